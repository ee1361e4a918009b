"""Who stands at the ends of a text: whom its first words greet or address, and whose name closes it."""

from __future__ import annotations

import re

from cablenlp.layers.header.atoms import Cast, named
from cablenlp.layers.header.inner.blocks import QUOTES, Block
from cablenlp.layers.header.inner.sides import ids
from cablenlp.layers.header.plain import Plain
from cablenlp.layers.header.route import Actor
from cablenlp.layers.header.title import actors

#: What stands before the name of who signs.
_SIGNING = re.compile(r"\s*(?:(?:Comrade|Cde\.?|Marshal|General|\(?[Ss]igned\)?:?|Sgd\.?)\s+)?")
_LINE = re.compile(r"[^\n]+")
_DATE_LINE = re.compile(r"\s*\n[^\n]{0,20}\d[^\n]{0,24}(?=\n|$)")
#: Envoys without names, in a line of their own.
_ENVOYS = re.compile(
    r"(?:to:?\s+)?(?:the\s+)?(?P<x>(?:[A-Z][\w’'.]*\s+){0,3}(?:ambassadors?|envoys?|representatives?"
    r"|delegation)\b[^\n.]{0,40})",
    re.I,
)
_FROM_WHOM = re.compile(r"\b(?:from|by)\b", re.I)
_TO_WHOM = re.compile(r"(?:TO|To)\b|(?:COMRADE|Comrade|Cde\.)\s[^\n]{2,50}$", re.M)
#: What stands between two who signed.
_JOINED = re.compile(r"\s*[,;&]\s*|,?\s+and\s+")
_CLOSES = re.compile(r"[.!?”\"’»')]\s+(?:(?:[Ss]igned:?|Comrade)\s+)?$")
_GREETS = re.compile(
    r"[“\"«'‘]?\s*(?:to\s(?:(?:the|comrades?|cde\.?|general|mr\.?)\s)?[^\n.!:,]{2,60}[\n.!:,]|(?:(?:my\s+)?dear"
    r"|respected|esteemed"
    r"|highly\s+esteemed|comrades?|cde\.?|mr\.?|chairman|president|premier|general|marshal"
    r"|excellency)\s[^\n.!:,]{2,60}[\n!:,]"
    r"|(?:comrade|cde\.?|general|marshal)\s(?-i:(?:[A-Z][\w’'-]*\s?){1,3})\.(?=\s))",
    re.I,
)


def greeted(block: Block, cast: Cast) -> list[Actor]:
    """Whom the first words of a text greet, or name as those it is for."""
    found: list[Actor] = []
    at = block.start
    while m := _GREETS.match(cast.text, at, block.end):
        people = [a for a in cast.atoms(m.start(), m.end()) if a.label in ("PERSON", "ROLE", "ORG")]
        if not people:
            break
        found += actors(people)
        at = m.end() + len(cast.text[m.end() : block.end]) - len(cast.text[m.end() : block.end].lstrip())
    return found


def addressed(block: Block, cast: Cast) -> list[Actor]:
    """The offices or bodies in the short lines that open an attached text: "BERLIN, PRAGUE / SOVIET AMBASSADORS"."""
    found: list[Actor] = []
    for m in list(_LINE.finditer(cast.text, block.start, min(block.end, block.start + 200)))[:4]:
        if len(m.group()) > 70 or m.group().rstrip().endswith(".") or _FROM_WHOM.search(m.group()):
            break
        wanted = ("ROLE", "PERSON") if _TO_WHOM.match(cast.text, m.start()) else ("ROLE",)
        known = actors([a for a in cast.atoms(m.start(), m.end()) if a.label in wanted])
        office = _ENVOYS.fullmatch(m.group().strip())
        found += known or ([named(office["x"]) | {"name": None, "role": office["x"]}] if office else [])
    return found


def signer(block: Block, cast: Cast) -> list[Actor]:
    """Whose name closes a text within its last line."""
    last = [a for a in cast.atoms(max(block.start, block.end - 80), block.end) if a.label == "PERSON"]
    first = len(last) - 1
    while first > 0 and _JOINED.fullmatch(cast.text, last[first - 1].end, last[first].start):
        first -= 1
    if not last or not _CLOSES.search(cast.text, max(block.start, last[first].start - 30), last[first].start):
        return []
    rest = cast.text[last[-1].end : block.end].strip(' .,"”»')
    return actors(last[first:]) if len(rest) < 20 and (not rest or rest[:1].isdigit()) else []


def signed(block: Block, header: Plain, cast: Cast) -> Block:
    """A text without what the one around it says behind its signature: a name alone in its line, perhaps a date."""
    if block.attached or cast.text[block.end : block.end + 1] in QUOTES.values():
        return block
    mine = ids(header.get("senders"))
    for m in _LINE.finditer(cast.text, block.start, block.end):
        people = [a for a in cast.atoms(m.start(), m.end()) if a.label == "PERSON"]
        alone = len(people) == 1 and not cast.text[people[0].end : m.end()].strip(" .,") and len(m.group()) < 60
        if not alone or m.start() == block.start or ids([people[0].actor]) <= mine:
            continue
        if not _SIGNING.fullmatch(cast.text, m.start(), people[0].start):
            continue
        dated = _DATE_LINE.match(cast.text, m.end(), block.end)
        return block._replace(end=dated.end() if dated else m.end())
    return block
