"""What grammar alone says of a pronoun: whom it must mean, whom it cannot, and when it means nobody."""

from __future__ import annotations

from cablenlp.layers.events.places import by, possessors, subjects
from cablenlp.layers.events.salience import ME, PRONOUNS, WE, actor, doers, names
from cablenlp.layers.events.scene import Scene
from cablenlp.layers.events.tree import Tree
from cablenlp.lexicon.frames import SPEECH

_OBJECTS = frozenset(("him", "her", "them", "it", "me", "us"))
_DUTY = frozenset(("should", "must", "ought", "shall", "need"))
_TO = frozenset(("to", "with", "of"))
_LEAVE = frozenset(("could", "might", "may", "can"))
_ASKS = frozenset(("whether", "if", "what", "when", "how", "where"))
_RESPONSES = frozenset(("AGREE", "REFUSE", "ACCUSE", "PRAISE"))
_BE = frozenset(("is", "was", "be", "been"))
_WOULD = frozenset(("would", "could", "might", "will"))
_SUBJECT = ("nsubj", "nsubjpass")
_STANDS = (*_SUBJECT, "dobj", "pobj", "dative")


def of_nobody(scene: Scene, tree: Tree, i: int) -> bool:
    """Whether an "it" stands for a clause: "it is reported that", "it was agreed to", "it would help if"."""
    h = tree.head[i]
    if tree.dep[i] == "nsubj" and tree.pos[h] == "ADJ" and not tree.children(h, "cop", "aux"):
        return True  # "felt it necessary"
    if tree.dep[i] == "dobj" and any(
        tree.pos[k] == "ADJ" and k > i for k in tree.children(h, "oprd", "acomp", "ccomp")
    ):
        return True  # "made it clear that"
    if tree.dep[i] not in (*_SUBJECT, "expl") or not tree.is_verb(h):
        return False
    low, clause = tree.low[h], tree.children(h, "ccomp", "xcomp", "csubj", "advcl", "acl", "acomp", "attr")
    if tree.dep[i] == "nsubjpass" and not scene.lookup.is_a("told", low):
        hoped = scene.lookup.is_a("thinking", low) and bool(tree.children(h, "ccomp", "xcomp", "csubj"))
        return hoped or bool(types(scene, tree, h) & SPEECH)  # "It was agreed"
    if low in _BE or scene.lookup.is_a("seeming", low) or (clause and tree.is_passive(h)):
        return True
    if scene.lookup.is_a("emerging", low) and clause and not tree.children(h, "dobj"):
        return True
    wish = {tree.low[k] for k in tree.children(h, "aux")} & _WOULD
    return bool(wish) and any(
        tree.low[m] == "if" for k in tree.children(h, "advcl") if k > h for m in tree.children(k, "mark")
    )


def own(tree: Tree, i: int) -> list[int] | None:
    """Who does a thing to himself; None of a word that is not reflexive, or only stresses ("the King himself")."""
    if not tree.low[i].endswith(("self", "selves")) or tree.dep[i] not in ("dobj", "dative", "pobj"):
        return None
    verb = next((h for h in tree.above(i) if tree.is_verb(h)), None)
    return [k for k in subjects(tree, verb) if k != i] if verb is not None else []


def speaker(scene: Scene, tree: Tree, i: int) -> list[int]:
    """Who is meant by the subject of what he says, thinks or hears: "Rusk said he", "a promise by Rusk that he".

    In what somebody is told, "he" is the teller; in what he is asked, or is told that he should do, the hearer.
    Nobody where another is named between, and nobody who is "I".
    """
    clause = tree.head[i]
    if tree.dep[i] not in _SUBJECT or not (tree.is_verb(clause) or tree.pos[clause] == "ADJ"):
        return []
    if tree.low[i] in _OBJECTS - {"it"} or (tree.infinitive(clause) and not _wished(tree, clause)):  # "let them strike"
        return []
    while tree.dep[clause] == "conj" and tree.head[clause] < clause:
        clause = tree.head[clause]
        between = tree.children(clause, *_SUBJECT)
        if between and tree.low[between[0]] not in PRONOUNS:
            return []
    h = tree.head[clause]
    if tree.dep[clause] not in ("ccomp", "acl") or h >= clause:
        return []
    if any(tree.over[k] and tree.dep[k] in _SUBJECT for k in range(h + 1, i)):
        return []
    if not tree.is_verb(h):
        if not types(scene, tree, h) & SPEECH or _wished(tree, clause):  # "with the request that he inform Eden"
            return []
        of = [k for p in tree.children(h, "prep") if tree.low[p] in ("of", "from") for k in tree.children(p, "pobj")]
        return by(tree, h) or possessors(tree, h) or of or [k for k in tree.children(h, "compound") if tree.over[k]]
    if tree.is_passive(h):  # "Koo was told that he"
        return tree.children(h, "nsubjpass")
    hearers, to_do = _hearers(scene, tree, i, clause)
    tellers = subjects(tree, h)
    if (
        hearers
        and not to_do
        and {tree.low[k] for k in tree.children(clause, "aux")} & _LEAVE
        and not _asks(tree, clause)
    ):
        return []  # "told them that they could go"
    return hearers if to_do or any(tree.low[k] in ME | WE for k in tellers) else tellers


def ahead(tree: Tree, i: int) -> list[int]:
    """The subject of the main clause, where a clause before it has the pronoun: "Before he left, Mikoyan ..."."""
    for at in tree.above(i):
        if tree.dep[at] == "advcl" and tree.head[at] > at:
            return tree.children(tree.head[at], "nsubj")
    return []


def barred(scene: Scene, tree: Tree, i: int) -> set[str]:
    """Who a pronoun cannot mean."""
    low, dep = tree.low[i], tree.dep[i]
    if dep == "poss" or tree.tag[i] == "PRP$":
        return _answered(scene, tree, i) | names(scene, tree, [tree.head[i]])
    verb = next((h for h in tree.above(i) if tree.is_verb(h)), None)
    if verb is None:
        return set()
    if low in _OBJECTS and dep in _SUBJECT and tree.is_verb(tree.head[verb]):  # "let them strike"
        verb = tree.head[verb]
    if low in _OBJECTS and (low != "it" or dep not in _SUBJECT):
        aim = tree.low[tree.head[verb]] == "order" and tree.dep[verb] == "acl"  # "in order to inform him"
        over = next((k for k in tree.above(tree.head[verb]) if tree.is_verb(k)), verb) if aim else verb
        return names(scene, tree, [k for k in subjects(tree, over) if k != i])
    first = [k for k in tree.children(verb, "prep", "advcl") if k < i and not tree.children(k, *_SUBJECT)]
    clause = ("relcl", "acl", "ccomp", "conj")
    phrases = [k for p in first for k in tree.subtree(p, stop=lambda k: tree.dep[k] in clause)]
    fronted = [k for k in phrases if tree.dep[k] in ("pobj", "dobj", "dative")]
    under = tree.subtree(verb, stop=lambda k: tree.dep[k] in ("conj", "parataxis")) if dep in _SUBJECT else []
    below = [k for k in under if k > i and tree.over[k] and tree.dep[k] in _STANDS]  # "he told Nehru": another
    return names(scene, tree, fronted) | names(scene, tree, below) | _told(scene, tree, i, verb)


def _answered(scene: Scene, tree: Tree, i: int) -> set[str]:
    """Nobody accepts, refuses or praises a word of his own, or asks himself: "Nasser rejected his proposal"."""
    noun = tree.head[i]
    verb = next((h for h in tree.above(noun) if tree.is_verb(h)), None)
    if verb is None or tree.dep[noun] not in ("dobj", "pobj", "nsubjpass"):
        return set()
    answers = types(scene, tree, noun) & SPEECH and types(scene, tree, verb) & _RESPONSES
    asks = types(scene, tree, verb) & {"REQUEST", "INQUIRE"} and tree.is_a("own_noun", noun)
    if not answers and not asks:
        return set()
    return doers(scene, tree, verb)


def types(scene: Scene, tree: Tree, i: int) -> set[str]:
    """The types of events that a word may tell by itself; none of a word that takes another back."""
    found: set[str] = {frame.type for rest, frame in scene.lookup.heads.get(tree.low[i], ()) if not rest}
    return set() if tree.is_a("retracting", i) else found


def _told(scene: Scene, tree: Tree, i: int, verb: int) -> set[str]:
    """In what somebody is told, "he" is not the hearer; in what he is asked or should do, not the teller."""
    for at in (verb, *tree.above(verb)):
        h = tree.head[at]
        if tree.dep[at] == "acl" and h < at and _wished(tree, at) and types(scene, tree, h) & SPEECH:
            return doers(scene, tree, next((v for v in tree.above(h) if tree.is_verb(v)), h))
        if tree.dep[at] != "ccomp" or h >= at:
            continue
        hearers, to_do = _hearers(scene, tree, i, at)
        return doers(scene, tree, h) if to_do else names(scene, tree, hearers)
    return set()


def _hearers(scene: Scene, tree: Tree, i: int, clause: int) -> tuple[list[int], bool]:
    """Who is told a clause, and whether he is asked what he does, or told what he is to do."""
    h = tree.head[clause]
    hearers = [k for k in tree.children(h, "dobj", "dative") if k < i]
    hearers += [k for p in tree.children(h, "prep") if p < i and tree.low[p] in _TO for k in tree.children(p, "pobj")]
    auxiliaries = {tree.low[k] for k in tree.children(clause, "aux")}
    if _asks(tree, clause) and "INQUIRE" in types(scene, tree, h) and not auxiliaries & _LEAVE:
        return hearers, True
    return hearers, _wished(tree, clause) or (bool(hearers) and bool(auxiliaries & _DUTY))


def _asks(tree: Tree, clause: int) -> bool:
    return any(tree.low[k] in _ASKS for k in tree.children(clause, "mark", "advmod", "dobj"))


def _wished(tree: Tree, clause: int) -> bool:
    """Whether a clause says what somebody is to do by the bare verb: "suggested that he visit"."""
    plain = tree.tag[clause] == "VB" or (
        tree.tag[clause] == "VBP" and any(tree.low[k] in ("he", "she", "it") for k in tree.children(clause, "nsubj"))
    )
    return (
        plain and not tree.children(clause, "aux") and any(tree.low[k] == "that" for k in tree.children(clause, "mark"))
    )


def of_things(scene: Scene, tree: Tree, i: int) -> bool:
    """Whether an "it" that something is done to rather means a thing named before it in its sentence."""
    if tree.low[i] != "it" or tree.dep[i] not in ("dobj", "pobj", "nsubjpass"):
        return False
    verb = next((v for v in tree.above(i) if tree.is_verb(v)), tree.head[i])
    if types(scene, tree, verb) & SPEECH and (tree.dep[i] == "nsubjpass" or tree.children(verb, "ccomp", "xcomp")):
        return False  # "ask it to", "it is told"
    things = (k for k in range(i) if tree.tag[k] == "NN" and not tree.over[k] and tree.dep[k] in _STANDS)
    return any(not actor(scene, tree.low[k]) for k in things)
