"""Texts behind the sentences that announce them: "the following message: ...", "QUOTE", a greeting in a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablenlp.layers.header.inner.blocks import LEAST, NOUN, QUOTES, Block, sentence_before
from cablenlp.layers.header.kind import GREETING
from cablenlp.layers.zones import Zone

_BEGINS = re.compile(
    r"(?:\b(?:message|text|quote|letter)?[ \t]?\(?begins?\b\)?(?:[ \t]text\b)?[:.]?"
    r"|\bQUOTE\b[:.]?|\bQuote[:.](?=\s))[ \t\n]*",
    re.I,
)
#: The rare letters by which such words are found fast, and how far before them the whole may begin.
_BEGINNING, _BEFORE = re.compile(r"[BbQq](?i:egins?|uote)\b"), 10
_ENDS = re.compile(
    r"\(?\b(?:(?:message|text|letter)[ \t])?(?:ends?\b\)?\.?(?=\s*(?:$|\n|\[|[A-Z\d]))|endit\b"
    r"|unquote\b|end[ \t]+(?:of[ \t]+)?(?:message|quote|text|letter)\b)",
    re.I,
)
_COLON = re.compile(r":[ \t]*\n\s*|:[ \t]*(?=[“\"«„])")
#: A greeting at the beginning of a paragraph, behind the sentence that announces it.
_GREETED = re.compile(
    r"\n(?:(?<=[.\w]\n)|(?<=[.\w][ \t]\n)|(?<=[.\w][ \t]{2}\n))\s*"
    rf"(?=[“\"«„]|(?:{GREETING.pattern.removeprefix(chr(92) + 's*')}|To Comrade ))",
    re.I,
)
#: The first words of a message that is not its sender's: "Following for President from Prime Minister."
_FOLLOWS = re.compile(
    r"[Ff](?<!\w.)(?i:ollowing\b[^.\n:]{0,40}?\b(?P<a>for|from)\b(?:(?<=Mr)\.|[^.\n:]){2,60}?\b(?!(?P=a))(?:for"
    r"|from)\b"
    r"(?:(?<=Mr)\.|[^.\n:]){2,50}\.\s+)"
)
#: What opens a text, each with the letters without which it is nowhere.
_OPENINGS = {
    _BEGINS: ("egin", "uote", "EGIN", "UOTE"), _COLON: (":",), _GREETED: ("\n",), _FOLLOWS: ("ollowing", "OLLOWING"),
}  # fmt: skip
_PASS = (
    r"(?:pass(?:ed|es|ing)?(?:\s+on)?|convey(?:ed|s|ing)?|deliver(?:ed|s|ing)?|transmit(?:ted|s|ting)?|giv(?:e|es"
    r"|ing)|gave"
    r"|forward(?:ed|s|ing)?|communicat(?:e|ed|es|ing)|hand(?:ed|s|ing)?|send(?:s|ing)?|sent|relay(?:ed|s|ing)?"
    r"|report(?:ed|s|ing)?"
    r"|cit(?:e|es|ed|ing)|quot(?:e|es|ed|ing)|present(?:ed|s|ing)?|receiv(?:e|ed|es|ing)|enclos(?:e|ed|es|ing)"
    r"|repl(?:y|ies|ied)"
    r"|answer(?:ed|s)?|address(?:ed|es|ing)?|propos(?:e|es|ed)|publish(?:ed)?|broadcast|writes?|wrote"
    r"|telegraph(?:ed)?|cabled?)"
)
#: A sentence that announces a text.
_ANNOUNCES = re.compile(
    rf"\b{_PASS}\b[^.\n]{{0,120}}?\b(?:following(?!\s+(?:\w+\s+){{0,2}}(?:highlights|points|terms|provisions)\b)"
    rf"|{NOUN}|text)\b|\b(?:the\s+)?following\b[^.\n]{{0,60}}?\b(?:{NOUN}|for|from|to|by|text)\b"
    rf"|\b(?:text|copy|draft)\s+of\b[^.\n]{{0,60}}\b{NOUN}\b|\b{NOUN}\b[^.\n]{{0,120}}\b(?:follows|reads?|runs?"
    rf"|as\s+follows)\b"
    r"|\b(?:answer|reply|respond|writ|wrote|telegraph|cabl|propos)\w*\b[^\n]{0,200}\b(?:in|with)\s+(?:these"
    r"|the\s+following)\s+words\b"
    r"|\b(?:its|the|their|whose)\s+(?:full\s+)?(?:text|contents?|wording)\s+(?:is|are|was|were|reads?|runs?"
    r"|follows)\b",
    re.I,
)
#: A sentence that announces the text of what the one before it names: "Its contents are as follows".
_ITS = re.compile(r"\W*(?:its|the|their)\s+(?:full\s+)?(?:text|contents?|wording)\b[^.]{0,60}$", re.I)
#: What is asked or said of somebody is no message.
_TALK = re.compile(
    r"\b(?:following|these)\s+(?:points?|questions?|reasons?|remarks?|comments?|considerations?|statement|steps?"
    r"|measures?|facts?"
    r"|proposals?|conditions?|observations?|figures?|names?|persons?|information|conversation|impressions?|account"
    r"|summary)\b",
    re.I,
)
#: A quotation that a paragraph opens within another begins behind a colon.
_CLOSED_BEFORE = re.compile(r":\s*$")


def announced(text: str, start: int, end: int, zones: list[Zone]) -> Iterator[Block]:
    """The texts behind the sentences that announce them."""
    at = start
    below = ("closing", "distribution", "source", "note")
    foot = min((z.start for z in zones if z.name in below and z.start > start), default=end)
    upcoming = {
        pattern: _next(pattern, text, start, end)
        for pattern, signs in _OPENINGS.items()
        if any(text.find(sign, start, end) >= 0 for sign in signs)
    }
    while at < end:
        for pattern, m in upcoming.items():
            if m and m.start() < at:
                upcoming[pattern] = _next(pattern, text, at, end)
        opening = min((m for m in upcoming.values() if m), key=lambda m: m.start(), default=None)
        if opening is None:
            return
        whole = opening.end() if opening.re is _FOLLOWS else opening.start()
        told = opening.start() if opening.re is _FOLLOWS else sentence_before(text, max(start, at), whole)
        words = text[told:whole]
        if _ITS.match(words) and told > start:
            told = sentence_before(text, max(start, at), told)
        at = opening.end()
        if opening.re in (_COLON, _FOLLOWS) and (begins := _BEGINS.match(text, at, end)):
            opening = begins
            at = opening.end()
        if _ANNOUNCES.search(words) and not _TALK.search(words):
            stop = _stop(text, opening, end, foot)
            if stop - at >= LEAST:
                yield Block(told, at, stop)
                at = stop


def _next(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The first match between two places."""
    if pattern is not _BEGINS:
        return pattern.search(text, start, end)
    for found in _BEGINNING.finditer(text, start, end):
        for at in range(max(start, found.start() - _BEFORE), found.start() + 1):
            if m := pattern.match(text, at, end):
                return m
    return None


def _stop(text: str, opening: re.Match[str], end: int, foot: int) -> int:
    """Where a text ends: at the sign that answers the one which opened it, or with what is around it."""
    at = opening.end()
    if text[at : at + 1] == "'" and (closed := re.compile(r"(?<=[.!?])'(?=\s|$)").search(text, at, end)):
        return closed.start()
    if quote := QUOTES.get(text[at : at + 1]):
        return _unquoted(text, at, end, quote)
    closed = _ENDS.search(text, at, end)
    limit = closed.start() if closed else min(foot, end) if opening.re is _BEGINS else end
    return at + len(text[at:limit].rstrip())


def _unquoted(text: str, start: int, end: int, close: str) -> int:
    """Where a quotation ends, those inside it passed over; a paragraph may open it anew."""
    opened, depth = text[start], 1
    for m in re.compile(f"[{opened}{close}]").finditer(text, start + 1, end):
        at = m.start()
        opens = m.group() == opened and (
            close != opened or (text[at - 1].isspace() and not text[at + 1 : at + 2].isspace())
        )
        if (
            opens
            and text[start:at].rstrip(" \t").endswith("\n")
            and depth == 1
            and not _CLOSED_BEFORE.search(text, start, at)
        ):
            continue  # the same quotation goes on
        depth += 1 if opens else -1
        if depth == 0:
            return at
    return end


def announces(text: str, start: int, end: int) -> bool:
    """Whether the words between two places announce a text."""
    return _ANNOUNCES.search(text, start, end) is not None
