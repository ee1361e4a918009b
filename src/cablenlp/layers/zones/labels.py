"""The words that name what stands in a line of the head: "To:", "RECEIVED", "Copies to", "Repeated to"."""

from __future__ import annotations

import re
from typing import NamedTuple

from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold


class Label(NamedTuple):
    """A label in a line: what it names, and its place.

    `sign` is ":" where a colon follows, "" at the end of the line, else " ".
    """

    slot: str
    start: int
    end: int
    sign: str


#: Where a label may stand besides the beginning of a line.
_BEHIND = re.compile(r"[.;,]\s")


def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Every label at the beginning of a line or sentence, as clerks write it: To, TO, but not to."""

    def build(lex: Lexicon) -> re.Pattern[str]:
        initials: dict[str, list[str]] = {}
        for name in sorted(lex.words("head_label"), key=len, reverse=True):
            rest = re.escape(name[1:]).replace("\\ ", r"\s{1,2}").replace("'", "['’]")
            initials.setdefault(name[0], []).append(rest)
        listed = "|".join(f"[{re.escape(c + c.upper())}](?i:{'|'.join(rest)})" for c, rest in initials.items())
        return re.compile(
            r"(?:(?:^|(?<=[.;]\s))[\s\[(]*(?=[A-Z]|b?cc\b)|(?<=,\s)(?=sent\b|received\b|dis?es?patched\b|cop(?:y"
            r"|ies)(?:\sto\b|:)))"
            rf"(?P<name>{listed})(?!\w)\.?(?P<sign>\s?:|\s+(?=(?:the\s)?[A-Z\d(])|(?:\s+the)?\s*$)"
        )

    return lexicon.compiled("head.labels", build)


#: Names that count without a colon before a name in capitals, a title or figures, or in a short line.
_ROUTE = ("recipients", "senders", "for", "via")
_STRICT = re.compile(r"(?:the\s+)?(?:Comrades?|Cdes?\b|[A-Z]{3}|\d)")
#: An office or body to which a paper goes, however long its name: "To the First Secretary of the CC of ...".
_HOLDER = re.compile(
    r"(?:the\s)?(?:(?:First|General|Deputy|Vice|Prime|Acting|Central)[\s-]){0,2}"
    r"(?:Secretar|Chairman|Minist|Ambassador|President|Premier|Committee|Council|Chief|Head|Director|Commander"
    r"|Members?\b)"
)
#: "Information Note", "Information Bulletin No. 3"
_PAPER = re.compile(r"(?:Notes?|Bulletin|Reports?|Memorandum|Letter|Paper|Service|Department|Bureau|Office|Nos?\b)")
#: Names that count without a colon.
_OPEN = ("received", "sent", "repeated_to", "drafters", "approvers")
#: "Copies to", but not "Sent to", of which sentences are made.
_READERS = re.compile(r"(?!sent)(?:.*\b(?:to|for|distribution)|b?cc|copies)\W*", re.I)
#: "From Budapest, sent 28 October"
_CARRIED = re.compile(r",\s(?:sent|received|dispatched|despatched)\s")
_SHORT = 60
#: So near behind "sent" a figure tells when.
_NEAR = 30


def names_itself(label: Label, line: str) -> bool:
    """Whether a label is one, and not the first word of a sentence."""
    if line[label.start].islower() and label.slot != "distribution":
        return label.start > 2 and any(map(str.isdigit, line[label.end : label.end + _NEAR]))
    if line[label.start : label.end].lower() == "copy":
        return False  # what the paper is
    if label.sign != " ":
        return True
    if label.slot == "repeated_to" and _PAPER.match(line, label.end):
        return False
    if label.slot in _ROUTE:
        if label.slot == "recipients" and _HOLDER.match(line, label.end) and not line.endswith((".", ":")):
            return True
        return bool(_STRICT.match(line, label.end)) or len(line) < _SHORT or _CARRIED.search(line) is not None
    if label.slot == "distribution":
        if line.startswith("CC", label.start):
            return False  # a central committee
        return bool(_READERS.fullmatch(line, label.start, label.end)) and len(line) < 300
    return label.slot in _OPEN or (
        label.slot in ("series", "numbers", "file", "paper") and bool(_NUMBERED.match(line, label.end))
    )


_NUMBERED = re.compile(r"(?:Nos?\b|Nr\b|№|#|\d|[A-Z0-9]+[/-])")


def labels_in(line: str, lexicon: Lexicon) -> list[Label]:
    """The labels of a line, the first at its beginning, the others behind full stops."""
    slots = lexicon.words("head_label")
    found: list[Label] = []
    match = _pattern(lexicon).match
    for at in (0, *(m.end() for m in _BEHIND.finditer(line))):
        m = match(line, at) if not found or at >= found[-1].end else None
        if m is None:
            continue
        sign = ":" if ":" in m["sign"] else " " if m.end() < len(line) else ""
        found.append(Label(slots[" ".join(fold(m["name"]).split())], m.start("name"), m.end(), sign))
    return found
