"""The main text against 300 real pages with ground truth: better than trafilatura alone.

F4 is the F1 of mean precision and mean recall over 4-grams of words. The floors may fall only
on purpose, in this file.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import pytest
from trafilatura import extract

from indexer.clean import text_of_html
from tests.clean.pages import SHARED, needs_shared

pytestmark = [needs_shared, pytest.mark.slow]

WCXB = SHARED / "data" / "wcxb"
EVERY = 3  # pages, so that the test takes seconds; the whole set is for the quality report
FLOOR = 0.91


class Sample(NamedTuple):
    html: str
    text: str


def samples() -> list[Sample]:
    found = []
    for file in sorted((WCXB / "ground-truth").glob("*.json"))[::EVERY]:
        truth = json.loads(file.read_text(encoding="utf-8"))["ground_truth"]
        html = gzip.decompress((WCXB / "html" / f"{file.stem}.html.gz").read_bytes())
        if "main_content" in truth:
            found.append(Sample(html.decode("utf-8", "replace"), truth["main_content"]))
    return found


def grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(zip(*(words[start:] for start in range(4)), strict=False))


def f4(extractor: Callable[[str], str | None], pages: list[Sample]) -> float:
    precision = recall = 0.0
    for page in pages:
        found, wanted = grams(extractor(page.html) or ""), grams(page.text)
        common = (found & wanted).total()
        precision += common / max(1, found.total())
        recall += common / max(1, wanted.total())
    return 2 * precision * recall / ((precision + recall) * len(pages))


def test_the_main_text_is_found_better_than_by_trafilatura_alone(
    record_property: Callable[[str, object], None],
) -> None:
    pages = samples()
    scores = {
        "ours": f4(text_of_html, pages),
        "trafilatura": f4(extract, pages),
        "trafilatura, precise": f4(lambda html: extract(html, favor_precision=True), pages),
    }
    for name, score in scores.items():
        record_property(name, round(score, 4))

    assert scores["ours"] >= FLOOR
    assert scores["ours"] == max(scores.values()), scores
