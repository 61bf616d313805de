"""Many texts at once give the tokens that each gives alone."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.pieces import Memory
from indexer.analysis.texts import tokens_of

TEXTS = st.lists(
    st.lists(
        st.text(max_size=20)
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
