"""Where words begin and end in text of any script."""

import re
import unicodedata
from itertools import groupby

from indexer.analysis.folding import APOSTROPHES, JOINERS, MIDDLE_DOTS

# Scripts written without spaces between words; Hangul too, whose particles cling to the noun.
_UNSPACED = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\uff66-\uff9f"
    "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e80-\u0ecd\u1000-\u109f\u1780-\u17d3"
)
_MARKS = "".join(
    f"{run[0]}-{run[-1]}"
    for marks, group in groupby(
        map(chr, range(0x300, 0x10000)), lambda char: unicodedata.category(char) in {"Mn", "Mc"}
    )
    if marks and (run := list(group))
)
_LETTER = rf"[^\W_{_UNSPACED}]"
_PART = rf"{_LETTER}+(?:[{_MARKS}{JOINERS}]+{_LETTER}*)*"
_WORD = rf"{_PART}(?:[{APOSTROPHES}]{_PART})*"
_RUN = rf"[{_UNSPACED}][{_UNSPACED}{_MARKS}]*"
_HYPHEN = "[-\u2010\u2011\uff0d]"

UNSPACED = re.compile(f"[{_UNSPACED}]")
CLUSTER = re.compile(rf"[{_UNSPACED}][{_MARKS}\uff9e\uff9f]*")
PART = re.compile(_WORD)
CHUNK = re.compile(
    rf"(?P<unspaced>{_RUN}(?:[{MIDDLE_DOTS}]{_RUN})*)"
    rf"|(?P<dotted>(?<!\w)(?:[^\W\d_{_UNSPACED}]\.){{2,}}(?:[^\W\d_{_UNSPACED}](?!\w))?)"
    rf"|(?P<word>{_WORD})(?P<compound>(?:{_HYPHEN}{_WORD})+)?"
)
