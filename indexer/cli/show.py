"""`communique show`: what reading and cleaning make of pages, without any index."""

import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from indexer.build import Archive, Found, look, walk
from indexer.cli.loading import load
from indexer.cli.output import FAILED, json_text, printable
from indexer.document_json import as_json
from indexer.model import Document, PassedOver

STDIN = Path("-")

Outcome = tuple[str, Document | PassedOver]


@click.command("show")
@click.argument(
    "paths",
    metavar="PATH...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, allow_dash=True, path_type=Path),
)
@click.option("--text", is_flag=True, help="The text of the body alone, instead of JSON.")
@click.option(
    "--out",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write NAME.json (or NAME.txt) for each page into this folder.",
)
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], folder: Path | None, *, text: bool
) -> None:
    """Show the documents that pages give, and what was stripped by which rule.

    PATH is a file or folder anywhere; - reads standard input. Nothing is indexed.
    """
    write = _into(folder, text=text) if folder else _onto_terminal(text=text)
    failed = shown = 0
    for name, outcome in _outcomes(load(ctx.obj), paths):
        if isinstance(outcome, Document):
            shown += 1
            write(name, outcome)
        else:
            failed += outcome.failed
            click.echo(printable(f"{outcome.place}: {outcome.reason}"), err=True)
    ctx.exit(FAILED if failed or not shown else 0)


def _outcomes(archive: Archive, paths: tuple[Path, ...]) -> Iterator[Outcome]:
    """What came of each page, under the name of its file."""
    with TemporaryDirectory() as folder:
        found = tuple(one for path in paths for one in _found(archive, path, Path(folder)))
        for one in found:
            if isinstance(one, PassedOver):
                yield "", one
        files = dict.fromkeys(one for one in found if isinstance(one, Found))
        for file, outcome in look(archive, files):
            yield file.file.stem, outcome


def _found(archive: Archive, path: Path, folder: Path) -> Iterator[Found | PassedOver]:
    if path != STDIN:
        yield from walk(archive.corpus, [path])
        return
    copy = folder / "stdin"
    with copy.open("wb") as stream:
        shutil.copyfileobj(sys.stdin.buffer, stream)
    yield Found(copy, str(STDIN))


def _onto_terminal(*, text: bool) -> Callable[[str, Document], None]:
    def write(_: str, document: Document) -> None:
        if text:
            click.echo("\n".join(map(printable, document.text.splitlines())))
        else:
            click.echo(json_text(as_json(document)))

    return write


def _into(folder: Path, *, text: bool) -> Callable[[str, Document], None]:
    """Writes a file a document; further ones of one name are NAME-2, NAME-3."""
    folder.mkdir(parents=True, exist_ok=True)
    used: Counter[str] = Counter()

    def write(name: str, document: Document) -> None:
        used[name] += 1
        unique = f"{name}-{used[name]}" if used[name] > 1 else name
        content = document.text if text else json_text(as_json(document))
        file = folder / f"{unique}{'.txt' if text else '.json'}"
        file.write_text(content + "\n", encoding="utf-8")

    return write
