"""`cablenlp thread`: which documents of a collection belong together."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from cablenlp.cli.app import app
from cablenlp.cli.collection import Collection, Excel, InputFormat, Inputs, Output, Shape
from cablenlp.cli.common import Encoding, Patterns, count


class Least(str, Enum):
    """The choices of `--least`."""

    certain = "certain"
    probable = "probable"
    possible = "possible"


TieShape = Annotated[Shape, typer.Option(help="table: to read; csv: for a spreadsheet; jsonl: with places and scores.")]
AtLeast = Annotated[Least, typer.Option("--least", help="Leave out what is less certain.")]
Unresolved = Annotated[
    bool, typer.Option("--unresolved", help="List instead the messages that are named and that no document is.")
]


@app.command()
def thread(
    *,
    inputs: Inputs,
    output: Output = "-",
    format: TieShape = Shape.table,
    least: AtLeast = Least.possible,
    unresolved: Unresolved = False,
    excel: Excel = False,
    input_format: InputFormat = None,
    encoding: Encoding = "utf-8",
    patterns: Patterns = [],  # noqa: B006 (typer copies it)
) -> None:
    """Find which documents name or repeat which others.

    "Embtel 577, October 4", "your letter of 1 October": each is weighed against every document by number and series,
    date, who wrote to whom, and kind. Each tie says how certain it is and what agrees. Where several documents fit
    equally well all are given, as `possible`; a tie that something contradicts is never made.
    """
    from dataclasses import asdict

    from cablenlp.collection.thread import thread as tie_up

    collection = Collection(
        "thread",
        inputs,
        input_format=input_format,
        encoding=encoding,
        patterns=patterns,
        exclude=["names", "syntax", "events"],
    )
    found = tie_up(collection.notes(), collection.lexicon)
    if unresolved:
        rows = [message.plain() for message in found.open]
        fields: tuple[str, ...] = ("doc", "text", "kind", "numbers", "date", "senders", "recipients")
        said = count(len(rows), "message") + " named but not found"
    else:
        kept = [one.value for one in Least][: list(Least).index(least) + 1]
        rows = [asdict(tie) for tie in found.ties if tie.certainty in kept]
        fields = ("doc", "relation", "text", "to", "certainty", "reasons")
        said = count(len(rows), "tie")
    places = () if unresolved else ("score", "start", "end")
    collection.tabulate(rows, (*fields, *places), format, output, shown=fields, excel=excel)
    collection.conclude(said, output)
