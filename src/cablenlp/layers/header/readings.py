"""Where title and text disagree: what each says of the date, the numbers and the route, and where it stands.

An archivist's title tells who wrote to whom; the document below it may be signed, addressed, dated or numbered
otherwise. The document's own word counts, and both are kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from cablenlp.layers.frame import ends_title, own_columns
from cablenlp.layers.header.atoms import Cast
from cablenlp.layers.header.own import is_own
from cablenlp.layers.header.plain import Plain
from cablenlp.layers.header.route import Actor
from cablenlp.layers.zones import Zone
from cablenlp.layers.zones.labels import labels_in
from cablenlp.layers.zones.lines import is_date_line, is_place_and_date
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold
from cablenlp.table import key, placed, section, unkey

SIDES = ("senders", "recipients")
#: Signatures that give no surname: "J.F.D.", "Jim".
_INITIALS = re.compile(r"(?:[A-Z]\.?\s?){1,4}|[A-Z][a-z]+")


def settle(header: Plain, titled: Plain) -> None:
    """Fill the route of a header with that of the title above it, where the document does not name others itself."""
    route = {slot: titled.get(slot) or [] for slot in (*SIDES, "via", "for")}
    for side in SIDES:
        if route[side] and not _contradicts(header[side], route, side):
            header[side] = route[side]
            if side == "recipients":
                header["for"] += [a for a in route["for"] if a not in header["for"]]
    header["via"] = header["via"] or route["via"]


def _contradicts(own: list[Actor], titled: Plain, side: str) -> bool:
    """Whether a document names people for one side of its route, none of whom its title does."""
    theirs = titled[side] if side == "senders" else [*titled[side], *titled["for"], *titled["via"]]
    if not own or not all(map(_is_person, (*own, *titled[side]))):
        return False
    return not any(_same(a, b) for a in own for b in theirs)


def _is_person(actor: Actor) -> bool:
    return str(actor["mention"]).endswith("PERSON")


def _same(one: Actor, other: Actor) -> bool:
    """Whether two actors are, or may be, one person."""
    if one["kb_id"] and one["kb_id"] == other["kb_id"]:
        return True
    names = (fold(f"{a['name'] or ''} {a['text']}").split() for a in (one, other))
    return bool(set.intersection(*map(set, names)))


def readings(
    doc: Doc, text: str, zones: list[Zone], header: Plain, titled: Plain, stated: Plain, cast: Cast
) -> list[Plain]:
    """What the parts of a document say of one field where they disagree, in the order of the text for each field.

    Args:
        doc: The document, all before the header read.
        text: Its text.
        zones: Its own zones.
        header: Its header, numbers included.
        titled: The sides of the route as the title gives them.
        stated: The same as the lines of its head do.
        cast: Who may act in it.
    """
    names = {z.name for z in zones}
    if not names & {"title", "catalogue_date"}:
        return []
    found = _days(doc, text, zones, cast.lexicon)
    found += _numbers(doc, text, zones, header) if "title" in names else []
    for side in SIDES:
        said = [a for a in stated.get(side) or [] if _is_person(a)]
        if side == "senders" and not said:
            said = [a for a in header.get("signers") or [] if not _INITIALS.fullmatch(a["text"])]
        found += _parties(zones, titled.get(side) or [], said, side, cast)
    return found


def _zone(zones: list[Zone], at: int) -> str | None:
    return next((z.name for z in zones if z.start <= at < z.end), None)


def _days(doc: Doc, text: str, zones: list[Zone], lexicon: Lexicon) -> list[Plain]:
    """The document's date as each of its parts gives it, when no day is all of theirs."""
    values = section(doc, "dates")
    days = []
    for zone in zones:
        for start, end in _dated(doc, text, zone, lexicon):
            value = values.get(key(start, end, "DATE")) or {}
            if value.get("earliest") and value.get("latest"):
                days.append((value, {"field": "date", "value": value["edtf"]} | _place(zone.name, start, end)))
                break
    if not days or max(v["earliest"] for v, _ in days) <= min(v["latest"] for v, _ in days):
        return []
    return [reading for _, reading in days]


def _dated(doc: Doc, text: str, zone: Zone, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The dates of a zone that are the document's own."""
    if zone.name not in ("catalogue_date", "title", "header", "closing"):
        return
    dates = placed(doc, "dates")
    for at, words in own_columns(text, zone.start, zone.end):
        plain = zone.name in ("catalogue_date", "title") or is_date_line(words) or is_place_and_date(words)
        if not plain and not any(x.slot in ("date", "sent") for x in labels_in(words, lexicon)[:1]):
            continue
        for start, end, span in dates[bisect_left(dates, at, key=lambda d: d[0]) :]:
            if end > at + len(words):
                break
            if span.label_ == "DATE" and (zone.name != "title" or ends_title(text, start, end, zone[1:])):
                yield start, end


def _numbers(doc: Doc, text: str, zones: list[Zone], header: Plain) -> list[Plain]:
    """The numbers of the title and those of the head, when they have none in common."""
    sides: dict[bool, list[Plain]] = {True: [], False: []}
    for start, end, span in placed(doc, "shapes"):
        zone = _zone(zones, start) if span.label_ == "CABLE_NUMBER" else None
        if zone in ("title", "header") and is_own(text[start:end], header["numbers"]):
            sides[zone == "title"].append({"field": "numbers", "value": text[start:end]} | _place(zone, start, end))
    title, head = ({fold(r["value"]).lstrip("0") for r in side} for side in sides.values())
    return sides[True] + sides[False] if title and head and not title & head else []


def _parties(zones: list[Zone], titled: list[Actor], stated: list[Actor], side: str, cast: Cast) -> list[Plain]:
    """One side of the route as the title has it, and as the head or the signature does, when these are others.

    A person whom only one of them calls by his cover name is told too.
    """
    if not titled or not stated or not all(map(_is_person, (*titled, *stated))):
        return []
    if any(_same(a, b) for a in titled for b in stated) and not _covered(titled, stated, cast):
        return []
    found = []
    for actor in (*titled, *stated):
        start, end, _ = unkey(actor["mention"])
        value = actor["name"] or actor["text"]
        found.append({"field": side, "value": value} | _place(_zone(zones, start), start, end))
    return found


def _covered(titled: list[Actor], stated: list[Actor], cast: Cast) -> bool:
    forms = [
        {(cast.links.get(a["mention"]) or {}).get("form") == "cover_name" for a in side} for side in (titled, stated)
    ]
    return forms[0] != forms[1]


def _place(zone: str | None, start: int, end: int) -> Plain:
    return {"zone": zone, "start": start, "end": end}
