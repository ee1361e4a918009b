"""Named lines of a head: "To: ...", "From BEIJING. Received 16.20", "PARTICIPANTS", and what stands in them."""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Doc

from cablenlp.layers.header.atoms import OFFICE, Cast, named, unlisted
from cablenlp.layers.header.moment import moment_or_hour, place
from cablenlp.layers.header.plain import Plain
from cablenlp.layers.header.posts import posts
from cablenlp.layers.header.readers import readers
from cablenlp.layers.header.route import Actor, Atom
from cablenlp.layers.header.title import is_body, is_place, is_role
from cablenlp.layers.header.wire import bare
from cablenlp.layers.zones.labels import labels_in, names_itself
from cablenlp.layers.zones.lines import STAMP
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold

#: Longer fields hold more than a body or office without a name.
_SHORT = 60
#: The number of a message behind whom it went to.
_NUMBERED = re.compile(r"[,\s](?:as\s)?(?:No|Nr|№)\.?\s?\d")
#: Lists that go on over the lines below.
LISTS = ("subjects", "participants", "distribution", "senders", "recipients")
_SEVERAL = re.compile(r";|[a-z]\s?/\s?[A-Z][a-z]")


class Field(NamedTuple):
    """What a line names, and where its content stands."""

    slot: str
    start: int
    end: int


def fields_of(line: str, at: int, lexicon: Lexicon) -> list[Field]:
    """The named parts of a line that begins at `at`; none where it names nothing."""
    if stamp := STAMP.match(line):
        return [Field("sent" if stamp["x"][0] in "Dd" else "received", at + stamp.end(), at + len(line))]
    found = [m for m in labels_in(line, lexicon) if names_itself(m, line) and (m.sign != " " or m.slot in _READ)]
    if found and found[0].start > 2:
        found = [m for m in found if m.slot in _LATER]
    ends = [*(m.start for m in found[1:]), len(line)][: len(found)]
    return [Field(m.slot, at + m.end, at + end) for m, end in zip(found, ends, strict=True)]


#: What a label without a colon may fill; the number behind "No." is no field.
_READ = (
    "recipients", "senders", "for", "via", "distribution", "repeated_to", "received", "sent", "drafters", "approvers",
    "paper",
)  # fmt: skip
#: What may be named behind a full stop, and not at the beginning of its line.
_LATER = ("received", "sent", "repeated_to", "drafters", "approvers", "recipients", "distribution", "for", "via")


def fill(doc: Doc, header: Plain, field: Field, cast: Cast) -> None:
    """Put what stands in a named line into the header."""
    slot, start, end = field
    if slot in ("sent", "received", "date"):
        _when(doc, header, field, cast)
        return
    if slot == "references":
        if not any(c.isdigit() for c in cast.text[start:end]) and cast.text[start - 1] == ":":
            fill(doc, header, field._replace(slot="subjects"), cast)
        return
    if slot == "repeated_to":
        start += len(cast.text[start:end]) - len(cast.text[start:end].lstrip(" :\t"))
        header[slot] += [a for a in posts(cast.text, start, end, cast, named=True) if a not in header[slot]]
        return
    if numbered := _NUMBERED.search(cast.text, start, end):
        end = numbered.start()
    words = cast.text[start:end].strip(" :\t")
    if slot == "subjects":
        words = _MARKED.sub("", words)
        header[slot] += [part for x in words.split(";") if (part := x.strip())]
    elif slot == "participants":
        there = [a["kb_id"] for a in header[slot] if a["kb_id"]]  # an office below its holder is his
        found = participants(words, start, end, cast)
        header[slot] += [a for a in found if a not in header[slot] and not (is_role(a) and a["kb_id"] in there)]
    elif slot == "origin":
        places = [a.actor for a in cast.atoms(start, end) if a.label == "GPE"]
        header[slot] = header[slot] or (place(places[0]) if places else None)
    elif slot == "distribution":
        if not _AT_HOUR.search(cast.text, start, end):
            header[slot] += [a for a in readers(start, end, cast) if a not in header[slot]]
    elif slot == "drafters":
        stop = _APPROVED.search(cast.text, start, end)
        found = [a.actor for a in cast.atoms(start, stop.start() if stop else end) if a.label == "PERSON"]
        if initialled := _INITIALLED.match(words):
            found = [named(initialled["name"])]
        elif not found and _is_full_name(words, cast):
            found = [named(words)]
        header[slot] += [a for a in found if a not in header[slot]]
    elif slot in ("senders", "recipients", "for", "via"):
        _party(header, slot, start, end, cast)


#: When a telegram came to those who deciphered it: "Delivered to the 8th Department 14:35".
_AT_HOUR = re.compile(r"\s\d{1,2}[:.]\d\d(?:\s?(?:hrs|hours|h)\.?)?\s*$")


def _when(doc: Doc, header: Plain, field: Field, cast: Cast) -> None:
    """When a message was sent or received; "Sent: Molotov, Beria" tells who was given it."""
    slot, start, end = field
    when = moment_or_hour(doc, cast.text, start, end)
    atoms = cast.atoms(start, end)
    if when is None and slot == "sent" and atoms and atoms[0].label == "PERSON":
        header["distribution"] += [a.actor for a in atoms if a.label in _READERS]
        return
    if slot == "date":
        header["sent"] = header["sent"] or (when if when and "T" in when else None)
        return
    known = header[slot]
    header[slot] = when if known and when and when.startswith(f"{known}T") else known or when
    if slot == "sent" and not header["origin"]:
        header["origin"] = next((place(a.actor) for a in atoms if a.city), None)


def _party(header: Plain, slot: str, start: int, end: int, cast: Cast) -> None:
    """One side of the route; a place alone behind "From" is where the message was sent."""
    if other := _OTHER_SIDE[slot == "senders"].search(cast.text, start, end):
        if not header[_SIDES[other["x"].lower()]]:
            _party(header, _SIDES[other["x"].lower()], other.end(), end, cast)
        end = other.start()
    if said := _SAID.search(cast.text, start, end):
        end = said.start() + 1
    words = bare(cast.text[start:end].strip(" :\t"), cast)
    atoms = cast.atoms(start, end)
    found = [a.actor for a in atoms]
    if slot == "senders" and (city := next((a for a in atoms if a.city), None)):
        header["origin"] = header["origin"] or place(city.actor)
    if len(words) < _SHORT and all(map(is_place, found)) and (OFFICE.search(words) or _is_more(words, found)):
        found = [unlisted(words)]
    elif slot == "senders" and found and all(map(is_place, found)):
        header["origin"] = header["origin"] or place(found[0])
        return
    if not found and _INITIALS.fullmatch(words):
        found = [named(words)]
    header[slot] += [a for a in found if a not in header[slot]]


#: Where an address ends and the message begins: "For Cairo: see my 77".
_SAID = re.compile(r"\w:\s(?=[a-z])")
#: Somebody whom no mention tells: "J. Vilfan".
_INITIALS = re.compile(r"(?:[A-Z]\. ?){1,3}[A-Z][\w’'-]+")
#: The drafter's office and name on a form: "NEA:JPGrant".
_INITIALLED = re.compile(r"[A-Z/]{2,10}\s?:\s?(?:[A-Z]{2,5}\s?:\s?)?(?P<name>[A-Z]{1,3}[A-Z][a-z]+)\b")


#: Where the other side of the route begins in one field: "FROM MOSCOW TO FOREIGN OFFICE".
_OTHER_SIDE = (
    re.compile(r"(?:\s(?=[Ff]rom|FROM)|,\s(?=for|FOR))(?P<x>[Ff]rom|FROM|for|FOR)\s"),
    re.compile(r"\s(?P<x>[Tt]o|TO|[Ff]or|FOR)\s(?=[A-Z]|the\s)"),
)
_SIDES = {"from": "senders", "to": "recipients", "for": "for"}


def _is_more(words: str, found: list[Actor]) -> bool:
    """Whether a field names more than a place, before the place: "FOREIGN, NEW DELHI"."""
    return len(found) == 1 and words.find(found[0]["text"]) > len("the ") and words[0].isupper()


#: Who may be given a copy, or draft.
_READERS = ("PERSON", "ROLE", "ORG")
#: The secrecy of a subject's words, of a paragraph: "(U)", "(S)".
_MARKED = re.compile(r"^\((?:[USC]|TS|LOU|C/NF|S/NF)\)\s*")
#: Where those who drafted end and those who agreed begin.
_APPROVED = re.compile(r"\b(?:approved|cleared|initial+ed|signed|authori[sz]ed|typed)\b", re.I)


def participants(words: str, start: int, end: int, cast: Cast) -> list[Actor]:
    """The people in one line of a list of participants; his office or body may follow a name."""
    honour, comma, rest = cast.text[start:end].partition(",")
    if comma and fold(honour).strip() in cast.lexicon.words("title"):  # "His Excellency, ..."
        return participants(rest.strip(" :\t"), end - len(rest), end, cast)
    atoms = cast.atoms(start, end)
    people = [a.actor for a in atoms if a.label == "PERSON"]
    if len(people) > 1:
        return people
    items = [x for x in _ITEM.finditer(cast.text, start, end) if x[0].strip()]
    if len(items) > 1 and all(_is_full_name(x[0].strip(" \t.:"), cast) for x in items) and len(people) == len(atoms):
        return [
            next((a.actor for a in atoms if x.start() <= a.start < x.end()), named(x[0].strip(" \t.:"))) for x in items
        ]
    if atoms and not _SEVERAL.search(words):
        whole = _whole(start, end, cast)
        one = people[0] if people and atoms[0].label == "ORG" else atoms[0].actor  # "FE—Mr. Green"
        return [whole | {"role": _office(atoms, cast)} if whole else one]
    if atoms:
        return [a.actor for a in atoms]
    first = words.split(",", maxsplit=1)[0]
    return [named(first)] if len(first.split()) > 1 and len(words) < 80 and first[0].isupper() else []


_ITEM = re.compile(r"[^,;\n]+")


def _is_full_name(words: str, cast: Cast) -> bool:
    """Whether an item of a list is a name with surname, and holds no office, title or body."""
    taken = ("title", "office", "office_modifier", "body_noun")
    return _FULL_NAME.fullmatch(words) is not None and not any(
        fold(w).strip(".") in cast.lexicon.words(x) for w in words.split() for x in taken
    )


#: Initials or a given name, and a surname.
_FULL_NAME = re.compile(r"(?:[A-ZÀ-Ž][a-z]?\.[ -]?){1,3}[A-ZÀ-Ž][\w’'-]+|[A-ZÀ-Ž][\w’'-]+(?:\s[A-ZÀ-Ž][\w’'-]+){1,2}")
#: Given name and surname before a comma or dash: "Otto Brandwein, Counselor".
_WHOLE = re.compile(r"(?P<first>[A-Z][\w’'-]*\.?)(?:\s[A-Z][\w’'-]*\.?){0,2}\s[A-Z][\w’'-]+(?=,|\s?[—–]\s?[A-Z])")


def _whole(start: int, end: int, cast: Cast) -> Actor | None:
    """A name of which no mention, or one of a part alone, tells; a title before a surname is no given name."""
    start += len(cast.text[start:end]) - len(cast.text[start:end].lstrip(" \t-–•*"))
    m = _WHOLE.match(cast.text, start, end)
    if m is None or any(
        fold(m["first"]).strip() in cast.lexicon.words(x) for x in ("title", "office", "office_modifier")
    ):
        return None
    here = [a for a in cast.atoms(start, end) if a.start < m.end()]
    if any(a.start == start or a.label not in ("PERSON", "ROLE") for a in here) or any(
        x[2].label_ == "NORP" for x in cast.within(start, m.end())
    ):
        return None
    return named(m[0])


def _office(atoms: list[Atom], cast: Cast) -> str | None:
    return next((" ".join(cast.text[a.start : a.end].split()) for a in atoms if a.label == "ROLE"), None)


def without_parties(found: list[Actor]) -> list[Actor]:
    """Participants without the headings of their sides: "United States", "Soviet Delegation"."""
    people = [a for a in found if not is_place(a) and not is_body(a)]
    return people or found
