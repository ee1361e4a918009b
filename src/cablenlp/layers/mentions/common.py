"""Whether a word is an ordinary inflected one, by the lookup lemmas of spacy-lookups-data."""

from __future__ import annotations

from functools import lru_cache

from spacy.lookups import Table, load_lookups


@lru_cache(maxsize=1)
def _lemmas() -> Table:
    return load_lookups("en", ["lemma_lookup"]).get_table("lemma_lookup")


def is_inflected(word: str) -> bool:
    """Whether a word with a capital is but a form of another: "Conveying", "Meetings", "Begins"."""
    lower = word.lower()
    return not word.isupper() and _lemmas().get(lower, lower) != lower
