"""Telegraphic English: what stands next to a trigger where the words that would tie it were left out.

"Dutch objection restoration Djocja", "instructed agree proposal", "discussions Okazaki": without prepositions and
articles the parse is often wrong, the order of the words is not. Nothing here overrides what the parse gave.
"""

from __future__ import annotations

from cablenlp.layers.events.acts import Act
from cablenlp.layers.events.fillers import ACTORS, PLACES, Filler, Scene, mention_at
from cablenlp.layers.events.templates import TEMPLATES
from cablenlp.layers.events.tree import Mention, Tree
from cablenlp.lexicon.frames import SPEECH

_REACH = 5
_PHRASE = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "DET"))
_CONTACT = frozenset(("MEET", "NEGOTIATE", "VISIT"))


def complete(scene: Scene, tree: Tree, acts: list[Act], first: int) -> None:
    """Give the events of a sentence of a message what stands beside them; `first` is the number of the first."""
    claimed = {f.event for act in acts for f in act.of("content")}
    for n, act in enumerate(acts, first):
        roles = {*TEMPLATES[act.frame.roles], *act.frame.places}
        nominal = not tree.is_verb(act.head)
        if nominal and "agent" in roles and not act.of("agent"):
            before = _before(tree, act)
            if before is not None:
                act.args.append(("agent", Filler(-1, before.key, before.start, before.end)))
        if nominal and "agent" in roles and not act.of("agent") and act.type in SPEECH:
            _by(tree, act)
        if nominal and act.type in _CONTACT and not act.of("target"):
            _meet(tree, act)
        if not nominal and {"destination", "origin"} & roles and not act.of("destination"):
            _directed(tree, act, acts)
        if "content" not in roles or act.of("content") or act.type not in SPEECH:
            continue
        following = _following(tree, act, acts, first, claimed | {n}, nominal)
        if following is not None:
            claimed.add(following)
            act.args.append(("content", Filler(-1, event=following)))
        elif nominal:
            act.args += [("content", f) for f in _phrase(tree, act)]


def _directed(tree: Tree, act: Act, acts: list[Act]) -> None:
    """The place after what is moved, without preposition: where to, or for a withdrawal where from."""
    role = "origin" if act.type in ("WITHDRAW", "REPATRIATE") else "destination"
    taken = {f.key for a in acts for _, f in a.args}
    if act.of(role) or tree.zone != "body":
        return
    for i in range(max(act.tokens) + 1, min(len(tree), max(act.tokens) + 8)):
        if tree.pos[i] in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ", "PUNCT", "DET") and not tree.over[i]:
            return
        m = next((m for m in tree.over[i] if m.first == i and m.label in PLACES), None)
        loose = m is not None and tree.dep[m.last] in ("npadvmod", "dobj", "appos", "oprd", "dep", "advmod")
        if m and loose and m.key not in taken and not any(m.first <= k <= m.last for k in act.tokens):
            act.args.append((role, Filler(-1, m.key, m.start, m.end)))
            return


def _before(tree: Tree, act: Act) -> Mention | None:
    """The name right before a noun, adjectives passed over: "Cochran statements", "his Minister's firm refusal"."""
    i = min(act.tokens) - 1
    while i >= 0 and (tree.pos[i] == "ADJ" or tree.low[i] in ("'s", "’s", "'")) and not tree.over[i]:
        i -= 1
    if i < 0:
        return None
    m = mention_at(tree, i)
    taken = {f.key for _, f in act.args}
    verb = any(tree.is_verb(h) and h > max(act.tokens) for h in [tree.head[i]])
    return m if m and m.label in ACTORS and m.last == i and m.key not in taken and not verb else None


def _by(tree: Tree, act: Act) -> None:
    """The person right after what he says: "statement Prime Minister", "views Siamese Ambassador"."""
    i = max(act.tokens) + 1
    m = tree.over[i][0] if i < len(tree) and tree.over[i] else None
    if m is None or m.first != i or m.label not in ("PERSON", "ROLE") or _governs(tree, m):
        return
    if m.key not in {f.key for _, f in act.args}:
        act.args.append(("agent", Filler(-1, m.key, m.start, m.end)))


def _meet(tree: Tree, act: Act) -> None:
    """The name right after a noun of contact: a person met, or the place."""
    i = max(act.tokens) + 1
    if i >= len(tree) or not tree.over[i]:
        return
    m = tree.over[i][0]
    role = "target" if m.label in ("PERSON", "ROLE", "ORG") else "place" if m.label in PLACES else None
    if role and m.first == i and m.key not in {f.key for _, f in act.args} and not _governs(tree, m):
        act.args.append((role, Filler(-1, m.key, m.start, m.end)))


def _governs(tree: Tree, m: Mention) -> bool:
    """Whether a name is the subject of a verb that follows."""
    return any(tree.dep[k] in ("nsubj", "nsubjpass") for k in range(m.first, m.last + 1))


def _following(
    tree: Tree, act: Act, acts: list[Act], first: int, claimed: set[int | None], nominal: bool
) -> int | None:
    """The next event that no act has as its content, if nothing ends the clause before it."""
    after = max(act.tokens)
    for n, other in enumerate(acts, first):
        i = min(other.tokens)
        if i <= after:
            continue
        if n in claimed or i - after > _REACH or act.head in _below(other):
            return None
        between = range(after + 1, i)
        if any(tree.pos[k] in ("PUNCT", "VERB", "AUX", "CCONJ", "SCONJ", "ADP") and not tree.over[k] for k in between):
            return None
        finite = tree.tag[other.head] in ("VBD", "VBZ", "VBP") and nominal
        return None if finite and tree.dep[other.head] != "relcl" else n
    return None


def _below(act: Act) -> set[int]:
    return {f.token for f in act.of("content")}


def _phrase(tree: Tree, act: Act) -> list[Filler]:
    """The nouns right after a noun: "concurrence Department's views"."""
    i = max(act.tokens) + 1
    end = i
    while end < len(tree) and (tree.pos[end] in _PHRASE or tree.low[end] in ("'s", "’s") or tree.tag[end] == "PRP$"):
        end += 1
    inside = range(i, end)
    if (
        len(inside) < 2
        or any(tree.dep[k] in ("nsubj", "nsubjpass") for k in inside)
        or tree.pos[end - 1] not in ("NOUN", "PROPN")
    ):
        return []
    return [Filler(-1, None, tree.offsets[i][0], tree.offsets[end - 1][1])]
