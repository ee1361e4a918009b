"""Output that is whole or not there, and the list of what failed."""

from __future__ import annotations

import gzip
import json
import os
import threading
from pathlib import Path

import pytest

from cablenlp.errors import RecordError
from cablenlp.sinks.errors import ErrorSink
from cablenlp.sinks.jsonl import JsonlSink, beside, is_stream


@pytest.mark.parametrize(
    ("out", "part"),
    [
        ("a/x.jsonl", "a/x.part"),
        ("x", "x.part"),
        ("x.json", "x.json.part"),
        ("a.b.jsonl", "a.b.part"),
        ("x.jsonl.gz", "x.part"),
    ],
)
def test_beside(out: str, part: str) -> None:
    assert beside(out, ".part") == Path(part)


def test_the_name_is_given_when_it_is_whole(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out.jsonl"
    sink = JsonlSink(out)
    sink.write(b'{"a": 1}')
    assert not out.exists()
    sink.commit()
    assert out.read_bytes() == b'{"a": 1}\n'
    assert [p.name for p in out.parent.iterdir()] == ["out.jsonl"]


def test_what_is_not_whole_stays_in_part_and_the_earlier_output_stands(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("earlier")
    sink = JsonlSink(out)
    sink.write(b"{}")
    sink.close()
    assert (out.read_text(), (tmp_path / "out.part").read_text()) == ("earlier", "{}\n")
    JsonlSink(out).discard()
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]


def test_what_is_called_gz_is_compressed_to_the_same_bytes(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl.gz"
    for _ in range(2):
        with JsonlSink(out) as sink:
            sink.write(b'{"a": 1}')
        packed = out.read_bytes()
        assert (gzip.decompress(packed), packed[4:8]) == (b'{"a": 1}\n', bytes(4))  # no time in its head
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl.gz"]
    sink = JsonlSink(out)
    sink.write(b"{}")
    sink.close()
    assert (out.read_bytes(), gzip.decompress((tmp_path / "out.part").read_bytes())) == (packed, b"{}\n")


def test_errors_have_four_fields_and_a_stale_file_goes(tmp_path: Path) -> None:
    path = tmp_path / "out.errors.jsonl"
    path.write_text("stale")
    sink = ErrorSink(path)
    assert not path.exists()
    sink.write(RecordError("weiß nicht", path="a.csv", record=0, line=2))
    sink.write(RecordError("nobody knows", path="b\udcff.csv"))
    sink.close()
    assert [json.loads(line) for line in path.read_text("utf-8").splitlines()] == [
        {"file": "a.csv", "record": 0, "line": 2, "reason": "weiß nicht"},
        {"file": "b?.csv", "record": None, "line": None, "reason": "nobody knows"},
    ]


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    real, link = tmp_path / "far" / "real.jsonl", tmp_path / "out.jsonl"
    real.write_text("earlier")
    link.symlink_to(real)
    sink = JsonlSink(link)
    sink.write(b"{}")
    sink.commit()
    assert link.is_symlink()
    assert real.read_text() == "{}\n"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert is_stream(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    sink = JsonlSink(pipe)
    sink.write(b"{}")
    sink.commit()
    reader.join()
    assert (read, pipe.is_fifo(), len(list(tmp_path.iterdir()))) == (["{}\n"], True, 1)
    assert not is_stream(tmp_path)
    assert is_stream("-")
