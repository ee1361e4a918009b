"""Who keeps company: people of one document tend to stand together in the volumes, files and boxes that name them.

Each name of a document speaks for the works that name somebody it may mean; the fewer people it may mean and the
fewer works name them, the louder; works that are called by the years around count half, by others nothing. Of
the people with one name the one in the works that the other names speak for most is the likeliest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from math import sqrt

from cablenlp.knowledge import day, within
from cablenlp.layers.links.mention import Candidate, Mention, slug

#: How much more the nearest must have for him than the next: close calls are left open.
LEAD = 1.1

#: What a work of the years around counts for, and how many these are: people move on.
OTHER_YEARS, AROUND = 0.5, 4
_YEARS = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)(?:[-–/](\d\d(?:\d\d)?))?(?!\d)")

#: By work, who may be meant by a name -> how loud it speaks.
Voices = dict[str, dict[frozenset[str], float]]


@lru_cache(maxsize=4096)
def _years(work: str) -> tuple[int, int] | None:
    """The years that a work has in its name: "frus1952-54v14", "box 3, 1949"."""
    found = _YEARS.search(work)
    if not found:
        return None
    first = found[1]
    last = (first[: 4 - len(found[2])] + found[2]) if found[2] else first
    return (int(first), int(last)) if first <= last else None


def _timely(work: str, date: str | None) -> float:
    """How much a work counts for a document of a date."""
    when, years = day(date), _years(work)
    if when is None or years is None or years[0] <= int(when[:4]) <= years[1]:
        return 1.0
    return OTHER_YEARS if years[0] - AROUND <= int(when[:4]) <= years[1] + AROUND else 0.0


class Company:
    """What the names of a document say of works, each as far as it was in use on the date; counted when first asked."""

    def __init__(self, people: Sequence[Mention] = (), date: str | None = None):
        self._people, self._date = people, date

    @cached_property
    def _voices(self) -> Voices:
        found: Voices = {}
        for m in self._people:
            possible = [row for row, form in m.entities if within(form, self._date) is not False]
            everyone = frozenset(map(slug, possible))
            works = {work for row in possible for work in row.works}
            for work in works:
                found.setdefault(work, {})[everyone] = 1 / (len(everyone) * sqrt(len(works)))
        return found

    def nearest(self, pool: Iterable[Candidate]) -> frozenset[str]:
        """Who of some people stands nearest to the other names; nobody where they say nothing, or no clear word."""
        near: dict[str, float] = {}
        for row, form in pool:
            if not row.works or within(form, self._date) is False:
                continue
            who = slug(row)
            for work in row.works:
                loud = sum(v for others, v in self._voices.get(work, {}).items() if who not in others)
                loud *= _timely(work, self._date)
                near[who] = max(near.get(who, 0.0), loud)
        ranked = sorted(near.values(), reverse=True)
        if not ranked or not ranked[0] or (len(ranked) > 1 and ranked[0] < LEAD * ranked[1]):
            return frozenset()
        return frozenset(who for who, loud in near.items() if loud == ranked[0])
