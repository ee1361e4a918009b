"""People who stand below a paper by their initials: who signed "JFD", who drafted "EUR:RWoodward:mlm"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablenlp.layers.header.atoms import Cast, named
from cablenlp.layers.header.plain import Plain
from cablenlp.layers.header.route import Actor
from cablenlp.layers.zones.lines import TYPIST, Line

_INITIALS = re.compile(r"[\[(/]?(?:(?:Mc|Mac)?[A-Z]\.?\s?){2,4}[\])/]?")
_CAPITALS = re.compile(r"[A-Z]")
#: Initials and surname written as one: "RWoodward", "JPGrant".
_JOINED = re.compile(r"(?P<first>(?:[A-Z]\.? ?){1,3}?)(?P<last>(?:Mc|Mac|O[’'])?[A-Z][a-z’'][\w’']+)")
#: Whose initials they may be, the nearest first.
_SLOTS = ("senders", "participants", "drafters", "recipients")


def initialled(line: Line, header: Plain, cast: Cast) -> Actor | None:
    """Who signed a line with initials: the one person of the header, else of the text, whose they are."""
    if not _INITIALS.fullmatch(line.text):
        return None
    letters = "".join(_CAPITALS.findall(line.text))
    for people in (_named_above(header), _named_within(cast)):
        fit = {a["kb_id"] or a["name"]: a for a in people if _fits(letters, str(a["name"]))}
        if len(fit) == 1:
            known = next(iter(fit.values()))
            return known | {"text": line.text.strip("[]()/ "), "role": None, "mention": None, "inferred": True}
    return None


def _named_above(header: Plain) -> list[Actor]:
    return [a for slot in _SLOTS for a in header[slot] if a["name"] and not str(a["mention"]).endswith(("ORG", "GPE"))]


def _named_within(cast: Cast) -> Iterator[Actor]:
    return (cast.actor(s, e, "PERSON") for s, e, x in cast.spans if x.label_ == "PERSON")


def _fits(letters: str, name: str) -> bool:
    """Whether initials are those of a name, in full or but for what stands between first and last."""
    own = "".join(_CAPITALS.findall(name))
    return len(own) > 1 and (own == letters or (len(letters) == 2 and letters == own[0] + own[-1]))


def typed(line: Line, cast: Cast) -> Actor | None:
    """Who drafted a paper, by the line of its typist: "WBarbour:mlt"; initials alone are nobody's."""
    m = TYPIST.fullmatch(line.text)
    joined = _JOINED.fullmatch(m["who"]) if m else None
    if m is None or joined is None:
        return None
    start = line.start + m.start("who")
    known = next((x for x in cast.within(start, start + 1) if x[2].label_ == "PERSON"), None)
    if known:
        return cast.actor(known[0], known[1], "PERSON")
    first = " ".join(f"{c}." for c in _CAPITALS.findall(joined["first"]))
    return named(m["who"]) | {"name": f"{first} {joined['last']}".strip()}
