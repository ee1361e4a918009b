"""`cablenlp events`: the events of a collection for other tools."""

from __future__ import annotations

from typing import Annotated

import typer

from cablenlp.cli.app import app
from cablenlp.cli.collection import Collection, Excel, InputFormat, Inputs, Output, Shape
from cablenlp.cli.common import Encoding, Patterns, count


@app.command()
def events(
    *,
    inputs: Inputs,
    output: Output = "-",
    format: Annotated[
        Shape, typer.Option(help="table: to read; csv: for a spreadsheet or R; jsonl: with everything known of each.")
    ] = Shape.table,
    dyads: Annotated[
        bool, typer.Option("--dyads", help="The dyadic feed instead: date, source, target, codes, a row for each pair.")
    ] = False,
    timeline: Annotated[
        bool, typer.Option("--timeline", help="In the order in which things happened, not in which they were told.")
    ] = False,
    type: Annotated[
        list[str], typer.Option("--type", metavar="TYPE", help="Only events of this type. Repeatable.")
    ] = [],  # noqa: B006 (typer copies it)
    status: Annotated[
        list[str], typer.Option("--status", metavar="STATUS", help="Only events of this status. Repeatable.")
    ] = [],  # noqa: B006
    excel: Excel = False,
    input_format: InputFormat = None,
    encoding: Encoding = "utf-8",
    patterns: Patterns = [],  # noqa: B006
) -> None:
    """Write a table of the events of a collection.

    One row an event, with people as names and ids, dates, codes of event data, and the sentence that tells it.

    Events that several documents tell stay apart; `same_event` names the others, with score and reasons in jsonl. What
    is planned, asked for, refused or only possible keeps its `status`: count nothing before you have looked at it.
    """
    if dyads and timeline:
        raise typer.BadParameter("give --dyads or --timeline, not both")
    from cablenlp.collection import events as told
    from cablenlp.collection.same import tie
    from cablenlp.collection.thread import Seen

    _known(type, status)
    collection = Collection(
        "events", inputs, input_format=input_format, encoding=encoding, patterns=patterns, exclude=[]
    )
    lexicon = collection.lexicon
    seen = Seen(lexicon)
    found = list(told.events(map(seen.see, collection.notes()), lexicon))
    found = [
        e for e in tie(found, seen.copies()) if (not type or e.type in type) and (not status or e.status in status)
    ]
    if dyads:
        rows = list(told.feed(found, lexicon))
        fields: tuple[str, ...] = told.FEED
        said = count(len(rows), "dyad")
    elif timeline:
        rows, fields = told.timeline(found), told.TIMELINE
        said = count(len(rows), "event")
    else:
        rows = [told.row(event) if format is Shape.jsonl else told.flat(event) for event in found]
        fields = told.FLAT
        said = count(len(rows), "event")
    shown = _SHOWN if fields is told.FLAT else fields[:-1] if timeline else fields[:9]
    collection.tabulate(rows, fields, format, output, shown=shown, excel=excel)
    collection.conclude(said, output)


#: What a terminal has room for.
_SHOWN = ("doc", "reported", "type", "status", "time", "agent", "target", "theme", "trigger")


def _known(types: list[str], statuses: list[str]) -> None:
    """Whether there are such types and statuses; a wrong one is an error, not an empty table."""
    from typing import get_args

    from cablenlp.annotation import EventType, Status

    for given, known, option in ((types, get_args(EventType), "--type"), (statuses, get_args(Status), "--status")):
        for one in given:
            if one not in known:
                raise typer.BadParameter(f"{one} is none; they are {', '.join(known)}", param_hint=option)
