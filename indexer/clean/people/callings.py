"""What somebody is called who is no minister: "Tony Abbott, a nurse", "the village of Howard"."""

import re

from indexer.clean.people.words import Word

_WORDS = """
accountant actor actress architect artist astronaut athlete baker banker barber bartender
biologist boxer builder butcher caddie cardiologist carpenter cartoonist cellist chauffeur chef
chemist choreographer cleaner clerk columnist comedian commentator composer contractor cook
correspondent cricketer curator dancer dentist designer driver drummer electrician engineer farmer
filmmaker firefighter fisherman florist footballer gardener geologist golfer guitarist gymnast
hairdresser historian housewife illustrator interpreter janitor jeweller jockey journalist judoka
lecturer librarian magician mathematician mechanic midwife miner monk musician newsreader novelist
nun nurse nutritionist organist painter passenger pastor pathologist pensioner pharmacist
photographer photojournalist physicist physiotherapist pianist pilot plumber poet policeman
policewoman porter postman potter priest printer programmer psychologist pupil receptionist
referee reporter sailor saxophonist schoolboy schoolgirl scientist scribe sculptor shopkeeper
singer skater soldier soprano stenographer student sumo surfer surgeon swimmer tailor teacher
technician tenor tourist trader translator trombonist trumpeter umpire usher veterinarian
violinist volunteer waiter waitress wrestler writer
"""
_CALLINGS = frozenset(_WORDS.split())  # beside a name they tell of a namesake
_PLACES = frozenset(  # "the village of Howard" is no person
    {
        "village", "town", "city", "township", "district", "county", "port", "suburb", "hamlet",
        "prefecture", "province", "lake", "river", "mount", "mt", "municipality", "ward", "parish",
        "island", "isle", "house", "clan", "dynasty", "temple", "castle",
    }
)  # fmt: skip
_LESSER = frozenset(  # in lower case after a family name they tell of somebody else
    {
        "adviser", "advisor", "aide", "ambassador", "analyst", "assistant", "attache", "brother",
        "consul", "counsellor", "cousin", "director", "editor", "executive", "fellow", "husband",
        "lawyer", "lecturer", "manager", "mother", "nephew", "niece", "official", "officer",
        "professor", "relation", "researcher", "sister", "spokesman", "spokesperson",
        "spokeswoman", "uncle", "widow", "wife",
    }
)  # fmt: skip
LOWER = frozenset(  # capital or not, these roles are nobody's who is in office as a minister
    {
        "adviser", "advisor", "ambassador", "assistant", "associate", "attache", "captain", "ceo",
        "commissioner", "consul", "counsellor", "curator", "dean", "director", "editor",
        "executive", "fellow", "governor", "judge", "justice", "manager", "managing", "mayor",
        "parliamentary", "permanent", "principal", "spokesman", "spokesperson", "spokeswoman",
        "undersecretary",
    }
)  # fmt: skip
_REGIONS = frozenset({"prefecture", "province", "county", "state", "district", "pref"})
_HYPHENED = re.compile("[-‐]([A-Za-z]+)")
_AFTER_HYPHEN = frozenset(
    {"san", "sensei", "sama", "kun", "led", "era", "style", "backed", "elect", "like", "ssi", "nim"}
)
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "our", "no", "some"})
_PAST = frozenset({"former", "formerly", "once", "ex", "turned", "future", "then"})
_NEAR = 4  # words of an apposition, of which one is a calling


def is_called(words: list[Word], start: int, end: int) -> bool:
    """Whether words beside the name at words[start:end] tell of a calling or a place."""
    return _called_before(words, start, end) or _follows(words, end, _CALLINGS)


def is_place(words: list[Word], start: int, end: int) -> bool:
    """Whether a family name alone is where something is: "in Obama", "Obama, Fukui Prefecture"."""
    if start and words[start].joined and words[start - 1].key in {"in", "near"}:
        return not (end < len(words) and words[end].key == "s" and words[end].joined)
    if end >= len(words) or not words[end].apart or not words[end].capital:
        return False
    return any(word.key in _REGIONS and word.joined for word in words[end + 1 : end + _NEAR])


def goes_on_hyphened(text: str, end: int) -> bool:
    """Whether a full name goes on: "Park Jin-young" is not Park Jin."""
    found = _HYPHENED.match(text, end)
    return found is not None and found[1].casefold() not in _AFTER_HYPHEN


def is_lesser(words: list[Word], end: int) -> bool:
    """Whether a family name that ends there is somebody's who works for a minister, or is kin."""
    return _follows(words, end, _LESSER)


def _called_before(words: list[Word], start: int, end: int) -> bool:
    if not start:
        return False
    before, here = words[start - 1], words[start]
    if here.apart:  # "the ship's cook, Robin Cook, served lunch"
        closed = end >= len(words) or not words[end].joined
        return closed and before.key in _CALLINGS and not before.capital
    if not here.joined:
        return False
    if before.key == "of" and start > 1 and before.joined:
        return words[start - 2].key in _PLACES
    return before.key in _CALLINGS and here.spaced and not _is_past(words, start - 1)


def _is_past(words: list[Word], at: int) -> bool:
    return at > 0 and words[at].joined and words[at - 1].key in _PAST


def _follows(words: list[Word], end: int, known: frozenset[str]) -> bool:
    """Whether ", a retired nurse" follows, with one of the known words."""
    if end >= len(words) or not words[end].apart:
        return False
    article = words[end].key in _ARTICLES
    for at in range(end, min(end + _NEAR, len(words))):
        word = words[at]
        if (at > end and not word.joined) or word.key in _PAST:
            return False
        if word.key in known and not word.capital:
            return True
        if not article and at > end:
            return False
    return False
