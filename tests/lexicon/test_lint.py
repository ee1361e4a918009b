"""The packaged rows pass the lint, which is the test of all their examples; and the lint finds what is wrong."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

import json
from pathlib import Path

import pytest

from cablenlp.errors import PatternError
from cablenlp.lexicon import lint
from cablenlp.lexicon.store import packaged

ORLOV = {"id": "person:orlov-pavel", "label": "PERSON", "kb_id": "orlov-pavel", "name": "Pavel Orlov",
         "forms": ["Pavel Orlov"], "source": "own notes, 1951", "yes": ["They met «Pavel Orlov» twice."]}  # fmt: skip


def check(tmp_path: Path, *rows: object, name: str = "own.jsonl") -> list[str]:
    """The problems of these rows, without the folder."""
    file = tmp_path / name
    file.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf8")
    return [p.replace(f"{tmp_path}/", "") for p in lint.check([file])]


def test_the_packaged_rows_are_sound() -> None:
    assert lint.check() == []


def test_a_sound_overlay_has_no_problems(tmp_path: Path) -> None:
    assert check(tmp_path, ORLOV, {"id": "person:stalin", "drop": True}, {"label": "GPE", "pattern": "Barataria"}) == []


WRONG: list[tuple[dict[str, object], str]] = [
    ({"state": "ruritania"}, "state 'ruritania' is no kb_id of any row"),
    ({"source": "no-such-work"}, "source 'no-such-work' is not in sources.jsonl"),
    ({"kb_id": "stalin"}, "kb_id 'stalin' is that of person:stalin too"),
    ({"forms": ["Pável Orlov-#"]}, "the forms 'Pavel Orlov-#' and 'Pável Orlov-#' match the same"),
    ({"forms": ["Chou Enlai"]}, "'chou enlai' is Orlov # (person:orlov-#) and Zhou Enlai (person:zhou-enlai)"),
    ({"forms": ["Molo-tov"]}, "'molotov' is Vyacheslav Molotov (person:molotov) and Orlov # (person:orlov-#)"),
    ({"forms": ["—"]}, "the form '—' has no word"),
    ({"forms": ["Stalin"]}, "'stalin' is Orlov # (person:orlov-#) and Joseph Stalin (person:stalin)"),
    ({"forms": [{"text": "X#", "form": "cover_name", "line": ["ruritania"]}]}, "names 'ruritania', who is nobody"),
    ({"yes": ["They met Pavel Orlov-# twice."]}, "marks nothing"),
    ({"yes": ["They met «Pavel» Orlov-# twice."]}, "fires at 'Pavel Orlov-#'"),
    ({"yes": ["They met «Ivan Orlov» twice."]}, "fires at nothing"),
    ({"no": ["They met Pavel Orlov-# twice."]}, "should not fire, and does at 'Pavel Orlov-#'"),
]


def test_each_wrong_row_is_named(tmp_path: Path) -> None:
    rows = []
    for n, (change, _) in enumerate(WRONG, 1):
        own = f"Pavel Orlov-{n}"
        row = json.loads(json.dumps(change, ensure_ascii=False).replace("#", str(n)))
        sound = {"id": f"person:orlov-{n}", "label": "PERSON", "kb_id": f"orlov-{n}", "name": f"Orlov {n}",
                 "source": "own notes, 1951", "yes": [f"They met «{own}» twice."]}  # fmt: skip
        rows.append(sound | row | {"forms": [own, *row.get("forms", [])]})
    problems = sorted(check(tmp_path, *rows), key=lambda p: int(p.split(",")[1].removeprefix(" line ")))
    assert len(problems) == len(WRONG), problems
    for n, ((_, wanted), problem) in enumerate(zip(WRONG, problems, strict=True), 1):
        assert problem.startswith(f"own.jsonl, line {n}, person:orlov-{n}: ")
        assert wanted.replace("#", str(n)) in problem


def test_an_unknown_field_is_named(tmp_path: Path) -> None:
    [problem] = check(tmp_path, ORLOV | {"born": "1900"})
    assert problem.startswith("own.jsonl, line 1, person:orlov-pavel: field born: ")
    assert "fields are " in problem


def test_ids_stand_once_in_order_and_with_their_prefix(tmp_path: Path) -> None:
    other = ORLOV | {
        "id": "person:orlov-anton",
        "kb_id": "orlov-anton",
        "forms": ["Anton Orlov"],
        "yes": ["«Anton Orlov» left."],
    }
    twin = ORLOV | {
        "id": "place:orlov-x",
        "kb_id": "orlov-x",
        "forms": ["Orlov the Third"],
        "yes": ["«Orlov the Third» left."],
    }
    assert check(tmp_path, ORLOV, other, ORLOV, twin, name="people.jsonl") == [
        "people.jsonl, line 2, person:orlov-anton: stands after person:orlov-pavel; sort the rows by id",
        "people.jsonl, line 3, person:orlov-pavel: the id stands in line 1 already; give each row its own id",
        "people.jsonl, line 4, place:orlov-x: the id does not tell its file; let it begin with 'person:'",
    ]


def test_a_role_names_an_office_and_people(tmp_path: Path) -> None:
    role = {"id": "role:margrave", "label": "ROLE", "name": "Margrave", "office": "margrave", "of": "ussr", "source": "own notes, 1951",
            "holders": [{"kb_id": "nobody-at-all"}], "forms": ["Soviet Margrave"], "yes": ["The «Soviet Margrave» left."]}  # fmt: skip
    assert check(tmp_path, role) == [
        "own.jsonl, line 1, role:margrave: office 'margrave' is no word of class office; name one of words.jsonl",
        "own.jsonl, line 1, role:margrave: the holder names 'nobody-at-all', who is nobody in people.jsonl; name a person's kb_id",
    ]


def test_two_people_may_share_a_name_that_is_told_apart(tmp_path: Path) -> None:
    shared = {"text": "Quixote", "form": "cover_name", "from": "1950", "to": "1951"}
    later = {"text": "Quixote", "form": "cover_name", "from": "1952"}
    one = ORLOV | {"forms": ["Pavel Orlov", shared]}
    two = ORLOV | {
        "id": "person:x",
        "kb_id": "orlov-x",
        "forms": ["Xaver Orlov", later],
        "yes": ["«Xaver Orlov» left."],
    }
    assert check(tmp_path, one, two) == []
    [problem] = check(tmp_path, one, two | {"forms": ["Xaver Orlov", shared]})
    assert "'quixote' is Pavel Orlov (person:orlov-pavel) and Pavel Orlov (person:x)" in problem


def test_a_date_asks_for_the_link_too(tmp_path: Path) -> None:
    forms = ["Pavel Orlov", {"text": "Quixote", "form": "cover_name", "from": "1950", "to": "1951"}]
    good = {"text": "They met «Quixote» twice.", "date": "1951-03"}
    late = {"text": "They met Quixote twice.", "date": "1955-03"}
    assert check(tmp_path, ORLOV | {"forms": forms, "yes": [good], "no": [late]}) == []
    [problem] = check(tmp_path, ORLOV | {"forms": forms, "yes": [good | {"date": "1955-03"}]})
    assert "fires at nothing" in problem


def test_what_is_not_a_row_is_named(tmp_path: Path) -> None:
    assert check(tmp_path, "{", "[]", {"id": "x"}, {"label": "GPE", "pattern": 3}, {"label": "X", "pattern": "Y"}) == [
        "own.jsonl, line 1: not JSON: Expecting property name enclosed in double quotes at column 2",
        'own.jsonl, line 2: a row is a JSON object; {"id": ..., "label": ..., ...}',
        "own.jsonl, line 3: cannot tell what kind of row this is; give it a label (PERSON, GPE, ...)",
        "own.jsonl, line 4: pattern is neither a phrase nor a list",
        "own.jsonl, line 5: field label: Input should be 'PERSON', 'GPE', 'LOC', 'FAC', 'ORG', 'NORP', 'MIL_UNIT', "
        "'MATERIEL', 'TREATY' or 'EVENT'",
    ]


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match="no such file"):
        lint.check([tmp_path / "nowhere.jsonl"])


def test_a_drop_of_nothing_hides_no_other_problem(tmp_path: Path) -> None:
    drop = {"id": "person:nobody", "drop": True}
    known = {"id": "person:stalin", "drop": True}
    found = check(tmp_path, drop, ORLOV | {"yes": ["They met «Ivan» twice."]}, known, known)
    assert [p.split(": ")[0] for p in found] == [
        "own.jsonl, line 1",
        "own.jsonl, line 4",
        "own.jsonl, line 2, person:orlov-pavel",
    ]
    assert "no row 'person:nobody' to drop" in found[0]


def test_a_wrong_value_is_repeated_and_told_once(tmp_path: Path) -> None:
    [problem] = check(tmp_path, ORLOV | {"forms": [{"text": "Orlov", "form": "nickname"}]})
    assert problem.endswith("not 'nickname'")


def test_what_a_row_adds_is_checked_as_the_row_that_it_makes(tmp_path: Path) -> None:
    granite = {"text": "Granite", "form": "cover_name", "from": "1951", "to": "1952", "source": "own notes, 1951"}
    adds = {"id": "person:mikoyan", "add": True, "forms": [granite], "yes": ["A word from «Granite»."]}
    assert check(tmp_path, adds) == []
    assert "fires at" in check(tmp_path, adds | {"yes": ["A «word» from Granite."]})[0]
    assert "no row 'person:nobody' to add to" in check(tmp_path, adds | {"id": "person:nobody"})[0]
    assert "no such field" in check(tmp_path, adds | {"nome": "Granite"})[0]


@pytest.mark.parametrize(
    ("form", "what"),
    [("The", "is an ordinary word"), ("Tuesday", "is an ordinary word"), ("Peru", "is Peru too"), ("Osprey", "")],
)
def test_a_name_that_is_a_word_is_warned_of(tmp_path: Path, form: str, what: str) -> None:
    found = check(tmp_path, ORLOV | {"forms": ["Pavel Orlov", {"text": form, "form": "variant"}]})
    right = "give it `alone: false`, so that it counts only beside more of the name, or leave it out"
    assert found == ([f"own.jsonl, line 1, person:orlov-pavel: the form {form!r} {what}; {right}"] if what else [])


@pytest.mark.parametrize(
    ("field", "what"),
    [
        ({"state": "India"}, "field state: 'India' is no kb_id: small letters, digits and hyphens; write 'india'"),
        ({"from": "1950", "to": "1940"}, "the window ends (1940) before it begins (1950)"),
        ({"from": "spring"}, "field from: 'spring' is no day, month or year: 1899-05-23, 1899-05 or 1899"),
    ],
)
def test_a_wrong_value_is_told_in_plain_words(tmp_path: Path, field: dict[str, str], what: str) -> None:
    assert check(tmp_path, ORLOV | field) == [f"own.jsonl, line 1, person:orlov-pavel: {what}"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe{\x00", "line 1: not UTF-8 text; save the file as UTF-8"),
        (b"[" * 100_000, "line 1: not JSON: nested too deep"),
        (b'{"id": "person:x", "table": ["people"]}', "line 1: cannot tell what kind of row this is"),
    ],
)
def test_a_file_that_is_none_is_a_problem_and_no_end(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "own.jsonl").write_bytes(content)
    [problem] = lint.check([tmp_path])
    assert said in problem
    with pytest.raises(PatternError):
        packaged().overlaid([tmp_path])


def test_what_is_dropped_is_not_added_to(tmp_path: Path) -> None:
    drop = {"id": "person:stalin", "drop": True}
    add = {"id": "person:stalin", "add": True, "forms": ["Ioseb X"]}
    [problem] = check(tmp_path, drop, add)
    assert "line 2: no row 'person:stalin' to add to" in problem
