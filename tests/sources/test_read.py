"""Plain text, JSONL and CSV: what is written reads back, and one broken record costs no other."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablenlp.errors import InputError, RecordError
from cablenlp.sources import EmptyInputError, Record, detect, read

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60).filter(str.strip)
RECORDS = st.lists(
    st.tuples(st.text("abc0", min_size=1, max_size=4), TEXTS, st.none() | st.just("1950-10")), min_size=1
)
Write = Callable[[str, str], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to(name: str, text: str) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        return str(path)

    return to


def records(*inputs: str, **options: object) -> list[Record]:
    found = list(read(inputs, **options))  # type: ignore[arg-type]
    assert not [r for r in found if isinstance(r, RecordError)]
    return [r for r in found if isinstance(r, Record)]


def mixed(*inputs: str, **options: object) -> list[str | tuple[int | None, int | None]]:
    """Texts, and for errors the record and the line."""
    found = read(inputs, **options)  # type: ignore[arg-type]
    return [(r.record, r.line) if isinstance(r, RecordError) else r.text for r in found]


@given(RECORDS)
def test_jsonl_reads_back(rows: list[tuple[str, str, str | None]]) -> None:
    lines = [json.dumps({"id": i, "text": t, "date": d}, ensure_ascii=False) for i, t, d in rows]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.jsonl")
        path.write_text("\n".join(lines), encoding="utf-8", newline="")
        found = records(str(path))
    assert [(r.meta.get("duplicate_of", r.id), r.text, r.date) for r in found] == rows
    assert len({r.id for r in found}) == len(rows)


@given(RECORDS, st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n"]))
def test_csv_reads_back(rows: list[tuple[str, str, str | None]], delimiter: str, end: str) -> None:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([("date", "text", "id"), *((d, t, i) for i, t, d in rows)])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.csv")
        path.write_text(buffer.getvalue(), encoding="utf-8", newline="")
        found = records(str(path))
    assert [(r.meta.get("duplicate_of", r.id), r.text, r.date) for r in found] == rows


@given(TEXTS)
def test_plain_text_is_kept_exactly(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.txt")
        path.write_bytes(text.encode())
        [found] = records(str(path), format="text")
    assert found.text == text.removeprefix("\ufeff")
    assert (found.start, found.end) == (0, len(found.text))


def test_a_plain_file_is_one_record(write: Write) -> None:
    [found] = records(write("cable 1.txt", "\ufeffTo Delhi:\r\n\r\nYour 17 received.\r\n"))
    assert found == Record(
        "cable 1#0", "To Delhi:\r\n\r\nYour 17 received.\r\n", path=found.path, record=0, start=0, end=32
    )


def test_fields_are_where_the_user_says(write: Write) -> None:
    path = write("x.jsonl", '{"no": 7, "body": "Reply.", "when": 1951, "box": "3"}\n')
    [found] = records(path, id_field="no", text_field="body", date_field="when")
    assert (found.id, found.text, found.date, found.meta) == ("7", "Reply.", "1951", {"box": "3"})


def test_ids_come_from_the_file_name_where_a_row_has_none(write: Write) -> None:
    path = write("box.jsonl", '{"text": "a"}\n\n{"text": "b", "id": ""}\n')
    assert [(r.id, r.record) for r in records(path)] == [("box#0", 0), ("box#1", 1)]


def test_ids_that_come_again_are_made_distinct(write: Write) -> None:
    lines = "".join(f'{{"id": "{i}", "text": "x"}}\n' for i in ("a", "b", "a", "a~2", "a"))
    one, two = write("1/list.jsonl", lines), write("2/list.jsonl", '{"id": "b", "text": "y"}\n')
    assert [r.id for r in records(one, two)] == ["a", "b", "a~2", "a~2~2", "a~3", "b~2"]
    assert [r.meta for r in records(two, one)][2:4] == [{"duplicate_of": "b"}, {"duplicate_of": "a"}]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("x.jsonl", '{"text": "a"}\n{"text": \n{"text": "c"}\n', ["a", (1, 2), "c"]),
        ("x.jsonl", '{"text": "a"}\n\n["b"]\n3\n{"text": "c"}', ["a", (1, 3), (2, 4), "c"]),
        ("x.jsonl", '{"text": "a"}\n{"body": "b"}\n{"text": 5}\n{"text": "c"}', ["a", (1, 2), (2, 3), "c"]),
        ("x.jsonl", '{"text": "a"}\n{"text": "\udcff"}\n{"text": "c"}', ["a", (1, 2), "c"]),
        ("x.jsonl", '{"text": "\\ud83c"}\n{"text": "c"}', [(0, 1), "c"]),
        ("x.jsonl", '{"text": "a"}\n{"text": "bbbbbb"}\n{"text": "c"}', ["a", (1, 2), "c"]),
        ("x.jsonl", '{"text": "", "id": []}\n{"text": "", "date": {}}\n{"text": "d"}', [(0, 1), (1, 2), "d"]),
        ("x.jsonl", '[\n{"text": "a"}\n]\n', [(None, 1)]),
        ("x.jsonl", "[" * 100_000 + "\n" + '{"text": "c"}', [(0, 1), "c"]),
        ("x.csv", 'id,text\n1,a\n2\n3,c,d\n4,"e\ne"\n5,f\n', ["a", (1, 3), (2, 4), "e\ne", "f"]),
        ("x.csv", 'id,text\n1,a\n2,"b"b\n3,c\n', ["a", (1, 3), "c"]),
        ("x.csv", 'id,text\n1,a\n2,\udcff\n3,c\n4,dddddd\n5,e', ["a", (1, 3), "c", (3, 5), "e"]),
        ("x.csv", "id,body\n1,a\n", [(None, 1)]),
        ("x.tsv", "id\ttext\n1\ta, b\n", ["a, b"]),
        ("x.txt", "ab\udcffc", [(0, 1)]),
        ("x.txt", "a\n" * 10, [(0, 1)]),
    ],
)  # fmt: skip
def test_one_broken_record_costs_no_other(
    write: Write, name: str, text: str, expected: list[str | tuple[int | None, int | None]]
) -> None:
    good = write("good.txt", "fine")
    assert mixed(write(name, text), good, max_chars=5) == [*expected, "fine"]


def test_a_quote_that_is_never_closed_does_not_take_the_rest(write: Write) -> None:
    rows = 'id,text\n1,"never closed\n' + "".join(f'{n},"a quoted text"\n' for n in range(2, 9))
    found = mixed(write("x.csv", rows))
    assert found[0] == (0, 2)
    assert found[1:] == ["a quoted text"] * 6


def test_lines_that_an_open_quote_takes_are_told(write: Write) -> None:
    [_, broken] = read([write("x.csv", 'id,text\n1,a\n2,"never closed\n3,b\n4,c\n')])
    assert isinstance(broken, RecordError)
    assert "lines 3 to 5, which are not read" in broken.reason


def test_a_column_that_is_asked_for_stands_once(write: Write) -> None:
    [found] = read([write("x.csv", "text,text,,\na,b,,\n")])
    assert isinstance(found, RecordError)
    assert "has 'text' 2 times" in found.reason


def test_the_limit_of_the_csv_module_is_left_alone(write: Write) -> None:
    before = csv.field_size_limit()
    long = "y" * (before + 1)
    assert [r.text for r in records(write("x.csv", f"text\n{long}\nb\n"))] == [long, "b"]
    assert csv.field_size_limit() == before


def test_lines_beyond_all_measure_are_read_past(write: Write) -> None:
    long = '{"text": "' + "a" * (2**20 + 100) + '"}\n{"text": "b"}\n'
    assert mixed(write("x.jsonl", long), max_chars=5) == [(0, 1), "b"]


def test_errors_say_what_to_do(write: Write) -> None:
    path = write("x.jsonl", '{"body": "a", "no": 1}\n')
    [found] = read([path])
    assert isinstance(found, RecordError)
    assert str(found) == f"{path}, line 1: the record has no field 'text'; there are 'body', 'no': see --text-field"


def test_an_id_that_was_asked_for_must_be_there(write: Write) -> None:
    path = write("x.jsonl", '{"no": "1", "text": "a"}\n{"text": "b"}\n{"no": "3", "text": "c"}\n')
    assert mixed(path, id_field="no") == ["a", (1, 2), "c"]


@pytest.mark.parametrize(
    ("name", "text", "ids"),
    [
        ("x", '{"text": "a", "id": "j"}\n', ["j"]),
        ("x.dat", "{not JSON\n", ["x.dat#0"]),
        ("x.ndjson", '{"text": "a", "id": "j"}\n', ["j"]),
        ("x.txt", '{"text": "a", "id": "j"}\n', ["x#0"]),
    ],
)
def test_the_format_is_told_from_name_and_first_line(write: Write, name: str, text: str, ids: list[str]) -> None:
    assert [r.id for r in records(write(name, text))] == ids


def test_gzip_of_each_format(tmp_path: Path) -> None:
    for name, text in (("a.txt", "cable"), ("b.jsonl", '{"text": "cable"}'), ("c.csv", "text\ncable\n")):
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(text.encode()))
    assert [(r.id, r.text) for r in records(str(tmp_path))] == [(f"{n}#0", "cable") for n in "abc"]


def test_a_broken_archive_keeps_what_came_before(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": str(n), "text": f"{n * n}" * 40}) + "\n" for n in range(5000))
    data = gzip.compress(lines.encode())
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(data[: len(data) // 2])
    found = list(read([path]))
    assert isinstance(found[-1], RecordError)
    assert "cannot be read from here on" in found[-1].reason
    assert len(found) > 100
    assert all(isinstance(r, Record) for r in found[:-1])


def test_utf16_cut_off_in_the_middle(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(('{"text": "a"}\n' * 9000).encode("utf-16") + b"\x00")
    found = list(read([path]))
    assert len(found) > 8000
    assert isinstance(found[-1], RecordError)


class _Stdin:
    def __init__(self, data: bytes):
        self.buffer = io.BytesIO(data)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Stdin(b'{"text": "a", "id": "j"}\n{"text": "b"}\n'))
    assert [(r.id, r.path) for r in records("-")] == [("j", "-"), ("stdin#1", "-")]
    assert not sys.stdin.buffer.closed


def test_empty_files_are_named(write: Write) -> None:
    [empty] = read([write("x.txt", "")])
    assert isinstance(empty, EmptyInputError)
    [blank] = read([write("x.jsonl", "\n\n")])
    assert isinstance(blank, EmptyInputError)


def test_wrong_use_is_said_at_once(write: Write) -> None:
    path = write("x.txt", "a")
    for options in ({"format": "docx"}, {"encoding": "nope"}):
        with pytest.raises(InputError):
            read([path], **options)  # type: ignore[arg-type]
    with pytest.raises(InputError):
        read([path, "nowhere"])


class _Endless(io.RawIOBase):
    """Lines made as they are read, so that no file is needed."""

    def __init__(self, lines: Iterator[bytes]):
        self._lines = lines
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        while len(self._rest) < len(buffer) and (line := next(self._lines, None)):
            self._rest += line
        data, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


@pytest.mark.parametrize(
    ("format", "head", "line"),
    [
        ("jsonl", "", '{{"id": "{n}", "text": "' + "word " * 400 + '"}}\n'),
        ("csv", "id,text\n", "{n}," + "word " * 400 + "\n"),
        ("results", "", "June {n} 1951\n\nTelegram No. {n}\n\n" + "Word " * 400 + ".\n\n"),
    ],
)
def test_memory_does_not_grow_with_the_input(
    monkeypatch: pytest.MonkeyPatch, format: str, head: str, line: str
) -> None:
    def lines() -> Iterator[bytes]:
        yield head.encode()
        for n in range(3000):
            yield (
                line.replace("{n}", str(n % 30 + 1) if format == "results" else str(n))
                .replace("{{", "{")
                .replace("}}", "}")
                .encode()
            )

    stdin = _Stdin(b"")
    stdin.buffer = _Endless(lines())  # type: ignore[assignment]
    monkeypatch.setattr(sys, "stdin", stdin)
    tracemalloc.start()
    try:
        count = sum(isinstance(r, Record) for r in read(["-"], format=format))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 3000
    # 6 MB went through; what is kept is the ids, as numbers.
    assert peak < 2_000_000


@pytest.mark.parametrize("name", ["x.pdf", "x.txt", "x.doc", "x.jsonl"])
@pytest.mark.parametrize("data", [b"\x7fELF\x00\xff\xfe" * 9000, b"%PDF-1.4\n" + b"..." * 40_000, b'{\\rtf1 "a"}'])
def test_what_is_no_text_is_said_to_be_none(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    [error] = read([tmp_path / name])
    assert isinstance(error, RecordError)
    assert error.reason.startswith("not a text file (binary); export it as text")


@pytest.mark.parametrize(
    "line",
    ["a ", "a \n", ". ", "." * 60 + "x\n", "1" * 60 + "x\n", '"' * 100 + "x\n", "1950 ", " \t", "x " + "." * 99_998],
)
def test_the_format_of_two_megabytes_is_told_at_once(line: str) -> None:
    text = (line * (2_000_000 // len(line)))[:2_000_000]
    before = time.process_time()
    assert detect("letter", text.splitlines(keepends=True)) == "text"
    assert time.process_time() - before < 20


DATES = {
    "1956-11-04": "1956-11-04", "1956-11": "1956-11", "1956": "1956", "1956?": "1956?", "../1956": "../1956",
    "1956-11-04/1956-11-06": "1956-11-04/1956-11-06", "4 November 1956": "1956-11-04", "4.11.1956": "1956-11-04",
    "November 4, 1956": "1956-11-04", "13/11/1956": "1956-11-13", "12/12/1956": "1956-12-12",
    "1956-11-04T00:00:00Z": "1956-11-04",
    " 1956-11-04 00:00 ": "1956-11-04", "undated": None, "[n.d.]": None, " ": None,
}  # fmt: skip
NO_DATES = [
    "yesterday",
    "4.11.56",
    "04/11/1956",
    "12/04/1956",
    "1956-13",
    "1956-11-31",
    "1956-2/1956-1",
    "1956/1955",
    "after 4.11.1956",
]


@pytest.mark.parametrize(("given", "date"), DATES.items())
def test_dates_are_read(write: Write, given: str, date: str | None) -> None:
    [record] = records(write("x.jsonl", json.dumps({"text": "a", "date": given})))
    assert record.date == date


@pytest.mark.parametrize("given", NO_DATES)
def test_a_date_that_is_none_fails_its_record(write: Write, given: str) -> None:
    path = write("x.jsonl", json.dumps({"text": "a", "date": given}) + '\n{"text": "b", "date": 1956}\n')
    error, record = read([path])
    assert isinstance(error, RecordError)
    assert f"the date {given!r} cannot be read without doubt; write it like one of 1956-11-04" in error.reason
    assert (error.record, error.line) == (0, 1)
    assert isinstance(record, Record)
    assert record.date == "1956"


@pytest.mark.parametrize("name", ["id", "date"])
def test_a_field_that_was_asked_for_and_is_nowhere(write: Write, name: str) -> None:
    options = {f"{name}_field": "datum"}
    jsonl = write("x.jsonl", '{"text": "a"}\n' * 3)
    csv_file = write("x.csv", "text;id\na;b\n")
    found = list(read([jsonl, csv_file], **options))  # type: ignore[arg-type]
    assert all(isinstance(one, RecordError) and f"see --{name}-field" in one.reason for one in found)
    late = write("y.jsonl", '{"text": "a"}\n' * 300 + '{"text": "a", "datum": "1956"}\n')
    assert len([r for r in read([late], date_field="datum") if isinstance(r, Record)]) == 301


@pytest.mark.parametrize("row", [{"text": None}, {"text": ""}, {"text": " \n"}])
def test_an_empty_text_is_called_empty(write: Write, row: dict[str, str | None]) -> None:
    [error] = read([write("x.jsonl", json.dumps(row))])
    assert isinstance(error, RecordError)
    assert error.reason.startswith("the text is empty")
