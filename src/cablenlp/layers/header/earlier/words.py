"""The words by which texts name earlier messages: what these are called, whose they are, which way they went."""

from __future__ import annotations

import re
from typing import NamedTuple

from cablenlp.layers.indexes import spelled
from cablenlp.layers.shapes.prefix import SERIES
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold

#: Words for messages that are rows of the lexicon.
_NOUNS = ("message_noun", "dated_noun")
#: What a word calls its message that is no row: a series, "Embtel".
_KINDS = (
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
#: The letters that most words for messages hold, and how many of another word are looked for.
_HINTS = (
    "tel", "cable", "mess", "let", "note", "aide", "desp", "disp", "air", "gram", "memo", "commun", "circ", "wire",
    "inst", "signal", "broadcast",
)  # fmt: skip
_HINT = 6
#: What stands between an owner and a kind: "ciphered", "top secret", "immediately preceding".
ADJECTIVE = r"(?:(?:top|[a-z-]{4,14})\s+){0,3}"
NAME = r"[A-ZÀ-Ž][\w.’'()&-]*"
#: Posts and bodies that a text writes small: "the telegram of the Soviet ambassador in Sofia".
_POSTED = r"ambassador|embassy|minister|ministry|government|committee|chargé|consul|delegation|president|chairman"
#: Between whom a message went: "from the Government of India to Comrade Kim", "addressed to me".
ROUTE = (
    r"(?:,?\s+(?i:(?:addressed|sent|handed|delivered|received)\s+)?(?i:to|from|by|of)\s+"
    rf"(?:(?:(?i:the|of|and|for|in|on|a|an|me|him|you|us|comrades?|cdes?\.|mr\.?|{_POSTED})|{NAME},?)\s+){{0,7}}?"
    rf"(?:{NAME}|me|him|you|us|them|{_POSTED})){{0,2}}"
)
_SERIES_NAME = r"(?:\s+[A-Z][a-z]{2,8})?"  # "my cablegram Johcu No. 38"
_SIGN = r"(?:[,\s]+(?:[a-z]{1,2}\.\s?)?(?:nos?|nrs?|n[º°o]|№|#|numbers?)\.?)?[\s,.:(]{0,3}"
_OF = r"(?:\s*,|\s+of|\s+dated|\s+sent(?:\s+to\s+(?:you|us|me|him))?|\s+on|\s*\()*\s*(?:the\s+)?"
#: A message that is answered without number or date.
_ANSWERED = (
    rf"(?<!await )(?<!awaiting )(?<!expect )(?<!send )(?<!pending )\b(?P<x>your\s+{ADJECTIVE}"
    r"(?P<kind>telegram|cable|cablegram|letter|message|note|memorandum|despatch|dispatch)\b)"
    r"|\b(?P<short>(?:re)?(?:ur|my|our|your|yr)(?:tels?|cables?|desps?|lets?)\b)"
    r"|\b(?P<last>(?:my|our)\s+(?:immediately\s+)?(?:preceding|last|previous)\s+"
)
_STEP = re.compile(r"\b(?P<x>to|from|by|of)\s", re.I)


def first(rules: tuple[tuple[str, re.Pattern[str]], ...], word: str) -> str | None:
    return next((name for name, pattern in rules if pattern.search(word)), None)


class Said(NamedTuple):
    """What the words of the lexicon make of the ways in which a text names a message.

    Attributes:
        hints: Every word for a message holds one of these; a cheap look before the expressions are tried.
        before_number: What a message is called and between whom it went, before its number.
        before_date: The same before its date.
        behind_date: The same behind a date that comes first: "the 3 May letter from Stalin", "Zhou's May 5 note".
        answered: A message that is answered without number or date.
    """

    hints: tuple[str, ...]
    before_number: re.Pattern[str]
    before_date: re.Pattern[str]
    behind_date: re.Pattern[str]
    answered: re.Pattern[str]


def said(lexicon: Lexicon) -> Said:
    """The expressions for what messages are called, with the nouns of the lexicon."""

    def build(lex: Lexicon) -> Said:
        forms = [f.text for w in lex.rows("words") if w.cls in _NOUNS for f in w.forms]
        noun = f"(?:{spelled(forms)}|{SERIES})"
        starts = (fold(form)[:_HINT] for form in forms)
        others = dict.fromkeys(start for start in starts if not any(hint in start for hint in _HINTS))
        return Said(
            (*_HINTS, *others),
            re.compile(rf"\b(?P<kind>(?i:{noun}))(?P<route>{ROUTE}){_SERIES_NAME}(?i:{_SIGN})$"),
            re.compile(rf"\b(?P<kind>(?i:{noun}))(?P<route>{ROUTE})(?P<of>(?i:{_OF}))$"),
            re.compile(rf"\s+(?i:{ADJECTIVE})(?P<kind>(?i:{noun}))\b(?P<route>{ROUTE})"),
            re.compile(rf"{_ANSWERED}(?P<kind2>{noun})\b)", re.I),
        )

    return lexicon.compiled("header.earlier", build)


def kind_of(word: str, lexicon: Lexicon) -> str | None:
    """The kind of a message that is called so, folded: as its row says, else as the letters of a series do."""
    known = next((kind for cls in _NOUNS if (kind := lexicon.words(cls).get(word))), None)
    return known or first(_KINDS, word)


def last(pattern: re.Pattern[str], text: str, hints: tuple[str, ...]) -> re.Match[str] | None:
    """The match that begins last: of "a note on the letter of", the letter."""
    low = text.lower()
    low = low if len(low) == len(text) else text
    starts = set()
    for hint in hints:
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
