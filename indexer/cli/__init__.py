"""The command line: one module a command, imported only when it is called."""

import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

import click

from indexer.cli.settings import Settings
from indexer.engines import DEFAULT
from indexer.errors import CommuniqueError

COMMANDS = (
    "audit",
    "authority",
    "backup",
    "doctor",
    "index",
    "init",
    "restore",
    "search",
    "serve",
    "show",
    "watch",
)


class Commands(click.Group):
    """Ends what goes wrong on purpose in one sentence, with exit status 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"indexer.cli.{cmd_name}").command
        return found

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except CommuniqueError as error:
            raise click.ClickException(str(error)) from error
        except KeyboardInterrupt:
            raise click.ClickException("interrupted") from None
        except BrokenPipeError:
            raise  # `communique search … | head`: click ends quietly
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{place}{error.strerror or error}") from error


@click.group(cls=Commands)
@click.version_option(package_name="communique")
@click.option(
    "--index",
    "directory",
    metavar="DIR",
    help="Folder of the index: short for --engine whoosh:DIR.",
)
@click.option(
    "--engine",
    "target",
    metavar="TARGET",
    envvar="COMMUNIQUE_ENGINE",
    show_envvar=True,
    help=f"Where the index is held.  [default: {DEFAULT}]",
)
@click.option(
    "--corpus",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    envvar="COMMUNIQUE_CORPUS",
    show_envvar=True,
    help="Folder of pages/ and authority/.  [default: ./corpus, else the starter corpus]",
)
@click.pass_context
def main(
    ctx: click.Context, directory: str | None, target: str | None, folder: Path | None
) -> None:
    """Search archives of press releases and diplomatic web pages.

    Exit status: 0 all is well, 1 nothing could be done, 2 wrong usage, 3 done except for failures.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # any text on any terminal
    given = ctx.get_parameter_source("target") is click.core.ParameterSource.COMMANDLINE
    if directory and given:
        raise click.UsageError("--index and --engine name the same thing: give one of them")
    ctx.obj = Settings(f"whoosh:{directory}" if directory else target or DEFAULT, folder)
