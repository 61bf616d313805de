"""`/people/<id>`: a person of the authority records, as a page and as JSON."""

import json
from dataclasses import asdict
from itertools import islice

from flask import Blueprint, Response, abort, render_template

from indexer.authority import Person
from indexer.fields import in_office, out_of_office
from indexer.model import Query, Sort
from webapp.archive import authority, searcher
from webapp.pages.person import person_page

blueprint = Blueprint("people", __name__)

_LATEST = 50


@blueprint.get("/people/<id>")
def person(id: str) -> str:
    page = person_page(_person(id), searcher(), authority())
    return render_template("person.html", page=page)


@blueprint.get("/people/<id>.json")
def record(id: str) -> Response:
    """The record, documents per year, who else is named with them, and the newest documents."""
    found = _person(id)
    answer = {**_facts(found), **_held(found)}
    return Response(json.dumps(answer, ensure_ascii=False), content_type="application/json")


def _person(id: str) -> Person:
    found = authority().people.get(id)
    if found is None:
        abort(404)
    return found


def _facts(person: Person) -> dict[str, object]:
    """What the record states; what a single source claims stays with the curators."""
    return {
        "id": person.id,
        "name": person.name,
        "native": person.native,
        "forms": person.forms,
        "country": person.country,
        "wikidata": person.wikidata,
        "offices": [asdict(tenure) for tenure in person.tenures],
    }


def _held(person: Person) -> dict[str, object]:
    """What the archive holds that names the person."""
    query = Query(f'minister:"{person.name}"', sort=Sort.NEWEST, size=1)
    results = searcher().search(query)
    standing, named = results.facet("status").counts, results.facet("minister").counts
    return {
        "documents": results.total,
        "in_office": standing.get(in_office(person.id), 0),
        "out_of_office": standing.get(out_of_office(person.id), 0),
        "years": results.facet("year").counts,
        "named_with": {other: count for other, count in named.items() if other != person.id},
        "latest": [document.id for document in islice(searcher().scan(query), _LATEST)],
    }
