"""Who is meant by words that name nobody: "he", "their", "the latter", "both sides", "the two leaders", "the mission".

The document alone tells. "I" and "you" are those of its route (`voices.py`). Of others grammar may settle it
(`binding.py`: "Rusk said he"); else whoever was named most prominently before (`salience.py`), if anybody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from cablenlp.layers.events import binding
from cablenlp.layers.events.salience import (
    BACK,
    BODY,
    BY_WEIGHT,
    HE,
    IT,
    IT_THERE,
    MANY,
    ME,
    ONE,
    PRONOUNS,
    SHE,
    STATE,
    THEM_THERE,
    THEY,
    WE,
    YOU,
    before,
    fits,
    follow,
    likeliest,
    names,
    read,
    there,
    who,
)
from cablenlp.layers.events.scene import Filler, Scene, Who
from cablenlp.layers.events.tree import ACTORS, Mention, Tree
from cablenlp.layers.events.voices import of_the_route, side

_OPENED = re.compile(r"\s?[(\[,—]\s?()")  # what a name may be put behind
_BEGINS = re.compile(r"\W*(He|She|They|HE|SHE|THEY)\b")
_BESIDE = ("PERSON", "ROLE", "ORG", "GPE")
_NOBODY = ("MESSAGE", "THING", "THINGS")
_SUBJECT = ("nsubj", "nsubjpass")
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "said", "both"))
_OURS = frozenset(("government", "govt", "govts", "administration"))
_PAIRED = frozenset(("and", "or", "with", "&", "-"))
_CONTACT = frozenset(("MEET", "NEGOTIATE", "VISIT"))
_WIDE = 6  # words between two who stand together
_AGO = 3  # sentences since two stood together


def meant(scene: Scene, tree: Tree, i: int, kind: str | None = "actor") -> list[Filler]:
    """Those whom a pronoun means; none where the document does not tell, or tells of things where an actor is asked."""
    low = tree.low[i]
    if low in ME | WE | YOU:
        return of_the_route(scene, tree, i)
    if low in ("both",):
        return _two(scene, tree, i, None)
    if (known := scene.meant.get(tree.offsets[i][0])) is not None:
        return read(scene, tree, i, known.who, known.why)
    possessive = tree.tag[i] == "PRP$" or low in ("his", "its", "their")
    if low in IT and not possessive and binding.of_nobody(scene, tree, i):
        return []
    if beside := _beside(scene, tree, i):
        return read(scene, tree, i, beside, "named beside")
    kinds, things = _kinds(low)
    himself = binding.own(tree, i)
    if himself is not None:
        doing = _surely(scene, tree, himself, kinds)
        return read(scene, tree, i, doing, "who does it") if doing else []
    if speaking := _surely(scene, tree, binding.speaker(scene, tree, i), kinds):
        return read(scene, tree, i, speaking, "who says or hears it")
    following = [k for k in binding.ahead(tree, i) if tree.low[k] not in PRONOUNS]
    if tree.dep[i] in _SUBJECT and (acting := _surely(scene, tree, following, kinds)):
        return read(scene, tree, i, acting, "who does what follows")
    if kind == "actor" and binding.of_things(scene, tree, i):
        return []
    barred = binding.barred(scene, tree, i)
    _catch_up(scene, tree.offsets[i][0], low)
    acts = kind == "actor" and (possessive or tree.dep[i] == "nsubj")  # who acts is no thing
    found = likeliest(scene, tree, i, kinds if acts or not things else kinds | things, barred, lady=low in SHE)
    if low in SHE:
        found = found or likeliest(scene, tree, i, STATE, barred)
    if not found or found[0].label in _NOBODY or (kind == "actor" and found[0].label in things):
        return []
    return read(scene, tree, i, found, BY_WEIGHT)


def _kinds(low: str) -> tuple[dict[str, float], dict[str, float]]:
    """What a pronoun may mean: somebody, and of things."""
    if low in HE | SHE:
        return ONE, {}
    return (MANY, THEM_THERE) if low in THEY else (BODY, IT_THERE)


def _catch_up(scene: Scene, at: int, low: str) -> None:
    """Read first the same pronouns that begin the sentences before: a record goes on with "He" for a whole page."""
    own = next(words for words in (HE, SHE, IT, THEY) if low in words)
    now = scene.sentence(at)
    left: list[tuple[int, int, str]] = []
    for n in range(now - 1, max(now - BACK, 0) - 1, -1):
        begun = _BEGINS.match(scene.text, scene.starts[n - 1]) if n else None
        if begun is None or begun[1].lower() not in own:
            continue
        if begun.start(1) in scene.meant or begun.start(1) in scene.tried:
            break
        left.append((*begun.span(1), begun[1].lower()))
    for start, end, word in reversed(left):
        scene.tried.add(start)
        n = bisect_left(scene.trees, start, key=lambda t: t.end)
        tree = scene.trees[n] if n < len(scene.trees) and scene.trees[n].start <= start else None
        token = next((k for k in range(len(tree)) if tree.offsets[k][0] == start), None) if tree else None
        if tree is not None and token is not None:
            meant(scene, tree, token)
        elif tree is None:
            follow(scene, start, end, _kinds(word)[0], lady=word in SHE)


def _surely(scene: Scene, tree: Tree, tokens: list[int], kinds: dict[str, float]) -> tuple[Who, ...]:
    """Those named or meant by words that grammar points to, if they agree with the pronoun; a state may be "they"."""
    for k in tokens:
        if tree.low[k] in PRONOUNS - ME - WE - YOU:
            meant(scene, tree, k)
    found = tuple(w for k in tokens for c in tree.conjuncts(k) for w in there(scene, tree, c))
    return found if found and fits(scene, found, kinds) else ()


def thing(scene: Scene, tree: Tree, i: int) -> list[Filler]:
    """The goods, forces or papers that "it", "they", "these" mean where a thing is asked for ("and shipped them")."""
    low = tree.low[i]
    if low not in ("it", "they", "them", "these", "those") or binding.of_nobody(scene, tree, i):
        return []
    kinds = {"MIL_UNIT": 0.8} | (IT_THERE if low == "it" else THEM_THERE)
    found = likeliest(scene, tree, i, kinds, binding.barred(scene, tree, i))
    goods = bool(found) and (found[0].key is not None or scene.lookup.is_a("goods_noun", found[0].name))
    return read(scene, tree, i, found, BY_WEIGHT) if goods else []


def _beside(scene: Scene, tree: Tree, i: int) -> tuple[Who, ...]:
    """The name put behind a pronoun: "he (Hopkins)", "He, Hull, had spoken", "he (President Tito)"."""
    end = tree.offsets[i][1]
    opened = _OPENED.match(scene.text, end)
    if opened is None:
        return ()
    n = bisect_left(scene.mentions, opened.start(1), key=lambda m: m.start)
    for m in scene.mentions[n : n + 1]:
        apart = scene.text[opened.start(1) : m.start].strip()
        closed = scene.text[m.end : m.end + 1] in (")", "]", ",", "—")
        if closed and m.label in _BESIDE and (not apart or (apart.istitle() and len(apart.split()) == 1)):
            return (who(scene, m),)
    return ()


def named_before(scene: Scene, tree: Tree, i: int) -> list[Filler]:
    """Those whom a noun takes up: "the latter", "the two leaders", and "the delegation" after "the Thai delegation"."""
    low = tree.low[i]
    if low in ("latter", "former"):
        return _of_two(scene, tree, i, last=low == "latter")
    told = {tree.low[k] for k in tree.children(i, "det", "nummod", "predet", "amod", "poss")}
    sides = scene.lookup.is_a("body_noun", low) or told & {"the", "these", "those", "both"}
    if told & {"two", "both"} and sides and (tree.tag[i] in ("NNS", "NNPS") or low.endswith("s")):
        return _two(scene, tree, i, low)
    if not told & _DEFINITE or told - _DEFINITE or tree.children(i, "prep", "acl", "relcl", "compound", "appos"):
        return []
    if "this" in told and low in _OURS:
        ours = side(scene, tree.offsets[i][0])
        return read(scene, tree, i, (ours,), "the side that writes", route=True) if ours else []
    words = scene.lookup.base(low)
    for h in reversed(before(scene, tree.offsets[i][0])):
        if len(h.who) == 1 and not words.isdisjoint(h.words):
            if h.who[0].key and not (h.who[0].label == "BODY" and scene.lookup.is_a("goods_noun", low)):
                return read(scene, tree, i, h.who, f"the {low} named before")
            if h.who[0].end - h.who[0].start > len(low) + len("these "):
                return []  # another has been spoken of since
    return []


def _of_two(scene: Scene, tree: Tree, i: int, *, last: bool) -> list[Filler]:
    """The last or first of two: of those named in this sentence, else of those that stood together before."""
    at = tree.offsets[i][0]
    verb = next((h for h in tree.above(i) if tree.is_verb(h)), i)
    barred = names(scene, tree, [k for k in tree.children(verb, *_SUBJECT) if k != i])
    near = [h for h in before(scene, at) if h.at >= tree.start and len(h.who) == 1 and h.at not in scene.meant]
    here = [h.who[0] for h in near if h.who[0].label in ACTORS and h.who[0].name not in barred]
    men = [w for w in here if w.label in ("PERSON", "ROLE")] or here
    if last and men:
        return read(scene, tree, i, men[-1:], "the last named")
    pair = next(_pairs(scene, at, None), None)
    told = next((h for h in reversed(before(scene, at)) if len(h.who) == 2 and _both(h.who)), None)
    near_enough = told and scene.sentence(at) - scene.sentence(told.at) <= _AGO and tree.dep[i] in _SUBJECT
    if told and near_enough and (not pair or told.at > pair[0].start):
        pair = (told.who[0], told.who[1])
    if pair:
        return read(scene, tree, i, pair[1:] if last else pair[:1], "one of the two named together")
    if len({w.name for w in men}) == 2:
        return read(scene, tree, i, men[:1], "the first named")
    return []


def _both(whom: tuple[Who, ...]) -> bool:
    return all(w.label in ACTORS for w in whom)


def _two(scene: Scene, tree: Tree, i: int, noun: str | None) -> list[Filler]:
    """The two that stood together before and are of the kind that a noun asks for ("both sides", "the two leaders")."""
    body = noun is not None and (scene.lookup.is_a("body_noun", noun) or noun in ("sides", "parties"))
    for wanted in (("GPE", "NORP", "ORG"), ("PERSON", "ROLE")) if body else (("PERSON", "ROLE"),):
        pair = next(_pairs(scene, tree.offsets[i][0], wanted if noun else None), None)
        if pair:
            return read(scene, tree, i, pair, "the two named together before")
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
            yield who(scene, one), who(scene, two)
