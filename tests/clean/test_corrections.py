"""What people know better than the rules."""

from pathlib import Path

import pytest

from indexer import corpus
from indexer.authority import Authority
from indexer.clean import clean
from indexer.clean.corrections import Corrections
from indexer.errors import CorrectionError
from indexer.identity import document_id
from indexer.model import Capture, Document, Format, Kind, Page, Precision, Published
from tests.factories import make_document

ID = "0123456789abcdef"
TABLES = (
    "corrections are written in these tables: [[document]], [[site]], [[withdraw]],"
    " [[merge]], [[split]], [[variant]], [[hide]], [[mention]]"
)
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
        (ENTRY + 'keep = "x"\n', f"document {ID}: keep must be a list of texts in quotes"),
        (ENTRY + 'strip = [""]\n', f"document {ID}: strip must be a list of texts in quotes"),
        ('[[site]]\nreason = "r"\n', "site number 1: site must name a domain or a folder"),
        ('[[site]]\nsite = "a.org"\ntitle = "T"\nreason = "r"\n',
         "site a.org: unknown key 'title'"),
        (f'[[withdraw]]\nid = "{ID}"\n', f"withdraw {ID}: reason is missing"),
        ("[document]\n", TABLES),
        ('title = "x"\n', TABLES),
        ('document = ["x"]\n', TABLES),
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be_used_is_named(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(CorrectionError) as error:
        load(tmp_path, text)

    assert str(error.value) == reason


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match=r"^corrections\.toml: "):
        load(tmp_path, "[[document")


BODY = "The two ministers met in Port Ann today and agreed to widen the exchange of students."
PAGE = f"""<html><head><title>Talks with Florin</title></head><body><h1>Talks with Florin</h1>
<div class="breadcrumb">Boat trips of the delegation</div>
<p>{BODY}</p><p>{BODY} Photographs by the ministry.</p><p>{BODY}</p>
<p>Read more</p></body></html>"""
CAPTURE = Capture("norland.example/a.html", address="https://www.norland.example/a.html")
ADDRESSED = f'id = "{document_id(CAPTURE)}"\nreason = "Seen on paper."\n'


def cleaned(folder: Path, entries: str) -> Document:
    return clean(Page(CAPTURE, Format.HTML, PAGE), Authority(), load(folder, entries))


@pytest.mark.parametrize("span", ["Boat trips of the delegation", "Read more"])
def test_a_span_that_is_kept_stays_whatever_rule_would_take_it(tmp_path: Path, span: str) -> None:
    assert span not in cleaned(tmp_path, "").text

    document = cleaned(tmp_path, f'[[document]]\n{ADDRESSED}keep = ["{span}"]\n')

    assert span in document.text
    assert span not in [one.text for one in document.stripped]


def test_a_span_that_is_stripped_is_shown_as_taken_by_a_correction(tmp_path: Path) -> None:
    span = "Photographs by the ministry."

    document = cleaned(tmp_path, f'[[document]]\n{ADDRESSED}strip = ["{span}"]\n')

    assert document.text.count(BODY) == 3
    assert span not in document.text
    assert ("correction", span) in [(one.rule, one.text) for one in document.stripped]


def test_a_correction_for_a_site_touches_its_pages_alone(tmp_path: Path) -> None:
    entry = (
        'reason = "Its masthead."\nsource = "Norland"\nstrip = ["Photographs by the ministry."]\n'
    )

    here = cleaned(tmp_path, f'[[site]]\nsite = "norland.example"\n{entry}')
    elsewhere = cleaned(tmp_path, f'[[site]]\nsite = "florin.example"\n{entry}')

    assert (here.source, here.corrected) == ("Norland", ("source",))
    assert "Photographs" not in here.text
    assert "Photographs" in elsewhere.text


def test_a_documents_own_entry_counts_before_its_sites(tmp_path: Path) -> None:
    site = '[[site]]\nsite = "norland.example"\nreason = "r"\nsource = "Site"\n'

    document = cleaned(tmp_path, f'{site}[[document]]\n{ADDRESSED}source = "Own"\n')

    assert document.source == "Own"


def test_what_is_put_right_is_marked(tmp_path: Path) -> None:
    assert cleaned(tmp_path, "").corrected == ()

    document = cleaned(tmp_path, f'[[document]]\n{ADDRESSED}title = "T"\ndate = "1999"\n')

    assert document.corrected == ("published", "title")


def test_spans_that_a_page_does_not_hold_are_named(tmp_path: Path) -> None:
    entry = f'[[document]]\n{ADDRESSED}keep = ["Read more", "no such"]\nstrip = ["nor such"]\n'

    document = cleaned(tmp_path, entry)

    assert load(tmp_path, entry).unmatched(document) == ("keep 'no such'", "strip 'nor such'")


def test_the_digest_changes_with_the_sites_entry(tmp_path: Path) -> None:
    corrections = load(tmp_path, '[[site]]\nsite = "a.org"\nreason = "r"\nsource = "A"\n')

    assert corrections.digest_for(ID, "a.org") != corrections.digest_for(ID, "b.org") == ""
