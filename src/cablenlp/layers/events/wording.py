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
    if negated := _negation(tree, verb, tokens, lookup):
        return _denied(tree, verb, negated)
    said = _near(tree, head, verb, tokens, lookup)
    said = _hanging(tree, verb, tokens, said, lookup, speech=speech, stands=stands)
    if not tree.is_verb(verb):
        said = _of_noun(tree, verb, said, lookup, speech=speech)
        return _on_condition(tree, verb, said, speech=speech)
    if said[0] is None and (first := ordinal(tree, verb)):
        return "asserted", first
    return _of_verb(tree, verb, _on_condition(tree, verb, said, speech=speech), lookup, speech=speech)


def _denied(tree: Tree, verb: int, negated: tuple[int, ...]) -> Said:
    """What a denial comes to: negated, but possible under an "if" ("if they do not sign") or twice over."""
    up = tree.head[negated[0]]
    if tree.low[negated[0]] == "without" and tree.is_verb(up) and tree.children(up, "neg"):
        return "possible", negated  # "will not leave without talks"
    held = condition(tree, verb)
    wished = tree.low[tree.head[verb]] == "be" or tree.is_a("wishing", tree.head[verb])
    open_ = held and tree.low[held[0]] in ("if", "unless") and not wished
    return ("possible", held) if open_ else ("negated", negated)


def _near(tree: Tree, head: int, verb: int, tokens: tuple[int, ...], lookup: Index) -> Said:
    """What stands beside it says: "may attack", "the proposed visit", "the visit planned for May"."""
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
    return status, cue


def _hanging(
    tree: Tree, verb: int, tokens: tuple[int, ...], said: Said, lookup: Index, *, speech: bool, stands: bool
) -> Said:
    """What the words that it hangs on make of what is said so far: "plans to leave", "halted the attack"."""
    status, cue = said
    nominal = not tree.is_verb(verb)
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
    return status, cue


def _of_noun(tree: Tree, noun: int, said: Said, lookup: Index, *, speech: bool) -> Said:
    """What the verb or preposition of a noun says of it: "fighting may break out", "until talks", "any attack"."""
    status, cue = said
    if status is None and (before := not_yet(tree, noun)):
        status, cue = "planned", before
    if status is None:
        status, cue = carried(tree, noun, lookup, speech=speech)
    if status is None and (happens := happening(tree, noun, lookup, speech=speech)) is not None:
        status, cue = happens
    if status in (None, "planned") and (some := any_of(tree, noun)):
        status, cue = "possible", some
    if status is None and tree.dep[noun] == "pobj" and tree.low[tree.head[noun]] in _LACKING:
        status, cue = "possible", (tree.head[noun],)
    return status, cue


def _on_condition(tree: Tree, verb: int, said: Said, *, speech: bool) -> Said:
    """What an "if" or "whether" over it leaves possible: "if they sign", "were they to sign"."""
    nominal = not tree.is_verb(verb)
    if nominal and speech and (definite(tree, verb) or tree.dep[verb] in ("nsubj", "nsubjpass")):
        return said  # "if they withdraw their protests", "whether the request was general": said it was
    if said[0] not in (None, "proposed", "ongoing", *(() if nominal else ("planned", "requested"))):
        return said
    held = condition(tree, verb) or (() if nominal else inverted(tree, verb))
    return ("possible", held) if held else said


def _of_verb(tree: Tree, verb: int, said: Said, lookup: Index, *, speech: bool) -> Said:
    """What the sentence says of a clause: "doubts that they will", "Has he protested?"; "are arming" goes on."""
    status, cue = said
    if status in (None, "planned") and (doubt := doubted(tree, verb)):
        return "possible", doubt
    if status is None:
        status, cue = _of_clause(tree, verb, lookup)
    if status is None and progressive(tree, verb, lookup):
        status = "ongoing"
    if status in (None, "ongoing") and (mark := asked(tree, verb)):
        return "possible", mark
    if status == "planned" and speech and cue and directed(tree, verb, cue[0]):
        status = "ordered"
    return status, cue


def _of_clause(tree: Tree, verb: int, lookup: Index) -> Said:
    """What a clause says by its kind: "it is vital that he sign", "before they leave", "any who resist"."""
    h, dep, tag = tree.head[verb], tree.dep[verb], tree.tag[verb]
    if dep == "ccomp" and tag in ("VB", "VBP") and tree.pos[h] == "AUX" and (said := judged(tree, h, lookup)):
        return said
    if before := not_yet(tree, verb):
        return "planned", before
    if dep == "relcl" and tag in ("VBZ", "VBP"):
        whoever = tuple(k for k in tree.children(h, "det") if tree.low[k] == "any")
        return ("possible", whoever) if whoever else (None, ())
    return None, ()


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
    for k in sorted(_deniers(tree, verb, tokens, lookup)):
        if k in tokens or (tree.low[k] == "not" and _no_denial(tree, k)):
            continue
        if tree.dep[k] == "neg" or lookup.cue("negation", {tree.low[k]}):
            return (k,)
    h, dep = tree.head[verb], tree.dep[verb]
    if dep in ("pcomp", "pobj") and tree.low[h] == "without":
        return (h,)
    if dep in ("ccomp", "csubj") and tree.pos[h] == "AUX":  # "it is not true that"
        for k in tree.children(h, "acomp"):
            true = tree.low[k] == "so" or tree.is_a("true", k)
            if tree.is_a("untrue", k) or (true and tree.children(h, "neg")):
                return (k,)
    up = tree.head[h]
    if dep == "pcomp" and tree.low[h] == "into" and tree.is_verb(up):  # "not stampeded into signing"
        return _negation(tree, up, (up,), lookup)
    if not tree.is_verb(verb) and (bare := left_out(tree, verb)):
        return bare
    if dep in ("relcl", "acl") and tree.infinitive(verb) and not _objects(lookup, tree.low[h]):
        if tree.low[h] in _NOBODY:  # "did nothing to help"
            return (h,)
        if no := [k for k in tree.children(h, "det") if tree.low[k] == "no"]:  # "in no position to promise"
            return (no[0],)
    return _replaced(tree, verb)


def _deniers(tree: Tree, verb: int, tokens: tuple[int, ...], lookup: Index) -> list[int]:
    """The words around an event that may deny it, "not" and others: "made no protest", "does not wish to sign"."""
    around = [k for k in tree.kids[verb] if tree.dep[k] in ("det", "neg", "preconj", "cc", "advmod")]
    h, dep = tree.head[verb], tree.dep[verb]
    if not tree.is_verb(verb) and dep in ("dobj", "nsubjpass") and tree.is_a("light", h):
        around += tree.children(h, "neg")
    up = tree.head[h]  # "do not enter into any discussion"
    if dep == "pobj" and tree.is_verb(up) and tree.is_a("light", up):
        around += tree.children(up, "neg")
    for t in tokens:
        around += tree.children(t, "det", "neg")
    for k in tree.children(verb, "dobj", "nsubjpass", "nsubj", "dative", "advmod"):
        around += [d for d in tree.children(k, "det", "advmod", "neg", "preconj") if tree.low[d] in NO]
        if tree.low[k] in _NOBODY:
            around.append(k)
    if shares(tree, verb):
        around += tree.children(h, "neg")
    if dep == "conj":  # "neither accepted nor refused"
        around += [k for k in tree.children(h, "cc") if k < verb][-1:]
    if dep == "xcomp":  # "does not wish to", "did not intend to"
        over = lookup.cue("governor", lookup.base(tree.low[h]))
        if over.status not in STOPS if over else tree.is_a("transparent", h):
            around += tree.children(h, "neg")
    return around


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
