"""Infinitives, gerunds and particles that the parser hangs on the wrong word, hung where they belong."""

from __future__ import annotations

from cablenlp.layers.events.tree import ACTORS, PASSIVE_SUBJECTS, SUBJECTS, Tree
from cablenlp.layers.events.triggers import Index
from cablenlp.lexicon.frames import SPEECH

_CLAUSES = frozenset(("xcomp", "ccomp", "relcl", "acl", "advcl"))
_NOUNS = ("NOUN", "PROPN", "PRON")
_PARTICLES = frozenset(("down", "up", "out", "off", "back", "over", "away", "in", "on"))


def attach(tree: Tree, lookup: Index, i: int) -> None:
    """Correct what hangs on a token, or the token itself, in place."""
    dep, low = tree.dep[i], tree.low[i]  # most tokens need nothing, and every token is asked
    if dep in _CLAUSES:
        for correct in (_infinitive, _told, _willing, _for, _saying):
            correct(tree, lookup, i)
    elif dep in ("compound", "amod"):
        _gerund(tree, lookup, i)
    elif low in ("that", "whether"):
        _that(tree, lookup, i)
    elif low == "as":
        _as(tree, i)
    if low in _PARTICLES:
        _particle(tree, i)


def _infinitive(tree: Tree, lookup: Index, i: int) -> None:
    """What somebody asks, offers or decides to do, after the noun that says so: "declined the offer to sign"."""
    h = tree.head[i]
    if tree.dep[i] not in ("xcomp", "ccomp") or h > i or not tree.is_verb(h):
        return
    if tree.tag[i] == "NN" and lookup.is_verb(tree.low[i]) and tree.children(i, "dobj"):
        tree.pos[i], tree.tag[i] = "VERB", "VB"  # "authorized inform Rome"
    to = next((k for k in tree.children(i, "aux") if tree.low[k] == "to"), None)
    if to is None:
        return
    if tree.dep[i] == "ccomp":  # "approves the request of Ulbricht to be received"
        noun = next((k for k in tree.children(i, *SUBJECTS, *PASSIVE_SUBJECTS) if h < k < to), None)
    else:
        noun = next((k for k in tree.children(h, "dobj") if k < to), None)
    if noun is None or tree.is_verb(noun) or tree.over[noun] or tree.subtree(noun, lambda k: k >= to)[-1] != to - 1:
        return
    if any(
        f.pos == "noun" and (f.type in SPEECH or f.type == "DECIDE") for _, f in lookup.heads.get(tree.low[noun], ())
    ):
        if tree.head[noun] == i:
            tree.hang(noun, h, "dobj")
        tree.hang(i, noun, "acl")


def _told(tree: Tree, lookup: Index, i: int) -> None:
    """What somebody is told to do, hung on him: "ordered the two regiments to leave"; what there is no objection to."""
    n = tree.head[i]
    if tree.dep[i] in ("relcl", "acl") and tree.infinitive(i) and tree.dep[n] == "dobj" and n < i:
        h = tree.head[n]
        people = tree.over[n] or any(lookup.is_a(c, tree.low[n]) for c in ("person_noun", "force_noun"))
        if people and tree.is_a("told", h) and any(tree.low[k] == "to" for k in tree.children(i, "aux")):
            tree.hang(i, h, "xcomp")
    elif tree.dep[i] == "ccomp" and tree.tag[i] == "VBG" and n < i and not tree.children(i, "aux"):
        noun = next(iter(tree.children(i, "nsubj")), i)
        if noun == i - 1 and any(f.type == "REFUSE" for _, f in lookup.heads.get(tree.low[noun], ())):
            tree.hang(noun, n, "dobj")
            tree.hang(i, noun, "acl")


def _willing(tree: Tree, lookup: Index, i: int) -> None:
    """What somebody is willing to do, parted from the word by a phrase: "is willing, after consultation, to sign"."""
    h = tree.head[i]
    if tree.dep[i] == "ccomp" and tree.pos[i] == "ADJ" and tree.pos[i - 1] == "AUX" and tree.head[i - 1] == h:
        tree.hang(i, i - 1, "acomp")  # "regretted that Nehru was unwilling", read as two clauses
        return
    if tree.dep[i] not in ("advcl", "xcomp") or h > i or not any(tree.low[k] == "to" for k in tree.children(i, "aux")):
        return
    for k in tree.children(h, "acomp"):
        if h < k < i and tree.is_a("copular", k) and not tree.children(k, "xcomp"):
            tree.hang(i, k, "xcomp")
            return
    if "go" in lookup.base(tree.low[h]) and any(k == i - 2 and tree.low[k] == "on" for k in tree.children(h, "prt")):
        tree.dep[i] = "xcomp"  # "went on to say"


def _gerund(tree: Tree, lookup: Index, i: int) -> None:
    """A gerund after "of" taken for part of a name for things: "accused them of training saboteurs"."""
    thing, p = tree.head[i], i - 1
    if tree.dep[i] not in ("compound", "amod") or not tree.low[i].endswith("ing") or tree.dep[thing] != "pobj":
        return
    if tree.head[thing] != p or tree.low[p] != "of" or not tree.is_verb(tree.head[p]) or thing < i:
        return
    if not any(kind == "verb" and shape == "ing" for _, kind, shape in lookup.forms.get(tree.low[i], ())):
        return
    tree.pos[i], tree.tag[i] = "VERB", "VBG"
    tree.hang(i, p, "pcomp")
    tree.hang(thing, i, "dobj")


def _that(tree: Tree, lookup: Index, i: int) -> None:
    """What is told, hung on the hearer or parted from its "that": "hints to Rome that", "said that, on 3 May,"."""
    if tree.low[i] not in ("that", "whether") or tree.tag[i] not in ("IN", "DT", "WDT") or not i:
        return
    h = tree.head[i]
    if tree.dep[i] == "mark" and tree.dep[h] in ("acl", "relcl", "ccomp") and tree.pos[tree.head[h]] in _NOUNS:
        n = tree.head[h]
        verb = tree.head[n]
        aside = tree.dep[n] == "pobj" and tree.low[verb] == "in" and tree.is_a("manner", n)
        if aside or (tree.dep[n] == "pobj" and tree.low[verb] in ("to", "with")):
            verb = tree.head[verb]
        elif tree.dep[n] not in ("dobj", "dative"):
            return
        hearer = aside or any(m.label in ACTORS for m in tree.over[n]) or tree.is_a("person_noun", n)
        own = tree.children(h, *SUBJECTS, *PASSIVE_SUBJECTS)
        if hearer and own and verb < n < i and _says(lookup, verb, tree):
            tree.hang(h, verb, "ccomp")
    elif tree.dep[i] == "dobj" and h == i - 1 and _says(lookup, h, tree) and not tree.children(h, "ccomp"):
        for k in tree.children(h, "advcl", "conj", "parataxis"):
            own = tree.children(k, *SUBJECTS, *PASSIVE_SUBJECTS)
            if k > i and own and not tree.children(k, "mark") and not any(j < k for j in tree.children(k, "cc")):
                tree.hang(k, h, "ccomp")
                tree.hang(i, k, "mark")
                return


def _for(tree: Tree, lookup: Index, i: int) -> None:
    """What is asked for with an infinitive: "asks for arms to be dropped", "appealed for the crew to be released"."""
    h = tree.head[i]
    if tree.dep[i] not in ("relcl", "acl", "advcl") or not any(tree.low[k] == "to" for k in tree.children(i, "aux")):
        return
    if tree.dep[i] == "advcl":
        if any(tree.low[k] == "for" for k in tree.children(i, "mark")) and _asks(lookup, tree.low[h]):
            tree.dep[i] = "ccomp"
        return
    p = tree.head[h]
    if tree.dep[h] != "pobj" or tree.low[p] != "for" or not tree.is_verb(tree.head[p]):
        return
    if _asks(lookup, tree.low[tree.head[p]]) and h < i:
        tree.hang(i, tree.head[p], "ccomp")
        tree.hang(h, i, "nsubjpass" if tree.children(i, "auxpass") else "nsubj")


def _asks(lookup: Index, word: str) -> bool:
    """Whether a word is a verb of asking for something."""
    return any(frame.type in ("REQUEST", "DEMAND") and frame.pos == "verb" for _, frame in lookup.heads.get(word, ()))


def _as(tree: Tree, i: int) -> None:
    """What something is held to be, with its "as": "regards the exchange as highly undesirable"."""
    adjective = tree.head[i]
    verb = tree.head[adjective]
    if tree.low[i] != "as" or tree.dep[i] != "advmod" or tree.pos[adjective] != "ADJ" or tree.dep[adjective] != "advcl":
        return
    if i < adjective and tree.is_verb(verb) and any(k < i for k in tree.children(verb, "dobj")):
        tree.hang(i, verb, "prep")
        tree.hang(adjective, i, "amod")


def _saying(tree: Tree, lookup: Index, i: int) -> None:
    """A gerund beside a verb of saying: one that says more ("pledged help, asking only"), one that is proposed."""
    h = tree.head[i]
    if tree.tag[i] != "VBG" or h > i or tree.dep[i] not in ("xcomp", "advcl") or tree.children(i, "mark", "aux"):
        return
    if tree.dep[i] == "xcomp":
        if any(h < k < i for k in tree.children(h, "dobj")) and _says(lookup, h, tree) and _says(lookup, i, tree):
            tree.dep[i] = "advcl"
        return
    proposes = any(f.type in ("PROPOSE", "ADVISE") for _, f in lookup.heads.get(tree.low[h], ()))
    if proposes and tree.words[i - 1] != "," and tree.is_verb(h) and not tree.children(h, "dobj", "ccomp", "xcomp"):
        tree.dep[i] = "xcomp"  # "would propose to Wang deferring the talks"


def _says(lookup: Index, i: int, tree: Tree) -> bool:
    """Whether a verb is one of saying."""
    return tree.is_verb(i) and any(f.type in SPEECH for _, f in lookup.heads.get(tree.low[i], ()))


def _particle(tree: Tree, i: int) -> None:
    """The particle of a verbal noun, hung on the verb before: "deplores the shooting down of the plane"."""
    noun = i - 1
    if i < 1 or tree.low[i] not in _PARTICLES or tree.head[i] == noun or tree.head[noun] != tree.head[i]:
        return
    if tree.dep[noun] not in ("dobj", "nsubjpass") or not tree.low[noun].endswith("ing") or tree.is_verb(noun):
        return
    if i + 1 < len(tree) and tree.low[i + 1] == "of":
        tree.hang(i, noun, "prt")
        for k in tree.children(i, "prep"):
            tree.hang(k, noun, "prep")


__all__ = ["attach"]
