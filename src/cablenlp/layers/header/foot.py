"""What stands below a message: signature, who carried and drafted it, distribution."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from cablenlp.layers.header.atoms import Cast
from cablenlp.layers.header.fields import Field, fields_of, fill
from cablenlp.layers.header.initials import initialled, typed
from cablenlp.layers.header.plain import Plain
from cablenlp.layers.header.readers import readers
from cablenlp.layers.header.route import Actor
from cablenlp.layers.header.title import is_role
from cablenlp.layers.zones import Zone
from cablenlp.layers.zones.lines import columns
from cablenlp.layers.zones.wire import ends_wire
from cablenlp.matching import fold

_CARRIED = re.compile(
    r"\b(?:transmitted|sent|passed on|forwarded|handed over|conveyed) by\s*:?\s*(?:Cde\.|Comrade)?\s*$", re.I
)
_DRAFTED = re.compile(r"\b(?:drafted|prepared|typed|dictated) by\s*:?\s*$", re.I)
#: Posts, not readers: `fields.repeated` reads them by their numbers.
_REPEATED = re.compile(r"(?:this\s+tel\w*\s+(?:being\s+)?)?(?:sent|repeated|rptd|repeat|rpt)\b(?!\s+to:)", re.I)
#: The address below a letter: "His Excellency", and who follows.
ADDRESSED = re.compile(
    r"(?:H\.E\.|(?:His|Her) (?:Excellency|Majesty|Highness)|The (?:Right |Rt\.? )?Hon(?:ou?rable|\.)?)\b", re.I
)
#: How letters end, and no name.
_FORMULA = re.compile(r"(?:Greetings|Regards|Sincerely|Yours|Respectfully|Faithfully|Signed|Signature)\b", re.I)
#: So far before a name the words stand that say what he did.
_BEFORE = 30


def read_foot(doc: Doc, header: Plain, zones: list[Zone], cast: Cast) -> None:
    """Fill `signers`, `via`, `drafters` and `distribution`; without senders the signer is the sender."""
    for name, start, end in zones:
        if name not in ("closing", "distribution") or _is_above(zones, start):
            continue
        slot = "signers" if name == "closing" else "distribution"
        part: Field | None = None  # lines without a name of their own are read together
        for line in columns(cast.text, start, end):
            named = fields_of(line.text, line.start, cast.lexicon)
            if name == "closing" and ADDRESSED.match(line.text):
                if part:
                    _fill(doc, header, part, name, cast)
                part = Field("recipients", line.start, line.end)
                continue
            if name == "closing" and (drafter := typed(line, cast)):
                header["drafters"].append(drafter)
                continue
            if name == "closing" and (signer := initialled(line, header, cast)):
                header["signers"].append(signer)
                continue
            if part and not named and not ends_wire(line.text):
                part = part._replace(end=line.end)
                continue
            if part:
                _fill(doc, header, part, name, cast)
            for field in named[:-1]:
                _fill(doc, header, field, name, cast)
            part = named[-1] if named else None if ends_wire(line.text) else Field(slot, line.start, line.end)
            if part and name == "closing" and part.slot == "for":
                part = Field(slot, line.start, line.end)  # "For the Secretariat": who signs there stands below
        if part:
            _fill(doc, header, part, name, cast)
    header["distribution"] = once(header["distribution"])
    header["signers"] = _with_offices(once(header["signers"]))
    _sign(header, cast.text)


def _with_offices(signers: list[Actor]) -> list[Actor]:
    """Those who signed, where people did: an office alone on its line is the one of who stands below or above it."""
    if not any(_is_person(a) for a in signers):
        return signers
    found: list[Actor] = []
    office: str | None = None
    for actor in signers:
        if _is_person(actor):
            found.append(actor | {"role": actor["role"] or office})
            office = None
        elif str(actor["mention"]).endswith("ROLE"):
            office = actor["text"]
    return found


def _is_person(actor: Actor) -> bool:
    return not str(actor["mention"]).endswith(("ROLE", "ORG"))


def _is_above(zones: list[Zone], start: int) -> bool:
    """Whether a message follows."""
    return any(z.name == "body" and z.start > start for z in zones)


def _fill(doc: Doc, header: Plain, part: Field, zone: str, cast: Cast) -> None:
    """Put what one line of the foot says into the header."""
    if part.slot not in ("signers", "distribution"):
        if part.slot == "recipients":
            _addressee(header, part, cast)
        elif part.slot in _TOLD or (part.slot == "senders" and not header["senders"]):
            fill(doc, header, part, cast)
        return
    if zone == "distribution" and _REPEATED.match(cast.text, part.start, part.end):
        return
    if part.slot == "distribution":
        header["distribution"] += readers(part.start, part.end, cast)
        return
    for atom in cast.atoms(part.start, part.end):
        if atom.label in ("PERSON", "ROLE", "ORG") and not _FORMULA.match(atom.actor["text"]):
            header[_part(cast.text, atom.start) or part.slot].append(atom.actor)


def _addressee(header: Plain, part: Field, cast: Cast) -> None:
    """Whom an address below a letter names; a greeting by his office is not told twice."""
    people = [a.actor for a in cast.atoms(part.start, part.end) if a.label == "PERSON"][:1]
    if people and all(is_role(a) for a in header["recipients"]):
        header["recipients"] = people


#: What named lines at the foot tell.
_TOLD = ("drafters", "distribution", "repeated_to", "sent", "received", "via", "participants")


def _part(text: str, at: int) -> str | None:
    """What the words before a name say he did, if not sign."""
    before = text[max(0, at - _BEFORE) : at]
    return "via" if _CARRIED.search(before) else "drafters" if _DRAFTED.search(before) else None


def once(found: list[Actor]) -> list[Actor]:
    """Everybody once, by the words that name him."""
    first: dict[str, Actor] = {}
    for actor in found:
        first.setdefault(fold(actor["text"]), actor)
    return list(first.values())


def _beside(people: list[Actor], text: str) -> list[Actor]:
    """The first who signed, and who signed beside him in the same line."""
    places = [[int(x) for x in str(a["mention"]).split("-")[:2]] if a["mention"] else [] for a in people]
    count = 1
    while count < len(people) and places[count - 1] and places[count]:
        if "\n" in text[places[count - 1][1] : places[count][0]]:
            break
        count += 1
    return people[:count]


def _sign(header: Plain, text: str) -> None:
    """Give the signer's name to a sender who is named by an office that nobody is known to have held."""
    people = [a for a in header["signers"] if not str(a["mention"]).endswith("ORG")]
    if not people:
        if not header["senders"] and not header["participants"] and len(header["signers"]) == 1:
            header["senders"] = list(header["signers"])
        return
    if not header["senders"] and not header["participants"]:
        header["senders"] = _beside(people, text)
    if len(header["senders"]) == 1 and len(people) == 1:
        sender, signer = header["senders"][0], people[0]
        if sender["role"] and not sender["name"] and signer["name"]:
            known = {name: signer[name] for name in ("name", "kb_id", "wikidata")}
            header["senders"] = [sender | known | {"inferred": True}]
