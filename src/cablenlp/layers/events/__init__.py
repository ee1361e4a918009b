"""Events: what was done, said, proposed, asked, agreed and refused, by frames over the parse.

A frame (`patterns/frames.jsonl`) says which words tell an event and where its parts stand; acts and what they are
about are tied by `content`; cues (`patterns/cues.jsonl`) and the governing acts decide the status.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from cablenlp.layers.base import Layer
from cablenlp.layers.events import status, times
from cablenlp.layers.events.acts import Act, choose, fill_roles
from cablenlp.layers.events.answers import answer
from cablenlp.layers.events.codes import codes
from cablenlp.layers.events.contents import contents
from cablenlp.layers.events.fillers import Filler, Scene, route
from cablenlp.layers.events.headings import heading
from cablenlp.layers.events.mend import mend
from cablenlp.layers.events.neighbours import complete
from cablenlp.layers.events.repeats import repeats
from cablenlp.layers.events.route import addressed, control, infer, join, people, speaker
from cablenlp.layers.events.templates import TEMPLATES
from cablenlp.layers.events.tree import Mention, Tree, columns, sentence_starts, tree_of
from cablenlp.layers.events.triggers import Index, index
from cablenlp.lexicon.frames import SPEECH
from cablenlp.lexicon.models import Entity
from cablenlp.table import bounds, group, make_span, section, set_group, span_key, table, text_of, token_places

ZONES = ("abstract", "body")


@Language.factory("cable_events", assigns=["doc.spans", "doc._.cable"], requires=["token.dep", "token.head"])
class Events(Layer):
    """Reads events from the parsed sentences of a Doc; without a parse there are none."""

    def __init__(self, nlp: Language, name: str = "cable_events"):
        super().__init__(nlp, name)

    @property
    def index(self) -> Index:
        """The frames and cues, compiled."""
        return self.lexicon.compiled("frames", index)

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        trees = self.trees(doc)
        acts = read(self.scene(doc, trees), trees, section(doc, "dates"), section(doc, "header").get("date"))
        return wire(acts, text_of(doc))

    def write(self, doc: Doc, found: list[dict[str, Any]]) -> None:
        table(doc)["events"] = found
        set_group(
            doc,
            "events",
            [make_span(doc, e["trigger"]["start"], e["trigger"]["end"], e["type"], e["found_by"]) for e in found],
        )

    def trees(self, doc: Doc) -> list[Tree]:
        """The parsed sentences of the zones that tell of events."""
        zones = [(z.start, z.end, z.label_) for z in group(doc, "zones")]
        tokens = columns(doc)
        out = []
        for first, last in tokens.sentences:
            zone = next((label for a, b, label in zones if a <= first < b), "body" if not zones else "")
            if zone not in ZONES or not any(tokens.tag[first:last]):
                continue
            tree = tree_of(tokens, first, last, self.index)
            tree.zone = zone
            mend(tree, self.index)
            if not (zone == "body" and heading(tree, self.index)):
                out.append(tree)
        return out

    def scene(self, doc: Doc, trees: list[Tree]) -> Scene:
        """What is known of the document: its route, its people."""
        scene = Scene(text_of(doc), self.index, trees=trees)
        header = section(doc, "header")
        scene.senders = people(header, "senders") or people(header, "signers")
        scene.signers = people(header, "signers") or scene.senders or people(header, "drafters")
        scene.recipients = people(header, "for") or people(header, "recipients")
        scene.conveyed = [(people(m, "senders"), people(m, "recipients")) for m in header.get("conveys") or ()]
        links = section(doc, "links")
        scene.names = {k: str(v.get("kb_id") or v.get("name") or "") for k, v in links.items()}
        wrote = {scene.identity(k) for k in scene.senders}  # below Mao's name may stand that of who passed it on
        scene.signers = [k for k in scene.signers if scene.identity(k) in wrote] or scene.signers
        in_trees = {m.key for t in trees for m in t.mentions}
        spans: list[Span] = group(doc, "mentions")
        before = [Mention(span_key(s), s.label_, *bounds(s), -1, -1) for s in spans if span_key(s) not in in_trees]
        scene.mentions = sorted([*before, *(m for t in trees for m in t.mentions)], key=lambda m: m.start)
        scene.starts = [token_places(doc)[0][first] for first in sentence_starts(doc)] if trees else []
        scene.participants = people(header, "participants")
        self.know(scene, section(doc, "mentions"))
        return scene

    def know(self, scene: Scene, data: dict[str, Any]) -> None:
        """Add what the rows know of those who are named: titles, the states they belong to, whose service writes."""
        for m in scene.mentions:
            own = data.get(m.key) or {}
            entity = self.lexicon.entity(scene.names.get(m.key, "")) or next(
                (row for i, _ in own.get("rows") or () if isinstance(row := self.lexicon.row(i), Entity)), None
            )
            state = (entity.state or (entity.kb_id if m.label == "GPE" else None)) if entity else own.get("state")
            if state or own.get("of"):
                scene.sides[m.key] = state or own["of"]
            if own.get("title") or (entity and entity.gender == "f"):
                scene.titles[m.key] = str(own.get("title") or "mrs")
        homes = [scene.sides[k] for k in (*scene.senders, *scene.signers) if k in scene.sides]
        present = {scene.sides[k] for k in scene.participants if k in scene.sides}
        scene.home = homes[0] if homes else present.pop() if len(present) == 1 else None


def read(scene: Scene, trees: list[Tree], dates: dict[str, Any], day: str | None = None) -> list[Act]:
    """The events of a document of a day, in the order of their triggers."""
    acts: list[Act] = []
    for tree in trees:
        found = _once(scene, tree, sorted(choose(scene, tree), key=lambda a: a.bounds()))
        numbers = {t: len(acts) + n for n, a in enumerate(found) for one in (a, *a.twins) for t in one.tokens}
        for act in found:
            fill_roles(scene, act, numbers)
        for n, act in enumerate(found, len(acts)):
            for one in (act, *act.twins):
                if "content" in _roles(one) and not act.of("content"):
                    act.args += [("content", f) for f in contents(scene, one, numbers, n)]
        if tree.zone == "body":
            complete(scene, tree, found, len(acts))
        acts += found
        times.tie(tree, found, dates)
    _tie(acts)
    for act in sorted(acts, key=lambda a: len(a.over)):
        control(scene, act, acts)
        infer(scene, act, acts)
    for act in acts:
        addressed(scene, act, acts)
        join(scene, act, acts)
    status.settle(acts, scene.lookup, scene.identity, times.later(acts, dates, day))
    answer(scene, acts)
    for n, act in enumerate(acts):
        act.source = speaker(scene, acts, act)
        act.same_as = repeats(scene, acts, n)
    return acts


def _roles(act: Act) -> set[str]:
    return {*TEMPLATES[act.frame.roles], *act.frame.places}


def _tie(acts: list[Act]) -> None:
    """Note for each event which acts have it as content; no event is above itself."""
    for n, act in enumerate(acts):
        for f in act.of("content"):
            if f.event is not None and n not in _below(acts, f.event) and f.event != n:
                acts[f.event].over.append(n)
        act.args = [(r, f) for r, f in act.args if f.event is None or n in acts[f.event].over]


def _below(acts: list[Act], n: int) -> set[int]:
    """The events that event n has as content, at any depth."""
    seen: set[int] = set()
    left = [n]
    while left:
        inner = {f.event for f in acts[left.pop()].of("content") if f.event is not None} - seen
        seen |= inner
        left += inner
    return seen


_ASKING = frozenset(("REQUEST", "INQUIRE"))


def _once(scene: Scene, tree: Tree, acts: list[Act]) -> list[Act]:
    """Drop what says the same act a second time in its sentence ("a request ... seeking ...")."""
    out: list[Act] = []
    for act in acts:
        first = next((other for other in out if _says_again(tree, other, act)), None)
        if first is None:
            out.append(act)
        else:
            first.twins.append(act)
    return out


def _says_again(tree: Tree, first: Act, act: Act) -> bool:
    same = first.type == act.type or {first.type, act.type} <= _ASKING
    i = act.head
    if same and first.type == "VISIT" and not tree.is_verb(i):  # "arrived for a visit"
        return tree.low[tree.head[i]] in ("for", "on") and tree.head[tree.head[i]] == first.head
    if not same or first.type not in SPEECH:
        return False
    if tree.tag[i] == "VBG" and tree.dep[i] in ("acl", "advcl") and not tree.is_verb(first.head):
        return tree.head[i] in first.tokens or tree.words[i - 1] == ","
    if tree.dep[i] == "xcomp" and tree.is_verb(i) and first.type == "AGREE":
        return tree.head[i] in first.tokens
    return tree.dep[i] == "dobj" and not tree.is_verb(i) and tree.head[i] == first.head


def wire(acts: list[Act], text: str) -> list[dict[str, Any]]:
    """Events as plain values, as the annotation has them, with mentions by their names in the table."""
    out = []
    for n, act in enumerate(acts, 1):
        start, end = act.bounds()
        cue = None
        if act.cue:
            a, b = act.tree.offsets[min(act.cue)][0], act.tree.offsets[max(act.cue)][1]
            cue = {"start": a, "end": b, "text": text[a:b]}
        arguments = [_argument(role, f, text) for role, f in act.args]
        arguments += [{"role": "time", "entity": key, "certainty": "stated"} for key in act.times]
        out.append(
            {
                "id": f"v{n}",
                "type": act.type,
                "status": act.status,
                "trigger": {"start": start, "end": end, "text": text[start:end]},
                "cue": cue,
                "sentence": [act.tree.start, act.tree.end],
                "arguments": arguments,
                "time": act.time,
                "source": act.source,
                "same_as": f"v{act.same_as + 1}" if act.same_as is not None else None,
                "codes": codes(act, acts),
                "found_by": act.frame.id,
            }
        )
    return out


def _argument(role: str, filler: Filler, text: str) -> dict[str, Any]:
    if filler.event is not None:
        return {"role": role, "event": f"v{filler.event + 1}", "certainty": filler.certainty}
    if filler.key is not None:
        out: dict[str, Any] = {"role": role, "entity": filler.key, "certainty": filler.certainty}
    else:
        out = {
            "role": role,
            "text": text[filler.start : filler.end],
            "start": filler.start,
            "end": filler.end,
            "certainty": filler.certainty,
        }
    if filler.quantity:
        out["quantity"] = filler.quantity
    return out


__all__ = ["Events", "read", "route", "wire"]
