"""The text dumps of a site compared: which are, and that all runs come to the same."""

from indexer.build.sites import Sites
from indexer.model import Capture
from tests.build.conftest import Desk


def dumps(number: int, site: str = "norland") -> list[Capture]:
    return [
        Capture(f"{site}/{n}.txt", media_type="text/plain", digest=f"{n:064x}")
        for n in range(number)
    ]


def test_a_site_needs_four_text_dumps() -> None:
    assert not Sites.of([*dumps(3), *dumps(3, "florin")]).samples
    assert set(Sites.of([*dumps(4), *dumps(3, "florin")]).samples) == {"norland"}


def test_pages_with_markup_are_not_compared() -> None:
    assert not Sites.of([Capture(f"norland/{n}", media_type="text/html") for n in range(9)]).samples


def test_a_document_counts_once_however_often_it_was_captured() -> None:
    captures = [
        Capture(f"norland/{n}", address="https://norland.example/a", media_type="text/plain")
        for n in range(9)
    ]

    assert not Sites.of(captures).samples


def test_a_large_site_is_known_by_a_sample_that_seldom_changes() -> None:
    some, more = Sites.of(dumps(900)), Sites.of(dumps(901))

    assert some.version(dumps(1)[0]) == more.version(dumps(1)[0]) != ""


def test_a_new_dump_has_its_site_cleaned_again_and_no_other(desk: Desk) -> None:
    for n in range(4):
        desk.put(f"norland/{n}.txt", f"The masthead of the harbour office\nThey spoke of {n}.")
        desk.put(f"florin/{n}.html", f"Release {n}.", address=f"https://florin.example/{n}")
    desk.index()
    desk.put("norland/4.txt", "The masthead of the harbour office\nThey spoke of buoys.")

    tally = desk.index()

    assert (tally.indexed, tally.unchanged) == (5, 4)
    assert {"the masthead of the harbour"} <= {
        line for document in desk.documents().values() for line in document.tail
    }


def test_a_run_over_one_file_knows_the_rest_of_its_site(desk: Desk) -> None:
    files = [desk.put(f"norland/{n}.txt", f"The masthead\nThey spoke of {n}.") for n in range(4)]
    desk.index(files[0])
    (partly,) = desk.documents().values()

    desk.index()

    assert desk.documents()[partly.id] == partly


def test_a_site_that_has_grown_to_four_dumps_is_cleaned_anew(desk: Desk) -> None:
    masthead = "The masthead of the harbour office"
    for n in range(3):
        desk.put(f"norland/{n}.txt", f"{masthead}\nThey spoke of {n} ships.")
    desk.index()
    before = {tuple(document.tail) for document in desk.documents().values()}

    desk.put("norland/3.txt", f"{masthead}\nThey spoke of buoys.")
    tally = desk.index()

    assert not any("the masthead of the harbour" in tail for tail in before)
    assert (tally.indexed, tally.unchanged) == (4, 0)
