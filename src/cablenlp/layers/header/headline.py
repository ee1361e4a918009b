"""A line of the head read as a heading, and its sides as actors.

A heading is an edition's, with offices and names in brackets, or is like a catalogue's title.
"""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Doc

from cablenlp.layers.header.atoms import OFFICE, Cast, named
from cablenlp.layers.header.heading import SUBJECTED, Heading, Side, read_heading
from cablenlp.layers.header.kind import is_talk
from cablenlp.layers.header.moment import place
from cablenlp.layers.header.plain import Plain
from cablenlp.layers.header.route import Actor
from cablenlp.layers.header.title import read_title
from cablenlp.layers.indexes import kinds, marks
from cablenlp.layers.zones.head_line import ONE_LINE
from cablenlp.layers.zones.labels import labels_in
from cablenlp.matching import split

#: What is told behind these is no heading: "Sent to the Department".
_NO_HEADING = ("sent", "distribution", "repeated_to", "drafters", "approvers")
#: A paper and what it belongs to: "Appendix to item 8 of Protocol No. 31".
_ATTACHED = re.compile(
    r"(?:Appendix|Annexe?|Attachment|Enclosure|Supplement)\s(?:(?:No\.?\s?)?[\dA-Z]{1,3}\s)?(?:to|of)\b", re.I
)
#: What may stand between two parts of a name.
_MIDDLE = re.compile(r"\s(?:[A-Z]\.\s){0,2}")
#: "the Minister of Finance, A.G. Zverev"
_NAME_BEHIND = re.compile(r",\s(?P<name>(?:[A-Z]\.\s?){0,3}[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}),?")
_ROUTE = ("senders", "recipients", "via", "for", "participants")
#: As long may what stands before a name be that is no office: "Mr.", "Sir".
_TITLE = 12
#: So near the beginning of a line the mark or the kind stands that opens it.
_MARKS, _KIND = 70, 120
#: Longer lines are no address.
_ADDRESS_WIDTH = 160


def read_headline(doc: Doc, at: int, line: str, header: Plain, cast: Cast) -> bool:
    """Read a line as a heading into the header; false, and nothing read, where it is none."""
    if _ATTACHED.match(line) or any(m.slot in _NO_HEADING for m in labels_in(line, cast.lexicon)):
        return False
    if titled := SUBJECTED.match(line):
        at, line = at + titled.end(), line[titled.end() :]
    hits = marks(cast.lexicon).find(split(line[:_MARKS]))
    if hits and hits[0].start == 0 and not kinds(cast.lexicon).find(split(line[:_KIND])):
        return False
    heading = read_heading(line)
    talk = heading is not None and not any(heading[1:]) and is_talk(line, cast)
    if heading and (heading.names or (heading.kind_text and not talk and not _names_people(heading, at, line, cast))):
        _take(heading, at, header, cast)
        return True
    if heading is None and not kinds(cast.lexicon).find(split(line[:_KIND])):
        return False
    found = read_title(doc, cast.text, (at, at + len(line)), None, cast)
    if not (found["recipients"] or found["participants"] or found["conveys"]):
        if heading:
            _take(heading, at, header, cast)
        return heading is not None
    header.update({name: found[name] for name in (*_ROUTE, "conveys")})
    header["origin"] = header["origin"] or (found["origin"] if ONE_LINE.match(line) else None)
    header["kind_text"] = header["kind_text"] or found["kind_text"]
    return True


def _names_people(heading: Heading, at: int, line: str, cast: Cast) -> bool:
    """Whether a heading with two sides names people on them, as a catalogue does."""
    people = [a for a in cast.atoms(at, at + len(line)) if a.label == "PERSON"]
    return sum(not _MIDDLE.fullmatch(cast.text, a.end, b.start) for a, b in pairwise(people)) > 0


def _take(heading: Heading, at: int, header: Plain, cast: Cast) -> None:
    """Take over a heading's kind and route."""
    header["kind_text"] = header["kind_text"] or heading.kind_text
    for slot in ("senders", "recipients", "participants"):
        header[slot] = header[slot] or [_actor(at, side, cast) for side in getattr(heading, slot)]
    if len(header["senders"]) == 1 and not header["recipients"] and not header["origin"]:
        words = header["senders"][0]["text"]
        town = next((a for a in cast.atoms(at, at + _ADDRESS_WIDTH) if a.actor["text"] == words), None)
        if town and town.city:  # "Telegram from Havana"
            header["origin"], header["senders"] = place(town.actor), []


def _actor(at: int, side: Side, cast: Cast) -> Actor:
    """A side of a heading as an actor, tied to the mention that stands there."""
    start, end = at + side.start, at + side.end
    if side.before is not None and (posted := _posted(at + side.before, start, end, cast)):
        return posted
    words = " ".join(cast.text[start:end].split())
    wanted = ("PERSON",) if side.name else ("PERSON", "ROLE", "ORG", "MIL_UNIT")
    here = [x for x in cast.within(start - 40, end) if x[2].label_ in wanted and x[0] <= start + 6 and x[1] > start]
    best = next((x for x in here if x[2].label_ == "PERSON"), None)
    best = best or max(here, key=lambda x: x[1] - x[0], default=None)
    if side.name:
        office = " ".join((side.office or "").split()) or None
        return (cast.actor(best[0], best[1], "PERSON") if best else named(words)) | {"text": words, "role": office}
    if whole := _alone(start, end, cast):
        return whole
    if best is None:
        return named(words) | {"name": None, "role": words}
    label = best[2].label_
    return cast.actor(best[0], best[1], label) | {"text": words, "role": None if label in ("ORG", "PERSON") else words}


def _posted(before: int, start: int, end: int, cast: Cast) -> Actor | None:
    """Somebody behind whose name his post stands in brackets: "Sir D. Kelly (Moscow)"."""
    places = [x for x in cast.within(start, end) if x[2].label_ == "GPE"]
    people = [a for a in cast.atoms(before, start) if a.label == "PERSON"]
    return people[0].actor if people and places and places[0][:2] == (start, end) else None


def _alone(start: int, end: int, cast: Cast) -> Actor | None:
    """The one person whom a side without brackets names, behind or before his office."""
    atoms = cast.atoms(start, end)
    if atoms and atoms[0].label == "ROLE" and (m := _NAME_BEHIND.fullmatch(cast.text, atoms[0].end, end)):
        known = next((x for x in cast.within(m.start("name"), end) if x[2].label_ == "PERSON"), None)
        actor = cast.actor(known[0], known[1], "PERSON") if known else named(m["name"])
        return actor | {"text": m["name"], "role": " ".join(cast.text[atoms[0].start : atoms[0].end].split())}
    people = [a for a in atoms if a.label == "PERSON"]
    if len(people) > 1 and all(_MIDDLE.fullmatch(cast.text, a.end, b.start) for a, b in pairwise(people)):
        return named(cast.text[people[0].start : people[-1].end])  # the parts of a name that no list knows whole
    if len(people) != 1 or people[0] is not atoms[0]:
        return None
    lead = cast.text[start : people[0].start].strip()
    if people[0].end == end and (office := OFFICE.search(lead)) and office.lastgroup == "head":
        return people[0].actor | {"role": people[0].actor["role"] or " ".join(lead.split())}
    return people[0].actor if people[0].actor["role"] or len(lead) < _TITLE else None
