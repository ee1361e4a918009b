"""The parse, paid for only where it serves: sentences that hold a trigger word of the event frames.

One object owns the parser's pipes. A sentence goes through them as a Doc of its own, without line breaks and
bracketed repeats ("Filippov [Stalin]"), with abbreviations read as the word they stand for; the result is
written back to the tokens.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, cast

import numpy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from cablenlp import model
from cablenlp.layers.ellipsis import restored
from cablenlp.layers.events.triggers import Index, index
from cablenlp.layers.sentences import sentences
from cablenlp.layers.statistical import Statistical
from cablenlp.matching import fold
from cablenlp.table import group

#: Zones that tell of events; without zones the whole text does.
ZONES = ("abstract", "body")
#: Tokens of the longest sentence that is parsed in one piece.
LONGEST = 160
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_FUNCTION = frozenset(
    [
        "in",
        "on",
        "at",
        "by",
        "of",
        "since",
        "until",
        "till",
        "from",
        "to",
        "for",
        "before",
        "after",
        "about",
        "during",
        "between",
        "and",
        "or",
        "the",
        "this",
        "that",
        "a",
        "an",
        "his",
        "its",
        "their",
        "our",
        "my",
        "your",
        "as",
        "with",
        "that",
        "which",
        "who",
        "if",
        "when",
        "where",
        "whether",
        "prior",
        "following",
        "dated",
        "late",
        "early",
        "mid",
        "through",
        "within",
        "toward",
        "towards",
        "around",
        "circa",
        "than",
    ]
)
_BRACKETS = {"(": ")", "[": "]"}
_ATTRS: list[int | str] = ["TAG", "POS", "LEMMA", "DEP", "HEAD"]


@dataclass(slots=True)
class Parse:
    """The parse of one sentence: its tokens in the Doc, and a row of attributes for each.

    Attributes:
        start: First token in the Doc.
        end: One after the last token.
        rows: `(end - start, 5)` array of tag, part of speech, lemma, relation, head (relative).
        strings: What the hashes in `rows` stand for.
    """

    start: int
    end: int
    rows: Any
    strings: set[str]


@Language.factory(
    "cable_syntax",
    assigns=["token.tag", "token.pos", "token.lemma", "token.dep", "token.head", "token.sent_start"],
)
class Syntax(Statistical):
    """Parses the sentences of a Doc that hold an event trigger.

    The tokens of the others get no tags and hang on the first one, so that `doc.sents` is right.

    Args:
        nlp: The pipeline.
        name: The name of the component.
        gate: Parse only sentences with a trigger; all when false.
        batch_size: Sentences that go through the parser at once.
    """

    PIPES = model.PARSE

    def __init__(self, nlp: Language, name: str = "cable_syntax", *, gate: bool = True, batch_size: int = 64):
        super().__init__(nlp, name)
        self.gate = gate
        self.batch_size = batch_size

    @property
    def index(self) -> Index:
        """The frames and cues, compiled."""
        return self.lexicon.compiled("frames", index)

    def write(self, doc: Doc, found: list[Parse]) -> None:
        if not len(doc):
            return
        rows = numpy.zeros((len(doc), len(_ATTRS)), dtype="uint64")
        hang, root = (doc.vocab.strings.add(dep) for dep in ("dep", "ROOT"))
        bounds = token_bounds(doc, doc.text)
        cuts = sorted({0, len(doc), *(i for pair in bounds for i in pair[:2])})
        for start, end in pairwise(cuts):
            rows[start:end, 3] = hang
            rows[start, 3] = root
            rows[start:end, 4] = numpy.arange(0, start - end, -1, dtype="int64").astype("uint64")
        for parse in found:
            rows[parse.start : parse.end] = parse.rows
            for string in parse.strings:
                doc.vocab.strings.add(string)
        doc.from_array(_ATTRS, cast(Any, rows))

    def find_all(self, docs: Sequence[Doc]) -> list[list[Parse]]:
        found: list[list[Parse]] = [[] for _ in docs]
        jobs: list[tuple[int, int, int, list[tuple[int, str]]]] = []
        for n, doc in enumerate(docs):
            text = doc.text
            folded = fold(text)
            mentions = group(doc, "mentions")
            named = {i for s in mentions for i in range(s.start, s.end)}
            loose = [s for g in ("dates", "shapes") for s in group(doc, g)]
            for start, end, first, last in token_bounds(doc, text):
                labels = {s.label_ for s in mentions if s.start < end and s.end > start}
                if self.gate and not self.index.tells(_WORD.findall(folded, first, last), labels):
                    continue
                words = self._words(doc, start, end, named, [s for s in loose if s.start < end and s.end > start])
                if len(words) > 1:
                    jobs.append((n, start, end, words))
        if not jobs:
            return found
        inner = [Doc(self.model.vocab, words=[w for _, w in words]) for _, _, _, words in jobs]
        for job, parse in zip(jobs, self.model.pipe(inner, batch_size=self.batch_size), strict=True):
            n, start, end, words = job
            found[n].append(_read(parse, start, end, [i for i, _ in words]))
        return found

    def _words(self, doc: Doc, start: int, end: int, named: set[int], loose: list[Span]) -> list[tuple[int, str]]:
        """What the parser is given: token numbers (-1 for a word put in) and words.

        `named` are the tokens of names, `loose` the dates and marks of the sentence.
        """
        tokens = _without([t for t in doc[start:end] if not t.is_space and t.text != "\u00ad"], loose)
        letters = [t.text for t in tokens if t.text.isalpha() and len(t.text) > 1]
        shouting = len(letters) > 3 and sum(w.isupper() for w in letters) > 0.8 * len(letters)
        out: list[tuple[int, str]] = []
        skip = -1
        for k, t in enumerate(tokens):
            if t.i <= skip:
                continue
            if t.text in _BRACKETS:
                close = next((u.i for u in tokens[k : k + 9] if u.text == _BRACKETS[t.text]), None)
                if close is not None and not self._tells(doc, t.i + 1, close):
                    skip = close
                    continue
            word = t.text
            if t.i not in named:
                word = self.index.expanded(word) or (word.lower() if shouting else word)
            elif shouting and word.isalpha() and len(word) > 3:
                word = word.capitalize()
            out.append((t.i, word))
        return restored(out, named, self.index)

    def _tells(self, doc: Doc, start: int, end: int) -> bool:
        """Whether a bracket holds more than a repeat, a reference or a list mark."""
        inside = [t for t in doc[start:end] if not t.is_space]
        return len(inside) > 7 or any(self.index.is_verb(fold(t.text)) for t in inside if t.text.islower())


def token_bounds(doc: Doc, text: str) -> list[tuple[int, int, int, int]]:
    """The sentences of a Doc: first token, one after the last, and where they begin and end in its text."""
    zones = [(z.start_char, z.end_char) for z in group(doc, "zones") if z.label_ in ZONES]
    if not group(doc, "zones"):
        zones = [(0, len(text))]
    starts = [t.idx for t in doc]
    out: list[tuple[int, int, int, int]] = []
    for first, last in sentences(text, zones):
        start = max(bisect_left(starts, first), out[-1][1] if out else 0)
        end = bisect_left(starts, last)
        if end > start:
            cuts = [*_cuts(doc, start, end), end]
            for i, k in pairwise([start, *cuts]):
                out.append((i, k, first if i == start else starts[i], last if k == end else starts[k]))
    return out


def _cuts(doc: Doc, start: int, end: int) -> Iterator[int]:
    """Where a sentence that is too long is cut: lists without full stops, and garbage, must not cost too much."""
    while end - start > LONGEST:
        back = range(start + LONGEST, start + LONGEST // 2, -1)
        start = next((i for i in back if doc[i - 1].text in (";", ",", ":")), start + LONGEST)
        yield start


def _without(tokens: list[Token], spans: list[Span]) -> list[Token]:
    """The tokens without dates that hang loose in telegraphic style ("handed him today note") and marks of urgency."""
    place = {t.i: k for k, t in enumerate(tokens)}
    drop: set[int] = set()
    for s in spans:
        inside = [place[i] for i in range(s.start, s.end) if i in place]
        if not inside or s.label_ not in ("DATE", "TIME", "PRECEDENCE", "CLASSIFICATION"):
            continue
        before = tokens[inside[0] - 1] if inside[0] else None
        after = tokens[inside[-1] + 1] if inside[-1] + 1 < len(tokens) else None
        loose = after is None or not after.text[0].isalnum() or after.text[0].isupper() or after.lower_ in _FUNCTION
        held = before is None or before.lower_ in _FUNCTION or not before.text[-1].isalnum()
        if s.label_ not in ("DATE", "TIME") or (
            loose and not held and (after is None or after.text not in ("'s", "’s", "-"))
        ):
            drop.update(range(inside[0], inside[-1] + 1))
    return [t for k, t in enumerate(tokens) if k not in drop] if len(drop) < len(tokens) else tokens


def _read(parse: Doc, start: int, end: int, tokens: list[int]) -> Parse:
    """A parse in the numbers of the outer Doc: what was left out hangs on the token before it.

    A word that was put in gives its place to its predicate ("[is] willing"), else its words to its head.
    """
    real = {k: i for k, i in enumerate(tokens) if i >= 0}
    stands: dict[int, int] = {}  # for words put in: the word of the text that takes their place
    for t in parse:
        if t.i not in real:
            own = next((c.i for c in t.children if c.dep_ in ("acomp", "attr") and c.i in real), None)
            if own is not None:
                stands[t.i] = own
    root = next((real[t.i] for t in parse if t.head.i == t.i and t.i in real), None)
    if root is None:
        root = next((real[stands[t.i]] for t in parse if t.head.i == t.i and t.i in stands), next(iter(real.values())))
    rows = numpy.zeros((end - start, len(_ATTRS)), dtype="uint64")
    rows[:, 3] = parse.vocab.strings.add("dep")
    strings: set[str] = {"dep"}
    given = {i: k for k, i in real.items()}
    last = min(given)
    heads: dict[int, int] = {}
    for i in range(start, end):
        k = given.get(i)
        if k is None:
            heads[i] = last
            continue
        t = parse[k]
        place = t.head if stands.get(t.head.i) == k else t
        head = place.head
        while head.i not in real and head.i not in stands and head.head.i != head.i:
            head = head.head
        over = stands.get(head.i, head.i)
        heads[i] = real.get(over, root) if place.head.i != place.i else (i if i == root else root)
        rows[i - start] = (t.tag, t.pos, t.lemma, place.dep, 0)
        strings.update((t.tag_, t.pos_, t.lemma_, place.dep_))
        last = i
    for i, head_i in heads.items():
        rows[i - start, 4] = numpy.int64(head_i - i).astype("uint64")
    return Parse(start, end, rows, strings)
