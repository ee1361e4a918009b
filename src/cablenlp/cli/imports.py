"""`cablenlp patterns import`: lists that people already have into a file of rows."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cablenlp.cli.common import NO_INPUT, SOME_FAILED, Encoding, Patterns, check_encoding, count, same_file, say, some
from cablenlp.cli.patterns import patterns_app

if TYPE_CHECKING:
    from cablenlp.importers import Columns, Imported

#: The choices of `--format`: `importers.FORMATS`, which is slow to import.
Format = Enum(  # type: ignore[misc]
    "Format", {n: n for n in ("table", "openrefine", "frus-authority", "chiefs-of-mission")}, type=str
)


def _column(flag: str, holds: str) -> Any:
    return typer.Option(flag, metavar="COLUMN", help=holds)


Source = Annotated[
    Path, typer.Argument(metavar="INPUT", help="The list: CSV, TSV, JSON or JSONL; it may be compressed with gzip.")
]
Output = Annotated[
    str, typer.Option("--output", "-o", metavar="OUT.jsonl", help="Where the rows go; - is standard output.")
]
Kind = Annotated[
    Format | None,
    typer.Option(help="table: columns of your choice; openrefine: a reconciliation. Told from the file if left out."),
]
Name = Annotated[str | None, _column("--name", "Column of the name.  [default: name]")]
Alias = Annotated[
    list[str], _column("--alias", "Column of further names. Repeatable.  [default: alias, aliases, variants]")
]
Id = Annotated[str | None, _column("--id", "Column of the list's own id.  [default: id]")]
Since = Annotated[str | None, _column("--from", "Column of birth or beginning.  [default: from, born]")]
Until = Annotated[str | None, _column("--to", "Column of death or end.  [default: to, died]")]
Wikidata = Annotated[str | None, _column("--wikidata", "Column of the Wikidata item.  [default: wikidata, qid]")]
AliasFrom = Annotated[
    str | None,
    _column("--alias-from", "Column from when the further names were used.  [default: alias from, used from]"),
]
AliasTo = Annotated[
    str | None, _column("--alias-to", "Column until when they were used.  [default: alias to, used until]")
]
CoverNames = Annotated[bool, typer.Option("--cover-names", help="The further names are cover names.")]
State = Annotated[str | None, _column("--state", "Column of the state, as a kb_id.  [default: state]")]
Work = Annotated[
    str | None,
    _column("--work", "Column of the volumes or files that name it: people of one file keep company.  [default: work]"),
]
Judgement = Annotated[str | None, _column("--judgement", "OpenRefine: column of the judgement.  [default: judgment]")]
Separator = Annotated[str, typer.Option(metavar="SIGN", help="What parts several values in one cell.")]
Label = Annotated[str, typer.Option(metavar="LABEL", help="What the rows of a table are: PERSON, GPE, ORG, ...")]


@patterns_app.command(name="import")
def import_(
    *,
    source: Source,
    output: Output = "-",
    format: Kind = None,
    encoding: Encoding = "utf-8",
    name: Name = None,
    alias: Alias = [],  # noqa: B006 (typer copies it)
    id: Id = None,
    since: Since = None,
    until: Until = None,
    wikidata: Wikidata = None,
    alias_from: AliasFrom = None,
    alias_to: AliasTo = None,
    cover_names: CoverNames = False,
    state: State = None,
    work: Work = None,
    judgement: Judgement = None,
    separator: Separator = ";",
    label: Label = "PERSON",
    patterns: Patterns = [],  # noqa: B006
) -> None:
    """Turn a list into rows to lay over the packaged ones.

    Whoever is known already keeps his kb_id: a row that adds the new names. Lines that are wrong are listed in
    OUT.errors.jsonl (file, line, reason), the others go on, and the exit code is 3.
    """
    from cablenlp.importers import Columns

    check_encoding(encoding)
    _refuse(source, output)
    columns = Columns(
        name, tuple(alias), id, since, until, wikidata, state, work, judgement, alias_from, alias_to, cover_names,
        separator, label,
    )  # fmt: skip
    done = _read(source, format.value if format else None, columns, encoding, patterns)
    errors = _write(done, output)
    _conclude(done, output, errors)


def _refuse(source: Path, output: str) -> None:
    """Stop before the list is written over."""
    from cablenlp.sinks.jsonl import is_stream

    if not is_stream(output) and same_file(str(source), output):
        raise typer.BadParameter(f"{source} would be overwritten; choose another name", param_hint="--output")


def _read(source: Path, kind: str | None, columns: Columns, encoding: str, patterns: list[Path]) -> Imported:
    """The rows of the list, at least one, or what is wrong with it."""
    from cablenlp.errors import ColumnError, InputError
    from cablenlp.importers import read
    from cablenlp.lexicon.store import packaged

    try:
        done = read(source, format=kind, columns=columns, encoding=encoding, lexicon=packaged().overlaid(patterns))
    except ColumnError as wrong:
        raise typer.BadParameter(str(wrong)) from None
    if not done.rows and not done.errors:
        raise InputError(f"{source} has nothing to import")
    return done


def _write(done: Imported, output: str) -> Path | None:
    """Write rows, and errors beside them; gives the file of the errors, None where they are only said."""
    from cablenlp.sinks.errors import ErrorSink
    from cablenlp.sinks.jsonl import JsonlSink, beside, is_stream

    if done.rows:
        with JsonlSink(output) as sink:
            for row in done.rows:
                sink.write(json.dumps(row, ensure_ascii=False).encode())
    if is_stream(output):
        for error in done.errors:
            say(f"Failed: {error}")
        return None
    errors = ErrorSink(beside(output, ".errors.jsonl"))
    for error in done.errors:
        errors.write(error)
    errors.close()
    return errors.path


def _conclude(done: Imported, output: str, errors: Path | None) -> None:
    """Say what came of the list, and end with the code that tells whether lines failed."""
    known = sum("add" in row for row in done.rows)
    where = f": {output}" if errors else ""
    say(f"{count(len(done.rows), 'row')}, of them {known} for what is known already{where}")
    if done.words:
        left = count(len(done.words), "name")
        say(f"{left} left out, being an ordinary word or the name of something else: {some(done.words, 5)}")
    for why, number in sorted(done.left.items()):
        say(f"{count(number, 'line')} left out: {why}")
    if done.errors:
        say(f"{len(done.errors)} failed" + (f": {errors}" if errors else ""))
        raise typer.Exit(SOME_FAILED if done.rows else NO_INPUT)
