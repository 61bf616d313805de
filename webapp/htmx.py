"""htmx-flask, typed: is a whole page asked for, or only what changes on the one in sight?"""

from typing import Protocol, cast
from urllib.parse import urlsplit

from flask import Flask, Response, request
from htmx_flask import Htmx

SEARCH_BOX = "q"  # id and name of the input that searches as one types


class _HtmxHeaders(Protocol):
    history_restore_request: bool
    trigger: str | None
    current_url: str | None

    def __bool__(self) -> bool: ...


def init(app: Flask) -> None:
    Htmx(app)


def wants_fragment() -> bool:
    """A history restore replaces the whole body, so it gets the whole page."""
    return bool(_htmx()) and not _htmx().history_restore_request


def is_typing() -> bool:
    """The search box asks by itself, before its form is submitted."""
    return wants_fragment() and _htmx().trigger == SEARCH_BOX


def address_follows(response: Response, address: str) -> None:
    """Name the address of a fragment: typing replaces the one in sight, choosing adds to it.

    Whether that in sight was chosen too, and so is kept, the page alone knows (`app.js`).
    """
    header = "HX-Replace-Url" if is_typing() or address == _in_sight() else "HX-Push-Url"
    response.headers[header] = address


def _in_sight() -> str:
    """The address in the browser's bar, as far as it is ours to write."""
    try:
        parts = urlsplit(_htmx().current_url or "")
    except ValueError:  # the header is the client's to write
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _htmx() -> _HtmxHeaders:
    return cast("_HtmxHeaders", request.htmx)  # type: ignore[attr-defined]  # set by Htmx
