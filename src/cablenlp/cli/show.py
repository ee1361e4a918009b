"""`cablenlp show`: what one text says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cablenlp.cli.app import app
from cablenlp.cli.common import Encoding, Exclude, Patterns, RulesOnly, check_encoding, layers, say
from cablenlp.errors import InputError, RecordError
from cablenlp.given import given_date
from cablenlp.sources import files, read


@app.command()
def show(
    *,
    text: Annotated[
        str | None,
        typer.Argument(metavar="TEXT", help="The text itself, or - to read it from standard input."),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", exists=True, dir_okay=False, help="Read the text from this file."),
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
        typer.Option(
            metavar="DATE", help="Its date (1950-10-12, 1950-10, 1950, 12 October 1950), for a text without one."
        ),
    ] = None,
    html: Annotated[bool, typer.Option("--html", help="Write displaCy HTML of the mentions instead.")] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT", dir_okay=False, help="Write to this file, not the terminal."),
    ] = None,
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
    if file is not None or text == files.STDIN:
        text = _whole(str(file) if file is not None else files.STDIN, encoding)
    assert text is not None
    if not text.strip():
        raise InputError("the text is empty")
    if file is None and _is_file(text):
        say(f"{text} is read as a text; to read the file of this name use --file")
    try:
        date = given_date(date) if date is not None else None
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--date") from None

    import cablenlp
    from cablenlp.export import to_dict
    from cablenlp.report.terminal import describe

    nlp = cablenlp.load(patterns=patterns, exclude=layers(exclude, rules_only))
    doc = nlp(cablenlp.make_doc(nlp, text, date=date))
    if html:
        from spacy import displacy

        shown = displacy.render(doc, style="ent", page=True, jupyter=False)
    else:
        shown = describe(to_dict(doc))
    if output:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(shown + "\n", encoding="utf-8")
        say(f"Written: {output}")
    else:
        typer.echo(shown)


def _first(path: Path) -> str:
    """The text of the first annotation of a file, and what it says."""
    from cablenlp.annotation import Annotation
    from cablenlp.report.terminal import describe

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
    return f"{found.id}\n\n{found.text}\n\n{describe(found.to_dict())}"


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
