"""Who is meant by words that name nobody: "he", "their", "the latter", "both sides", "the two leaders", "the mission".

The document alone tells. "I" and "you" are those of its route. Of all others each place where somebody was named or
meant lends him weight: more as subject than as object, half as much with each sentence that lies between, and
nothing where grammar forbids it ("Molotov asked him"). The method is that of Lappin and Leass, "An algorithm for
pronominal anaphora resolution", Computational Linguistics 20 (1994), with fewer classes and with the habits of
diplomatic reports added.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator

from cablenlp.layers.events.places import subjects
from cablenlp.layers.events.scene import Filler, Heard, Meant, Scene, Who
from cablenlp.layers.events.tree import ACTORS, Mention, Tree, mention_at
from cablenlp.lexicon.frames import SPEECH

_ME = frozenset(("i", "me", "my", "mine", "myself"))
_WE = frozenset(("we", "us", "our", "ours", "ourselves"))
_YOU = frozenset(("you", "your", "yours", "yourself", "yourselves"))
_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_IT = frozenset(("it", "its", "itself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_OBJECTS = frozenset(("him", "her", "them", "it", "me", "us"))
PRONOUNS = _ME | _WE | _YOU | _HE | _SHE | _IT | _THEY | {"both"}

# What may stand for whom: labels, and how likely each is.
_ONE = {"PERSON": 1.0, "ROLE": 1.0, "HUMAN": 0.8}
_BODY = {"ORG": 1.0, "GPE": 1.0, "BODY": 1.0, "MIL_UNIT": 0.7, "MESSAGE": 1.0}
_MANY = {"NORP": 1.0, "MIL_UNIT": 1.0, "PLURAL": 1.0, "ORG": 0.7, "GPE": 0.3, "BODY": 0.7}
_STATE = {"GPE": 1.0}
_IT_THERE = {"MATERIEL": 1.0, "TREATY": 1.0, "THING": 0.8}
_THEM_THERE = {"MATERIEL": 1.0, "TREATY": 0.5, "THINGS": 0.8}
_NOBODY = ("MESSAGE", "THING", "THINGS")
_STATED = ACTORS | {"MATERIEL", "TREATY"}
_MEN = ("ists", "men", "ians")
# A message in quotation marks behind a colon, and to whom it is, in its first words.
_PASSED_ON = re.compile(r":\s*[\"“]([^\"“”]{40,4000})[\"”]")
_ADDRESSED = re.compile(r"(?:To\s+)?(?:(?:Dear|Comrade|Cde\.?|Mr\.?)\s+)*")
_RULES = ("Government", "Govt", "Gov", "government")
_LADIES = frozenset(("mrs", "mrs.", "madame", "mme", "mme.", "miss", "madam", "begum", "lady", "queen", "princess"))

# How much a place in the sentence lends (after Lappin and Leass).
_BY_WEIGHT = "the likeliest of those named before"
_NEAR, _SUBJECT, _OBJECT, _OBLIQUE, _APART, _ALIKE, _OVER, _MAIN = 100, 80, 50, 40, 80, 35, 50, 30
_MORE = 0.2  # of each further place
_BACK, _FADES = 8, 2  # sentences
_WHERE = frozenset(("in", "at", "from", "into", "near", "for", "via", "through"))
_DUTY = frozenset(("should", "must", "ought", "shall", "need"))
_LEAVE = frozenset(("could", "might", "may", "can"))
_ASKS = frozenset(("whether", "if", "what", "when", "how", "where"))
_RETRACTS = ("withdr", "den", "confirm", "abandon", "drop", "revers", "repeat", "retract")  # one's own word
_RESPONSES = frozenset(("AGREE", "REFUSE", "ACCUSE", "PRAISE"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "said", "both"))
_BE = frozenset(("help", "suffice", "is", "was", "be", "been", "seems", "seemed", "appears", "appeared", "remains"))
_PAIRED = frozenset(("and", "or", "with", "&", "-"))
_CONTACT = frozenset(("MEET", "NEGOTIATE", "VISIT"))
_WIDE = 6  # words between two who stand together
_AGO = 3  # sentences since two stood together


def meant(scene: Scene, tree: Tree, i: int, kind: str | None = "actor") -> list[Filler]:
    """Those whom a pronoun means; none where the document does not tell, or tells of things where an actor is asked."""
    low = tree.low[i]
    if low in _ME | _WE | _YOU:
        return _of_the_route(scene, tree, i)
    if low in ("both",):
        return _two(scene, tree, i, None)
    possessive = tree.tag[i] == "PRP$" or low in ("his", "its", "their")
    if low in _IT and not possessive and _of_nobody(scene, tree, i):
        return []
    things: dict[str, float] = {}
    named = _beside(scene, tree, i)
    if named:
        return _read(scene, tree, i, named, "named beside")
    if low in _SHE:
        who = _likeliest(scene, tree, i, _ONE, lady=True) or _likeliest(scene, tree, i, _STATE)
    elif low in _HE:
        who = _likeliest(scene, tree, i, _ONE) or _ahead(scene, tree, i, _ONE)
    else:
        kinds, things = (_MANY, _THEM_THERE) if low in _THEY else (_BODY, _IT_THERE)
        acts = kind == "actor" and (possessive or tree.dep[i] in ("nsubj", "nsubjpass"))  # who acts is no thing
        who = _likeliest(scene, tree, i, kinds if acts else kinds | things) or _ahead(scene, tree, i, kinds)
    if not who or who[0].label in _NOBODY or (kind == "actor" and who[0].label in things):
        return []
    return _read(scene, tree, i, who, _BY_WEIGHT)


def thing(scene: Scene, tree: Tree, i: int) -> list[Filler]:
    """The goods, forces or papers that "it", "they", "these" mean where a thing is asked for ("and shipped them")."""
    low = tree.low[i]
    if low not in ("it", "they", "them", "these", "those") or _of_nobody(scene, tree, i):
        return []
    who = _likeliest(scene, tree, i, {"MIL_UNIT": 0.8} | (_IT_THERE if low == "it" else _THEM_THERE))
    goods = bool(who) and (who[0].key is not None or scene.lookup.is_a("goods_noun", who[0].name))
    return _read(scene, tree, i, who, _BY_WEIGHT) if goods else []


def _beside(scene: Scene, tree: Tree, i: int) -> tuple[Who, ...]:
    """The name put behind a pronoun: "he (Hopkins)", "He, Hull, had spoken"."""
    if i + 3 >= len(tree) or tree.words[i + 1] not in ("(", "[", ",") or not tree.over[i + 2]:
        return ()
    m = tree.over[i + 2][0]
    closed = m.last + 1 < len(tree) and tree.words[m.last + 1] in (")", "]", ",")
    return (_who(scene, m),) if closed and m.first == i + 2 and m.label in ("PERSON", "ROLE", "ORG", "GPE") else ()


def named_before(scene: Scene, tree: Tree, i: int) -> list[Filler]:
    """Those whom a noun takes up: "the latter", "the two leaders", and "the delegation" after "the Thai delegation"."""
    low = tree.low[i]
    if low in ("latter", "former"):
        return _of_two(scene, tree, i, last=low == "latter")
    before = {tree.low[k] for k in tree.children(i, "det", "nummod", "predet", "amod", "poss")}
    if tree.tag[i] in ("NNS", "NNPS") and before & {"two", "both"}:
        return _two(scene, tree, i, low)
    if not before & _DEFINITE or before - _DEFINITE or tree.children(i, "prep", "acl", "relcl", "compound", "appos"):
        return []
    words = scene.lookup.base(low)
    at = tree.offsets[i][0]
    for h in reversed(_before(scene, at)):
        if len(h.who) == 1 and h.who[0].key and not words.isdisjoint(h.words):
            return _read(scene, tree, i, h.who, f"the {low} named before")
    return []


def heard(scene: Scene) -> list[Heard]:
    """Who was named where, in order; those of pronouns are added as they are read."""
    if scene.heard is None:
        out: list[Heard] = []
        seen: set[str] = set()
        for tree in scene.trees:
            for i in range(len(tree)):
                out += _heard(scene, tree, i, seen)
        route = dict.fromkeys(scene.recipients, _APART + _OBJECT) | dict.fromkeys(scene.senders, _APART + _SUBJECT)
        for m in scene.mentions:
            if m.key not in seen and m.label in ACTORS:
                weight = _NEAR + route.get(m.key, _OBJECT)
                out.append(Heard(m.start, (_who(scene, m),), _called(scene, m, ""), weight))
        scene.heard = sorted(out, key=lambda h: h.at)
    return scene.heard


def _heard(scene: Scene, tree: Tree, i: int, seen: set[str]) -> list[Heard]:
    """Who is named by a word of a sentence: alone, and together with those beside him."""
    one = _named(scene, tree, i)
    if one is None:
        return []
    who, words = one
    if who.key:
        seen.add(who.key)
    weight = _weight(tree, i, who)
    at = tree.offsets[i][0]
    out = [Heard(at, (who,), words, weight)]
    if tree.dep[i] != "conj":
        others = [w for k in tree.conjuncts(i) if k != i and (w := _named(scene, tree, k))]
        if others:
            out.append(Heard(tree.offsets[i][0], (who, *(w for w, _ in others)), frozenset(), weight))
    return out


def _named(scene: Scene, tree: Tree, i: int) -> tuple[Who, frozenset[str]] | None:
    """Who or what a noun names, and the words he is called by."""
    m = mention_at(tree, i) if tree.over[i] else None
    low = tree.low[i]
    if m is not None:
        if tree.head[i] != i and m.first <= tree.head[i] <= m.last:
            return None
        described = tree.dep[i] in ("amod", "compound", "nmod") and m.label in ("NORP", "GPE", "ORG")
        if described and _actor(scene, tree.low[tree.head[i]]):
            return None  # the noun takes it along: "the Thai delegation"
        if m.label in _STATED:
            return _who(scene, m), _called(scene, m, low)
        return None
    if tree.pos[i] not in ("NOUN", "PROPN") or tree.over[i]:
        return None
    message = scene.lookup.is_a("message", low)
    if tree.pos[i] == "PROPN" and tree.dep[i] in ("nsubj", "nsubjpass") and tree.words[i].istitle() and not message:
        return _words(tree, i, "HUMAN"), frozenset((low,))
    base = frozenset(scene.lookup.base(low))
    plural = tree.tag[i] in ("NNS", "NNPS")
    if _actor(scene, low):
        near = [n for k in tree.children(i, "amod", "compound", "nmod", "poss") for n in tree.over[k][:1]]
        body = scene.lookup.is_a("body_noun", low) or scene.lookup.is_a("force_noun", low)
        label = "PLURAL" if plural else "BODY" if body else "HUMAN"
        m = next((n for n in near if n.label in ACTORS), None)
        if m is not None:
            return Who(m.key, m.start, m.end, label, scene.identity(m.key)), base
        return _words(tree, i, label), base
    if tree.zone == "abstract" and message:
        return _words(tree, i, "MESSAGE"), base
    if plural:
        return _words(tree, i, "PLURAL" if low.endswith(_MEN) else "THINGS"), base
    return _words(tree, i, "THING"), base


def _actor(scene: Scene, low: str) -> bool:
    return scene.lookup.is_a("person_noun", low) or scene.lookup.is_a("force_noun", low)


def _who(scene: Scene, m: Mention) -> Who:
    """A mention; an office that the links give to who writes is somebody else's: he calls himself "I"."""
    name = scene.identity(m.key)
    if m.label == "ROLE" and any(scene.identity(k) == name for k in scene.signers):
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


def _weight(tree: Tree, i: int, who: Who) -> int:
    """How prominent a place in the sentence is."""
    while tree.dep[i] == "conj" and tree.head[i] != i:
        i = tree.head[i]
    dep, h = tree.dep[i], tree.head[i]
    if dep in ("nsubj", "nsubjpass", "ROOT"):
        return _NEAR + _APART + _SUBJECT + (_MAIN if tree.dep[h] == "ROOT" else 0)
    if dep in ("dobj", "dative"):
        return _NEAR + _APART + _OBJECT
    if dep == "pobj":
        if who.label in ("GPE", "ORG") and tree.low[h] in _WHERE:
            return 0 if who.label == "GPE" else _NEAR
        return _NEAR + _APART + _OBLIQUE if tree.is_verb(tree.head[h]) else _NEAR
    return _NEAR


def _before(scene: Scene, at: int) -> list[Heard]:
    told = heard(scene)
    return told[: bisect_left(told, at, key=lambda h: h.at)]


def _likeliest(scene: Scene, tree: Tree, i: int, kinds: dict[str, float], *, lady: bool = False) -> tuple[Who, ...]:
    """Whom the places before lend most weight, of those who agree in kind and number and whom grammar allows."""
    at = tree.offsets[i][0]
    now = scene.sentence(at)
    barred = _barred(scene, tree, i)
    writers = {scene.identity(k) for k in scene.signers} if tree.zone == "body" else set()  # they call themselves "I"
    totals: dict[tuple[str, ...], float] = defaultdict(float)
    latest: dict[tuple[str, ...], Heard] = {}
    subject = tree.dep[i] in ("nsubj", "nsubjpass")
    over = next(
        (tree.offsets[k][0] for v in tree.above(i) for k in tree.children(v, "nsubj", "nsubjpass") if k < i), -1
    )
    for h in reversed(_before(scene, at)):
        back = now - scene.sentence(h.at)
        if back > _BACK:
            break
        names = tuple(w.name for w in h.who)
        if barred.intersection(names) or (names[0] in writers and h.who[0].label == "PERSON"):
            continue
        if h.who[0].key is None and h.at in scene.meant:
            continue  # read already as somebody named
        fit = _fits(scene, h, kinds, lady=lady)
        if not fit or not h.weight:
            continue
        alike = _ALIKE if subject and h.weight >= _NEAR + _APART + _SUBJECT else 0
        alike += _OVER if h.at == over else 0
        weight = fit * (h.weight + alike) / _FADES**back
        totals[names] = max(totals[names], weight) + _MORE * min(totals[names], weight)
        latest.setdefault(names, h)
    if not totals:
        return ()
    return latest[max(totals, key=lambda names: (totals[names], latest[names].at))].who


def _ahead(scene: Scene, tree: Tree, i: int, kinds: dict[str, float]) -> tuple[Who, ...]:
    """The subject of the main clause, where a clause before it has the pronoun: "Before he left, Mikoyan ..."."""
    for at in tree.above(i):
        if tree.dep[at] == "advcl" and tree.head[at] > at:
            found = [one[0] for k in tree.children(tree.head[at], "nsubj") if (one := _named(scene, tree, k))]
            if found and found[0].key and kinds.get(found[0].label):
                return (found[0],)
    return ()


def _fits(scene: Scene, h: Heard, kinds: dict[str, float], *, lady: bool) -> float:
    """How well those named at a place agree with a pronoun in kind and number."""
    if len(h.who) > 1:  # together: "they" alone
        return 1.0 if "PLURAL" in kinds and all(w.label in ACTORS or w.label in _MANY for w in h.who) else 0.0
    who = h.who[0]
    fit = kinds.get(who.label, 0.0)
    if kinds is _ONE and fit:
        called = scene.titles.get(who.key or "") or scene.text[who.start : who.end]
        return fit if (called.lower().split()[0] in _LADIES) == lady else 0.0
    return fit


def _of_nobody(scene: Scene, tree: Tree, i: int) -> bool:
    """Whether an "it" stands for a clause: "it is reported that", "it was agreed to"."""
    h = tree.head[i]
    if tree.dep[i] not in ("nsubj", "nsubjpass", "expl") or not tree.is_verb(h):
        return False
    if tree.dep[i] == "nsubjpass" and not scene.lookup.is_a("told", tree.low[h]):
        return bool(_types(scene, tree, h) & SPEECH)  # "It was agreed"
    clause = tree.children(h, "ccomp", "xcomp", "csubj", "advcl", "acl", "acomp", "attr")
    return tree.low[h] in _BE or bool(clause and tree.is_passive(h))


def _barred(scene: Scene, tree: Tree, i: int) -> set[str]:
    """Who a pronoun cannot mean."""
    low, dep = tree.low[i], tree.dep[i]
    if dep == "poss" or tree.tag[i] == "PRP$":
        return _answered(scene, tree, i) | _names(scene, tree, [tree.head[i]])
    verb = next((h for h in tree.above(i) if tree.is_verb(h)), None)
    if verb is None:
        return set()
    if low in _OBJECTS and dep in ("nsubj", "nsubjpass") and tree.is_verb(tree.head[verb]):  # "let them strike"
        verb = tree.head[verb]
    if low in _OBJECTS and (low != "it" or dep not in ("nsubj", "nsubjpass")):
        own = [k for k in subjects(tree, verb) if k != i]
        return _names(scene, tree, own)
    first = [k for k in tree.children(verb, "prep", "advcl") if k < i and not tree.children(k, "nsubj", "nsubjpass")]
    fronted = [k for p in first for k in tree.subtree(p) if tree.dep[k] in ("pobj", "dobj", "dative")]
    return _names(scene, tree, fronted) | _told(scene, tree, i, verb)


def _names(scene: Scene, tree: Tree, tokens: list[int]) -> set[str]:
    """Who is named or, by a word read before, meant there."""
    out: set[str] = set()
    for k in tokens:
        for c in tree.conjuncts(k):
            read, named = scene.meant.get(tree.offsets[c][0]), _named(scene, tree, c)
            out |= {who.name for who in (read.who if read else named[:1] if named else ())}
    return out


def _answered(scene: Scene, tree: Tree, i: int) -> set[str]:
    """Nobody accepts, refuses or praises a word of his own: "Nasser rejected his proposal"."""
    noun = tree.head[i]
    verb = next((h for h in tree.above(noun) if tree.is_verb(h)), None)
    if verb is None or tree.dep[noun] not in ("dobj", "pobj", "nsubjpass"):
        return set()
    if not _types(scene, tree, noun) & SPEECH or not _types(scene, tree, verb) & _RESPONSES:
        return set()
    return _names(scene, tree, subjects(tree, verb))


def _types(scene: Scene, tree: Tree, i: int) -> set[str]:
    types: set[str] = {frame.type for rest, frame in scene.lookup.heads.get(tree.low[i], ()) if not rest}
    return set() if tree.low[i].startswith(_RETRACTS) else types


def _told(scene: Scene, tree: Tree, i: int, verb: int) -> set[str]:
    """In what somebody is told, "he" is the teller; in what he is asked, or is told that he should do, the hearer."""
    for at in (verb, *tree.above(verb)):
        h = tree.head[at]
        if tree.dep[at] != "ccomp" or h >= at:
            continue
        hearers = _names(scene, tree, [k for k in tree.children(h, "dobj", "dative") if k < i])
        auxiliaries = {tree.low[k] for k in tree.children(at, "aux")}
        asks = any(tree.low[k] in _ASKS for k in tree.children(at, "mark", "advmod", "dobj"))
        asked = asks and "INQUIRE" in _types(scene, tree, h) and not auxiliaries & _LEAVE
        if asked or (hearers and auxiliaries & _DUTY):
            return _names(scene, tree, subjects(tree, h))
        return hearers
    return set()


def _of_the_route(scene: Scene, tree: Tree, i: int) -> list[Filler]:
    """Those of the route whom "I", "we" and "you" mean; within quotation marks the one who speaks there."""
    low = tree.low[i]
    quoted = _speaker(scene, tree, i)
    if quoted is not None and low not in _YOU:
        return _read(scene, tree, i, quoted, "who speaks there") if quoted else []
    if quoted is None and (message := _message_at(scene, tree.offsets[i][0])) is not None:
        whom = message[1] if low in _YOU else message[0]
        return _read(scene, tree, i, whom, "by the message that is passed on") if whom else []
    if quoted is None:
        ours = _side(scene, tree.offsets[i][0]) if low in _WE else None
        if ours is not None:
            return _read(scene, tree, i, (ours,), "the side that writes", route=True)
        first, second = scene.participants[:1], scene.participants[1:2]
        keys = (
            (scene.recipients or second) if low in _YOU else (scene.signers if low in _ME else scene.senders) or first
        )
        if keys:
            spans = {k: k.split("-", 2) for k in keys}
            who = [Who(k, int(a), int(b), label, scene.identity(k)) for k, (a, b, label) in spans.items()]
            return _read(scene, tree, i, who, "whom the message is for" if low in _YOU else "who writes", route=True)
    return [Filler(i, None, *tree.offsets[i])]


def _message_at(scene: Scene, at: int) -> tuple[list[Who], list[Who]] | None:
    """Who speaks and who is spoken to in a message that is passed on in quotation marks; None outside of one.

    The sentence before its colon tells: "I pass on a telegram of Comrade Ho:"; to whom may stand in its first words.
    """
    if scene.passed_on is None:
        scene.passed_on = [(m.start(), *m.span(1)) for m in _PASSED_ON.finditer(scene.text)]
    for colon, start, end in scene.passed_on:
        if not start <= at < end:
            continue
        named = [m for m in scene.mentions if m.label in ("PERSON", "ROLE")]
        said = [m for m in named if scene.sentence(m.start) == scene.sentence(colon) and m.start < colon]
        if not said:
            return None
        to = _ADDRESSED.match(scene.text, start)
        second = [m for m in named if to and m.start == to.end()] or said[1:2]
        return [_who(scene, said[0])], [_who(scene, m) for m in second[:1]]
    return None


def _side(scene: Scene, at: int) -> Who | None:
    """The state or government of who writes, by the name that the text has for it, the last one before a place."""
    if scene.home is None:
        return None
    named = [m for m in scene.mentions if scene.sides.get(m.key) == scene.home and m.label in ("GPE", "ORG")]
    named = [m for m in named if scene.identity(m.key) == scene.home or scene.text[m.start : m.end].endswith(_RULES)]
    before = [m for m in named if m.start < at]
    return _who(scene, (before[-1:] or named)[0]) if named else None


def _speaker(scene: Scene, tree: Tree, i: int) -> tuple[Who, ...] | None:
    """Who says what stands between quotation marks in this sentence; None where nobody is quoted."""
    for at in (i, *tree.above(i)):
        h = tree.head[at]
        if tree.dep[at] not in ("ccomp", "parataxis") or h == at:
            continue
        lo, hi = min(h, at), max(h, at)
        if not any(tree.words[k] in ('"', "“", "”", "``", "''", "'") for k in range(lo, hi)):
            continue
        said = [k for k in tree.children(h, "nsubj") if tree.low[k] not in PRONOUNS]
        found = [one[0] for k in said if (one := _named(scene, tree, k))]
        return tuple(found)
    return None


def _of_two(scene: Scene, tree: Tree, i: int, *, last: bool) -> list[Filler]:
    """The last or first of two: of those named in this sentence, else of those that stood together before."""
    at = tree.offsets[i][0]
    here = [h.who[0] for h in _before(scene, at) if h.at >= tree.start and len(h.who) == 1 and h.who[0].label in ACTORS]
    men = [w for w in here if w.label == "PERSON"] or here
    if last and men:
        return _read(scene, tree, i, men[-1:], "the last named")
    pair = next(_pairs(scene, at, None), None)
    if pair:
        return _read(scene, tree, i, pair[1:] if last else pair[:1], "one of the two named together")
    if len({w.name for w in men}) == 2:
        return _read(scene, tree, i, men[:1], "the first named")
    return []


def _two(scene: Scene, tree: Tree, i: int, noun: str | None) -> list[Filler]:
    """The two that stood together before and are of the kind that a noun asks for ("both sides", "the two leaders")."""
    body = noun is not None and (scene.lookup.is_a("body_noun", noun) or noun in ("sides", "parties"))
    for wanted in (("GPE", "NORP", "ORG"), ("PERSON", "ROLE")) if body else (("PERSON", "ROLE"),):
        pair = next(_pairs(scene, tree.offsets[i][0], wanted if noun else None), None)
        if pair:
            return _read(scene, tree, i, pair, "the two named together before")
    return []


def _pairs(scene: Scene, at: int, labels: tuple[str, ...] | None) -> Iterator[tuple[Who, Who]]:
    """Two of one kind named side by side, the nearest first."""
    now = scene.sentence(at)
    named: list[Mention] = []
    for m in scene.mentions:
        near = m.end <= at and m.label in ACTORS and now - scene.sentence(m.start) <= _AGO
        if near and not (named and m.end <= named[-1].end):  # "Thai" in "Thai envoy" is nobody else
            named.append(m)
    for one, two in zip(reversed(named[:-1]), reversed(named), strict=False):
        if (labels and not {one.label, two.label} <= set(labels)) or (not labels and one.label != two.label):
            continue
        between = scene.text[one.end : two.start].lower().replace("-", " - ").split()
        if len(between) > _WIDE or scene.identity(one.key) == scene.identity(two.key):
            continue
        meeting = any(f.type in _CONTACT for word in between for _, f in scene.lookup.heads.get(word, ()))
        if meeting or not _PAIRED.isdisjoint(between):
            yield _who(scene, one), _who(scene, two)


def _read(
    scene: Scene, tree: Tree, i: int, who: tuple[Who, ...] | list[Who], why: str, *, route: bool = False
) -> list[Filler]:
    """Those meant, as fillers; the place counts from now on as one where they were heard of."""
    at, end = tree.offsets[i]
    if at not in scene.meant:
        scene.meant[at] = Meant(at, end, tuple(who), why)
        if not route:
            insort(heard(scene), Heard(at, tuple(who), frozenset(), _weight(tree, i, who[0])), key=lambda h: h.at)
    return [Filler(-1 if route else i, w.key, w.start, w.end, "coref") for w in who]
