"""What the parser gets wrong in this language again and again, put right by the order of the words.

Parsers are trained on newspapers: a name that they never saw takes its verb for a noun, a place before a person
swallows the subject, a clause before a semicolon becomes what is said.
"""

from __future__ import annotations

from cablenlp.layers.events.attach import attach
from cablenlp.layers.events.tree import PASSIVE_SUBJECTS, SUBJECTS, Tree
from cablenlp.layers.events.triggers import Index
from cablenlp.lexicon.frames import SPEECH
from cablenlp.lexicon.inflection import participles, past_only

_FINITE = ("VBD", "VBZ", "VBP")
_PARTIES = frozenset(("PERSON", "ROLE", "ORG", "GPE", "NORP", "MIL_UNIT"))
_TIMES = frozenset(("DATE", "TIME"))
_HELD = ("pobj", "conj", "dobj", "appos", "compound", "dep", "nmod", "npadvmod")
_TOLD = frozenset(("you", "that", "me", "us", "him", "them", "to"))
_HAVE = frozenset(("has", "have", "had", "having", "'ve", "is", "are", "was", "were", "be", "been", "being"))


def mend(tree: Tree, lookup: Index) -> None:
    """Correct the parse of a sentence in place."""
    for i in range(len(tree)):  # each rule is asked only of the tokens that it is for: most need nothing
        if tree.tag[i] == "NN":
            _done_by(tree, lookup, i)
        if tree.over[i]:
            _place_after(tree, i)
        if tree.dep[i] in ("aux", "auxpass"):
            _auxiliary(tree, i)
        if tree.tag[i] in _FINITE:
            _between(tree, i)
        if tree.tag[i] == "VBG":
            _gerund(tree, i)
        if tree.dep[i] == "ccomp":
            _own_subject(tree, lookup, i)
        if tree.dep[i] == "advcl":
            _set_off(tree, i)
        if tree.dep[i] in ("npadvmod", "dep"):
            _series(tree, i)
        attach(tree, lookup, i)
    _verbs(tree, lookup)
    for i in range(1, len(tree)):
        if tree.tag[i] == "VBN":
            _described(tree, lookup, i)
    _asked(tree)
    _that_too(tree, lookup)
    for i in range(len(tree)):
        if tree.tag[i] == "VBD" and tree.low[i] in participles():
            _participle(tree, i)
        if tree.tag[i] == "VBN" and tree.dep[i] == "ROOT":
            _done_to(tree, i)
        if tree.dep[i] == "ccomp" and tree.head[i] > i and _apart(tree, lookup, i):
            tree.dep[i] = "parataxis"
        if tree.dep[i] == "advcl" and tree.tag[i] == "VB":
            _listed(tree, i)
            if tree.is_a("waiting", tree.head[i]) and any(tree.low[k] == "for" for k in tree.children(i, "mark")):
                tree.dep[i] = "ccomp"  # "are waiting for Paris to send"
    for i in range(len(tree)):
        if tree.tag[i] in _FINITE and tree.is_verb(i) and tree.dep[i] in ("ROOT", "ccomp", "parataxis", "advcl"):
            _subject(tree, i)
        if tree.dep[i] == "conj" and tree.tag[i] in (*_FINITE, "VBG", "VBN") and tree.is_verb(i):
            _resumed(tree, lookup, i)


def _gerund(tree: Tree, i: int) -> None:
    """A gerund with its doer, taken for an adjective ("no question of our supplying arms to them")."""
    thing = tree.head[i]
    if tree.tag[i] != "VBG" or tree.dep[i] != "amod" or tree.dep[thing] != "pobj" or thing < i:
        return
    doer = next((k for k in tree.children(thing, "poss") if k == i - 1 or tree.low[i - 1] in ("'s", "’s")), None)
    if doer is None or doer > i:
        return
    p = tree.head[thing]
    later = [k for k in tree.children(tree.head[p], "prep") if k > thing and tree.low[k] in ("to", "from", "into")]
    tree.hang(i, p, "pcomp")
    tree.hang(thing, i, "dobj")
    tree.hang(doer, i, "nsubj")
    for k in later:
        tree.hang(k, i, "prep")


def _auxiliary(tree: Tree, i: int) -> None:
    """The subject of a verb that was hung on its auxiliary ("the Chinese had, after all, decided")."""
    h = tree.head[i]
    if tree.dep[i] in ("aux", "auxpass") and tree.is_verb(h) and not tree.children(h, *SUBJECTS, *PASSIVE_SUBJECTS):
        for k in tree.children(i, *SUBJECTS, *PASSIVE_SUBJECTS, "aux"):  # "might feel compelled"
            tree.hang(k, h, tree.dep[k])


def _between(tree: Tree, i: int) -> None:
    """A saying between commas that was hung on one of them: "The garrison, the envoy added, should leave"."""
    h = tree.head[i]
    if tree.pos[h] == "PUNCT" and tree.tag[i] in _FINITE and tree.is_verb(i) and tree.head[h] not in (h, i):
        tree.hang(i, tree.head[h], "parataxis")


def _series(tree: Tree, i: int) -> None:
    """The second of three parties, cut off from the first: "by the USSR, the MPR and the PRC"."""
    if tree.dep[i] not in ("npadvmod", "dep") or not tree.over[i]:
        return
    second = next((k for k in tree.children(tree.head[i], "nsubj", "nsubjpass") if tree.children(k, "cc")), -1)
    if second > i and tree.words[tree.subtree(second)[0] - 1] == "," and _parties(tree, i, second):
        tree.hang(i, tree.head[i], tree.dep[second])  # "Egypt, Syria and Jordan asked"
        tree.hang(second, i, "conj")
        return
    if not tree.children(i, "cc"):
        return
    comma = tree.subtree(i)[0] - 1
    before = tree.over[comma - 1][:1] if comma > 0 and tree.words[comma] == "," else []
    if before and before[0].last != i and _parties(tree, before[0].last, i):
        tree.hang(i, before[0].last, "conj")


def _parties(tree: Tree, *tokens: int) -> bool:
    """Whether all of these are names of those who act."""
    return all(tree.over[k] and tree.over[k][0].label in _PARTIES for k in tokens)


def _set_off(tree: Tree, i: int) -> None:
    """A participle set off by commas, that took the subject: "Nkrumah, asked to help, has cabled"."""
    h = tree.head[i]
    if tree.dep[i] != "advcl" or tree.tag[i] != "VBN" or h < i or tree.children(i, "aux", "auxpass"):
        return
    if tree.words[i - 1] != "," or tree.children(h, *SUBJECTS, *PASSIVE_SUBJECTS):
        return
    for k in tree.children(i, *SUBJECTS):
        tree.hang(k, h, tree.dep[k])


def _own_subject(tree: Tree, lookup: Index, i: int) -> None:
    """A clause after ", and" whose subject was joined to the object before: "refused the plan, and Menzies left"."""
    h = tree.head[i]
    if tree.dep[i] != "ccomp" or h > i or tree.children(i, "mark") or not tree.is_verb(h):
        return
    if any(frame.type in ("INFORM", "AGREE", "PROMISE") for _, frame in lookup.heads.get(tree.low[h], ())):
        return  # "said Laos, and Cambodia, agreed"
    for n in tree.children(i, "nsubj", "nsubjpass"):
        joints = [c for c in tree.children(n, "cc") if tree.words[c - 1] == "," and c > n]
        second = [m for m in tree.children(n, "conj") if joints and m > joints[-1]]
        if n < h or not second:
            continue
        dep = tree.dep[n]
        tree.hang(n, h, "dobj")
        tree.hang(joints[-1], h, "cc")
        tree.hang(second[0], i, dep)
        tree.hang(i, h, "conj")
        return


def _resumed(tree: Tree, lookup: Index, i: int) -> None:
    """What a speaker says or does next, joined to what he said before: "complains that they did not pay, and asks".

    The verb goes with the one over it that stands in the same tense, where the verb beside it does not, or where
    both say something and a comma parts them.
    """
    if tree.children(i, *SUBJECTS, *PASSIVE_SUBJECTS, "aux", "auxpass"):
        return
    first = tree.head[i]
    while tree.dep[first] == "conj" and tree.is_verb(tree.head[first]):
        first = tree.head[first]
    joint = max((k for k in tree.kids[tree.head[i]] if tree.dep[k] == "cc" and k < i), default=None)
    if joint is None or not tree.is_verb(first):
        return
    beside = _tense(tree, tree.head[i])
    if tree.tag[i] == "VBN":  # no participle beside "could", nor beside a passive with an object of its own
        passive = any(tree.tag[k] == "VBN" for k in tree.children(tree.head[i], "auxpass"))
        states = tree.pos[first] == "AUX" and _says(lookup, tree.low[i])  # "there was a risk, and enquired"
        if beside not in ("MD", "VB", "TO") and not (passive and tree.children(i, "dobj")) and not states:
            return
        tree.tag[i] = "VBD"
    for v in tree.above(first):
        if not tree.is_verb(v) or v > first or (tree.pos[v] == "AUX" and tree.dep[v] == "ccomp"):
            continue
        perfect = tree.tag[v] == "VBN" and any(tree.low[k] in ("have", "has", "had") for k in tree.children(v, "aux"))
        if perfect and beside in ("MD", "VB", "TO"):  # "have assured them we would help, but also set forth our doubts"
            tree.tag[i] = "VBN" if tree.tag[i] == "VBD" and not past_only(tree.low[i]) else tree.tag[i]
        elif tree.tag[v] != tree.tag[i] or tree.children(v, "aux", "auxpass"):
            continue
        other = beside != tree.tag[i] and not (beside in ("had", "has") and not _says(lookup, tree.low[i]))
        saying = tree.pos[i] != "AUX" and _says(lookup, tree.low[i]) and _says(lookup, tree.low[v])
        if other or (saying and (tree.words[joint - 1] == "," or _still(tree, first))):
            tree.hang(joint, v, "cc")
            tree.hang(i, v, "conj")
        return


def _still(tree: Tree, i: int) -> bool:
    """Whether a clause tells a state or of a thing, so that who says the next verb is not its subject."""
    if tree.pos[i] == "AUX" or tree.low[i] in ("had", "has") or tree.is_passive(i):
        return True
    who = tree.children(i, *SUBJECTS)
    return bool(who) and not any(tree.over[k] or tree.pos[k] in ("PRON", "PROPN") for k in who)


def _tense(tree: Tree, i: int) -> str:
    """The tag of the finite word of a verb: its first auxiliary, or itself; "had" or "has" of a perfect."""
    auxiliaries = tree.children(i, "aux", "auxpass")
    shares = not auxiliaries and not tree.children(i, *SUBJECTS, *PASSIVE_SUBJECTS) and tree.dep[i] == "conj"
    if shares and tree.tag[i] in ("VB", "VBN", "VBG") and tree.is_verb(tree.head[i]):
        return _tense(tree, tree.head[i])
    if not auxiliaries:
        return tree.tag[i]
    word = tree.low[auxiliaries[0]]
    return word if word in ("had", "has") else tree.tag[auxiliaries[0]]


def _says(lookup: Index, word: str) -> bool:
    """Whether a word is a verb of saying."""
    return any(frame.type in SPEECH for _, frame in lookup.heads.get(word, ()))


def _verbs(tree: Tree, lookup: Index) -> None:
    """A verb after a name that was taken for a noun, in a sentence without a verb ("Nasser assures Kosygin that")."""
    root = next((i for i in range(len(tree)) if tree.head[i] == i), None)
    if root is None or tree.is_verb(root):
        return
    for i in tree.children(root, "acl", "relcl"):  # "The envoy [who] left Sofia": a sentence, no noun
        passive = [k for k in tree.children(i, "auxpass") if tree.tag[k] in _FINITE]
        finite = tree.tag[i] in ("VBD", "VBZ") or tree.low[i] in ("had", "has") or passive
        if finite and root + 1 in (i, *passive) and not tree.children(i, *SUBJECTS, *PASSIVE_SUBJECTS):
            tree.hang(i, i, "ROOT")
            for k in [k for k in tree.kids[root] if k > i]:
                tree.hang(k, i, tree.dep[k])
            tree.hang(root, i, "nsubjpass" if passive else "nsubj")
            return
    for i in range(1, min(root, 12) + 1):
        readings = lookup.forms.get(tree.low[i], ())
        if tree.tag[i] != "NNS" or not tree.words[i].islower() or tree.over[i]:
            continue
        if not any(kind == "verb" and shape == "s" for _, kind, shape in readings):
            continue
        if not (i == root or root in tree.above(i)):
            continue
        after = i + 1 < len(tree) and (tree.low[i + 1] in _TOLD or any(m.first == i + 1 for m in tree.over[i + 1]))
        if any(kind == "noun" for _, kind, _ in readings) and not after:
            continue
        before = tree.over[i - 1]
        if not (tree.low[i - 1] == "latter" or any(m.label in _PARTIES and m.last == i - 1 for m in before)):
            continue
        tree.pos[i], tree.tag[i] = "VERB", "VBZ"
        below = [k for k in tree.kids[root] if k != i]
        tree.hang(i, i, "ROOT")
        if root != i:
            for k in [k for k in below if (k > i and k > root) or tree.dep[k] == "punct"]:
                tree.hang(k, i, tree.dep[k])
            tree.hang(root, i, "dobj")
        for k in [k for k in tree.kids[i] if k < i and tree.dep[k] in ("compound", "amod", "nmod")]:
            tree.hang(k, i, "nsubj")
        for k in [k for k in tree.kids[i] if tree.dep[k] in ("relcl", "acl")]:
            tree.dep[k] = "ccomp"
        return


def _that_too(tree: Tree, lookup: Index) -> None:
    """A "that" clause after a semicolon taken for the sentence: "said that they would pay; that they had agreed"."""
    root = next((i for i in range(len(tree)) if tree.head[i] == i), 0)
    marks = [k for k in tree.children(root, "mark") if tree.low[k] == "that"]
    if not marks or not tree.is_verb(root):
        return
    for s in tree.children(root, "ccomp", "parataxis", "advcl"):
        own = tree.children(s, *SUBJECTS)
        if s < marks[0] and own and _says(lookup, tree.low[s]) and ";" in tree.low[s : marks[0]]:
            tree.hang(s, s, "ROOT")
            tree.hang(root, s, "ccomp")
            return


def _described(tree: Tree, lookup: Index, i: int) -> None:
    """A past taken for an adjective: "Dept informed them that", "appeared and requested refuge"."""
    h = tree.head[i]
    if tree.tag[i] != "VBN" or tree.dep[i] not in ("amod", "acl") or h <= i or not lookup.is_verb(tree.low[i]):
        return
    if tree.low[i - 1] == "and" and tree.dep[h] == "conj" and tree.tag[tree.head[h]] in _FINITE:
        verb = tree.head[h]
        tree.tag[i], tree.pos[i] = "VBD", "VERB"
        tree.hang(i, verb, "conj")
        tree.hang(h, i, "dobj")
        for k in [k for k in tree.kids[h] if k < i]:
            tree.hang(k, verb, tree.dep[k])
    elif (
        tree.head[h] == h
        and not tree.is_verb(h)
        and any(m.label in _PARTIES and m.last == i - 1 for m in tree.over[i - 1])
    ):
        tree.tag[i], tree.pos[i] = "VBD", "VERB"
        before = [k for k in (*tree.kids[h], *tree.kids[i]) if k < i and tree.dep[k] != "punct"]
        tree.hang(i, i, "ROOT")
        tree.hang(h, i, "dobj")
        for k in before:
            tree.hang(k, i, tree.dep[k])
        if not tree.children(i, "nsubj") and before:
            tree.dep[before[-1]] = "nsubj"


def _asked(tree: Tree) -> None:
    """A participle that leads up to the sentence, taken for its verb: "Asked whether it was so, Mikoyan denied it"."""
    root = next((i for i in range(len(tree)) if tree.head[i] == i), 0)
    if root > 1 or tree.tag[root] not in ("VBD", "VBN") or tree.children(root, *SUBJECTS, *PASSIVE_SUBJECTS):
        return
    for k in tree.children(root, "ccomp"):
        who = tree.children(k, *SUBJECTS, *PASSIVE_SUBJECTS)
        first = tree.subtree(who[0])[0] if who else 0
        if first > root + 2 and tree.low[first - 1] == "," and tree.tag[k] in _FINITE:
            tree.hang(k, k, "ROOT")
            tree.hang(root, k, "advcl")
            tree.tag[root] = "VBN"
            return


def _done_by(tree: Tree, lookup: Index, i: int) -> None:
    """A participle before "by" that was taken for a noun ("Legation overrun by students")."""
    if tree.tag[i] != "NN" or tree.over[i] or i + 1 >= len(tree) or tree.low[i + 1] != "by" or tree.head[i + 1] != i:
        return
    readings = lookup.forms.get(tree.low[i], ())
    before = tree.children(i, "compound", "nmod")
    if not before or not readings or any(kind == "noun" for _, kind, _ in readings):
        return
    tree.pos[i], tree.tag[i] = "VERB", "VBN"
    tree.hang(before[-1], i, "nsubjpass")
    for k in before[:-1]:
        tree.hang(k, before[-1], "compound")


def _place_after(tree: Tree, i: int) -> None:
    """A place right after what is moved ("send one brigade Hong Kong") is no head of it."""
    m = next((m for m in tree.over[i] if m.label in ("GPE", "LOC", "FAC") and m.last == i), None)
    if m is None or not m.first or tree.dep[i] not in ("dobj", "nsubjpass", "pobj"):
        return
    thing = m.first - 1
    if tree.head[thing] != i or tree.dep[thing] not in ("compound", "nmod"):
        return
    if not any(o.label in ("MIL_UNIT", "MATERIEL") for o in tree.over[thing]) and tree.tag[thing] != "NNS":
        return
    tree.hang(thing, tree.head[i], tree.dep[i])
    for k in [k for k in tree.kids[i] if k < thing]:
        tree.hang(k, thing, tree.dep[k])
    tree.hang(i, thing, "npadvmod")


def _participle(tree: Tree, i: int) -> None:
    """A participle without auxiliary ("until US forces withdrawn") is a passive."""
    if any(tree.low[k] in _HAVE for k in tree.kids[i]) or tree.children(i, "dobj"):
        return
    h = tree.head[i]
    if tree.dep[i] == "conj" and any(tree.low[k] in _HAVE for k in tree.kids[h]):
        return
    tree.tag[i] = "VBN"
    for k in tree.children(i, "nsubj"):
        tree.dep[k] = "nsubjpass"


def _done_to(tree: Tree, i: int) -> None:
    """A participle for the whole verb of a sentence about a thing: "Letter not yet acknowledged"."""
    if tree.children(i, "aux", "auxpass", "dobj", "oprd", "ccomp"):
        return
    for k in tree.children(i, "nsubj"):
        if tree.pos[k] == "NOUN" and not tree.over[k]:
            tree.dep[k] = "nsubjpass"


def _apart(tree: Tree, lookup: Index, i: int) -> bool:
    """Whether a clause stands by itself before the one that it hangs on: a mark or a comma parts them, none says it."""
    h = tree.head[i]
    if any(tree.low[k] in (";", ":") for k in range(i + 1, h)):
        return True
    who = tree.children(h, *SUBJECTS, *PASSIVE_SUBJECTS)
    first = tree.subtree(who[0])[0] if who else 0
    told = any(frame.type == "INFORM" for _, frame in lookup.heads.get(tree.low[h], ()))
    alone = tree.children(i, *SUBJECTS, *PASSIVE_SUBJECTS) and not tree.children(i, "mark")
    return bool(alone) and first > i and tree.low[first - 1] == "," and not told and tree.pos[h] == "ADJ"


def _listed(tree: Tree, i: int) -> None:
    """The second infinitive of a list ("to stop ..., to dismantle ... and to return ...") beside the first."""
    at = next((k for k in tree.children(i, "aux") if tree.low[k] == "to"), None)
    if not at or tree.low[at - 1] != ",":
        return
    for h in tree.above(i):
        if tree.dep[h] == "xcomp" and any(tree.low[k] == "to" for k in tree.children(h, "aux")) and h < i:
            tree.hang(i, h, "conj")
            return


def _subject(tree: Tree, i: int) -> None:
    """The names that end right before a finite verb without subject are its subject."""
    if tree.children(i, *SUBJECTS, *PASSIVE_SUBJECTS):
        return
    group = [k for k in tree.kids[i] if k < i and tree.dep[k] in ("aux", "auxpass", "advmod", "neg")]
    end = min([*group, i]) - 1
    while end > 0 and tree.dep[end] == "advmod":
        end -= 1
    alone = end == 0 and tree.dep[0] == "npadvmod" and any(m.label == "PERSON" for m in tree.over[0])
    if (
        (end < 1 and not alone)
        or tree.pos[end] not in ("NOUN", "PROPN")
        or any(m.label in _TIMES for m in tree.over[end])
    ):
        return
    top = end
    while tree.dep[top] == "conj" and tree.head[top] < top and _joined(tree, tree.head[top], top):
        top = tree.head[top]
    actor = any(m.label in _PARTIES for m in tree.over[top])
    if tree.dep[top] not in _HELD or not (actor or tree.tag[end] == "NNS") or top in tree.above(i):
        return
    h = tree.head[top]
    passive = any(tree.dep[k] == "auxpass" for k in tree.kids[i])
    if tree.dep[top] == "pobj":
        mine = tree.over[top][0].first if tree.over[top] else top
        before = [k for k in tree.children(top, "compound", "nmod", "det") if k < mine and tree.over[k]]
        if not before:
            return
        tree.hang(before[-1], h, "pobj")
        for k in [k for k in tree.kids[top] if k < before[-1]]:
            tree.hang(k, before[-1], tree.dep[k])
    tree.hang(top, i, "nsubjpass" if passive else "nsubj")


def _joined(tree: Tree, first: int, second: int) -> bool:
    """Whether a word is coordinated with the one before, and not with the last of another phrase over a comma."""
    return tree.dep[first] != "pobj" or "," not in tree.low[first + 1 : second]


__all__ = ["mend"]
