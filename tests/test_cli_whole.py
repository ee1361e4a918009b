"""The commands over the real pipeline, as a user runs them."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from cablenlp.annotation import Annotation

Json = dict[str, Any]
COMMAND = [sys.executable, "-m", "cablenlp"]
LIST = """Results:

1 - 3 of 3

12 May 1956

Telegram No. 118 from Nehru to Tito

Nehru asks Tito to receive the Indian envoy on 20 May.

1957

Letter from Tito to Nehru

Undated

Note on the Visit of Chou En-lai to Belgrade

Pagination
"""


def run(*args: str, cwd: Path, input: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *args], cwd=cwd, input=input, capture_output=True, text=True, encoding="utf-8", check=False
    )


def rows(text: str) -> list[Json]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_result_list_becomes_annotations(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LIST)
    done = run("annotate", "list.txt", "-o", "out.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "3 records annotated: out.jsonl\n")
    found = rows((tmp_path / "out.jsonl").read_text("utf-8"))
    assert [d["id"] for d in found] == ["list#0", "list#1", "list#2"]
    for document in found:
        # What is written is the contract, every field in its order.
        assert list(Annotation.model_validate(document).model_dump(by_alias=True)) == list(document)
        source = document["source"]
        assert (source["path"], f"list#{source['record']}") == ("list.txt", document["id"])
        assert LIST[source["start"] : source["end"]] == document["text"]
        for entity in document["entities"]:
            assert document["text"][entity["start"] : entity["end"]] == entity["text"]
    assert {"Nehru", "Tito"} <= {e["text"] for e in found[0]["entities"] if e["label"] == "PERSON"}


def test_any_number_of_workers_gives_the_same_bytes(tmp_path: Path) -> None:
    lines = [
        {"id": f"r{n}", "text": f"Telegram No. {n} from Delhi to Belgrade, {n % 28 + 1} May 1956"} for n in range(150)
    ]
    lines[70]["text"] = "x" * 300
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    for workers in "12":
        args = ("--workers", workers, "--rules-only", "--max-chars", "200", "-o", f"out{workers}.jsonl")
        done = run("annotate", "in.jsonl", *args, cwd=tmp_path)
        assert done.returncode == 3, done.stderr
    assert (tmp_path / "out1.jsonl").read_bytes() == (tmp_path / "out2.jsonl").read_bytes()
    assert (tmp_path / "out1.errors.jsonl").read_bytes() == (tmp_path / "out2.errors.jsonl").read_bytes()
    assert len(rows((tmp_path / "out2.jsonl").read_text())) == 149


def test_pipes_and_overlays(tmp_path: Path) -> None:
    (tmp_path / "my.jsonl").write_text('{"label": "ORG", "pattern": "Sava Grain Board", "id": "sava"}\n')
    line = json.dumps({"text": "The Sava Grain Board has written.", "date": "1956"}) + "\n"
    done = run("annotate", "-", "--rules-only", "--patterns", "my.jsonl", cwd=tmp_path, input=line)
    assert (done.returncode, done.stderr) == (0, "")
    [document] = rows(done.stdout)
    assert [(e["text"], e["label"]) for e in document["entities"]] == [("Sava Grain Board", "ORG")]


def test_a_wrong_pattern_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "my.jsonl").write_text("{broken\n")
    done = run("annotate", "-", "--rules-only", "--patterns", "my.jsonl", cwd=tmp_path, input="A cable.\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: my.jsonl, line 1: not JSON")
    assert done.stderr.count("\n") == 1


def test_show(tmp_path: Path) -> None:
    text = "Telegram No. 118 from Nehru to Tito\n\nNehru asks Tito to receive the envoy."
    done = run("show", "-", "--date", "1956-05-12", cwd=tmp_path, input=text)
    assert (done.returncode, done.stderr) == (0, "")
    assert "118" in done.stdout
    assert "CABLE_NUMBER" in done.stdout
    done = run("show", text, "--rules-only", "--html", "-o", "page.html", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "CABLE_NUMBER" in page


@pytest.mark.parametrize("args", [["info"], ["patterns", "list"], ["annotate", "-", "--rules-only"]])
def test_whoever_reads_may_stop(tmp_path: Path, args: list[str]) -> None:
    with subprocess.Popen(
        [*COMMAND, *args], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.close()
        _, said = process.communicate(b"Letter to Tito")
    assert (process.returncode, said) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="signals are sent in another way there")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c(tmp_path: Path, workers: str) -> None:
    args = ["annotate", "-", "--format", "jsonl", "--rules-only", "--workers", workers, "-o", "out.jsonl"]
    with subprocess.Popen(
        [*COMMAND, *args],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # a shell's background jobs are deaf to interrupts, and so would be what they start
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  no threads here
    ) as process:
        assert process.stdin
        assert process.stderr
        process.stdin.write('{"text": "Letter to Tito"}\n')
        process.stdin.flush()
        part = tmp_path / "out.part"
        for _ in range(300):
            if part.exists():
                break
            time.sleep(0.1)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
        assert process.wait(30) == 130
    assert said == "Interrupted: 0 records annotated: out.part\n"
    assert part.exists()
    assert not (tmp_path / "out.jsonl").exists()


def test_show_first_reads_a_file_of_annotations(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LIST)
    run("annotate", "list.txt", "-o", "out.jsonl", "--rules-only", cwd=tmp_path)
    done = run("show", "--first", "out.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("list#0\n\n12 May 1956\n\nTelegram No. 118 from Nehru to Tito\n")
    assert re.search(r"senders +Jawaharlal Nehru", done.stdout)
    assert run("show", "--first", "list.txt", cwd=tmp_path).returncode == 4
    assert run("show", "--first", "out.jsonl", "--html", cwd=tmp_path).returncode == 2
