"""Tag clouds, told by their shape: a site's labels run together in one line."""

import re
from collections.abc import Sequence
from itertools import pairwise

CLOUD = "tag cloud"  # the rule
_WORDS = 25  # and more
_STOP_SHARE = 0.10
_CAPITAL_SHARE = 0.55
_LABELS = 8
_STOP = frozenset(
    {"a", "also", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has",
     "have", "he", "her", "his", "in", "is", "it", "its", "not", "of", "on", "or", "our", "said",
     "she", "that", "the", "their", "they", "this", "to", "was", "we", "were", "which", "who",
     "will", "with", "would"}
)  # fmt: skip
_COUNTS = 12
_COUNT = re.compile(r"\w \(\d{1,5}\)(?=[\s,;|·•]|$)")
_PARTS = re.compile(r"[\s、，|｜/／]+")
_IDEOGRAPH = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
_ENDS = ("。", ".", "!", "?", ":", "：")
_LABEL = re.compile(r"\b[\w()/ ]{1,30}: (?=\w)")
_SENTENCE_END = re.compile(r"[a-z)][.!?](?:\s+[A-Z]|$)")
_SENTENCE_ENDS = 2  # one may stand in an abbreviation
_SORTED = 0.8  # share of labels that stand in the order of the alphabet
_MARKS = "#([\"'“‘"  # before a label


def is_cloud(line: str) -> bool:
    """Whether a line has the shape of a tag cloud rather than of prose."""
    if not _is_without_sentences(line.split(), line):
        return False
    if len(_LABEL.findall(line)) >= _LABELS or len(_COUNT.findall(line)) >= _COUNTS:
        return True
    return _is_titled(line.split()) and not _is_list(line)


def are_labels(line: str) -> bool:
    """Whether a line above a text is a cloud, be its labels in lower case or parted by commas."""
    words = _PARTS.split(line)
    prose = line.endswith(_ENDS) or bool(_SENTENCE_END.search(line))
    return is_cloud(line) or (not prose and _is_without_sentences(words, line))


def is_column(lines: Sequence[str]) -> bool:
    """Whether lines are a tag cloud, a label in each: with kinds of labels, in alphabetical order.

    The names of delegates may be in order too, but have no kinds.
    """
    labels = len(_LABEL.findall(" ".join(f"{line} " for line in lines)))
    if len(lines) < _WORDS or labels < _LABELS:
        return False
    rising = sum(one.casefold() <= other.casefold() for one, other in pairwise(lines))
    return rising >= _SORTED * (len(lines) - 1)


def _is_without_sentences(words: Sequence[str], line: str) -> bool:
    if len(words) < _WORDS or "。" in line or len(_SENTENCE_END.findall(line)) >= _SENTENCE_ENDS:
        return False
    return sum(word.lower() in _STOP for word in words) < _STOP_SHARE * len(words)


def _is_titled(words: Sequence[str]) -> bool:
    """Whether most words begin as a label does: with a capital, or in Japanese, with no space."""
    first = [word.lstrip(_MARKS)[:1] for word in words]
    titled = sum(one.isupper() or bool(_IDEOGRAPH.match(one)) for one in first)
    return titled >= _CAPITAL_SHARE * len(words)


def _is_list(line: str) -> bool:
    """A list of names parts them by commas or semicolons."""
    return line.count(",") + line.count(";") + line.count("、") >= len(line.split()) / 6
