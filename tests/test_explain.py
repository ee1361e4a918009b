"""Why a name means what it means."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from cablenlp.errors import InputError
from cablenlp.explain import Explanation, explain
from cablenlp.lexicon.store import packaged
from cablenlp.report.explain import describe

LEXICON = packaged()


@pytest.fixture
def ask(rules: Language) -> Any:
    """`ask(name, date=..., ...)`: the explanation."""

    def explained(name: str, **given: Any) -> Explanation:
        return explain(name, rules, LEXICON, **given)

    return explained


def shown(found: Explanation) -> list[str]:
    lines = describe(found, LEXICON).splitlines()
    assert max(map(len, lines)) <= 80 or "http" in max(lines, key=len)
    return [" ".join(line.split()) for line in lines]


def test_a_cover_name_in_its_time_and_out_of_it(ask: Any) -> None:
    then = ask("Filippov", date="1951-06-07")
    assert [(r.name, r.form) for r in then.readings] == [("Joseph Stalin", "cover_name")]
    assert "Filippov: a cover name, used 1948 to 1952-12: in use on this date" in shown(then)
    later = ask("Filippov", date="1956")
    assert [(r.name, r.candidates) for r in later.readings] == [(None, ("stalin",))]
    assert "outside the window of this cover name" in shown(later)


def test_who_writes_to_whom_decides(ask: Any) -> None:
    on = ask("Kuznetsov", date="1948-04-20", writer="Kuznetsov", recipient="Terebin")
    assert on.text == "Telegram from Kuznetsov to Terebin"
    [reading] = on.readings
    assert (reading.name, reading.why) == ("Joseph Stalin", "line of a cover name")
    assert "others of this name: Fyodor Kuznetsov; Vasily Kuznetsov" in shown(on)


def test_the_text_decides(ask: Any) -> None:
    found = ask("Malik", text="Malik (Lebanon) answered Malik (Soviet Union).", date="1951")
    assert [r.name for r in found.readings] == ["Charles Malik", "Yakov Malik"]


def test_who_passed_which_test(ask: Any) -> None:
    text = "Telegram from Jessup to Acheson. Malik said that the Soviet Union would not agree."
    found = ask("Malik", text=text, date="1951")
    [reading] = found.readings
    assert reading.name == "Yakov Malik"
    assert reading.steps[-1] == (reading.why, ("yakov-malik",))
    assert "state in the document: Yakov Malik" in shown(found)


def test_what_a_title_hides(ask: Any) -> None:
    assert [n.row.id for n in ask("Mr. Bevin", date="1950").rows] == ["person:bevin"]


def test_what_else_could_decide(ask: Any) -> None:
    lines = " ".join(shown(ask("Malik")))
    assert "what would weigh more: line of a cover name; full name;" in lines


def test_offices_and_their_holders(ask: Any) -> None:
    found = ask("Soviet Ambassador to China", date="1951")
    assert [r.name for r in found.readings] == ["Nikolai Roshchin"]
    assert "Nikolai Roshchin, 1949-10 to 1952-12 <- on this date" in shown(found)
    assert "who held it, a date would tell" in shown(ask("Soviet Ambassador to China"))
    assert "whose office it is, and where, the document must tell" in shown(ask("FonMin"))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Mukden", "https://www.geonames.org/"),
        ("Andong", "it may be: Dandong; Andong"),
        ("FonMin", "stands for: foreign minister"),
        ("ceasefire", "tells the event CEASEFIRE, as a noun"),
        ("aide-mémoire", "a kind of message: aide-mémoire"),
        ("NIACT", "a mark of precedence"),
        ("AVPRF", "an archive or edition, cited by fond"),
        ("ceasefire", "Read as no name; what else it is, its rows say."),
    ],
)
def test_every_kind_of_row(ask: Any, name: str, line: str) -> None:
    assert line in shown(ask(name))


def test_what_is_not_known(ask: Any) -> None:
    found = ask("Filipow")
    assert not found.found
    assert shown(found)[2:] == [
        "No row has this name, and it is not read as one.",
        f"Much alike: {'; '.join(found.like)}",
    ]


def test_the_name_must_stand_in_the_text(ask: Any) -> None:
    with pytest.raises(InputError, match="the text does not hold 'Tito'"):
        ask("Tito", text="Nasser agreed.")
    with pytest.raises(InputError, match="no word to explain"):
        ask("--")
