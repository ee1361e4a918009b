"""Lists of four formats become rows; what is known already keeps its kb_id; a wrong line costs no other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cablenlp.errors import InputError
from cablenlp.importers import Columns, Imported, read
from cablenlp.importers.entry import Alias, Entry
from cablenlp.importers.names import forms, parse
from cablenlp.importers.rows import build
from cablenlp.knowledge import alive
from cablenlp.lexicon import lint
from cablenlp.lexicon.models import Entity, Role
from cablenlp.lexicon.store import Lexicon, packaged

Json = dict[str, Any]


def write(folder: Path, name: str, *lines: str | Json) -> Path:
    path = folder / name
    path.write_text("".join((x if isinstance(x, str) else json.dumps(x)) + "\n" for x in lines), encoding="utf8")
    return path


def laid(done: Imported) -> Lexicon:
    return packaged().with_rows(done.rows)


def texts(row: Json) -> list[str]:
    return [f if isinstance(f, str) else f["text"] for f in row["forms"]]


@pytest.mark.parametrize(
    ("name", "first", "others"),
    [
        ("Quillby, Mark Orrin", "Mark Orrin Quillby", {"Mark O. Quillby", "M. O. Quillby", "Mark Quillby", "Quillby"}),
        ("Quillby, Adm. Mark O., Jr.", "Mark O. Quillby Jr.", {"Mark O. Quillby", "M. O. Quillby", "Quillby"}),
        ("Quillby, Mark (“Bingo”)", "Mark Quillby", {"Bingo Quillby"}),
        ("Hardenfels, Otto von", "Otto von Hardenfels", {"von Hardenfels", "Hardenfels"}),
        ("Zerqa, Haamid al-", "Haamid al-Zerqa", {"al-Zerqa"}),
        ("Ola Vantour, Ernesto", "Ernesto Ola Vantour", {"Ola Vantour"}),
        ("Tran Van Luu", "Tran Van Luu", set()),
        ("Vega y Ola, Ana de la", "Ana de la Vega y Ola", {"de la Vega y Ola", "Vega y Ola", "Vega"}),
    ],
)
def test_a_name_of_a_list_becomes_the_forms_of_documents(name: str, first: str, others: set[str]) -> None:
    found = [text for text, _ in forms(parse(name, {"adm"}))]
    assert found[0] == first
    assert others <= set(found)


def test_a_table_names_its_columns_as_it_likes(tmp_path: Path) -> None:
    path = write(tmp_path, "l.tsv", "Wer\tAuch\tgeb\tWD", "Quillby, Ada\tAda Q|Sirius\t1899\twikidata.org/entity/Q42")
    columns = Columns(name="Wer", alias=("Auch",), since="geb", wikidata="WD", separator="|")
    [row] = read(path, columns=columns).rows
    assert row["kb_id"] == "quillby-ada"
    assert (row["from"], row["wikidata"], row["source"]) == ("1899", "Q42", "l.tsv, line 2")
    assert {"Ada Quillby", "Quillby", "Sirius"} <= set(texts(row))
    with pytest.raises(InputError, match=r"no column 'Who' but 'Wer'.*--name"):
        read(path, columns=Columns(name="Who"))
    with pytest.raises(InputError, match="say which one is with --name"):
        read(path)


def test_a_wrong_line_costs_no_other(tmp_path: Path) -> None:
    lines = ("name,from,wikidata", "Ada Quillby,1899,", ",1900,", "Bea Quillby,some day,", "Cy Quillby,,X9", "a,b,c,d")
    done = read(write(tmp_path, "l.csv", *lines))
    assert [r["name"] for r in done.rows] == ["Ada Quillby"]
    assert [e.line for e in done.errors] == [3, 4, 5, 6]
    assert "is no date; write 1899" in done.errors[1].reason
    assert "is no Wikidata item" in done.errors[2].reason


def test_who_is_known_keeps_his_kb_id(tmp_path: Path) -> None:
    lines = ("name,alias,born,died", '"Gromyko, Andrei",Andryusha,1909,1989', '"Gromyko, Andrei",,1960,')
    done = read(write(tmp_path, "l.csv", *lines))
    known, other = sorted(done.rows, key=lambda r: r["id"] != "person:gromyko")
    assert known["add"] is True
    assert other["kb_id"] == "gromyko-andrei"
    assert other["forms"][0]["alone"] is False
    row, ours = laid(done).entity("gromyko"), packaged().entity("gromyko")
    assert row
    assert ours
    assert row.forms[: len(ours.forms)] == ours.forms
    assert "Andryusha" in [f.text for f in row.forms]
    assert row.since == ours.since


def test_a_surname_of_several_does_not_count_alone(tmp_path: Path) -> None:
    done = read(write(tmp_path, "l.csv", "name", '"Quillby, Ada"', '"Quillby, Bea"', '"Zarkowe, Cy"'))
    alone = {r["kb_id"]: [f.get("alone", True) for f in r["forms"] if "surname" in str(f)] for r in done.rows}
    assert alone == {"quillby-ada": [False], "quillby-bea": [False], "zarkowe-cy": [True]}


def test_an_ordinary_word_is_no_surname(tmp_path: Path) -> None:
    [row] = read(write(tmp_path, "l.csv", "name,alias", "Tran Van That,That")).rows
    assert texts(row) == ["Tran Van That"]


def test_surnames_that_are_words_count_beside_more_of_the_name(tmp_path: Path) -> None:
    names = ("Garden, Ada", "Moon, Bea", "October, Cy", "Proper, Dot", "Quillby, Eve")
    done = read(write(tmp_path, "l.csv", "name", *(f'"{name}"' for name in names)))
    surnames = [f for r in done.rows for f in r["forms"] if not isinstance(f, str) and f["form"] == "surname"]
    assert [(f["text"], f.get("alone", True)) for f in surnames] == [
        ("Garden", False),
        ("Moon", False),
        ("Quillby", True),
    ]


def test_what_the_list_gives_and_is_left_out_is_said(tmp_path: Path) -> None:
    done = read(write(tmp_path, "l.csv", "name,alias", '"Quillby, Ada",The; Tuesday; Sirius'))
    assert done.words == ["The", "Tuesday"]
    assert "Sirius" in texts(done.rows[0])


@pytest.mark.parametrize(
    ("cell", "since", "until"),
    [
        ("Osprey (1953-1957)", "1953", "1957"),
        ("Osprey (1953–57)", "1953", "1957"),
        ("Osprey (1953-11)", "1953-11", "1953-11"),
        ("Osprey (since 1953-02)", "1953-02", None),
        ("Osprey (until 1957)", None, "1957"),
        ("Osprey", None, None),
    ],
)
def test_an_alias_has_its_time_behind_it(tmp_path: Path, cell: str, since: str | None, until: str | None) -> None:
    columns = Columns(cover=True)
    [row] = read(write(tmp_path, "l.csv", "name,alias", f'"Quillby, Ada",{cell}'), columns=columns).rows
    [form] = [f for f in row["forms"] if not isinstance(f, str) and f["form"] == "cover_name"]
    assert (form["text"], form.get("from"), form.get("to")) == ("Osprey", since, until)


def test_an_alias_has_its_time_in_columns(tmp_path: Path) -> None:
    head, line = "name,alias,used from,End", '"Quillby, Ada",Osprey; Heron (1960-61),1953,1957-03'
    columns = Columns(alias_until="End", cover=True)
    [row] = read(write(tmp_path, "l.csv", head, line), columns=columns).rows
    assert {"text": "Osprey", "form": "cover_name", "from": "1953", "to": "1957-03"} in row["forms"]
    assert {"text": "Heron", "form": "cover_name", "from": "1960", "to": "1961"} in row["forms"]


def test_an_alias_may_be_in_use_twice(tmp_path: Path) -> None:
    line = '"Quillby, Ada",Osprey (1948-49); Osprey (1953-54)'
    [row] = read(write(tmp_path, "l.csv", "name,alias", line), columns=Columns(cover=True)).rows
    assert [f["from"] for f in row["forms"] if "Osprey" in str(f)] == ["1948", "1953"]


def test_a_time_that_is_not_read_is_an_error(tmp_path: Path) -> None:
    lines = ('"Quillby, Ada",Osprey (spring 1953)', '"Quillby, Bea",Heron (1957-1953)')
    done = read(write(tmp_path, "l.csv", "name,alias", *lines))
    assert not done.rows
    assert "write Kestrel (1953-1957)" in done.errors[0].reason
    assert "the end lies before the beginning" in done.errors[1].reason


@pytest.mark.parametrize(
    ("name", "state", "usual"),
    [
        ("Wen, Qiao-ling", "china", "Wen Qiao-ling"),
        ("Pak, Tu-jin", "north-korea", "Pak Tu-jin"),
        ("Nguyen, Van Luu", "", "Nguyen Van Luu"),
        ("Hasegawa, Goro", "japan", "Hasegawa Goro"),
        ("Quillby, Ada", "", "Ada Quillby"),
        ("Wang, Peter", "usa", "Peter Wang"),
    ],
)
def test_family_names_of_east_asia_come_first(tmp_path: Path, name: str, state: str, usual: str) -> None:
    [row] = read(write(tmp_path, "l.csv", "name,state", f'"{name}",{state}')).rows
    turned = " ".join(reversed(name.split(", ")))
    assert row["name"] == usual
    assert {usual, turned} <= set(texts(row))


@pytest.mark.parametrize(
    ("cell", "right"),
    [("India", "did you mean 'india'?"), ("united-kingdom", "did you mean 'uk'?"), ("Hungry", "'hungary'")],
)
def test_a_state_that_is_none_is_named_with_the_nearest(tmp_path: Path, cell: str, right: str) -> None:
    done = read(write(tmp_path, "l.csv", "name,state", f'"Quillby, Ada",{cell}'))
    assert not done.rows
    assert f"state: {cell!r} is no kb_id of a country or body; " in done.errors[0].reason
    assert right in done.errors[0].reason


def test_two_columns_of_one_name_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has 'name' twice; give each column a name of its own"):
        read(write(tmp_path, "l.csv", "name,name", "Ada Quillby,Bea Quillby"))


def test_places_and_bodies_are_imported_too(tmp_path: Path) -> None:
    path = write(tmp_path, "l.csv", "name,alias", "Northern Bureau,NORBU")
    [row] = read(path, columns=Columns(label="org")).rows
    assert (row["id"], row["label"], texts(row)) == ("body:northern-bureau", "ORG", ["Northern Bureau", "NORBU"])
    with pytest.raises(InputError, match="the labels are PERSON"):
        read(path, columns=Columns(label="HUMAN"))


def test_openrefine_gives_what_was_matched(tmp_path: Path) -> None:
    lines = (
        "value,judgment,match name,match id",
        "Quilby,matched,Ada Quillby,Q42",
        "A. Quilby,matched,Ada Quillby,Q42",
    )
    done = read(write(tmp_path, "l.csv", *lines, "Nobody,none,,"))
    assert done.left == {"not matched": 1}
    [row] = done.rows
    assert (row["name"], row["wikidata"]) == ("Ada Quillby", "Q42")
    assert {"Ada Quillby", "Quilby", "A. Quilby"} <= set(texts(row))


def test_openrefine_json_gives_the_same(tmp_path: Path) -> None:
    cells = [{"v": "Quilby", "r": {"j": "matched", "m": {"id": "Q42", "name": "Ada Quillby"}}}, {"v": 3}]
    none = [{"v": "Nobody", "r": {"j": "none"}}]
    done = read(write(tmp_path, "l.json", {"rows": [{"cells": cells}, {"cells": none}]}))
    assert done.left == {"not matched": 1}
    assert [texts(r) for r in done.rows] == [["Ada Quillby", "Quilby"]]
    with pytest.raises(InputError, match="has no list of rows"):
        read(write(tmp_path, "m.json", {"a": 1}))


def test_openrefine_json_of_another_shape_says_what_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no cell of the JSON has a reconciliation; it is read as"):
        read(write(tmp_path, "m.json", {"rows": [{"Name": "Quilby", "wd": "Q42"}]}))


AUTHORITY: Json = {
    "id": "7", "name": "Quillby, Mark Orrin", "variants": ["Quillby, Adm. Mark", "Adm."], "titles": ["Adm."],
    "birth": "1899", "death": None, "remarks": ["Hungarian Minister of Trade"], "frus_refs": ["frus1952-54v12#p_QMO"],
}  # fmt: skip


def test_an_authority_file_bounds_surnames_by_its_volumes(tmp_path: Path) -> None:
    wrong = AUTHORITY | {"id": "8", "birth": "spring"}
    done = read(write(tmp_path, "l.jsonl", AUTHORITY, "{", wrong))
    [row] = done.rows
    assert (row["state"], row["works"], row["source"]) == ("hungary", ["frus1952-54v12"], "l.jsonl, id 7")
    assert {"text": "Quillby", "form": "surname", "from": "1947", "to": "1959"} in row["forms"]
    assert [e.line for e in done.errors] == [2, 3]
    assert "field birth: 'spring' is no year" in done.errors[1].reason


def test_an_authority_file_without_volumes_bounds_surnames_by_a_career(tmp_path: Path) -> None:
    [row] = read(write(tmp_path, "l.jsonl", AUTHORITY | {"frus_refs": [], "variants": ["Security Affairs"]})).rows
    assert {"text": "Quillby", "form": "surname", "from": "1929", "to": "1969"} in row["forms"]
    assert "Security Affairs" not in texts(row)


def test_a_name_made_of_a_slug_gives_way_to_the_row_of_the_slug(tmp_path: Path) -> None:
    authority = AUTHORITY | {"name": "Hale-Brockway, Gina K.", "variants": [], "birth": "1940"}
    below = laid(read(write(tmp_path, "a.jsonl", authority)))
    post = {"post": "malta", "person": "hale-brockway-gina-k", "role": "ambassador-e-p", "started": "1985-05-02"}
    done = read(write(tmp_path, "c.jsonl", post), lexicon=below)
    row = below.with_rows(done.rows).entity("hale-brockway-gina-k")
    assert row
    assert row.name == "Gina K. Hale-Brockway"
    assert not any("Brockway Gina" in form.text for form in row.forms)


def test_chiefs_of_mission_hold_offices(tmp_path: Path) -> None:
    post = {"post": "korea", "person": "quillby-mark-jr", "role": "ambassador-e-p", "started": "1991-01-02"}
    post |= {"appointed": None, "ended": "1992"}
    done = read(write(tmp_path, "l.jsonl", post, post | {"role": "chief-clerk"}, post | {"ended": "1990"}))
    rows = laid(done)
    role = rows.row("role:ambassador-usa-south-korea")
    assert isinstance(role, Role)
    assert (role.holders[-1].kb_id, role.holders[-1].until) == ("quillby-mark-jr", "1992")
    person = rows.entity("quillby-mark-jr")
    assert isinstance(person, Entity)
    assert person.name == "Mark Quillby Jr."
    assert done.left == {"no office of a mission that is known": 1}
    assert "1990 lies before 1991-01-02" in done.errors[0].reason


NAMES = st.from_regex(r"[A-Z][a-z]{2,6}(-[A-Z][a-z]{1,4})?(, [A-Z][a-z]{0,5}\.?( [A-Z]\.)?(, Jr\.)?)?", fullmatch=True)
ENTRIES = st.lists(
    st.builds(
        Entry,
        line=st.integers(1, 99),
        name=NAMES,
        aliases=st.lists(
            st.builds(Alias, NAMES, since=st.sampled_from((None, "1951")), until=st.none(), cover=st.booleans()),
            max_size=2,
        ),
        since=st.sampled_from((None, "1890", "1912-03")),
        first=st.sampled_from((None, 1950)),
        last=st.sampled_from((None, 1960)),
        source=st.just("a list"),
    ),
    max_size=6,
)


@settings(max_examples=15, deadline=None, phases=[Phase.generate])  # each example is checked against all rows
@given(ENTRIES)
def test_what_is_imported_is_sound(tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]) -> None:
    rows = build(entries, packaged()).rows
    path = write(tmp_path_factory.mktemp("rows"), "rows.jsonl", *rows)
    assert lint.check([path]) == []
    laid_over = packaged().overlaid([path])
    assert all(alive(e, "1950") for e in laid_over.rows("people") if e.source == "a list" and not e.since)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("l.csv", b"", "the file is empty; a table begins with a line of column names"),
        ("l.csv", b"\n\n", "the file is empty"),
        ("l.csv.gz", b"\x1f\x8bxx", "cannot be read"),
        ("l.json", b"[" * 200_000, "nested too deep"),
        ("l.json", b'{"rows": [{"cells": 5}]}', "no cell of the JSON has a reconciliation"),
        ("l.csv", b'"name,alias\nAda Quillby,Ada\n', "the line of column names is broken"),
    ],
)
def test_a_file_that_is_no_list_is_an_error(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=said):
        read(tmp_path / name)


def test_a_quote_that_is_never_closed_is_told(tmp_path: Path) -> None:
    done = read(write(tmp_path, "l.csv", "name,alias", "Ada Quillby,", '"Bea Dornwell,', "Cay Ellwin,"))
    assert [row["name"] for row in done.rows] == ["Ada Quillby"]
    [error] = done.errors
    assert (error.line, "takes lines 3 to 4" in error.reason) == (3, True)


def test_a_match_that_is_a_text_is_not_matched(tmp_path: Path) -> None:
    recon = {"rows": [{"cells": [{"v": "Quillby", "r": {"j": "matched", "m": "Q42"}}]}]}
    assert read(write(tmp_path, "l.json", json.dumps(recon))).left == {"not matched": 1}


def test_years_may_be_numbers_and_a_chief_may_have_no_name(tmp_path: Path) -> None:
    person = {"id": "q", "name": "Quillby, Ada", "birth": 1900, "death": 1980, "frus_refs": []}
    [row] = read(write(tmp_path, "a.jsonl", json.dumps(person), "[" * 100_000)).rows
    assert (row["from"], row["to"]) == ("1900", "1980")
    post = {"post": "india", "person": "-", "role": "ambassador-e-p", "started": "1950-01-02"}
    done = read(write(tmp_path, "c.jsonl", json.dumps(post)))
    assert (done.rows, len(done.errors)) == ([], 1)
