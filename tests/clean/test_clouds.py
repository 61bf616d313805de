"""Tag clouds of text dumps, in every shape that labels of a site come in."""

import re
from collections.abc import Callable

import pytest

from indexer.clean.boilerplate.tag_cloud import are_labels, is_cloud, is_column
from indexer.model import Document
from tests.clean.pages import SHARED, needs_shared, stripped_by, text_document

HEADLINE = "Florin and Norland agree on fishing"
BODY = "The two ministers met in Tokyo today and agreed to widen the exchange of students."
LABELS = tuple(
    f"{kind}: {name}"
    for kind in ("Country", "Region", "Topic", "Trade")
    for name in ("Alpinia", "Borduria", "Cascadia", "Dalmora", "Estovia", "Florin", "Genovia")
)
SHAPES: dict[str, Callable[[tuple[str, ...]], str]] = {
    "run together": " ".join,
    "commas": ", ".join,
    "semicolons": "; ".join,
    "bullets": " • ".join,
    "bars": " | ".join,
    "brackets": lambda labels: " ".join(f"[{label}]" for label in labels),
    "counts": lambda labels: " ".join(f"{label} ({len(label)})" for label in labels),
    "hashes": lambda labels: " ".join("#" + label.replace(": ", "") for label in labels),
    "small letters": lambda labels: " ".join(labels).lower(),
    "without kinds": lambda labels: " ".join(label.partition(": ")[2] for label in labels),
    "names, commas": lambda labels: ", ".join(label.partition(": ")[2] * 2 for label in labels),
    "lines": "\n".join,
    "marked lines": lambda labels: "\n".join(f"  • {label}" for label in labels),
    "lines apart": "\n\n".join,
}
AT_THE_END = tuple(SHAPES.keys() - {"names, commas", "marked lines", "lines apart"})

each_shape = pytest.mark.parametrize("shape", SHAPES)


def assert_clean(document: Document) -> None:
    assert document.title == HEADLINE
    assert document.published.date == "2021-03-03"
    assert document.text == f"3 March 2021\n{BODY}"
    assert not document.tail


@each_shape
def test_a_cloud_above_the_headline_goes(shape: str) -> None:
    cloud = SHAPES[shape](LABELS)

    assert_clean(text_document(f"December 2022\n{cloud}\n\n{HEADLINE}\n\n3 March 2021\n{BODY}"))


@pytest.mark.parametrize("shape", sorted(AT_THE_END))
def test_a_cloud_below_the_text_goes(shape: str) -> None:
    cloud = SHAPES[shape](LABELS)

    assert_clean(text_document(f"{HEADLINE}\n\n3 March 2021\n{BODY}\n\n{cloud}\n"))


def test_of_two_clouds_both_go() -> None:
    cloud = " ".join(LABELS)

    document = text_document(f"{cloud}\n\n{HEADLINE}\n\n3 March 2021\n{BODY}\n\n{cloud}")

    assert_clean(document)
    assert stripped_by(document, "tag cloud") == [cloud, cloud]


def test_a_japanese_cloud_is_told_by_its_spaces() -> None:
    assert is_cloud(" ".join(("アジア", "海洋", "環境", "経済", "国連") * 6))


@pytest.mark.parametrize(
    "line",
    [
        "会談では、" + "両国の外務大臣が 海洋 環境 経済 について 意見を 交換した " * 6 + "。",
        "They were Mr Tor Hagen, Ms Ines Falk, Ms Ursula Gerber and Mr Otto Vale. " * 4,
        f"The delegations of {', '.join(['Alpinia', 'Borduria', 'Cascadia'] * 9)} attended.",
        "we met the people of the valley and spoke about what the dam would do to them " * 3,
    ],
)
def test_prose_is_no_cloud(line: str) -> None:
    assert not is_cloud(line)
    assert not are_labels(line)


def test_a_list_of_those_who_took_part_is_no_cloud() -> None:
    names = ", ".join(f"Ms {name} Falk" for name in ("Ada", "Eva", "Ida", "Ina", "Ines") * 4)

    document = text_document(f"{HEADLINE}\n\n3 March 2021\n{BODY}\n\n{names}\n\n{BODY}")

    assert names in document.text


def test_a_column_of_delegates_is_no_cloud() -> None:
    names = [f"{name} Falk, State Secretary" for name in ("Ada", "Eva", "Ida", "Ina", "Ines") * 6]

    assert not is_column(sorted(names))
    assert not is_column(list(LABELS[::-1]))
    assert is_column(LABELS)


@needs_shared
@each_shape
def test_the_symposiums_cloud_may_have_another_shape(shape: str) -> None:
    seed = (SHARED / "seeds" / "000_94607e3440257f46.txt").read_text(encoding="utf-8")
    month, cloud, rest = seed.split("\n", 2)
    labels = tuple(re.findall(r"\S+: \S+", cloud))

    document = text_document(f"{month}\n{SHAPES[shape](labels)}\n{rest}")

    expected = text_document(seed)
    assert document.title == expected.title
    assert document.published == expected.published
    assert document.blocks == expected.blocks
    assert document.tail == expected.tail
