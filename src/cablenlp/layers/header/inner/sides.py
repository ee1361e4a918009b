"""Between whom a text inside a document goes: as announced, as it says itself, as the document goes."""

from __future__ import annotations

import re

from cablenlp.layers.header.atoms import Cast
from cablenlp.layers.header.inner.blocks import Block
from cablenlp.layers.header.inner.told import SIDES, is_ordered
from cablenlp.layers.header.plain import Plain
from cablenlp.layers.header.route import Actor
from cablenlp.layers.header.title import ISSUED, actors, is_place
from cablenlp.matching import fold

Sides = dict[str, list[Actor]]

__all__ = ["SIDES", "Sides", "among", "attached_sides", "ids", "passed_sides", "same_route"]

_MINE = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
_RECEIVED = re.compile(r"\breceiv|\bfrom\b", re.I)
_YOU = re.compile(r"\b(?:to|for)\s+you\b", re.I)
_ME = re.compile(r"\b(?:I|we)\b[^.]{0,40}\breceived\b|\b(?:handed|gave|sent|read|told|to)\s+(?:me|us)\b", re.I)


def attached_sides(block: Block, header: Plain, known: Sides, told: Plain, cast: Cast) -> Sides:
    """The route of what is attached: its own, else as the document says; what a body decided, the body sends."""
    sides = {side: known[side] or [a for a in told[side] if not is_place(a)] for side in SIDES}
    if not sides["senders"] and header.get("kind") in ISSUED:
        sides["senders"] = _issuer(header, cast)
    return sides


def _issuer(header: Plain, cast: Cast) -> list[Actor]:
    """The body that issued a decision, which sends what is attached: its sender, or the first body in its head."""
    senders = list(header.get("senders") or [])
    if any(str(a["mention"]).endswith("ORG") for a in senders):
        return senders
    bodies = [a for a in cast.atoms(0, min(len(cast.text), 400)) if a.label == "ORG"]
    return actors(bodies[:1]) or senders


def passed_sides(block: Block, header: Plain, known: Sides, told: Plain, cast: Cast) -> Sides:
    """The route of what is quoted or passed on: as announced, else its own; "you" and "me" are the document's sides."""
    sides = {side: told[side] or known[side] for side in SIDES}
    nameless = not told["senders"] and not told["recipients"] and not (known["senders"] and known["recipients"])
    if nameless or all(map(is_place, (*sides["senders"], *sides["recipients"]))):
        return {side: [] for side in SIDES}
    if told["guessed"] and known["senders"]:
        sides["senders"] = known["senders"]
    words = cast.text[block.told : block.start]
    mine, yours = list(header.get("senders") or []), list(header.get("recipients") or [])
    own = is_ordered(words) or (_MINE.search(words) and not _RECEIVED.search(words))
    if not sides["senders"] and sides["recipients"] and own:
        sides["senders"] = mine
    if sides["senders"] and not sides["recipients"] and _YOU.search(words):
        sides["recipients"] = yours
    elif sides["senders"] and not sides["recipients"] and _ME.search(words):
        sides["recipients"] = mine
    return sides


def same_route(sides: Sides, header: Plain) -> bool:
    """Whether a text goes from the document's sender to its recipient, and so is the document itself."""
    mine = ids(header.get("senders"))
    yours = ids([*(header.get("recipients") or []), *(header.get("for") or [])])
    senders, recipients = ids(sides["senders"]), ids(sides["recipients"])
    return (not senders or senders <= mine) and (not recipients or recipients <= yours)


def among(some: list[Actor], others: list[Actor]) -> bool:
    """Whether all of these are among the others, by what is known of them or by the words that name them."""
    known = ids(others) | {fold(a["text"]) for a in others}
    return all(ids([a]) <= known or fold(a["text"]) in known for a in some)


def ids(side: list[Actor] | None) -> set[str]:
    """What tells the actors of a side from others: who they are known to be, else their words."""
    return {str(a["kb_id"] or a["name"] or a["text"]) for a in side or ()}
