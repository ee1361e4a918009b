"""Status and contents of events over tables of short sentences, composed for it.

A line of a table holds one sentence with its events in brackets: `[word|TYPE status >2]`. Of several types or statuses
any is right; `>2` says that the second event of the line is its content. A line that begins with `!` is not read right
yet.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from spacy.language import Language

from cablenlp.annotation import Annotation, Event

MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")
TABLE = Path(__file__).with_name("events_status.txt")


LINES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def case(line: str) -> object:
    known = [pytest.mark.xfail(strict=False)] if line.startswith("!") else []
    return pytest.param(line.lstrip("! "), marks=known, id=MARK.sub(r"\1", line))


@pytest.fixture(scope="module")
def read(nlp: Language) -> dict[str, list[Event]]:
    texts = [MARK.sub(r"\1", line.lstrip("! ")) for line in LINES]
    return {doc.text: Annotation.from_doc(doc).events for doc in nlp.pipe(texts)}


def overlap(event: Event, start: int, end: int) -> bool:
    return event.trigger.start < end and event.trigger.end > start


@pytest.mark.parametrize("line", [case(line) for line in LINES])
def test_status_and_contents(read: dict[str, list[Event]], line: str) -> None:
    text, spans, pos = "", [], 0
    for m in MARK.finditer(line):
        text += line[pos : m.start()]
        spans.append((len(text), len(text) + len(m[1]), m[2].split()))
        text += m[1]
        pos = m.end()
    text += line[pos:]
    events = read[text]
    at = [next((e for e in events if overlap(e, a, b) and e.type in s[0].split(",")), None) for a, b, s in spans]
    for (a, b, (_, *said)), event in zip(spans, at, strict=True):
        assert event is not None, f"no such event at {text[a:b]!r}"
        inside = {x.event for x in event.arguments if x.role == "content" and x.event}
        for word in said:
            if word.startswith(">"):
                wanted = {e.id for k in word[1:].split(",") if (e := at[int(k) - 1])}
                assert inside & {e.id for e in at if e} == wanted
            else:
                assert event.status in word.split(",")
