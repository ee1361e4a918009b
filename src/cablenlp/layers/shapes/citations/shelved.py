"""What an archive's name opens or closes: its units, as archives of any country call them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablenlp.layers.indexes import archives
from cablenlp.layers.shapes.citations.parts import Citation, Parts, parts_of
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import split

#: A line in brackets at the end of a document that an archive's name closes: "[ABHS 950, 40/4/1 Archives New Zealand]".
_BRACKETED = re.compile(r"(?:(?<=^)|(?<=\n))\[(?P<x>[A-Z][^\]\n]{8,200})\]?\s*(?=\n|$)")
#: Where a citation's sentence ends, and not an abbreviation in it.
_SENTENCE = re.compile(
    r"(?<!\b[^\W\d])(?<!\b[^\W\d]{2})(?<!\b[Vv]ol)(?<!\b[Dd]o[ck])(?<!\binv)(?<!\bpap)(?<!\bpor)\.\s+(?=[A-Z])"
)
#: What the parts of a citation are called, in the languages of archives.
_UNITS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("record_group", r"\b(?:RG|Record Group) ?(?P<x>\d+)"),
        ("lot", r"\b[Ll]ot (?:[Ff]ile )?(?P<x>\d{2} ?[A-Z]+ ?\d+)"),
        ("delo", r"(?<!\w)(?P<y>\d[\w/]*)\. ?ő\. ?e\b"),
        ("delo", r"(?<!\w)(?:(?i:d\.|delo|a\. ?[ej]\.|dosar(?:ul)?|dosja|expediente)|kh/n|hồ sơ) ?(?P<x>\d[\w/]*)"),
        ("fond", r"(?P<y>\d+)\. ?f\.(?=\s*(?:\d|,|$))"),
        ("fond", r"(?<!\w)(?:f\.|[Ff]onds?|[Ff]ondo|phông|zesp\.|z\.) ?(?P<x>\d[\w/-]*|[A-Z][\w ]{2,30})"),
        ("series", r"^(?P<x>[A-Z]{2} \d{1,3})(?=[,/])"),
        ("opis", r"(?<!\w)(?i:op\.|opis|dans) ?(?P<x>\d[\w-]*)"),
        ("papka", r"(?<!\w)(?i:papka) ?(?P<x>\d\w*)"),
        ("listy", r"(?<!\w)(?i:l{1,2}\.|listy?) ?(?P<x>\d+(?: ?ob\.?)?(?:[-–, ]+\d+(?: ?ob\.?)?)*)"),
        ("box", r"(?<!\w)(?i:box(?: no\.)?|caja|carton|karton|kart\.|busta|b\.|legajo|sv\.|w\.) ?(?P<x>\d\w*)"),
        ("box", r"(?<!\w)(?P<y>\d+)\. ?(?:doboz|d\.)"),
        ("folder", r"\b[Ff]older:? (?:[“\"](?P<x>[^”\"]+)[”\"]|(?P<y>[^,;]+))"),
        ("folder", r"(?<!\w)(?:t\.|[Cc]arpeta|fasc\.|[Dd]ossier|(?<=, )[Ff]ile(?= \d{1,4}\b)) ?(?P<z>\d\w*)"),
        ("volume", r"\b(?:[Vv]ol(?:ume|\.)?|Bd\.) ?(?P<x>\w+)"),
        ("page", r"(?<!\w)(?:pp?\.|pages?|Bl\.|k\.|ff\.|fl\.|fos?\.|S\.|s\.) ?(?P<x>\d+(?:[-–]\d+)?)"),
    )
)
#: Behind a volume or file, "f." is the leaf.
_LEAF = re.compile(r"(?<!\w)f\. ?(?P<x>\d+(?:[-–]\d+)?)$")
#: In Prague "k." is a carton, elsewhere a leaf.
_CZECH = re.compile(r"\binv\. ?č\.|(?<!\w)sv\.|(?<!\w)a\. ?j\.")
_CARTON = re.compile(r"(?<!\w)k\. ?(?P<x>\d+)")
#: Bare signs of an inventory's number, the year of a file, the seat of an archive: no parts.
_YEARS = re.compile(r"\s*(?:19|20)\d\d(?:[-–]\d{2,4})?\s*")
_UNSAID = re.compile(r"\binv\.? ?nr\. ?|\binv\.? ?č\. ?\d+|(?<!\w)viti \d{4}|^[A-Z][a-z]+(?=,|$)")


def shelved(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Citation]:
    """A line that an archive's name opens: "SAPMO-BArch, DY 30/3682; PA AA, A 6855", "Kennedy Library, ..., Box 37"."""
    for line in re.compile(r"[^\n]+").finditer(text, start, end):
        hits = archives(lexicon).find(split(line.group()))
        if not hits:
            continue
        first = hits[0]
        closed = _SENTENCE.search(line.group(), first.end)
        stop = len((line.group()[: closed.start()] if closed else line.group()).rstrip(" .])"))
        found: list[Parts] = []
        at = first.start
        for piece in line.group()[first.start : stop].split(";"):
            begin = at + len(piece) - len(piece.lstrip(" ,"))
            hit = next((h for h in hits if h.start == begin), None)
            archive = line.group()[hit.start : hit.end] if hit else (found[-1].get("archive") if found else None)
            found.append(_units(line.group()[hit.end if hit else begin : at + len(piece)].strip(" ,:;"), archive))
            at += len(piece) + 1
        yield Citation(line.start() + first.start, line.start() + max(stop, first.end), "reference.shelf", found)


def bracketed(text: str, lexicon: Lexicon) -> Iterator[Citation]:
    """The last line in brackets, where an archive's name stands behind the numbers of its papers."""
    last = text.rfind("\n[") + 1
    m = _BRACKETED.match(text, last) if last else None
    if m and (hits := archives(lexicon).find(split(m["x"]))) and any(map(str.isdigit, m["x"][: hits[0].start])):
        name = m["x"][hits[0].start : hits[0].end]
        yield Citation(
            *m.span("x"), "reference.shelf", [parts_of(archive=name, item=m["x"][: hits[0].start].strip(" ,"))]
        )


def _units(words: str, archive: str | None) -> Parts:
    """The parts of what stands behind an archive's name; what has no name of its own is the item."""
    parts: Parts = {}
    rest = words
    leaf = _LEAF.search(rest)
    if leaf and re.search(r"\b(?:[Vv]ol|dosar|[Dd]ossier|[Cc]arton)", rest[: leaf.start()]):
        parts["page"] = leaf["x"]
        rest = rest[: leaf.start()]
    if carton := _CARTON.search(rest) if _CZECH.search(rest) else None:
        parts["box"] = carton["x"]
        rest = rest[: carton.start()] + rest[carton.end() :]
    for name, pattern in _UNITS:
        if name not in parts and (m := pattern.search(rest)):
            parts[name] = next(v for v in m.groups() if v)
            rest = rest[: m.start()] + rest[m.end() :]
    named = set(parts) & {"box", "folder", "fond", "papka", "delo", "volume"}
    rest = _UNSAID.sub("", rest)
    if named:  # names of persons and places, and years, tell no more then
        rest = ", ".join(p for p in rest.split(",") if any(map(str.isdigit, p)) and not _YEARS.fullmatch(p))
    rest = re.sub(r"(?:\s*,)+\s*", ", ", rest).strip(" ,./")
    return parts_of(archive=archive, item=rest) | parts_of(**parts)
