"""Mentions that curators have put right."""

from dataclasses import replace

from indexer.authority import Authority
from indexer.authority.amendments import Amendments, MentionEntry, Split
from indexer.clean.people import corrected
from indexer.model import Document
from tests.factories import make_document, make_mention
from tests.people import AUTHORITY

ID = "0123456789abcdef"


def amended(**given: object) -> Authority:
    return replace(AUTHORITY, amendments=Amendments(**given))  # type: ignore[arg-type]


def document(*people: str, date: str = "2020-01-01") -> Document:
    return make_document(ID, ministers=people, date=date)


def not_taro(means: str) -> Authority:
    entry = MentionEntry(ID, "Taro Kono", "taro-kono", means, "The innkeeper.")
    return amended(mentions={ID: (entry,)})


def test_words_that_mean_nobody_are_no_mention() -> None:
    assert corrected(document("taro-kono", "yoko-kamikawa"), not_taro("")).people == (
        make_mention("yoko-kamikawa"),
    )


def test_words_that_mean_somebody_else_say_so_and_why() -> None:
    (mention,) = corrected(document("taro-kono"), not_taro("yohei-kono")).people

    assert (mention.person, mention.rule, mention.corrected) == (
        "yohei-kono", "correction", "The innkeeper.",
    )  # fmt: skip
    assert mention.office == "Minister for Foreign Affairs, Japan"
    assert mention.held == ("JP foreign minister",)


def test_an_ambiguous_mention_may_be_decided() -> None:
    unsure = make_mention("", "Taro Kono", candidates=("taro-kono", "yohei-kono"))
    page = replace(document(), people=(unsure,))

    (mention,) = corrected(page, not_taro("yohei-kono")).people

    assert (mention.person, mention.candidates) == ("yohei-kono", ())


def test_other_documents_keep_their_mentions() -> None:
    other = make_document("f" * 16, ministers=("taro-kono",))

    assert corrected(other, not_taro("")) == other


def test_a_hidden_person_is_in_no_document() -> None:
    hidden = amended(hidden={"taro-kono": "A namesake."})

    assert corrected(document("taro-kono"), hidden).people == ()


def test_a_split_gives_mentions_of_its_time_to_the_other_person() -> None:
    split = amended(splits=(Split("taro-kono", "yohei-kono", last="2001", reason="The father."),))

    (before,) = corrected(document("taro-kono", date="2000-05-01"), split).people
    (after,) = corrected(document("taro-kono", date="2018-05-01"), split).people

    assert (before.person, before.corrected) == ("yohei-kono", "The father.")
    assert (after.person, after.corrected) == ("taro-kono", "")


def test_a_split_may_name_its_documents() -> None:
    split = amended(splits=(Split("taro-kono", "yohei-kono", documents=("f" * 16,), reason="r"),))

    assert corrected(document("taro-kono"), split) == document("taro-kono")
