"""Words that are no names although they are written with a capital: inflected words, abbreviations of telegrams."""

from __future__ import annotations

from functools import lru_cache

from spacy.lookups import Table, load_lookups

from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold


@lru_cache(maxsize=1)
def _lemmas() -> Table:
    return load_lookups("en", ["lemma_lookup"]).get_table("lemma_lookup")


def is_inflected(word: str) -> bool:
    """Whether a word with a capital is but a form of another, by the lookup lemmas: "Conveying", "Meetings"."""
    lower = word.lower()
    return not word.isupper() and _lemmas().get(lower, lower) != lower


def abbreviations(lexicon: Lexicon) -> frozenset[str]:
    """The abbreviations of telegraphic English that stand for no name, folded: "Altho", "Parl"."""

    def build(lex: Lexicon) -> frozenset[str]:
        return frozenset(fold(row.form) for row in lex.rows("abbreviations") if row.pos != "PROPN")

    return lexicon.compiled("mentions.abbreviations", build)
