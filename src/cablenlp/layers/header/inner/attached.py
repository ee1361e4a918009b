"""What is attached to a document: the texts below lines such as "Attachment 1", and the clauses that tell of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablenlp.layers.header.inner.blocks import LEAST, Block, sentence_before
from cablenlp.layers.zones import Zone
from cablenlp.layers.zones.lines import TYPIST, ends_sentence

#: A line that says that something is attached, perhaps what.
_ATTACHED = re.compile(
    r"^[ \t]*(?P<point>(?:To|Re|Regarding|On)[ \t](?:point|item|paragraph|para)\.?[ \t][^\n]{1,16}[ \t]of[ \t]"
    r"(?:the[ \t])?(?:min(?:utes)?|prot(?:ocol)?)\b"
    r"[^\n]{0,30})$|"
    r"^[ \t]*(?P<x>[\[(]?(?:Attachment|Annex|Annexe|Enclosure|Inclosure|Attached|Appendix|Supplement|Addendum)\b"
    r"(?:[ \t]*(?:No\.?[ \t]*)?(?P<number>\d{1,2}|[IVX]{1,4}|[A-H])?\b)(?:[ \t]*to[ \t][^\n:]{3,60}(?=$))?"
    r"(?:[—–-][ \t]?Translation)?[ \t]?[\])]?[ \t]*[:.—–-]?[\])]?)"
    r"(?P<rest>[ \t]*(?-i:[A-Z“\"«])[^\n]{0,150})?[ \t]*$",
    re.I | re.M,
)
#: Of a line that counts what is attached, no text follows: "Enclosures: 2", "Attachment: as stated".
_COUNTED = re.compile(r"[ \t]*(?:as stated|\d+ cop|copy|one|two|none)", re.I)
#: A longer line is more than the name of what is attached.
_WIDE = 160
#: Where a text says that something is attached to it: "(Annex 2)", "(attached)", "see Enclosure 1".
_POINTS = re.compile(
    r"(?:\(|\bsee\s+|\bas\s+)(?:[Ss]ee\s+|[Tt]ext\s+|[Dd]raft\s+|[Aa]s\s+)?(?:[Aa]ttachment|[Aa]nnexe?|[Ee]nclosure"
    r"|[Aa]ppendix|[Ss]upplement"
    r"|[Aa]ttached|[Ee]nclosed|[Aa]nnexed|[Aa]ppended)s?\b\s*(?:No\.?\s*)?(?P<number>\d{1,2}|[IVX]{1,4}|[A-H])?\b"
)
#: How a covering letter says it.
_COVERED = re.compile(r"\b(?:[Ee]nclos|[Aa]ttach|[Aa]ppend|[Hh]erewith|[Ff]orward|[Tt]ransmit)\w*\b[^.\n]{3,200}")


def attachments(text: str, start: int, end: int, zones: list[Zone]) -> Iterator[Block]:
    """The texts that are attached; what is but named, as enclosed elsewhere, is none."""
    lines = list(_lines(text, start, end))
    number = ""
    for m, limit in zip(lines, [*(x.start() for x in lines[1:]), *([end] if lines else [])], strict=True):
        stop = min([limit, *(z.start for z in zones if z.name in ("source", "distribution") and z.start > m.start())])
        at = m.start("rest") if m["rest"] else m.end()
        at += len(text[at:stop]) - len(text[at:stop].lstrip())
        number = m["number"] or number  # "Annex 1" may stand above "To point 4 of the minutes"
        if stop - at >= LEAST and not _named_only(text[at:stop]):
            yield Block(m.start(), at, at + len(text[at:stop].rstrip()), attached=True, number=number)
            number = ""


def _lines(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The lines that say that something is attached, where it follows."""
    at = start if start == 0 or text[start - 1] == "\n" else text.find("\n", start, end) + 1
    while start <= at < end:
        if (m := _ATTACHED.match(text, at, end)) and not (m["rest"] and _COUNTED.match(m["rest"])):
            yield m
        at = text.find("\n", at, end) + 1 or end


def _named_only(words: str) -> bool:
    """Whether an attachment is but named, and does not follow: "Enclosure: Study of April 20 (3 copies)"."""
    lines = [x for x in words.splitlines() if x.strip() and not TYPIST.fullmatch(x.strip())]
    return len(lines) == 1 and len(lines[0]) < _WIDE and not ends_sentence(lines[0])


def points(text: str, start: int, end: int) -> list[Block]:
    """The clauses of a text that say what is attached to it, each with its number, in order."""
    found: list[Block] = []
    for m in _POINTS.finditer(text, start, end):
        line = text.rfind("\n", start, m.start()) + 1
        told = sentence_before(text, max(start, line, found[-1].end if found else start), m.start())
        found.append(Block(told, m.start(), m.end(), number=m["number"] or ""))
    return found or [Block(m.start(), m.end(), m.end()) for m in _COVERED.finditer(text, start, end)]


def point_of(block: Block, attached: list[Block], points: list[Block]) -> Block | None:
    """The clause that says what this attachment is: the one with its number, else the one of its rank."""
    same = next((p for p in points if p.number and p.number == block.number), None)
    if same or len(points) != len(attached):
        return same
    return points[attached.index(block)]
