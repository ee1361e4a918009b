"""Who or what stands at a place: a mention, somebody meant by a pronoun, or a stretch of text."""

from __future__ import annotations

from cablenlp.layers.events.coreference import meant, named_before
from cablenlp.layers.events.salience import PRONOUNS
from cablenlp.layers.events.scene import Filler, Scene
from cablenlp.layers.events.tree import (
    ACTORS,
    PASSIVE_SUBJECTS,
    PLACES,
    SUBJECTS,
    TIMES,
    Mention,
    Tree,
    mention_at,
)

_SHARES = frozenset(
    (
        "all",
        "both",
        "each",
        "either",
        "neither",
        "one",
        "some",
        "several",
        "many",
        "most",
        "none",
        "two",
        "number",
        "half",
    )
)
_PAPERS = ("message", "pact_noun", "plan_noun", "talk_noun")
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
        return meant(scene, tree, i, kind) if kind in (None, "actor") else []
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
        if mention.label == "ROLE":  # "the Director-General, Levavi, asked"
            people = [m for k in tree.children(i, "appos") if (m := mention_at(tree, k)) and m.label == "PERSON"]
            mention = people[0] if people else mention
        return [_named(i, mention, tree)] if mention.label in ACTORS else []
    low = tree.low[i]
    if low in ("latter", "former"):
        return named_before(scene, tree, i)
    if low in _SHARES and not tree.over[i]:  # "all of the delegations"
        held = [k for p in tree.children(i, "prep") if tree.low[p] == "of" for k in tree.children(p, "pobj")]
        return [f for k in held for f in fill(scene, tree, k, "actor")]
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
    person = any(scene.lookup.is_a(cls, low) for cls in ("person_noun", "body_noun", "force_noun"))
    if near and (person or tree.pos[i] == "PROPN" or tree.tag[i] == "NNS"):
        if len(near) > 1 and near[0].label in ("NORP", "GPE") and any(m.label in ("PERSON", "ROLE") for m in near):
            near = [m for m in near if m.label in ("PERSON", "ROLE")]
        return [_named(i, m) for m in near]
    named = tree.pos[i] == "PROPN" and i and tree.words[i][0].isupper() and not tree.over[i]
    if person or (named and not any(scene.lookup.is_a(cls, low) for cls in _PAPERS)):
        if tree.dep[i] in ("compound", "amod"):
            return []
        return named_before(scene, tree, i) or [as_text(scene, tree, i)]
    return []


def _named(i: int, m: Mention, tree: Tree | None = None) -> Filler:
    quantity = None
    if tree is not None:
        number = [tree.words[k] for k in tree.kids[i] if tree.dep[k] == "nummod"]
        quantity = number[0] if number else None
    return Filler(i, m.key, m.start, m.end, quantity=quantity)


def as_text(scene: Scene, tree: Tree, i: int, without: int = -1) -> Filler:
    """A phrase or clause as a stretch of text, without what follows after commas and marks at its ends.

    `without` is what is left out of it: the "he added" in the midst of what was said.
    """
    clause = tree.is_verb(i)
    drop = ("punct", "mark", "cc", "prt") if clause else ("relcl", "advcl", "punct", "cc", "case", "appos")

    def stop(k: int) -> bool:
        if k == without:
            return True
        if not clause and tree.dep[k] == "acl" and tree.tag[k] == "VBG":
            return True
        if tree.dep[k] == "conj" and not clause:
            return True
        return tree.dep[k] in drop and k != i

    inside = tree.subtree(i, stop=stop)
    # one run of tokens around the head, from the subject of a clause
    members = set(inside)
    own = tree.children(i, *SUBJECTS, *PASSIVE_SUBJECTS) if clause else ()
    lo = min((k for s in own if s < i for k in tree.subtree(s, stop=stop)), default=i)
    hi = i
    gap = 2
    while lo > 0 and any(lo - g in members for g in range(1, gap + 1)):
        lo = next(lo - g for g in range(1, gap + 1) if lo - g in members)
    while hi < len(tree) - 1 and any(hi + g in members for g in range(1, gap + 1)):
        hi = next(hi + g for g in range(1, gap + 1) if hi + g in members)
    while lo < hi and tree.pos[lo] in ("PUNCT", "SCONJ", "CCONJ", "PART") and tree.dep[lo] != "neg":
        lo += 1
    number = [tree.words[k] for k in tree.kids[i] if tree.dep[k] == "nummod"]
    return Filler(i, None, tree.offsets[lo][0], tree.offsets[hi][1], quantity=number[0] if number else None)


def _key(key: str, certainty: str) -> Filler:
    start, end, _ = key.split("-", 2)
    return Filler(-1, key, int(start), int(end), certainty)


def route(keys: list[str]) -> list[Filler]:
    """People of the header as fillers that the text does not state."""
    return [_key(k, "inferred") for k in keys]


__all__ = ["ACTORS", "PLACES", "PRONOUNS", "TIMES", "Filler", "Scene", "as_text", "fill", "mention_at", "route"]
