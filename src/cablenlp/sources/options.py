"""What every reader of a format is given, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from cablenlp.sources.files import Line

#: What spaCy takes in one text unless it is told otherwise.
MAX_CHARS = 1_000_000


@dataclass(frozen=True, slots=True)
class Options:
    """How records are cut out of a file.

    Attributes:
        id_field: Key or column of the id; None takes `id` where there is one.
        text_field: Key or column of the text.
        date_field: Key or column of the document's date; None takes `date` where there is one.
        max_chars: Longest text that is read, in code points.
        delimiter: What stands between two cells of a CSV file; None finds out.
    """

    id_field: str | None = None
    text_field: str = "text"
    date_field: str | None = None
    max_chars: int = MAX_CHARS
    delimiter: str | None = None

    def named(self) -> dict[str, str]:
        """The fields that must be there: that of the text, and what the user asked for."""
        fields = {"text": self.text_field, "id": self.id_field, "date": self.date_field}
        return {what: name for what, name in fields.items() if name}

    @property
    def line_limit(self) -> int:
        """The longest line that is held: room for a text of `max_chars` with every character escaped."""
        return 6 * self.max_chars + 2**20


@dataclass(slots=True)
class Raw:
    """A record as a format gives it, before it is checked and numbered; `reason` says what is wrong."""

    text: str = ""
    id: str | None = None
    date: str | None = None
    line: int | None = None
    start: int | None = None
    end: int | None = None
    meta: dict[str, Any] = field(default_factory=dict)
    reason: str | None = None


#: A format: the lines of one file in, its records out.
Reader = Callable[[Iterator[Line], Options], Iterator[Raw]]


def from_fields(fields: dict[str, Any], options: Options, line: int, what: str) -> Raw:
    """The record that a row of named values holds; `what` is the format's word for such a name."""
    rest = dict(fields)
    text = rest.pop(options.text_field, None)
    if text is None and options.text_field in fields:
        return Raw(line=line, reason=f"the text is empty: the {what} {options.text_field!r} holds null")
    if not isinstance(text, str):
        wrong = "has no" if text is None else "has something other than text in the"
        there = ", ".join(map(repr, fields)) or "none"
        reason = f"the record {wrong} {what} {options.text_field!r}; there are {there}: see --text-field"
        return Raw(line=line, reason=reason)
    values: dict[str, str | None] = {}
    for name, wanted in (("id", options.id_field), ("date", options.date_field)):
        value = rest.pop(wanted or name, None)
        # A record may be undated; an id that was asked for and is not there would break a later join.
        if value in (None, "") and wanted and name == "id":
            return Raw(line=line, reason=f"the record has nothing in the {what} {wanted!r}; see --id-field")
        if isinstance(value, bool) or not isinstance(value, str | int | None):
            return Raw(line=line, reason=f"the {what} {wanted or name!r} holds neither text nor a number")
        values[name] = None if value in (None, "") else str(value)
    return Raw(text, id=values["id"], date=values["date"], line=line, meta=rest)
