"""A citation as a line of text, to be pasted into a footnote."""

from datetime import date

from webapp import dates, labels
from webapp.citing.citation import Citation
from webapp.wording import gettext, long_date, part_of_date


def written(citation: Citation) -> str:
    return sentence(citation) + "\n"


def sentence(citation: Citation) -> str:
    """Publisher, title, date, address with the day of capture, address here."""
    parts = (
        citation.publisher,
        gettext("“%(title)s”", title=citation.title or gettext("Untitled")),
        _dated(citation.published),
        _live(citation),
        citation.permanent,
        gettext("Sample, reworded") if citation.sample else "",
    )
    return " ".join(f"{part}." for part in parts if part)


def _dated(parts: tuple[int, ...]) -> str:
    match parts:
        case (year, month, day):
            return long_date(date(year, month, day))
        case (year, month):
            return part_of_date(date(year, month, 1), "yMMMM")
        case (year,):
            return labels.year(str(year))
        case _:
            return gettext("No sure date")


def _live(citation: Citation) -> str:
    if citation.captured is None or not citation.address:
        return citation.address
    when = dates.iso_in_words(citation.captured.isoformat())
    return gettext("%(address)s (archived %(date)s)", address=citation.address, date=when)
