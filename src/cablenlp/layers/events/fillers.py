"""Who or what stands at a place: a mention, somebody meant by a pronoun, or a stretch of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cablenlp.layers.events.tree import Mention, Tree
from cablenlp.layers.events.triggers import Index

ACTORS = frozenset(("PERSON", "ROLE", "ORG", "GPE", "NORP", "MIL_UNIT"))
PLACES = frozenset(("GPE", "LOC", "FAC"))
TIMES = frozenset(("DATE", "TIME"))
_SELF = frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"])
_ME = frozenset(["i", "me", "my", "mine", "myself"])
_OTHER = frozenset(["you", "your", "yours", "yourself", "yourselves"])
_HE = frozenset(["he", "him", "his", "himself"])
_SHE = frozenset(["she", "her", "hers", "herself"])
_THEY = frozenset(["they", "them", "their", "theirs", "themselves", "both"])
_IT = frozenset(["it", "its", "itself"])
PRONOUNS = _SELF | _OTHER | _HE | _SHE | _THEY | _IT
_APART = 5
_DUTY = frozenset(("should", "must", "ought", "may", "might", "could", "can"))
_NO_TEXT = frozenset(
    [
        "who",
        "which",
        "that",
        "whom",
        "whose",
        "what",
        "this",
        "these",
        "those",
        "there",
        "here",
        "so",
        "such",
        "same",
        "one",
    ]
)


@dataclass(slots=True)
class Filler:
    """One filler of a role.

    Attributes:
        token: Position of its head in the sentence, -1 where it stands elsewhere.
        key: The mention, as the table names it; None for text.
        start: Where the text begins.
        end: Where it ends.
        certainty: `stated`, `coref` (by a pronoun), `inferred` (from the route).
        event: Number of the event it is, in the list of the document.
        quantity: How many, as written.
    """

    token: int
    key: str | None = None
    start: int = 0
    end: int = 0
    certainty: str = "stated"
    event: int | None = None
    quantity: str | None = None


@dataclass(slots=True)
class Scene:
    """What is known of the document when its sentences are read.

    Attributes:
        senders: Mentions of the header's senders.
        signers: Who signed, the senders where nobody did: those whom "I" means.
        recipients: Mentions of those the message is for.
        mentions: Every mention of the document, in order.
        lookup: The frames and cues.
        text: The text.
        subjects: Mentions that were agents so far, the latest last: candidates for pronouns.
        conveyed: Senders and recipients of the messages inside.
        names: Who a mention is (kb_id), where links tell.
    """

    text: str
    lookup: Index
    senders: list[str] = field(default_factory=list)
    signers: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    subjects: list[Mention] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    conveyed: list[tuple[list[str], list[str]]] = field(default_factory=list)

    def identity(self, key: str | None) -> str:
        """Who a mention is, as far as links tell; the mention's own words else."""
        if key is None:
            return ""
        known = self.names.get(key)
        if known:
            return known
        start, end, _ = key.split("-", 2)
        return self.text[int(start) : int(end)].lower()


def fill(scene: Scene, tree: Tree, token: int, kind: str | None) -> list[Filler]:
    """The fillers with this head, coordination spread; none where they are not of the kind asked for."""
    out: list[Filler] = []
    for k in tree.conjuncts(token):
        if k != token and tree.is_verb(k) and not tree.is_verb(token) and not tree.over[k]:
            continue
        out += _one(scene, tree, k, kind)
    return out


def _one(scene: Scene, tree: Tree, i: int, kind: str | None) -> list[Filler]:
    low = tree.low[i]
    if low in PRONOUNS and tree.pos[i] in ("PRON", "DET", "NOUN", "PROPN", "ADJ"):
        return _pronoun(scene, tree, i) if kind in (None, "actor") else []
    if tree.pos[i] in ("ADV", "ADP", "SCONJ", "PUNCT", "CCONJ") and not tree.over[i]:
        return []
    if tree.is_verb(i) and not tree.over[i] and kind != "thing":
        return []
    mention = mention_at(tree, i)
    if mention is None and any(m.label in TIMES for m in tree.over[i]):
        return []
    if kind == "actor":
        return _actor(scene, tree, i, mention)
    if kind == "place":
        if mention and mention.label in PLACES | {"ORG", "NORP", "MIL_UNIT"}:
            return [_named(i, mention)]
        if scene.lookup.is_a("place_noun", low):
            inner = [m for m in _inner(tree, i) if m.label in PLACES]
            return [_named(i, inner[0])] if inner else [as_text(scene, tree, i)]
        return []
    if kind == "thing" and mention and mention.label in ("PERSON", "ROLE", "GPE", "NORP"):
        return []
    if kind == "thing" and scene.lookup.is_a("person_noun", low) and not scene.lookup.is_a("goods_noun", low):
        return []
    if mention:
        return [_named(i, mention, tree)]
    if low in _NO_TEXT:
        return []
    inner = [
        m
        for m in _inner(tree, i)
        if m.last >= i - 1 and m.label in ("MATERIEL", "MIL_UNIT", "TREATY") and _heads(tree, m, i)
    ]
    if inner and kind != "thing":
        return [_named(i, inner[0], tree)]
    return [as_text(scene, tree, i)]


def mention_at(tree: Tree, i: int) -> Mention | None:
    """The mention whose head is this token; a name within an office counts for the office."""
    for m in tree.over[i]:
        if m.label in TIMES or m.label in ("CABLE_NUMBER", "ARCHIVE_REF", "CLASSIFICATION", "PRECEDENCE"):
            continue
        if m.last == i or tree.head[i] < m.first or tree.head[i] > m.last or tree.head[i] == i:
            return m
    return next((m for m in tree.over[i] if m.label in ACTORS), None)


def _heads(tree: Tree, m: Mention, i: int) -> bool:
    """Whether a mention is the head of a phrase or hangs on it by "of" ("shipments of lead")."""
    return m.first <= i <= m.last or any(
        tree.low[p] == "of" and tree.head[p] == i and m.first <= k <= m.last for p in tree.kids[i] for k in tree.kids[p]
    )


def _inner(tree: Tree, i: int) -> list[Mention]:
    """The mentions within a phrase, in order."""
    out: list[Mention] = []
    for k in tree.subtree(i, stop=lambda k: tree.dep[k] in ("relcl", "acl", "advcl", "conj", "appos")):
        out += [m for m in tree.over[k] if m not in out and m.label not in TIMES]
    return out


def _actor(scene: Scene, tree: Tree, i: int, mention: Mention | None) -> list[Filler]:
    """A person, body, country or force; of "the Chinese side" the name, of "several members of the CCP" the body."""
    if mention:
        if mention.label not in ACTORS and mention.label not in ("MATERIEL", "FAC", "LOC"):
            return []
        return [_named(i, mention, tree)] if mention.label in ACTORS else []
    low = tree.low[i]
    near: list[Mention] = []
    for k in tree.kids[i]:
        if tree.dep[k] in ("amod", "compound", "nmod", "poss"):
            near += [m for c in tree.conjuncts(k) for m in tree.over[c] if m.label in ACTORS and m not in near]
    if not near:
        for p in tree.children(i, "prep"):
            if tree.low[p] in ("of", "from"):
                for k in tree.children(p, "pobj"):
                    m = mention_at(tree, k)
                    if m and m.label in ACTORS:
                        near.append(m)
    person = scene.lookup.is_a("person_noun", low) or scene.lookup.is_a("force_noun", low)
    if near and (person or tree.pos[i] == "PROPN" or tree.tag[i] == "NNS"):
        if len(near) > 1 and near[0].label in ("NORP", "GPE") and any(m.label in ("PERSON", "ROLE") for m in near):
            near = [m for m in near if m.label in ("PERSON", "ROLE")]
        return [_named(i, m) for m in near]
    if person or (tree.pos[i] == "PROPN" and i and tree.words[i][0].isupper() and not tree.over[i]):
        if tree.dep[i] in ("compound", "amod"):
            return []
        return [as_text(scene, tree, i)]
    if low in ("others", "all", "one", "some", "latter", "former", "each") and tree.pos[i] in (
        "NOUN",
        "PRON",
        "ADJ",
    ):
        return _pronoun(scene, tree, i) if low in ("latter", "former") else []
    return []


def _named(i: int, m: Mention, tree: Tree | None = None) -> Filler:
    quantity = None
    if tree is not None:
        number = [tree.words[k] for k in tree.kids[i] if tree.dep[k] == "nummod"]
        quantity = number[0] if number else None
    return Filler(i, m.key, m.start, m.end, quantity=quantity)


def as_text(scene: Scene, tree: Tree, i: int) -> Filler:
    """A phrase or clause as a stretch of text, without what follows after commas and marks at its ends."""
    clause = tree.is_verb(i)
    drop = ("punct", "mark", "cc", "prt") if clause else ("relcl", "advcl", "punct", "cc", "case", "appos")

    def stop(k: int) -> bool:
        if not clause and tree.dep[k] == "acl" and tree.tag[k] == "VBG":
            return True
        if tree.dep[k] == "conj" and not clause:
            return True
        return tree.dep[k] in drop and k != i and not (tree.dep[k] in ("case", "punct") and False)

    inside = tree.subtree(i, stop=stop)
    # one run of tokens around the head
    lo, hi = i, i
    members = set(inside)
    gap = 2
    while lo > 0 and any(lo - g in members for g in range(1, gap + 1)):
        lo = next(lo - g for g in range(1, gap + 1) if lo - g in members)
    while hi < len(tree) - 1 and any(hi + g in members for g in range(1, gap + 1)):
        hi = next(hi + g for g in range(1, gap + 1) if hi + g in members)
    while lo < hi and tree.pos[lo] in ("PUNCT", "SCONJ", "CCONJ", "PART") and tree.dep[lo] != "neg":
        lo += 1
    number = [tree.words[k] for k in tree.kids[i] if tree.dep[k] == "nummod"]
    return Filler(i, None, tree.offsets[lo][0], tree.offsets[hi][1], quantity=number[0] if number else None)


def _pronoun(scene: Scene, tree: Tree, i: int) -> list[Filler]:
    """Those whom a pronoun means, by what was said before."""
    low = tree.low[i]
    if low in _SELF | _OTHER:
        meant = scene.recipients if low in _OTHER else scene.signers if low in _ME else scene.senders
        own = Filler(i, None, *tree.offsets[i])
        return [_key(k, "coref") for k in meant] or ([own] if tree.tag[i] != "PRP$" else [])
    at = tree.offsets[i][0]
    if low in _HE | _SHE:
        return _latest(scene, tree, i, at, ("PERSON", "ROLE"), 1)
    if low in _THEY:
        return _they(scene, tree, i, at)
    if low in ("latter", "former"):
        return _of_two(scene, i, at, last=low == "latter")
    if low in _IT:
        return _latest(scene, tree, i, at, ("ORG", "GPE", "MIL_UNIT"), 1)
    return _latest(scene, tree, i, at, ("PERSON", "ROLE", "ORG", "GPE"), 1)


def _of_two(scene: Scene, i: int, at: int, *, last: bool) -> list[Filler]:
    """The last or first of two named side by side ("Kania and Jaruzelski ... the latter"), else the last one named."""
    named = [m for m in scene.mentions if m.end <= at and m.label in ("PERSON", "ROLE", "ORG", "GPE", "NORP")]
    for one, two in zip(reversed(named[:-1]), reversed(named), strict=False):
        between = scene.text[one.end : two.start].split()
        if (
            one.label == two.label
            and len(between) < _APART
            and {"and", "or", "with"} & set(between)
            and at - two.end < 400
        ):
            m = two if last else one
            return [Filler(i, m.key, m.start, m.end, "coref")]
    return [Filler(i, m.key, m.start, m.end, "coref") for m in named[-1:]] if last else []


def _latest(scene: Scene, tree: Tree, i: int, at: int, labels: tuple[str, ...], n: int) -> list[Filler]:
    """The likeliest antecedent: the subject over this clause, the last agent, else the last one named."""
    barred = _barred(scene, tree, i) | _told(scene, tree, i)
    for h in tree.above(i):
        for k in tree.children(h, "nsubj", "nsubjpass"):
            m = mention_at(tree, k)
            if m and m.label in labels and k < i and tree.head[i] != h and scene.identity(m.key) not in barred:
                return [Filler(i, m.key, m.start, m.end, "coref")]
    for m in reversed(scene.subjects):
        if m.label in labels and m.end <= at and at - m.end < 600 and scene.identity(m.key) not in barred:
            return [Filler(i, m.key, m.start, m.end, "coref")]
    before = [m for m in scene.mentions if m.end <= at and m.label in labels and scene.identity(m.key) not in barred]
    return [Filler(i, m.key, m.start, m.end, "coref") for m in before[-n:]]


def _barred(scene: Scene, tree: Tree, i: int) -> set[str]:
    """Who an object pronoun cannot mean: the subject of its own clause ("Molotov asks him")."""
    if tree.low[i] not in ("him", "her", "them"):
        return set()
    for h in tree.above(i):
        own = [k for k in tree.children(h, "nsubj") if k != i]
        if own:
            return {scene.identity(m.key) for k in own if (m := mention_at(tree, k))}
    return set()


def _told(scene: Scene, tree: Tree, i: int) -> set[str]:
    """Who "he" cannot mean in what somebody is told: the listener, unless it says what he should do."""
    for at in tree.above(i):
        h = tree.head[at]
        if tree.dep[at] != "ccomp" or tree.infinitive(at) or h >= at:
            continue
        if any(tree.low[k] in _DUTY for k in tree.children(at, "aux")):
            return set()
        heard = [k for k in tree.children(h, "dobj", "dative") if k < i]
        return {scene.identity(m.key) for k in heard if (m := mention_at(tree, k))}
    return set()


def _over(tree: Tree, i: int) -> Iterator[int]:
    """The verbs over a word, and those of the clauses before them ("Had the Poles agreed, they would ...")."""
    for h in tree.above(i):
        yield h
        yield from (k for k in tree.children(h, "advcl", "ccomp") if k < i)


def _they(scene: Scene, tree: Tree, i: int, at: int) -> list[Filler]:
    """A group before: coordinated persons, troops, a people, else a body or country."""
    for h in _over(tree, i):
        for k in tree.children(h, "nsubj", "nsubjpass", "dobj"):
            if k >= i:
                continue
            group = [m for c in tree.conjuncts(k) if (m := mention_at(tree, c)) and m.label in ACTORS]
            if len(group) > 1 or any(m.label in ("MIL_UNIT", "NORP", "ORG", "GPE") for m in group):
                return [Filler(i, m.key, m.start, m.end, "coref") for m in group]
    agents = [m for m in scene.subjects if m.end <= at and at - m.end < 800]
    together = agents[-2:] if len(agents) > 1 and agents[-1].start - agents[-2].end < 30 else []
    if len(together) == 2 and together[0].label == "PERSON":
        return [Filler(i, m.key, m.start, m.end, "coref") for m in together]
    before = [m for m in (*scene.mentions, *agents) if m.end <= at and m.label in ("MIL_UNIT", "NORP", "ORG", "GPE")]
    return [Filler(i, m.key, m.start, m.end, "coref") for m in before[-1:]]


def _key(key: str, certainty: str) -> Filler:
    start, end, _ = key.split("-", 2)
    return Filler(-1, key, int(start), int(end), certainty)


def route(keys: list[str]) -> list[Filler]:
    """People of the header as fillers that the text does not state."""
    return [_key(k, "inferred") for k in keys]
