"""`cablenlp patterns import` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cablenlp.cli import app
from cablenlp.importers import FORMATS


def test_rows_errors_and_exit_codes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("l.csv").write_text('name,born\n"Quillby, Ada",1899\n"Quillby, Bea",spring\n', encoding="utf8")
    run = CliRunner().invoke
    done = run(app, ["patterns", "import", "l.csv", "-o", "my.jsonl"])
    assert done.exit_code == 3
    assert "1 row, of them 0 for what is known already: my.jsonl\n1 failed: my.errors.jsonl" in done.output
    assert json.loads(Path("my.jsonl").read_text("utf8"))["kb_id"] == "quillby-ada"
    assert json.loads(Path("my.errors.jsonl").read_text("utf8"))["line"] == 3
    assert sorted(p.name for p in tmp_path.iterdir()) == ["l.csv", "my.errors.jsonl", "my.jsonl"]
    assert run(app, ["patterns", "import", "none.csv"]).exit_code == 4
    assert run(app, ["patterns", "import", "l.csv", "-o", "l.csv"]).exit_code == 2
    wrong = run(app, ["patterns", "import", "l.csv", "--name", "Who"])
    assert wrong.exit_code == 2
    assert "has no column 'Who'" in " ".join(wrong.output.replace("│", " ").split())


def test_cover_names_have_their_time_and_words_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("l.csv").write_text('name,alias,A,Z\n"Quillby, Ada",Osprey; The,1953,1957\n', encoding="utf8")
    options = ("--alias-from", "A", "--alias-to", "Z", "--cover-names")
    done = CliRunner().invoke(app, ["patterns", "import", "l.csv", "-o", "my.jsonl", *options])
    assert "1 name left out, being an ordinary word or the name of something else: The" in done.output
    form = {"text": "Osprey", "form": "cover_name", "from": "1953", "to": "1957"}
    assert form in json.loads(Path("my.jsonl").read_text("utf8"))["forms"]


def test_every_format_can_be_named() -> None:
    from cablenlp.cli.imports import Format

    assert tuple(f.value for f in Format) == FORMATS
