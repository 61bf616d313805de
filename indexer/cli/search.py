"""`communique search`: ask the index from a terminal or a script."""

from dataclasses import asdict
from typing import Any

import click

from indexer.cli.output import json_text, printable
from indexer.cli.settings import Settings
from indexer.model import Hit, Query, Results

SIZE = 100  # hits


@click.command("search")
@click.argument("words", metavar="QUERY...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object: total, hits, facets.")
@click.option("--exact", is_flag=True, help="Words as they are written, not in any inflection.")
@click.pass_obj
def command(settings: Settings, words: tuple[str, ...], *, as_json: bool, exact: bool) -> None:
    """Find documents: one line each of id, date, source and title, parted by tabs.

    At most 100, the best first. Before a QUERY that begins with a minus sign, write --.
    """
    results = settings.engine().search(Query(" ".join(words), size=SIZE, exact=exact))
    for warning in results.warnings:
        click.echo(printable(str(warning)), err=True)
    if as_json:
        click.echo(json_text(_values(results)))
        return
    for hit in results.hits:
        click.echo(_line(hit))
    if not results.total:
        click.echo("no document matches", err=True)
    if meant := results.did_you_mean:
        click.echo(printable(f"did you mean {meant.text}? ({meant.count} found)"), err=True)
    if results.total > len(results.hits):
        click.echo(f"{results.total} documents match; {len(results.hits)} are listed", err=True)


def _line(hit: Hit) -> str:
    cells = (hit.id, hit.published.date or "", hit.source, _title(hit))
    return "\t".join(map(printable, cells))


def _values(results: Results) -> dict[str, Any]:
    return {
        "total": results.total,
        "hits": [_hit(hit) for hit in results.hits],
        "facets": {facet.name: [v._asdict() for v in facet.values] for facet in results.facets},
        "understood": [str(message) for message in results.understood],
        "did_you_mean": asdict(results.did_you_mean) if results.did_you_mean else None,
        "warnings": [str(message) for message in results.warnings],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        **hit._asdict(),
        "title": _title(hit),
        "published": asdict(hit.published),
        "people": [named._asdict() for named in hit.people],
        "snippets": [
            {**snippet._asdict(), "fragments": [one._asdict() for one in snippet.fragments]}
            for snippet in hit.snippets
        ],
    }


def _title(hit: Hit) -> str:
    return "".join(fragment.text for fragment in hit.title)
