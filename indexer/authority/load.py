"""Authority records from their files: one TOML file a country, and `sources.toml`."""

import datetime as dt
import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.authority.lookup import Authority
from indexer.authority.records import Country, Person, Source, Tenure
from indexer.errors import AuthorityError

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_PERSON = (
    "id", "name", "family", "given", "native", "called", "variants", "wikidata", "office", "other",
)  # fmt: skip
_RESERVED = frozenset({"ambiguous"})  # values of the minister facet that are no people
_OFFICE = ("role", "of", "organisation", "from", "to", "seen", "confidence", "sources", "note")


def load(folder: Path) -> Authority:
    """All records below `folder`; raise `AuthorityError` naming file and record."""
    if not folder.is_dir():
        raise AuthorityError(f"{folder} is not a folder")
    digest = hashlib.sha256()
    countries: dict[str, Country] = {}
    people: dict[str, Person] = {}
    sources: list[Source] = []
    for file in sorted(folder.glob("*.toml")):
        content = _read(file)
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
        table = _Table(content, file.name)
        if "source" in content:
            table.check(("source",))
            sources += map(_source, table.tables("source"))
            continue
        table.check(("country", "person"))
        country = _country(table.table("country"))
        countries[country.code] = country
        for record in table.tables("person"):
            _add(people, _person(record, country), record)
    return Authority(people, digest.hexdigest(), countries, tuple(sources))


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise AuthorityError(f"{file.name}: {error}") from error


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of a file, with where it stands for messages."""

    content: Mapping[str, Any]
    place: str

    def check(self, known: Iterable[str]) -> None:
        unknown = sorted(set(self.content) - set(known))
        if unknown:
            raise self.error(f"unknown key {unknown[0]!r}")

    def text(self, key: str, *, required: bool = False) -> str:
        value = self.content.get(key, "")
        if not isinstance(value, str):
            raise self.error(f"{key} must be a text")
        if required and not value.strip():
            raise self.error(f"{key} is missing")
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.content.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self.error(f"{key} must be a list of texts")
        return tuple(value)

    def date(self, key: str) -> str:
        value = self.text(key)
        if value and not _is_date(value):
            raise self.error(f"{key} is no date: {value!r}")
        return value

    def table(self, key: str) -> "_Table":
        value = self.content.get(key)
        if not isinstance(value, dict):
            raise self.error(f"[{key}] is missing")
        return _Table(value, f"{self.place}, {key}")

    def tables(self, key: str) -> list["_Table"]:
        value = self.content.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.error(f"{key} must be written [[{key}]]")
        return [
            _Table(one, f"{self.place}, {_name(one, key, number)}")
            for number, one in enumerate(value, 1)
        ]

    def error(self, reason: str) -> AuthorityError:
        return AuthorityError(f"{self.place}: {reason}")


def _is_date(value: str) -> bool:
    """Whether a calendar has this day, month or year."""
    if not _DATE.fullmatch(value):
        return False
    try:
        dt.date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    return True


def _name(table: Mapping[str, Any], key: str, number: int) -> str:
    return str(table.get("id") or table.get("name") or table.get("role") or f"{key} {number}")


def _add(people: dict[str, Person], person: Person, record: _Table) -> None:
    if person.id in people:
        raise record.error("two records have this id")
    people[person.id] = person


def _country(table: _Table) -> Country:
    table.check(("code", "name", "words"))
    return Country(
        table.text("code", required=True), table.text("name", required=True), table.texts("words")
    )


def _person(table: _Table, country: Country) -> Person:
    table.check(_PERSON)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", table.text("id", required=True)):
        raise table.error("an id is lower-case letters and digits, joined by hyphens")
    if table.text("id") in _RESERVED:
        raise table.error("this id means something else")
    _check_wikidata(table)
    name = table.text("name", required=True)
    family = table.text("family")
    return Person(
        id=table.text("id"),
        name=name,
        family=family,
        given=table.text("given", required=bool(family)) or name,
        native=table.text("native"),
        variants=table.texts("variants"),
        called=table.texts("called") or (family or name,),
        country=country.code,
        tenures=tuple(_tenure(office, country) for office in table.tables("office")),
        others=tuple(_other(office, country) for office in table.tables("other")),
        wikidata=table.text("wikidata"),
    )


def _check_wikidata(table: _Table) -> None:
    if not re.fullmatch(r"(Q[1-9]\d*)?", table.text("wikidata")):
        raise table.error("wikidata is Q and a number")


def _other(table: _Table, country: Country) -> Tenure:
    """An office on the word of one source, of which not even the dates need be known."""
    table.check(("role", "from", "to", "seen", "sources"))
    first, last, seen = table.date("from"), table.date("to"), table.date("seen")
    return Tenure(
        role=table.text("role", required=True),
        first=first or last or seen,
        last=last or None,
        last_seen=seen or None,
        sources=table.texts("sources"),
        of=country.name,
    )


def _tenure(table: _Table, country: Country) -> Tenure:
    table.check(_OFFICE)
    table.text("from", required=True)
    first, last, seen = table.date("from"), table.date("to"), table.date("seen")
    if bool(last) == bool(seen):
        raise table.error("give either `to` or `seen`")
    end = last or seen
    if end[: len(first)] < first[: len(end)]:
        raise table.error(f"ends in {end}, before it starts")
    if table.text("confidence") not in {"", "high", "medium", "low"}:
        raise table.error("confidence is high, medium or low")
    return Tenure(
        role=table.text("role", required=True),
        first=first,
        last=last or None,
        last_seen=seen or None,
        organisation=table.text("organisation"),
        confidence=table.text("confidence"),
        sources=table.texts("sources"),
        of=table.text("of") if "of" in table.content else country.name,
        note=table.text("note"),
    )


def _source(table: _Table) -> Source:
    table.check(("name", "full_name", "hosts", "printed"))
    return Source(
        name=table.text("name", required=True),
        full_name=table.text("full_name"),
        hosts=table.texts("hosts"),
        printed=table.texts("printed"),
    )
