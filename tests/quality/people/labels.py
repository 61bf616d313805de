"""Labelled passages, from their files.

A passage begins with `= DATE` (of the document; `-` is none) and ends before the next; after the
date may stand the code of the country whose foreign ministry publishes it. In its text
`[words](WHO FORM STATUS)` labels words: WHO is the id of a record, several joined by `+` (all are
meant) or by `|` (it cannot be told which), or `-` for nobody; FORM the form of name that the label
tests; STATUS, which may be left out, what the person is on that date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.clean.people import Home

_FOLDER = Path(__file__).parent
_LABEL = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<what>[^)]+)\)")


@dataclass(frozen=True, slots=True)
class Label:
    """Words of a passage, and whom they mean."""

    start: int  # offsets into the passage's text
    end: int
    people: frozenset[str]
    form: str
    status: str = ""
    ambiguous: bool = False

    @property
    def negative(self) -> bool:
        return not self.people


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its labels."""

    file: str
    number: int  # from 0, in its file
    date: str | None
    home: Home | None
    text: str
    labels: tuple[Label, ...]


def passages() -> tuple[Passage, ...]:
    """All passages, file by file."""
    return tuple(
        _passage(file.name, number, block)
        for file in sorted(_FOLDER.glob("*.txt"))
        for number, block in enumerate(_blocks(file.read_text(encoding="utf-8")))
    )


def _blocks(content: str) -> Iterator[str]:
    return (block.strip() for block in re.split(r"^= ", content, flags=re.MULTILINE)[1:])


def _passage(file: str, number: int, block: str) -> Passage:
    heading, _, marked = block.partition("\n")
    date, _, country = heading.partition(" ")
    home = Home(country, minister=True) if country else None
    text, labels, at = "", [], 0
    for match in _LABEL.finditer(marked):
        text += marked[at : match.start()]
        labels.append(_label(match, len(text)))
        text += match["words"]
        at = match.end()
    whole = text + marked[at:]
    return Passage(file, number, None if date == "-" else date, home, whole, tuple(labels))


def _label(match: re.Match[str], start: int) -> Label:
    who, form, *status = match["what"].split()
    return Label(
        start=start,
        end=start + len(match["words"]),
        people=frozenset(re.split(r"[+|]", who)) if who != "-" else frozenset(),
        form=form,
        status=" ".join(status),
        ambiguous="|" in who,
    )
