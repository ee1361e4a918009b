"""Events that several documents tell: tied with a score and reasons, never merged.

Two tellings are one event when type, time and participants agree and nothing contradicts: another day, another state,
another quantity, the parts exchanged, a deed here and its refusal there. A speech act is only the same when its matter
is: what was said is compared through its contents, however deep they go.

Only those are compared at all that share two names, a name and a day, or a rare word, and of them only the nearest in
time, so that the work grows with the number of events and not with its square.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import combinations
from math import log
from typing import NamedTuple

from cablenlp.collection.events import Event, Party, states_of
from cablenlp.layers.dates.edtf import bounds
from cablenlp.matching import fold

#: What a tie gains where something agrees.
AGENT, TARGET, STATE, PLACE, ONCE = 0.2, 0.2, 0.1, 0.15, 0.1
TIME, REPORTED, WORDS, CONTENT, COPY = 0.25, 0.1, 0.5, 0.1, 0.4
# For each name in the sentence besides those who act, up to two.
NAMES = 0.1
#: Types that one teller uses for the other: an armistice is talked of as talks.
_KIN = (
    {"MEET", "NEGOTIATE", "VISIT"}, {"REQUEST", "DEMAND", "INQUIRE"}, {"PROPOSE", "ADVISE"}, {"ORDER", "DECIDE"},
    {"INFORM", "CONVEY", "WARN"}, {"MOVE_TROOPS", "ATTACK"},
)  # fmt: skip
#: A type -> the type under which its kin are compared.
FAMILY = {name: min(kin) for kin in _KIN for name in kin}
_SPEECH = frozenset(
    "INFORM CONVEY REQUEST INQUIRE PROPOSE ADVISE ORDER AGREE REFUSE PROMISE INVITE DEMAND ACCUSE PRAISE WARN "
    "DECIDE".split()
)
# Both sides have the same part in these.
_MUTUAL = frozenset("MEET NEGOTIATE SIGN_AGREEMENT CEASEFIRE AGREE DEMARCATE".split())
# These happen again and again between the same people; so alike are only copies of one sentence.
_REPEATED, _COPIED = frozenset("MEET NEGOTIATE VISIT".split()), 0.9
# Of these one man or one treaty has but one in his time.
_ONCE = frozenset("APPOINT SIGN_AGREEMENT END_AGREEMENT".split())
# From this score on two events are one; and so many of what is particular to an event must agree: who did it, to whom,
# where, on which day, in which rarer words. "The Communists attack" says nothing of which attack.
_LEAST, _PARTICULARS = 0.65, 2
# A time this short tells one event from another, in days.
_SHORT = 7
# Words agree when this share of them does, each weighed by how rare it is; what was said must agree by more, and with
# the last it is one sentence told twice.
_AGREE, _SAID, _ALIKE = 0.4, 0.55, 0.7
# Of fewer words no share is counted; and who says less, and no time, uses a formula: "Signed Kuznetsov."
_ENOUGH, _FORMULA = 5, 3
# A name is common that more events have than these, and than this share of them.
_FEW, _OFTEN = 6, 0.002
# Sentences of so few words differ by what one word says.
_BRIEF = 14
# Reports of one thing lie so many days apart; when the texts name the time itself, ever so far.
_WINDOW = 21
# Reports within so many days may be of one conversation.
_TOGETHER = 2
# An event is compared with so many neighbours in time for each thing that they share, and by so many rare words.
_NEIGHBOURS, _RARE = 40, 8
# Contents within contents are followed so deep.
_DEPTH = 4
# Two numbers are one count when they differ by no more than this share: "some 200", "190".
_ABOUT = 0.2
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
# Words are compared by their stems: without endings, and no longer than this.
_ENDING = re.compile(r"(?<=\w{4})(?:ing|ed|es|s|e|y|ies|ied)$")
_STEM = 6
# Said once more is another time.
_PARTIES = ("agent", "target", "participant", "beneficiary")
_AGAIN = re.compile(r"\b(?:again|anew|once more|a second time|reiterated)\b")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAY = re.compile(rf"\b(?:({_MONTHS})[a-z]*\.? (\d\d?)|(\d\d?)(?:st|nd|rd|th)? ({_MONTHS})[a-z]*)\b")
_WEEKDAY = re.compile(r"\b(?:sun|mon|tues|wednes|thurs|fri|satur)day\b")
_YEAR = re.compile(r"\b1[789]\d\d\b|\b20\d\d\b")
_NUMBER = re.compile(r"\d[\d,]*")


@dataclass(frozen=True, slots=True)
class _Sketch:
    """What of an event is compared."""

    event: Event
    first: int | None
    last: int | None
    reported: int | None
    agents: frozenset[str]
    persons: frozenset[str]
    people: frozenset[str]
    targets: frozenset[str]
    states: frozenset[str]
    places: frozenset[str]
    themes: frozenset[str]
    forces: frozenset[str]
    words: frozenset[str]
    matter: frozenset[str]
    contents: frozenset[str]
    days: frozenset[str]
    weekdays: frozenset[str]
    years: frozenset[str]
    names: frozenset[str]
    telling: frozenset[str]
    stated: frozenset[str]
    to: frozenset[str]
    again: bool
    count: int | None

    @property
    def short(self) -> bool:
        """Whether its time tells it from others."""
        return self.first is not None and self.last is not None and self.last - self.first <= _SHORT


def tie(found: Iterable[Event], copies: Iterable[tuple[str, str]] = ()) -> list[Event]:
    """The events, each with those of other documents that are the same under `same_event`, best first.

    Args:
        found: The events of a collection.
        copies: Pairs of documents that are one message told twice (ties `same` of `collection.thread`).
    """
    told = list(found)
    twins = {frozenset(pair) for pair in copies}
    by_id = {event.id: event for event in told}
    common = _common(told)
    sketches = sorted((_sketch(event, by_id, common) for event in told), key=lambda s: (s.reported or 0, s.event.id))
    rare = _rarity(sketches)
    ties: dict[str, list[dict[str, object]]] = defaultdict(list)
    for one, other in _candidates(sketches, rare, twins):
        weighed = _weigh(one, other, rare, frozenset((one.event.doc, other.event.doc)) in twins)
        if weighed:
            score, reasons = weighed
            for a, b in ((one, other), (other, one)):
                ties[a.event.id].append({"id": b.event.id, "score": score, "reasons": reasons})
    return [
        replace(event, same_event=sorted(ties[event.id], key=lambda t: (-float(str(t["score"])), str(t["id"]))))
        for event in told
    ]


def _candidates(
    sketches: list[_Sketch], rare: dict[str, float], twins: set[frozenset[str]]
) -> Iterator[tuple[_Sketch, _Sketch]]:
    """The pairs that are worth comparing, each once; the sketches come in the order of their documents' dates."""
    counts = Counter(word for sketch in sketches for word in sketch.words)
    copied: dict[str, list[str]] = defaultdict(list)
    for pair in sorted(map(sorted, twins)):
        for doc in pair:
            copied[doc].append("+".join(pair))
    shared: dict[tuple[object, ...], list[int]] = defaultdict(list)
    keys: list[list[tuple[object, ...]]] = []
    for n, sketch in enumerate(sketches):
        keys.append(list(_keys(sketch, counts, rare, copied)))
        for key in keys[-1]:
            shared[key].append(n)
    for n, sketch in enumerate(sketches):
        near: set[int] = set()
        for key in keys[n]:
            group = shared[key]
            after = bisect_right(group, n)
            near.update(group[after : after + _NEIGHBOURS])
        for other in sorted(near):
            if sketches[other].event.doc != sketch.event.doc:
                yield sketch, sketches[other]


def _keys(
    sketch: _Sketch, counts: Counter[str], rare: dict[str, float], copied: dict[str, list[str]]
) -> Iterator[tuple[object, ...]]:
    """What another telling of the event shares with it, at least in one."""
    family = FAMILY.get(sketch.event.type, sketch.event.type)
    known = (family, _reality(sketch.event))
    names = sorted(sketch.agents | sketch.targets | sketch.places | sketch.themes)[: 2 * _RARE]
    for pair in combinations(names, 2):
        yield (*known, *pair)
    if sketch.short and sketch.first is not None and sketch.last is not None:
        for name in names:
            for day in range(sketch.first, sketch.last + 1):
                yield (*known, name, day)
    again = sorted((word for word in sketch.words if counts[word] > 1), key=lambda word: (-rare[word], word))
    for word in again[:_RARE]:
        yield (*known, word)
    for pair_of in copied.get(sketch.event.doc, ()):
        yield (*known, "copy", pair_of, fold(sketch.event.trigger))


def _rarity(sketches: list[_Sketch]) -> dict[str, float]:
    """How much each word tells: the fewer events have it, the more (inverse document frequency)."""
    counts = Counter(word for sketch in sketches for word in sketch.words | sketch.matter)
    return {word: log((1 + len(sketches)) / n) for word, n in counts.items()}


def _common(told: list[Event]) -> frozenset[str]:
    """The names that the whole collection is about: that two sentences share one of them says nothing."""
    counts = Counter(name for event in told for name in event.names)
    most = max(_FEW, _OFTEN * len(told))
    return frozenset(name for name, n in counts.items() if n > most)


def _sketch(event: Event, by_id: dict[str, Event], common: frozenset[str] = frozenset()) -> _Sketch:
    theme = " ".join(party.called for party in event.of("theme", "content") if not party.event)
    quote = fold(event.quote)
    teller = [event.source] if event.source else []
    names = event.names - _known([*event.of("agent", "target", "participant"), *teller])
    return _Sketch(
        event=event,
        first=_ordinal(event.earliest),
        last=_ordinal(event.latest),
        reported=_ordinal(bounds(event.reported)[0]) if event.reported else None,
        agents=_names(event.of("agent", "participant")),
        persons=_persons(event.of("agent", "participant")),
        people=_persons(event.of("agent", "participant", "target")),
        targets=_names(event.of("target", "beneficiary", "participant")),
        states=states_of(event.of("agent", "target", "participant")),
        places=_names(event.of("place", "destination", "origin")),
        themes=frozenset(p.kb_id for p in event.of("theme") if p.kb_id),
        forces=states_of(p for p in event.of("agent") if p.label != "PERSON"),
        words=_words(f"{theme} {event.quote}") | names,
        matter=_matter(event, by_id),
        contents=_contents(event, by_id),
        days=frozenset(f"{m[1] or m[4]} {m[2] or m[3]}" for m in _DAY.finditer(quote)),
        weekdays=frozenset(_WEEKDAY.findall(quote)),
        years=frozenset(_YEAR.findall(quote)),
        names=names,
        telling=names - common,
        stated=frozenset(p.kb_id for p in event.of(*_PARTIES) if p.kb_id and p.certainty == "stated"),
        to=_known(event.of("target", "beneficiary")),
        again=_AGAIN.search(quote) is not None,
        count=_count(event),
    )


#: Words that two tellings share without meaning the same.
_COMMON = frozenset(
    "that this with from have been were will would they their them about into which also said than the and for was had "
    "has not are but who his her its all any may can did".split()
)


def _words(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(fold(text)) if word not in _COMMON)


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    return _ENDING.sub("", word)[:_STEM]


def _names(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(party.kb_id or fold(party.called) for party in parties)


def _known(parties: Iterable[Party]) -> frozenset[str]:
    """Those who are known, and their states."""
    return frozenset(slug for party in parties for slug in (party.kb_id, party.state) if slug)


def _persons(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(party.kb_id for party in parties if party.label == "PERSON" and party.kb_id)


def _contents(event: Event, by_id: dict[str, Event], depth: int = _DEPTH) -> frozenset[str]:
    """The types of what was said, asked for or agreed, and of what that contains."""
    inner = [by_id[p.event] for p in event.of("content") if p.event in by_id] if depth else []
    return frozenset(e.type for e in inner).union(*(_contents(e, by_id, depth - 1) for e in inner))


def _matter(event: Event, by_id: dict[str, Event], depth: int = _DEPTH) -> frozenset[str]:
    """The words of what was said, asked for or agreed: who is to do what to whom, with what."""
    words: frozenset[str] = frozenset()
    for party in event.of("content", "theme"):
        inner = by_id.get(party.event or "")
        words |= _words(party.called)
        if inner and depth:
            words |= _words(" ".join(p.called for p in inner.of("agent", "target", "destination", "place")))
            words |= _matter(inner, by_id, depth - 1)
    return words


def _count(event: Event) -> int | None:
    """How many of the theme, where one number says it."""
    numbers = [_NUMBER.findall(party.quantity) for party in event.of("theme") if party.quantity]
    return int(numbers[0][0].replace(",", "")) if len(numbers) == 1 and len(numbers[0]) == 1 else None


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:  # before the year 1
        return None


def _contradict(one: _Sketch, other: _Sketch) -> bool:
    """Whether something speaks against one event, whatever speaks for it."""
    a, b = one.event, other.event
    if _reality(a) != _reality(b) or (one.states and other.states and not one.states & other.states):
        return True
    mutual = {a.type, b.type} <= _MUTUAL
    if not mutual and one.persons and other.persons and not one.persons & other.persons:
        return True
    if not mutual and not one.agents & other.agents and (
        one.agents & other.targets or other.agents & one.targets
    ):  # fmt: skip
        return True
    if not mutual and one.to and other.to and not one.to & other.to:
        return True
    if one.names and other.names and not one.names & other.names and not (_timed(one, other) and one.short):
        return True  # the same words about another land
    if one.again != other.again and one.reported != other.reported:
        return True
    for days, others in ((one.days, other.days), (one.weekdays, other.weekdays)):
        if days and others and not days & others:
            return True
    if one.count and other.count and abs(one.count - other.count) > _ABOUT * max(one.count, other.count):
        return True
    return any(_foretold(*pair) or _recalled(*pair) for pair in ((one, other), (other, one)))


def _foretold(one: _Sketch, other: _Sketch) -> bool:
    """Whether the one happened only after the other was told as done."""
    if _reality(other.event) != "done" or one.first is None or other.reported is None:
        return False
    return one.first > other.reported + 1  # a day may turn on the way


def _recalled(one: _Sketch, other: _Sketch) -> bool:
    """Whether the one tells of another year, as its sentence has it, than the other, which was told of its own."""
    a, b = one.event, other.event
    if _reality(a) != "done" or a.time or not one.years or not b.reported:
        return False
    return not one.years & (other.years | {b.reported[:4]})


class _Compared(NamedTuple):
    """Two tellings beside each other.

    Attributes:
        timed: Whether the times that both tell have a day in common; None where one tells none.
        apart: Days between the reports.
        shared: Which share of the words of the shorter stands in the other.
        short: Whether both tell the same few days.
        together: Whether they were reported within days, and tell no time.
        mutual: Whether who does it and to whom it is done is all one.
    """

    timed: bool | None
    apart: int | None
    shared: float
    short: bool
    together: bool
    mutual: bool


def _compare(one: _Sketch, other: _Sketch, rare: dict[str, float]) -> _Compared:
    timed, apart = _timed(one, other), _apart(one, other)
    return _Compared(
        timed,
        apart,
        _shared(one.words, other.words, rare),
        bool(timed) and one.short and other.short,
        timed is None and apart is not None and apart <= _TOGETHER,
        {one.event.type, other.event.type} <= _MUTUAL,
    )


def _weigh(one: _Sketch, other: _Sketch, rare: dict[str, float], copies: bool) -> tuple[float, list[str]] | None:
    """How much speaks for one event, and what; None where something speaks against it."""
    a, b = one.event, other.event
    if a.doc == b.doc or _contradict(one, other):
        return None
    beside = _compare(one, other, rare)
    if _apart_in_time(a, beside) or _apart_in_words(one, other, rare, beside):
        return None
    agreeing = [x for x in _agreeing(one, other, beside) if x[0]]
    if copies:
        agreeing.append((True, COPY, "one document told twice", 1))
    score = 0.1 * (a.type == b.type) + sum(gain for _, gain, _, _ in agreeing)
    if score < _LEAST or sum(n for *_, n in agreeing) < _PARTICULARS:
        return None
    types = "type" if a.type == b.type else f"type {a.type} or {b.type}"
    return min(1.0, round(score, 2)), [types, *(why for _, _, why, _ in agreeing)]


def _apart_in_time(event: Event, beside: _Compared) -> bool:
    """Whether the times that are told, or the days of the reports, are too far from each other."""
    if beside.timed is not None:
        return not beside.timed
    apart = beside.apart or 0
    return apart > _WINDOW or (event.type in _REPEATED and apart > _SHORT and beside.shared < _COPIED)


def _apart_in_words(one: _Sketch, other: _Sketch, rare: dict[str, float], beside: _Compared) -> bool:
    """Whether the words tell of two events, or are too few to tell."""
    a, b = one.event, other.event
    if beside.shared >= _SAID and _other_word(a, b):
        return True
    if a.type in _SPEECH and not _said(one, other, rare, beside.shared, beside.together or beside.short):
        return True
    if a.type in _REPEATED and beside.timed is None and (beside.apart or 0) > _SHORT:
        return _own_words(a) != _own_words(b)
    if _reality(a) == "spoken of" and beside.shared >= _ALIKE and _swapped(one, other):
        return True
    return not beside.short and min(len(one.words - one.names), len(other.words - other.names)) <= _FORMULA


def _agreeing(one: _Sketch, other: _Sketch, beside: _Compared) -> list[tuple[bool, float, str, int]]:
    """What may agree: whether it does, how much it counts, what it is, and for how many particulars it stands."""
    event, shared = one.event, beside.shared
    agent, target = bool(one.agents & other.agents), bool(one.targets & other.targets)
    if beside.mutual:  # who meets whom is all one
        both = len((one.agents | one.targets) & (other.agents | other.targets))
        agent, target = both > 0, both > 1
    elif event.type not in _SPEECH and not agent:  # "Dutch troops", "the Dutch forces"
        agent = bool(one.forces & other.forces)
    theme, named = bool(one.themes & other.themes), one.telling & other.telling
    known = bool(one.people & other.people) or shared >= _AGREE  # states act on each other every day
    return [
        (agent, AGENT, "agent", int(target or not beside.mutual)),  # a minister meets many on one day
        (target, TARGET, "target", 1),
        (theme, TARGET, "theme", 1),
        (agent and (target or theme) and event.type in _ONCE, ONCE, "happens once", 0),
        (bool(one.places & other.places), PLACE, "place", 1),
        (bool(beside.timed), TIME if beside.short else TIME / 2, "time", int(beside.short)),
        (shared >= _AGREE, WORDS * shared, f"{shared:.0%} of the words", 1 + (shared >= _ALIKE)),
        (bool(named), NAMES * min(2, len(named)), "names", 1),
        (bool(one.states & other.states), STATE, "states", 0),
        (beside.together and known, REPORTED, "reported within days", 0),
        (bool(one.contents & other.contents), CONTENT, "content", 0),
    ]


def _other_word(a: Event, b: Event) -> bool:
    """Whether one sentence, told twice, has two events: the word of the one stands in the other, beside its own."""
    ours, theirs = fold(a.trigger), fold(b.trigger)
    if _words(ours) & _words(theirs):  # "ordered", "the order"
        return False
    return ours != theirs and (ours in fold(b.quote) or theirs in fold(a.quote))


def _said(one: _Sketch, other: _Sketch, rare: dict[str, float], shared: float, together: bool) -> bool:
    """Whether the same was said: "he agreed" of two days, of which nobody says to what, is no telling of one thing."""
    if shared >= _ALIKE:
        return not _swapped(one, other)
    if one.contents and other.contents and not one.contents & other.contents:
        return False
    alike = _overlap(one.matter, other.matter, rare)
    named = one.telling & other.telling
    freely = len(one.stated & other.stated) > 1 and named in (one.telling, other.telling)
    if together and named and (alike >= _SAID or freely):  # of the same places and people
        return True
    if together and one.contents & other.contents and len(one.matter & other.matter) > 1:
        return alike >= _ALIKE
    return shared >= (_AGREE if together else _SAID) and alike >= _SAID


def _swapped(one: _Sketch, other: _Sketch) -> bool:
    """Whether two short sentences are alike but for the thing itself: experts on oil, experts on cotton."""
    short = max(len(one.words), len(other.words)) <= _BRIEF
    ours, theirs = (_own_words(x.event) for x in (one, other)) if short else (frozenset(), frozenset())
    return len(ours - theirs) == len(theirs - ours) == 1


def _own_words(event: Event) -> frozenset[str]:
    """The words of a sentence but for the event's own and those of who takes part."""
    return _words(event.quote) - _words(" ".join([event.trigger, *(p.text for p in event.of(*_PARTIES))]))


def _reality(event: Event) -> str:
    """Done, not done, a condition, or only spoken of: no telling of the one is a telling of the other."""
    if event.status in ("asserted", "ongoing"):
        return "done"
    if event.status == "possible":
        return event.status
    return "not done" if event.status in ("refused", "negated", "halted") else "spoken of"


def _timed(one: _Sketch, other: _Sketch) -> bool | None:
    """Whether the times that both tell have a day in common; None where one tells none."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    return one.first <= other.last and other.first <= one.last


def _apart(one: _Sketch, other: _Sketch) -> int | None:
    """Days between the reports."""
    return None if one.reported is None or other.reported is None else abs(one.reported - other.reported)


def _shared(words: frozenset[str], others: frozenset[str], rare: dict[str, float]) -> float:
    """Which share of the words of the shorter telling stands in the other; none where those words are few."""
    return _overlap(words, others, rare) if len(words & others) >= _ENOUGH else 0.0


def _overlap(words: frozenset[str], others: frozenset[str], rare: dict[str, float]) -> float:
    """Which share of the lighter set is in the other, each word weighed by how rare it is."""
    least = min(sum(map(rare.__getitem__, words)), sum(map(rare.__getitem__, others)))
    return sum(map(rare.__getitem__, words & others)) / least if least else 0.0
