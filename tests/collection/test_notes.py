"""Annotations and texts, in any mixture, as notes."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from cablenlp.annotation import Annotation
from cablenlp.batch import Setup
from cablenlp.collection import notes
from cablenlp.errors import InputError, RecordError
from cablenlp.pipeline import STATISTICAL

RULES = Setup(exclude=STATISTICAL)


@pytest.fixture
def line(read: Any) -> str:
    """One line of a file of annotations."""
    note: Annotation = read("Letter from Nehru to Tito, 3 May 1955", id="letter")
    return note.to_json()


def found(*inputs: Path | str, **options: Any) -> list[Any]:
    return list(notes.read(inputs, RULES, **options))


def test_annotations_come_as_they_stand(tmp_path: Path, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(_: Setup) -> Any:
        raise AssertionError("nothing is to be annotated")

    monkeypatch.setattr(Setup, "engine", build)
    plain, packed = tmp_path / "out.jsonl", tmp_path / "more.jsonl.gz"
    plain.write_text(line + "\n\n" + line.replace('"letter"', '"other"') + "\n", "utf-8")
    packed.write_bytes(gzip.compress(line.replace('"letter"', '"third"').encode()))
    one, two, three = found(plain, packed)
    assert one == json.loads(line)
    assert [n["id"] for n in (one, two, three)] == ["letter", "other", "third"]


def test_texts_are_annotated_on_the_way(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.txt").write_text("Letter from Nehru to Tito, 3 May 1955", "utf-8")
    (tmp_path / "b.jsonl").write_text(line + '\n{"id": "c", "date": "1956", "text": "Nasser agreed."}\n', "utf-8")
    text, annotated, other = found(tmp_path)
    assert text["header"] == annotated["header"] == json.loads(line)["header"]
    assert (text["id"], other["id"], other["header"]["date"]) == ("a#0", "c", "1956")
    assert text.keys() == annotated.keys() == other.keys()


def test_standard_input(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line.encode())))
    assert [n["id"] for n in found("-")] == ["letter"]


def test_an_id_that_comes_again(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.jsonl").write_text(f"{line}\n{line}\n", "utf-8")
    assert [n["id"] for n in found(tmp_path)] == ["letter", "letter~2"]


def test_what_is_left_out_is_filled_up(tmp_path: Path) -> None:
    bare = {"id": "x", "text": "Tito", "header": {}, "entities": [{"id": "e1", "start": 0, "end": 4, "text": "Tito",
            "label": "PERSON"}]}  # fmt: skip
    (tmp_path / "a.jsonl").write_text(json.dumps(bare), "utf-8")
    [note] = found(tmp_path)
    assert (note["aliases"], note["header"]["senders"], note["entities"][0]["kb_id"]) == ([], [], None)


def test_what_others_added_is_left_out(tmp_path: Path, line: str) -> None:
    mine = json.loads(line)
    mine |= {"checked": "AB", "entities": [e | {"mine": 1} for e in mine["entities"]]}
    (tmp_path / "a.jsonl").write_text(json.dumps(mine), "utf-8")
    assert found(tmp_path) == [json.loads(line)]


def test_a_wrong_record_costs_no_other(tmp_path: Path, line: str) -> None:
    other = line.replace("cablenlp/1", "cablenlp/0")
    (tmp_path / "a.jsonl").write_text(f'{other}\n{{"id":\n{line}\n', "utf-8")
    (tmp_path / "b.txt").write_text("", "utf-8")
    old, broken, good, nothing = found(tmp_path)
    assert isinstance(old, RecordError)
    assert "field schema" in old.reason
    assert "annotate it anew" in old.reason
    assert isinstance(broken, RecordError)
    assert broken.line == 2
    assert good["id"] == "letter~2"
    assert isinstance(nothing, RecordError)
    assert notes.empty(nothing)
    assert not notes.empty(broken)


def test_a_text_that_is_too_long(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.txt").write_text("Tito " * 5, "utf-8")
    (tmp_path / "b.jsonl").write_text(line, "utf-8")
    long, note = notes.read([tmp_path], Setup(exclude=STATISTICAL, max_chars=20))
    assert isinstance(long, RecordError)
    assert "longer than 20" in long.reason
    assert not isinstance(note, RecordError)


def test_what_is_not_there_is_told_at_once() -> None:
    with pytest.raises(InputError, match="no file"):
        notes.read(["nowhere.jsonl"], RULES)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("source", None, "field source"),
        ("events", [{"id": "v1", "type": "MEET"}], "field events.0.status"),
        ("aliases", [{"alias": "e1", "of": "e99", "start": 0, "end": 6}], "aliases name 'e99', which is not there"),
        ("header", {"numbers": [1]}, "field header.numbers.0"),
    ],
)
def test_a_field_that_is_not_as_it_should_be_is_named(
    tmp_path: Path, line: str, field: str, value: Any, said: str
) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(json.loads(line) | {field: value}) + f"\n{line}\n", "utf-8")
    wrong, good = found(tmp_path)
    assert isinstance(wrong, RecordError)
    assert said in wrong.reason
    assert good["id"] == "letter~2"
