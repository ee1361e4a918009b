"""The events of a document while they are being read, and how their roles are filled."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from cablenlp.layers.events import places
from cablenlp.layers.events.coreference import thing
from cablenlp.layers.events.fillers import ACTORS, PRONOUNS, Filler, Scene, fill, mention_at
from cablenlp.layers.events.templates import TEMPLATES
from cablenlp.layers.events.tree import Tree
from cablenlp.layers.events.triggers import Index, Trigger, find
from cablenlp.lexicon.frames import SPEECH, Frame
from cablenlp.lexicon.inflection import past_only

# Prepositions of patterns whose noun is no object.
_PLAIN = frozenset(("for", "about", "of", "on", "upon", "to", "with", "in", "against", "from", "at"))
_SHAPES = frozenset(("any", "PRON", "clause", "infinitive", "question", "advice"))
_DOERS = ("force_noun", "person_noun")
_THINGS = ("force_noun", "goods_noun")
_QUESTIONS = frozenset(["whether", "if", "what", "how", "when", "where", "why", "who", "whom", "which"])
# Acts whose "if" is a condition, not what they are about.
_UNDER_CONDITIONS = frozenset(("PROMISE", "AGREE", "REFUSE", "ORDER", "DECIDE", "PROPOSE", "ADVISE"))
_ANSWERS = frozenset(("AGREE", "REFUSE"))
_MILITARY = frozenset(("ATTACK", "MOVE_TROOPS", "WITHDRAW", "DEFEND"))
OWN = frozenset(("dobj", "nsubjpass", "pobj"))
_OF_THINGS = frozenset(
    ("MOVE_TROOPS", "WITHDRAW", "SUPPLY", "END_AGREEMENT", "ADMIT", "APPOINT", "DEMARCATE", "SIGN_AGREEMENT")
)


@dataclass(slots=True)
class Act:
    """One event.

    Attributes:
        tree: The sentence.
        head: The trigger's head.
        tokens: All words of the trigger.
        frame: The frame that fits.
        args: Roles and their fillers, contents last.
        status: How real it is, with the words that say so in `cue` (positions of tokens).
        over: Numbers of the events that have this one as content.
        same_as: Number of the earlier event that this one repeats.
        twins: Other words of the same sentence for the same act.
    """

    tree: Tree
    head: int
    tokens: tuple[int, ...]
    frame: Frame
    args: list[tuple[str, Filler]] = field(default_factory=list)
    status: str = "asserted"
    cue: tuple[int, ...] = ()
    over: list[int] = field(default_factory=list)
    same_as: int | None = None
    time: str | None = None
    times: list[str] = field(default_factory=list)
    source: str | None = None
    twins: list[Act] = field(default_factory=list)

    @property
    def type(self) -> str:
        return self.frame.type

    def of(self, role: str) -> list[Filler]:
        """The fillers of a role."""
        return [f for r, f in self.args if r == role]

    def bounds(self) -> tuple[int, int]:
        """Where the trigger stands; of words far apart, the head alone."""
        lo, hi = min(self.tokens), max(self.tokens)
        if hi - lo > 4:
            lo = hi = self.head
        return self.tree.offsets[lo][0], self.tree.offsets[hi][1]


@lru_cache(maxsize=512)
def parsed(place: str) -> tuple[str, frozenset[str], str | None]:
    name, _, kind = place.partition("/")
    return name, frozenset(name.split("|")), kind or None


def tokens_at(tree: Tree, i: int, name: str, names: frozenset[str]) -> list[int]:
    """The tokens at a place, seen from token i."""
    if name == "subj":
        return places.subjects(tree, i)
    if name == "obj":
        return places.objects(tree, i)
    if name == "dative":
        return places.datives(tree, i)
    if name == "poss":
        return places.possessors(tree, i)
    if name == "mod":
        return places.modifiers(tree, i)
    if name == "clause":
        return places.clauses(tree, i) + _wished(tree, i)
    if name == "head":
        return [tree.head[i]]
    if name == "pred":
        return tree.children(i, "oprd", "attr")
    return places.preposition(tree, i, names | {"agent"} if "by" in names else names)


def _wished(tree: Tree, i: int) -> list[int]:
    """What is asked for politely: "would be grateful if they made no comment"."""
    if tree.pos[i] != "ADJ" or tree.dep[i] != "acomp":
        return []
    held = tree.children(tree.head[i], "advcl")
    return [k for k in held if k > i and any(tree.low[m] == "if" for m in tree.children(k, "mark"))]


def choose(scene: Scene, tree: Tree) -> list[Act]:
    """The events of a sentence, without their parts: for each head the first frame whose conditions hold."""
    out: list[Act] = []
    triggers = find(tree, scene.lookup)
    for fits in (_holds, _as_passive, _of_the_other):
        for trigger in triggers:
            if any(a.head == trigger.head or set(a.tokens) & set(trigger.tokens) for a in out):
                continue
            if not describes(tree, trigger, scene.lookup) and fits(scene, tree, trigger):
                out.append(Act(tree, trigger.head, trigger.tokens, trigger.frame))
    return out


def describes(tree: Tree, trigger: Trigger, lookup: Index) -> bool:
    """Whether a word only describes a noun: "the agreed text", "added strength", "attack aircraft"."""
    i, h = trigger.head, tree.head[trigger.head]
    if trigger.frame.type in SPEECH or trigger.frame.type in ("DECIDE", "TRAIN"):
        return tree.dep[i] == "amod" and tree.pos[i] != "NOUN"
    if trigger.frame.type != "ATTACK" or any(m.label in ACTORS for m in tree.over[h]):
        return False
    if tree.dep[i] == "amod":  # "an overwhelming majority", not "the attacking troops", "two captured pilots"
        return tree.tag[i] in ("VBG", "JJ") and not any(lookup.is_a(c, tree.low[h]) for c in _DOERS)
    things = any(lookup.is_a(c, tree.low[h]) for c in _THINGS)
    return tree.dep[i] in ("compound", "nmod") and not tree.is_verb(i) and h > i and things  # "fighting vehicles"


def _holds(scene: Scene, tree: Tree, trigger: Trigger) -> bool:
    return failing(scene, tree, trigger) is None


def _as_passive(scene: Scene, tree: Tree, trigger: Trigger) -> bool:
    """Whether a frame fits once a past without object is read as a passive ("Shuttle suspended")."""
    i = trigger.head
    if (
        tree.tag[i] != "VBD"
        or past_only(tree.low[i])
        or tree.is_passive(i)
        or not trigger.frame.only.keys() & {"theme", "target", "content"}
    ):
        return False
    if tree.children(i, "dobj", "ccomp", "xcomp", "aux", "auxpass") or not tree.children(i, "nsubj"):
        return False
    tree.bare.add(i)
    if failing(scene, tree, trigger) is None:
        return True
    tree.bare.discard(i)
    return False


def _of_the_other(scene: Scene, tree: Tree, trigger: Trigger) -> bool:
    """Whether of a noun only the agent is missing, but the other side named: "an agreement with Cairo"."""
    if tree.is_verb(trigger.head) or failing(scene, tree, trigger) != ("only", "agent"):
        return False
    if not any(_bears(scene, tree, trigger, role, tuple(ACTORS)) for role in ("target", "beneficiary")):
        return False
    rest = {role: want for role, want in trigger.frame.only.items() if role != "agent"}
    barred = trigger.frame.never.items()
    return all(_bears(scene, tree, trigger, *one) for one in rest.items()) and not any(
        _bears(scene, tree, trigger, *one) for one in barred
    )


def failing(scene: Scene, tree: Tree, trigger: Trigger) -> tuple[str, str] | None:
    """The condition of a frame that does not hold: `only` or `never`, and the role; None where all hold."""
    frame = trigger.frame
    for role, want in frame.only.items():
        if not _bears(scene, tree, trigger, role, want):
            return "only", role
    for role, bar in frame.never.items():
        if _bears(scene, tree, trigger, role, bar):
            return "never", role
    return None


def _bears(scene: Scene, tree: Tree, trigger: Trigger, role: str, wanted: tuple[str, ...]) -> bool:
    """Whether what stands in a role is one of these labels, classes of words (`@class`) or words (`=word`)."""
    if role == "agent" and not {"PERSON", "PRON"}.isdisjoint(wanted) and _unsaid(tree, trigger.head):
        return True
    template = TEMPLATES[trigger.frame.roles]
    listed = [*trigger.frame.places.get(role, ()), *template.get(role, ())]  # type: ignore[call-overload]
    for place in listed:
        name, names, _ = parsed(place)
        for head in heads_at(scene, tree, trigger, name, names):
            for k in tree.conjuncts(head):
                if any(m.label in wanted for m in tree.over[k] if m.last >= k):
                    return True
                word = tree.low[k]
                for want in wanted:
                    done = want == "@message" and tree.is_verb(k)  # "instructed him to reply"
                    if want[0] == "@" and not done and scene.lookup.is_a(want[1:], word):
                        return True
                    if want[0] == "=" and want[1:] in scene.lookup.base(word):
                        return True
                    if want in _SHAPES and _shaped(scene.lookup, tree, k, want):
                        return True
    return False


def _unsaid(tree: Tree, i: int) -> bool:
    """Whether a verb's subject is left to the reader: an imperative, or the first person of a telegram."""
    first = i
    while tree.dep[first] == "conj" and tree.head[first] != first:
        first = tree.head[first]
    return (
        tree.is_verb(i)
        and not tree.is_passive(i)
        and tree.tag[i] in ("VB", "VBD", "VBP")
        and not tree.infinitive(i)
        and not places.subjects(tree, i)
        and tree.dep[first] in ("ROOT", "parataxis")
    )


def _shaped(lookup: Index, tree: Tree, k: int, want: str) -> bool:
    """Whether a filler is a clause, an infinitive, a question, advice, a pronoun for somebody, or anything at all."""
    if want == "any":
        return True
    if want == "PRON":
        return tree.pos[k] == "PRON" or tree.low[k] in PRONOUNS
    if not tree.is_verb(k):
        return False
    if want == "infinitive":
        return tree.infinitive(k)
    if want == "advice":  # "that they should wait", "it would be wise to"
        return any(_advises(lookup, tree.low[a]) for a in tree.children(k, "aux", "acomp"))
    if want == "question":
        return any(tree.low[a] in _QUESTIONS for a in tree.kids[k]) or any(
            tree.low[b] in _QUESTIONS
            for a in tree.children(k, "dobj", "attr", "nsubj", "advmod", "acomp", "prep")
            for b in tree.kids[a]
        )
    return True


def _advises(lookup: Index, word: str) -> bool:
    """Whether an auxiliary or a predicate says what should be done ("should", "advisable")."""
    cues = (lookup.cue(cls, lookup.base(word)) for cls in ("auxiliary", "governor"))
    return any(cue is not None and cue.status in ("proposed", "requested") for cue in cues)


def heads_at(scene: Scene, tree: Tree, trigger: Trigger, name: str, names: frozenset[str]) -> list[int]:
    """The tokens at a place of any word of the trigger, the trigger's own words left out."""
    out: list[int] = []
    one = len(trigger.tokens) == 1
    for t in trigger.tokens if one else (trigger.head, *[t for t in trigger.tokens if t != trigger.head]):
        if name in ("up", "updative"):
            out += _up(scene, tree, t, name)
        elif (
            t != trigger.head
            and name in ("subj", "obj", "head")
            and not (name == "obj" and tree.pos[t] in ("ADP", "PART", "ADV"))
        ):
            continue
        elif name == "obj" and tree.pos[t] in ("ADP", "PART", "ADV"):
            if tree.low[t] in _PLAIN:
                continue
            out += [k for k in tree.children(t, "pobj", "dobj") if t in trigger.tokens]
        else:
            out += tokens_at(tree, t, name, names)
            if name == "clause" and t == trigger.head and trigger.frame.type in SPEECH:
                out = out or places.as_said(tree, t)
            if name == "clause" and trigger.frame.type in _UNDER_CONDITIONS:
                out = [k for k in out if not any(tree.low[m] == "if" for m in tree.children(k, "mark"))]
    return [k for k in dict.fromkeys(out) if k not in trigger.tokens] if out else out


def _up(scene: Scene, tree: Tree, i: int, name: str) -> list[int]:
    """For a noun carried by a verb ("made a proposal"): the verb's subject, or to whom it goes."""
    for k in tree.children(i, "relcl"):  # "the talk he had with", "the request made to"
        if scene.lookup.cue("light", scene.lookup.base(tree.low[k])) and places.objects(tree, k) == [i]:
            return places.subjects(tree, k) if name == "up" else places.preposition(tree, k, frozenset(("to", "with")))
    h = tree.head[i]
    while tree.dep[i] == "conj" and h != i:
        i, h = h, tree.head[h]
    if tree.dep[i] in ("dobj", "nsubjpass") and tree.is_verb(h):
        words = scene.lookup.base(tree.low[h])
        if not scene.lookup.cue("light", words):
            return []
        receiving = bool(scene.lookup.cue("receiving", words))
        if name == "up":
            return [] if receiving else places.subjects(tree, h)
        if receiving:
            return places.subjects(tree, h)
        return places.datives(tree, h) + places.preposition(tree, h, frozenset(("to", "with")))
    return []


def fill_roles(scene: Scene, act: Act, numbers: dict[int, int]) -> None:
    """Fill the roles of one event, its contents aside.

    `numbers` tells which tokens of the sentence are the heads of events: those fill no role but content.
    """
    template = TEMPLATES[act.frame.roles]
    used: set[int] = set()
    for role in [*template, *(r for r in act.frame.places if r not in template)]:
        if role == "content":
            continue
        for place in (*act.frame.places.get(role, ()), *template.get(role, ())):  # type: ignore[call-overload]
            if got := _at_place(scene, act, role, place, numbers, used):
                used |= {f.token for f in got if f.token >= 0}
                act.args += [(role, f) for f in got]
                break
    if "theme" in template and not act.of("theme"):  # "and shipped them": what no other role has claimed
        trigger = Trigger(act.frame, act.head, act.tokens)
        its = [k for k in heads_at(scene, act.tree, trigger, "obj", frozenset()) if k not in used]
        act.args += [("theme", f) for k in its for f in _distinct(thing(scene, act.tree, k), act)]
    if "agent" in template and not act.of("agent"):
        act.args += [("agent", f) for f in _distinct(_participial(scene, act), act)]
    labels = {f.key.split("-", 2)[2] for f in act.of("target") if f.key}
    if act.type == "INVITE" and "GPE" in labels and labels & {"PERSON", "ROLE"}:  # "invited Tito to Delhi"
        act.args = [
            ("destination" if r == "target" and f.key and f.key.endswith("-GPE") else r, f) for r, f in act.args
        ]
    if "theme" in template and not act.of("theme"):
        act.args += [("theme", f) for f in _within(scene, act)]


def _at_place(scene: Scene, act: Act, role: str, place: str, numbers: dict[int, int], used: set[int]) -> list[Filler]:
    """Who or what fills a role from one place, `used` tokens aside: of "obj/thing" the tanks of "sent tanks"."""
    tree = act.tree
    name, names, kind = parsed(place)
    if kind == "word":
        return []
    got: list[Filler] = []
    for head in heads_at(scene, tree, Trigger(act.frame, act.head, act.tokens), name, names):
        if role == "agent" and tree.is_a("message", head) and not tree.over[head]:
            continue
        if role == "target" and _elsewhere(act, head, numbers):
            continue
        if head in used or (head in numbers and kind != "actor" and not tree.over[head]):
            continue
        got += [f for f in fill(scene, tree, head, kind) if f.token not in used or f.token < 0]
        if not got and role == "agent" and act.type in _MILITARY:  # "jets attacked the port"
            got += _craft(scene, tree, head)
    if role == "target" and name == "obj" and act.type in _ANSWERS:  # a matter is refused, not "the charges"
        got = [f for f in got if f.key is not None or f.certainty != "stated"]
    if role == "target":  # "accepts the invitation to the conference"
        got = [f for f in got if f.key or not tree.is_a("talk_noun", f.token)]
    return _distinct(got, act)


def _participial(scene: Scene, act: Act) -> list[Filler]:
    """Who does what a participle after a noun says, by the verb over it: "Cairo sent a note asking for arms"."""
    tree, i = act.tree, act.head
    up = next((h for h in tree.above(i) if tree.is_verb(h)), None)
    if up is None or tree.dep[i] != "acl" or tree.tag[i] != "VBG" or not tree.is_verb(i):
        return []
    if tree.is_a("message", tree.head[i]) and tree.is_passive(up):
        return []
    return [f for k in places.subjects(tree, up) for f in fill(scene, tree, k, "actor")]


def _craft(scene: Scene, tree: Tree, i: int) -> list[Filler]:
    """Aircraft, ships and tanks that act."""
    m = mention_at(tree, i)
    named = m is not None and m.label == "MATERIEL" and tree.is_a("force_noun", i)
    return [Filler(i, m.key, m.start, m.end)] if m and named else []


def _within(scene: Scene, act: Act) -> list[Filler]:
    """The thing that the words of an event name themselves: "lay down arms", "lifted the quarantine"."""
    tree = act.tree
    own = next((m for t in act.tokens for m in tree.over[t] if m.label == "MATERIEL"), None)
    if own:
        return [Filler(act.head, own.key, own.start, own.end)]
    nouns = [t for t in act.tokens if t != act.head and tree.pos[t] == "NOUN" and tree.dep[t] in OWN]
    if scene.lookup.cue("light", scene.lookup.base(tree.low[act.head])):  # "accord recognition": no thing
        nouns = [t for t in nouns if any(tree.is_a(cls, t) for cls in _THINGS)]
    return fill(scene, tree, nouns[0], None) if nouns and act.type in _OF_THINGS else []


def _elsewhere(act: Act, i: int, numbers: dict[int, int]) -> bool:
    """Whether a preposition belongs to the noun of another event: "reports his talk with Zhou"."""
    p = act.tree.head[i]
    noun = act.tree.head[p]
    theirs = act.tree.low[p] == "with" or (act.tree.low[p] == "to" and act.type in _ANSWERS)
    return theirs and noun in numbers and noun not in act.tokens and not act.tree.is_verb(noun)


def _distinct(fillers: list[Filler], act: Act) -> list[Filler]:
    """Each filler once; nobody who has a part already."""
    have = {f.key for _, f in act.args if f.key}
    out: list[Filler] = []
    for f in fillers:
        if f.key is None or (f.key not in have and f.key not in {o.key for o in out}):
            out.append(f)
    return out
