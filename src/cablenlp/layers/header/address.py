"""Whom the head of a letter or paper addresses without the word "To": the block above the greeting, a post below its
town, the committee whose letters stand alone above a paper that others sign.
"""

from __future__ import annotations

import re
from itertools import pairwise

from cablenlp.layers.header.atoms import OFFICE, Cast
from cablenlp.layers.header.kind import GREETING
from cablenlp.layers.header.plain import Lines, Plain
from cablenlp.layers.header.route import Actor
from cablenlp.layers.indexes import marks
from cablenlp.layers.zones import Zone
from cablenlp.layers.zones.lines import is_date_line, is_mark, is_place_and_date
from cablenlp.matching import split

#: Longer lines are no address.
_WIDTH = 100
#: The leading body of a party, as papers for it are headed.
_COMMITTEE = re.compile(
    r"(?:(?:To\s+)?(?:the\s+)?(?:CC|TsK)\s+\S+|\S+\s+(?:CC|TsK)|(?:CC\s+)?(?:Politburo|Presidium)\b.{0,20})", re.I
)


def addressee(text: str, lines: Lines, body: Zone | None, header: Plain, cast: Cast) -> list[Actor]:
    """Whom the head addresses, where no line says so; nobody where the header has recipients but offices.

    Args:
        text: The document.
        lines: The columns of its head.
        body: Its message.
        header: What has been read; a person below the office that the head names takes its place.
        cast: The mentions.
    """
    if any(not a["role"] or (a["name"] and not a["inferred"]) for a in header["recipients"]) or header["participants"]:
        return []
    if header["recipients"]:
        return _holder(text, lines, header["recipients"], cast)
    if body and GREETING.match(text, body.start):
        return _block(text, lines, header, cast)
    return _post(text, lines, cast) or _committee(lines, cast)


def _holder(text: str, lines: Lines, offices: list[Actor], cast: Cast) -> list[Actor]:
    """The person named right below the office that is written to: "To the Chairman ...", "Comrade Kim Il Sung"."""
    for (at, above), (start, line) in pairwise(lines):
        named = [a for a in cast.atoms(at, at + len(above)) if a.actor["text"] == offices[-1]["text"]]
        if named and text.count("\n", at, start) == 1:
            atoms = cast.atoms(start, start + len(line))
            if atoms and atoms[0].label == "PERSON" and len(line) < _WIDTH:
                return [atoms[0].actor | {"role": atoms[0].actor["role"] or offices[-1]["role"]}]
    return []


def _block(text: str, lines: Lines, header: Plain, cast: Cast) -> list[Actor]:
    """The person, else the office, in the last block of lines above the greeting of a letter."""
    block = _last_block(text, lines, cast)
    if not block or (header["senders"] and len(block) == len(lines)):
        return []
    atoms = cast.atoms(block[-1][0], block[0][0] + len(block[0][1]))
    people = [a for a in atoms if a.label == "PERSON"] or [a for a in atoms if a.label == "ROLE"]
    return [people[0].actor] if people else []


def unaddressed(text: str, lines: Lines, body: Zone | None, cast: Cast) -> Lines:
    """The lines without the address above a greeting, which tells where the reader is."""
    if not body or not GREETING.match(text, body.start):
        return lines
    block = _last_block(text, lines, cast)
    return lines[: len(lines) - len(block)] if len(block) > 1 else lines


def _last_block(text: str, lines: Lines, cast: Cast) -> Lines:
    """The last lines of a head without a blank line between, from below, up to a date or mark."""
    block: Lines = []
    for at, line in reversed(lines):
        if len(line) > _WIDTH or is_date_line(line) or is_place_and_date(line) or is_mark(line, cast.lexicon):
            break
        if block and "\n" in text[at + len(line) : block[-1][0]].strip(" \t").replace("\n", "", 1):
            break
        block.append((at, line))
    return block


def _post(text: str, lines: Lines, cast: Cast) -> list[Actor]:
    """The head of a mission whose town stands above him: "ULAN BATOR", "SOVIET AMBASSADOR"."""
    for (at, above), (start, line) in pairwise(lines):
        town, office = cast.atoms(at, at + len(above)), cast.atoms(start, start + len(line))
        if (
            len(town) == 1 and town[0].city and len(above.strip(" .,")) <= town[0].end - at + 1
            and office and office[0].label == "ROLE" and text.count("\n", at, start) == 1
            and (m := OFFICE.search(line)) and m.lastgroup == "head"
        ):  # fmt: skip
            return [office[0].actor]
    return []


def _committee(lines: Lines, cast: Cast) -> list[Actor]:
    """The committee whose letters stand alone above a paper that another body heads."""
    bodies = []
    for at, line in lines[:8]:
        if not marks(cast.lexicon).find(split(line)):
            bodies += [(a, line) for a in cast.atoms(at, at + len(line)) if a.label == "ORG"]
    if len(bodies) > 1 and _COMMITTEE.fullmatch(bodies[0][1].strip(" .,:[]")):
        return [bodies[0][0].actor]
    return []
