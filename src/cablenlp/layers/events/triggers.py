"""Trigger words: the frames compiled, and where in a sentence they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass, field

from cablenlp.layers.events.tree import Tree
from cablenlp.lexicon.frames import Cue, Frame
from cablenlp.lexicon.inflection import noun_forms, verb_forms
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold

_KINDS = {"VERB": ("verb",), "AUX": ("verb",), "NOUN": ("noun",), "PROPN": ("noun",), "ADJ": ("adj", "verb")}
# Names of several words, inside which no word tells an event.
_CLOSED = frozenset(("TREATY", "ORG", "EVENT", "FAC", "ROLE", "PERSON", "LOC", "GPE", "MATERIEL"))
# What may follow the first verb of a sentence whose subject is left out.
_FOLLOWS = frozenset(
    [
        "that",
        "if",
        "whether",
        "him",
        "her",
        "them",
        "me",
        "us",
        "to",
        "with",
        "on",
        "at",
        "in",
        "upon",
        "this",
        "these",
        "those",
        "a",
        "an",
        "the",
        "his",
        "their",
        "its",
        "our",
        "my",
        "all",
        "no",
        "following",
    ]
)
_LITTLE = frozenset(
    [
        "that",
        "to",
        "of",
        "on",
        "in",
        "for",
        "with",
        "up",
        "down",
        "out",
        "off",
        "about",
        "at",
        "over",
        "back",
        "as",
        "by",
        "from",
        "into",
        "upon",
        "against",
    ]
)
# Words that close a verb ("give in", "draw back"): with a noun of their own they stand right after it.
_PARTICLES = frozenset(["in", "up", "off", "out", "down", "back", "over", "away", "through"])
# Particles that make another verb of one so light ("put off"), unless its form has them.
_OTHERWISE = frozenset(["off", "down", "up", "over", "aside", "away"])
# What a frame may want that need not be named: pronouns and shapes of clauses.
_ANYWHERE = frozenset(["PRON", "clause", "infinitive", "question", "advice", "any"])
_FIRST_AUXILIARIES = frozenset(["will", "shall", "would", "have", "am", "cannot"])


@dataclass(slots=True, frozen=True)
class Pattern:
    """One form of a frame: the head and the words that must depend on it."""

    frame: Frame
    head: str
    rest: tuple[str, ...]


@dataclass(slots=True)
class Trigger:
    """A frame that fits at a place: `head` is its token, `tokens` are all of its words."""

    frame: Frame
    head: int
    tokens: tuple[int, ...]


@dataclass(slots=True)
class Index:
    """All frames and cues, ready for look-up by the folded words of a text."""

    patterns: dict[tuple[str, str], list[Pattern]] = field(default_factory=lambda: defaultdict(list))
    #: surface form -> readings (dictionary form, part of speech, shape)
    forms: dict[str, set[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(set))
    #: surface form -> the further words that its forms need, with their frames
    heads: dict[str, list[tuple[tuple[str, ...], Frame]]] = field(default_factory=lambda: defaultdict(list))
    #: surface form -> dictionary forms, in an order that no run changes, for the further words of patterns and for cues
    bases: dict[str, dict[str, None]] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    #: words that may be the plain form of a verb
    bare: set[str] = field(default_factory=set)
    #: abbreviations written in capitals only: "ME" is the Middle East, "me" is not
    capitals: set[str] = field(default_factory=set)
    #: class of cue -> first word -> cues with all their words
    cues: dict[str, dict[str, list[tuple[tuple[str, ...], Cue]]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def tells(self, words: Iterable[str], labels: Collection[str] | None = None) -> bool:
        """Whether folded words of a sentence may tell an event: the words of a form, and what its frame wants beside.

        `labels` are those of the names in the sentence; without them no frame's wants are asked for.
        """
        spelled = {self.abbreviations.get(w, w) for w in words}
        heads = self.heads.keys() & spelled
        if not heads:
            return False
        known = {base for w in spelled for base in self.base(w)}
        return any(
            known.issuperset(rest) and (labels is None or self._offered(frame, known, labels))
            for head in heads
            for rest, frame in self.heads[head]
        )

    def _offered(self, frame: Frame, known: set[str], labels: Collection[str]) -> bool:
        """Whether a sentence has, anywhere, what a frame wants in each of its roles."""
        for wanted in frame.only.values():
            if not any(
                w in _ANYWHERE
                or w in labels
                or (w[0] == "=" and w[1:] in known)
                or (w[0] == "@" and not known.isdisjoint(self.members(w[1:])))
                for w in wanted
            ):
                return False
        return True

    def members(self, cls: str) -> Collection[str]:
        """The words of a class of cues, those of one word."""
        return self.cues.get(cls, {}).keys()

    def is_verb(self, word: str) -> bool:
        """Whether a folded word is a form of a trigger verb."""
        return any(kind == "verb" for _, kind, _ in self.forms.get(word, ()))

    def expanded(self, word: str) -> str | None:
        """The word that an abbreviation stands for, with its capital."""
        short = fold(word)
        full = self.spelled(word, short)
        return None if full == short else full.capitalize() if word[0].isupper() else full

    def spelled(self, word: str, low: str) -> str:
        """A word, as it stands and folded; the word that it stands for, folded, where it is an abbreviation."""
        return self.abbreviations.get(low, low) if word.isupper() or low not in self.capitals else low

    def base(self, word: str) -> Set[str]:
        """Dictionary forms of a folded word, itself the first of them."""
        found = self.bases.get(word)
        return found.keys() if found else {word}

    def cue(self, cls: str, words: Iterable[str]) -> Cue | None:
        """The one-word cue of a class for one of these dictionary forms."""
        table = self.cues.get(cls, {})
        for word in words:
            for form, cue in table.get(word, ()):
                if len(form) == 1:
                    return cue
        return None

    def is_a(self, cls: str, word: str) -> bool:
        """Whether a folded word, in any form, belongs to a class of cues."""
        return self.cue(cls, self.base(word)) is not None

    def opening(self, word: str, following: str) -> str | None:
        """What is to be put before the first word of a sentence whose subject was left out."""
        nxt = fold(following)
        if word in _FIRST_AUXILIARIES:
            return (
                "I"
                if nxt
                and not following[0].isupper()
                and nxt not in ("you", "he", "she", "they", "it", "we", "the", "this")
                else None
            )
        shapes = {shape for _, kind, shape in self.forms.get(word, ()) if kind == "verb"}
        if "past" in shapes and "base" not in shapes:
            return "I" if nxt in _FOLLOWS or following[:1].isupper() else None
        if "base" in shapes and nxt not in (
            "from",
            "for",
            "of",
            "by",
            "on",
            "to",
            "at",
            "about",
            "and",
            "or",
            ",",
            "in",
        ):
            if self.is_a("performative", word):
                return "I"
            if self.is_a("imperative", word):
                return "Please"
        return None


def index(lexicon: Lexicon) -> Index:
    """Compile the frames, cues and abbreviations of a lexicon."""
    out = Index()
    frame: Frame
    for frame in lexicon.rows("frames"):
        for form in frame.forms:
            head, *rest = fold(form).split()
            out.patterns[head, frame.pos].append(Pattern(frame, head, tuple(rest)))
            _readings(out, head, frame.pos)
            for word in rest:
                _bases(out, word)
        for wanted in (*frame.only.values(), *frame.never.values()):
            for word in wanted:
                if word[0] == "=":
                    _nouns(out, word[1:])
    for surface, readings in out.forms.items():
        for head, kind, _ in readings:
            out.heads[surface] += [(p.rest, p.frame) for p in out.patterns[head, kind]]
    for patterns in out.patterns.values():
        patterns.sort(key=lambda p: (-len(p.rest), -len(p.frame.only), p.frame.id))
    cue: Cue
    for cue in lexicon.rows("cues"):
        for form in cue.forms:
            words = tuple(fold(form).split())
            out.cues[cue.cls][words[0]].append((words, cue))
            for word in words:
                _bases(out, word)
    for table in out.cues.values():
        for entries in table.values():
            entries.sort(key=lambda e: -len(e[0]))
    for row in lexicon.rows("abbreviations"):
        full = fold(row.lemma or row.expansion.split()[-1])
        whole = fold(row.form) in out.forms  # "to equip" is no equipment
        if " " not in row.form and full != fold(row.form) and full.isalpha() and not whole:
            out.abbreviations[fold(row.form)] = full
            if row.form.isupper():
                out.capitals.add(fold(row.form))
    plain = {words[0] for entries in out.cues["bare"].values() for words, _ in entries if len(words) == 1}
    out.bare = {word for word, forms in out.bases.items() if not plain.isdisjoint(forms)} | {
        word for word, readings in out.forms.items() if any(r[1:] == ("verb", "base") for r in readings)
    }
    return out


def _readings(out: Index, word: str, pos: str) -> None:
    if pos == "verb":
        for form, shape in verb_forms(word).items():
            out.forms[form].add((word, pos, shape))
            out.bases.setdefault(form, {form: None})[word] = None
    elif pos == "noun":
        for form in noun_forms(word):
            out.forms[form].add((word, pos, "base" if form == word else "s"))
            out.bases.setdefault(form, {form: None})[word] = None
    else:
        out.forms[word].add((word, pos, "base"))


def _nouns(out: Index, word: str) -> None:
    for form in noun_forms(word) if word.isalpha() else ():
        out.bases.setdefault(form, {form: None})[word] = None


def _bases(out: Index, word: str) -> None:
    if not word.isalpha():
        return
    for form in (*verb_forms(word), *noun_forms(word)):
        out.bases.setdefault(form, {form: None})[word] = None


def find(tree: Tree, lookup: Index) -> list[Trigger]:
    """Every place in a sentence where the words of a frame fit; for one head, the likelier frames first."""
    taken: set[int] = set()
    found: list[Trigger] = []
    candidates: list[tuple[int, int, Pattern]] = []
    fixed = idle(tree, lookup)
    there = set(tree.low).union(*filter(None, map(lookup.bases.get, tree.low)))
    for i, word in enumerate(tree.low):
        if i in fixed:
            continue
        joined = f"{fold(tree.words[i - 2])}-{word}" if i > 1 and tree.words[i - 1] == "-" else ""  # "re-staffing"
        readings = lookup.forms.get(joined) or lookup.forms.get(word)
        for head, kind in _kinds(tree, i, readings) if readings else ():
            patterns = lookup.patterns.get((head, kind), ())
            candidates += [(-len(p.rest), i, p) for p in patterns if there.issuperset(p.rest)]
    done: set[int] = set()
    for _, i, pattern in sorted(candidates, key=lambda c: (c[0], c[1])):
        if i in done:
            continue
        tokens = _fits(tree, lookup, i, pattern.rest)
        if tokens is None or taken & set(tokens):
            continue
        found.append(Trigger(pattern.frame, i, tokens))
        if pattern.rest and not (pattern.frame.only or pattern.frame.never):
            taken.update(tokens)
            done.add(i)
    return sorted(found, key=lambda t: t.head)


def idle(tree: Tree, lookup: Index) -> set[int]:
    """The words inside idioms, which tell no event ("in order to", "armed forces")."""
    idioms = lookup.cues.get("idiom", {})
    out: set[int] = set()
    for i, word in enumerate(tree.low):
        for form, _ in idioms.get(word, ()):
            if tuple(tree.low[i : i + len(form)]) == form:
                out.update(range(i, i + len(form)))
    return out


def _kinds(tree: Tree, i: int, readings: set[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """The readings of a word that its tag allows; a word with one reading only needs no tag."""
    kinds = {kind for _, kind, _ in readings}
    allowed = _KINDS.get(tree.pos[i], ())
    if tree.low[i] == "out" and (not i or tree.words[i - 1] != "-"):
        allowed = ("adj",)  # "out of the question", not "the pull-out"
    governs = tree.children(i, "dobj", "nsubj", "ccomp")
    if tree.pos[i] in ("NOUN", "PROPN") and governs and not tree.children(i, "det", "poss", "nummod"):
        allowed = (*allowed, "verb")
    fit = [k for k in allowed if k in kinds]
    if not fit and len(kinds) == 1 and len(tree.words[i]) > 3:
        fit = [
            kind
            for _, kind, shape in readings
            if (kind == "noun" and not tree.children(i, "nsubj", "nsubjpass"))
            or shape == "ing"
            or (shape == "past" and not tree.children(i, "det"))  # "without a shot"
            or (i and tree.dep[i] == "ROOT" and shape == "s")
        ]
    if tree.pos[i] != "VERB" and any(m.first < m.last and m.label in _CLOSED for m in tree.over[i]):
        fit = []
    if (
        i > 1
        and tree.words[i - 1] == "-"
        and tree.low[i - 2] in ("non", "anti", "counter", "pre", "post", "ex", "self", "all")
    ):
        fit = []
    plain = tree.pos[i] == "ADJ"  # an adjective may be a participle, never another form of a verb
    return sorted(
        {
            (h, kind)
            for h, kind, shape in readings
            if kind in fit and not (plain and kind == "verb" and shape in ("base", "s"))
        }
    )


def _fits(tree: Tree, lookup: Index, i: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """The tokens of a pattern whose head is token i; None where a word is missing."""
    tokens = [i]
    if rest and lookup.is_a("phrasal", tree.low[i]):
        particles = {tree.low[k] for k in tree.children(i, "prt")} & _OTHERWISE
        if not particles <= set(rest):
            return None
    todo = list(rest)
    while todo:  # a word may hang on one that its form has later: "a negative answer" of "give negative answer"
        found = next(((w, k) for w in todo if (k := _beside(tree, lookup, i, tokens, w, rest)) is not None), None)
        if found is None:
            return None
        todo.remove(found[0])
        tokens.append(found[1])
    return tuple(sorted(tokens))


def _beside(tree: Tree, lookup: Index, i: int, tokens: list[int], word: str, rest: tuple[str, ...]) -> int | None:
    """The token for a further word of a pattern whose head is token i: below those found, or right after them."""
    near = [k for t in tokens for k in tree.kids[t]]
    near += [p for o in tree.children(i, "dobj") for p in tree.children(o, "prep")]
    if tree.dep[i] in ("relcl", "amod", "acl") and tree.tag[i] in ("VBN", "VBD") and not tree.children(i, "dobj"):
        near.append(tree.head[i])
    last = max(tokens)
    near += [k for k in (last + 1,) if k < len(tree)]
    little = (tree.pos[i] in ("VERB", "AUX") and not word.isalpha()) or word in _LITTLE
    return next(
        (
            k
            for k in near
            if k not in tokens
            and word in lookup.base(tree.low[k])
            and (k > i or not little)
            and not _of_its_own(tree, i, k, rest)
            and not (word in _PARTICLES and word == rest[-1] and k != last + 1 and tree.children(k, "pobj"))
        ),
        None,
    )


def _of_its_own(tree: Tree, i: int, k: int, rest: tuple[str, ...]) -> bool:
    """Whether a word beside a verb is no part of its form: who does it, or what an object is to do."""
    if tree.dep[k] == "nsubj" and tree.head[k] == i and not tree.is_passive(i):
        return True  # "the draft has presented difficulties" is not "present a draft"
    if tree.dep[k] == "conj" and tree.tag[k] in ("VBD", "VBN", "VBZ"):
        return True  # "came to the office and saw him" is not "come to see"
    finite = tree.tag[k] in ("VBD", "VBZ") and tree.children(k, "nsubj")
    if tree.is_verb(i) and (finite or (tree.head[i] == k and tree.tag[k] == "VBN")):
        return True  # "made clear that they demanded" is no "make demand", "they have ordered" no "have order"
    if tree.head[k] == i and not tree.is_passive(i) and not tree.children(i, "dobj"):
        return False  # "glad to learn"
    return "to" not in rest and tree.is_verb(k) and any(tree.low[a] == "to" for a in tree.children(k, "aux"))
