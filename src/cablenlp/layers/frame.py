"""The document's own date, before all other dates are read: they are resolved against it.

The date that the document gives in its head or below its signature wins over the archive's catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from cablenlp.knowledge import YOUNGEST
from cablenlp.layers.base import Layer
from cablenlp.layers.dates import find as find_dates
from cablenlp.layers.dates import resolve
from cablenlp.layers.zones.lines import MISREAD, columns
from cablenlp.lexicon.models import Entity
from cablenlp.table import key, placed, section, table, text_of

#: Lines whose date is another's: when it came in, what it answers, where it is filed.
_NOT_OWN = re.compile(
    r"\s*[\[(]?(?:r\s?[.:]|(?:received|rec'd|recd|reference|ref|re|in reply|your|subject|deciphered|printed|typed"
    r"|copies|copy|sent to|repeated|rptd|enclosure|enclosing|declassified|downgraded|decl|authority|e\.?o\.? ?1\d{4}"
    r"|page \d+ +[A-Z]+ \d+)\b)",
    re.I,
)
_RECEIVED = re.compile(r"[\[(]?\b(?:Received|Rec'd)\b", re.I)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T.+)?")
_NIGHT = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_PARTIAL = re.compile(r"\d{4}(?:-\d\d)?")
#: Where the date stands, the surest first; the title of a catalogue record tells the dates of others.
_PLACES = (
    (("header", "closing", "title", "catalogue_date"), _DAY),
    (("header", "closing"), _NIGHT),
    (("catalogue_date", "header", "title"), _PARTIAL),
    (("catalogue_date",), re.compile(r".+")),
)
#: The words before a date that ends a title and is the document's: "Talk with Amin, 3 May", "Meeting ... on 3 May".
_TITLE_DATE = re.compile(
    r"[,;(\[–—]\s*(?:dated\s+)?$|\bdated\s+$|\b(?:conversation|meeting|talks?|discussion|interview)\b[^\n]*\bon\s+$",
    re.I,
)


@Language.factory("cable_frame", assigns=["doc._.cable"], requires=["doc.spans"])
class Frame(Layer):
    """Writes section `document`: `date` and the mention it came from, `date_from`."""

    def __init__(self, nlp: Language, name: str = "cable_frame"):
        super().__init__(nlp, name)

    def find(self, doc: Doc) -> dict[str, Any]:
        text = text_of(doc)
        zones: dict[str, list[tuple[int, int]]] = {}
        for _, _, zone in placed(doc, "zones"):
            zones.setdefault(zone.label_, []).append((zone.start_char, zone.end_char))
        taken = [(s, e) for s, e, _ in placed(doc, "shapes")]
        given = table(doc).get("date")
        for names, pattern in _PLACES:
            for name in names if "body" in zones else [n for n in names if n != "title"]:
                for start, end in zones.get(name, ()):
                    for found in _dates(text, start, end, taken, given):
                        found["date"] = self._with_century(found["date"], doc)
                        if pattern.fullmatch(found["date"].strip("~?%")):
                            return found
        for start, end in zones.get("title", ()):
            for found in _dates(text, start, end, taken, given):
                s, e = (int(x) for x in found["date_from"].split("-")[:2])
                if ends_title(text, s, e, (start, end)):
                    return found
        return (None if given else self._received(doc, zones, taken)) or {"date": given, "date_from": None}

    def _received(
        self, doc: Doc, zones: dict[str, list[tuple[int, int]]], taken: list[tuple[int, int]]
    ) -> dict[str, Any] | None:
        """The day on which a telegram came, where nothing else tells its date."""
        text = text_of(doc)
        for start, end in zones.get("header", ()):
            for column in columns(text, start, end):
                cut = _RECEIVED.search(column.text)
                for found in _dates(text, column.start + cut.end(), column.end, taken, None) if cut else ():
                    if _DAY.fullmatch(found["date"]):
                        return found | {"date": self._with_century(found["date"], doc)}
        return None

    def _with_century(self, edtf: str, doc: Doc) -> str:
        """A date whose century is open, set into the lives of the people that the document names."""
        year = self._grown_up(doc) if edtf.startswith("XX") else None
        if year is None:
            return edtf
        century = year // 100 + (int(edtf[2:4]) < year % 100)
        return f"{century}{edtf[2:]}"

    def _grown_up(self, doc: Doc) -> int | None:
        """The year by which everybody named was old enough to be; none where nobody is known."""
        born = [
            int(row.since[:4])
            for value in section(doc, "mentions").values()
            for row_id, _ in value.get("rows") or ()
            if isinstance(row := self.lexicon.row(row_id), Entity) and row.label == "PERSON" and row.since
        ]
        return max(born) + YOUNGEST if born else None

    def write(self, doc: Doc, found: dict[str, Any]) -> None:
        table(doc)["document"] = found


def own_columns(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Where columns begin that may hold the document's own date, each with its words up to where it was received."""
    for column in columns(text, start, end):
        words = MISREAD.sub("O", column.text)
        if len(words) > 260 or not re.search(r"\d", words) or _NOT_OWN.match(words):
            continue
        cut = _RECEIVED.search(words)
        yield column.start, words[: cut.start()] if cut else words


def ends_title(text: str, start: int, end: int, title: tuple[int, int]) -> bool:
    """Whether a date ends the title and so is the document's own."""
    return not text[end : title[1]].strip(" .)]") and _TITLE_DATE.search(text, title[0], start) is not None


def _dates(
    text: str, start: int, end: int, taken: list[tuple[int, int]], given: str | None
) -> Iterator[dict[str, Any]]:
    """The dates of the document's own in these lines, in order."""
    for at, words in own_columns(text, start, end):
        raws = [r for r in find_dates(words) if not any(s < at + r.end and at + r.start < e for s, e in taken)]
        for raw, value in zip(raws, resolve(raws, words, given), strict=True):
            if raw.label == "DATE" and value.edtf:
                s, e = at + raw.start, at + raw.end
                yield {"date": value.edtf.split("T")[0], "date_from": key(s, e, "DATE")}
