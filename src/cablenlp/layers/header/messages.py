"""Messages inside a document, to any depth: enclosures, what is to be passed on, what is quoted whole.

A text begins below a line ("Attachment 1"), behind "Begins" or "QUOTE", or behind the colon of a sentence that
announces a message; it is read as a document of its own, and so are the messages in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, NamedTuple

from spacy.tokens import Doc

from cablenlp.layers.header.atoms import Cast, named
from cablenlp.layers.header.document import read_head
from cablenlp.layers.header.kind import GREETING
from cablenlp.layers.header.own import own_numbers
from cablenlp.layers.header.route import Actor, kind_in, read_route
from cablenlp.layers.header.title import ISSUED, actors, is_place
from cablenlp.layers.indexes import kinds
from cablenlp.layers.zones import Zone
from cablenlp.layers.zones import find_document as zones_in
from cablenlp.layers.zones.lines import TYPIST, ends_sentence
from cablenlp.matching import fold
from cablenlp.table import key, placed, section

Plain = dict[str, Any]
SIDES = ("senders", "recipients", "via", "for")


class Block(NamedTuple):
    """A text inside another: where it is announced, where it stands, and whether it is attached, as which one."""

    told: int
    start: int
    end: int
    attached: bool = False
    number: str = ""


#: A line that says that something is attached, perhaps what.
_ATTACHED = re.compile(
    r"^[ \t]*(?P<point>(?:To|Re|Regarding|On)[ \t](?:point|item|paragraph|para)\.?[ \t][^\n]{1,16}[ \t]of[ \t]"
    r"(?:the[ \t])?(?:min(?:utes)?|prot(?:ocol)?)\b"
    r"[^\n]{0,30})$|"
    r"^[ \t]*(?P<x>[\[(]?(?:Attachment|Annex|Annexe|Enclosure|Inclosure|Attached|Appendix|Supplement|Addendum)\b"
    r"(?:[ \t]*(?:No\.?[ \t]*)?(?P<number>\d{1,2}|[IVX]{1,4}|[A-H])?\b)(?:[ \t]*to[ \t][^\n:]{3,60}(?=$))?"
    r"(?:[—–-][ \t]?Translation)?[ \t]?[\])]?[ \t]*[:.—–-]?[\])]?)"
    r"(?P<rest>[ \t]*(?-i:[A-Z“\"«])[^\n]{0,150})?[ \t]*$",
    re.I | re.M,
)
#: Of a line that counts what is attached, no text follows: "Enclosures: 2", "Attachment: as stated".
_COUNTED = re.compile(r"[ \t]*(?:as stated|\d+ cop|copy|one|two|none)", re.I)
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
    r"[Ff](?<!\w.)(?i:ollowing\b[^.\n:]{0,40}?\b(?P<a>for|from)\b(?:(?<=Mr)\.|[^.\n:]){2,60}?\b(?!(?P=a))(?:for|from)\b"
    r"(?:(?<=Mr)\.|[^.\n:]){2,50}\.\s+)"
)
#: What opens a text, each with the letters without which it is nowhere.
_OPENINGS = {
    _BEGINS: ("egin", "uote", "EGIN", "UOTE"), _COLON: (":",), _GREETED: ("\n",), _FOLLOWS: ("ollowing", "OLLOWING"),
}  # fmt: skip
_QUOTES = {"“": "”", '"': '"', "«": "»", "„": "“", "‘": "’"}
_NOUN = (
    r"(?:messages?|telegrams?|tels?|cables?|letters?|notes?|communications?|reply|answer|response|memorandum|aide-m[eé]moire"
    r"|despatch|instructions?|directive)"
)
_PASS = (
    r"(?:pass(?:ed|es|ing)?(?:\s+on)?|convey(?:ed|s|ing)?|deliver(?:ed|s|ing)?|transmit(?:ted|s|ting)?|giv(?:e|es|ing)|gave"
    r"|forward(?:ed|s|ing)?|communicat(?:e|ed|es|ing)|hand(?:ed|s|ing)?|send(?:s|ing)?|sent|relay(?:ed|s|ing)?|report(?:ed|s|ing)?"
    r"|cit(?:e|es|ed|ing)|quot(?:e|es|ed|ing)|present(?:ed|s|ing)?|receiv(?:e|ed|es|ing)|enclos(?:e|ed|es|ing)|repl(?:y|ies|ied)"
    r"|answer(?:ed|s)?|address(?:ed|es|ing)?|propos(?:e|es|ed)|publish(?:ed)?|broadcast|writes?|wrote|telegraph(?:ed)?|cabled?)"
)
#: A sentence that announces a text.
_ANNOUNCES = re.compile(
    rf"\b{_PASS}\b[^.\n]{{0,120}}?\b(?:following(?!\s+(?:\w+\s+){{0,2}}(?:highlights|points|terms|provisions)\b)|{_NOUN}|text)\b|\b(?:the\s+)?following\b[^.\n]{{0,60}}?\b(?:{_NOUN}|for|from|to|by|text)\b"
    rf"|\b(?:text|copy|draft)\s+of\b[^.\n]{{0,60}}\b{_NOUN}\b|\b{_NOUN}\b[^.\n]{{0,120}}\b(?:follows|reads?|runs?|as\s+follows)\b"
    r"|\b(?:answer|reply|respond|writ|wrote|telegraph|cabl|propos)\w*\b[^\n]{0,200}\b(?:in|with)\s+(?:these|the\s+following)\s+words\b"
    r"|\b(?:its|the|their|whose)\s+(?:full\s+)?(?:text|contents?|wording)\s+(?:is|are|was|were|reads?|runs?|follows)\b",
    re.I,
)
#: A sentence that announces the text of what the one before it names: "Its contents are as follows".
_ITS = re.compile(r"\W*(?:its|the|their)\s+(?:full\s+)?(?:text|contents?|wording)\b[^.]{0,60}$", re.I)
#: What is asked or said of somebody is no message.
_TALK = re.compile(
    r"\b(?:following|these)\s+(?:points?|questions?|reasons?|remarks?|comments?|considerations?|statement|steps?|measures?|facts?"
    r"|proposals?|conditions?|observations?|figures?|names?|persons?|information|conversation|impressions?|account|summary)\b",
    re.I,
)
_NOT_OF_SENTENCE = re.compile(
    r"(?<!Mr)(?<!Dr)(?<!Cde)(?<!Gen)(?<!Amb)(?<!St)(?<!\b[A-Z])[.!?][\"”’)\]]*\s+(?=[A-Z“\"(\[\d])|\n\s*\n"
)
_SENTENCE_WIDTH = 320
_ORDERED = re.compile(
    r"\b(?:please|pls|request(?:ed)?|asked|are\s+(?:instructed|charged|to))\b|^\s*(?:transmit|pass|convey|deliver|give|hand)\b",
    re.I,
)
#: Words that stand in no name, where the first words of a text look like a heading.
_NOBODY = re.compile(r"\b(?:following|please|deliver|convey|begins?)\b", re.I)
_MINE = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
_RECEIVED = re.compile(r"\breceiv|\bfrom\b", re.I)
_YOU = re.compile(r"\b(?:to|for)\s+you\b", re.I)
_ME = re.compile(r"\b(?:I|we)\b[^.]{0,40}\breceived\b|\b(?:handed|gave|sent|read|told|to)\s+(?:me|us)\b", re.I)
#: A longer line is more than the name of what is attached.
_WIDE = 160
#: Fewer characters are no message.
_LEAST = 20
#: So deep may messages lie in each other.
_DEEPEST = 5


def own_zones(text: str, zones: list[Zone], cast: Cast) -> list[Zone]:
    """The zones of the document itself: what is attached ends it, and what it quotes does not sign it."""
    body = next((z for z in zones if z.name == "body"), None)
    if body is None:
        return zones
    attached = next(_attachments(text, body.start, len(text), zones), None)
    if attached:
        below = [z for z in zones if z.start > attached.told and z.name in ("source", "distribution")]
        zones = [*zones_in(text[: attached.told].rstrip(), cast.lexicon), *below]
        body = next((z for z in zones if z.name == "body"), body)
    closing = next((z for z in zones if z.name == "closing"), None)
    if closing is None or all(text.find(sign, closing.start) < 0 for sign in _QUOTES.values()):
        return zones
    quoted = [b for b in _announced(text, _first(text, body), _last(zones, body), zones) if _is_closed(text, b)]
    found: list[Zone] = []
    for zone in zones:
        inside = max((b.end + 1 for b in quoted if b.start <= zone.start < b.end), default=zone.start)
        if zone.name != "closing" or inside == zone.start:
            found.append(zone)
        elif text[inside : zone.end].strip():
            found.append(Zone("closing", inside + len(text[inside:]) - len(text[inside:].lstrip()), zone.end))
    return found


def _is_closed(text: str, block: Block) -> bool:
    return text[block.start] in _QUOTES and text[block.end : block.end + 1] == _QUOTES[text[block.start]]


def _first(text: str, body: Zone) -> int:
    """Where the message begins, with a line above it that announces a text."""
    above = text[: body.start].rstrip()
    line = above.rfind("\n") + 1
    return line if above.endswith(":") and _ANNOUNCES.search(above, line) else body.start


def _last(zones: list[Zone], body: Zone) -> int:
    """Where the message and what is below it ends."""
    below = (z.end for z in zones if z.name not in ("source", "distribution") and z.end > body.start)
    return max(below, default=body.end)


def _attached(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The lines that say that something is attached, where it follows."""
    at = start if start == 0 or text[start - 1] == "\n" else text.find("\n", start, end) + 1
    while start <= at < end:
        if (m := _ATTACHED.match(text, at, end)) and not (m["rest"] and _COUNTED.match(m["rest"])):
            yield m
        at = text.find("\n", at, end) + 1 or end


def inner_messages(doc: Doc, text: str, zones: list[Zone], header: Plain, cast: Cast) -> list[Plain]:
    """The messages inside a document: those whose text it holds, and those that its title or first words name."""
    body = next((z for z in zones if z.name == "body"), None)
    if body is None:
        return list(header.get("conveys") or [])
    texts = _texts(doc, text, _first(text, body), _last(zones, body), zones, header, cast, 0)
    return _settled(header, list(texts))


def _texts(
    doc: Doc, text: str, start: int, end: int, zones: list[Zone], header: Plain, cast: Cast, depth: int
) -> Iterator[Plain]:
    """The messages whose texts stand between two places, each with those inside it."""
    blocks = list(_blocks(text, start, end, zones))
    attached = [b for b in blocks if b.attached]
    points = _points(text, start, attached[0].told) if attached else []
    for block in blocks:
        point = _point(block, attached, points) if block.attached else None
        found = _message(doc, text, block, point or block, header, cast, depth)
        if found is not None:
            yield found


#: Where a text says that something is attached to it: "(Annex 2)", "(attached)", "see Enclosure 1".
_POINTS = re.compile(
    r"(?:\(|\bsee\s+|\bas\s+)(?:[Ss]ee\s+|[Tt]ext\s+|[Dd]raft\s+|[Aa]s\s+)?(?:[Aa]ttachment|[Aa]nnexe?|[Ee]nclosure|[Aa]ppendix|[Ss]upplement"
    r"|[Aa]ttached|[Ee]nclosed|[Aa]nnexed|[Aa]ppended)s?\b\s*(?:No\.?\s*)?(?P<number>\d{1,2}|[IVX]{1,4}|[A-H])?\b"
)
#: How a covering letter says it.
_COVERED = re.compile(r"\b(?:[Ee]nclos|[Aa]ttach|[Aa]ppend|[Hh]erewith|[Ff]orward|[Tt]ransmit)\w*\b[^.\n]{3,200}")


def _points(text: str, start: int, end: int) -> list[Block]:
    """The clauses of a text that say what is attached to it, each with its number, in order."""
    found: list[Block] = []
    for m in _POINTS.finditer(text, start, end):
        line = text.rfind("\n", start, m.start()) + 1
        told = _sentence(text, max(start, line, found[-1].end if found else start), m.start())
        found.append(Block(told, m.start(), m.end(), number=m["number"] or ""))
    return found or [Block(m.start(), m.end(), m.end()) for m in _COVERED.finditer(text, start, end)]


def _point(block: Block, attached: list[Block], points: list[Block]) -> Block | None:
    """The clause that says what this attachment is: the one with its number, else the one of its rank."""
    same = next((p for p in points if p.number and p.number == block.number), None)
    if same or len(points) != len(attached):
        return same
    return points[attached.index(block)]


def _blocks(text: str, start: int, end: int, zones: list[Zone]) -> Iterator[Block]:
    """The texts that stand inside a stretch, none inside another of them."""
    attached = list(_attachments(text, start, end, zones))
    yield from _announced(text, start, attached[0].told if attached else end, zones)
    yield from attached


def _attachments(text: str, start: int, end: int, zones: list[Zone]) -> Iterator[Block]:
    """The texts that are attached; what is but named, as enclosed elsewhere, is none."""
    lines = list(_attached(text, start, end))
    number = ""
    for m, limit in zip(lines, [*(x.start() for x in lines[1:]), *([end] if lines else [])], strict=True):
        stop = min([limit, *(z.start for z in zones if z.name in ("source", "distribution") and z.start > m.start())])
        at = m.start("rest") if m["rest"] else m.end()
        at += len(text[at:stop]) - len(text[at:stop].lstrip())
        number = m["number"] or number  # "Annex 1" may stand above "To point 4 of the minutes"
        if stop - at >= _LEAST and not _named_only(text[at:stop]):
            yield Block(m.start(), at, at + len(text[at:stop].rstrip()), attached=True, number=number)
            number = ""


def _named_only(words: str) -> bool:
    """Whether an attachment is but named, and does not follow: "Enclosure: Study of April 20 (3 copies)"."""
    lines = [x for x in words.splitlines() if x.strip() and not TYPIST.fullmatch(x.strip())]
    return len(lines) == 1 and len(lines[0]) < _WIDE and not ends_sentence(lines[0])


def _announced(text: str, start: int, end: int, zones: list[Zone]) -> Iterator[Block]:
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
        told = opening.start() if opening.re is _FOLLOWS else _sentence(text, max(start, at), whole)
        words = text[told:whole]
        if _ITS.match(words) and told > start:
            told = _sentence(text, max(start, at), told)
        at = opening.end()
        if opening.re in (_COLON, _FOLLOWS) and (begins := _BEGINS.match(text, at, end)):
            opening = begins
            at = opening.end()
        if _ANNOUNCES.search(words) and not _TALK.search(words):
            stop = _stop(text, opening, end, foot)
            if stop - at >= _LEAST:
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


def _sentence(text: str, start: int, end: int) -> int:
    """Where the sentence begins that ends here."""
    begin = max(start, end - _SENTENCE_WIDTH)
    cuts = [m.end() for m in _NOT_OF_SENTENCE.finditer(text, begin, end)]
    cuts = [c for c in cuts if text[c:end].strip(" .:")]
    return cuts[-1] if cuts else begin


def _stop(text: str, opening: re.Match[str], end: int, foot: int) -> int:
    """Where a text ends: at the sign that answers the one which opened it, or with what is around it."""
    at = opening.end()
    if text[at : at + 1] == "'" and (closed := re.compile(r"(?<=[.!?])'(?=\s|$)").search(text, at, end)):
        return closed.start()
    if quote := _QUOTES.get(text[at : at + 1]):
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


#: A quotation that a paragraph opens within another begins behind a colon.
_CLOSED_BEFORE = re.compile(r":\s*$")


def _message(doc: Doc, text: str, block: Block, point: Block, header: Plain, cast: Cast, depth: int) -> Plain | None:
    """A text read as a document, with what the words that announce it say; None where nobody wrote it to anybody."""
    told = _told(text, point, cast)
    block = _signed(text, block, header, cast)
    zones = zones_in(text[block.start : block.end], cast.lexicon)
    within = [Zone(z.name, z.start + block.start, z.end + block.start) for z in zones]
    body = next((z for z in within if z.name == "body"), None)
    inner = read_head(doc, text, within, cast) if {"header", "body", "closing"} & {z.name for z in within} else {}
    known = _known(text, block, body, inner, cast)
    sides = (
        _attached_sides(text, header, known, told, cast) if block.attached else _sides(text, block, header, known, told)
    )
    if not (sides["senders"] or sides["recipients"]) or (not block.attached and _same_route(sides, header)):
        return None
    if _among(sides["senders"], sides["recipients"]):  # an office of the other side, taken for the one addressed
        nobody = {"name": None, "kb_id": None, "wikidata": None, "inferred": False}
        sides["senders"] = [a | nobody for a in sides["senders"] if a["role"]]
    found: Plain = {
        "kind": _kind(told, inner, block), "date": _day(doc, within, block), "numbers": own_numbers(doc, text, within),
        **sides, "start": block.start, "end": block.end, "conveys": [],
    }  # fmt: skip
    if depth < _DEEPEST and body is not None:
        found["conveys"] = list(_texts(doc, text, body.start, block.end, within, found, cast, depth + 1))
    return found


def _known(text: str, block: Block, body: Zone | None, inner: Plain, cast: Cast) -> dict[str, list[Actor]]:
    """The route as a text gives it itself: whom it greets or addresses, who signs it."""
    known = {
        side: [a for a in inner.get(side) or [] if not is_place(a) and not _NOBODY.search(a["text"])] for side in SIDES
    }
    known["recipients"] = (
        _greeted(text, block, cast)
        or (_greeted(text, block._replace(start=body.start), cast) if body else [])
        or known["recipients"]
    )
    if block.attached and not known["recipients"]:
        known["recipients"] = _addressed(text, block, cast)
    if _among(known["senders"], known["recipients"]):  # the name at its head is whom it is for
        known["senders"] = [a for a in inner.get("signers") or [] if not _among([a], known["recipients"])]
    known["senders"] = known["senders"] or _signer(text, block, cast)
    return known


def _attached_sides(text: str, header: Plain, known: Plain, told: Plain, cast: Cast) -> dict[str, list[Actor]]:
    """The route of what is attached: its own, else as the document says; what a body decided, the body sends."""
    sides = {side: known[side] or [a for a in told[side] if not is_place(a)] for side in SIDES}
    if not sides["senders"] and header.get("kind") in ISSUED:
        sides["senders"] = _issuer(text, header, cast)
    return sides


def _sides(text: str, block: Block, header: Plain, known: Plain, told: Plain) -> dict[str, list[Actor]]:
    """The route of what is quoted or passed on: as announced, else its own; "you" and "me" are the document's sides."""
    sides = {side: told[side] or known[side] for side in SIDES}
    if not told["senders"] and not told["recipients"] and not (known["senders"] and known["recipients"]):
        return {side: [] for side in SIDES}
    if all(map(is_place, (*sides["senders"], *sides["recipients"]))):
        return {side: [] for side in SIDES}
    if told["guessed"] and known["senders"]:
        sides["senders"] = known["senders"]
    words = text[block.told : block.start]
    mine, yours = list(header.get("senders") or []), list(header.get("recipients") or [])
    own = _ORDERED.search(words) or (_MINE.search(words) and not _RECEIVED.search(words))
    if not sides["senders"] and sides["recipients"] and own:
        sides["senders"] = mine
    if sides["senders"] and not sides["recipients"] and _YOU.search(words):
        sides["recipients"] = yours
    elif sides["senders"] and not sides["recipients"] and _ME.search(words):
        sides["recipients"] = mine
    return sides


def _day(doc: Doc, zones: list[Zone], block: Block) -> str | None:
    """The date that stands in the head or at the foot of a text."""
    values = section(doc, "dates")
    dates = placed(doc, "dates")
    for start, end, span in dates[bisect_left(dates, block.start, key=lambda d: d[0]) :]:
        if start >= block.end:
            break
        if span.label_ == "DATE" and _is_head(start, zones, block):
            edtf = (values.get(key(start, end, span.label_)) or {}).get("edtf")
            if edtf:
                return str(edtf)
    return None


def _kind(told: Plain, inner: Plain, block: Block) -> str:
    """What sort of message a text is: as the words around it say, else as it says itself."""
    own = inner.get("kind")
    if block.attached and told["kind"] in ("message", "other"):
        return own or str(told["kind"])
    return "message" if told["kind"] == "other" and not block.attached else str(told["kind"] or own)


def _signed(text: str, block: Block, header: Plain, cast: Cast) -> Block:
    """A text without what the one around it says behind its signature: a name alone in its line, perhaps a date."""
    if block.attached or text[block.end : block.end + 1] in _QUOTES.values():
        return block
    mine = _ids(header.get("senders"))
    for m in _LINE.finditer(text, block.start, block.end):
        people = [a for a in cast.atoms(m.start(), m.end()) if a.label == "PERSON"]
        alone = len(people) == 1 and not text[people[0].end : m.end()].strip(" .,") and len(m.group()) < 60
        if not alone or m.start() == block.start or _ids([people[0].actor]) <= mine:
            continue
        if not re.fullmatch(
            r"\s*(?:(?:Comrade|Cde\.?|Marshal|General|\(?[Ss]igned\)?:?|Sgd\.?)\s+)?", text[m.start() : people[0].start]
        ):
            continue
        dated = _DATE_LINE.match(text, m.end(), block.end)
        return block._replace(end=dated.end() if dated else m.end())
    return block


#: Envoys without names, in a line of their own.
_ENVOYS = re.compile(
    r"(?:to:?\s+)?(?:the\s+)?(?P<x>(?:[A-Z][\w’'.]*\s+){0,3}(?:ambassadors?|envoys?|representatives?|delegation)\b[^\n.]{0,40})",
    re.I,
)


_FROM_WHOM = re.compile(r"\b(?:from|by)\b", re.I)
_TO_WHOM = re.compile(r"(?:TO|To)\b|(?:COMRADE|Comrade|Cde\.)\s[^\n]{2,50}$", re.M)


def _addressed(text: str, block: Block, cast: Cast) -> list[Actor]:
    """The offices or bodies in the short lines that open an attached text: "BERLIN, PRAGUE / SOVIET AMBASSADORS"."""
    found: list[Actor] = []
    for m in list(_LINE.finditer(text, block.start, min(block.end, block.start + 200)))[:4]:
        if len(m.group()) > 70 or m.group().rstrip().endswith(".") or _FROM_WHOM.search(m.group()):
            break
        wanted = ("ROLE", "PERSON") if _TO_WHOM.match(text, m.start()) else ("ROLE",)
        known = actors([a for a in cast.atoms(m.start(), m.end()) if a.label in wanted])
        office = _ENVOYS.fullmatch(m.group().strip())
        found += known or ([named(office["x"]) | {"name": None, "role": office["x"]}] if office else [])
    return found


def _signer(text: str, block: Block, cast: Cast) -> list[Actor]:
    """Whose name closes a text within its last line."""
    last = [a for a in cast.atoms(max(block.start, block.end - 80), block.end) if a.label == "PERSON"]
    first = len(last) - 1
    while first > 0 and _JOINED.fullmatch(text, last[first - 1].end, last[first].start):
        first -= 1
    if not last or not _CLOSES.search(text, max(block.start, last[first].start - 30), last[first].start):
        return []
    rest = text[last[-1].end : block.end].strip(' .,"”»')
    return actors(last[first:]) if len(rest) < 20 and (not rest or rest[:1].isdigit()) else []


#: What stands between two who signed.
_JOINED = re.compile(r"\s*[,;&]\s*|,?\s+and\s+")
_CLOSES = re.compile(r"[.!?”\"’»')]\s+(?:(?:[Ss]igned:?|Comrade)\s+)?$")
_LINE = re.compile(r"[^\n]+")
_DATE_LINE = re.compile(r"\s*\n[^\n]{0,20}\d[^\n]{0,24}(?=\n|$)")
_GREETS = re.compile(
    r"[“\"«'‘]?\s*(?:to\s(?:(?:the|comrades?|cde\.?|general|mr\.?)\s)?[^\n.!:,]{2,60}[\n.!:,]|(?:(?:my\s+)?dear|respected|esteemed"
    r"|highly\s+esteemed|comrades?|cde\.?|mr\.?|chairman|president|premier|general|marshal|excellency)\s[^\n.!:,]{2,60}[\n!:,]"
    r"|(?:comrade|cde\.?|general|marshal)\s(?-i:(?:[A-Z][\w’'-]*\s?){1,3})\.(?=\s))",
    re.I,
)


def _greeted(text: str, block: Block, cast: Cast) -> list[Actor]:
    """Whom the first words of a text greet, or name as those it is for."""
    found: list[Actor] = []
    at = block.start
    while m := _GREETS.match(text, at, block.end):
        people = [a for a in cast.atoms(m.start(), m.end()) if a.label in ("PERSON", "ROLE", "ORG")]
        if not people:
            break
        found += actors(people)
        at = m.end() + len(text[m.end() : block.end]) - len(text[m.end() : block.end].lstrip())
    return found


def _issuer(text: str, header: Plain, cast: Cast) -> list[Actor]:
    """The body that issued a decision, which sends what is attached: its sender, or the first body in its head."""
    senders = list(header.get("senders") or [])
    if any(str(a["mention"]).endswith("ORG") for a in senders):
        return senders
    bodies = [a for a in cast.atoms(0, min(len(text), 400)) if a.label == "ORG"]
    return actors(bodies[:1]) or senders


def _is_head(at: int, zones: list[Zone], block: Block) -> bool:
    """Whether a place of a text belongs to its head or foot."""
    return block.start <= at < block.end and any(
        z.start <= at < z.end for z in zones if z.name in ("title", "header", "closing")
    )


def _told(text: str, block: Block, cast: Cast) -> Plain:
    """What the announcement of a text says: kind, route, date."""
    index = kinds(cast.lexicon)
    words = text[block.told : block.start]
    kind = kind_in(words, index)
    noun = [m.span() for m in _NAMED.finditer(words)] or ([kind[1:]] if kind else [])
    first = block.told + (noun[0][0] if noun else len(words))
    ends = [block.told + n[1] for n in (noun[-1], noun[0])] if noun else [block.told]
    marker = next((m for end in ends if (m := _MARKER.search(text, end, block.start))), None)
    found: Plain = {side: [] for side in SIDES}
    if marker:
        atoms = cast.atoms(marker.start(), block.start)
        root = read_route(text, marker.start(), block.start, atoms, index, None, title=True)
        inner = root.conveys[-1] if root.conveys and not root.slots.get("senders") else root
        found = {side: actors(inner.slots.get(side) or root.slots.get(side)) for side in SIDES}
    before = [a for a in cast.atoms(block.told, first) if a.label != "GPE"]
    guessed = False  # who is named before the message need not have written it
    lead = text[block.told : before[-1].start] if before else ""
    if before and not found["recipients"] and (_TO.search(lead) or _GIVEN.search(lead)):
        found["recipients"] = actors(before[-1:])
    elif before and _FROM.search(lead):
        found["senders"] = actors(before[-1:])
    elif before and not found["senders"] and not _ORDERED.search(words):
        found["senders"] = actors(before[:1])
        guessed = True
    found = {side: [a for a in found[side] if not is_place(a)] or found[side][:1] for side in SIDES}
    if not found["recipients"] and found["for"]:
        found["recipients"], found["for"] = found["for"], []
    return found | {"kind": kind[0] if kind else "message", "guessed": guessed}


_NAMED = re.compile(rf"\bfollowing\b|\b{_NOUN}\b", re.I)
_MARKER = re.compile(r"\b(?:from|to|for|by|of)\b|(?<=[a-z])['’]s\b", re.I)
_TO = re.compile(r"\b(?:to|for)\s+(?:the\s+|comrades?\s+|cde\.?\s+)?$", re.I)


#: "send the Ambassador the instructions"; "received from Mr. Eden a note".
_GIVEN = re.compile(r"\b(?:send|give|hand|pass|cable|telegraph|issue)\s+(?:the\s+|comrades?\s+|cde\.?\s+)?$", re.I)
_FROM = re.compile(r"\breceived\b[^.]{0,60}\bfrom\s+(?:the\s+|comrades?\s+|cde\.?\s+|mr\.?\s+)?$", re.I)


def _same_route(sides: dict[str, list[Actor]], header: Plain) -> bool:
    """Whether a text goes from the document's sender to its recipient, and so is the document itself."""
    mine = _ids(header.get("senders"))
    yours = _ids([*(header.get("recipients") or []), *(header.get("for") or [])])
    senders, recipients = _ids(sides["senders"]), _ids(sides["recipients"])
    return (not senders or senders <= mine) and (not recipients or recipients <= yours)


def _ids(side: list[Actor] | None) -> set[str]:
    return {str(a["kb_id"] or a["name"] or a["text"]) for a in side or ()}


def _among(some: list[Actor], others: list[Actor]) -> bool:
    """Whether all of these are among the others, by what is known of them or by the words that name them."""
    known = _ids(others) | {fold(a["text"]) for a in others}
    return all(_ids([a]) <= known or fold(a["text"]) in known for a in some)


def _settled(header: Plain, texts: list[Plain]) -> list[Plain]:
    """The messages that the title names, each with its text where it stands below, and the other texts."""
    named = list(header.get("conveys") or [])
    rest = list(texts)
    for n, message in enumerate(named):
        match = next((t for t in rest if _alike(message, t)), None) or (
            rest[0] if len(rest) >= len(named) - n else None
        )
        if match is None:
            continue
        rest.remove(match)
        named[n] = match | {
            "kind": message["kind"] if message["kind"] != "message" else match["kind"],
            "date": message["date"] or match["date"],
            **{side: match[side] or message[side] for side in SIDES},
            "conveys": match["conveys"] or message["conveys"],
        }
    return named + rest


def _alike(one: Plain, other: Plain) -> bool:
    return bool(_ids(one["recipients"]) & _ids(other["recipients"]) or _ids(one["senders"]) & _ids(other["senders"]))
