"""Clauses that leave an event open: if, unless, provided; before, until, once."""

from __future__ import annotations

from cablenlp.layers.events.tree import Tree

_IF = ("if", "unless", "whether", "provided", "lest")
_PROVIDED = ("provided", "providing", "assuming")
_BEFORE = ("before", "until", "till", "pending")


def condition(tree: Tree, i: int) -> tuple[int, ...]:
    """The "if" or "whether" of the clause that an event stands in."""
    at = i
    for h in [i, *tree.above(i)]:
        if h != i and tree.low[h] in _PROVIDED and tree.dep[at] in ("ccomp", "xcomp", "pcomp", "advcl"):
            return (h,)
        if h != i and tree.dep[at] not in ("xcomp", "conj", "acomp", "attr", "dobj", "pcomp", "prep", "pobj"):
            return ()
        for k in tree.kids[h]:
            if tree.dep[k] in ("mark", "advmod", "prep") and tree.low[k] in _IF and k < h:
                return (k,)
        at = h
    first = tree.subtree(i)[0]
    if first and tree.low[first - 1] in _IF and tree.low[first - 1] != "whether":  # "provided Dutch release prisoners"
        return (first - 1,)
    return ()


def not_yet(tree: Tree, i: int) -> tuple[int, ...]:
    """The "before" or "until" of something still to come: its clause is not in the past."""
    if not tree.is_verb(i):
        p = tree.head[i]
        later = tree.dep[i] == "pobj" and (tree.low[p] in _BEFORE or (p and tree.low[p - 1] == "prior"))
        return (p,) if later and tree.tag[tree.head[p]] != "VBD" else ()
    past = tree.tag[i] == "VBD" or any(tree.tag[k] in ("VBD", "VBN") for k in tree.children(i, "aux", "auxpass"))
    return tuple(
        k for k in tree.children(i, "mark") if tree.low[k] in _BEFORE and (not past or tree.low[k] != "before")
    )


__all__ = ["condition", "not_yet"]
