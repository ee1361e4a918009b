"""Token patterns that a user brings from a spaCy ruler: matched by spaCy's Matcher, only where there are any."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.matcher import Matcher
from spacy.tokens import Doc

from cablenlp.layers.mentions.items import Found
from cablenlp.lexicon.rulers import TokenPattern
from cablenlp.lexicon.store import Lexicon


def token_patterns(doc: Doc, lexicon: Lexicon) -> Iterator[Found]:
    """What the token patterns of an overlay find."""
    rows = [r for r in lexicon.rows("rulers") if isinstance(r, TokenPattern)]
    if not rows:
        return
    matcher = Matcher(doc.vocab)
    for row in rows:
        matcher.add(row.id, [row.pattern], greedy="LONGEST")
    by_id = {row.id: row for row in rows}
    for match_id, start, end in matcher(doc):
        row = by_id[doc.vocab.strings[match_id]]
        span = doc[start:end]
        data = {"kb_id": row.kb_id, "name": row.name} if row.kb_id else {}
        yield Found(span.start_char, span.end_char, row.label, row.id, data=dict(data))
