"""What is known by its shape: cable numbers, archival references, marks of secrecy and urgency."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from cablenlp.layers.base import Layer
from cablenlp.layers.indexes import marks
from cablenlp.layers.numbers import Number, numbers
from cablenlp.layers.references import citations
from cablenlp.layers.zones import Zone, zones_of
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import Words, split
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
    for shape in (*map(_number, numbers(text, zones)), *_marks(text, zones, lexicon)):
        if not taken.touch(shape.start, shape.end):
            found.append(shape)
            taken.add(shape.start, shape.end)
    return sorted(found, key=lambda s: s.start)


def _number(n: Number) -> Shape:
    return Shape(n.start, n.end, "CABLE_NUMBER", n.rule, {"prefix": n.prefix, "own": n.own})


#: The typist may put a mark before the first words of the message.
_BODY_MARKS = 60


def _marks(text: str, zones: list[Zone], lexicon: Lexicon) -> Iterator[Shape]:
    """Marks in the head and at the foot, where they stand as marks."""
    seen_body = False
    for name, start, end in zones:
        if name == "body" and not seen_body and any(z.name == "header" for z in zones):
            seen_body = True
            yield from _chain(text, start, min(end, start + _BODY_MARKS), 0, lexicon)
        elif name in ("header", "closing", "distribution"):
            at = start
            while at < end:
                stop = text.find("\n", at, end)
                stop = end if stop < 0 else stop
                yield from _chain(text, at, stop, _FEW, lexicon)
                at = stop + 1


def _chain(text: str, start: int, end: int, few: int, lexicon: Lexicon) -> Iterator[Shape]:
    """The marks of one line: those that open it, follow its number or each other, or stand among few words."""
    words = split(text[start:end])
    hits = marks(lexicon).find(words)
    for n, hit in enumerate(hits):
        alone = len(words.words) <= few or words.text.isupper() or _opens(words, hit.first)
        if not alone and not (n and _joined(words, hits[n - 1].end, hit.start)):
            return
        row = hit.values[0]
        yield Shape(start + hit.start, start + hit.end, row.label, row.id, {"name": row.name})


#: A line of so few words is no sentence.
_FEW = 6


def _opens(words: Words, first: int) -> bool:
    """Whether only a number stands before this word."""
    return first == 0 or (first == 1 and words.words[0].isdigit())


def _joined(words: Words, end: int, start: int) -> bool:
    return not words.text[end:start].strip(" .,;:/-–—")
