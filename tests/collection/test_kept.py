"""Events packed while they are tied: they come out as they went in, and take little room."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from dataclasses import replace

from cablenlp.collection.events import Event, Party
from cablenlp.collection.same import Kept, tie
from cablenlp.collection.same.candidates import candidates
from cablenlp.collection.same.sketch import sketch

WORDS = "salt tents wheat cement sugar rails cotton timber copper rubber paper glass".split()


def telling(n: int) -> Event:
    """The n-th of as many events as one likes, ten to a document."""
    goods = " ".join(f"{word} {n * 31 % 97 + k}" for k, word in enumerate(WORDS))
    return Event(
        id=f"d{n // 10}/SUPPLY@{n}", doc=f"d{n // 10}", reported=f"1962-{n % 12 + 1:02}-11", type="SUPPLY",
        status="asserted", time=None, earliest=None, latest=None,
        parties={
            "agent": [Party("the port", state="cuba", label="ORG")],
            "theme": [Party(goods, quantity=str(n))],
            "place": [Party("Havana", "Havana", "havana", "cuba", label="GPE")],
        },
        source=None, quote=f"On quay {n} the port of Havana unloaded {goods}.", trigger="unloaded", cue=None,
        codes={"plover": "AID"}, rule="test.rule", same_as=None, names=frozenset({"havana", "cuba"}),
    )  # fmt: skip


def test_events_come_out_as_they_went_in() -> None:
    found = [telling(n) for n in range(40)]
    kept = Kept(found)
    assert [replace(event, same_event=[]) for event in kept.tied()] == found
    assert list(kept.tied()) == tie(found)
    assert tie([]) == []


def test_an_event_takes_little_room() -> None:
    list(Kept(map(telling, range(10))).tied())  # what is loaded once
    tracemalloc.start()
    kept = Kept(map(telling, range(2000)))
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept
    assert size < 2000 * 2500


def test_copies_are_compared_whatever_else_they_share() -> None:
    sketches = [sketch(replace(telling(n), parties={}, quote="", names=frozenset()), {}) for n in (0, 10)]
    assert not list(candidates(sketches, Counter(), {}, set()))
    assert list(candidates(sketches, Counter(), {}, {frozenset({"d0", "d1"})})) == [(0, 1)]


def test_what_shares_many_things_is_compared_once() -> None:
    sketches = [sketch(telling(n), {}) for n in (0, 10, 20)]
    counts = Counter(word for one in sketches for word in one.words)
    assert list(candidates(sketches, counts, dict.fromkeys(counts, 1.0), set())) == [(0, 1), (0, 2), (1, 2)]
