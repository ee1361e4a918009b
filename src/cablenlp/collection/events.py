"""The events of a collection as rows of a table: one event, who and what has a part in it, when, who says so, in which
words. And what other tools take of it: the dyadic feed of event data, and the events in the order of time.

An event is told, not known: beside each row stand its source and the sentence, and what is only planned, asked for or
refused keeps its status.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from cablenlp.collection.notes import Note
from cablenlp.knowledge import offices_of
from cablenlp.layers.dates.edtf import bounds
from cablenlp.layers.mentions.groups import state_of
from cablenlp.layers.mentions.items import read
from cablenlp.lexicon.models import Entity
from cablenlp.lexicon.store import Lexicon

Plain = dict[str, Any]

#: The roles that have columns of their own, in the order of the table.
ROLES = (
    "agent", "target", "participant", "theme", "content", "beneficiary", "origin", "destination", "path", "place",
    "instrument",
)  # fmt: skip
# Of so many words it is remembered which state they name.
_REMEMBERED = 50_000
# Mentions that are a state's, and those whose words may name one.
_OF_PEOPLES = ("GPE", "NORP", "MIL_UNIT")
_OF_STATES = ("GPE", "NORP", "ORG", "MIL_UNIT", "PERSON", "ROLE")


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what has a part in an event.

    Attributes:
        text: As it stands.
        name: The full name, where one is known.
        kb_id: Our slug, where there is one.
        state: Slug of the state served, belonged to or lain in.
        certainty: `stated`, `coref` or `inferred`.
        quantity: How much or many, as written.
        event: Id of the event, where the part is one.
        label: Person, state, office ..., as the mention has it.
    """

    text: str
    name: str | None = None
    kb_id: str | None = None
    state: str | None = None
    certainty: str = "stated"
    quantity: str | None = None
    event: str | None = None
    label: str | None = None

    @property
    def called(self) -> str:
        """The name if there is one, else the words."""
        return self.name or self.text


@dataclass(slots=True)
class Event:
    """One event as one document tells it.

    Attributes:
        id: `<document>/<type>@<place>`: the same as long as the text is, whatever else is found in it.
        doc: Id of the document.
        reported: The document's date, EDTF, or that of the day of which it tells (`reported`).
        type: Of the 35 types.
        status: Whether it happened.
        time: When, EDTF, as far as the text says.
        earliest: First day that this allows (ISO), None if open.
        latest: Last day.
        parties: Role -> who or what.
        source: Who says so.
        quote: The sentence.
        trigger: The words that tell it.
        cue: The words that decide the status.
        codes: PLOVER root and mode, CAMEO root, WEIS.
        rule: The frame that found it.
        same_as: Id of an earlier event of the document that it repeats.
        names: Slugs of all whom and what its sentence names, and of the states of places, peoples and troops.
        same_event: Events of other documents that are this one (`collection.same`).
    """

    id: str
    doc: str
    reported: str | None
    type: str
    status: str
    time: str | None
    earliest: str | None
    latest: str | None
    parties: dict[str, list[Party]]
    source: Party | None
    quote: str
    trigger: str
    cue: str | None
    codes: dict[str, str | None]
    rule: str | None
    same_as: str | None
    names: frozenset[str] = frozenset()
    same_event: list[Plain] = field(default_factory=list)

    def of(self, *roles: str) -> list[Party]:
        """Everybody in one of these roles."""
        return [party for role in roles for party in self.parties.get(role, ())]


def events(notes: Iterable[Note], lexicon: Lexicon) -> Iterator[Event]:
    """The events of all documents, in the order of the texts."""
    for note in notes:
        yield from _Told(note, lexicon).events()


#: So far from the beginning of its text a paper without date says of which day it tells.
_SOON = 250
_ON_A_DAY = re.compile(r"\b[Oo]n\s+(?:the\s+)?$")


def reported(note: Note) -> str | None:
    """The date of a document; of one without, an editor's note, the day with which it begins: "On 5 May 1958"."""
    date: str | None = note["header"]["date"]
    if date or note["header"]["senders"]:
        return date
    start = next((z["start"] for z in note["zones"] if z["zone"] == "body"), 0)
    text: str = note["text"]
    for e in note["entities"]:
        if e["label"] == "DATE" and start <= e["start"] < start + _SOON:
            whole = len(e["edtf"] or "") == len("1958-05-05") and str(e["edtf"])[:4] in e["text"]
            return e["edtf"] if whole and _ON_A_DAY.search(text, start, e["start"]) else None
    return None


class _Told:
    """What one document tells."""

    def __init__(self, note: Note, lexicon: Lexicon):
        self.note = note
        self.lexicon = lexicon
        self.entities = {e["id"]: e for e in note["entities"]}
        self.named: dict[tuple[int, int], frozenset[str]] = {}
        self.quotes: dict[tuple[int, int], str] = {}
        self.ids = {e["id"]: f"{note['id']}/{e['type']}@{e['trigger']['start']}" for e in note["events"]}

    def events(self) -> Iterator[Event]:
        note, told_on = self.note, reported(self.note)
        for e in note["events"]:
            first, last = bounds(e["time"]) if e["time"] else (None, None)
            start, end = e["sentence"] or (e["trigger"]["start"], e["trigger"]["end"])
            parties: dict[str, list[Party]] = {}
            for argument in e["arguments"]:
                parties.setdefault(argument["role"], []).append(self._party(argument))
            yield Event(
                id=self.ids[e["id"]],
                doc=note["id"],
                reported=told_on,
                type=e["type"],
                status=e["status"],
                time=e["time"],
                earliest=first,
                latest=last,
                parties=parties,
                source=self._of_entity(e["source"]) if e["source"] else None,
                quote=self.quotes.setdefault((start, end), " ".join(note["text"][start:end].split())),
                trigger=" ".join(e["trigger"]["text"].split()),
                cue=" ".join(e["cue"]["text"].split()) if e["cue"] else None,
                codes=e["codes"],
                rule=e["found_by"],
                same_as=self.ids.get(e["same_as"] or ""),
                names=self._names(start, end),
            )

    def _names(self, start: int, end: int) -> frozenset[str]:
        """Who and what a sentence names."""
        if (start, end) not in self.named:
            found = (self._of_entity(e["id"]) for e in self.entities.values() if start <= e["start"] < end)
            slugs = (slug for p in found for slug in (p.kb_id, p.state if p.label in _OF_PEOPLES else None))
            self.named[start, end] = frozenset(slug for slug in slugs if slug)
        return self.named[start, end]

    def _party(self, argument: Plain) -> Party:
        if argument["event"]:
            event = next(e for e in self.note["events"] if e["id"] == argument["event"])
            text = " ".join(event["trigger"]["text"].split())
            return Party(text, certainty=argument["certainty"], event=self.ids[argument["event"]])
        if argument["entity"]:
            return self._of_entity(argument["entity"], argument["certainty"], argument["quantity"])
        text = " ".join(argument["text"].split())
        return Party(text, state=self._state(text), certainty=argument["certainty"], quantity=argument["quantity"])

    def _of_entity(self, name: str, certainty: str = "stated", quantity: str | None = None) -> Party:
        e = self.entities[name]
        text = " ".join(e["text"].split())
        row = self.lexicon.entity(e["kb_id"]) if e["kb_id"] else None
        state = (row.state or (row.kb_id if row.label == "GPE" else None)) if row else None
        if row and row.label == "PERSON" and self._above_states(row):
            state = None
        if state is None and e["label"] in _OF_STATES:
            state = self._state(text)
        return Party(text, e["name"], e["kb_id"], state, certainty, quantity, label=e["label"])

    def _above_states(self, row: Entity) -> bool:
        """Whether somebody speaks for an international body, not for his country: a Secretary-General."""
        held = offices_of(self.lexicon, row.kb_id, self.note["header"]["date"])
        bodies = [body for role in held if role.of and (body := self.lexicon.entity(role.of))]
        return any(body.label == "ORG" and body.state is None for body in bodies)

    def _state(self, text: str) -> str | None:
        """The state that the words name: of "Chinese troops" China."""
        known: dict[str, str | None] = self.lexicon.cache("collection.states")
        if len(known) > _REMEMBERED:
            known.clear()  # stretches of text are as many as the texts
        if text not in known:
            known[text] = next((state for item in read(text, self.lexicon).items if (state := state_of(item))), None)
        return known[text]


def row(event: Event) -> Plain:
    """An event as plain values for JSON: everybody with name, slug, state and how certain it is."""
    return {
        "id": event.id, "doc": event.doc, "reported": event.reported, "type": event.type, "status": event.status,
        "time": event.time, "earliest": event.earliest, "latest": event.latest,
        **{role: [_plain(party) for party in event.of(role)] for role in ROLES},
        "source": _plain(event.source) if event.source else None,
        "quote": event.quote, "trigger": event.trigger, "cue": event.cue, **event.codes, "rule": event.rule,
        "same_as": event.same_as, "same_event": event.same_event,
    }  # fmt: skip


def _plain(party: Party) -> Plain:
    return {name: getattr(party, name) for name in Party.__slots__}


#: The columns of the flat table: a role as names and as ids, each list parted by `; `.
FLAT = (
    "id", "doc", "reported", "type", "status", "time", "earliest", "latest",
    *(column for role in ROLES for column in (role, *((f"{role}_id", f"{role}_state") if role in ROLES[:3] else ()))),
    "content_event",
    "quantity", "source", "quote", "trigger", "cue", "plover", "plover_mode", "cameo", "weis", "rule", "same_as",
    "same_event",
)  # fmt: skip


def flat(event: Event) -> Plain:
    """An event as one line of a spreadsheet, by the columns `FLAT`."""
    cells: Plain = {name: getattr(event, name, None) for name in FLAT if name != "same_event"}
    cells |= event.codes
    for role in ROLES:
        parties = event.of(role)
        cells[role] = _listed(party.called for party in parties)
        cells[f"{role}_id"] = _listed(party.kb_id for party in parties)
        cells[f"{role}_state"] = _listed(party.state for party in parties)
    cells["content_event"] = _listed(party.event for party in event.of("content"))
    cells["quantity"] = [p.quantity for p in event.of(*ROLES) if p.quantity]
    cells["source"] = event.source.called if event.source else None
    cells["same_event"] = [same["id"] for same in event.same_event]
    return cells


def _listed(values: Iterable[str | None]) -> list[str]:
    """What one cell lists, in the order of the cells beside it; nothing where all are empty."""
    cells = [(value or "").replace(";", ",") for value in values]
    return cells if any(cells) else []


#: The columns of the dyadic feed.
FEED = (
    "date", "source", "target", "plover", "plover_mode", "cameo", "weis", "type", "status", "time", "earliest",
    "latest", "source_id", "source_name", "target_id", "target_name", "reported", "doc", "event", "same_event", "id",
)  # fmt: skip


def feed(found: Iterable[Event], lexicon: Lexicon) -> Iterator[Plain]:
    """The dyadic feed of event data: a row for each pair of states, of which one did it to the other, with the codes.

    `source` and `target` are the states by their letters in the Correlates of War list of states, or our slug where
    they have none there; several of one state stand together in one row, so that one act counts once. Where both sides
    have one part (`participant`) there is a row each way. `date` is always a day: that on which it happened, else the
    day nearest to the document's that `earliest` and `latest` allow. Events without a code, those where one side is not
    told or is no state's, those that no date bounds, and what goes on within one state have no row.
    """
    letters = lexicon.compiled("collection.cow", lambda lex: {row.kb_id: row.cow for row in lex.rows("states")})
    for event in found:
        day = _day(event)
        if day is None or not any(event.codes[scheme] for scheme in ("plover", "cameo", "weis")):
            continue
        doing, done_to = (
            _by_state(event.of(*roles)) for roles in (("agent", "participant"), ("target", "participant"))
        )
        for one, agents in doing.items():
            for other, targets in done_to.items():
                if one != other:
                    source, target = letters.get(one) or one, letters.get(other) or other
                    yield {
                        "date": day, "source": source, "target": target, **event.codes, "type": event.type,
                        "status": event.status, "time": event.time, "earliest": event.earliest, "latest": event.latest,
                        "source_id": _listed(p.kb_id for p in agents),
                        "source_name": _listed(p.called for p in agents),
                        "target_id": _listed(p.kb_id for p in targets),
                        "target_name": _listed(p.called for p in targets),
                        "reported": event.reported, "doc": event.doc, "event": event.id,
                        "same_event": [same["id"] for same in event.same_event],
                        "id": f"{event.id}/{source}-{target}",
                    }  # fmt: skip


def _by_state(parties: Iterable[Party]) -> dict[str, list[Party]]:
    """Those who are of a state, by it."""
    found: dict[str, list[Party]] = {}
    for party in parties:
        if party.state:
            found.setdefault(party.state, []).append(party)
    return found


def _day(event: Event) -> str | None:
    """The day of an event: of those that its time allows the nearest to the document's."""
    told = _first(event.reported)
    if told is None:
        return event.earliest or event.latest
    if event.earliest and told < event.earliest:
        return event.earliest
    return event.latest if event.latest and told > event.latest else told


#: The columns of the time line.
TIMELINE = ("when", "reported", "type", "status", "agent", "target", "what", "quote", "id")


def in_order(found: Iterable[Event]) -> list[tuple[str | None, Event]]:
    """The events by when they happened: what has no time of its own stands where it was reported, as `by` that day.

    What is still to come when it is told (planned, asked for, possible) and has no time stands there as `after`.
    """

    def order(event: Event) -> tuple[str, bool, str, str]:
        day = event.earliest or event.latest or _first(event.reported) or "9999"
        return day, event.time is None, event.time or "", event.doc

    return [(event.time or _about(event), event) for event in sorted(found, key=order)]


def timeline(found: Iterable[Event]) -> list[Plain]:
    """The events in the order in which they happened, as rows."""
    return [
        {
            "when": when, "reported": event.reported, "type": event.type,
            "status": event.status, "agent": [p.called for p in event.of("agent", "participant")],
            "target": [p.called for p in event.of("target")],
            "what": [p.called for p in event.of("theme", "content", "destination", "place") if not p.event],
            "quote": event.quote, "id": event.id,
        }
        for when, event in in_order(found)
    ]  # fmt: skip


def _first(edtf: str | None) -> str | None:
    return bounds(edtf)[0] if edtf else None


def _about(event: Event) -> str | None:
    if event.reported is None:
        return None
    return f"{'by' if event.status in ('asserted', 'ongoing', 'refused', 'negated') else 'after'} {event.reported}"


def states_of(parties: Iterable[Party]) -> frozenset[str]:
    """The states that have a part."""
    return frozenset(party.state for party in parties if party.state)
