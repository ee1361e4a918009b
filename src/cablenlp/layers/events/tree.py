"""The parse of one sentence as plain lists: what the frames are held against."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span

from cablenlp.matching import fold

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
        return [k for k in self.kids[i] if self.dep[k] in deps]

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
            return True
        if self.tag[i] in ("VBN", "VBD") and self.dep[i] == "advcl":  # "..., conveyed by the envoy, ..."
            return not self.children(i, *SUBJECTS, "dobj", "aux", "ccomp", "xcomp", "mark", "advmod")
        return (
            self.dep[i] == "conj"
            and self.tag[i] == "VBN"
            and not self.children(i, "aux", *SUBJECTS)
            and self.is_passive(self.head[i])
        )

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


def tree_of(sentence: Span, mentions: Sequence[tuple[str, Span]], expand: Callable[[str], str | None]) -> Tree:
    """The tree of a parsed sentence, without tokens that the parser was not given.

    Args:
        sentence: The tokens of one sentence.
        mentions: Spans with their names in the table; those outside the sentence are left out.
        expand: What an abbreviation stands for.
    """
    kept = [t for t in sentence if t.tag != 0]
    number = {t.i: k for k, t in enumerate(kept)}
    heads = []
    for t in kept:
        h = t.head
        while h.i not in number and h.head.i != h.i:
            h = h.head
        heads.append(number.get(h.i, number[t.i]))
    words = [t.text for t in kept]
    tree = Tree(
        start=sentence.start_char,
        end=sentence.end_char,
        words=words,
        low=[fold(expand(w) or w) for w in words],
        pos=[t.pos_ for t in kept],
        tag=[t.tag_ for t in kept],
        dep=[t.dep_ for t in kept],
        head=heads,
        offsets=[(t.idx, t.idx + len(t)) for t in kept],
    )
    laid = []
    loose: list[tuple[str, Span, list[int]]] = []
    for name, span in mentions:
        inside = [number[i] for i in range(span.start, span.end) if i in number]
        if not inside and span.label_ in (
            "DATE",
            "TIME",
        ):  # left out of the parse: it hangs on the word before
            inside = [number[i] for i in range(span.start - 1, sentence.start - 1, -1) if i in number][:1]
            loose.append((name, span, inside))
            continue
        if inside:
            start, end, label = name.split("-", 2)
            laid.append(Mention(name, label, int(start), int(end), inside[0], inside[-1]))
    tree.add_mentions(laid)
    for name, span, at in loose:
        if at:
            tree.mentions.append(Mention(name, span.label_, span.start_char, span.end_char, at[0], at[0]))
    return tree
