"""What htmx says of a request: is a whole page asked for, or what changes on the one in sight?"""

from urllib.parse import urlsplit

from flask import Response, request

SEARCH_BOX = "q"  # id and name of the input that searches as one types


def wants_fragment() -> bool:
    """A history restore replaces the whole body, so it gets the whole page."""
    return _says("REQUEST") == "true" and _says("HISTORY_RESTORE_REQUEST") != "true"


def is_typing() -> bool:
    """The search box asks by itself, before its form is submitted."""
    return _says("TRIGGER") == SEARCH_BOX and wants_fragment()


def address_follows(response: Response, address: str) -> None:
    """Name the address of a fragment: typing replaces the one in sight, choosing adds to it."""
    header = "HX-Replace-Url" if is_typing() or address == _in_sight() else "HX-Push-Url"
    response.headers[header] = address


def _in_sight() -> str:
    """The address in the browser's bar, as far as it is ours to write."""
    try:
        parts = urlsplit(_says("CURRENT_URL"))
    except ValueError:  # the header is the client's to write
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _says(name: str) -> str:
    """The header `HX-…` of that name, as WSGI hands it on; "" where it is not there."""
    found: str = request.environ.get(f"HTTP_HX_{name}", "")
    return found
