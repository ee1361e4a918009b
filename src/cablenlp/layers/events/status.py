"""How real an event is: the words around it, then what governs it.

The rules are those of the annotation guide: an act still to be done takes its status from the act that has it
as content, the later of two governing acts wins, what is done stays asserted whatever governs it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from cablenlp.layers.events.acts import Act
from cablenlp.layers.events.tree import Tree
from cablenlp.layers.events.triggers import Index
from cablenlp.layers.events.wording import carrier, own
from cablenlp.lexicon.frames import GOVERNS, SPEECH

_DECISIVE = ("AGREE", "REFUSE")
_NOMINAL_TALKS = {"NEGOTIATE": "possible", "MEDIATE": "possible"}
# So many acts over one another decide what the innermost is; nobody writes more.
_DEEP = 6
_ME = ("i", "we")
#: What is said to bring something about, and stands whatever the answer is.
_INITIATIVES = ("PROPOSE", "REQUEST", "DEMAND", "INQUIRE", "INVITE", "ADVISE", "WARN", "ACCUSE")
_OPEN = ("planned", "possible", "requested", "ordered", "proposed")
_UNREAL = ("planned", "possible", "requested", "ordered", "proposed", "agreed", "refused", "negated")
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "his", "her", "their", "its", "our"))


def settle(
    acts: list[Act], lookup: Index, same: Callable[[str | None], str], later: Collection[int] = frozenset()
) -> None:
    """Give every event its status and cue; those that govern come first.

    `same` tells who a mention is; `later` are the events dated after their document.
    """
    done: set[int] = set()

    def visit(n: int, path: tuple[int, ...]) -> None:
        if n in done or n in path:
            return
        for g in acts[n].over:
            visit(g, (*path, n))
        _settle(acts, n, lookup, same)
        if (
            n in later
            and acts[n].type not in SPEECH
            and acts[n].status in ("asserted", "ongoing")
            and not acts[n].cue
            and not realised(acts[n])
        ):
            acts[n].status = "planned"
        done.add(n)

    for n in range(len(acts)):
        visit(n, ())
    _purposes(acts)


def _settle(acts: list[Act], n: int, lookup: Index, same: Callable[[str | None], str]) -> None:
    act = acts[n]
    speech, stands = act.type in SPEECH or act.type == "DECIDE", act.type in _INITIATIVES
    status, cue = own(act.tree, act.head, act.tokens, lookup, speech=speech, stands=stands)
    if act.frame.status and status is None:
        status = act.frame.status
    if act.type in SPEECH and _courteous(acts, act, lookup):
        act.status, act.cue = "asserted", (act.tree.head[act.head],)
        return
    if cue and _polite(act, cue[0]):
        status = "asserted"
    if status == "possible" and cue and act.tree.low[cue[0]] in ("would", "'d") and act.tree.tag[cue[0]] == "MD":
        mine = {same(f.key) for f in act.of("agent")}  # "he said he would": what one says of oneself is a plan
        if any(
            mine & {same(f.key) for f in acts[g].of("agent")} or _past(acts[g].tree, acts[g].head)
            for g in act.over
            if acts[g].type in SPEECH
        ):
            status = "planned"
    governed, word = _governed(acts, act, status)
    if governed is None and status in (None, "proposed"):
        governed, word = _within(acts, act, own_status=status)
    if governed:
        status, cue = governed, cue if governed == status and cue else word
    act.status, act.cue = status or "asserted", cue


def _past(tree: Tree, i: int) -> bool:
    """Whether what is told lies before: "said", "having said", "went on to say", "the report that they would leave"."""
    return tree.tag[i] in ("VBD", "VBN", "VBG", "NN", "NNS") or (
        tree.tag[i] == "VB" and tree.tag[tree.head[i]] == "VBD"
    )


def _to_do(act: Act) -> bool:
    """Whether an act is still to be done: an infinitive or a clause of wishing."""
    return act.tree.is_verb(act.head) and act.status in _OPEN and not realised(act)


def _polite(act: Act, k: int) -> bool:
    """Whether a modal only softens what is said now: "I would advise", "would be grateful", "I can assure you"."""
    tree = act.tree
    verb = carrier(tree, act.head, act.tokens)
    first = verb
    while tree.dep[first] == "conj" and not tree.children(first, "nsubj"):
        first = tree.head[first]
    who = tree.children(first, "nsubj")
    me = any(tree.low[s] in _ME for s in who) or (not who and tree.dep[verb] == "ROOT")
    asks = act.type in ("REQUEST", "INQUIRE") and not tree.children(verb, "neg")
    if tree.low[k] == "would" and asks and (not tree.is_verb(act.head) or tree.low[act.head] == "appreciate"):
        return True
    if not me or act.over or tree.low[k] not in ("would", "must", "can", "may", "should", "could"):
        return False
    wishes = any(tree.is_a("wishing", t) for t in act.tokens)
    marks = [tree.low[m] for c in tree.children(verb, "advcl") for m in tree.children(c, "mark", "aux")]
    if not {"if", "should"}.isdisjoint(marks) and not wishes:
        return False  # "if they refuse, I would propose"
    if tree.low[k] == "would" and act.type in ("ADVISE", "REQUEST", "PROPOSE", "INQUIRE", "WARN"):
        return True
    if tree.low[k] == "should" and wishes:
        return True  # "we should like to know"
    told = [o for o in tree.children(verb, "dobj", "dative") if tree.low[o] != "you"]
    return act.type in ("INFORM", "PROMISE") and not told and bool(tree.children(verb, "ccomp"))


def _courteous(acts: list[Act], act: Act, lookup: Index) -> bool:
    """Whether what governs a verb of saying only leads up to it: "I feel bound to say", "am glad to inform you"."""
    tree, i = act.tree, act.head
    h = tree.head[i]
    if not tree.is_verb(i) or not tree.infinitive(i) or h == i or not tree.is_a("courtesy", h):
        return False
    up = h
    while tree.head[up] != up and not tree.children(up, "nsubj", "nsubjpass"):
        up = tree.head[up]
    modal = any(tree.tag[k] == "MD" and tree.low[k] not in ("would", "should") for k in tree.children(up, "aux"))
    if modal or tree.children(up, "neg") or any(h not in acts[n].tokens for n in act.over):
        return False
    if tree.low[h] in ("honor", "honour", "pleasure", "privilege") and tree.low[up] in ("have", "has"):
        return True  # "the Embassy has the honour to inform you"
    return any(tree.low[s] in _ME for s in tree.children(up, "nsubj", "nsubjpass"))


def realised(act: Act) -> bool:
    """Whether an event is told as done: a finite verb in the past or the perfect, or a participle of the past."""
    tree, i = act.tree, carrier(act.tree, act.head, act.tokens)
    if not tree.is_verb(i):
        return False
    auxiliaries = {tree.low[k] for k in tree.children(i, "aux")}
    if tree.tag[i] == "VBD":
        return True
    if tree.tag[i] == "VBN":
        passive = {tree.low[k] for k in tree.children(i, "auxpass")}
        if auxiliaries & {"has", "have", "had", "having"} or passive & {"was", "were"}:
            return "to" not in auxiliaries and not auxiliaries & {"would", "should", "could", "may", "might"}
        return tree.dep[i] in ("acl", "amod", "relcl") and not passive
    return False


def _under_way(act: Act, status: str | None) -> bool:
    """Whether an event is told as going on: "are leaving", "have been urging"."""
    tree, i = act.tree, act.head
    going = [k for k in tree.children(i, "aux") if tree.tag[k] in ("VBP", "VBZ", "VBD", "VBN")]
    return status == "ongoing" and tree.tag[i] == "VBG" and bool(going)


def _governed(acts: list[Act], act: Act, status: str | None) -> tuple[str | None, tuple[int, ...]]:
    """What the acts that have this event as content make of it: of "refused to sign" the signing is refused."""
    best: tuple[str | None, tuple[int, ...]] = (None, ())
    rank = -1
    inner = any(_to_do(acts[n]) and (acts[n].frame.gives or GOVERNS.get(acts[n].type)) for n in act.over)
    for n in act.over:
        for level, g in _chain(acts, n):
            given = _given(act, g)
            if given is None or (level and inner and g.type != "REFUSE"):  # "agreed to ask them to mediate"
                continue
            if g.type == "INFORM" and status != "planned":
                continue
            if (realised(act) or _under_way(act, status)) and g.type != "INQUIRE":
                if g.frame.gives == "negated" and g.type == "REFUSE" and g.status == "asserted":
                    return "negated", tuple(g.tokens) if g.tree is act.tree else ()  # "denied that he had met them"
                continue
            if status == "negated":
                continue
            if _said_before(act, g, level):
                break
            if g.type == "DECIDE" and status is not None and g.frame.gives is None:
                continue
            score = (
                10 * (g.type in _DECISIVE)
                + level
                + (g.type in ("REQUEST", "DEMAND", "ORDER", "PROPOSE", "ADVISE", "PROMISE"))
            )
            if score > rank:
                rank = score
                best = _made(g, given, status, level), tuple(g.tokens) if g.tree is act.tree else ()
    return best


def _given(act: Act, g: Act) -> str | None:
    """What an act gives to its content by its frame or type; None of one that only tells what is so."""
    given: str | None = g.frame.gives or GOVERNS.get(g.type)
    if given is None and not act.tree.is_verb(act.head):
        given = _NOMINAL_TALKS.get(g.type)
    return None if given == "asserted" and g.status == "asserted" else given


def _said_before(act: Act, g: Act, level: int) -> bool:
    """Whether a noun of saying was said before what is done with it: "rejected the offer", "promised to weigh it"."""
    if act.tree.is_verb(act.head):
        return False
    answered = act.type in SPEECH and g.type in (*_DECISIVE, "DECIDE", "WARN", "INQUIRE")
    return answered or (not level and g.type == "PROMISE" and act.type in _INITIATIVES)


def _made(g: Act, given: str, status: str | None, level: int) -> str:
    """What an act that is itself real, open or denied makes of its content: "did not rule out an attack"."""
    new: str = g.status if given == "asserted" else given  # "would be compelled to sign"
    if given == "planned" and g.status == "possible":  # "whether they are willing to sign"
        new = "possible"
    if given in ("agreed", "refused") and g.status in _OPEN and (given == "agreed" or g.status == "possible"):
        new = g.status  # "whether they have agreed to attend"
    if status == "halted" and (new != "refused" or level):
        return "halted"
    if g.status not in ("negated", "refused"):
        return new
    if "refused" in (g.frame.gives, GOVERNS.get(g.type)) or g.frame.gives == "negated":
        return "possible" if g.tree.is_verb(g.head) else "agreed"  # "no objection to an attack"
    return "refused" if g.type == "AGREE" else "negated"


def _within(acts: list[Act], act: Act, *, own_status: str | None) -> tuple[str | None, tuple[int, ...]]:
    """What an act makes of an event that stands within its clause though it is not its content."""
    tree, i = act.tree, act.head
    if realised(act) or (tree.is_verb(i) and own_status is None and not tree.infinitive(i)):
        return None, ()
    bargain = tree.dep[i] == "pobj" and tree.low[tree.head[tree.head[i]]] in ("return", "exchange")
    if not (tree.is_verb(i) or bargain) and (  # "a loan in return for the release of"
        act.type in SPEECH or any(tree.low[k] in _DEFINITE for k in tree.children(i, "det", "poss"))
    ):
        return None, ()
    heads = {t: a for a in acts if a.tree is tree and a is not act for t in a.tokens}
    at = i
    for h in tree.above(i):
        if tree.dep[at] in ("relcl", "parataxis", "nsubj") or (tree.dep[at] == "advcl" and not tree.infinitive(at)):
            break
        over = heads.get(h)
        if over is not None:
            given = over.frame.gives or GOVERNS.get(over.type)
            if over.type in ("WARN", "DECIDE", "INQUIRE", "REFUSE") or over.status in ("negated", "refused"):
                break
            return (given, tuple(over.tokens)) if given and at > h else (None, ())
        if tree.is_verb(h) and tree.tag[h] in ("VBD", "VBZ", "VBP") and tree.children(h, "nsubj", "nsubjpass"):
            break
        at = h
    return None, ()


def _chain(acts: list[Act], n: int) -> list[tuple[int, Act]]:
    """An act and those over it, nearest first, as far as nothing is reported in between."""
    out: list[tuple[int, Act]] = []
    todo, seen = [(0, n)], {n}
    while todo:
        level, k = todo.pop(0)
        act = acts[k]
        out.append((level, act))
        if level == _DEEP or act.type in ("INFORM", "CONVEY", "ACCUSE", "WARN") or realised(act):
            continue
        for up in act.over:
            if up not in seen:
                seen.add(up)
                todo.append((level + 1, up))
    return out


def _purposes(acts: list[Act]) -> None:
    """An infinitive of purpose shares the status of what is done for it, and is no more than planned."""
    for act in acts:
        tree, i = act.tree, act.head
        if act.status == "asserted" and not act.cue and _aim(tree, i):
            over = _act_above(acts, act)
            if over is not None and over.status in _UNREAL:
                act.status = over.status  # "ready to fly to Sochi for consultation"
        if act.status != "asserted" or act.cue or not tree.is_verb(i):
            continue
        if tree.tag[i] == "VBG" and tree.dep[i] in ("acl", "advcl", "conj"):
            over = _act_above(acts, act)
            if over is not None and over.status in _OPEN and not _said_too(acts, act):
                act.status = over.status
        elif _purpose(acts, act):
            act.status = _of_purpose(acts, act)


def _act_above(acts: list[Act], act: Act) -> Act | None:
    """The nearest event that an event hangs on: of "ready to fly for talks", the flight over the talks."""
    same = [a for a in acts if a.tree is act.tree]
    return next((a for h in act.tree.above(act.head) for a in same if h in a.tokens), None)


def _said_too(acts: list[Act], act: Act) -> bool:
    """Whether a participle says more of what somebody said: "refused, adding that they would protest"."""
    told = any(a.type in SPEECH and realised(a) for a in acts if a.tree is act.tree)
    return told and act.tree.is_a("adding", act.head)


def _purpose(acts: list[Act], act: Act) -> bool:
    """Whether an event is an infinitive that is still open: "came to sign", not "compelled them to sign"."""
    tree, i = act.tree, act.head
    if not tree.infinitive(i) or tree.children(i, "nsubj") or tree.dep[i] == "ROOT":
        return False
    if any(acts[n].frame.gives == "asserted" and acts[n].status == "asserted" for n in act.over):
        return False
    return not any(tree.low[a] == "have" for a in tree.children(i, "aux"))


def _of_purpose(acts: list[Act], act: Act) -> str:
    """How real a purpose is: as what is done for it, else planned; "might use any excuse to cross" leaves it open."""
    tree, above = act.tree, set(act.tree.above(act.head))
    main = [a for a in acts if a.tree is tree and a is not act and a.head in above]
    if main and main[-1].status not in ("asserted", "ongoing", "negated", "planned"):
        return main[-1].status
    verb = next((h for h in tree.above(act.head) if tree.is_verb(h)), act.head)
    might = any(tree.low[k] in ("may", "might", "could") for k in tree.children(verb, "aux"))
    return "possible" if might else "planned"


def _aim(tree: Tree, i: int) -> bool:
    """Whether a noun says what something is done for: "for consultation"."""
    p = tree.head[i]
    if tree.is_verb(i) or tree.dep[i] != "pobj" or tree.low[p] != "for" or not tree.is_verb(tree.head[p]):
        return False
    return not any(tree.low[k] in _DEFINITE for k in tree.children(i, "det", "poss"))


__all__ = ["realised", "settle"]
