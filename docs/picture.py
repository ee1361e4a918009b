"""Draws `docs/picture.svg`: a record with its mentions marked, and beside it what cablenlp reads in it.

python docs/picture.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import cablenlp
from cablenlp.annotation import Annotation

HERE = Path(__file__).parent
RECORD = """12 November 1950

Ciphered telegram No. 4402, Mao Zedong to Filippov [Stalin] via Zakharov

Mao asks Stalin to send 500 trucks before 1 December. Zhou Enlai refuses to meet the Americans in Tokyo.
"""
COLOURS = {"PERSON": "#ffd9a8", "DATE": "#cfe8cf", "CABLE_NUMBER": "#e3d5f2", "LOC": "#cfe2f7", "GPE": "#cfe2f7"}
OTHER = "#f6d3d8"
# Of a monospaced letter of 14 units, whatever the font.
WIDE, HIGH, LEFT, TOP, RIGHT = 8.4, 23, 20, 62, 370


def lines(note: Annotation) -> list[tuple[str, str]]:
    """What is read, as lines of a word and its value."""
    header = note.header
    found = [
        ("kind", header.kind or ""),
        ("date", header.date or ""),
        ("number", ", ".join(header.numbers)),
        ("from", ", ".join(p.name or "" for p in header.senders)),
        ("to", ", ".join(p.name or "" for p in header.recipients)),
        ("via", ", ".join(p.name or "" for p in header.via)),
        ("", ""),
    ]
    entities = {e.id: e for e in note.entities}
    for event in note.events:
        found.append((f"{event.id} {event.type}", event.status))
        for a in event.arguments:
            entity = entities.get(a.entity or "")
            value = a.event or (entity and (entity.edtf or entity.name or entity.text)) or a.text or ""
            found.append((f"   {a.role}", (event.time or value) if a.role == "time" else value))
    return found


def wrapped(text: str, width: int = 36) -> Iterator[tuple[int, str]]:
    """Lines of at most `width` letters, each with its offset."""
    at = 0
    for paragraph in text.splitlines():
        start = at
        for word in re.finditer(r"\S+", paragraph):
            if at + word.end() - start > width and start < at + word.start():
                yield start, text[start : at + word.start()].rstrip()
                start = at + word.start()
        yield start, text[start : at + len(paragraph)]
        at += len(paragraph) + 1


def draw(note: Annotation) -> str:
    """The picture as SVG."""
    shapes: list[str] = []
    for n, (at, line) in enumerate(wrapped(note.text)):
        y = TOP + n * HIGH
        for e in note.entities:
            start, end = max(e.start, at), min(e.end, at + len(line))
            if start < end:
                x, width = LEFT + (start - at) * WIDE, (end - start) * WIDE
                colour = COLOURS.get(e.label, OTHER)
                shapes.append(
                    f'<rect x="{x - 2:.1f}" y="{y - 15}" width="{width + 4:.1f}" height="20" rx="3" fill="{colour}">'
                    f"<title>{escape(e.label)}: {escape(e.name or e.edtf or e.text)}</title></rect>"
                )
        if line:
            shapes.append(_text(LEFT, y, line, f' textLength="{len(line) * WIDE:.1f}"'))
    read = lines(note)
    for n, (word, value) in enumerate(read):
        y = TOP + n * HIGH
        strong = ' font-weight="bold"' if word.startswith("v") and word != "via" else ""
        shapes += [
            _text(x, y, part, more) for x, part, more in ((RIGHT, word, strong), (RIGHT + 160, value, "")) if part
        ]
    height = TOP + len(read) * HIGH
    shapes = [
        _text(LEFT, 26, "the record", ' fill="#666"'),
        _text(RIGHT, 26, "what cablenlp reads in it", ' fill="#666"'),
        f'<line x1="{RIGHT - 24}" y1="14" x2="{RIGHT - 24}" y2="{height - 14}" stroke="#ccc"/>',
        *shapes,
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 {height}" font-size="14" fill="#222" '
        'font-family="ui-monospace, Menlo, Consolas, monospace">\n'
        f'<rect width="760" height="{height}" fill="#fff"/>\n' + "\n".join(shapes) + "\n</svg>\n"
    )


def _text(x: float, y: float, text: str, more: str = "") -> str:
    return f'<text x="{x}" y="{y}" xml:space="preserve"{more}>{escape(text)}</text>'


if __name__ == "__main__":
    (HERE / "picture.svg").write_text(draw(cablenlp.annotate(RECORD)), encoding="utf-8")
