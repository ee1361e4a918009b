"""`cablenlp patterns list|explain|export` and `cablenlp aliases`, as commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from typer.testing import CliRunner

from cablenlp import cli


def run(*args: str, input: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli.app, list(args), input=input)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    sirius = {"text": "Sirius", "form": "cover_name", "from": "1950", "to": "1952"}
    row = {"id": "person:lantern", "label": "PERSON", "kb_id": "lantern", "name": "Anna Lantern"}
    row |= {"forms": ["Anna Lantern", sirius], "source": "box 3"}
    file = tmp_path / "mine.jsonl"
    file.write_text(json.dumps(row), "utf-8")
    return file


def test_list(mine: Path) -> None:
    code, out, err = run("patterns", "list", "people", "--name", "sirius", "--patterns", str(mine))
    assert [line.split() for line in out.splitlines()] == [
        ["id", "label", "name", "forms", "time", "source"],
        ["person:lantern", "PERSON", "Anna", "Lantern", "2", "box", "3"],
    ]
    assert (code, err) == (0, "1 row.\n")
    code, out, _ = run("patterns", "list", "--kb-id", "roshchin", "--date", "1951", "--json")
    assert code == 0
    assert [json.loads(line)["label"] for line in out.splitlines()] == ["PERSON", "ROLE"]


def test_list_finds_nothing_or_is_asked_wrongly() -> None:
    code, out, err = run("patterns", "list", "--name", "qqqq")
    assert (code, out, err.startswith("No row fits")) == (0, "", True)
    assert run("patterns", "list", "persons")[2].startswith("Error: no table is called 'persons'")
    assert run("patterns", "list", "--date", "last week")[0] == 2


def test_explain(mine: Path) -> None:
    code, out, _ = run("patterns", "explain", "Sirius", "--date", "1951", "--patterns", str(mine))
    assert code == 0
    assert "Sirius = Anna Lantern (PERSON, cover_name, attested)" in out
    assert "source: box 3" in out
    assert run("patterns", "explain", "Sirius", "--from", "Tito", "--text", "Sirius is here.")[0] == 2
    assert run("patterns", "explain", "Qqqzzz")[0] == 1


def test_export(mine: Path, tmp_path: Path) -> None:
    out = tmp_path / "rows.jsonl"
    code, _, err = run("patterns", "export", "--label", "PERSON", "--patterns", str(mine), "-o", str(out))
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert (code, err) == (0, f"{len(rows)} rows: {out}\n")
    assert {"label": "PERSON", "pattern": "Sirius", "id": "lantern"} in rows
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").from_disk(out)  # type: ignore[attr-defined]
    assert [e.ent_id_ for e in nlp("Sirius met Chou En-lai.").ents] == ["lantern", "zhou-enlai"]
    assert run("patterns", "export", "--label", "PEOPLE")[0] == 2


def test_aliases(tmp_path: Path) -> None:
    text = "Telegram from Roshchin to Filippov [Stalin], 7 June 1951"
    code, out, err = run("aliases", "-", "--rules-only", input=text)
    assert (code, err) == (0, "1 alias in 1 document\n")
    assert out.splitlines()[1].split() == ["Filippov", "Joseph", "Stalin", "1", "0", "1951-06-07", "1951-06-07"]
    notes, table = tmp_path / "notes.jsonl", tmp_path / "aliases.csv"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert run("annotate", str(tmp_path / "a.txt"), "--rules-only", "-o", str(notes))[0] == 0
    assert run("aliases", str(notes), "--format", "csv", "-o", str(table))[2] == f"1 alias in 1 document: {table}\n"
    assert table.read_text("utf-8").splitlines()[1].startswith("Filippov,Joseph Stalin,stalin,")
    assert run("aliases", str(notes), "--format", "rows") == (0, "", "0 rows in 1 document\n")


def test_aliases_of_nothing_and_of_what_is_broken(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", "utf-8")
    assert run("aliases", str(tmp_path / "empty.txt"))[0] == 4
    (tmp_path / "broken.jsonl").write_text('{"text": \n{"text": "Tito agreed."}\n', "utf-8")
    code, out, err = run("aliases", str(tmp_path / "broken.jsonl"), "--rules-only")
    assert (code, out) == (3, "")
    assert "line 1" in err
    assert err.endswith("0 aliases in 1 document\n1 failed\n")
