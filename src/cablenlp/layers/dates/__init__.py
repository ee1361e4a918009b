"""Dates and times: found by a grammar, valued in EDTF against the document's date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from cablenlp.layers.base import Layer
from cablenlp.layers.dates.grammar import find
from cablenlp.layers.dates.points import RawDate
from cablenlp.layers.dates.values import Value, resolve, standing
from cablenlp.stretches import Stretches
from cablenlp.table import Mark, key, placed, section, set_marks, table, text_of

__all__ = ["Dates", "RawDate", "Value", "find", "read_date", "resolve", "standing"]

_FULL = re.compile(r"-?\d{4}-\d\d-\d\d(?:T.*)?[~?%]?")
#: Mentions that may hold a date: they and the date both stand.
_HOLDERS = {"TREATY", "ROLE", "EVENT"}


def read_date(text: str, document: str | None = None) -> Value | None:
    """The value of the first full day in a short text, such as a heading line; None where there is none.

    Of a stretch of days, `edtf` is the first.
    """
    raws = [r for r in standing(find(text), document) if r.label == "DATE"]
    for value in resolve(raws, text, document):
        first = re.split(r"[/,]", value.edtf.strip("[{}]"))[0] if value.edtf else ""
        if _FULL.fullmatch(first):
            return value if first == value.edtf else replace(value, edtf=first)
    return None


@dataclass(frozen=True, slots=True)
class Found:
    """A mention and its value."""

    raw: RawDate
    value: Value


@Language.factory("cable_dates", assigns=["doc.spans", "doc._.cable"], default_config={})
def create_dates(nlp: Language, name: str) -> Dates:
    return Dates(nlp, name)


class Dates(Layer):
    """Marks `DATE` and `TIME` in group `dates`, their values in the table under `dates`.

    Skips what the layer of shapes has taken (numbers, archival references). A date takes the place of a name
    that overlaps it; a bare month, weekday, season or year gives way to the name.
    """

    def __init__(self, nlp: Language, name: str = "cable_dates"):
        super().__init__(nlp, name)

    def find(self, doc: Doc) -> list[Found]:
        text = text_of(doc)
        date = self.document_date(doc)
        raws = standing(find(text), date)
        if not raws:
            return []
        shapes = Stretches([(s, e) for s, e, _ in placed(doc, "shapes")])
        names = Stretches([(s, e) for s, e, m in placed(doc, "mentions") if m.label_ not in ("TREATY", "ROLE")])
        kept = [r for r in raws if not (shapes.touch(r.start, r.end) or (r.weak and names.touch(r.start, r.end)))]
        values = resolve(kept, text, date)
        return [Found(raw, value) for raw, value in zip(kept, values, strict=True)]

    @staticmethod
    def document_date(doc: Doc) -> str | None:
        """The document's date: as the frame read it, else as the caller gave it."""
        date: Any = section(doc, "document").get("date") or table(doc).get("date")
        return date if isinstance(date, str) else None

    def write(self, doc: Doc, found: list[Found]) -> None:
        values: dict[str, Any] = {}
        marks = {}
        for item in found:
            raw = item.raw
            name = key(raw.start, raw.end, raw.label)
            marks[name] = Mark(raw.start, raw.end, raw.label, raw.rule)
            values[name] = item.value.as_row()
        table(doc)["dates"] = values
        set_marks(doc, "dates", marks.values())
        strong = Stretches([(f.raw.start, f.raw.end) for f in found if not f.raw.weak])
        mentions = placed(doc, "mentions")
        kept = [m for s, e, m in mentions if m.label_ in _HOLDERS or not strong.touch(s, e)]
        if len(kept) < len(mentions):
            set_marks(doc, "mentions", kept)
