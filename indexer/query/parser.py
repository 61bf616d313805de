"""Text to clauses, by recursive descent. Any text gives clauses, or a `QueryError`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.authority import Authority
from indexer.errors import QueryError
from indexer.model import Message
from indexer.query import wording
from indexer.query.clauses import And, Clause, Everything, Not, Or
from indexer.query.leaves import Leaf, Leaves
from indexer.query.people import named, together
from indexer.query.tokens import Piece, Token, normalise, tokenise

LONGEST = 1000  # characters
MOST = 64  # words and phrases
DEEPEST = 12  # levels of parentheses
_OPENING = frozenset('"(-')  # signs that a query may begin with


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a query's text means, in clauses and in words."""

    clause: Clause
    understood: tuple[Message, ...]
    warnings: tuple[Message, ...]


def parse(text: str, authority: Authority, *, typing: bool = False) -> Parsed:
    """Understand a query's text; while `typing`, its last word may be unfinished."""
    if len(text) > LONGEST:
        raise QueryError(wording.TOO_LONG, {"most": str(LONGEST)})
    plain = normalise(text)
    parser = _Parser(list(tokenise(plain)), Leaves(authority), len(plain) if typing else None)
    clause = parser.everything()
    warnings = parser.warnings(quiet=typing)
    if isinstance(clause, Everything) and not warnings and _signs_only(plain, typing=typing):
        warnings = (wording.no_word(plain),)
    return Parsed(clause, wording.understood(clause, authority), warnings)


def _signs_only(text: str, *, typing: bool) -> bool:
    """Whether something was written, but no word; while typing, one may follow some signs."""
    signs = set("".join(text.split()))
    return bool(signs) and not any(map(str.isalnum, signs)) and not (typing and signs <= _OPENING)


class _Parser:
    def __init__(self, tokens: Sequence[Token], leaves: Leaves, typed: int | None) -> None:
        self._tokens = [token for token in tokens if token.piece is not Piece.UNCLOSED]
        self._leaves = leaves
        self._typed = typed  # where a word must end to count as unfinished
        self._next = 0
        self._depth = 0
        self._count = 0
        self._slips: list[Message] = []
        if len(self._tokens) < len(tokens):
            self._slip(wording.UNCLOSED_QUOTE)

    def warnings(self, *, quiet: bool) -> tuple[Message, ...]:
        """While typing, what merely is not finished yet deserves no warning."""
        return (*([] if quiet else self._slips), *self._leaves.warnings)

    def _slip(self, template: str, **values: str) -> None:
        slip = Message(template, values)
        if slip not in self._slips:
            self._slips.append(slip)

    def everything(self) -> Clause:
        found = [self._any_of(None)]
        while self._take(Piece.CLOSE):
            self._slip(wording.UNOPENED)
            found.append(self._any_of(None))
        return _all(found) or Everything()

    def _any_of(self, field: str | None) -> Clause | None:
        """Alternatives, parted by OR."""
        branches = [self._all_of(field)]
        while self._take(Piece.OR):
            branches.append(self._all_of(field))
        kept = tuple(branch for branch in branches if branch is not None)
        if len(kept) < len(branches) > 1:
            self._slip(wording.DANGLING_OR)
        return Or(kept) if len(kept) > 1 else next(iter(kept), None)

    def _all_of(self, field: str | None) -> Clause | None:
        found = []
        while self._piece() not in {None, Piece.OR, Piece.CLOSE}:
            found.append(self._person(field) or self._one(field))
        return _all(found)

    def _person(self, field: str | None) -> Clause | None:
        """A name without a field, of as many words as it has."""
        words = list(self._plain_words()) if field is None else []
        before = self._tokens[self._next - 1] if self._next else None
        is_word = before is not None and before.piece is Piece.WORD
        found = named(words, before.text if before and is_word else "", self._leaves.authority)
        if found is None:
            return None
        self._next += found.count
        self._count += 1
        if len(found.people) > 1:
            choices = [person.name for person in found.people]
            self._leaves.warnings.append(wording.several(found.text, choices))
        return found.clause

    def _plain_words(self) -> Iterator[str]:
        for token in self._tokens[self._next :]:
            if token.piece is not Piece.WORD or "*" in token.text:
                return
            yield token.text

    def _one(self, field: str | None) -> Clause | None:
        """A word, phrase or group, perhaps negated, perhaps under a field."""
        negations, slips = 0, len(self._slips)
        while self._take(Piece.NOT):
            negations += 1
        clause = self._operand(field)
        if clause is None and negations and len(self._slips) == slips:
            self._slip(wording.DANGLING_NOT)
        return Not(clause) if clause is not None and negations % 2 else clause

    def _operand(self, field: str | None) -> Clause | None:
        if strange := self._take(Piece.STRANGE):
            return self._strange(strange, field)
        if empty := self._take(Piece.EMPTY):
            self._slip(wording.EMPTY_FIELD, field=empty.text.casefold())
            return None
        if named := self._take(Piece.FIELD):
            return self._named(named.text.casefold())
        return self._plain(field)

    def _strange(self, token: Token, field: str | None) -> Clause | None:
        """An unknown field's name is a word, and what follows it another."""
        self._leaves.warnings.append(wording.no_field(token.text))
        name = self._leaf(Token(Piece.WORD, token.text, token.end), field)
        return _all([name, self._operand(field)])

    def _named(self, field: str) -> Clause | None:
        clause = self._plain(field)
        if clause is None:
            self._slip(wording.EMPTY_FIELD, field=field)
        return clause

    def _plain(self, field: str | None) -> Clause | None:
        """A word, phrase or group; what is none of these is passed over where it may stand."""
        if self._take(Piece.OPEN):
            return self._group(field)
        if leaf := self._take(Piece.WORD) or self._take(Piece.PHRASE):
            return self._leaf(leaf, field)
        self._take(Piece.AND)
        return None

    def _group(self, field: str | None) -> Clause | None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise QueryError(wording.TOO_DEEP, {"most": str(DEEPEST)})
        clause = self._any_of(field)
        if not self._take(Piece.CLOSE):
            self._slip(wording.UNCLOSED)
        self._depth -= 1
        return clause

    def _leaf(self, token: Token, field: str | None) -> Clause | None:
        self._count += 1
        if self._count > MOST:
            raise QueryError(wording.TOO_MANY, {"most": str(MOST)})
        quoted = token.piece is Piece.PHRASE
        unfinished = not quoted and token.end == self._typed
        return self._leaves.clause(Leaf(token.text, field, quoted, unfinished))

    def _piece(self) -> Piece | None:
        return self._tokens[self._next].piece if self._next < len(self._tokens) else None

    def _take(self, piece: Piece) -> Token | None:
        if self._piece() is not piece:
            return None
        self._next += 1
        return self._tokens[self._next - 1]


def _all(found: Sequence[Clause | None]) -> Clause | None:
    kept: list[Clause] = []
    for clause in found:
        if clause is not None:
            kept.extend(clause.clauses if isinstance(clause, And) else [clause])
    kept = together(kept)
    return And(tuple(kept)) if len(kept) > 1 else next(iter(kept), None)
