"""What the curators' corrections do in a run."""

from indexer.clean.corrections import Corrections
from indexer.identity import document_id
from indexer.model import Capture
from tests.build.conftest import Desk

REASON = {"reason": "At the author's request."}


def withdrawing(*paths: str) -> Corrections:
    ids = [document_id(Capture(path)) for path in paths]
    return Corrections(withdrawn={one: {"id": one, **REASON} for one in ids})


def reasons(desk: Desk) -> list[str]:
    return [one.reason for one in desk.index().passed_over]


def test_a_withdrawn_document_leaves_the_index_and_stays_out(desk: Desk) -> None:
    desk.put("a.txt", "a")
    desk.put("b.txt", "b")
    desk.index()
    desk.corrections = withdrawing("a.txt")

    assert desk.index().removed == 1
    assert desk.titles() == {"b"}
    assert reasons(desk) == ["withdrawn: At the author's request."]
    assert desk.index(rebuild=True).indexed == 1


def test_withdrawing_most_of_an_archive_needs_no_leave(desk: Desk) -> None:
    desk.put("a.txt", "a")
    desk.index()
    desk.corrections = withdrawing("a.txt")

    assert desk.index().removed == 1


def test_a_withdrawn_document_goes_even_in_a_run_over_other_files(desk: Desk) -> None:
    desk.put("x/a.txt", "a")
    other = desk.put("y/b.txt", "b")
    desk.index()
    desk.corrections = withdrawing("x/a.txt")

    desk.index(other)

    assert desk.titles() == {"b"}


def test_entries_that_match_nothing_are_reported(desk: Desk) -> None:
    desk.put("mofa/a.txt", "a")
    gone, site = "0" * 16, {"source": "S", **REASON}
    desk.corrections = Corrections(
        {gone: {"id": gone, **REASON}}, {"mofa": site, "nowhere": site}, {gone: REASON}
    )

    assert reasons(desk) == [
        f"document {gone}: matches nothing",
        "site nowhere: matches nothing",
        f"withdraw {gone}: matches nothing",
    ]


def test_a_span_that_its_document_does_not_hold_is_reported(desk: Desk) -> None:
    desk.put("a.txt", "a")
    one = document_id(Capture("a.txt"))
    desk.corrections = Corrections({one: {"id": one, "keep": ["no such"], **REASON}})

    assert reasons(desk) == [f"document {one}: matches nothing: keep 'no such'"]
