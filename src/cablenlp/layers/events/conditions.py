"""Clauses that leave an event open: if, unless, provided; before, until, once."""

from __future__ import annotations

from cablenlp.layers.events.tree import Tree

_IF = ("if", "unless", "whether", "provided", "lest")
_PROVIDED = ("provided", "providing", "assuming")
_TURNED = ("should", "had", "were")
_ONCE = ("once", "when", "whenever", "after", "wherever", "whoever", "whatever")
_PAST = ("had", "was", "were")
_BEFORE = ("before", "until", "till", "pending")


def condition(tree: Tree, i: int) -> tuple[int, ...]:
    """The "if" or "whether" of the clause that an event stands in."""
    first = tree.subtree(i)[0]
    if first and tree.low[first - 1] in _IF and tree.low[first - 1] != "whether":  # "provided Dutch release prisoners"
        return (first - 1,)
    at = i
    for h in [i, *tree.above(i)]:
        if h != i and tree.low[h] in _PROVIDED and tree.dep[at] in ("ccomp", "xcomp", "pcomp", "advcl"):
            return (h,)
        if h != i and tree.dep[at] == "acl" and tree.low[h] == "condition" and tree.dep[h] == "pobj":
            return (h,)  # "on condition that they leave"
        if h != i and tree.dep[at] not in ("xcomp", "conj", "acomp", "attr", "dobj", "pcomp", "prep", "pobj"):
            return ()
        for k in tree.kids[h]:
            if tree.dep[k] in ("mark", "advmod", "prep") and tree.low[k] in _IF and k < h:
                return (k,)
            if tree.dep[k] == "mark" and (
                tree.low[k] in _TURNED or (tree.low[k] == "as" and tree.low[k - 1] == "long")
            ):
                return (k,)
        at = h
    return ()


def not_yet(tree: Tree, i: int) -> tuple[int, ...]:
    """The "before" or "until" of something still to come: its clause is not in the past."""
    if not tree.is_verb(i):
        p = tree.head[i]
        later = tree.dep[i] == "pobj" and (tree.low[p] in _BEFORE or (p and tree.low[p - 1] == "prior"))
        over = tree.head[p]
        past = tree.tag[over] == "VBD" or any(tree.low[k] in _PAST for k in tree.children(over, "aux", "auxpass"))
        return (p,) if later and not past else ()
    past = tree.tag[i] == "VBD" or any(tree.tag[k] in ("VBD", "VBN") for k in tree.children(i, "aux", "auxpass"))
    if once := _once(tree, i):
        return once
    return tuple(
        k for k in tree.children(i, "mark") if tree.low[k] in _BEFORE and (not past or tree.low[k] != "before")
    )


def _once(tree: Tree, i: int) -> tuple[int, ...]:
    """The "once" or "as soon as" of a clause in the present, under a verb that tells what is to come."""
    first = next(iter(tree.children(i, "aux", "auxpass")), i)
    if tree.dep[i] != "advcl" or tree.tag[first] not in ("VBZ", "VBP"):
        return ()
    main = tree.head[i]
    over = [h for h in (main, *tree.above(main)) if tree.is_verb(h)][:2]
    ahead = any(tree.tag[k] == "MD" for h in over for k in tree.children(h, "aux")) or tree.tag[main] == "VB"
    marks = [k for k in tree.children(i, "mark", "advmod") if k < i]
    soon = [k for k in marks if tree.low[k] == "once" or (tree.low[k] == "as" and k and tree.low[k - 1] == "soon")]
    return tuple(soon or [k for k in marks if ahead and tree.low[k] in _ONCE])


__all__ = ["condition", "not_yet"]
