"""`doc.ents`, a view: the mentions that count, once, last.

Group `entities` holds what the other layers settled, nested mentions included; `doc.ents`, which allows no overlaps,
holds the outer one of nested mentions, but what stands in a ROLE or TREATY only when that has no link of its own.
"""

from __future__ import annotations

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc, Span

from cablenlp.layers.base import Layer
from cablenlp.table import Mark, placed, set_marks

#: Which groups the mentions come from, the strongest first where they overlap.
PRECEDENCE = ("shapes", "dates", "mentions")


@Language.factory("cable_resolve", assigns=["doc.ents", "doc.spans"])
class Resolve(Layer):
    """Writes group `entities` and `doc.ents`."""

    def __init__(self, nlp: Language, name: str = "cable_resolve"):
        super().__init__(nlp, name)

    def find(self, doc: Doc) -> list[Mark]:
        found: list[Mark] = []
        taken: list[tuple[int, int]] = []
        for name in PRECEDENCE:
            here = [
                mark
                for start, end, mark in placed(doc, name)
                if mark.label_ in ("TREATY", "ROLE") or not _overlaps(start, end, taken)
            ]
            found += here
            taken = sorted([*taken, *((m.start_char, m.end_char) for m in here)])
        return found

    def write(self, doc: Doc, found: list[Mark]) -> None:
        outer: list[Span] = []
        for span in set_marks(doc, "entities", found):
            if not outer or span.start >= outer[-1].end:
                outer.append(span)
        doc.set_ents(outer)


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    k = bisect_left(taken, (start, start))
    return any(s < end and start < e for s, e in taken[max(0, k - 3) : k + 2])
