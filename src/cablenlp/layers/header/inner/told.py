"""What the announcement of a text says of it: kind, route, and who orders it to be passed on."""

from __future__ import annotations

import re

from cablenlp.layers.header.atoms import Cast
from cablenlp.layers.header.inner.blocks import NOUN, Block
from cablenlp.layers.header.plain import Plain
from cablenlp.layers.header.route import kind_in, read_route
from cablenlp.layers.header.title import actors, is_place
from cablenlp.layers.indexes import kinds

#: The sides of a message's route.
SIDES = ("senders", "recipients", "via", "for")
_NAMED = re.compile(rf"\bfollowing\b|\b{NOUN}\b", re.I)
_MARKER = re.compile(r"\b(?:from|to|for|by|of)\b|(?<=[a-z])['’]s\b", re.I)
_TO = re.compile(r"\b(?:to|for)\s+(?:the\s+|comrades?\s+|cde\.?\s+)?$", re.I)
#: "send the Ambassador the instructions"; "received from Mr. Eden a note".
_GIVEN = re.compile(r"\b(?:send|give|hand|pass|cable|telegraph|issue)\s+(?:the\s+|comrades?\s+|cde\.?\s+)?$", re.I)
_FROM = re.compile(r"\breceived\b[^.]{0,60}\bfrom\s+(?:the\s+|comrades?\s+|cde\.?\s+|mr\.?\s+)?$", re.I)
_ORDERED = re.compile(
    r"\b(?:please|pls|request(?:ed)?|asked|are\s+(?:instructed|charged|to))\b|^\s*(?:transmit|pass|convey|deliver"
    r"|give|hand)\b",
    re.I,
)


def read_told(block: Block, cast: Cast) -> Plain:
    """What the announcement of a text says: kind, route, date."""
    text, index = cast.text, kinds(cast.lexicon)
    words = text[block.told : block.start]
    kind = kind_in(words, index)
    noun = [m.span() for m in _NAMED.finditer(words)] or ([kind[1:]] if kind else [])
    first = block.told + (noun[0][0] if noun else len(words))
    ends = [block.told + n[1] for n in (noun[-1], noun[0])] if noun else [block.told]
    marker = next((m for end in ends if (m := _MARKER.search(text, end, block.start))), None)
    found: Plain = {side: [] for side in SIDES}
    if marker:
        atoms = cast.atoms(marker.start(), block.start)
        root = read_route(text, marker.start(), block.start, atoms, index, None, title=True)
        inner = root.conveys[-1] if root.conveys and not root.slots.get("senders") else root
        found = {side: actors(inner.slots.get(side) or root.slots.get(side)) for side in SIDES}
    before = [a for a in cast.atoms(block.told, first) if a.label != "GPE"]
    guessed = False  # who is named before the message need not have written it
    lead = text[block.told : before[-1].start] if before else ""
    if before and not found["recipients"] and (_TO.search(lead) or _GIVEN.search(lead)):
        found["recipients"] = actors(before[-1:])
    elif before and _FROM.search(lead):
        found["senders"] = actors(before[-1:])
    elif before and not found["senders"] and not _ORDERED.search(words):
        found["senders"] = actors(before[:1])
        guessed = True
    found = {side: [a for a in found[side] if not is_place(a)] or found[side][:1] for side in SIDES}
    if not found["recipients"] and found["for"]:
        found["recipients"], found["for"] = found["for"], []
    return found | {"kind": kind[0] if kind else "message", "guessed": guessed}


def is_ordered(words: str) -> bool:
    """Whether an announcement orders that the text be passed on: it is its sender's own."""
    return _ORDERED.search(words) is not None
