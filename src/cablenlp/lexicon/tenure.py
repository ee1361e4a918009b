"""Whether those who are said to have held an office can have held it: alive, and one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from cablenlp.lexicon.models import Entity, Role

_MONTH = len("1951-06")


def tenures(role: Role, people: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    """What cannot be in the list of an office's holders, and what would be right.

    A handover takes place within a month, or within a year where only years are known. A row whose `note` says why
    several held the office at once may have them.

    Args:
        role: The office.
        people: The people by kb_id; holders who are not among them are passed over.
    """
    for holder in role.holders:
        person = people.get(holder.kb_id)
        if person is None:
            continue
        if holder.since and person.since and holder.since[:4] < person.since[:4]:
            yield f"{person.name} held it from {holder.since}, born {person.since}", "correct one of the dates"
        last = holder.until or holder.since
        if last and person.until and later(last, person.until):
            yield f"{person.name} held it in {last}, died {person.until}", "correct one of the dates"
    turns = sorted((h for h in role.holders if h.since), key=lambda h: h.since or "")
    for a, b in pairwise(turns):
        if not role.note and (a.until is None or later(a.until[:_MONTH], (b.since or "")[:_MONTH])):
            yield (
                f"{a.kb_id} (from {a.since} to {a.until or 'now'}) and {b.kb_id} (from {b.since}) held it at once",
                "end the one before the other begins, or say in `note` why there were two",
            )


def later(a: str, b: str) -> bool:
    """Whether a day, month or year certainly comes after another."""
    n = min(len(a), len(b))
    return a[:n] > b[:n]
