"""What tense and mood of a verb say of how real its event is: auxiliaries, imperatives, subjunctives, questions."""

from __future__ import annotations

from cablenlp.layers.events.tree import Tree
from cablenlp.layers.events.triggers import Index

#: A status, with the words that decide it.
Said = tuple[str | None, tuple[int, ...]]

_IF = ("if", "unless", "were", "had", "should")
_FIRST = frozenset(("first", "second", "last", "only"))


def modal(tree: Tree, verb: int, lookup: Index) -> Said:
    """What an auxiliary says, else the mood of the verb; a coordinated verb shares that of the first."""
    i = verb
    while True:
        for k in tree.children(i, "aux", "auxpass", "advmod"):
            cue = lookup.cue("auxiliary", {tree.low[k]}) or lookup.cue("adverb", {tree.low[k]})
            if cue and cue.status:
                return ("planned" if _reported(tree, i, k) else _by_subject(tree, i, k, cue.status)), (k,)
        if not shares(tree, i):
            break
        i = tree.head[i]
    if bidding := _bidding(tree, i, lookup):
        return bidding, ()
    return _to_do(tree, i, lookup) if tree.infinitive(i) else (None, ())


def _bidding(tree: Tree, i: int, lookup: Index) -> str | None:
    """What the mood of a verb without auxiliary asks for: "Please repeat", "Stop the train", "that he reply"."""
    if tree.tag[i] in ("VB", "VBP") and any(tree.low[k] == "please" for k in tree.children(i, "intj", "advmod")):
        return "requested"  # "Department please repeat to London"
    if _imperative(tree, i):
        please = any(tree.low[k] in ("please", "kindly") for k in tree.kids[i]) or tree.low[0] in ("please", "kindly")
        return "requested" if please else "ordered"
    if tree.dep[i] == "ROOT" and tree.infinitive(i):  # the points of a directive: "To send two regiments ..."
        return "planned" if tree.children(i, "nsubj", "nsubjpass") else "ordered"  # "Envoys to be recalled"
    return "proposed" if _subjunctive(tree, i, lookup) else None


def _to_do(tree: Tree, i: int, lookup: Index) -> Said:
    """What the words over an infinitive say: "it is unwise to", "are to", "have yet to", "had to let them in"."""
    h, dep = tree.head[i], tree.dep[i]
    if dep in ("xcomp", "advcl", "ccomp", "acl") and (held := judged(tree, h, lookup)):
        return held
    if dep != "xcomp":
        return None, ()
    if tree.low[h] in ("is", "are", "was", "were", "be", "am", "remains", "remain"):
        you = any(tree.low[k] == "you" for k in tree.children(h, "nsubj"))
        return "ordered" if you else "planned", (h,)
    above = modal(tree, h, lookup) if tree.children(h, "aux") else (None, ())
    if above[0]:
        return above
    if yet := [k for k in tree.children(h, "advmod") if tree.low[k] == "yet"]:
        return "negated", (yet[0],)  # "has yet to sign"
    if tree.low[h] == "had" and not quoted(tree, h):
        return "asserted", (h,)  # "had to let them in"
    return ("proposed", (h,)) if tree.low[h] in ("has", "have", "had", "need", "needs", "ought") else (None, ())


def quoted(tree: Tree, i: int) -> bool:
    """Whether a clause is what somebody said in the past, so that its past may be his present."""
    while tree.dep[i] == "conj" and tree.head[i] != i:
        i = tree.head[i]
    return tree.dep[i] == "ccomp" and tree.tag[tree.head[i]] in ("VBD", "VBN")


def judged(tree: Tree, h: int, lookup: Index) -> Said | None:
    """What the adjective of a sentence says of its infinitive or clause: "it is unwise to", "they are too weak to"."""
    for k in tree.children(h, "acomp", "oprd") if tree.is_verb(h) else [h] if tree.pos[h] == "ADJ" else []:
        if any(tree.low[a] == "too" for a in tree.children(k, "advmod")):
            return "negated", (k,)
        cue = lookup.cue("governor", {tree.low[k]})
        if cue is None or cue.status is None:
            continue
        bearer = tree.head[h] if k == h and tree.pos[tree.head[h]] == "AUX" else h
        if tree.tag[bearer] == "VBD" and cue.status == "negated" and not tree.is_a("incapable", k):
            return "asserted", (k,)  # "it was unwise to attack"
        denied = tree.children(bearer, "neg") or tree.children(k, "neg")
        if tree.tag[bearer] == "VBD" and tree.low[k] == "able" and not denied and not quoted(tree, bearer):
            return "asserted", (k,)  # "was able to inform"
        if any(tree.low[a] in ("may", "might") for a in tree.children(bearer, "aux")):
            return "possible", (k,)  # "it may be necessary to"
        return ("negated" if denied and cue.status != "negated" else cue.status), (k,)
    return None


def _subjunctive(tree: Tree, i: int, lookup: Index) -> bool:
    """Whether a clause says what shall be: "that a truce be signed", "that he reply"."""
    if tree.dep[i] == "acl" and lookup.cue("governor", lookup.base(tree.low[tree.head[i]])):
        return False  # "failure US deliver"
    if not tree.children(i, "nsubj", "nsubjpass") or tree.dep[i] not in ("ccomp", "conj", "acl", "relcl", "advcl"):
        return False
    auxiliaries = tree.children(i, "aux", "auxpass")
    if any(tree.low[k] == "be" for k in auxiliaries):
        return len(auxiliaries) == 1
    return tree.tag[i] == "VB" and not auxiliaries


def _reported(tree: Tree, i: int, k: int) -> bool:
    """Whether "would" is the future of what somebody says, his saying left out: "He would inform London."."""
    who = tree.children(i, "nsubj")
    return (
        tree.low[k] == "would"
        and tree.dep[i] == "ROOT"
        and any(tree.low[s] in ("he", "she") for s in who)
        and not any(tree.low[m] in _IF for c in tree.children(i, "advcl") for m in tree.children(c, "mark"))
        and not tree.children(i, "neg")
        and not any(tree.low[a] in ("have", "be", "rather", "like") for a in (i, *tree.children(i, "aux", "advmod")))
    )


def _by_subject(tree: Tree, i: int, k: int, status: str) -> str:
    """A modal in its clause: "should he complain" is a condition, "you should" a request."""
    subject = next(iter(tree.children(i, "nsubj", "nsubjpass")), None)
    if subject is None or tree.low[k] not in ("should", "shall", "must", "need"):
        return status
    if tree.low[k] == "should" and k < subject:
        return "possible"
    return "requested" if tree.low[subject] == "you" else status


def _imperative(tree: Tree, i: int) -> bool:
    if tree.dep[i] not in ("ROOT", "parataxis") or tree.children(i, "nsubj", "nsubjpass"):
        return False
    if any(tree.low[k] not in ("do", "please") for k in tree.children(i, "aux")):
        return False
    return tree.tag[i] == "VB" or any(tree.low[k] == "please" for k in tree.children(i, "intj", "advmod"))


def shares(tree: Tree, i: int) -> bool:
    """Whether a coordinated verb shares the auxiliaries of the first: it has none, and its form asks for them."""
    h = tree.head[i]
    if tree.dep[i] != "conj" or not tree.is_verb(i) or not tree.is_verb(h):
        return False
    if tree.children(i, "nsubj", "nsubjpass", "aux", "auxpass", "neg"):
        return False
    return tree.tag[i] == "VB" or (tree.tag[i] in ("VBN", "VBG") and tree.tag[i] == tree.tag[h])


def doubted(tree: Tree, i: int) -> tuple[int, ...]:
    """The word that leaves open whether the clause holds: "doubts that they will agree", "it is unlikely that ..."."""
    h = tree.head[i]
    if tree.dep[i] != "ccomp" or tree.tag[i] == "VBD":
        return ()
    return tuple(k for k in (h, *tree.children(h, "acomp")) if tree.is_a("doubting", k))[:1]


def asked(tree: Tree, i: int) -> tuple[int, ...]:
    """The mark of the question whose main verb this is: "Has he protested?"."""
    while tree.dep[i] == "conj" and tree.is_verb(tree.head[i]):
        i = tree.head[i]
    who = tree.children(i, "nsubj", "nsubjpass")
    first = next(iter(tree.children(i, "aux", "auxpass")), None)
    turned = bool(who) and first is not None and first < who[0]
    last = len(tree) - 1
    while last and not tree.words[last][0].isalnum() and tree.words[last] != "?":
        last -= 1
    return (last,) if tree.dep[i] == "ROOT" and turned and tree.words[last] == "?" else ()


def directed(tree: Tree, i: int, k: int) -> bool:
    """Whether "are to" bids those who are not named say something: "heads of mission are to report"."""
    who = tree.children(tree.head[i], "nsubj", "nsubjpass")
    named = ("PERSON", "GPE", "NORP", "ROLE")
    return (
        tree.dep[i] in ("xcomp", "conj")
        and tree.low[k] in ("is", "are")
        and bool(who)
        and not any(m.label in named for s in who for m in tree.over[s])
        and tree.pos[who[0]] != "PRON"
    )


def ordinal(tree: Tree, i: int) -> tuple[int, ...]:
    """The word that makes an infinitive a thing done: "the first state to recognise"."""
    h = tree.head[i]
    if tree.dep[i] not in ("relcl", "acl") or tree.dep[h] == "dobj" or tree.tag[i] == "VBG":
        return ()
    return tuple(k for k in (h, *tree.children(h, "amod")) if tree.low[k] in _FIRST)[:1]


def progressive(tree: Tree, i: int, lookup: Index) -> bool:
    if tree.tag[i] == "VBG":
        if tree.dep[i] == "xcomp" and any(tree.low[k] == "be" for k in tree.children(i, "aux")):
            return tree.is_passive(tree.head[i])  # "are reported to be arming"
        who = [k for k in tree.children(i, "nsubj") if not tree.is_a("message", k)]
        bare = bool(who) and (
            tree.dep[i] == "ROOT" or (tree.dep[i] in ("ccomp", "conj") and not tree.children(i, "mark"))
        )
        return bare or any(tree.low[k] in ("is", "are", "am", "being") for k in tree.children(i, "aux"))
    return any(tree.low[k] == "being" for k in tree.children(i, "auxpass"))


__all__ = ["Said", "asked", "directed", "doubted", "judged", "modal", "ordinal", "progressive", "quoted", "shares"]
