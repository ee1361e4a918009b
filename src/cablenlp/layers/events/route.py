"""What the text leaves to the route: who speaks, and to whom."""

from __future__ import annotations

from typing import Any

from cablenlp.layers.events.acts import Act
from cablenlp.layers.events.fillers import Filler, Scene, as_text, fill, route
from cablenlp.layers.events.places import modifiers, possessors, preposition, subjects
from cablenlp.layers.events.templates import TEMPLATES
from cablenlp.layers.events.tree import Tree
from cablenlp.lexicon.frames import SPEECH

# Acts whose speaker is to do what they are about, and those whose hearer is.
_OWN = frozenset(("REFUSE", "PROMISE", "DECIDE", "AGREE", "WARN"))
_OTHERS = frozenset(("REQUEST", "ORDER", "ADVISE", "DEMAND", "INVITE"))
_BY = frozenset(("by", "on"))
_OF = frozenset(("of",))
#: Types whose agent speaks to the recipient unless the text says otherwise.
_ADDRESSED = SPEECH - {"ACCUSE", "PRAISE", "CONVEY"}


def people(header: dict[str, Any], field: str) -> list[str]:
    """The mentions of one field of the header."""
    return [p["mention"] for p in header.get(field) or () if p.get("mention")]


def _conveyed(scene: Scene, agents: list[Filler]) -> list[str] | None:
    """To whom the message of these senders goes; None where the header knows no such message."""
    mine = {scene.identity(f.key) for f in agents if f.key}
    if not mine or mine & {scene.identity(k) for k in scene.senders}:
        return scene.recipients
    for senders, recipients in scene.conveyed:
        if mine & {scene.identity(k) for k in senders}:
            return recipients
    return None


def control(scene: Scene, act: Act, acts: list[Act]) -> None:
    """Who does what is only named: "Rome's refusal to leave", "embarked on a war", "an attempt by Paris to sell"."""
    tree, i = act.tree, act.head
    if act.of("agent") or "agent" not in TEMPLATES[act.frame.roles] or tree.is_passive(i):
        return
    h = tree.head[i]
    if tree.dep[h] == "prep" or (tree.pos[h] == "ADP" and tree.dep[i] in ("pobj", "pcomp")):
        h = tree.head[h]
    if h == i:
        return
    over = next((acts[n] for n in act.over if acts[n].tree is tree and h in acts[n].tokens), None)
    found: list[Filler] = []
    if tree.is_verb(i):
        if tree.dep[i] not in ("acl", "pcomp", "xcomp", "ccomp") or not (tree.infinitive(i) or tree.tag[i] == "VBG"):
            return
        if tree.children(i, "nsubj", "nsubjpass"):
            return
        if over is not None:
            found = over.of("agent") if over.type in _OWN else over.of("target") if over.type in _OTHERS else []
        elif tree.is_a("governor", h):
            found = _doers(scene, tree, h)
    elif tree.dep[i] in ("dobj", "pobj") and tree.is_a("doing", h):
        found = _doers(scene, tree, h)
    mine = {f.key for _, f in act.args if f.key}
    act.args[:0] = [("agent", Filler(f.token, f.key, f.start, f.end, f.certainty)) for f in found if f.key not in mine]


def addressed(scene: Scene, act: Act, acts: list[Act]) -> None:
    """Of whom it is asked: who is to do it, "requests that Tito come", unless somebody else is asked to see to it."""
    tree = act.tree
    if act.type not in _OTHERS or act.of("target") or not tree.is_verb(act.head):
        return
    for f in act.of("content"):
        if f.event is None or acts[f.event].tree is not tree:
            continue
        i = acts[f.event].head
        if tree.head[i] == act.head and tree.dep[i] in ("ccomp", "advcl") and tree.children(i, "nsubj"):
            mine = {scene.identity(g.key) for g in act.of("agent") if g.key}
            found = [g for g in acts[f.event].of("agent") if g.key and scene.identity(g.key) not in mine]
            act.args += [("target", Filler(-1, g.key, g.start, g.end, "inferred")) for g in found]
            return


def _doers(scene: Scene, tree: Tree, i: int) -> list[Filler]:
    """Whose a deed is that a word leads on to: "Paris intends", "the Chinese attempt", "an attempt by Paris"."""
    if tree.is_verb(i):
        return [f for k in subjects(tree, i) for f in fill(scene, tree, k, "actor")]
    for heads in (possessors(tree, i), preposition(tree, i, _BY), preposition(tree, i, _OF), modifiers(tree, i)):
        found = [f for k in heads for f in fill(scene, tree, k, "actor")]
        if found:
            return found
    return []


def infer(scene: Scene, act: Act, acts: list[Act]) -> None:
    """Fill the agent and the addressee of a speech act from the message it stands in."""
    tree = act.tree
    if act.type not in SPEECH:
        if not act.of("agent") and tree.is_verb(act.head) and _subjectless(tree, act):
            act.args[:0] = [("agent", f) for f in _self(scene, act, acts)[:1]]
        return
    _owners(scene, act)
    document = _document(scene, tree, act)
    agents = act.of("agent") or _senders(scene, act, acts, document)
    if not act.of("agent"):
        act.args += [("agent", f) for f in agents]
    if document is not None and any(f.certainty == "coref" for f in act.of("target")):
        to = _named(scene, tree, document, "to", [])
        if to:
            act.args = [(r, f) for r, f in act.args if r != "target"] + [("target", f) for f in to]
    if not act.of("target"):
        for n in act.over:  # what is said within what is said, by the same, goes to the same
            if acts[n].type in SPEECH and {f.key for f in agents} & {f.key for f in acts[n].of("agent")}:
                act.args += [("target", f) for f in acts[n].of("target")]
    if not act.of("target") and (act.type in _ADDRESSED or document is not None):
        act.args += [("target", f) for f in _receivers(scene, act, agents, document)]


def _senders(scene: Scene, act: Act, acts: list[Act], document: int | None) -> list[Filler]:
    """Who says what names no sayer: who sent the note in "the note states", else who writes ("Request that ...")."""
    agents: list[Filler] = []
    if document is not None:
        agents = _named(scene, act.tree, document, "from", _behind(scene, act.tree, document))
        if not agents and act.tree.head[document] == act.head:  # "the note states"
            agents = [as_text(scene, act.tree, document)]
    if not agents and act.tree.is_verb(act.head) and _subjectless(act.tree, act):
        agents = _self(scene, act, acts)
    return agents


def _receivers(scene: Scene, act: Act, agents: list[Filler], document: int | None) -> list[Filler]:
    """To whom it is said: those the note goes to, those who are written to, the other of two who talk."""
    tree = act.tree
    mine = {scene.identity(f.key) for f in agents if f.key}
    if document is not None:
        taken = {scene.identity(f.key) for f in agents}
        named = _named(scene, tree, document, "to", _conveyed(scene, agents) or [])
        return [f for f in named if scene.identity(f.key) not in taken]
    if act.over or not mine:
        return []
    out: list[Filler] = []
    senders = {scene.identity(k) for k in scene.senders}
    now = tree.tag[act.head] in ("VBZ", "VBP", "VB", "NNS")  # what is told of the sender's past went to others
    if tree.is_verb(act.head) and now and mine <= senders:
        out += [f for f in route(scene.recipients) if scene.identity(f.key) not in mine]
    parties = {scene.identity(k): k for k in scene.participants}
    if len(parties) == 2 and len(mine) == 1 and mine <= parties.keys():
        out += route([k for who, k in parties.items() if who not in mine])
    return out


def _owners(scene: Scene, act: Act) -> None:
    """Of whom something of his is asked: "asked for his views", "sought Nehru's help"."""
    tree, i = act.tree, act.head
    if act.type not in ("INQUIRE", "REQUEST") or act.of("target") or not tree.is_verb(i) or tree.is_passive(i):
        return
    things = [*tree.children(i, "dobj"), *preposition(tree, i, frozenset(("for",)))]
    mine = {scene.identity(f.key) for f in act.of("agent") if f.key}
    whose = [k for n in things if tree.is_a("own_noun", n) for k in possessors(tree, n)]
    found = [f for k in whose for f in fill(scene, tree, k, "actor") if f.key and scene.identity(f.key) not in mine]
    act.args += [("target", f) for f in found]


def join(scene: Scene, act: Act, acts: list[Act]) -> None:
    """Who tells of a meeting with somebody, and names no other, was there himself."""
    if act.type not in ("MEET", "NEGOTIATE") or act.of("agent") or not act.of("target"):
        return
    for n in act.over:
        if acts[n].type in SPEECH:
            act.args += [
                ("agent", Filler(-1, f.key, f.start, f.end, "inferred")) for f in acts[n].of("agent")
                if f.key and f.key not in {t.key for t in act.of("target")}
            ]  # fmt: skip
    if act.type == "MEET" and not act.of("agent") and not act.over and _own(scene, act):
        met = {scene.identity(f.key) for f in act.of("target")}
        act.args += [("agent", f) for f in route(scene.signers) if scene.identity(f.key) not in met]


def _own(scene: Scene, act: Act) -> bool:
    """Whether a meeting is the author's: the matter of an abstract, or where he hears the one he met speak."""
    tree, i = act.tree, act.head
    if tree.is_verb(i):
        return False
    if tree.dep[i] == "ROOT":
        return tree.zone == "abstract"
    met = {scene.identity(f.key) for f in act.of("target")}
    said = [f for h in tree.above(i) for k in tree.children(h, "nsubj") for f in fill(scene, tree, k, "actor")]
    mine = {scene.identity(k) for k in scene.signers}
    return tree.zone == "body" and bool({scene.identity(f.key) for f in said if f.key} & (met | mine))


def _document(scene: Scene, tree: Tree, act: Act) -> int | None:
    """The word for the message itself where it speaks: "The telegram relays", "Message from X informing"."""
    if not tree.is_verb(act.head) or tree.is_passive(act.head):
        return None
    for k in subjects(tree, act.head):
        if tree.is_a("message", k) or (tree.low[k] == "it" and tree.zone == "abstract"):
            return k
    head = tree.head[act.head]
    if tree.tag[act.head] == "VBG" and tree.dep[act.head] in ("acl", "advcl") and tree.zone == "abstract":
        near = [k for k in range(act.head) if tree.is_a("message", k) and tree.pos[k] in ("NOUN", "PROPN")]
        near = [k for k in near if preposition(tree, k, frozenset(("from",)))]
        if near:
            return near[-1]
    if tree.dep[act.head] in ("acl", "relcl", "conj", "advcl") and tree.is_a("message", head):
        return head
    return None


def _behind(scene: Scene, tree: Tree, document: int) -> list[str]:
    """Who speaks by a message that does not say: the sender, where it is this one, and not another that it tells of."""
    this = {tree.low[k] for k in tree.children(document, "det", "amod")} & {"this", "present"}
    return scene.senders if tree.zone == "abstract" or this or tree.low[document] == "it" else []


def _named(scene: Scene, tree: Tree, document: int, side: str, otherwise: list[str]) -> list[Filler]:
    """From or to whom a message is, as it says itself, else as the header does."""
    names = frozenset(("from", "by") if side == "from" else ("to",))
    out = [f for k in preposition(tree, document, names) for f in fill(scene, tree, k, "actor")]
    if not out and side == "from":
        out = [f for p in tree.children(document, "poss", "compound") for f in fill(scene, tree, p, "actor")]
        out = out or [f for k in preposition(tree, document, frozenset(("of",))) for f in fill(scene, tree, k, "actor")]
    return out or route(otherwise)


def _subjectless(tree: Tree, act: Act) -> bool:
    """A main verb without any subject: telegraphic "I", or an imperative."""
    i = act.head
    while tree.dep[i] == "conj" and tree.is_verb(tree.head[i]):
        i = tree.head[i]
    return tree.head[i] == i and not tree.children(i, "nsubj", "nsubjpass", "csubj", "expl") and not tree.is_passive(i)


def _self(scene: Scene, act: Act, acts: list[Act]) -> list[Filler]:
    """Who is meant by a verb without subject: the recipient of an imperative, the subject of the sentence before
    ("He stressed the danger. Said Rome would not yield"), else the sender.
    """
    tree, i = act.tree, act.head
    if tree.zone != "body":
        return []
    while tree.dep[i] == "conj" and tree.is_verb(tree.head[i]):
        i = tree.head[i]
    if tree.tag[i] == "VB" and not tree.is_a("performative", i):
        return route(scene.recipients)
    if tree.tag[act.head] in ("VBD", "VBN"):
        told = {scene.identity(f.key) for f in act.of("target")}
        mine = {scene.identity(k) for k in scene.signers}
        before = [f for f in _before(scene, act, acts) if f.key and scene.identity(f.key) not in told | mine]
        if before or told & mine:  # "asked me to come": not who writes
            return [Filler(-1, f.key, f.start, f.end, "inferred") for f in before]
    return route(scene.signers)


def _before(scene: Scene, act: Act, acts: list[Act]) -> list[Filler]:
    """Who does what the main verb of this sentence or of the one before it says."""
    tree = act.tree
    root = next((i for i in range(len(tree)) if tree.dep[i] == "ROOT" and tree.is_verb(i)), None)
    if root is None or root >= act.head:
        earlier = [
            t for t in scene.trees if t.start < tree.start and scene.sentence(t.start) == scene.sentence(tree.start) - 1
        ]
        if not earlier:
            return []
        tree = earlier[-1]
        root = next((i for i in range(len(tree)) if tree.dep[i] == "ROOT" and tree.is_verb(i)), None)
    if root is None:
        return []
    told = next((a for a in acts if a.tree is tree and a.head == root), None)
    return told.of("agent") if told else [f for k in subjects(tree, root) for f in fill(scene, tree, k, "actor")]


def speaker(scene: Scene, acts: list[Act], act: Act) -> str | None:
    """Who says so: the agent of the nearest act that reports this one, else the document's sender."""
    todo, seen = list(act.over), set()
    while todo:
        n = todo.pop(0)
        if n in seen:
            continue
        seen.add(n)
        if acts[n].type in ("INFORM", "ACCUSE", "WARN"):
            keys = [f.key for f in acts[n].of("agent") if f.key]
            if keys:
                return keys[0]
        todo += acts[n].over
    return scene.senders[0] if scene.senders else None
