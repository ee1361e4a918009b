"""`cablenlp annotate`: any number of files into annotations."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator
from contextlib import closing
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from cablenlp.cli.app import app
from cablenlp.cli.common import (
    INTERRUPTED,
    NO_INPUT,
    SOME_FAILED,
    Encoding,
    Exclude,
    Patterns,
    RulesOnly,
    check_encoding,
    count,
    layers,
    same_file,
    say,
    some,
)
from cablenlp.errors import RecordError
from cablenlp.sources import FORMATS, MAX_CHARS, EmptyInputError, Record, files, read

Found = Iterator[Record | RecordError]
Results = Generator[bytes | RecordError, None, None]
# So many records that failed are named on the screen; all are in the list of errors.
_NAMED = 3

#: The choices of `--format`.
Format = Enum("Format", {name: name for name in FORMATS}, type=str)  # type: ignore[misc]


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT", help="Files, folders, globs, or - for standard input; each may be compressed with gzip."
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="OUT.jsonl",
        help="Where the annotations go, one JSON object a line; - is standard output.",
    ),
]
Kind = Annotated[
    Format | None,
    typer.Option(
        help="text: a file is a record; results: a result list of a digital archive. Told from each file if left out."
    ),
]
IdField = Annotated[str | None, typer.Option(metavar="FIELD", help="JSONL, CSV: where the id stands.  [default: id]")]
TextField = Annotated[str, typer.Option(metavar="FIELD", help="JSONL, CSV: where the text stands.")]
DateField = Annotated[
    str | None,
    typer.Option(
        metavar="FIELD",
        help="JSONL, CSV: where the document's date stands, as EDTF or 12 October 1950.  [default: date]",
    ),
]
MaxChars = Annotated[int, typer.Option(min=1, metavar="N", help="Longest text of a record, in characters.")]
Workers = Annotated[int, typer.Option(min=1, metavar="N", help="Processes to use; the result is the same.")]


@app.command()
def annotate(
    *,
    inputs: Inputs,
    output: Output = "-",
    format: Kind = None,
    encoding: Encoding = "utf-8",
    id_field: IdField = None,
    text_field: TextField = "text",
    date_field: DateField = None,
    max_chars: MaxChars = MAX_CHARS,
    workers: Workers = 1,
    patterns: Patterns = [],  # noqa: B006 (typer copies it)
    exclude: Exclude = [],  # noqa: B006
    rules_only: RulesOnly = False,
) -> None:
    """Read texts of any number of files into annotations.

    The output is written to OUT.part and gets its name when it is whole. Records that cannot be read are
    listed in OUT.errors.jsonl (file, record, line, reason), the others go on, and the exit code is 3.
    Without -o the annotations go to standard output, and failed records are named on standard error.
    """
    from cablenlp.batch import Setup
    from cablenlp.batch import annotate as run

    check_encoding(encoding)
    written = _written(output)
    _refuse(inputs, output, written)
    setup = Setup(tuple(map(str, patterns)), layers(exclude, rules_only), max_chars)
    records = read(
        inputs,
        format=format.value if format else None,
        encoding=encoding,
        id_field=id_field,
        text_field=text_field,
        date_field=date_field,
        max_chars=max_chars,
        skip=written,
    )
    if format is None:
        _say_left_out(inputs, written)
    out = _Output(output)
    out.take(run(out.watched(records), setup, workers=workers))
    out.conclude()


def _written(output: str) -> tuple[str, ...]:
    """The files that a run writes; none where the output is a stream."""
    from cablenlp.sinks.jsonl import beside, is_stream

    return () if is_stream(output) else (output, *(str(beside(output, end)) for end in (".part", ".errors.jsonl")))


def _refuse(inputs: list[str], output: str, written: tuple[str, ...]) -> None:
    """Stop before an input is written over."""
    if Path(output).is_dir():
        raise typer.BadParameter(f"{output} is a folder; name a file in it", param_hint="--output")
    clash = next((i for i in inputs for w in written if i != files.STDIN and same_file(i, w)), None)
    if clash:
        raise typer.BadParameter(f"{clash} would be overwritten; choose another name", param_hint="--output")


def _say_left_out(inputs: list[str], written: tuple[str, ...]) -> None:
    unread = [p for p in files.left_out(inputs) if not any(same_file(p, w) for w in written)]
    if unread:
        left = count(len(unread), "file")
        say(f"{left} of no known kind left out: {some(unread, 3)}; export them as text, or see --format")


class _Output:
    """Where the results of a run go, and how many there were of each sort."""

    def __init__(self, output: str):
        from cablenlp.sinks.errors import ErrorSink
        from cablenlp.sinks.jsonl import JsonlSink, beside, is_stream

        self.name = output
        self.stream = is_stream(output)
        self.sink = JsonlSink(output)
        self.errors = None if self.stream else ErrorSink(beside(output, ".errors.jsonl"))
        self.first_failed: list[RecordError] = []
        self.done = self.failed = self.empty = self.renamed = 0

    def watched(self, records: Found) -> Found:
        """The records as they come; those whose id had come before are counted."""
        for record in records:
            self.renamed += not isinstance(record, RecordError) and "duplicate_of" in record.meta
            yield record

    def take(self, results: Results) -> None:
        """Write all results; what Ctrl-C leaves undone stays in OUT.part."""
        try:
            with closing(results):
                for result in _progress(results):
                    if isinstance(result, RecordError):
                        self._fail(result)
                    else:
                        self.done += 1
                        self.sink.write(result)
        except KeyboardInterrupt:
            self.sink.close()
            part = self.sink.part
            say(f"Interrupted: {count(self.done, 'record')} annotated: {part}" if part else "Interrupted.")
            raise typer.Exit(INTERRUPTED) from None
        except BaseException:
            self.sink.close()
            raise
        finally:
            if self.errors:
                self.errors.close()

    def _fail(self, error: RecordError) -> None:
        self.failed += 1
        self.empty += isinstance(error, EmptyInputError)
        if not self.errors:
            say(f"Failed: {error}")
            return
        self.errors.write(error)
        if len(self.first_failed) < _NAMED:  # said below the bar that counts
            self.first_failed.append(error)

    def conclude(self) -> None:
        """Give the output its name and say what came of the run."""
        if not self.done and self.failed == self.empty:
            self.sink.discard()
            say("Error: the input holds no record; see `cablenlp annotate --help` for what can be read")
            raise typer.Exit(NO_INPUT)
        self.sink.commit()
        if self.renamed:
            say(f"{count(self.renamed, 'record')} had the id of an earlier one; now ending in ~2, ~3, ...")
        if not self.stream:
            say(f"{count(self.done, 'record')} annotated: {self.name}")
        for error in self.first_failed:
            say(f"Failed: {error}")
        if self.failed:
            say(f"{self.failed} failed" + (f": {self.errors.path}" if self.errors else ""))
            raise typer.Exit(SOME_FAILED)


def _progress(results: Results) -> Iterator[bytes | RecordError]:
    """The results, counted before the user's eyes where a terminal shows it."""
    if not sys.stderr.isatty():
        return results
    from tqdm import tqdm

    bar: Iterator[bytes | RecordError] = iter(tqdm(results, unit=" records", file=sys.stderr))
    return bar
