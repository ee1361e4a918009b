"""`doc.ents`, a view: the mentions that count, once, last.

Group `entities` holds what the other layers settled, nested mentions included; `doc.ents`, which allows no overlaps,
holds the outer one of nested mentions, but what stands in a ROLE or TREATY only when that has no link of its own.
"""

from __future__ import annotations

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from cablenlp.layers.base import Layer
from cablenlp.table import group, placed, set_group

#: Which groups the mentions come from, the strongest first where they overlap.
PRECEDENCE = ("shapes", "dates", "mentions")


@Language.factory("cable_resolve", assigns=["doc.ents", "doc.spans"])
class Resolve(Layer):
    """Writes group `entities` and `doc.ents`."""

    def __init__(self, nlp: Language, name: str = "cable_resolve"):
        super().__init__(nlp, name)

    def find(self, doc: Doc) -> list[Span]:
        found: list[Span] = []
        taken: list[tuple[int, int]] = []
        for name in PRECEDENCE:
            here = [
                (start, end, span)
                for (start, end, mark), span in zip(placed(doc, name), group(doc, name), strict=True)
                if mark.label_ in ("TREATY", "ROLE") or not _overlaps(start, end, taken)
            ]
            found += [span for _, _, span in here]
            taken = sorted([*taken, *((start, end) for start, end, _ in here)])
        return found

    def write(self, doc: Doc, found: list[Span]) -> None:
        set_group(doc, "entities", found)
        doc.set_ents(filter_spans(found))


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    k = bisect_left(taken, (start, start))
    return any(s < end and start < e for s, e in taken[max(0, k - 3) : k + 2])
