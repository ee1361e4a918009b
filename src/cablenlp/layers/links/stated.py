"""What the text itself states about names: "Filippov [Stalin]", "x/ Pseudonym of I.V. Stalin", "(hereafter the
Delegation)". It holds for the name in the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cablenlp.layers.links.mention import Link, Mention
from cablenlp.layers.mentions.taught import CALLED, HEREAFTER, NAMES, NOTE, SIGNED, told
from cablenlp.matching import fold

_OPENS = re.compile(r"[\"”]?\s?\s?[\[(][ \t]*(?:i\.e\.,?|that is,?|=)?[ \t]*", re.I)
_CLOSES = re.compile(r"[ \t]*[\])]")
#: Between two names in one bracket: "FENG XI [FYN SI; Stalin]".
_ALSO = re.compile(r"[ \t]*[;,/=]\s?\s?")
_IS = re.compile(r"\s(?:is|was)\s(?:comrade\s|cde\.\s?)?", re.I)
_COMRADE = r"(?:comrade\s|cde\.\s?)?"
_NAME_OF = re.compile(rf"\b{CALLED}\s(?:of|for)\s{_COMRADE}$", re.I)
_OWN = re.compile(rf"['’]s?\s{CALLED}", re.I)
_ARTICLE = r"(?:(?:an?|the|his|her)\s)?"
_PAUSE = r"\s?[\"”]?(?:\s?[,:(/\[-]+)?\s?"
#: "Filippov, pseudonym of Stalin": the first name is the assumed one.
_FOR = re.compile(
    rf"{_PAUSE}(?:x/|[*†])?\s?(?:(?:is|was)\s)?{_ARTICLE}{CALLED}\s?(?:of|for|used\sby)?:?\s?{_COMRADE}"
    rf"|{_PAUSE}{NAMES}\s{_COMRADE}|,?\s(?:i\.\s?e\.,?|=)\s",
    re.I,
)
#: "Stalin, under the pseudonym Filippov", "Stalin's pseudonym was Filippov", "Stalin (signed Filippov)": the second is.
_UNDER = re.compile(
    rf"(?:['’]s?\s|{_PAUSE}(?:(?:who|also)\s)?{SIGNED}\s{_ARTICLE}){CALLED}\s?(?:(?:of|was|is)\s)?:?\s?[\"“]?"
    rf"|{_PAUSE}(?:(?:who|and|as)\s)?sign(?:ed|ing)\s(?:himself\s)?(?:as\s)?[\"“]?",
    re.I,
)
_MARK = re.compile(r"[ \t]?(?P<mark>[a-zA-Z]{1,2}/|\*{1,3}|†|\[\d{1,2}\])")
#: A note tells of the name that has its mark, not of the last name above it.
_NOTE_BEGINS = re.compile(r"\n[ \t]*(?:\n|[a-zA-Z]{1,2}/|\*|†|\[\d)")
#: A gap between two names that may state something is no longer than this.
_WIDTH = 60


class Stated(NamedTuple):
    """A statement of the text: its place, the name that it teaches, and the name that says who is meant."""

    start: int
    end: int
    alias: Mention
    of: Mention
    called: bool = False  # it says that the name is assumed


def stated(mentions: Sequence[Mention], text: str) -> list[Stated]:
    """The statements of a text about its names."""
    people = [m for m in mentions if m.label == "PERSON"]
    found = [*_beside(people, text), *_in_notes(people, text), *_hereafter(mentions, text)]
    return sorted({(s.alias.key, s.of.key): s for s in found}.values(), key=lambda s: s.start)


def _beside(people: list[Mention], text: str) -> Iterator[Stated]:
    for n, (a, b) in enumerate(pairwise(people)):
        if b.start - a.end > _WIDTH or b.start < a.end or _NOTE_BEGINS.search(text, a.end, b.start):
            continue
        gap = _untitled(text[a.end : b.start], b)
        if _OPENS.fullmatch(gap):
            close = _CLOSES.match(text, b.end)
            c = people[n + 2] if n + 2 < len(people) else None
            if close or (close := _OWN.match(text, b.end)):
                yield Stated(a.start, close.end(), a, b)
            elif c and _ALSO.fullmatch(text[b.end : c.start]) and (close := _CLOSES.match(text, c.end)):
                yield Stated(a.start, close.end(), a, c)
                yield Stated(b.start, c.end, b, c)
        elif _FOR.fullmatch(gap):
            yield Stated(a.start, b.end, a, b, called=True)
        elif _UNDER.fullmatch(gap):
            yield Stated(a.start, b.end, b, a, called=True)
        elif _IS.fullmatch(gap) and (own := _OWN.match(text, b.end)):
            yield Stated(a.start, own.end(), a, b, called=True)
        elif _IS.fullmatch(gap) and (name := _NAME_OF.search(text, max(0, a.start - _WIDTH), a.start)):
            yield Stated(name.start(), b.end, b, a, called=True)


def _untitled(gap: str, m: Mention) -> str:
    """What stands before a name, without its title: "code name of | General"."""
    title = str(m.data.get("title") or "")
    bare = gap.rstrip(" .")
    return bare[: -len(title)] if title and bare.endswith(title) and bare != title else gap


def _in_notes(people: list[Mention], text: str) -> Iterator[Stated]:
    """A note tells of the name before its mark: "Filippov x/ ...", and below "x/ Pseudonym of I.V. Stalin"."""
    notes = {m["mark"].lower(): m for m in NOTE.finditer(text)} if told(text) else {}
    marked = {
        mark["mark"].lower(): m
        for m in reversed(people)
        if notes and (mark := _MARK.match(text, m.end)) and mark["mark"].lower() in notes
        and m.end < notes[mark["mark"].lower()].start()
    }  # fmt: skip
    for sign, alias in marked.items():
        of = next((m for m in people if m.start == notes[sign].end()), None)
        if of:
            yield Stated(notes[sign].start(), of.end, alias, of, called=True)


def _hereafter(mentions: Sequence[Mention], text: str) -> Iterator[Stated]:
    """A short name for what stands before the bracket: "(hereafter the Delegation)"."""
    for m in HEREAFTER.finditer(text) if "ereafter" in text or "ereinafter" in text else ():
        before = [x for x in mentions if x.end <= m.start() and not text[x.end : m.start()].strip(" ,\t\n)")]
        short = next((x for x in mentions if x.start == m.start("name") and x.label != "ROLE"), None)
        of = min(before, key=lambda x: x.start, default=None)
        if short and of:
            yield Stated(of.start, m.end(), short, of)


def bind(mentions: Sequence[Mention], statements: Sequence[Stated]) -> None:
    """What the text states about a name holds for that name in the whole document."""
    taught: dict[tuple[str, str], Link] = {}
    for statement in statements:
        a, b = statement.alias, statement.of
        known, other = b.link, a.link
        if not known.get("name") or (known.get("kb_id") is None and other.get("kb_id")):
            known, other = other, known
            if a.label == "PERSON":
                b.link = known | {"form": b.link.get("form"), "certainty": "attested", "why": "stated by the text"}
        same = other.get("kb_id") and other.get("kb_id") == known.get("kb_id")
        form = other.get("form") if same else _form(statement)
        certainty, why = "attested", "stated by the text"
        a.link = known | {"form": form, "certainty": certainty, "candidates": [], "note": None, "why": why}
        taught[a.label, a.plain] = a.link
    for m in mentions if taught else ():
        lesson = taught.get((m.label, m.plain))
        if lesson and (m.link.get("kb_id"), m.link.get("name")) != (lesson.get("kb_id"), lesson.get("name")):
            m.link = lesson


def _form(statement: Stated) -> str:
    """An assumed name, where the text says so or the two names have no beginning in common; else another spelling."""
    a, b = statement.alias.plain, statement.of.plain
    if statement.alias.label != "PERSON":
        return "variant"
    if statement.called or statement.alias.link.get("certainty") == "ambiguous":
        return "cover_name"
    alike = {word[:1] for word in fold(a).split()} & {word[:1] for word in fold(b).split()}
    return "variant" if alike or " " in a else "cover_name"
