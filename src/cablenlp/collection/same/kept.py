"""The events of a collection, packed as they come, and unpacked only to be compared and to be written."""

from __future__ import annotations

import marshal
import pickle
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from cablenlp.collection.events import Event
from cablenlp.collection.same.candidates import candidates
from cablenlp.collection.same.sketch import Sketch, sketch
from cablenlp.collection.same.weigh import Weight, rarity, weigh

# A name is common that more events have than these, and than this share of them.
_FEW, _OFTEN = 6, 0.002
# So many sketches stand unpacked; those that are compared lie near each other.
_OPEN = 4096

_NONE = array("I")


class Kept:
    """The events of a collection with what they are compared by.

    Args:
        found: The events, those of one document after each other.
    """

    def __init__(self, found: Iterable[Event]):
        self._documents: list[bytes] = []
        self._sketches: list[tuple[int, str, bytes]] = []  # when it was reported, its id, the rest
        self._names: Counter[str] = Counter()
        self._words: Counter[str] = Counter()
        self._said: Counter[str] = Counter()
        for _, told in groupby(found, lambda event: event.doc):
            self._keep(list(told))

    def _keep(self, told: list[Event]) -> None:
        """Keep the events of one document."""
        by_id = {event.id: event for event in told}
        for event in told:
            one = sketch(event, by_id)
            self._names.update(event.names)
            self._words.update(one.words)
            self._said.update(one.words | one.matter)
            self._sketches.append((one.reported or 0, event.id, marshal.dumps(tuple(one))))
        self._documents.append(zlib.compress(pickle.dumps(told), 1))

    def tied(self, copies: Iterable[tuple[str, str]] = ()) -> Iterator[Event]:
        """The events as they came, each with those that are the same under `same_event`; see `tie`."""
        ties, weights = self._ties({frozenset(pair) for pair in copies})
        for packed in self._documents:
            for event in pickle.loads(zlib.decompress(packed)):
                found = ties.get(event.id, _NONE)
                same = [(weights[w], self._sketches[n][1]) for n, w in zip(found[::2], found[1::2], strict=True)]
                same.sort(key=lambda one: (-one[0][0], one[1]))
                yield replace(
                    event,
                    same_event=[{"id": id, "score": score, "reasons": [*why]} for (score, why), id in same],
                )

    def _ties(self, twins: set[frozenset[str]]) -> tuple[dict[str, array[int]], list[Weight]]:
        """What each event is tied to: by turns the place of the other and that of the weight among all weights."""
        self._sketches.sort(key=lambda kept: kept[:2])
        rare, common = rarity(self._said, len(self._sketches)), self._common()

        @lru_cache(maxsize=_OPEN)
        def opened(n: int) -> Sketch:
            one = Sketch._make(marshal.loads(self._sketches[n][2]))
            return one._replace(telling=one.names - common)

        ties: dict[str, array[int]] = defaultdict(lambda: array("I"))
        weights: dict[Weight, int] = {}
        for n, m in candidates(map(opened, range(len(self._sketches))), self._words, rare, twins):
            one, other = opened(n), opened(m)
            weighed = weigh(one, other, rare, frozenset((one.doc, other.doc)) in twins)
            if weighed:
                weight = weights.setdefault(weighed, len(weights))
                ties[self._sketches[n][1]].extend((m, weight))
                ties[self._sketches[m][1]].extend((n, weight))
        return ties, list(weights)

    def _common(self) -> frozenset[str]:
        """The names that the whole collection is about: that two sentences share one of them says nothing."""
        most = max(_FEW, _OFTEN * len(self._sketches))
        return frozenset(name for name, n in self._names.items() if n > most)
