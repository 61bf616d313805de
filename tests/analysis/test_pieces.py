"""Many texts at once give the tokens that each gives alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import pieces
from indexer.analysis.pieces import Memory, analysed
from indexer.analysis.texts import tokens_of
from indexer.analysis.tokens import tokens

AROUND = st.text("_.,'’“-‐(·\u0301\u00ad*…", max_size=3)
PIECES = st.builds("{}{}{}".format, AROUND, st.text("aB7_é's.", max_size=5), AROUND)
TEXTS = st.lists(
    st.lists(
        st.text(max_size=20)
        | PIECES
        | st.sampled_from(["the U.S. Indo-Pacific", "上川陽子 met", "", " a "]),
        max_size=4,
    ),
    max_size=4,
)


def _found(memory: Memory, texts: list[list[str]]) -> list[list[tuple[str, str, int]]]:
    found = memory.find(texts)
    forms = [form.decode("utf-8", "surrogatepass") for form in memory.forms]
    tokens: list[list[tuple[str, str, int]]] = [[] for _ in texts]
    columns = (found.texts, found.words, found.stems, found.positions)
    for text, word, stem, position in zip(*(c.tolist() for c in columns), strict=True):
        tokens[text].append((forms[word], forms[stem], position))
    return tokens


@given(TEXTS)
def test_the_tokens_of_a_text_are_those_of_its_pieces(texts: list[list[str]]) -> None:
    expected = [
        [(token.text, token.stem, token.position) for token in tokens_of(tuple(lines))]
        for lines in texts
    ]

    assert _found(Memory(), texts) == expected


def test_a_memory_may_be_asked_again() -> None:
    memory = Memory()
    first = _found(memory, [["rule of law"], ["rules"]])

    assert _found(memory, [["of rule"]]) == [[("of", "of", 0), ("rule", "rule", 1)]]
    assert _found(memory, [["rule of law"], ["rules"]]) == first


@given(PIECES)
def test_a_word_is_the_same_whatever_stands_around_it(piece: str) -> None:
    expected = [(token.text, token.stem, token.position) for token in tokens_of((piece,))]

    assert _found(Memory(), [[piece]]) == [expected]


@given(PIECES)
def test_a_piece_by_itself_gives_its_tokens_with_their_offsets(piece: str) -> None:
    assert analysed(piece) == tuple(tokens(piece))


def test_pieces_of_the_same_word_share_their_tokens() -> None:
    memory = Memory()

    assert len({memory[piece] for piece in ("Law", "law,", "“law”", "LAW.")}) == 1


def test_a_word_too_long_to_count_whole_is_cut_alike() -> None:
    memory = Memory()
    (tokens,) = _found(memory, [["a" * 100 + "."]])

    assert tokens == [(token.text, token.stem, 0) for token in tokens_of(("a" * 100 + ".",))]


def test_a_memory_is_full_of_what_long_pieces_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_MOST", 1000)
    memory = Memory()
    memory.find([["外務大臣" * 100]])
    assert not memory.full

    memory.find([["大臣会談" * 100]])
    assert memory.full
