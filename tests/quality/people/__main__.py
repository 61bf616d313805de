"""Print precision and recall by form: `python -m tests.quality.people [--slips] [--file FILE]`."""

import argparse
from collections.abc import Mapping

from indexer import authority, corpus
from tests.quality.people.labels import passages
from tests.quality.people.score import Score, score, total


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m tests.quality.people")
    arguments.add_argument("--file", default="", help="only the passages of this file: first.txt")
    arguments.add_argument("--slips", action="store_true", help="list what went wrong")
    given = arguments.parse_args()
    records = authority.load(corpus.starter().authority)
    kept = [one for one in passages() if given.file in {"", one.file}]
    scores = score(kept, records)
    print(table(scores))
    if given.slips:
        print("\n".join(total(scores.values()).slips))


def table(scores: Mapping[str, Score]) -> str:
    lines = [f"{'form':<14}{'meant':>6}{'nobody':>8}{'wrong':>7}{'precision':>11}{'recall':>8}"]
    for form, one in [*sorted(scores.items()), ("all", total(scores.values()))]:
        meant = one.found + one.missed
        lines.append(
            f"{form:<14}{meant:>6}{one.negatives:>8}{one.wrong:>7}"
            f"{one.precision:>11.3f}{one.recall:>8.3f}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
