"""The person that a search is about, above its results."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.authority import Authority, Person, Tenure
from indexer.model import Query, Results
from indexer.query import parse
from indexer.query.clauses import Chosen
from indexer.query.sentences import SENTENCES
from webapp import dates, labels, offices
from webapp.query_string import handing_on
from webapp.wording import gettext, ngettext

# How the engine says that it looks for a person, which a text need not be read again to know
_NAMING = {SENTENCES[form][False] for form in ("minister", "named")}
_OFFICES = 3  # the newest; the person's page has them all


@dataclass(frozen=True, slots=True)
class About:
    name: str
    native: str
    native_language: str
    address: str  # of the person's page
    offices: tuple[str, ...]  # "Minister for Foreign Affairs, Japan, 13 September 2023 to …"
    found: str  # "Named in 38 documents here."; "" where something else is asked as well


def about(results: Results, authority: Authority) -> About | None:
    """None where the search is not for one person."""
    told = [message.template for message in results.understood]
    if told and told[0] not in _NAMING:
        return None
    id_ = _person(results.query, authority)
    person = authority.people.get(id_)
    if person is None:
        return None
    return About(
        name=person.name,
        native=person.native,
        native_language=labels.language_of(person.native),
        address=handing_on(f"/people/{person.id}"),
        offices=tuple(_offices(person)),
        found=_found(results),
    )


def _person(query: Query, authority: Authority) -> str:
    """Whom the text means, or the one minister that is ticked; "" for nobody or several."""
    if not query.text:
        chosen: tuple[str, ...] = query.chosen("minister").include
    else:
        clause = parse(query.text, authority, exact=query.exact).clause
        named = isinstance(clause, Chosen) and clause.facet == "minister"
        chosen = clause.values if isinstance(clause, Chosen) and named else ()
        chosen = chosen or query.chosen("minister").include
    return chosen[0] if len(chosen) == 1 else ""


def _offices(person: Person) -> Iterator[str]:
    held = sorted(person.tenures, key=lambda tenure: tenure.first, reverse=True)
    for tenure in held[:_OFFICES]:
        yield gettext(
            "%(office)s: %(time)s", office=offices.title(tenure.title), time=_time(tenure)
        )
    if more := len(held) - _OFFICES if len(held) > _OFFICES else 0:
        yield ngettext("and %(n)s earlier office", "and %(n)s earlier offices", more)


def _time(tenure: Tenure) -> str:
    first = dates.partial_in_words(tenure.first)
    if not tenure.last and tenure.last_seen:
        return labels.period(first, "")
    last = dates.partial_in_words(tenure.last) if tenure.last else gettext("not known")
    return labels.period(first, last)


def _found(results: Results) -> str:
    query = results.query
    if bool(query.text) + len(query.filters) != 1 or not results.total:
        return ""
    return ngettext(
        "Named in %(n)s document here.", "Named in %(n)s documents here.", results.total
    )
