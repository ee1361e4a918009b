"""Events: triggers, status and arguments of those that stand in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cablenlp.scoring.names import fold
from cablenlp.scoring.pairing import Sentences, matches, one_to_one, overlap, touches
from cablenlp.scoring.tallies import Json, Sheet, listed


@dataclass
class EventScore:
    """The events of one document and how they were paired."""

    sheet: Sheet
    key: str
    gold: Json
    pred: Json

    def __post_init__(self) -> None:
        self.wanted, self.offered = listed(self.gold, "events"), listed(self.pred, "events")
        self.gold_entities = {e["id"]: e for e in listed(self.gold, "entities")}
        self.pred_entities = {e["id"]: e for e in listed(self.pred, "entities")}
        self.exact, self.found = self._paired()
        partners = {self.offered[j]["id"] for j in self.found.values()}
        #: predicted events that count against nobody: on an optional trigger, or a repeat of a found one
        self.excused = {
            j
            for j, p in enumerate(self.offered)
            if p.get("same_as") in partners or any(g.get("optional") and _on_trigger(g, p) for g in self.wanted)
        }
        #: event ids that mean the same on both sides
        self.same_event = {(self.wanted[i]["id"], self.offered[j]["id"]) for i, j in self.found.items()}

    def _paired(self) -> tuple[dict[int, int], dict[int, int]]:
        """Pairs of one type whose triggers touch, and these with the rest of the same sentence."""
        ranked = sorted(
            (
                (
                    _on_trigger(g, p),
                    g["type"] == p["type"],
                    -abs(g["trigger"]["start"] - p["trigger"]["start"]),
                    i,
                    j,
                )
                for i, g in enumerate(self.wanted)
                for j, p in enumerate(self.offered)
                if p["type"] in (g["type"], *(g.get("type_ok") or ()))
            ),
            reverse=True,
        )
        exact = one_to_one((i, j) for touching, *_, i, j in ranked if touching)
        text = self.pred.get("text") or self.gold.get("text")
        if text is None:
            return exact, exact
        sentences = Sentences(text)
        ours = [sentences.around(g["trigger"]) for g in self.wanted]
        theirs = [sentences.around(p["trigger"]) for p in self.offered]
        return exact, one_to_one(((i, j) for *_, i, j in ranked if ours[i] == theirs[j]), exact)

    def run(self) -> None:
        """Adds this document's events to the sheet."""
        asked = [i for i, g in enumerate(self.wanted) if not g.get("optional")]
        for name, pairs in (("event trigger+type", self.exact), ("event in sentence", self.found)):
            hits = sum(i in pairs for i in asked)
            self.sheet.tallies[name].add(hits, len(asked), hits + len(self._spurious(pairs)))
        for i, event in enumerate(self.wanted):
            if i in self.found:
                self._compare(event, self.offered[self.found[i]])
            elif not event.get("optional"):
                self._missed(event)
        for event in self._spurious(self.found):
            self.sheet.tallies["argument"].add(0, 0, len(_timeless(event)))
            self.sheet.note(self.key, "spurious event", event["type"], event["trigger"].get("text"))

    def _spurious(self, pairs: Mapping[int, int]) -> list[Json]:
        used = self.excused | set(pairs.values())
        return [p for j, p in enumerate(self.offered) if j not in used]

    def _missed(self, event: Json) -> None:
        self.sheet.tallies["argument"].add(0, len(_timeless(event)), 0)
        self.sheet.note(self.key, "missed event", event["type"], event["trigger"].get("text"))

    def _compare(self, gold: Json, pred: Json) -> None:
        if not gold.get("optional"):
            right = pred.get("status") in (gold["status"], *(gold.get("status_ok") or ()))
            self.sheet.accuracies["event status"].add(right)
            if not right:
                about = f"{gold['type']} {gold['trigger'].get('text')}"
                self.sheet.note(self.key, "status", about, f"{pred.get('status')} for {gold['status']}")
        wanted = [a for a in _timeless(gold) if not a.get("optional")]
        spare = [a for a in listed(gold, "arguments") if a.get("optional")]
        offered = [
            a
            for a in _timeless(pred)
            if any(self._same(w, a) for w in wanted) or not any(self._same(s, a) for s in spare)
        ]
        for name in ("argument", "argument of found events"):
            self._count(name, wanted, offered)
        for role in ("agent", "target", "content"):
            of_role = ([a for a in side if a["role"] == role] for side in (wanted, offered))
            self._count(f"argument {role} of found", *of_role)

    def _count(self, name: str, wanted: list[Json], offered: list[Json]) -> None:
        self.sheet.tallies[name].add(matches(wanted, offered, self._same), len(wanted), len(offered))

    def _same(self, gold: Json, pred: Json) -> bool:
        """The same role, filled by the same event, person or thing, or by words of which half agree."""
        if pred["role"] not in (gold["role"], *(gold.get("role_ok") or ())):
            return False
        if gold.get("event") or pred.get("event"):
            return (gold.get("event"), pred.get("event")) in self.same_event
        ours = self.gold_entities.get(gold.get("entity"))
        theirs = self.pred_entities.get(pred.get("entity"))
        if ours and theirs:
            return overlap(ours, theirs) > 0 or self.sheet.names.same_thing(ours, theirs)
        a = set(fold((ours or gold).get("text")).split())
        b = set(fold((theirs or pred).get("text")).split())
        return bool(a and b) and len(a & b) >= min(len(a), len(b)) / 2


def _on_trigger(gold: Json, pred: Json) -> bool:
    triggers = (gold["trigger"], *(gold.get("also") or ()))
    return touches(pred["trigger"], (t for t in triggers if "start" in t))


def _timeless(event: Json) -> list[Json]:
    return [a for a in listed(event, "arguments") if a["role"] != "time"]
