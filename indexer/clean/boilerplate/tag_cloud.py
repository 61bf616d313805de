"""Tag clouds, told by their shape: a site's labels run together in one line."""

import re

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


def is_cloud(line: str) -> bool:
    """Whether a line has the shape of a tag cloud rather than of prose."""
    words = line.split()
    if len(words) < _WORDS:
        return False
    if len(_SENTENCE_END.findall(line)) >= _SENTENCE_ENDS:
        return False
    stop = sum(word.lower() in _STOP for word in words)
    capitals = sum(word[0].isupper() for word in words)
    labels = len(_LABEL.findall(line))
    titled = capitals >= _CAPITAL_SHARE * len(words) and not _is_list(line)
    return stop < _STOP_SHARE * len(words) and (titled or labels >= _LABELS)


def _is_list(line: str) -> bool:
    """A list of names parts them by commas or semicolons."""
    return line.count(",") + line.count(";") + line.count("、") >= len(line.split()) / 6
