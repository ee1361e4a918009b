"""The event table, the dyadic feed, the time line, and events that several documents tell."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cablenlp.annotation import Annotation
from cablenlp.cli import app
from cablenlp.collection import events as told
from cablenlp.collection.same import tie
from cablenlp.lexicon.store import packaged
from cablenlp.report import told as report
from cablenlp.report.rows import as_table

Note = dict[str, Any]


def note(name: str, date: str, text: str, names: dict[str, tuple[str, str]], events: list[dict[str, Any]]) -> Note:
    """An annotation with these entities and events; parts are given by their words or by the id of an event."""

    def span(words: str) -> dict[str, Any]:
        start = text.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    entities = [
        {"id": f"e{n}", **span(words), "label": label, "kb_id": kb_id, "name": words}
        for n, (words, (label, kb_id)) in enumerate(names.items(), 1)
    ]
    ids = {e["text"]: e["id"] for e in entities}

    def argument(role: str, filler: str) -> dict[str, Any]:
        if filler in ids:
            return {"role": role, "entity": ids[filler]}
        return {"role": role, "event": filler} if filler[1:].isdigit() else {"role": role, **span(filler)}

    wire = {
        "id": name, "text": text, "header": {"date": date}, "entities": entities,
        "events": [
            {
                "id": f"v{n}", "type": e["type"], "status": e.get("status", "asserted"), "trigger": span(e["trigger"]),
                "sentence": [0, len(text)], "time": e.get("time"), "codes": e.get("codes", {}), "found_by": "test.rule",
                "arguments": [argument(role, filler) for role, filler in e.get("parts", ())],
            }
            for n, e in enumerate(events, 1)
        ],
    }  # fmt: skip
    return Annotation.model_validate(wire).to_dict()


NAMES = {"Mao": ("PERSON", "mao-zedong"), "Stalin": ("PERSON", "stalin")}
AID = {"plover": "AID", "cameo": "07", "weis": "07"}
ASKED = note(
    "a", "1950-10-14", "Mao asked Stalin for air cover on 12 October.", NAMES,
    [
        {"type": "REQUEST", "trigger": "asked", "time": "1950-10-12", "codes": {"plover": "REQUEST", "cameo": "02"},
         "parts": [("agent", "Mao"), ("target", "Stalin"), ("content", "v2")]},
        {"type": "SUPPLY", "status": "requested", "trigger": "air cover", "parts": [("theme", "air cover")]},
    ],
)  # fmt: skip
SENT = note(
    "b", "1950-11-02", "Stalin sent Mao 200 trucks for Chinese troops in October.", NAMES,
    [{"type": "SUPPLY", "trigger": "sent", "time": "1950-10", "codes": AID,
      "parts": [("agent", "Stalin"), ("target", "Mao"), ("theme", "200 trucks"), ("beneficiary", "Chinese troops")]}],
)  # fmt: skip


def rows(*notes: Note) -> list[told.Event]:
    return list(told.events(notes, packaged()))


def test_a_row_says_who_what_when_and_in_which_words() -> None:
    first, second, third = rows(ASKED, SENT)
    assert (first.id, second.id, third.id) == ("a/REQUEST@4", "a/SUPPLY@21", "b/SUPPLY@7")
    assert (first.earliest, first.latest, first.reported) == ("1950-10-12", "1950-10-12", "1950-10-14")
    assert [(p.called, p.kb_id, p.state) for p in first.of("agent", "target")] == [
        ("Mao", "mao-zedong", "china"), ("Stalin", "stalin", "ussr"),
    ]  # fmt: skip
    assert [p.event for p in first.of("content")] == ["a/SUPPLY@21"]
    assert [(p.text, p.state) for p in third.of("beneficiary")] == [("Chinese troops", "china")]
    assert first.quote == ASKED["text"]


def test_an_id_stays_whatever_else_is_found() -> None:
    without = {**ASKED, "events": ASKED["events"][1:]}
    assert [event.id for event in rows(without)] == ["a/SUPPLY@21"]


def undated(text: str, day: str, edtf: str) -> Note:
    found = note("n", "1958", text, NAMES, [{"type": "MEET", "trigger": "met"}])
    found["header"]["date"] = None
    place = text.index(day)
    entity = found["entities"][0] | {"id": "e9", "start": place, "end": place + len(day), "text": day, "label": "DATE"}
    return {**found, "entities": [entity | {"edtf": edtf, "kb_id": None}, *found["entities"]]}


@pytest.mark.parametrize(
    ("found", "day"),
    [
        (
            undated("Editorial Note\nOn November 5, 1958, Mao met Stalin.", "November 5, 1958", "1958-11-05"),
            "1958-11-05",
        ),
        (undated("On November 5, Mao met Stalin.", "November 5", "1958-11-05"), None),  # of which year?
        (undated("After November 5, 1958, Mao met Stalin.", "November 5, 1958", "1958-11-05"), None),
        (undated("On, say, November 1958, Mao met Stalin.", "November 1958", "1958-11"), None),
    ],
)
def test_a_note_without_date_is_of_the_day_with_which_it_begins(found: Note, day: str | None) -> None:
    assert [event.reported for event in rows(found)] == [day]


def test_flat_rows_have_every_column() -> None:
    for event in rows(ASKED, SENT):
        assert set(told.flat(event)) >= set(told.FLAT)


def test_the_feed_has_pairs_of_states_and_leaves_out_what_has_no_code() -> None:
    found = list(told.feed(rows(ASKED, SENT), packaged()))
    assert [(row["date"], row["source"], row["target"], row["plover"], row["status"]) for row in found] == [
        ("1950-10-12", "CHN", "RUS", "REQUEST", "asserted"),
        ("1950-10-31", "RUS", "CHN", "AID", "asserted"),  # of that month the day nearest to the report
    ]
    assert [(row["earliest"], row["latest"]) for row in found] == [
        ("1950-10-12", "1950-10-12"),
        ("1950-10-01", "1950-10-31"),
    ]
    assert found[0]["source_id"] == ["mao-zedong"]
    assert [row["event"] for row in found] == ["a/REQUEST@4", "b/SUPPLY@7"]
    assert len({row["id"] for row in found}) == 2


def test_one_act_of_several_men_is_one_dyad_and_a_meeting_goes_both_ways() -> None:
    names = {**NAMES, "Zhou": ("PERSON", "zhou-enlai")}
    codes = {"plover": "CONSULT", "cameo": "04", "weis": "03"}
    talks = note("c", "1950-10-14", "Mao and Zhou met Stalin.", names, [
        {"type": "MEET", "trigger": "met", "codes": codes,
         "parts": [("agent", "Mao"), ("agent", "Zhou"), ("target", "Stalin")]},
        {"type": "MEET", "trigger": "met", "codes": codes,
         "parts": [("participant", "Mao"), ("participant", "Stalin")]},
    ])  # fmt: skip
    found = list(told.feed(rows(talks), packaged()))
    assert [(row["source"], row["target"], row["source_name"]) for row in found] == [
        ("CHN", "RUS", ["Mao", "Zhou"]), ("CHN", "RUS", ["Mao"]), ("RUS", "CHN", ["Stalin"]),
    ]  # fmt: skip


def test_cells_that_list_several_have_as_many_each() -> None:
    halves = "Mao asked Stalin for rifles; then for boots."
    event = {
        "type": "REQUEST",
        "trigger": "asked",
        "parts": [("agent", "Mao"), ("content", "rifles; then"), ("content", "boots")],
    }
    (only,) = map(told.flat, rows(note("a", "1950-10-14", halves, NAMES, [event])))
    assert only["content"] == ["rifles, then", "boots"]
    assert only["content_event"] == []  # empty, not "; "


def test_ids_stay_whatever_else_is_read_and_in_whatever_order() -> None:
    def ids(*notes: Note) -> set[str]:
        found = rows(*notes)
        return {event.id for event in found} | {str(row["id"]) for row in told.feed(found, packaged())}

    assert ids(ASKED, SENT) == ids(SENT, ASKED) == ids(ASKED) | ids(SENT)


def test_the_time_line_goes_by_when_things_happened() -> None:
    line = told.timeline(rows(ASKED, SENT))
    assert [(row["when"], row["id"]) for row in line] == [
        ("1950-10", "b/SUPPLY@7"), ("1950-10-12", "a/REQUEST@4"), ("after 1950-10-14", "a/SUPPLY@21"),
    ]  # fmt: skip


def telling(name: str, date: str, words: str = "asked", **changes: Any) -> Note:
    event = {"type": "REQUEST", "trigger": words, "parts": [("agent", "Mao"), ("target", "Stalin")], **changes}
    return note(name, date, f"Mao {words} Stalin for air cover and rifles before winter.", NAMES, [event])


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (telling("b", "1950-10-15"), True),
        (telling("b", "1950-10-15", type="DEMAND"), True),  # the one word for the other
        (telling("b", "1950-10-15", status="refused"), False),  # a deed and its refusal
        (telling("b", "1951-06-15"), False),  # another year
        (telling("b", "1950-10-15", time="1950-08-01"), False),  # another day
        (telling("b", "1950-10-15", type="VISIT"), False),
    ],
)
def test_two_tellings_of_one_event(other: Note, same: bool) -> None:
    one = telling("a", "1950-10-14", time="1950-10-14")
    first, second = tie(rows(one, other))
    assert bool(first.same_event) is bool(second.same_event) is same
    if same:
        assert [found["id"] for found in first.same_event] == [second.id]
        assert first.same_event[0]["reasons"]


def test_events_of_one_document_are_not_tied() -> None:
    twice = note("a", "1950-10-14", "Mao met Stalin. Mao met Stalin again.", NAMES, [
        {"type": "MEET", "trigger": "met", "parts": [("agent", "Mao")]},
        {"type": "MEET", "trigger": "met", "parts": [("agent", "Mao")]},
    ])  # fmt: skip
    assert not any(event.same_event for event in tie(rows(twice)))


def test_what_goes_on_within_a_state_is_no_dyad() -> None:
    names = {"Zhou": ("PERSON", "zhou-enlai"), "Mao": ("PERSON", "mao-zedong")}
    home = note("c", "1950-11-02", "Zhou told Mao.", names, [
        {"type": "INFORM", "trigger": "told", "codes": {"cameo": "01"}, "parts": [("agent", "Zhou"), ("target", "Mao")]}
    ])  # fmt: skip
    assert list(told.feed(rows(home), packaged())) == []


@pytest.mark.parametrize(("date", "states"), [("1965-11-02", ()), ("1955-11-02", ("MYA",))])
def test_who_speaks_for_all_states_speaks_for_none(date: str, states: tuple[str, ...]) -> None:
    names = {"Thant": ("PERSON", "u-thant"), "Mao": ("PERSON", "mao-zedong")}
    asked = note("g", date, "Thant asked Mao.", names, [
        {"type": "INFORM", "trigger": "asked", "codes": AID, "parts": [("agent", "Thant"), ("target", "Mao")]}
    ])  # fmt: skip
    assert tuple(dyad["source"] for dyad in told.feed(rows(asked), packaged())) == states


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_table_fits_the_terminal(width: int) -> None:
    row = {"one": "x " * 35, "two": "y" * 30, "three": "z"}
    table = list(as_table([row], ("one", "two", "three"), width=width))
    assert max(map(len, table)) <= width
    assert Counter("".join(table[1:]).replace(" ", "")) == {"x": 35, "y": 30, "z": 1}
    assert table[0].split() == ["one", "two", "three"]


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "notes.jsonl"
    path.write_text("".join(json.dumps(n) + "\n" for n in (ASKED, SENT)))
    return str(path)


def lines(args: Iterable[str]) -> list[str]:
    result = CliRunner().invoke(app, ["events", *args], env={"COLUMNS": "80"})
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_the_command_writes_tables(file: str) -> None:
    table = list(csv.DictReader(lines([file, "--format", "csv"])))
    assert [(row["id"], row["agent_id"], row["content"], row["content_event"]) for row in table][:1] == [
        ("a/REQUEST@4", "mao-zedong", "air cover", "a/SUPPLY@21")
    ]
    assert lines([file, "--format", "csv", "--excel"])[0].startswith("\ufeffid,")
    assert len(lines([file, "--format", "jsonl", "--type", "SUPPLY"])) == 2
    assert len(lines([file, "--dyads", "--format", "csv"])) == 3
    assert lines([file, "--timeline"])[0] == "1950-10"


def test_a_sentence_stands_once_and_its_events_below_it(file: str) -> None:
    assert lines([file]) == [
        "a  1950-10-14",
        "",
        "  Mao asked Stalin for air cover on 12 October.",
        "    REQUEST   asserted   asked: Mao → Stalin; 1950-10-12",
        "      SUPPLY  requested  air cover",
        "",
        "b  1950-11-02",
        "",
        "  Stalin sent Mao 200 trucks for Chinese troops in October.",
        "    SUPPLY  asserted   sent: Stalin → Mao; 200 trucks; for Chinese troops;",
        "                       1950-10",
    ]


def test_the_time_line_stands_below_times_and_names_documents(file: str) -> None:
    assert lines([file, "--timeline", "--type", "SUPPLY"]) == [
        "1950-10",
        "",
        "  Stalin sent Mao 200 trucks for Chinese troops in October. [b, 1950-11-02]",
        "    SUPPLY  asserted   sent: Stalin → Mao; 200 trucks; for Chinese troops",
        "",
        "no time told, document of 1950-10-14",
        "",
        "  Mao asked Stalin for air cover on 12 October. [a, 1950-10-14]",
        "    SUPPLY  requested  air cover",
    ]


def test_dyads_stand_below_their_documents(file: str) -> None:
    assert lines([file, "--dyads"]) == [
        "  date        source  target  type     status    plover   cameo  weis",
        "a  1950-10-14",
        "  1950-10-12  CHN     RUS     REQUEST  asserted  REQUEST  02           Mao → Stalin",
        "b  1950-11-02",
        "  1950-10-31  RUS     CHN     SUPPLY   asserted  AID      07     07    Stalin → Mao",
    ]
    narrow = list(report.dyads(list(told.feed(rows(ASKED, SENT), packaged())), 80))
    assert max(map(len, narrow)) <= 80
    assert "Mao" not in "".join(narrow)  # no room for names


@pytest.mark.parametrize("width", [40, 80, 160])
def test_what_is_read_fits_the_line(width: int) -> None:
    found = rows(ASKED, SENT)
    assert max(map(len, report.by_document(found, width))) <= max(width, 54)  # words stay whole
    assert max(map(len, report.by_time(found, width))) <= max(width, 54)


def test_whoever_is_not_named_there_is_doubted() -> None:
    he = note("c", "1950-10-14", "Mao waits. He asked Stalin.", NAMES, [
        {"type": "REQUEST", "trigger": "asked", "parts": [("agent", "Mao"), ("target", "Stalin")]}
    ])  # fmt: skip
    he["events"][0]["arguments"][0]["certainty"] = "coref"
    assert list(report.by_document(rows(he), 80))[-1].endswith("asked: Mao? → Stalin")


def test_events_that_hold_each_other_all_stand() -> None:
    ring = note("c", "1950-10-14", "Mao asked, Stalin agreed.", NAMES, [
        {"type": "REQUEST", "trigger": "asked", "parts": [("content", "v2")]},
        {"type": "AGREE", "trigger": "agreed", "parts": [("content", "v1")]},
    ])  # fmt: skip
    assert [line.split()[0] for line in list(report.by_document(rows(ring), 80))[3:]] == ["REQUEST", "AGREE"]


def test_a_wrong_type_is_an_error(file: str) -> None:
    result = CliRunner().invoke(app, ["events", file, "--type", "SUPLY"])
    assert result.exit_code == 2
    assert "SUPPLY" in result.output
