"""What a word or phrase means under the field it stands in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from indexer.authority import Authority, Person
from indexer.authority.names import fold
from indexer.authority.values import country_codes, office_values
from indexer.fields import UNDATED
from indexer.model import Kind, Message
from indexer.query import days, doubts, languages, shapes
from indexer.query.clauses import (
    Alike,
    Chosen,
    Clause,
    Dates,
    Near,
    Nothing,
    Or,
    Pattern,
    Phrase,
    Prefix,
    Word,
)
from indexer.query.years import begun, year_range, years

MOST_OPEN = 16  # different words of one query with * or ?
_MOST_BEGUN = 100  # people whom the beginning of a name may mean


class Leaf(NamedTuple):
    """A word or a phrase as written."""

    text: str
    field: str | None = None
    quoted: bool = False
    unfinished: bool = False  # the reader is still typing it
    distance: int = 0  # that the words of a phrase may stand apart


@dataclass(slots=True)
class Leaves:
    """Turns leaves into clauses; None for what says nothing. Collects warnings."""

    authority: Authority
    exact: bool = False
    warnings: list[Message] = field(default_factory=list)
    _open: set[str] = field(default_factory=set)  # words of which a part is left open

    def clause(self, leaf: Leaf) -> Clause | None:
        if not any(map(str.isalnum, leaf.text)):
            return None
        if leaf.field is None:
            return self._words(leaf)
        of_field: dict[str | None, Callable[[Leaf], Clause | None]] = {
            "minister": self._minister,
            "office": self._office,
            "country": self._country,
            "source": self._source,
            "year": self._year,
            "after": self._date,
            "before": self._date,
            "kind": self._kind,
            "language": self._language,
            "group": lambda leaf: Alike(leaf.text),
        }
        return of_field.get(leaf.field, self._words)(leaf)

    def _language(self, leaf: Leaf) -> Clause:
        return Chosen("language", languages.codes(leaf.text, unfinished=leaf.unfinished))

    def _words(self, leaf: Leaf) -> Clause | None:
        if leaf.quoted:
            return self._quoted(leaf)
        if leaf.field is None and (found := year_range(leaf.text) or days.date_range(leaf.text)):
            return found
        if shapes.is_open(leaf.text):
            return self._left_open(leaf)
        if leaf.unfinished:
            return Or((self._word(leaf.text, leaf.field), Prefix(leaf.text, leaf.field)))
        return self._word(leaf.text, leaf.field)

    def _word(self, text: str, field: str | None) -> Word | Phrase:
        return Phrase(text, field) if self.exact else Word(text, field)

    def _quoted(self, leaf: Leaf) -> Clause:
        text = " ".join(leaf.text.split())
        start = text.rstrip("*")
        if start[-1:].isalnum() and "*" not in start and start != text and not leaf.distance:
            if self._may_open(text):
                return Prefix(start, leaf.field)
        elif "*" in text:
            self.warnings.append(doubts.quoted_star(text))
        plain = " ".join(text.replace("*", "").split())
        apart = leaf.distance and " " in plain
        return Near(plain, leaf.distance, leaf.field) if apart else Phrase(plain, leaf.field)

    def _may_open(self, text: str) -> bool:
        """What is left open may stand for many words: a query may have so many of these."""
        self._open.add(text)
        if len(self._open) <= MOST_OPEN:
            return True
        self._open.remove(text)
        self.warnings.append(doubts.too_open(text, MOST_OPEN))
        return False

    def _left_open(self, leaf: Leaf) -> Clause | None:
        if not self._may_open(leaf.text):
            return self._plain(leaf)
        if head := shapes.head(leaf.text):
            return Prefix(head, leaf.field)
        if shape := shapes.shape(leaf.text):
            goes_on = "*" if leaf.unfinished and not shape.endswith("*") else ""
            return Pattern(f"{shape}{goes_on}", leaf.field)
        return self._misshapen(leaf)

    def _misshapen(self, leaf: Leaf) -> Clause | None:
        """What is open but no shape of a single word."""
        start, star, rest = leaf.text.partition("*")
        if star and not any(map(str.isalnum, start)):
            self.warnings.append(doubts.leading_star(leaf.text))
        elif star and rest.strip("*"):
            self.warnings.append(doubts.inner_star(leaf.text, start))
            return Prefix(start, leaf.field)
        return self._plain(leaf)

    def _plain(self, leaf: Leaf) -> Clause | None:
        plain = leaf.text.replace("*", "").replace("?", "")
        return self._word(plain, leaf.field) if any(map(str.isalnum, plain)) else None

    def _minister(self, leaf: Leaf) -> Clause:
        name = leaf.text.rstrip("*")
        current = self.authority.current(name)
        if current in self.authority.people:
            return Chosen("minister", (current,))
        goes_on = leaf.unfinished or name != leaf.text
        begun = self._begun(name) if goes_on else ()
        people = dict.fromkeys(person.id for person in (*self.authority.find(name), *begun))
        if people:
            return Chosen("minister", tuple(people))
        return self._nothing(doubts.nobody(name))

    def _office(self, leaf: Leaf) -> Clause:
        values = office_values(leaf.text, self.authority)
        return Chosen("office", values) if values else self._nothing(doubts.no_office(leaf.text))

    def _country(self, leaf: Leaf) -> Clause:
        codes = country_codes(leaf.text, self.authority)
        return Chosen("country", codes) if codes else self._nothing(doubts.no_country(leaf.text))

    def _begun(self, name: str) -> Iterator[Person]:
        """People one of whose names has a word that begins so, as many as one query may mean."""
        start = fold(name)
        found = (
            person
            for person in self.authority.people.values()
            if start and any(word.startswith(start) for word in _words_of(person))
        )
        return islice(found, _MOST_BEGUN)

    def _source(self, leaf: Leaf) -> Clause:
        """Sources without a record are known to the index alone."""
        wanted = leaf.text.casefold().split()
        known = self._sources(lambda words: set(wanted) <= words)
        if leaf.unfinished and not known:
            known = self._sources(
                lambda words: all(any(w.startswith(start) for w in words) for start in wanted)
            )
        return Chosen("source", known or (leaf.text,))

    def _sources(self, fit: Callable[[set[str]], bool]) -> tuple[str, ...]:
        """The sources one of whose names has words that fit."""
        return tuple(
            source.name
            for source in self.authority.sources
            if any(
                fit(set(name.casefold().split()))
                for name in (source.name, source.full_name, *source.printed)
            )
        )

    def _year(self, leaf: Leaf) -> Clause | None:
        written = leaf.text.casefold()
        if written == UNDATED:
            return Chosen("year", (UNDATED,))
        if found := years(leaf.text):
            return found
        if leaf.unfinished and (begun(written) or UNDATED.startswith(written)):
            return None
        return self._nothing(doubts.no_year(leaf.text))

    def _date(self, leaf: Leaf) -> Clause | None:
        if found := days.calendar_date(leaf.text):
            return Dates(found, None) if leaf.field == "after" else Dates(None, found)
        if leaf.unfinished and days.begun(leaf.text):
            return None
        return self._nothing(doubts.no_date(leaf.text))

    def _kind(self, leaf: Leaf) -> Clause:
        written = "-".join(leaf.text.casefold().replace("_", " ").split())
        for kind in Kind:
            if kind.value in {written, written.removesuffix("s")}:
                return Chosen("kind", (kind.value,))
        begun = tuple(kind.value for kind in Kind if kind.value.startswith(written))
        if leaf.unfinished and begun:
            return Chosen("kind", begun)
        return self._nothing(doubts.no_kind(leaf.text))

    def _nothing(self, why: Message) -> Clause:
        self.warnings.append(why)
        return Nothing()


@lru_cache(maxsize=10_000)
def _words_of(person: Person) -> frozenset[str]:
    """Every word of a person's names, and their beginnings from there on, folded."""
    names = (name.split() for name in (person.id, *person.forms, *person.short_forms))
    return frozenset(fold("".join(words[n:])) for words in names for n in range(len(words)))
