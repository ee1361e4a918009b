"""How two tellings are weighed: what contradicts forbids a tie, what agrees adds up and gives its reason."""

from __future__ import annotations

from collections import Counter
from math import fsum, log
from typing import NamedTuple

from cablenlp.collection.same.sketch import SHORT, Sketch, words_of

#: What a tie gains where something agrees.
AGENT, TARGET, STATE, PLACE, ONCE = 0.2, 0.2, 0.1, 0.15, 0.1
TIME, REPORTED, WORDS, CONTENT, COPY = 0.25, 0.1, 0.5, 0.1, 0.4
# For each name in the sentence besides those who act, up to two.
NAMES = 0.1
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
# Words agree when this share of them does, each weighed by how rare it is; what was said must agree by more, and with
# the last it is one sentence told twice.
_AGREE, _SAID, _ALIKE = 0.4, 0.55, 0.7
# Of fewer words no share is counted; and who says less, and no time, uses a formula: "Signed Kuznetsov."
_ENOUGH, _FORMULA = 5, 3
# Sentences of so few words differ by what one word says.
_BRIEF = 14
# Reports of one thing lie so many days apart; when the texts name the time itself, ever so far.
_WINDOW = 21
# Reports within so many days may be of one conversation.
_TOGETHER = 2
# Two numbers are one count when they differ by no more than this share: "some 200", "190".
_ABOUT = 0.2

#: How much speaks for one event, and what.
Weight = tuple[float, tuple[str, ...]]


def rarity(counts: Counter[str], events: int) -> dict[str, float]:
    """How much each word tells: the fewer events have it, the more (inverse document frequency)."""
    return {word: log((1 + events) / n) for word, n in counts.items()}


def weigh(one: Sketch, other: Sketch, rare: dict[str, float], copies: bool) -> Weight | None:
    """How much speaks for one event, and what; None where something speaks against it."""
    if one.doc == other.doc or _contradict(one, other):
        return None
    beside = _compare(one, other, rare)
    if _apart_in_time(one.type, beside) or _apart_in_words(one, other, rare, beside):
        return None
    agreeing = [x for x in _agreeing(one, other, beside) if x[0]]
    if copies:
        agreeing.append((True, COPY, "one document told twice", 1))
    score = 0.1 * (one.type == other.type) + sum(gain for _, gain, _, _ in agreeing)
    if score < _LEAST or sum(n for *_, n in agreeing) < _PARTICULARS:
        return None
    types = "type" if one.type == other.type else f"type {one.type} or {other.type}"
    return min(1.0, round(score, 2)), (types, *(why for _, _, why, _ in agreeing))


def _contradict(one: Sketch, other: Sketch) -> bool:
    """Whether something speaks against one event, whatever speaks for it."""
    if one.reality != other.reality or (one.states and other.states and not one.states & other.states):
        return True
    mutual = {one.type, other.type} <= _MUTUAL
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
    if one.number and other.number and abs(one.number - other.number) > _ABOUT * max(one.number, other.number):
        return True
    return any(_foretold(*pair) or _recalled(*pair) for pair in ((one, other), (other, one)))


def _foretold(one: Sketch, other: Sketch) -> bool:
    """Whether the one happened only after the other was told as done."""
    if other.reality != "done" or one.first is None or other.reported is None:
        return False
    return one.first > other.reported + 1  # a day may turn on the way


def _recalled(one: Sketch, other: Sketch) -> bool:
    """Whether the one tells of another year, as its sentence has it, than the other, which was told of its own."""
    if one.reality != "done" or one.dated or not one.years or other.year is None:
        return False
    return not one.years & (other.years | {other.year})


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


def _compare(one: Sketch, other: Sketch, rare: dict[str, float]) -> _Compared:
    timed, apart = _timed(one, other), _apart(one, other)
    return _Compared(
        timed,
        apart,
        _shared(one.words, other.words, rare),
        bool(timed) and one.short and other.short,
        timed is None and apart is not None and apart <= _TOGETHER,
        {one.type, other.type} <= _MUTUAL,
    )


def _apart_in_time(type: str, beside: _Compared) -> bool:
    """Whether the times that are told, or the days of the reports, are too far from each other."""
    if beside.timed is not None:
        return not beside.timed
    apart = beside.apart or 0
    return apart > _WINDOW or (type in _REPEATED and apart > SHORT and beside.shared < _COPIED)


def _apart_in_words(one: Sketch, other: Sketch, rare: dict[str, float], beside: _Compared) -> bool:
    """Whether the words tell of two events, or are too few to tell."""
    if beside.shared >= _SAID and _other_word(one, other):
        return True
    if one.type in _SPEECH and not _said(one, other, rare, beside.shared, beside.together or beside.short):
        return True
    if one.type in _REPEATED and beside.timed is None and (beside.apart or 0) > SHORT:
        return one.own != other.own
    if one.reality == "spoken of" and beside.shared >= _ALIKE and _swapped(one, other):
        return True
    return not beside.short and min(len(one.words - one.names), len(other.words - other.names)) <= _FORMULA


def _agreeing(one: Sketch, other: Sketch, beside: _Compared) -> list[tuple[bool, float, str, int]]:
    """What may agree: whether it does, how much it counts, what it is, and for how many particulars it stands."""
    shared = beside.shared
    agent, target = bool(one.agents & other.agents), bool(one.targets & other.targets)
    if beside.mutual:  # who meets whom is all one
        both = len((one.agents | one.targets) & (other.agents | other.targets))
        agent, target = both > 0, both > 1
    elif one.type not in _SPEECH and not agent:  # "Dutch troops", "the Dutch forces"
        agent = bool(one.forces & other.forces)
    theme, named = bool(one.themes & other.themes), one.telling & other.telling
    known = bool(one.people & other.people) or shared >= _AGREE  # states act on each other every day
    return [
        (agent, AGENT, "agent", int(target or not beside.mutual)),  # a minister meets many on one day
        (target, TARGET, "target", 1),
        (theme, TARGET, "theme", 1),
        (agent and (target or theme) and one.type in _ONCE, ONCE, "happens once", 0),
        (bool(one.places & other.places), PLACE, "place", 1),
        (bool(beside.timed), TIME if beside.short else TIME / 2, "time", int(beside.short)),
        (shared >= _AGREE, WORDS * shared, f"{shared:.0%} of the words", 1 + (shared >= _ALIKE)),
        (bool(named), NAMES * min(2, len(named)), "names", 1),
        (bool(one.states & other.states), STATE, "states", 0),
        (beside.together and known, REPORTED, "reported within days", 0),
        (bool(one.contents & other.contents), CONTENT, "content", 0),
    ]


def _other_word(one: Sketch, other: Sketch) -> bool:
    """Whether one sentence, told twice, has two events: the word of the one stands in the other, beside its own."""
    ours, theirs = one.trigger, other.trigger
    if words_of(ours) & words_of(theirs):  # "ordered", "the order"
        return False
    return ours != theirs and (ours in other.quote or theirs in one.quote)


def _said(one: Sketch, other: Sketch, rare: dict[str, float], shared: float, together: bool) -> bool:
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


def _swapped(one: Sketch, other: Sketch) -> bool:
    """Whether two short sentences are alike but for the thing itself: experts on oil, experts on cotton."""
    short = max(len(one.words), len(other.words)) <= _BRIEF
    return short and len(one.own - other.own) == len(other.own - one.own) == 1


def _timed(one: Sketch, other: Sketch) -> bool | None:
    """Whether the times that both tell have a day in common; None where one tells none."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    return one.first <= other.last and other.first <= one.last


def _apart(one: Sketch, other: Sketch) -> int | None:
    """Days between the reports."""
    return None if one.reported is None or other.reported is None else abs(one.reported - other.reported)


def _shared(words: frozenset[str], others: frozenset[str], rare: dict[str, float]) -> float:
    """Which share of the words of the shorter telling stands in the other; none where those words are few."""
    return _overlap(words, others, rare) if len(words & others) >= _ENOUGH else 0.0


def _overlap(words: frozenset[str], others: frozenset[str], rare: dict[str, float]) -> float:
    """Which share of the lighter set is in the other, each word weighed by how rare it is."""
    least = min(fsum(map(rare.__getitem__, words)), fsum(map(rare.__getitem__, others)))  # in any order the same
    return fsum(map(rare.__getitem__, words & others)) / least if least else 0.0
