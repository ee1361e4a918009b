"""What an edition's note, and the last lines of a record, tell of a document: who drafted it, when it came, who had it.

"Source: ... Secret; Niact. Drafted by Beam (EUR) and approved by Murphy. Received at 9:04 p.m. on July 11 and repeated
to Paris and London." "Recorded by A. Petrov, second secretary."
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from cablenlp.layers.header.atoms import Cast, named
from cablenlp.layers.header.moment import moment
from cablenlp.layers.header.plain import Plain
from cablenlp.layers.header.posts import posts_after
from cablenlp.layers.zones import Zone
from cablenlp.table import section

DRAFTED = re.compile(
    r"\b(?:[Dd]rafted|[Pp]repared|[Rr]ecorded|[Ww]ritten down|[Tt]aken down|[Cc]ompiled)"
    r"(?:\s+(?:in|on)\s[^.;]{1,40}?)?\s+by:?\s"
)
#: Where the drafters end and others begin.
_OTHERS = re.compile(
    r"[;\n]|\.(?=\s|$)|\b(?:on|[Cc]leared|[Aa]pproved|[Ii]nitial+ed|[Ss]igned|[Aa]uthori[sz]ed|[Ss]ent"
    r"|[Tt]ransmitted|[Rr]epeated)\b"
)
_RECEIVED = re.compile(r"\b[Rr]eceived\s+(?:at|on|in|by)?\s?")
_SENTENCE = re.compile(r"\.(?=\s+[A-Z\[(]|\s*$)|;|\band repeated\b")
#: Drafters whom no mention tells, each perhaps with his office: "Lowman", "Jones (EUR) and A. B. Smith".
_DRAFTER = r"(?:[A-Z][\w’'-]*\.? ?){0,3}[A-Z][a-z][\w’'-]+"
_SURNAMES = re.compile(
    rf"{_DRAFTER}(?:(?:\s\([A-Z/]{{1,12}}\))?(?:,\s|,?\sand\s){_DRAFTER}){{0,4}}(?=\s?[(.;,\n]|\s(?:and|on|in|of)\b"
    rf"|$)"
)
_BETWEEN = re.compile(r"(?:\s\([A-Z/]{1,12}\))?(?:,\s(?:and\s)?|\sand\s)")
#: Of a message, as much of the end as may tell who wrote it down.
_END = 400


def read_notes(doc: Doc, text: str, zones: list[Zone], header: Plain, cast: Cast) -> None:
    """Fill `drafters`, `received` and `repeated_to` from what stands below the message."""
    sourced = next((z.start for z in zones if z.name == "source" and not _is_first(z, zones)), None)
    for name, start, end in zones:
        if name == "note" and sourced is not None and start > sourced:
            continue  # footnotes tell of other papers
        if name in ("source", "note", "closing"):
            _read(doc, text, start, end, header, cast)
        elif name == "body":
            _drafters(text, max(start, end - _END), end, header, cast)


def _is_first(zone: Zone, zones: list[Zone]) -> bool:
    return any(z.name == "body" and z.start > zone.start for z in zones)


def _read(doc: Doc, text: str, start: int, end: int, header: Plain, cast: Cast) -> None:
    _drafters(text, start, end, header, cast)
    received = _RECEIVED.search(text, start, end)
    if received and not header["received"]:
        stop = _SENTENCE.search(text, received.end(), end)
        day = section(doc, "document").get("date")
        last = stop.start() if stop else end
        header["received"] = moment(doc, text, received.start(), last) or (
            moment(doc, text, received.start(), last, own=day) if day else None
        )
    header["repeated_to"] += [a for a in posts_after(text, start, end, cast) if a not in header["repeated_to"]]


def _drafters(text: str, start: int, end: int, header: Plain, cast: Cast) -> None:
    for m in DRAFTED.finditer(text, start, end):
        stop = next((x for x in _OTHERS.finditer(text, m.end(), end) if not _initial(text, x.start())), None)
        people = [a.actor for a in cast.atoms(m.end(), stop.start() if stop else end) if a.label == "PERSON"]
        if not people and (unknown := _SURNAMES.match(text, m.end(), stop.start() if stop else end)):
            people = [named(x) for x in _BETWEEN.split(unknown.group()) if x]
        header["drafters"] += [a for a in people if a not in header["drafters"]]


def _initial(text: str, at: int) -> bool:
    """Whether a full stop stands behind the initial of a name."""
    return text[at] == "." and text[at - 1 : at].isupper() and not text[at - 2 : at - 1].isalpha()
