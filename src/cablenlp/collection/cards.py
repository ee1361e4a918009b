"""What of an annotation is compared with others: a card of a catalogue, small enough to keep a hundred thousand of."""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any
from zlib import crc32

from cablenlp.collection.notes import Note
from cablenlp.layers.dates.edtf import bounds
from cablenlp.layers.indexes import numbered_nouns
from cablenlp.layers.shapes.prefix import SERIES
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold

Plain = dict[str, Any]

#: Kinds that name the same sort of message.
_SORTS = {
    "telegram": "cable", "cable": "cable", "cablegram": "cable", "ciphered telegram": "cable", "airgram": "airgram",
    "letter": "letter", "note": "letter", "message": "message",
}  # fmt: skip
#: Words before a number that are no name of a series, beside what messages are called and marks: "Deptel", "your".
_NO_SERIES = re.compile(
    rf"{SERIES}|ciphered|number|series|special|and|my|our|your|ref|re|see|dep(?:t|artment)|embassy|legation|mission"
)
#: The word may stand before a list: "Gocus 519, 521 and 530".
_SERIES = re.compile(r"([A-Za-z]{3,})[\s.:№-]{0,3}(?:[A-Z]{0,4}\d{1,6}(?:,\s{0,2}(?:and\s)?|\sand\s)){0,8}$")
_NUMBER_NOISE = re.compile(r"[^\w/]|_")
_WORD = re.compile(r"[^\W\d_]{5,}")
_MARKS = ("CLASSIFICATION", "PRECEDENCE")
# A second number may stand so far within the body: "1092. Gocus 518 from Cochran."
_HEAD_ENDS = 24
# Of the body so many code points are compared; two tellings of one cable agree in their beginnings.
_COMPARED = 6000


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day that a date allows, as ordinals."""

    first: int
    last: int

    def apart(self, other: Days) -> int:
        """How many days lie between; 0 where the two have a day in common."""
        return max(0, self.first - other.last, other.first - self.last)


@dataclass(frozen=True, slots=True)
class Card:
    """A message as far as it is told: a document itself, or one that it names.

    Attributes:
        id: Of the document.
        kind: What it is called; None if nothing says.
        days: When it was written, sent or received.
        numbers: Its own, folded, each without its series word.
        senders: Slugs or names of who wrote, and of the places and states where they sit.
        recipients: Likewise of who was written to.
        start: Where a message named in a document begins there.
        end: Where it ends.
        text: As it stands there.
        series: The numbers with the name of their series: `gocus 772`.
        direction: Of a reference, which way it went.
        words: Hashes of the longer words of the body, to tell one text told twice; packed, four bytes each.
    """

    id: str
    kind: str | None
    days: Days | None
    numbers: frozenset[str]
    senders: frozenset[str]
    recipients: frozenset[str]
    start: int | None = None
    end: int | None = None
    text: str = ""
    series: frozenset[str] = frozenset()
    direction: str | None = None
    words: bytes = b""

    def plain(self) -> Plain:
        """A message that a document names, as plain values."""
        ends = (date.fromordinal(day).isoformat() for day in (self.days.first, self.days.last)) if self.days else ()
        return {
            "doc": self.id, "text": self.text, "kind": self.kind, "numbers": sorted(self.numbers),
            "date": "/".join(dict.fromkeys(ends)) or None, "senders": sorted(self.senders),
            "recipients": sorted(self.recipients), "start": self.start, "end": self.end,
        }  # fmt: skip

    @property
    def sort(self) -> str | None:
        """The kind without shades: telegrams, cables and cablegrams are one."""
        return _SORTS.get(self.kind or "", self.kind)


def document(note: Note, lexicon: Lexicon) -> Card:
    """The card of a document."""
    header = note["header"]
    marks = (word for e in note["entities"] if e["label"] in _MARKS for word in fold(e["text"]).split())
    others = {*marks, *numbered_nouns(lexicon)}
    dates = [header["date"], header["sent"], header["received"]]
    seats = _Seats(note, lexicon)
    origin = (header["origin"] or {}).get("kb_id")
    body = next((z["start"] for z in note["zones"] if z["zone"] in ("body", "abstract")), 0)
    text = fold(note["text"][body : body + _COMPARED])
    return Card(
        id=note["id"],
        kind=header["kind"],
        days=_days(filter(None, dates)),
        numbers=frozenset(map(plain_number, header["numbers"])),
        senders=seats.of([*header["senders"], *header["signers"]]) | seats.at(origin),
        recipients=seats.of(header["recipients"]),
        series=frozenset(
            chain.from_iterable(
                _series(note["text"], e["start"], e["text"], others)
                for e in note["entities"]
                if e["label"] == "CABLE_NUMBER" and e["text"] in header["numbers"] and e["start"] < body + _HEAD_ENDS
            )
        ),
        words=array("I", sorted({crc32(word.encode()) for word in _WORD.findall(text)})).tobytes(),
    )


def named(note: Note, lexicon: Lexicon, what: str) -> Iterator[Card]:
    """The cards of the messages that a document names: `refers_to`, or `conveys` with what those convey."""
    seats, others = _Seats(note, lexicon), numbered_nouns(lexicon)
    todo: list[Plain] = list(note["header"][what])
    while todo:
        message = todo.pop(0)
        todo += message.get("conveys") or []
        numbers = message.get("numbers") or [message.get("number")]
        start, end = message.get("start"), message.get("end")
        yield Card(
            id=note["id"],
            kind=message["kind"],
            days=_days(filter(None, [message["date"]])),
            numbers=frozenset(plain_number(n) for n in numbers if n),
            senders=seats.of(message["senders"]),
            recipients=seats.of(message["recipients"]),
            start=start,
            end=end,
            text=" ".join(note["text"][start:end].split())[:120] if start is not None else "",
            series=frozenset(_series(note["text"], _place(note["text"], message), message.get("number") or "", others)),
            direction=message.get("direction"),
        )


def plain_number(number: str) -> str:
    """A number without signs and capitals: `UN-751` and `UN 751` are one, `483/sh` keeps its stroke."""
    return _NUMBER_NOISE.sub("", fold(number))


def _place(text: str, message: Plain) -> int:
    """Where the number of a message that a document names stands."""
    start, end = message.get("start") or 0, message.get("end")
    return max(start, text.find(message.get("number") or "", start, end))


def _series(text: str, start: int, number: str, others: Collection[str]) -> Iterator[str]:
    """The number with the word before it, where that names a series and is none of the others."""
    word = _SERIES.search(text, max(0, start - 64), start)
    name = word[1].lower() if word else ""
    if name and number and name not in others and not _NO_SERIES.fullmatch(name):
        yield f"{name} {plain_number(number)}"


#: Where a body sits that is named by its place: "Embassy in the Netherlands", "Consulate General at Batavia".
_AT_POST = re.compile(r"\s(?:in|at|to)\s(?:the\s)?(?P<x>[^,(]{3,40})$")


_ACTING = re.compile(r"^(?:the |acting |deputy )+")
#: Who sits abroad, or whose seat nothing tells.
_ABROAD = re.compile(
    r"\b(?:ambassador|charg[eé]|consul|attach[eé]|representative|delegat|mission|embassy|legation|commission"
    r"|advis[eo]r"
    r"|(?<!prime )(?<!foreign )minister\b(?! (?:of|for)))|\s(?:in|at)\s",
    re.I,
)


def _places(lexicon: Lexicon) -> dict[str, set[str]]:
    """States and cities by their names, folded; one name may mean several."""

    def build(lex: Lexicon) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for row in lex.rows("places"):
            if row.label == "GPE":
                for form in row.forms:
                    found.setdefault(fold(form.text), set()).add(row.kb_id)
        return found

    return lexicon.compiled("seats", build)


class _Seats:
    """Who a side of a route is, and where he sits: an ambassador is also found by his post."""

    def __init__(self, note: Note, lexicon: Lexicon):
        self.entities = note["entities"]
        self.by_id = {e["id"]: e for e in self.entities}
        self.roles = {" ".join(e["text"].split()): e for e in self.entities if e["label"] == "ROLE"}
        self.lexicon = lexicon

    def of(self, people: Iterable[Plain]) -> frozenset[str]:
        found: set[str] = set()
        for person in people:
            found.add(person["kb_id"] or fold(person["name"] or person["text"]))
            mention = self.by_id.get(person["mention"] or "")
            row = self.lexicon.entity(person["kb_id"]) if person["kb_id"] else None
            words = " ".join((person["role"] or person["text"]).split())
            if mention and mention["label"] == "ORG" and (post := _AT_POST.search(words)):
                found.update(*map(self.at, _places(self.lexicon).get(fold(post["x"]), ())))
            at_home = person["role"] and not _ABROAD.search(words)
            if at_home:
                found.add(_ACTING.sub("", fold(words)))
            if row and (at_home or (mention and mention["label"] == "ORG")):
                found |= self.at(row.state)
            for place in (place for e in (mention, self.roles.get(person["role"])) if e for place in self._inside(e)):
                found |= self.at(place)
        return frozenset(found)

    def at(self, place: str | None) -> frozenset[str]:
        """A place and the state it lies in."""
        row = self.lexicon.entity(place) if place else None
        return frozenset(filter(None, (place, row.state if row else None)))

    def _inside(self, mention: Plain) -> Iterator[str | None]:
        """The places that stand within the words for an office or a body: "Embassy in Thailand"."""
        for e in self.entities:
            if e["label"] == "GPE" and mention["start"] <= e["start"] and e["end"] <= mention["end"]:
                yield e["kb_id"]


def _days(dates: Iterable[str]) -> Days | None:
    """What all dates of a message allow together: it was sent on one day and received on another."""
    found = [ends for edtf in dates if (ends := _ends(edtf))]
    if not found:
        return None
    return Days(min(first for first, _ in found), max(last for _, last in found))


def _ends(edtf: str) -> tuple[int, int] | None:
    first, last = bounds(edtf)
    try:
        return (date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()) if first and last else None
    except ValueError:  # before the year 1 or after 9999
        return None
