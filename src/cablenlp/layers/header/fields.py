"""Named lines of a head: "To: ...", "From BEIJING. Received 16.20", "PARTICIPANTS", and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from spacy.tokens import Doc

from cablenlp.layers.header.atoms import Cast, named
from cablenlp.layers.header.moment import moment, place
from cablenlp.layers.header.route import Actor
from cablenlp.layers.header.title import is_body, is_place
from cablenlp.layers.zones.lines import STAMP
from cablenlp.table import placed

Plain = dict[str, Any]

#: What each name of a line fills.
_SLOTS = {
    "to": "recipients", "from": "senders", "for": "for", "via": "via", "through": "via",
    "copies": "distribution", "copy": "distribution", "copies to": "distribution", "copy to": "distribution",
    "cc": "distribution", "distribution": "distribution", "info": "repeated_to",
    "repeated": "repeated_to", "repeated to": "repeated_to", "rptd": "repeated_to", "rptd to": "repeated_to",
    "received": "received", "rec'd": "received", "sent": "sent", "dispatched": "sent", "transmitted": "sent",
    "subject": "subjects", "subjects": "subjects", "subj": "subjects", "participants": "participants",
    "present": "participants", "attendees": "participants", "in attendance": "participants",
    "drafted by": "drafters", "place": "origin",
}  # fmt: skip
_NAMES = "|".join(sorted(_SLOTS, key=len, reverse=True))
#: A name of a line at its beginning or behind a full stop, as clerks write it: To, TO, but not to.
_FIELD = re.compile(rf"(?:^|(?<=[.;]\s))[\s\[(]*(?P<name>(?=[A-Zc])(?i:{_NAMES}))\b(?P<sign>\s*:|\s+(?=[A-Z\d])|\s*$)")
#: Names that count without a colon only before a name in capitals, a title or figures.
_STRICT = re.compile(r"\s*(?:Comrades?|Cdes?\b|[A-Z]{3}|\d)")
_SHORT = 60
#: The number of a message behind whom it went to.
_NUMBERED = re.compile(r"[,\s](?:as\s)?(?:No|Nr|№)\.?\s?\d")
#: Heads of posts, and posts, that a field names although no mention does.
_OFFICE = re.compile(
    r"\b(?:(?P<head>Commissioner|Ambassador|Minister|Secretary|Chargé|Consul|Resident|Representative)"
    r"|Office|Ministry|Department|Embassy|Legation|Mission|Delegation)\b",
    re.I,
)
#: Lists that go on over the lines below.
LISTS = ("subjects", "participants", "distribution")
_SEVERAL = re.compile(r"[;/]")


class Field(NamedTuple):
    """What a line names, and where its content stands."""

    slot: str
    start: int
    end: int


def fields_of(line: str, at: int) -> list[Field]:
    """The named parts of a line that begins at `at`; none where it names nothing."""
    if stamp := STAMP.match(line):
        return [Field("sent" if stamp["x"][0] in "Dd" else "received", at + stamp.end(), at + len(line))]
    found = [m for m in _FIELD.finditer(line) if _counts(line, m)]
    if not found:
        return []
    ends = [m.start() for m in found[1:]] + [len(line)]
    return [Field(_SLOTS[m["name"].lower()], at + m.end(), at + end) for m, end in zip(found, ends, strict=True)]


def _counts(line: str, m: re.Match[str]) -> bool:
    name, sign = m["name"].lower(), m["sign"]
    if ":" in sign or (not sign.strip() and m.end() == len(line)):
        return m["name"][0].isupper() or name == "cc"
    if name in ("to", "from", "for", "via", "through"):
        return bool(_STRICT.match(line, m.end())) or len(line) < _SHORT
    return name in ("received", "sent", "rec'd", "dispatched")


def fill(doc: Doc, header: Plain, field: Field, cast: Cast) -> None:
    """Put what stands in a named line into the header."""
    slot, start, end = field
    if numbered := _NUMBERED.search(cast.text, start, end):
        end = numbered.start()
    words = cast.text[start:end].strip(" :\t")
    if slot == "subjects":
        header[slot] += [words] if words else []
    elif slot in ("sent", "received"):
        header[slot] = header[slot] or moment(doc, cast.text, start, end)
        if slot == "sent" and not header["origin"]:
            header["origin"] = next((place(a.actor) for a in cast.atoms(start, end) if a.city), None)
    elif slot == "participants":
        header[slot] += [a for a in participants(words, start, end, cast) if a not in header[slot]]
    elif slot == "origin":
        places = [a.actor for a in cast.atoms(start, end) if a.label == "GPE"]
        header[slot] = header[slot] or (place(places[0]) if places else None)
    else:
        found = [a.actor for a in cast.atoms(start, end)]
        if len(words) < _SHORT and all(map(is_place, found)) and (office := _OFFICE.search(words)):
            found = [named(words) | {"name": None, "role": words if office.lastgroup == "head" else None}]
        elif slot == "senders" and found and all(map(is_place, found)):
            header["origin"] = header["origin"] or place(found[0])
            return
        header[slot] += [a for a in found if a not in header[slot]]


def participants(words: str, start: int, end: int, cast: Cast) -> list[Actor]:
    """The people in one line of a list of participants; his office or body may follow a name."""
    atoms = cast.atoms(start, end)
    people = [a.actor for a in atoms if a.label == "PERSON"]
    if len(people) > 1:
        return people
    if atoms and not _SEVERAL.search(words):
        return [atoms[0].actor]
    if atoms:
        return [a.actor for a in atoms]
    first = words.split(",", maxsplit=1)[0]
    return [named(first)] if len(first.split()) > 1 and len(words) < 80 and first[0].isupper() else []


def without_parties(found: list[Actor]) -> list[Actor]:
    """Participants without the headings of their sides: "United States", "Soviet Delegation"."""
    people = [a for a in found if not is_place(a) and not is_body(a)]
    return people or found


def repeated(doc: Doc, cast: Cast) -> Iterator[Actor]:
    """The posts to which a message was repeated: the places before the numbers of the repetition."""
    for at in (s for s, _, span in placed(doc, "shapes") if span.id_ == "number.repeated"):
        for s, e, span in reversed(cast.within(at - 40, at)):
            if span.label_ in ("GPE", "ORG"):
                if _AS.fullmatch(cast.text, e, at) and not _SENT.search(cast.text, max(0, s - 10), s):
                    yield cast.actor(s, e, span.label_)
                break


_AS = re.compile(r",?\s+(?:as\s+)?(?:(?:telegram|No\.?)\s+)?")
_SENT = re.compile(r"\b[Ss]ent\s+(?:to\s+|[Tt]he\s+)?$")
