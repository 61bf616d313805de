"""Which lines of a document each text field holds."""

from collections.abc import Iterator, Mapping

from indexer.analysis.tokens import Token, tokens
from indexer.authority import Authority
from indexer.fields import BODY, NAMES, TITLE
from indexer.model import Document

BY_OFFICE = "office"  # the rule of a mention without a name
GAP = 16  # positions between two lines, so that no phrase runs on from one into the next


def lines(document: Document, authority: Authority) -> Mapping[str, tuple[str, ...]]:
    """The lines of every text field, by its name."""
    return {
        TITLE.name: (document.title,),
        NAMES.name: names(document, authority),
        BODY.name: document.lines,
    }


def names(document: Document, authority: Authority) -> tuple[str, ...]:
    """Every form, in any script, of the people that a document names."""
    forms: dict[str, None] = {}
    for mention in document.people:
        if not mention.tail:
            record = authority.people.get(mention.person)
            known = record.forms if record else ()
            printed = "" if mention.rule == BY_OFFICE else mention.form
            forms.update(dict.fromkeys((printed, mention.name, mention.native, *known)))
    return tuple(filter(None, forms))


def tokens_of(lines: tuple[str, ...]) -> Iterator[Token]:
    """The tokens of several lines, numbered throughout."""
    position = 0
    for line in lines:
        last = position
        for token in tokens(line, position):
            yield token
            last = token.position
        position = last + GAP
