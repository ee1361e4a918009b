"""Earlier messages that a text names: "your telegram of 13 June", "Embtel 577, October 4"."""

from __future__ import annotations

import re
from typing import Any

from spacy.tokens import Doc

from cablenlp.matching import fold
from cablenlp.table import key, placed, section

Plain = dict[str, Any]

_KINDS = (
    ("telegram", re.compile(r"tel|cable|wire|cipher")), ("despatch", re.compile(r"desp|disp")), ("airgram", re.compile(r"air")),
    ("letter", re.compile(r"let")), ("note", re.compile(r"not[ae]")), ("memorandum", re.compile(r"memo")), ("message", re.compile(r"mess|signal")),
    ("directive", re.compile(r"instr|direct")),
)  # fmt: skip
_DIRECTIONS = (
    ("from the embassy", re.compile(r"emb|leg")), ("from the department", re.compile(r"dep")), ("from the consulate", re.compile(r"con")),
    ("from the recipient", re.compile(r"\bur|your|yrtel|^re?ur")), ("from the sender", re.compile(r"\bmy|\bour|^remy|^reour")),
)  # fmt: skip
_DATED = re.compile(r"\s*(?:,|of|dated)\s*(?:the\s+)?$")
_OWNED = re.compile(
    r"\b(?P<whose>your|my|our|his|her|their|[A-Z]\w+['’]s|the)\s+(?:(?:ciphered|earlier|last|previous|recent|personal)\s+)?"
    r"(?P<kind>telegram|cable|cablegram|message|letter|note|despatch|dispatch|airgram|memorandum)s?\s+(?:of|dated)\s+(?:the\s+)?$",
    re.I,
)


def earlier_messages(doc: Doc, text: str, zones: dict[str, tuple[int, int]], header: Plain) -> list[Plain]:
    """The references of a document, in its order; numbers of the document itself are none."""
    own = {fold(n) for n in header.get("numbers") or ()}
    valued = section(doc, "dates")
    dates = [((s, e), valued.get(key(s, e, x.label_)) or {}) for s, e, x in placed(doc, "dates") if x.label_ == "DATE"]
    values = section(doc, "shapes")
    found: list[Plain] = []
    used: set[int] = set()
    for s, e, span in placed(doc, "shapes"):
        value = values.get(key(s, e, span.label_)) or {}
        if span.label_ != "CABLE_NUMBER" or value.get("own") or fold(text[s:e]) in own or any(
            zones[z][0] <= s < zones[z][1] for z in ("title",) if z in zones
        ):  # fmt: skip
            continue
        prefix = fold(str(value.get("prefix") or ""))
        after = next(((b, v) for b, v in dates if e <= b[0] <= e + 8 and _DATED.fullmatch(text[e : b[0]])), None)
        if after:
            used.add(after[0][0])
        found.append(_reference(_first(_KINDS, prefix) or "telegram", text[s:e], _first(_DIRECTIONS, prefix), after[1] if after else {}, s,
                                after[0][1] if after else e))  # fmt: skip
    for (s, e), value in dates:
        owned = _OWNED.search(text, max(0, s - 60), s)
        if owned and s not in used:
            whose = owned["whose"].lower()
            direction = "from the recipient" if whose == "your" else "from the sender" if whose in ("my", "our") else None
            kind = _first(_KINDS, fold(owned["kind"])) or "telegram"
            found.append(_reference(kind, None, direction, value, owned.start(), e))
    return sorted(found, key=lambda r: int(r["start"]))


def _first(table: tuple[tuple[str, re.Pattern[str]], ...], word: str) -> str | None:
    return next((name for name, pattern in table if pattern.search(word)), None)


def _reference(kind: str, number: str | None, direction: str | None, date: Plain, start: int, end: int) -> Plain:
    return {"kind": kind, "number": number, "direction": direction, "date": date.get("edtf"), "senders": [], "recipients": [],
            "start": start, "end": end}  # fmt: skip
