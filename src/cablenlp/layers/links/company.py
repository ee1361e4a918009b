"""Who keeps company: people of one document tend to stand together in the volumes, files and boxes that name them.

Each name of a document speaks for the works that name somebody it may mean; the fewer it may mean, the louder. Of
the people with one name the one in the works that the other names speak for most is the likeliest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from cablenlp.knowledge import within
from cablenlp.layers.links.mention import Candidate, Mention, slug

#: How much more the nearest must have for him than the next: close calls are left open.
LEAD = 1.1

Voices = dict[str, dict[frozenset[str], float]]  # work -> who may be meant by a name -> how loud it speaks


def voices(people: Iterable[Mention], date: str | None) -> Voices:
    """What the names of a document say of works, each as far as it was in use on the date."""
    found: Voices = defaultdict(dict)
    for m in people:
        works: dict[str, set[str]] = defaultdict(set)
        possible = [row for row, form in m.entities if within(form, date) is not False]
        for row in possible:
            for work in row.works:
                works[work].add(slug(row))
        everyone = frozenset(map(slug, possible))
        for work in works:
            found[work][everyone] = 1 / len(everyone)
    return found


def nearest(pool: Iterable[Candidate], heard: Voices, date: str | None) -> frozenset[str]:
    """Who of some people stands nearest to the other names; nobody where the others say nothing, or no clear word."""
    near: dict[str, float] = {}
    for row, form in pool:
        if within(form, date) is False:
            continue
        who = slug(row)
        for work in row.works:
            loud = sum(v for others, v in heard.get(work, {}).items() if who not in others)
            near[who] = max(near.get(who, 0.0), loud)
    ranked = sorted(near.values(), reverse=True)
    if not ranked or not ranked[0] or (len(ranked) > 1 and ranked[0] < LEAD * ranked[1]):
        return frozenset()
    return frozenset(who for who, loud in near.items() if loud == ranked[0])
