"""How real an event is: the words around it, then what governs it.

The rules are those of the annotation guide: an act still to be done takes its status from the act that has it
as content, the later of two governing acts wins, what is done stays asserted whatever governs it.
"""

from __future__ import annotations

from collections.abc import Callable

from cablenlp.layers.events.acts import Act
from cablenlp.layers.events.places import subjects
from cablenlp.layers.events.tree import Tree
from cablenlp.layers.events.triggers import Index
from cablenlp.lexicon.frames import GOVERNS, SPEECH, Cue

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
_DECISIVE = ("AGREE", "REFUSE")
_NOMINAL_TALKS = {"NEGOTIATE": "possible", "MEDIATE": "possible"}
# What a governing word comes to when it is denied itself: "did not exclude an attack".
_DENIED = {
    "halted": "ongoing", "planned": "negated", "ongoing": "negated", "asserted": "negated", "refused": "possible",
}  # fmt: skip
_STOPS = ("halted", "negated")
_IF = ("if", "unless", "whether", "provided", "lest")
_NO = ("no", "neither", "nor", "not")

Said = tuple[str | None, tuple[int, ...]]


def settle(acts: list[Act], lookup: Index, same: Callable[[str | None], str]) -> None:
    """Give every event its status and cue; those that govern come first. `same` tells who a mention is."""
    done: set[int] = set()

    def visit(n: int, path: tuple[int, ...]) -> None:
        if n in done or n in path:
            return
        for g in acts[n].over:
            visit(g, (*path, n))
        _settle(acts, n, lookup, same)
        done.add(n)

    for n in range(len(acts)):
        visit(n, ())
    _purposes(acts)


def _settle(acts: list[Act], n: int, lookup: Index, same: Callable[[str | None], str]) -> None:
    act = acts[n]
    status, cue = own(act.tree, act.head, act.tokens, lookup, speech=act.type in SPEECH)
    if act.frame.status and status is None:
        status = act.frame.status
    if cue and _polite(act, cue[0]):
        status, cue = None, ()
    if status == "possible" and cue and act.tree.low[cue[0]] in ("would", "'d") and act.tree.tag[cue[0]] == "MD":
        mine = {same(f.key) for f in act.of("agent")}  # "he said he would": what one says of oneself is a plan
        if any(
            mine & {same(f.key) for f in acts[g].of("agent")} or acts[g].tree.tag[acts[g].head] == "VBD"
            for g in act.over
            if acts[g].type in SPEECH
        ):
            status = "planned"
    governed, word = _governed(acts, act, status)
    if governed:
        status, cue = governed, cue if governed == status and cue else word
    act.status, act.cue = status or "asserted", cue


def _polite(act: Act, k: int) -> bool:
    """Whether a modal only softens what is said now: "I would advise", "would be grateful", "I must say"."""
    tree = act.tree
    verb = _carrier(tree, act.head, act.tokens)
    me = any(tree.low[s] in ("i", "we") for s in tree.children(verb, "nsubj"))
    if tree.low[k] == "would":
        return (act.type in ("REQUEST", "INQUIRE") and not tree.is_verb(act.head)) or (
            me and act.type in ("ADVISE", "REQUEST", "PROPOSE", "INQUIRE", "WARN") and not act.over
        )
    return tree.low[k] == "must" and me and act.type == "INFORM"


def own(tree: Tree, head: int, tokens: tuple[int, ...], lookup: Index, *, speech: bool = False) -> Said:
    """The status that the words around a trigger give it, with those words; None where they leave it open."""
    verb = _carrier(tree, head, tokens)
    negated = _negation(tree, verb, tokens, lookup)
    if negated:
        return "negated", negated
    nominal = not tree.is_verb(verb)
    status, cue = _modal(tree, verb, lookup)
    for t in tokens if not tree.is_verb(head) else (head,):
        for k in tree.children(t, "amod", "advmod", "nmod"):
            modifier = lookup.cue("modifier", lookup.base(tree.low[k]))
            if modifier and k not in tokens:
                status, cue = modifier.status or status, (k,)
    done = tree.tag[verb] == "VBD" or (tree.tag[verb] == "VBN" and tree.dep[verb] in ("acl", "amod"))
    outer, word = (None, ()) if done else _governors(tree, verb, tokens, lookup)
    if outer == "possible" and nominal and speech:
        outer = None
    if outer and (status is None or outer in (*_STOPS, "refused", "possible")):
        status, cue = outer, word
    if status is None and nominal:
        status, cue = _carried(tree, verb, lookup)
    condition = _condition(tree, verb)
    if condition and (status in (None, "proposed", "ongoing") or (status == "planned" and not nominal)):
        status, cue = "possible", condition
    if status is None and not nominal and (before := _not_yet(tree, verb)):
        status, cue = "planned", before
    if status is None and not nominal and _progressive(tree, verb, lookup):
        status = "ongoing"
    return status, cue


def _carried(tree: Tree, noun: int, lookup: Index) -> Said:
    """What the modal of its verb makes of a noun that tells an event ("would provoke retaliation")."""
    definite = any(tree.low[k] in ("the", "this", "that", "these", "those") for k in tree.children(noun, "det"))
    at = noun
    for h in tree.above(noun):
        if tree.is_verb(h):
            if tree.dep[at] not in ("dobj", "nsubjpass", "prep", "attr"):
                break
            light = bool(lookup.cue("light", lookup.base(tree.low[h])))
            return (None, ()) if not light and (definite or tree.children(noun, "poss")) else _modal(tree, h, lookup)
        if tree.dep[at] not in ("pobj", "prep", "conj"):
            break
        at = h
    return None, ()


def _carrier(tree: Tree, head: int, tokens: tuple[int, ...]) -> int:
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
    for t in tokens:
        around += tree.children(t, "det", "neg")
    for k in tree.children(verb, "dobj", "nsubjpass", "nsubj", "dative", "advmod"):
        around += [d for d in tree.children(k, "det", "advmod", "neg", "preconj") if tree.low[d] in _NO]
        if tree.low[k] in ("nothing", "nobody", "none", "neither"):
            around.append(k)
    if _shares(tree, verb):
        around += tree.children(h, "neg")
    if tree.dep[verb] == "conj":  # "neither accepted nor refused"
        around += [k for k in tree.children(h, "cc") if k < verb and tree.low[k] == "nor"]
    if tree.dep[verb] == "xcomp":  # "does not wish to", "did not intend to"
        words = lookup.base(tree.low[h])
        if lookup.cue("transparent", words) or lookup.cue("governor", words):
            around += tree.children(h, "neg")
    for k in sorted(around):
        if k in tokens or (tree.low[k] == "not" and _no_denial(tree, k)):
            continue
        if tree.dep[k] == "neg" or lookup.cue("negation", {tree.low[k]}):
            return (k,)
    if tree.dep[verb] in ("pcomp", "pobj") and tree.low[h] == "without":
        return (h,)
    return ()


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
                return _by_subject(tree, i, k, cue.status), (k,)
        if _shares(tree, i):
            i = tree.head[i]
            continue
        break
    if _imperative(tree, i):
        return "requested", ()
    h = tree.head[verb]
    if tree.dep[verb] == "xcomp" and any(tree.low[a] == "to" for a in tree.children(verb, "aux")):
        if tree.low[h] in ("is", "are", "was", "were", "be", "am"):
            return "planned", (h,)
        above = _modal(tree, h, lookup) if tree.children(h, "aux") else (None, ())
        if above[0]:
            return above
        if tree.low[h] in ("has", "have", "had", "need", "needs", "ought"):
            return "proposed", (h,)
    return None, ()


def _by_subject(tree: Tree, i: int, k: int, status: str) -> str:
    """A modal in its clause: "should he complain" is a condition, "you should" a request."""
    subject = next(iter(tree.children(i, "nsubj", "nsubjpass")), None)
    if subject is None or tree.low[k] not in ("should", "shall", "must", "need"):
        return status
    if tree.low[k] == "should" and k < subject:
        return "possible"
    return "requested" if tree.low[subject] == "you" else status


def _imperative(tree: Tree, i: int) -> bool:
    return tree.tag[i] == "VB" and tree.dep[i] == "ROOT" and not tree.children(i, "nsubj", "nsubjpass", "aux")


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
        found = (_phrase(tree, h, at, words, lookup) or lookup.cue("governor", words)) if h not in tokens else None
        if h not in tokens and found is None and tree.low[h] in lookup.forms:
            break
        if found and found.status and dep != "conj":
            new: str = found.status
            if tree.children(h, "neg"):
                new = _DENIED.get(new, new)
            if status is None or new in _STOPS or (status in ("planned", "ongoing") and new != "ongoing"):
                status, cue = new, (h,)
        at = h
    if status is None and (not tree.is_verb(i) or (tree.tag[i] == "VB" and not tree.children(i, "aux"))):
        first = tree.subtree(i)[0]  # telegraphic: "failure US deliver ships", "possibility early armistice"
        before = lookup.cue("governor", lookup.base(tree.low[first - 1])) if first else None
        if before and before.status and tree.pos[first - 1] == "NOUN" and first - 1 not in tokens:
            return before.status, (first - 1,)
    return status, cue


def _phrase(tree: Tree, h: int, at: int, words: set[str], lookup: Index) -> Cue | None:
    """A governing verb with its particle or the "to" of what it governs: "put off", "hold up", "expect to"."""
    table = lookup.cues.get("governor", {})
    particles = {tree.low[k] for k in tree.children(h, "prt", "advmod", "prep")}
    if tree.dep[at] == "xcomp" and not tree.children(at, "nsubj", "nsubjpass"):
        particles |= {tree.low[k] for k in tree.children(at, "aux")}
    return next((cue for w in words for form, cue in table.get(w, ()) if len(form) == 2 and form[1] in particles), None)


def _condition(tree: Tree, i: int) -> tuple[int, ...]:
    """The "if" or "whether" of the clause that an event stands in."""
    at = i
    for h in [i, *tree.above(i)]:
        if h != i and tree.low[h] in ("provided", "providing", "assuming") and tree.dep[at] in ("ccomp", "xcomp"):
            return (h,)
        if h != i and tree.dep[at] not in ("xcomp", "conj", "acomp", "attr", "dobj", "pcomp", "prep", "pobj"):
            return ()
        for k in tree.kids[h]:
            if tree.dep[k] in ("mark", "advmod", "prep") and tree.low[k] in _IF and k < h:
                return (k,)
        at = h
    return ()


def _not_yet(tree: Tree, i: int) -> tuple[int, ...]:
    """The "before" or "until" of something still to come: its clause is not in the past."""
    past = tree.tag[i] == "VBD" or any(tree.tag[k] in ("VBD", "VBN") for k in tree.children(i, "aux", "auxpass"))
    return () if past else tuple(k for k in tree.children(i, "mark") if tree.low[k] in ("before", "until", "till"))


def _progressive(tree: Tree, i: int, lookup: Index) -> bool:
    if tree.tag[i] == "VBG":
        bare = tree.dep[i] == "ROOT" and any(not lookup.is_a("message", tree.low[k]) for k in tree.children(i, "nsubj"))
        return bare or any(tree.low[k] in ("is", "are", "am", "being") for k in tree.children(i, "aux"))
    return any(tree.low[k] == "being" for k in tree.children(i, "auxpass"))


def realised(act: Act) -> bool:
    """Whether an event is told as done: a finite verb in the past or the perfect, or a participle of the past."""
    tree, i = act.tree, _carrier(act.tree, act.head, act.tokens)
    if not tree.is_verb(i):
        return False
    auxiliaries = {tree.low[k] for k in tree.children(i, "aux")}
    if tree.tag[i] == "VBD":
        return True
    if tree.tag[i] == "VBN":
        passive = {tree.low[k] for k in tree.children(i, "auxpass")}
        if auxiliaries & {"has", "have", "had"} or passive & {"was", "were"}:
            return "to" not in auxiliaries and not auxiliaries & {"would", "should", "could", "may", "might"}
        return tree.dep[i] in ("acl", "amod", "relcl") and not passive
    return False


def _governed(acts: list[Act], act: Act, status: str | None) -> tuple[str | None, tuple[int, ...]]:
    """What the acts that have this event as content make of it."""
    best: tuple[str | None, tuple[int, ...]] = (None, ())
    rank = -1
    for n in act.over:
        for level, g in _chain(acts, n):
            given = g.frame.gives or GOVERNS.get(g.type)
            if given is None and not act.tree.is_verb(act.head):
                given = _NOMINAL_TALKS.get(g.type)  # type: ignore[assignment]
            if given is None:
                continue
            if g.type == "INFORM" and status != "planned":
                continue
            if realised(act) and g.type != "INQUIRE":
                continue
            if status == "negated":
                continue
            if (
                not act.tree.is_verb(act.head)
                and act.type in SPEECH
                and g.type in (*_DECISIVE, "DECIDE", "WARN", "INQUIRE")
            ):
                continue
            if g.type == "DECIDE" and status is not None and g.frame.gives is None:
                continue
            new: str = given
            if status == "halted" and new not in ("refused", "agreed"):
                new = "halted"
            if status == "halted" and new == "agreed":
                new = "halted"
            if g.status in ("negated", "refused"):
                new = "refused" if g.type in ("AGREE", "PROMISE") else "negated"
                if "refused" in (g.frame.gives, GOVERNS.get(g.type)) or g.frame.gives == "negated":
                    new = "possible"  # "did not rule out an attack"
            score = (
                10 * (g.type in _DECISIVE)
                + level
                + (g.type in ("REQUEST", "DEMAND", "ORDER", "PROPOSE", "ADVISE", "PROMISE"))
            )
            if score > rank:
                rank, best = score, (new, tuple(g.tokens) if g.tree is act.tree else ())
    return best


def _chain(acts: list[Act], n: int) -> list[tuple[int, Act]]:
    """An act and those over it, nearest first, as far as nothing is reported in between."""
    out: list[tuple[int, Act]] = []
    todo, seen = [(0, n)], {n}
    while todo:
        level, k = todo.pop(0)
        act = acts[k]
        out.append((level, act))
        if act.type in ("INFORM", "CONVEY", "ACCUSE", "WARN") or realised(act):
            continue
        for up in act.over:
            if up not in seen:
                seen.add(up)
                todo.append((level + 1, up))
    return out


def _purposes(acts: list[Act]) -> None:
    """An infinitive of purpose shares the status of what is done for it, and is no more than planned."""
    for act in acts:
        if act.status != "asserted" or act.cue or not act.tree.is_verb(act.head):
            continue
        tree = act.tree
        if tree.tag[act.head] == "VBG" and tree.dep[act.head] in ("acl", "advcl", "conj"):
            over = next((a for h in tree.above(act.head) for a in acts if a.tree is tree and h in a.tokens), None)
            if over is not None and over.status in (
                "planned",
                "proposed",
                "requested",
                "ordered",
                "possible",
            ):
                act.status = over.status
            continue
        if not any(tree.low[a] == "to" for a in tree.children(act.head, "aux")) or tree.children(act.head, "nsubj"):
            continue
        if tree.dep[act.head] == "ROOT" or any(tree.low[a] == "have" for a in tree.children(act.head, "aux")):
            continue
        above = set(tree.above(act.head))
        main = [a for a in acts if a.tree is tree and a is not act and a.head in above]
        act.status = (
            main[-1].status if main and main[-1].status not in ("asserted", "ongoing", "negated") else "planned"
        )


__all__ = ["own", "realised", "settle", "subjects"]
