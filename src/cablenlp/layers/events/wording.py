"""What the words around an event say of how real it is: negation, auxiliaries, conditions, what governs it."""

from __future__ import annotations

from collections.abc import Set

from cablenlp.layers.events.conditions import condition, not_yet
from cablenlp.layers.events.places import inverted
from cablenlp.layers.events.tree import Tree
from cablenlp.layers.events.triggers import Index
from cablenlp.lexicon.frames import Cue

_UP = frozenset(
    [
        "xcomp",
        "ccomp",
        "pcomp",
        "acl",
        "dobj",
        "pobj",
        "prep",
        "conj",
        "nsubjpass",
        "attr",
        "acomp",
        "relcl",
        "dep",
        "oprd",
    ]
)
# Prepositions through which a governing word reaches ("possibility of", "plan for", "intention to").
_LINKS = frozenset(("of", "for", "to", "in", "on", "about", "against", "from", "at", "with"))
# What a governing word comes to when it is denied itself: "did not exclude an attack".
_DENIED = {
    "halted": "ongoing", "planned": "negated", "ongoing": "negated", "asserted": "negated", "refused": "possible",
    "negated": "asserted",
}  # fmt: skip
_STOPS = ("halted", "negated")
_IF = ("if", "unless", "were", "had", "should")
_NO = ("no", "neither", "nor", "not")
_NOBODY = ("nothing", "nobody", "none", "neither")

_INSTEAD = frozenset((("instead", "of"), ("rather", "than"), ("far", "from"), ("short", "of")))
_WANT = frozenset(("want", "wish", "desire", "like"))
_UNDOABLE = ("impossible", "unable", "incapable", "powerless", "unfit", "unthinkable")
_KEEP = ("keep", "keeps", "kept", "keeping")
_THANKFUL = ("grateful", "glad", "appreciate", "appreciated", "obliged", "pleased", "be")
_LACKING = ("failing", "barring", "absent")
_GOING_ON = frozenset(("proceeding", "continuing", "continues", "continue", "proceeds", "progressing", "progresses"))
_DOUBT = frozenset(
    "doubt doubts doubted doubting doubtful unlikely likely possible probable improbable questionable uncertain fear"
    " fears feared fearing suspect suspects suspected wonder wonders conceivable inconceivable unthinkable".split()
)
_UNREAL = frozenset(("would", "could", "might", "may"))
_THESE = ("this", "that", "these", "those")
_THE = frozenset(("the", "this", "that", "these", "those"))
_HAPPENS = frozenset(
    "break breaks broke broken occur occurs occurred happen happens happened take takes took taken follow follows"
    " come comes came begin begins began begun start starts started ensue ensues develop develops resume resumed"
    " launched mounted made resumes renewed arise arises arose held opens open opened".split()
)
_FIRST = frozenset(("first", "second", "last", "only"))

Said = tuple[str | None, tuple[int, ...]]


def own(
    tree: Tree, head: int, tokens: tuple[int, ...], lookup: Index, *, speech: bool = False, stands: bool = False
) -> Said:
    """The status that the words around a trigger give it, with those words; None where they leave it open.

    `speech` are acts of saying; what `stands` was said, whatever becomes of it: "his request was refused".
    """
    verb = carrier(tree, head, tokens)
    negated = _negation(tree, verb, tokens, lookup)
    if negated:
        held = condition(tree, verb)
        up = tree.head[negated[0]]
        if tree.low[negated[0]] == "without" and tree.is_verb(up) and tree.children(up, "neg"):
            return "possible", negated  # "will not leave without talks"
        open_ = held and tree.low[held[0]] in ("if", "unless") and tree.low[tree.head[verb]] not in _THANKFUL
        return ("possible", held) if open_ else ("negated", negated)
    nominal = not tree.is_verb(verb)
    status, cue = _modal(tree, verb, lookup)
    for t in tokens if not tree.is_verb(head) else (head,):
        for k in tree.children(t, "amod", "nmod", *(("advmod",) if nominal else ())):
            modifier = lookup.cue("modifier", lookup.base(tree.low[k]))
            if modifier and k not in tokens:
                status, cue = modifier.status or status, (k,)
        for k in tree.children(t, "acl") if nominal else ():  # "the visit planned for May"
            after = lookup.cue("modifier", {tree.low[k]}) or lookup.cue("governor", lookup.base(tree.low[k]))
            told = any(kind == "verb" for _, kind, _ in lookup.forms.get(tree.low[k], ()))
            if after and not told and tree.tag[k] == "VBN" and after.status not in (None, "ongoing"):
                status, cue = after.status, (k,)
    done = tree.tag[verb] == "VBD" or (tree.tag[verb] == "VBN" and tree.dep[verb] in ("acl", "amod"))
    outer, word = (None, ()) if done else _governors(tree, verb, tokens, lookup)
    if nominal and ((outer == "possible" and speech) or (outer in ("refused", "halted") and stands)):
        outer = None
    if nominal and speech and outer and any(tree.low[k] in _THESE for k in tree.children(verb, "det")):
        outer = None  # "the reasons for these proposals"
    if outer and (status is None or outer in (*_STOPS, "refused", "possible")):
        status, cue = outer, word
    if outer == "planned" and nominal and speech and not _WANT.isdisjoint(lookup.base(tree.low[word[0]])):
        status = "requested"  # "will want an assurance"
    if status is None and nominal and (before := not_yet(tree, verb)):
        status, cue = "planned", before
    if status is None and nominal:
        status, cue = _carried(tree, verb, lookup, speech=speech)
    if status is None and nominal and (happens := _happening(tree, verb, lookup, speech=speech)) is not None:
        status, cue = happens
    if nominal and status in (None, "planned") and (some := _any(tree, verb)):
        status, cue = "possible", some
    if status is None and nominal and tree.dep[verb] == "pobj" and tree.low[tree.head[verb]] in _LACKING:
        status, cue = "possible", (tree.head[verb],)
    if status is None and not nominal and (first := _ordinal(tree, verb)):
        return "asserted", first
    held = condition(tree, verb) or (inverted(tree, verb) if not nominal else ())
    if held and nominal and speech and (_definite(tree, verb) or tree.dep[verb] in ("nsubj", "nsubjpass")):
        held = ()  # "if they withdraw their protests", "whether the request was general": said it was
    if held and (status in (None, "proposed", "ongoing") or (status in ("planned", "requested") and not nominal)):
        status, cue = "possible", held
    if status in (None, "planned") and not nominal and (doubt := _doubted(tree, verb)):
        status, cue = "possible", doubt
    if (
        status is None
        and tree.dep[verb] == "ccomp"
        and tree.tag[verb] in ("VB", "VBP")
        and tree.pos[tree.head[verb]] == "AUX"
    ):
        status, cue = judged(tree, tree.head[verb], lookup) or (None, ())
    if status is None and (before := not_yet(tree, verb)):
        status, cue = "planned", before
    if status is None and tree.dep[verb] == "relcl" and tree.tag[verb] in ("VBZ", "VBP"):
        whoever = tuple(k for k in tree.children(tree.head[verb], "det") if tree.low[k] == "any")
        status, cue = ("possible", whoever) if whoever else (None, ())
    if status is None and not nominal and _progressive(tree, verb, lookup):
        status = "ongoing"
    if status in (None, "ongoing") and not nominal and (mark := _asked(tree, verb)):
        status, cue = "possible", mark
    if status == "planned" and speech and cue and not nominal and _directed(tree, verb, cue[0]):
        status = "ordered"
    return status, cue


def _doubted(tree: Tree, i: int) -> tuple[int, ...]:
    """The word that leaves open whether the clause holds: "doubts that they will agree", "it is unlikely that ..."."""
    h = tree.head[i]
    if tree.dep[i] != "ccomp" or tree.tag[i] == "VBD":
        return ()
    return tuple(k for k in (h, *tree.children(h, "acomp")) if tree.low[k] in _DOUBT)[:1]


def _asked(tree: Tree, i: int) -> tuple[int, ...]:
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


def _directed(tree: Tree, i: int, k: int) -> bool:
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


def _any(tree: Tree, noun: int) -> tuple[int, ...]:
    """The "any" before a noun: "any attack will be answered", "the price of any truce"."""
    return tuple(k for k in tree.children(noun, "det") if tree.low[k] == "any")


def _happening(tree: Tree, noun: int, lookup: Index, *, speech: bool) -> Said | None:
    """What is said of a noun that is the subject of its own happening: "fighting may break out"."""
    h = tree.head[noun]
    if tree.dep[noun] not in ("nsubj", "nsubjpass") or not tree.is_verb(h):
        return None
    for k in tree.children(h, "acomp") if tree.pos[h] == "AUX" else ():
        modifier = next((m for w in tree.conjuncts(k) if (m := lookup.cue("modifier", {tree.low[w]}))), None)
        if modifier and modifier.status:
            no = tree.children(h, "neg") + [c for c in tree.children(k, "preconj", "neg") if tree.low[c] in _NO]
            return ("negated", (no[0],)) if no else (modifier.status, (k,))
    way = [k for p in tree.children(h, "prep") if tree.low[p] in ("under", "in") for k in tree.children(p, "pobj")]
    if tree.low[h] in _GOING_ON or (
        tree.tag[h] in ("VBZ", "VBP") and any(tree.low[k] in ("way", "progress") for k in way)
    ):
        return "ongoing", (h,)
    if tree.low[h] in _HAPPENS and (before := not_yet(tree, h)):
        return "planned", before
    unreal = tuple(k for k in tree.children(h, "aux") if tree.low[k] in _UNREAL)
    if unreal and not speech and not any(tree.low[k] in _THE for k in tree.children(noun, "det")):
        return "possible", unreal  # "a further advance would mean war", "our withdrawal would encourage them"
    if _definite(tree, noun):
        return None
    if tree.low[h] not in _HAPPENS:
        should = tuple(k for k in tree.children(h, "aux") if tree.low[k] == "should")
        return ("possible", unreal) if unreal else ("proposed", should) if should and not speech else None
    held = condition(tree, h)
    return ("possible", held) if held else _modal(tree, h, lookup)


def _carried(tree: Tree, noun: int, lookup: Index, *, speech: bool) -> Said:
    """What the modal of its verb makes of a noun that tells an event ("would provoke retaliation")."""
    definite = any(tree.low[k] in _THE for k in tree.children(noun, "det"))
    at = noun
    for h in tree.above(noun):
        if tree.is_verb(h):
            if tree.dep[at] not in ("dobj", "nsubjpass", "prep", "attr"):
                break
            light = bool(lookup.cue("light", lookup.base(tree.low[h])))
            if light and tree.dep[at] != "prep" and (before := not_yet(tree, h)):  # "as soon as we have their reply"
                return "planned", before
            light = light and not (speech and definite)
            if not light and (definite or tree.children(noun, "poss")):
                return None, ()
            said = _modal(tree, h, lookup)
            if said[0] is None and tree.dep[at] in ("dobj", "nsubjpass") and not (speech and _definite(tree, noun)):
                said = _unreal(tree, h, lookup)
            return said
        if tree.dep[at] not in ("pobj", "prep", "conj") or (tree.dep[at] == "prep" and at != tree.head[noun]):
            break  # "in view of talks"
        at = h
    return None, ()


def _unreal(tree: Tree, h: int, lookup: Index) -> Said:
    """What a verb that is still to be done makes of its object: "to secure agreement", "until they win recognition"."""
    if before := not_yet(tree, h):
        return "planned", before
    if held := condition(tree, h):
        return "possible", held
    if tree.infinitive(h) and any(tree.low[k] == "to" for k in tree.children(h, "aux")):
        status, cue = _governors(tree, h, (h,), lookup)
        return (status, cue) if status else ("planned", ())
    return None, ()


def _definite(tree: Tree, noun: int) -> bool:
    """Whether a noun is one that is known: "their protests", "the attack"."""
    return bool(tree.children(noun, "poss")) or any(tree.low[k] in _THE for k in tree.children(noun, "det"))


def carrier(tree: Tree, head: int, tokens: tuple[int, ...]) -> int:
    """The word that bears tense and negation: the trigger, the copula of an adjective, the verb of a light phrase."""
    verbs = [t for t in tokens if tree.is_verb(t)]
    if verbs and not tree.is_verb(head):
        return verbs[0]
    if tree.pos[head] == "ADJ" and tree.dep[head] in ("acomp", "attr", "oprd") and tree.is_verb(tree.head[head]):
        return tree.head[head]
    return head


def _negation(tree: Tree, verb: int, tokens: tuple[int, ...], lookup: Index) -> tuple[int, ...]:
    """The word that denies an event: its own, that of its subject or object, or of the wish it hangs on."""
    around = [k for k in tree.kids[verb] if tree.dep[k] in ("det", "neg", "preconj", "cc", "advmod")]
    h = tree.head[verb]
    if (
        not tree.is_verb(verb)
        and tree.dep[verb] in ("dobj", "nsubjpass")
        and lookup.cue("light", lookup.base(tree.low[h]))
    ):
        around += tree.children(h, "neg")
    up = tree.head[h]  # "do not enter into any discussion"
    if tree.dep[verb] == "pobj" and tree.is_verb(up) and lookup.cue("light", lookup.base(tree.low[up])):
        around += tree.children(up, "neg")
    for t in tokens:
        around += tree.children(t, "det", "neg")
    for k in tree.children(verb, "dobj", "nsubjpass", "nsubj", "dative", "advmod"):
        around += [d for d in tree.children(k, "det", "advmod", "neg", "preconj") if tree.low[d] in _NO]
        if tree.low[k] in _NOBODY:
            around.append(k)
    if _shares(tree, verb):
        around += tree.children(h, "neg")
    if tree.dep[verb] == "conj":  # "neither accepted nor refused"
        around += [k for k in tree.children(h, "cc") if k < verb][-1:]
    if tree.dep[verb] == "xcomp":  # "does not wish to", "did not intend to"
        words = lookup.base(tree.low[h])
        over = lookup.cue("governor", words)
        if over.status not in _STOPS if over else lookup.cue("transparent", words):
            around += tree.children(h, "neg")
    for k in sorted(around):
        if k in tokens or (tree.low[k] == "not" and _no_denial(tree, k)):
            continue
        if tree.dep[k] == "neg" or lookup.cue("negation", {tree.low[k]}):
            return (k,)
    if tree.dep[verb] in ("pcomp", "pobj") and tree.low[h] == "without":
        return (h,)
    if tree.dep[verb] == "pcomp" and tree.low[h] == "into" and tree.is_verb(up):  # "not stampeded into signing"
        return _negation(tree, up, (up,), lookup)
    if not tree.is_verb(verb) and (bare := _bare_of(tree, verb)):
        return bare
    if tree.dep[verb] in ("relcl", "acl") and tree.infinitive(verb) and not _objects(lookup, tree.low[h]):
        if tree.low[h] in _NOBODY:  # "did nothing to help"
            return (h,)
        if no := [k for k in tree.children(h, "det") if tree.low[k] == "no"]:  # "in no position to promise"
            return (no[0],)
    return _replaced(tree, verb)


def _bare_of(tree: Tree, noun: int) -> tuple[int, ...]:
    """The word that leaves nothing of a noun: "without resort to force", "said nothing of a withdrawal"."""
    if tree.children(noun, "poss") or any(tree.low[k] in _THE for k in tree.children(noun, "det")):
        return ()
    at = noun
    for h in tree.above(noun):
        if tree.dep[at] == "prep" and tree.low[h] == "nothing":
            return (h,)
        if tree.low[h] == "without":
            return (h,) if tree.dep[at] in ("pobj", "pcomp") and at != noun else ()
        if tree.dep[at] not in ("conj", "pobj", "prep", "dobj", "pcomp") or tree.low[at] in ("on", "in", "by", "from"):
            return ()
        at = h
    return ()


def _objects(lookup: Index, word: str) -> bool:
    """Whether a noun is one of refusing: what there is no objection to is not denied."""
    return word in ("doubt", "hesitation") or any(f.type == "REFUSE" for _, f in lookup.heads.get(word, ()))


def _replaced(tree: Tree, i: int) -> tuple[int, ...]:
    """The words that name what is not done: "instead of", "rather than", "far from"."""
    first = i
    while first and tree.head[first - 1] == i and tree.dep[first - 1] in ("det", "amod", "aux", "advmod"):
        first -= 1
    pair = tuple(tree.low[max(0, first - 2) : first])
    if first and tree.low[first - 1] == "than" and "rather" in tree.low[:first]:  # "would rather resign than accept"
        return (first - 1,)
    return (first - 2, first - 1) if pair in _INSTEAD else ()


def _shares(tree: Tree, i: int) -> bool:
    """Whether a coordinated verb shares the auxiliaries of the first: it has none, and its form asks for them."""
    h = tree.head[i]
    if tree.dep[i] != "conj" or not tree.is_verb(i) or not tree.is_verb(h):
        return False
    if tree.children(i, "nsubj", "nsubjpass", "aux", "auxpass", "neg"):
        return False
    return tree.tag[i] == "VB" or (tree.tag[i] in ("VBN", "VBG") and tree.tag[i] == tree.tag[h])


def _no_denial(tree: Tree, k: int) -> bool:
    """Whether this "not" denies nothing: "whether or not", "not only"."""
    after = tree.low[k + 1] if k + 1 < len(tree) else ""
    return (k > 0 and tree.low[k - 1] == "or") or after in ("only", "merely")


def _modal(tree: Tree, verb: int, lookup: Index) -> tuple[str | None, tuple[int, ...]]:
    """What an auxiliary says; a coordinated verb shares that of the first."""
    i = verb
    while True:
        for k in tree.children(i, "aux", "auxpass", "advmod"):
            cue = lookup.cue("auxiliary", {tree.low[k]}) or lookup.cue("adverb", {tree.low[k]})
            if cue and cue.status:
                return ("planned" if _reported(tree, i, k) else _by_subject(tree, i, k, cue.status)), (k,)
        if _shares(tree, i):
            i = tree.head[i]
            continue
        break
    if tree.tag[i] in ("VB", "VBP") and any(tree.low[k] == "please" for k in tree.children(i, "intj", "advmod")):
        return "requested", ()  # "Department please repeat to London"
    if _imperative(tree, i):
        please = any(tree.low[k] in ("please", "kindly") for k in tree.kids[i]) or tree.low[0] in ("please", "kindly")
        return "requested" if please else "ordered", ()
    if tree.dep[i] == "ROOT" and tree.infinitive(i):  # the points of a directive: "To send two regiments ..."
        return ("planned" if tree.children(i, "nsubj", "nsubjpass") else "ordered"), ()  # "Envoys to be recalled"
    if _subjunctive(tree, i, lookup):
        return "proposed", ()
    verb = i
    h = tree.head[verb]
    if (
        tree.dep[verb] in ("xcomp", "advcl", "ccomp", "acl")
        and tree.infinitive(verb)
        and (held := judged(tree, h, lookup))
    ):
        return held
    if tree.dep[verb] == "xcomp" and tree.infinitive(verb):
        if tree.low[h] in ("is", "are", "was", "were", "be", "am", "remains", "remain"):
            you = any(tree.low[k] == "you" for k in tree.children(h, "nsubj"))
            return "ordered" if you else "planned", (h,)
        above = _modal(tree, h, lookup) if tree.children(h, "aux") else (None, ())
        if above[0]:
            return above
        if yet := [k for k in tree.children(h, "advmod") if tree.low[k] == "yet"]:
            return "negated", (yet[0],)  # "has yet to sign"
        if tree.low[h] == "had" and not _quoted(tree, h):
            return "asserted", (h,)  # "had to let them in"
        if tree.low[h] in ("has", "have", "had", "need", "needs", "ought"):
            return "proposed", (h,)
    return None, ()


def _quoted(tree: Tree, i: int) -> bool:
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
        if tree.tag[bearer] == "VBD" and cue.status == "negated" and tree.low[k] not in _UNDOABLE:
            return "asserted", (k,)  # "it was unwise to attack"
        denied = tree.children(bearer, "neg") or tree.children(k, "neg")
        if tree.tag[bearer] == "VBD" and tree.low[k] == "able" and not denied and not _quoted(tree, bearer):
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


def _governors(tree: Tree, i: int, tokens: tuple[int, ...], lookup: Index) -> Said:
    """What the words over an event say ("halt", "plan", "possibility of"); the outer one wins, a stop always."""
    status: str | None = None
    cue: tuple[int, ...] = ()
    at = i
    for h in tree.above(i):
        dep = tree.dep[at]
        if dep not in _UP or (dep == "prep" and tree.low[at] not in _LINKS):
            break
        own_subject = bool(tree.children(at, "nsubj", "nsubjpass"))
        finite = not any(tree.low[k] == "to" for k in tree.children(at, "aux"))
        if own_subject and (dep in ("relcl", "conj") or (dep == "ccomp" and tree.is_verb(h) and finite)):
            break
        words = lookup.base(tree.low[h])
        if tree.low[h] in ("failing", "meaning") or (
            tree.low[h] in _KEEP and not (tree.tag[at] == "VBG" or dep == "prep")
        ):
            break
        found = (_phrase(tree, h, at, words, lookup) or lookup.cue("governor", words)) if h not in tokens else None
        kinds = {kind for _, kind, _ in lookup.forms.get(tree.low[h], ())} - {"noun" if tree.is_verb(h) else "verb"}
        acts = h not in tokens and bool(kinds) and not lookup.is_a("force_noun", tree.low[h])
        if acts and found is None:  # "halt troops preparing to cross": those who act are no act of their own
            break
        if found and found.status and dep != "conj":
            new: str = found.status
            if new == "ongoing" and "try" in found.id and _thwarted(tree, h):
                new = "negated"
            if tree.low[h] == "able" and tree.tag[tree.head[h]] == "VBD" and not _quoted(tree, tree.head[h]):
                new = "asserted"  # "was able to inform"
            if found.id == "cue.want" and not words.isdisjoint(_WANT) and (own_subject or tree.is_passive(h)):
                new = "requested"  # "wants them to leave", "consultations are desired"
            if new in ("ongoing", "asserted"):  # "may be resumed", "will continue to"
                bearer = h if tree.is_verb(h) or tree.dep[h] != "dobj" else tree.head[h]  # "will make an effort to"
                new = _modal(tree, bearer, lookup)[0] or new
            if tree.children(h, "neg") or _none(tree, h):
                new = _DENIED.get(new, new)
            if new in ("proposed", "possible") and _none(tree, h):  # "no question of", "no danger of"
                new = "negated"
            if status is None or new in _STOPS or (status in ("planned", "ongoing") and new != "ongoing"):
                status, cue = new, (h,)
        at = h
    if status is None and (not tree.is_verb(i) or (tree.tag[i] == "VB" and not tree.children(i, "aux"))):
        first = tree.subtree(i)[0]  # telegraphic: "failure US deliver ships", "possibility early armistice"
        before = lookup.cue("governor", lookup.base(tree.low[first - 1])) if first else None
        if before and before.status and tree.pos[first - 1] == "NOUN" and first - 1 not in tokens:
            return before.status, (first - 1,)
    return status, cue


def _none(tree: Tree, noun: int) -> bool:
    """Whether a governing noun is denied: "no intention of", "did not have the intention"."""
    if tree.is_verb(noun):
        return False
    if any(tree.low[k] == "no" for k in tree.children(noun, "det")):
        return True
    return tree.dep[noun] in ("dobj", "attr") and bool(tree.children(tree.head[noun], "neg"))


def _thwarted(tree: Tree, i: int) -> bool:
    """Whether an attempt came to nothing: one in the past before a "but", or one that failed."""
    if not tree.is_verb(i):
        verb = tree.head[i]
        return tree.low[verb].startswith(("fail", "foil", "thwart", "frustrat", "collaps", "miscarr"))
    return tree.tag[i] == "VBD" and any(tree.low[k] == "but" for k in tree.children(i, "cc"))


def _phrase(tree: Tree, h: int, at: int, words: Set[str], lookup: Index) -> Cue | None:
    """A governing verb with its particle or the "to" of what it governs: "put off", "hold up", "expect to"."""
    table = lookup.cues.get("governor", {})
    particles = {tree.low[k] for k in tree.children(h, "prt", "advmod", "prep")}
    if tree.pos[h] == "ADP":  # "on the point of"
        particles.add(tree.low[at])
    if tree.dep[at] == "xcomp" and not tree.children(at, "nsubj", "nsubjpass"):
        particles |= {tree.low[k] for k in tree.children(at, "aux")}
    return next(
        (cue for w in words for form, cue in table.get(w, ()) if len(form) > 1 and particles.issuperset(form[1:])), None
    )


def _ordinal(tree: Tree, i: int) -> tuple[int, ...]:
    """The word that makes an infinitive a thing done: "the first state to recognise"."""
    h = tree.head[i]
    if tree.dep[i] not in ("relcl", "acl") or tree.dep[h] == "dobj" or tree.tag[i] == "VBG":
        return ()
    return tuple(k for k in (h, *tree.children(h, "amod")) if tree.low[k] in _FIRST)[:1]


def _progressive(tree: Tree, i: int, lookup: Index) -> bool:
    if tree.tag[i] == "VBG":
        if tree.dep[i] == "xcomp" and any(tree.low[k] == "be" for k in tree.children(i, "aux")):
            return tree.is_passive(tree.head[i])  # "are reported to be arming"
        who = [k for k in tree.children(i, "nsubj") if not lookup.is_a("message", tree.low[k])]
        bare = bool(who) and (
            tree.dep[i] == "ROOT" or (tree.dep[i] in ("ccomp", "conj") and not tree.children(i, "mark"))
        )
        return bare or any(tree.low[k] in ("is", "are", "am", "being") for k in tree.children(i, "aux"))
    return any(tree.low[k] == "being" for k in tree.children(i, "auxpass"))


__all__ = ["Said", "carrier", "judged", "own"]
