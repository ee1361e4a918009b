"""Addresses of a teleprinter: "FM AMEMBASSY KABUL", "TO SECSTATE WASHDC FLASH 7761", "INFO" and the lines below it."""

from __future__ import annotations

import re

from cablenlp.layers.header.atoms import Cast, named, unlisted
from cablenlp.layers.header.moment import place
from cablenlp.layers.header.plain import Lines, Plain
from cablenlp.layers.header.route import Actor
from cablenlp.layers.indexes import marks
from cablenlp.layers.zones.wire import ADDRESS, is_wire_line, is_wired
from cablenlp.matching import split

_SLOTS = {"FM": "senders", "TO": "recipients", "INFO": "repeated_to"}
#: One addressee: words in capitals, with the number that the message has in the series to him.
_ADDRESSEE = re.compile(r"[A-Z][A-Z.'’&()/-]*(?: +[A-Z0-9][A-Z0-9.'’&()/-]*)*")
_NUMBER = re.compile(r" +\d[\d-]*$")
#: Which office of the Department is to act: "ACTION EUR-12".
_ACTION = re.compile(r"(?:ACTION|ORIGIN)\s+[A-Z]+-\d")
#: A distribution by offices of the Department: "INFO OCT-01 ISO-00".
_OFFICES = re.compile(r"[A-Z]+-\d\d\b")


def read_wire(lines: Lines, header: Plain, cast: Cast) -> Lines:
    """Fill the route from the lines of addresses; the other lines come back."""
    if not any(is_wired(words) for _, words in lines):
        return lines
    rest: Lines = []
    slot = ""
    for start, line in lines:
        at, words = start, line
        if address := ADDRESS.match(line):
            slot = _SLOTS.get(address["who"], "")
            at, words = start + address.end(), line[address.end() :]
        elif _ACTION.match(line):
            slot = ""
            continue
        elif is_wire_line(words) or not slot or _opens_with_mark(words, cast):
            slot = ""
        if not slot or _OFFICES.match(words):
            rest.append((at, words))
            continue
        for m in _ADDRESSEE.finditer(words):
            if found := _actor(at + m.start(), m.group(), cast):
                header[slot].append(found)
                if slot == "senders":
                    header["origin"] = _place(at + m.start(), at + m.end(), cast)
    return rest


def _opens_with_mark(words: str, cast: Cast) -> bool:
    hits = marks(cast.lexicon).find(split(words))
    return bool(hits) and hits[0].start == 0


def _actor(start: int, words: str, cast: Cast) -> Actor | None:
    """An addressee; None where nothing else is there than his number or the urgency to him."""
    words = bare(words, cast)
    if not words:
        return None
    whole = next((x for x in cast.within(start, start + 1) if x[1] == start + len(words)), None)
    return cast.actor(whole[0], whole[1], whole[2].label_) if whole else unlisted(words)


def bare(words: str, cast: Cast) -> str:
    """An addressee without the urgency and number behind him."""
    hits = [h for h in marks(cast.lexicon).find(split(words)) if h.values[0].label == "PRECEDENCE"]
    words = words[: hits[0].start] if hits else words
    return _NUMBER.sub("", words.rstrip(" -/,")).rstrip(" -/,")


def _place(start: int, end: int, cast: Cast) -> Actor | None:
    """The place of the office that sends: what stands behind its sort."""
    known = next((place(cast.actor(s, e, "GPE")) for s, e, x in cast.within(start, end) if x.label_ == "GPE"), None)
    if known:
        return known
    behind = cast.text[start:end].partition(" ")[2]
    return place(named(behind) | {"name": None}) if behind else None
