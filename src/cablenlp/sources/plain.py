"""Plain text: one file, one record, the text kept to the last line end."""

from __future__ import annotations

from collections.abc import Iterator

from cablenlp.sources.files import Line
from cablenlp.sources.options import Options, Raw


def read(lines: Iterator[Line], options: Options) -> Iterator[Raw]:
    """The whole file as one record; more than `max_chars` of it is never held."""
    parts: list[str] = []
    length = 0
    for line in lines:
        parts.append(line.text)
        length += len(line.text)
        if length > options.max_chars:
            break
    text = "".join(parts)
    yield Raw(text, line=1, start=0, end=len(text))
