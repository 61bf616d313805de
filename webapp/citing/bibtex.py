"""BibTeX, with biblatex's `date` and `urldate` beside the older fields.

pybtex's writer would escape addresses too, which biblatex and Zotero take as they stand.
"""

from urllib.parse import quote

from webapp.citing.citation import Citation, kind_in_words

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "{": "(",  # a brace without its partner cannot be written in BibTeX
        "}": ")",
    }
)
_AS_IT_STANDS = "!#$%&'()*+,/:;=?@[]~"  # of an address; braces, quotes and blanks are encoded


def written(citation: Citation) -> str:
    """One `@misc` entry; doubled braces keep a title's capitals and a publisher's name whole."""
    fields = {
        "title": _whole(citation.title),
        "author": _whole(citation.publisher),
        **_date(citation.published),
        "howpublished": kind_in_words(citation),
        "language": citation.language.translate(_LATEX),
        "url": _address(citation.address or citation.permanent),
        "urldate": citation.captured.isoformat() if citation.captured else "",
        "note": rf"Archived page, \url{{{_address(citation.permanent)}}}",
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{communique-{citation.id},\n{''.join(lines)}}}\n"


def _whole(text: str) -> str:
    return f"{{{text.translate(_LATEX)}}}" if text else ""


def _address(text: str) -> str:
    return quote(text, safe=_AS_IT_STANDS)


def _date(parts: tuple[int, ...]) -> dict[str, str]:
    """BibTeX knows year and month; the whole date is biblatex's."""
    dated = {"year": f"{parts[0]:04}"} if parts else {}
    if len(parts) > 1:
        dated["month"] = _MONTHS[parts[1] - 1]
    if len(parts) == 3:  # noqa: PLR2004 -- year, month, day
        dated["date"] = "{:04}-{:02}-{:02}".format(*parts)
    return dated
