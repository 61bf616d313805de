"""Years and ranges of years as people write them: 2019, 2019..2023, 2019.., ..2023."""

import re

from indexer.query.clauses import Years

_RANGE = re.compile(r"([0-9]{4})?\.{2,3}([0-9]{4})?")
_YEAR = re.compile(r"[0-9]{4}")
_BEGUN = re.compile(r"[0-9]{1,3}|([0-9]{4})?\.{1,3}[0-9]{0,3}")


def year_range(text: str) -> Years | None:
    """The range that the text is, if it is one."""
    match = _RANGE.fullmatch(text)
    if not match or not (match[1] or match[2]):
        return None
    first, last = (int(end) if end else None for end in match.groups())
    if first is not None and last is not None and first > last:
        return Years(last, first)
    return Years(first, last)


def years(text: str) -> Years | None:
    """A single year, or a range."""
    return Years(int(text), int(text)) if _YEAR.fullmatch(text) else year_range(text)


def begun(text: str) -> bool:
    """Whether a year or a range may yet come of it."""
    return bool(_BEGUN.fullmatch(text))
