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
    if (
        tree.pos[i] == "ADJ"
        and tree.dep[i] in ("acomp", "attr", "oprd", "xcomp", "conj")
        and not tree.children(i, *SUBJECTS)
    ):
        return subjects(tree, tree.head[i], depth + 1) if tree.head[i] != i else []
    if tree.pos[i] == "ADP" and tree.pos[tree.head[i]] == "AUX":  # "is out of the question"
        return subjects(tree, tree.head[i], depth + 1)
    own = tree.children(i, *SUBJECTS)
    own = [k for k in own if tree.low[k] not in ("it", "there") or tree.dep[k] != "expl"]
    if not own and tree.tag[i] in ("VBD", "VBZ"):  # "Herter, in a talk with Irwin, requested"
        loose = [k for k in tree.children(i, "npadvmod") if k < i and tree.over[k]]
        own = [k for k in loose if any(m.label in ACTORS for m in tree.over[k])]
    if own:
        return _antecedents(tree, i, own)
    dep, h = tree.dep[i], tree.head[i]
    if h == i:
        return []
    if dep == "xcomp" or (dep == "ccomp" and not any(tree.dep[k] == "mark" for k in tree.kids[i])):
        control = (
            [k for k in tree.children(h, *_OBJECT_CONTROL) if k < i and tree.pos[k] != "ADP"]
            if tree.is_verb(h) and not tree.is_a("pledging", h)
            else []
        )
        return control or _called_upon(tree, h, i) or _governing(tree, h, depth)
    if dep == "conj" and tree.is_verb(h) and tree.is_passive(h):
        return tree.children(h, *PASSIVE_SUBJECTS)  # "was shown the text and backs it"
    if dep == "conj":
        return subjects(tree, h, depth + 1) if tree.is_verb(h) or tree.pos[h] == "ADJ" else []
    if dep == "pcomp" and tree.low[h] in ("of", "for", "from", "into", "as") and tree.is_verb(tree.head[h]):
        accused = [k for k in tree.children(tree.head[h], "dobj") if k < h and tree.over[k]]  # "accuses X of arming"
        if tree.is_passive(tree.head[h]):
            accused = tree.children(tree.head[h], *PASSIVE_SUBJECTS)
        if accused:
            return accused
    if dep == "advcl" and tree.tag[i] == "VBG" and any(tree.low[k] == "as" for k in tree.children(i, "mark")):
        quoted = [k for k in tree.children(h, "dobj") if h < k < i]  # "reported X as saying"
        if quoted:
            return quoted
    if dep in ("advcl", "pcomp", "csubj"):
        return _governing(tree, h, depth)
    if dep == "acl":
        return [h] if tree.tag[i] == "VBG" else []
    if dep == "relcl" and tree.infinitive(i):  # "the first state to recognise"
        return subjects(tree, tree.head[h], depth + 1) if tree.dep[h] == "attr" else [h]
    if dep == "relcl":
        return [h] if tree.tag[i] in ("VBG", "VBZ", "VBP", "VBD") and not own else []
    if dep == "amod" and tree.tag[i] == "VBG":
        return [h]
    if dep in ("auxpass", "aux"):
        return subjects(tree, h, depth + 1)
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
    own = _antecedents(tree, i, tree.children(i, "dobj", "obj", "oprd", "attr") if not tree.is_passive(i) else [])
    if tree.is_passive(i):
        direct = tree.children(i, "dobj")
        marked = (*PASSIVE_SUBJECTS, "nsubj") if i in tree.bare else PASSIVE_SUBJECTS
        passive = _antecedents(tree, i, tree.children(i, *marked))
        if tree.children(i, "ccomp", "xcomp"):  # "it is considered that"
            passive = [k for k in passive if tree.low[k] != "it"]
        if tree.dep[i] == "advcl" and not passive:
            near = next((k for k in range(i - 1, -1, -1) if tree.pos[k] != "ADV"), -1)
            while near >= 0 and tree.dep[near] == "conj" and tree.pos[near] == "NOUN":
                near = tree.head[near]
            first = next(k for k in tree.subtree(i) if tree.pos[k] != "PUNCT")
            if near >= 0 and tree.pos[near] == "NOUN":  # "thanks them for the arms received"
                passive = [near]
            elif i < tree.head[i] and (not first or tree.words[first - 1] == ","):  # "Asked for help, he refused"
                passive = subjects(tree, tree.head[i])
            else:
                passive = tree.children(tree.head[i], "dobj")
        if tree.dep[i] in ("acl", "amod") and not passive:
            passive = [tree.head[i]]
        if tree.dep[i] == "relcl" and not passive:
            passive = [tree.head[i]]
        if not passive and tree.dep[i] == "conj":
            passive = objects(tree, tree.head[i]) if tree.is_passive(tree.head[i]) else []
        if not passive and tree.dep[i] in ("xcomp", "ccomp"):
            passive = subjects_of_passive(tree, i)
        return direct or passive
    if (
        not own
        and tree.dep[i] == "relcl"
        and tree.children(i, *SUBJECTS)
        and not any(tree.low[k] in _RELATIVE for k in tree.children(i, *SUBJECTS))
        and not any(tree.low[k] == "that" for k in tree.children(i, "mark"))
    ):
        own = [tree.head[i]]
    if (
        not own
        and tree.dep[i] == "acl"
        and tree.tag[i] == "VB"
        and (tree.is_a("goods_noun", tree.head[i]) or tree.low[tree.head[i]] in ("note", "letter"))
    ):
        own = [tree.head[i]]
    if not own and tree.children(i, "dative"):  # "handed him note"
        own = [
            k
            for k in tree.children(i, "npadvmod")
            if not tree.over[k] or tree.over[k][-1].label not in ("DATE", "TIME")
        ]
    if not own:  # "wants Moscow to send": who is to do it is who is addressed
        told = [k for k in tree.children(i, "ccomp") if tree.infinitive(k)]
        own = [n for k in told for n in tree.children(k, "nsubj") if tree.over and tree.over[n]]
    # the object of a verb that is itself the last of a chain ("to accept and sign the treaty")
    if not own:
        later = [k for k in tree.children(i, "conj") if tree.is_verb(k) and not tree.children(k, *SUBJECTS)]
        own = (
            [o for k in later[:1] for o in tree.children(k, "dobj")]
            if not tree.children(i, "ccomp", "xcomp", "prep", "dative")
            else []
        )
    return own


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
    out = [k for k in tree.children(i, "ccomp", "xcomp", "acl", "relcl") if _told(tree, k)]
    later = [k for k in out if k > i and any(tree.low[m] == "that" for m in tree.children(k, "mark"))]
    alone = tree.is_verb(i) and not tree.children(i, *SUBJECTS, *PASSIVE_SUBJECTS)
    if later or alone:  # "Nehru left; I replied that ...": what stands before is told by itself
        out = [k for k in out if k > i or not tree.children(k, *SUBJECTS)]
    if tree.is_verb(i) and not out:  # a name takes no that-clause: "advise Paris that ..." is the verb's
        named = [o for o in tree.children(i, "dobj", "dative") if tree.over and tree.over[o]]
        out = [
            k
            for o in named
            for k in tree.children(o, "relcl", "acl", "ccomp")
            if any(tree.low[m] == "that" for m in tree.kids[k]) and tree.children(k, "nsubj", "nsubjpass")
        ]
    for k in tree.children(i, "advcl"):
        marks = [tree.low[m] for m in tree.children(k, "mark", "advmod") if m < k]
        if not marks and any(tree.low[a] == "to" for a in tree.children(k, "aux")):
            out.append(k)
        if marks[:1] == ["as"] and tree.tag[k] == "VBG" and not tree.children(k, *SUBJECTS):
            out.append(k)  # "is reported as saying"
        if marks[:1] == ["that"] and tree.pos[i] == "ADJ" and not _so(tree, i):
            out.append(k)  # "made it clear that"
        if "whether" in marks or ("if" in marks and k > i and not tree.children(i, "ccomp", "xcomp", "dobj")):
            out.append(k)
    out = [k for k in out if tree.low[k] not in ("provided", "providing") and not inverted(tree, k)]
    for p in tree.children(i, "prep"):
        if p > i and tree.low[p] in ABOUT | {"of", "in", "to", "from", "for", "against", "with"}:
            out += tree.children(p, "pcomp")
        elif p > i and tree.low[p] == "as" and tree.is_verb(i):  # "is reported as saying"
            out += [k for k in tree.children(p, "pcomp") if tree.tag[k] == "VBG"]
    if not tree.is_verb(i):  # "a plan under which troops will leave"
        out += [k for k in tree.children(i, "relcl") if _by_which(tree, k)]
    if tree.dep[i] in CLAUSES and not out and tree.is_verb(i):
        # "..., he said": what is said governs the saying
        up = tree.head[i]
        if tree.children(i, "mark"):
            return out
        if (
            tree.dep[i] in ("parataxis", "ccomp")
            and up != i
            and tree.is_verb(up)
            and up < i
            and tree.children(i, *SUBJECTS)
            and "," in tree.words[up:i]
        ) or _aside(tree, i):
            out.append(up)
    return sorted(set(out))


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
