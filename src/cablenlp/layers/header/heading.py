"""Headings as editors print them: "The Ambassador in Korea (Muccio) to the Secretary of State".

An edition writes the office first and the name in brackets, or the name alone; what stands on each side of the last
"to" that no office claims is one side of the route.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_EDITION = re.compile(r"(?:No\.\s*)?\d{1,4}\.?\s+(?=[A-Z])")
_LEAD = re.compile(
    r"(?P<kind>(?:Circular |Personal |Secret |Joint |Draft |Special |Informal |Paraphrase of )?(?:Telegram|Airgram|Despatch|Dispatch|Letter|Note|Message|Cable|Instruction"
    r"|Memorandum of (?:a |the )?(?:Telephone )?(?:Conversation|Discussion|Meeting)s?|Record of (?:a )?(?:Conversation|Meeting)|Minutes of (?:a )?Meeting|Memorandum for the Record"
    r"|Memorandum|Circular|Report|Aide-[Mm]émoire|Transcript of (?:a )?Telephone Conversation|Summary Minutes|Editorial Note|Paper|Statement)s?\b)"
    r"(?P<link>,?\s+(?:From|from|Prepared (?:by|in)|prepared (?:by|in)|by|By|of|Between|between)\s+)?",
)
_BY = re.compile(r",?\s+(?:[Bb]y|[Pp]repared by|[Ff]rom)\s+(?:the\s+)?")
_TO = re.compile(r"\s+to\s+")
#: Offices to which "to" belongs: a representative to the United Nations.
_CLAIMS = re.compile(
    r"(?:Adviser|Advisor|Representative|Ambassador|Delegate|Assistant|Minister|Chargé|Envoy|Mission|Delegation|Counselor|Commissioner|Secretary|Aide|Consultant|Deputy|Observer|Successor|Special Assistants?|Chief|Attaché|Liaison Officer|Liaison)\s*$"
)
_NAME = re.compile(r"^(?P<office>.*?)\s*\((?P<name>[^()]+)\)(?P<more>.*)$", re.S)
_TAIL = re.compile(r"(?:,\s+(?:at|in|on)\s+[A-Z][^,]*)?,\s+(?:[A-Z][\w. ]+,\s+)*(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b.*|\d{1,2}\s+\w+\s+\d{4}.*|\d{4}.*)$", re.S)


class Side(NamedTuple):
    """One person or body of a heading: the office as it stands, the name in brackets or alone, and the place."""

    office: str | None
    name: str | None
    start: int
    end: int


class Heading(NamedTuple):
    """A heading taken apart."""

    kind_text: str | None
    senders: list[Side]
    recipients: list[Side]
    subject: str | None


def read_heading(line: str) -> Heading | None:
    """The route in a heading; None when the line is none. Offsets are into the line."""
    start = m.end() if (m := _EDITION.match(line)) else 0
    tail = _TAIL.search(line, start)
    end = tail.start() if tail else len(line)
    lead = _LEAD.match(line, start)
    kind, at, by = None, start, False
    if lead:
        kind, at, by = lead["kind"], lead.end(), bool(lead["link"])
        if not by:
            after = _BY.match(line, at)
            if after:
                at, by = after.end(), True
    body = line[at:end]
    cut = _cut(body)
    if kind and re.match(r"(?:to|for)\s", body.lstrip()):
        whom = re.match(r"\s*(?:to|for)\s+", body)
        assert whom is not None
        from_ = re.search(r"\s+[Ff]rom\s+", body)
        if from_:
            return Heading(kind, _sides(line, at + from_.end(), end), _sides(line, at + whom.end(), at + from_.start()), None)
        return Heading(kind, [], _sides(line, at + whom.end(), end), None)
    if cut is None:
        return Heading(kind, _sides(line, at, end) if by else [], [], None) if kind else None
    return Heading(kind, _sides(line, at, at + cut[0]), _sides(line, at + cut[1], end), None)


def _cut(body: str) -> tuple[int, int] | None:
    """Where the sender's side ends and the recipient's begins."""
    places = [m for m in _TO.finditer(body) if body.count("(", 0, m.start()) == body.count(")", 0, m.start())]
    if not places:
        return None
    for m in places:
        if body[: m.start()].rstrip().endswith(")"):
            return m.span()
    free = [m for m in places if not _CLAIMS.search(body[: m.start()])]
    chosen = free[0] if free else places[-1]
    return chosen.span()


def _sides(line: str, start: int, end: int) -> list[Side]:
    """The people and bodies of one side; "and" parts two of them when a bracket stands before it or none is there."""
    text = line[start:end]
    found, at = [], 0
    for m in re.finditer(r"(?<=\)),?\s+and\s+|$", text):
        part = text[at : m.start()]
        if part.strip():
            found.append(_side(line, start + at, start + m.start()))
        at = m.end()
    return [s for s in found if s]


def _side(line: str, start: int, end: int) -> Side | None:
    text = line[start:end]
    lead = re.match(r"\s*(?:the|The|an?|An?)\s+", text)
    if lead:
        start += lead.end()
        text = line[start:end]
    text = text.rstrip(" ,.;:")
    if not text:
        return None
    named = _NAME.match(text)
    if named and not re.match(r"(?:Temp|Acting|[A-Z]{2,}$)", named["name"]):
        at = start + named.start("name")
        return Side(named["office"].strip(" ,"), named["name"].strip(), at, at + len(named["name"]))
    return Side(text, None, start, start + len(text))
