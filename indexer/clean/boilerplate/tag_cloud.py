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
_LABEL = re.compile(r"\b[\w()/ ]{1,30}: (?=\w)")
_SENTENCE_END = re.compile(r"[a-z)][.!?](?:\s+[A-Z]|$)")
_SENTENCE_ENDS = 2  # one may stand in an abbreviation
_SORTED = 0.8  # share of labels that stand in the order of the alphabet
_MARKS = "#([\"'“‘"  # before a label


def is_cloud(line: str) -> bool:
    """Whether a line has the shape of a tag cloud rather than of prose."""
    labels = len(_LABEL.findall(line))
    return _is_without_sentences(line) and (
        labels >= _LABELS or (_is_titled(line) and not _is_list(line))
    )


def are_labels(line: str) -> bool:
    """Whether a line is a tag cloud or, the same in shape, a list of names parted by commas."""
    return _is_without_sentences(line) and (_is_titled(line) or is_cloud(line))


def is_column(lines: Sequence[str]) -> bool:
    """Whether lines are a tag cloud, a label in each: with kinds of labels, in alphabetical order.

    The names of delegates may be in order too, but have no kinds.
    """
    labels = len(_LABEL.findall(" ".join(f"{line} " for line in lines)))
    if len(lines) < _WORDS or labels < _LABELS:
        return False
    rising = sum(one.casefold() <= other.casefold() for one, other in pairwise(lines))
    return rising >= _SORTED * (len(lines) - 1)


def _is_without_sentences(line: str) -> bool:
    words = line.split()
    if len(words) < _WORDS or len(_SENTENCE_END.findall(line)) >= _SENTENCE_ENDS:
        return False
    return sum(word.lower() in _STOP for word in words) < _STOP_SHARE * len(words)


def _is_titled(line: str) -> bool:
    words = line.split()
    return sum(word.lstrip(_MARKS)[:1].isupper() for word in words) >= _CAPITAL_SHARE * len(words)


def _is_list(line: str) -> bool:
    """A list of names parts them by commas or semicolons."""
    return line.count(",") + line.count(";") + line.count("、") >= len(line.split()) / 6
