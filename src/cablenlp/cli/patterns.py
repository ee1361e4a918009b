"""`cablenlp patterns`: look after pattern files, and ask them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cablenlp.cli.app import app
from cablenlp.cli.common import FAILED, Patterns, check_date, count, say

Day = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="A date: 1950-10-12, 1950-10, 1950 or 12 October 1950.")
]
Output = Annotated[str, typer.Option("--output", "-o", metavar="OUT", help="Where it goes; - is standard output.")]

patterns_app = typer.Typer(
    help="Look after pattern files, and ask what they know.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(patterns_app, name="patterns")


@patterns_app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", exists=True, help="Files or folders; the packaged ones if left out."),
    ] = None,
) -> None:
    """Check pattern files, row by row.

    Found are unknown fields, duplicates, rows that shadow others, and examples that do not come out as marked.
    """
    from cablenlp.lexicon import lint

    problems = lint.check(paths or [])
    for problem in problems:
        typer.echo(problem)
    say(f"{count(len(problems), 'problem')}." if problems else "No problems.")
    if problems:
        raise typer.Exit(FAILED)


Table = Annotated[
    str | None, typer.Argument(metavar="TABLE", help="people, places, bodies, roles, ...; all if left out.")
]
Word = Annotated[
    str | None,
    typer.Option("--name", help="Only rows with a name that has this word, or that is like 'mao*' as a whole."),
]
Meant = Annotated[
    str | None, typer.Option("--kb-id", help="Only rows that mean this person, place or body, and the offices held.")
]
AsJson = Annotated[bool, typer.Option("--json", help="The rows whole, one JSON object a line.")]


@patterns_app.command(name="list")
def list_rows(
    *,
    table: Table = None,
    name: Word = None,
    kb_id: Meant = None,
    date: Day = None,
    patterns: Patterns = [],  # noqa: B006 (typer copies it)
    as_json: AsJson = False,
) -> None:
    """List rows: id, label, name, number of forms, time, source.

    With --date only what was there then: people who lived, offices that somebody held.
    """
    import json

    from cablenlp.lexicon.listing import listed
    from cablenlp.lexicon.lookup import raw
    from cablenlp.lexicon.store import packaged
    from cablenlp.report.listing import table as shown

    lexicon, day = packaged().overlaid(patterns), check_date(date)
    found = list(listed(lexicon, table, name=name, kb_id=kb_id, date=day))
    rows = (json.dumps(raw(row), ensure_ascii=False) for _, row in found)
    for line in rows if as_json else shown(found, lexicon, kb_id, day):
        typer.echo(line)
    if not as_json or not found:
        none = "No row fits; `cablenlp patterns explain` offers names much alike."
        say(f"{count(len(found), 'row')}." if found else none)


Asked = Annotated[
    str | None, typer.Argument(metavar="NAME", help="A name, office, abbreviation or word; not with --sentence.")
]
Sentence = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="Say instead which events a sentence tells, and why others do not fire."),
]
Writer = Annotated[
    str | None, typer.Option("--from", metavar="NAME", help="Who writes: cover names hold on their lines.")
]
Recipient = Annotated[str | None, typer.Option("--to", metavar="NAME", help="Who is written to.")]
Words = Annotated[
    str | None, typer.Option(help="The words in which it stands; else a sentence that tells nothing more.")
]


@patterns_app.command()
def explain(
    *,
    name: Asked = None,
    sentence: Sentence = None,
    date: Day = None,
    writer: Writer = None,
    recipient: Recipient = None,
    text: Words = None,
    patterns: Patterns = [],  # noqa: B006
) -> None:
    """Say why a name means what it means on a date.

    The name goes through the same layers as any text, so the answer is that of `annotate`. Below it stand all rows with
    the name, with the time in which it was used, offices held on the date, and sources. With --sentence: each word
    that may tell an event, the frames that know it, and what each of them lacked.
    """
    if sentence is not None:
        _explain_events(sentence, patterns)
        return
    if name is None:
        raise typer.BadParameter("which name? Or give a sentence: --sentence TEXT", param_hint="NAME")
    import cablenlp
    from cablenlp import explain as of
    from cablenlp.lexicon.store import packaged
    from cablenlp.pipeline import STATISTICAL
    from cablenlp.report.explain import describe

    if text is not None and (writer or recipient):
        raise typer.BadParameter("the text itself tells who writes to whom; leave --from and --to out")
    day, lexicon = check_date(date), packaged().overlaid(patterns)
    nlp = cablenlp.load(patterns=patterns, exclude=STATISTICAL)
    found = of.explain(name, nlp, lexicon, date=day, writer=writer, recipient=recipient, text=text)
    typer.echo(describe(found, lexicon))
    if not found.found:
        raise typer.Exit(FAILED)


def _explain_events(sentence: str, patterns: list[Path]) -> None:
    import cablenlp
    from cablenlp.layers.events.explain import explain as tried
    from cablenlp.report.events import lines

    nlp = cablenlp.load(patterns=patterns)
    for line in lines(tried(nlp(sentence), nlp.get_pipe("cable_events"))):  # type: ignore[arg-type]
        typer.echo(line)


@patterns_app.command()
def export(
    *,
    label: Annotated[
        list[str],
        typer.Option("--label", metavar="LABEL", help="Only names with this label: PERSON, GPE, ORG, ... Repeatable."),
    ] = [],  # noqa: B006
    output: Output = "-",
    patterns: Patterns = [],  # noqa: B006
) -> None:
    """Write the names as rows for spaCy's rulers.

    One JSON object a line with label, pattern and id, as EntityRuler and SpanRuler read them. A ruler knows no dates,
    no cover names and no context: for it Filippov is Stalin in any year.
    """
    import json
    from typing import get_args

    from cablenlp.lexicon.models import EntityLabel
    from cablenlp.lexicon.rulers import ruler_rows
    from cablenlp.lexicon.store import packaged
    from cablenlp.sinks.jsonl import STDOUT, JsonlSink

    labels = get_args(EntityLabel)
    for one in label:
        if one not in labels:
            raise typer.BadParameter(f"no label is called {one!r}; they are {', '.join(labels)}", param_hint="--label")
    chosen = (e for e in packaged().overlaid(patterns).entities() if not label or e.label in label)
    written = 0
    with JsonlSink(output) as sink:
        for row in ruler_rows(chosen):
            sink.write(json.dumps(row, ensure_ascii=False).encode())
            written += 1
    if output != STDOUT:
        say(f"{count(written, 'row')}: {output}")
