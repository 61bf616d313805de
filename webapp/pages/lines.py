"""The drawing of trends: lines over periods, in the units of an SVG's view box."""

from dataclasses import dataclass

from webapp.pages.trends import Point, Series, Trends
from webapp.wording import decimal

WIDTH, HEIGHT = 720, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 8, 14, 26
_LABELS = 9  # periods named below the axis
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    point: Point


@dataclass(frozen=True, slots=True)
class Line:
    """One search: broken where the archive holds nothing."""

    number: int  # 1 to 4, for its colour, its dashes and the shape of its dots
    text: str
    paths: tuple[str, ...]  # `points` of polylines
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Band:
    """A period of which the archive holds nothing."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Drawing:
    lines: tuple[Line, ...]
    across: tuple[Tick, ...]  # periods
    up: tuple[Tick, ...]  # counts or per cent
    empty: tuple[Band, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    ground: int = HEIGHT - _BOTTOM


def drawing(trends: Trends) -> Drawing | None:
    """None where there is no period to draw."""
    if not trends.periods:
        return None
    share = trends.asked.share
    values = [_value(p, share=share) for one in trends.series for p in one.points if p]
    step = _step(max(values, default=0))
    top = max(step, -(-max(values, default=0) // step) * step)
    lines = tuple(
        _line(number, one, top, share=share) for number, one in enumerate(trends.series, start=1)
    )
    return Drawing(lines, _across(trends.periods), _up(top, step), _empty(trends.held))


def _value(point: Point, *, share: bool) -> float:
    return point.share if share else point.count


def _line(number: int, series: Series, top: float, *, share: bool) -> Line:
    paths: list[list[str]] = [[]]
    dots = []
    for place, point in enumerate(series.points):
        if point is None:
            paths.append([])
            continue
        x = _x(place, len(series.points))
        y = round(_y(_value(point, share=share), top), 1)
        paths[-1].append(f"{x},{y}")
        if point.count:
            dots.append(Dot(x, y, point))
    drawn = tuple(" ".join(path) for path in paths if len(path) > 1)
    return Line(number, series.text, drawn, tuple(dots))


def _x(place: int, periods: int) -> float:
    width = WIDTH - _LEFT - _RIGHT
    return round(_LEFT + width * (place + 0.5) / periods, 1)


def _y(value: float, top: float) -> float:
    return HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * value / top


def _across(periods: tuple[str, ...]) -> tuple[Tick, ...]:
    every = -(-len(periods) // _LABELS)
    places = range(0, len(periods), every)
    return tuple(Tick(_x(place, len(periods)), periods[place]) for place in places)


def _step(highest: float) -> int:
    """The least of 1, 2, 5, 10, 20, … by which five lines reach the highest value."""
    scale = 1
    while True:
        for step in _STEPS:
            if step * scale * 5 >= highest:
                return step * scale
        scale *= 10


def _up(top: float, step: int) -> tuple[Tick, ...]:
    return tuple(
        Tick(round(_y(value, top), 1), decimal(value)) for value in range(0, int(top) + 1, step)
    )


def _empty(held: tuple[int, ...]) -> tuple[Band, ...]:
    width = round((WIDTH - _LEFT - _RIGHT) / len(held), 2)
    return tuple(
        Band(round(_x(place, len(held)) - width / 2, 1), width)
        for place, count in enumerate(held)
        if not count
    )
