"""The posts to which a message was repeated: "Repeated Paris 271, London 165", "Rptd to Washington and Ottawa"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablenlp.layers.header.atoms import Cast, unlisted
from cablenlp.layers.header.route import Actor

#: A sentence or line that says it: it begins so, or goes on so behind "Sent", "Received", "Addressed".
_REPEATED = re.compile(
    r"(?P<first>[Rr])(?<!\w.)(?:epeat(?:ed)?|EPEAT(?:ED)?|e?ptd|pt|PTD?)\b(?:\s+as\s+airgram\b)?"
    r"(?:\s+(?:(?:also\s+)?(?:for\s+)?(?:information|info|saving|INFORMATION|INFO|Saving|SAVING)|(?i:priority"
    r"|immediate|niact|flash|routine))\b)*"
    r":?(?:\s+(?:to|TO)\b)?:?\s+"
    r"(?=[A-Z\[]|the\s[A-Z])"
)
#: Posts to which it was passed on or went by bag: "Pass Paris.", "Department pass Hague", "Sent Department 807; passed
#: Saigon 24", "pouched Hanoi".
_PASSED = re.compile(
    r"(?P<first>[Pp])(?:(?<=^.)|(?<=[.,;\n(]\s.)|(?<=[\n(].)|(?<=\sand\s.)|(?P<asked>(?<=ept\s.)|(?<=ment\s.)"
    r"|(?<=lease\s.)|(?<=pls\s.)))(?:ass(?:ed)?|ouched)(?:\s+to)?\s+(?=[A-Z]|the\s[A-Z])"
)
#: As editions say it in their notes: "Sent for information Priority to Ankara", "Also sent to Bonn".
_INFORMED = re.compile(
    r"(?:Also\ssent|Sent\s(?:also|for\s(?:information|info)))\s(?:(?i:priority|immediate|niact|flash"
    r"|routine)\s)?(?:for\s(?:information|info)\s)?to\s(?=[A-Z]|the\s[A-Z])"
)
#: What ends the name of a post to which a message was passed.
_PASSED_END = re.compile(r"\s\d|\s?[.,;)\n]|$|\sand\s|\sfor\s[A-Z]")
#: Another message was repeated: "Embtel 2004 repeated Taipei 31"; one is to be: "be repeated to New Delhi".
_OTHER = re.compile(
    r"(?:\b(?:(?:[Ee]mb|[Dd]ept?|[Ll]eg|[Cc]on(?:gen)?|[Uu]r)tel\w*|(?:[Oo]ur|[Mm]y|[Yy]our"
    r"|[Hh]is)\s+\w*)\s*\d[\w-]*|\bbe)[\s,(]*$"
)
_BEFORE = re.compile(r"(?:^|[\n.;:\[(]|\bpls|\bplease)\s*$", re.I)
_SENT = re.compile(r"\b(?:sent|addressed|received|passed|telegram|this (?:tel\w*|cable|message))\b", re.I)
_WORD = r"(?:[A-Z]\.[A-Z]\.|(?!Nos?\b|Nr\b)[A-Z][\w’'/&-]*)"
_TOLD = re.compile(r"\b(?:sent|repeated|rptd|addressed|pouched|passed)\b", re.I)
#: So far before "repeated" it is told what was sent.
_WIDTH = 90
#: A post: its name, its number there, what it is to do, whom it is for.
_POST = re.compile(
    rf"(?:the )?(?!Dep(?:artmen)?t (?:please |pls )?pass\b)"
    rf"(?P<name>{_WORD}(?: (?:(?:of|for|in|the|to) ){{0,2}}{_WORD}){{0,6}})"
    r"(?P<number>,? (?:as )?(?:Nos?\.? ?|Nr\.? ?|tel\.? )?\d[\d-]*)?"
    r"(?: \([^)\n]{1,30}\)| (?:for (?:information|info|action)|by bag|saving|unnumbered))?"
    r"(?: for [A-Z]\w+(?: [A-Z]\w+)?)?"
)
#: An office and its seat, alone in a line of a list: "POLITICAL OFFICER, SIKKIM".
_SEATED = re.compile(r"[A-Z]{4,}(?: [A-Z]+){0,3}, [A-Z]{4,}(?: [A-Z]+){0,2}(?=\s*(?:\n|$))")
_NEXT = re.compile(r",\s{1,2}(?:and\s)?(?=the |[A-Z])|[;/]\s?(?=[A-Z])|\sand\s(?:to\s)?(?=the |[A-Z])| {1,9}(?=[A-Z])")
_FINDABLE = ("GPE", "ORG", "MIL_UNIT", "FAC")


def posts_after(text: str, start: int, end: int, cast: Cast) -> Iterator[Actor]:
    """The posts in every list of this sort between two places."""
    for m in _REPEATED.finditer(text, start, end):
        if m["first"] == "r" and not _SENT.search(text, max(start, m.start() - _WIDTH), m.start()):
            continue
        if m["first"] == "r" and _OTHER.search(text, max(start, m.start() - _WIDTH), m.start()):
            continue
        if m["first"] == "R" and not _BEFORE.search(text, max(0, m.start() - 12), m.start()):
            continue
        yield from posts(text, m.end(), end, cast)
    for m in _INFORMED.finditer(text, start, end):
        yield from posts(text, m.end(), end, cast)
    for m in _PASSED.finditer(text, start, end):
        if (
            m["first"] == "p"
            and m["asked"] is None
            and not _TOLD.search(text, max(start, m.start() - _WIDTH), m.start())
        ):
            continue
        at = m.end() + len("the ") * text.startswith("the ", m.end())
        here = next((x for x in cast.within(at, at + 1) if x[2].label_ == "GPE" or at > m.end()), None)
        if here and _PASSED_END.match(text, here[1]):
            yield from posts(text, m.end(), end, cast)


def posts(text: str, at: int, end: int, cast: Cast, *, named: bool = False) -> Iterator[Actor]:
    """The posts of one list that begins here, until something else is told; one that is `named` holds posts alone."""
    while post := _POST.match(text, at, end):
        start, stop = post.span("name")
        if named and (seated := _SEATED.match(text, start, end)) and not cast.within(start, start + 1):
            yield unlisted(text[start : seated.end()])
            return
        here = [x for x in cast.within(start, stop) if x[2].label_ in _FINDABLE]
        if not here and not named and not post["name"].isupper():
            return
        whole = next((x for x in here if x[:2] == (start, stop)), None)
        if here and here[0][0] == start and text.startswith(" for ", here[0][1]):
            whole = whole or here[0]  # "Hague for Cochran"
        if whole:
            yield cast.actor(*whole[:2], whole[2].label_)
        else:
            yield unlisted(text[start:stop])
        further = _NEXT.match(text, post.end(), end)
        if further is None or (further.group().isspace() and not post["number"]):
            return
        at = further.end()
