"""Many records: order, bounds, failures that cost no other record, the same from any number of processes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest

from cablenlp import batch
from cablenlp.errors import CableError, ModelError, RecordError
from cablenlp.pipeline import STATISTICAL
from cablenlp.sources.record import Record


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> type:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    from fake_engines import EchoMaker

    return EchoMaker


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "CHUNK_RECORDS", 3)


def records(*texts: str) -> Iterator[Record | RecordError]:
    for n, text in enumerate(texts):
        if text == "broken":
            yield RecordError("broken", path="f", record=n, line=n + 1)
        else:
            yield Record(f"f#{n}", text, path="f", record=n)


def run(maker: batch.Maker, *texts: str, workers: int = 1) -> list[str]:
    found = batch.annotate(records(*texts), maker, workers=workers)
    return [f"{r.record}: {r.reason}" if isinstance(r, RecordError) else r.decode() for r in found]


TEXTS = [
    "a",
    "broken",
    "c",
    "slow",
    "e",
    "fail",
    "g",
    "broken",
    "broken",
    "broken",
    "k",
    "l",
    *"mnopqrstuvwxyz",
]


def test_order_is_kept_and_a_failure_costs_no_other(maker: type) -> None:
    assert run(maker(), *TEXTS[:7]) == [
        '{"id": "f#0", "text": "a"}',
        "1: broken",
        '{"id": "f#2", "text": "c"}',
        '{"id": "f#3", "text": "slow"}',
        '{"id": "f#4", "text": "e"}',
        "5: it failed",
        '{"id": "f#6", "text": "g"}',
    ]


@pytest.mark.parametrize("workers", [2, 3])
def test_any_number_of_processes_gives_the_same(maker: type, workers: int) -> None:
    assert run(maker(), *TEXTS, workers=workers) == run(maker(), *TEXTS)
    assert not multiprocessing.active_children()


def test_a_process_that_dies_names_the_record(maker: type) -> None:
    found = run(maker(), "a", "die", "c", "d", "e", "f", "g", "die", workers=2)
    assert [f for f in found if "ended" in f] == [
        "1: the process that read it ended (code 9)",
        "7: the process that read it ended (code 9)",
    ]
    assert len(found) == 8


@pytest.mark.parametrize("workers", [1, 2])
def test_a_pipeline_that_cannot_run_ends_it(maker: type, workers: int) -> None:
    with pytest.raises(ModelError, match="missing"):
        run(maker("model"), "a", workers=workers)
    with pytest.raises(ModelError, match="missing"):
        run(maker(), "a", "no model", workers=workers)
    assert not multiprocessing.active_children()


def test_processes_that_die_at_once_end_it(maker: type) -> None:
    with pytest.raises(CableError, match="while it loaded"):
        run(maker("death"), "a", workers=2)


@pytest.mark.parametrize("workers", [1, 2])
def test_ids_in_and_out_are_compared(maker: type, workers: int) -> None:
    with pytest.raises(CableError, match="not those that were sent"):
        run(maker(), "a", "other", workers=workers)


@pytest.mark.parametrize("workers", [1, 2])
def test_no_more_is_read_than_is_needed(maker: type, workers: int) -> None:
    read = 0

    def endless() -> Iterator[Record]:
        nonlocal read
        while True:
            yield Record(f"f#{read}", "x", record=read)
            read += 1

    found = batch.annotate(endless(), maker(), workers=workers)
    for _ in range(50):
        next(found)
    found.close()
    assert read < 50 + 3 * 3 * workers + 3
    assert not multiprocessing.active_children()


def test_nothing_gives_nothing(maker: type) -> None:
    assert run(maker(), workers=2) == []
    assert run(maker("model"), "broken") == ["0: broken"]


def test_a_record_that_no_layer_can_read_costs_no_other() -> None:
    given = [
        Record("a", "Nehru left.", path="f", record=0),
        Record("b", "Nehru left.", path="f", record=1, date="some day"),
        Record("c", "\ud800", path="f", record=2),
        Record("d", "Nehru left.", path="f", record=3, date="1956-11-04"),
    ]
    found = list(batch.annotate(given, batch.Setup(exclude=STATISTICAL)))
    failed = [r for r in found if isinstance(r, RecordError)]
    assert [isinstance(r, bytes) for r in found] == [True, False, False, True]
    assert failed[0].reason.startswith("the date 'some day' cannot be read")
    assert failed[1].reason.startswith("reading it failed with UnicodeEncodeError")
    assert [(e.path, e.record) for e in failed] == [("f", 1), ("f", 2)]
