"""`cablenlp patterns`: look after pattern files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cablenlp.cli.app import app
from cablenlp.cli.common import FAILED, count, say

patterns_app = typer.Typer(help="Look after pattern files.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(patterns_app, name="patterns")


@patterns_app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", exists=True, help="Files or folders; the packaged ones if left out."),
    ] = None,
) -> None:
    """Check pattern files: unknown fields, duplicates, rows that shadow others, examples that fail."""
    from cablenlp.lexicon import lint

    problems = lint.check(paths or [])
    for problem in problems:
        typer.echo(problem)
    say(f"{count(len(problems), 'problem')}." if problems else "No problems.")
    if problems:
        raise typer.Exit(FAILED)
