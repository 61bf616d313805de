"""What a document said before: kept with it where its captures say something else."""

from indexer.build.versions import LONGEST, MOST, earlier
from indexer.errors import ReadError
from indexer.model import Capture, Document
from tests.build.accounts import ADDRESS
from tests.build.conftest import Desk
from tests.factories import make_capture, make_document


def made(*texts: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The earlier versions of a document that was captured with these texts, one after another."""
    captures = [make_capture(f"{n}.html", digest=f"{n}") for n in range(len(texts))]
    pages = {c.path: make_document(body=text) for c, text in zip(captures, texts, strict=True)}
    found = earlier(pages[captures[-1].path], captures, lambda capture: pages[capture.path])
    return tuple((version.capture, version.lines) for version in found)


def test_every_text_before_the_shown_one_is_kept() -> None:
    assert made("first", "second", "third") == ((0, ("first",)), (1, ("second",)))


def test_other_bytes_that_say_the_same_are_no_version() -> None:
    assert made("first", "first", "second", "second") == ((0, ("first",)),)
    assert made("same", "same") == ()


def test_a_text_that_came_back_is_a_version_again() -> None:
    assert made("first", "second", "first") == ((0, ("first",)), (1, ("second",)))


def test_captures_with_the_same_bytes_are_read_once() -> None:
    captures = [make_capture(f"{n}.html", digest="same") for n in range(3)]

    def never(_: Capture) -> Document:
        raise AssertionError("nothing has changed")

    assert earlier(make_document(), captures, never) == ()


def test_versions_and_their_length_are_bounded() -> None:
    assert len(made(*map(str, range(50)))) == MOST
    ((_, lines),) = made("a" * (2 * LONGEST), "b")
    assert sum(map(len, lines)) == LONGEST


def test_a_version_that_cannot_be_read_says_why() -> None:
    captures = [make_capture("old.html", digest="1"), make_capture("new.html", digest="2")]

    def damaged(capture: Capture) -> Document:
        raise ReadError(capture.place, "it is cut off")

    (version,) = earlier(make_document(), captures, damaged)
    assert version.problem == "it is cut off"


def test_an_index_run_keeps_what_changed(desk: Desk) -> None:
    for year, text in {2019: "old", 2021: "new", 2022: "hollow", 2023: "new"}.items():
        desk.put(f"mofa/{year}1217041200/1.html", text, address=ADDRESS)

    desk.index()

    (document,) = desk.documents().values()
    assert [one.capture for one in document.earlier] == [0, 1, 2]
    assert "old" in document.earlier[0].lines[0]
    assert document.earlier[2].problem == "no text of its own"
