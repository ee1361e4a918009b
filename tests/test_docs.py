"""What README and docs show is run: Python sessions, commands with their output, figures, links, the picture.

A fence may name a file (```jsonl my.jsonl): its block is written there first. Commands other than `cablenlp` and
`cat` are not run. `...` in an output stands for anything.
"""

from __future__ import annotations

import doctest
import re
import runpy
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

import cablenlp
from cablenlp import scoring
from cablenlp.annotation import Annotation
from cablenlp.cli import app

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
PAGES += [ROOT / "corpus" / "README.md", ROOT / "training" / "README.md"]
FOLDERS = ("src", "patterns", "corpus", "benchmarks", "training", "docs", "tests")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
NOT_RUN = (".", "cd", "git", "make", "pip", "python", "weasel")
_FENCE = re.compile(r"^```(\w+)(?: +(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block of a page: its language, the file it names, its text, its line."""

    language: str
    file: str | None
    text: str
    line: int


def blocks(page: Path) -> Iterator[Block]:
    text = page.read_text(encoding="utf-8")
    for found in _FENCE.finditer(text):
        yield Block(found[1], found[2], found[3], text.count("\n", 0, found.start()) + 1)


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_what_a_page_shows_is_so(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    known: dict[str, Any] = {}
    for block in blocks(page):
        where = f"{name(page)}, line {block.line}"
        if block.file:
            Path(block.file).write_text(block.text, encoding="utf-8")
        elif block.language == "python":
            session(block.text, known, where)
        elif block.language == "console":
            for command, wanted in commands(block.text):
                same(wanted, output(command), f"{where}: {command}")


def session(text: str, known: dict[str, Any], where: str) -> None:
    if ">>>" not in text:
        exec(compile(text, where, "exec"), known)
        return
    test = doctest.DocTestParser().get_doctest(text, known, where, None, None)
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=FLAGS, verbose=False)
    runner.run(test, out=said.append, clear_globs=False)
    assert not runner.failures, "".join(said)
    known.update(test.globs)


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Each `$ command` with what stands below it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, below = part.partition("\n")
        while command.endswith("\\"):
            more, _, below = below.partition("\n")
            command = command[:-1] + more
        if command.split()[0] not in NOT_RUN:
            yield command, below


def output(command: str) -> str:
    words = shlex.split(command, comments=True)
    if words[0] == "cat":
        return Path(words[1]).read_text(encoding="utf-8")
    assert words[0] == "cablenlp", command
    return CliRunner().invoke(app, words[1:], prog_name="cablenlp", env={"COLUMNS": "80"}).output


def same(wanted: str, found: str, where: str) -> None:
    if not doctest.OutputChecker().check_output(wanted, found, FLAGS):
        raise AssertionError(f"{where}\n--- the page says\n{wanted}\n--- it is\n{found}")


def dates() -> list[tuple[str, str, str]]:
    page = (ROOT / "docs" / "annotation.md").read_text(encoding="utf-8")
    found: list[tuple[str, str, str]] = re.findall(r"^\| ([^|]+) \| ([\d-]*) ?\| `([^`]+)`.*\|$", page, re.MULTILINE)
    assert found
    return found


@pytest.mark.parametrize(("text", "date", "edtf"), dates())
def test_dates_of_the_guide(text: str, date: str, edtf: str, read: Callable[..., Annotation]) -> None:
    soviet = "Ciphered telegram, Roshchin to Moscow\n\n" if "Soviet" in text else ""
    found = read(f"{soviet}He writes of {text.partition(',')[0]}.", date=date or None).entities
    assert (None if edtf == "null" else edtf) in [e.edtf for e in found if e.label in ("DATE", "TIME")]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    missing = []
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)", text):
        to, _, part = link.partition("#")
        target = page.parent / to if to else page
        if not target.exists() or (part and part not in headings(target)):
            missing.append(link)
    assert not missing


def headings(page: Path) -> set[str]:
    """The names by which GitHub links to the headings of a page."""
    found = re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", [p for p in PAGES if p.name != "CHANGELOG.md"], ids=name)
def test_the_files_that_a_page_names_are_there(page: Path) -> None:
    ours = [p for folder in FOLDERS for p in (ROOT / folder).rglob("*.*")]
    named = re.findall(r"`((?:[\w-]+/)*[\w-]+\.(?:py|toml|yml|cfg))`", page.read_text(encoding="utf-8"))
    assert [n for n in named if not any(p.as_posix().endswith(f"/{n}") for p in ours)] == []


def test_the_version_is_the_same_everywhere() -> None:
    version = cablenlp.__version__
    assert f"*cablenlp {version}*" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\n## {version}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_picture_shows_what_is_read(tmp_path: Path) -> None:
    drawn = runpy.run_path(str(ROOT / "docs" / "picture.py"))
    now = drawn["draw"](cablenlp.annotate(drawn["RECORD"]))
    assert (ROOT / "docs" / "picture.svg").read_text(encoding="utf-8") == now, "run: python docs/picture.py"


def test_no_figure_of_the_readme_is_too_high(tmp_path: Path) -> None:
    """Figures may be better than stated, never worse by more than a hundredth."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| [^|]+ \| `([^`]+)` \| ([\d.]+) \|(?: ([\d.]+) \|)?$", readme, re.MULTILINE)
    assert table
    out = str(tmp_path / "out.jsonl")
    corpus = [str(ROOT / "corpus" / folder) for folder in ("records", "cables")]
    assert CliRunner().invoke(app, ["annotate", *corpus, "-o", out]).exit_code == 0
    rows = scoring.score(scoring.load(ROOT / "corpus" / "gold.jsonl"), scoring.load(Path(out)))
    for measure, first, second in table:
        row = rows[measure]
        values = [row["p"], row["r"]] if second else [row["acc"]]
        for stated, value in zip([first, second], values, strict=False):
            assert float(stated) <= value + 0.01, f"{measure}: {row}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_pages_name_no_folder_of_one_machine(page: Path) -> None:
    assert not re.search(r"/(?:work|tmp|home|root)/", page.read_text(encoding="utf-8"))
