"""`cablenlp show`: what one text says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cablenlp.cli.app import app
from cablenlp.cli.common import (
    READABLE,
    Encoding,
    Exclude,
    Patterns,
    RulesOnly,
    check_date,
    check_encoding,
    layers,
    say,
    width,
)
from cablenlp.errors import InputError, RecordError
from cablenlp.sources import files, read

if TYPE_CHECKING:
    from spacy.tokens import Doc


# One word that ends as names of files do.
_FILE_NAME = re.compile(r"\S+\.(?:txt|md|text|jsonl|csv|tsv|gz|pdf|docx?)", re.IGNORECASE)


Text = Annotated[
    str | None, typer.Argument(metavar="TEXT", help="The text itself, a file that holds it, or - for standard input.")
]
File = Annotated[
    Path | None,
    typer.Option("--file", metavar="FILE", exists=True, dir_okay=False, help="Read the text from this file."),
]
First = Annotated[
    Path | None,
    typer.Option(
        "--first",
        metavar="OUT.jsonl",
        exists=True,
        dir_okay=False,
        help="Show the first record of a file of annotations instead.",
    ),
]
Date = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Its date (1950-10-12, 1950-10, 1950, 12 October 1950), for a text without one."),
]
Html = Annotated[bool, typer.Option("--html", help="Write displaCy HTML of the mentions instead.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="OUT", dir_okay=False, help="Write to this file, not the terminal."),
]


@app.command()
def show(
    *,
    text: Text = None,
    file: File = None,
    first: First = None,
    date: Date = None,
    html: Html = False,
    output: Output = None,
    encoding: Encoding = "utf-8",
    patterns: Patterns = [],  # noqa: B006
    exclude: Exclude = [],  # noqa: B006
    rules_only: RulesOnly = False,
) -> None:
    """Show what one text says: header, mentions and events."""
    check_encoding(encoding)
    if sum(given is not None for given in (text, file, first)) != 1:
        raise typer.BadParameter("give a text, - for standard input, --file or --first; one of them")
    if first is not None:
        if html or output or date or patterns or exclude or rules_only:
            raise typer.BadParameter("--first shows what is there already; it takes no other option")
        typer.echo(_first(first))
        return
    words = _words(text, file, encoding)
    day = check_date(date)

    import cablenlp
    from cablenlp.export import to_dict
    from cablenlp.report.terminal import describe

    nlp = cablenlp.load(patterns=patterns, exclude=layers(exclude, rules_only))
    doc = nlp(cablenlp.make_doc(nlp, words, date=day))
    shown = _html(doc) if html else describe(to_dict(doc), _room())
    if output:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(shown + "\n", encoding="utf-8")
        say(f"Written: {output}")
    else:
        typer.echo(shown)


def _words(text: str | None, file: Path | None, encoding: str) -> str:
    """The text that is given, or that of a file or of standard input."""
    if file is not None:
        found = _whole(str(file), encoding)
    elif text == files.STDIN or _is_file(text or ""):
        found = _whole(text or "", encoding)
    else:
        found = text or ""
        if _FILE_NAME.fullmatch(found):
            say(f"no file is called {found}; it is read as a text")
    if not found.strip():
        raise InputError("the text is empty")
    return found


def _html(doc: Doc) -> str:
    from spacy import displacy

    return displacy.render(doc, style="ent", page=True, jupyter=False)


def _first(path: Path) -> str:
    """The text of the first annotation of a file, and what it says."""
    from cablenlp.annotation import Annotation
    from cablenlp.report.terminal import describe, paragraphs

    try:
        with files.opened(str(path), "utf-8") as lines:  # gzip and marks are seen through
            line = next((one for one in lines if one.strip()), None)
    except files.BROKEN as error:
        raise InputError(f"{path} cannot be read: {error}") from None
    if line is None:
        raise InputError(f"{path} holds no annotation")
    try:
        found = Annotation.model_validate_json(line)
    except ValueError:
        raise InputError(f"{path} does not hold annotations as `cablenlp annotate` writes them") from None
    return f"{found.id}\n\n{paragraphs(found.text, _room())}\n\n{describe(found.to_dict(), _room())}"


def _room() -> int:
    return min(width(), READABLE)


def _whole(path: str, encoding: str) -> str:
    for found in read([path], format="text", encoding=encoding):
        if isinstance(found, RecordError):
            raise InputError(str(found))
        return found.text
    raise InputError("the text is empty")


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # too long for a name, or no name at all
        return False
