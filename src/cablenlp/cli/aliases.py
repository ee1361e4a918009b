"""`cablenlp aliases`: the other names that a collection itself explains."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from cablenlp.cli.app import app
from cablenlp.cli.collection import Collection, InputFormat, Inputs, Output
from cablenlp.cli.common import Encoding, Patterns, RulesOnly, count


class Shape(str, Enum):
    """The choices of `--format`."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    rows = "rows"


AliasShape = Annotated[
    Shape,
    typer.Option(
        help="table: to read; csv: for a spreadsheet; jsonl: all that was found; rows: what is not known yet, as "
        "a pattern file to review and give to --patterns."
    ),
]


@app.command()
def aliases(
    *,
    inputs: Inputs,
    output: Output = "-",
    format: AliasShape = Shape.table,
    input_format: InputFormat = None,
    encoding: Encoding = "utf-8",
    patterns: Patterns = [],  # noqa: B006 (typer copies it)
    rules_only: RulesOnly = False,
) -> None:
    """Collect the other names that texts explain.

    "Filippov [Stalin]", "Granite, cover name of Petrov": the text itself says that one name stands for another.

    For each: how often it is stated, first and last date, who writes to whom there, the first documents with the words,
    and where the name stands unexplained in other documents. `look` says what to look at: `new`, not known
    for this person; `nobody`, the person is not known; `other`, known as somebody else's name; `outside`, known for
    another time; `two`, it has two meanings in the collection.
    """
    from cablenlp.collection import aliases as found_in
    from cablenlp.report import aliases as report
    from cablenlp.report.rows import as_json

    collection = Collection(
        "aliases",
        inputs,
        input_format=input_format,
        encoding=encoding,
        patterns=patterns,
        exclude=["syntax", "events"],
        rules_only=rules_only,
    )
    lexicon = collection.lexicon
    found = found_in.collect(collection.notes(), lexicon)
    said = f"{len(found)} alias" + ("" if len(found) == 1 else "es")
    if format is Shape.table:
        lines = report.table(found)
    elif format is Shape.csv:
        lines = report.csv_lines(found)
    elif format is Shape.jsonl:
        lines = report.json_lines(found)
    else:
        rows = found_in.rows(found, lexicon)
        lines, said = as_json(rows), count(len(rows), "row")
    collection.write(lines, output)
    collection.conclude(said, output)
