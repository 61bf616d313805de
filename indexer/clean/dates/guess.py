"""The date that htmldate makes of a whole page, for want of better evidence."""

from htmldate import find_date

from indexer.clean.dates.calendar import is_iso

_LOOKED_AT = 200_000  # characters; what tells a date stands near the beginning


def guessed(html: str) -> str:
    """The day, "" where nothing is found."""
    date = find_date(html[:_LOOKED_AT], original_date=True, extensive_search=False)
    return date if date and is_iso(date) else ""
