"""Messages inside a document, to any depth: enclosures, what is to be passed on, what is quoted whole.

A text begins below a line ("Attachment 1"), behind "Begins" or "QUOTE", or behind the colon of a sentence that
announces a message; it is read as a document of its own, and so are the messages in it.
"""

from __future__ import annotations

from cablenlp.layers.header.atoms import Cast
from cablenlp.layers.header.inner.announced import announced, announces
from cablenlp.layers.header.inner.attached import attachments
from cablenlp.layers.header.inner.blocks import QUOTES, Block
from cablenlp.layers.header.inner.message import texts
from cablenlp.layers.header.inner.sides import SIDES, ids
from cablenlp.layers.header.plain import Plain
from cablenlp.layers.zones import Zone
from cablenlp.layers.zones import find_document as zones_in

__all__ = ["inner_messages", "own_zones"]


def own_zones(zones: list[Zone], cast: Cast) -> list[Zone]:
    """The zones of the document itself: what is attached ends it, and what it quotes does not sign it."""
    text = cast.text
    body = next((z for z in zones if z.name == "body"), None)
    if body is None:
        return zones
    attached = next(attachments(text, body.start, len(text), zones), None)
    if attached:
        below = [z for z in zones if z.start > attached.told and z.name in ("source", "distribution")]
        zones = [*zones_in(text[: attached.told].rstrip(), cast.lexicon), *below]
        body = next((z for z in zones if z.name == "body"), body)
    closing = next((z for z in zones if z.name == "closing"), None)
    if closing is None or all(text.find(sign, closing.start) < 0 for sign in QUOTES.values()):
        return zones
    quoted = [b for b in announced(text, _first(text, body), _last(zones, body), zones) if _is_closed(text, b)]
    found: list[Zone] = []
    for zone in zones:
        inside = max((b.end + 1 for b in quoted if b.start <= zone.start < b.end), default=zone.start)
        if zone.name != "closing" or inside == zone.start:
            found.append(zone)
        elif text[inside : zone.end].strip():
            found.append(Zone("closing", inside + len(text[inside:]) - len(text[inside:].lstrip()), zone.end))
    return found


def inner_messages(zones: list[Zone], header: Plain, cast: Cast) -> list[Plain]:
    """The messages inside a document: those whose text it holds, and those that its title or first words name."""
    body = next((z for z in zones if z.name == "body"), None)
    if body is None:
        return list(header.get("conveys") or [])
    start, end = _first(cast.text, body), _last(zones, body)
    return _settled(header, list(texts(cast, start, end, zones, header)))


def _settled(header: Plain, below: list[Plain]) -> list[Plain]:
    """The messages that the title names, each with its text where it stands below, and the other texts."""
    named = list(header.get("conveys") or [])
    rest = list(below)
    for n, message in enumerate(named):
        match = next((t for t in rest if _alike(message, t)), None)
        if match is None and len(rest) >= len(named) - n:
            match = rest[0]
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
    return bool(ids(one["recipients"]) & ids(other["recipients"]) or ids(one["senders"]) & ids(other["senders"]))


def _first(text: str, body: Zone) -> int:
    """Where the message begins, with a line above it that announces a text."""
    above = text[: body.start].rstrip()
    line = above.rfind("\n") + 1
    return line if above.endswith(":") and announces(text, line, len(above)) else body.start


def _last(zones: list[Zone], body: Zone) -> int:
    """Where the message and what is below it ends."""
    below = (z.end for z in zones if z.name not in ("source", "distribution") and z.end > body.start)
    return max(below, default=body.end)


def _is_closed(text: str, block: Block) -> bool:
    return text[block.start] in QUOTES and text[block.end : block.end + 1] == QUOTES[text[block.start]]
