"""Whom "I", "we" and "you" mean: those of the route, or who speaks within quotation marks."""

from __future__ import annotations

import re

from cablenlp.layers.events.salience import ME, PRONOUNS, WE, YOU, named, read, who
from cablenlp.layers.events.scene import Filler, Scene, Who
from cablenlp.layers.events.tree import Tree

# A message in quotation marks behind a colon, and to whom it is, in its first words.
_PASSED_ON = re.compile(r":\s*[\"“]([^\"“”]{40,4000})[\"”]")
_ADDRESSED = re.compile(r"(?:To\s+)?(?:(?:Dear|Comrade|Cde\.?|Mr\.?)\s+)*")
_RULES = ("Government", "Govt", "Gov", "government")
_MARKS = ('"', "“", "”", "``", "''", "'")
_NOBODY = ("MESSAGE", "THING", "THINGS")


def of_the_route(scene: Scene, tree: Tree, i: int) -> list[Filler]:
    """Those of the route whom "I", "we" and "you" mean; within quotation marks the one who speaks there."""
    low, at = tree.low[i], tree.offsets[i][0]
    quoted = _speaker(scene, tree, i)
    if quoted is not None and low not in YOU:
        return read(scene, tree, i, quoted, "who speaks there") if quoted else []
    if quoted is None and (message := _message_at(scene, at)) is not None:
        whom = message[1] if low in YOU else message[0]
        return read(scene, tree, i, whom, "by the message that is passed on") if whom else []
    if quoted is None:
        ours = side(scene, at) if low in WE else None
        if ours is not None:
            return read(scene, tree, i, (ours,), "the side that writes", route=True)
        keys = scene.recipients if low in YOU else _writers(scene, low)
        if keys:
            spans = {k: k.split("-", 2) for k in keys}
            found = [Who(k, int(a), int(b), label, scene.identity(k)) for k, (a, b, label) in spans.items()]
            why = "whom the message is for" if low in YOU else "who writes"
            return read(scene, tree, i, found, why, route=True)
    return [Filler(i, None, *tree.offsets[i])]


def _writers(scene: Scene, low: str) -> list[str]:
    """Who writes; of a conversation headed by those who held it, the one whom it does not name again."""
    keys = scene.signers if low in ME else scene.senders
    present = {scene.identity(k) for k in scene.participants}
    if not present or (keys and not {scene.identity(k) for k in scene.senders} <= present):
        return keys
    return _author(scene) or keys


def _author(scene: Scene) -> list[str]:
    """Who wrote a record that nobody signed: the only one of those present whom it does not name again."""
    listed = max(int(k.split("-", 2)[1]) for k in scene.participants)
    again = {scene.identity(m.key) for m in scene.mentions if m.start >= listed}
    unnamed = [k for k in scene.participants if scene.identity(k) not in again]
    return unnamed if len(unnamed) == 1 else []


def _message_at(scene: Scene, at: int) -> tuple[list[Who], list[Who]] | None:
    """Who speaks and who is spoken to in a message that is passed on in quotation marks; None outside of one.

    The sentence before its colon tells: "I pass on a telegram of Comrade Ho:"; to whom may stand in its first words.
    """
    if scene.passed_on is None:
        scene.passed_on = [(m.start(), *m.span(1)) for m in _PASSED_ON.finditer(scene.text)]
    for colon, start, end in scene.passed_on:
        if not start <= at < end:
            continue
        people = [m for m in scene.mentions if m.label in ("PERSON", "ROLE")]
        led = [m for m in scene.mentions if scene.sentence(m.start) == scene.sentence(colon) and m.start < colon]
        said = [m for m in led if m.label in ("PERSON", "ROLE")]
        if not said:
            return None
        if led[-1].start > said[-1].end and led[-1].label in ("ORG", "NORP", "GPE"):
            return [], []  # "Nehru read me the Chinese note:"
        to = _ADDRESSED.match(scene.text, start)
        second = [m for m in people if to and m.start == to.end()] or said[1:2]
        return [who(scene, said[0])], [who(scene, m) for m in second[:1]]
    return None


def side(scene: Scene, at: int) -> Who | None:
    """The state or government of who writes, by the name that the text has for it, the last one before a place."""
    if scene.home is None:
        return None
    ours = [m for m in scene.mentions if scene.sides.get(m.key) == scene.home and m.label in ("GPE", "ORG")]
    ours = [m for m in ours if scene.identity(m.key) == scene.home or scene.text[m.start : m.end].endswith(_RULES)]
    earlier = [m for m in ours if m.start < at]
    return who(scene, (earlier[-1:] or ours)[0]) if ours else None


def _speaker(scene: Scene, tree: Tree, i: int) -> tuple[Who, ...] | None:
    """Who says what stands between quotation marks in this sentence; None where nobody is quoted."""
    for at in (i, *tree.above(i)):
        h = tree.head[at]
        if tree.dep[at] not in ("ccomp", "parataxis") or h == at:
            continue
        lo, hi = min(h, at), max(h, at)
        if not any(tree.words[k] in _MARKS for k in range(lo, hi)) or not _inside(tree, i):
            continue
        said = [k for k in tree.children(h, "nsubj") if tree.low[k] not in PRONOUNS]
        found = [one[0] for k in said if (one := named(scene, tree, k))]
        return tuple(w for w in found if w.label not in _NOBODY)
    return None


def _inside(tree: Tree, i: int) -> bool:
    """Whether a word stands between quotation marks, which may have been opened in a sentence before."""
    earlier = [tree.words[k] for k in range(i) if tree.words[k] in _MARKS]
    if earlier:
        return earlier[-1] in ("“", "``") or (earlier[-1] in ('"', "'") and len(earlier) % 2 == 1)
    later = next((tree.words[k] for k in range(i, len(tree)) if tree.words[k] in _MARKS), "")
    return later in ("”", "''", '"')
