"""What stands below a message: signature, who carried and drafted it, distribution."""

from __future__ import annotations

import re
from typing import Any

from cablenlp.layers.header.atoms import Cast
from cablenlp.layers.header.route import Actor
from cablenlp.layers.zones import Zone
from cablenlp.matching import fold

Plain = dict[str, Any]

_CARRIED = re.compile(
    r"\b(?:transmitted|sent|passed on|forwarded|handed over|conveyed) by\s*:?\s*(?:Cde\.|Comrade)?\s*$", re.I
)
_DRAFTED = re.compile(r"\b(?:drafted|prepared|typed|dictated) by\s*:?\s*$", re.I)
#: Posts, not readers: `fields.repeated` reads them by their numbers.
_REPEATED = re.compile(r"(?:this\s+tel\w*\s+(?:being\s+)?)?(?:sent|repeated|rptd|repeat|rpt)\b(?!\s+to:)", re.I)
#: So far before a name the words stand that say what he did.
_BEFORE = 30


def read_foot(header: Plain, zones: list[Zone], cast: Cast) -> None:
    """Fill `signers`, `via`, `drafters` and `distribution`; without senders the signer is the sender."""
    for name, start, end in zones:
        slot = {"closing": "signers", "distribution": "distribution"}.get(name)
        if slot is None:
            continue
        if slot == "distribution" and _REPEATED.match(cast.text, start, end):
            continue
        for atom in cast.atoms(start, end):
            if atom.label in ("PERSON", "ROLE", "ORG"):
                header[_part(cast.text, atom.start) or slot].append(atom.actor)
    for slot in ("signers", "distribution"):
        header[slot] = _once(header[slot])
    _sign(header)


def _part(text: str, at: int) -> str | None:
    """What the words before a name say he did, if not sign."""
    before = text[max(0, at - _BEFORE) : at]
    return "via" if _CARRIED.search(before) else "drafters" if _DRAFTED.search(before) else None


def _once(found: list[Actor]) -> list[Actor]:
    return list({fold(a["text"]): a for a in reversed(found)}.values())[::-1]


def _sign(header: Plain) -> None:
    """Give the signer's name to a sender who is named by an office that nobody is known to have held."""
    people = [a for a in header["signers"] if not str(a["mention"]).endswith("ORG")]
    if not people:
        return
    if not header["senders"] and not header["participants"]:
        header["senders"] = people[:1]
    if len(header["senders"]) == 1 and len(people) == 1:
        sender, signer = header["senders"][0], people[0]
        if sender["role"] and not sender["name"] and signer["name"]:
            known = {name: signer[name] for name in ("name", "kb_id", "wikidata")}
            header["senders"] = [sender | known | {"inferred": True}]
