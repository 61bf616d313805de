"""A hostile archive is inert: nothing of it runs, fetches or misleads, wherever it is shown."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request

from indexer import authority, build
from indexer.clean.corrections import Corrections
from indexer.corpus import Corpus
from indexer.engines import open_engine
from indexer.model import Query
from indexer.read.originals import Originals
from tests.browser import hostile
from tests.browser.conftest import open_context
from tests.browser.looking import listening
from tests.build.memory import here
from webapp import citing, create_app
from webapp.exports import FORMATS

LISTEN = """
window.breaches = [];
addEventListener("securitypolicyviolation", (event) =>
  breaches.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""

SCHEMES = """all => all.map(one =>
  new URL(one.getAttribute("href") ?? one.getAttribute("action"), document.baseURI).protocol)"""


@dataclass
class Site:
    address: str
    ids: tuple[str, ...]


@dataclass
class Watch:
    """A browser's page, and all that would show that something ran."""

    page: Page
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(LISTEN)
        self.page.on("dialog", self._dialog)
        self.page.on("requestfinished", self._request)
        self.page.on("requestfailed", self._request)
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.said += self.page.evaluate("window.breaches ?? []")
        if self.page.evaluate("window.pwned"):
            self.said.append(f"something ran at {address}")

    def _dialog(self, dialog: Dialog) -> None:
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        """What the browser's policy stopped was never sent."""
        ours = request.url.startswith(("http://127.0.0.1:", "data:"))
        if not ours and request.failure != "csp":
            self.said.append(f"request to {request.url}")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The hostile archive, read, cleaned and indexed as any other, and served."""
    root = tmp_path_factory.mktemp("hostile")
    hostile.write(root)
    corpus = Corpus(root)
    records = authority.load(corpus.authority)
    open_it = partial(open_engine, f"whoosh:{root}/index", records)
    build.index(build.Archive(corpus, records, Corrections(), open_it), build.Run(), pool=here)
    engine = open_it()
    app = create_app(engine, Originals(corpus), records)
    found = tuple(document.id for document in engine.scan(Query()))
    with listening(app) as address:
        yield Site(address, found)


@pytest.fixture
def watch(browser: Browser) -> Iterator[Watch]:
    context = open_context(browser)
    yield Watch(context.new_page())
    context.close()


def test_every_payload_is_in_the_archive(site: Site) -> None:
    assert len(site.ids) >= len(hostile.PAYLOADS)


def test_no_page_runs_fetches_or_breaks_its_policy(site: Site, watch: Watch) -> None:
    for path in hostile.addresses(site.ids):
        watch.open(site.address + path)
        assert watch.said == [], path
        assert hostile.COMPUTED not in watch.page.locator("body").inner_text()


def test_an_address_is_as_harmless_as_a_text(site: Site, watch: Watch) -> None:
    for payload in hostile.PAYLOADS:
        given = quote(payload.encode("utf-8", "replace"))
        for path in (f"/?q={given}", f"/?q=talks&source={given}&minister={given}", f"/{given}"):
            watch.open(site.address + path)
            assert watch.said == [], path
            assert hostile.COMPUTED not in watch.page.locator("body").inner_text()


def test_fragments_and_suggestions_are_inert(site: Site, watch: Watch) -> None:
    watch.open(f"{site.address}/")
    watch.page.locator("#q").press_sequentially("strategic ta", delay=10)
    watch.page.wait_for_url("**q=strategic+ta")
    watch.page.locator("#list-source input").first.check()
    watch.page.wait_for_url("**source=*")

    assert watch.page.evaluate("[window.breaches, window.pwned ?? null]") == [[], None]
    assert watch.said == []


def test_links_lead_nowhere_but_to_pages(site: Site, watch: Watch) -> None:
    for path in hostile.addresses(site.ids[:4]):
        watch.open(site.address + path)
        schemes = watch.page.eval_on_selector_all("a[href], form[action]", SCHEMES)
        assert set(schemes) <= {"http:", "https:"}, path


def test_originals_run_and_fetch_nothing(site: Site, watch: Watch) -> None:
    for one in site.ids:
        watch.page.goto(f"{site.address}/d/{one}/original")
    watch.page.wait_for_timeout(200)  # a meta refresh would have come

    assert watch.said == []


def test_what_leaves_the_page_is_read_as_data(site: Site, watch: Watch) -> None:
    first = site.ids[0]
    paths = (
        *("/feed.atom?q=talks", "/opensearch.xml", "/suggest?q=strategic"),
        *(f"/export.{suffix}?q=talks" for suffix in FORMATS),
        *("/api/v1/search?q=talks", f"/api/v1/documents/{first}"),
        *(f"/d/{first}/cite.{suffix}" for suffix in citing.FORMATS),
        f"/people/{hostile.PERSON}.json",
    )
    for path in paths:
        answer = watch.page.request.get(site.address + path)
        kind = answer.headers["content-type"]
        assert answer.ok, path
        assert "html" not in kind, path
        assert answer.headers["x-content-type-options"] == "nosniff"
        if kind.partition(";")[0] == "application/json":
            json.loads(answer.text())


def test_a_spreadsheet_finds_no_formula(site: Site, watch: Watch) -> None:
    lines = watch.page.request.get(f"{site.address}/export.csv").text()

    assert "'=HYPERLINK" in lines
    assert not any(line.startswith(("=", "+", "@")) for line in lines.split(","))


def test_a_browser_shows_the_feed_without_running_it(site: Site, watch: Watch) -> None:
    watch.open(f"{site.address}/feed.atom?q=talks")

    assert watch.said == []
