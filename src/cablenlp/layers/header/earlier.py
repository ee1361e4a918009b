"""Earlier messages that a text names: "your telegram of 13 June", "Embtel 577, October 4"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from spacy.tokens import Doc

from cablenlp.layers.header.own import is_own, is_repetition
from cablenlp.layers.header.route import Actor
from cablenlp.matching import fold
from cablenlp.table import key, placed, section

Plain = dict[str, Any]


class Dated(NamedTuple):
    """A date of the text."""

    start: int
    end: int
    edtf: str | None


#: What the word before a number calls its message.
_KINDS = (
    ("telegram", re.compile(r"tel|wire|cipher")),
    ("cablegram", re.compile(r"cablegram")), ("cable", re.compile(r"cable")),
    ("despatch", re.compile(r"desp|disp")), ("airgram", re.compile(r"air")), ("letter", re.compile(r"let")),
    ("note", re.compile(r"not[ae]")), ("memorandum", re.compile(r"memo")), ("message", re.compile(r"mess|signal")),
    ("directive", re.compile(r"instr|direct")), ("other", re.compile(r"circ")),
)  # fmt: skip
#: Which way the message went.
_DIRECTIONS = (
    ("from the recipient", re.compile(r"\bur|your|yrtel|^re?ur")),
    ("from the sender", re.compile(r"\bmy|\bour|^remy|^reour")),
    ("from the embassy", re.compile(r"emb|\bleg")),
    ("from the department", re.compile(r"\bde?pt|depart|^dep|^re(?:f)?dep|\bdep")),
    ("from the consulate", re.compile(r"\bcon")),
)  # fmt: skip
_DATED = re.compile(r"\s*(?:,|of|dated)\s*(?:the\s+)?")
#: Whose a number is, in the words before what its message is called: "the Department's telegram 513".
_OWNER = re.compile(
    r"\b(?P<x>my|our|your|ur|dep(?:t|artment)['’]?s?|emb(?:assy)?['’]?s?|leg(?:ation)?['’]?s?|con(?:sulate|gen)?['’]?s)\s+$",
    re.I,
)
_OWNED = re.compile(
    r"\b(?P<whose>your|my|our|his|her|their|[A-Z]\w+['’]s|the)\s+"
    r"(?:(?:ciphered|earlier|last|previous|recent|personal|kind|gracious)\s+)?"
    r"(?P<kind>telegram|cable|cablegram|message|letter|note|despatch|dispatch|airgram|memorandum)s?\s+(?:of|dated)\s+(?:the\s+)?$",
    re.I,
)
_POST = re.compile(
    r"\b(?:embassy|legation|consulate|mission|ambassador|chargé|consul|minister (?:in|to)|representative)\b", re.I
)


def earlier_messages(doc: Doc, text: str, title: tuple[int, int] | None, header: Plain) -> list[Plain]:
    """The references of a document, in its order; numbers of the document itself are none."""
    values = section(doc, "dates")
    dates = [
        Dated(s, e, (values.get(key(s, e, x.label_)) or {}).get("edtf"))
        for s, e, x in placed(doc, "dates") if x.label_ == "DATE"
    ]  # fmt: skip
    found = list(_numbered(doc, text, title, header, dates))
    used = {r["end"] for r in found}
    found += [r for r in _owned(text, dates, header) if r["end"] not in used]
    return sorted(found, key=lambda r: int(r["start"]))


def _numbered(doc: Doc, text: str, title: tuple[int, int] | None, header: Plain, dates: list[Dated]) -> Iterator[Plain]:
    """Messages named by their numbers; those of one list share what the first is called."""
    values = section(doc, "shapes")
    for s, e, span in placed(doc, "shapes"):
        value = values.get(key(s, e, span.label_)) or {}
        if span.label_ != "CABLE_NUMBER" or span.id_ == "number.repeated" or value.get("own"):
            continue
        if (
            is_repetition(text, s)
            or is_own(text[s:e], header.get("numbers") or [])
            or (title and title[0] <= s < title[1])
        ):
            continue
        prefix = fold(str(value.get("prefix") or ""))
        after = next((d for d in dates if e <= d.start <= e + 8 and _DATED.fullmatch(text, e, d.start)), None)
        before = text[max(0, s - 60) : s]
        owner = _OWNER.search(before[: before.rfind(str(value.get("prefix")))]) if prefix else None
        direction = _first(_DIRECTIONS, prefix) or (_first(_DIRECTIONS, fold(owner["x"])) if owner else None)
        kind = _first(_KINDS, prefix) or header.get("kind") or "telegram"
        yield _reference(
            kind, text[s:e], direction, after.edtf if after else None, s, after.end if after else e, header
        )


def _owned(text: str, dates: list[Dated], header: Plain) -> Iterator[Plain]:
    """Messages named by their date alone."""
    for date in dates:
        owned = _OWNED.search(text[max(0, date.start - 60) : date.start])
        if owned:
            direction = _first(_DIRECTIONS, owned["whose"].lower())
            kind = _first(_KINDS, fold(owned["kind"])) or "message"
            start = max(0, date.start - 60) + owned.start()
            yield _reference(kind, None, direction, date.edtf, start, date.end, header)


def _first(rules: tuple[tuple[str, re.Pattern[str]], ...], word: str) -> str | None:
    return next((name for name, pattern in rules if pattern.search(word)), None)


def _reference(
    kind: str, number: str | None, direction: str | None, date: str | None, start: int, end: int, header: Plain
) -> Plain:
    senders, recipients = _route(direction, header)
    return {
        "kind": kind, "number": number, "direction": direction, "date": date, "senders": senders,
        "recipients": recipients, "start": start, "end": end,
    }  # fmt: skip


def _route(direction: str | None, header: Plain) -> tuple[list[Actor], list[Actor]]:
    """Who wrote an earlier message to whom, by its direction and the route of the document."""
    mine, yours = header.get("senders") or [], header.get("recipients") or []
    if direction == "from the sender":
        return mine, yours
    if direction == "from the recipient":
        return yours, mine
    post, department = (mine, yours) if _is_post(mine) else (yours, mine) if _is_post(yours) else ([], [])
    if direction == "from the department":
        return department, post
    return (post, department) if direction in ("from the embassy", "from the consulate") else ([], [])


def _is_post(side: list[Actor]) -> bool:
    """Whether a side of the route is a post abroad or its head."""
    return any(_POST.search(f"{a['role'] or ''} {a['text']}") for a in side)
