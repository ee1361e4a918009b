"""One text inside a document, read as a document of its own, with the messages inside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from cablenlp.layers.header.atoms import Cast
from cablenlp.layers.header.document import read_head
from cablenlp.layers.header.inner.announced import announced
from cablenlp.layers.header.inner.attached import attachments, point_of, points
from cablenlp.layers.header.inner.blocks import Block
from cablenlp.layers.header.inner.ends import addressed, greeted, signed, signer
from cablenlp.layers.header.inner.sides import SIDES, Sides, among, attached_sides, passed_sides, same_route
from cablenlp.layers.header.inner.told import read_told
from cablenlp.layers.header.own import own_numbers
from cablenlp.layers.header.plain import Plain
from cablenlp.layers.header.title import is_place
from cablenlp.layers.zones import Zone
from cablenlp.layers.zones import find_document as zones_in
from cablenlp.table import key, placed, section

#: Words that stand in no name, where the first words of a text look like a heading.
_NOBODY = re.compile(r"\b(?:following|please|deliver|convey|begins?)\b", re.I)
#: So deep may messages lie in each other.
_DEEPEST = 5
#: A side of the route of which nobody is known.
_UNKNOWN = {"name": None, "kb_id": None, "wikidata": None, "inferred": False}


def texts(cast: Cast, start: int, end: int, zones: list[Zone], header: Plain, depth: int = 0) -> Iterator[Plain]:
    """The messages whose texts stand between two places, each with those inside it.

    Args:
        cast: The document and its mentions.
        start: Where the stretch begins.
        end: Where it ends.
        zones: The zones of the message that the stretch belongs to.
        header: Its header, for "you" and "me".
        depth: In how many other messages it lies.
    """
    attached = list(attachments(cast.text, start, end, zones))
    above = attached[0].told if attached else end
    clauses = points(cast.text, start, above) if attached else []
    for block in (*announced(cast.text, start, above, zones), *attached):
        point = point_of(block, attached, clauses) if block.attached else None
        found = _message(cast, block, point or block, header, depth)
        if found is not None:
            yield found


def _message(cast: Cast, block: Block, point: Block, header: Plain, depth: int) -> Plain | None:
    """A text read as a document, with what the words that announce it say; None where nobody wrote it to anybody."""
    doc, text = cast.doc, cast.text
    told = read_told(point, cast)
    block = signed(block, header, cast)
    zones = zones_in(text[block.start : block.end], cast.lexicon)
    within = [Zone(z.name, z.start + block.start, z.end + block.start) for z in zones]
    body = next((z for z in within if z.name == "body"), None)
    inner = read_head(doc, text, within, cast) if {"header", "body", "closing"} & {z.name for z in within} else {}
    known = _known(block, body, inner, cast)
    of = attached_sides if block.attached else passed_sides
    sides = of(block, header, known, told, cast)
    if not (sides["senders"] or sides["recipients"]) or (not block.attached and same_route(sides, header)):
        return None
    if among(sides["senders"], sides["recipients"]):  # an office of the other side, taken for the one addressed
        sides["senders"] = [a | _UNKNOWN for a in sides["senders"] if a["role"]]
    found: Plain = {
        "kind": _kind(told, inner, block), "date": _day(doc, within, block), "numbers": own_numbers(doc, text, within),
        **sides, "start": block.start, "end": block.end, "conveys": [],
    }  # fmt: skip
    if depth < _DEEPEST and body is not None:
        found["conveys"] = list(texts(cast, body.start, block.end, within, found, depth + 1))
    return found


def _known(block: Block, body: Zone | None, inner: Plain, cast: Cast) -> Sides:
    """The route as a text gives it itself: whom it greets or addresses, who signs it."""
    known: Sides = {}
    for side in SIDES:
        known[side] = [a for a in inner.get(side) or [] if not is_place(a) and not _NOBODY.search(a["text"])]
    whom = greeted(block, cast) or (greeted(block._replace(start=body.start), cast) if body else [])
    known["recipients"] = whom or known["recipients"]
    if block.attached and not known["recipients"]:
        known["recipients"] = addressed(block, cast)
    if among(known["senders"], known["recipients"]):  # the name at its head is whom it is for
        known["senders"] = [a for a in inner.get("signers") or [] if not among([a], known["recipients"])]
    known["senders"] = known["senders"] or signer(block, cast)
    return known


def _kind(told: Plain, inner: Plain, block: Block) -> str:
    """What sort of message a text is: as the words around it say, else as it says itself."""
    own = inner.get("kind")
    if block.attached and told["kind"] in ("message", "other"):
        return own or str(told["kind"])
    return "message" if told["kind"] == "other" and not block.attached else str(told["kind"] or own)


def _day(doc: Doc, zones: list[Zone], block: Block) -> str | None:
    """The date that stands in the head or at the foot of a text."""
    values = section(doc, "dates")
    dates = placed(doc, "dates")
    for start, end, span in dates[bisect_left(dates, block.start, key=lambda d: d[0]) :]:
        if start >= block.end:
            break
        if span.label_ == "DATE" and _is_head(start, zones, block):
            edtf = (values.get(key(start, end, span.label_)) or {}).get("edtf")
            if edtf:
                return str(edtf)
    return None


def _is_head(at: int, zones: list[Zone], block: Block) -> bool:
    """Whether a place of a text belongs to its head or foot."""
    return block.start <= at < block.end and any(
        z.start <= at < z.end for z in zones if z.name in ("title", "header", "closing")
    )
