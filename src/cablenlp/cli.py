"""The commands: read what the user gave, call the package, print. Nothing else prints."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from cablenlp import __version__
from cablenlp.errors import CableError, InputError, RecordError
from cablenlp.given import given_date
from cablenlp.sources import FORMATS, MAX_CHARS, EmptyInputError, Record, files, read

#: What the exit code says.
DONE, FAILED, USAGE, SOME_FAILED, NO_INPUT, INTERRUPTED = 0, 1, 2, 3, 4, 130
#: The layers that need the statistical model, as `--rules-only` leaves them out.
STATISTICAL = ("cable_names", "cable_syntax", "cable_events")


Found = Iterator[Record | RecordError]
Results = Iterator[bytes | RecordError]

#: The choices of `--format`.
Format = Enum("Format", {name: name for name in FORMATS}, type=str)  # type: ignore[misc]


class _Commands(TyperGroup):
    """Says an error in one sentence and turns it into an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except InputError as error:
            _say(f"Error: {error}")
            raise typer.Exit(NO_INPUT) from None
        except CableError as error:
            _say(f"Error: {error}")
            raise typer.Exit(FAILED) from None


app = typer.Typer(
    cls=_Commands,
    help="Read diplomatic cables as data: people, cover names, dates, routes, events, each with its place.",
    epilog="Exit codes: 0 done, 1 cannot go on, 2 wrong use, 3 some records failed, 4 no input.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
patterns_app = typer.Typer(help="Look after pattern files.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(patterns_app, name="patterns")

Patterns = Annotated[
    list[Path],
    typer.Option(
        "--patterns",
        exists=True,
        help="A file or folder of rows (JSONL, ours or spaCy's) to lay over the packaged ones. Repeatable.",
    ),
]
Exclude = Annotated[
    list[str],
    typer.Option("--exclude", metavar="LAYER", help="A layer to leave out; `cablenlp info` lists them. Repeatable."),
]
RulesOnly = Annotated[
    bool,
    typer.Option("--rules-only", help="Use no statistical model: fast, without unlisted names and events."),
]
Encoding = Annotated[
    str, typer.Option("--encoding", help="Of files without a byte order mark: utf-8, cp1252, cp1251, ...")
]


def _say(line: str) -> None:
    # What is no text in this terminal's encoding (a file name, say) is shown as it can be.
    typer.echo(line.encode("utf-8", "backslashreplace").decode("utf-8"), err=True)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cablenlp {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    pass


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

    _check_encoding(encoding)
    endings = (".part", ".errors.jsonl")
    written = () if output == STDOUT else (output, *(str(beside(output, ending)) for ending in endings))
    if output != STDOUT and Path(output).is_dir():
        raise typer.BadParameter(f"{output} is a folder; name a file in it", param_hint="--output")
    clash = next((i for i in inputs for w in written if i != files.STDIN and _same(i, w)), None)
    if clash:
        raise typer.BadParameter(f"{clash} would be overwritten; choose another name", param_hint="--output")
    setup = Setup(tuple(map(str, patterns)), _layers(exclude, rules_only), max_chars)
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
                        _say(f"Failed: {result}")
                else:
                    done += 1
                    sink.write(result)
    except KeyboardInterrupt:
        sink.close()
        _say(f"Interrupted: {_count(done, 'record')} annotated: {sink.part}" if sink.part else "Interrupted.")
        raise typer.Exit(INTERRUPTED) from None
    except BaseException:
        sink.close()
        raise
    finally:
        if errors:
            errors.close()
    if not done and failed == empty:
        sink.discard()
        _say("Error: the input holds no record; see `cablenlp annotate --help` for what can be read")
        raise typer.Exit(NO_INPUT)
    sink.commit()
    if renamed.count:
        _say(f"{_count(renamed.count, 'record')} had the id of an earlier one; now ending in ~2, ~3, ...")
    if output != STDOUT:
        _say(f"{_count(done, 'record')} annotated: {output}")
    if failed:
        _say(f"{failed} failed" + (f": {errors.path}" if errors else ""))
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


def _same(one: str, other: str) -> bool:
    a, b = Path(one), Path(other)
    return a.exists() and b.exists() and a.samefile(b)


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # too long for a name, or no name at all
        return False


def _check_encoding(encoding: str) -> None:
    try:
        files.check_encoding(encoding)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--encoding") from None


def _layers(exclude: list[str], rules_only: bool) -> tuple[str, ...]:
    from cablenlp.pipeline import LAYERS

    names = (name if name.startswith("cable_") else f"cable_{name}" for name in exclude)
    chosen = tuple(dict.fromkeys((*names, *(STATISTICAL if rules_only else ()))))
    for name in chosen:
        if name not in LAYERS:
            there = ", ".join(LAYERS)
            raise typer.BadParameter(f"no layer is called {name}; they are {there}", param_hint="--exclude")
    return chosen


@app.command()
def show(
    *,
    text: Annotated[
        str | None,
        typer.Argument(metavar="TEXT", help="The text itself, or - to read it from standard input."),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", exists=True, dir_okay=False, help="Read the text from this file.")
    ] = None,
    first: Annotated[
        Path | None,
        typer.Option(
            "--first",
            metavar="OUT.jsonl",
            exists=True,
            dir_okay=False,
            help="Show the first record of a file of annotations instead.",
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(help="Its date (1950-10-12, 1950-10, 1950, 12 October 1950), for a text without one."),
    ] = None,
    html: Annotated[bool, typer.Option("--html", help="Write displaCy HTML of the mentions instead.")] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", dir_okay=False, help="Write to this file, not the terminal."),
    ] = None,
    encoding: Encoding = "utf-8",
    patterns: Patterns = [],  # noqa: B006
    exclude: Exclude = [],  # noqa: B006
    rules_only: RulesOnly = False,
) -> None:
    """Show what one text says: header, mentions and events."""
    _check_encoding(encoding)
    if sum(given is not None for given in (text, file, first)) != 1:
        raise typer.BadParameter("give a text, - for standard input, --file or --first; one of them")
    if first is not None:
        if html or output or date or patterns or exclude or rules_only:
            raise typer.BadParameter("--first shows what is there already; it takes no other option")
        typer.echo(_first(first))
        return
    if file is not None or text == files.STDIN:
        text = _whole(str(file) if file is not None else files.STDIN, encoding)
    assert text is not None
    if not text.strip():
        raise InputError("the text is empty")
    if file is None and _is_file(text):
        _say(f"{text} is read as a text; to read the file of this name use --file")
    try:
        date = given_date(date) if date is not None else None
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--date") from None

    import cablenlp
    from cablenlp.export import to_dict
    from cablenlp.report.terminal import describe

    nlp = cablenlp.load(patterns=patterns, exclude=_layers(exclude, rules_only))
    doc = nlp(cablenlp.make_doc(nlp, text, date=date))
    if html:
        from spacy import displacy

        shown = displacy.render(doc, style="ent", page=True, jupyter=False)
    else:
        shown = describe(to_dict(doc))
    if output:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(shown + "\n", encoding="utf-8")
        _say(f"Written: {output}")
    else:
        typer.echo(shown)


def _first(path: Path) -> str:
    """The text of the first annotation of a file, and what it says."""
    from cablenlp.annotation import Annotation
    from cablenlp.report.terminal import describe

    with path.open(encoding="utf-8") as lines:
        line = next((one for one in lines if one.strip()), None)
    if line is None:
        raise InputError(f"{path} holds no annotation")
    try:
        found = Annotation.model_validate_json(line)
    except ValueError:
        raise InputError(f"{path} does not hold annotations as `cablenlp annotate` writes them") from None
    return f"{found.id}\n\n{found.text}\n\n{describe(found.to_dict())}"


def _whole(path: str, encoding: str) -> str:
    for found in read([path], format="text", encoding=encoding):
        if isinstance(found, RecordError):
            raise InputError(str(found))
        return found.text
    raise InputError("the text is empty")


@app.command()
def info(
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Show versions, layers in order, the statistical model, and how many rows each pattern file has."""
    from spacy.about import __version__ as spacy_version

    from cablenlp import model
    from cablenlp.lexicon.store import packaged, patterns_folder
    from cablenlp.pipeline import LAYERS
    from cablenlp.report.terminal import columns

    module, namer = model.installed(model.PARSE), model.installed(model.NAMES)
    found: dict[str, Any] = {
        "cablenlp": __version__,
        "spacy": spacy_version,
        "python": sys.version.split()[0],
        "model": _version_of(module),
        "names": _version_of(namer),
        "layers": list(LAYERS),
        "patterns": {"folder": str(patterns_folder()), "rows": packaged().tables()},
    }
    if as_json:
        typer.echo(json.dumps(found))
        return
    versions = (
        ("cablenlp", __version__),
        ("spaCy", found["spacy"]),
        ("Python", found["python"]),
        *((what, " ".join((found[what] or {"": "none installed"}).values())) for what in ("model", "names")),
    )
    for line in columns([*versions, ("patterns", found["patterns"]["folder"])]):
        typer.echo(line)
    typer.echo("\nLayers, in order")
    for name in LAYERS:
        typer.echo(f"  {name}" + ("  (statistical)" if name in STATISTICAL else ""))
    typer.echo("\nRows")
    for line in columns((f"{table}.jsonl", rows) for table, rows in found["patterns"]["rows"].items()):
        typer.echo(f"  {line}")


def _version_of(module: str | None) -> dict[str, str] | None:
    return {"name": module, "version": import_module(module).__version__} if module else None


@app.command()
def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", exists=True, dir_okay=False, help="What is held to be right (JSONL)."),
    ],
    predicted: Annotated[
        Path,
        typer.Argument(metavar="PREDICTED", exists=True, dir_okay=False, help="What to measure (JSONL)."),
    ],
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="Also list the first N differences.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
    ids: Annotated[
        str, typer.Option(metavar="PREFIX,...", help="Only documents whose id begins with one of these.")
    ] = "",
) -> None:
    """Measure annotations against gold, document by document with the same id."""
    from cablenlp import scoring

    wanted, offered = scoring.load(gold), scoring.load(predicted)
    if ids:
        prefixes = tuple(filter(None, ids.split(",")))
        wanted = {key: document for key, document in wanted.items() if key.startswith(prefixes)}
    if not wanted:
        raise InputError(f"{gold} holds no document" + (f" whose id begins with {ids}" if ids else ""))
    if wanted.keys().isdisjoint(offered):
        ids_differ = f"none of the {len(wanted)} ids of {gold} is in {predicted}; are they of the same texts?"
        raise typer.BadParameter(f"{ids_differ} Gold has {next(iter(wanted))!r}", param_hint="PREDICTED")
    log: list[scoring.Difference] | None = [] if errors else None
    rows = scoring.score(wanted, offered, log)
    absent = sum(key not in offered for key in wanted)
    shown = (log or [])[:errors]
    if as_json:
        listed = {"errors": [list(d) for d in shown]} if errors else {}
        typer.echo(json.dumps({"documents": len(wanted), "absent": absent, **rows, **listed}, ensure_ascii=False))
        return
    typer.echo(f"{len(wanted)} documents, {absent} absent from the predictions")
    for measure, row in rows.items():
        typer.echo(f"{measure:34} " + "  ".join(f"{name} {value}" for name, value in row.items()))
    for difference in shown:
        typer.echo(" | ".join(map(str, difference)))


@patterns_app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", exists=True, help="Files or folders; the packaged ones if left out."),
    ] = None,
) -> None:
    """Check pattern files: unknown fields, duplicates, rows that shadow others, examples that fail."""
    from cablenlp.lexicon import lint

    problems = lint.check(paths or [])
    for problem in problems:
        typer.echo(problem)
    _say(f"{_count(len(problems), 'problem')}." if problems else "No problems.")
    if problems:
        raise typer.Exit(FAILED)


def main() -> None:
    """The command `cablenlp`."""
    app(prog_name="cablenlp")
