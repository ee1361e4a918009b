"""Mentions with their links and dates, the aliases that texts state, and the fields of citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cablenlp.scoring.names import fold
from cablenlp.scoring.pairing import matches, overlap, touches, touching_pairs
from cablenlp.scoring.tallies import Json, Sheet, listed

#: Labels between which the line is fine, taken as one.
GROUPS = dict.fromkeys(("GPE", "LOC", "FAC"), "PLACE") | dict.fromkeys(("ORG", "MIL_UNIT", "NORP"), "GROUP")
#: These may hold other mentions, so what is found inside them is never spurious.
HOLDERS = ("ROLE", "TREATY", "ARCHIVE_REF")


def _group(entity: Json) -> str:
    return GROUPS.get(entity["label"], str(entity["label"]))


def _groups(entity: Json) -> set[str]:
    """The group of the label and of the labels that are as right."""
    return {GROUPS.get(label, label) for label in (entity["label"], *(entity.get("label_ok") or ()))}


def score_entities(sheet: Sheet, key: str, gold: Json, pred: Json) -> None:
    wanted, offered = listed(gold, "entities"), listed(pred, "entities")
    present = {group for entity in (*wanted, *offered) for group in _groups(entity)}
    for group in sorted(present - {"EVENT"}):
        mentions = _Mentions(group, wanted, offered)
        mentions.count(sheet, key)
        for one, other in mentions.found():
            if group == "PERSON":
                _check_link(sheet, key, one, other)
            elif group in ("DATE", "TIME"):
                _check_date(sheet, key, "edtf" if group == "DATE" else "edtf TIME", one, other)


@dataclass
class _Mentions:
    """The mentions of one group of labels in one document, paired."""

    group: str
    gold: Sequence[Json]
    pred: Sequence[Json]

    def __post_init__(self) -> None:
        self.wanted = [e for e in self.gold if _group(e) == self.group]
        self.offered = [e for e in self.pred if self.group in _groups(e)]
        self.pairs = touching_pairs(self.wanted, self.offered)

    def found(self) -> list[tuple[Json, Json]]:
        """What gold and prediction share."""
        return [(self.wanted[i], self.offered[j]) for i, j in sorted(self.pairs.items())]

    def missed(self) -> list[Json]:
        """What gold asks for in vain; a mention found under another accepted label is not missed."""

        def under_another_label(entity: Json) -> bool:
            others = _groups(entity) - {self.group}
            return any(overlap(entity, e) > 0 and _groups(e) & others for e in self.pred)

        left = (e for i, e in enumerate(self.wanted) if i not in self.pairs and not e.get("optional"))
        return [e for e in left if not under_another_label(e)]

    def spurious(self) -> list[Json]:
        """What gold lacks, save on optional mentions, inside holders and under another accepted label."""
        excused = [
            e
            for e in self.gold
            if e.get("optional") or (_group(e) != self.group and (self.group in _groups(e) or e["label"] in HOLDERS))
        ]
        used = set(self.pairs.values())
        return [e for j, e in enumerate(self.offered) if j not in used and not touches(e, excused)]

    def count(self, sheet: Sheet, key: str) -> None:
        hits = [(g, p) for g, p in self.found() if not g.get("optional")]
        exact = [g for g, p in hits if (g["start"], g["end"]) == (p["start"], p["end"])]
        missed, spurious = self.missed(), self.spurious()
        asked, offered = len(hits) + len(missed), len(hits) + len(spurious)
        for name in (self.group, "*"):
            sheet.tallies[f"entity overlap {name}"].add(len(hits), asked, offered)
            sheet.tallies[f"entity strict {name}"].add(len(exact), asked, offered)
        for sort, entities in (("missed", missed), ("spurious", spurious)):
            for entity in entities:
                sheet.note(key, sort, self.group, entity.get("text"))


def _check_link(sheet: Sheet, key: str, gold: Json, pred: Json) -> None:
    if gold.get("optional") or not (gold.get("name") or gold.get("wikidata")):
        return
    right = sheet.names.linked(gold, pred)
    sheet.accuracies["link PERSON"].add(right)
    if not right:
        sheet.note(key, "link", gold.get("name"), f"{pred.get('text')} -> {pred.get('name')}")


def _check_date(sheet: Sheet, key: str, row: str, gold: Json, pred: Json) -> None:
    if not gold.get("edtf"):
        return
    right = pred.get("edtf") in (gold["edtf"], *(gold.get("edtf_ok") or ()))
    sheet.accuracies[row].add(right)
    if not right:
        sheet.note(key, row, gold["text"], f"{pred.get('edtf')} for {gold['edtf']}")


def score_aliases(sheet: Sheet, gold: Json, pred: Json) -> None:
    def stated(document: Json) -> set[frozenset[str | None]]:
        texts = {e["id"]: fold(e.get("text")) for e in listed(document, "entities")}
        return {frozenset((texts.get(a["alias"]), texts.get(a["of"]))) for a in listed(document, "aliases")}

    wanted, offered = stated(gold), stated(pred)
    sheet.tallies["alias"].add(len(wanted & offered), len(wanted), len(offered))


def score_archives(sheet: Sheet, key: str, gold: Json, pred: Json) -> None:
    """The fields of the citations that gold has taken apart, and of what touches them."""
    cited = [e for e in listed(gold, "entities") if e.get("parts") and not e.get("optional")]
    found = [e for e in listed(pred, "entities") if e["label"] == "ARCHIVE_REF" and touches(e, cited)]
    wanted, offered = ([f for e in side for f in _fields(e)] for side in (cited, found))
    hits = matches(wanted, offered, _same_field)
    if cited:
        sheet.tallies["archive parts"].add(hits, len(wanted), len(offered))
    if hits < max(len(wanted), len(offered)):
        sheet.note(key, "archive parts", cited[0]["text"], f"{offered} for {wanted}")


def _fields(citation: Json) -> list[tuple[str, str]]:
    """Names and values of all parts; `class` and `class_` are one."""
    parts = (part.items() for part in citation.get("parts") or ())
    return [(name.rstrip("_"), fold(value)) for items in parts for name, value in items if value]


def _same_field(gold: tuple[str, str], pred: tuple[str, str]) -> bool:
    if gold[0] == pred[0] == "archive":
        return gold[1] in pred[1] or pred[1] in gold[1]
    return gold == pred
