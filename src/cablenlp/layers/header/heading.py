"""Headings as editors print them: "The Ambassador in Korea (Muccio) to the Secretary of State".

An edition writes the office first and the name in brackets, or the name alone; what stands on each side of the first
"to" that no office claims is one side of the route.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cablenlp.months import MONTH_NAME

#: No heading is longer, and what follows need not be fast on pages without an end.
_LONGEST = 600
_EDITION = re.compile(r"(?:No\.\s*)?\d{1,4}\.?\s+(?=[A-Z])")
_LEAD = re.compile(
    r"(?P<kind>(?:(?:Circular|Personal|Secret|Joint|Draft|Special|Informal|Paraphrase of|Outward|Inward|Outgoing"
    r"|Incoming|Ciphered|Cipher|Cypher|Coded|Code|Urgent|Top Secret|Information|Action|Briefing|Intelligence"
    r"|Confidential|Official|Oral|Verbal|Staff|Research|Covering|Backchannel|Priority|Formal|Interim) ){0,3}"
    r"(?:(?:Memorandum for (?:the )?Record|Summary|Notes) of (?:a )?(?:Telephone )?Conversation"
    r"|Telegram|Airgram|Despatch|Dispatch|Letter|Note|Message|Cable|Instruction|Circular|Report|Aide-[Mm]émoire"
    r"|Memorandum (?:[Oo]f|[Ff]or)(?: [Aa]| [Tt]he)? (?:Telephone )?(?:Conversation|Discussion|Meeting|Record)s?"
    r"|Record of (?:a )?(?:Conversation|Meeting)|Minutes of (?:a )?Meeting|Memorandum|Summary Minutes|Paper"
    r"|Diary Entry|Staff Study|Study|Notes|Resolution"
    r"|Editorial Note|Transcript of (?:a )?Telephone Conversation|Statement)s?\b)"
    r"(?P<link>,?\s+(?:[Ff]rom|[Pp]repared (?:[Bb]y|[Ii]n)|[Bb]y|[Oo]f)\s+)?"
    r"(?P<between>,?\s+(?:[Bb]etween|[Ww]ith)\s+)?",
)
_BY = re.compile(r",?\s+(?:[Bb]y|[Pp]repared by|[Ff]rom)\s+(?:the\s+)?")
_WHOM = re.compile(r"\s*(?:[Tt]o|[Ff]or)\s+")
_FROM = re.compile(r"\s+[Ff]rom\s+")
_TO = re.compile(r"\s+[Tt]o\s+")
_AND = re.compile(r",?\s+and\s+(?!(?:[A-Z][\w-]+\s){1,2}(?:Affairs|Operations|Security)\b)")
#: ... and where an article or a bracket tells that the second of two begins there.
_AND_THE = re.compile(r"(?<=\)),?\s+and\s+|,?\s+and\s+(?=(?:[Tt]he|[Hh]is|[Hh]er)\s)")
_ARTICLE = re.compile(r"\s*(?:[Tt]he|[Aa]n?)\s+")
#: Offices to which "to" belongs: a representative to the United Nations.
_CLAIMS = re.compile(
    r"(?:Advis[eo]r|Representative|Ambassador|Delegate|Assistant|Minister|Chargé|Envoy|Mission|Delegation|Counselor"
    r"|Commissioner|Secretary|Aide|Consultant|Deputy|Observer|Successor|Chief|Attaché|Liaison(?: Officer)?)\s*$"
)
_NAME = re.compile(r"(?P<office>[^()]*?)\s*\((?P<name>[^()]+)\)")
#: An office and a name with initials behind it: "the Minister of Trade A.I. Mikoyan".
_SIGNED = re.compile(r"(?P<office>[^()\n]{8,140}?[\w)],?) (?P<name>(?:[A-Z]\. ?){1,3}[A-Z][\w’'-]+)")
_NO_NAME = re.compile(r"Temp|Acting|[A-Z]{2,}$|b$")
#: The place and date that some editions put at the end of a heading.
_TAIL = re.compile(
    rf",\s+(?:(?:at|in|on)\s+)?(?:[A-Z][\w.’' ]{{1,30}},\s+){{0,4}}"
    rf"(?:{MONTH_NAME}\b|\d{{1,2}}\s+{MONTH_NAME}|\d{{4}}\b)"
)
#: When it came, behind a British heading: "(Received 11 July, 8.44 p.m.)".
_RECEIVED = re.compile(r"\s*[(\[](?:Received|Recd\.?|By telephone|By bag|No\.)\b[^()\n]{0,60}[)\]]?\s*$")
#: Words that stay small where capitals of a heading are made into a title's.
_SMALL = frozenset("to from the of by and in at for with between on a an".split())
_CAPITALS = re.compile(r"[^\W\d_]+")


#: What an edition puts before a heading: "Smith-Eden Meeting, May 20, Morning: The Delegation to the Department".
SUBJECTED = re.compile(r"[A-Z][^:\n]{10,100}:\s+(?=The\s[^:\n]{3,120}\sto\s)")


class Side(NamedTuple):
    """One person or body of a heading: the office as it stands, the name in brackets or alone, and the place."""

    office: str | None
    name: str | None
    start: int
    end: int
    before: int | None = None  # where the office begins that stands before a name in brackets


class Heading(NamedTuple):
    """A heading taken apart."""

    kind_text: str | None
    senders: list[Side]
    recipients: list[Side]
    participants: list[Side]

    @property
    def names(self) -> bool:
        """Whether a name stands in brackets, as only editions put it."""
        return any(s.name for s in (*self.senders, *self.recipients, *self.participants))


def read_heading(line: str) -> Heading | None:
    """The route in a heading; None when the line is none. Offsets are into the line."""
    if len(line) > _LONGEST:
        return None
    if line.isupper():
        line = _CAPITALS.sub(lambda m: m[0].lower() if m[0].lower() in _SMALL else m[0].capitalize(), line)
        line = line[:1].upper() + line[1:]
    start = m.end() if (m := _EDITION.match(line)) else 0
    if _SENTENCE.search(line[start:]):
        return None
    tail = _TAIL.search(line, start)
    end = tail.start() if tail else len(line)
    if received := _RECEIVED.search(line, start, end):
        end = received.start()
    lead = _LEAD.match(line, start)
    if lead is None:
        cut = _cut(line[start:end])
        return Heading(None, *_both(line, start, end, cut), []) if cut else None
    if lead["kind"].startswith("Editorial"):
        return Heading(lead["kind"], [], [], [])  # nobody sends it to anybody
    at, by = lead.end(), bool(lead["link"])
    if lead["between"]:
        joint = _AND_THE if _AND_THE.search(line, at, end) and "(" in line[at:end] else _AND
        return Heading(lead["kind"], [], [], _sides(line, at, end, joint))
    if not by and (after := _BY.match(line, at)):
        at, by = after.end(), True
    if whom := _WHOM.match(line, at, end):
        sender = _FROM.search(line, whom.end(), end)
        stop = sender.start() if sender else end
        senders = _sides(line, sender.end(), end) if sender else []
        return Heading(lead["kind"], senders, _sides(line, whom.end(), stop), [])
    cut = _cut(line[at:end])
    if cut is None:
        return Heading(lead["kind"], _sides(line, at, end) if by else [], [], [])
    return Heading(lead["kind"], *_both(line, at, end, cut), [])


def _both(line: str, start: int, end: int, cut: tuple[int, int]) -> tuple[list[Side], list[Side]]:
    return _sides(line, start, start + cut[0]), _sides(line, start + cut[1], end)


def _cut(body: str) -> tuple[int, int] | None:
    """Where the sender's side ends and the recipient's begins."""
    places = [m for m in _TO.finditer(body) if body.count("(", 0, m.start()) == body.count(")", 0, m.start())]
    if not places:
        return None
    for m in places:
        if body[: m.start()].rstrip().endswith(")"):
            return m.span()
    free = [m for m in places if not _CLAIMS.search(body, 0, m.start())]
    return (free[0] if free else places[-1]).span()


_AFTER_NAME = re.compile(r"(?<=\)),?\s+and\s+|(?<=\)),\s+(?=the\s)")


def _sides(line: str, start: int, end: int, joint: re.Pattern[str] = _AFTER_NAME) -> list[Side]:
    """The people and bodies of one side; "and" parts two of them where a bracket stands before it."""
    found, at = [], start
    for m in joint.finditer(line, start, end):
        found.append(_side(line, at, m.start()))
        at = m.end()
    found.append(_side(line, at, end))
    return [s for s in found if s]


#: A longer side of a route names nobody.
_SIDE = 240
#: A sentence ends and another begins, or an adverb opens one: no heading.
_SENTENCE = re.compile(r"\A(?:On|In|At|During|After|When|As)\s|[a-z]{4}[.?!]\s+[A-Z][a-z]*\s+[a-z]")


def _side(line: str, start: int, end: int) -> Side | None:
    if lead := _ARTICLE.match(line, start, end):
        start = lead.end()
    text = line[start:end].rstrip(" ,.;:")
    if not text.strip() or len(text) > _SIDE:
        return None
    if signed := _SIGNED.fullmatch(text):
        at = start + signed.start("name")
        return Side(signed["office"].rstrip(" ,"), signed["name"], at, at + len(signed["name"]))
    named = _NAME.match(text)
    if named and not _NO_NAME.match(named["name"]):
        at = start + named.start("name")
        return Side(named["office"].strip(" ,"), named["name"].strip(), at, at + len(named["name"]), start)
    return Side(text, None, start, start + len(text))
