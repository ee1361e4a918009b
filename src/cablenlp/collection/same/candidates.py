"""Which events are compared at all: those that share two names, a name and a day, or a rare word.

Of them only the nearest in time are, so that the work grows with the number of events and not with its square.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from typing import Any

import numpy

from cablenlp.collection.same.sketch import Sketch

# An event is compared with so many neighbours in time for each thing that they share, and by so many rare words.
_NEIGHBOURS, _RARE = 40, 8
# A key is one number made of three: of what kind the event is, and two things that another shares with it.
_BITS = 26


def candidates(
    sketches: Iterable[Sketch], counts: Counter[str], rare: dict[str, float], twins: set[frozenset[str]]
) -> Iterator[tuple[int, int]]:
    """The pairs that are worth comparing, by their places, each once.

    Args:
        sketches: In the order of their documents' dates.
        counts: How many events have a word.
        rare: How much a word tells.
        twins: Pairs of documents that are one message told twice.
    """
    starts, owners, places, ends = _grouped(*_numbered(sketches, counts, rare, _copied(twins)))
    for n, (start, end) in enumerate(pairwise(starts)):
        near: set[int] = set()
        for place, last in zip(places[start:end].tolist(), ends[places[start:end]].tolist(), strict=True):
            near.update(owners[place + 1 : min(place + 1 + _NEIGHBOURS, last)].tolist())
        for m in sorted(near):
            yield n, m


def _numbered(
    sketches: Iterable[Sketch], counts: Counter[str], rare: dict[str, float], copied: dict[str, list[str]]
) -> tuple[array[int], array[int]]:
    """Where the keys of each event begin, and the keys: a number each, since there are dozens to an event."""
    kinds: dict[tuple[str, str], int] = {}
    things: dict[object, int] = {}
    starts, keys = array("q", [0]), array("q")
    for one in sketches:
        kind = kinds.setdefault((one.family, one.reality), len(kinds))
        for pair in _keys(one, counts, rare, copied):
            first, second = (things.setdefault(thing, len(things)) for thing in pair)
            keys.append(kind << 2 * _BITS | first << _BITS | second)
        starts.append(len(keys))
    return starts, keys


def _grouped(starts: array[int], keys: array[int]) -> tuple[array[int], Any, Any, Any]:
    """The events in the order of their keys, those with one key in the order of time.

    Returns:
        Where the keys of each event begin; the events, by key; for each key of each event its place there; for each
        place where its key ends.
    """
    order = numpy.argsort(numpy.asarray(keys), kind="stable")
    by_key = numpy.asarray(keys)[order]
    del keys
    bounds = numpy.concatenate([[0], numpy.flatnonzero(by_key[1:] != by_key[:-1]) + 1, [len(by_key)]])
    del by_key
    ends = numpy.repeat(bounds[1:].astype("int32"), numpy.diff(bounds)) if len(order) else order
    del bounds
    owners = numpy.repeat(numpy.arange(len(starts) - 1, dtype="int32"), numpy.diff(starts))[order]
    places = numpy.empty(len(order), dtype="int32")
    places[order] = numpy.arange(len(order), dtype="int32")
    return starts, owners, places, ends


def _copied(twins: set[frozenset[str]]) -> dict[str, list[str]]:
    """The pairs of copies in which a document stands."""
    found: dict[str, list[str]] = defaultdict(list)
    for pair in sorted(map(sorted, twins)):
        for doc in pair:
            found[doc].append("+".join(pair))
    return found


def _keys(
    one: Sketch, counts: Counter[str], rare: dict[str, float], copied: dict[str, list[str]]
) -> Iterator[tuple[object, object]]:
    """What another telling of the event shares with it, at least in one."""
    names = sorted(one.agents | one.targets | one.places | one.themes)[: 2 * _RARE]
    yield from combinations(names, 2)
    if one.short and one.first is not None and one.last is not None:
        for name in names:
            for day in range(one.first, one.last + 1):
                yield name, day
    again = sorted((word for word in one.words if counts[word] > 1), key=lambda word: (-rare[word], word))
    for word in again[:_RARE]:
        yield word, None
    for pair_of in copied.get(one.doc, ()):
        yield ("copy", pair_of), one.trigger
