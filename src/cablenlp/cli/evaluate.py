"""`cablenlp evaluate`: annotations against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from cablenlp.cli.app import app
from cablenlp.errors import InputError


@app.command()
def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", exists=True, dir_okay=False, help="What is held to be right (JSONL)."),
    ],
    predicted: Annotated[
        Path,
        typer.Argument(metavar="PREDICTED", exists=True, dir_okay=False, help="What to measure (JSONL)."),
    ],
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="Also list the first N differences.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
    ids: Annotated[
        str, typer.Option(metavar="PREFIX,...", help="Only documents whose id begins with one of these.")
    ] = "",
) -> None:
    """Measure annotations against gold.

    Documents are held against those with the same id; `corpus/README.md` tells how gold is made.
    """
    from cablenlp import scoring

    wanted, offered = scoring.load(gold), scoring.load(predicted)
    if ids:
        prefixes = tuple(filter(None, ids.split(",")))
        wanted = {key: document for key, document in wanted.items() if key.startswith(prefixes)}
    if not wanted:
        raise InputError(f"{gold} holds no document" + (f" whose id begins with {ids}" if ids else ""))
    if wanted.keys().isdisjoint(offered):
        ids_differ = f"none of the {len(wanted)} ids of {gold} is in {predicted}; are they of the same texts?"
        raise typer.BadParameter(f"{ids_differ} Gold has {next(iter(wanted))!r}", param_hint="PREDICTED")
    log: list[scoring.Difference] | None = [] if errors else None
    rows = scoring.score(wanted, offered, log)
    absent = sum(key not in offered for key in wanted)
    shown = (log or [])[:errors]
    if as_json:
        listed = {"errors": [list(d) for d in shown]} if errors else {}
        typer.echo(json.dumps({"documents": len(wanted), "absent": absent, **rows, **listed}, ensure_ascii=False))
        return
    typer.echo(f"{len(wanted)} documents, {absent} absent from the predictions")
    for measure, row in rows.items():
        typer.echo(f"{measure:34} " + "  ".join(f"{name} {value}" for name, value in row.items()))
    for difference in shown:
        typer.echo(" | ".join(map(str, difference)))
