"""What sort of document this is: as it says itself, as its file line says, or as its form tells."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from cablenlp.layers.header.atoms import Cast
from cablenlp.layers.header.plain import Lines, Plain
from cablenlp.layers.header.route import TALKS
from cablenlp.layers.indexes import kinds
from cablenlp.layers.shapes.openings import TOLD
from cablenlp.layers.zones import Zone
from cablenlp.layers.zones.lines import STAMP
from cablenlp.layers.zones.wire import is_wired
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import split
from cablenlp.table import placed

#: "795.00/6-2550: Telegram"
_FILE_KIND = re.compile(r"\d\s?:\s*([A-Z][a-z]+(?: [A-Z][a-z]+)?)\s*$")
#: A kind in brackets tells what was done to the document, or what is attached: "[Translation]".
_BRACKETED = re.compile(r"\s*[\[(]")

#: Under which number a registry entered a paper: "Log No. 318/77".
_LOGGED = re.compile(r"(?:Log|Journal|Register)\s(?:No|Nr|№)", re.I)
_EXTRACT = re.compile(r"(?:Extract|Excerpt)s? from (?:the )?(?:protocol|minutes)\b", re.I)

GREETING = re.compile(
    r"\s*[\"“]?(?:(?:My )?Dear|Respected|(?:Highly )?Esteemed|Sir\s*[,:]|(?:Your )?Excellency|Comrade [A-Z]\w+ ?[,!:]"
    r"|Mr\.? (?:Secretary|President|Ambassador|Minister|Chairman|Prime Minister)\b)",
    re.I,
)
#: How notes begin and end.
_NOTE = re.compile(
    r"presents? (?:its|his|their) compliments|avails? (?:it|him|them)sel(?:f|ves) of th(?:is|e) o(?:pportunity"
    r"|ccasion)"
    r"|Accept, (?:Sir|Excellency|Mr\.? \w+), the (?:renewed )?assurances? of my"
)
#: How letters end.
_FAREWELL = re.compile(
    r"\b(?:Yours|Sincerely|Respectfully|Greetings|I (?:shake|press) your hand"
    r"|With (?:\w+ )?(?:greetings|regards|respects?))\b"
)
#: How an envoy begins a despatch, which his office numbers.
_HONOUR, _FIRST = re.compile(r"\bI have the honou?r to\b"), 160
#: As much of the end of a text as its last formula may stand in.
_END = 700


def stated_kind(lines: Lines, header: Plain, lexicon: Lexicon) -> None:
    """The kind that the heading, the file line or the first line that names one gives."""
    places = [header["kind_text"]] if header["kind_text"] else []
    places += [m[1] for _, line in lines[:3] if (m := _FILE_KIND.search(line))]
    places += [line[:60] for _, line in lines[:10] if not (_BRACKETED.match(line) or TOLD.match(line))]
    for words in places:
        hits = kinds(lexicon).find(split(words))
        if extract := _EXTRACT.match(words):  # what is copied out of the minutes for the file is one decision
            header["kind"], header["kind_text"] = "decision", header["kind_text"] or extract.group()
            return
        if hits and hits[0].values[0] == "journal" and (header["participants"] or _LOGGED.match(words)):
            continue  # the journal holds the record of a talk
        if hits:
            header["kind"] = hits[0].values[0]
            header["kind_text"] = header["kind_text"] or words[hits[0].start : hits[0].end]
            return


def kind_by_form(doc: Doc, text: str, body: Zone | None, lines: Lines) -> str | None:
    """The kind of a document that does not say it.

    A note ends with assurances, a letter greets or takes leave, a telegram is stamped or opens with its number.
    """
    if body and (_NOTE.search(text, body.start, body.start + _END) or _NOTE.search(text, max(0, len(text) - _END))):
        return "note"
    if body and GREETING.match(text, body.start):
        numbered = any(m.label_ == "CABLE_NUMBER" and start < body.start for start, _, m in placed(doc, "shapes"))
        return "despatch" if numbered and _HONOUR.search(text, body.start, body.start + _FIRST) else "letter"
    if any(STAMP.match(line) or is_wired(line) for _, line in lines):
        return "telegram"
    if any(m.id_ in ("number.opening", "number.wire") for _, _, m in placed(doc, "shapes")):
        return "telegram"
    return "letter" if body and _FAREWELL.search(text, max(body.start, len(text) - _END)) else None


def is_talk(title: str, cast: Cast) -> bool:
    """Whether a title is that of a conversation, of which no line below it tells who wrote to whom."""
    hits = kinds(cast.lexicon).find(split(title[:120]))
    return bool(hits) and hits[0].values[0] in TALKS
