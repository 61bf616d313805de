"""A small archive behind the search page."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.model import Block, BlockKind, Kind, Precision, Published, Stripped
from tests.factories import make_capture, make_document, make_mention
from tests.webapp.stub import StubOriginals, StubSearcher
from webapp import create_app, wording

TOKYO, BUDGET, UNDATED, JAPANESE = (f"{n:016x}" for n in (1, 2, 3, 4))


@pytest.fixture(autouse=True)
def anybody_reads() -> None:
    """The reader of a request that a test before this one made is none of this one."""
    wording._reader.set(wording._ANYBODY)


@pytest.fixture
def searcher() -> StubSearcher:
    return StubSearcher(
        [
            make_document(
                TOKYO,
                title="Foreign ministers meet in Tokyo",
                date="2023-12-16",
                kind=Kind.PRESS_RELEASE,
                ministers=("yoko-kamikawa", "vivian-balakrishnan"),
                blocks=(
                    Block("Opening", BlockKind.HEADING, level=2),
                    Block("The ministers spoke of the rule of law at sea.", marker="1"),
                    Block("digital trade and the rule of law", BlockKind.ITEM, "•", 1),
                    Block("green shipping", BlockKind.ITEM, "(a)", 2),
                    Block("Place | Tokyo", BlockKind.ROW),
                    Block("Law comes first.", BlockKind.QUOTE),
                ),
                published=Published(
                    "2023-12-16",
                    Precision.DAY,
                    "dateline",
                    "Tokyo, 16 December 2023 –",
                    Published("2023-12-17", Precision.DAY, "metadata", "2023-12-17"),
                ),
                tail=("Media Contacts", "press@example.org"),
                stripped=(
                    Stripped("tag cloud", "Trump, Brexit, palm oil"),
                    Stripped("tag cloud", "Asia, Trade"),
                    Stripped("share line", "Share this", 2),
                ),
                captures=(
                    make_capture("a.html", captured="2023-12-17T04:12:00Z"),
                    make_capture(
                        "b.html",
                        captured="2024-03-02T10:00:00Z",
                        address="https://example.org/tokyo",
                        media_type="text/html",
                        charset="shift_jis",
                    ),
                ),
                sample=True,
            ),
            make_document(
                BUDGET,
                title="Minister answers on the budget",
                body="The budget keeps to the rule of law.",
                date="2019-02",
                source="MFA Singapore",
                kind=Kind.SPEECH,
                ministers=("vivian-balakrishnan",),
            ),
            make_document(
                UNDATED,
                title="About the symposium",
                body="Ministers spoke at the symposium.",
                date=None,
                source="SIIA",
                kind=Kind.COMMENTARY,
            ),
            make_document(
                JAPANESE,
                title="日・シンガポール外相会談",
                body="上川大臣は法の支配を説きました。",
                date="2023-12-16",
                source="外務省",
                language="ja",
                kind=Kind.PRESS_RELEASE,
                people=(make_mention("yoko-kamikawa", native="上川陽子"),),
            ),
        ]
    )


@pytest.fixture
def originals() -> StubOriginals:
    return StubOriginals({"b.html": "<h1>東京</h1><script>alert(1)</script>".encode("shift_jis")})


@pytest.fixture
def app(searcher: StubSearcher, originals: StubOriginals) -> Flask:
    app = create_app(searcher, originals)
    app.config["TESTING"] = True
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
