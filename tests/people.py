"""A few authority records for tests."""

from indexer.authority import Authority, Person, Source, Tenure


def _person(id: str, family: str, native: str = "", country: str = "JP") -> Person:
    given = id.partition("-")[0].title()
    tenure = Tenure("Minister for Foreign Affairs", "2018", "2024", of="Japan")
    return Person(
        id=id, name=f"{given} {family}", family=family, given=given, native=native,
        called=(family,), country=country, tenures=(tenure,),
    )  # fmt: skip


KAMIKAWA = _person("yoko-kamikawa", "Kamikawa", "上川陽子")
KONO = _person("taro-kono", "Kono", "河野太郎")
OTHER_KONO = _person("yohei-kono", "Kono", "河野洋平")
BALAKRISHNAN = _person("vivian-balakrishnan", "Balakrishnan", country="SG")

PEOPLE = (KAMIKAWA, KONO, OTHER_KONO, BALAKRISHNAN)

AUTHORITY = Authority(
    people={person.id: person for person in PEOPLE},
    digest="tests",
    sources=(Source("MOFA Japan", "Ministry of Foreign Affairs of Japan", ("mofa.go.jp",)),),
)

# A file of records: one person who stands there twice
RECORDS = """
[country]
code = "JP"
name = "Japan"

[[person]]
id = "taro-kono"
name = "Taro Kono"
family = "Kono"
given = "Taro"

[[person.office]]
role = "Minister for Foreign Affairs"
from = "2017-08-03"
to = "2019-09-11"

[[person]]
id = "kono-taro"
name = "Kono Taro"
family = "Kono"
given = "Taro"

[[person.office]]
role = "Minister for Foreign Affairs"
from = "2018-01-01"
to = "2020-01-01"
"""
