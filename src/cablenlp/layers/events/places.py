"""Where the parts of an event stand in the parse, seen from its trigger.

A place gives tokens: heads of phrases or of clauses. What they mean is for the fillers to say.
"""

from __future__ import annotations

from cablenlp.layers.events.tree import ACTORS, CLAUSES, PASSIVE_SUBJECTS, SUBJECTS, Tree

#: Prepositions that mean "about", and phrases that do.
ABOUT = frozenset(
    [
        "about",
        "on",
        "over",
        "regarding",
        "concerning",
        "re",
        "respecting",
        "anent",
        "as_to",
        "with_regard",
        "with_respect",
        "in_regard",
        "relative",
    ]
)
_RELATIVE = frozenset(["who", "which", "that", "whom", "what"])
_OBJECT_CONTROL = ("dobj", "dative")


def subjects(tree: Tree, i: int, depth: int = 0) -> list[int]:
    """Who does what a verb says: its subject, or the one that governs it (infinitives, participles, relatives)."""
    if depth > 8:
        return []
    if tree.is_passive(i):
        return by(tree, i)
    h = tree.head[i]
    complement = tree.pos[i] == "ADJ" and tree.dep[i] in ("acomp", "attr", "oprd", "xcomp", "conj")
    if complement and not tree.children(i, *SUBJECTS):
        return subjects(tree, h, depth + 1) if h != i else []
    if tree.pos[i] == "ADP" and tree.pos[h] == "AUX":  # "is out of the question"
        return subjects(tree, h, depth + 1)
    if own := _own_subjects(tree, i):
        return _antecedents(tree, i, own)
    return _borrowed(tree, i, depth) if h != i else []


def _own_subjects(tree: Tree, i: int) -> list[int]:
    """The subjects that stand by a verb itself: "Herter, in a talk with Irwin, requested"."""
    own = [k for k in tree.children(i, *SUBJECTS) if tree.low[k] not in ("it", "there") or tree.dep[k] != "expl"]
    if own or tree.tag[i] not in ("VBD", "VBZ"):
        return own
    loose = [k for k in tree.children(i, "npadvmod") if k < i and tree.over[k]]
    return [k for k in loose if any(m.label in ACTORS for m in tree.over[k])]


def _borrowed(tree: Tree, i: int, depth: int) -> list[int]:
    """Who does it where a verb has no subject: one above it, by how it hangs there ("asked him to come")."""
    dep, h = tree.dep[i], tree.head[i]
    if dep == "xcomp" or (dep == "ccomp" and not any(tree.dep[k] == "mark" for k in tree.kids[i])):
        return _controlling(tree, i) or _called_upon(tree, h, i) or _governing(tree, h, depth)
    if dep == "conj" and tree.is_verb(h) and tree.is_passive(h):
        return tree.children(h, *PASSIVE_SUBJECTS)  # "was shown the text and backs it"
    if dep == "conj":
        return subjects(tree, h, depth + 1) if tree.is_verb(h) or tree.pos[h] == "ADJ" else []
    if accused := _accused(tree, i):
        return accused
    if dep in ("advcl", "pcomp", "csubj"):
        return _governing(tree, h, depth)
    if dep == "relcl" and tree.infinitive(i):  # "the first state to recognise"
        return subjects(tree, tree.head[h], depth + 1) if tree.dep[h] == "attr" else [h]
    if dep in ("acl", "amod", "relcl"):
        return [h] if tree.tag[i] == "VBG" or (dep == "relcl" and tree.tag[i] in ("VBZ", "VBP", "VBD")) else []
    return subjects(tree, h, depth + 1) if dep in ("auxpass", "aux") else []


def _controlling(tree: Tree, i: int) -> list[int]:
    """Whom a verb wants to do what follows: "asked him to come", but not "promised him to come"."""
    h = tree.head[i]
    if not tree.is_verb(h) or tree.is_a("pledging", h):
        return []
    return [k for k in tree.children(h, *_OBJECT_CONTROL) if k < i and tree.pos[k] != "ADP"]


def _accused(tree: Tree, i: int) -> list[int]:
    """Of whom a deed is told: "accuses Cairo of arming", "reported Nasser as saying"."""
    dep, h = tree.dep[i], tree.head[i]
    if dep == "pcomp" and tree.low[h] in ("of", "for", "from", "into", "as") and tree.is_verb(tree.head[h]):
        if tree.is_passive(tree.head[h]):
            return tree.children(tree.head[h], *PASSIVE_SUBJECTS)
        return [k for k in tree.children(tree.head[h], "dobj") if k < h and tree.over[k]]
    if dep == "advcl" and tree.tag[i] == "VBG" and any(tree.low[k] == "as" for k in tree.children(i, "mark")):
        return [k for k in tree.children(h, "dobj") if h < k < i]
    return []


def _called_upon(tree: Tree, h: int, i: int) -> list[int]:
    """Who is to do it after "call upon", "appeal to", "plead with", "arrange for"."""
    if not tree.is_verb(h) or not tree.is_a("calling", h):
        return []
    held = [k for p in tree.children(h, "prep") if p < i for k in tree.children(p, "pobj")]
    surely = tree.low[h].startswith(("call", "appeal", "plead"))  # "called on both sides to"
    return [k for k in held if tree.over[k] or (surely and tree.tag[k] == "NNS")][-1:]


def _governing(tree: Tree, h: int, depth: int) -> list[int]:
    """The subject that a clause without one borrows from what is above it."""
    if tree.is_verb(h) or (tree.pos[h] == "ADJ" and tree.children(h, *SUBJECTS)):
        if tree.is_passive(h):
            if tree.dep[h] == "advcl" and not tree.children(h, *PASSIVE_SUBJECTS):  # "regards itself as bound to help"
                return subjects(tree, tree.head[h], depth + 1)
            return tree.children(h, *PASSIVE_SUBJECTS) or ([tree.head[h]] if tree.dep[h] in ("acl", "relcl") else [])
        return subjects(tree, h, depth + 1)
    if tree.pos[h] == "ADJ" and tree.head[h] != h and tree.is_verb(tree.head[h]):
        return subjects(tree, tree.head[h], depth + 1)
    if tree.pos[h] in ("NOUN", "PROPN"):  # "his role in blocking ...", "had no intention of signing"
        having = tree.dep[h] == "dobj" and tree.is_verb(tree.head[h])
        return tree.children(h, "poss") or (subjects(tree, tree.head[h], depth + 1) if having else [])
    if tree.dep[h] in ("prep", "mark", "acomp", "advmod") and tree.head[h] != h:
        up = tree.head[h]
        return _governing(tree, up, depth + 1) if depth < 6 else []
    return []


def _antecedents(tree: Tree, i: int, tokens: list[int]) -> list[int]:
    """Relative pronouns replaced by the noun they stand for."""
    out = []
    for k in tokens:
        if tree.low[k] in _RELATIVE and tree.tag[k] in ("WP", "WDT", "IN", "DT"):
            verb = i
            while tree.dep[verb] in ("conj", "xcomp") and tree.head[verb] != verb:
                verb = tree.head[verb]
            out += (
                [tree.head[verb]]
                if tree.dep[verb] in ("relcl", "acl", "ccomp") and tree.pos[tree.head[verb]] in ("NOUN", "PROPN")
                else []
            )
        else:
            out.append(k)
    return out


def by(tree: Tree, i: int) -> list[int]:
    """The doer in a passive or after a noun: "by ..."."""
    return [
        k
        for a in tree.kids[i]
        if tree.dep[a] in ("agent", "prep") and tree.low[a] == "by"
        for k in tree.children(a, "pobj", "pcomp")
    ]


def objects(tree: Tree, i: int) -> list[int]:
    """What is done something to: object, passive subject, the noun a participle or relative clause belongs to."""
    if tree.is_passive(i):
        return tree.children(i, "dobj") or _done_to(tree, i)
    own = _antecedents(tree, i, tree.children(i, "dobj", "obj", "oprd", "attr"))
    return own or _of_noun_above(tree, i) or _loose_objects(tree, i)


def _done_to(tree: Tree, i: int) -> list[int]:
    """What a passive is said of: its subject, or what it hangs on ("the arms received", "arms asked for and sent")."""
    dep, h = tree.dep[i], tree.head[i]
    marked = (*PASSIVE_SUBJECTS, "nsubj") if i in tree.bare else PASSIVE_SUBJECTS
    passive = _antecedents(tree, i, tree.children(i, *marked))
    if tree.children(i, "ccomp", "xcomp"):  # "it is considered that"
        passive = [k for k in passive if tree.low[k] != "it"]
    if passive:
        return passive
    if dep == "advcl":
        return _done_to_beside(tree, i)
    if dep in ("acl", "amod", "relcl"):
        return [h]
    if dep == "conj":
        return objects(tree, h) if tree.is_passive(h) else []
    return subjects_of_passive(tree, i) if dep in ("xcomp", "ccomp") else []


def _done_to_beside(tree: Tree, i: int) -> list[int]:
    """What a participle beside a clause is said of: "Asked for help, he refused", "thanks them for the arms sent"."""
    near = next((k for k in range(i - 1, -1, -1) if tree.pos[k] != "ADV"), -1)
    while near >= 0 and tree.dep[near] == "conj" and tree.pos[near] == "NOUN":
        near = tree.head[near]
    if near >= 0 and tree.pos[near] == "NOUN":
        return [near]
    first = next(k for k in tree.subtree(i) if tree.pos[k] != "PUNCT")
    if i < tree.head[i] and (not first or tree.words[first - 1] == ","):
        return subjects(tree, tree.head[i])
    return tree.children(tree.head[i], "dobj")


def _of_noun_above(tree: Tree, i: int) -> list[int]:
    """The noun whose clause leaves its object out: "the note he sent", "weapons to use"."""
    dep, h = tree.dep[i], tree.head[i]
    if dep == "relcl":
        who = tree.children(i, *SUBJECTS)
        that = any(tree.low[k] == "that" for k in tree.children(i, "mark"))
        return [h] if who and not that and not any(tree.low[k] in _RELATIVE for k in who) else []
    thing = dep == "acl" and tree.tag[i] == "VB" and (tree.is_a("goods_noun", h) or tree.low[h] in ("note", "letter"))
    return [h] if thing else []


def _loose_objects(tree: Tree, i: int) -> list[int]:
    """Objects read as something else: "handed him note", "wants Moscow to send", "to accept and sign the treaty"."""
    own: list[int] = []
    if tree.children(i, "dative"):
        loose = tree.children(i, "npadvmod")
        own = [k for k in loose if not tree.over[k] or tree.over[k][-1].label not in ("DATE", "TIME")]
    if not own:  # who is to do it is who is addressed
        told = [k for k in tree.children(i, "ccomp") if tree.infinitive(k)]
        own = [n for k in told for n in tree.children(k, "nsubj") if tree.over and tree.over[n]]
    if own or tree.children(i, "ccomp", "xcomp", "prep", "dative"):
        return own
    later = [k for k in tree.children(i, "conj") if tree.is_verb(k) and not tree.children(k, *SUBJECTS)]
    return [o for k in later[:1] for o in tree.children(k, "dobj")]  # the last verb of a chain has the object


def subjects_of_passive(tree: Tree, i: int) -> list[int]:
    """Who a passive infinitive is about ("they asked to be recognised")."""
    h = tree.head[i]
    return tree.children(h, "dobj") or subjects(tree, h, 5)


def datives(tree: Tree, i: int) -> list[int]:
    """To whom: indirect object, or the passive subject beside a direct object ("the embassy was given ...")."""
    out = []
    for k in tree.children(i, "dative", "iobj"):
        out += tree.children(k, "pobj") if tree.pos[k] in ("ADP", "PART") else [k]
    if tree.is_passive(i) and tree.children(i, "dobj"):
        out += tree.children(i, *PASSIVE_SUBJECTS) or ([tree.head[i]] if tree.dep[i] in ("acl", "relcl") else [])
    return out


def clauses(tree: Tree, i: int) -> list[int]:
    """The clauses that say what: infinitive, participle, that-clause, question; not those that say when or why."""
    out = _that_clauses(tree, i)
    out += [k for k in tree.children(i, "advcl") if _asked_or_told(tree, i, k)]
    out = [k for k in out if tree.low[k] not in ("provided", "providing") and not inverted(tree, k)]
    for p in tree.children(i, "prep"):
        if p > i and tree.low[p] in ABOUT | {"of", "in", "to", "from", "for", "against", "with"}:
            out += tree.children(p, "pcomp")
        elif p > i and tree.low[p] == "as" and tree.is_verb(i):  # "is reported as saying"
            out += [k for k in tree.children(p, "pcomp") if tree.tag[k] == "VBG"]
    if not tree.is_verb(i):  # "a plan under which troops will leave"
        out += [k for k in tree.children(i, "relcl") if _by_which(tree, k)]
    elif not out and tree.dep[i] in CLAUSES and not tree.children(i, "mark"):
        out = [tree.head[i]] if _after_comma(tree, i) or _aside(tree, i) else []
    return sorted(set(out))


def _that_clauses(tree: Tree, i: int) -> list[int]:
    """The clauses right below a word: "said that he left", "advised Paris that he left", "the wish to leave"."""
    out = [k for k in tree.children(i, "ccomp", "xcomp", "acl", "relcl") if _told(tree, k)]
    later = [k for k in out if k > i and any(tree.low[m] == "that" for m in tree.children(k, "mark"))]
    alone = tree.is_verb(i) and not tree.children(i, *SUBJECTS, *PASSIVE_SUBJECTS)
    if later or alone:  # "Nehru left; I replied that ...": what stands before is told by itself
        out = [k for k in out if k > i or not tree.children(k, *SUBJECTS)]
    if out or not tree.is_verb(i):
        return out
    named = [o for o in tree.children(i, "dobj", "dative") if tree.over and tree.over[o]]
    return [  # a name takes no that-clause: it is the verb's
        k
        for o in named
        for k in tree.children(o, "relcl", "acl", "ccomp")
        if any(tree.low[m] == "that" for m in tree.kids[k]) and tree.children(k, "nsubj", "nsubjpass")
    ]


def _asked_or_told(tree: Tree, i: int, k: int) -> bool:
    """Whether a clause beside says what, not when or why: "made it clear that", "to ask if", "reported as saying"."""
    marks = [tree.low[m] for m in tree.children(k, "mark", "advmod") if m < k]
    if not marks:
        return any(tree.low[a] == "to" for a in tree.children(k, "aux"))
    if marks[0] == "as" and tree.tag[k] == "VBG" and not tree.children(k, *SUBJECTS):
        return True
    if marks[0] == "that" and tree.pos[i] == "ADJ" and not _so(tree, i):
        return True
    return "whether" in marks or ("if" in marks and k > i and not tree.children(i, "ccomp", "xcomp", "dobj"))


def _after_comma(tree: Tree, i: int) -> bool:
    """Whether a saying stands after what is said, which governs it: "Paris would agree, he said"."""
    up = tree.head[i]
    hangs = tree.dep[i] in ("parataxis", "ccomp") and up < i and tree.is_verb(up)
    return hangs and bool(tree.children(i, *SUBJECTS)) and "," in tree.words[up:i]


def as_said(tree: Tree, i: int) -> list[int]:
    """The clause that is said, for a saying beside it: "as we have stated, ..."."""
    marks = tree.children(i, "mark")
    beside = tree.dep[i] == "advcl" and tree.head[i] != i and tree.is_verb(tree.head[i])
    return [tree.head[i]] if beside and marks and tree.low[marks[0]] == "as" else []


def _so(tree: Tree, i: int) -> bool:
    """Whether a clause below an adjective tells the outcome: "so weak that"."""
    return any(tree.low[k] in ("so", "such", "too") for k in tree.children(i, "advmod"))


def _aside(tree: Tree, i: int) -> bool:
    """Whether a saying stands between commas inside what is said: "The envoy, it is stated, refused"."""
    up, inside = tree.head[i], tree.subtree(i)
    return (
        tree.dep[i] in ("parataxis", "ccomp")
        and tree.is_verb(up)
        and up > i
        and bool(tree.children(i, *SUBJECTS, *PASSIVE_SUBJECTS))
        and not tree.children(i, "dobj", "ccomp", "xcomp")
        and "," in tree.low[max(0, inside[0] - 1) : inside[0] + 1]
        and "," in tree.low[inside[-1] : inside[-1] + 2]
    )


def _told(tree: Tree, k: int) -> bool:
    """Whether a clause below a word tells what it is about: no bare participle, no clause of a relative."""
    if tree.dep[k] not in ("acl", "relcl"):
        return True
    that = any(tree.low[m] == "that" for m in tree.children(k, "mark"))
    own = bool(tree.children(k, *SUBJECTS, *PASSIVE_SUBJECTS))
    if tree.is_a("putting", k) and tree.infinitive(k) and not tree.children(k, "dobj", "ccomp", "xcomp"):
        return False  # "has a statement to make"
    finite = tree.tag[k] in ("VBN", "VBD", "VBZ")
    return (that and own) or (tree.dep[k] == "acl" and (own or not finite))


def inverted(tree: Tree, k: int) -> tuple[int, ...]:
    """The verb that makes a clause a condition without "if": "were Israel to do likewise", "should he refuse"."""
    subject = tree.children(k, "nsubj", "nsubjpass")
    if tree.words[tree.head[k]] == "Had" and tree.dep[k] == "ccomp" and tree.tag[k] == "VBN":
        return (tree.head[k],)  # "Had they withdrawn, ...", read as two verbs
    first = k if tree.low[k] in ("were", "had") else next(iter(tree.children(k, "aux")), k)
    if any(a < first for a in tree.children(k, "advmod", "neg", "preconj")):
        return ()  # "not only had they refused"
    turned = bool(subject) and first < subject[0] and tree.low[first] in ("were", "had", "should")
    return (first,) if turned else ()


def _by_which(tree: Tree, k: int) -> bool:
    first = tree.subtree(k)[0]
    if tree.low[first] == "whereby":
        return True
    return tree.pos[first] == "ADP" and first + 1 < len(tree) and tree.low[first + 1] == "which"


def preposition(tree: Tree, i: int, names: frozenset[str]) -> list[int]:
    """What stands after one of these prepositions, if the preposition belongs to the trigger or to its object."""
    out = []
    for p in _prepositions(tree, i):
        where = tree.low[p] in ("in", "at", "on", "near") and names & {"in", "at", "on", "near"}
        if where and tree.is_verb(i) and tree.is_verb(tree.head[p]) is False and tree.head[tree.head[p]] == i:
            continue
        if _name(tree, p) & names:
            out += _complements(tree, p)
    return out


def _prepositions(tree: Tree, i: int) -> list[int]:
    """The prepositions that may belong to a trigger: its own, its object's, and those hung on names among them."""
    direct = [
        k for k in tree.kids[i] if tree.dep[k] in ("prep", "agent", "dative", "advmod", "mark") or tree.pos[k] == "ADP"
    ]
    if tree.is_verb(i):
        for o in tree.children(i, "dobj", *PASSIVE_SUBJECTS):
            direct += [k for k in tree.children(o, "prep") if k > i and (tree.low[k] != "of" or bool(tree.over[o]))]
        for k in tree.children(i, "prt", "advmod"):
            direct += tree.children(k, "prep")
    out, todo = [], direct
    while todo:
        p = todo.pop(0)
        if p in out:
            continue
        out.append(p)
        for n in tree.children(p, "pobj"):
            if (tree.over and tree.over[n]) or tree.low[n] in ("order", "view", "regard", "respect"):
                todo += [
                    k
                    for c in tree.conjuncts(n)
                    for k in tree.children(c, "prep")
                    if k > n and tree.low[k] not in ("of",)
                ]
        todo += tree.children(p, "prep") + [k for k in tree.children(p, "conj") if tree.pos[k] == "ADP"]
    return sorted(out)


def _name(tree: Tree, p: int) -> set[str]:
    word = tree.low[p]
    names = {word}
    if word in ABOUT or (word == "as" and any(tree.low[k] == "to" for k in tree.kids[p])):
        names.add("about")
    if word in ("with", "in") and any(
        tree.low[k] in ("regard", "regards", "respect") for k in tree.children(p, "pobj")
    ):
        names = {"about"}
    return names


def _complements(tree: Tree, p: int) -> list[int]:
    out = tree.children(p, "pobj")
    if out and tree.low[out[0]] in ("regard", "regards", "respect"):
        out = [x for k in tree.children(out[0], "prep") for x in tree.children(k, "pobj", "pcomp")]
    return out + tree.children(p, "pcomp")


def possessors(tree: Tree, i: int) -> list[int]:
    """Whose: "Mao's request", "his request"."""
    return tree.children(i, "poss")


def modifiers(tree: Tree, i: int) -> list[int]:
    """Names before a noun: "the American proposal", "Beam-Wang talks", "armistice talks"."""
    out = []
    for k in tree.children(i, "amod", "compound", "nmod", "nummod"):
        out.append(k)
        out += [
            c
            for c in tree.kids[k]
            if tree.dep[c] in ("amod", "compound", "nmod", "conj", "appos") and tree.over and tree.over[c]
        ]
    return sorted(set(out))
