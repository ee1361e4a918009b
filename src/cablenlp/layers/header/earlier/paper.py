"""The document that names earlier messages: its dates, its zones, and the messages inside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from spacy.tokens import Doc

from cablenlp.layers.header.atoms import Cast
from cablenlp.layers.header.earlier.words import said
from cablenlp.layers.header.plain import Plain
from cablenlp.layers.zones import zones_of
from cablenlp.months import MONTH_NAME
from cablenlp.table import key, placed, section

_REPEATED = re.compile(
    r",\s(?:also\s)?(?:repeated|rptd|rpt)\s(?:to\s|info\s)?"
    rf"(?:(?!{MONTH_NAME}\b)[A-Z]\w+\s(?:as\s)?\d{{1,5}}(?:,\s|\sand\s)?){{1,4}}(?<=\d)"
)
#: So near behind a number its date stands.
_DATE_NEAR = 24
_DATE_OF = re.compile(
    r"\s*(?:,|\(|of|dated|,\s*dated|,?\s*sent(?:\s+to\s+(?:you|us|me|him))?)?\s*(?:on\s+)?(?:the\s+)?"
)


class Dated(NamedTuple):
    """A date of the text."""

    start: int
    end: int
    edtf: str | None


class Paper:
    """A document with what is needed to read the references in it.

    Attributes:
        dates: Its dates, in order.
        title: Where its title stands, if it has one.
        said: The expressions for what messages are called.
    """

    def __init__(self, doc: Doc, text: str, title: tuple[int, int] | None, header: Plain, cast: Cast):
        self.doc, self.text, self.title, self.header, self.cast = doc, text, title, header, cast
        values = section(doc, "dates")
        self.dates = [
            Dated(s, e, (values.get(key(s, e, x.label_)) or {}).get("edtf"))
            for s, e, x in placed(doc, "dates") if x.label_ == "DATE"
        ]  # fmt: skip
        self._starts = [d.start for d in self.dates]
        self._taken: set[int] = set()
        self.zones = zones_of(doc)
        self.said = said(cast.lexicon)

    def rank(self, at: int) -> int:
        """How many dates begin before a place."""
        return bisect_left(self._starts, at)

    def take(self, date: Dated) -> None:
        """A date belongs to a number: by itself it names no other message."""
        self._taken.add(date.start)

    def is_free(self, date: Dated) -> bool:
        return date.start not in self._taken

    def before(self, at: int) -> Dated | None:
        """The date that ends at a place and belongs to nothing yet."""
        n = self.rank(at) - 1
        return self.dates[n] if n >= 0 and self.dates[n].end == at and self.is_free(self.dates[n]) else None

    def after(self, end: int) -> Dated | None:
        """The date that belongs to the number which ends here; it is taken."""
        repeated = _REPEATED.match(self.text, end)  # "Embtel 196, repeated Seoul 18, August 15"
        end = repeated.end() if repeated else end
        n = self.rank(end)
        date = self.dates[n] if n < len(self.dates) else None
        if date is None or date.start > end + _DATE_NEAR or not _DATE_OF.fullmatch(self.text, end, date.start):
            return None
        self.take(date)
        return date

    def around(self, at: int) -> Plain:
        """The message that speaks here: the document, or the innermost one whose text stands in it."""
        around, inside = self.header, self.header.get("conveys") or []
        while found := next((m for m in inside if m["start"] <= at < m["end"]), None):
            around, inside = found, found["conveys"]
        return around

    def in_title(self, at: int) -> bool:
        return bool(self.title and self.title[0] <= at < self.title[1])

    def zone(self, at: int) -> str | None:
        """The name of the zone in which a place lies."""
        return next((z.name for z in self.zones if z.start <= at < z.end), None)
