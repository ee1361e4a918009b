"""Words that make no name although they are written with a capital."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.lookups import Table, load_lookups

from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold

#: How a message begins and ends that another passes on: "from Prime Minister. Begins:".
SAID = frozenset(("Begins", "Ends", "BEGINS", "ENDS"))


@lru_cache(maxsize=1)
def _lemmas() -> Table:
    return load_lookups("en", ["lemma_lookup"]).get_table("lemma_lookup")


def is_common(text: str, lexicon: Lexicon) -> bool:
    """Whether all words of a supposed name are ordinary: "Conveying", "Telegram No", "Altho", "Tab B"."""
    ordinary = _ordinary(lexicon)
    return all(
        len(word) == 1 or word in ordinary or word.lower() in STOP_WORDS or _inflected(word)
        for word in re.findall(r"\w+", text)
    )


def _inflected(word: str) -> bool:
    """Whether a word is but a form of another, by the lookup lemmas of spacy-lookups-data."""
    lower = word.lower()
    return not word.isupper() and _lemmas().get(lower, lower) != lower


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    """Ordinary words, with those whose forms the lookup lemmas of spacy-lookups-data know."""
    return frozenset((*STOP_WORDS, *map(str, _lemmas().values())))


def is_english(word: str) -> bool:
    """Whether a word is an ordinary one in small letters: "greetings", "heavy", "immediate"."""
    lower = word.lower()
    return lower in _english() or lower in _lemmas()


def message_words(lexicon: Lexicon) -> frozenset[str]:
    """What kinds of messages are called, folded."""
    return lexicon.compiled(
        "mentions.kinds", lambda lex: frozenset(fold(f.text) for k in lex.rows("kinds") for f in k.forms)
    )


class _Folding(frozenset[str]):
    """A set of folded words that is asked with words as they stand."""

    def __contains__(self, word: object) -> bool:
        return super().__contains__(fold(str(word)))


def _ordinary(lexicon: Lexicon) -> _Folding:
    """Kinds of messages, words of documents ("Begins", "Copy", "No") and abbreviations that stand for no name."""

    def build(lex: Lexicon) -> _Folding:
        short = (row.form for row in lex.rows("abbreviations") if row.pos != "PROPN")
        return _Folding({*map(fold, short), *message_words(lex), *lex.words("document_word"), "no", "nos"})

    return lexicon.compiled("mentions.ordinary", build)
