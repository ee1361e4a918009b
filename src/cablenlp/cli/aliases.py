"""`cablenlp aliases`: the other names that a collection itself explains."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from cablenlp.cli.annotate import Format
from cablenlp.cli.app import app
from cablenlp.cli.common import (
    NO_INPUT,
    SOME_FAILED,
    Encoding,
    Patterns,
    RulesOnly,
    check_encoding,
    count,
    layers,
    say,
)

if TYPE_CHECKING:
    from cablenlp.collection.notes import Note
    from cablenlp.errors import RecordError


class Shape(str, Enum):
    """The choices of `--format`."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    rows = "rows"


@app.command()
def aliases(
    *,
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Annotations, as `cablenlp annotate` writes them, or texts that it reads: files, folders, globs, "
            "or - for standard input; each may be compressed with gzip.",
        ),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", help="Where they go; - is standard output.")
    ] = "-",
    format: Annotated[
        Shape,
        typer.Option(
            help="table: to read; csv: for a spreadsheet; jsonl: all that was found; rows: what is not known yet, as "
            "a pattern file to review and give to --patterns."
        ),
    ] = Shape.table,
    input_format: Annotated[Format | None, typer.Option(help="Of texts, as --format of `annotate`.")] = None,
    encoding: Encoding = "utf-8",
    patterns: Patterns = [],  # noqa: B006 (typer copies it)
    rules_only: RulesOnly = False,
) -> None:
    """Collect the aliases that texts state: "Filippov [Stalin]", "Granite, cover name of Petrov".

    For each: how often it is stated, first and last date, who writes to whom there, the first documents with the words,
    and where the name stands unexplained in other documents. `look` says what to look at: `new`, not known
    for this person; `nobody`, the person is not known; `other`, known as somebody else's name; `outside`, known for
    another time; `two`, it has two meanings in the collection.
    """
    from cablenlp.batch import Setup
    from cablenlp.collection import aliases as found_in
    from cablenlp.collection import notes
    from cablenlp.errors import RecordError
    from cablenlp.lexicon.store import packaged
    from cablenlp.report import aliases as report
    from cablenlp.sinks.jsonl import JsonlSink

    check_encoding(encoding)
    setup = Setup(tuple(map(str, patterns)), layers(["syntax", "events"], rules_only))
    lexicon = packaged().overlaid(patterns)
    counts = {"read": 0, "failed": 0, "empty": 0}

    def readable(found: Iterator[Note | RecordError]) -> Iterator[Note]:
        for one in found:
            if isinstance(one, RecordError):
                counts["empty" if notes.empty(one) else "failed"] += 1
                say(f"Failed: {one}")
            else:
                counts["read"] += 1
                yield one

    kind = input_format.value if input_format else None
    collected = found_in.collect(readable(notes.read(inputs, setup, format=kind, encoding=encoding)), lexicon)
    if not counts["read"] and not counts["failed"]:
        say("Error: the input holds no record; see `cablenlp aliases --help` for what can be read")
        raise typer.Exit(NO_INPUT)
    lines = {
        Shape.table: lambda: report.table(collected) if collected else iter(()),
        Shape.csv: lambda: report.csv_lines(collected),
        Shape.jsonl: lambda: report.json_lines(collected),
        Shape.rows: lambda: report.row_lines(found_in.rows(collected, lexicon)),
    }[format]()
    sink = JsonlSink(output)
    number = 0
    for line in lines:
        sink.write(line.encode("utf-8", "replace"))
        number += 1
    sink.commit()
    said = f"{number} row" if format is Shape.rows else f"{len(collected)} alias"
    said += ("es" if said.endswith("alias") else "s") * (not said.startswith("1 "))
    say(f"{said} in {count(counts['read'], 'document')}" + (f": {output}" if output != "-" else ""))
    if counts["failed"] or counts["empty"]:
        say(f"{counts['failed'] + counts['empty']} failed")
        raise typer.Exit(SOME_FAILED)
