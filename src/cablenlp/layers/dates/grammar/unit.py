"""A unit of time as it stands, with the words before it that count it or point at it: `the next`, `two or three`."""

from __future__ import annotations

import re
from typing import NamedTuple

from cablenlp.layers.dates.grammar.amounts import NUMBER, amount_of
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.words import MONTHS, ORDINALS, any_of

#: Places in a row of units; `first` and `last` may also mean the one before or after.
RANKS = {*list(ORDINALS)[1:12], "middle", "final"}
_UNIT_BEFORE = re.compile(
    r"(?:\b(?=\w)|$)(?:(?P<det>this|that|the\s{1,2}(?:very\s{1,2})?same|these|those|(?:the\s{1,2}"
    r"|this\s{1,2})?(?:next|last|past|coming|"
    rf"following|previous|preceding|ensuing|first|{any_of(RANKS)}|present|current|very\s{{1,2}}next)|each|every"
    r"|another|the|same)\s{1,3})?"
    rf"(?:(?P<num>{NUMBER})(?:\s?(?:-|\s(?:to"
    rf"|or)\s)\s?(?P<num2>{NUMBER}))?(?P<half>(?:\s{{1,2}}|-)and(?:\s{{1,2}}|-)(?:a(?:\s{{1,2}}|-))?half)?"
    r"(?:\s{1,2}(?:more|full|whole|consecutive|successive|single|hard|brutal|bloody|difficult|critical|crucial|busy"
    r"|working|further|additional|long|short|previous|preceding"
    r"|following|past|last|next|of\s{1,2}the))?[\s-]{1,3})?"
    r"(?P<fiscal>(?:fiscal|financial|calendar)\s{1,2})?$"
)
_OF_PERIOD = re.compile(
    rf"(?:[\s-]period)?\s{{1,2}}(?:of|in)\s{{1,2}}(?:the\s{{1,2}}(?:month|year|century|decade)"
    rf"|(?:this|last|next)\s|\d{{4}}|(?:{any_of(MONTHS)})\b)"
)


class Unit(NamedTuple):
    """A unit of time in a text.

    Attributes:
        name: What it is called, in the singular: `week`.
        plural: Whether it stands in the plural.
        start, end: Where its own word stands.
        pointer: The last word that points at it, empty if none does: `next`, `this`, `every`.
        pointer_at: Where that stands.
        number, number_at: The words that count it, and where they begin.
        amount: The same in digits (`amounts.amount_of`), `1` where it is not counted.
        fiscal: `fiscal`, `financial` or `calendar`.
    """

    name: str
    plural: bool
    start: int
    end: int
    pointer: str = ""
    pointer_at: int = -1
    number: str | None = None
    number_at: int = -1
    amount: str | None = "1"
    fiscal: str | None = None

    @property
    def small(self) -> bool:
        """Whether it is less than a day."""
        return self.name in ("hour", "minute")

    @property
    def label(self) -> str:
        return "TIME" if self.small else "DATE"


def unit_at(page: Page, start: int, end: int, name: str, plural: bool) -> Unit:
    """The unit whose word stands at a place, with what stands before it."""
    m = page.before(_UNIT_BEFORE, start, 44)
    if m is None:
        return Unit(name, plural, start, end)
    pointer = m["det"].split()[-1] if m["det"] else ""
    amount = amount_of(m["num"], m["num2"], m["half"]) if m["num"] else "1"
    return Unit(
        name, plural, start, end, pointer, m.end("det") - len(pointer), m["num"], m.start("num"), amount, m["fiscal"]
    )


def of_period(page: Page, unit: Unit) -> bool:
    """Whether a unit is a part of the period named next: `the first week of May`."""
    return _OF_PERIOD.match(page.low, unit.end) is not None
