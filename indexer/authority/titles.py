"""Titles before and after names, and the offices that they mean."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from indexer.authority.names import fold
from indexer.authority.records import Tenure
from indexer.model import Status


class Office(StrEnum):
    """Offices as far as titles tell them apart."""

    FOREIGN = "foreign minister"
    SECOND = "second foreign minister"
    PRIME = "prime minister"
    DEPUTY_PRIME = "deputy prime minister"
    PRESIDENT = "president"
    SENIOR = "senior minister"
    MENTOR = "minister mentor"
    CABINET = "chief cabinet secretary"
    SECRETARY_GENERAL = "secretary-general"
    COUNSELLOR = "state counsellor"
    OTHER = "other"


MINISTERS = frozenset({Office.FOREIGN, Office.SECOND, Office.DEPUTY_PRIME})
SECRETARIES = frozenset({Office.FOREIGN, Office.CABINET})
LEADERS = frozenset({Office.PRIME, Office.PRESIDENT})

_ROLES: tuple[tuple[str, Office], ...] = (  # the first whose words are part of the role
    ("deputy prime", Office.DEPUTY_PRIME),
    ("prime minister", Office.PRIME),
    ("premier", Office.PRIME),
    ("president", Office.PRESIDENT),
    ("head of state", Office.PRESIDENT),
    ("second minister", Office.SECOND),
    ("foreign", Office.FOREIGN),
    ("external", Office.FOREIGN),
    ("secretary of state", Office.FOREIGN),
    ("senior minister", Office.SENIOR),
    ("minister mentor", Office.MENTOR),
    ("cabinet secretary", Office.CABINET),
    ("secretary-general", Office.SECRETARY_GENERAL),
    ("counsellor", Office.COUNSELLOR),
)

_AFFAIRS = (
    "Foreign Affairs", "Foreign Affairs and Trade", "Foreign Affairs and Cooperation",
    "Foreign Affairs and International Cooperation", "External Affairs", "External Relations",
    "Foreign Affairs and Law", "Foreign Affairs and Minister for Law",
)  # fmt: skip
_FOREIGN = (
    "Foreign Minister", "External Affairs Minister", "Foreign Affairs Minister", "FM", "EAM",
    "Foreign Secretary", "Secretary of State", "U.S. Secretary of State", "DFA Secretary", "SFA",
    "Secretary of Foreign Affairs", "Secretary for Foreign Affairs", "Menlu", "Menteri Luar Negeri",
    "Secretary of State for Foreign Affairs", "Foreign Affairs Secretary",
    "State Councilor", "State Councillor", "State Councilor and Foreign Minister",
    "State Councillor and Foreign Minister",
    "Secretary of State for Foreign and Commonwealth Affairs",
    "Secretary of State for Foreign, Commonwealth and Development Affairs",
    *(f"Minister {of} {affairs}" for affairs in _AFFAIRS for of in ("of", "for")),
)  # fmt: skip

_LATIN: Mapping[frozenset[Office], Iterable[str]] = {
    frozenset({Office.FOREIGN}): _FOREIGN,
    MINISTERS: ("Minister",),
    frozenset({Office.FOREIGN, Office.CABINET, Office.SECRETARY_GENERAL}): ("Secretary",),
    frozenset({Office.SECOND}): (
        "Second Foreign Minister", "Foreign Minister II", "Second Minister", "Minister II",
        "Second Minister of Foreign Affairs", "Second Minister for Foreign Affairs",
        "Minister of Foreign Affairs II", "Second Minister of Foreign Affairs and Trade",
        "Second Minister for Foreign Affairs and Trade", "Minister of Foreign Affairs and Trade II",
    ),
    frozenset({Office.PRIME}): (
        "Prime Minister", "PM", "Premier", "Premier of the State Council", "First Prime Minister",
        "Second Prime Minister", "Perdana Menteri",
    ),
    frozenset({Office.DEPUTY_PRIME}): ("Deputy Prime Minister", "DPM"),
    frozenset({Office.DEPUTY_PRIME, Office.FOREIGN}): tuple(
        f"Deputy Prime Minister and {title}" for title in _FOREIGN
    ),
    frozenset({Office.PRESIDENT}): ("President", "Chairman", "Presiden"),
    frozenset({Office.SENIOR}): ("Senior Minister", "SM", "Emeritus Senior Minister", "ESM"),
    frozenset({Office.MENTOR}): ("Minister Mentor", "MM"),
    frozenset({Office.CABINET}): ("Chief Cabinet Secretary", "CCS"),
    frozenset({Office.SECRETARY_GENERAL}): (
        "Secretary-General", "Secretary-General of ASEAN", "ASEAN Secretary-General", "SG",
    ),
    frozenset({Office.COUNSELLOR}): ("State Counsellor",),
}  # fmt: skip

_NATIVE: Mapping[frozenset[Office], str] = {  # Japanese, Chinese, Korean
    frozenset({Office.FOREIGN}): (
        "外務大臣 外相 外務・貿易大臣 外務貿易大臣 外務・協力大臣 外務・国際協力大臣 国務長官 "
        "外務・英連邦・開発大臣 外務・英連邦大臣 外務長官 外交部長 外交部長官 外交通商部長官 "
        "外长 外長 外交部长 외교장관 외무장관"
    ),
    frozenset({Office.SECOND}): "第二外務大臣 第2外務大臣 第二外相",
    MINISTERS: "大臣",
    SECRETARIES: "長官",
    frozenset({Office.PRIME}): "首相 総理 総理大臣 内閣総理大臣 国務院総理 总理 總理 총리 国王",
    frozenset({Office.DEPUTY_PRIME}): "副首相 副総理",
    frozenset({Office.DEPUTY_PRIME, Office.FOREIGN}): "副首相兼外務大臣 副首相兼外相",
    frozenset({Office.PRESIDENT}): "大統領 国家主席 总统 總統 대통령",
    frozenset({Office.SENIOR}): "上級相 上級大臣",
    frozenset({Office.MENTOR}): "顧問相",
    frozenset({Office.CABINET}): "官房長官 内閣官房長官",
    frozenset({Office.SECRETARY_GENERAL}): "事務総長 ASEAN事務総長",
    frozenset({Office.COUNSELLOR}): "国家最高顧問",
}

_PLURALS = {
    frozenset({Office.FOREIGN}): (
        "Foreign Ministers", "Ministers for Foreign Affairs", "Ministers of Foreign Affairs",
        "Foreign Affairs Ministers",
    ),
    frozenset({Office.PRIME}): ("Prime Ministers",),
    MINISTERS: ("Ministers",),
    LEADERS: ("Leaders",),
}  # fmt: skip
LED_BY_PRESIDENTS = frozenset({"CN", "ID", "KR", "PH", "US"})  # at summits; others by ministers
_FIRST = re.compile(r"[A-Za-z]+")

LATIN = {fold(title): offices for offices, titles in _LATIN.items() for title in titles}
_LANDS = {  # where else these titles are another office's
    "GB PH": ("Foreign Secretary", "Foreign Affairs Secretary"),
    "CN MM": ("Chairman",),
    "BN": ("国王",),
    "KH": ("First Prime Minister", "Second Prime Minister"),
    "US": ("Secretary of State", "U.S. Secretary of State", "国務長官"),
    "PH": (
        "Secretary of Foreign Affairs", "Secretary for Foreign Affairs", "DFA Secretary", "SFA",
        "外務長官",
    ),
    "IN": ("External Affairs Minister", "EAM", "Minister of External Affairs"),
    "ID": ("Menlu", "Menteri Luar Negeri", "Presiden"),
    "KR": ("外交部長官", "外交通商部長官", "외교부장관", "외교장관", "외무장관"),
    "CN": (
        "国務院総理", "国家主席", "Premier of the State Council", "State Councilor",
        "State Councillor", "State Councilor and Foreign Minister",
        "State Councillor and Foreign Minister",
    ),
    "JP KR PH US": ("長官",),
    "GB": (
        "Secretary of State for Foreign and Commonwealth Affairs", "外務・英連邦大臣",
        "Secretary of State for Foreign, Commonwealth and Development Affairs",
        "外務・英連邦・開発大臣",
    ),
}  # fmt: skip
LANDS = {fold(title): frozenset(codes.split()) for codes, many in _LANDS.items() for title in many}
GENERIC = frozenset({"minister", "ministers", "secretary", "chairman", "president"})
PLURALS = {fold(title): offices for offices, titles in _PLURALS.items() for title in titles}
FIRST_WORDS = frozenset(  # folded, of titles and their plurals
    fold(match[0])
    for titles in (*_LATIN.values(), *_PLURALS.values())
    for title in titles
    if (match := _FIRST.search(title))
)
NATIVE_GENERIC = frozenset({"大臣", "長官"})  # says nothing of the office
NATIVE = {title: offices for offices, titles in _NATIVE.items() for title in titles.split()}

BEFORE_TITLES: Mapping[str, Status] = {  # what words before a title say of the office
    **dict.fromkeys(
        ("former", "formerly", "ex", "past", "previous", "late", "erstwhile", "onetime"),
        Status.FORMER,
    ),
    "then": Status.THEN,
    **dict.fromkeys(("next", "incoming"), Status.ELECT),
    **dict.fromkeys(("acting", "interim", "caretaker"), Status.ACTING),
}
AFTER_TITLES: Mapping[str, Status] = dict.fromkeys(("elect", "designate"), Status.ELECT)
PLAIN_BEFORE_TITLES = frozenset(  # say nothing of it
    {
        "new", "newly", "appointed", "elected", "current", "present", "incumbent", "outgoing",
        "sitting", "visiting", "serving",
    }
)  # fmt: skip
WOMEN = frozenset({"mrs", "mme", "madame", "madam", "mdm", "lady", "ms", "miss", "dame", "smt"})
MEN = frozenset({"mr", "sir"})
SPOUSES = frozenset({"mrs", "mme", "madame", "madam", "lady", "mr"})  # after a title and "and"
HONORIFICS = frozenset(
    fold(words)
    for words in (
        "Mr", "Mrs", "Ms", "Miss", "Mdm", "Madam", "Madame", "Dr", "Prof", "Professor", "Sir",
        "Dame",
        "Lord", "Lady", "Baroness", "H.E.", "Hon", "the Hon", "the Honourable", "Honourable",
        "Honorable", "Rt Hon", "Right Honourable", "Senator", "Senator the Hon", "Excellency",
        "His Excellency", "Her Excellency", "His Majesty", "HRH", "General", "Gen", "Lt Gen", "BG",
        "Tun", "Tan Sri", "Datuk", "Datuk Seri", "Datuk Seri Panglima", "Dato", "Dato Sri",
        "Dato Seri", "Dato Seri Utama", "Dato Paduka", "YB", "YAB", "YM", "Haji", "Hajah", "Pehin",
        "Pengiran", "Samdech", "Samdech Techo", "Daw", "Khun", "Ibu", "Bapak", "Pak", "Shri", "Smt",
        "Sultan",
    )
)  # fmt: skip

BEGINNINGS = frozenset(  # of all that may go before a name
    word[:end] for word in (*LATIN, *HONORIFICS, *BEFORE_TITLES) for end in range(1, len(word) + 1)
)

HONORIFIC_LANDS = {  # whose people are called so, of honorifics that others have not
    fold(word): frozenset(codes.split())
    for codes, words in {
        "GB": "Lord Lady Baroness",
        "AU GB NZ": "Sir Dame",
        "AU US PH": "Senator",
        "MY BN": "Datuk Dato Tun YB YAB YM Pehin Pengiran",
        "ID": "Ibu Bapak Pak",
        "IN": "Shri Smt",
        "KH": "Samdech",
        "MM": "Daw",
        "TH": "Khun",
    }.items()
    for word in words.split()
}


def office_of(tenure: Tenure) -> Office:
    role = tenure.role.casefold()
    return next((office for words, office in _ROLES if words in role), Office.OTHER)


def led_by(country: str) -> frozenset[Office]:
    """The office of those who lead a country at summits."""
    return frozenset({Office.PRESIDENT if country in LED_BY_PRESIDENTS else Office.PRIME})
