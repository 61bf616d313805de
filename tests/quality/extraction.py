"""How well a main text is found: the measures, and the judged pages of the shared set.

F4 is the F1 of mean precision and mean recall over 4-grams of words (the measure of the
article-extraction-benchmark). Snippets are looked for as written, but for white space.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.clean.pages import SHARED

WCXB = SHARED / "data" / "wcxb"
ARTICLE = "article"

Extractor = Callable[[str], str]  # a page's markup to its main text


@dataclass(frozen=True, slots=True)
class Judged:
    """A page and what people say is in it."""

    name: str
    kind: str  # "article", "listing", "documentation", "service"
    address: str
    html: str
    text: str
    title: str = ""
    date: str = ""  # "" where the page tells none
    wanted: tuple[str, ...] = ()  # snippets that belong to the text
    unwanted: tuple[str, ...] = ()  # snippets that do not


@dataclass(frozen=True, slots=True)
class Score:
    """What an extractor found on some pages. Precision and recall are sums over them."""

    pages: int = 0
    precision: float = 0.0
    recall: float = 0.0
    kept: int = 0
    wanted: int = 0
    dropped: int = 0
    unwanted: int = 0

    @property
    def f4(self) -> float:
        whole = (self.precision + self.recall) * self.pages
        return 2 * self.precision * self.recall / whole if whole else 0.0

    def plus(self, page: Judged, found: str) -> "Score":
        """With one more page, of which an extractor found this text."""
        ours, theirs = _grams(found), _grams(page.text)
        common = (ours & theirs).total()
        text = _folded(found)
        return Score(
            pages=self.pages + 1,
            precision=self.precision + common / max(1, ours.total()),
            recall=self.recall + common / max(1, theirs.total()),
            kept=self.kept + sum(_folded(one) in text for one in page.wanted),
            wanted=self.wanted + len(page.wanted),
            dropped=self.dropped + sum(_folded(one) not in text for one in page.unwanted),
            unwanted=self.unwanted + len(page.unwanted),
        )


def score(pages: Sequence[Judged], extractor: Extractor) -> Score:
    total = Score()
    for page in pages:
        total = total.plus(page, extractor(page.html))
    return total


def shared_pages(every: int = 1) -> Iterator[Judged]:
    """The judged pages of WCXB, or every so manyth of them."""
    for file in sorted((WCXB / "ground-truth").glob("*.json"))[::every]:
        page = json.loads(file.read_text(encoding="utf-8"))
        truth = page["ground_truth"]
        html = gzip.decompress((WCXB / "html" / f"{file.stem}.html.gz").read_bytes())
        if "main_content" in truth:
            yield Judged(
                name=file.stem,
                kind=page["_internal"]["page_type"]["primary"],
                address=page["url"],
                html=html.decode("utf-8", "replace"),
                text=truth["main_content"],
                title=truth.get("title") or "",
                date=(truth.get("publish_date") or "")[:10],
                wanted=tuple(truth.get("with", ())),
                unwanted=tuple(truth.get("without", ())),
            )


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(zip(*(words[start:] for start in range(4)), strict=False))


def _folded(text: str) -> str:
    return " ".join(text.split())
