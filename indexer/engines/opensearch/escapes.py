"""Characters that JSON, UTF-8 or the index's analyzer cannot carry, and back."""

import re

BETWEEN = "|"  # between the terms at one position
NOTHING = "\ue000"  # a position without a term

_SPACE, _BAR, _LONE = "\ue001", "\ue002", "\ue003"
_SURROGATE = re.compile("[\ud800-\udfff]")
_WRITTEN = re.compile(f"{_LONE}([0-9a-f]{{4}})")


def escaped(term: str) -> str:
    """A term as one piece: compatibility forms may fold to several words."""
    if term.isalnum() and term.isascii():
        return term
    return key(re.sub(r"\s", _SPACE, term).replace(BETWEEN, _BAR))


def unescaped(term: str) -> str:
    return unkey(term).replace(_SPACE, " ").replace(_BAR, BETWEEN)


def key(text: str) -> str:
    """Any text, lone surrogates written out."""
    return _SURROGATE.sub(lambda match: f"{_LONE}{ord(match[0]):04x}", text)


def unkey(text: str) -> str:
    return _WRITTEN.sub(lambda match: chr(int(match[1], 16)), text)


def json_text(text: str) -> str:
    """JSON with lone surrogates written as JSON writes them."""
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
