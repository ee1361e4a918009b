"""What an event is compared by: who, whom, where, when, and the words of its sentence and of its contents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from cablenlp.collection.events import Event, Party, states_of
from cablenlp.layers.dates.edtf import bounds
from cablenlp.matching import fold

_KIN = (
    {"MEET", "NEGOTIATE", "VISIT"}, {"REQUEST", "DEMAND", "INQUIRE"}, {"PROPOSE", "ADVISE"}, {"ORDER", "DECIDE"},
    {"INFORM", "CONVEY", "WARN"}, {"MOVE_TROOPS", "ATTACK"},
)  # fmt: skip
#: A type -> the type under which its kin are compared: an armistice is talked of as talks.
FAMILY = {name: min(kin) for kin in _KIN for name in kin}
# A time this short tells one event from another, in days.
SHORT = 7
# Contents within contents are followed so deep.
_DEPTH = 4
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
# Words are compared by their stems: without endings, and no longer than this.
_ENDING = re.compile(r"(?<=\w{4})(?:ing|ed|es|s|e|y|ies|ied)$")
_STEM = 6
# Words that two tellings share without meaning the same.
_COMMON = frozenset(
    "that this with from have been were will would they their them about into which also said than the and for was had "
    "has not are but who his her its all any may can did".split()
)
_PARTIES = ("agent", "target", "participant", "beneficiary")
# Said once more is another time.
_AGAIN = re.compile(r"\b(?:again|anew|once more|a second time|reiterated)\b")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAY = re.compile(rf"\b(?:({_MONTHS})[a-z]*\.? (\d\d?)|(\d\d?)(?:st|nd|rd|th)? ({_MONTHS})[a-z]*)\b")
_WEEKDAY = re.compile(r"\b(?:sun|mon|tues|wednes|thurs|fri|satur)day\b")
_YEAR = re.compile(r"\b1[789]\d\d\b|\b20\d\d\b")
_NUMBER = re.compile(r"\d[\d,]*")


class Sketch(NamedTuple):
    """What of an event is compared; days are ordinals, people and places slugs or their words, words stems.

    Attributes:
        doc: Id of its document.
        type: Of the event.
        reality: See `reality`.
        first: First day that its time allows.
        last: Last day.
        dated: Whether it tells a time at all.
        reported: Day of the document.
        year: Year of the document.
        agents: Who did it, or had a part in it.
        persons: Persons among the agents.
        people: Persons among agents and targets.
        targets: To or for whom it was done.
        states: States of all these.
        places: Where, from where, where to.
        themes: What it was done with, as far as it is known.
        forces: States of those agents who are no persons.
        words: Of the sentence and of the theme, with the names.
        own: Of the sentence, but for the event's own and those of who takes part.
        matter: Of what was said, asked for or agreed.
        contents: Types of what was said, asked for or agreed.
        days: Days of a month in the sentence.
        weekdays: Days of a week there.
        years: Years there.
        names: Whom and what the sentence names besides those who act.
        telling: Those of the names that few events of the collection have; filled in when all are known.
        stated: Those who have a part and are named in the sentence itself.
        to: Those to whom it was done, and their states.
        again: Whether it was done once more.
        number: How many of the theme.
        trigger: The event's own words, folded.
        quote: The sentence, folded.
    """

    doc: str
    type: str
    reality: str
    first: int | None
    last: int | None
    dated: bool
    reported: int | None
    year: str | None
    agents: frozenset[str]
    persons: frozenset[str]
    people: frozenset[str]
    targets: frozenset[str]
    states: frozenset[str]
    places: frozenset[str]
    themes: frozenset[str]
    forces: frozenset[str]
    words: frozenset[str]
    own: frozenset[str]
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
    number: int | None
    trigger: str
    quote: str

    @property
    def family(self) -> str:
        """The type under which its kin are compared."""
        return FAMILY.get(self.type, self.type)

    @property
    def short(self) -> bool:
        """Whether its time tells it from others."""
        return self.first is not None and self.last is not None and self.last - self.first <= SHORT


def sketch(event: Event, by_id: dict[str, Event]) -> Sketch:
    """What an event is compared by; `by_id` has all events of its document."""
    theme = " ".join(party.called for party in event.of("theme", "content") if not party.event)
    quote = fold(event.quote)
    teller = [event.source] if event.source else []
    names = event.names - _known([*event.of("agent", "target", "participant"), *teller])
    return Sketch(
        doc=event.doc,
        type=event.type,
        reality=reality(event.status),
        first=_ordinal(event.earliest),
        last=_ordinal(event.latest),
        dated=bool(event.time),
        reported=_ordinal(bounds(event.reported)[0]) if event.reported else None,
        year=event.reported[:4] if event.reported else None,
        agents=_names(event.of("agent", "participant")),
        persons=_persons(event.of("agent", "participant")),
        people=_persons(event.of("agent", "participant", "target")),
        targets=_names(event.of("target", "beneficiary", "participant")),
        states=states_of(event.of("agent", "target", "participant")),
        places=_names(event.of("place", "destination", "origin")),
        themes=frozenset(p.kb_id for p in event.of("theme") if p.kb_id),
        forces=states_of(p for p in event.of("agent") if p.label != "PERSON"),
        words=words_of(f"{theme} {event.quote}") | names,
        own=_own(event),
        matter=_matter(event, by_id),
        contents=_contents(event, by_id),
        days=frozenset(f"{m[1] or m[4]} {m[2] or m[3]}" for m in _DAY.finditer(quote)),
        weekdays=frozenset(_WEEKDAY.findall(quote)),
        years=frozenset(_YEAR.findall(quote)),
        names=names,
        telling=frozenset(),
        stated=frozenset(p.kb_id for p in event.of(*_PARTIES) if p.kb_id and p.certainty == "stated"),
        to=_known(event.of("target", "beneficiary")),
        again=_AGAIN.search(quote) is not None,
        number=_number(event),
        trigger=fold(event.trigger),
        quote=quote,
    )


def words_of(text: str) -> frozenset[str]:
    """The stems of the words that mean something."""
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
        words |= words_of(party.called)
        if inner and depth:
            words |= words_of(" ".join(p.called for p in inner.of("agent", "target", "destination", "place")))
            words |= _matter(inner, by_id, depth - 1)
    return words


def _number(event: Event) -> int | None:
    """How many of the theme, where one number says it."""
    numbers = [_NUMBER.findall(party.quantity) for party in event.of("theme") if party.quantity]
    return int(numbers[0][0].replace(",", "")) if len(numbers) == 1 and len(numbers[0]) == 1 else None


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:  # before the year 1
        return None


def _own(event: Event) -> frozenset[str]:
    """The words of a sentence but for the event's own and those of who takes part."""
    return words_of(event.quote) - words_of(" ".join([event.trigger, *(p.text for p in event.of(*_PARTIES))]))


def reality(status: str) -> str:
    """Done, not done, a condition, or only spoken of: no telling of the one is a telling of the other."""
    if status in ("asserted", "ongoing"):
        return "done"
    if status == "possible":
        return status
    return "not done" if status in ("refused", "negated", "halted") else "spoken of"
