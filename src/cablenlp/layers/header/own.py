"""Which numbers are the document's own, and not those of messages that it answers or was repeated as."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from cablenlp.layers.zones import Zone
from cablenlp.matching import fold
from cablenlp.table import key, placed, section

#: Lines of the head whose numbers are others'.
_OTHERS = re.compile(
    r"\s*(?:re|(?:refs?|reference)(?!\.?\s?n[or]\b)|subj(?:ect)?|in reply|repeated|sent|rptd|copy|copies|excerpt"
    r"|extract|enclosure|to\s+(?:nos?|nrs?|№))\b",
    re.I,
)
#: The name of such a line may stand alone above it.
_NAMED_ABOVE = re.compile(r"\n(?:Refs?|Reference|Re|In reply to)\.?\s?:\s*\n$", re.I)
_OTHERS_WITHIN = re.compile(r"[.;]\s+(?:Refs?|Reference|Re|Repeated|To\s+(?:your\s+)?(?:[Nn]os?|[Nn]rs?|№|Nº))\b")
#: A number after the plain name of a kind is the document's; one after "Embtel", "your" is not.
_PLAIN = re.compile(
    r"special|series|outgoing|incoming|telegram|tel|cable|cablegram|despatch|dispatch|airgram|letter|note|message"
    r"|memorandum|circular|instruction|report|directive",
    re.I,
)
#: An edition's number before a heading: "No. 481 The Secretary of State to the Embassy".
_EDITION = re.compile(
    r"No\.\s?\d{1,4}\s+(?:The|Memorandum|Telegram|Letter|Minutes|Draft|Editorial|Note)\s[^\n]*[a-z]{3}"
)
_REPETITION = re.compile(r"\s*(?:repeated|rptd|rpt)\b", re.I)
_WHOSE = re.compile(r"(?:\b(?:your|my|our|his|their)|['’]s)\s+(?:\w+\s+)?$", re.I)


def own_numbers(doc: Doc, text: str, zones: list[Zone]) -> list[str]:
    """The document's numbers, each once: those of its head, and the one alone below the signature."""
    values = section(doc, "shapes")
    found: list[str] = []
    others = False  # the numbers that follow one of another message are others' too
    for s, e, span in placed(doc, "shapes"):
        if span.label_ != "CABLE_NUMBER":
            continue
        value = values.get(key(s, e, span.label_)) or {}
        zone = next((z.name for z in zones if z.start <= s < z.end), None)
        if span.id_ != "number.more":
            others = (
                zone is None
                or (zone not in ("title", "header", "closing") and not value.get("own"))
                or _is_other(text, s, value)
            )
            others |= zone == "closing" and not _stands_alone(text, s, e)
        if not others:
            found.append(text[s:e])
    return list({fold(n).lstrip("0"): n for n in reversed(found)}.values())[::-1]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing but "No." and a date stands beside a number in its line."""
    left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    rest = text[left:start] + text[end : right if right >= 0 else len(text)]
    return len(rest.split()) < 5 and not re.search(r"[A-Z][a-z]{3,}.*[A-Z][a-z]{3,}", rest)


def is_own(number: str, numbers: list[str]) -> bool:
    """Whether a number is among the document's own."""
    return fold(number) in map(fold, numbers)


def is_repetition(text: str, start: int) -> bool:
    """Whether a number stands in a line that tells where the document was repeated to."""
    return bool(_REPETITION.match(text, text.rfind("\n", 0, start) + 1, start))


def _is_other(text: str, start: int, value: dict[str, object]) -> bool:
    """Whether a number in the head belongs to another message."""
    begin = text.rfind("\n", 0, start) + 1
    if start - begin < len("No. 1") and _EDITION.match(text, begin):
        return True
    if value.get("own"):
        return False
    line = text[begin:start]
    if (
        _NAMED_ABOVE.search(text, max(0, begin - 20), begin)
        or _OTHERS.match(line)
        or _OTHERS_WITHIN.search(line)
        or "epeated" in line
    ):
        return True
    prefix = str(value.get("prefix") or "")
    before = line[: line.rfind(prefix)] if prefix else line
    return bool(prefix and not _PLAIN.fullmatch(prefix)) or bool(_WHOSE.search(before))
