"""The words by which texts name earlier messages: what these are called, whose they are, which way they went."""

from __future__ import annotations

import re

from cablenlp.layers.shapes.prefix import SERIES

#: What a word calls its message.
KINDS = (
    ("telegram", re.compile(r"tel|wire|cipher|radiogram")),
    ("cablegram", re.compile(r"cablegram")), ("cable", re.compile(r"cable")),
    ("despatch", re.compile(r"desp|disp|des$")), ("airgram", re.compile(r"air|savingram")),
    ("letter", re.compile(r"let")),
    ("aide-mémoire", re.compile(r"aides?.m[eé]moire")), ("note", re.compile(r"not[ae]")),
    ("memorandum of conversation", re.compile(r"memorandum of c")), ("memorandum", re.compile(r"memo")),
    ("message", re.compile(r"mess|signal|communication|broadcast")),
    ("directive", re.compile(r"instr|direct")), ("report", re.compile(r"report")),
    ("other", re.compile(r"circ|minute")),
)  # fmt: skip
#: Which way the message went.
DIRECTIONS = (
    ("from the recipient", re.compile(r"\bur|your|yrtel|^re?ur")),
    ("from the sender", re.compile(r"\bmy|\bour|^remy|^reour")),
    ("from the embassy", re.compile(r"\b(?:ref?)?(?:emb|leg)")),
    ("from the department", re.compile(r"\bde?pt|depart|^dep|^re(?:f)?dep|\bdep")),
    ("from the consulate", re.compile(r"\bcon(?:s|gen|tel|desp|air)")),
    ("from the mission", re.compile(r"usun|mission")),
)  # fmt: skip
ARTICLES = frozenset(("the", "a", "an", "this", "that", "following", "attached"))
WHOSE = frozenset(("my", "our", "your", "ur", "his", "her", "their", "its", "yours"))
#: Series words that are plain kinds too.
PLAIN_SERIES = frozenset(
    "tel tels desp desps despatch despatches dispatch inst airgram airgrams circular circulars memo memos let lets air"
    " airs".split()
)
#: Kinds that are written for the file as often as for somebody.
WRITTEN = frozenset(
    (
        "broadcast",
        "broadcasts",
        "memorandum",
        "memoranda",
        "instruction",
        "instructions",
        "communication",
        "communications",
        "signal",
    )
)
#: Every word for a message holds one of these.
_HINTS = (
    "tel", "cable", "mess", "let", "note", "aide", "desp", "disp", "air", "gram", "memo", "commun", "circ", "wire",
    "inst", "signal", "broadcast",
)  # fmt: skip
#: What stands between an owner and a kind: "ciphered", "top secret", "immediately preceding".
ADJECTIVE = r"(?:(?:top|[a-z-]{4,14})\s+){0,3}"
NOUN = (
    r"(?:telegrams?|teletypes?|tels?|cables?|cablegrams?|messages?|letters?|notes?(?:\s+verbales?)?"
    r"|aides?[- ]m[eé]moires?"
    r"|despatch(?:es)?|dispatch(?:es)?|airgrams?|savingrams?|memorand(?:um|a)(?:\s+of\s+conversation)?|communications?|circulars?|wires?|radiograms?"
    rf"|ciphergrams?|instructions?|signals?|broadcasts?|{SERIES})"
)
NAME = r"[A-ZÀ-Ž][\w.’'()&-]*"
#: Posts and bodies that a text writes small: "the telegram of the Soviet ambassador in Sofia".
_POSTED = r"ambassador|embassy|minister|ministry|government|committee|chargé|consul|delegation|president|chairman"
#: Between whom a message went: "from the Government of India to Comrade Kim", "addressed to me".
ROUTE = (
    r"(?:,?\s+(?i:(?:addressed|sent|handed|delivered|received)\s+)?(?i:to|from|by|of)\s+"
    rf"(?:(?:(?i:the|of|and|for|in|on|a|an|me|him|you|us|comrades?|cdes?\.|mr\.?|{_POSTED})|{NAME},?)\s+){{0,7}}?"
    rf"(?:{NAME}|me|him|you|us|them|{_POSTED})){{0,2}}"
)
_STEP = re.compile(r"\b(?P<x>to|from|by|of)\s", re.I)


def first(rules: tuple[tuple[str, re.Pattern[str]], ...], word: str) -> str | None:
    return next((name for name, pattern in rules if pattern.search(word)), None)


def last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The match that begins last: of "a note on the letter of", the letter."""
    low = text.lower()
    low = low if len(low) == len(text) else text
    starts = set()
    for hint in _HINTS:
        at = low.find(hint)
        while at >= 0:
            start = at
            while start and (low[start - 1].isalnum() or low[start - 1] == "_"):
                start -= 1
            starts.add(start)
            at = low.find(hint, at + 1)
    found = (pattern.match(text, start) for start in sorted(starts, reverse=True))
    return next((m for m in found if m), None)


def steps(route: str | None, at: int) -> list[tuple[str, int, int]]:
    """The steps of a route in words, each with the stretch that names somebody."""
    steps = [m for m in _STEP.finditer(route or "") if m["x"].lower() != "of" or m.start() < 3]
    ends = [m.start() for m in steps[1:]] + [len(route or "")] * bool(steps)
    return [(m["x"].lower(), at + m.end(), at + e) for m, e in zip(steps, ends, strict=True)]


def is_series(word: str) -> bool:
    """Whether a word names a series of messages: `deptel`, `embdes`."""
    return re.fullmatch(SERIES, word) is not None
