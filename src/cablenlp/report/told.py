"""The events of a collection for reading: every sentence once, and below it what it tells.

An act stands before what it is about, which is set in:

    d2  1950-10-04

      Zhou warned Panikkar that Chinese troops would cross the Yalu.
        WARN           asserted  warned: Zhou Enlai → K.M. Panikkar
          MOVE_TROOPS  possible  cross: Chinese troops; to Yalu River

`?` stands after whoever the text does not name there, but means by "he" or by its heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import shorten

from cablenlp.collection.events import Event, Party, Plain
from cablenlp.report.layout import columns, wrapped

# Roles whose fillers need a word before them.
_WORDS = (
    ("beneficiary", "for"), ("origin", "from"), ("destination", "to"), ("path", "by way of"), ("place", "in"),
    ("instrument", "with"),
)  # fmt: skip
_STEP = "  "
# What is shown of a dyad before the names, and how narrow the names may get.
_DYAD = ("date", "source", "target", "type", "status", "plover", "cameo", "weis")
_NAMES = 24
# Words of the text are cut here.
_LONGEST = 60


def by_document(found: Iterable[Event], width: int) -> Iterator[str]:
    """The events in the order of the texts, below the id and the date of each document."""
    for n, (doc, events) in enumerate(groupby(found, lambda event: event.doc)):
        told = list(events)
        yield from ["", f"{doc}  {told[0].reported or 'undated'}"][not n :]
        yield from _sentences(told, width)


def by_time(ordered: Iterable[Event], width: int) -> Iterator[str]:
    """The events in the order given, below their times; each sentence names its document."""
    for n, (when, events) in enumerate(groupby(ordered, _when)):
        yield from ["", when][not n :]
        yield from _sentences(list(events), width, timed=True)


def _when(event: Event) -> str:
    return event.time or (f"no time told, document of {event.reported}" if event.reported else "undated")


def dyads(rows: Sequence[Plain], width: int | None) -> Iterator[str]:
    """The dyadic feed as columns, below the id and the date of each document; names where there is room for them."""
    if not rows:
        return
    cells = [[str(row[field] or "") for field in _DYAD] for row in rows]
    lines = list(columns([_DYAD, *cells]))
    widest = max(map(len, lines))
    room = None if width is None else width - widest - 2 * len(_STEP)
    names = [""] * len(rows) if room is not None and room < _NAMES else [_pair(row, room) for row in rows]
    head, *lines = (line.ljust(widest) for line in lines)
    yield f"{_STEP}{head}".rstrip()
    for doc, group in groupby(zip(rows, lines, names, strict=True), lambda one: one[0]["doc"]):
        for n, (row, line, name) in enumerate(group):
            if not n:
                yield f"{doc}  {row['reported'] or 'undated'}"
            yield f"{_STEP}{line}{_STEP}{name}".rstrip()


def _pair(row: Plain, room: int | None) -> str:
    text = " → ".join("; ".join(dict.fromkeys(row[side])) for side in ("source_name", "target_name"))
    return text if room is None or len(text) <= room else text[: room - 3] + "..."


def _sentences(told: Sequence[Event], width: int, *, timed: bool = False) -> Iterator[str]:
    """Each sentence and its events; below a time (`timed`) the sentence names its document, and no event its time."""
    groups = [(quote, list(_nested(list(group)))) for (_, quote), group in groupby(told, lambda e: (e.doc, e.quote))]
    wide = max(len(event.type) + len(_STEP) * depth for _, events in groups for depth, event in events)
    for quote, events in groups:
        first = events[0][1]
        yield ""
        yield from wrapped(f"{quote} [{first.doc}, {first.reported or 'undated'}]" if timed else quote, width, _STEP)
        shown = {event.id for _, event in events}
        for depth, event in events:
            head = f"{2 * _STEP}{_STEP * depth + event.type:{wide}}  {event.status:9}  "
            yield from wrapped(_said(event, None if timed else event.time, shown), width, head, " " * len(head))


def _nested(events: Sequence[Event]) -> Iterator[tuple[int, Event]]:
    """The events of one sentence with their depth: an act, then what it is about."""
    ours = {event.id: event for event in events}
    inner = {event.id: [p.event for p in event.of("content") if p.event in ours] for event in events}
    held = {id for ids in inner.values() for id in ids}
    done: set[str] = set()

    def down(id: str, depth: int) -> Iterator[tuple[int, Event]]:
        if id not in done:
            done.add(id)
            yield depth, ours[id]
            for one in inner[id]:
                yield from down(str(one), depth + 1)

    for id in sorted(ours, key=lambda one: one in held):  # those in a ring hold each other: they come last
        yield from down(id, 0)


def _said(event: Event, time: str | None, shown: set[str]) -> str:
    """Who did what to whom, as one line."""
    doing, done_to = _listed(event.of("agent", "participant")), _listed(event.of("target"))
    matter = [p for p in event.of("theme", "content") if p.event not in shown and p.text != event.trigger]
    parts = [
        f"{doing} → {done_to}".strip() if done_to else doing,
        _listed(matter),
        *(f"{word} {_listed(event.of(role))}" for role, word in _WORDS if event.of(role)),
        time,
        f"also told in {_others(event)}" if event.same_event else "",
    ]
    return f"{event.trigger}: {'; '.join(part for part in parts if part)}".removesuffix(": ")


def _others(event: Event) -> str:
    return ", ".join(dict.fromkeys(str(same["id"]).rpartition("/")[0] for same in event.same_event))


def _listed(parties: Iterable[Party]) -> str:
    return ", ".join(dict.fromkeys(map(_called, parties)))


def _called(party: Party) -> str:
    called = shorten(party.called, _LONGEST, placeholder=" ...")  # the sentence has it whole
    many = f"{party.quantity} " if party.quantity and party.quantity not in called else ""
    return f"{many}{called}" + ("" if party.certainty == "stated" else "?")
