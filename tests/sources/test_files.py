"""Opening files: what is meant by a name, compression, encodings, long lines."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablenlp.errors import InputError
from cablenlp.sources import files


def made(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return folder


def test_a_folder_gives_its_readable_files_sorted_and_not_the_hidden_ones(tmp_path: Path) -> None:
    made(tmp_path, "b.txt", "a.jsonl", "sub/c.csv.gz", "notes.pdf", ".hidden.txt", ".git/x.txt")
    found = [str(Path(p).relative_to(tmp_path)) for p in files.expand([str(tmp_path)])]
    assert found == ["a.jsonl", "b.txt", "sub/c.csv.gz"]


def test_a_folder_gives_files_of_any_name_when_the_format_is_given(tmp_path: Path) -> None:
    made(tmp_path, "a.dat", "b")
    assert [Path(p).name for p in files.expand([str(tmp_path)], anything=True)] == ["a.dat", "b"]


def test_globs_are_sorted_and_go_down(tmp_path: Path) -> None:
    made(tmp_path, "x/2.txt", "x/y/1.txt", "0.txt")
    found = files.expand([str(tmp_path / "**" / "*.txt")])
    assert [Path(p).name for p in found] == ["0.txt", "2.txt", "1.txt"]


def test_a_name_with_brackets_is_a_file_before_it_is_a_glob(tmp_path: Path) -> None:
    path = str(made(tmp_path, "list [1].txt") / "list [1].txt")
    assert files.expand([path]) == [path]


def test_order_is_kept_and_nothing_is_read_twice(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "b.txt")
    found = files.expand([str(tmp_path / "b.txt"), str(tmp_path), "-"])
    assert [Path(p).name for p in found] == ["b.txt", "a.txt", "-"]


def test_files_of_this_run_are_not_its_input(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "out.jsonl")
    found = files.expand([str(tmp_path)], skip=[str(tmp_path / "out.jsonl")])
    assert [Path(p).name for p in found] == ["a.txt"]


@pytest.mark.parametrize("name", ["nowhere.txt", "*.nothing", "empty"])
def test_what_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=name.strip("*")):
        files.expand([str(tmp_path / name)])


@pytest.mark.parametrize(
    ("path", "stem"),
    [
        ("a/list.txt", "list"),
        ("list.txt.gz", "list"),
        ("no.3.csv", "no.3"),
        ("cable.1950", "cable.1950"),
        ("-", "stdin"),
    ],
)
def test_stem(path: str, stem: str) -> None:
    assert files.stem(path) == stem


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251"])
def test_compression_and_byte_order_marks_are_seen_through(tmp_path: Path, encoding: str, packed: bool) -> None:
    text = "Телеграмма №5\r\nиз Пекина\n"
    data = text.encode(encoding)
    path = tmp_path / "name-says-nothing"
    path.write_bytes(gzip.compress(data) if packed else data)
    with files.opened(str(path), "cp1251" if encoding == "cp1251" else "utf-8") as stream:
        assert stream.read() == text


def test_bytes_that_do_not_decode_are_found() -> None:
    assert files.undecodable("plain") is None
    assert files.undecodable("é 🂡") is None
    assert files.undecodable(b"caf\xe9".decode("utf-8", "surrogateescape")) == 3
    assert files.undecodable("\ud83c") == 0


def test_unknown_encodings_are_refused() -> None:
    files.check_encoding("cp1251")
    for name in ("klingon", "base64"):
        with pytest.raises(InputError, match=name):
            files.check_encoding(name)


@given(st.lists(st.text("ab\n\r", max_size=9)), st.integers(min_value=1, max_value=12))
def test_lines_know_where_they_begin(parts: list[str], limit: int) -> None:
    text = "".join(parts)
    found = list(files.lines(io.StringIO(text, newline=""), limit))
    assert [line.number for line in found] == list(range(1, len(found) + 1))
    assert all(text.startswith(line.text, line.start) and len(line.text) <= limit for line in found)
    if not any(line.cut for line in found):
        assert "".join(line.text for line in found) == text
