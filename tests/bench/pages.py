"""The search page beside Datasette's, typed into letter by letter over HTTP; and what it costs.

    python -m tests.bench.pages --documents N [--texts 12] [--json FILE]

Needs the `bench` extra. Datasette serves the same documents from SQLite FTS5 and counts the same
facets, with its limits raised so that none is cut; both answer each letter in turn. The page's own
cost is processor time of a server whose answers are known beforehand, beside an empty Flask page
under the same server.
"""

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter
from urllib.parse import urlencode

import psutil

from tests.bench import batches
from tests.bench.corpus import Corpus
from tests.bench.measure import percentile
from tests.bench.questions import FACETS, Kind, Question, Questions
from tests.bench.sites import Site, served, write_index, write_sqlite

SIZE = 20  # documents on a page
TYPED = (Kind.COMMON, Kind.RARE, Kind.AND)
REQUESTS, TURN = 200, 20  # whose processor time is measured; as many to one site before the next
_BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd"}
_HTMX = {**_BROWSER, "HX-Request": "true", "HX-Trigger": "q", "HX-Current-URL": "http://here/"}


@dataclass(frozen=True, slots=True)
class Latency:
    """Of a site, over all letters: seconds, and bytes as sent."""

    p50: float
    p95: float
    letters: int
    sent: float


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds a request."""

    empty: float
    fragment: float
    page: float

    @property
    def ratio(self) -> float:
        return self.page / self.empty


def letters(questions: Sequence[Question]) -> list[str]:
    """What stands in the box after each letter."""
    texts = (" ".join(question.words) for question in questions)
    return [text[:end] for text in texts for end in range(1, len(text) + 1) if text[end - 1] != " "]


def _ours(text: str) -> str:
    return "/?" + urlencode({"q": text})


def _datasette(text: str) -> str:
    sought = " ".join(f'"{word}"' for word in text.split()) + "*"
    facets = [("_facet_array" if name == "minister" else "_facet", name) for name in FACETS]
    given = [("_search", sought), ("_searchmode", "raw"), ("_size", str(SIZE)), *facets]
    return "/bench/page?" + urlencode(given)


def typed(folder: Path, texts: Sequence[str]) -> dict[str, Latency]:
    ways = {"ours": (_ours, _HTMX), "datasette": (_datasette, _BROWSER)}
    took: dict[str, list[tuple[float, int]]] = {name: [] for name in ways}
    with ExitStack() as stack:
        sites = {name: stack.enter_context(served(name, folder)) for name in ways}
        for text in texts:
            for name, (path, headers) in ways.items():
                start = perf_counter()
                body = sites[name].get(path(text), headers)
                took[name].append((perf_counter() - start, len(body)))
    return {name: _latency(each) for name, each in took.items()}


def _latency(took: Sequence[tuple[float, int]]) -> Latency:
    seconds = [one for one, _ in took]
    sent = sum(size for _, size in took) / len(took)
    return Latency(percentile(seconds, 0.5), percentile(seconds, 0.95), len(took), sent)


def cost(folder: Path, texts: Sequence[str]) -> Cost:
    """Uncompressed, since an empty page is that as well."""
    plain = {name: value for name, value in _HTMX.items() if name != "Accept-Encoding"}
    kinds = {"empty": ("/", {}), "fragment": ("", plain), "page": ("", {})}
    spent = dict.fromkeys(kinds, 0.0)
    with served("remembered", folder) as ours, served("empty", folder) as empty:
        for number in range(0, REQUESTS * 2, TURN):
            for name, (path, headers) in kinds.items():
                site = empty if name == "empty" else ours
                asked = [path or _ours(texts[(number + k) % len(texts)]) for k in range(TURN)]
                took = _turn(site, asked, headers)
                if number >= REQUESTS:  # the first half makes the answers known
                    spent[name] += took
    return Cost(**{name: seconds / REQUESTS for name, seconds in spent.items()})


def _turn(site: Site, paths: Sequence[str], headers: Mapping[str, str]) -> float:
    before = _cpu(site.process)
    for path in paths:
        site.get(path, dict(headers))
    return _cpu(site.process) - before


def _cpu(process: int) -> float:
    parent = psutil.Process(process)
    times = [one.cpu_times() for one in (parent, *parent.children(recursive=True))]
    return float(sum(time.user + time.system for time in times))


def text(documents: int, latencies: Mapping[str, Latency], found: Cost) -> str:
    lines = [f"{documents:,} documents; milliseconds a letter typed, a page of {SIZE}"]
    lines += [
        f"{name:>10}  p50 {1000 * one.p50:8.1f}  p95 {1000 * one.p95:8.1f}"
        f"  {one.sent / 1000:6.1f} kB sent  {one.letters} letters"
        for name, one in latencies.items()
    ]
    ours, theirs = latencies["ours"], latencies["datasette"]
    lines.append(f"ours/theirs p50 {ours.p50 / theirs.p50:8.3f}  p95 {ours.p95 / theirs.p95:8.3f}")
    lines.append("processor milliseconds a request, answers known beforehand")
    lines += [
        f"{name:>10}  {1000 * one:8.2f}  {one / found.empty:6.1f} x an empty page"
        for name, one in asdict(found).items()
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pages")
    parser.add_argument("--documents", type=int, required=True, metavar="N")
    parser.add_argument("--texts", type=int, default=12, metavar="N")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument("--json", type=Path, metavar="FILE")
    given = parser.parse_args()
    corpus = Corpus(given.seed)
    asked = Questions(corpus, given.documents).round(1, given.texts)
    texts = letters([one for one in asked if one.kind in TYPED][: given.texts])
    with tempfile.TemporaryDirectory(prefix="communique-bench-") as name:
        folder = Path(name)
        written = batches.write(corpus.documents(given.documents), folder / "documents")
        write_index(written, folder)
        write_sqlite(batches.read(written), folder / "bench.db")
        latencies, found = typed(folder, texts), cost(folder, texts)
    print(text(given.documents, latencies, found))
    if given.json:
        figures = {name: asdict(one) for name, one in latencies.items()}
        answer = {"documents": given.documents, "sites": figures, "cost": asdict(found)}
        given.json.write_text(json.dumps(answer, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
