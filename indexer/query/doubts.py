"""Queries in words: what was not understood, or not done as asked."""

from collections.abc import Iterable

from indexer.model import Message
from indexer.query import sentences, wording
from indexer.query.tokens import FIELDS


def leading_star(word: str) -> Message:
    return Message(sentences.LEADING_STAR, {"word": word})


def inner_star(word: str, start: str) -> Message:
    return Message(sentences.INNER_STAR, {"word": word, "start": start})


def quoted_star(text: str) -> Message:
    return Message(sentences.QUOTED_STAR, {"text": text})


def too_open(word: str, most: int) -> Message:
    return Message(sentences.TOO_OPEN, {"word": word, "most": str(most)})


def nobody(name: str) -> Message:
    return Message(sentences.NOBODY, {"name": name})


def no_office(text: str) -> Message:
    return Message(sentences.NO_OFFICE, {"text": text})


def no_country(text: str) -> Message:
    return Message(sentences.NO_COUNTRY, {"text": text})


def several(name: str, choices: Iterable[str]) -> Message:
    quoted = " / ".join(f'minister:"{choice}"' for choice in choices)
    return Message(sentences.SEVERAL, {"name": name, "choices": quoted})


def no_year(text: str) -> Message:
    return Message(sentences.NO_YEAR, {"text": text})


def no_date(text: str) -> Message:
    return Message(sentences.NO_DATE, {"text": text})


def no_kind(text: str) -> Message:
    return Message(sentences.NO_KIND, {"text": text})


def unfit(facet: str, values: Iterable[str]) -> Message:
    return Message(sentences.UNFIT[facet], {"text": wording.joined(sentences.LISTED, values)})


def no_field(name: str) -> Message:
    return Message(sentences.NO_FIELD, {"name": name, "fields": ", ".join(FIELDS)})


def no_word(text: str) -> Message:
    return Message(sentences.NO_WORD, {"text": text.strip()})
