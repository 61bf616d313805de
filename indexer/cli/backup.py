"""`communique backup`: the corpus and the index in one file."""

from pathlib import Path

import click

from indexer.backup import back_up
from indexer.cli.output import FAILED, printable
from indexer.cli.settings import Settings
from indexer.errors import BackupError

SHOWN = 50  # files that are left out and listed


@click.command("backup")
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@click.pass_obj
def command(settings: Settings, file: Path, *, force: bool) -> None:
    """Write the corpus (pages, authority records, corrections) and the index to a zip file.

    Nothing is indexed meanwhile; searching goes on. Pages that were indexed from outside the
    corpus are in it as the index has them, without their files. Exit status 3 if files of the
    corpus could not be read.
    """
    if file.exists() and not force:
        raise BackupError(f"{file} is there already: --force replaces it")
    done = back_up(settings.corpus(), settings.engine(), file)
    failed = [one for one in done.passed_over if one.failed]
    for one in (failed or done.passed_over)[:SHOWN]:
        click.echo(f"left out: {printable(one.place)}: {one.reason}", err=True)
    held = "the corpus and the index" if done.has_index else "the corpus, without an index"
    click.echo(f"{file}: {held}, {len(done.manifest.files)} files, {done.manifest.size:,} bytes")
    if done.passed_over:
        click.echo(f"{len(done.passed_over)} left out, {len(failed)} of them failed", err=True)
    if failed:
        raise click.exceptions.Exit(FAILED)
