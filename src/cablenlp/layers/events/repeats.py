"""Nouns that take an event up again: "They attacked the fort. ... The attack failed"."""

from __future__ import annotations

from cablenlp.layers.events.acts import Act
from cablenlp.layers.events.fillers import Scene

_TAKEN_UP = frozenset(("the", "this", "that", "such", "these", "those", "said"))
_UNREAL = frozenset(("negated", "refused"))
_STEM = 4


def repeats(scene: Scene, acts: list[Act], n: int) -> int | None:
    """The earlier event that a noun with "the", "this" or "such" takes up again; None where there is none.

    The two must be told by words of one family ("attacked", "the attack"), by the same people as far as both say, and
    neither may deny the other.
    """
    act = acts[n]
    tree = act.tree
    if tree.is_verb(act.head) or tree.pos[act.head] == "ADJ":
        return None
    if not any(tree.low[k] in _TAKEN_UP for k in tree.children(act.head, "det", "amod", "predet")):
        return None
    for m in range(n - 1, -1, -1):
        other = acts[m]
        if other.tree is not tree and other.type == act.type and _may_be_one(scene, act, other):
            return other.same_as if other.same_as is not None else m
    return None


def _may_be_one(scene: Scene, act: Act, other: Act) -> bool:
    if not _stems(scene, act) & _stems(scene, other):
        return False
    if (act.status in _UNREAL) != (other.status in _UNREAL) or (act.time and other.time and act.time != other.time):
        return False
    for role in ("agent", "theme"):
        mine, theirs = ({scene.identity(f.key) for f in a.of(role) if f.key} for a in (act, other))
        if mine and theirs and not mine & theirs:
            return False
    return True


def _stems(scene: Scene, act: Act) -> set[str]:
    """How the words of a trigger begin, in their dictionary forms, its light verbs left out."""
    words = {w for t in act.tokens for w in scene.lookup.base(act.tree.low[t]) if len(w) >= _STEM}
    return {w[:_STEM] for w in words if len(act.tokens) == 1 or not scene.lookup.cue("light", {w})}
