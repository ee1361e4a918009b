"""The lines below a message: signature, distribution, notes, where the document is kept."""

from __future__ import annotations

import re

from cablenlp.layers.zones.lines import Line, is_date_line, is_source
from cablenlp.lexicon.store import Lexicon

#: As many lines may stand below the message.
FOOT_LINES = 14

_DISTRIBUTION = re.compile(
    r"distribution|copies?\s+(?:to|sent|for)\b|copies:|circulated to|cc:|printed in|typed in|\d+ copies"
    r"|(?:this\s+tel\w*\s+(?:being\s+)?)?(?:sent|repeated|rptd|repeat|rpt)\s+"
    r"(?:to:|(?:to\s+|info\s+)?[A-Z][\w’' ]{2,40}?(?:\s+as)?\s+(?:No\.\s*)?\d|(?:to\s+)?[A-Z][\w ,]{2,80}\.?$)",
    re.I,
)
_NOTE = re.compile(
    r"\[?(?:translator|editor)['’]?s?['’]?\s+note|\[?note\b|\[\d+\]|\*\s|footnote|handwritten"
    r"|(?:x|\d{1,3}|\*{1,3}|†)[/)]\s*(?:pseudonym|translator|note|handwritten|in the)",
    re.I,
)
_CLOSING = re.compile(
    r"\[?signature|signed|\(signed\)|sincerely|yours|respectfully|with (?:communist|comradely|bolshevik|warm|best)"
    r"|\[?sent department|transmitted by",
    re.I,
)
_NUMBER_ALONE = re.compile(r"(?:No|Nr|Nº|№)\.?\s*[\w/-]{1,12}")
_OPENS_TEXT = re.compile(r"[\d(a-z]")


def below(lines: list[Line], head: int, lexicon: Lexicon) -> list[tuple[int, str]]:
    """The lines below the message, each with its zone."""
    found: list[tuple[int, str]] = []
    for i in range(len(lines) - 1, max(head, len(lines) - FOOT_LINES) - 1, -1):
        zone = _zone(lines[i].text, lexicon)
        if zone is None:
            break
        found.append((i, zone))
    if len(found) == len(lines) - head and found and found[-1][1] == "closing":
        found.pop()  # something was said
    return found[::-1]


def _zone(text: str, lexicon: Lexicon) -> str | None:
    if _DISTRIBUTION.match(text) and len(text) < 300:
        return "distribution"
    if _NOTE.match(text):
        return "note"
    if is_source(text, lexicon):
        return "source"
    if is_date_line(text) or _NUMBER_ALONE.fullmatch(text) or (len(text) < 140 and _CLOSING.match(text)):
        return "closing"
    return "closing" if _is_signature(text) else None


def _is_signature(text: str) -> bool:
    """Whether a line is short, begins with a capital and is no sentence."""
    if len(text) >= 80 or text.endswith((".", "?", "!", ":", ";", ",")) or _OPENS_TEXT.match(text):
        return False
    return len(text.split()) < (8 if len(text) < 60 else 12)
