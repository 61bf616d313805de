"""Why a document is among the results: what each part of the search adds, in plain words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from indexer.engines import Explaining
from indexer.model import Explanation, Occurrences, Query, Reason
from webapp import labels
from webapp.pages.cards import document_address
from webapp.query_string import Pairs, address, pairs
from webapp.wording import decimal, fraction, gettext, listed, ngettext

_LEAST = 0.005  # of a score that is worth a word


@dataclass(frozen=True, slots=True)
class Share:
    """What one part of the search adds."""

    adds: str
    sought: Markup
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhyPage:
    window: str
    kept: Pairs  # the query's parameters, for the search box
    query: Query
    title: str
    language: str
    document: str  # its address
    back: str  # to the results
    shares: tuple[Share, ...]
    sum: str  # "" where nothing adds anything
    matches: bool


def why_page(searcher: Explaining, query: Query, shown: tuple[str, str, str]) -> WhyPage:
    """`shown` is the document: its id, title and language.

    Raise `QueryError` and `DocumentNotFound` as the searcher does.
    """
    id_, title, language = shown
    found = searcher.explain(query, id_)
    return WhyPage(
        window=gettext("%(title)s · Communiqué", title=gettext("Why this result")),
        kept=pairs(replace(query, text="", page=1)),
        query=query,
        title=title or gettext("Untitled"),
        language=language,
        document=document_address(id_, query),
        back=address(query),
        shares=tuple(_share(one, found) for one in found.reasons),
        sum=fraction(found.score) if found.reasons else "",
        matches=found.matches,
    )


def _share(reason: Reason, found: Explanation) -> Share:
    return Share(
        fraction(reason.score), labels.said(reason.sought), tuple(_says(reason, found.documents))
    )


def _says(reason: Reason, documents: int) -> Iterator[str]:
    yield listed(_held(one) for one in reason.occurrences)
    yield gettext(
        "%(n)s of %(all)s documents hold it", n=decimal(reason.documents), all=decimal(documents)
    )
    if reason.as_written >= _LEAST:
        added = fraction(reason.as_written)
        yield gettext("%(score)s of it because it stands there as you wrote it", score=added)


def _held(one: Occurrences) -> str:
    said = _times(one.field, one.count)
    if one.weight == 1:
        return said
    return gettext("%(times)s (weight %(weight)s)", times=said, weight=f"{one.weight:g}")


def _times(field: str, count: int) -> str:
    told: Mapping[str, str] = {
        "title": ngettext("once in the title", "%(n)s times in the title", count),
        "names": ngettext("once among the names", "%(n)s times among the names", count),
    }
    return told.get(field) or ngettext("once in the text", "%(n)s times in the text", count)
