"""Numbers without a word before them that names a message: behind a post, a command's letters, "see", a repetition."""

from __future__ import annotations

import re
from typing import NamedTuple

from cablenlp.layers.shapes.figures import CLOCK, CLOSED, DATED, DAY, UNIT, is_year
from cablenlp.layers.shapes.prefix import SERIES
from cablenlp.matching import fold
from cablenlp.months import MONTH_NAME

#: "Sent Department 164, repeated Saigon 5, Paris as 156"
_REPEATED = re.compile(
    r"\b(?P<how>[Aa]ddressed|ADDRESSED|[Ss]ent|SENT|[Rr]epeated|REPEATED|[Rr]ptd|RPTD|[Rr]epeat|[Rr]pt"
    r"|RPT)\s(?:(?:to|info)\s)?"
    r"[^.\n]{0,70}?[A-Z][A-Za-z]\w+,?\s(?:as\s)?(?:(?:telegram|No\.?)\s)?$"
)
_IN_SERIES = re.compile(rf"\b(?i:sent|in|by|our|my|your)\s(?i:{SERIES})\s$")
_REPEATS = ("ddressed ", "DDRESSED ", "epeat", "ent ", "ptd ", "pt ", "SENT", "EPEAT", "PTD ", "PT ")
_MONTH_BEHIND = re.compile(rf"\b{MONTH_NAME}\.?\s+$")
#: "mytel 1331, April 18, Tokyo 237,": the number there of the same message.
_DATE_BEHIND = re.compile(rf"{MONTH_NAME}\.? \d{{1,2}}, $")
#: Five or six figures behind the letters of a command: "WX-84975", "JCS 84681", "CINCFE C-51666"; but no money.
_COMMAND = re.compile(r"(?<![\w.’'/-])(?!(?:RM|DM|FF|US|HK|NT|SF|BF|RG|FO)\b)(?:[A-Z]{1,8}[ –-]){1,2}$")
_LOUD = re.compile(r"\b[A-Z]{3,}[ ,.]{1,2}(?:[A-Z]{1,8}[ –-]){1,2}$")
_LOUD_AFTER = re.compile(r" [A-Z]{3,}\b")
#: A bare number that is pointed to, and goes on to somebody: "see also 1460 to you", "Ref: 231 to London".
_SEEN = re.compile(
    r"\b(?:see(?:\salso)?|cf\.?|refs?\.?|re|reference|mentioned\sin|reported\sin|contained\sin)[\s:]{1,2}$", re.I
)
_SEEN_AFTER = re.compile(rf"\s(?:to|from)\s(?:you|me|us|(?!{MONTH_NAME}\b)[A-Z][a-z]{{2,}}|[A-Z]{{3,}})")
_LONE = re.compile(r"\((?P<x>[A-Z]{1,3})$")  # "(JA2461)"
#: Letters joined to figures that name a message where a date follows, "A–1110, June 26", or its file, "as ACJ2".
_STRAY = re.compile(
    r"(?:\bas (?P<filed>[A-Z]{3,5})"
    r"|(?<![\w’'/–-])(?:(?P<airgram>(?:A|CA|G)[–-])|(?P<letters>(?:CG|CW|K|D|Y|I|UN)[–-])))$"
)
#: Before a post and its number there is no "in", "at": "Paris 2230", but "in Paris 2230 people".
_NO_POST = re.compile(
    r"\b(?:in|at|near|around|outside|for|with|left|reached|since|until|population of)\s+(?:the\s)?$", re.I
)
_POST = re.compile(r"(?P<x>(?:[A-Z][\w.]{1,14}[ -]){0,2}[A-Z][\w.]{2,14})(?P<whose>['’]s?)?\s$")
_POST_CUE = re.compile(
    r"(?:\b(?:re|ref|refs|reference|see|tels?|telegrams?|cf\.?|and|also|per)[\s:.,]{1,3}|\d;\s|(?:\(?\b[A-H]\)"
    r"|\b[A-H]\.)\s?)$",
    re.I,
)
#: Letters that a stroke joins to figures: "CINCFE C-51666".
_JOINED = re.compile(r"[A-Z]{1,4}[–-]$")
#: As far back as the place of a repetition may stand.
_BACK = 90


class Bare(NamedTuple):
    """Where a bare number begins, what its message is called, and the rule."""

    begin: int
    prefix: str
    rule: str


def repeated(text: str, start: int, end: int) -> str | None:
    """The word by which a number is that under which a message was repeated to a place."""
    before = text[max(0, start - _BACK) : start]
    if not before[-1:].isspace() or not any(sign in before for sign in _REPEATS):
        return None
    found = _REPEATED.search(before)
    if found is None or _IN_SERIES.search(before) or _MONTH_BEHIND.search(before):
        return None
    return None if CLOCK.match(text, end) or DAY.match(text, end) else found["how"]


def bare(text: str, near: str, start: int, end: int, cities: frozenset[str]) -> Bare | None:
    """The number whose figures stand here; `near` is the text before them, `cities` are the posts that have numbers."""
    if 4 < end - start < 7 and (found := _of_command(text, near, start, end)):
        return found
    if _SEEN_AFTER.match(text, end) and 1 < end - start < 6 and _SEEN.search(near):
        return Bare(start, "", "number.seen")
    return _lettered(text, near, start, end) or _posted(text, near, start, end, cities)


def _of_command(text: str, near: str, start: int, end: int) -> Bare | None:
    """Behind the letters of a command: "JCS 84681"."""
    command = _COMMAND.search(near)
    if command is None or _LOUD.search(near) or _LOUD_AFTER.match(text, end) or text[end : end + 1].isalpha():
        return None
    joined = _JOINED.search(command.group())
    return Bare(start - len(joined.group()) if joined else start, "", "number.command")


def _lettered(text: str, near: str, start: int, end: int) -> Bare | None:
    """Behind letters of its own: "(JA2461)", "A-1110, June 26"."""
    if near[-1:].isupper() and end - start > 3 and text[end : end + 1] == ")" and (lone := _LONE.search(near)):
        return Bare(start - len(lone["x"]), "", "number.letters")
    stray = _STRAY.search(near) if "A" <= near[-2:-1] <= "Z" else None
    if stray is None:
        return None
    alone = stray["airgram"] and near[: stray.start()].endswith("\n") and text[end : end + 1] in ("\n", "")
    if not (stray["filed"] or alone or DATED.match(text, end)):
        return None
    letters = stray["filed"] or stray["airgram"] or stray["letters"]
    return Bare(start - len(letters), "airgram" if stray["airgram"] else "", "number.letters")


def _posted(text: str, near: str, start: int, end: int, cities: frozenset[str]) -> Bare | None:
    """Behind the post that sends it: "Paris 2230, May 3"."""
    last = near[:-1].rsplit(None, 1)[-1:] if 1 < end - start < 5 and near[-1:].isspace() else []
    post = _POST.search(near) if last and not last[0].islower() else None
    if post is None or UNIT.match(text, end) or CLOCK.match(text, end):
        return None
    words = fold(post["x"]).replace("-", " ").split(" ")
    city = next((name for k in range(len(words)) if (name := " ".join(words[k:])) in cities), None)
    inside = not post["whose"] and _NO_POST.search(near[: post.start()])
    if city is None or is_year(text, start, end) or inside:
        return None
    at = post.end("x") - len(city)
    name, closed = near[at : post.end()].strip(), CLOSED.match(text, end)
    if closed and _DATE_BEHIND.search(near[:at]):
        return Bare(start, name, "number.repeated")
    bracketed = near[:at].endswith("(") and text[end : end + 1] in (")", ";", ",")
    told = bracketed or post["whose"] or _POST_CUE.search(near[:at])
    return Bare(start, name, "number.post") if DATED.match(text, end) or (told and closed) else None
