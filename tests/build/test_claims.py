"""Addresses that pages claim for themselves: believed, unless unlike pages claim the same."""

from tests.build.accounts import ADDRESS, RELEASE
from tests.build.conftest import Desk


def claim(desk: Desk, path: str, title: str, text: str, address: str = ADDRESS) -> None:
    desk.put(path, f"<title>{title}</title>{text}", address=address)


def test_versions_of_one_page_may_lie_anywhere(desk: Desk) -> None:
    claim(desk, "crawl of 2022/1.html", "Talks", RELEASE)
    claim(desk, "crawl of 2023/1.html", "Talks", RELEASE.replace("an hour", "two hours"))

    tally = desk.index()

    assert (tally.indexed, tally.pages, tally.again) == (1, 2, 1)


def test_an_address_that_a_whole_site_claims_is_the_address_of_none(desk: Desk) -> None:
    for number, word in enumerate(("Tokyo", "Singapore", "Canberra")):
        claim(
            desk, f"{number}.html", f"Talks in {word}", f"{word}: a text of its own, no. {number}"
        )

    assert desk.index().indexed == 3
    captures = [c for document in desk.documents().values() for c in document.captures]
    assert {capture.address for capture in captures} == {""}
    assert desk.index().unchanged == 3


def test_the_page_that_lies_at_a_claimed_address_keeps_it(desk: Desk) -> None:
    home = "https://www.mofa.go.jp/"
    claim(desk, "www.mofa.go.jp/index.html", "Ministry", "Welcome", home)
    for number, word in enumerate(("Tokyo", "Singapore")):
        claim(desk, f"www.mofa.go.jp/{number}.html", f"Talks in {word}", f"{word}: {number}", home)

    assert desk.index().indexed == 3
    captures = [c for document in desk.documents().values() for c in document.captures]
    assert sorted(capture.address for capture in captures) == [
        "http://www.mofa.go.jp/0.html", "http://www.mofa.go.jp/1.html", "https://www.mofa.go.jp/"
    ]  # fmt: skip


def test_what_claims_are_believed_does_not_depend_on_when_they_came(desk: Desk) -> None:
    for number, word in enumerate(("Tokyo", "Singapore", "Canberra")):
        claim(
            desk, f"{number}.html", f"Talks in {word}", f"{word}: a text of its own, no. {number}"
        )
        desk.index(prune=True)
    by_and_by = desk.documents()
    desk.index(rebuild=True)

    assert desk.documents() == by_and_by


def test_unchanged_recaptures_are_folded_and_changed_ones_kept(desk: Desk) -> None:
    texts = {2019: "old", 2020: "old", 2021: "old", 2022: "new", 2023: "old"}
    for year, text in texts.items():
        desk.put(f"mofa/{year}1217041200/1.html", text, address=ADDRESS)

    tally = desk.index()

    (document,) = desk.documents().values()
    assert [c.captured[:4] for c in document.captures] == ["2019", "2021", "2022", "2023"]
    assert (tally.pages, tally.again) == (5, 4)
