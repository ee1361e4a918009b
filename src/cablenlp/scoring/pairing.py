"""Spans and other things of gold and prediction, one to one; and the sentences that they stand in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[A-Z0-9“\"(\[])|\n+")


def overlap(a: Json, b: Json) -> int:
    """Characters that two spans share; negative or 0 when they do not touch."""
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def touches(a: Json, others: Iterable[Json]) -> bool:
    return any(overlap(a, b) > 0 for b in others)


def touching_pairs(gold: Sequence[Json], predicted: Sequence[Json]) -> dict[int, int]:
    """Touching spans one to one, the longest overlap first; gold index -> predicted index."""
    ranked = sorted(
        (
            (shared, -abs(g["start"] - p["start"]), i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(predicted)
            if (shared := overlap(g, p)) > 0
        ),
        reverse=True,
    )
    return one_to_one((i, j) for _, _, i, j in ranked)


def one_to_one(ranked: Iterable[tuple[int, int]], taken: Mapping[int, int] | None = None) -> dict[int, int]:
    """Takes each pair, best first, whose two sides are both still free."""
    pairs = dict(taken or {})
    used = set(pairs.values())
    for i, j in ranked:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def matches(gold: Iterable[Any], predicted: Iterable[Any], same: Callable[[Any, Any], bool]) -> int:
    """How many of gold find a partner, each partner serving once, in the order given."""
    left = list(predicted)
    hits = 0
    for g in gold:
        at = next((k for k, p in enumerate(left) if same(g, p)), None)
        if at is not None:
            del left[at]
            hits += 1
    return hits


@dataclass
class Sentences:
    """Where the sentences of a text begin and end, by punctuation and line ends alone."""

    text: str
    ends: list[int] = field(init=False)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        breaks = [m.span() for m in _SENTENCE_END.finditer(self.text)]
        self.ends, self.starts = [start for start, _ in breaks], [end for _, end in breaks]

    def around(self, span: Json) -> tuple[int, int]:
        """Bounds of the sentence, or the run of sentences, that holds a span."""
        first, after = bisect_right(self.starts, span["start"]), bisect_left(self.ends, span["end"])
        return (
            self.starts[first - 1] if first else 0,
            self.ends[after] if after < len(self.ends) else len(self.text),
        )
