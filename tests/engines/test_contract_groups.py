"""What every engine promises of documents that say the same, and of versions."""

from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.engines import Engine
from indexer.model import Document, Query, Sort
from indexer.query import sentences
from tests.engines.asking import found, ids, only, put, rebuild
from tests.factories import counts, make_capture, make_document

GROUPED = Query(grouped=True)


def make_versions(id: str, digests: str, **given: object) -> Document:
    """A document with a capture for each letter, those of the same letter being the same bytes."""
    captures = tuple(make_capture(f"{id}{n}.html", digest=one) for n, one in enumerate(digests))
    return make_document(id, captures=captures, **given)  # type: ignore[arg-type]  # a test names what it is about


@pytest.fixture
def mirrored(engine: Engine) -> Engine:
    """Three documents that say the same, two that do, and two that are like no other."""
    put(
        engine,
        make_document("a", date="2020", group="one", body="talks"),
        make_document("b", date="2022", group="one", body="talks talks talks", source="JIIA"),
        make_document("c", date="2021", group="one", body="talks"),
        make_document("d", date="2019", group="two", body="talks"),
        make_document("e", date=None, group="two", body="Oslo", title="Oslo"),
        make_document("f", date="2018", body="talks"),
        make_document("g", date="2017", body="talks"),
    )
    return engine


def test_a_group_is_one_hit(mirrored: Engine) -> None:
    results = mirrored.search(Query("talks", sort=Sort.NEWEST, grouped=True))

    assert [hit.id for hit in results.hits] == ["b", "d", "f", "g"]
    assert (results.total, results.groups) == (6, 4)


def test_a_hit_counts_the_others_of_its_group_that_match(mirrored: Engine) -> None:
    results = mirrored.search(Query("talks", sort=Sort.NEWEST, grouped=True))

    assert [hit.alike for hit in results.hits] == [2, 0, 0, 0]


@pytest.mark.parametrize(
    ("sort", "wanted"),
    [
        (Sort.RELEVANCE, ["b", "d", "f", "g"]),
        (Sort.NEWEST, ["b", "d", "f", "g"]),
        (Sort.OLDEST, ["g", "f", "d", "a"]),
        (Sort.VERSIONS, ["b", "d", "f", "g"]),
    ],
)
def test_the_hit_of_a_group_is_its_best_by_the_sort(
    mirrored: Engine, sort: Sort, wanted: list[str]
) -> None:
    assert ids(mirrored, "talks", sort=sort, grouped=True) == wanted


def test_documents_without_a_group_are_each_their_own(mirrored: Engine) -> None:
    assert mirrored.search(Query("talks", filters=only("year", "..2018"), grouped=True)).groups == 2


def test_without_grouping_every_document_is_a_hit(mirrored: Engine) -> None:
    results = mirrored.search(Query("talks"))

    assert results.total == results.groups == len(results.hits) == 6
    assert {hit.alike for hit in results.hits} == {0}


def test_facets_count_documents_even_of_groups(mirrored: Engine) -> None:
    assert counts(mirrored.search(GROUPED), "source") == {"MOFA Japan": 6, "JIIA": 1}


def test_pages_are_pages_of_groups(mirrored: Engine) -> None:
    pages = [
        mirrored.search(Query("talks", sort=Sort.NEWEST, page=page, size=3, grouped=True))
        for page in (1, 2, 3)
    ]

    assert [[hit.id for hit in page.hits] for page in pages] == [["b", "d", "f"], ["g"], []]
    assert {page.pages for page in pages} == {2}


def test_a_filter_leaves_the_rest_of_a_group(mirrored: Engine) -> None:
    [hit] = mirrored.search(Query(filters=only("source", "JIIA"), grouped=True)).hits

    assert (hit.id, hit.alike) == ("b", 0)


def test_what_is_removed_is_like_nothing_any_more(mirrored: Engine) -> None:
    put(mirrored, removed=["a", "c"])

    results = mirrored.search(Query("talks", sort=Sort.NEWEST, grouped=True))
    assert (results.total, results.groups, results.hits[0].alike) == (4, 4, 0)


def test_groups_reach_over_commits(mirrored: Engine) -> None:
    put(mirrored, make_document("h", date="2023", group="one", body="talks"))

    [first, *_] = mirrored.search(Query("talks", sort=Sort.NEWEST, grouped=True)).hits
    assert (first.id, first.alike) == ("h", 3)


def test_scan_gives_every_document_even_of_groups(mirrored: Engine) -> None:
    assert len(list(mirrored.scan(GROUPED))) == 7


def test_an_empty_index_has_no_groups(engine: Engine) -> None:
    rebuild(engine)

    assert (engine.search(GROUPED).groups, engine.search(GROUPED).hits) == (0, ())


def test_all_of_a_group_can_be_asked_for(mirrored: Engine) -> None:
    assert found(mirrored, "group:c") == {"a", "b", "c"}
    assert found(mirrored, "group:f") == {"f"}
    assert found(mirrored, "talks -group:a") == {"d", "f", "g"}


def test_a_group_may_stand_beside_other_conditions(mirrored: Engine) -> None:
    assert found(mirrored, "group:d (talks OR nothing)") == {"d"}


def test_the_group_of_an_unknown_document_is_empty_and_said_to_be_so(mirrored: Engine) -> None:
    results = mirrored.search(Query("group:zzz"))

    assert results.total == 0
    assert [message.template for message in results.warnings] == [sentences.NO_DOCUMENT]


GROUPS = st.lists(st.sampled_from(["", "one", "two", "three"]), min_size=1, max_size=24)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(GROUPS, st.integers(1, 5), st.integers(1, 4), st.sampled_from(Sort))
def test_hits_by_group_are_the_first_of_each_in_the_whole_list(
    engine: Engine, groups: list[str], size: int, page: int, sort: Sort
) -> None:
    documents = [
        make_document(
            f"d{n:02}", group=group, body="talks " * (n * 7 % 5 + 1), date=f"20{n % 9:02}"
        )
        for n, group in enumerate(groups)
    ]
    rebuild(engine, *documents)
    group_of = {document.id: document.group or document.id for document in documents}
    every = [group_of[one] for one in ids(engine, "talks", sort=sort, size=100)]

    results = engine.search(Query("talks", sort=sort, size=size, page=page, grouped=True))

    wanted = list(islice(dict.fromkeys(every), (page - 1) * size, page * size))
    assert [group_of[hit.id] for hit in results.hits] == wanted
    assert [hit.alike + 1 for hit in results.hits] == [every.count(group) for group in wanted]
    assert (results.total, results.groups) == (len(documents), len(set(every)))


def test_most_versions_come_first_then_the_newest_then_by_id(engine: Engine) -> None:
    put(
        engine,
        make_versions("c", "x", date="2023"),
        make_versions("b", "xyx", date="2001"),
        make_versions("a", "xy", date=None),
        make_versions("d", "xxy", date="2020"),
        make_versions("e", "xx", date="2023"),
    )

    assert ids(engine, sort=Sort.VERSIONS) == ["b", "d", "a", "c", "e"]


def test_a_hit_tells_its_captures_and_its_versions(engine: Engine) -> None:
    put(engine, make_versions("a", "xxyx"))

    [hit] = engine.search(Query()).hits
    assert (hit.captures, hit.versions) == (4, 3)
