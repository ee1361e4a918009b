"""Names that no list knows and the text itself explains: "Orlenko [Molotov]", "Orlenko x/" with a note that tells who
it is, "(hereafter the Delegation)". Here they become mentions; the links read what is stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cablenlp.layers.mentions.common import is_common
from cablenlp.layers.mentions.items import Found, Reading
from cablenlp.lexicon.models import Entity
from cablenlp.lexicon.store import Lexicon
from cablenlp.stretches import Stretches

#: What an assumed name is called.
CALLED = (
    r"(?:(?:cover[ -]|code[ -]?|party |operational |revolutionary )(?:name|pseudonym)|pseudonym|alias|nom de guerre"
    r"|also known as|a\.?k\.?a\.?|real name)"
)
#: Words that lead from a person to an assumed name.
SIGNED = r"(?:under|signed|signing|signs|used|using|by)"
#: Words that lead from an assumed name to the person, besides those.
NAMES = r"(?:(?:is|was)\sthe\sname\s(?:(?:by|under|with|in)\swhich|used\sby|of)|stands\sfor)"
_NAME = r"[A-Z][\w’'-]+(?:[ \t][A-Z][\w’'-]+){0,2}"
_ARTICLE = r"(?:(?:[Aa]n?|[Tt]he|his|her)\s)?"
#: A note that tells whose name it is: "x/ Pseudonym of I.V. Stalin"; it ends where the name begins.
NOTE = re.compile(
    r"^[ \t]*(?P<mark>[a-zA-Z]{1,2}/|\*{1,3}|†|\[\d{1,2}\])[ \t]*"
    rf"(?:[\"“]?{_NAME}[\"”]?[ \t]*[:,–-]?[ \t]*)??(?i:(?:is |was )?{_ARTICLE}{CALLED}\s?(?:of|for|used by)?:?\s?"
    r"(?:comrade |cde\. ?)?)(?=[A-Z])",
    re.M,
)
#: A short name for what has just been named: "(hereafter the Delegation)".
HEREAFTER = re.compile(
    r"\s?\s?[(\[,][ \t]*(?i:here(?:in)?after),?\s(?:(?i:referred to as|called|known as|cited as)\s)?"
    rf"(?:(?i:the)\s)?[\"“'‘]?(?:(?i:the)\s)?(?P<name>{_NAME})(?=[\"”'’]?[ \t]*[)\],])"
)
_BEFORE_BRACKET = re.compile(rf"(?<![\w.-])(?P<name>{_NAME})[ \t]?$")
_IN_BRACKET = re.compile(r"\[(?P<name>[A-Z][a-z’'-]{3,})\]")
_FIRST_OF_TWO = re.compile(rf"\[(?P<name>{_NAME})[ \t]*[;/][ \t]*(?=[A-Z])")
_BEFORE_CALLED = re.compile(
    rf"(?<![\w.-])(?P<name>{_NAME})[\"”]?(?:\s?[,(\[-])?\s?"
    rf"(?:(?:(?:is|was)\s)?{_ARTICLE}{CALLED}\s(?:of|for|used by)|{NAMES})\b"
)
_AFTER_CALLED = re.compile(
    rf"(?:\b{SIGNED}\s{_ARTICLE}{CALLED}|['’]s?\s{CALLED}(?:\s(?:was|is))?|\bsigned(?: himself)?(?: as)?"
    rf"|{CALLED}\s(?:of|for)\s{_NAME}\s(?:was|is))"
    rf"\s[\"“]?(?P<name>{_NAME})"
)
#: An East Asian name with its given name hyphenated, repeated in another romanisation in brackets.
_HYPHENED = re.compile(r"-[a-z’']+$")
_RESPELT = re.compile(r"\((?P<name>[A-Z][a-z’']+ [A-Z][a-z’']+-[a-z’']+)\)")
#: What stands in every statement about an assumed name, without its capital; looked for first: few texts have any.
_CUES = tuple(
    "seudonym|lias|nom de guerre|known as|a.k.a|aka |stands for|signed |over name|over-name|ode name|ode-name|odename"
    "|arty name|perational name|evolutionary name|eal name|name by |name under |name with |name in |name used ".split(
        "|"
    )
)


def told(text: str) -> bool:
    """Whether a text may tell of assumed names."""
    return any(cue in text for cue in _CUES)


def taught(reading: Reading, found: Sequence[Found], lexicon: Lexicon) -> Iterator[Found]:
    """The names that the text explains where it first has them, and wherever else they stand."""
    text = reading.text
    people = {f.start: f for f in found if f.label == "PERSON"}
    names: dict[str, str] = {}  # name -> label
    for start, end in _announced(text, people):
        if not _known(reading, start, end, lexicon):
            names[" ".join(text[start:end].split())] = "PERSON"
    for m in HEREAFTER.finditer(text) if "ereafter" in text or "ereinafter" in text else ():
        before = [f for f in found if f.end <= m.start() and not text[f.end : m.start()].strip(" ,\t\n)")]
        of = min(before, key=lambda f: f.start, default=None)
        if of and (
            body := re.compile(rf"\b({re.escape(m['name'])})\s+of\s+(?:the\s+)?$", re.I).search(text, 0, of.start)
        ):
            state = next((row.state or row.kb_id for row, _ in of.rows if isinstance(row, Entity)), None)
            of = Found(body.start(), of.end, "ORG", "name.taught", data={"body": body[1].lower(), "state": state})
            yield of
        if of and of.label != "ROLE":
            names[" ".join(m["name"].split())] = of.label
    if not names:
        return
    taken = Stretches((f.start, f.end) for f in found if f.label not in ("ROLE", "TREATY"))
    anywhere = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(names, key=len, reverse=True))
    for m in re.finditer(rf"(?<![\w-])(?:{anywhere})(?![\w-])", text):
        if not taken.touch(m.start(), m.end()):
            label = names[" ".join(m.group().split())]
            yield Found(m.start(), m.end(), label, "person.taught" if label == "PERSON" else "name.taught")


def _announced(text: str, people: dict[int, Found]) -> Iterator[tuple[int, int]]:
    """Where a name stands that a statement beside it explains by the name of somebody found."""
    if "[" in text:
        for start, of in people.items():
            at = _unspaced(text, start) - 1
            in_bracket = text.startswith("]", of.end) and text.startswith("[", at)
            if in_bracket and (m := _BEFORE_BRACKET.search(text, max(0, at - _NEAR), at)):
                yield m.span("name")
        ends = {f.end for f in people.values() if " " not in text[f.start : f.end]}
        for m in _IN_BRACKET.finditer(text):
            if _unspaced(text, m.start()) in ends:
                yield m.span("name")
        for m in _FIRST_OF_TWO.finditer(text):
            if m.end() in people:
                yield m.span("name")
                if first := _BEFORE_BRACKET.search(text, max(0, m.start() - _NEAR), m.start()):
                    yield first.span("name")
    if "(" in text:
        ends = {f.end for f in people.values() if _HYPHENED.search(text, f.start, f.end)}
        yield from (m.span("name") for m in _RESPELT.finditer(text) if _unspaced(text, m.start()) in ends)
    if told(text):
        for pattern in (_BEFORE_CALLED, _AFTER_CALLED):
            for m in pattern.finditer(text):
                if any(m.start() - _NEAR < start < m.end() + _NEAR and start != m.start("name") for start in people):
                    yield m.span("name")
        for note in NOTE.finditer(text):
            mark = re.search(rf"(?<![\w.-])({_NAME})[ \t]?{re.escape(note['mark'])}", text[: note.start()])
            if mark and note.end() in people:
                yield mark.span(1)


#: How far from the words of a statement the one stands who is meant.
_NEAR = 40


def _unspaced(text: str, at: int) -> int:
    """A place, or the one before it where a space stands between."""
    return at - text.startswith((" ", "\t"), at - 1)


def _known(reading: Reading, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a supposed name is missing, a word of a list, or an ordinary one."""
    if start < 0 or is_common(reading.text[start:end], lexicon):
        return True
    return any(it.start < end and start < it.end and (it.rows or it.classes) for it in reading.items)
