"""Text to clauses, by recursive descent. Any text gives clauses, or a `QueryError`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.authority import Authority
from indexer.errors import QueryError
from indexer.model import Message
from indexer.query import doubts, sentences, shapes, wording
from indexer.query.clauses import HEAVIEST, And, Clause, Everything, Not, Or, weighted
from indexer.query.leaves import Leaf, Leaves
from indexer.query.people import named, together
from indexer.query.tokens import Piece, Token, normalise, tokenise

LONGEST = 1000  # characters
MOST = 64  # words and phrases
FARTHEST = 100  # places between words that stand near each other
DEEPEST = 12  # levels of parentheses
_OPENING = frozenset('"(-')  # signs that a query may begin with
_END = Token(Piece.END, "", 0, 0)
_ENDS = (Piece.END, Piece.OR, Piece.CLOSE)  # of what stands side by side


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a query's text means, in clauses and in words."""

    clause: Clause
    understood: tuple[Message, ...]
    warnings: tuple[Message, ...]


def parse(text: str, authority: Authority, *, typing: bool = False, exact: bool = False) -> Parsed:
    """Understand a query's text; while `typing`, its last word may be unfinished.

    `exact`: words are looked for as they are written, as if each stood in quotation marks.
    """
    if len(text) > LONGEST:
        raise QueryError(sentences.TOO_LONG, {"most": str(LONGEST)})
    plain = normalise(text)
    leaves = Leaves(authority, exact=exact)
    parser = _Parser(list(tokenise(plain)), leaves, len(plain) if typing else None)
    clause = parser.everything()
    warnings = parser.warnings(quiet=typing)
    if isinstance(clause, Everything) and not warnings and _signs_only(plain, typing=typing):
        warnings = (doubts.no_word(plain),)
    return Parsed(clause, wording.understood(clause, authority), warnings)


def _signs_only(text: str, *, typing: bool) -> bool:
    """Whether something was written, but no word; while typing, one may follow some signs."""
    signs = set("".join(text.split()))
    return bool(signs) and not any(map(str.isalnum, signs)) and not (typing and signs <= _OPENING)


class _Parser:
    def __init__(self, tokens: Sequence[Token], leaves: Leaves, typed: int | None) -> None:
        closed = [token for token in tokens if token.piece is not Piece.UNCLOSED]
        self._tokens = [*closed, _END]
        self._leaves = leaves
        self._typed = typed  # where a word must end to count as unfinished
        self._next = 0
        self._depth = 0
        self._count = 0
        self._slips: list[Message] = []
        if len(closed) < len(tokens):
            self._slip(sentences.UNCLOSED_QUOTE)

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
            self._slip(sentences.UNOPENED)
            found.append(self._any_of(None))
        return _all(found) or Everything()

    def _any_of(self, field: str | None) -> Clause | None:
        """Alternatives, parted by OR."""
        branches = [self._all_of(field)]
        while self._take(Piece.OR):
            branches.append(self._all_of(field))
        kept = tuple(branch for branch in branches if branch is not None)
        if len(kept) < len(branches) > 1:
            self._slip(sentences.DANGLING_OR)
        return Or(kept) if len(kept) > 1 else next(iter(kept), None)

    def _all_of(self, field: str | None) -> Clause | None:
        found = []
        while self._tokens[self._next].piece not in _ENDS:
            found.append(self._person(field) or self._one(field))
        return _all(found)

    def _person(self, field: str | None) -> Clause | None:
        """A name without a field, of as many words as it has."""
        first, authority = self._tokens[self._next], self._leaves.authority
        plain = field is None and not self._leaves.exact and first.piece is Piece.WORD
        if not plain or not authority.may_begin(first.text):
            return None
        before = self._tokens[self._next - 1] if self._next else _END
        is_word = before.piece is Piece.WORD
        found = named(list(self._plain_words()), before.text if is_word else "", authority)
        if found is None:
            return None
        self._next += found.count
        self._count += 1
        if len(found.people) > 1:
            choices = [person.name for person in found.people]
            self._leaves.warnings.append(doubts.several(found.text, choices))
        return found.clause

    def _plain_words(self) -> Iterator[str]:
        for token in self._tokens[self._next :]:
            signed = token.weight is not None or token.distance is not None
            if token.piece is not Piece.WORD or signed or shapes.is_open(token.text):
                return
            yield token.text

    def _one(self, field: str | None) -> Clause | None:
        """A word, phrase or group, perhaps negated, perhaps under a field."""
        negations, slips = 0, len(self._slips)
        while self._take(Piece.NOT):
            negations += 1
        clause = self._operand(field)
        if clause is None and negations and len(self._slips) == slips:
            self._slip(sentences.DANGLING_NOT)
        return Not(clause) if clause is not None and negations % 2 else clause

    def _operand(self, field: str | None) -> Clause | None:
        if strange := self._take(Piece.STRANGE):
            return self._strange(strange, field)
        if empty := self._take(Piece.EMPTY):
            self._slip(sentences.EMPTY_FIELD, field=empty.text.casefold())
            return None
        if named := self._take(Piece.FIELD):
            return self._named(named.text.casefold())
        return self._plain(field)

    def _strange(self, token: Token, field: str | None) -> Clause | None:
        """An unknown field's name is a word, and what follows it another."""
        self._leaves.warnings.append(doubts.no_field(token.text))
        name = self._leaf(token._replace(piece=Piece.WORD), field)
        return _all([name, self._operand(field)])

    def _named(self, field: str) -> Clause | None:
        clause = self._plain(field)
        if clause is None:
            self._slip(sentences.EMPTY_FIELD, field=field)
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
            raise QueryError(sentences.TOO_DEEP, {"most": str(DEEPEST)})
        clause = self._any_of(field)
        close = self._take(Piece.CLOSE)
        if close is None:
            self._slip(sentences.UNCLOSED)
        self._depth -= 1
        return clause if clause is None or close is None else self._weighted(clause, close)

    def _leaf(self, token: Token, field: str | None) -> Clause | None:
        self._count += 1
        if self._count > MOST:
            raise QueryError(sentences.TOO_MANY, {"most": str(MOST)})
        quoted = token.piece is Piece.PHRASE
        unfinished = not quoted and token.end == self._typed and token.weight is None
        leaf = Leaf(token.text, field, quoted, unfinished, self._distance(token))
        clause = self._leaves.clause(leaf)
        return clause if clause is None else self._weighted(clause, token)

    def _distance(self, token: Token) -> int:
        """How far the words of a phrase may stand apart; 0 where nothing sensible is said of it."""
        if token.distance is None:
            return 0
        if token.piece is not Piece.PHRASE:
            self._slip(sentences.NEAR_WORD, word=f"{token.text}~{token.distance}")
            return 0
        if not token.distance:
            self._slip(sentences.NEAR_NUMBER)
        number = int(token.distance or 0)
        if number > FARTHEST:
            self._slip(sentences.TOO_FAR, most=str(FARTHEST), number=token.distance)
        return min(number, FARTHEST)

    def _weighted(self, clause: Clause, token: Token) -> Clause:
        if token.weight is None:
            return clause
        factor = float(token.weight)
        if factor > HEAVIEST:
            self._slip(sentences.TOO_HEAVY, most=f"{HEAVIEST:g}", number=token.weight)
        heavy = weighted(clause, min(factor, HEAVIEST))
        if heavy == clause and factor != 1:
            self._slip(sentences.NO_WEIGHT, number=token.weight)
        return heavy

    def _take(self, piece: Piece) -> Token | None:
        token = self._tokens[self._next]
        if token.piece is not piece:
            return None
        self._next += 1
        return token


def _all(found: Sequence[Clause | None]) -> Clause | None:
    kept: list[Clause] = []
    for clause in found:
        if clause is not None:
            kept.extend(clause.clauses if isinstance(clause, And) else [clause])
    if len(kept) > 1:
        kept = together(kept)
    return And(tuple(kept)) if len(kept) > 1 else next(iter(kept), None)
