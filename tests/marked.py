"""Gold as marked-up text: `«Zhou Enlai|PERSON» spoke in «Geneva|GPE»`, nested where mentions nest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from cablenlp.annotation import Annotation, Entity

Marks = Iterable[tuple[int, int, str]]


def plain(gold: str) -> str:
    """A marked-up text without its marks."""
    return re.sub(r"«|\|[^«»|]*»", "", gold)


def marked(text: str, marks: Marks) -> str:
    """A text with marks put in; outer marks around inner ones."""
    opening: dict[int, int] = {}
    closing: dict[int, list[str]] = {}
    for start, end, label in sorted(marks, key=lambda m: (m[0], -m[1])):
        opening[start] = opening.get(start, 0) + 1
        closing.setdefault(end, []).insert(0, f"|{label}»")
    parts = []
    for at in range(len(text) + 1):
        parts += closing.get(at, [])
        parts.append("«" * opening.get(at, 0))
        parts.append(text[at : at + 1])
    return "".join(parts)


def entities(note: Annotation, *labels: str, value: Callable[[Entity], str | None] = lambda entity: None) -> str:
    """The text of an annotation with its entities marked: all, or those with certain labels, and a value."""
    kept = [e for e in note.entities if not labels or e.label in labels]
    return marked(note.text, [(e.start, e.end, f"{e.label} {value(e) or ''}".strip()) for e in kept])
