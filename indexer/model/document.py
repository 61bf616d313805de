"""Documents: what cleaning makes of a page."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from indexer.model.page import Capture


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date, as far as the page tells it, with the evidence for it."""

    date: str | None = None  # as precise as known: "2022-01-26", "2022-01"; None: no sure date
    precision: Precision = Precision.NONE
    rule: str = ""  # which rule found it: "dateline", "headed line", …
    evidence: str = ""  # the words of the page that say so
    runner_up: "Published | None" = None  # the best candidate that says something else

    @property
    def year(self) -> str | None:
        return self.date[:4] if self.date else None

    @property
    def number(self) -> int:
        """YYYYMMDD for sorting and ranges, zeros for what is not known; 0 without a date."""
        return int((self.date or "").replace("-", "").ljust(8, "0"))


class Kind(StrEnum):
    """What sort of publication a document is."""

    PRESS_RELEASE = "press-release"
    JOINT_STATEMENT = "joint-statement"
    STATEMENT = "statement"
    SPEECH = "speech"
    PRESS_CONFERENCE = "press-conference"
    COMMENTARY = "commentary"
    EVENT_REPORT = "event-report"
    OTHER = "other"


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list, bulleted or numbered
    ROW = "row"  # of a table, cells joined by " | "
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table row of a document's body."""

    text: str  # one line, white space folded, without its marker
    kind: BlockKind = BlockKind.PARAGRAPH
    marker: str = ""  # as printed: "2", "(a)", "•"
    level: int = 0  # of a heading (1 to 6) or depth of a list item (1 is outermost)
    page: int = 0  # of a printed document, on which it begins, counted from 1; else 0

    @property
    def line(self) -> str:
        return f"{self.marker} {self.text}" if self.marker else self.text


@dataclass(frozen=True, slots=True)
class Stripped:
    """A span that cleaning took out of the page, the rule that took it, and where it stood."""

    rule: str
    text: str
    before: int = 0  # how many blocks of the body stand above it; 0 too where that is not known


class Status(StrEnum):
    """What a person is on a document's date, as far as the records and the words tell."""

    IN_OFFICE = "in office"
    ACTING = "acting"
    LAST_CONFIRMED = "last confirmed"  # the office was held when the records last saw it, before
    FORMER = "former"
    THEN = "then"  # "then Prime Minister": in office at the time of which the text speaks
    ELECT = "elect"  # named to an office that begins later
    LATER = "later"  # an office begins later, of which the text says nothing
    UNDATED = "undated"  # the document has no date to tell by
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """A person of the authority records, named in a document.

    Where words fit several people and nothing tells which, `person` is "" and `candidates` has all.
    """

    person: str  # id of the authority record
    name: str  # its heading: "Yoko Kamikawa"
    form: str  # as printed: "Ms. KAMIKAWA Yoko"
    rule: str  # which rule recognised it: "full name", "title", …
    start: int  # character offsets into Document.text; into its title; into the tail's lines joined
    end: int
    native: str = ""  # "上川陽子"
    office: str = ""  # held on the document's date: "Minister for Foreign Affairs, Japan"
    tail: bool = False  # in the organisation's boilerplate: shown, never a facet value
    status: str = Status.UNKNOWN.value
    meant: str = ""  # the office that the words mean, held before or after, with its time
    country: str = ""  # ISO 3166 code of the person's country
    held: tuple[str, ...] = ()  # kinds of the offices held that day: "foreign minister"
    confidence: float = 1.0  # from 0 to 1
    candidates: tuple[str, ...] = ()  # ids, where it is ambiguous
    corrected: str = ""  # why a curator put it right
    title: bool = False  # it stands in the document's title

    @property
    def body(self) -> bool:
        """Whether it stands in the text itself."""
        return not (self.tail or self.title)


@dataclass(frozen=True, slots=True)
class Version:
    """What an earlier capture said, where the next one says something else."""

    capture: int  # index into Document.captures: the first that said so
    title: str = ""
    published: Published = Published()
    lines: tuple[str, ...] = ()  # of its blocks, cut off where they are very many
    problem: str = ""  # why nothing can be told of it


@dataclass(frozen=True, slots=True)
class Document:
    """What cleaning makes of a page. `indexer.document_json` has its documented JSON form."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    published: Published = Published()
    event: str | None = None  # ISO date of what it reports, where the text tells it apart
    language: str = "und"  # BCP 47; "und" where it cannot be told
    source: str = ""  # the publisher
    kind: Kind = Kind.OTHER
    people: tuple[Mention, ...] = ()
    tail: tuple[str, ...] = ()  # "Media Contacts", "About …": kept apart from the body
    stripped: tuple[Stripped, ...] = ()
    captures: tuple[Capture, ...] = ()  # oldest first; the last one is what the document shows
    corrected: tuple[str, ...] = ()  # fields that people have put right
    sample: bool = False  # a reworded sample of the starter corpus
    earlier: tuple[Version, ...] = ()  # what it said before, oldest first; the nearest at most
    group: str = ""  # the same for documents that say the same at other addresses, as mirrors do
    fingerprint: str = ""  # of all it was made from; see indexer.build

    @property
    def lines(self) -> tuple[str, ...]:
        """The body, one line a block."""
        return tuple([block.line for block in self.blocks])

    @property
    def paragraphs(self) -> list[tuple[int, str]]:
        """The lines of plain paragraphs that say something, with their number among all lines."""
        numbered = enumerate(self.blocks)
        return [(n, b.line) for n, b in numbered if b.kind is BlockKind.PARAGRAPH and b.text]

    @property
    def text(self) -> str:
        """The body: its lines parted by newlines. Offsets count in it."""
        return "\n".join(self.lines)

    @property
    def versions(self) -> int:
        """How many versions its captures show: one, and one more for each change of the bytes."""
        changes = (now.digest != then.digest for then, now in pairwise(self.captures))
        return 1 + sum(changes)
