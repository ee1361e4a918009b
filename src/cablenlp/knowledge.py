"""Who is who: which of the people with a name may be meant on a date, and who held an office then."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from cablenlp.lexicon.models import Entity, Role, Window
from cablenlp.lexicon.store import Lexicon

#: Nobody is named in a cable before this age.
YOUNGEST = 14
#: Bodies and treaties are named before they exist, as drafts and plans, for so many years.
DRAFTED = 3
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


@lru_cache(maxsize=4096)
def day(edtf: str | None) -> str | None:
    """The first day, month or year of an EDTF value, without its signs of doubt."""
    found = _DAY.search(edtf or "")
    return found.group() if found else None


def within(window: Window, date: str | None) -> bool | None:
    """Whether a date lies in a window; None when the date is not known. Months and years count as a whole."""
    if not window.since and not window.until:
        return True
    when = day(date)
    if when is None:
        return None
    if window.since and when < window.since[: len(when)]:
        return False
    return not (window.until and when[: len(window.until)] > window.until)


def alive(entity: Entity, date: str | None) -> bool:
    """Whether somebody was old enough, or something was there, to be named on a date; the dead are still named."""
    when = day(date)
    if when is None or not entity.since:
        return True
    return int(when[:4]) >= int(entity.since[:4]) + (YOUNGEST if entity.label == "PERSON" else -DRAFTED)


#: Who has one of these is not the holder of the office.
LESSER = frozenset(
    ("acting", "deputy", "vice", "assistant", "former", "alternate", "designate", "elect", "second", "third")
)


def holders(
    lexicon: Lexicon, office: str, of: str | None, at: str | None, modifiers: Sequence[str], date: str | None
) -> list[str]:
    """Who held an office on a date (kb_ids): one, none, or several where it changed hands.

    Args:
        lexicon: The rows.
        office: Name of the office word, `ambassador`.
        of: The state or body whose office it is; None takes any.
        at: The state or body it is sent to; None takes any.
        modifiers: `acting`, `deputy`, ...: a deputy is not the holder.
        date: EDTF; without one nobody is named.
    """
    if date is None or any(m in LESSER for m in modifiers):
        return []
    roles = _by_office(lexicon).get((office, of), ())
    for places in ((at,), _parts(lexicon, at), (None,)):  # "Korea" may stand for the south of it
        exact = [r for r in roles if at is None or r.at in places]
        if exact:
            return held(exact, date)
    return []


def _parts(lexicon: Lexicon, place: str | None) -> tuple[str, ...]:
    """The states that lie within a country that is divided."""

    def build(lex: Lexicon) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for part, whole in divided(lex).items():
            found[whole] = (*found.get(whole, ()), part)
        return found

    return lexicon.compiled("places.within", build).get(place or "", ())


def divided(lexicon: Lexicon) -> dict[str, str]:
    """Of which larger place each state or place is a part (kb_ids): `north-korea` of `korea`."""
    return lexicon.compiled(
        "places.whole",
        lambda lex: {r.kb_id: r.within for r in lex.rows("places") if r.within and r.label == "GPE" and r.kb_id},
    )


def held(roles: Iterable[Role], date: str | None) -> list[str]:
    """Who held any of these offices on a date (kb_ids)."""
    return list(dict.fromkeys(h.kb_id for r in roles for h in r.holders if within(h, date)))


def _by_office(lexicon: Lexicon) -> dict[tuple[str, str | None], list[Role]]:
    """The roles by office and by whose it is; under None all that have the office."""

    def build(lex: Lexicon) -> dict[tuple[str, str | None], list[Role]]:
        found: dict[tuple[str, str | None], list[Role]] = {}
        for role in lex.rows("roles"):
            for of in {role.of, None}:
                found.setdefault((role.office, of), []).append(role)
        return found

    return lexicon.compiled("roles.by_office", build)


def offices_of(lexicon: Lexicon, kb_id: str | None, date: str | None) -> list[Role]:
    """The offices somebody held on a date, all of them where there is no date."""
    held = lexicon.compiled("roles.by_holder", _by_holder).get(kb_id, ())
    return [role for window, role in held if within(window, date) is not False]


def risen(lexicon: Lexicon, kb_id: str | None, date: str) -> bool:
    """Whether somebody had come to an office by a date, or is in none of the list."""
    held = lexicon.compiled("roles.by_holder", _by_holder).get(kb_id, ())
    year = (day(date) or date)[:4]
    return not held or any(not window.since or window.since[:4] <= year for window, _ in held)


def _by_holder(lexicon: Lexicon) -> dict[str | None, list[tuple[Window, Role]]]:
    found: dict[str | None, list[tuple[Window, Role]]] = {}
    for role in lexicon.rows("roles"):
        for holder in role.holders:
            found.setdefault(holder.kb_id, []).append((holder, role))
    return found
