"""What commands over a collection share: reading notes, counting those that fail, writing lines."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cablenlp.cli.annotate import Format
from cablenlp.cli.common import NO_INPUT, SOME_FAILED, check_encoding, count, layers, say, width

if TYPE_CHECKING:
    from cablenlp.collection.notes import Note
    from cablenlp.lexicon.store import Lexicon
    from cablenlp.report.rows import Row

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Annotations, as `cablenlp annotate` writes them, or texts that it reads: files, folders, globs, or - for "
        "standard input; each may be compressed with gzip.",
    ),
]
Output = Annotated[str, typer.Option("--output", "-o", metavar="OUT", help="Where the rows go; - is standard output.")]
Excel = Annotated[bool, typer.Option("--excel", help="Begin the csv with the mark by which Excel knows the encoding.")]
InputFormat = Annotated[Format | None, typer.Option(help="Of texts, as --format of `annotate`.")]


#: So many records that failed are named, one by one.
NAMED = 20


class Shape(str, Enum):
    """The choices of `--format`."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"


class Collection:
    """The notes of all inputs, read once; records that fail are said and counted, and cost no other."""

    def __init__(
        self,
        command: str,
        inputs: list[str],
        *,
        input_format: Format | None,
        encoding: str,
        patterns: list[Path],
        exclude: list[str],
        rules_only: bool = False,
    ):
        check_encoding(encoding)
        self.command = command
        self.inputs = inputs
        self.format = input_format.value if input_format else None
        self.encoding = encoding
        self.patterns = patterns
        self.layers = layers(exclude, rules_only)
        self.read = self.failed = 0

    @property
    def lexicon(self) -> Lexicon:
        """The packaged rows with the user's over them."""
        from cablenlp.lexicon.store import packaged

        return packaged().overlaid(self.patterns)

    def notes(self) -> Iterator[Note]:
        from cablenlp.batch import Setup
        from cablenlp.collection import notes
        from cablenlp.errors import RecordError

        setup = Setup(tuple(map(str, self.patterns)), self.layers)
        only_empty = True
        for one in notes.read(self.inputs, setup, format=self.format, encoding=self.encoding):
            if isinstance(one, RecordError):
                self.failed += 1
                only_empty = only_empty and notes.empty(one)
                if self.failed <= NAMED:
                    say(f"Failed: {one}")
            else:
                self.read += 1
                yield one
        if not self.read and only_empty:
            say(f"Error: the input holds no record; see `cablenlp {self.command} --help` for what can be read")
            raise typer.Exit(NO_INPUT)

    def tabulate(
        self,
        rows: Iterable[Row],
        columns: Sequence[str],
        shape: Shape,
        output: str,
        *,
        shown: Sequence[str] = (),
        excel: bool = False,
    ) -> None:
        """Write rows in one of the shapes; a table has the columns `shown` (or all) and fits its terminal."""
        from cablenlp.report.rows import as_csv, as_json, as_table
        from cablenlp.sinks.jsonl import STDOUT

        if shape is Shape.table:
            terminal = output == STDOUT and sys.stdout.isatty()
            lines = as_table(rows, shown or columns, width=width() if terminal else None)
        elif shape is Shape.csv:
            lines = as_csv(rows, columns, excel=excel)
        else:
            lines = as_json(rows)
        self.write(lines, output)

    def write(self, lines: Iterable[str], output: str) -> None:
        """Into a file that gets its name when it is whole, or onto standard output."""
        from cablenlp.sinks.jsonl import JsonlSink

        with JsonlSink(output) as sink:
            for line in lines:
                sink.write(line.encode("utf-8", "replace"))

    def conclude(self, said: str, output: str) -> None:
        """Say what was found, and what failed."""
        say(f"{said} in {count(self.read, 'document')}" + (f": {output}" if output != "-" else ""))
        if self.failed:
            say(f"{self.failed} failed")
            raise typer.Exit(SOME_FAILED)
