"""What the words around an event say of how real it is: negation, auxiliaries, conditions, what governs it."""

from __future__ import annotations

from cablenlp.layers.events.conditions import condition, not_yet
from cablenlp.layers.events.governors import STOPS, WANT, governors
from cablenlp.layers.events.moods import Said, asked, directed, doubted, judged, modal, ordinal, progressive, shares
from cablenlp.layers.events.nouns import NO, any_of, carried, definite, happening, left_out
from cablenlp.layers.events.places import inverted
from cablenlp.layers.events.tree import Tree
from cablenlp.layers.events.triggers import Index

_NOBODY = ("nothing", "nobody", "none", "neither")

_INSTEAD = frozenset((("instead", "of"), ("rather", "than"), ("far", "from"), ("short", "of")))
_LACKING = ("failing", "barring", "absent")
_THESE = ("this", "that", "these", "those")


def own(
    tree: Tree, head: int, tokens: tuple[int, ...], lookup: Index, *, speech: bool = False, stands: bool = False
) -> Said:
    """The status that the words around a trigger give it, with those words; None where they leave it open.

    `speech` are acts of saying; what `stands` was said, whatever becomes of it: "his request was refused".
    """
    verb = carrier(tree, head, tokens)
    negated = _negation(tree, verb, tokens, lookup)
    if negated:
        held = condition(tree, verb)
        up = tree.head[negated[0]]
        if tree.low[negated[0]] == "without" and tree.is_verb(up) and tree.children(up, "neg"):
            return "possible", negated  # "will not leave without talks"
        wished = tree.low[tree.head[verb]] == "be" or tree.is_a("wishing", tree.head[verb])
        open_ = held and tree.low[held[0]] in ("if", "unless") and not wished
        return ("possible", held) if open_ else ("negated", negated)
    nominal = not tree.is_verb(verb)
    status, cue = modal(tree, verb, lookup)
    for t in tokens if not tree.is_verb(head) else (head,):
        for k in tree.children(t, "amod", "nmod", *(("advmod",) if nominal else ())):
            modifier = lookup.cue("modifier", lookup.base(tree.low[k]))
            if modifier and k not in tokens:
                status, cue = modifier.status or status, (k,)
        for k in tree.children(t, "acl") if nominal else ():  # "the visit planned for May"
            after = lookup.cue("modifier", {tree.low[k]}) or lookup.cue("governor", lookup.base(tree.low[k]))
            told = any(kind == "verb" for _, kind, _ in lookup.forms.get(tree.low[k], ()))
            if after and not told and tree.tag[k] == "VBN" and after.status not in (None, "ongoing"):
                status, cue = after.status, (k,)
    done = tree.tag[verb] == "VBD" or (tree.tag[verb] == "VBN" and tree.dep[verb] in ("acl", "amod"))
    outer, word = (None, ()) if done else governors(tree, verb, tokens, lookup)
    if nominal and ((outer in ("possible", "ongoing") and speech) or (outer in ("refused", "halted") and stands)):
        outer = None
    if nominal and speech and outer and any(tree.low[k] in _THESE for k in tree.children(verb, "det")):
        outer = None  # "the reasons for these proposals"
    if outer and (status is None or outer in (*STOPS, "refused", "possible")):
        status, cue = outer, word
    if outer == "planned" and nominal and speech and not WANT.isdisjoint(lookup.base(tree.low[word[0]])):
        status = "requested"  # "will want an assurance"
    if status is None and nominal and (before := not_yet(tree, verb)):
        status, cue = "planned", before
    if status is None and nominal:
        status, cue = carried(tree, verb, lookup, speech=speech)
    if status is None and nominal and (happens := happening(tree, verb, lookup, speech=speech)) is not None:
        status, cue = happens
    if nominal and status in (None, "planned") and (some := any_of(tree, verb)):
        status, cue = "possible", some
    if status is None and nominal and tree.dep[verb] == "pobj" and tree.low[tree.head[verb]] in _LACKING:
        status, cue = "possible", (tree.head[verb],)
    if status is None and not nominal and (first := ordinal(tree, verb)):
        return "asserted", first
    held = condition(tree, verb) or (inverted(tree, verb) if not nominal else ())
    if held and nominal and speech and (definite(tree, verb) or tree.dep[verb] in ("nsubj", "nsubjpass")):
        held = ()  # "if they withdraw their protests", "whether the request was general": said it was
    if held and (status in (None, "proposed", "ongoing") or (status in ("planned", "requested") and not nominal)):
        status, cue = "possible", held
    if status in (None, "planned") and not nominal and (doubt := doubted(tree, verb)):
        status, cue = "possible", doubt
    if (
        status is None
        and tree.dep[verb] == "ccomp"
        and tree.tag[verb] in ("VB", "VBP")
        and tree.pos[tree.head[verb]] == "AUX"
    ):
        status, cue = judged(tree, tree.head[verb], lookup) or (None, ())
    if status is None and (before := not_yet(tree, verb)):
        status, cue = "planned", before
    if status is None and tree.dep[verb] == "relcl" and tree.tag[verb] in ("VBZ", "VBP"):
        whoever = tuple(k for k in tree.children(tree.head[verb], "det") if tree.low[k] == "any")
        status, cue = ("possible", whoever) if whoever else (None, ())
    if status is None and not nominal and progressive(tree, verb, lookup):
        status = "ongoing"
    if status in (None, "ongoing") and not nominal and (mark := asked(tree, verb)):
        status, cue = "possible", mark
    if status == "planned" and speech and cue and not nominal and directed(tree, verb, cue[0]):
        status = "ordered"
    return status, cue


def carrier(tree: Tree, head: int, tokens: tuple[int, ...]) -> int:
    """The word that bears tense and negation: the trigger, the copula of an adjective, the verb of a light phrase."""
    verbs = [t for t in tokens if tree.is_verb(t)]
    if verbs and not tree.is_verb(head):
        return verbs[0]
    if tree.pos[head] == "ADJ" and tree.dep[head] in ("acomp", "attr", "oprd") and tree.is_verb(tree.head[head]):
        return tree.head[head]
    return head


def _negation(tree: Tree, verb: int, tokens: tuple[int, ...], lookup: Index) -> tuple[int, ...]:
    """The word that denies an event: its own, that of its subject or object, or of the wish it hangs on."""
    around = [k for k in tree.kids[verb] if tree.dep[k] in ("det", "neg", "preconj", "cc", "advmod")]
    h = tree.head[verb]
    if (
        not tree.is_verb(verb)
        and tree.dep[verb] in ("dobj", "nsubjpass")
        and lookup.cue("light", lookup.base(tree.low[h]))
    ):
        around += tree.children(h, "neg")
    up = tree.head[h]  # "do not enter into any discussion"
    if tree.dep[verb] == "pobj" and tree.is_verb(up) and lookup.cue("light", lookup.base(tree.low[up])):
        around += tree.children(up, "neg")
    for t in tokens:
        around += tree.children(t, "det", "neg")
    for k in tree.children(verb, "dobj", "nsubjpass", "nsubj", "dative", "advmod"):
        around += [d for d in tree.children(k, "det", "advmod", "neg", "preconj") if tree.low[d] in NO]
        if tree.low[k] in _NOBODY:
            around.append(k)
    if shares(tree, verb):
        around += tree.children(h, "neg")
    if tree.dep[verb] == "conj":  # "neither accepted nor refused"
        around += [k for k in tree.children(h, "cc") if k < verb][-1:]
    if tree.dep[verb] == "xcomp":  # "does not wish to", "did not intend to"
        words = lookup.base(tree.low[h])
        over = lookup.cue("governor", words)
        if over.status not in STOPS if over else lookup.cue("transparent", words):
            around += tree.children(h, "neg")
    for k in sorted(around):
        if k in tokens or (tree.low[k] == "not" and _no_denial(tree, k)):
            continue
        if tree.dep[k] == "neg" or lookup.cue("negation", {tree.low[k]}):
            return (k,)
    if tree.dep[verb] in ("pcomp", "pobj") and tree.low[h] == "without":
        return (h,)
    if tree.dep[verb] in ("ccomp", "csubj") and tree.pos[h] == "AUX":  # "it is not true that"
        for k in tree.children(h, "acomp"):
            true = tree.low[k] == "so" or tree.is_a("true", k)
            if tree.is_a("untrue", k) or (true and tree.children(h, "neg")):
                return (k,)
    if tree.dep[verb] == "pcomp" and tree.low[h] == "into" and tree.is_verb(up):  # "not stampeded into signing"
        return _negation(tree, up, (up,), lookup)
    if not tree.is_verb(verb) and (bare := left_out(tree, verb)):
        return bare
    if tree.dep[verb] in ("relcl", "acl") and tree.infinitive(verb) and not _objects(lookup, tree.low[h]):
        if tree.low[h] in _NOBODY:  # "did nothing to help"
            return (h,)
        if no := [k for k in tree.children(h, "det") if tree.low[k] == "no"]:  # "in no position to promise"
            return (no[0],)
    return _replaced(tree, verb)


def _objects(lookup: Index, word: str) -> bool:
    """Whether a noun is one of refusing: what there is no objection to is not denied."""
    return word in ("doubt", "hesitation") or any(f.type == "REFUSE" for _, f in lookup.heads.get(word, ()))


def _replaced(tree: Tree, i: int) -> tuple[int, ...]:
    """The words that name what is not done: "instead of", "rather than", "far from"."""
    first = i
    while first and tree.head[first - 1] == i and tree.dep[first - 1] in ("det", "amod", "aux", "advmod"):
        first -= 1
    pair = tuple(tree.low[max(0, first - 2) : first])
    if first and tree.low[first - 1] == "than" and "rather" in tree.low[:first]:  # "would rather resign than accept"
        return (first - 1,)
    return (first - 2, first - 1) if pair in _INSTEAD else ()


def _no_denial(tree: Tree, k: int) -> bool:
    """Whether this "not" denies nothing: "whether or not", "not only"."""
    after = tree.low[k + 1] if k + 1 < len(tree) else ""
    return (k > 0 and tree.low[k - 1] == "or") or after in ("only", "merely")


__all__ = ["carrier", "own"]
