"""Names of other scripts: letter by letter, the longest first, by what stands around them; or word by word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice, product

from cablenlp.lexicon.models import Romanisation
from cablenlp.lexicon.romanisation.common import Reading, capital, some

_VOWELS = frozenset("аеёиоуыэюяьъ")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")  # of Vietnamese; other marks tell letters apart


def write_word(word: str, tables: dict[str, dict[str, str]]) -> list[str]:
    """A word in the spellings of a system."""
    custom = tables.get("word", {}).get(word)
    table = tables.get("letter", {})
    low = word.lower()
    if table:
        low = unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", low)))
    options: list[list[str]] = []
    at = 0
    while at < len(low):
        n, spelling = _letter(low, at, table)
        options.append(spelling.split("|"))
        at += n
    spelled = ["".join(parts) for parts in some(options)]
    if word[:1].isupper():
        spelled = [capital(text) for text in spelled]
    return custom.split("|") if custom else list(dict.fromkeys(spelled))


def _letter(word: str, at: int, table: dict[str, str]) -> tuple[int, str]:
    """How many letters are taken from a place in a word, and their spellings; a letter that is not listed stays."""
    before = ["^"] if at == 0 else ["V"] if word[at - 1] in _VOWELS else []
    for n in range(min(5, len(word) - at), 0, -1):
        after = ["$"] if at + n == len(word) else ["V"] if word[at + n] in _VOWELS else []
        for left in (*before, ""):
            for right in (*after, ""):
                spelling = table.get(left + word[at : at + n] + right)
                if spelling is not None:
                    return n, spelling
    return 1, word[at]


def hyphened(word: str, tables: dict[str, dict[str, str]]) -> list[str]:
    return ["-".join(parts) for parts in some([write_word(part, tables) for part in word.split("-")])]


def read(name: str, system: Romanisation) -> Iterator[Reading]:
    """A name in the script of the system's letters, or in its spelling of them."""
    script = {key.strip("^$V") for key in system.tables["letter"]}
    words = name.split()
    if not words or any("." in word for word in words):
        return
    options = []
    for word in words:
        own = all(c in script for c in word.lower())
        options.append([word] if own else list(_read_word(word, system.tables)))
    yo = system.tables.get("yo", {})
    for parts in islice(product(*options), 1):
        yield tuple((yo.get(part, part),) for part in parts)


def _read_word(word: str, tables: dict[str, dict[str, str]]) -> Iterator[str]:
    """The words that a system spells so, names of custom first, then those with the longest units."""
    yield from (own for own, spellings in tables.get("word", {}).items() if word in spellings.split("|"))
    units: dict[str, list[str]] = {}
    for key, spellings in tables["letter"].items():
        for spelling in filter(None, spellings.split("|") if key == "ё" or "ё" not in key else ()):
            units.setdefault(spelling, []).append(key)
    for keys_of in units.values():
        keys_of.sort(key=lambda key: key.strip("^$V") == key)  # what is bound to its place comes first
    found = []
    for own in islice(_spelled(word.lower(), "", units), 400):
        spelled = write_word(own, {"letter": tables["letter"]})
        if word.lower() in spelled:
            found.append((spelled.index(word.lower()) > 0, own))
    yield from (capital(own) for _, own in sorted(found, key=lambda pair: pair[0]))


def _spelled(rest: str, before: str, units: dict[str, list[str]]) -> Iterator[str]:
    """The words whose units may be spelled so; contexts at the ends of words are held to, others left open."""
    if not rest:
        yield before
    for n in range(min(5, len(rest)), 0, -1):
        for key in units.get(rest[:n], ()):
            if (key[0] == "^" and before) or (key[-1] == "$" and len(rest) > n):
                continue
            if not _may_follow(key, before[-1:]):
                continue
            yield from _spelled(rest[n:], before + key.strip("^$V"), units)


def _may_follow(key: str, last: str) -> bool:
    """Whether a unit may come after a letter: signs and ы after consonants, й before consonants, no е after ы."""
    first = key.strip("^$V")[0]
    if first in _NEVER.get(last, ""):
        return False
    if first in "ьъыё":
        return (last != "" or first == "ё") and last not in _VOWELS
    return key[0] != "V" or last in _VOWELS


#: What follows no й and no ы: "Alekseyev" has "ее", not "ейэ"; "Afanasyev" has "ье", not "ые".
_NEVER = {"й": "аеёиоуэюя", "ы": "еёэюя"}


def same(name: str, groups: dict[str, str]) -> list[str]:
    """A name with each part that is in a group of spellings in all of them."""
    spellings = {s.lower(): group.split("|") for group in groups.values() for s in group.split("|")}
    parts = sorted(map(re.escape, spellings), key=len, reverse=True)
    # whole words; parts that end in a space or hyphen hold to the next word
    cut = re.split(rf"(?<![^\W_])((?:{'|'.join(parts)})(?:(?<=[ -])|(?![^\W_])))", name, flags=re.IGNORECASE)
    return ["".join(p) for p in some([spellings.get(part.lower(), [part]) for part in cut if part])]
