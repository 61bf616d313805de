"""One document: its text with the hits, where its date comes from, and what was taken out."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.authority import Authority
from indexer.model import (
    Capture,
    Document,
    Fragment,
    Hit,
    Mention,
    Named,
    Published,
    Query,
)
from webapp import dates, labels
from webapp.pages.beside import Beside
from webapp.pages.blocks import Text, text_of
from webapp.pages.cards import Person, captures, document_address
from webapp.pages.marks import marked
from webapp.pages.outlets import Cited, cited
from webapp.pages.standing import standing
from webapp.pages.taken import Asked, Removal, removal
from webapp.query_string import DEFAULT, Pairs, address, handing_on, pairs
from webapp.wording import gettext, listed, ngettext


@dataclass(frozen=True, slots=True)
class DateFacts:
    """Where the date comes from, and what speaks against it."""

    gutter: dates.Gutter
    in_words: str
    rule: str
    evidence: str
    runner_up: str
    runner_up_evidence: str
    event: str


@dataclass(frozen=True, slots=True)
class NamedPerson:
    person: Person
    office: str  # held that day, or meant by the words: "formerly Prime Minister, Japan (…)"
    form: str  # as printed, where it is not the heading
    tail: bool
    corrected: str = ""  # why a curator put it right


@dataclass(frozen=True, slots=True)
class Unsure:
    """Words that name one of several people, and nothing tells which."""

    words: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Captured:
    time: str
    address: str  # "" where the archive does not know it
    link: str  # the same, where it is safe to follow
    original: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another document that shares telling words with this one."""

    title: str
    language: str
    address: str
    about: str  # date and publisher


@dataclass(frozen=True, slots=True)
class DocumentPage:
    window: str  # the browser window's title
    kept: Pairs  # the query's parameters, for the search box
    query: Query
    back: str  # to the results; "" where one came without a search
    language: str
    source: str
    about: tuple[str, ...]
    corrected: str  # what people have put right: "title, date"
    date: DateFacts
    text: Text
    hits: str
    people: tuple[NamedPerson, ...]
    unsure: tuple[Unsure, ...]
    tail: tuple[str, ...]
    removal: Removal
    captures: tuple[Captured, ...]
    capture_count: str
    versions: str  # the address of what changed; "" where nothing did
    original: str
    sample: bool
    cited: Cited
    similar: tuple[Likeness, ...]
    beside: Beside


@dataclass(frozen=True, slots=True)
class Shown:
    """A document, with what its page says of its place among others."""

    document: Document
    permanent: str  # the whole address of its page, for citations
    similar: tuple[Hit, ...]
    beside: Beside


def document_page(shown: Shown, asked: Asked, authority: Authority) -> DocumentPage:
    document, query = shown.document, asked.query
    title, lines = marked(document, query, authority)
    gone = removal(document, asked)
    heading = title or (Fragment(gettext("Untitled")),)
    text = text_of(document, heading, lines, gone.in_place)
    return DocumentPage(
        window=_window(document),
        kept=tuple(pair for pair in pairs(query) if pair[0] not in {"q", "page"}),
        query=query,
        back=address(query) if query.text or query.filters else "",
        language=document.language,
        source=document.source,
        about=labels.about(document.kind, document.language),
        corrected=labels.fields(document.corrected),
        date=_date(document.published, document.event),
        text=text,
        hits=ngettext("%(n)s hit", "%(n)s hits", text.hits) if text.hits else "",
        people=tuple(_people(document.people)),
        unsure=tuple(_unsure(document.people, authority)),
        tail=document.tail,
        removal=gone,
        captures=tuple(_captures(document)),
        capture_count=captures(len(document.captures)),
        versions=handing_on(f"/d/{document.id}/versions") if document.earlier else "",
        original=f"/d/{document.id}/original" if document.captures else "",
        sample=document.sample,
        cited=cited(document, shown.permanent),
        similar=tuple(_alike(hit) for hit in shown.similar),
        beside=shown.beside,
    )


def _alike(hit: Hit) -> Likeness:
    title = "".join(fragment.text for fragment in hit.title) or gettext("Untitled")
    about = listed(part for part in (dates.in_words(hit.published), hit.source) if part)
    return Likeness(title, hit.language, document_address(hit.id, DEFAULT), about)


def _window(document: Document) -> str:
    parts = (document.title or gettext("Untitled"), dates.in_words(document.published))
    return gettext("%(title)s · Communiqué", title=listed(parts))


def _date(published: Published, event: str | None) -> DateFacts:
    other = published.runner_up
    return DateFacts(
        gutter=dates.gutter(published),
        in_words=dates.in_words(published),
        rule=labels.date_rule(published.rule),
        evidence=published.evidence,
        runner_up=dates.in_words(other) if other else "",
        runner_up_evidence=other.evidence if other else "",
        event=dates.iso_in_words(event) if event else "",
    )


def _people(mentions: tuple[Mention, ...]) -> Iterator[NamedPerson]:
    """Everyone once, in the order of the text; those of the tail last."""
    first: dict[str, Mention] = {}
    sure = (mention for mention in mentions if not mention.candidates)
    for mention in sorted(sure, key=lambda m: (m.tail, not m.title, m.start)):
        first.setdefault(mention.person, mention)
    for mention in first.values():
        named = Named(mention.person, mention.name, mention.native)
        form = mention.form if mention.form not in {mention.name, mention.native} else ""
        known = _on_own_page(named)
        yield NamedPerson(known, standing(mention), form, mention.tail, mention.corrected)


def _on_own_page(named: Named) -> Person:
    native_language = labels.language_of(named.native)
    address = handing_on(f"/people/{named.id}")
    return Person(named.name, named.native, native_language, address)


def _unsure(mentions: tuple[Mention, ...], authority: Authority) -> Iterator[Unsure]:
    """Every name once that fits several people."""
    for form, people in dict.fromkeys((m.form, m.candidates) for m in mentions if m.candidates):
        records = [authority.people[who] for who in people if who in authority.people]
        named = (Named(one.id, one.name, one.native) for one in records)
        yield Unsure(form, tuple(map(_on_own_page, named)))


def _captures(document: Document) -> Iterator[Captured]:
    last = len(document.captures) - 1
    for place in range(last, -1, -1):
        capture = document.captures[place]
        yield Captured(
            time=dates.moment(capture.captured) or gettext("time not known"),
            address=capture.address,
            link=_safe(capture),
            original=f"/d/{document.id}/original?capture={place + 1}",
            shown=place == last,
        )


def _safe(capture: Capture) -> str:
    """The page's own address, unless following it could run something."""
    return capture.address if capture.address.startswith(("https://", "http://")) else ""
