"""Events that several documents tell: tied with a score and reasons, never merged.

Two tellings are one event when type, time and participants agree and nothing contradicts: another day, another state,
a deed here and its refusal there. A speech act is only the same when its matter is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from math import log

from cablenlp.collection.events import Event, Party, states_of
from cablenlp.layers.dates.edtf import bounds
from cablenlp.matching import fold

#: What a tie gains where something agrees.
AGENT, STATE, TARGET, TIME, REPORTED, PLACE, WORDS, CONTENT, COPY = 0.2, 0.1, 0.2, 0.25, 0.1, 0.15, 0.5, 0.1, 0.4
#: Types that one teller uses for the other: an armistice is talked of as talks.
_KIN = (
    {"MEET", "NEGOTIATE", "VISIT"}, {"REQUEST", "DEMAND"}, {"PROPOSE", "ADVISE"}, {"ORDER", "DECIDE"},
    {"INFORM", "CONVEY", "WARN"}, {"MOVE_TROOPS", "ATTACK"},
)  # fmt: skip
_SPEECH = frozenset(
    "INFORM CONVEY REQUEST INQUIRE PROPOSE ADVISE ORDER AGREE REFUSE PROMISE INVITE DEMAND ACCUSE PRAISE WARN "
    "DECIDE".split()
)
# From this score on two events are one; and so many of what is particular to an event must agree: who did it, to whom,
# where, on which day, in which rarer words. "The Communists attack" says nothing of which attack.
_LEAST, _PARTICULARS = 0.65, 2
# A time this short tells one event from another, in days.
_SHORT = 7
# Words agree when this share of them does, each weighed by how rare it is.
_AGREE = 0.35
# Of fewer words no share is counted.
_ENOUGH = 5
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
    rare = _rarity(sketches)
    ties: dict[str, list[dict[str, object]]] = defaultdict(list)
    for group in _groups(sketches):
        days = [sketch.reported or 0 for sketch in group]
        for n, one in enumerate(group):
            until = bisect_right(days, days[n] + _WINDOW)
            for other in group[n + 1 : until]:
                weighed = _weigh(one, other, rare, frozenset((one.event.doc, other.event.doc)) in twins)
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


def _rarity(sketches: list[_Sketch]) -> dict[str, float]:
    """How much each word tells: the fewer events have it, the more (inverse document frequency)."""
    counts = Counter(word for sketch in sketches for word in sketch.words)
    return {word: log((1 + len(sketches)) / n) for word, n in counts.items()}


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


def _weigh(one: _Sketch, other: _Sketch, rare: dict[str, float], copies: bool) -> tuple[float, list[str]] | None:
    """How much speaks for one event, and what; None where something speaks against it."""
    a, b = one.event, other.event
    if a.doc == b.doc or _reality(a) != _reality(b):
        return None
    if one.states and other.states and not one.states & other.states:
        return None
    timed = _timed(one, other)
    if timed is False:
        return None
    shared = _shared(one.words, other.words, rare)
    if shared >= _REPEATED and fold(a.trigger) != fold(b.trigger):
        return None  # two events of one sentence
    short = timed and max((s.last or 0) - (s.first or 0) for s in (one, other)) <= _SHORT
    agreeing = [
        (bool(one.agents & other.agents), AGENT, "agent", 1),
        (bool(one.targets & other.targets), TARGET, "target", 1),
        (bool(one.places & other.places), PLACE, "place", 1),
        (bool(timed), TIME if short else TIME / 2, "time", int(bool(short))),
        (shared >= _AGREE, WORDS * shared, f"{shared:.0%} of the words", 1 + (shared >= 2 * _AGREE)),
        (bool(one.states & other.states), STATE, "states", 0),
        (timed is None and _reported_together(one, other), REPORTED, "reported within days", 0),
        (bool(one.content) and one.content == other.content, CONTENT, "content", 0),
        (copies, COPY, "one document told twice", 1),
    ]
    score = 0.1 * (a.type == b.type) + sum(gain for does, gain, _, _ in agreeing if does)
    particulars = sum(n for does, _, _, n in agreeing if does)
    if particulars < _PARTICULARS or (a.type in _SPEECH and shared < _AGREE):
        return None
    reasons = [
        "type" if a.type == b.type else f"type {a.type} or {b.type}",
        *(why for does, _, why, _ in agreeing if does),
    ]
    return (min(1.0, round(score, 2)), reasons) if score >= _LEAST else None


def _reality(event: Event) -> str:
    """Done, not done, or only spoken of: no telling of the one is a telling of the other."""
    if event.status in ("asserted", "ongoing"):
        return "done"
    return "not done" if event.status in ("refused", "negated", "halted") else "spoken of"


def _timed(one: _Sketch, other: _Sketch) -> bool | None:
    """Whether the times that both tell have a day in common; None where one tells none."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    return one.first <= other.last and other.first <= one.last


def _reported_together(one: _Sketch, other: _Sketch) -> bool:
    return bool(one.reported and other.reported) and abs((one.reported or 0) - (other.reported or 0)) <= 3


def _shared(words: frozenset[str], others: frozenset[str], rare: dict[str, float]) -> float:
    """Which share of the words of the shorter telling stands in the other, each weighed by how rare it is."""
    if min(len(words), len(others)) < _ENOUGH:
        return 0.0
    least = min(sum(map(rare.__getitem__, words)), sum(map(rare.__getitem__, others)))
    return sum(map(rare.__getitem__, words & others)) / least if least else 0.0
