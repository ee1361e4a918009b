"""`doc.ents`, a view: the mentions that count, once, last.

Group `entities` holds what the other layers settled, nested mentions included; `doc.ents`, which allows no overlaps,
holds the outer one of nested mentions, but what stands in a ROLE or TREATY only when that has no link of its own.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from cablenlp.layers.base import Layer
from cablenlp.table import bounds, group, set_group

#: Which groups the mentions come from, the strongest first where they overlap.
PRECEDENCE = ("shapes", "dates", "mentions")


@Language.factory("cable_resolve", assigns=["doc.ents", "doc.spans"])
class Resolve(Layer):
    """Writes group `entities` and `doc.ents`."""

    def __init__(self, nlp: Language, name: str = "cable_resolve"):
        super().__init__(nlp, name)

    def find(self, doc: Doc) -> list[Span]:
        kept: list[tuple[int, int]] = []
        found: list[Span] = []
        for name in PRECEDENCE:
            spans = group(doc, name)
            taken = list(kept)
            for span in spans:
                start, end = bounds(span)
                if not any(s < end and start < e for s, e in taken) or span.label_ in ("TREATY", "ROLE"):
                    found.append(span)
                    kept.append((start, end))
        return found

    def write(self, doc: Doc, found: list[Span]) -> None:
        set_group(doc, "entities", found)
        doc.set_ents(filter_spans(group(doc, "entities")))
