"""How wide a text is set, which tells more of its weight than how many characters it has."""

import re

_WIDE = re.compile(  # blocks of East Asian Width W or F, but for symbols
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6"
    "\U00020000-\U0003fffd]"
)


def width(text: str) -> int:
    """Columns of a text; Chinese and Japanese characters take two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def is_wide(character: str) -> bool:
    return bool(_WIDE.match(character))
