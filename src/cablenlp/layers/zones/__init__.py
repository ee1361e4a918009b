"""The parts of a document by their function: catalogue date, title, abstract, or header, body, closing and the rest.

A catalogue record is a date line, a title and an abstract with blank lines between. Anything else is read as a
document: lines at the head that a clerk, typist or editor put above the message, the message, what stands below.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from cablenlp.layers.base import Layer
from cablenlp.layers.indexes import kinds, marks
from cablenlp.layers.zones.catalogue import record, text_below
from cablenlp.layers.zones.foot import below
from cablenlp.layers.zones.head import head_length
from cablenlp.layers.zones.head_line import is_field
from cablenlp.layers.zones.lines import (
    Line,
    is_date_line,
    is_mark,
    is_place_and_date,
    is_source,
    kind_at,
    lines_of,
)
from cablenlp.layers.zones.opening import opening_end
from cablenlp.layers.zones.titles import labels
from cablenlp.lexicon.store import Lexicon
from cablenlp.table import make_span, placed, set_group, text_of

__all__ = ["Zone", "Zones", "find", "find_document", "is_date_line", "kinds", "marks", "zones_of"]


class Zone(NamedTuple):
    """A zone and its place."""

    name: str
    start: int
    end: int


@Language.factory("cable_zones", assigns=["doc.spans", "doc._.cable"])
class Zones(Layer):
    """Writes group `zones`; the label of a span is the name of its zone."""

    def __init__(self, nlp: Language, name: str = "cable_zones"):
        super().__init__(nlp, name)

    def find(self, doc: Doc) -> list[Zone]:
        return find(text_of(doc), self.lexicon)

    def write(self, doc: Doc, found: list[Zone]) -> None:
        set_group(doc, "zones", [make_span(doc, z.start, z.end, z.name, "zone." + z.name) for z in found])


def zones_of(doc: Doc) -> list[Zone]:
    """The zones of a Doc, in the order of its text."""
    return [Zone(z.label_, start, end) for start, end, z in placed(doc, "zones")]


def find(text: str, lexicon: Lexicon) -> list[Zone]:
    """The zones of a text, in its order, without overlaps."""
    lines = lines_of(text)
    if not lines:
        return []
    parts = record(lines, lexicon)
    if parts is None:
        return _document(text, lines, lexicon)
    below = text_below(lines, lexicon) if parts[-1][0] == "abstract" else 0
    if not below:
        return [Zone(*part) for part in parts]
    name, start, _ = parts.pop()
    if start < lines[below].start:
        parts.append((name, start, lines[below - 1].end))
    document = _document(text, lines[below:], lexicon)
    # the title is the archive's: a heading below it is the document's own
    return [*(Zone(*p) for p in parts), *(z._replace(name="header") if z.name == "title" else z for z in document)]


def find_document(text: str, lexicon: Lexicon) -> list[Zone]:
    """The zones of a text that can be no record of a catalogue, such as a message inside another."""
    lines = lines_of(text)
    return _document(text, lines, lexicon) if lines else []


def _document(text: str, lines: list[Line], lexicon: Lexicon) -> list[Zone]:
    """A document: head, message, and what stands below it; lines of one zone that follow each other are one."""
    head = head_length(lines, lexicon)
    if head == len(lines) and _says_something(lines[-1].text, lexicon):
        head -= 1
    foot = below(lines, head, lexicon)
    names = labels(lines[:head], lexicon)
    names += ["body"] * (len(lines) - head - len(foot)) + [name for _, name in foot]
    found: list[Zone] = []
    first = 0
    for n in range(1, len(lines) + 1):
        if n == len(lines) or names[n] != names[first]:
            found.append(Zone(names[first], lines[first].start, lines[n - 1].end))
            first = n
    return _with_opening(text, found)


def _says_something(text: str, lexicon: Lexicon) -> bool:
    """Whether the last line of what looks like a mere head is rather the message: no date, mark, field or kind."""
    return not (is_date_line(text) or is_place_and_date(text) or is_mark(text, lexicon) or is_field(text, lexicon)
                or is_source(text, lexicon) or kind_at(text, lexicon, 200) is not None)  # fmt: skip


#: A message without any head that opens with its number, and with another's or whom it is for.
_LONE = re.compile(r"\d{2,6}\.\s+(?:(?:Re|Ref|Ur|Your|My|Our|Emb|Dep|Leg|Con)\w*[\s.]|For\s[A-Z]|Eyes\b)")


def _with_opening(text: str, zones: list[Zone]) -> list[Zone]:
    """The zones, with the number that opens the message as a part of the head above it."""
    n = next((n for n, z in enumerate(zones) if z.name == "body"), -1)
    if n < 0 or (n == 0 and not _LONE.match(text, zones[0].start)):
        return zones
    if n == 0:
        stop = opening_end(text, zones[0].start, zones[0].end)
        start = stop + len(text[stop:]) - len(text[stop:].lstrip())
        lone = [Zone("header", zones[0].start, stop), Zone("body", start, zones[0].end)]
        return [*lone, *zones[1:]] if zones[0].start < stop else zones
    above, body = zones[n - 1], zones[n]
    stop = opening_end(text, body.start, body.end)
    if stop == body.start:
        return zones
    start = stop + len(text[stop : body.end]) - len(text[stop : body.end].lstrip())
    opened = (
        [Zone("header", above.start, stop)] if above.name == "header" else [above, Zone("header", body.start, stop)]
    )
    return [*zones[: n - 1], *opened, Zone("body", start, body.end), *zones[n + 1 :]]
