"""Who to whom, by whom carried, for whom, passing on what: a route read from left to right.

The actors of a title or phrase are known already; what stands between two of them says what the second one is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from cablenlp.matching import PhraseIndex, split

Actor = dict[str, Any]


@dataclass(slots=True)
class Atom:
    """Somebody or something that may have a part in a route: its place, its label, and how the header names it."""

    start: int
    end: int
    label: str
    actor: Actor
    city: bool = False  # a place that is no state


@dataclass(slots=True)
class Message:
    """A message with its route; those that it passes on are inside it."""

    kind: str | None = None
    start: int = 0
    end: int = 0
    origin: Atom | None = None
    slots: dict[str, list[Atom]] = field(default_factory=dict)
    conveys: list[Message] = field(default_factory=list)

    def add(self, slot: str, atom: Atom) -> None:
        self.slots.setdefault(slot, []).append(atom)
        self.end = max(self.end, atom.end)


#: Kinds of documents that have participants.
TALKS = ("record of conversation", "memorandum of conversation", "minutes")

#: Words between two actors and what they make of the second.
_MARKERS = re.compile(
    r"\b(?:(?P<senders>from|by|of|signed)|(?P<recipients>to)|(?P<via>via|through|by way of|c/o|care of)"
    r"|(?P<for>for|intended for|addressed ultimately to)|(?P<between>between|with|among)|(?P<at>in|at))\b",
    re.I,
)
_CONVEYS = re.compile(
    r"\b(?:convey(?:s|ing|ed)?|transmit(?:s|ting|ted)?|relay(?:s|ing|ed)?|forward(?:s|ing|ed)?|pass(?:es|ing|ed)? on"
    r"|enclos(?:es|ing|ed)|attach(?:es|ing|ed)|contain(?:s|ing)|reproduc(?:es|ing)|quot(?:es|ing)"
    r"|reports? the text of"
    r"|(?P<weak>including|includes|together with|with))\b",
    re.I,
)
_SUBJECT = re.compile(
    r"\b(?:regarding|concerning|about|on|re|relating|with regards?|with respect|with reference|in re|as to"
    r"|in (?:reply|response|connection|answer)|following|after|during|over|requesting|asking|informing|reporting"
    r"|proposing|responding|replying|discussing|noting|advising|thanking|dated)\b",
    re.I,
)
#: What a list of actors may hold between two of them.
_JOINING = re.compile(
    r"(?:\s|,|&|/|\b(?:and|the|comrades?|cdes?\.?|messrs\.?|of|mr\.?|also|as well as|both)(?![a-z]))*", re.I
)
#: What a sentence may hold between two actors of one route.
_PLAIN = re.compile(
    r"(?:\s|[\[\](),:&/.]|\b(?:and|from|to|via|through|for|by|of|the|an?|his|its|their|comrades?|cdes?|mr|chairman"
    r"|premier"
    r"|ambassador|general|marshal|dated|minister|president|message|letter|telegram|reply|note|earlier|recent"
    r"|personal|also|then"
    r"|foreign|prime|as well as|both)(?![a-z]))*",
    re.I,
)
#: Directly before an actor: who wrote, although the subject has begun.
_AUTHOR = re.compile(r"\b(?:from|by|between)\s+(?:the\s+)?(?:comrades?\s+|cdes?\.\s+)?$", re.I)
_TO_FOLLOWS = re.compile(r"\s+to\b", re.I)
_BEFORE_SENDER = re.compile(r"(?:\s*[,:;(\-–]\s*(?:from\s+|by\s+)?|\s+by\s+)(?:the\s+|cde\.?\s+|comrade\s+)?", re.I)


def read_route(
    text: str, start: int, end: int, atoms: list[Atom], kinds: PhraseIndex[str], kind: str | None, *, title: bool
) -> Message:
    """The message whose route stands in `text[start:end]`.

    Args:
        text: The document.
        start: Where the kind of the message, or its first actor, begins.
        end: Where the title or sentence ends.
        atoms: The actors in the document, in order.
        kinds: Names of kinds of messages.
        kind: The kind, when it is known.
        title: In a title an actor without any marker is the sender; in a sentence reading stops at the first words
            that belong to no route.
    """
    inside = [a for a in atoms if a.start >= start and a.end <= end]
    reader = _Reader(text, start, end, inside, kinds, kind, title)
    for n in range(len(inside)):
        if not reader.take(n):
            break
    return reader.root


class _Reader:
    """Where the reading of a route stands: the message and the slot that are being filled."""

    def __init__(
        self, text: str, start: int, end: int, atoms: list[Atom], kinds: PhraseIndex[str], kind: str | None, title: bool
    ):
        self.text, self.end, self.atoms, self.kinds, self.title = text, end, atoms, kinds, title
        self.root = self.current = Message(kind, start, start)
        self.slot, self.at = "", start
        self.about = False  # nobody has been named yet, and the title tells what it is about

    def take(self, n: int) -> bool:
        """Give an actor its part; False where the route ends."""
        atom = self.atoms[n]
        gap = self.text[self.at : atom.start]
        if self.slot in ("for", "recipients") and _TO_PASS_ON.fullmatch(gap):  # "for Günther to pass on to Tanner"
            self.current.slots.setdefault("via", []).append(self.current.slots[self.slot].pop())
            self.current.add("for", atom)
            self.slot, self.at = "for", atom.end
            return True
        opened = self._open(gap)
        if opened is not None:
            gap = gap[opened:]
        elif _SUBJECT.search(gap):
            if self.current.slots or not self.title:
                return False
            self.about = True
        elif not self.title and self.current.slots and kind_in(gap, self.kinds):
            return False
        if self.about and not (_AUTHOR.search(gap) and self._is_author(n)):
            self.at = atom.end
            return True
        self.about = False
        if self.root.kind in TALKS and self._heads(n, gap):
            self.slot, self.at = "participants", atom.end
            return True
        if atom.label == "PERSON" and self._owns(n):
            return True
        if atom.label == "PERSON" and n and _MAN_OF.search(self.text, self.atoms[n - 1].start, atom.start):
            self.at = atom.end
            return True
        if atom.label in ("ORG", "GPE") and self.current.slots and (_HEAD_OF.search(gap) or self._belongs(n, gap)):
            self.at = atom.end
            return True
        if not self.title and self.current.slots and not _PLAIN.fullmatch(gap):
            return False
        return self._place(atom, _marker(gap), n) or self._add(atom, gap)

    def _heads(self, n: int, gap: str) -> bool:
        """Whether a body is but the one of him who is named next: "with the head of a section of the Ministry, X"."""
        atom, after = self.atoms[n], self.atoms[n + 1 : n + 2]
        if atom.label not in ("ORG", "GPE") or not after or after[0].label != "PERSON" or not _WITH_HEAD.search(gap):
            return False
        return _HIS_NAME.fullmatch(self.text, atom.end, after[0].start) is not None

    def _owns(self, n: int) -> bool:
        """Whether somebody is but the master of him who is named next: "Le Duan's Deputy Nguyen Duy Trinh"."""
        after = self.atoms[n + 1 : n + 2]
        return (
            bool(after)
            and after[0].label == "PERSON"
            and bool(_HIS_MAN.fullmatch(self.text, self.atoms[n].end, after[0].start))
        )

    def _belongs(self, n: int, gap: str) -> bool:
        """Whether a body is the one of the person before it: "Robert Komer of the National Security Council"."""
        return n > 0 and self.atoms[n - 1].label == "PERSON" and _OF.fullmatch(gap) is not None

    def _is_author(self, n: int) -> bool:
        """Whether an actor behind "from" wrote: no place did, nor what a city is joined to ("railway from A to B")."""
        atom, after = self.atoms[n], self.atoms[n + 1 : n + 2]
        to_city = bool(after) and after[0].city and _TO_FOLLOWS.match(self.text, atom.end)
        return atom.label != "GPE" and not to_city

    def _open(self, gap: str) -> int | None:
        """Begin a conveyed message where the words before an actor say so; where the rest of these words begins.

        None where they say nothing of the kind: "with" needs a kind behind it, and no subject before it.
        """
        kind = kind_in(gap, self.kinds)
        conveys = _CONVEYS.search(gap)
        subject = _SUBJECT.search(gap)
        if conveys and conveys["weak"] and (not kind or (subject and subject.start() < conveys.start())):
            conveys = None
        if not conveys and (not (kind and self.current.slots) or subject or not self.title):
            return None
        name, start, end = kind or ("message", conveys.end() if conveys else 0, conveys.end() if conveys else 0)
        begin = conveys.end() if conveys else 0
        begin += len(gap[begin:]) - len(_LEADING.sub("", gap[begin:]))
        self.current = Message(name, self.at + min(begin, start), self.at + end)
        self.root.conveys.append(self.current)
        self.slot = ""
        return end

    def _place(self, atom: Atom, marker: str, n: int) -> bool:
        """Whether an actor is but the place where the message was written."""
        if atom.label != "GPE":
            return False
        before, after = self.text[self.at : atom.start].strip(), self.text[atom.end : atom.end + 4]
        if before == "(" and after[:1] == ")":  # "Vinogradov (Cairo) to Brezhnev"
            self.current.origin = self.current.origin or atom
            self.at = atom.end + 1
            return True
        if marker == "senders" and self._is_origin(atom, n):
            self.current.origin = atom
            self.slot = "" if after[:1] == "," else self.slot
        elif self.current.slots and (marker == "at" or self._is_address(atom)):
            self.current.origin = self.current.origin or atom
        else:
            return False
        self.at = atom.end
        return True

    def _is_origin(self, atom: Atom, n: int) -> bool:
        """Whether a place after "from" is where the message was sent: a city, or one beside a sender."""
        if atom.city and any(a.label in ("PERSON", "ROLE") for a in self.current.slots.get("senders", ())):
            return True
        if n + 1 == len(self.atoms):
            after = self.text[atom.end : min(self.end, atom.end + 4)].strip()
            return not _TO_FOLLOWS.match(self.text, atom.end) and after in (",", ":", "")
        between = self.text[atom.end : self.atoms[n + 1].start]
        return bool(_BEFORE_SENDER.fullmatch(between)) or (atom.city and bool(_TO_FOLLOWS.match(between)))

    def _is_address(self, atom: Atom) -> bool:
        """Whether a place after a comma tells where the people of the slot are."""
        before = self.text[self.at : atom.start].strip()
        if before != "," and not (atom.city and _BUILDING.fullmatch(before)):
            return False
        return any(a.label in ("PERSON", "ROLE") for a in self.current.slots.get(self.slot, ()))

    def _add(self, atom: Atom, gap: str) -> bool:
        """Put an actor into its slot; False where a sentence goes on without route."""
        marker = _marker(gap)
        talk = self.root.kind in TALKS and self.current is self.root
        if marker == "between" and (talk or self.current.kind is None or not self.current.slots):
            self.slot = "participants"
        elif marker in ("senders", "recipients", "via", "for"):
            self.slot = "participants" if talk and marker == "senders" and atom.label != "ORG" else marker
        elif not self.slot or (self.slot == "via" and self._writes(atom)):
            self.slot = "participants" if talk else "senders"
        elif not self.title and not _JOINING.fullmatch(gap):
            return False
        self.current.add(self.slot, atom)
        self.at = atom.end
        return True

    def _writes(self, atom: Atom) -> bool:
        """Whether an actor without marker is the sender since "to" follows: "via Roshchin, Stalin to Zhou"."""
        return not self.current.slots.get("senders") and bool(_TO_FOLLOWS.match(self.text, atom.end))


#: The office behind a name goes on: "Frank Bartholomew, Head of United Press".
_HEAD_OF = re.compile(r",\s(?:the\s)?[A-Z]?\w+(?:\s\w+){0,2}\sof\s(?:the\s)?$")
#: Whose man somebody is: "Anoshkin, Adjutant of Marshal Kulikov".
_MAN_OF = re.compile(
    r",\s(?:the\s|an?\s)?(?:special\s|personal\s)?(?i:adjutant|aide(?:-de-camp)?|assistant|secretary|deputy"
    r"|interpreter"
    r"|chief of staff|adviser|envoy|representative)\s(?:of|to)\s(?:the\s)?(?:[A-Z]\w+\s){0,2}$"
)
_HIS_MAN = re.compile(r"['’]s?\s(?i:deputy|aide|assistant|secretary|adjutant|interpreter|adviser|envoy)\s")
_TO_PASS_ON = re.compile(
    r",?\s(?:to\s(?:be\s)?(?:pass(?:ed)?|hand(?:ed)?|give(?:n)?|convey(?:ed)?|transmit(?:ted)?|deliver(?:ed)?"
    r"|forward(?:ed)?)(?:\son)?"
    r"|for\s(?:onward\s)?(?:transmission|delivery|transmittal|forwarding))\s(?:on\s)?to\s(?:the\s|Comrade\s|Cde\.\s"
    r"|Mr\.?\s)?"
)
_OF = re.compile(r"(?:,?\s+(?:Jr|Sr)\.)?,?\s+of\s+(?:the\s+)?")
_WITH_HEAD = re.compile(
    r"\b(?:with|between)\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){1,4}(?:of|in|at)\s+(?:(?:an?"
    r"|the)\s+(?:\w+\s+of\s+)?(?:the\s+)?)?$"
)
_HIS_NAME = re.compile(r"\s?,?\s(?:(?:Comrade|Cde\.|Mr\.)\s)?")
#: A house between people and the city: ", Belvedere Palace, Warsaw".
_BUILDING = re.compile(r",\s(?:[A-Z][\w’'-]*\s?){1,4},")
#: What stands before the date or kind of a conveyed message.
_LEADING = re.compile(r"^(?:[\s,;]|\b(?:and|the|an?|his|her|their|of|text)\b)+", re.I)
#: A reply of no stated kind, and not "in reply to".
_REPLY = re.compile(r"(?<!\bin )\b(?:reply|response|answer)\b(?=\s+(?:from|of|by)\b)", re.I)


def kind_in(gap: str, kinds: PhraseIndex[str]) -> tuple[str, int, int] | None:
    """The last kind of message named in a gap, with its place; a reply is read as a letter."""
    hits = kinds.find(split(gap))
    reply = _REPLY.search(gap, hits[-1].end if hits else 0)
    if reply:
        return "letter", reply.start(), reply.end()
    return (hits[-1].values[0], hits[-1].start, hits[-1].end) if hits else None


def _marker(gap: str) -> str:
    """What the last of the words before an actor makes of it; "" when they only go on."""
    found = ""
    for m in _MARKERS.finditer(gap):
        found = m.lastgroup or ""
    return found
