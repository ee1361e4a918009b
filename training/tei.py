"""TEI volumes of *Foreign Relations of the United States* -> texts with what the editors marked in them.

A volume holds some three hundred documents, `<div type="document">`. Of each we keep the running text and where
it has persons (`persName`), places (`placeName`), abbreviations (`gloss`) and headings (`head`). Notes are taken
out of the sentence they interrupt and stand after the document, each as a paragraph of its own.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

Kind = Literal["person", "place", "abbreviation", "heading"]
KINDS: dict[str, Kind] = {
    "persName": "person",
    "placeName": "place",
    "gloss": "abbreviation",
    "head": "heading",
}
#: Elements that begin and end a paragraph; all others stand within one.
BLOCKS = frozenset("head p item cell dateline opener closer signed salute postscript list table row label".split())
#: The number an edition gives to a document, before its heading.
_NUMBER = re.compile(r"\s*\[?\d+\]?\.\s+")


@dataclass(frozen=True, slots=True)
class Mark:
    """What an editor marked: `text[start:end]`, and the id of the person or abbreviation it points to."""

    kind: Kind
    start: int
    end: int
    key: str | None = None


@dataclass(slots=True)
class Text:
    """One document: paragraphs parted by blank lines, marks in the order of the text."""

    id: str
    text: str
    marks: list[Mark]


def documents(path: str | Path) -> Iterator[Text]:
    """The documents of a volume (`.xml` or `.xml.gz`), one in memory at a time.

    Raises:
        xml.etree.ElementTree.ParseError: the file is no XML.
    """
    path = Path(path)
    volume = path.name.split(".", 1)[0]
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        above: list[ET.Element] = []
        for event, element in ET.iterparse(file, events=("start", "end")):
            if event == "start":
                above.append(element)
                continue
            above.pop()
            if _tag(element) == "div" and element.get("type") == "document":
                yield _read(element, f"{volume}/{_id(element) or '?'}")
            if not any(a.get("type") == "document" for a in above):
                element.clear()  # what has been read, and all that is no document
                if above:
                    above[-1].remove(element)


def _read(document: ET.Element, id: str) -> Text:
    writer = _Writer()
    writer.walk(document)
    while writer.notes:
        writer.part(2)
        writer.inside(writer.notes.pop(0))
    text = "".join(writer.pieces)
    marks = (m for m in (_trimmed(text, mark) for mark in writer.marks) if m)
    return Text(id, text, sorted(marks, key=lambda m: (m.start, -m.end)))


@dataclass(slots=True)
class _Writer:
    """The text so far; white space between two words is written once, when the second comes."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    gap: int = 0  # what parts this from the next word: 0 nothing, 1 a space, 2 a blank line
    marks: list[Mark] = field(default_factory=list)
    notes: list[ET.Element] = field(default_factory=list)

    def walk(self, element: ET.Element) -> None:
        tag = _tag(element)
        if tag == "note":
            self.notes.append(element)
        elif tag == "lb":
            self.part(1)
        elif tag in BLOCKS:
            self.part(2)
            self.inside(element)
            self.part(2)
        else:
            self.inside(element)

    def inside(self, element: ET.Element) -> None:
        start = self.length
        kind = KINDS.get(_tag(element))
        text = element.text or ""
        self.write(_NUMBER.sub("", text, count=1) if kind == "heading" and start == 0 else text)
        for child in element:
            self.walk(child)
            self.write(child.tail or "")
        if kind and self.length > start:
            key = element.get("corresp") or element.get("target")
            self.marks.append(Mark(kind, start, self.length, key.lstrip("#") if key else None))

    def part(self, gap: int) -> None:
        self.gap = max(self.gap, gap)

    def write(self, text: str) -> None:
        words = " ".join(text.split())
        if text[:1].isspace():
            self.part(1)
        if words:
            between = ("", " ", "\n\n")[self.gap] if self.length else ""
            self.pieces += (between, words)
            self.length += len(between) + len(words)
            self.gap = int(text[-1].isspace())


def _trimmed(text: str, mark: Mark) -> Mark | None:
    inner = text[mark.start : mark.end]
    start = mark.start + len(inner) - len(inner.lstrip())
    end = mark.start + len(inner.rstrip())
    return Mark(mark.kind, start, end, mark.key) if start < end else None


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _id(element: ET.Element) -> str | None:
    return element.get("{http://www.w3.org/XML/1998/namespace}id")
