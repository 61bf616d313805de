"""`communique authority`: what a curator of the records wants to know."""

from collections import defaultdict
from dataclasses import dataclass

import click

from indexer.authority.check import MISTAKES, findings
from indexer.authority.names import fold
from indexer.clean.people.candidates import candidates
from indexer.cli.output import FAILED, printable
from indexer.cli.settings import Settings
from indexer.model import Query


@click.group("authority")
def command() -> None:
    """Look after the records of office holders in corpus/authority."""


@command.command("check")
@click.pass_obj
def check(settings: Settings) -> None:
    """Tell of overlaps, gaps, and names that two records share.

    Exit status 3 if there are overlaps or shared names: these are mistakes. A record that cannot
    be read ends with status 1, and its name.
    """
    records = settings.authority()
    found = findings(records)
    for finding in found:
        click.echo(printable(str(finding)))
    tenures = sum(len(person.tenures) for person in records.people.values())
    mistakes = sum(finding.kind in MISTAKES for finding in found)
    click.echo(
        f"{len(records.people)} people, {tenures} offices: {mistakes} mistakes,"
        f" {len(found) - mistakes} things to know",
        err=True,
    )
    if mistakes:
        raise click.exceptions.Exit(FAILED)


@dataclass(slots=True)
class _Count:
    """How often a name has a minister's title."""

    name: str
    title: str
    times: int = 0


@command.command("candidates")
@click.option("--least", default=1, show_default=True, help="Documents that must name somebody.")
@click.pass_obj
def list_candidates(settings: Settings, least: int) -> None:
    """List names with a minister's title that no record has, most documents first.

    Of each: documents, times, name, a title, the id of a document; parted by tabs. They come from
    the index, so run `communique index` first.
    """
    counts: dict[str, _Count] = {}
    named: dict[str, set[str]] = defaultdict(set)
    for document in settings.engine().scan(Query()):
        for one in candidates(document):
            key = fold(one.name)
            count = counts.setdefault(key, _Count(one.name, one.title))
            count.times += 1
            named[key].add(document.id)
    kept = [(len(named[key]), count, min(named[key])) for key, count in counts.items()]
    for documents, count, example in sorted(kept, key=lambda k: (-k[0], -k[1].times, k[1].name)):
        if documents >= least:
            cells = (str(documents), str(count.times), count.name, count.title, example)
            click.echo("\t".join(map(printable, cells)))
