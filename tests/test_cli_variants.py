"""`cablenlp patterns variants`."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from cablenlp import cli


def run(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli.app, ["patterns", "variants", *args])
    return result.exit_code, result.output


def test_a_name_by_systems() -> None:
    code, out = run("Zhou Enlai")
    assert code == 0
    assert out.splitlines()[:2] == [
        f"{'chinese, Pinyin':40}  Zhou Enlai, Zhou En-lai", f"{'chinese, Wade-Giles':40}  Chou En-lai",
    ]  # fmt: skip


def test_what_rows_lack_is_an_overlay(tmp_path: Path) -> None:
    row = {"id": "person:x", "label": "PERSON", "kb_id": "x", "name": "Wen Qiao", "state": "china", "source": "notes",
           "forms": ["Wen Qiao"], "yes": ["«Wen Qiao» came."]}  # fmt: skip
    own = tmp_path / "own.jsonl"
    own.write_text(json.dumps(row), encoding="utf8")
    code, out = run("--rows", "people", "--language", "chinese", "--patterns", str(own))
    assert code == 0
    [added] = [json.loads(line) for line in out.splitlines() if "person:x" in line]
    variant = {"text": "Wen Ch'iao", "form": "variant", "certainty": "standard"}
    assert added == {"id": "person:x", "add": True, "forms": [variant]}
    own.write_text(json.dumps(row) + "\n" + json.dumps(added), encoding="utf8")
    shown = CliRunner().invoke(cli.app, ["show", "--rules-only", "--patterns", str(own), "We met Wen Ch'iao."])
    assert "Wen Ch'iao  Wen Qiao" in shown.output


def test_wrong_use() -> None:
    assert run("Qwertz")[0] == 4
    assert "say with --language whose name it is" in run("Qwertz")[1]
    assert run()[0] == 2
    assert run("Mao", "--rows", "people")[0] == 2
    code, out = run("Mao", "--language", "klingon")
    assert code == 2
    assert "there are arabic, chinese" in " ".join(out.split())
