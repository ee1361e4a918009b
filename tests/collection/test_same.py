"""Which tellings are one event and which only look so, on pairs of made-up cables; and how many pairs are compared."""

from __future__ import annotations

from typing import Any

import pytest

from cablenlp.annotation import Annotation
from cablenlp.collection import events as told
from cablenlp.collection import same
from cablenlp.collection.same import kept
from cablenlp.lexicon.store import packaged

Note = dict[str, Any]

#: Words of the cables -> label and slug.
NAMES = {
    "Nehru": ("PERSON", "nehru"), "Zhou": ("PERSON", "zhou-enlai"), "Stalin": ("PERSON", "stalin"),
    "Mao": ("PERSON", "mao-zedong"), "Panikkar": ("PERSON", "panikkar"), "Castro": ("PERSON", "castro-fidel"),
    "China": ("GPE", "china"), "India": ("GPE", "india"), "Chinese troops": ("MIL_UNIT", None),
    "Chinese forces": ("MIL_UNIT", None), "Beijing": ("GPE", "beijing"), "Havana": ("GPE", "havana"),
    "Korea": ("GPE", "korea"),
}  # fmt: skip


def cable(name: str, date: str, text: str, *events: dict[str, Any]) -> Note:
    """A cable with these events; parts are given by their words or by the id of an event (`v2`)."""

    def span(words: str) -> dict[str, Any]:
        start = text.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    entities = [
        {"id": f"e{n}", **span(words), "label": label, "kb_id": kb_id, "name": words if kb_id else None}
        for n, (words, (label, kb_id)) in enumerate(NAMES.items(), 1)
        if words in text
    ]
    ids = {e["text"]: e["id"] for e in entities}

    def argument(role: str, filler: str, quantity: str | None = None) -> dict[str, Any]:
        if filler in ids:
            return {"role": role, "entity": ids[filler], "quantity": quantity}
        if filler[0] == "v" and filler[1:].isdigit():
            return {"role": role, "event": filler}
        return {"role": role, **span(filler), "quantity": quantity}

    wire = {
        "id": name, "text": text, "header": {"date": date}, "entities": entities,
        "events": [
            {
                "id": f"v{n}", "type": e["type"], "status": e.get("status", "asserted"), "trigger": span(e["on"]),
                "sentence": [0, len(text)], "time": e.get("time"), "codes": {}, "found_by": "test.rule",
                "arguments": [argument(*part) for part in e.get("parts", ())],
            }
            for n, e in enumerate(events, 1)
        ],
    }  # fmt: skip
    return Annotation.model_validate(wire).to_dict()


def act(type: str, on: str, *parts: tuple[str, ...], **more: Any) -> dict[str, Any]:
    return {"type": type, "on": on, "parts": parts, **more}


def one(date: str, text: str, *events: dict[str, Any]) -> tuple[str, str, tuple[dict[str, Any], ...]]:
    return date, text, events


AGENT_ZHOU, TO_PANIKKAR = ("agent", "Zhou"), ("target", "Panikkar")
WARNED = one("1950-10-04", "Zhou warned Panikkar on October 3 that China would send troops to Korea.",
             act("WARN", "warned", AGENT_ZHOU, TO_PANIKKAR, time="1950-10-03"))  # fmt: skip
TRUCKS = one("1950-11-02", "Stalin sent Mao 200 trucks of five tons with spare tyres and drivers.",
             act("SUPPLY", "sent", ("agent", "Stalin"), ("target", "Mao"), ("theme", "200 trucks", "200")))  # fmt: skip
CALLED = one("1954-06-26", "Nehru received Zhou for an hour in the evening.",
             act("MEET", "received", ("agent", "Nehru"), ("target", "Zhou")))  # fmt: skip
CROSSED = one("1950-10-20", "Chinese troops have crossed the river frontier near the bridges into Korea.",
              act("MOVE_TROOPS", "crossed", ("agent", "Chinese troops"), ("destination", "Korea")))  # fmt: skip
ASKED = one("1950-10-14", "Mao asked Stalin to train pilots for the new jet regiments.",
            act("REQUEST", "asked", ("agent", "Mao"), ("target", "Stalin"), ("content", "v2")),
            act("TRAIN", "train", ("theme", "pilots"), status="requested"))  # fmt: skip

SAME = [
    (
        "another capital",
        WARNED,
        one(
            "1950-10-05",
            "Zhou gave Panikkar on October 3 a warning that China would send troops to Korea.",
            act("WARN", "warning", AGENT_ZHOU, TO_PANIKKAR, time="1950-10-03"),
        ),
    ),
    (
        "another verb",
        one(
            "1948-09-26",
            "Nehru cabled that rice shipments for the famine districts begin on the first of the month.",
            act("INFORM", "cabled", ("agent", "Nehru"), ("content", "rice shipments for the famine districts begin")),
        ),
        one(
            "1948-09-28",
            "Nehru telegraphed that rice shipments for the famine districts begin on the first of the month.",
            act(
                "INFORM",
                "telegraphed",
                ("agent", "Nehru"),
                ("content", "rice shipments for the famine districts begin"),
            ),
        ),
    ),
    (
        "host and guest change places",
        CALLED,
        one("1954-06-27", "Talks of Zhou with Nehru were long.", act("MEET", "Talks", AGENT_ZHOU, ("target", "Nehru"))),
    ),
    (
        "a count that is rounded",
        TRUCKS,
        one(
            "1950-11-03",
            "Mao was sent some 190 trucks of five tons by Stalin, with drivers and tyres.",
            act("SUPPLY", "sent", ("agent", "Stalin"), ("target", "Mao"), ("theme", "190 trucks", "some 190")),
        ),
    ),
    (
        "troops and forces",
        CROSSED,
        one(
            "1950-10-21",
            "Chinese forces crossed the frontier river near the bridges into Korea by night.",
            act("MOVE_TROOPS", "crossed", ("agent", "Chinese forces"), ("destination", "Korea")),
        ),
    ),
    (
        "a request or a demand",
        ASKED,
        one(
            "1950-10-15",
            "Mao has demanded of Stalin that he train pilots for new jet regiments.",
            act("DEMAND", "demanded", ("agent", "Mao"), ("target", "Stalin"), ("content", "v2")),
            act("TRAIN", "train", ("theme", "pilots"), status="requested"),
        ),
    ),
    (
        "an appointment",
        one(
            "1952-08-01",
            "India replaces Panikkar by Nehru, who is appointed at once.",
            act("APPOINT", "replaces", ("agent", "India"), ("theme", "Panikkar")),
        ),
        one(
            "1952-08-09",
            "Comment on Panikkar, replaced by India, is mild.",
            act("APPOINT", "replaced", ("agent", "India"), ("theme", "Panikkar")),
        ),
    ),
    (
        "recalled years later by its day",
        one(
            "1960-02-06",
            "Castro signed in Havana a sugar agreement on February 5.",
            act("SIGN_AGREEMENT", "signed", ("agent", "Castro"), ("place", "Havana"), time="1960-02-05"),
        ),
        one(
            "1963-05-10",
            "Castro recalled what he had signed in Havana on February 5, 1960.",
            act("SIGN_AGREEMENT", "signed", ("agent", "Castro"), ("place", "Havana"), time="1960-02-05"),
        ),
    ),
]

OTHER = [
    (
        "another day",
        WARNED,
        one(
            "1950-10-12",
            "Zhou warned Panikkar on October 11 that China would send troops to Korea.",
            act("WARN", "warned", AGENT_ZHOU, TO_PANIKKAR, time="1950-10-11"),
        ),
    ),
    (
        "asked for and sent",
        TRUCKS,
        one(
            "1950-11-01",
            "Mao asks that Stalin send 200 trucks of five tons with spare tyres and drivers.",
            act(
                "SUPPLY",
                "send",
                ("agent", "Stalin"),
                ("target", "Mao"),
                ("theme", "200 trucks", "200"),
                status="requested",
            ),
        ),
    ),
    (
        "refused",
        TRUCKS,
        one(
            "1950-11-02",
            "Stalin did not send Mao 200 trucks of five tons with spare tyres and drivers.",
            act(
                "SUPPLY",
                "send",
                ("agent", "Stalin"),
                ("target", "Mao"),
                ("theme", "200 trucks", "200"),
                status="refused",
            ),
        ),
    ),
    (
        "another count",
        TRUCKS,
        one(
            "1950-11-03",
            "Stalin sent Mao 800 trucks of five tons with spare tyres and drivers.",
            act("SUPPLY", "sent", ("agent", "Stalin"), ("target", "Mao"), ("theme", "800 trucks", "800")),
        ),
    ),
    (
        "the other way",
        one(
            "1954-06-26",
            "Zhou told Nehru that frontier posts in the high passes would be manned.",
            act(
                "INFORM",
                "told",
                AGENT_ZHOU,
                ("target", "Nehru"),
                ("content", "frontier posts in the high passes would be manned"),
            ),
        ),
        one(
            "1954-06-26",
            "Nehru told Zhou that frontier posts in the high passes would be manned.",
            act(
                "INFORM",
                "told",
                ("agent", "Nehru"),
                ("target", "Zhou"),
                ("content", "frontier posts in the high passes would be manned"),
            ),
        ),
    ),
    (
        "they meet again",
        CALLED,
        one(
            "1954-07-02",
            "Nehru received Zhou for an hour in the morning.",
            act("MEET", "received", ("agent", "Nehru"), ("target", "Zhou")),
        ),
    ),
    (
        "a meeting that is planned again",
        one(
            "1958-09-10",
            "Nehru will discuss the ferry timetable with Zhou and the harbour master there.",
            act("MEET", "discuss", ("agent", "Nehru"), ("target", "Zhou"), status="planned"),
        ),
        one(
            "1958-09-27",
            "Nehru will be discussing the ferry timetable with Zhou and the harbour master.",
            act("MEET", "discussing", ("agent", "Nehru"), ("target", "Zhou"), status="planned"),
        ),
    ),
    (
        "he sees another on the same day",
        one(
            "1954-06-27",
            "Zhou met Nehru on June 26.",
            act("MEET", "met", AGENT_ZHOU, ("target", "Nehru"), time="1954-06-26"),
        ),
        one(
            "1954-06-27",
            "Zhou met Panikkar on June 26.",
            act("MEET", "met", AGENT_ZHOU, TO_PANIKKAR, time="1954-06-26"),
        ),
    ),
    (
        "other matter",
        ASKED,
        one(
            "1950-10-15",
            "Mao asked Stalin to withdraw the advisers from the northern ports.",
            act("REQUEST", "asked", ("agent", "Mao"), ("target", "Stalin"), ("content", "v2")),
            act("WITHDRAW", "withdraw", ("theme", "advisers"), status="requested"),
        ),
    ),
    (
        "he agreed, to whatever",
        one("1954-06-26", "Nehru agreed and thanked the Ambassador.", act("AGREE", "agreed", ("agent", "Nehru"))),
        one("1954-06-27", "Nehru agreed, as the Ambassador had hoped.", act("AGREE", "agreed", ("agent", "Nehru"))),
    ),
    (
        "the next meeting, twice",
        one(
            "1958-09-22",
            "Zhou then proposed the next session for Thursday afternoon at three.",
            act("PROPOSE", "proposed", AGENT_ZHOU, ("content", "next session")),
        ),
        one(
            "1958-09-26",
            "Zhou then proposed the next session for Tuesday afternoon at three.",
            act("PROPOSE", "proposed", AGENT_ZHOU, ("content", "next session")),
        ),
    ),
    (
        "history",
        CROSSED,
        one(
            "1950-10-20",
            "Chinese troops crossed the river frontier near the bridges into Korea in 1894 too.",
            act("MOVE_TROOPS", "crossed", ("agent", "Chinese troops"), ("destination", "Korea")),
        ),
    ),
    (
        "only if",
        CROSSED,
        one(
            "1950-10-19",
            "If Chinese troops crossed the river frontier near the bridges into Korea all would change.",
            act("MOVE_TROOPS", "crossed", ("agent", "Chinese troops"), ("destination", "Korea"), status="possible"),
        ),
    ),
]


def tied(one: Any, other: Any) -> bool:
    """Whether the first events of two cables are tied."""
    notes = [cable(name, date, text, *events) for name, (date, text, events) in (("a", one), ("b", other))]
    found = same.tie(told.events(notes, packaged()))
    first, second = (next(e for e in found if e.doc == name) for name in "ab")
    assert [t["id"] for t in first.same_event if t["id"] == second.id] == [
        second.id for t in second.same_event if t["id"] == first.id
    ]
    return any(t["id"] == second.id for t in first.same_event)


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in SAME], ids=[pair[0] for pair in SAME])
def test_told_twice(one: Any, other: Any) -> None:
    assert tied(one, other)
    assert tied(other, one)


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in OTHER], ids=[pair[0] for pair in OTHER])
def test_only_alike(one: Any, other: Any) -> None:
    assert not tied(one, other)
    assert not tied(other, one)


def compared(number: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many pairs are compared of so many events of one type in cables without a date, between the same two."""
    count = 0

    def weigh(*_: Any) -> None:
        nonlocal count
        count += 1

    monkeypatch.setattr(kept, "weigh", weigh)
    notes = [
        cable(f"d{n}", "", f"Mao sent Stalin cotton bales lot {n} by the northern line.",
              act("SUPPLY", "sent", ("agent", "Mao"), ("target", "Stalin")))
        for n in range(number)
    ]  # fmt: skip
    for note in notes:
        note["header"]["date"] = None
    same.tie(told.events(notes, packaged()))
    return count


def test_comparisons_grow_with_the_events_not_with_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = compared(500, monkeypatch), compared(1000, monkeypatch)
    assert few < 500 * 60
    assert many < 2.2 * few
