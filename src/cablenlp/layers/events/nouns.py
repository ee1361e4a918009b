"""How real an event is that a noun tells, by the verb that carries it and by what is said of it."""

from __future__ import annotations

from cablenlp.layers.events.conditions import condition, not_yet
from cablenlp.layers.events.governors import governors
from cablenlp.layers.events.moods import Said, modal
from cablenlp.layers.events.tree import Tree
from cablenlp.layers.events.triggers import Index

NO = ("no", "neither", "nor", "not")
_UNREAL = frozenset(("would", "could", "might", "may"))
_THE = frozenset(("the", "this", "that", "these", "those"))


def any_of(tree: Tree, noun: int) -> tuple[int, ...]:
    """The "any" before a noun: "any attack will be answered", "the price of any truce"."""
    return tuple(k for k in tree.children(noun, "det") if tree.low[k] == "any")


def happening(tree: Tree, noun: int, lookup: Index, *, speech: bool) -> Said | None:
    """What is said of a noun that is the subject of its own happening: "fighting may break out"."""
    h = tree.head[noun]
    if tree.dep[noun] not in ("nsubj", "nsubjpass") or not tree.is_verb(h):
        return None
    for k in tree.children(h, "acomp") if tree.pos[h] == "AUX" else ():
        modifier = next((m for w in tree.conjuncts(k) if (m := lookup.cue("modifier", {tree.low[w]}))), None)
        if modifier and modifier.status:
            no = tree.children(h, "neg") + [c for c in tree.children(k, "preconj", "neg") if tree.low[c] in NO]
            return ("negated", (no[0],)) if no else (modifier.status, (k,))
    way = [k for p in tree.children(h, "prep") if tree.low[p] in ("under", "in") for k in tree.children(p, "pobj")]
    under_way = tree.tag[h] in ("VBZ", "VBP") and any(tree.low[k] in ("way", "progress") for k in way)
    if under_way or (tree.tag[h] not in ("VBD", "VBN") and tree.is_a("proceeding", h)):
        return "ongoing", (h,)
    happens = tree.is_a("happening", h)
    if happens and (before := not_yet(tree, h)):
        return "planned", before
    unreal = tuple(k for k in tree.children(h, "aux") if tree.low[k] in _UNREAL)
    if unreal and not speech and not any(tree.low[k] in _THE for k in tree.children(noun, "det")):
        return "possible", unreal  # "a further advance would mean war", "our withdrawal would encourage them"
    if definite(tree, noun):
        return None
    if not happens:
        should = tuple(k for k in tree.children(h, "aux") if tree.low[k] == "should")
        return ("possible", unreal) if unreal else ("proposed", should) if should and not speech else None
    held = condition(tree, h)
    return ("possible", held) if held else modal(tree, h, lookup)


def carried(tree: Tree, noun: int, lookup: Index, *, speech: bool) -> Said:
    """What the modal of its verb makes of a noun that tells an event ("would provoke retaliation")."""
    the = any(tree.low[k] in _THE for k in tree.children(noun, "det"))
    at = noun
    for h in tree.above(noun):
        if tree.is_verb(h):
            if tree.dep[at] not in ("dobj", "nsubjpass", "prep", "attr"):
                break
            light = bool(lookup.cue("light", lookup.base(tree.low[h])))
            if light and tree.dep[at] != "prep" and (before := not_yet(tree, h)):  # "as soon as we have their reply"
                return "planned", before
            light = light and not (speech and the)
            if not light and (the or tree.children(noun, "poss")):
                return None, ()
            said = modal(tree, h, lookup)
            if (
                said[0] is None
                and tree.dep[at] in ("dobj", "nsubjpass", "attr")
                and not (speech and definite(tree, noun))
            ):
                said = _to_come(tree, h, lookup)
            return said
        if tree.dep[at] not in ("pobj", "prep", "conj") or (tree.dep[at] == "prep" and at != tree.head[noun]):
            break  # "in view of talks"
        at = h
    return None, ()


def _to_come(tree: Tree, h: int, lookup: Index) -> Said:
    """What a verb that is still to be done makes of its object: "to secure agreement", "until they win recognition"."""
    if before := not_yet(tree, h):
        return "planned", before
    if held := condition(tree, h) or tuple(k for k in tree.children(h, "advmod") if tree.low[k] == "whenever"):
        return "possible", held
    if tree.infinitive(h) and any(tree.low[k] == "to" for k in tree.children(h, "aux")):
        status, cue = governors(tree, h, (h,), lookup)
        return (status, cue) if status else ("planned", ())
    return None, ()


def definite(tree: Tree, noun: int) -> bool:
    """Whether a noun is one that is known: "their protests", "the attack"."""
    return bool(tree.children(noun, "poss")) or any(tree.low[k] in _THE for k in tree.children(noun, "det"))


def left_out(tree: Tree, noun: int) -> tuple[int, ...]:
    """The word that leaves nothing of a noun: "without resort to force", "said nothing of a withdrawal"."""
    if tree.children(noun, "poss") or any(tree.low[k] in _THE for k in tree.children(noun, "det")):
        return ()
    at = noun
    for h in tree.above(noun):
        if tree.dep[at] == "prep" and tree.low[h] == "nothing":
            return (h,)
        if tree.low[h] == "without":
            return (h,) if tree.dep[at] in ("pobj", "pcomp") and at != noun else ()
        if tree.dep[at] not in ("conj", "pobj", "prep", "dobj", "pcomp") or tree.low[at] in ("on", "in", "by", "from"):
            return ()
        at = h
    return ()


__all__ = ["NO", "any_of", "carried", "definite", "happening", "left_out"]
