"""The rows in memory: packaged, overlaid, saved."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from cablenlp.errors import PatternError
from cablenlp.lexicon.models import Entity
from cablenlp.lexicon.rulers import TokenPattern
from cablenlp.lexicon.store import Lexicon, packaged, patterns_folder, table_of
from cablenlp.lexicon.tables import MODELS

ORLOV = {"id": "person:orlov-pavel", "label": "PERSON", "kb_id": "orlov-pavel", "name": "Pavel Orlov", "forms": ["Orlov"],
         "source": "own"}  # fmt: skip


def write(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf8")
    return path


def test_every_file_is_a_table() -> None:
    assert {f.stem for f in patterns_folder().glob("*.jsonl")} == set(MODELS)
    assert packaged().tables() == {
        file.stem: len(file.read_text(encoding="utf8").splitlines())
        for file in sorted(patterns_folder().glob("*.jsonl"), key=lambda f: list(MODELS).index(f.stem))
    }


def test_rows_are_found_by_table_id_and_slug() -> None:
    lexicon = packaged()
    stalin = lexicon.entity("stalin")
    assert stalin is not None
    assert stalin.name == "Joseph Stalin"
    assert lexicon.row("person:stalin") is stalin
    assert stalin in lexicon.rows("people")
    assert lexicon.entity("nobody-at-all") is None
    assert lexicon.rows("no such table") == []
    assert lexicon.words("office")["ambassador"] == "ambassador"


def test_what_is_derived_is_derived_once() -> None:
    lexicon = Lexicon({})
    built: list[int] = []
    assert [lexicon.compiled("x", lambda lex: built.append(1) or len(built)) for _ in range(3)] == [1, 1, 1]


def test_an_overlay_leaves_the_packaged_rows_alone(tmp_path: Path) -> None:
    file = write(tmp_path / "own.jsonl", ORLOV, {"id": "person:stalin", "drop": True})
    laid = packaged().overlaid([file])
    assert laid.entity("orlov-pavel") is not None
    assert laid.row("person:stalin") is None
    assert packaged().entity("orlov-pavel") is None
    assert packaged().row("person:stalin") is not None
    assert laid.overlay_rows() == [ORLOV, {"id": "person:stalin", "drop": True}]
    assert packaged().overlaid([]) is packaged()


def test_a_row_of_ours_is_replaced_whole(tmp_path: Path) -> None:
    row = {
        "id": "person:stalin",
        "label": "PERSON",
        "kb_id": "stalin",
        "name": "J.V. Stalin",
        "forms": ["Koba"],
        "source": "own",
    }
    stalin = packaged().overlaid([write(tmp_path / "own.jsonl", row)]).entity("stalin")
    assert stalin is not None
    assert (stalin.name, [f.text for f in stalin.forms]) == ("J.V. Stalin", ["Koba"])


def test_rows_come_back_from_what_is_saved(tmp_path: Path) -> None:
    files = [
        write(tmp_path / "own.jsonl", ORLOV, {"label": "GPE", "pattern": "Barataria", "id": "barataria"}),
        write(tmp_path / "words.jsonl", {"id": "own:word", "class": "office", "name": "margrave", "forms": ["Margrave"], "source": "own"}),
    ]  # fmt: skip
    laid = packaged().overlaid(files)
    for copy in (packaged().with_rows(laid.overlay_rows()), pickle.loads(pickle.dumps(laid))):
        assert copy.tables() == laid.tables()
        assert copy.words("office")["margrave"] == "margrave"
        assert [row.id for row in copy.rows("rulers")] == [row.id for row in laid.rows("rulers")]
    rows = laid.overlay_rows()
    assert packaged().with_rows(rows) is not laid
    once = packaged().with_rows(rows)
    assert packaged().with_rows(rows) is once


def test_rows_of_rulers_become_rows_of_ours(tmp_path: Path) -> None:
    file = write(
        tmp_path / "own.jsonl",
        {"label": "PERSON", "pattern": "Sancho Panza", "id": "sancho"},
        {"label": "ORG", "pattern": [{"LOWER": "board"}, {"IS_TITLE": True}], "id": "Boards of All"},
    )
    phrase, tokens = packaged().overlaid([file]).rows("rulers")[::-1]
    assert isinstance(phrase, Entity)
    assert (phrase.label, phrase.kb_id, [f.text for f in phrase.forms]) == ("PERSON", "sancho", ["Sancho Panza"])
    assert isinstance(tokens, TokenPattern)
    assert (tokens.label, tokens.kb_id) == ("ORG", "boards-of-all")


def test_no_two_rows_of_rulers_are_one(tmp_path: Path) -> None:
    found = packaged().overlaid([write(
        tmp_path / "own.jsonl",
        {"label": "PERSON", "pattern": "Barataria"},
        {"label": "GPE", "pattern": "Barataria"},
        {"label": "PERSON", "pattern": "Ли", "id": "Ли"},
        {"label": "PERSON", "pattern": "Кан", "id": "Кан"},
        {"label": "ORG", "pattern": [{"LOWER": "board", "OP": "+"}]},
        {"label": "ORG", "pattern": [{"LOWER": "board", "OP": "*"}]},
    )]).rows("rulers")  # fmt: skip
    assert len(found) == 6
    assert len({row.kb_id for row in found if row.kb_id}) == 2


@pytest.mark.parametrize(
    ("row", "table"),
    [
        ({"label": "GPE"}, "places"),
        ({"label": "CLASSIFICATION"}, "marks"),
        ({"id": "word:x"}, "words"),
        ({"id": "x", "type": "ORDER"}, "frames"),
        ({"id": "x"}, None),
    ],
)
def test_the_table_of_a_row(row: dict[str, object], table: str | None) -> None:
    assert table_of(row) == table


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", r"own\.jsonl, line 2: not JSON"),
        ("[]", r"own\.jsonl, line 2: a row is a JSON object"),
        (ORLOV | {"wikidata": "12"}, r"own\.jsonl, line 2: field wikidata"),
        (ORLOV | {"from": "1950", "to": "1940"}, r"own\.jsonl, line 2: the window ends \(1940\)"),
        (ORLOV | {"forms": [{"text": "O", "from": "1950", "to": "1940"}]}, r"own\.jsonl, line 2: field forms\.0.*ends \(1940\)"),
        (ORLOV | {"forms": []}, r"own\.jsonl, line 2: field forms"),
        ({"id": "x"}, r"own\.jsonl, line 2: cannot tell what kind of row this is"),
    ],
)  # fmt: skip
def test_nothing_is_half_loaded(line: object, message: str, tmp_path: Path) -> None:
    with pytest.raises(PatternError, match=message) as caught:
        packaged().overlaid([write(tmp_path / "own.jsonl", ORLOV, line)])
    assert caught.value.line == 2
    assert packaged().entity("orlov-pavel") is None


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match=r"nowhere\.jsonl: no such file"):
        packaged().overlaid([tmp_path / "nowhere.jsonl"])
