"""Ties between the documents of a collection: which document an earlier message is that another names, and which two
are one message.

Every tie is weighed by what agrees, and says so; what contradicts (another number, a date that cannot be, other people)
forbids it. Several documents may fit one reference: then all come, as `possible`.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal

from cablenlp.collection import cards
from cablenlp.collection.cards import Card, Days
from cablenlp.collection.notes import Note
from cablenlp.lexicon.store import Lexicon

Relation = Literal["refers_to", "conveys", "same"]
Certainty = Literal["certain", "probable", "possible"]

#: What a tie gains where something agrees. A number and its date, or a number and both ends of a line, make it certain.
NUMBER, SERIES, DAY, NEXT_DAY, SENDER, RECIPIENT, SORT, TEXT = 0.45, 0.3, 0.4, 0.25, 0.2, 0.15, 0.05, 0.6
#: Letters joined to a number, or four figures, make it rare in a collection of many posts.
RARE = 0.15
#: What it loses where both tell who wrote, or to whom, and have nobody in common; one may be told in other words.
UNLIKE = 0.15
#: A letter is no telegram; a message may be either.
OTHER_SORT = 0.2
_WRITTEN = frozenset(("letter", "cable", "airgram", "despatch", "memorandum"))
#: From these scores on a tie is probable, and certain; under the first it is none.
FIRM: tuple[tuple[float, Certainty], ...] = ((0.85, "certain"), (0.65, "probable"), (0.5, "possible"))
# A message is received, and answered, some days after it was sent.
_UNDERWAY = 2
# A bare number counts from the beginning of a year, or of a mission: older messages have it too.
_YEAR = 400
_MONTH = 36
# A message named without its date is mostly a recent one.
_RECENT, _OLD = 30, 120
# Two texts are one where so many of their longer words agree; fewer do where number or line agree too.
_ALIKE, _RATHER = 0.7, 0.4
# So alike are only copies, whatever else their heads say.
_COPY = 0.9
# Less is too little to tell.
_LEAST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Tie:
    """Two documents that belong together.

    Attributes:
        doc: Id of the document that names, or of the later one of two that are the same.
        to: Id of the document meant.
        relation: How: it refers to it, passes it on, or is the same message.
        score: How much agrees, 0 to 1.
        certainty: What that amounts to.
        reasons: What agrees, in words.
        start: Where it is named in `doc`; None for `same`.
        end: Where that ends.
        text: As it is named.
    """

    doc: str
    to: str
    relation: Relation
    score: float
    certainty: Certainty
    reasons: tuple[str, ...]
    start: int | None = None
    end: int | None = None
    text: str = ""


@dataclass(slots=True)
class Thread:
    """The ties of a collection, and what is left open.

    Attributes:
        ties: In the order of the documents, and in each of the places.
        open: Messages that are named and that no document is, as cards.
        documents: How many there are.
    """

    ties: list[Tie]
    open: list[Card]
    documents: int


def thread(notes: Iterable[Note], lexicon: Lexicon) -> Thread:
    """The ties between documents; of each only a card is kept."""
    seen = Seen(lexicon)
    for note in notes:
        seen.see(note)
    return seen.thread()


class Seen:
    """The cards of the documents that went by, for whoever reads the notes only once.

    Args:
        lexicon: Rows of names.
        named: Whether the messages that they name are wanted too, for `thread`.
    """

    def __init__(self, lexicon: Lexicon, *, named: bool = True):
        self.lexicon = lexicon
        self.relations: tuple[Relation, ...] = ("refers_to", "conveys") if named else ()
        self.documents: list[Card] = []
        self.named: list[tuple[Relation, Card]] = []

    def see(self, note: Note) -> Note:
        """Keep the cards of a note and give it on."""
        self.documents.append(cards.document(note, self.lexicon))
        for relation in self.relations:
            self.named += [(relation, card) for card in cards.named(note, self.lexicon, relation)]
        return note

    def thread(self) -> Thread:
        """All ties between what was seen."""
        catalogue = _Catalogue(self.documents)
        ties: list[Tie] = []
        left: list[Card] = []
        for relation, card in self.named:
            found = list(_meant(card, relation, catalogue))
            ties += found
            if not found:
                left.append(card)
        ties += same(catalogue)
        order = {card.id: n for n, card in enumerate(self.documents)}
        ties.sort(key=lambda tie: (order[tie.doc], tie.start if tie.start is not None else -1, -tie.score))
        return Thread(ties, left, len(self.documents))

    def copies(self) -> list[tuple[str, str]]:
        """Only the pairs of documents that are one message."""
        return [(tie.doc, tie.to) for tie in same(_Catalogue(self.documents))]


class _Catalogue:
    """The documents by what they can be found by."""

    def __init__(self, documents: list[Card]):
        self.documents = documents
        self.series = {one.split()[0] for card in documents for one in card.series}
        self.by_id = {card.id: card for card in documents}
        self.by_number: dict[str, list[Card]] = defaultdict(list)
        self.by_day: dict[int, list[Card]] = defaultdict(list)
        for card in documents:
            for number in card.numbers:
                self.by_number[number].append(card)
            if card.days and card.days.last - card.days.first <= _UNDERWAY:
                for day in range(card.days.first, card.days.last + 1):
                    self.by_day[day].append(card)

    def near(self, numbers: Iterable[str], about: Days | None) -> Iterator[Card]:
        """The documents that have one of the numbers, or were written about a day; each once."""
        days = range(about.first - _UNDERWAY, about.last + _UNDERWAY + 1) if about else ()
        if len(days) > _MONTH:  # "your letters of last year" name none
            days = ()
        found = chain(
            *(self.by_number.get(number, ()) for number in numbers), *(self.by_day.get(day, ()) for day in days)
        )
        yield from {id(other): other for other in found}.values()


def _meant(card: Card, relation: Relation, catalogue: _Catalogue) -> Iterator[Tie]:
    """The documents that a message named in another may be."""
    origin = catalogue.by_id[card.id]
    in_series = card.series if {one.split()[0] for one in card.series} & catalogue.series else frozenset()
    # what is passed on was mostly written just before
    about = origin.days if relation == "conveys" and not card.numbers and not card.days else card.days
    candidates = (
        o for o in catalogue.near(card.numbers, about) if o.id != card.id and (not in_series or in_series & o.series)
    )
    weighed = [(other, _weigh(card, other, origin)) for other in candidates]
    found = sorted(((w[0], w[1], other) for other, w in weighed if w and w[0] >= FIRM[-1][0]), key=lambda f: -f[0])
    if not found:
        return
    best = found[0][0]
    equal = [f for f in found if best - f[0] < 0.1]
    for score, reasons, other in equal:
        several = len({f[2].id for f in equal}) > 1
        certainty: Certainty = "possible" if several else _certainty(score)
        why = (*reasons, f"{len(equal)} documents fit") if several else reasons
        yield Tie(card.id, other.id, relation, score, certainty, why, card.start, card.end, card.text)


def _is_rare(number: str) -> bool:
    return not number.isdigit() or len(number) > 3


def _certainty(score: float) -> Certainty:
    return next(name for least, name in FIRM if score >= least)


Weighed = tuple[float, tuple[str, ...]] | None


def _weigh(card: Card, other: Card, origin: Card) -> Weighed:
    """How well a document fits a message that is named in the document `origin`; None where it cannot be it."""
    if _strangers(card, other):
        return None
    score, reasons = 0.0, list[str]()
    for test in (_by_number, _by_date, _by_sides, _by_direction):
        found = test(card, other, origin)
        if found is None:
            return None
        score += found[0]
        reasons += found[1]
    if card.sort and card.sort == other.sort:
        score += SORT
    return min(1.0, round(score, 2)), tuple(reasons)


def _by_number(card: Card, other: Card, origin: Card) -> Weighed:
    """What the numbers and series of both say, and their sorts where none is told."""
    if not card.numbers:
        if not card.sort or not other.sort or card.sort == other.sort:
            return 0.0, ()
        return -(OTHER_SORT if {card.sort, other.sort} <= _WRITTEN else SORT), ()
    shared = card.numbers & other.numbers
    if not shared:
        return None if other.numbers or card.sort != other.sort else (0.0, ())
    series = card.series & other.series
    score = NUMBER + RARE * any(map(_is_rare, shared)) + SERIES * bool(series)
    return score, (f"number {min(series or shared)}",)


def _by_date(card: Card, other: Card, origin: Card) -> Weighed:
    """What the day of the document says: that of the message, or none, and then how long before the naming it was."""
    if other.days is None:
        return 0.0, ()
    if origin.days and other.days.first > origin.days.last + 1:
        return None  # nobody names what is not yet written
    if card.days:
        apart = card.days.apart(other.days)
        if apart > _UNDERWAY:
            return None
        return (DAY, ("date",)) if apart == 0 else (NEXT_DAY, ("date, give or take a day or two",))
    age = origin.days.apart(other.days) if origin.days else None
    if age is None:
        return 0.0, ()
    if age > _YEAR:
        return None
    return (DAY / 4, ("written shortly before",)) if age <= _RECENT else (-DAY / 2 if age > _OLD else 0.0, ())


def _by_sides(card: Card, other: Card, origin: Card) -> Weighed:
    """What the names of who wrote to whom say."""
    score, reasons = 0.0, []
    for one, two, weight, what in (
        (card.senders, other.senders, SENDER, "sender"),
        (card.recipients, other.recipients, RECIPIENT, "recipient"),
    ):
        if one & two:
            score += weight
            reasons.append(what)
        elif one and two:
            score -= UNLIKE
    return score, tuple(reasons)


def _by_direction(card: Card, other: Card, origin: Card) -> Weighed:
    """What "your" and "my" say, where the names told nothing."""
    way = _way(card, other, origin)
    return None if way is None else (way, ("line",) if way else ())


def _way(card: Card, other: Card, origin: Card) -> float | None:
    """Whether the direction of a reference ("your 36", "my 53") agrees with where both documents were written.

    Counts only where the names told nothing; None where it contradicts.
    """
    if card.direction not in ("from the sender", "from the recipient") or not (origin.senders and other.senders):
        return 0.0
    if card.senders & other.senders:
        return 0.0
    here = bool(origin.senders & other.senders)
    if here != (card.direction == "from the sender"):
        return None
    # "my 53" was written here; "your 36" came from anywhere else, where nothing says whom this one goes to
    return SENDER if here or card.senders else 0.0


def _strangers(card: Card, other: Card) -> bool:
    """Whether both ends are told on both sides, and neither has anybody in common."""
    told = card.senders and other.senders and card.recipients and other.recipients
    return bool(told) and not (card.senders & other.senders) and not (card.recipients & other.recipients)


def same(catalogue: _Catalogue) -> Iterator[Tie]:
    """Pairs of documents that are one message: printed twice, or catalogued in two archives."""
    place = {id(card): n for n, card in enumerate(catalogue.documents)}
    for n, card in enumerate(catalogue.documents):
        for other in catalogue.near(card.numbers, card.days):
            if place[id(other)] < n and other.id != card.id and (found := _same(card, other)):
                yield Tie(card.id, other.id, "same", found[0], _certainty(found[0]), found[1])


def _same(card: Card, other: Card) -> Weighed:
    alike = _alike(card, other)
    agree = {
        "number": bool(card.numbers & other.numbers),
        "date": bool(card.days and other.days and not card.days.apart(other.days)),
        "sender": bool(card.senders & other.senders),
        "recipient": bool(card.recipients & other.recipients),
    }
    differ = (
        bool(card.numbers and other.numbers) and not agree["number"],
        bool(card.days and other.days) and not agree["date"],
        bool(card.senders and other.senders) and not agree["sender"],
        bool(card.sort and other.sort) and card.sort != other.sort,
    )
    if differ[0] and differ[1]:
        return None  # another number and another day: the one quotes the other
    if alike < _RATHER or (any(differ) and alike < _COPY):
        return None
    if alike < _ALIKE and not (agree["date"] and (agree["number"] or (agree["sender"] and agree["recipient"]))):
        return None
    weights = {"number": NUMBER / 2, "date": DAY / 2, "sender": SENDER / 2, "recipient": RECIPIENT / 2}
    score = alike * TEXT + sum(weights[what] for what, does in agree.items() if does)
    reasons = (*(what for what, does in agree.items() if does), f"{alike:.0%} of the words")
    return (min(1.0, round(score, 2)), reasons) if score >= FIRM[-1][0] else None


def _alike(card: Card, other: Card) -> float:
    """Which share of the longer words of the shorter text stands in the other."""
    words, others = _unpacked(card.words), _unpacked(other.words)
    least = min(len(words), len(others))
    return len(words & others) / least if least >= _LEAST_WORDS else 0.0


@lru_cache(maxsize=2048)
def _unpacked(words: bytes) -> frozenset[int]:
    return frozenset(array("I", words))
