"""The parse of one sentence as plain lists: what the frames are held against."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy
from spacy.tokens import Doc

from cablenlp.matching import fold
from cablenlp.table import group, span_key, text_of, token_places, token_texts, unkey

if TYPE_CHECKING:
    from cablenlp.layers.events.triggers import Index

#: The labels of those who act, of where things happen, of when.
ACTORS = frozenset(("PERSON", "ROLE", "ORG", "GPE", "NORP", "MIL_UNIT"))
PLACES = frozenset(("GPE", "LOC", "FAC"))
TIMES = frozenset(("DATE", "TIME"))
SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
CLAUSES = (
    "ccomp",
    "xcomp",
    "advcl",
    "acl",
    "relcl",
    "pcomp",
    "conj",
    "ROOT",
    "csubj",
    "csubjpass",
    "parataxis",
    "dep",
    "appos",
    "intj",
)


@dataclass(slots=True)
class Mention:
    """A span of a name, place, body, unit, thing or date over the tokens of a sentence."""

    key: str
    label: str
    start: int
    end: int
    first: int
    last: int


@dataclass(slots=True)
class Tree:
    """A sentence: for each token its word, tags, head and children, by position in the sentence.

    Attributes:
        start: Where the sentence begins in the text, in code points.
        end: Where it ends.
        words: The words as they stand.
        low: The same folded, abbreviations spelled out.
        pos: Universal parts of speech.
        tag: Penn tags.
        dep: Relations to the head (ClearNLP labels, as spaCy's English models give them).
        head: Position of the head; a root is its own head.
        kids: Positions of the dependents, in order.
        offsets: Start and end of each token in the text.
        lookup: The frames and cues.
        over: The mentions over each token, the longest first.
        zone: The zone it stands in.
        bare: Verbs read as passives though nothing marks them ("Embassy overrun by students").
    """

    start: int
    end: int
    words: list[str]
    low: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    offsets: list[tuple[int, int]]
    lookup: Index
    kids: list[list[int]] = field(default_factory=list)
    over: list[list[Mention]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    zone: str = "body"
    bare: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.kids = [[] for _ in self.words]
        for i, h in enumerate(self.head):
            if h != i:
                self.kids[h].append(i)

    def __len__(self) -> int:
        return len(self.words)

    def add_mentions(self, mentions: Sequence[Mention]) -> None:
        """Lay mentions over the tokens."""
        self.over = [[] for _ in self.words]
        self.mentions = list(mentions)
        for m in sorted(mentions, key=lambda m: m.start - m.end):
            for i in range(m.first, m.last + 1):
                self.over[i].append(m)

    def children(self, i: int, *deps: str) -> list[int]:
        """Dependents of a token with one of these relations."""
        kids = self.kids[i]
        if not kids:  # most words have none, and every rule asks
            return []
        dep = self.dep
        return [k for k in kids if dep[k] in deps]

    def subtree(self, i: int, stop: Callable[[int], bool] | None = None) -> list[int]:
        """A token and all below it, in order; branches for which `stop` holds are left out."""
        out, todo, seen = [], [i], {i}
        while todo:
            j = todo.pop()
            out.append(j)
            for k in self.kids[j]:
                if k not in seen and not (stop and stop(k)):
                    seen.add(k)
                    todo.append(k)
        return sorted(out)

    def above(self, i: int) -> Iterator[int]:
        """The heads over a token, nearest first."""
        seen = {i}
        while self.head[i] not in seen:
            i = self.head[i]
            seen.add(i)
            yield i

    def hang(self, i: int, head: int, dep: str) -> None:
        """Put a token under another head; a root is its own."""
        if self.head[i] != i:
            self.kids[self.head[i]].remove(i)
        self.head[i], self.dep[i] = head, dep
        if head != i:
            self.kids[head] = sorted({*self.kids[head], i})

    def infinitive(self, i: int) -> bool:
        """Whether a verb is an infinitive, its "to" written or left out."""
        auxiliaries = {self.low[k] for k in self.children(i, "aux")}
        if "to" in auxiliaries:
            return True
        bare = self.dep[i] in ("xcomp", "acl") or (self.dep[i] == "ccomp" and not self.children(i, "mark"))
        return self.tag[i] == "VB" and bare and not auxiliaries - {"have"}

    def conjuncts(self, i: int) -> list[int]:
        """A token and what is coordinated with it, to its right."""
        out, todo, seen = [], [i], {i}
        while todo:
            j = todo.pop(0)
            out.append(j)
            for k in self.kids[j]:
                if k not in seen and (self.dep[k] == "conj" or (self.dep[k] == "appos" and self.listed(j, k))):
                    seen.add(k)
                    todo.append(k)
        return sorted(out)

    def listed(self, i: int, k: int) -> bool:
        """Whether an apposition is really the next item of a list (the list ends in "and")."""
        return any(self.dep[x] == "cc" for x in self.kids[k]) and bool(
            self.over and self.over[i] and self.pos[k] in ("NOUN", "PROPN")
        )

    def is_passive(self, i: int) -> bool:
        """Whether a verb is passive: auxpass or passive subject, or a bare participle after its noun."""
        if i in self.bare or any(self.dep[k] in ("auxpass", *PASSIVE_SUBJECTS) for k in self.kids[i]):
            return True
        if self.tag[i] == "VBN" and self.dep[i] in ("acl", "amod"):
            return not self.children(i, *SUBJECTS)
        if self.tag[i] in ("VBN", "VBD") and not self.children(i, *SUBJECTS, "dobj", "aux"):
            if any(self.dep[k] == "agent" and self.low[k] == "by" for k in self.kids[i]):
                return True  # "as indicated by Paris", "if consulted by the Dutch"
            marks = {self.low[k] for k in self.children(i, "mark")}
            if self.dep[i] == "advcl":  # "..., conveyed by the envoy, ...", "as proposed"
                sure = self.tag[i] == "VBN" or not self.children(i, "ccomp", "xcomp", "advmod")
                return marks == {"as"} or (sure and not marks)
        return (
            self.dep[i] == "conj"
            and self.tag[i] == "VBN"
            and not self.children(i, "aux", *SUBJECTS)
            and self.is_passive(self.head[i])
        )

    def is_a(self, cls: str, i: int) -> bool:
        """Whether a word, in any form, belongs to a class of cues."""
        return self.lookup.is_a(cls, self.low[i])

    def is_verb(self, i: int) -> bool:
        """Whether a token is tagged as a verb."""
        return self.pos[i] in ("VERB", "AUX")


def mention_at(tree: Tree, i: int) -> Mention | None:
    """The mention whose head is this token; a name within an office counts for the office."""
    for m in tree.over[i]:
        if m.label in TIMES or m.label in ("CABLE_NUMBER", "ARCHIVE_REF", "CLASSIFICATION", "PRECEDENCE"):
            continue
        if m.last == i or tree.head[i] < m.first or tree.head[i] > m.last or tree.head[i] == i:
            return m
    return next((m for m in tree.over[i] if m.label in ACTORS), None)


class Columns(NamedTuple):
    """A parsed Doc as plain lists, one value a token; `spans` are its mentions and dates as (first token, one after
    the last, key), in the order of the text, `sentences` the tokens of its sentences.
    """

    words: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    spans: list[tuple[int, int, str]]
    sentences: list[tuple[int, int]]


def sentence_starts(doc: Doc) -> list[int]:
    """The first tokens of the sentences of a Doc, as `doc.sents` has them."""
    return [0, *(numpy.flatnonzero(doc.to_array(["SENT_START"])[1:].reshape(-1) == 1) + 1).tolist()]


def columns(doc: Doc) -> Columns:
    """The columns of a Doc: asked of it at once, since each look at a token costs."""
    ids = doc.to_array(["TAG", "POS", "DEP", "HEAD"])
    names = {n: doc.vocab.strings[n] for n in numpy.unique(ids[:, :3]).tolist()}
    tag, pos, dep = ([names[n] for n in column] for column in ids[:, :3].T.tolist())
    head = (ids[:, 3].astype("int64") + numpy.arange(len(doc))).tolist()
    spans = sorted([*group(doc, "mentions"), *group(doc, "dates")], key=lambda s: (s.start, -s.end))
    firsts = [*sentence_starts(doc), len(doc)]
    starts, ends = token_places(doc)
    folded = fold(text_of(doc))
    return Columns(
        token_texts(doc),
        [folded[start:end] for start, end in zip(starts, ends, strict=True)],
        starts,
        ends,
        tag,
        pos,
        dep,
        head,
        [(s.start, s.end, span_key(s)) for s in spans],
        list(pairwise(firsts)),
    )


def tree_of(doc: Columns, first: int, last: int, lookup: Index) -> Tree:
    """The tree of a parsed sentence, without tokens that the parser was not given.

    Args:
        doc: The Doc.
        first: The first token of the sentence.
        last: One after its last token.
        lookup: The frames and cues, and what abbreviations stand for.
    """
    kept = [i for i in range(first, last) if doc.tag[i]]
    number = {i: k for k, i in enumerate(kept)}
    heads = []
    for i in kept:
        head = doc.head[i]
        while head not in number and doc.head[head] != head:
            head = doc.head[head]
        heads.append(number.get(head, number[i]))
    words = [doc.words[i] for i in kept]
    tree = Tree(
        start=doc.starts[first],
        end=doc.ends[last - 1],
        words=words,
        low=[lookup.spelled(w, doc.low[i]) for w, i in zip(words, kept, strict=True)],
        pos=[doc.pos[i] for i in kept],
        tag=[doc.tag[i] for i in kept],
        dep=[doc.dep[i] for i in kept],
        head=heads,
        offsets=[(doc.starts[i], doc.ends[i]) for i in kept],
        lookup=lookup,
    )
    _lay(tree, doc, first, last, number)
    return tree


def _lay(tree: Tree, doc: Columns, first: int, last: int, number: dict[int, int]) -> None:
    """Lay the mentions and dates of a sentence over its tree; a date left out of the parse hangs on the word before."""
    laid, loose = [], []
    for begin, end, name in doc.spans[: bisect_left(doc.spans, (last,))]:
        if end <= first:
            continue
        start_char, end_char, label = unkey(name)
        if inside := [number[i] for i in range(begin, end) if i in number]:
            laid.append(Mention(name, label, start_char, end_char, inside[0], inside[-1]))
        elif label in TIMES:
            before = next((number[i] for i in range(begin - 1, first - 1, -1) if i in number), None)
            if before is not None:
                loose.append(Mention(name, label, start_char, end_char, before, before))
    tree.add_mentions(laid)
    tree.mentions += loose
