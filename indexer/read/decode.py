"""Bytes to text: which encoding, with what certainty."""

import codecs
import re
import unicodedata
from typing import NamedTuple

import cchardet

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32le"),  # begins as UTF-16's mark does, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
_ASCII = re.compile(r"[\x00-\x7f]+")
_ASCII_BYTES = bytes(range(128))
_ISO_2022_JP = re.compile(rb"\x1b(?:\$[B@]|\([JI])")
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,30})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 8192

# names as browsers know them; what a page or a detector calls by another name, or too narrowly
_MEANT = {
    "ascii": "windows-1252", "cp1252": "windows-1252", "cp932": "shift_jis", "gb2312": "gb18030",
    "gbk": "gb18030", "iso-8859-1": "windows-1252", "latin-1": "windows-1252",
    "ms_kanji": "shift_jis", "shift-jis": "shift_jis", "sjis": "shift_jis",
    "us-ascii": "windows-1252", "windows-31j": "shift_jis", "x-euc-jp": "euc-jp",
    "x-sjis": "shift_jis",
}  # fmt: skip
_CODECS = {"shift_jis": "cp932", "iso-2022-jp": "iso2022_jp_ext"}  # supersets that are really meant
_JAPANESE = {"shift_jis", "euc-jp"}
_LATIN = re.compile(r"iso-8859-(1|2|3|4|9|10|13|14|15|16)|windows-125[0247]|mac|ibm|viscii")
_SURE = 0.5  # cchardet's confidence below which its guess is no better than none
_MANY = 40  # bytes beyond ASCII that it takes to tell one Latin alphabet from another
_BAD_SHARE = 3  # so many good characters must stand against each bad one


class Decoded(NamedTuple):
    text: str
    charset: str


def decode(payload: bytes, declared: str = "") -> Decoded:
    """The text and the encoding it was read with; `declared` is what the server said."""
    for bom, charset in _BOMS:
        if payload.startswith(bom):
            return Decoded(payload.removeprefix(bom).decode(charset, "replace"), charset)
    return (
        _iso_2022_jp(payload)
        or _utf8(payload)
        or _declared(payload, declared)
        or _guessed(payload)
        or Decoded(payload.decode("windows-1252", "replace"), "windows-1252")
    )


def _iso_2022_jp(payload: bytes) -> Decoded | None:
    """Japanese in ASCII bytes with escapes, which any ASCII reader takes for its own."""
    if not payload.isascii() or not _ISO_2022_JP.search(payload):
        return None
    return _strict(payload, "iso-2022-jp")


def _utf8(payload: bytes) -> Decoded | None:
    """UTF-8, and UTF-8 with a few bytes broken."""
    whole = _strict(payload, "utf-8")
    if whole:
        return whole
    text = payload.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(_ASCII.sub("", text)) - bad
    return Decoded(text, "utf-8") if good >= bad * _BAD_SHARE else None


def _declared(payload: bytes, declared: str) -> Decoded | None:
    """The declared encoding, where it is Japanese and the text bears it out.

    Other declarations are wrong too often to be worth more than the bytes themselves.
    """
    found = _DECLARED.search(payload[:_DECLARED_WITHIN])
    named = [declared.lower(), found[1].decode("ascii", "ignore").lower() if found else ""]
    for charset in (_MEANT.get(name, name) for name in named):
        decoded = _strict(payload, charset) if charset in _JAPANESE else None
        if decoded and _is_japanese(decoded.text):
            return decoded
    return None


def _guessed(payload: bytes) -> Decoded | None:
    guess = cchardet.detect(payload)
    if not guess["encoding"] or (guess["confidence"] or 0) < _SURE:
        return None
    name = str(guess["encoding"]).lower()
    few = len(payload.translate(None, _ASCII_BYTES)) < _MANY
    return None if few and _LATIN.match(name) else _strict(payload, _MEANT.get(name, name))


def _strict(payload: bytes, charset: str) -> Decoded | None:
    try:
        return Decoded(payload.decode(_CODECS.get(charset, charset)), charset)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_japanese(text: str) -> bool:
    """Whether the characters beyond ASCII stand as they do in Japanese text.

    Half-width katakana are what EUC-JP looks like when read as Shift_JIS; a single ideograph
    between Latin letters is what becomes of a typographic quote of windows-1252.
    """
    wide = [at for at, character in enumerate(text) if character > "\x7f"]
    odd = sum(_is_odd(text, at) for at in wide)
    return odd * 5 <= len(wide)


def _is_odd(text: str, at: int) -> bool:
    name = unicodedata.name(text[at], "")
    if name.startswith("CJK UNIFIED"):
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        return before.isascii() and after.isascii() and (before + after).strip() != ""
    return not name or name.startswith("HALFWIDTH KATAKANA")
