"""The aliases of a collection as lines: to read on a terminal, and as tables for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from textwrap import wrap
from typing import Any

from cablenlp.collection.aliases import Alias, Place, Uses
from cablenlp.report.layout import columns
from cablenlp.report.rows import as_csv, as_json

_WIDTH = 80
# Where the text of a block begins.
_MARGIN = 15
# So many lines of traffic and readings are named.
_SHOWN = 4


def table(aliases: list[Alias]) -> Iterator[str]:
    """A table of all, then a block for each: what it rests on, and what to look at."""
    if not aliases:
        return
    head = ("alias", "stands for", "stated", "unexplained", "first", "last", "look")
    cells = []
    for a in aliases:
        counts = (a.stated.count, a.unexplained.count, a.stated.first or "", a.stated.last or "")
        cells.append((_cut(a.alias), _cut(a.name), *counts, " ".join(a.looks)))
    yield from columns([head, *cells])
    for alias in aliases:
        yield ""
        yield f"{alias.alias} = {alias.name}"
        for title, text in _block(alias):
            first, *more = wrap(text, _WIDTH - _MARGIN, break_on_hyphens=False) or [""]
            yield f"  {title:{_MARGIN - 2}}{first}"
            yield from (" " * _MARGIN + line for line in more)


def _cut(text: str, most: int = 22) -> str:
    return text if len(text) <= most else text[: most - 3] + "..."


def _block(alias: Alias) -> Iterator[tuple[str, str]]:
    yield from (("look", look) for look in alias.looks.values())
    yield "stated", _uses(alias.stated)
    lines = [f"{_arrow(line)} {n}" for line, n in alias.stated.lines.most_common(_SHOWN) if any(line)]
    if lines:
        yield "between", "; ".join(lines)
    yield from (("", _quoted(place)) for place in alias.stated.quoted)
    if alias.unexplained.count:
        read = ", ".join(f"{who or 'nobody'} {n}" for who, n in alias.unexplained.means.most_common(_SHOWN))
        yield "unexplained", f"{_uses(alias.unexplained)}; read there as {read}"
        yield from (("", _quoted(place)) for place in alias.unexplained.quoted)


def _uses(uses: Uses) -> str:
    documents = len(uses.documents)
    times = f"{uses.count} time{'s' * (uses.count != 1)} in {documents} document{'s' * (documents != 1)}"
    dates = " to ".join(dict.fromkeys(d for d in (uses.first, uses.last) if d))
    return times + (f", {dates}" if dates else ", undated")


def _quoted(place: Place) -> str:
    return f"{place.id}{f' ({place.date})' if place.date else ''}: {place.quote}"


def _arrow(line: tuple[str, str]) -> str:
    return f"{line[0]} to {line[1]}" if line[1] else line[0]


def csv_lines(aliases: list[Alias]) -> Iterator[str]:
    """One line an alias, with a first line of names, for a spreadsheet."""
    return as_csv(map(_flat, aliases), _FIELDS)


_FIELDS = (
    "alias", "name", "kb_id", "form", "look", "stated", "documents", "first", "last", "lines", "ids", "quote",
    "unexplained", "unexplained_documents", "unexplained_first", "unexplained_last", "unexplained_read_as",
    "unexplained_ids",
)  # fmt: skip


def _flat(a: Alias) -> dict[str, Any]:
    """The cells of one alias."""
    lines = [f"{_arrow(line)} ({n})" for line, n in a.stated.lines.most_common() if any(line)]
    read = [f"{who or 'nobody'} ({n})" for who, n in a.unexplained.means.most_common()]
    cells = (
        a.alias, a.name, a.kb_id, a.form, list(a.looks.values()), a.stated.count, len(a.stated.documents),
        a.stated.first, a.stated.last, lines, a.stated.documents, a.stated.quoted[0].quote, a.unexplained.count,
        len(a.unexplained.documents), a.unexplained.first, a.unexplained.last, read, a.unexplained.documents,
    )  # fmt: skip
    return dict(zip(_FIELDS, cells, strict=True))


def json_lines(aliases: list[Alias]) -> Iterator[str]:
    """One JSON object an alias, with all that is known of it."""
    return as_json(map(_whole, aliases))


def _whole(a: Alias) -> dict[str, Any]:
    return {
        "alias": a.alias, "name": a.name, "kb_id": a.kb_id, "candidates": list(a.candidates), "label": a.label,
        "form": a.form, "looks": a.looks, "stated": _plain(a.stated), "unexplained": _plain(a.unexplained),
    }  # fmt: skip


def _plain(uses: Uses) -> dict[str, Any]:
    return {
        "count": uses.count,
        "first": uses.first,
        "last": uses.last,
        "lines": [{"from": s, "to": r, "documents": n} for (s, r), n in uses.lines.most_common()],
        "read_as": [{"as": who, "count": n} for who, n in uses.means.most_common()],
        "documents": uses.documents,
        "quoted": [asdict(place) for place in uses.quoted],
    }
