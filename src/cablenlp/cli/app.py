"""The command `cablenlp`, and how errors of its commands are said."""

from __future__ import annotations

import os
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from cablenlp import __version__
from cablenlp.cli.common import DONE, FAILED, NO_INPUT, say
from cablenlp.errors import CableError, InputError

_STDOUT = 1


class _Commands(TyperGroup):
    """Says an error in one sentence and turns it into an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except InputError as error:
            say(f"Error: {error}")
            raise typer.Exit(NO_INPUT) from None
        except CableError as error:
            say(f"Error: {error}")
            raise typer.Exit(FAILED) from None
        except BrokenPipeError:  # whoever reads the output (`| head`) has enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), _STDOUT)  # what is left is flushed into nothing
            raise typer.Exit(DONE) from None
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            say(f"Error: {where}{error.strerror or error}")
            raise typer.Exit(FAILED) from None


app = typer.Typer(
    cls=_Commands,
    help="Read diplomatic cables as data: people, cover names, dates, routes, events, each with its place.",
    epilog="Exit codes: 0 done, 1 cannot go on, 2 wrong use, 3 some records failed, 4 no input.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cablenlp {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    pass
