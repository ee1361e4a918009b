"""`cablenlp patterns variants`: how else a name is written, by system; or what the rows of a file lack."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Annotated

import typer

from cablenlp.cli.common import Patterns
from cablenlp.cli.patterns import patterns_app
from cablenlp.errors import InputError

Language = Annotated[
    str | None,
    typer.Option(
        "--language", metavar="NAME", help="chinese, korean, russian, japanese, ...; told by the name if left out."
    ),
]


@patterns_app.command()
def variants(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A name, in Latin letters or in its own script.")
    ] = None,
    *,
    language: Language = None,
    rows: Annotated[
        str | None,
        typer.Option(
            "--rows", metavar="TABLE", help="Print what the rows of people or places lack, as JSONL to review."
        ),
    ] = None,
    rare: Annotated[bool, typer.Option("--rare", help="With --rows: also by systems that few cables use.")] = False,
    patterns: Patterns = [],  # noqa: B006  typer copies it
) -> None:
    """Tell how else a name is written, by system.

    Chinese, Korean, Russian and other names, in each system of romanisation.

    With --rows the forms that are missing come as rows that add to those there are: review them, then give the file to
    --patterns. With --patterns they are those of your rows, else of ours.
    """
    from cablenlp.lexicon import romanisation
    from cablenlp.lexicon.store import packaged

    lexicon = packaged().overlaid(patterns)
    known = romanisation.languages(lexicon)
    if language is not None and language not in known:
        raise typer.BadParameter(f"no language {language!r}; there are {', '.join(known)}", param_hint="--language")
    if (name is None) == (rows is None):
        raise typer.BadParameter("give a name, or --rows people", param_hint="NAME")
    if rows is not None:
        own = {raw.get("id") for raw in lexicon.overlay_rows()}
        for raw in romanisation.additions(rows, lexicon, language, rare=rare):
            if own and raw["id"] not in own:
                continue
            typer.echo(json.dumps(raw, ensure_ascii=False))
        return
    found = romanisation.variants(name or "", lexicon, language)
    if not found:
        raise InputError(f"{name!r} cannot be read; say with --language whose name it is: {', '.join(known)}")
    for system, of in groupby(found, key=lambda variant: variant.system):
        typer.echo(f"{system.language + ', ' + system.name:40}  {', '.join(variant.text for variant in of)}")
