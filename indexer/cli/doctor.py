"""`communique doctor`: whether all is well, and what to do where it is not."""

from collections.abc import Iterator
from dataclasses import asdict
from functools import partial

import click

from indexer import build, doctor
from indexer.build import Archive, Run
from indexer.cli import recorded, tally
from indexer.cli.output import FAILED, json_text, printable
from indexer.cli.settings import Settings
from indexer.doctor import Subject
from indexer.model import Finding, Tally, Verdict

_COULD_NOT = 1  # exit status: something could not be examined


@click.command("doctor")
@click.option("--repair", is_flag=True, help="Mend the index, beside the old one, then look again.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: ok, findings.")
@click.pass_obj
def command(settings: Settings, *, repair: bool, as_json: bool) -> None:
    """Examine everything: versions, corpus, records, index, checksums, disk, and what to do.

    Changes nothing without --repair. Exit status 0 if all is well, 3 if there are problems, 1 if
    there are none but something could not be examined.
    """
    subject = Subject(settings.target, settings.folder, settings.surveys())
    found = list(doctor.examine(subject))
    if repair and _status(found):
        archive = subject.archive()
        done = doctor.repair(archive, found, partial(_told, settings)) if archive else None
        for line in tally.lines(done, verbose=False) if done else ():
            click.echo(line, err=True)
        found = list(doctor.examine(subject))
    if as_json:
        click.echo(json_text({"ok": not _status(found), "findings": [asdict(f) for f in found]}))
    else:
        for line in _lines(found):
            click.echo(line)
    raise click.exceptions.Exit(_status(found))


def _told(settings: Settings, archive: Archive, run: Run) -> Tally:
    board = settings.board()
    return recorded.told(board, lambda progress: build.index(archive, run, progress), build.silent)


def _status(found: list[Finding]) -> int:
    verdicts = {one.verdict for one in found}
    if Verdict.PROBLEM in verdicts:
        return FAILED
    return _COULD_NOT if Verdict.UNKNOWN in verdicts else 0


def _lines(found: list[Finding]) -> Iterator[str]:
    for one in found:
        yield f"{one.verdict:8} {one.subject}: {printable(one.text)}"
        if one.advice:
            yield f"{'':8} to do: {one.advice}"
