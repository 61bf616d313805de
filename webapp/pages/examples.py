"""The query language by examples; a test asks the starter corpus every one of them."""

from dataclasses import dataclass

from indexer.model import Query
from webapp.query_string import address
from webapp.wording import gettext, gettext_noop

# In groups, from what everybody needs to what few do
EXAMPLES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        gettext_noop("Words"),
        (
            ("strategic partnership", gettext_noop("both words, in any inflection")),
            ('"rule of law"', gettext_noop("these words in this order, exactly as written")),
            ("symposium OR dialogue", gettext_noop("one of them is enough")),
            ("japan -australia", gettext_noop("the first without the second")),
            ("(phone OR telephone) minister", gettext_noop("parentheses keep words together")),
            ("上川陽子", gettext_noop("Japanese, without spaces between the words")),
        ),
    ),
    (
        gettext_noop("People, publishers, kinds"),
        (
            ("minister:balakrishnan", gettext_noop("documents that name him, in any spelling")),
            ('minister:"Kono Taro"', gettext_noop("names in either order, in any script")),
            ("source:MOFA", gettext_noop("what this publisher put out")),
            ("kind:speech", gettext_noop("one kind of publication")),
            ("language:ja", gettext_noop("one language")),
            ("title:singapore", gettext_noop("the word in the title")),
        ),
    ),
    (
        gettext_noop("Dates"),
        (
            ("2019..2023", gettext_noop("from the first to the last of these years")),
            ("..1999", gettext_noop("until that year")),
            ("2019-06..2020-03", gettext_noop("from the first to the last of these months")),
            ("after:2019-06 before:2020", gettext_noop("from June 2019 on, before 2020 began")),
        ),
    ),
    (
        gettext_noop("Letters and nearness"),
        (
            ("partner*", gettext_noop("words that begin so")),
            ("*lateral", gettext_noop("words that end so")),
            ("organi?ation", gettext_noop("any one letter in the place of ?")),
            ('"foreign meeting"~2', gettext_noop("the words at most two places apart")),
            ("singapore^3 japan", gettext_noop("both; the first counts more for the order")),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Example:
    query: str
    says: str
    address: str


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    examples: tuple[Example, ...]


def sections() -> tuple[Section, ...]:
    return tuple(
        Section(gettext(name), tuple(_example(*one) for one in examples))
        for name, examples in EXAMPLES
    )


def _example(query: str, says: str) -> Example:
    return Example(query, gettext(says), address(Query(query, grouped=True)))
