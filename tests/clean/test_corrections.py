"""What people know better than the rules."""

from pathlib import Path

import pytest

from indexer import corpus
from indexer.clean.corrections import Corrections
from indexer.errors import CorrectionError
from indexer.model import Kind, Precision, Published
from tests.factories import make_document

ID = "0123456789abcdef"
ENTRY = f'[[document]]\nid = "{ID}"\nreason = "The minister\'s diary."\n'


def load(folder: Path, text: str) -> Corrections:
    file = folder / "corrections.toml"
    file.write_text(text, encoding="utf-8")
    return Corrections.load(file)


def test_a_corrected_date_shows_its_reason_and_what_the_rules_found(tmp_path: Path) -> None:
    document = make_document(ID, date="2023-12-16")

    corrected = load(tmp_path, ENTRY + 'date = "2023-12-15"\n').apply(document)

    assert corrected.published == Published(
        "2023-12-15", Precision.DAY, "correction", "The minister's diary.", document.published
    )


def test_a_date_may_be_corrected_to_none(tmp_path: Path) -> None:
    corrected = load(tmp_path, ENTRY + 'date = ""\n').apply(make_document(ID))

    assert corrected.published.date is None
    assert corrected.published.rule == "correction"


def test_title_source_kind_and_language_are_corrected(tmp_path: Path) -> None:
    words = 'title = "T"\nsource = "S"\nkind = "speech"\nlanguage = "ja"\n'

    document = load(tmp_path, ENTRY + words).apply(make_document(ID))

    assert (document.title, document.source, document.kind, document.language) == (
        "T", "S", Kind.SPEECH, "ja",
    )  # fmt: skip


def test_other_documents_stay_as_they_are(tmp_path: Path) -> None:
    document = make_document("f" * 16)
    corrections = load(tmp_path, ENTRY + 'title = "T"\n')

    assert corrections.apply(document) is document
    assert corrections.digest_for(document.id) == ""
    assert corrections.unused([document.id]) == (ID,)
    assert corrections.unused([ID]) == ()


def test_the_digest_changes_with_the_entry(tmp_path: Path) -> None:
    digests = {load(tmp_path, ENTRY + f'title = "{t}"\n').digest_for(ID) for t in "ABA"}

    assert len(digests) == 2


def test_a_missing_file_corrects_nothing(tmp_path: Path) -> None:
    assert Corrections.load(tmp_path / "none.toml") == Corrections()


def test_the_shipped_file_can_be_read() -> None:
    assert Corrections.load(corpus.starter().corrections) is not None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f'[[document]]\nid = "{ID}"\n', f"document {ID}: reason is missing"),
        ('[[document]]\nid = "12"\nreason = "r"\n', "document 12: id must be 16 hex digits"),
        ('[[document]]\nreason = "r"\n', "document number 1: id must be 16 hex digits"),
        (ENTRY + 'date = "2023-13"\n', f"document {ID}: no date: '2023-13'"),
        (ENTRY + 'kind = "rumour"\n', f"document {ID}: no kind is called 'rumour'"),
        (ENTRY + 'body = "x"\n', f"document {ID}: unknown key 'body'"),
        (ENTRY + "date = 2023\n", f"document {ID}: date must be a text in quotes"),
        (ENTRY + ENTRY, f"document {ID}: corrected twice"),
        ("[document]\n", "corrections are written [[document]]"),
        ('title = "x"\n', "corrections are written [[document]]"),
        ('document = ["x"]\n', "corrections are written [[document]]"),
    ],
)
def test_an_entry_that_cannot_be_used_is_named(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(CorrectionError) as error:
        load(tmp_path, text)

    assert str(error.value) == reason


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match=r"^corrections\.toml: "):
        load(tmp_path, "[[document")
