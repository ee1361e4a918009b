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


#: Words between two actors and what they make of the second.
_MARKERS = re.compile(
    r"\b(?P<from>from|by|of|signed)\b|\b(?P<to>to)\b|\b(?P<via>via|through|by way of|c/o|care of)\b|\b(?P<for>for|intended for|addressed ultimately to)\b"
    r"|\b(?P<between>between|with|among)\b|\b(?P<at>in|at)\b|(?P<and>\band\b|&|,|/|;)",
    re.I,
)
_CONVEYS = re.compile(
    r"\b(?:convey(?:s|ing|ed)?|transmit(?:s|ting|ted)?|relay(?:s|ing|ed)?|forward(?:s|ing|ed)?|pass(?:es|ing|ed)? on|enclos(?:es|ing|ed)|attach(?:es|ing|ed)"
    r"|contain(?:s|ing)|reproduc(?:es|ing)|quot(?:es|ing)|report(?:s|ing)? the text of|including|includes|together with|with)\b",
    re.I,
)
_SUBJECT = re.compile(
    r"\b(?:regarding|concerning|about|on|re|relating|with regards?|with respect|with reference|in re|as to|in (?:reply|response|connection|answer)|"
    r"following|after|during|over|requesting|asking|informing|reporting|proposing|responding|replying|discussing|noting|advising|thanking|dated)\b",
    re.I,
)
_TALK = ("record of conversation", "memorandum of conversation", "minutes")
_JOINING = re.compile(r"(?:\s|,|&|/|and|the|Comrades?|Cdes?\.|Messrs\.|of|Mr\.|also|as well as|both)*", re.I)


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
    root = Message(kind, start, start)
    current, slot, at = root, "", start
    talk = kind in _TALK
    inside = [a for a in atoms if a.start >= start and a.end <= end]
    for n, atom in enumerate(inside):
        if atom.start < at:
            continue
        gap = text[at : atom.start]
        found = _kind_in(gap, kinds)
        conveys = _CONVEYS.search(gap)
        if conveys and conveys.group().lower() in ("with", "including", "together with", "includes") and not found:
            conveys = None
        if (conveys or (found and current.slots)) and (found or conveys):
            if not title and not conveys:
                break
            parent = root if current is root or not current.slots else root
            current = Message(found[0] if found else "message", at + (found[1] if found else 0), atom.end)
            parent.conveys.append(current)
            gap = gap[found[2] :] if found else gap[conveys.end() if conveys else 0 :]
            slot = ""
        elif _SUBJECT.search(gap) and (current.slots or not title):
            break
        marker = _last_marker(gap)
        if not title and current.slots and not _plain_gap(gap):
            break
        if atom.label == "GPE" and marker == "from" and _is_origin(text, atom, inside[n + 1 :], end):
            current.origin = atom
            at = atom.end
            slot = "" if text[atom.end : atom.end + 1] == "," else slot
            continue
        if atom.label == "GPE" and current.slots and (marker == "at" or (marker == "" and gap.strip() == "," and _people(current, slot))):
            current.origin = current.origin or atom
            at = atom.end
            continue
        if marker == "at":
            marker = ""
        if marker in ("to", "via", "for", "from"):
            slot = {"to": "recipients", "via": "via", "for": "for", "from": "senders"}[marker]
            if slot == "for" and current.slots.get("recipients") is None and not current.slots.get("senders") and title:
                slot = "for"
        elif marker == "between" and (talk or kind is None or not current.slots):
            slot = "participants"
        elif not slot:
            slot = "participants" if talk else "senders"
        elif marker == "" and slot and not _JOINING.fullmatch(gap) and not title:
            break
        current.add(slot, atom)
        at = atom.end
    return root


def _people(message: Message, slot: str) -> bool:
    """Whether the slot that is being filled holds people, so that a place after a comma is no further one."""
    return any(a.label in ("PERSON", "ROLE") for a in message.slots.get(slot, ()))


def _kind_in(gap: str, kinds: PhraseIndex[str]) -> tuple[str, int, int] | None:
    """The last kind of message named in a gap, with its place."""
    hits = kinds.find(split(gap))
    return (hits[-1].values[0], hits[-1].start, hits[-1].end) if hits else None


def _last_marker(gap: str) -> str:
    """What the words before an actor make of it; `and` when they only go on."""
    found = ""
    for m in _MARKERS.finditer(gap):
        name = m.lastgroup or ""
        if name != "and":
            found = name
        elif not found:
            found = ""
    return found


_PLAIN = re.compile(
    r"(?:\s|[\[\](),:&/]|and|from|to|via|through|for|by|of|the|a|an|his|its|their|Comrades?|Cdes?\.?|Mr\.?|Chairman|Premier|Ambassador|General|Marshal|dated"
    r"|Minister|President|message|letter|telegram|reply|note|earlier|recent|personal|also|then|Foreign|Prime|as well as|both)*",
    re.I,
)


def _plain_gap(gap: str) -> bool:
    return bool(_PLAIN.fullmatch(gap))


def _is_origin(text: str, atom: Atom, following: list[Atom], end: int) -> bool:
    """Whether a place after "from" is where the message was sent, since a sender without a marker follows."""
    after = following[0] if following else None
    if after is None or after.start > end:
        return text[atom.end : atom.end + 4].strip() in (",", ":", "") and not re.match(r"\s+to\b", text[atom.end :])
    return bool(re.fullmatch(r"\s*[,:;(\-–]\s*(?:from\s+)?(?:the\s+|Cde\.?\s+|Comrade\s+)?", text[atom.end : after.start]))
