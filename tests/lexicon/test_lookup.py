"""Rows by a name as somebody types it, and rows chosen for a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from cablenlp.errors import InputError
from cablenlp.lexicon import lint
from cablenlp.lexicon.listing import listed
from cablenlp.lexicon.lookup import like, named, raw
from cablenlp.lexicon.store import packaged

LEXICON = packaged()


def ids(name: str) -> list[str]:
    return [found.row.id for found in named(LEXICON, name)]


def test_capitals_accents_and_hyphens_make_no_difference() -> None:
    assert ids("KIM IL-SUNG") == ids("kim il sung") == ["person:kim-il-sung"]
    assert ids("Kadar") == ids("Kádár")


def test_people_come_first_and_each_row_once() -> None:
    assert ids("Kuznetsov") == ["person:fyodor-kuznetsov", "person:stalin", "person:vasily-kuznetsov"]
    assert [found.form.form for found in named(LEXICON, "Kuznetsov") if found.form] == [
        "surname",
        "cover_name",
        "surname",
    ]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("FonMin", "abbr:fonmin"),
        ("agreed", "agree.agree"),
        ("cease-fires", "ceasefire.ceasefire-n"),
        ("aide-mémoire", "kind:aide-memoire"),
        ("AVPRF", "archive:avprf"),
        ("Ambassador of the Soviet Union to China", "role:ambassador-ussr-china"),
    ],
)
def test_rows_of_every_kind(name: str, row: str) -> None:
    assert row in ids(name)


def test_what_nobody_has_is_answered_with_what_is_much_alike() -> None:
    assert ids("Filipow") == []
    assert "Filippov" in like(LEXICON, "Filipow")
    assert like(LEXICON, "qqqqzzzz") == []


def test_a_row_as_it_is_written(tmp_path: Path) -> None:
    rows = [raw(LEXICON.row(row)) for row in ("person:stalin", "place:dandong", "role:ambassador-ussr-china")]
    assert [row["label"] for row in rows] == ["PERSON", "GPE", "ROLE"]
    assert rows[0]["forms"][0] == "Joseph Stalin"
    assert LEXICON.with_rows(rows).row("person:stalin") == LEXICON.row("person:stalin")


def chosen(*args: str, **asked: str) -> list[str]:
    return [row.id for _, row in listed(LEXICON, *args, **asked)]


def test_rows_by_name() -> None:
    assert chosen("people", name="kuznetsov") == ids("Kuznetsov")
    assert "place:shenyang" in chosen("places", name="mukd*")
    assert chosen("people", name="uznetso") == []


def test_rows_by_person_and_date() -> None:
    assert "role:foreign-minister-china" in chosen(kb_id="zhou-enlai", date="1955")
    assert "role:foreign-minister-china" not in chosen(kb_id="zhou-enlai", date="1965")
    assert chosen("people", kb_id="stalin", date="1960") == []


def test_no_such_table() -> None:
    with pytest.raises(InputError, match="the tables are sources, people, places"):
        chosen("persons")


def test_lint_knows_rows_as_they_are_written(tmp_path: Path) -> None:
    import json

    file = tmp_path / "people.jsonl"
    file.write_text(json.dumps(raw(LEXICON.row("person:mikoyan"))), "utf-8")
    assert lint.check([file]) == []
