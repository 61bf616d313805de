"""`communique audit`: what cleaning took out of the indexed pages, by which rules."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

import click

from indexer.clean.audit import Holding, Taken, audit
from indexer.cli.output import json_text, printable
from indexer.cli.settings import Settings
from indexer.model import Query

_LONGEST = 120  # characters of a sample


@click.command("audit")
@click.option("--site", default="", metavar="SITE", help="Only this domain or folder.")
@click.option(
    "--samples",
    default=2,
    show_default=True,
    type=click.IntRange(0, 100),
    help="Spans shown for each rule of each site.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object, its samples whole.")
@click.pass_obj
def command(settings: Settings, site: str, samples: int, *, as_json: bool) -> None:
    """Show what was stripped from the indexed pages: rules by spans and characters, per site.

    What a rule took wrongly is put right in corrections.toml.
    """
    found = audit(settings.engine().scan(Query()), samples, site.casefold())
    if as_json:
        click.echo(json_text(_values(found)))
        return
    for line in _lines(found):
        click.echo(line)


def _lines(found: Mapping[str, Holding]) -> Iterator[str]:
    kept, taken = (sum(getattr(one, name) for one in found.values()) for name in ("kept", "taken"))
    documents = sum(one.documents for one in found.values())
    yield (
        f"{_count(documents, 'document')} of {_count(len(found), 'site')}: "
        f"{kept:,} characters kept, {taken:,} taken"
    )
    for site, holding in found.items():
        yield ""
        yield from _of_site(printable(site) or "without a site", holding)


def _of_site(site: str, holding: Holding) -> Iterator[str]:
    corrected = f", {holding.corrected} corrected" if holding.corrected else ""
    yield (
        f"{site}: {_count(holding.documents, 'document')}{corrected}, "
        f"{holding.kept:,} characters kept, {holding.taken:,} taken"
    )
    for rule, taken in _largest_first(holding):
        yield (
            f"  {taken.characters:>9,}  {rule}: {_count(taken.spans, 'span')} "
            f"in {_count(taken.documents, 'document')}"
        )
        for sample in taken.samples:
            yield f"{'':13}{sample.document}  {_short(printable(sample.text))}"


def _largest_first(holding: Holding) -> list[tuple[str, Taken]]:
    return sorted(holding.rules.items(), key=lambda item: (-item[1].characters, item[0]))


def _values(found: Mapping[str, Holding]) -> dict[str, Any]:
    return {
        "sites": [
            {
                "site": site,
                "documents": one.documents,
                "corrected": one.corrected,
                "kept": one.kept,
                "taken": one.taken,
                "rules": [{"rule": rule, **asdict(taken)} for rule, taken in _largest_first(one)],
            }
            for site, one in found.items()
        ]
    }


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
