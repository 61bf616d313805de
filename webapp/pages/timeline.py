"""Offices as bars on a line of time, with the documents of each year below them."""

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.authority import Tenure
from webapp import offices

ROW = 26  # px of an office
_TOP, _DOCUMENTS, _MOST_LABELS = 20, 40, 10


@dataclass(frozen=True, slots=True)
class Bar:
    """An office; x and width in per cent."""

    x: float
    width: float
    y: int
    label: str
    open: bool  # its end is not known


@dataclass(frozen=True, slots=True)
class Tick:
    """A year: a line, a label, or the height of its documents; x in per cent."""

    x: float
    label: str = ""
    width: float = 0.0
    height: float = 0.0  # px
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class Timeline:
    bars: tuple[Bar, ...]
    years: tuple[Tick, ...]
    documents: tuple[Tick, ...]
    ground: int
    height: int


def timeline(tenures: tuple[Tenure, ...], documents: Mapping[int, int]) -> Timeline | None:
    """None where no office is known."""
    if not tenures:
        return None
    held = sorted(tenures, key=lambda tenure: tenure.first)
    ends = [_time(t.last or t.last_seen or t.first, end=True) for t in held]
    known = [year for year, count in documents.items() if count]
    low = int(min([_time(held[0].first), *known]))
    high = int(max([*ends, *(year + 1 for year in known)])) + 1
    scale = 100 / (high - low)
    ground = _TOP + ROW * len(held) + _DOCUMENTS
    most = max(documents.values(), default=1) or 1
    return Timeline(
        bars=tuple(
            _bar(tenure, place, low, scale, end)
            for place, (tenure, end) in enumerate(zip(held, ends, strict=True))
        ),
        years=_years(low, high, scale),
        documents=tuple(
            _document(year, count, low, scale, most, ground)
            for year, count in sorted(documents.items())
            if count
        ),
        ground=ground,
        height=ground + 4,
    )


def _bar(tenure: Tenure, place: int, low: int, scale: float, end: float) -> Bar:
    first = _time(tenure.first)
    return Bar(
        x=round((first - low) * scale, 2),
        width=round(max((end - first) * scale, 0.4), 2),
        y=_TOP + ROW * place,
        label=offices.role(tenure.role),
        open=tenure.last is None,
    )


def _document(year: int, count: int, low: int, scale: float, most: int, ground: int) -> Tick:
    height = round(max(2.0, (_DOCUMENTS - 12) * count / most), 1)
    x = round((year - low) * scale + scale * 0.1, 2)
    return Tick(x, str(count), round(scale * 0.8, 2), height, round(ground - height, 1))


def _years(low: int, high: int, scale: float) -> tuple[Tick, ...]:
    step = next(s for s in (1, 2, 5, 10, 20, 50) if (high - low) / s <= _MOST_LABELS or s == 50)  # noqa: PLR2004 -- the last step
    first = low + -low % step
    return tuple(Tick(round((y - low) * scale, 2), str(y)) for y in range(first, high, step))


def _time(date: str, *, end: bool = False) -> float:
    """A date in years; of one known to the year or month its beginning, or its end."""
    year, month, day = (*(int(part) for part in date.split("-")), 0, 0)[:3]
    if not month:
        return year + (1.0 if end else 0.0)
    if not day:
        return year + (month if end else month - 1) / 12
    return year + (month - 1) / 12 + (day - 1) / 372
