"""The values of a facet, and their counts."""

from indexer.model import Face, Facet, FacetValue

VALUES = (
    FacetValue("taro-kono", "Taro Kono", 3, "Foreign Minister", "河野太郎"),
    FacetValue("nobody", "Nobody", 0),
    FacetValue("yoko-kamikawa", "Yoko Kamikawa", 12),
)


def test_values_are_made_of_faces_and_documents() -> None:
    facet = Facet.of("minister", VALUES)
    assert facet.faces[0] == Face("taro-kono", "Taro Kono", "Foreign Minister", "河野太郎")
    assert facet.documents == (3, 0, 12)
    assert facet.values == VALUES
    assert facet == Facet.of("minister", iter(VALUES))


def test_counts_are_those_of_values_with_documents_in_order() -> None:
    assert list(Facet.of("minister", VALUES).counts.items()) == [
        ("taro-kono", 3), ("yoko-kamikawa", 12),
    ]  # fmt: skip
    assert Facet("year").counts == {}
    assert Facet("year").values == ()
