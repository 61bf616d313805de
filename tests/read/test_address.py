"""The address that an HTML page gives itself."""

import time

import pytest

from indexer.read.html import address

HEAD = "<html><head>{}</head><body><a href='http://example.org/body'>x</a></body></html>"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<link rel="canonical" href="https://example.org/a">', "https://example.org/a"),
        ("<LINK HREF='http://example.org/a' REL='canonical'>", "http://example.org/a"),
        ('<meta property="og:url" content="https://example.org/b">', "https://example.org/b"),
        (
            '<meta property="og:url" content="http://b.example/"><link rel=canonical href="https://example.org/a">',
            "https://example.org/a",
        ),
        ('<link rel="canonical" href="/a">', ""),
        ('<link rel="canonical" href="javascript:alert(1)">', ""),
        ('<link rel="canonical" href="https:///a">', ""),
        ('<link rel="canonical" href="https://web.archive.org/web/20190605/http://example.org/d">',
         "http://example.org/d"),
        ('<link rel="canonical" href="">', ""),
        ("", ""),
    ],
)  # fmt: skip
def test_the_head_tells_the_address(markup: str, expected: str) -> None:
    assert address(HEAD.format(markup)) == expected


def test_a_relative_canonical_link_gives_way_to_the_next_witness() -> None:
    markup = (
        '<link rel="canonical" href="/a"><meta property="og:url" content="https://example.org/b">'
    )

    assert address(HEAD.format(markup)) == "https://example.org/b"


def test_what_stands_in_the_body_is_not_believed() -> None:
    page = (
        "<html><head></head><body><link rel='canonical' href='http://evil.example/'></body></html>"
    )

    assert address(page) == ""


def test_an_xml_prologue_does_not_disturb() -> None:
    page = '<?xml version="1.0"?>' + HEAD.format(
        '<link rel="canonical" href="https://example.org/a"/>'
    )

    assert address(page) == "https://example.org/a"


def test_a_head_without_end_is_read_no_further_than_its_bound() -> None:
    assert (
        address("<head>" + "<div>" * 200_000 + '<link rel="canonical" href="http://a.example/">')
        == ""
    )


def test_an_endless_address_is_none_and_costs_no_time() -> None:
    began = time.process_time()

    assert address(HEAD.format(f'<link rel="canonical" href="http://{"a" * 200_000} b">')) == ""

    assert time.process_time() - began < 1
