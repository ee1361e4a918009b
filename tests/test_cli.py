"""The commands: what they print where, what they leave behind, and what their exit code says."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from cablenlp import __version__, batch, cli
from cablenlp.sources.record import Record

Json = dict[str, Any]


class Echo:
    """An engine that reads nothing."""

    def run(self, records: list[Record]) -> list[batch.Outcome]:
        return [self.one(record) for record in records]

    def one(self, record: Record) -> batch.Outcome:
        if record.text == "interrupt":
            raise KeyboardInterrupt
        if record.text == "fail":
            return batch.Outcome(record.id, None, "it failed")
        line = json.dumps({"id": record.id, "text": record.text, "date": record.date})
        return batch.Outcome(record.id, line.encode(), None)


@pytest.fixture
def setups(monkeypatch: pytest.MonkeyPatch) -> list[batch.Setup]:
    """Replaces the pipeline by `Echo`; holds what was asked for."""
    asked: list[batch.Setup] = []

    def engine(setup: batch.Setup) -> Echo:
        asked.append(setup)
        return Echo()

    monkeypatch.setattr(batch.Setup, "engine", engine)
    return asked


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str, input: bytes | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli.app, list(args), input=input)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def rows(path: Path) -> list[Json]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def ids(text: str) -> list[str]:
    return [json.loads(line)["id"] for line in text.splitlines()]


@pytest.mark.usefixtures("setups")
class TestAnnotate:
    def test_all_kinds_of_input_at_once(self, here: Path) -> None:
        (here / "in").mkdir()
        (here / "in" / "b.txt").write_text("cable b")
        (here / "in" / "a.csv.gz").write_bytes(gzip.compress(b"text,date\ncable a,1956\n"))
        (here / "c1.txt").write_text("cable c")
        code, out, err = run("annotate", "-", "in", "c?.txt", "-o", "out.jsonl", input=b'{"text": "s", "id": "x"}\n')
        assert (code, out) == (0, "")
        assert "4 records annotated: out.jsonl" in err
        assert [(r["id"], r["text"], r["date"]) for r in rows(here / "out.jsonl")] == [
            ("x", "s", None), ("a#0", "cable a", "1956"), ("b#0", "cable b", None), ("c1#0", "cable c", None),
        ]  # fmt: skip
        assert {p.name for p in here.iterdir()} == {"in", "c1.txt", "out.jsonl"}

    def test_nothing_but_data_on_standard_output(self, here: Path) -> None:
        (here / "a.jsonl").write_text('{"text": "a"}\nbroken\n{"text": "c"}\n')
        for output in ((), ("-o", "-")):
            code, out, err = run("annotate", "a.jsonl", *output)
            assert (code, ids(out)) == (3, ["a#0", "a#2"])
            assert "a.jsonl, line 2: the line is broken JSON" in err
        assert [p.name for p in here.iterdir()] == ["a.jsonl"]

    def test_what_failed_is_listed_and_the_rest_goes_on(self, here: Path) -> None:
        (here / "a.jsonl").write_bytes(
            b'{"text": "a"}\n{"text"\n{"body": "c"}\n{"text": "\xff"}\n'
            b'{"text": "fail"}\n{"text": "123456789"}\n{"text": "g"}\n'
        )
        code, out, err = run("annotate", "a.jsonl", "-o", "out.jsonl", "--max-chars", "8")
        assert (code, out) == (3, "")
        assert "5 failed: out.errors.jsonl" in err
        assert [line.partition(":")[2].partition(",")[0] for line in err.splitlines() if "Failed" in line] == [
            " a.jsonl"
        ] * 3  # the first
        assert [r["id"] for r in rows(here / "out.jsonl")] == ["a#0", "a#6"]
        errors = rows(here / "out.errors.jsonl")
        assert [list(e) for e in errors] == [["file", "record", "line", "reason"]] * 5
        assert [(e["file"], e["record"], e["line"]) for e in errors] == [
            ("a.jsonl", 1, 2), ("a.jsonl", 2, 3), ("a.jsonl", 3, 4), ("a.jsonl", 4, None), ("a.jsonl", 5, 6),
        ]  # fmt: skip
        (here / "a.jsonl").write_text('{"text": "a"}\n')
        assert run("annotate", "a.jsonl", "-o", "out.jsonl")[0] == 0
        assert not (here / "out.errors.jsonl").exists()

    def test_no_input(self, here: Path) -> None:
        (here / "empty").mkdir()
        (here / "empty.txt").write_text("")
        (here / "out.jsonl").write_text("earlier")
        for given in ("nowhere.txt", "empty", "*.nothing", "empty.txt", "-"):
            code, out, err = run("annotate", given, "-o", "out.jsonl", input=b"")
            assert (code, out) == (4, ""), given
            assert err.startswith("Error: ")
            assert "Traceback" not in err
        assert (here / "out.jsonl").read_text() == "earlier"
        assert not (here / "out.part").exists()

    def test_wrong_use(self, here: Path) -> None:
        (here / "a.jsonl").write_text('{"text": "a"}\n')
        for args in (
            (),
            ("a.jsonl", "--format", "docx"),
            ("a.jsonl", "--encoding", "nope"),
            ("a.jsonl", "--workers", "0"),
            ("a.jsonl", "--exclude", "cable_nothing"),
            ("a.jsonl", "--patterns", "nowhere.jsonl"),
            ("a.jsonl", "-o", "a.jsonl"),
            ("a.jsonl", "-o", "."),
            ("a.jsonl", "--nonsense"),
        ):
            assert run("annotate", *args)[0] == 2, args
        assert (here / "a.jsonl").read_text() == '{"text": "a"}\n'

    def test_ctrl_c_leaves_what_is_done_and_says_so(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(batch, "CHUNK_RECORDS", 1)
        (here / "a.jsonl").write_text('{"text": "a"}\n{"text": "interrupt"}\n')
        code, out, err = run("annotate", "a.jsonl", "-o", "out.jsonl")
        assert (code, out) == (130, "")
        assert "Interrupted: 1 record annotated: out.part" in err
        assert len(rows(here / "out.part")) == 1
        assert not (here / "out.jsonl").exists()

    def test_an_output_that_cannot_be_written_is_one_sentence(self, here: Path) -> None:
        (here / "a.txt").write_text("a")
        code, out, err = run("annotate", "a.txt", "-o", "a.txt/out.jsonl")
        assert (code, out) == (1, "")
        assert err == "Error: a.txt: File exists\n"

    def test_a_device_is_written_to_and_stays(self, here: Path) -> None:
        (here / "a.jsonl").write_text('{"text": "a"}\nbroken\n')
        code, out, err = run("annotate", "a.jsonl", "-o", os.devnull)
        assert (code, out) == (3, "")
        assert "Failed: a.jsonl, line 2" in err
        assert not Path(os.devnull).is_file()

    def test_output_is_no_input(self, here: Path) -> None:
        (here / "a.txt").write_text("a")
        for _ in range(2):
            assert run("annotate", ".", "-o", "out.jsonl")[0] == 0
            assert [r["id"] for r in rows(here / "out.jsonl")] == ["a#0"]

    def test_ids_that_come_again_are_told(self, here: Path) -> None:
        (here / "a.jsonl").write_text('{"id": "x", "text": "a"}\n{"id": "x", "text": "b"}\n')
        code, _, err = run("annotate", "a.jsonl", "-o", "out.jsonl")
        assert [r["id"] for r in rows(here / "out.jsonl")] == ["x", "x~2"]
        assert code == 0
        assert "1 record had the id of an earlier one" in err

    def test_options_reach_the_reader(self, here: Path) -> None:
        (here / "a").write_bytes("nr;inhalt;datum\n7;Grüße;1956-10\n".encode("cp1252"))
        fields = ("--id-field", "nr", "--text-field", "inhalt", "--date-field", "datum")
        code, out, _ = run("annotate", "a", "--format", "csv", "--encoding", "cp1252", *fields)
        assert code == 0
        assert json.loads(out) == {"id": "7", "text": "Grüße", "date": "1956-10"}

    def test_result_lists(self, here: Path) -> None:
        (here / "list.txt").write_text(
            "Results:\n\n1 - 2 of 2\n\n1951\n\nLetter to Nagy\n\nUndated\n\nReply\n\nHe agrees.\n"
        )
        code, out, _ = run("annotate", "list.txt")
        assert code == 0
        assert [json.loads(line)["text"] for line in out.splitlines()] == [
            "1951\n\nLetter to Nagy", "Undated\n\nReply\n\nHe agrees.",
        ]  # fmt: skip


def test_options_reach_the_pipeline(here: Path, setups: list[batch.Setup]) -> None:
    (here / "a.txt").write_text("a")
    (here / "my.jsonl").write_text("")
    run(
        "annotate",
        "a.txt",
        "--patterns",
        "my.jsonl",
        "--patterns",
        str(here),
        "--exclude",
        "dates",
        "--rules-only",
    )
    [setup] = setups
    assert setup.patterns == ("my.jsonl", str(here))
    assert setup.exclude == ("cable_dates", "cable_names", "cable_syntax", "cable_events")


def commands(group: Any, *path: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, group
    for name, command in getattr(group, "commands", {}).items():
        yield from commands(command, *path, name)


def test_every_command_and_option_has_help() -> None:
    found = list(commands(typer.main.get_command(cli.app)))
    assert {" ".join(path) for path, _ in found} >= {"annotate", "show", "info", "evaluate", "patterns check"}
    for path, command in found:
        assert command.help, path
        for param in command.params:
            assert param.help, (path, param.name)
        assert run(*path, "--help")[0] == 0


def test_statistical_layers_are_those_of_the_pipeline() -> None:
    from cablenlp.pipeline import STATISTICAL

    assert cli.common.STATISTICAL == STATISTICAL


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["annotate", "--help"], ["show", "--help"]])
def test_help_and_version_stay_light(args: list[str]) -> None:
    code = (
        "import sys; from cablenlp.cli import app\n"
        f"try: app({args!r})\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'numpy', 'cablenlp.annotation', 'cablenlp.lexicon.models'} & {*sys.modules}\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()


def test_version() -> None:
    assert run("--version") == (0, f"cablenlp {__version__}\n", "")


def test_python_m_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cablenlp", "--version"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ,
    )
    assert done.stdout == f"cablenlp {__version__}\n"


def test_info() -> None:
    code, out, _ = run("info", "--json")
    found = json.loads(out)
    assert code == 0
    assert found["cablenlp"] == __version__
    assert found["layers"][0] == "cable_zones"
    assert found["layers"][-1] == "cable_resolve"
    assert found["patterns"]["rows"]["people"] > 0
    code, out, _ = run("info")
    assert code == 0
    assert found["spacy"] in out
    assert "people.jsonl" in out


GOLD = {
    "id": "a#0",
    "text": "Nehru",
    "entities": [{"id": "e1", "start": 0, "end": 5, "text": "Nehru", "label": "PERSON"}],
}


def test_evaluate(here: Path) -> None:
    other = {"id": "b#0", "text": "Nehru", "entities": []}
    (here / "gold.jsonl").write_text(json.dumps(GOLD) + "\n" + json.dumps(other) + "\n")
    (here / "found.jsonl").write_text(json.dumps(GOLD | {"entities": []}) + "\n")
    code, out, _ = run("evaluate", "gold.jsonl", "found.jsonl", "--json", "--errors", "5", "--ids", "a,c")
    found = json.loads(out)
    assert code == 0
    assert (found["documents"], found["absent"], len(found["errors"])) == (1, 0, 1)
    assert found["entity overlap *"]["r"] == 0
    code, out, _ = run("evaluate", "gold.jsonl", "found.jsonl", "--errors", "5")
    assert out.startswith("2 documents, 1 absent from the predictions\n")
    assert out.splitlines()[-1].startswith("a#0 | ")
    code, _, err = run("evaluate", "gold.jsonl", "found.jsonl", "--ids", "z")
    assert code == 4
    assert err.startswith("Error: ")
    assert run("evaluate", "gold.jsonl", "nowhere.jsonl")[0] == 2
    (here / "found.jsonl").write_text(json.dumps(GOLD | {"id": "other"}) + "\n")
    code, out, err = run("evaluate", "gold.jsonl", "found.jsonl")
    assert (code, out) == (2, "")
    assert "none of the 2 ids of gold.jsonl is in found.jsonl" in " ".join(err.split())


def test_show_refuses_what_is_no_date(here: Path) -> None:
    code, out, err = run("show", "Nehru", "--date", "04/11/1956")
    assert (code, out) == (2, "")
    assert "'04/11/1956' cannot be read without doubt; write it like one of 1956-11-04" in " ".join(err.split())


def test_show_reads_a_file_that_is_there(here: Path) -> None:
    (here / "a.txt").write_text("Nehru")
    code, out, err = run("show", "a.txt", "--rules-only")
    assert (code, err) == (0, "")
    assert "Jawaharlal Nehru" in out
    code, _, err = run("show", "b.txt", "--rules-only")
    assert (code, err) == (0, "no file is called b.txt; it is read as a text\n")


def test_show_wants_one_text(here: Path) -> None:
    (here / "a.txt").write_text("a")
    (here / "blank.txt").write_text("\n")
    assert run("show")[0] == 2
    assert run("show", "text", "--file", "a.txt")[0] == 2
    assert run("show", "--file", "blank.txt")[0] == 4
    assert run("show", "-", input=b"")[0] == 4
