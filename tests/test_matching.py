"""Names over the text: what counts as the same name, and what does not."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cablenlp.matching import PhraseIndex, closed, fold, split

NAMES = ["Kim Il-sung", "Filippov", "VKP(b)", "UN", "Zhou Enlai", "Zhou", "Port Arthur", "San José", "lead"]


def index(names: list[str] = NAMES, *, case: bool = True) -> PhraseIndex[str]:
    built: PhraseIndex[str] = PhraseIndex()
    for name in names:
        built.add(name, name, case=case)
    return built


def found(text: str, names: list[str] = NAMES) -> list[tuple[str, str]]:
    return [(text[h.start : h.end], v) for h in index(names).find(split(text)) for v in h.values]


def test_one_listed_spelling_stands_for_many() -> None:
    for text in (
        "Kim Il-sung", "Kim Il Sung", "KIM IL SUNG", "Kim Il\nSung", "Kim  Il - Sung", "Kim Il-\nSung", "Kim Il\u2010Sung",
        "Kim Il\u2011sung", "Kim Il [Sung", "Kim\u00a0Il\u00a0Sung",
    ):  # fmt: skip
        assert found(text) == [(text, "Kim Il-sung")], text


def test_letters_spaced_out_and_soft_hyphens() -> None:
    assert found("told F I L I P P O V so") == [("F I L I P P O V", "Filippov")]
    assert found("told Filip\u00adpov so") == [("Filip\u00adpov", "Filippov")]
    assert found("told Filip\u00ad\npov so") == [("Filip\u00ad\npov", "Filippov")]


def test_a_name_broken_at_the_end_of_a_line() -> None:
    for text in ("Filip-\npov", "FILIP-\n  POV", "Zh-\nou"):
        assert [where for where, _ in found(f"told {text} so")] == [text]
    assert found("un-\nsung; Filip-\nPov; Filip-pov; Filip-\n\npov; -\n") == []


def test_names_of_several_words_spaced_out() -> None:
    for text in ("K I M  I L  S U N G", "K I M   I L - S U N G", "K I M I L S U N G"):
        assert found(f"told {text} so") == [(text, "Kim Il-sung")], text
    assert found("told P O R T  A R T H U R so; S A N J O S É") == [
        ("P O R T  A R T H U R", "Port Arthur"), ("S A N J O S É", "San José"),
    ]  # fmt: skip
    assert found("A B C and U N and X Y  Z W") == []


def test_names_written_closed() -> None:
    assert closed("Ch'en I-hua") == ["Chen I-hua", "Ch'en Ihua", "Chen Ihua"]
    assert closed("Kuz’min") == ["Kuzmin"]
    assert closed("Filippov") == closed("the elders' word") == []


def test_diacritics_fold_on_both_sides() -> None:
    assert found("in San Jose") == [("San Jose", "San José")]
    assert found("in SAN JOSÉ") == [("SAN JOSÉ", "San José")]


def test_capitals_are_asked_for_where_the_name_has_them() -> None:
    assert found("filippov") == []
    assert found("the un-American idea of Un") == []
    assert found("the UN") == [("UN", "UN")]
    assert found("they lead; Lead and LEAD") == [("lead", "lead"), ("Lead", "lead"), ("LEAD", "lead")]


def test_the_longest_name_wins_and_none_overlap() -> None:
    assert found("Zhou Enlai and Zhou") == [("Zhou Enlai", "Zhou Enlai"), ("Zhou", "Zhou")]


def test_a_bracket_belongs_to_the_name() -> None:
    assert found("the VKP(b) CC") == [("VKP(b)", "VKP(b)")]
    assert found("the VKP (b) CC") == [("VKP (b)", "VKP(b)")]


def test_words_are_whole() -> None:
    assert found("Filippovich, Zhoukoudian, Stalingrad") == []


def test_a_blank_line_or_a_sentence_parts_names() -> None:
    assert found("Port\n\nArthur") == []
    assert found("Port, Arthur; Port: Arthur") == []


def test_several_rows_may_share_a_name() -> None:
    built: PhraseIndex[int] = PhraseIndex()
    built.add("Kuznetsov", 1)
    built.add("Kuznetsov", 2)
    assert [h.values for h in built.find(split("to Kuznetsov"))] == [[1, 2]]
    assert built.size == 2


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_words_stand_where_they_say(text: str) -> None:
    words = split(text)
    assert words.starts == sorted(words.starts)
    assert all(s < e for s, e in zip(words.starts, words.ends, strict=True))
    assert all(e <= s for e, s in zip(words.ends, words.starts[1:], strict=False))


@given(st.lists(st.sampled_from([*NAMES, "Il", "of", "\n", ".", " - ", "(", ")", "\u00ad"])))
def test_hits_follow_one_another(parts: list[str]) -> None:
    text = " ".join(parts)
    hits = index().find(split(text))
    assert all(a.end <= b.start for a, b in pairwise(hits))
    assert all(text[h.start : h.end] == text[h.start : h.end].strip() for h in hits)
