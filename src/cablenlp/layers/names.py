"""Names that no list knows: what the statistical model takes for a name, raw, into the group `names`.

The mentions layer settles them against the lists; here only the plainly impossible is left out. The model
works on a copy, so that `doc.ents` stays what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from cablenlp import model
from cablenlp.layers.statistical import Statistical
from cablenlp.months import ANY_MONTH, MONTH_NAME
from cablenlp.table import make_span, set_group

LABELS = frozenset(("PERSON", "GPE", "LOC", "FAC", "ORG", "NORP"))
Found = tuple[int, int, str]

_EDGES = re.compile(r"^(?:(?:the|a|an)\s+|[^\w\[(\"“]+)|[^\w\])\"”.]+$", re.IGNORECASE)
# What the model takes for names and never is one: numbers, marks, prefixes of telegrams, lines of signs.
_IMPOSSIBLE = re.compile(
    r"[\W\d_]*|(?=.*\d)(?!.*[a-z]{3}).*|.*\n\s*\n.*|.*[|<>{}=].*"
    rf"|(?:{ANY_MONTH}|para|point|annex|article|part)\b[\W\d]*"
    r"|(?:(?:my|your|our|re|ur)?(?:dep|emb|leg|con|dept|ref)?tels?|.*telegrams?|no|nos|nr|cdes?|comrades?"
    r"|top secret|secret|confidential|priority|niact|urgent|op\.?|d\.?|f\.?|l\.?|ll\.?|inv\.?|am|pm)\b[\W\d]*"
    r"|\w+ nos?",
    re.IGNORECASE | re.DOTALL,
)
# What it adds to names: a date after them, a lower-case word of the sentence, the next line.
_TAIL = re.compile(
    rf"\s+{MONTH_NAME}\.?\s*\d*$|\s+\d[\d\W]*$|\s*\n.*$"
    r"|(?<=\w)\s+(?!(?:of|the|for|and|on|in|et|de|del|della|di|da|dos|du|la|le|van|von|der|den|bin|ibn|al|el|ul"
    r"|ud)\b)"
    r"[a-z]{2}[a-z ]*$",
    re.DOTALL,
)


@Language.factory("cable_names", assigns=["doc.spans"])
class Names(Statistical):
    """Finds unlisted names with the statistical model.

    Args:
        nlp: The pipeline.
        name: The name of the component.
    """

    PIPES = model.NAMES

    def __init__(self, nlp: Language, name: str = "cable_names"):
        super().__init__(nlp, name)

    def write(self, doc: Doc, found: list[Found]) -> None:
        spans: list[Span] = [make_span(doc, start, end, label, "model") for start, end, label in found]
        set_group(doc, "names", spans)

    def find_all(self, docs: Sequence[Doc]) -> list[list[Found]]:
        copies = [
            Doc(self.model.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
            for doc in docs
        ]
        out: list[list[Found]] = []
        for doc, read in zip(docs, self.model.pipe(copies), strict=True):
            text = doc.text
            named = [e for e in read.ents if e.label_ in LABELS]
            out.append([found for e in named for found in trimmed(text, e.start_char, e.end_char, e.label_)])
        return out


def trimmed(text: str, start: int, end: int, label: str) -> Iterator[Found]:
    """A name without article, possessive and marks at its ends; nothing where that leaves no name."""
    while m := _EDGES.search(text[start:end]):
        if m.end() == m.start():
            break
        start, end = (start + m.end(), end) if m.start() == 0 else (start, start + m.start())
    while m := _TAIL.search(text[start:end]):
        end = start + m.start()
    name = text[start:end]
    for tail in ("'s", "’s"):
        if name.endswith(tail):
            end -= 2
            name = name[:-2]
    if name and not _IMPOSSIBLE.fullmatch(name) and any(c.isupper() for c in name) and len(name) < 90:
        yield start, end, label
