"""A form with a box for each part of a query: it writes the query that one could type."""

import re
from collections.abc import Callable, Iterator, Mapping

from indexer.model import Kind
from webapp import labels
from webapp.wording import gettext_noop

# By the name of the box: what stands beside it
BOXES: Mapping[str, str] = {
    "words": gettext_noop("All of these words"),
    "phrase": gettext_noop("These words exactly so"),
    "some": gettext_noop("One of these words at least"),
    "none": gettext_noop("None of these words"),
    "title": gettext_noop("Words in the title"),
    "minister": gettext_noop("Naming this person"),
    "source": gettext_noop("Published by"),
    "after": gettext_noop("Dated from this year, month or day on"),
    "before": gettext_noop("Dated before this year, month or day"),
}
HINTS: Mapping[str, str] = {
    "minister": gettext_noop("in any spelling or script: Kamikawa Yoko, 上川陽子"),
    "after": gettext_noop("2019, 2019-06 or 2019-06-30"),
    "before": gettext_noop("2020, 2020-01 or 2020-01-31"),
}
_QUOTES = re.compile(r'["“”„«»]')


def query_of(given: Mapping[str, str]) -> str:
    """The query that these boxes make; empty ones say nothing."""
    return " ".join(_clauses({name: " ".join(text.split()) for name, text in given.items()}))


def kinds() -> tuple[tuple[str, str], ...]:
    return tuple((kind.value, labels.value("kind", kind.value)) for kind in Kind)


def _clauses(given: Mapping[str, str]) -> Iterator[str]:
    for name, written in _WRITTEN.items():
        if text := _QUOTES.sub("", given.get(name, "")).strip():
            yield from written(text)


def _each(sign: str) -> Callable[[str], Iterator[str]]:
    return lambda text: (f"{sign}{word}" for word in text.split())


def _whole(template: str) -> Callable[[str], Iterator[str]]:
    return lambda text: iter((template.format(text),))


def _some(text: str) -> Iterator[str]:
    words = text.split()
    yield f"({' OR '.join(words)})" if len(words) > 1 else text


# How each box stands in the query
_WRITTEN: Mapping[str, Callable[[str], Iterator[str]]] = {
    "words": _whole("{}"),
    "phrase": _whole('"{}"'),
    "some": _some,
    "none": _each("-"),
    "title": _each("title:"),
    "minister": _whole('minister:"{}"'),
    "source": _whole('source:"{}"'),
    "kind": _whole("kind:{}"),
    "after": _whole("after:{}"),
    "before": _whole("before:{}"),
}
