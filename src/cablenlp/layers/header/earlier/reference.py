"""An earlier message that is named, as the header has it: number, date, which way it went, between whom."""

from __future__ import annotations

import re

from cablenlp.layers.header.earlier.called import Called
from cablenlp.layers.header.earlier.paper import Paper
from cablenlp.layers.header.earlier.words import ARTICLES, DIRECTIONS, first, kind_of
from cablenlp.layers.header.plain import Plain
from cablenlp.layers.header.route import Actor
from cablenlp.layers.shapes.prefix import is_series
from cablenlp.lexicon.store import Lexicon

#: Airgrams have letters before their numbers.
_AIRGRAM = re.compile(r"(?:A|CA)[–-]\d")
_ROUTE_BEHIND = re.compile(r"\)?,?\s+(?:(?:addressed|sent|handed)\s+)?(?P<x>to|from|of|by)\s+(?=(?:the\s+)?[A-Z])")
_POST = re.compile(
    r"\b(?:embassy|legation|consulate|mission|ambassador|chargé|consul|minister (?:in|to)|representative)\b", re.I
)


def reference(paper: Paper, called: Called, number: str | None, start: int, end: int, date: str | None = None) -> Plain:
    """A reference with all that its words give.

    Args:
        paper: The document that names it.
        called: What stands before its number or date.
        number: Its number; None where it is named by its date, or answered.
        start: Where the number or date begins.
        end: Where that ends.
        date: The date, where that names it.
    """
    stop, behind = end, None
    if called.date:
        date, start = called.date.edtf, min(start, called.date.start)
    elif number and (after := paper.after(end)):
        date, stop = after.edtf, after.end
    if found := _step_behind(paper, stop, number):
        behind, stop = found, found[2]
        if number and not date and (after := paper.after(stop)):
            date, stop = after.edtf, after.end
    direction = first(DIRECTIONS, called.owner) if called.owner not in ARTICLES else None
    direction = direction or first(DIRECTIONS, called.kind)
    steps = [*called.route, behind] if behind else called.route
    senders, recipients = _sides(paper, called, steps, direction, start)
    kind = _kind(called, number, paper.cast.lexicon)
    return {
        "kind": kind or paper.header.get("kind") or "telegram", "told": bool(kind), "number": number,
        "direction": direction, "date": date, "senders": senders, "recipients": recipients,
        "start": called.start if 0 < called.start < start else start, "end": stop, "list": called.start,
    }  # fmt: skip


def _step_behind(paper: Paper, stop: int, number: str | None) -> tuple[str, int, int] | None:
    """From or to whom it went, where that stands behind the number or date."""
    behind = _ROUTE_BEHIND.match(paper.text, stop)
    if behind is None:
        return None
    near = paper.cast.atoms(behind.end(), min(len(paper.text), behind.end() + 60))
    whom = next((a for a in near if a.start <= behind.end() + 4), None)
    if whom is None or (behind["x"] == "of" and whom.label == "GPE" and number):
        return None
    return behind["x"], behind.end(), whom.end


def _sides(
    paper: Paper, called: Called, steps: list[tuple[str, int, int]], direction: str | None, start: int
) -> tuple[list[Actor], list[Actor]]:
    """Who wrote it to whom: as its own words say, else as its direction tells."""
    senders, recipients = _route(direction, paper.around(start))
    told = called.owner.endswith(("'s", "'")) or direction is None
    beside = called.whose[0] > called.start
    whose = paper.cast.atoms(*called.whose) if told and (called.owner not in ARTICLES or beside) else []
    if whose:
        senders = [a.actor for a in whose][-1:]
        recipients = recipients if direction else []
    named: dict[str, list[Actor]] = {"to": [], "from": []}
    for step, s, e in steps:
        atoms = paper.cast.atoms(s, e)
        people = [a for a in atoms if a.label != "GPE"] or atoms
        named["to" if step == "to" else "from"] += [a.actor for a in people]
    known = {id(a) for a in named["to"]}
    return [a for a in named["from"] if id(a) not in known] or senders, named["to"] or recipients


def _kind(called: Called, number: str | None, lexicon: Lexicon) -> str | None:
    """What sort of message it is, where that is said."""
    if number and _AIRGRAM.match(number):
        return "airgram"
    kind = kind_of(called.kind, lexicon)
    if not kind and is_series(called.owner):  # and no place: "Cairo 316"
        kind = kind_of(called.owner, lexicon)
    return kind


def _route(direction: str | None, header: Plain) -> tuple[list[Actor], list[Actor]]:
    """Who wrote an earlier message to whom, by its direction and the route of the document."""
    mine, yours = header.get("senders") or [], header.get("recipients") or []
    if direction == "from the sender":
        return mine, yours
    if direction == "from the recipient":
        return yours, mine
    post, department = (mine, yours) if _is_post(mine) else (yours, mine) if _is_post(yours) else ([], [])
    if direction == "from the department":
        return department, post
    return (
        (post, department) if direction in ("from the embassy", "from the consulate", "from the mission") else ([], [])
    )


def _is_post(side: list[Actor]) -> bool:
    """Whether a side of the route is a post abroad or its head."""
    return any(_POST.search(f"{a['role'] or ''} {a['text']}") for a in side)
