"""What is answered where the answer has only "this" or "it" for it, or nothing: "Rome refused this", "Oslo agreed"."""

from __future__ import annotations

from cablenlp.layers.events.acts import Act
from cablenlp.layers.events.fillers import Filler, Scene
from cablenlp.lexicon.frames import SPEECH

_ANSWERS = ("AGREE", "REFUSE")
#: What one says yes or no to.
_INITIATIVES = ("PROPOSE", "REQUEST", "DEMAND", "INVITE", "ADVISE")
_IT = ("it", "this", "that")
_FACTS = ("agree.confirm", "refuse.deny", "refuse.deny-done")
_SAID = ("dobj", "ccomp", "xcomp", "prep", "oprd", "attr", "prt")


def answer(scene: Scene, acts: list[Act]) -> None:
    """Give each answer without content the initiative, or the fact denied, that stands last before it."""
    number = {id(tree): n for n, tree in enumerate(scene.trees)}
    for n, act in enumerate(acts):
        if act.type not in _ANSWERS or not act.tree.is_verb(act.head):
            continue
        pronoun = _pronoun(act)
        if pronoun is None and (act.of("content") or not _bare(act)):
            continue
        fact = act.frame.id in _FACTS or "denie" in act.tree.low[act.head]
        here = number[id(act.tree)]
        for m in range(n - 1, -1, -1):
            other = acts[m]
            if here - number[id(other.tree)] > 1:
                break
            if _answered(scene, act, other, fact=fact) and n not in other.over and m not in act.over:
                found = Filler(-1, event=m, certainty="coref" if pronoun else "inferred")
                act.args = [*((r, f) for r, f in act.args if f is not pronoun), ("content", found)]
                break


def _pronoun(act: Act) -> Filler | None:
    """The "it" that an answer has as its content."""
    its = [f for f in act.of("content") if f.token >= 0 and f.event is None and f.key is None]
    return its[0] if len(its) == 1 and act.tree.low[its[0].token] in _IT else None


def _bare(act: Act) -> bool:
    """Whether a verb stands for itself: "Oslo has accepted"."""
    tree, i = act.tree, act.head
    finite = tree.tag[i] in ("VBD", "VBZ", "VBP") or any(tree.low[k] in ("has", "have", "had") for k in tree.kids[i])
    return finite and len(act.tokens) == 1 and not tree.children(i, *_SAID) and not tree.is_passive(i)


def _answered(scene: Scene, act: Act, other: Act, *, fact: bool) -> bool:
    if fact:
        return other.type not in SPEECH
    mine, theirs = ({scene.identity(f.key) for f in a.of("agent") if f.key} for a in (act, other))
    return other.type in _INITIATIVES and not mine & theirs


__all__ = ["answer"]
