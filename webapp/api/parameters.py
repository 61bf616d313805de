"""The parameters of a search, strictly: the page forgives an odd address, the API names it."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from indexer.model import Kind, Query, Sort
from indexer.query.parser import LONGEST
from webapp import query_string
from webapp.query_string import FACET_NAMES, MAX_PAGE, MAX_SIZE, MAX_VALUE, MAX_VALUES, Args

_CONTROL = r"\x00-\x1f\x7f-\x9f"  # in no value of the archive, and to look for them is a mistake
_NO_CONTROL = f"[^{_CONTROL}]*"
_PRINTED = rf"^{_NO_CONTROL}[^\s{_CONTROL}]{_NO_CONTROL}$"
_Text = Annotated[str, Field(max_length=MAX_VALUE, pattern=_PRINTED)]
_END = r"[0-9]{4}(-(0[1-9]|1[0-2]))?"  # a year or a month
_Year = Annotated[str, Field(pattern=rf"^(undated|{_END}|{_END}\.\.({_END})?|\.\.{_END})$")]
_Language = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$")]
_VALUES: Mapping[str, Any] = {"year": _Year, "kind": Kind, "language": _Language}


class _Switch(StrEnum):
    OFF = "0"
    ON = "1"


class MalformedRequest(Exception):
    """Parameters that make no search; the message says which, and what is wrong."""


def _facet(name: str, says: str) -> tuple[Any, Any]:
    value: Any = _VALUES.get(name, _Text)
    return list[value], Field(default=[], max_length=MAX_VALUES, description=f"{says} of {name}")


_FACETS: dict[str, Any] = {
    **{name: _facet(name, "Any of these values") for name in FACET_NAMES},
    **{f"not_{name}": _facet(name, "None of these values") for name in FACET_NAMES},
}
_DEFAULT = Query()

SearchParameters = create_model(
    "SearchParameters",
    __config__=ConfigDict(extra="forbid"),
    q=(str, Field("", max_length=LONGEST, description="The query, as typed into the page")),
    sort=(Sort, Field(_DEFAULT.sort, description="The order of the hits")),
    exact=(_Switch, Field(_Switch.OFF, description="1: words as written, not in any inflection")),
    grouped=(
        _Switch,
        Field(_Switch.OFF, description="1: of documents that say the same, one as a hit"),
    ),
    page=(int, Field(_DEFAULT.page, ge=1, le=MAX_PAGE, description="Counted from 1")),
    size=(int, Field(_DEFAULT.size, ge=1, le=MAX_SIZE, description="Hits on a page")),
    **_FACETS,
)


class Wish(BaseModel):
    """What a run is to do besides: as the options of `communique index`."""

    model_config = ConfigDict(extra="forbid", strict=True)

    rebuild: bool = False
    prune: bool = False


def query(args: Args) -> Query:
    """Raise `MalformedRequest` for an unknown parameter, or a value that makes no sense."""
    check(args, SearchParameters)
    return replace(query_string.load(args), grouped=args.get("grouped") == _Switch.ON)


def check(args: Args, model: type[BaseModel]) -> None:
    given = {
        name: values if name in _FACETS or len(values) > 1 else values[0]
        for name, values in args.lists()
    }
    try:
        model.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"][:1])) or "the request"
        raise MalformedRequest(f"{where}: {first['msg']}") from error
