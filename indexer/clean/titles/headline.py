"""A headline compared with other lines: which say the same, alone or over several lines."""

import re
import unicodedata
from collections.abc import Sequence

from indexer.clean.dates.lines import only_date
from indexer.model import Block

WINDOW = 4  # lines over which a headline may be broken
BADGE = re.compile(
    r"\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* (?!\d{4})"
    r"|\d{1,2}月\d{1,2}日\s+",
    re.IGNORECASE,
)  # the day before a headline, as weblogs set it
_FORM = re.compile(
    r"(?:joint )?(?:press )?(?:communiqu[eé]|statement|declaration)|(?:opening |closing |keynote )?"
    r"(?:speech|address|remarks|statement)|message|toast|exchange of notes"
    r"|memorandum of understanding",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"(?:between|by|delivered by|of|on|from)\s", re.IGNORECASE)
_FRAMED = re.compile(r"【\s*([^【】]+?)\s*】|［\s*([^［］]+?)\s*］|《\s*([^《》]+?)\s*》")
_OPENING = 90  # characters
_SENTENCE = re.compile(r".{20,}?(?:[^\W\d_A-Z]{2}[.!?](?=\s)|。)")
_WORD = re.compile(r"[^\W_]+")


def goes_on(above: str, line: str) -> bool:
    """Whether a headline begins with what it is and goes on with whose: "STATEMENT" "BY …"."""
    return bool(_FORM.fullmatch(above) and _WHOSE.match(line))


def unframed(headline: str) -> str:
    """The headline without brackets around all of it, in which Japanese offices like to set one."""
    framed = _FRAMED.fullmatch(headline)
    return framed[1] or framed[2] or framed[3] if framed else headline


def words_of(text: str) -> list[str]:
    """What counts when headlines are compared; a Japanese one counts by its characters."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return [part for word in words for part in ([word] if word.isascii() else word)]


def saying(lines: Sequence[str], headline: str) -> list[int]:
    """The places at which one line, or a few together, say the headline and nothing else."""
    wanted = words_of(headline)
    said = [words_of(BADGE.sub("", line, count=1)) for line in lines]
    return [at for at in range(len(lines)) if _repeats(said[at : at + WINDOW], wanted)]


def repeated(blocks: Sequence[Block], rules: Sequence[str], headline: str) -> list[str]:
    """The rules, "" for none, and one for blocks that only say the headline again."""
    wanted = words_of(headline)
    left = [at for at, rule in enumerate(rules) if not rule]
    said = [words_of(BADGE.sub("", blocks[at].text, count=1)) for at in left]
    found = list(rules)
    place = 0
    while place < len(left):
        size = _repeats(said[place : place + WINDOW], wanted)
        for at in left[place : place + size]:
            found[at] = "repeated headline"
        place += max(1, size)
    return found


def _repeats(said: Sequence[list[str]], wanted: list[str]) -> int:
    """How many of these lines, from the first on, say what is wanted and nothing else."""
    words: list[str] = []
    for count, line in enumerate(said, 1):
        words = words + line
        if not wanted or words != wanted[: len(words)]:
            return 0
        if len(words) == len(wanted):
            return count
    return 0


def opening(blocks: Sequence[Block]) -> str:
    """The beginning of a text, for want of a headline: its first sentence, or some words.

    A date alone is no beginning, unless there is nothing else.
    """
    texts = [block.text for block in blocks]
    text = next((text for text in texts if not only_date(text)), texts[0])
    if len(text) <= _OPENING:
        return text
    sentence = _SENTENCE.match(text[: _OPENING + 1])
    return sentence[0] if sentence else text[:_OPENING].rsplit(" ", 1)[0] + " …"
