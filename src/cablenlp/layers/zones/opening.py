"""The number that opens a telegram, with what belongs to it."""

from __future__ import annotations

import re

#: What a message is called that is another: "Embtel 1977", "Your 12", "Reftel 3"; not the series of a conference.
OTHERS = (
    r"(?i:(?:your|my|our|ref|re)|(?:emb|dept?|leg|con(?:gen)?|ur|am|usun|mission|del|circ?)?"
    r"(?:tels?|desp(?:atch)?|airgrams?|airs?|lets?|instr?|circulars?|telegrams?)\b)"
)
#: What opens a telegram: its number in the head's series, perhaps a second series and number, for whom it is.
_OPENING = re.compile(
    r"(?:(?i:niact|unnumbered|priority|immediate|secret|sanitized)\b[\s.]{0,3}){0,3}"
    r"(?P<number>(?:(?!(?i:to|no|your|my|our|ref?"
    r"|reference)\b)[A-Z][\w–-]{0,9}\.?\s)?(?:[A-Z]{1,5}[–.-]?)?\d{1,7}(?:/[A-Za-z0-9]{1,6})?[A-Z]?)\."
    rf"(?P<second>[ \t]+(?!{OTHERS})[A-Z][\w–-]{{1,9}}\.?[ \t]\d{{1,5}}\.)?"
    r"(?P<address>\s+(?:[A-Z]{3,6}\s)?(?:For|Eyes [Oo]nly|Personal [Ff]or)\s[^.\n]{2,60}\.)?(?=\s|$)"
)


def opening_end(text: str, start: int, end: int) -> int:
    """Where the number that opens a message ends, with what belongs to it; `start` where none does.

    A lone 1 is the number of a paragraph when a paragraph 2 follows.
    """
    m = _OPENING.match(text, start, end)
    if not m or not text[m.start("number")].isalnum() or len(text[m.end() : end].strip()) < 3:
        return start
    if m["number"] == "1" and not text.startswith(" 1.", m.end("number") + 1):
        return start
    return m.end()
