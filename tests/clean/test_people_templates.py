"""What holds of everybody in the records, whoever it is: sentences made for a sample of them."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from random import Random

import pytest

from indexer import corpus
from indexer.authority import Authority, Person, Tenure, load
from indexer.authority.names import fold, is_latin
from indexer.authority.titles import Office, office_of
from indexer.clean.people import Texts, mentions
from tests.factories import make_published

SAMPLE = 30  # records for each template
TITLES = {Office.FOREIGN: "Foreign Minister", Office.PRIME: "Prime Minister"}
LOCAL = {"GB": "Foreign Secretary", "PH": "Foreign Secretary", "US": "Secretary of State"}
NATIVE = {Office.FOREIGN: "外相", Office.PRIME: "首相"}

THEIRS = (  # who is named in each of these is the person
    "Talks with {title} {short} were held in {land}.",
    "Talks with {title} {SHORT} were held in {land}.",
    "Talks with {title} Dr. {short} were held in {land}.",
    "{land}'s {title} {short} arrived today.",
    "{full}, {title} of {land}, gave a speech.",
    "A reception for {full} was held.",
    "A RECEPTION FOR {FULL} WAS HELD.",
    "{title} {full} arrived in the evening.",
    "{full} arrived. Later {title} {short} gave a dinner.",
    "{full} arrived. Later {mr} {short} gave a dinner.",
)
NOBODYS = (  # the person is named before, and somebody or something else by these words
    "Mr. Zacharias {short} was there.",
    "Ambassador {short} was there.",
    "Special adviser {short} was there.",
    "Director-General {short} was there.",
    "Deputy Minister {short} was there.",
    "Vice Foreign Minister {short} was there.",
    "Parliamentary Vice-Minister for Foreign Affairs {short} was there.",
    "Minister of State {short} was there.",
    "Defence Minister {short} was there.",
    "Minister for Defence, {short}, was there.",
    "Minister {short} of the Ministry of Education was there.",
    "French {title} {short} was there.",
    "{title} {short} of France was there.",
    "The {title} of France, Mr. {short}, was there.",
    "{short}, {title} of France, was there.",
    "{short}, a retired nurse, was there.",
    "{short}, brother of a singer, was there.",
    "The pianist {short} was there.",
    "The village of {short} was there.",
    "It was made in {short} long ago.",
    "It was in {short}, Nagano Prefecture, long ago.",
    "The {short} Foundation was there.",
    "{short} Street was there.",
    "{short} Trading Co. was there.",
    "The vessel MV {short} was there.",
    "The pianist {full} was there.",
    "{full}, a nurse from Leeds, was there.",
    "The {full} Prize was there.",
    "Ambassador {full} was there.",
    "French {title} {full} was there.",
)
OFFICES_OF_NOBODY = (
    "The former {title} of {land} was there.",
    "The then {title} of {land} was there.",
    "The next {title} of {land} was there.",
    "The future {title} of {land} was there.",
    "The late {title} of {land} was there.",
    "The wife of the {title} of {land} was there.",
    "The post of {title} of {land} was vacant.",
    "The candidate for {title} of {land} was there.",
    "The {title} of {land}'s spokesman was there.",
    "The Vice {title} of {land} was there.",
    "The longest-serving {title} of {land} was there.",
    "The {title} of {land} was Zed Zachary.",
    "The {title} of {land}, Mr. Zed Zachary, was there.",
)
IN_JAPANESE = (
    "フランスの{short}{title}", "{short}副大臣", "{short}大使", "{short}防衛大臣", "{short}財務相",
    "{short}{title}夫人", "{short}{title}秘書官", "{short}・フランス{title}", "{full}国際空港",
    "{full}賞", "{full}{title}秘書官", "{full}局長", "俳優の{full}",
)  # fmt: skip


@cache
def authority() -> Authority:
    return load(corpus.starter().authority)


@cache
def people() -> tuple[tuple[Person, Tenure], ...]:
    """Everyone who was prime or foreign minister, with the last such time."""
    return tuple(
        (person, held[-1])
        for person in authority().people.values()
        if (held := [one for one in person.tenures if office_of(one) in TITLES])
    )


def sample(template: str) -> Sequence[tuple[Person, Tenure]]:
    """Others for each template, the same in each run."""
    return Random(template).sample(people(), SAMPLE)  # noqa: S311 - nothing secret


def middle(tenure: Tenure) -> str:
    first, last = (
        date.fromisoformat(f"{day}-01-01"[:10])
        for day in (tenure.first, tenure.last or tenure.last_seen or tenure.first)
    )
    return (first + (last - first) / 2).isoformat()


def words(person: Person, tenure: Tenure) -> dict[str, str]:
    short = next((form for form in person.called if is_latin(form)), person.name)
    title = TITLES[office_of(tenure)]
    if title == TITLES[Office.FOREIGN]:
        title = LOCAL.get(person.country, title)
    return {
        "full": person.name, "FULL": person.name.upper(), "short": short, "SHORT": short.upper(),
        "title": title, "land": tenure.of, "mr": "Ms." if person.woman else "Mr.",
    }  # fmt: skip


def named(text: str, day: str) -> Iterator[tuple[int, set[str]]]:
    """Where people are named, and who."""
    for mention in mentions(Texts(text), authority(), make_published(day)):
        yield mention.start, {mention.person, *mention.candidates} - {""}


def is_whole(short: str) -> bool:
    """Whether what follows a title is a full name, as Burmese ones are."""
    return bool(authority().full_names.ids(fold(short)))


@pytest.mark.parametrize("template", THEIRS)
def test_whoever_is_named_is_found(template: str) -> None:
    missed = []
    for person, tenure in sample(template):
        text = template.format(**words(person, tenure))
        found = [who for _, who in named(text, middle(tenure))]
        if not found or not all(person.id in who for who in found):
            missed.append((text, found))

    assert missed == []


@pytest.mark.parametrize("template", NOBODYS)
def test_nobody_is_taken_for_somebody_else_of_the_name(template: str) -> None:
    wrong = []
    for person, tenure in sample(template):
        used = words(person, tenure)
        if "{short}" in template and is_whole(used["short"]):
            continue
        before = "{title} {full} of {land} opened the meeting.\n".format(**used)
        text = before + template.format(**used)
        found = [who for at, who in named(text, middle(tenure)) if at >= len(before)]
        if any(person.id in who for who in found):
            wrong.append(text)

    assert wrong == []


@pytest.mark.parametrize("template", OFFICES_OF_NOBODY)
def test_an_office_that_is_not_its_holders_today_names_nobody(template: str) -> None:
    wrong = []
    for person, tenure in sample(template):
        text = template.format(**words(person, tenure))
        wrong += [(text, who) for _, who in named(text, middle(tenure))]

    assert wrong == []


@pytest.mark.parametrize("template", IN_JAPANESE)
def test_nobody_is_taken_for_a_namesake_in_japanese(template: str) -> None:
    wrong = []
    for person, tenure in sample(template):
        whole = [form for form in (person.native, *person.variants) if not is_latin(form)]
        short = next((form for form in person.called if not is_latin(form)), "")
        if not short or short in whole or not any(whole):
            continue
        title = NATIVE[office_of(tenure)]
        before = f"{next(filter(None, whole))}{title}が挨拶した。"
        text = f"{before}先週、{template.format(full=whole[-1], short=short, title=title)}が来た。"
        found = [who for at, who in named(text, middle(tenure)) if at >= len(before)]
        if any(person.id in who for who in found):
            wrong.append(text)

    assert wrong == []
