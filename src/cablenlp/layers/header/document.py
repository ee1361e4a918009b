"""The header of a document: heading, place and date, named lines, the first words of the message, the foot."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from cablenlp.layers.header.address import addressee, unaddressed
from cablenlp.layers.header.atoms import Cast
from cablenlp.layers.header.fields import without_parties
from cablenlp.layers.header.foot import once, read_foot
from cablenlp.layers.header.kind import kind_by_form, stated_kind
from cablenlp.layers.header.letterhead import beside_date, issuer, letterhead, seat, written_from
from cablenlp.layers.header.lines import read_lines
from cablenlp.layers.header.moment import place_and_time, received, signed_at
from cablenlp.layers.header.notes import read_notes
from cablenlp.layers.header.opening import read_opening
from cablenlp.layers.header.own import own_numbers
from cablenlp.layers.header.plain import Lines, Plain
from cablenlp.layers.header.posts import posts_after
from cablenlp.layers.header.readings import SIDES, readings, settle
from cablenlp.layers.header.route import TALKS, Actor
from cablenlp.layers.header.title import is_place
from cablenlp.layers.header.wire import read_wire
from cablenlp.layers.indexes import kinds, marks
from cablenlp.layers.zones import Zone
from cablenlp.layers.zones.lines import columns
from cablenlp.matching import split

#: What is nothing, and what is a list, until somebody says more.
_SINGLE = ("kind", "kind_text", "sent", "received", "origin")
_LISTS = (
    "subjects", "senders", "recipients", "via", "for", "participants", "drafters", "signers", "distribution",
    "repeated_to", "conveys", "readings",
)  # fmt: skip
#: What a body issues, whoever signs it.
_DECIDED = ("decision", "resolution", "protocol")


def read_head(doc: Doc, text: str, zones: list[Zone], cast: Cast) -> Plain:
    """The header of a document."""
    header: Plain = dict.fromkeys(_SINGLE) | {slot: [] for slot in _LISTS}
    lines = _columns(text, [z for z in zones if z.name in ("title", "source", "header") and _above(z, zones)])
    below = _columns(text, [z for z in zones if z.name == "closing"])
    body = next((z for z in zones if z.name == "body"), None)
    rest = read_wire(lines, header, cast)
    titles = [z for z in zones if z.name == "title"]
    archived = any(z.name == "catalogue_date" for z in zones)  # the title is an archive's, a heading the document's
    titled = read_lines(doc, rest, header, cast, titles, headed=not archived)
    stated = {side: list(header[side]) for side in SIDES}
    settle(header, titled)
    stated_kind(lines, header, cast.lexicon)
    for name, found in place_and_time(doc, text, [*lines, *below], cast).items():
        header[name] = header[name] or found
    header["received"] = header["received"] or received(doc, text, lines)
    _addressee(addressee(text, lines, body, header, cast), header)
    _subject(lines, header, cast)
    if body:
        read_opening(doc, text, body, header, cast)
    _nameless(doc, header, lines, zones, cast)
    header["origin"] = (
        header["origin"]
        or written_from(text, lines, cast)
        or seat(unaddressed(text, lines, body, cast), cast)
        or beside_date(doc, below, cast)
    )
    header["sent"] = header["sent"] or signed_at(doc, text, below)
    read_notes(doc, text, zones, header, cast)
    for z in zones:
        if z.name not in ("source", "note", "closing"):
            header["repeated_to"] += posts_after(text, z.start, z.end, cast)
    _settle(header, titled, cast)
    if not header["kind"]:
        header["kind"] = kind_by_form(doc, text, body, lines)
    header["numbers"] = own_numbers(doc, text, zones)
    header["readings"] = readings(doc, text, zones, header, titled, stated, cast)
    return header


def _columns(text: str, zones: list[Zone]) -> Lines:
    """The columns of some zones, each with its place."""
    return [(c.start, c.text) for z in zones for c in columns(text, z.start, z.end)]


def _above(zone: Zone, zones: list[Zone]) -> bool:
    """Whether a zone stands above the message."""
    return all(zone.start < z.start for z in zones if z.name == "body")


def _addressee(whom: list[Actor], header: Plain) -> None:
    """Take over whom the head addresses; he is no sender."""
    if whom:
        same = {x[name] for x in whom for name in ("mention", "name") if x[name]}
        header["senders"] = [a for a in header["senders"] if not {a["mention"], a["name"]} & same]
        header["recipients"] = whom


def _nameless(doc: Doc, header: Plain, lines: Lines, zones: list[Zone], cast: Cast) -> None:
    """Who sends a paper that does not say so: the body that decides, else who signs, else whose letterhead it is."""
    if header["kind"] in _DECIDED and not header["senders"] and not header["participants"]:
        header["senders"] = issuer(lines, cast)
    read_foot(doc, header, zones, cast)
    if not header["senders"] and not header["participants"]:
        header["senders"] = [a for a in letterhead(lines, cast) if a not in header["recipients"]]


def _subject(lines: Lines, header: Plain, cast: Cast) -> None:
    """The last line of the head, when it is in capitals and names nobody, is what the message is about."""
    if header["subjects"] or header["conveys"] or len(lines) < 4:
        return
    at, words = lines[-1]
    if " " not in words or not words.isupper() or any(c.isdigit() for c in words) or len(words) < 6:
        return
    if cast.text[max(0, at - 2) : at] != "\n\n":
        return
    hits = [*marks(cast.lexicon).find(split(words)), *kinds(cast.lexicon).find(split(words))]
    if not hits and all(a.label == "GPE" and not a.city for a in cast.atoms(at, at + len(words))):
        header["subjects"] = [words]


#: Between an office and the name below it.
_ON_NEXT_LINE = re.compile(r",?[ \t]*\n[ \t]*(?:(?:Comrade|Cde\.|Com\.|Mr\.)[ \t]+)?(?:[A-Z][a-z]+[ \t]+){0,2}")


def _held(found: list[Actor], cast: Cast) -> list[Actor]:
    """Recipients without the offices that stand in lines of their own above the name of who holds them."""
    kept: list[Actor] = []
    for actor in found:
        above, here = (str((a or {}).get("mention") or "").split("-") for a in (kept[-1] if kept else None, actor))
        if (
            above[-1] == "ROLE"
            and here[-1] == "PERSON"
            and _ON_NEXT_LINE.fullmatch(cast.text, int(above[1]), int(here[0]))
        ):
            kept[-1] = actor | {"role": actor["role"] or kept[-1]["text"]}
        else:
            kept.append(actor)
    return kept


def _settle(header: Plain, titled: Plain, cast: Cast) -> None:
    """Take out what is told twice, and places beside people ("To PEKING, to KRASOVSKY").

    Whom a message is for receives it where nobody else does.
    """
    for slot in ("repeated_to", "distribution", "drafters", "signers"):
        header[slot] = once(header[slot])
    header["participants"] = without_parties(header["participants"])
    if header["kind"] in TALKS:
        header["sent"] = None  # the hour is that of the talk
        _between(header, titled)
    header["recipients"] = _held(header["recipients"], cast)
    for slot in ("senders", "recipients"):
        if any(not is_place(a) for a in header[slot]):
            header[slot] = [a for a in header[slot] if not is_place(a)]
    if header["for"] and not header["recipients"]:
        header["recipients"], header["for"] = header["for"], []


def _between(header: Plain, titled: Plain) -> None:
    """The two whom the heading of an American memorandum puts a conversation between, as sender and recipient too.

    So the editors of Foreign Relations mark them: who called or came stands first.
    """
    writers = [a["name"] for a in header["senders"] if a["name"]]  # "by the Ambassador to Japan (Allison)"
    header["recipients"] = [a for a in header["recipients"] if a["name"] not in writers]
    parties = without_parties(titled.get("participants") or [])
    parties = [a for a in parties if not is_place(a)]  # "Memorandum of a Conversation, White House, Washington"
    parties = [a for n, a in enumerate(parties) if not a["name"] or all(a["name"] != b["name"] for b in parties[:n])]
    american = header["kind"] == "memorandum of conversation" or "Telephone" in str(header["kind_text"])
    if american and len(parties) == 2 and not header["recipients"]:
        header["senders"], header["recipients"] = [parties[0]], [parties[1]]
