"""Values as JSON: those of a noun in the order of its fields, without their names."""

import json
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

import orjson

from indexer.model import Capture, Mention, Precision, Published, Stripped, Version

_VALUES: dict[type[object], "attrgetter[Any]"] = {
    kind: attrgetter(*(field.name for field in fields(kind)))
    for kind in (Published, Mention, Stripped, Capture, Version)
}
_PRECISIONS = {precision.value: precision for precision in Precision}


def written(values: object) -> bytes:
    """One line."""
    try:
        return orjson.dumps(values, _values, orjson.OPT_PASSTHROUGH_DATACLASS)
    except orjson.JSONEncodeError:  # archived text may hold lone surrogates
        text = json.dumps(values, default=_values, ensure_ascii=False, check_circular=False)
        return text.encode("utf-8", "surrogatepass")


def read(written: bytes) -> Any:
    try:
        return orjson.loads(written)
    except orjson.JSONDecodeError:
        return json.loads(written.decode("utf-8", "surrogatepass"))


def _values(value: object) -> Any:
    return _VALUES[type(value)](value)


def published(values: list[Any]) -> Published:
    date, precision, rule, evidence, runner_up = values
    if runner_up:
        return Published(date, _PRECISIONS[precision], rule, evidence, published(runner_up))
    return _published(date, precision, rule, evidence)


@lru_cache(maxsize=4096)
def _published(date: str | None, precision: str, rule: str, evidence: str) -> Published:
    """The same few days come again and again on pages of results."""
    return Published(date, _PRECISIONS[precision], rule, evidence)
