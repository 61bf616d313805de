"""What curators know better of people than the records or the rules: `corrections.toml`.

[[merge]]    person, into, reason             two records are one person
[[split]]    person, into, name, reason,      some mentions of a record are another person:
             documents, from, to              in these documents, or those dated within
[[variant]]  person, form, reason             one more form that means the person on its own
[[hide]]     person, reason                   mentions of the person are not shown
[[mention]]  document, words, person, means,  these words are not that person, but `means`,
             reason                           or where it is left out nobody
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from indexer.authority.records import Person
from indexer.authority.tables import Table, read
from indexer.errors import CorrectionError

TABLES = ("merge", "split", "variant", "hide", "mention")


@dataclass(frozen=True, slots=True)
class Split:
    """Mentions of `person` that mean `into`."""

    person: str
    into: str
    name: str = ""  # of a person who has no record
    documents: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    reason: str = ""

    def covers(self, document: str, date: str | None) -> bool:
        if self.documents:
            return document in self.documents
        after = not self.first or bool(date and date[: len(self.first)] >= self.first[: len(date)])
        before = not self.last or bool(date and date[: len(self.last)] <= self.last[: len(date)])
        return after and before


@dataclass(frozen=True, slots=True)
class MentionEntry:
    """Words of one document that mean somebody else, or with `means` "" nobody."""

    document: str
    words: str
    person: str
    means: str
    reason: str


@dataclass(frozen=True, slots=True)
class Amendments:
    """All entries. `digest` changes with those that may touch any document."""

    merged: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # id: into, reason
    variants: tuple[tuple[str, str, str], ...] = ()  # id, form, reason
    hidden: Mapping[str, str] = field(default_factory=dict)  # id: reason
    splits: tuple[Split, ...] = ()
    mentions: Mapping[str, tuple[MentionEntry, ...]] = field(default_factory=dict)  # by document
    digest: str = ""

    def digest_for(self, document: str) -> str:
        """Changes with the entries for mentions of that document; "" where there is none."""
        entries = self.mentions.get(document, ())
        return hashlib.sha256(repr(entries).encode()).hexdigest() if entries else ""


NONE = Amendments()


def load(file: Path) -> Amendments:
    """What the file says of people; a missing one says nothing. Raise `CorrectionError`."""
    if not file.exists():
        return NONE
    content = read(file, CorrectionError)
    table = Table(content, file.name, CorrectionError)
    given = {name: table.tables(name) for name in TABLES}
    mentions: dict[str, tuple[MentionEntry, ...]] = {}
    for entry in map(_mention, given["mention"]):
        mentions[entry.document] = (*mentions.get(entry.document, ()), entry)
    return Amendments(
        merged=dict(map(_merge, given["merge"])),
        variants=tuple(map(_variant, given["variant"])),
        hidden=dict(map(_hide, given["hide"])),
        splits=tuple(map(_split, given["split"])),
        mentions=mentions,
        digest=_digest({name: content.get(name, []) for name in TABLES if name != "mention"}),
    )


def amend(people: Mapping[str, Person], given: Amendments) -> dict[str, Person]:
    """The records with merges, variants and the people whom splits add."""
    amended = dict(people)
    for person, form, reason in given.variants:
        old = _known(amended, person, "variant")
        amended[person] = replace(
            old, variants=(*old.variants, form), corrected=(*old.corrected, reason)
        )
    for person, (into, reason) in given.merged.items():
        old = _known(amended, person, "merge")
        target = _known(amended, into, "merge")
        amended[into] = _merged(target, old, reason)
        del amended[person]
    for split in given.splits:
        old = _known(amended, split.person, "split")
        if split.into not in amended:
            amended[split.into] = _new(split, old)
    for person in given.hidden:
        _known(amended, person, "hide")
    return amended


def _merged(target: Person, other: Person, reason: str) -> Person:
    forms = dict.fromkeys((*target.variants, *other.forms))
    return replace(
        target,
        variants=tuple(form for form in forms if form != target.name),
        called=tuple(dict.fromkeys((*target.called, *other.short_forms))),
        native=target.native or other.native,
        tenures=tuple(sorted((*target.tenures, *other.tenures), key=lambda t: t.first)),
        others=(*target.others, *other.others),
        corrected=(*target.corrected, reason),
    )


def _new(split: Split, old: Person) -> Person:
    if not split.name:
        reason = f"split: {split.into} has no record, so the entry must give its name"
        raise CorrectionError(f"corrections.toml, {reason}")
    return Person(
        id=split.into, name=split.name, family="", given=split.name, country=old.country,
        corrected=(split.reason,),
    )  # fmt: skip


def _known(people: Mapping[str, Person], id: str, table: str) -> Person:
    if id not in people:
        raise CorrectionError(f"corrections.toml, {table}: no record is called {id!r}")
    return people[id]


def _merge(table: Table) -> tuple[str, tuple[str, str]]:
    table.check(("person", "into", "reason"))
    return _text(table, "person"), (_text(table, "into"), _text(table, "reason"))


def _variant(table: Table) -> tuple[str, str, str]:
    table.check(("person", "form", "reason"))
    return _text(table, "person"), _text(table, "form"), _text(table, "reason")


def _hide(table: Table) -> tuple[str, str]:
    table.check(("person", "reason"))
    return _text(table, "person"), _text(table, "reason")


def _split(table: Table) -> Split:
    table.check(("person", "into", "name", "documents", "from", "to", "reason"))
    documents, first, last = table.texts("documents"), table.date("from"), table.date("to")
    if not (documents or first or last):
        raise table.error("give documents, or from or to")
    return Split(
        _text(table, "person"), _text(table, "into"), table.text("name"), documents, first, last,
        _text(table, "reason"),
    )  # fmt: skip


def _mention(table: Table) -> MentionEntry:
    table.check(("document", "words", "person", "means", "reason"))
    return MentionEntry(
        _text(table, "document"), _text(table, "words"), _text(table, "person"),
        table.text("means"), _text(table, "reason"),
    )  # fmt: skip


def _text(table: Table, key: str) -> str:
    return table.text(key, required=True)


def _digest(content: Mapping[str, Any]) -> str:
    if not any(content.values()):
        return ""
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()
