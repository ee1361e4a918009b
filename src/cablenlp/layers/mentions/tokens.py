"""Token patterns that a user brings from a spaCy ruler: matched by spaCy's Matcher, only where there are any."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from cablenlp.layers.mentions.items import Found
from cablenlp.lexicon.rulers import TokenPattern
from cablenlp.lexicon.store import Lexicon


def matcher_of(lexicon: Lexicon, vocab: Vocab) -> Matcher | None:
    """A matcher for the token patterns of an overlay; none where there are none."""
    rows = [row for row in lexicon.rows("rulers") if isinstance(row, TokenPattern)]
    if not rows:
        return None
    matcher = Matcher(vocab)
    for row in rows:
        matcher.add(row.id, [row.pattern], greedy="LONGEST")
    return matcher


def token_patterns(doc: Doc, matcher: Matcher, lexicon: Lexicon) -> Iterator[Found]:
    """What the token patterns find."""
    for match_id, start, end in matcher(doc):
        row = lexicon.row(doc.vocab.strings[match_id])
        if isinstance(row, TokenPattern):
            span = doc[start:end]
            data = {"kb_id": row.kb_id, "name": row.name} if row.kb_id else {}
            yield Found(span.start_char, span.end_char, row.label, row.id, data=dict(data))
