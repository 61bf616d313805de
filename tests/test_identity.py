"""Which captures are of one document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.identity import ID, canonical, document_id
from tests.factories import make_capture


@pytest.mark.parametrize(
    "other",
    [
        "http://www.mofa.go.jp/press/a.html",
        "https://mofa.go.jp/press/a.html",
        "https://WWW.MOFA.go.jp:443/press/a.html",
        "https://www.mofa.go.jp/press/a.html#top",
        "https://www.mofa.go.jp/press/a.html?utm_source=mail",
        "https://www.mofa.go.jp/press/a.html?fbclid=IwAR0",
        "https://www.mofa.go.jp/press/a.html?PHPSESSID=1a2b&gclid",
        "https://www.mofa.go.jp/press/a.html;jsessionid=1A2B.node1",
        " https://www.mofa.go.jp/press/a.html ",
    ],
)
def test_one_page_by_several_addresses_is_one_document(other: str) -> None:
    first, second = make_capture(address="https://www.mofa.go.jp/press/a.html"), other

    assert document_id(first) == document_id(make_capture("b.html", address=second))


@pytest.mark.parametrize(
    "other",
    [
        "https://www.mofa.go.jp/press/b.html",
        "https://www.mofa.go.jp/Press/a.html",
        "https://www.mofa.go.jp/press/a.html?id=2",
        "https://www.mofa.go.jp/press/a.html?100",
        "https://www.mofa.go.jp/press/a.html?source=7",
        "https://www.mofa.go.jp/press/a.html?gclidx=7",
        "https://www.mofa.go.jp:8080/press/a.html",
        "https://www.mfa.gov.sg/press/a.html",
    ],
)
def test_pages_of_other_addresses_are_others(other: str) -> None:
    address = "https://www.mofa.go.jp/press/a.html"

    assert canonical(other) != canonical(address)


def test_without_an_address_the_place_counts() -> None:
    assert document_id(make_capture("a.txt")) == document_id(make_capture("a.txt", digest="x"))
    assert document_id(make_capture("a.txt")) != document_id(make_capture("b.txt"))
    assert document_id(make_capture("a.warc", offset=9)) != document_id(make_capture("a.warc"))


@pytest.mark.parametrize("address", ["", "mailto:a@b.org", "file:///etc/passwd", "http://", "x"])
def test_what_is_no_web_address_does_not_count(address: str) -> None:
    assert canonical(address) == ""


@given(st.text())
def test_any_text_gives_an_id(address: str) -> None:
    assert ID.fullmatch(document_id(make_capture(address=f"http://{address}")))
