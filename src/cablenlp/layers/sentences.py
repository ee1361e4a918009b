"""Where sentences begin and end, by zones, line breaks and one regex; no parse is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cablenlp.months import CUT_MONTH

#: Abbreviations whose dot ends no sentence, unless the line ends too.
_ABBREVIATED = re.compile(
    r"(?:\b(?:Cdes?|Comr|Nos?|Nr|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Brig|Sgt|Amb|Min|Dept|Govt|Gov|Sen"
    r"|Rep|Rev"
    r"|Hon|St|Jr|Sr|Messrs|vs|viz|cf|ca|approx|ref|refs|para|paras|pp?|vol|ed|eds|fol|art|sec|ch|fig|inst|ult|prox"
    r"|incl|excl|esp|etc"
    rf"|e\.g|i\.e|[ap]\.? ?m|{CUT_MONTH})"
    r"|(?:\b[A-Z]\.)*\b[A-Z])\.$"
)
_END = re.compile(
    r"[.!?][\"”’)\]]*(?=\s)|;(?=\s*\n)|\n[ \t]*\n\s*"
    r"|\n(?=[ \t]*(?:\(?[a-z0-9]{1,3}[.)]|[-*•–—])\s)|(?<=[.:;!?”\"])[ \t]*\n"
)
_OPENER = re.compile(r"[\s\"“”‘'(\[]*(?:[A-Z0-9«]|[-*•–—]|[a-z]\))")
_CLOSED = ("p.m.", "a.m.", "p. m.", "a. m.", "etc.", "U.S.", "U.N.")


def sentences(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences of these stretches of a text: start and end without the space around them.

    A stretch is a zone; a sentence never crosses its bounds. A single line break inside running text is
    no bound, one after a full stop or colon, or before a list mark, is.
    """
    for start, end in spans:
        at = start
        for m in _END.finditer(text, start, end):
            stop = m.end()
            if text[m.start()] in ".!?" and not _ends(text, at, m, end):
                continue
            yield from _trimmed(text, at, stop)
            at = stop
        yield from _trimmed(text, at, end)


def _ends(text: str, at: int, m: re.Match[str], end: int) -> bool:
    """Whether this full stop ends a sentence: what follows can open one, and it closes no abbreviation."""
    if not _OPENER.match(text, m.end(), end):
        return text[m.end() : end].strip() == ""
    if text[m.start()] != ".":
        return True
    before = text[max(at, m.start() - 14) : m.start() + 1]
    if not _ABBREVIATED.search(before):
        return True
    following = text[m.end() : m.end() + 40].lstrip()
    return before.endswith(_CLOSED) and bool(
        re.match(r"(?:The|He|She|It|They|We|I|In|On|At|This|These|If|You)\b", following)
    )


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
