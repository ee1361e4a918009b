"""One record of the input, whatever file it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Record:
    """One document as it stands in its file.

    Attributes:
        id: Unique within the run; `<file name without extension>#<record>` unless the file gives one.
        text: The text that is annotated and stored, never changed afterwards.
        date: The document's date (EDTF) where the file gives it apart from the text.
        path: The file it came from, as the user named it (`-` for standard input).
        record: Its number in that file, from 0.
        start: Where the record begins in the decoded file, in code points; None where that means nothing.
        end: Where it ends.
        meta: Further fields of the file, kept as they stand.
    """

    id: str
    text: str
    date: str | None = None
    path: str | None = None
    record: int = 0
    start: int | None = None
    end: int | None = None
    meta: dict[str, Any] = field(default_factory=dict)
