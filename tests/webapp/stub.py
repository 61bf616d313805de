"""A searcher over a list of documents, small enough to be seen through."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from indexer.analysis import needles, summaries
from indexer.authority import Authority
from indexer.errors import DocumentNotFound, OriginalNotFound, QueryError
from indexer.fields import FACETS, UNDATED, facet_values, in_office, out_of_office
from indexer.model import (
    Bar,
    Capture,
    Document,
    Explanation,
    Facet,
    FacetValue,
    Granularity,
    Histogram,
    Hit,
    Message,
    Named,
    Occurrences,
    Query,
    Reason,
    Results,
    SignificantWord,
    Sort,
    Suggestion,
)
from indexer.query import parse
from webapp.years import holds, is_months


@dataclass
class StubSearcher:
    """Finds the documents that hold every word of the query, somewhere."""

    documents: list[Document]
    asked: list[Query] = field(default_factory=list)
    understood: tuple[Message, ...] = ()
    warnings: tuple[Message, ...] = ()
    failing: Exception | None = None
    unfound: list[str] = field(default_factory=list)  # texts that find nothing
    meant: Suggestion | None = None  # what every search should have been
    answers: dict[str, str] = field(default_factory=dict)  # texts that find what others would

    def search(self, query: Query) -> Results:
        found = self._found(query)
        start = (query.page - 1) * query.size
        groups = _groups(found, grouped=query.grouped)
        return Results(
            query=query,
            total=len(found),
            groups=len(groups),
            hits=tuple(_hit(*group, query=query) for group in groups[start : start + query.size]),
            facets=tuple(self._facet(facet.name, query) for facet in FACETS),
            understood=self.understood,
            warnings=self.warnings,
            did_you_mean=self.meant,
        )

    def document(self, id: str) -> Document:
        for document in self.documents:
            if document.id == id:
                return document
        raise DocumentNotFound(id)

    def suggest(self, prefix: str) -> tuple[Suggestion, ...]:
        found = (d for d in self.documents if d.title.startswith(prefix))
        return tuple(Suggestion(d.title, d.title, 1) for d in found)

    def scan(self, query: Query) -> Iterator[Document]:
        return iter(self._found(query))

    def _found(self, query: Query) -> list[Document]:
        self.asked.append(query)
        if self.failing:
            raise self.failing
        if query.text.strip('" ') == "((":
            raise QueryError("“%(text)s” has nothing but parentheses.", {"text": query.text})
        return _sorted([d for d in self._holding(query.text) if _fits(d, query)], query)

    def similar(self, id: str, size: int = 5) -> tuple[Hit, ...]:
        others = [d for d in self.documents if d.id != id]
        return tuple(_hit(d, query=Query()) for d in others[:size])

    def explain(self, query: Query, id: str) -> Explanation:
        """Each word counts 1 for every time that the document holds it."""
        document = self.document(id)
        found = {w: f"{document.title} {document.text}".count(w) for w in query.text.split()}
        reasons = tuple(
            Reason(Message(f"the word “{word}”"), (Occurrences("body", n, 1.0),), 1, n, 0.25)
            for word, n in found.items()
            if n
        )
        score = float(sum(one.score for one in reasons))
        matches = document in self._found(query)
        return Explanation(reasons, score, len(self.documents), matches)

    def significant(self, query: Query) -> tuple[SignificantWord, ...]:
        counts = Counter(w for d in self._holding(query.text) for w in d.text.split())
        return tuple(SignificantWord(word, count, count, count) for word, count in counts.items())

    def histogram(self, query: Query, by: Granularity = Granularity.YEAR) -> Histogram:
        length = {Granularity.YEAR: 4, Granularity.MONTH: 7, Granularity.DAY: 10}[by]
        dates = [d.published.date for d in self._found(query)]
        dated = Counter(date[:length] for date in dates if date and len(date) >= length)
        vague = sum(len(date) < length for date in dates if date)
        bars = tuple(Bar(period, count) for period, count in sorted(dated.items()))
        return Histogram(by, bars, vague=vague, undated=dates.count(None))

    def _holding(self, text: str) -> list[Document]:
        if text in self.unfound:
            return []
        words = self.answers.get(text, text).replace('"', " ").casefold().split()
        return [
            d for d in self.documents if all(w in f"{d.title} {d.text}".casefold() for w in words)
        ]

    def _facet(self, name: str, query: Query) -> Facet:
        others = query.without(name)
        found = [d for d in self._holding(query.text) if _fits(d, others)]
        counts = Counter(value for d in found for value in facet_values(d)[name])
        given = query.chosen(name).include
        whole = (v for v in given if ".." not in v and not (name == "year" and is_months(v)))
        counts.update(dict.fromkeys(whole, 0))
        labels = {m.person: m for d in self.documents for m in d.people}
        for mention in tuple(labels.values()):
            labels |= {in_office(mention.person): mention, out_of_office(mention.person): mention}
        values = (
            FacetValue(
                value=value,
                label=labels[value].name if value in labels else value,
                count=count,
                note=labels[value].office if value in labels else "",
                native=labels[value].native if value in labels else "",
            )
            for value, count in counts.items()
        )
        order = sorted(values, key=lambda v: (-v.count, v.label))
        return Facet.of(name, sorted(order, key=_newest) if name == "year" else order)


@dataclass
class StubOriginals:
    """Payloads by path."""

    payloads: dict[str, bytes] = field(default_factory=dict)

    def payload(self, capture: Capture) -> bytes:
        if capture.path not in self.payloads:
            raise OriginalNotFound(capture.path)
        return self.payloads[capture.path]


def _newest(value: FacetValue) -> int:
    return 0 if value.value == UNDATED else -int(value.value)


def _fits(document: Document, query: Query) -> bool:
    values = facet_values(document)
    for name, chosen in query.filters.items():
        if chosen.include and not any(_among(v, chosen.include) for v in values[name]):
            return False
        if any(_among(v, chosen.exclude) for v in values[name]):
            return False
    return True


def _among(value: str, chosen: tuple[str, ...]) -> bool:
    return any(holds(one, value) for one in chosen)


def _sorted(found: list[Document], query: Query) -> list[Document]:
    if query.sort is Sort.RELEVANCE:
        return found
    dated = [d for d in found if d.published.date]
    undated = [d for d in found if not d.published.date]
    newest = query.sort is Sort.NEWEST
    return sorted(dated, key=lambda d: d.published.number, reverse=newest) + undated


def _groups(found: list[Document], *, grouped: bool) -> list[list[Document]]:
    groups: dict[str, list[Document]] = {}
    for document in found:
        groups.setdefault((grouped and document.group) or document.id, []).append(document)
    return list(groups.values())


def _hit(document: Document, *others: Document, query: Query) -> Hit:
    try:
        sought = needles(parse(query.text, Authority()).clause)
    except QueryError:
        sought = needles(parse("", Authority()).clause)
    ((title, snippets),) = summaries([document], sought)
    return Hit(
        id=document.id,
        title=title,
        published=document.published,
        source=document.source,
        kind=document.kind,
        language=document.language,
        people=tuple(
            {m.person: Named(m.person, m.name, m.native) for m in document.people}.values()
        ),
        snippets=snippets,
        captures=len(document.captures),
        sample=document.sample,
        score=1.0,
        versions=document.versions,
        alike=len(others),
    )
