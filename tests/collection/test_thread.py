"""Which documents belong together: small collections, and the ties that they have."""

# ruff: noqa: E501  texts stand in one line

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

import cablenlp
from cablenlp.collection.cards import plain_number
from cablenlp.collection.notes import Note
from cablenlp.collection.thread import Thread, thread
from cablenlp.export import to_dict
from cablenlp.lexicon.store import packaged

Read = Callable[[dict[str, str]], Thread]


@pytest.fixture(scope="module")
def read() -> Read:
    nlp = cablenlp.load(exclude=["cable_names", "cable_syntax", "cable_events"])

    def notes(texts: dict[str, str]) -> Iterable[Note]:
        return [to_dict(nlp(cablenlp.make_doc(nlp, text, id=name))) for name, text in texts.items()]

    return lambda texts: thread(notes(texts), packaged())


def american(sender: str, recipient: str, place: str, date: str, text: str) -> str:
    return f"The {sender} to the {recipient}\n\nSECRET {place}, {date}—6 p. m.\n\n{text}"


DELHI = ("Ambassador in India (Henderson)", "Secretary of State", "New Delhi")
STATE = ("Secretary of State", "Embassy in India", "Washington")
TEXTS = {
    "ask": american(*STATE, "October 2, 1950", "430. Embassy should see Bajpai about the parallel before the week is out."),
    "answer": american(*DELHI, "October 4, 1950", "577. Deptel 430, October 2. Bajpai was seen this morning."),
    "other": american("Ambassador in France (Bruce)", "Secretary of State", "Paris", "October 4, 1950", "577. No news here."),
    "later": american(*DELHI, "October 9, 1950", "601. Remytel 577, October 4. Bajpai has now heard from Peking."),
    "undated": american(*STATE, "October 11, 1950", "460. What Bajpai said is noted. The Department has nothing to add to urtel 601."),
    "lost": american(*DELHI, "October 12, 1950", "610. Deptel 455, October 10. It did not reach us."),
}  # fmt: skip


def ties(found: Thread) -> list[tuple[str, str, str, str]]:
    return [(tie.doc, tie.relation, tie.to, tie.certainty) for tie in found.ties]


def test_references_find_the_documents_meant(read: Read) -> None:
    found = read(TEXTS)
    assert ties(found) == [
        ("answer", "refers_to", "ask", "certain"),
        ("later", "refers_to", "answer", "certain"),
        ("undated", "refers_to", "later", "certain"),
    ]
    assert "date" in found.ties[0].reasons
    assert found.ties[0].text == TEXTS["answer"][found.ties[0].start : found.ties[0].end]
    assert [(card.id, card.numbers) for card in found.open] == [("lost", {"455"})]


def test_the_order_of_the_collection_makes_no_difference(read: Read) -> None:
    turned = read(dict(reversed(TEXTS.items())))
    assert {*ties(turned)} == {*ties(read(TEXTS))}


def test_nothing_refers_to_what_is_not_yet_written(read: Read) -> None:
    early = {"early": american(*STATE, "September 1, 1950", "400. Urtel 601.")}
    assert ties(read(early | {"later": TEXTS["later"]})) == []


def test_where_two_documents_fit_both_are_given(read: Read) -> None:
    report = "{} October 1950\n\nLetter from Panikkar to Nehru\n\n{}"
    texts = {
        "one": report.format(3, "The troops will march."),
        "two": report.format(3, "The harvest was good this year in the province."),
        "after": report.format(7, "You will have seen my letter of 3 October 1950."),
    }
    assert ties(read(texts)) == [("after", "refers_to", "one", "possible"), ("after", "refers_to", "two", "possible")]


def test_a_series_has_numbers_of_its_own(read: Read) -> None:
    batavia = ("Consul General at Batavia (Livengood)", "Secretary of State", "Batavia")
    texts = {
        "first": american(*batavia, "March 1, 1949", "211. Gocus 609. The committee met."),
        "plain": american(*batavia, "March 2, 1949", "609. The rice ships are delayed again."),
        "next": american(
            *batavia, "March 3, 1949", "224. Gocus 615. It will meet again, with the paper of Gocus 609 before it."
        ),
    }
    assert ties(read(texts)) == [("next", "refers_to", "first", "certain")]


def test_an_embassy_is_the_ambassador_and_a_department_its_secretary(read: Read) -> None:
    texts = {
        "answer": american("Ambassador in India (Henderson)", "Department of State", "New Delhi", "October 4, 1950", "577. Bajpai was seen."),
        "next": american("Secretary of State", "Embassy in India", "Washington", "October 5, 1950", "431. Urtel 577, October 4. Well done."),
        "last": american("Ambassador in India (Henderson)", "Secretary of State", "New Delhi", "October 6, 1950", "580. Niact. Department’s 431."),
    }  # fmt: skip
    assert ties(read(texts)) == [("next", "refers_to", "answer", "certain"), ("last", "refers_to", "next", "certain")]


def test_marks_and_prefixes_are_no_series(read: Read) -> None:
    texts = {
        "one": "Cablegram 62 CANBERRA, 3 May 1949\nSECRET\nOur 60. See also Deptel 62 of the Americans.\n",
        "two": american(*STATE, "October 2, 1950", "62. Embassy should see Bajpai."),
        "three": american(*DELHI, "October 4, 1950", "577. Deptel 62. Bajpai was seen."),
    }
    assert ("three", "refers_to", "two", "certain") in ties(read(texts))


def test_a_bare_number_of_any_post_is_only_possible(read: Read) -> None:
    texts = {
        "delhi": "Cablegram 16 NEW DELHI, 7 January 1949\nSECRET\nThe conference will open on Monday.\n",
        "batavia": "Cablegram 52 BATAVIA, 20 January 1949\nSECRET\nYour telegram 16. Hatta is unwell.\n",
        "later": "Cablegram 55 BATAVIA, 21 January 1949\nSECRET\nMy telegram 52. He is better.\n",
    }
    assert ties(read(texts)) == [
        ("batavia", "refers_to", "delhi", "possible"),
        ("later", "refers_to", "batavia", "probable"),
    ]


def test_a_letter_is_no_telegram(read: Read) -> None:
    texts = {
        "telegram": american("Ambassador in Burma (Sebald)", "Secretary of State", "Rangoon", "March 21, 1953", "988. Nu was seen."),
        "next": american("Ambassador in Burma (Sebald)", "Secretary of State", "Rangoon", "March 22, 1953", "989. I spoke of my letter of March 21 to him."),
    }  # fmt: skip
    assert [tie.certainty for tie in read(texts).ties] in ([], ["possible"])


def test_one_message_told_twice(read: Read) -> None:
    body = (
        "Mao Zedong thanks Stalin for the advice on railways, encloses the figures about locomotives and wagons, "
        "and proposes that engineers travel to Manchuria before winter, together with interpreters."
    )
    texts = {
        "archive": f"12 November 1950\n\nCiphered telegram No. 4402, Mao Zedong to Stalin\n\n{body}",
        "edition": f"November 12, 1950\n\nTelegram, Mao Zedong to Filippov [Stalin]\n\n{body}",
        "same day": "12 November 1950\n\nTelegram, Mao Zedong to Stalin\n\nA short word of thanks about the festival.",
    }
    found = read(texts)
    assert ties(found) == [("edition", "same", "archive", "certain")]


def test_a_message_passed_on_is_found(read: Read) -> None:
    texts = {
        "letter": "2 October 1950\n\nLetter from Kim Il Sung to Stalin\n\nKim asks for help.",
        "cover": "2 October 1950\n\nCiphered telegram from Shtykov conveying letter from Kim Il Sung to Stalin\n\nText.",
    }
    assert ties(read(texts)) == [("cover", "conveys", "letter", "possible")]


@pytest.mark.parametrize(("number", "plain"), [("UN-751", "un751"), ("483/sh", "483/sh"), ("No. 5", "no5")])
def test_numbers_are_compared_without_signs(number: str, plain: str) -> None:
    assert plain_number(number) == plain
