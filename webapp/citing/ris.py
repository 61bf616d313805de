"""RIS, by rispy."""

import rispy

from webapp.citing.citation import Citation, kind_in_words


class _Writer(rispy.RisWriter):  # type: ignore[misc]  # rispy has no types
    """Without rispy's running number before each record, which the format does not know."""

    def set_header(self, count: int) -> str:  # noqa: ARG002 -- rispy's name and order
        return ""


def written(citation: Citation) -> str:
    """One record of an electronic source."""
    parts = citation.published
    fields = {
        "type_of_reference": "ELEC",
        "title": citation.title,
        "publisher": citation.publisher,
        "year": f"{parts[0]:04}" if parts else "",
        "date": "/".join(f"{part:02}" for part in parts),
        "language": citation.language,
        "id": citation.id,
        "access_date": citation.captured.strftime("%Y/%m/%d") if citation.captured else "",
    }
    entry: dict[str, object] = {name: value for name, value in fields.items() if value}
    entry["authors"] = [citation.publisher] if citation.publisher else []
    entry["urls"] = [address for address in (citation.address, citation.permanent) if address]
    entry["notes"] = [kind_in_words(citation)]
    return str(rispy.dumps([entry], implementation=_Writer))
