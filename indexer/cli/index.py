"""`communique index`: bring the index up to date."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from indexer.build import Run
from indexer.cli import recorded, tally
from indexer.cli.output import FAILED


@click.command("index")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--rebuild", is_flag=True, help="Make every document again, in a new index.")
@click.option("--prune", is_flag=True, help="Allow a run to remove more than half of the index.")
@click.option(
    "--scheduler", metavar="ADDRESS", default="",
    help="Read and clean on the machines behind this Dask scheduler (tcp://HOST:PORT).",
)  # fmt: skip
@click.option("--verbose", is_flag=True, help="List everything that was passed over.")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], *,
    rebuild: bool, prune: bool, scheduler: str, verbose: bool,
) -> None:  # fmt: skip
    """Index new and changed files, and remove vanished ones.

    How far it is, and what it did, stands in status.json beside the index, its history in the log.

    PATH is a file or folder, in the corpus or elsewhere; without one, all of the corpus's pages
    and all that was indexed from elsewhere.
    """
    try:
        done = recorded.index(ctx.obj, Run(paths, rebuild, prune), _bar, scheduler)
    except KeyboardInterrupt:
        raise click.ClickException(
            "interrupted: the index is whole, the next run does what is left"
        ) from None
    for line in tally.lines(done, verbose=verbose):
        click.echo(line)
    ctx.exit(FAILED if done.failed else 0)


@contextmanager
def _bar(stage: str, length: int) -> Iterator[Callable[[int], None]]:
    """A progress bar, where there is somebody to watch it."""
    label, hidden = f"{stage:8}", not sys.stderr.isatty()
    with click.progressbar(length=length, label=label, file=sys.stderr, hidden=hidden) as bar:
        yield bar.update
