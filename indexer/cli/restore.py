"""`communique restore`: the corpus and the index out of a backup."""

from pathlib import Path

import click

from indexer.authority import Authority
from indexer.backup import Target, restore
from indexer.cli.settings import Settings
from indexer.corpus import Corpus
from indexer.engines import open_engine


@click.command("restore")
@click.argument("file", metavar="FILE", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Restore to DIR/corpus and DIR/.communique/index.",
)
@click.option("--force", is_flag=True, help="Put the backup in the place of what is there.")
@click.pass_obj
def command(settings: Settings, file: Path, folder: Path | None, *, force: bool) -> None:
    """Unpack a backup to where --corpus and --index say, or ./corpus and .communique/index.

    Everything in it is compared with its checksums before anything is put in its place. As an
    index, a backup must come from somebody you trust.
    """
    root = folder / "corpus" if folder else settings.folder or Path("corpus")
    place = f"whoosh:{folder / '.communique' / 'index'}" if folder else settings.target
    engine = open_engine(place, Authority())  # the records may be among what got lost
    done = restore(file, Target(Corpus(root), engine), force=force)
    click.echo(f"{len(done.manifest.files)} files of {done.manifest.made} restored to {root}")
    if not done.has_index:
        click.echo("without an index that this version reads: `communique index` makes one")
