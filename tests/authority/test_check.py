"""What a curator is told of the records."""

from indexer import corpus
from indexer.authority import Authority, Person, Tenure, load
from indexer.authority.check import MISTAKES, Kind, findings


def make_person(id: str, first: str, last: str, **given: str) -> Person:
    role = given.pop("role", "Minister for Foreign Affairs")
    family = given.pop("family", id.title())
    tenure = Tenure(role, first, last, of="Japan")
    return Person(
        id, f"Taro {family}", family, "Taro", called=(family,), country="JP", tenures=(tenure,)
    )


def found(*people: Person) -> list[str]:
    return [str(one) for one in findings(Authority({person.id: person for person in people}))]


def test_two_holders_at_once_are_an_overlap() -> None:
    assert found(
        make_person("abe", "2001-01-01", "2002-06-01"), make_person("kan", "2002-01-01", "2003")
    ) == [
        "overlap: JP foreign minister: abe (2001-01-01 to 2002-06-01) and kan (2002-01-01 to 2003)"
    ]


def test_a_day_of_handover_is_no_overlap() -> None:
    assert not found(
        make_person("abe", "2001-01-01", "2002-06-01"),
        make_person("kan", "2002-06-01", "2003-01-01"),
    )


def test_months_without_a_holder_are_a_gap() -> None:
    assert found(
        make_person("abe", "2001-01", "2002-01"), make_person("kan", "2002-06", "2003-01")
    ) == ["gap: JP foreign minister: after abe (2001-01 to 2002-01) until kan (2002-06 to 2003-01)"]


def test_an_acting_holder_fills_a_gap() -> None:
    acting = "Acting Minister for Foreign Affairs"
    assert not found(
        make_person("abe", "2001-01-01", "2002-01-01"),
        make_person("mori", "2002-01-01", "2002-06-01", role=acting),
        make_person("kan", "2002-06-01", "2003-01-01"),
    )


def test_a_name_that_two_records_share_is_named_with_both() -> None:
    shared = found(
        make_person("a", "2001", "2002", family="Abe"),
        make_person("b", "2003", "2004", family="Abe"),
    )

    assert "shared name: “Taro Abe” means a and b" in shared
    assert "shared short form: “Abe” (JP) may mean a, b" in shared


def test_the_shipped_records_have_no_mistakes() -> None:
    found = findings(load(corpus.starter().authority))

    assert [str(one) for one in found if one.kind in MISTAKES] == []
    assert {one.kind for one in found} == {Kind.GAP, Kind.SHARED_SHORT}
