"""What is known by its shape: cable numbers, archival references, marks of secrecy and urgency."""

from __future__ import annotations

from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from cablenlp.layers.base import Layer
from cablenlp.layers.shapes.citations import citations
from cablenlp.layers.shapes.marks import Found, marks_of
from cablenlp.layers.shapes.numbers import Number, numbers
from cablenlp.layers.zones import Zone, zones_of
from cablenlp.lexicon.store import Lexicon
from cablenlp.stretches import Stretches
from cablenlp.table import key, make_span, set_group, table, text_of


class Shape(NamedTuple):
    """A number, citation or mark found, and its value in the table."""

    start: int
    end: int
    label: str
    rule: str
    value: dict[str, Any]


@Language.factory("cable_shapes", assigns=["doc.spans", "doc._.cable"], requires=["doc.spans"])
class Shapes(Layer):
    """Writes group `shapes` and section `shapes`."""

    def __init__(self, nlp: Language, name: str = "cable_shapes"):
        super().__init__(nlp, name)

    def find(self, doc: Doc) -> list[Shape]:
        return find(text_of(doc), zones_of(doc), self.lexicon)

    def write(self, doc: Doc, found: list[Shape]) -> None:
        set_group(doc, "shapes", [make_span(doc, s.start, s.end, s.label, s.rule) for s in found])
        table(doc)["shapes"] = {key(s.start, s.end, s.label): s.value for s in found}


def find(text: str, zones: list[Zone], lexicon: Lexicon) -> list[Shape]:
    """The shapes of a text, in its order, without overlaps: citations first, then numbers, then marks."""
    sources = [(z.start, z.end) for z in zones if z.name == "source"]
    found = [
        Shape(c.start, c.end, "ARCHIVE_REF", c.rule, {"parts": c.parts}) for c in citations(text, sources, lexicon)
    ]
    taken = Stretches((s.start, s.end) for s in found)
    for shape in (*map(_number, numbers(text, zones, lexicon)), *map(_mark, marks_of(text, zones, lexicon))):
        if not taken.touch(shape.start, shape.end):
            found.append(shape)
            taken.add(shape.start, shape.end)
    return sorted(found, key=lambda s: s.start)


def _number(n: Number) -> Shape:
    return Shape(n.start, n.end, "CABLE_NUMBER", n.rule, {"prefix": n.prefix, "own": n.own})


def _mark(m: Found) -> Shape:
    return Shape(m.start, m.end, m.row.label, m.row.id, {"name": m.row.name})
