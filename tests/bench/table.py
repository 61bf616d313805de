"""The figures for people, as tables, and for programs, as JSON."""

import json
import os
import platform
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from importlib.metadata import PackageNotFoundError, version

from tests.bench.figures import Figures
from tests.bench.questions import EACH, TURN, Kind

_LIBRARIES = ("numpy", "whoosh", "tantivy", "bm25s", "xapian-bindings-binary")
_MEGABYTE = 1e6

Column = tuple[str, Callable[[Figures, Figures | None], str]]


def text(documents: int, runs: int, engines: Mapping[str, Figures]) -> str:
    ours = engines.get("ours")
    return "\n\n".join(
        (
            _set_up(documents, runs, engines),
            _table(_columns(documents), engines, ours),
            _table(_kinds(), engines, ours),
        )
    )


def as_json(documents: int, runs: int, engines: Mapping[str, Figures]) -> str:
    """Seconds and bytes."""
    figures = {name: asdict(one) for name, one in engines.items()}
    found = {"documents": documents, "runs": runs, "machine": _machine(), "engines": figures}
    return json.dumps(found, indent=2) + "\n"


def _set_up(documents: int, runs: int, engines: Mapping[str, Figures]) -> str:
    each = {name: f"{name}: {one.about}" for name, one in engines.items()}
    return "\n".join(
        (
            f"{documents:,} documents; {_machine()}",
            f"{runs} rounds of {EACH} queries a kind after one to warm up; medians of those,",
            f"each of other queries; each engine, in its own process, answers {TURN} in turn",
            "same: answers with the totals and facet counts of ours",
            "a result page: best ten with snippets, exact total, counts of year, minister, source",
            *each.values(),
        )
    )


def _machine() -> str:
    libraries = ", ".join(filter(None, map(_version, _LIBRARIES)))
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {libraries}"


def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return ""


def _columns(documents: int) -> list[Column]:
    return [
        ("docs/s", lambda one, _: f"{documents / one.index_wall:,.0f}"),
        ("wall s", lambda one, _: f"{one.index_wall:.1f}"),
        ("cpu s", lambda one, _: f"{one.index_cpu:.1f}"),
        ("MB", lambda one, _: f"{one.size / _MEGABYTE:,.0f}"),
        ("p50 ms", lambda one, _: f"{1000 * one.p50:.2f}"),
        ("p95 ms", lambda one, _: f"{1000 * one.p95:.2f}"),
        ("ours/it p50", lambda one, ours: _ratio(ours and ours.p50, one.p50)),
        ("ours/it p95", lambda one, ours: _ratio(ours and ours.p95, one.p95)),
        ("it/ours wall", lambda one, ours: _ratio(one.index_wall, ours and ours.index_wall)),
        ("build/query MB", _memory),
        ("first ms", lambda one, _: f"{1000 * one.first:.0f}"),
        ("+100 cpu s", lambda one, _: "–" if one.add_cpu is None else f"{one.add_cpu:.2f}"),
        ("same", lambda one, _: "–" if one.same is None else f"{one.same}/{one.asked}"),
    ]


def _kinds() -> list[Column]:
    """Medians by kind of query, in milliseconds."""
    return [(f"{kind} ms", partial(_of_kind, kind)) for kind in Kind]


def _of_kind(kind: Kind, one: Figures, _: Figures | None) -> str:
    return f"{1000 * one.kinds[kind]:.2f}" if kind in one.kinds else "–"


def _memory(one: Figures, _: Figures | None) -> str:
    return f"{one.rss / _MEGABYTE:,.0f}/{one.rss_query / _MEGABYTE:,.0f}"


def _ratio(upper: float | None, lower: float | None) -> str:
    return f"{upper / lower:.3f}" if upper and lower else "–"


def _table(columns: list[Column], engines: Mapping[str, Figures], ours: Figures | None) -> str:
    rows = [["", *(title for title, _ in columns)]]
    rows += [[name, *(cell(one, ours) for _, cell in columns)] for name, one in engines.items()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
