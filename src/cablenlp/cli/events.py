"""`cablenlp events`: the events of a collection for other tools."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from cablenlp.cli.app import app
from cablenlp.cli.collection import Collection, Excel, InputFormat, Inputs, Output, Shape
from cablenlp.cli.common import READABLE, Encoding, Patterns, count, width

if TYPE_CHECKING:
    from cablenlp.collection.events import Event, Plain

_T = TypeVar("_T")

EventShape = Annotated[
    Shape,
    typer.Option(
        help="table: to read, by sentences; csv: for a spreadsheet or R; jsonl: with everything known of each."
    ),
]
Dyads = Annotated[
    bool, typer.Option("--dyads", help="The dyadic feed instead: date, source, target, codes, a row for each pair.")
]
Timeline = Annotated[
    bool, typer.Option("--timeline", help="In the order in which things happened, not in which they were told.")
]
Types = Annotated[list[str], typer.Option("--type", metavar="TYPE", help="Only events of this type. Repeatable.")]
Statuses = Annotated[
    list[str], typer.Option("--status", metavar="STATUS", help="Only events of this status. Repeatable.")
]


@app.command()
def events(
    *,
    inputs: Inputs,
    output: Output = "-",
    format: EventShape = Shape.table,
    dyads: Dyads = False,
    timeline: Timeline = False,
    type: Types = [],  # noqa: B006 (typer copies it)
    status: Statuses = [],  # noqa: B006
    excel: Excel = False,
    input_format: InputFormat = None,
    encoding: Encoding = "utf-8",
    patterns: Patterns = [],  # noqa: B006
) -> None:
    """Write a table of the events of a collection.

    One row an event, with people as names and ids, dates, codes of event data, and the sentence that tells it. To read
    on a terminal each sentence stands once, and its events below it; `?` stands after whoever the text does not name
    there.

    Events that several documents tell stay apart; `same_event` names the others, with score and reasons in jsonl. What
    is planned, asked for, refused or only possible keeps its `status`: count nothing before you have looked at it.
    """
    if dyads and timeline:
        raise typer.BadParameter("give --dyads or --timeline, not both")
    from cablenlp.collection import events as told
    from cablenlp.collection.same import Kept
    from cablenlp.collection.thread import Seen

    _known(type, status)
    collection = Collection(
        "events", inputs, input_format=input_format, encoding=encoding, patterns=patterns, exclude=[]
    )
    lexicon = collection.lexicon
    seen = Seen(lexicon, named=False)
    kept = Kept(told.events(map(seen.see, collection.notes()), lexicon))
    asked = (e for e in kept.tied(seen.copies()) if _asked(e.type, type) and _asked(e.status, status))
    written: Counter[str] = Counter()
    found = _counted(asked, "event", written)
    pairs = _counted(told.feed(found, lexicon), "dyad", written)
    if format is Shape.table:
        collection.write(_to_read(found, list(pairs) if dyads else None, timeline), output)
    elif dyads:
        collection.tabulate(pairs, told.FEED, format, output, excel=excel)
    elif timeline:
        collection.tabulate(told.timeline(found), told.TIMELINE, format, output, excel=excel)
    else:
        rows = map(told.row if format is Shape.jsonl else told.flat, found)
        collection.tabulate(rows, told.FLAT, format, output, excel=excel)
    what = "dyad" if dyads else "event"
    collection.conclude(count(written[what], what), output)


def _asked(one: str, chosen: list[str]) -> bool:
    """Whether a type or a status is one of those that were chosen; where none is, all are."""
    return not chosen or one in chosen


def _counted(found: Iterable[_T], what: str, written: Counter[str]) -> Iterator[_T]:
    """The rows as they go by, counted."""
    for one in found:
        written[what] += 1
        yield one


def _to_read(found: Iterable[Event], pairs: list[Plain] | None, timeline: bool) -> Iterator[str]:
    """The events, or the pairs, as lines that fit the terminal."""
    from cablenlp.collection.events import in_order
    from cablenlp.report import told

    if pairs is not None:
        return told.dyads(pairs, width() if sys.stdout.isatty() else None)
    room = min(width(), READABLE)
    return told.by_time((event for _, event in in_order(found)), room) if timeline else told.by_document(found, room)


def _known(types: list[str], statuses: list[str]) -> None:
    """Whether there are such types and statuses; a wrong one is an error, not an empty table."""
    from typing import get_args

    from cablenlp.annotation import EventType, Status

    for given, known, option in ((types, get_args(EventType), "--type"), (statuses, get_args(Status), "--status")):
        for one in given:
            if one not in known:
                raise typer.BadParameter(f"{one} is none; they are {', '.join(known)}", param_hint=option)
