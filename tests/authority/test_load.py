"""Authority records in their files: what is read, and what is refused with a reason."""

import datetime as dt
from pathlib import Path

import pytest

from indexer import corpus
from indexer.authority import load
from indexer.errors import AuthorityError

COUNTRY = '[country]\ncode = "JP"\nname = "Japan"\nwords = ["Japanese"]\n'
PERSON = '[[person]]\nid = "taro-kono"\nname = "Taro Kono"\nfamily = "Kono"\ngiven = "Taro"\n'
OFFICE = '[[person.office]]\nrole = "Minister for Foreign Affairs"\n'
TENURE = 'from = "2017-08-03"\nto = "2019-09-11"\n'


def write(folder: Path, text: str, name: str = "japan.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_record_is_read_with_its_country_and_offices(tmp_path: Path) -> None:
    authority = load(write(tmp_path, COUNTRY + PERSON + OFFICE + TENURE))

    person = authority.people["taro-kono"]
    assert (person.country, person.called) == ("JP", ("Kono",))
    assert person.office_on("2018-01-01") == "Minister for Foreign Affairs, Japan"
    assert authority.countries["JP"].words == ("Japanese",)


def test_the_digest_changes_whenever_a_record_does(tmp_path: Path) -> None:
    first = load(write(tmp_path, COUNTRY + PERSON)).digest
    second = load(write(tmp_path, COUNTRY + PERSON + OFFICE + TENURE)).digest

    assert first != second
    assert second == load(tmp_path).digest


MINISTER = "japan.toml, taro-kono, Minister for Foreign Affairs"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (PERSON, "japan.toml: [country] is missing"),
        (COUNTRY + PERSON + 'nmae = "x"\n', "japan.toml, taro-kono: unknown key 'nmae'"),
        (COUNTRY + '[[person]]\nid = "taro-kono"\n', "japan.toml, taro-kono: name is missing"),
        (COUNTRY + '[[person]]\nname = "Taro"\n', "japan.toml, Taro: id is missing"),
        (
            COUNTRY + '[[person]]\nid = "Taro Kono"\nname = "Taro"\n',
            "japan.toml, Taro Kono: an id is lower-case letters and digits, joined by hyphens",
        ),
        (COUNTRY + PERSON + PERSON, "japan.toml, taro-kono: two records have this id"),
        (
            COUNTRY + PERSON + OFFICE + 'from = "2017-8-3"\nto = "2019"\n',
            f"{MINISTER}: from is no date: '2017-8-3'",
        ),
        (
            COUNTRY + PERSON + OFFICE + 'from = "2017-02-30"\nto = "2019"\n',
            f"{MINISTER}: from is no date: '2017-02-30'",
        ),
        (
            COUNTRY + PERSON + OFFICE + 'from = "2019-09-11"\nto = "2017-08"\n',
            f"{MINISTER}: ends in 2017-08, before it starts",
        ),
        (
            COUNTRY + PERSON + OFFICE + 'from = "2019-09-11"\n',
            f"{MINISTER}: give either `to` or `seen`",
        ),
        (
            COUNTRY + PERSON + 'called = "Kono"\n',
            "japan.toml, taro-kono: called must be a list of texts",
        ),
        (COUNTRY + "[person]\n", "japan.toml: person must be written [[person]]"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named_with_file_and_record(
    tmp_path: Path, text: str, reason: str
) -> None:
    with pytest.raises(AuthorityError) as error:
        load(write(tmp_path, text))

    assert str(error.value) == reason


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match=r"^japan\.toml: "):
        load(write(tmp_path, "[[person"))


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match="is not a folder"):
        load(tmp_path / "none")


def test_the_shipped_records_are_complete() -> None:
    authority = load(corpus.starter().authority)

    assert len(authority.people) >= 367
    assert sum(len(person.tenures) for person in authority.people.values()) >= 459
    assert {"MOFA Japan", "MFA Singapore", "SIIA"} <= {one.name for one in authority.sources}


@pytest.mark.parametrize("country", ["JP", "SG"])
def test_foreign_ministers_of_japan_and_singapore_leave_no_gap(country: str) -> None:
    authority = load(corpus.starter().authority)
    tenures = sorted(
        (tenure.first, tenure.last or "9999-12-31")
        for person in authority.people.values()
        for tenure in person.tenures
        if person.country == country and "Foreign Affairs" in tenure.role
    )
    end = dt.date(1990, 1, 1)
    for first, last in tenures:
        assert dt.date.fromisoformat(first) - end <= dt.timedelta(days=1)
        end = max(end, dt.date.fromisoformat(last))
    assert end == dt.date.max
