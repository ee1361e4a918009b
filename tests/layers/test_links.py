"""Who is meant: the date, the line of traffic, the rest of the document, and what the text itself states."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

import re
from pathlib import Path

import pytest
from spacy.language import Language

from cablenlp.annotation import Annotation, Entity
from cablenlp.lexicon.store import packaged
from cablenlp.pipeline import make_doc
from cablenlp.table import key, section, unkey
from conftest import Annotate
from marked import entities, plain


def meaning(entity: Entity) -> str | None:
    """The slug, or all candidates with a question mark."""
    return entity.kb_id or ("?" + ",".join(entity.candidates) if entity.candidates else None)


PEOPLE = [
    # cover names hold on their line and in their window
    ("1951-06-07", "«Filippov|PERSON stalin» asks for two divisions."),
    ("1956-06-07", "«Filippov|PERSON ?stalin» asks for two divisions."),
    ("1948-04-20", "Cable from «Kuznetsov|PERSON stalin» to «Terebin|PERSON andrei-orlov», for «Mao Zedong|PERSON mao-zedong»."),
    # a name given in full holds for its surname
    (None, "«John Foster Dulles|PERSON dulles-john-foster» spoke. «Dulles|PERSON dulles-john-foster» left."),
    (None, "«Allen Dulles|PERSON dulles-allen» spoke. «Dulles|PERSON dulles-allen» left."),
    ("1952", "«Yakov Malik|PERSON yakov-malik» objected. «Malik|PERSON yakov-malik» left."),
    ("1952", "«Charles Malik|PERSON malik-charles» objected. «Malik|PERSON malik-charles» left."),
    (None, "«Kim|PERSON kim-il-sung» said no. «Kim Il Sung|PERSON kim-il-sung» left."),
    (None, "«Kim Il|PERSON kim-il» is not «Kim Il Sung|PERSON kim-il-sung»."),
    # a state beside the name tells, one further off does not
    ("1951-05-09", "The Lebanese «Malik|PERSON malik-charles» spoke."),
    ("1951-05-09", "Lebanon kept silent for a week, and then «Malik|PERSON ?malik-charles,malik-adam,yakov-malik» spoke."),
    # spellings
    ("1950", "«Vishinsky|PERSON vyshinsky», «Vyshinskii|PERSON vyshinsky» and «A. Vyshinsky|PERSON vyshinsky»"),
    ("1955", "«Chou En-lai|PERSON zhou-enlai», «Zhou Enlai|PERSON zhou-enlai» and «Chou|PERSON zhou-enlai»"),
    # by his first name only with the title that he had in full
    ("1952", "Ambassador «Ali Sastroamidjojo|PERSON sastroamidjojo» rose. Ambassador «Ali|PERSON sastroamidjojo» left."),
    # what the text states
    ("1950-10-01", "«Feng Xi|PERSON stalin» [«Stalin|PERSON stalin»] agreed. «Feng Xi|PERSON stalin» was glad."),
    (None, "«Filippov|PERSON stalin», pseudonym of «Stalin|PERSON stalin», wrote."),
    ("1955", "«Yi Chu-yon|PERSON yi-chu-yon» («Li Zhou-yuan|PERSON yi-chu-yon») came."),
]  # fmt: skip
OFFICES = [
    ("1951-05-01", "The «Soviet Ambassador to the PRC|ROLE roshchin» called."),
    ("1951-05-01", "The «Chairman of the USSR Council of Ministers|ROLE stalin» wrote."),
    ("1954-05-01", "The «Chairman of the USSR Council of Ministers|ROLE malenkov» wrote."),
    ("1950-05-01", "The «Secretary of State|ROLE acheson» left."),
    ("1954-05-01", "The «Secretary of State|ROLE dulles-john-foster» left."),
    ("1955-04-18", "«Prime Minister of India|ROLE nehru» spoke."),
    ("1951-05-01", "The «Foreign Minister of the PRC|ROLE zhou-enlai» spoke."),
    (None, "The «Foreign Minister of the PRC|ROLE» spoke."),
    ("1951-05-01", "The «Deputy Foreign Minister of the PRC|ROLE» spoke."),
    ("1947-06-01", "The «Ambassador in Indonesia|ROLE cochran-merle» (Cochran) spoke."),
    # whom the document last named with it
    (None, "Ambassador Galbraith wrote. The «Ambassador|ROLE galbraith» left."),
    (None, "Zhou Enlai, the «Premier of China|ROLE zhou-enlai», spoke. The «Premier|ROLE zhou-enlai» left."),
    (None, "Foreign Minister Zorkin wrote. The «Foreign Minister|ROLE» left."),
]


@pytest.mark.parametrize(("date", "gold"), PEOPLE)
def test_people(date: str | None, gold: str, read: Annotate) -> None:
    assert entities(read(plain(gold), date=date), "PERSON", value=meaning) == gold


@pytest.mark.parametrize(("date", "gold"), OFFICES)
def test_offices(date: str | None, gold: str, read: Annotate) -> None:
    note = read(plain(gold), date=date)
    assert entities(note, "ROLE", value=lambda e: e.kb_id) == gold
    assert {e.certainty for e in note.entities if e.label == "ROLE" and e.kb_id} <= {"inferred"}


def aliases(note: Annotation) -> list[tuple[str, str, str]]:
    by_id = {e.id: e.text for e in note.entities}
    return [(by_id[a.alias], by_id[a.of], note.text[a.start : a.end]) for a in note.aliases]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Mao wrote to Filippov [Stalin] twice.", [("Filippov", "Stalin", "Filippov [Stalin]")]),
        ("Pak Heon-yeong [Pak Hon Yong] left.", [("Pak Heon-yeong", "Pak Hon Yong", "Pak Heon-yeong [Pak Hon Yong]")]),
        ("Chairman Mao [Zedong] and [N.V.] Roshchin left.", []),
        ("The Ambassador in Korea (Muccio) left.", []),
        ("Mao (in Beijing) and Stalin [in Moscow] left.", []),
        ("Orlenko [Molotov] waits.", [("Orlenko", "Molotov", "Orlenko [Molotov]")]),
        ('"Gromov" (Stalin\'s alias) waits.', [("Gromov", "Stalin", "Gromov\" (Stalin's alias")]),
        ("Orlenko is the name used by Molotov.", [("Orlenko", "Molotov", "Orlenko is the name used by Molotov")]),
        ("Gromov: code name of Marshal Stalin.", [("Gromov", "Stalin", "Gromov: code name of Marshal Stalin")]),
        ("Stalin (signed Druzhkov) wrote.", [("Druzhkov", "Stalin", "Stalin (signed Druzhkov")]),
        ("The code name for Molotov was Orlenko.", [("Orlenko", "Molotov", "code name for Molotov was Orlenko")]),
        ("Pak Chang-nam (Park Jang-nam) left.", [("Pak Chang-nam", "Park Jang-nam", "Pak Chang-nam (Park Jang-nam)")]),
        (
            "FENG XI [FYN SI; Stalin] left.",
            [("FENG XI", "Stalin", "FENG XI [FYN SI; Stalin]"), ("FYN SI", "Stalin", "FYN SI; Stalin")],
        ),
        (
            "The Soviet Delegation (hereafter the Delegation) left.",
            [("Delegation", "Soviet Delegation", "Soviet Delegation (hereafter the Delegation")],
        ),
        (
            "The delegation of the Polish People's Republic (hereafter the Delegation) left.",
            [
                (
                    "Delegation",
                    "delegation of the Polish People's Republic",
                    "delegation of the Polish People's Republic (hereafter the Delegation",
                )
            ],
        ),
        ("A word to Stalin.\n\nx/ Pseudonym of A.Ya. Orlov", []),
        ("A word to Stalin\nx/ Pseudonym of A.Ya. Orlov", []),
    ],
)
def test_aliases(text: str, stated: list[tuple[str, str, str]], read: Annotate) -> None:
    assert aliases(read(text, date="1950-10-01")) == stated


def test_a_link_says_form_and_certainty(read: Annotate) -> None:
    note = read("Stalin [Filippov] told I.V. Stalin and the Soviet Ambassador to the PRC.", date="1951-01-01")
    assert [(e.text, e.form, e.name) for e in note.entities if e.label in ("PERSON", "ROLE")] == [
        ("Stalin", "surname", "Joseph Stalin"),
        ("Filippov", "cover_name", "Joseph Stalin"),
        ("I.V. Stalin", "initials", "Joseph Stalin"),
        ("Soviet Ambassador to the PRC", "title", "Nikolai Roshchin"),
    ]


def test_somebody_unknown_keeps_the_name_and_no_id(read: Annotate) -> None:
    note = read("Cde. Ostap Tolmachin left. Tolmachin returned.")
    assert [(e.text, e.name, e.kb_id) for e in note.entities] == [
        ("Ostap Tolmachin", "Ostap Tolmachin", None), ("Tolmachin", "Ostap Tolmachin", None)
    ]  # fmt: skip


def test_historical_names_of_places(read: Annotate) -> None:
    note = read("From Mukden, Port Arthur, Genzan, Antung and Batavia.")
    assert [(e.text, e.kb_id) for e in note.entities] == [
        ("Mukden", "shenyang"), ("Port Arthur", "lushun"), ("Genzan", "wonsan"), ("Antung", "dandong"), ("Batavia", "jakarta")
    ]  # fmt: skip


def hard_cases() -> list[list[str]]:
    """The rows of the tables of docs/hard-cases.md: text, date, who is meant, why."""
    page = (Path(__file__).parents[2] / "docs" / "hard-cases.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page.splitlines()
        if "«" in line and line[0] == "|"
    ]
    assert len(rows) > 20
    return rows


@pytest.mark.parametrize(("text", "date", "who", "why"), hard_cases())
def test_hard_cases(text: str, date: str, who: str, why: str, rules: Language) -> None:
    text = text.replace("<br>", "\n")
    start, end = text.index("«"), text.index("»") - 1
    doc = rules(make_doc(rules, re.sub("[«»]", "", text), date=date or None))
    labels = {label for s, e, label in map(unkey, section(doc, "mentions")) if (s, e) == (start, end)}
    if who == "nobody":
        assert not labels
        return
    assert len(labels) == 1
    link = section(doc, "links").get(key(start, end, labels.pop())) or {}
    if who.partition(":")[0] == "open":
        assert not link.get("kb_id")
        names = {e.name for c in link.get("candidates") or () if (e := packaged().entity(c))}
        assert who == "open" or names == set(NAMES.split(who.partition(": ")[2]))
    else:
        assert link["name"] == who
    assert (link.get("why") or "") == why.partition(":")[0].strip()


#: Between two names of a list; some names have a comma of their own.
NAMES = re.compile(r", (?!Alliance)")
