"""What the commands share: options, exit codes, what is said on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from cablenlp.errors import InputError
from cablenlp.given import given_date
from cablenlp.sources import files

#: What the exit code says.
DONE, FAILED, USAGE, SOME_FAILED, NO_INPUT, INTERRUPTED = 0, 1, 2, 3, 4, 130
#: The layers that need the statistical model, as `--rules-only` leaves them out.
STATISTICAL = ("cable_names", "cable_syntax", "cable_events")
# Where nobody says how wide a line is. Sentences are read best in lines no longer than the other.
_WIDTH, READABLE = 80, 110

Patterns = Annotated[
    list[Path],
    typer.Option(
        "--patterns",
        metavar="PATH",
        exists=True,
        help="A file or folder of rows (JSONL, ours or spaCy's) to lay over the packaged ones. Repeatable.",
    ),
]
Exclude = Annotated[
    list[str],
    typer.Option("--exclude", metavar="LAYER", help="A layer to leave out; `cablenlp info` lists them. Repeatable."),
]
RulesOnly = Annotated[
    bool,
    typer.Option("--rules-only", help="Use no statistical model: fast, without unlisted names and events."),
]
Encoding = Annotated[
    str,
    typer.Option("--encoding", metavar="NAME", help="Of files without a byte order mark: utf-8, cp1252, cp1251, ..."),
]


def say(line: str) -> None:
    """Say something on standard error, where no data goes."""
    # What is no text in this terminal's encoding (a file name, say) is shown as it can be.
    typer.echo(line.encode("utf-8", "backslashreplace").decode("utf-8"), err=True)


def width() -> int:
    """Characters of a line of the terminal before which the user sits, also where a pager stands between."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    for stream in (sys.__stdout__, sys.__stderr__):
        try:
            return os.get_terminal_size(stream.fileno()).columns if stream else _WIDTH
        except (OSError, ValueError):  # no terminal
            continue
    return _WIDTH


def count(number: int, thing: str) -> str:
    """A number of things in words: "1 record", "2 records"."""
    return f"{number} {thing}" + ("" if number == 1 else "s")


def some(names: Sequence[str], most: int) -> str:
    """The first names of a list, and whether there are more."""
    return ", ".join(names[:most]) + (", ..." if len(names) > most else "")


def same_file(one: str, other: str) -> bool:
    """Whether two names are those of one file that is there."""
    a, b = Path(one), Path(other)
    return a.exists() and b.exists() and a.samefile(b)


def check_encoding(encoding: str) -> None:
    """Stop where no encoding has this name."""
    try:
        files.check_encoding(encoding)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--encoding") from None


def check_date(date: str | None) -> str | None:
    """A date as EDTF, in whichever of the known forms it is given; stops where it is none."""
    try:
        return given_date(date) if date is not None else None
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--date") from None


def layers(exclude: list[str], rules_only: bool) -> tuple[str, ...]:
    """The layers to leave out, by their whole names; `dates` is `cable_dates` too."""
    from cablenlp.pipeline import LAYERS

    names = (name if name.startswith("cable_") else f"cable_{name}" for name in exclude)
    chosen = tuple(dict.fromkeys((*names, *(STATISTICAL if rules_only else ()))))
    for name in chosen:
        if name not in LAYERS:
            there = ", ".join(LAYERS)
            raise typer.BadParameter(f"no layer is called {name}; they are {there}", param_hint="--exclude")
    return chosen
