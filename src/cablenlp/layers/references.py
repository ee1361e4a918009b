"""Citations of archives and editions, taken apart: fond and opis, decimal files, record groups, series, classes.

Each system is looked for only where something rare that belongs to it stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cablenlp.layers.indexes import archives, marks
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import split

Parts = dict[str, str]


class Citation(NamedTuple):
    """One mention, with the parts of each citation in it."""

    start: int
    end: int
    rule: str
    parts: list[Parts]


def citations(text: str, sources: list[tuple[int, int]], lexicon: Lexicon) -> list[Citation]:
    """The citations of a text, in its order, without overlaps.

    Args:
        text: The document.
        sources: The stretches that say where the document is kept; there an archive's name opens a citation.
        lexicon: Rows of archives.
    """
    sources = [*sources, *(m.span("x") for m in _SOURCE_LINE.finditer(text))] if "ource" in text else sources
    found = [
        *_headed(text, lexicon),
        *_slashed(text),
        *_subjects(text, sources),
        *_lots(text),
        *_record_groups(text),
        *_editions(text),
        *_series(text),
    ]
    found += [*_chinese(text, lexicon), *_fonds(text, lexicon)]
    for start, end in sources:
        if not any(start <= c.start < end for c in found):
            found += _shelved(text, start, end, lexicon)
    found += _bracketed(text, lexicon)
    kept: list[Citation] = []
    for c in sorted(found, key=lambda c: (c.start, -c.end)):
        if not kept or c.start >= kept[-1].end:
            kept.append(c._replace(end=_end(text, c)))
    return kept


#: A line that says by itself that it tells where the document is kept, in whatever part of it.
_SOURCE_LINE = re.compile(r"^\[?\s{0,3}(?:Archival )?[Ss]ources?\s?:\s{1,3}(?P<x>[^\n]{3,600})", re.M)


def _end(text: str, citation: Citation) -> int:
    """Where a citation ends: before a bracket that it did not open, and without the space behind it."""
    words = text[citation.start : citation.end]
    if (close := words.find("]")) >= 0 and "[" not in words[:close]:
        words = words[:close]
    return citation.start + len(words.rstrip())


def _parts(**parts: str | None) -> Parts:
    return {name: " ".join(value.split()) for name, value in parts.items() if value and value.strip()}


# What stands alone in the first line of a printed document, where a file has no figures of the shapes below:
# "Executive Secretariat Files", "123 Smith, John B.: Telegram".
_HEADED = re.compile(
    r"\s{0,3}(?P<x>"
    r"(?P<files>(?:[A-Z][\w.&–-]* ){1,5}(?:files|papers)|[A-Z][\w.–-]* (?:(?:[A-Z][\w.&–-]*|of|the|and|for|on) ){0,6}"
    r"(?:Files?|Papers|Records))(?P<rest>[,:] [^\n]{2,60})?"
    r"|(?P<file>\d{3}[A-Z]?(?:\.[\w.]+)?(?: [A-Z][^\n/]{2,40}?|(?: [A-Z][^\n/]{0,30})?/[\d.–-]{4,12})))"
    r"(?P<kind>: (?:Telegram|Airgram|Despatch|Dispatch|Circular|Letter|Instruction)[ \w]{0,20})?[ \t]*(?:\n|$)"
)


def _headed(text: str, lexicon: Lexicon) -> Iterator[Citation]:
    """The file that heads a printed document, where it has none of the shapes below."""
    m = _HEADED.match(text)
    if m and any(hit.end - hit.start == len(m["x"]) for hit in marks(lexicon).find(split(m["x"]))):
        return  # "Special File" says who may see it
    if m and m["files"] and not _LOT.search(m["rest"] or ""):
        rest = (m["rest"] or "").strip(",: ")
        yield Citation(*m.span("x"), "reference.files", [_parts(series=m["files"], item=rest)])
    elif m and m["file"] and (m["kind"] or "/" in m["file"]) and not _FILED.search(m["file"]):
        yield Citation(*m.span("x"), "reference.decimal", [_parts(file=m["file"])])


# Decimal files end in a slash and the date they were filed under (an l stands for a 1 in some editions); what stands
# before it on the line is the file: three figures, perhaps a letter, a point, the rest.
_FILED = re.compile(r"\s?/\s?(?P<date>[\dl]{1,2}[–-]\d{3,4})(?![\d–-])")
_FILE = re.compile(r"(?<![\d.,/])\d{3}[A-Z]?(?:\.[\dA-Z][\w.]*|(?=\s[A-Z]))[^\n;:“”]{0,36}$", re.I)
#: A class without subject, at the head of a line: "320/1–2932".
_BARE_FILE = re.compile(r"(?:(?<=^)|(?<=\n))\d{3}[A-Z]?$")
# Until 1944 a decimal file counted its papers: "760D.61/559"; the number is a part of the file.
_COUNTED = re.compile(r"(?<![\d.,/$£])\d{3}[A-Z]?\.(?:\d{1,4}[A-Z]?\d{0,3}|[A-Z]{1,2}\d{0,2})(?:\s[A-Z]\w{2,14}){0,2}$")
_PAPER = re.compile(r"/(?P<x>\d{1,5}(?:½|[a-z])?)(?![\w/.–-]|,\d)")
#: Who keeps a file, before it.
_KEEPER = re.compile(
    r"(?P<x>Department of State|National Archives(?: and Records Administration)?|NARA)"
    r"(?:, [A-Z][\w.&’ –-]{2,40}){0,2}, $"
)
#: Files of 1963 to 1973, by subject: "POL 27 VIET S".
_SUBJECT = re.compile(
    r"\b(?:POL|DEF|AID|ECON|FT|INCO|SOC|CUL|ORG|FN|AV|PET|STR|CSM|LAB|AE)\s\d{1,2}(?:[–-]\d{1,2}){0,2}"
    r"(?:\s[A-Z][A-Z-]*){0,4}(?:/[A-Z]+)?(?=[.,;\n]|\s*$)"
)
#: So far before the slash a decimal file may begin.
_FILE_WIDTH = 44
# British records: the class and its number before a slash, the piece behind it.
_CLASS = re.compile(r"\b(?:FO|CAB|PREM|DEFE|DO|CO|WO|FCO|T|BT|ADM|AIR|GFM|KV) ?\d{1,4}$")
_PIECE = re.compile(r"/(?P<piece>\d+)(?:(?:[,/] ?| )(?:[A-Z]{1,3} ?\d[\d/]*[A-Z]?|no\. ?\d+|ff?\. ?\d[-–\d]*)\b){0,3}")
_BRITISH_ARCHIVE = re.compile(
    r"\b(?P<x>TNA: ?PRO|PRO|TNA|UKNA|BNA|(?:Public Record Office|(?:The |British )?National Archives)"
    r"(?: of the (?:UK|United Kingdom))?(?:,? \(?(?:TNA|PRO)\)?)?(?:, (?:Kew|London|UK))?)\s*[,:]?\s*$"
)


def _slashed(text: str) -> Iterator[Citation]:
    """Decimal files and British classes, from the slash within them."""
    at = text.find("/")
    while at >= 0:
        filed = _FILED.match(text, at - 1 if text[at - 1 : at].isspace() else at)
        file = _FILE.search(text[max(0, at - _FILE_WIDTH) : filed.start()]) if filed else None
        file = file or (_BARE_FILE.search(text[max(0, at - 5) : filed.start()]) if filed else None)
        counted = _COUNTED.search(text[max(0, at - _FILE_WIDTH) : at]) if not file else None
        paper = _PAPER.match(text, at) if counted else None
        if filed and file:
            start = filed.start() - len(file.group())
            date = filed["date"].replace("l", "1")
            yield _kept(text, start, filed.end(), _parts(file=file.group(), date=date))
        elif counted and paper:
            start = max(0, at - _FILE_WIDTH) + counted.start()
            yield _kept(text, start, paper.end(), _parts(file=text[start : paper.end()]))
        elif text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
            yield from _class(text, at)
        at = text.find("/", at + 1)


def _subjects(text: str, sources: list[tuple[int, int]]) -> Iterator[Citation]:
    """Files by subject, where the text says where it is kept."""
    for start, end in sources:
        for m in _SUBJECT.finditer(text, start, end):
            yield _kept(text, m.start(), m.end(), _parts(file=m.group()))


def _kept(text: str, start: int, end: int, parts: Parts) -> Citation:
    """A file, with the name of who keeps it where that stands before it."""
    keeper = _KEEPER.search(text, max(0, start - 120), start)
    if keeper is None:
        return Citation(start, end, "reference.decimal", [parts])
    group = _RECORD_GROUP.search(keeper.group())
    return Citation(
        keeper.start(), end, "reference.decimal",
        [_parts(archive=keeper["x"], record_group=group and group[1]) | parts],
    )  # fmt: skip


_RECORD_GROUP = re.compile(r"\bRG (\d+)")


def _class(text: str, at: int) -> Iterator[Citation]:
    series, piece = _CLASS.search(text[max(0, at - 10) : at]), _PIECE.match(text, at)
    if series and piece:
        start = at - len(series.group())
        archive = _BRITISH_ARCHIVE.search(text[max(0, start - 60) : start])
        begin = start - len(archive.group()) if archive else start
        parts = _parts(archive=archive and archive["x"], piece=piece["piece"]) | {"class": series.group()}
        yield Citation(begin, piece.end(), "reference.class", [parts])


_LOT = re.compile(r"[Ll]ots?(?: [Ff]ile)?:? (?P<lot>\d{2} ?[–-]?[A-Z]+ ?[–-]?\d+)(?:, (?:[Bb]ox|“)[^;\n.]{0,80})?")
_LOT_FILES = re.compile(r"(?P<x>[A-Z][\w/–-]*(?: [A-Z][\w/–-]*){0,4} [Ff]iles)[,:]? $")


def _lots(text: str) -> Iterator[Citation]:
    if not any(sign in text for sign in ("Lot", "lot ", "lots ", "lot:")):
        return
    for m in _LOT.finditer(text):
        before = text[max(0, m.start() - 60) : m.start()]
        files = _LOT_FILES.search(before)
        start = m.start() - len(before) + files.start() if files else m.start()
        keeper = _KEEPER.search(text, max(0, start - 120), start)
        box = _BOX.search(m.group())
        parts = _parts(
            archive=keeper and keeper["x"], lot=m["lot"], series=files and files["x"], box=box and box[1]
        )  # fmt: skip
        yield Citation(keeper.start() if keeper else start, m.end(), "reference.lot", [parts])


_GROUP = re.compile(
    r"\b(?:RG|Record Group|MG) ?(?P<rg>\d+)(?P<rest>[^;\n]{0,160}?)(?=(?<!\bvol)(?<!\bpt)(?<!\b[Nn]o)\.(?!\d)|[;\n]|$)"
)
_GROUP_ARCHIVE = re.compile(
    r"(?P<x>National Archives|Department of State|NARA|LAC|NAC|PAC|Library and Archives Canada|UNA|UN Archives)"
    r"[^.;\n]{0,60}$"
)
_VOLUME = re.compile(r"\b[Vv]ol(?:ume|\.)? ?(\w+)")
_PAPERS = re.compile(r"\b[Ff]ile (?:[Nn]o\.? ?)?([\w-]*\d[\w-]*(?:, (?:pt\.?|part) ?\w+)?)")
_BOX = re.compile(r"[Bb]ox (\w+)")
_FOLDER = re.compile(r"[Ff]older:? (?:[“\"](?P<quoted>[^”\"]+)[”\"]|(?P<bare>[^,;]+))")
_GROUP_LOT = re.compile(r"[Ll]ot (\d+ ?[A-Z]+ ?\d+)")


def _record_groups(text: str) -> Iterator[Citation]:
    if "RG" not in text and "Record Group" not in text and "MG " not in text:
        return
    for m in _GROUP.finditer(text):
        before = text[max(0, m.start() - 90) : m.start()]
        archive = _GROUP_ARCHIVE.search(before)
        box, folder, lot, volume, item = (p.search(m["rest"]) for p in (_BOX, _FOLDER, _GROUP_LOT, _VOLUME, _PAPERS))
        subject = _SUBJECT.search(m["rest"])
        parts = _parts(
            archive=archive and archive["x"], record_group=m["rg"], box=box and box[1],
            folder=folder and (folder["quoted"] or folder["bare"]),
            lot=lot and lot[1], volume=volume and volume[1], item=item and item[1], file=subject and subject[0],
        )  # fmt: skip
        start = m.start() - len(before) + archive.start() if archive else m.start()
        yield Citation(start, m.start() + len(m.group().rstrip(" ,.")), "reference.record-group", [parts])


_FRUS = re.compile(
    r"\b(?:FRUS|Foreign Relations(?: of the United States)?),? (?P<years>\d{4}(?:[-–]\d{2,4})?),?"
    r" [Vv]ol(?:ume|\.)? ?(?P<volume>[IVXL\d]+(?:, (?:[Pp]art|[Pp]t\.?) \w+)?)"
    r"(?:, (?:pp?\.|pages?|[Dd]ocuments?|[Dd]ocs?\.) ?(?P<page>\d+(?:[-–]\d+)?))?"
)


def _editions(text: str) -> Iterator[Citation]:
    if "FRUS" not in text and "Foreign Relations" not in text:
        return
    for m in _FRUS.finditer(text):
        parts = _parts(archive="FRUS", series=m["years"], volume=m["volume"], page=m["page"])
        yield Citation(m.start(), m.end(), "reference.edition", [parts])


_CHINESE = re.compile(
    r"(?<![\d-])(?P<item>\d{3}-\d{4,5}(?:-\d+)?(?:\(\d\))?)(?![\d-])(?:[,;:] ?(?:pp?\. ?)?(?P<page>\d+[-–]\d+|\d+))?"
)
_CHINESE_SIGN = re.compile(r"[ ,:]*(?:(?:[Dd]ocument|[Ff]ile|[Dd]oc\.) ?)?(?:[Nn]os?\.?|#)?\s*")


def _chinese(text: str, lexicon: Lexicon) -> Iterator[Citation]:
    """Numbers of the Chinese foreign ministry's files, behind the name of the archive."""
    if "FMA" not in text and "oreign" not in text and "Waijiaobu" not in text and "FMPRC" not in text:
        return
    for m in _CHINESE.finditer(text):
        start, archive = _archive_before(text, m.start(), lexicon, _CHINESE_SIGN)
        if archive:
            yield Citation(start, m.end(), "reference.chinese", [_parts(archive=archive, **m.groupdict())])


# Australian records: archive, series, item; an edition may put the name of another archive first in its bracket.
_NAMED_SERIES = ("AA:", "AA :", "NLA:", "AWM:", "CRS:", "FA:")
_SERIES_ARCHIVE = re.compile(r"[NACF](?<!\w.)(?:(?<=N)(?:AA|LA)|(?<=A)(?:A|WM)|(?<=C)RS|(?<=F)A)(?= ?:)")
_BRACKET_ARCHIVE = re.compile(r"(?:[A-Z][A-Z&’ ]{1,7}|[A-Z][A-Z ]{1,12}ARCHIVES?)(?= ?:)")
_SERIES = re.compile(
    r" ?: ?(?P<series>[A-Z]{0,3} ?\d+(?:/\d+)?(?: [A-Z]\d+)?|[A-Z][^,\]\n]{2,40})"
    r"(?P<rest>(?:,[^\n,;]+?(?=[,;\n]|\]\s*(?:\n|$)|$)){0,6})"
)
_LAST_PART = re.compile(r"\s(?:[Pp]art|[Pp]t\.?)\s(?P<x>\w{1,5})$")
_SERIES_PART = re.compile(r"[ivxlc]+|part \w+|\d", re.I)


def _series(text: str) -> Iterator[Citation]:
    for archive in _series_archives(text):
        m = _SERIES.match(text, archive.end())
        if m is None:
            continue
        rest = [r.strip() for r in m["rest"].split(",") if r.strip()]
        part = rest.pop() if len(rest) > 1 and _SERIES_PART.fullmatch(rest[-1]) else None
        if part is None and rest and (last := _LAST_PART.search(rest[-1])):  # "696/8/4 Part 9"
            part, rest[-1] = last["x"], rest[-1][: last.start()]
        end = m.start() + len(m.group().rstrip(" ,."))
        parts = _parts(archive=archive.group(), series=m["series"], item=", ".join(rest), part=part)
        yield Citation(archive.start(), end, "reference.series", [parts])


def _series_archives(text: str) -> Iterator[re.Match[str]]:
    """The names of archives before a colon: Australian anywhere, others behind the bracket of a line."""
    if any(sign in text for sign in _NAMED_SERIES):
        yield from _SERIES_ARCHIVE.finditer(text)
    bracket = 0 if text.startswith("[") else text.find("\n[") + 1 or -1
    while bracket >= 0:
        if archive := _BRACKET_ARCHIVE.match(text, bracket + 1):
            yield archive
        bracket = text.find("\n[", bracket) + 1 or -1


# Russian citations: the fond, and at least one of opis, papka, delo and listy behind it.
_FOND_SIGNS = (
    " op.", " Op.", "opis", "Opis", ", op", ";op", "papka", "Papka", " por.", " d. ", " D. ", "delo", " inv", " l. ",
    " ll. ", "оп.", "op ",
)  # fmt: skip
_FOND = re.compile(
    r"[fFфФ](?:(?<=[fF])(?<![A-Za-z].)(?:ond)?s?\.?|(?<=[фФ])(?<!\w.)(?:онд)?\.?)\s?"
    r"(?:(?P<fond>(?:[A-Z]{1,2}-)?\d+(?:/\d+)?(?:-[A-Z]{1,2}\b)?[a-zа-я]?)"
    r"|(?:,|and|&)?\s?[Oo]p(?:is|\.)? (?:not given|not indicated|unknown|illegible))",
    re.I,
)
_NEXT = r"\s*[,.;:]?\s*"
_FOND_PARTS = tuple(
    (name, re.compile(rf"{_NEXT}(?:{words})\s?(?P<x>{figures})", re.I))
    for name, words, figures in (
        ("opis", r"op(?:is)?\.?|inv(?:entory)?\.?|list|оп(?:ись)?\.?|per(?:echen['’]?)?\.?|dans", r"\d[\w/-]*"),
        ("papka", r"p(?:ap(?:ka)?)?\.?|folder|п(?:апка)?\.?", r"\d+\w*"),
        (
            "delo",
            r"d(?:elo)?\.?|file|д(?:ело)?\.?|do[kc](?:ument)?\.?|por(?:yadok)?\.?|kh/n|a\.\s?[ej]\.|ё\.?\s?e\.",
            r"\d+\w*",
        ),
        (
            "listy",
            r"l{1,2}(?:ist(?:y|s)?)?\.?|pages?|pp?\.|fol\.|л{1,2}(?:ист(?:ы)?)?\.?",
            r"\d+(?:\s?ob\.?)?(?:\s?[-–,]\s?\d+(?:\s?ob\.?)?)*",
        ),
    )
)
#: The reel of a film stands between, and is no part.
_REEL = re.compile(_NEXT + r"(?:rolik|reel|r\.|film)\s?\d[\d.]*", re.I)


def _fonds(text: str, lexicon: Lexicon) -> Iterator[Citation]:
    """Russian citations, several in one line joined into one mention, the archive before them included."""
    if not any(sign in text for sign in _FOND_SIGNS):
        return
    current: Citation | None = None
    for m in _FOND.finditer(text):
        end, parts = _fond_parts(text, m)
        if len(parts) < 1 + bool(m["fond"]):
            continue
        start, archive = _archive_before(text, m.start(), lexicon, _BEFORE_FOND)
        if archive:
            parts = {"archive": archive, **parts}
        if current and not text[current.end : start].strip(" ;,.and"):
            if not archive and (before := current.parts[-1].get("archive")):
                parts = {"archive": before, **parts}
            current = Citation(current.start, end, "reference.fond", [*current.parts, parts])
            continue
        if current:
            yield current
        current = Citation(start, end, "reference.fond", [parts])
    if current:
        yield current


def _fond_parts(text: str, m: re.Match[str]) -> tuple[int, Parts]:
    """Where a citation that begins with a fond ends, and its parts, in whatever order they stand."""
    end, parts = m.end(), _parts(fond=m["fond"])
    left = [(name, pattern) for name, pattern in _FOND_PARTS if m["fond"] or name != "opis"]
    while True:
        reel = _REEL.match(text, end)
        end = reel.end() if reel else end
        further = ((name, x) for name, pattern in left if name not in parts and (x := pattern.match(text, end)))
        name, more = next(further, ("", None))
        if more is None:
            return end, parts
        parts[name] = " ".join(more["x"].split())
        end = more.end()


_BEFORE_FOND = re.compile(r"[\s,.:;()A-Z]*(?:of the Russian Federation)?[\s,.:;()\w]{0,24}")


def _archive_before(text: str, at: int, lexicon: Lexicon, between: re.Pattern[str]) -> tuple[int, str | None]:
    """Where the archive's name before a citation begins, and the name as it stands; the short one of two."""
    begin = max(0, at - 160)
    words = split(text[begin:at])
    hits = archives(lexicon).find(words)
    for n in reversed(range(len(hits))):
        gap = words.text[hits[n].end :]
        if between.fullmatch(gap) and "\n" not in gap.strip():
            full = hits[n - 1] if n and words.text[hits[n - 1].end : hits[n].start] == " (" else hits[n]
            return begin + full.start, words.text[hits[n].start : hits[n].end]
    return at, None


def _shelved(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Citation]:
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


#: A line in brackets at the end of a document that an archive's name closes: "[ABHS 950, 40/4/1 Archives New Zealand]".
_BRACKETED = re.compile(r"(?:(?<=^)|(?<=\n))\[(?P<x>[A-Z][^\]\n]{8,200})\]?\s*(?=\n|$)")


def _bracketed(text: str, lexicon: Lexicon) -> Iterator[Citation]:
    """The last line in brackets, where an archive's name stands behind the numbers of its papers."""
    last = text.rfind("\n[") + 1
    m = _BRACKETED.match(text, last) if last else None
    if m and (hits := archives(lexicon).find(split(m["x"]))) and any(map(str.isdigit, m["x"][: hits[0].start])):
        name = m["x"][hits[0].start : hits[0].end]
        yield Citation(
            *m.span("x"), "reference.shelf", [_parts(archive=name, item=m["x"][: hits[0].start].strip(" ,"))]
        )


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
    return _parts(archive=archive, item=rest) | _parts(**parts)
