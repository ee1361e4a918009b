"""`cablenlp patterns import`: lists that people already have into a file of rows."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from cablenlp.cli.common import NO_INPUT, SOME_FAILED, Encoding, Patterns, check_encoding, count, say
from cablenlp.cli.patterns import patterns_app

Format = Enum(  # type: ignore[misc]  # the choices of `--format`; importers.FORMATS, which is slow to import
    "Format", {n: n for n in ("table", "openrefine", "frus-authority", "chiefs-of-mission")}, type=str
)


@patterns_app.command(name="import")
def import_(
    *,
    source: Annotated[
        Path, typer.Argument(metavar="INPUT", help="The list: CSV, TSV, JSON or JSONL; it may be compressed with gzip.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT.jsonl", help="Where the rows go; - is standard output.")
    ] = "-",
    format: Annotated[
        Format | None,
        typer.Option(
            help="table: columns of your choice; openrefine: a reconciliation. Told from the file if left out."
        ),
    ] = None,
    encoding: Encoding = "utf-8",
    name: Annotated[str | None, typer.Option(metavar="COLUMN", help="Column of the name.  [default: name]")] = None,
    alias: Annotated[
        list[str],
        typer.Option(
            metavar="COLUMN", help="Column of further names. Repeatable.  [default: alias, aliases, variants]"
        ),
    ] = [],  # noqa: B006 (typer copies it)
    id: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="Column of the list's own id.  [default: id]")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="COLUMN", help="Column of birth or beginning.  [default: from, born]"),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="COLUMN", help="Column of death or end.  [default: to, died]")
    ] = None,
    wikidata: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="Column of the Wikidata item.  [default: wikidata, qid]")
    ] = None,
    alias_from: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN", help="Column from when the further names were used.  [default: alias from, used from]"
        ),
    ] = None,
    alias_to: Annotated[
        str | None,
        typer.Option(metavar="COLUMN", help="Column until when they were used.  [default: alias to, used until]"),
    ] = None,
    cover_names: Annotated[bool, typer.Option("--cover-names", help="The further names are cover names.")] = False,
    state: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="Column of the state, as a kb_id.  [default: state]")
    ] = None,
    work: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN",
            help="Column of the volumes or files that name it: people of one file keep company.  [default: work]",
        ),
    ] = None,
    judgement: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="OpenRefine: column of the judgement.  [default: judgment]")
    ] = None,
    separator: Annotated[str, typer.Option(metavar="SIGN", help="What parts several values in one cell.")] = ";",
    label: Annotated[
        str, typer.Option(metavar="LABEL", help="What the rows of a table are: PERSON, GPE, ORG, ...")
    ] = "PERSON",
    patterns: Patterns = [],  # noqa: B006
) -> None:
    """Turn a list into rows to lay over the packaged ones.

    Whoever is known already keeps his kb_id: a row that adds the new names. Lines that are wrong are listed in
    OUT.errors.jsonl (file, line, reason), the others go on, and the exit code is 3.
    """
    from cablenlp.errors import ColumnError, InputError
    from cablenlp.importers import Columns, read
    from cablenlp.lexicon.store import packaged
    from cablenlp.sinks.errors import ErrorSink
    from cablenlp.sinks.jsonl import JsonlSink, beside, is_stream

    check_encoding(encoding)
    if not is_stream(output) and Path(output).exists() and source.exists() and Path(output).samefile(source):
        raise typer.BadParameter(f"{source} would be overwritten; choose another name", param_hint="--output")
    columns = Columns(
        name, tuple(alias), id, since, until, wikidata, state, work, judgement, alias_from, alias_to, cover_names,
        separator, label,
    )  # fmt: skip
    kind = format.value if format else None
    try:
        done = read(source, format=kind, columns=columns, encoding=encoding, lexicon=packaged().overlaid(patterns))
    except ColumnError as wrong:
        raise typer.BadParameter(str(wrong)) from None
    if not done.rows and not done.errors:
        raise InputError(f"{source} has nothing to import")
    sink = JsonlSink(output)
    errors = None if is_stream(output) else ErrorSink(beside(output, ".errors.jsonl"))
    try:
        for row in done.rows:
            sink.write(json.dumps(row, ensure_ascii=False).encode())
        for error in done.errors:
            if errors:
                errors.write(error)
            else:
                say(f"Failed: {error}")
    except BaseException:
        sink.close()
        raise
    finally:
        if errors:
            errors.close()
    if not done.rows:
        sink.discard()
    else:
        sink.commit()
    known = sum("add" in row for row in done.rows)
    where = "" if is_stream(output) else f": {output}"
    say(f"{count(len(done.rows), 'row')}, of them {known} for what is known already{where}")
    if done.words:
        some = ", ".join(done.words[:5]) + (", ..." if len(done.words) > 5 else "")
        say(f"{count(len(done.words), 'name')} left out, being an ordinary word or the name of something else: {some}")
    for why, number in sorted(done.left.items()):
        say(f"{count(number, 'line')} left out: {why}")
    if done.errors:
        say(f"{len(done.errors)} failed" + (f": {errors.path}" if errors else ""))
        raise typer.Exit(SOME_FAILED if done.rows else NO_INPUT)
