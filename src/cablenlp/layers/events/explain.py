"""Why a sentence tells these events, or none: the words tried, the frames that know them, what each lacked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from cablenlp.layers.events import Events, read
from cablenlp.layers.events.acts import choose, describes, failing
from cablenlp.layers.events.fillers import Scene
from cablenlp.layers.events.tree import Tree
from cablenlp.layers.events.triggers import Index, Trigger, find, idle
from cablenlp.layers.syntax import ZONES, token_bounds
from cablenlp.matching import fold
from cablenlp.table import group, section

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_KINDS = {"verb": "a verb", "noun": "a noun", "adj": "an adjective"}


@dataclass(frozen=True, slots=True)
class Tried:
    """One frame held against one place.

    Attributes:
        words: The words of the text that the frame knows.
        frame: Its id; None where the words are in no frame as they stand here.
        status: The status of the event, where the frame fired; else None.
        why: Why it did not fire; empty where it did.
    """

    words: str
    frame: str | None
    status: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence: why it was not parsed (empty where it was), what was tried, and who was meant.

    `meant` holds the words that stand for somebody: the words, whom they were read as, and by which rule.
    """

    text: str
    unread: str
    tried: tuple[Tried, ...]
    meant: tuple[tuple[str, str, str], ...] = ()


def explain(doc: Doc, layer: Events) -> list[Told]:
    """What the layer made of each sentence of a Doc that the whole pipeline has read."""
    trees = {t.start: t for t in layer.trees(doc)}
    scene = layer.scene(doc, list(trees.values()))
    events: list[dict[str, Any]] = doc._.cable.get("events", [])
    status = {(e["trigger"]["start"], e["found_by"]): str(e["status"]) for e in events}
    read(scene, list(trees.values()), section(doc, "dates"), section(doc, "header").get("date"))
    out: list[Told] = []
    bounds = list(token_bounds(doc))
    for start, end, _, _ in bounds:
        text = doc[start:end].text
        tree = trees.get(doc[start].idx)
        if tree is not None:
            out.append(Told(text, "", tuple(_tried(scene, tree, layer.index, status)), _meant(scene, tree)))
        elif layer.index.tells(_WORD.findall(fold(text))):
            out.append(Told(text, "it is a heading, or has no more than one word: it tells no event", ()))
        else:
            out.append(Told(text, "no word in it is known to tell an event, so it was not parsed", ()))
    covered = [(doc[a].idx, doc[b - 1].idx) for a, b, _, _ in bounds]
    for zone in group(doc, "zones"):
        if zone.label_ not in ZONES and not any(a <= zone.start_char <= b for a, b in covered):
            out.append(Told(zone.text, f"it is {zone.label_}: only {' and '.join(ZONES)} tell events", ()))
    return out


def _meant(scene: Scene, tree: Tree) -> tuple[tuple[str, str, str], ...]:
    """What the words of a sentence that stand for somebody were read as."""
    here = [m for at, m in sorted(scene.meant.items()) if tree.start <= at < tree.end]
    return tuple(
        (scene.text[m.start : m.end], " and ".join(scene.text[w.start : w.end] for w in m.who), m.why) for m in here
    )


def _tried(scene: Scene, tree: Tree, lookup: Index, status: dict[tuple[int, str], str]) -> Iterator[Tried]:
    acts = choose(scene, tree)
    fired = {(a.tokens, a.frame.id) for a in acts}
    taken = {t: a.frame.id for a in acts for t in a.tokens}
    seen: set[int] = set()
    fixed = idle(tree, lookup)
    for trigger in find(tree, lookup):
        seen.update(trigger.tokens)
        words = " ".join(tree.words[t] for t in trigger.tokens)
        if (trigger.tokens, trigger.frame.id) in fired:
            at = tree.offsets[min(trigger.tokens)][0], trigger.frame.id
            yield Tried(words, trigger.frame.id, status.get(at, status.get((tree.offsets[trigger.head][0], at[1]))), "")
        else:
            yield Tried(words, trigger.frame.id, None, _refused(scene, tree, trigger, taken))
    for i, word in enumerate(tree.low):
        readings = lookup.forms.get(word)
        if readings and i not in seen:
            yield Tried(
                tree.words[i], None, None, _passed_over(tree, i, {kind for _, kind, _ in readings}, fixed=i in fixed)
            )


def _refused(scene: Scene, tree: Tree, trigger: Trigger, taken: dict[int, str]) -> str:
    """Why a frame whose words are there did not fire."""
    by = next((taken[t] for t in trigger.tokens if t in taken), None)
    if describes(tree, trigger, scene.lookup):
        return "the word only describes the noun that follows"
    condition = failing(scene, tree, trigger)
    if condition is None:
        return f"the words went to {by}" if by else "another reading was likelier"
    clause, role = condition
    words = trigger.frame.only[role] if clause == "only" else trigger.frame.never[role]  # type: ignore[index]
    listed = ", ".join(w.lstrip("@=") for w in words[:4]) + (", ..." if len(words) > 4 else "")
    return f"no {role} that is {listed}" if clause == "only" else f"its {role} is one of what it bars: {listed}"


def _passed_over(tree: Tree, i: int, kinds: set[str], *, fixed: bool) -> str:
    """Why no frame was held against a word that frames know."""
    if any(m.first < m.last for m in tree.over[i]):
        return "it is part of a name"
    if fixed:
        return "it is part of a fixed phrase"
    wanted = " or ".join(_KINDS[k] for k in sorted(kinds))
    return f"frames know it as {wanted} or with further words; it was read as {tree.pos[i]}, {tree.dep[i]}"


__all__ = ["Told", "Tried", "explain"]
