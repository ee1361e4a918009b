"""When: the dates and times of a sentence, each tied to the event it belongs to."""

from __future__ import annotations

from typing import Any

from cablenlp.layers.events.acts import Act
from cablenlp.layers.events.tree import ACTORS, PLACES, TIMES, Mention, Tree
from cablenlp.lexicon.frames import SPEECH

_LIKE = frozenset(("like", "than", "as", "unlike"))
# Prepositions that make a date a part of the noun before it: "the note of 3 May", "the budget for 1954".
_PART = frozenset(("of", "for", "from", "since", "to", "until"))
_CLAUSES = frozenset(("ccomp", "advcl", "relcl", "acl", "conj", "pcomp", "csubj", "parataxis"))


def tie(tree: Tree, acts: list[Act], dates: dict[str, Any]) -> None:
    """Give each event the dates that say when it is; a lone event of a sentence those of its whole sentence too.

    `dates` holds the values of dates by their name in the table: `edtf` and `bound`.
    """
    heads = {t: act for act in acts for t in act.tokens}
    for m in tree.mentions:
        value = dates.get(m.key) or {}
        owner = _owner(tree, m, heads, acts) if m.label in TIMES and value.get("edtf") else None
        if owner is None:
            continue
        owner.times.append(m.key)
        if owner.time is None:
            owner.time = bounded(value["edtf"], value.get("bound"))


def _owner(tree: Tree, m: Mention, heads: dict[int, Act], acts: list[Act]) -> Act | None:
    """The event that a date modifies: not over a clause, a noun or a comparison that the date belongs to."""
    at = m.last
    if at in heads:
        return heads[at]
    before = next((k for k in range(m.first - 1, -1, -1) if tree.pos[k] != "PUNCT"), -1)
    if (
        m.label == "DATE" and before > 0 and tree.low[before][-1].isdigit() and not tree.over[before]
    ):  # "Deptel 430, October 2"
        return None
    if tree.low[at] in _LIKE:  # the date was left out of the parse: "Unlike ten years ago, ..."
        return None
    inner = False  # whether the date belongs to a clause or noun between
    for h in tree.above(at):
        if h in heads:
            return None if inner and not _told_by(tree, at, h) else heads[h]
        if tree.low[h] in _LIKE and tree.dep[h] in ("prep", "mark"):
            return None
        if tree.is_verb(h):
            below = [k for k in tree.children(h, "nsubj", "nsubjpass", "dobj") if k in heads and not tree.is_verb(k)]
            if below and not inner:  # "the talks will be held on 3 May"
                return heads[below[-1]]
            inner = inner or tree.dep[h] in _CLAUSES
        elif tree.pos[h] == "ADJ" and tree.dep[h] == "conj":  # "what we opposed, and like the attempts of 1927"
            inner = True
        elif tree.pos[h] in ("NOUN", "PROPN") and not m.first <= h <= m.last and not _who(tree, h):
            inner = inner or _part(tree, at, h, heads)
        at = h
    return acts[0] if len(acts) == 1 and not inner and not _aside(tree, acts[0].head, m.last) else None


def _aside(tree: Tree, head: int, date: int) -> bool:
    """Whether an event stands in a clause about a noun, and the date outside: "what we opposed, like tries in 1927"."""
    return any(tree.dep[h] in ("relcl", "acl") and date not in tree.subtree(h) for h in (head, *tree.above(head)))


def _who(tree: Tree, i: int) -> bool:
    """Whether a noun names somebody or a place: a date that hangs on a name says when something was done."""
    return any(m.label in ACTORS | PLACES for m in tree.over[i])


def _part(tree: Tree, at: int, noun: int, heads: dict[int, Act]) -> bool:
    """Whether what is right below a noun is a part of it: "the 1954 budget", "the note of 3 May"."""
    if tree.dep[at] != "prep":
        return at < noun
    if tree.low[at] in _PART or tree.dep[noun] == "pobj":
        return True
    act = heads.get(tree.head[noun])
    return tree.low[at] in ("in", "during") and act is not None and act.type in SPEECH


def _told_by(tree: Tree, at: int, h: int) -> bool:
    """Whether a clause only carries the noun that it hangs on: "the attack that took place on 3 May"."""
    return tree.dep[at] in ("acl", "relcl") and not tree.is_verb(h)


def later(acts: list[Act], dates: dict[str, Any], day: str | None) -> set[int]:
    """The numbers of the events that are dated after the day of their document."""
    if not day or len(day) < len("1950-10-12"):
        return set()
    firsts = {n: [(dates.get(k) or {}).get("earliest") for k in act.times] for n, act in enumerate(acts)}
    return {n for n, days in firsts.items() if days and all(d and d > day for d in days)}


def bounded(edtf: str, bound: str | None) -> str:
    """An EDTF value with its bound: "by 15 October" is an interval open to the past."""
    if "/" in edtf or edtf.startswith(("[", "{")):
        return edtf
    if bound in ("until", "before"):
        return f"../{edtf}"
    if bound in ("after", "from"):
        return f"{edtf}/.."
    return edtf
