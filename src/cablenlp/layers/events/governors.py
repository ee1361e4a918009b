"""What the words over an event say of how real it is: "halt", "plan to", "the possibility of", "managed to"."""

from __future__ import annotations

from collections.abc import Set

from cablenlp.layers.events.moods import Said, modal, quoted
from cablenlp.layers.events.tree import Tree
from cablenlp.layers.events.triggers import Index
from cablenlp.lexicon.frames import Cue

STOPS = ("halted", "negated")
WANT = frozenset(("want", "wish", "desire", "like"))
_UP = frozenset(
    [
        "xcomp",
        "ccomp",
        "pcomp",
        "acl",
        "dobj",
        "pobj",
        "prep",
        "conj",
        "nsubjpass",
        "attr",
        "acomp",
        "relcl",
        "dep",
        "oprd",
    ]
)
# Prepositions through which a governing word reaches ("possibility of", "plan for", "intention to").
_LINKS = frozenset(("of", "for", "to", "in", "on", "about", "against", "from", "at", "with"))
# What a governing word comes to when it is denied itself: "did not exclude an attack".
_DENIED = {
    "halted": "ongoing", "planned": "negated", "ongoing": "negated", "asserted": "negated", "refused": "possible",
    "negated": "asserted",
}  # fmt: skip


def governors(tree: Tree, i: int, tokens: tuple[int, ...], lookup: Index) -> Said:
    """What the words over an event say ("halt", "plan", "possibility of"); the outer one wins, a stop always."""
    status: str | None = None
    cue: tuple[int, ...] = ()
    at = i
    for h in tree.above(i):
        if _ends(tree, h, at):
            break
        words = lookup.base(tree.low[h])
        found = (_phrase(tree, h, at, words, lookup) or lookup.cue("governor", words)) if h not in tokens else None
        kinds = {kind for _, kind, _ in lookup.forms.get(tree.low[h], ())} - {"noun" if tree.is_verb(h) else "verb"}
        acts = h not in tokens and bool(kinds) and not tree.is_a("force_noun", h)
        if acts and found is None:  # "halt troops preparing to cross": those who act are no act of their own
            break
        if found and found.status and tree.dep[at] != "conj":
            new = _said_by(tree, h, at, found, lookup)
            if status is None or new in STOPS or (status in ("planned", "ongoing") and new != "ongoing"):
                status, cue = new, (h,)
        at = h
    if status is None and (not tree.is_verb(i) or (tree.tag[i] == "VB" and not tree.children(i, "aux"))):
        first = tree.subtree(i)[0]  # telegraphic: "failure US deliver ships", "possibility early armistice"
        before = lookup.cue("governor", lookup.base(tree.low[first - 1])) if first else None
        if before and before.status and tree.pos[first - 1] == "NOUN" and first - 1 not in tokens:
            return before.status, (first - 1,)
    return status, cue


def _ends(tree: Tree, h: int, at: int) -> bool:
    """Whether what stands at `at` is no longer governed by the word over it: "who plans to say that they left"."""
    dep = tree.dep[at]
    if dep not in _UP or (dep == "prep" and tree.low[at] not in _LINKS):
        return True
    finite = not any(tree.low[k] == "to" for k in tree.children(at, "aux"))
    apart = dep in ("relcl", "conj") or (dep == "ccomp" and tree.is_verb(h) and finite)
    if apart and tree.children(at, "nsubj", "nsubjpass"):
        return True
    keeps = "keep" in tree.lookup.base(tree.low[h])  # "keep troops in Laos", not "keep attacking"
    return tree.low[h] in ("failing", "meaning") or (keeps and not (tree.tag[at] == "VBG" or dep == "prep"))


def _said_by(tree: Tree, h: int, at: int, found: Cue, lookup: Index) -> str:
    """What a governing word says where it stands: "will try to" is planned, "has no intention of" denies."""
    new = str(found.status)
    if new == "ongoing" and "try" in found.id and _thwarted(tree, h):
        new = "negated"
    if tree.low[h] == "able" and tree.tag[tree.head[h]] == "VBD" and not quoted(tree, tree.head[h]):
        new = "asserted"  # "was able to inform"
    wants = found.id == "cue.want" and not WANT.isdisjoint(lookup.base(tree.low[h]))
    if wants and (tree.children(at, "nsubj", "nsubjpass") or tree.is_passive(h)):
        new = "requested"  # "wants them to leave", "consultations are desired"
    if new in ("ongoing", "asserted"):  # "may be resumed", "will continue to"
        bearer = h if tree.is_verb(h) or tree.dep[h] != "dobj" else tree.head[h]  # "will make an effort to"
        new = modal(tree, bearer, lookup)[0] or new
    if tree.children(h, "neg") or _none(tree, h):
        new = _DENIED.get(new, new)
    if new in ("proposed", "possible") and _none(tree, h):  # "no question of", "no danger of"
        new = "negated"
    return new


def _none(tree: Tree, noun: int) -> bool:
    """Whether a governing noun is denied: "no intention of", "did not have the intention"."""
    if tree.is_verb(noun):
        return False
    if any(tree.low[k] == "no" for k in tree.children(noun, "det")):
        return True
    return tree.dep[noun] in ("dobj", "attr") and bool(tree.children(tree.head[noun], "neg"))


def _thwarted(tree: Tree, i: int) -> bool:
    """Whether an attempt came to nothing: one in the past before a "but", or one that failed."""
    if not tree.is_verb(i):
        return tree.is_a("thwarted", tree.head[i])
    return tree.tag[i] == "VBD" and any(tree.low[k] == "but" for k in tree.children(i, "cc"))


def _phrase(tree: Tree, h: int, at: int, words: Set[str], lookup: Index) -> Cue | None:
    """A governing verb with its particle or the "to" of what it governs: "put off", "hold up", "expect to"."""
    table = lookup.cues.get("governor", {})
    particles = {tree.low[k] for k in tree.children(h, "prt", "advmod", "prep")}
    if tree.pos[h] == "ADP":  # "on the point of"
        particles.add(tree.low[at])
    if tree.dep[at] == "xcomp" and not tree.children(at, "nsubj", "nsubjpass"):
        particles |= {tree.low[k] for k in tree.children(at, "aux")}
    return next(
        (cue for w in words for form, cue in table.get(w, ()) if len(form) > 1 and particles.issuperset(form[1:])), None
    )


__all__ = ["STOPS", "WANT", "governors"]
