"""`communique init`: begin with the starter corpus."""

import shutil
from pathlib import Path

import click

from indexer import corpus
from indexer.errors import CorpusError


@click.command("init")
@click.argument("folder", metavar="[DIR]", default="corpus", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Copy the starter corpus to DIR (./corpus), there to be added to.

    The folder must be empty or not exist.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CorpusError(f"{folder} is there already and not an empty folder")
    # contents alone: a package's files may be read-only
    shutil.copytree(
        corpus.starter().root, folder, copy_function=shutil.copyfile, dirs_exist_ok=True
    )
    pages = sum(file.is_file() for file in corpus.find(folder).pages.rglob("*"))
    click.echo(
        f"{pages} pages in {folder}/pages: `communique --corpus {folder} index` indexes them"
    )
