"""How wide a text is set, which tells more of its weight than how many characters it has."""

from unicodedata import east_asian_width


def width(text: str) -> int:
    """Columns of a text; Chinese and Japanese characters take two."""
    return len(text) if text.isascii() else len(text) + sum(map(is_wide, text))


def is_wide(character: str) -> bool:
    return east_asian_width(character) in {"W", "F"}
