"""The parse, paid for only where it serves: sentences that hold a trigger word of the event frames.

One object owns the parser's pipes. A sentence goes through them as a Doc of its own, without line breaks and
bracketed repeats ("Filippov [Stalin]"), with abbreviations read as the word they stand for; the result is
written back to the tokens.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple, cast

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from cablenlp import model, tokenrules
from cablenlp.layers.ellipsis import restored
from cablenlp.layers.events.triggers import Index, index
from cablenlp.layers.sentences import sentences
from cablenlp.layers.statistical import Statistical
from cablenlp.matching import fold
from cablenlp.table import group, placed, text_of, token_places, token_texts
from cablenlp.tokenrules import Analysed, TokenRules

#: Zones that tell of events; without zones the whole text does.
ZONES = ("abstract", "body")
#: Tokens of the longest sentence that is parsed in one piece.
LONGEST = 160
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_FUNCTION = frozenset(
    "in on at by of since until till from to for before after about during between and or the this that a an his its "
    "their our my your as with which who if when where whether prior following dated late early mid through within "
    "toward towards around circa than".split()
)
_BRACKETS = {"(": ")", "[": "]"}
_ATTRS: list[int | str] = ["TAG", "POS", "LEMMA", "DEP", "HEAD"]
#: A stretch of tokens (the first, one after the last) and its label.
Labelled = tuple[int, int, str]


@dataclass(slots=True)
class Parse:
    """The parse of one sentence: its tokens in the Doc, and a row of attributes for each.

    Attributes:
        start: First token in the Doc.
        end: One after the last token.
        rows: What is known of each token.
        heads: The head of each token, counted from it.
        strings: What the hashes stand for.
    """

    start: int
    end: int
    rows: list[Analysed]
    heads: list[int]
    strings: set[str]


class Parsed(NamedTuple):
    """The sentences of a Doc (first token, one after the last), and the parse of those that may tell an event."""

    sentences: list[tuple[int, int]]
    parses: list[Parse]


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
        self._rules: tuple[Language, TokenRules] | None = None

    @property
    def index(self) -> Index:
        """The frames and cues, compiled."""
        return self.lexicon.compiled("frames", index)

    @property
    def rules(self) -> TokenRules:
        """The pipes of the model that go by look-up."""
        if self._rules is None or self._rules[0] is not self.model:
            self._rules = self.model, TokenRules(self.model)
        return self._rules[1]

    def __getstate__(self) -> dict[str, Any]:
        return super().__getstate__() | {"_rules": None}

    def write(self, doc: Doc, found: Parsed) -> None:
        if not len(doc):
            return
        hang, root = (doc.vocab.strings.add(dep) for dep in ("dep", "ROOT"))
        rows = numpy.zeros((len(doc), len(_ATTRS)), dtype="int64")
        ids = rows.view("uint64")
        for start, end in pairwise(sorted({0, len(doc), *(i for pair in found.sentences for i in pair)})):
            ids[start:end, 3] = hang
            ids[start, 3] = root
            rows[start:end, 4] = numpy.arange(0, start - end, -1)
        for parse in found.parses:
            number = {string: doc.vocab.strings.add(string) for string in parse.strings}
            part = slice(parse.start, parse.end)
            ids[part, :4] = [(row.tag, row.pos, number.get(row.lemma, 0), row.dep) for row in parse.rows]
            rows[part, 4] = parse.heads
        doc.from_array(_ATTRS, cast(Any, ids))

    def find_all(self, docs: Sequence[Doc]) -> list[Parsed]:
        found: list[Parsed] = []
        jobs: list[tuple[list[Parse], int, int, list[tuple[int, str]]]] = []
        rules = self.rules
        for doc in docs:
            read = list(token_bounds(doc))
            parses: list[Parse] = []
            found.append(Parsed([(start, end) for start, end, _, _ in read], parses))
            jobs += ((parses, *job) for job in self._jobs(doc, read))
        inner = [Doc(self.model.vocab, words=[w for _, w in words]) for _, _, _, words in jobs]
        parsed = self.model.pipe(inner, batch_size=self.batch_size, disable=tokenrules.PIPES) if jobs else ()
        for (parses, start, end, words), parse in zip(jobs, parsed, strict=True):
            parses.append(_read(parse, rules(parse), start, end, [i for i, _ in words]))
        return found

    def _jobs(
        self, doc: Doc, read: Iterable[tuple[int, int, int, int]]
    ) -> Iterator[tuple[int, int, list[tuple[int, str]]]]:
        """The sentences of a Doc that may tell an event: their tokens, and what the parser is given for them."""
        words = token_texts(doc)
        folded = fold(text_of(doc))
        short = self.index.abbreviations
        spelled = {i for i, (a, b) in enumerate(zip(*token_places(doc), strict=True)) if folded[a:b] in short}
        mentions = [(s.start, s.end, s.label_) for s in group(doc, "mentions")]
        named = {i for first, last, _ in mentions for i in range(first, last)}
        loose = sorted((s.start, s.end, s.label_) for g in ("dates", "shapes") for s in group(doc, g))
        for start, end, first, last in read:
            labels = {label for _, _, label in _within(mentions, start, end)}
            if self.gate and not self.index.tells(_WORD.findall(folded, first, last), labels):
                continue
            given = self._words(words, start, end, named, spelled, _within(loose, start, end))
            if len(given) > 1:
                yield start, end, given

    def _words(
        self, words: list[str], start: int, end: int, named: set[int], spelled: set[int], loose: list[Labelled]
    ) -> list[tuple[int, str]]:
        """What the parser is given: token numbers (-1 for a word put in) and words.

        `words` are those of the Doc, `named` the tokens of names, `spelled` those of abbreviations, `loose` the dates
        and marks of the sentence.
        """
        index = self.index
        inside = [i for i in range(start, end) if words[i] != "\u00ad" and not words[i].isspace()]
        tokens = _without(inside, words, loose)
        letters = [w for w in map(words.__getitem__, tokens) if w.isalpha() and len(w) > 1]
        shouting = len(letters) > 3 and sum(map(str.isupper, letters)) > 0.8 * len(letters)
        out: list[tuple[int, str]] = []
        skip = -1
        for k, i in enumerate(tokens):
            word = words[i]
            if i <= skip:
                continue
            if word in _BRACKETS:
                close = next((u for u in tokens[k : k + 9] if words[u] == _BRACKETS[word]), None)
                if close is not None and not self._tells(words[i + 1 : close]):
                    skip = close
                    continue
            if i not in named:
                full = index.expanded(word) if i in spelled else None
                word = full or (word.lower() if shouting else word)
            elif shouting and word.isalpha() and len(word) > 3:
                word = word.capitalize()
            out.append((i, word))
        return restored(out, named, index)

    def _tells(self, words: list[str]) -> bool:
        """Whether a bracket holds more than a repeat, a reference or a list mark."""
        inside = [w for w in words if not w.isspace()]
        return len(inside) > 7 or any(self.index.is_verb(fold(w)) for w in inside if w.islower())


def token_bounds(doc: Doc) -> Iterator[tuple[int, int, int, int]]:
    """The sentences of a Doc: first token, one after the last, and where they begin and end in its text."""
    text = text_of(doc)
    zones = [(start, end) for start, end, zone in placed(doc, "zones") if zone.label_ in ZONES]
    if "zones" not in doc.spans or not len(doc.spans["zones"]):
        zones = [(0, len(text))]
    starts, _ = token_places(doc)
    words = token_texts(doc)
    done = 0
    for first, last in sentences(text, zones):
        start, end = max(bisect_left(starts, first), done), bisect_left(starts, last)
        if end > start:
            done = end
            for i, k in pairwise([start, *_cuts(words, start, end), end]):
                yield i, k, first if i == start else starts[i], last if k == end else starts[k]


def _within(spans: list[Labelled], start: int, end: int) -> list[Labelled]:
    """Those of some spans, in the order of their beginnings, that share tokens with a sentence."""
    after = bisect_left(spans, (end,))
    return [span for span in spans[:after] if span[1] > start]


def _cuts(words: list[str], start: int, end: int) -> Iterator[int]:
    """Where a sentence that is too long is cut: lists without full stops, and garbage, must not cost too much."""
    while end - start > LONGEST:
        back = range(start + LONGEST, start + LONGEST // 2, -1)
        start = next((i for i in back if words[i - 1] in (";", ",", ":")), start + LONGEST)
        yield start


def _without(tokens: list[int], words: list[str], spans: list[Labelled]) -> list[int]:
    """The tokens without dates that hang loose in telegraphic style ("handed him today note") and marks of urgency."""
    place = {i: k for k, i in enumerate(tokens)} if spans else {}
    drop: set[int] = set()
    for first, last, label in spans:
        inside = [place[i] for i in range(first, last) if i in place]
        if not inside or label not in ("DATE", "TIME", "PRECEDENCE", "CLASSIFICATION"):
            continue
        before = words[tokens[inside[0] - 1]] if inside[0] else ""
        after = words[tokens[inside[-1] + 1]] if inside[-1] + 1 < len(tokens) else ""
        loose = not after[:1].isalnum() or after[0].isupper() or after.lower() in _FUNCTION
        held = not before[-1:].isalnum() or before.lower() in _FUNCTION
        if label not in ("DATE", "TIME") or (loose and not held and after not in ("'s", "’s", "-")):
            drop.update(range(inside[0], inside[-1] + 1))
    return [i for k, i in enumerate(tokens) if k not in drop] if len(drop) < len(tokens) else tokens


def _read(parse: Doc, read: list[Analysed], start: int, end: int, tokens: list[int]) -> Parse:
    """A parse in the numbers of the outer Doc: what was left out hangs on the token before it.

    A word that was put in gives its place to its predicate ("[is] willing"), else its words to its head.
    """
    store = parse.vocab.strings
    heads = [k + step for k, step in enumerate(parse.to_array(["HEAD"]).reshape(-1).astype("int64").tolist())]
    standing = {store[name] for name in ("acomp", "attr")}
    real = {k: i for k, i in enumerate(tokens) if i >= 0}
    stands: dict[int, int] = {}  # for words put in: the word of the text that takes their place
    if len(real) < len(tokens):
        for k in reversed(range(len(read))):
            if k in real and heads[k] != k and heads[k] not in real and read[k].dep in standing:
                stands[heads[k]] = k
    roots = [stands.get(k, k) for k, head in enumerate(heads) if head == k]
    root = next((real[k] for k in roots if k in real), tokens[0] if tokens[0] >= 0 else next(iter(real.values())))
    out = [Analysed(0, 0, "", store.add("dep"))] * (end - start)
    steps = [0] * (end - start)
    for k, i in real.items():
        place = heads[k] if stands.get(heads[k]) == k else k
        head = heads[place]
        while head not in real and head not in stands and heads[head] != head:
            head = heads[head]
        over = root if heads[place] == place else real.get(stands.get(head, head), root)
        out[i - start] = read[k] if place == k else read[k]._replace(dep=read[place].dep)
        steps[i - start] = over - i
    last = next(iter(real.values()))
    given = set(real.values())
    for i in range(start, end):
        if i in given:
            last = i
        else:
            steps[i - start] = last - i
    numbers = {n for row in out for n in (row.tag, row.pos, row.dep) if n}
    return Parse(start, end, out, steps, {store[n] for n in numbers} | {row.lemma for row in out if row.lemma})
