"""`doc.ents`, a view: the mentions that count, once, last.

Group `entities` holds what the other layers settled, nested mentions included; `doc.ents`, which allows no overlaps,
holds the outer one of nested mentions, but what stands in a ROLE or TREATY only when that has no link of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

from cablenlp.layers.base import Layer
from cablenlp.stretches import Stretches
from cablenlp.table import Mark, placed, set_marks

#: Which groups the mentions come from, the strongest first where they overlap.
PRECEDENCE = ("shapes", "dates", "mentions")


@Language.factory(
    "cable_resolve",
    assigns=["doc.ents", "doc.spans"],
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0},
)
class Resolve(Layer):
    """Writes group `entities` and `doc.ents`."""

    def __init__(self, nlp: Language, name: str = "cable_resolve"):
        super().__init__(nlp, name)

    def find(self, doc: Doc) -> list[Mark]:
        found: list[Mark] = []
        taken = Stretches()
        for name in PRECEDENCE:
            here = [
                mark
                for start, end, mark in placed(doc, name)
                if mark.label_ in ("TREATY", "ROLE") or not taken.touch(start, end)
            ]
            found += here
            taken = Stretches((m.start_char, m.end_char) for m in found)
        return found

    def write(self, doc: Doc, found: list[Mark]) -> None:
        outer: list[Span] = []
        for span in set_marks(doc, "entities", found):
            if not outer or span.start >= outer[-1].end:
                outer.append(span)
        doc.set_ents(outer)

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """What `nlp.evaluate` and `spacy evaluate` measure: the entities, by spaCy's own scorer."""
        scores: dict[str, Any] = Scorer.score_spans(examples, "ents")
        return scores
