"""The main text of judged pages: ours beside what a user would get elsewhere, in one run.

    python -m tests.bench.extraction [--every N] [--kind article]

Needs the `bench` extra and the shared set. "pages/s" are pages per second of CPU, "× bare" that
speed over the one of `trafilatura.bare_extraction(page, with_metadata=True)`.
"""

import argparse
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing import get_context

from lxml.html import document_fromstring
from readability import Document as Readable
from resiliparse.extract.html2text import extract_plain_text
from trafilatura import bare_extraction, extract

from indexer import authority, corpus
from indexer.clean import clean, text_of_html
from indexer.clean.corrections import Corrections
from indexer.errors import NotADocument
from indexer.model import Capture, Format, Page
from tests.quality.extraction import Judged, Score, shared_pages

BARE = "trafilatura, bare with metadata"
_TURN = 5  # pages
_WARMING_UP = f"<html><body>{'<p>The two ministers met in Port Ann today.</p>' * 20}</body></html>"
_AUTHORITY = authority.load(corpus.starter().authority)


def _ours_whole(html: str) -> str:
    """Title, date, people and all."""
    page = Page(Capture("page", address="https://example.org/page"), Format.HTML, html)
    try:
        return clean(page, _AUTHORITY, Corrections()).text
    except NotADocument:
        return ""


def _readability(html: str) -> str:
    summary = Readable(html).summary(html_partial=True)
    return " ".join(map(str, document_fromstring(summary).itertext()))


def _bare(html: str) -> str:
    return str(getattr(bare_extraction(html, with_metadata=True), "text", None) or "")


EXTRACTORS: Mapping[str, Callable[[str], str]] = {
    "ours": text_of_html,
    "ours, the whole document": _ours_whole,
    "trafilatura, default": lambda html: extract(html) or "",
    "trafilatura, `favor_precision`": lambda html: extract(html, favor_precision=True) or "",
    BARE: _bare,
    "readability-lxml": _readability,
    "resiliparse": lambda html: extract_plain_text(html, main_content=True),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What one extractor found, and the seconds of CPU it took."""

    score: Score
    seconds: float

    @property
    def speed(self) -> float:
        return self.score.pages / max(self.seconds, 1e-9)


def measure(pages: Sequence[Judged]) -> Mapping[str, Measured]:
    """Every extractor on these pages, each in a process of its own: libraries remember texts.

    They take turns of a few pages, so that what else the machine does meets all alike.
    """
    measured = dict.fromkeys(EXTRACTORS, Measured(Score(), 0.0))
    with ExitStack() as stack:
        processes = {
            name: stack.enter_context(ProcessPoolExecutor(1, get_context("spawn")))
            for name in EXTRACTORS
        }
        for name, process in processes.items():
            process.submit(_warmed, name).result()
        for start in range(0, len(pages), _TURN):
            for name, process in processes.items():
                turn = process.submit(_measured, name, pages[start : start + _TURN], measured[name])
                measured[name] = turn.result()
    return measured


def _warmed(name: str) -> None:
    EXTRACTORS[name](_WARMING_UP)


def _measured(name: str, pages: Sequence[Judged], before: Measured) -> Measured:
    extractor, total, seconds = EXTRACTORS[name], before.score, before.seconds
    for page in pages:
        start = time.process_time()
        found = extractor(page.html)
        seconds += time.process_time() - start
        total = total.plus(page, found)
    return Measured(total, seconds)


def table(measured: Mapping[str, Measured]) -> str:
    """As the README prints it."""
    bare = measured[BARE].speed
    rows = [
        f"| {name} | {one.score.f4:.3f} | {one.score.kept} of {one.score.wanted} "
        f"| {one.score.dropped} of {one.score.unwanted} "
        f"| {one.speed:.1f} | {one.speed / bare:.2f} |"
        for name, one in measured.items()
    ]
    head = "| | F4 | wanted snippets kept | unwanted dropped | pages/s | × bare |"
    return "\n".join((head, "|---|---|---|---|---|---|", *rows))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only every so manyth page")
    parser.add_argument("--kind", default="", help="only pages of this kind: article, listing, …")
    options = parser.parse_args()
    pages = [one for one in shared_pages(options.every) if options.kind in {"", one.kind}]
    if not pages:
        raise SystemExit("the shared set does not lie beside the checkout: nothing to measure")
    print(f"{len(pages)} pages\n\n{table(measure(pages))}")


if __name__ == "__main__":
    main()
