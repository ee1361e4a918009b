"""What texts state about names, over a collection."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cablenlp.annotation import Actor, Annotation, Entity, Header
from cablenlp.annotation import Alias as Stated
from cablenlp.collection import aliases
from cablenlp.collection.aliases import Alias
from cablenlp.lexicon import lint
from cablenlp.lexicon.store import packaged
from cablenlp.report import aliases as report
from cablenlp.report.rows import as_json

LEXICON = packaged()
OBLOMIN = {"text": "Oblomin", "form": "surname"}


@pytest.fixture
def found(read: Any) -> Any:
    """`found((date, text), ...)`: the aliases of a collection."""

    def collect(*texts: tuple[str, str]) -> list[Alias]:
        notes = (read(text, id=f"d{n}", date=date).to_dict() for n, (date, text) in enumerate(texts, 1))
        return aliases.collect(notes, LEXICON)

    return collect


def note(text: str, alias: str, of: str, date: str | None = None, candidates: tuple[str, ...] = ()) -> Any:
    """An annotation that states an alias of somebody whom no list has."""
    a, b = text.index(alias), text.index(of)
    people = [
        Entity(id="e1", start=a, end=a + len(alias), text=alias, label="PERSON", name=of),
        Entity(id="e2", start=b, end=b + len(of), text=of, label="PERSON", name=of, candidates=list(candidates)),
    ]
    stated = Stated(alias="e1", of="e2", start=min(a, b), end=len(text))
    header = Header(date=date, senders=[Actor(text="Nehru", name="Jawaharlal Nehru", kb_id="nehru")],
                    recipients=[Actor(text=alias, name=of)])  # fmt: skip
    return Annotation(id="n1", text=text, header=header, entities=people, aliases=[stated]).to_dict()


def test_counts_dates_and_who_writes_to_whom(found: Any) -> None:
    [alias] = found(
        ("1950-11-02", "Telegram from Mao Zedong to Filippov [Stalin]"),
        ("1950-10-08", "Telegram from Mao Zedong to Filippov [Stalin]"),
        ("1951-06-07", "Cable, Filippov (Stalin) to Zhou Enlai"),
    )
    assert (alias.alias, alias.name, alias.kb_id, alias.form) == ("Filippov", "Joseph Stalin", "stalin", "cover_name")
    assert (alias.stated.count, alias.stated.first, alias.stated.last) == (3, "1950-10-08", "1951-06-07")
    assert alias.stated.lines[("Mao Zedong", "Joseph Stalin")] == 2
    assert alias.ends == {"mao-zedong": 2, "zhou-enlai": 1}
    assert [(p.id, p.quote) for p in alias.stated.quoted][2] == ("d3", "Cable, Filippov (Stalin) to Zhou Enlai")
    assert alias.looks == {}


def test_where_it_stands_unexplained(found: Any) -> None:
    [alias] = found(
        ("1951-06-01", "Telegram from Roshchin to Filippov. Filippov will wait."),
        ("1951-06-07", "Telegram from Roshchin to Filippov [Stalin]. Filippov has read it."),
    )
    assert (alias.unexplained.documents, alias.unexplained.count) == (["d1"], 2)
    assert alias.unexplained.means == {"Joseph Stalin": 2}


def test_a_new_name_of_somebody_known(found: Any) -> None:
    [alias] = found(("1962-10-22", "Telegram from Trostnik [Malinovsky] to Castro"))
    assert alias.looks == {"new": "no list has this name for Rodion Malinovsky"}
    [row] = aliases.rows([alias], LEXICON)
    assert (row["id"], row["add"], row["name"]) == ("person:rodion-malinovsky", True, "Rodion Malinovsky")
    [form] = row["forms"]
    assert form == {
        "text": "Trostnik", "form": "cover_name", "from": "1962-10-22", "to": "1962-10-22", "line": ["castro-fidel"],
        "source": "stated in d1",
    }  # fmt: skip


def test_somebody_unknown_and_a_name_of_others() -> None:
    [alias] = aliases.collect([note("Letter from Nehru to Pavlov [Oblomin]", "Pavlov", "Oblomin", "1962")], LEXICON)
    assert alias.looks.keys() == {"nobody", "other"}
    assert "Vladimir Pavlov" in alias.looks["other"]
    [row] = aliases.rows([alias], LEXICON)
    assert (row["id"], row["name"], row["forms"][0]) == ("person:oblomin", "Oblomin", OBLOMIN)
    assert row["forms"][1] == {
        "text": "Pavlov", "form": "cover_name", "from": "1962", "to": "1962", "line": ["nehru"], "alone": False,
        "source": "stated in n1",
    }  # fmt: skip


def test_names_in_capitals_are_written_as_names() -> None:
    [alias] = aliases.collect([note("To GRANITOV [OBLOMIN]", "GRANITOV", "OBLOMIN")], LEXICON)
    assert (alias.alias, alias.name) == ("Granitov", "Oblomin")


def test_a_name_that_one_person_has_is_his_though_no_link_says_so() -> None:
    [alias] = aliases.collect([note("To Granitov [Mikoyan]", "Granitov", "Mikoyan", "1951")], LEXICON)
    assert (alias.name, alias.kb_id, alias.looks.keys()) == ("Anastas Mikoyan", "mikoyan", {"new"})


def test_another_spelling_is_no_cover_name() -> None:
    text = "Letter from Nehru to Ivan Oblomin [Iwan Oblomin]"
    [alias] = aliases.collect([note(text, "Ivan Oblomin", "Iwan Oblomin")], LEXICON)
    assert alias.form == "variant"
    [row] = aliases.rows([alias], LEXICON)
    assert row["forms"] == [
        {"text": "Iwan Oblomin"},
        {"text": "Ivan Oblomin", "form": "variant", "source": "stated in n1"},
    ]


def test_who_may_be_several_gives_no_row() -> None:
    two = ("vasily-kuznetsov", "fyodor-kuznetsov")
    [alias] = aliases.collect([note("To Granitov [Kuznetsov]", "Granitov", "Kuznetsov", candidates=two)], LEXICON)
    assert alias.looks == {"nobody": "Kuznetsov may be Vasily Kuznetsov or Fyodor Kuznetsov"}
    assert aliases.rows([alias], LEXICON) == []


def test_names_for_one_document_are_left_out() -> None:
    text = "Petr Oblomin (hereafter Granitov"
    assert aliases.collect([note(text, "Granitov", "Petr Oblomin")], LEXICON) == []


def test_the_preferred_name_is_no_alias() -> None:
    linked = note("Kim Tu-bong (Kim Doo Bongh)", "Kim Tu-bong", "Kim Doo Bongh")
    linked["entities"][0]["kb_id"] = "kim-tu-bong"
    [alias] = aliases.collect([linked], LEXICON)
    assert (alias.alias, alias.name, alias.form) == ("Kim Doo Bongh", "Kim Tu-bong", "variant")


@pytest.mark.parametrize(
    "text", ["Oblomin, alias Granitov", "Oblomin (code name: Granitov", "Oblomin, a.k.a. Granitov"]
)
def test_the_second_may_be_the_other_name(text: str) -> None:
    [alias] = aliases.collect([note(text, "Oblomin", "Granitov")], LEXICON)
    assert (alias.alias, alias.name) == ("Granitov", "Oblomin")


def test_a_pseudonym_of_the_second() -> None:
    [alias] = aliases.collect([note("Granitov, pseudonym of Oblomin", "Granitov", "Oblomin")], LEXICON)
    assert (alias.alias, alias.name) == ("Granitov", "Oblomin")


def test_outside_its_window(found: Any) -> None:
    [alias] = found(("1956-05-03", "Telegram from Mao Zedong to Filippov [Stalin]"))
    assert alias.looks["outside"].startswith("known for Joseph Stalin 1948 to 1952-12, and stated in 1956-05-03")
    [row] = aliases.rows([alias], LEXICON)
    [form] = [f for f in row["forms"] if isinstance(f, dict) and f["text"] == "Filippov"]
    assert (form["from"], form["to"]) == ("1948", "1956-05-03")


def test_two_meanings(found: Any) -> None:
    one, two = found(
        ("1951", "Letter from Granitov [Mikoyan] to Mao Zedong"),
        ("1953", "Letter from Granitov [Molotov] to Mao Zedong"),
    )
    assert one.looks["two"] == "elsewhere in the collection it stands for Vyacheslav Molotov"
    assert two.looks["two"] == "elsewhere in the collection it stands for Anastas Mikoyan"


def test_rows_are_clean(read: Any, tmp_path: Path) -> None:
    stated = [
        read("Letter from Granitov [Mikoyan] to Mao Zedong", date="1951").to_dict(),
        read("Letter from Granitov [Molotov] to Mao Zedong", date="1953").to_dict(),
        read("Telegram from Mao Zedong to Filippov [Stalin]", date="1956-05-03").to_dict(),
        note("Letter from Nehru to Pavlov [Oblomin]", "Pavlov", "Oblomin", "1962"),
        note("Letter to Krotkov [Petr Sidorenkov]", "Krotkov", "Petr Sidorenkov"),
    ]
    rows = tmp_path / "rows.jsonl"
    rows.write_text("\n".join(as_json(aliases.rows(aliases.collect(stated, LEXICON), LEXICON))), "utf-8")
    assert len(rows.read_text("utf-8").splitlines()) == 5
    assert lint.check([rows]) == []


def test_tables(found: Any) -> None:
    collected = found(
        ("1951-06-07", "Telegram from Roshchin to Filippov [Stalin]"),
        ("1951-06-01", "Telegram from Roshchin to Filippov"),
    )
    shown = list(report.table(collected))
    assert shown[1].split() == ["Filippov", "Joseph", "Stalin", "1", "1", "1951-06-07", "1951-06-07"]
    assert max(map(len, shown)) <= 80
    head, line = report.csv_lines(collected)
    assert head.startswith("alias,name,kb_id,form,look,stated,")
    assert line.startswith("Filippov,Joseph Stalin,stalin,cover_name,,1,1,1951-06-07,1951-06-07,")
    [whole] = map(json.loads, report.json_lines(collected))
    assert whole["unexplained"]["quoted"][0]["id"] == "d2"
    assert whole["stated"]["lines"] == [{"from": "Nikolai Roshchin", "to": "Joseph Stalin", "documents": 1}]
