"""Who is meant by a name, in any form; and which office was held when."""

import pickle
from functools import cache

import pytest

from indexer import corpus
from indexer.authority import Authority, Person, Tenure, load


@cache
def authority() -> Authority:
    return load(corpus.starter().authority)


def found(name: str, on: str | None = None) -> list[str]:
    return [person.id for person in authority().find(name, on)]


@pytest.mark.parametrize(
    "name",
    [
        "Taro Kono", "KONO Taro", "Kono, Taro", "taro kono", "Tarō Kōno", "Kouno Tarou",
        "Mr. Taro Kono", "Foreign Minister Taro Kono", "Foreign Minister KONO Taro",
        "河野太郎", "河野 太郎", "河野太郎外務大臣", "Ｔａｒｏ　Ｋｏｎｏ",
    ],
)  # fmt: skip
def test_every_form_of_a_full_name_finds_the_person(name: str) -> None:
    assert found(name) == ["taro-kono"]


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Jun’ichirō Koizumi", "junichiro-koizumi"),
        ("Jun-ichiro Koizumi", "junichiro-koizumi"),
        ("Koumura Masahiko", "masahiko-komura"),
        ("Genba", "koichiro-gemba"),
        ("H.E. Dr. Vivian BALAKRISHNAN", "vivian-balakrishnan"),
        ("ﾋﾞﾋﾞｱﾝ・ﾊﾞﾗｸﾘｼｭﾅﾝ", "vivian-balakrishnan"),
        ("Dato’ Seri Anwar", "anwar-ibrahim"),
        ("S. Jaishankar", "s-jaishankar"),
        ("Hayashi, Minister for Foreign Affairs", "yoshimasa-hayashi"),
        ("林外務大臣", "yoshimasa-hayashi"),
        ("Phạm Bình Minh", "pham-binh-minh"),
    ],
)
def test_written_forms_fold(name: str, person: str) -> None:
    assert found(name) == [person]


def test_a_family_name_gives_all_who_bear_it() -> None:
    assert set(found("Kono")) == set(found("河野")) == {"yohei-kono", "taro-kono"}


def test_the_date_narrows_to_who_held_office_then() -> None:
    assert found("Kono", on="2018-01-01") == ["taro-kono"]
    assert found("Foreign Minister Kono", on="1995-01-01") == ["yohei-kono"]
    assert found("Kono", on="2022-01-26") == []


def test_a_title_narrows_to_who_ever_held_that_office() -> None:
    assert "lee-hsien-loong" in found("Prime Minister Lee")
    assert "lee-sang-ock" not in found("Prime Minister Lee")


@pytest.mark.parametrize(
    "name", ["", " ", "Nobody", "Kishi", "Kon", "Foreign Minister", "・", "Mr."]
)
def test_an_unknown_name_gives_nobody(name: str) -> None:
    assert found(name) == []


def test_forms_are_both_orders_native_and_variants() -> None:
    forms = authority().people["vivian-balakrishnan"].forms

    assert {"Vivian Balakrishnan", "Balakrishnan Vivian", "ビビアン・バラクリシュナン"} <= set(
        forms
    )


def test_a_person_is_found_after_a_journey_to_another_process() -> None:
    there = pickle.loads(pickle.dumps(authority()))  # noqa: S301 -- our own bytes

    assert [person.id for person in there.find("Kamikawa")] == ["yoko-kamikawa"]


def make_person(*tenures: Tenure) -> Person:
    return Person("a-b", "A B", "B", "A", tenures=tenures)


def test_on_a_day_of_handover_the_office_is_the_one_that_begins() -> None:
    person = make_person(
        Tenure("Minister", "1997-09-11", "1998-07-30", of="Japan"),
        Tenure("Prime Minister", "1998-07-30", "2000-04-05", of="Japan"),
    )

    assert person.office_on("1998-07-29") == "Minister, Japan"
    assert person.office_on("1998-07-30") == "Prime Minister, Japan"
    assert person.office_on("2000-04-05") == "Prime Minister, Japan"
    assert person.office_on("2000-04-06") == ""


def test_an_open_tenure_counts_up_to_when_it_was_last_seen() -> None:
    tenure = Tenure("Minister", "2015-10-01", last_seen="2025-12-22")

    assert tenure.holds("2025-12-22")
    assert not tenure.holds("2026-01-01")
    assert tenure.may_hold("2026-01-01")


def test_two_offices_at_once_are_both_named() -> None:
    person = make_person(
        Tenure("Prime Minister", "2001-04-26", "2006-09-26", of="Japan"),
        Tenure("Acting Minister for Foreign Affairs", "2002-01-30", "2002-02-01", of="Japan"),
    )

    assert person.office_on("2002-01-31") == (
        "Prime Minister and Acting Minister for Foreign Affairs, Japan"
    )


def test_the_note_is_the_office_held_longest() -> None:
    person = make_person(
        Tenure("Minister for Foreign Affairs", "1996-01", "1996-11", of="Japan"),
        Tenure("Prime Minister", "1998-07-30", "2000-04-05", of="Japan"),
        Tenure("Senior Minister", "2001-02", last_seen="2001-03", of="Japan"),
    )

    assert person.note == "Prime Minister, Japan"


_TITLES = ("", "Mr. ", "H.E. Dr. ", "Minister ", "former Foreign Minister ", "Prime Minister ")


def test_a_quick_look_passes_over_no_name() -> None:
    records = authority()
    for person in records.people.values():
        for form in (*person.forms, *person.short_forms):
            for written in (*(f"{title}{form}" for title in _TITLES), form.upper(), f"{form}, PM"):
                if records.understand(written):
                    assert records.may_begin(written.split()[0]), written


@pytest.mark.parametrize(
    "name", ["Tarou Kouno", "KŌNO TARŌ", "Kohno, Taro", "Gemba Koichiro", "Jun’ichirō Koizumi"]
)
def test_a_quick_look_knows_the_ways_to_write_a_name(name: str) -> None:
    assert authority().understand(name)
    assert authority().may_begin(name.split(maxsplit=1)[0])


def test_a_quick_look_knows_that_a_letter_may_become_another_before_the_next_word() -> None:
    person = Person("jun-pei", "Jun Pei", "Pei", "Jun", called=("Pei",), country="JP")
    records = Authority(people={person.id: person})
    assert records.understand("Jum Pei") == (person,)
    assert records.may_begin("Jum")


@pytest.mark.parametrize("word", ["cooperation", "zinc", "which", "2023", "qatar-based"])
def test_a_quick_look_passes_over_ordinary_words(word: str) -> None:
    assert not authority().may_begin(word)
