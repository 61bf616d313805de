"""What a word or phrase means under the field it stands in."""

from dataclasses import dataclass, field

from indexer.authority import Authority, Person
from indexer.fields import UNDATED
from indexer.model import Kind, Message
from indexer.query import wording
from indexer.query.clauses import Chosen, Clause, Nothing, Or, Phrase, Prefix, Word
from indexer.query.years import year_range, years


@dataclass(frozen=True, slots=True)
class Leaf:
    """A word or a phrase as written."""

    text: str
    field: str | None = None
    quoted: bool = False
    unfinished: bool = False  # the reader is still typing it


@dataclass(slots=True)
class Leaves:
    """Turns leaves into clauses; None for what says nothing. Collects warnings."""

    authority: Authority
    warnings: list[Message] = field(default_factory=list)

    def clause(self, leaf: Leaf) -> Clause | None:
        if leaf.text != UNDATED and not any(map(str.isalnum, leaf.text)):
            return None
        match leaf.field:
            case "minister":
                return self._minister(leaf)
            case "source":
                return self._source(leaf)
            case "year":
                return self._year(leaf)
            case "kind":
                return self._kind(leaf)
            case "language":
                return Chosen("language", (leaf.text.casefold(),))
            case _:
                return self._words(leaf)

    def _words(self, leaf: Leaf) -> Clause | None:
        if leaf.quoted:
            return Phrase(" ".join(leaf.text.split()), leaf.field)
        if found := leaf.field is None and year_range(leaf.text):
            return found
        if "*" in leaf.text:
            return self._prefix(leaf)
        if leaf.unfinished:
            return Or((Word(leaf.text, leaf.field), Prefix(leaf.text, leaf.field)))
        return Word(leaf.text, leaf.field)

    def _prefix(self, leaf: Leaf) -> Clause | None:
        head, _, rest = leaf.text.partition("*")
        if not any(map(str.isalnum, head)):
            self.warnings.append(wording.leading_star(leaf.text))
            plain = rest.replace("*", "")
            return Word(plain, leaf.field) if any(map(str.isalnum, plain)) else None
        if rest.strip("*"):
            self.warnings.append(wording.inner_star(leaf.text, head))
        return Prefix(head, leaf.field)

    def _minister(self, leaf: Leaf) -> Clause | None:
        name = leaf.text.rstrip("*")
        if name in self.authority.people:
            return Chosen("minister", (name,))
        people = self.authority.find(name) or (self._begun(name) if leaf.unfinished else ())
        if people:
            return Chosen("minister", tuple(person.id for person in people))
        return None if leaf.unfinished else self._nothing(wording.nobody(name))

    def _begun(self, name: str) -> tuple[Person, ...]:
        """People with a name that begins so."""
        start = name.casefold()
        return tuple(
            person
            for person in self.authority.people.values()
            if any(w.startswith(start) for form in person.forms for w in form.casefold().split())
        )

    def _source(self, leaf: Leaf) -> Clause:
        wanted = set(leaf.text.casefold().split())
        known = tuple(
            source.name
            for source in self.authority.sources
            if any(
                wanted <= set(name.casefold().split())
                for name in (source.name, source.full_name, *source.printed)
            )
        )
        return Chosen("source", known or (leaf.text,))

    def _year(self, leaf: Leaf) -> Clause | None:
        if leaf.text.casefold() == UNDATED:
            return Chosen("year", (UNDATED,))
        if found := years(leaf.text):
            return found
        return None if leaf.unfinished else self._nothing(wording.no_year(leaf.text))

    def _kind(self, leaf: Leaf) -> Clause | None:
        written = "-".join(leaf.text.casefold().replace("_", " ").split())
        for kind in Kind:
            if kind.value in {written, written.removesuffix("s")}:
                return Chosen("kind", (kind.value,))
        return None if leaf.unfinished else self._nothing(wording.no_kind(leaf.text))

    def _nothing(self, why: Message) -> Clause:
        self.warnings.append(why)
        return Nothing()
