"""Files that mean harm, sent through `/admin`, indexed and asked for: nothing leaves its place."""

import stat
import zipfile
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.authority import Authority
from indexer.build import Archive, Run, index
from indexer.clean.corrections import Corrections
from indexer.corpus import Corpus
from indexer.engines import Engine, open_engine
from indexer.model import Document, Query, Tally
from indexer.read.originals import Originals
from tests.build.memory import here
from tests.cli.conftest import RELEASE
from tests.webapp.operated import SECRET, StubRuns, sign_in, token
from webapp import Operation, create_app
from webapp.operation import Desk
from webapp.settings import OFF
from webapp.uploads import Uploads

PAGE = RELEASE.format(title="Talks about fish", subject="fish").encode()
OUTSIDE = RELEASE.format(title="Nobody may read this", subject="secrets").encode()
NAMES = (
    "../../evil.html", "/evil.html", "..\\..\\evil.html", "C:\\evil.html", "a/../../evil.html",
    "nul\x00.html", "CON", "NUL.html", "COM1.html", "x" * 300 + ".html", "\u202elmth.exe",
)  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An empty archive beside a page that is none of its own."""
    corpus = Corpus(tmp_path / "corpus")
    corpus.pages.mkdir(parents=True)
    (tmp_path / "outside.html").write_bytes(OUTSIDE)
    opened = partial(open_engine, f"whoosh:{tmp_path / 'index'}", Authority())
    return Archive(corpus, Authority(), Corrections(), opened)


@pytest.fixture
def admin(archive: Archive) -> FlaskClient:
    client = _app(archive).test_client()
    sign_in(client)
    return client


def _app(archive: Archive) -> Flask:
    desk = Desk(StubRuns(), Uploads(archive.corpus.pages, 2**30))
    chosen = OFF.model_copy(update={"admin_secret": SECRET})
    originals = Originals(archive.corpus)
    return create_app(archive.open_engine(), originals, None, Operation(chosen, desk))


def _send(admin: FlaskClient, name: str, content: bytes) -> str:
    given = {"csrf_token": token(admin), "files": [(BytesIO(content), name)]}
    answer = admin.post("/admin/upload", data=given, follow_redirects=True)
    assert answer.status_code == 200
    return answer.text


def _run(archive: Archive) -> Tally:
    return index(archive, Run(), pool=here)


def _documents(archive: Archive) -> list[Document]:
    engine: Engine = archive.open_engine()
    return list(engine.scan(Query()))


def _zip(members: dict[str, bytes], *links: str) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            info = zipfile.ZipInfo("x")
            info.filename = name  # as it is: the constructor would make it harmless
            packed.writestr(info, content, zipfile.ZIP_DEFLATED)
        for number, target in enumerate(links):
            info = zipfile.ZipInfo(f"link-{number}.html")
            info.external_attr = (stat.S_IFLNK | 0o777) << 16
            packed.writestr(info, target)
    return kept.getvalue()


def _files(folder: Path) -> set[str]:
    """All but the index."""
    found = {str(file.relative_to(folder)) for file in folder.rglob("*") if not file.is_dir()}
    return {name for name in found if not name.startswith("index")}


def test_names_in_a_zip_file_lead_nowhere(
    admin: FlaskClient, archive: Archive, tmp_path: Path
) -> None:
    assert "1 file kept: a.zip" in _send(admin, "a.zip", _zip(dict.fromkeys(NAMES, PAGE)))
    before = _files(tmp_path)

    _run(archive)

    assert _files(tmp_path) == before
    documents = _documents(archive)
    assert documents
    for one in documents:
        assert admin.get(f"/d/{one.id}").status_code == 200
        assert admin.get(f"/d/{one.id}/original").data == PAGE


def test_links_in_a_zip_file_are_not_followed(
    admin: FlaskClient, archive: Archive, tmp_path: Path
) -> None:
    targets = (str(tmp_path / "outside.html"), "../../../../outside.html", "/etc/passwd")
    _send(admin, "a.zip", _zip({"a.html": PAGE}, *targets))

    _run(archive)

    assert [one.title for one in _documents(archive)] == ["Talks about fish"]


@pytest.mark.parametrize("name", ["a.zip", "a.wacz"])
def test_a_zip_bomb_is_kept_and_not_opened(admin: FlaskClient, archive: Archive, name: str) -> None:
    _send(admin, name, _zip({"a.html": bytes(2**20) * 120}))

    tally = _run(archive)

    assert ["expands to 120 MB" in one.reason for one in tally.passed_over] == [True]
    assert tally.failed == 1
    assert _documents(archive) == []


@pytest.mark.parametrize("name", ["/dev/null", "../a.html", "a/../../b.html", ".htaccess", "..\\a"])
def test_a_file_whose_name_leads_elsewhere_is_not_kept(
    admin: FlaskClient, name: str, tmp_path: Path
) -> None:
    before = _files(tmp_path)

    assert "was refused: Its name is not a plain file name." in _send(admin, name, PAGE)

    assert _files(tmp_path) == before


@pytest.mark.parametrize("name", ["CON", "nul", "AUX.html", "a;rm.html", "$(id).html", "-x.html"])
def test_a_strange_name_is_a_name(admin: FlaskClient, archive: Archive, name: str) -> None:
    """Names of devices are some of other systems only."""
    assert "1 file kept" in _send(admin, name, PAGE)

    assert [file.read_bytes() for file in archive.corpus.pages.rglob(name)] == [PAGE]


def test_a_null_character_in_a_name_keeps_nothing(admin: FlaskClient, archive: Archive) -> None:
    head = (
        f'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token(admin)}\r\n'
        '--x\r\nContent-Disposition: form-data; name="files"; filename="a\x00.html"\r\n\r\n'
    )
    body = head.encode() + PAGE + b"\r\n--x--\r\n"

    answer = admin.post("/admin/upload", data=body, content_type="multipart/form-data; boundary=x")

    assert answer.status_code < 500
    assert not any(file.is_file() for file in archive.corpus.pages.rglob("*"))


def test_a_link_in_the_corpus_that_leads_out_is_neither_indexed_nor_served(
    admin: FlaskClient, archive: Archive, tmp_path: Path
) -> None:
    page = archive.corpus.pages / "a.html"
    page.write_bytes(PAGE)
    (archive.corpus.pages / "b.html").symlink_to(tmp_path / "outside.html")
    _run(archive)
    (document,) = _documents(archive)
    assert document.title == "Talks about fish"

    page.unlink()
    page.symlink_to(tmp_path / "outside.html")

    answer = admin.get(f"/d/{document.id}/original")
    assert answer.status_code == 404
    assert b"secrets" not in answer.data


@pytest.mark.parametrize("depth", [1, 2])
def test_nothing_is_written_through_a_link_that_leads_out(
    admin: FlaskClient, archive: Archive, tmp_path: Path, depth: int
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    _send(admin, "first.html", PAGE)
    (kept,) = archive.corpus.pages.rglob("first.html")
    folder = (kept.parent, kept.parent.parent)[2 - depth]
    folder.rename(tmp_path / "moved")
    folder.symlink_to(elsewhere)

    assert "b.html was refused: It cannot be kept" in _send(admin, "b.html", PAGE)

    assert list(elsewhere.iterdir()) == []
