"""Archives of every kind, from the file to the search and back."""

import json
from collections.abc import Callable

import pytest

from indexer.authority import Authority
from indexer.corpus import Corpus
from indexer.engines.whoosh import WhooshEngine
from indexer.read.originals import Originals
from tests.cli.conftest import RELEASE, Shell
from tests.read.archives import gzipped, http, mhtml, pdf, wacz, warc, zipped

PAGE = RELEASE.format(title="Foreign ministers meet", subject="fisheries").encode()
CRAWL = [warc(b"software: a\r\n", kind="warcinfo"), warc(http(PAGE))]
ARCHIVES: dict[str, Callable[[], bytes]] = {
    "a.warc": lambda: b"".join(CRAWL),
    "a.warc.gz": lambda: gzipped(CRAWL),
    "a.wacz": lambda: wacz({"archive/a.warc.gz": gzipped(CRAWL)}),
    "a.zip": lambda: zipped({"www.mofa.go.jp/press/1.html": PAGE}),
    "a.mhtml": lambda: mhtml(PAGE),
}


def put(shell: Shell, name: str, content: bytes) -> None:
    (shell.pages / name).write_bytes(content)


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_page_in_an_archive_is_found_with_its_address(name: str, shell: Shell) -> None:
    put(shell, name, ARCHIVES[name]())

    assert shell.run("index").out.startswith("1 indexed, 0 unchanged, 0 removed")
    assert "Foreign ministers meet" in shell.run("search", "fisheries").out
    assert shell.run("index").out.startswith("0 indexed, 1 unchanged, 0 removed")

    found, *_ = shell.run("search", "fisheries").out.split("\t")
    document = WhooshEngine(shell.folder / ".communique" / "index", Authority()).document(found)
    (capture,) = document.captures
    assert capture.address == "http://www.mofa.go.jp/press/1.html"
    assert Originals(Corpus(shell.folder / "corpus")).payload(capture).strip() == PAGE


def test_the_text_of_a_pdf_file_is_found(shell: Shell) -> None:
    sentence = (
        "The ministers met in Tokyo and agreed on fisheries and on many other things of importance."
    )
    put(shell, "a.pdf", pdf(*[f"{sentence} On page {number}." for number in range(1, 4)]))

    shell.run("index")

    assert len(shell.run("search", "fisheries").out.splitlines()) == 1


def test_the_tally_adds_up(shell: Shell) -> None:
    pictures = [warc(http(b"\x89PNG", kind="image/png")) for _ in range(3)]
    put(shell, "a.warc", b"".join([*CRAWL, *pictures, *CRAWL]))

    lines = shell.run("index").out.splitlines()

    assert lines == [
        "1 indexed, 0 unchanged, 0 removed, 5 passed over (0 failed)",
        "7 records, 2 pages and 5 others; 1 of the pages shows a document again",
        "left out: a.warc: 2 records: no page, but a warcinfo record",
        "left out: a.warc: 3 records: no page, but image/png",
    ]


def test_all_of_an_archive_is_shown(shell: Shell) -> None:
    other = RELEASE.format(title="Talks in Osaka", subject="trade").encode()
    put(shell, "a.warc", b"".join([*CRAWL, warc(http(other), address="http://a.example/2")]))

    done = shell.run("show", shell.pages / "a.warc", "--out", "shown")

    shown = [json.loads(file.read_text()) for file in sorted((shell.folder / "shown").iterdir())]
    assert [one["title"] for one in shown] == ["Talks in Osaka", "Foreign ministers meet"]
    assert "no page, but a warcinfo record" in done.err
