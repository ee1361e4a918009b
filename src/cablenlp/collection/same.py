"""Events that several documents tell: tied with a score and reasons, never merged.

Two tellings are one event when type, time and participants agree and nothing contradicts: another day, another state,
a deed here and its refusal there. A speech act is only the same when its matter is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from cablenlp.collection.events import Event, Party, states_of
from cablenlp.layers.dates.edtf import bounds
from cablenlp.matching import fold

#: What a tie gains where something agrees.
AGENT, STATE, TARGET, TIME, REPORTED, PLACE, WORDS, CONTENT, COPY = 0.25, 0.12, 0.2, 0.25, 0.15, 0.1, 0.35, 0.15, 0.4
#: Types that one teller uses for the other: an armistice is talked of as talks.
_KIN = (
    {"MEET", "NEGOTIATE", "VISIT"}, {"REQUEST", "DEMAND"}, {"PROPOSE", "ADVISE"}, {"ORDER", "DECIDE"},
    {"INFORM", "CONVEY", "WARN"}, {"MOVE_TROOPS", "ATTACK"},
)  # fmt: skip
_SPEECH = frozenset(
    "INFORM CONVEY REQUEST INQUIRE PROPOSE ADVISE ORDER AGREE REFUSE PROMISE INVITE DEMAND ACCUSE PRAISE WARN "
    "DECIDE".split()
)
_HAPPENED = frozenset(("asserted", "ongoing"))
# From this score on two events are one.
_LEAST = 0.55
# Reports of one thing lie so many days apart; when the texts name the time itself, ever so far.
_WINDOW = 21
# So alike are only copies of one sentence.
_REPEATED = 0.9
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")


@dataclass(frozen=True, slots=True)
class _Sketch:
    """What of an event is compared."""

    event: Event
    first: int | None
    last: int | None
    reported: int | None
    agents: frozenset[str]
    targets: frozenset[str]
    states: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]
    content: str | None


def tie(found: Iterable[Event], copies: Iterable[tuple[str, str]] = ()) -> list[Event]:
    """The events, each with those of other documents that are the same under `same_event`, best first.

    Args:
        found: The events of a collection.
        copies: Pairs of documents that are one message told twice (ties `same` of `collection.thread`).
    """
    told = list(found)
    twins = {frozenset(pair) for pair in copies}
    types = {event.id: event.type for event in told}
    sketches = [_sketch(event, types) for event in told]
    ties: dict[str, list[dict[str, object]]] = defaultdict(list)
    for group in _groups(sketches):
        days = [sketch.reported or 0 for sketch in group]
        for n, one in enumerate(group):
            until = bisect_right(days, days[n] + _WINDOW)
            for other in group[n + 1 : until]:
                weighed = _weigh(one, other, frozenset((one.event.doc, other.event.doc)) in twins)
                if weighed:
                    score, reasons = weighed
                    for a, b in ((one, other), (other, one)):
                        ties[a.event.id].append({"id": b.event.id, "score": score, "reasons": reasons})
    return [
        replace(event, same_event=sorted(ties[event.id], key=lambda t: (-float(str(t["score"])), str(t["id"]))))
        for event in told
    ]


def _groups(sketches: list[_Sketch]) -> Iterable[list[_Sketch]]:
    """Those that may be one: of one type or kin, in the order of their documents' dates."""
    family = {name: min(kin) for kin in _KIN for name in kin}
    groups: dict[str, list[_Sketch]] = defaultdict(list)
    for sketch in sketches:
        groups[family.get(sketch.event.type, sketch.event.type)].append(sketch)
    for group in groups.values():
        group.sort(key=lambda s: s.reported or 0)
    return groups.values()


def _sketch(event: Event, types: dict[str, str]) -> _Sketch:
    contents = [types.get(party.event) for party in event.of("content") if party.event]
    matter = " ".join(p.called for p in event.of("theme", "content") if not p.event)
    return _Sketch(
        event=event,
        first=_ordinal(event.earliest),
        last=_ordinal(event.latest),
        reported=_ordinal(bounds(event.reported)[0]) if event.reported else None,
        agents=_names(event.of("agent", "participant")),
        targets=_names(event.of("target", "beneficiary", "participant")),
        states=states_of(event.of("agent", "target", "participant")),
        places=_names(event.of("place", "destination", "origin")),
        words=frozenset(_WORD.findall(fold(f"{matter} {event.quote}"))) - _COMMON,
        content=next(filter(None, contents), None),
    )


#: Words that two tellings share without meaning the same.
_COMMON = frozenset(
    "that this with from have been were will would they their them about into which also said than".split()
)


def _names(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(party.kb_id or fold(party.called) for party in parties)


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:  # before the year 1
        return None


def _weigh(one: _Sketch, other: _Sketch, copies: bool) -> tuple[float, list[str]] | None:
    """How much speaks for one event, and what; None where something speaks against it."""
    a, b = one.event, other.event
    if a.doc == b.doc or (a.status in _HAPPENED) != (b.status in _HAPPENED):
        return None
    if (a.status in ("refused", "negated")) != (b.status in ("refused", "negated")):
        return None
    score, reasons = (COPY, ["one document told twice"]) if copies else (0.0, [])

    def add(gain: float, why: str) -> None:
        nonlocal score
        score += gain
        reasons.append(why)

    add(0.1 if a.type == b.type else 0.0, "type" if a.type == b.type else f"type {a.type} or {b.type}")
    timed = one.first is not None and one.last is not None and other.first is not None and other.last is not None
    if timed:
        if one.first > other.last or other.first > one.last:  # type: ignore[operator]
            return None
        add(TIME, "time")
    elif one.reported and other.reported and abs(one.reported - other.reported) <= 3:
        add(REPORTED, "reported within days")
    for mine, theirs, gain, what in (
        (one.agents, other.agents, AGENT, "agent"),
        (one.targets, other.targets, TARGET, "target"),
        (one.places, other.places, PLACE, "place"),
    ):
        if mine & theirs:
            add(gain, what)
    if one.states and other.states:
        if not one.states & other.states:
            return None
        add(STATE * len(one.states & other.states) / len(one.states | other.states), "states")
    shared = len(one.words & other.words) / max(1, min(len(one.words), len(other.words)))
    if shared >= _REPEATED and fold(a.trigger) != fold(b.trigger):
        return None  # two events of one sentence
    if shared >= 0.3:
        add(WORDS * shared, f"{shared:.0%} of the words")
    if one.content and one.content == other.content:
        add(CONTENT, "content")
    told_alike = shared >= 0.5 or bool(one.content and one.content == other.content and shared >= 0.3) or copies
    if a.type in _SPEECH and not told_alike:
        return None
    return (min(1.0, round(score, 2)), reasons) if score >= _LEAST else None
