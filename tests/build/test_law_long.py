"""The law of indexing: after any increments, the index answers as a fresh rebuild does."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from indexer import read
from indexer.authority import Authority
from indexer.build import Found, walk
from indexer.build.reading import Portion
from indexer.build.scope import Scope
from indexer.build.surveys import Surveying
from indexer.clean.corrections import Corrections
from indexer.corpus import Corpus
from indexer.engines.whoosh import WhooshEngine
from indexer.identity import document_id
from indexer.model import Capture, Document, PassedOver, Query
from tests.build.conftest import Desk
from tests.build.memory import MemoryEngine, simple_clean
from tests.read.archives import gzipped, http, warc, zipped

PLACES = (
    "a.html",
    "mofa/a.html",
    "mofa/20221217041200/1.html",
    "mofa/20231217041200/1.html",
    "mfa/20241217041200/1.html",
    "mfa/b.txt",
)
ELSEWHERE = "../../elsewhere/c.html"
LINKS = ("mofa/link.html", "mfa/a.html")
ARCHIVES = ("mofa/a.warc.gz", "mfa/a.zip")
ADDRESSES = ("", "https://www.mofa.go.jp/1.html", "https://www.mfa.gov.sg/2.html")
TEXTS = ("They met.", "They met again.", "They did not meet.", "hollow", "fatal")
FOLDERS = ("mofa", "mfa", "mofa/20231217041200")


class Archivist(RuleBasedStateMachine):
    """Adds, edits, deletes, restores, corrects; indexes now a part, now everything."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr("indexer.clean.clean", simple_clean)
        self.desk = Desk(Corpus(Path(self.folder.name, "corpus")))
        self.desk.corpus.pages.mkdir(parents=True)
        self.elsewhere = Path(self.folder.name, "elsewhere")
        self.elsewhere.mkdir()
        self.patch.setattr("indexer.build.surveys.LEAST", 1)
        self.desk.surveys = Path(self.folder.name, "surveys")

    def teardown(self) -> None:
        self.patch.undo()
        self.folder.cleanup()

    @rule(path=st.sampled_from(PLACES), text=st.sampled_from(TEXTS), at=st.sampled_from(ADDRESSES))
    def write(self, path: str, text: str, at: str) -> None:
        self.desk.put(path, text, address=at)

    @rule(
        path=st.sampled_from(ARCHIVES),
        pages=st.lists(
            st.tuples(st.sampled_from(ADDRESSES[1:]), st.sampled_from(TEXTS)), max_size=3
        ),
    )
    def write_archive(self, path: str, pages: list[tuple[str, str]]) -> None:
        records = [warc(http(f"<p>{text}".encode()), address=at) for at, text in pages]
        archive = gzipped(records) if records else b""
        file = self.desk.corpus.file_of(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(zipped({"a.warc.gz": archive}) if path.endswith("zip") else archive)

    @rule(text=st.sampled_from(TEXTS), at=st.sampled_from(ADDRESSES))
    def write_elsewhere(self, text: str, at: str) -> None:
        self.desk.put(ELSEWHERE, text, address=at)

    @rule()
    def delete_elsewhere(self) -> None:
        self.desk.corpus.file_of(ELSEWHERE).unlink(missing_ok=True)

    @rule(path=st.sampled_from(LINKS), to=st.sampled_from((*PLACES, ELSEWHERE)))
    def link(self, path: str, to: str) -> None:
        link = self.desk.corpus.file_of(path)
        link.parent.mkdir(parents=True, exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(self.desk.corpus.file_of(to))

    @rule(path=st.sampled_from((*PLACES, *LINKS, *ARCHIVES)))
    def delete(self, path: str) -> None:
        self.desk.corpus.file_of(path).unlink(missing_ok=True)

    @rule(path=st.sampled_from((*PLACES, ELSEWHERE)), title=st.sampled_from(("", "Corrected")))
    def correct(self, path: str, title: str) -> None:
        place = self.desk.corpus.path_of(self.desk.corpus.file_of(path))
        entry = {"id": document_id(Capture(place)), "title": title, "reason": "so printed"}
        entries = {entry["id"]: entry} if title else {}
        self.desk.corrections = Corrections(entries)

    @rule(digest=st.sampled_from(("first records", "second records")))
    def edit_records(self, digest: str) -> None:
        self.desk.authority = Authority(digest=digest)

    @precondition(lambda self: any(self.desk.corpus.pages.iterdir()))
    @rule(name=st.sampled_from(FOLDERS))
    def index_a_part(self, name: str) -> None:
        folder = self.desk.corpus.pages / name
        if not folder.exists():
            return
        partly = self.beyond(folder)
        self.desk.index(folder, prune=True)
        fresh, now = self.rebuilt(self.elsewhere), self.desk.documents()
        for one in (fresh.keys() | now.keys()) - partly - self.beyond(folder):
            assert now.get(one) == fresh.get(one)

    @rule()
    def index_everything(self) -> None:
        self.desk.index(self.desk.corpus.pages, self.elsewhere, prune=True)

        assert self.desk.documents() == self.rebuilt(self.elsewhere)

    @rule()
    def index_without_paths(self) -> None:
        fresh = self.rebuilt()
        self.desk.index(prune=True)

        assert self.desk.documents() == fresh

    @rule()
    def index_again(self) -> None:
        self.index_everything()
        tally = self.desk.index(self.desk.corpus.pages, self.elsewhere)

        assert (tally.indexed, tally.removed) == (0, 0)

    def beyond(self, folder: Path) -> set[str]:
        """Documents that have captures outside the folder, or had, or whose address is claimed
        by pages outside it."""
        corpus = self.desk.corpus
        inside = set(walk(corpus, [folder]))
        outside = set(walk(corpus, [corpus.pages, self.elsewhere])) - inside
        covers = Scope.of(corpus, [folder]).covers
        known = [c for document in self.desk.documents().values() for c in document.captures]
        captures = [*self.found(outside), *(c for c in known if not covers(c.place))]
        ids = {document_id(capture) for capture in captures}
        contested = [c for c in self.found(inside) if document_id(c) in ids]
        return ids | {document_id(read.unclaimed(c)) for c in (*captures, *contested)}

    @staticmethod
    def found(files: Iterable[Found | PassedOver]) -> list[Capture]:
        seen = [Surveying()(Portion(file)) for file in files if isinstance(file, Found)]
        return [one for outcomes in seen for one in outcomes if isinstance(one, Capture)]

    def rebuilt(self, *paths: Path) -> dict[str, Document]:
        """What a rebuild would hold instead."""
        fresh = replace(self.desk, engine=MemoryEngine(self.desk.documents()))
        fresh.index(*paths, rebuild=True, prune=True)
        return fresh.documents()


TestLaw = Archivist.TestCase
TestLaw.settings = settings(max_examples=1500, stateful_step_count=20, deadline=None)


Step = tuple[str, str | None]  # a place, and what is written there; None deletes


@settings(max_examples=8, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(PLACES), st.sampled_from((None, *TEXTS))), min_size=1, max_size=10
    )
)
def test_the_embedded_engine_answers_as_a_rebuilt_one(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr("indexer.clean.clean", simple_clean)
        corpus = Corpus(Path(folder, "corpus"))
        corpus.pages.mkdir(parents=True)
        desk = Desk(corpus, WhooshEngine(Path(folder, "index"), Authority()))
        for path, text in steps:
            if text is None:
                corpus.file_of(path).unlink(missing_ok=True)
            else:
                desk.put(path, text)
            desk.index(prune=True)
        fresh = replace(desk, engine=WhooshEngine(Path(folder, "fresh"), Authority()))
        fresh.index(rebuild=True)

        assert desk.documents() == fresh.documents()
        for query in (Query(), Query("met"), Query('"met again"'), Query("-again")):
            assert desk.engine.search(query) == fresh.engine.search(query)
