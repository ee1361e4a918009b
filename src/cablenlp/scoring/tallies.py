"""The figures of a run while they grow, and the differences that they rest on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cablenlp.scoring.names import Names

Json = dict[str, Any]


class Difference(NamedTuple):
    """One thing that gold and prediction do not share: where, what sort, and the two sides."""

    document: str
    sort: str
    about: str
    detail: str


@dataclass
class Tally:
    """Things asked for, things offered, and those that are both."""

    hits: int = 0
    gold: int = 0
    predicted: int = 0

    def add(self, hits: int, gold: int, predicted: int) -> None:
        self.hits += hits
        self.gold += gold
        self.predicted += predicted

    def row(self) -> Json:
        return {
            "p": share(self.hits, self.predicted),
            "r": share(self.hits, self.gold),
            "f": share(2 * self.hits, self.predicted + self.gold),
            "gold": self.gold,
            "pred": self.predicted,
        }


@dataclass
class Accuracy:
    """Of things found on both sides, those that are right."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.of += 1

    def row(self) -> Json:
        return {"acc": share(self.right, self.of), "n": self.of}


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


@dataclass
class Sheet:
    """The figures of a run while they grow."""

    names: Names
    log: list[Difference] | None
    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    accuracies: defaultdict[str, Accuracy] = field(default_factory=lambda: defaultdict(Accuracy))

    def note(self, document: str, sort: str, about: object, detail: object = "") -> None:
        if self.log is not None:
            self.log.append(Difference(document, sort, str(about or ""), str(detail)))

    def rows(self) -> dict[str, Json]:
        counted = {name: tally.row() for name, tally in sorted(self.tallies.items())}
        return counted | {name: accuracy.row() for name, accuracy in sorted(self.accuracies.items())}


def listed(document: Json, what: str) -> list[Json]:
    """A list of a document, empty where it has none."""
    return document.get(what) or []
