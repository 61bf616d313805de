"""Authority records from their files: one TOML file a country, and `sources.toml`."""

import hashlib
import re
from pathlib import Path

from indexer.authority import amendments
from indexer.authority.lookup import Authority
from indexer.authority.records import Country, Person, Source, Tenure
from indexer.authority.tables import Table, read
from indexer.errors import AuthorityError

_PERSON = (
    "id", "name", "woman", "family", "given", "native", "reading", "called", "variants", "wikidata",
    "office", "other",
)  # fmt: skip
_RESERVED = frozenset({"ambiguous"})  # values of the minister facet that are no people
_OFFICE = ("role", "of", "organisation", "from", "to", "seen", "confidence", "sources", "note")


def load(folder: Path, corrections: Path | None = None) -> Authority:
    """All records below `folder`, with what a file of corrections says of people.

    Raise `AuthorityError` or `CorrectionError`, naming file and record.
    """
    if not folder.is_dir():
        raise AuthorityError(f"{folder} is not a folder")
    digest = hashlib.sha256()
    countries: dict[str, Country] = {}
    people: dict[str, Person] = {}
    sources: list[Source] = []
    for file in sorted(folder.glob("*.toml")):
        content = read(file, AuthorityError)
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
        table = Table(content, file.name, AuthorityError)
        if "source" in content:
            table.check(("source",))
            sources += map(_source, table.tables("source"))
            continue
        table.check(("country", "person"))
        country = _country(table.table("country"))
        countries[country.code] = country
        for record in table.tables("person"):
            _add(people, _person(record, country), record)
    amended = amendments.load(corrections) if corrections else amendments.NONE
    digest.update(amended.digest.encode())
    people = amendments.amend(people, amended)
    return Authority(people, digest.hexdigest(), countries, tuple(sources), amended)


def _add(people: dict[str, Person], person: Person, record: Table) -> None:
    if person.id in people:
        raise record.error("two records have this id")
    people[person.id] = person


def _country(table: Table) -> Country:
    table.check(("code", "name", "words"))
    return Country(
        table.text("code", required=True), table.text("name", required=True), table.texts("words")
    )


def _person(table: Table, country: Country) -> Person:
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
        reading=table.text("reading"),
        woman=table.flag("woman"),
        variants=table.texts("variants"),
        called=table.texts("called") or (family or name,),
        country=country.code,
        tenures=tuple(_tenure(office, country) for office in table.tables("office")),
        others=tuple(_other(office, country) for office in table.tables("other")),
        wikidata=table.text("wikidata"),
    )


def _check_wikidata(table: Table) -> None:
    if not re.fullmatch(r"(Q[1-9]\d*)?", table.text("wikidata")):
        raise table.error("wikidata is Q and a number")


def _other(table: Table, country: Country) -> Tenure:
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


def _tenure(table: Table, country: Country) -> Tenure:
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


def _source(table: Table) -> Source:
    table.check(("name", "full_name", "hosts", "printed", "country", "minister"))
    return Source(
        name=table.text("name", required=True),
        full_name=table.text("full_name"),
        hosts=table.texts("hosts"),
        printed=table.texts("printed"),
        country=table.text("country"),
        minister=table.flag("minister"),
    )
