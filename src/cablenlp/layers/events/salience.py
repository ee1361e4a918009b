"""Who was named where in a document, and how prominently: those whom a later word may mean, weighed.

Each place where somebody was named or meant lends him weight: more as subject than as object, half as much with each
sentence that lies between. The method is that of Lappin and Leass, "An algorithm for pronominal anaphora resolution",
Computational Linguistics 20 (1994), with fewer classes and with the habits of diplomatic reports added.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict

from cablenlp.layers.events.places import subjects
from cablenlp.layers.events.scene import Filler, Heard, Meant, Scene, Who
from cablenlp.layers.events.tree import ACTORS, Mention, Tree, mention_at

ME = frozenset(("i", "me", "my", "mine", "myself"))
WE = frozenset(("we", "us", "our", "ours", "ourselves"))
YOU = frozenset(("you", "your", "yours", "yourself", "yourselves"))
HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
IT = frozenset(("it", "its", "itself"))
THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
PRONOUNS = ME | WE | YOU | HE | SHE | IT | THEY | {"both"}

#: What may stand for whom: labels, and how likely each is.
ONE = {"PERSON": 1.0, "ROLE": 1.0, "HUMAN": 0.9}
BODY = {"ORG": 1.0, "GPE": 1.0, "BODY": 0.8, "MIL_UNIT": 0.4, "MESSAGE": 1.0}
MANY = {"NORP": 1.0, "MIL_UNIT": 0.7, "PLURAL": 1.0, "ORG": 0.7, "GPE": 0.3, "BODY": 0.7}
STATE = {"GPE": 1.0}
#: Of what is nobody, what counts where nobody need be meant.
IT_THERE = {"MATERIEL": 1.0, "TREATY": 1.0, "THING": 0.8}
THEM_THERE = {"MATERIEL": 1.0, "TREATY": 0.5, "THINGS": 0.8}
_STATED = ACTORS | {"MATERIEL", "TREATY"}
_MEN = ("ists", "men", "ians")
_LADIES = frozenset(("mrs", "mrs.", "madame", "mme", "mme.", "miss", "madam", "begum", "lady", "queen", "princess"))

# How much a place in the sentence lends (after Lappin and Leass).
_NEAR, _SUBJECT, _OBJECT, _OBLIQUE, _APART, _ALIKE, _OVER, _MAIN = 100, 80, 50, 40, 80, 35, 80, 60
_TOGETHER = 10
_DOUBT, _DOUBT_OF_BODIES = 0.95, 0.8  # a rival so near leaves it open: read off two hundred pronouns judged by hand
_UNNAMED = 0.7  # "the enemy", "a source"
_MORE = 0.2  # of each further place
BACK, _FADES = 8, 2  # sentences
BY_WEIGHT = "the likeliest of those named before"
_WHERE = frozenset(("in", "at", "from", "into", "near", "for", "via", "through"))


_NAMING = ("NOUN", "PROPN")


def heard(scene: Scene) -> list[Heard]:
    """Who was named where, in order; those of pronouns are added as they are read."""
    if scene.heard is None:
        out: list[Heard] = []
        seen: set[str] = set()
        for tree in scene.trees:
            for i, pos in enumerate(tree.pos):
                if pos in _NAMING or tree.over[i]:
                    out += _heard(scene, tree, i, seen)
        route = dict.fromkeys(scene.recipients, _APART + _OBJECT) | dict.fromkeys(scene.senders, _APART + _SUBJECT)
        begun = scene.trees[0].start if scene.trees else 0
        for m in scene.mentions:
            if m.label == "GPE" and m.end <= begun and m.key not in route:
                continue  # where it was written
            if m.key not in seen and m.label in ACTORS:
                weight = _NEAR + route.get(m.key, _OBJECT)
                out.append(Heard(m.start, (who(scene, m),), _called(scene, m, ""), weight))
        scene.heard = sorted(out, key=lambda h: h.at)
    return scene.heard


def _heard(scene: Scene, tree: Tree, i: int, seen: set[str]) -> list[Heard]:
    """Who is named by a word of a sentence: alone, and together with those beside him."""
    one = named(scene, tree, i)
    if one is None:
        return []
    whom, words = one
    if whom.key:
        seen.add(whom.key)
    weight = _weight(scene, tree, i, whom)
    at = tree.offsets[i][0]
    out = [Heard(at, (whom,), words, weight)]
    if tree.dep[i] != "conj":
        others = [w for k in tree.conjuncts(i) if k != i and (w := named(scene, tree, k))]
        if others:
            out.append(Heard(at, (whom, *(w for w, _ in others)), frozenset(), weight + _TOGETHER))
    return out


def named(scene: Scene, tree: Tree, i: int) -> tuple[Who, frozenset[str]] | None:
    """Who or what a noun names, and the words he is called by."""
    m = mention_at(tree, i) if tree.over[i] else None
    low = tree.low[i]
    if m is not None:
        if tree.head[i] != i and m.first <= tree.head[i] <= m.last:
            return None
        described = tree.dep[i] in ("amod", "compound", "nmod") and m.label in ("NORP", "GPE", "ORG")
        if described and actor(scene, tree.low[tree.head[i]]):
            return None  # the noun takes it along: "the Thai delegation"
        if m.label in _STATED:
            return who(scene, m), _called(scene, m, low)
        return None
    if tree.pos[i] not in ("NOUN", "PROPN") or tree.over[i] or tree.dep[i] in ("compound", "attr"):
        return None
    message = scene.lookup.is_a("message", low)
    if tree.pos[i] == "PROPN" and tree.dep[i] in ("nsubj", "nsubjpass") and tree.words[i].istitle() and not message:
        return _words(tree, i, "HUMAN"), frozenset((low,))
    base = frozenset(scene.lookup.base(low))
    plural = tree.tag[i] in ("NNS", "NNPS")
    if actor(scene, low):
        near = [n for k in tree.children(i, "amod", "compound", "nmod", "poss") for n in tree.over[k][:1]]
        body = scene.lookup.is_a("body_noun", low) or scene.lookup.is_a("force_noun", low)
        label = "PLURAL" if plural else "BODY" if body else "HUMAN"
        beside = [n for k in tree.children(i, "appos") for n in tree.over[k][:1] if n.label == "PERSON"]
        if beside and label == "HUMAN":  # "the American envoy, Colonel Donovan"
            return who(scene, beside[0]), base
        m = next((n for n in near if n.label in ACTORS), None)
        if m is not None:
            return Who(m.key, m.start, m.end, label, scene.identity(m.key)), base
        return _words(tree, i, label), base
    if tree.zone == "abstract" and message:
        return _words(tree, i, "MESSAGE"), base
    if plural:
        return _words(tree, i, "PLURAL" if low.endswith(_MEN) else "THINGS"), base
    return _words(tree, i, "THING"), base


def actor(scene: Scene, low: str) -> bool:
    """Whether a word is one for people, bodies or forces."""
    return scene.lookup.is_a("person_noun", low) or scene.lookup.is_a("force_noun", low)


def who(scene: Scene, m: Mention) -> Who:
    """A mention; an office that the links give to who writes is somebody else's: he calls himself "I"."""
    name = scene.identity(m.key)
    if (
        m.label == "ROLE"
        and m.key not in (*scene.signers, *scene.senders)
        and any(scene.identity(k) == name for k in scene.signers)
    ):
        name = scene.text[m.start : m.end].lower()
    return Who(m.key, m.start, m.end, m.label, name)


def _words(tree: Tree, i: int, label: str) -> Who:
    """A noun with what stands before it."""
    lo = min([i, *(k for k in tree.children(i, "det", "amod", "compound", "nummod", "poss") if k < i)])
    start, end = tree.offsets[lo][0], tree.offsets[i][1]
    return Who(None, start, end, label, tree.low[i])


def _called(scene: Scene, m: Mention, head: str) -> frozenset[str]:
    """What somebody named is called beside: his title, the noun of his office or body."""
    title = scene.titles.get(m.key, "").lower().split()
    last = [] if m.label == "PERSON" else scene.text[m.start : m.end].lower().split()[-1:]
    return frozenset(w for one in (*title, *last, head) if one for w in scene.lookup.base(one))


def _weight(scene: Scene, tree: Tree, i: int, whom: Who) -> int:
    """How prominent a place in the sentence is."""
    while tree.dep[i] == "conj" and tree.head[i] != i:
        i = tree.head[i]
    dep, h = tree.dep[i], tree.head[i]
    if dep in ("nsubj", "nsubjpass", "ROOT") or _before_verb(tree, i, whom):
        return _NEAR + _APART + _SUBJECT + (_MAIN if tree.dep[h] == "ROOT" else 0)
    visits = dep == "dobj" and any(f.type == "VISIT" for _, f in scene.lookup.heads.get(tree.low[h], ()))
    if visits and whom.label == "GPE":
        return _NEAR  # a place
    if dep in ("dobj", "dative"):
        return _NEAR + _APART + (_SUBJECT if _alone(tree, h, whom) else _OBJECT)
    if dep == "pobj":
        if whom.label in ("GPE", "ORG") and tree.low[h] in _WHERE:
            return 0 if whom.label == "GPE" else _NEAR
        if tree.is_verb(tree.head[h]):
            return _NEAR + _APART + (_SUBJECT if _alone(tree, tree.head[h], whom) else _OBLIQUE)
    return _NEAR


def _before_verb(tree: Tree, i: int, whom: Who) -> bool:
    """Whether a name stands right before a finite verb, whatever the parser makes of it: "reports Hull saw"."""
    n = i + 1
    one = whom.label in ("PERSON", "ROLE") and n < len(tree) and whom.end <= tree.offsets[n][0]
    return one and tree.is_verb(n) and tree.tag[n] in ("VBD", "VBZ", "MD")


def _alone(tree: Tree, verb: int, whom: Who) -> bool:
    """Whether only one of two is named, the other being who writes: "Called on Premier", "Talked with Hatta"."""
    main = tree.dep[verb] == "ROOT" and tree.zone == "body" and whom.label in ("PERSON", "ROLE")
    return main and not tree.children(verb, "nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass")


def before(scene: Scene, at: int) -> list[Heard]:
    """Those heard of before a place."""
    told = heard(scene)
    return told[: bisect_left(told, at, key=lambda h: h.at)]


def likeliest(
    scene: Scene, tree: Tree, i: int, kinds: dict[str, float], barred: set[str], *, lady: bool = False
) -> tuple[Who, ...]:
    """Whom the places before lend most weight, of those who agree in kind and number and are not barred by grammar."""
    at = tree.offsets[i][0]
    if tree.zone == "body":
        barred = barred | _present(scene)
    return heaviest(
        scene, at, kinds, barred, lady=lady, subject=tree.dep[i] in ("nsubj", "nsubjpass"), over=_doer(tree, i)
    )


def heaviest(
    scene: Scene, at: int, kinds: dict[str, float], barred: set[str], *, lady: bool, subject: bool, over: int
) -> tuple[Who, ...]:
    """Whom the places before one lend most weight, with what favours a subject and the subject over it."""
    now = scene.sentence(at)
    totals: dict[tuple[str, ...], float] = defaultdict(float)
    latest: dict[tuple[str, ...], Heard] = {}
    for h in reversed(before(scene, at)):
        back = now - scene.sentence(h.at)
        if back > BACK:
            break
        names = tuple(w.name for w in h.who)
        if barred.intersection(names):
            continue
        if h.who[0].key is None and h.at in scene.meant:
            continue  # read already as somebody named
        fit = fits(scene, h.who, kinds, lady=lady)
        if not fit or not h.weight:
            continue
        alike = _ALIKE if subject and h.weight >= _NEAR + _APART + _SUBJECT else 0
        alike += _OVER if h.at == over else 0
        weight = fit * (h.weight + alike) / _FADES**back
        totals[names] = max(totals[names], weight) + _MORE * min(totals[names], weight)
        latest.setdefault(names, h)
    ranked = sorted(totals, key=lambda names: (totals[names], latest[names].at), reverse=True)
    rivals = [n for n in ranked[1:] if _rival(scene, latest[ranked[0]].who[0], latest[n].who)]
    doubt = _DOUBT if kinds is ONE else _DOUBT_OF_BODIES
    if not ranked or (rivals and totals[rivals[0]] > doubt * totals[ranked[0]]):
        return ()  # a wrong name is worse than none
    return latest[ranked[0]].who


def _rival(scene: Scene, first: Who, others: tuple[Who, ...]) -> bool:
    """Whether others are somebody else, of whom a pronoun may speak as well."""
    a, b = sorted(((first.start, first.end), (others[0].start, others[0].end)))
    beside = scene.text[a[1] : b[0]].strip(" \n") in ("", ",", "(", "[")  # "Hall, head of the mission"
    return others[0].label in ACTORS and not beside and first.name not in {w.name for w in others}


def follow(scene: Scene, start: int, end: int, kinds: dict[str, float], *, lady: bool) -> None:
    """Read the pronoun that begins a sentence without a parse: those behind it go on about the same."""
    found = heaviest(scene, start, kinds, set(_present(scene)), lady=lady, subject=True, over=-1)
    if found:
        scene.meant[start] = Meant(start, end, found, BY_WEIGHT)
        insort(heard(scene), Heard(start, found, frozenset(), _NEAR + _APART + _SUBJECT + _MAIN), key=lambda h: h.at)


def _doer(tree: Tree, i: int) -> int:
    """Where the nearest subject over a word stands."""
    for v in tree.above(i):
        own = [k for k in tree.children(v, "nsubj", "nsubjpass") if k < i and tree.low[k] not in ("it", "there")]
        if own:
            return tree.offsets[own[0]][0]
    return -1


def _present(scene: Scene) -> frozenset[str]:
    """Those who call themselves "I" and are called "you"; in a record that has no "I" who wrote it is one of many."""
    if scene.present is None:
        words = {w for t in scene.trees for w in t.low}
        writers = scene.signers if not scene.participants or not words.isdisjoint(ME) else []
        readers = scene.recipients if not words.isdisjoint(YOU) else []
        scene.present = frozenset(scene.identity(k) for k in (*writers, *readers))
    return scene.present


def fits(scene: Scene, whom: tuple[Who, ...], kinds: dict[str, float], *, lady: bool = False) -> float:
    """How well those named at a place agree with a pronoun in kind and number."""
    if len(whom) > 1:  # together: "they" alone
        return 1.0 if "PLURAL" in kinds and all(w.label in ACTORS | MANY.keys() | ONE.keys() for w in whom) else 0.0
    first = whom[0]
    fit = kinds.get(first.label, 0.0) * (1 if first.key else _UNNAMED)
    if kinds is ONE and fit:
        called = scene.titles.get(first.key or "") or scene.text[first.start : first.end]
        return fit if (called.lower().split()[0] in _LADIES) == lady else 0.0
    return fit


def names(scene: Scene, tree: Tree, tokens: list[int]) -> set[str]:
    """Who is named or, by a word read before, meant there."""
    return {w.name for k in tokens for c in tree.conjuncts(k) for w in there(scene, tree, c)}


def there(scene: Scene, tree: Tree, i: int) -> tuple[Who, ...]:
    """Who is named or, by a word read before, meant by one word."""
    read_before, one = scene.meant.get(tree.offsets[i][0]), named(scene, tree, i)
    return read_before.who if read_before else one[:1] if one else ()


def doers(scene: Scene, tree: Tree, i: int) -> set[str]:
    """Who does what a verb says, by name."""
    return names(scene, tree, subjects(tree, i))


def read(
    scene: Scene, tree: Tree, i: int, whom: tuple[Who, ...] | list[Who], why: str, *, route: bool = False
) -> list[Filler]:
    """Those meant, as fillers; the place counts from now on as one where they were heard of."""
    at, end = tree.offsets[i]
    if at not in scene.meant:
        scene.meant[at] = Meant(at, end, tuple(whom), why)
        if not route:
            weight = _weight(scene, tree, i, whom[0])
            insort(heard(scene), Heard(at, tuple(whom), frozenset(), weight), key=lambda h: h.at)
            others = [one[0] for k in tree.conjuncts(i) if k != i and (one := named(scene, tree, k))]
            if others:  # "he and Sjahrir"
                together = Heard(at, (*whom, *others), frozenset(), weight + _TOGETHER)
                insort(heard(scene), together, key=lambda h: h.at)
    return [Filler(-1 if route else i, w.key, w.start, w.end, "coref") for w in whom]
