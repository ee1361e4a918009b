"""Dates and times: found by a grammar, valued in EDTF against the document's date."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from cablenlp.layers.base import Layer
from cablenlp.layers.dates.grammar import find
from cablenlp.layers.dates.points import RawDate
from cablenlp.layers.dates.values import Value, resolve, standing
from cablenlp.table import Mark, Placed, key, placed, section, set_marks, table, text_of

__all__ = ["Dates", "RawDate", "Value", "find", "read_date", "resolve", "standing"]

_FULL = re.compile(r"-?\d{4}-\d\d-\d\d(?:T.*)?[~?%]?")
#: Mentions that may hold a date: they and the date both stand, also ...
_HOLDERS = {"TREATY", "ROLE", "EVENT"}
#: ... where the date is weak.
_AROUND = {"TREATY", "ROLE"}


def read_date(text: str, document: str | None = None) -> Value | None:
    """The value of the first full day in a short text, such as a heading line; None where there is none.

    Of a stretch of days, `edtf` is the first.
    """
    raws = [r for r in standing(find(text), document) if r.label == "DATE"]
    for value in resolve(raws, text, document):
        first = re.split(r"[/,]", value.edtf.strip("[{}]"))[0] if value.edtf else ""
        if _FULL.fullmatch(first):
            return value if first == value.edtf else value._replace(edtf=first)
    return None


class Found(NamedTuple):
    """A mention, its value, and the names whose place it takes."""

    raw: RawDate
    value: Value
    instead: list[Mark]


class Over:
    """The marks of another layer, to be asked for a few places: what overlaps there."""

    def __init__(self, marks: Placed):
        self._marks = sorted(marks, key=itemgetter(0))
        self._starts = [start for start, _, _ in self._marks]
        self._longest = max((end - start for start, end, _ in marks), default=0)

    def at(self, start: int, end: int) -> list[Mark]:
        first = bisect_right(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [mark for _, stop, mark in self._marks[first:last] if stop > start]


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
        shapes, names = Over(placed(doc, "shapes")), Over(placed(doc, "mentions"))
        kept, instead = [], []
        for raw in raws:
            if shapes.at(raw.start, raw.end):
                continue
            over = names.at(raw.start, raw.end)
            if raw.weak and any(m.label_ not in _AROUND for m in over):
                continue
            kept.append(raw)
            instead.append([] if raw.weak else [m for m in over if m.label_ not in _HOLDERS])
        values = resolve(kept, text, date)
        return [Found(*found) for found in zip(kept, values, instead, strict=True)]

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
        gone = {id(m) for item in found for m in item.instead}
        if gone:
            set_marks(doc, "mentions", [m for _, _, m in placed(doc, "mentions") if id(m) not in gone])
