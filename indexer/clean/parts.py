"""A page taken apart: what is its own, and what is not."""

from dataclasses import dataclass

from indexer.model import Block, Stripped


@dataclass(frozen=True, slots=True)
class Parts:
    """What reading a page's text, in any format, tells of it."""

    title: str
    blocks: tuple[Block, ...]  # the body with the tail
    stripped: tuple[Stripped, ...] = ()
    labels: tuple[str, ...] = ()  # of sections and breadcrumbs
    head: tuple[str, ...] = ()  # lines above and just below the title, before cleaning
    foot: tuple[str, ...] = ()  # the last lines, before cleaning
    site: str = ""
    language: str = ""  # as declared
    sample: bool = False
