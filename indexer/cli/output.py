"""Text for terminals and scripts: whatever archived pages and file names hold, it stays text."""

import json
import sys
from collections.abc import Mapping
from typing import Any
from unicodedata import category

FAILED = 3  # exit status: done, except for failures that the output names
_CONTROL = frozenset({"Cc", "Zl", "Zp"})  # control characters, line and paragraph separators


def printable(text: str) -> str:
    """One line, with control characters written out: no name may command the terminal."""
    return "".join(ascii(c)[1:-1] if category(c) in _CONTROL else c for c in text)


def json_text(value: Mapping[str, Any]) -> str:
    """JSON that stays valid in the encoding of standard output."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return json.dumps(value, ensure_ascii=not unicode, indent=2)
