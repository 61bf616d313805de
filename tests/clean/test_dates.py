"""Publication dates: our own table of forms, and the laws of trust between kinds of evidence."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.clean import dates
from indexer.clean.dates import Evidence, published
from indexer.clean.dates.calendar import is_iso
from indexer.clean.html.markup import parse
from indexer.clean.metadata import Metadata, metadata_of
from indexer.model import Precision, Published

TITLE = "Ministers meet in Tokyo"
PLAIN = "The ministers met and spoke about the years ahead."


def rows() -> Iterator[tuple[str, str, str]]:
    with (Path(__file__).parent / "dates.tsv").open(encoding="utf-8", newline="") as table:
        for row in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            if not row[0].startswith("#"):
                yield row[0], row[1], row[2]


def evidence_of(where: str, words: str) -> Evidence:
    html = f"<html><head>{words}</head><body><p>{PLAIN}</p></body></html>"
    metadata = metadata_of(html, parse(html))
    plain = Evidence(head=(TITLE,), body=(PLAIN,), title=TITLE)
    return {
        "first": replace(plain, body=(words, PLAIN)),
        "last": replace(plain, body=(*[PLAIN] * 8, words)),
        "head": replace(plain, head=(TITLE, words)),
        "above": replace(plain, head=(words, TITLE)),
        "address": replace(plain, address=words),
        "title": replace(plain, head=(words,), title=words),
        "meta": replace(plain, metadata=metadata),
    }[where]


@pytest.mark.parametrize(("expected", "where", "words"), list(rows()))
def test_the_table_of_forms(expected: str, where: str, words: str) -> None:
    found = published(evidence_of(where, words))

    assert (found.date or "-") == expected


def test_a_dateline_is_believed_before_all_else() -> None:
    found = published(
        Evidence(
            metadata=Metadata(dates=("2022-01-28",)),
            head=(TITLE, "January 27, 2022"),
            body=("Singapore, 26 January 2022 – Both sides met.",),
            title=TITLE,
        )
    )

    assert found == Published(
        "2022-01-26",
        Precision.DAY,
        "dateline",
        "Singapore, 26 January 2022 –",
        Published("2022-01-27", Precision.DAY, "headed line", "January 27, 2022"),
    )


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("外務大臣会見記録（平成14年3月12日（火曜日）8時40分～ 於：院内）", "2002-03-12"),
        ("Press Conference by the Foreign Minister, Tuesday, March 12, 2002", "2002-03-12"),
        ("Press conferences from 11 March 2002 to 12 March 2002", None),
        ("Statement on the events of 12 March 2002", None),
    ],
)
def test_the_title_of_a_press_conference_tells_its_day(title: str, date: str | None) -> None:
    assert published(Evidence(head=(title,), body=(PLAIN,), title=title)).date == date


def test_the_date_of_a_text_is_believed_before_that_of_its_byline() -> None:
    byline = "Submitted by webeditor on Mon, 15 June 2009 - 16:20"
    evidence = Evidence(head=(TITLE, byline), body=("Port Ann, 12 June 2009", PLAIN), title=TITLE)

    found = published(evidence)

    assert found.date == "2009-06-12"
    assert found.runner_up is not None
    assert found.runner_up.date == "2009-06-15"


def test_metadata_is_believed_before_a_date_line_far_from_the_title() -> None:
    found = published(
        Evidence(
            metadata=Metadata(dates=("2022-01-28",)),
            head=(TITLE, *["Menu"] * 20, "March 3, 2024"),
            title=TITLE,
        )
    )

    assert (found.date, found.rule) == ("2022-01-28", "metadata")


def test_a_month_in_the_address_is_made_precise_by_a_day_that_agrees() -> None:
    found = published(
        Evidence(
            body=(*[PLAIN] * 8, "24 JUNE 2008"), address="https://www.example.org/2008/06/visit"
        )
    )

    assert (found.date, found.rule) == ("2008-06-24", "signature")


def test_a_japanese_this_day_takes_its_month_from_the_address() -> None:
    found = published(
        Evidence(
            body=("本26日午後6時30分、外相会談が行われた。",),
            address="https://www.example.org/2013/03/kaidan.html",
        )
    )

    assert (found.date, found.evidence) == ("2013-03-26", "本26日")


def test_nothing_is_published_after_its_capture() -> None:
    late = Evidence(head=(TITLE, "January 27, 2022"), title=TITLE, captured="2021-12-01T00:00:00Z")

    assert published(late) == Published()


OLD_LINE = Evidence(body=("Port Ann, 30 September 1938 – Both sides signed.",), title=TITLE)


@pytest.mark.parametrize(
    "witness",
    [
        {"metadata": Metadata(dates=("1938-09-30",))},
        {"address": "https://www.example.org/1938/09/30/signed.html"},
        {"body": (*OLD_LINE.body, *[PLAIN] * 8, "PORT ANN 30 SEPTEMBER 1938")},
    ],
)
def test_a_date_before_1945_needs_a_second_witness(witness: dict[str, Any]) -> None:
    assert published(OLD_LINE) == Published()
    assert published(replace(OLD_LINE, **witness)).date == "1938-09-30"


@pytest.mark.parametrize(
    "said",
    [
        {"title": "The signature of 30 September 1938"},
        {"body": (*OLD_LINE.body, "On 30 September 1938, both sides signed.")},
        {"head": (TITLE, "30 September 1938")},
        {"metadata": Metadata(dates=("1939-09-30",))},
    ],
)
def test_what_a_page_says_of_history_is_no_second_witness(said: dict[str, Any]) -> None:
    assert published(replace(OLD_LINE, **said)) == Published()


def test_a_page_about_1938_keeps_its_own_date() -> None:
    found = published(replace(OLD_LINE, metadata=Metadata(dates=("2008-09-30",))))

    assert (found.date, found.rule, found.runner_up) == ("2008-09-30", "metadata", None)


def test_a_capture_may_be_a_day_behind_by_the_difference_of_clocks() -> None:
    found = published(
        Evidence(head=(TITLE, "January 27, 2022"), title=TITLE, captured="2022-01-26T20:00:00Z")
    )

    assert found.date == "2022-01-27"


@pytest.mark.parametrize(
    ("address", "language", "date"),
    [
        ("https://2009-2017.state.gov/a", "", "2024-08-03"),
        ("https://www.gov.uk/a", "", "2024-03-08"),
        ("https://www.mfa.gov.sg/a", "", "2024-03-08"),
        ("https://www.example.org/a", "en-US", "2024-08-03"),
        ("https://www.example.org/a", "en-GB", "2024-03-08"),
        ("https://www.example.org/a", "en", None),
    ],
)
def test_digits_are_read_as_the_publisher_writes_them(
    address: str, language: str, date: str | None
) -> None:
    evidence = Evidence(
        Metadata(language=language), head=(TITLE, "08/03/2024"), title=TITLE, address=address
    )

    assert published(evidence).date == date


def test_a_guess_counts_only_where_the_page_prints_it() -> None:
    page = "<html><body><h1>Ministers meet</h1><p class='date'>{}</p><p>They met.</p></body></html>"
    by, update = "By A. Writer | July 2, 2025", "Updated July 2, 2025"
    printed = published(Evidence(html=page.format(by), lines=(by,)))
    changed = published(Evidence(html=page.format(update), lines=(update,)))

    assert (printed.date, printed.evidence) == ("2025-07-02", "By A. Writer | July 2, 2025")
    assert changed == Published()


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Held on 25 and 26 January 2022, the meeting had two chairs.", "2022-01-25"),
        ("On December 16, commencing at 1:00 p.m., the ministers met.", "2021-12-16"),
        ("On January 14, the ministers met.", "2022-01-14"),
        ("The symposium was held in Tokyo on 14 January 2022.", "2022-01-14"),
        ("1月14日、外相会談が行われた。", "2022-01-14"),
        ("14日、官邸において会談が行われた。", "2022-01-14"),
        ("14日間の会期を終えた。", None),
        ("本26日午後、外相会談が行われた。", "2022-01-26"),
        ("令和4年1月14日、外相会談が行われた。", "2022-01-14"),
        ("26 Jan Singapore and Japan confirm close ties", None),
        ("They will meet again next year.", None),
        ("The treaty of 3 May 1999 still stands.", None),
    ],
)
def test_the_day_of_the_event_is_told_apart(line: str, date: str | None) -> None:
    release = Published("2022-01-26", Precision.DAY, "dateline", "")

    assert dates.event(Evidence(body=(line,)), release) == date


def test_the_date_line_of_a_release_is_no_event() -> None:
    release = Published("2022-01-26", Precision.DAY, "headed line", "")
    body = ("令和4年1月26日", "1月14日、外相会談が行われた。")

    assert dates.event(Evidence(body=body), release) == "2022-01-14"
    assert dates.event(Evidence(body=body[:1]), release) is None


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_gives_a_date_or_none(first: str, second: str) -> None:
    found = published(
        Evidence(
            Metadata(dates=(first,)), html=first, lines=(second,), head=(second,),
            body=(first, second), title=second,
        )
    )  # fmt: skip

    assert found.date is None or is_iso(found.date)


@pytest.mark.parametrize(
    "unit",
    [
        "<meta ",
        "<script ",
        "令和5年",
        "1 January ",
        "1/",
        "a=",
        "Singapore, ",
        "held ",
        "2022-",
        "<time ",
    ],
)
def test_hostile_repetition_costs_little(unit: str) -> None:
    flood = unit * (300_000 // len(unit))

    evidence = Evidence(
        metadata_of(flood, parse(flood)), html=flood, lines=(flood,) * 3, head=(flood,),
        body=(flood,) * 3,
    )  # fmt: skip

    assert published(evidence).rule in {"", "metadata", "body"}
