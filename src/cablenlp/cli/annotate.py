"""`cablenlp annotate`: any number of files into annotations."""

from __future__ import annotations

import sys
from collections.abc import Iterator
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
    say,
)
from cablenlp.errors import RecordError
from cablenlp.sources import FORMATS, MAX_CHARS, EmptyInputError, Record, files, read

Found = Iterator[Record | RecordError]
Results = Iterator[bytes | RecordError]

#: The choices of `--format`.
Format = Enum("Format", {name: name for name in FORMATS}, type=str)  # type: ignore[misc]


@app.command()
def annotate(
    *,
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Files, folders, globs, or - for standard input; each may be compressed with gzip.",
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT.jsonl",
            help="Where the annotations go, one JSON object a line; - is standard output.",
        ),
    ] = "-",
    format: Annotated[
        Format | None,
        typer.Option(
            help="text: a file is a record; results: a result list of a digital archive. "
            "Told from each file if left out.",
        ),
    ] = None,
    encoding: Encoding = "utf-8",
    id_field: Annotated[str | None, typer.Option(help="JSONL, CSV: where the id stands.  [default: id]")] = None,
    text_field: Annotated[str, typer.Option(help="JSONL, CSV: where the text stands.")] = "text",
    date_field: Annotated[
        str | None,
        typer.Option(help="JSONL, CSV: where the document's date stands, as EDTF or 12 October 1950.  [default: date]"),
    ] = None,
    max_chars: Annotated[int, typer.Option(min=1, help="Longest text of a record, in characters.")] = MAX_CHARS,
    workers: Annotated[int, typer.Option(min=1, help="Processes to use; the result is the same.")] = 1,
    patterns: Patterns = [],  # noqa: B006 (typer copies it)
    exclude: Exclude = [],  # noqa: B006
    rules_only: RulesOnly = False,
) -> None:
    """Annotate records of any number of files.

    The output is written to OUT.part and gets its name when it is whole. Records that cannot be read are
    listed in OUT.errors.jsonl (file, record, line, reason), the others go on, and the exit code is 3.
    Without -o the annotations go to standard output, and failed records are named on standard error.
    """
    from cablenlp.batch import Setup
    from cablenlp.batch import annotate as run
    from cablenlp.sinks.errors import ErrorSink
    from cablenlp.sinks.jsonl import STDOUT, JsonlSink, beside

    check_encoding(encoding)
    endings = (".part", ".errors.jsonl")
    written = () if output == STDOUT else (output, *(str(beside(output, ending)) for ending in endings))
    if output != STDOUT and Path(output).is_dir():
        raise typer.BadParameter(f"{output} is a folder; name a file in it", param_hint="--output")
    clash = next((i for i in inputs for w in written if i != files.STDIN and same_file(i, w)), None)
    if clash:
        raise typer.BadParameter(f"{clash} would be overwritten; choose another name", param_hint="--output")
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
    unread = [] if format else [p for p in files.left_out(inputs) if not any(same_file(p, w) for w in written)]
    if unread:
        some = ", ".join(unread[:3]) + (", ..." if len(unread) > 3 else "")
        say(f"{count(len(unread), 'file')} of no known kind left out: {some}; export them as text, or see --format")
    sink = JsonlSink(output)
    errors = ErrorSink(beside(output, ".errors.jsonl")) if output != STDOUT else None
    done = failed = empty = 0
    renamed = _Renamed()
    try:
        with closing(run(renamed.watch(records), setup, workers=workers)) as results:
            for result in _progress(results):
                if isinstance(result, RecordError):
                    failed += 1
                    empty += isinstance(result, EmptyInputError)
                    if errors:
                        errors.write(result)
                    else:
                        say(f"Failed: {result}")
                else:
                    done += 1
                    sink.write(result)
    except KeyboardInterrupt:
        sink.close()
        say(f"Interrupted: {count(done, 'record')} annotated: {sink.part}" if sink.part else "Interrupted.")
        raise typer.Exit(INTERRUPTED) from None
    except BaseException:
        sink.close()
        raise
    finally:
        if errors:
            errors.close()
    if not done and failed == empty:
        sink.discard()
        say("Error: the input holds no record; see `cablenlp annotate --help` for what can be read")
        raise typer.Exit(NO_INPUT)
    sink.commit()
    if renamed.count:
        say(f"{count(renamed.count, 'record')} had the id of an earlier one; now ending in ~2, ~3, ...")
    if output != STDOUT:
        say(f"{count(done, 'record')} annotated: {output}")
    if failed:
        say(f"{failed} failed" + (f": {errors.path}" if errors else ""))
        raise typer.Exit(SOME_FAILED)


class _Renamed:
    """Counts the records whose id had come before."""

    def __init__(self) -> None:
        self.count = 0

    def watch(self, records: Found) -> Found:
        for record in records:
            self.count += not isinstance(record, RecordError) and "duplicate_of" in record.meta
            yield record


def _progress(results: Results) -> Results:
    if not sys.stderr.isatty():
        return results
    from tqdm import tqdm

    bar: Results = iter(tqdm(results, unit=" records", file=sys.stderr))
    return bar


def same_file(one: str, other: str) -> bool:
    a, b = Path(one), Path(other)
    return a.exists() and b.exists() and a.samefile(b)
