"""What an act is about: the events that its clause or object comes to, else a stretch of text."""

from __future__ import annotations

from cablenlp.layers.events.acts import OWN, Act, heads_at, parsed, tokens_at
from cablenlp.layers.events.fillers import Filler, Scene, as_text, fill
from cablenlp.layers.events.templates import TEMPLATES
from cablenlp.layers.events.tree import Tree
from cablenlp.layers.events.triggers import Trigger
from cablenlp.lexicon.frames import SPEECH

# Acts that stand beside what is done by them, and the prepositions that put them there.
_OCCASIONS = frozenset(("ORDER", "AGREE", "REQUEST", "DECIDE", "ADVISE", "INVITE", "DEMAND"))
_DEEP = 4
_LED = ("xcomp", "ccomp", "dobj", "acl", "attr", "acomp", "pcomp", "nsubjpass", "oprd")
_DEEPEST = 5  # words that lead on, one to the next
_UNDER = frozenset(("on", "at", "by", "with", "upon", "under"))
_IT = ("it", "this", "that", "these", "those")
_MATTERS = (("obj", frozenset[str]()), ("", frozenset(("to", "with", "on", "upon", "against", "of", "for", "about"))))


def contents(scene: Scene, act: Act, numbers: dict[int, int], me: int) -> list[Filler]:
    """What an act is about: other events of the sentence, else a stretch of text."""
    tree = act.tree
    taken = {f.token for _, f in act.args if f.token >= 0}
    # "insist on": what its own preposition holds comes first
    held = [k for t in act.tokens if tree.pos[t] == "ADP" for k in tree.children(t, "pobj", "pcomp")]
    first = [c for k in held if k not in act.tokens and k not in taken for c in tree.conjuncts(k)]
    found = {n: Filler(at, event=n) for k in first for n, at in reach(scene, tree, k, numbers, set(act.tokens))}
    if found:
        return [f for n, f in found.items() if n != me]
    for place in (*act.frame.places.get("content", ()), *TEMPLATES[act.frame.roles].get("content", ())):
        if there := _at_place(scene, act, place, numbers, me, taken):
            return there
    outer = _accompanied(act, numbers)
    if outer:
        return [Filler(outer[0], event=outer[1])] if outer[1] != me else []
    if act.type == "INQUIRE":  # "asks for instructions": what is asked for
        return [as_text(scene, tree, t) for t in act.tokens if tree.pos[t] == "NOUN" and t != act.head][-1:]
    matter = [f for k in first for f in fill(scene, tree, k, "thing")]
    return matter or _own_matter(scene, act) or _pronoun(tree, Trigger(act.frame, act.head, act.tokens), scene)


def _at_place(scene: Scene, act: Act, place: str, numbers: dict[int, int], me: int, taken: set[int]) -> list[Filler]:
    """The events and stretches of text at one place: of "clause" the leaving of "said that Tito had left"."""
    tree = act.tree
    name, names, kind = parsed(place)
    events: list[Filler] = []
    texts: list[Filler] = []
    for head in heads_at(scene, tree, Trigger(act.frame, act.head, act.tokens), name, names):
        for k in tree.conjuncts(_meant(tree, head)):
            p = tree.low[tree.head[k]]
            if k in taken or (tree.low[k] == "condition" and p == "on") or (p == "in" and tree.is_a("manner", k)):
                continue
            reached = reach(scene, tree, k, numbers, set(act.tokens)) or _told_of(scene, act, k, numbers)
            if reached:
                events += [Filler(at, event=n) for n, at in reached if n != me]
            elif kind != "event" and name != "mod":
                texts += _as_texts(scene, act, k, kind, clause=name == "clause")
    texts = [f for f in texts if not any(o is not f and o.start <= f.start and f.end <= o.end for o in texts)]
    return list({(f.event, f.start): f for f in [*events, *texts]}.values())


def _as_texts(scene: Scene, act: Act, k: int, kind: str | None, *, clause: bool) -> list[Filler]:
    """What tells no event, as text: a clause, a thing; the noun that the act describes, as in "the note he sent"."""
    tree = act.tree
    if tree.is_verb(k) or clause:
        return [as_text(scene, tree, k, act.head)]
    described = k <= act.head and tree.head[act.head] == k
    return [
        as_text(scene, tree, k, act.head) if described and not f.key else f
        for f in fill(scene, tree, k, kind)
        if f.token == k and f.certainty != "coref"
    ]


def _own_matter(scene: Scene, act: Act) -> list[Filler]:
    """The matter that the words of an act name themselves: "raised five points", "expressed deep concern"."""
    tree = act.tree
    nouns = [t for t in act.tokens if t != act.head and tree.pos[t] == "NOUN" and tree.dep[t] in OWN]
    none = any(tree.low[k] == "no" for t in nouns for k in tree.children(t, "det"))
    if act.type not in SPEECH or not tree.is_verb(act.head) or not nouns or none:
        return []
    readings = {kind for _, kind, _ in scene.lookup.forms.get(tree.low[nouns[0]], ())}
    return [] if "noun" in readings else [as_text(scene, tree, nouns[0])]


def _pronoun(tree: Tree, trigger: Trigger, scene: Scene) -> list[Filler]:
    """The "it" or "this" that an act is about."""
    out = [k for t in trigger.tokens for name, names in _MATTERS for k in tokens_at(tree, t, name, names)]
    return [Filler(k, None, *tree.offsets[k]) for k in dict.fromkeys(out) if tree.low[k] in _IT][:1]


def _meant(tree: Tree, k: int) -> int:
    """The noun that a relative pronoun stands for: "the removal, to which he consents"."""
    if tree.tag[k] != "WDT":
        return k
    clause = next((h for h in tree.above(k) if tree.dep[h] == "relcl"), None)
    return tree.head[clause] if clause is not None else k


def _told_of(scene: Scene, act: Act, k: int, numbers: dict[int, int], depth: int = 0) -> list[tuple[int, int]]:
    """The events that a clause is about whose verb tells none: "that deliveries be hastened", "that they had talks"."""
    tree = act.tree
    if not (tree.is_verb(k) or depth) or act.type not in SPEECH or depth > _DEEP:
        return []
    for deps in (("nsubj", "nsubjpass"), ("dobj", "attr")):
        out = [(numbers[c], c) for s in tree.children(k, *deps) for c in tree.conjuncts(s) if c in numbers]
        out = [(n, c) for n, c in out if not depth or not _of_saying(scene, tree, c)]
        if out:
            return out
    below = tree.children(k, "xcomp", "ccomp", "acomp", "oprd", "attr")
    if depth or tree.pos[k] == "AUX":
        below += [
            c for c in tree.children(k, "acl", "relcl") if any(tree.low[m] == "that" for m in tree.children(c, "mark"))
        ]
    for x in below:  # "that they felt compelled to intervene", "there was a risk that they might attack"
        out = reach(scene, tree, x, numbers, set(act.tokens)) or _told_of(scene, act, x, numbers, depth + 1)
        if out:
            return out
    return []


def _of_saying(scene: Scene, tree: Tree, i: int) -> bool:
    """Whether a noun is one of saying, which a clause may be about without telling of it: "to modify the proposal"."""
    return not tree.is_verb(i) and any(f.type in SPEECH for _, f in scene.lookup.heads.get(tree.low[i], ()))


def _accompanied(act: Act, numbers: dict[int, int]) -> tuple[int, int] | None:
    """The event that is done "on the orders of", "with the consent of", "by decision of" somebody."""
    tree, i = act.tree, act.head
    p = tree.head[i]
    if tree.is_verb(i) or act.type not in _OCCASIONS or tree.dep[i] != "pobj" or tree.low[p] not in _UNDER:
        return None
    h = tree.head[p]
    return (h, numbers[h]) if h in numbers and tree.is_verb(h) else None


def _leads_on(scene: Scene, tree: Tree, i: int) -> bool:
    """Whether a clause only leads on: a light verb with its noun, a copula, a word that decides a status."""
    words = scene.lookup.base(tree.low[i])
    if scene.lookup.cue("governor", words) or tree.pos[i] == "AUX":
        return True
    return bool(scene.lookup.cue("light", words)) and not tree.children(i, "dative", "prep")


def reach(
    scene: Scene, tree: Tree, i: int, numbers: dict[int, int], barred: set[int], depth: int = 0
) -> list[tuple[int, int]]:
    """The events that a phrase or clause comes to: its own, or through words that only lead on ("results of")."""
    if i in barred or depth > _DEEPEST:
        return []
    if i in numbers:
        return [(numbers[i], i)]
    below: list[int] = []
    if tree.pos[i] in ("NOUN", "PROPN") and depth:
        for k in tree.children(i, "acl"):  # "halt troops preparing to cross"
            if tree.is_a("governor", k) or (k in numbers and tree.tag[k] != "VBN"):  # not "views expressed by"
                below.append(k)
    if not depth and tree.children(i, "nsubj") and not _leads_on(scene, tree, i):
        return []  # a clause of its own, told as it stands
    if tree.pos[i] == "AUX" or any(tree.is_a(cls, i) for cls in ("transparent", "governor", "light")):
        below += _led_to(tree, i, numbers)
    if tree.dep[i] == "prep":
        below += tree.children(i, "pobj", "pcomp")
    return list(dict.fromkeys(e for k in below for e in reach(scene, tree, k, numbers, barred, depth + 1)))


def _led_to(tree: Tree, i: int, numbers: dict[int, int]) -> list[int]:
    """The heads that a word leads on to, in order: of "consider ways of ending the war" the ways, then the ending."""
    out: list[int] = []
    for k in tree.kids[i]:
        to = tree.dep[k] == "advcl" and any(tree.low[a] == "to" for a in tree.children(k, "aux"))
        told = tree.dep[k] == "acl" and tree.tag[k] == "VBN" and k in numbers
        if (to or tree.dep[k] in _LED) and not told:
            out += tree.conjuncts(k)
        if tree.dep[k] == "prep":
            out += [c for p in tree.children(k, "pobj", "pcomp") for c in tree.conjuncts(p)]
    return [*out, *(tree.children(i, "nsubjpass") if tree.is_passive(i) else ())]


__all__ = ["contents"]
