"""Chinese names: a surname, of one syllable or of a list, and a given name of one or two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import product

from cablenlp.lexicon.models import Romanisation
from cablenlp.lexicon.romanisation.common import Reading, bare, capital, some


def write_word(word: tuple[str, ...], system: Romanisation, joint: str) -> list[str]:
    """A word of Chinese syllables in the spellings of a system."""
    found = []
    for parts in some([system.tables["syllable"].get(unit, unit).split("|") for unit in word]):
        text = parts[0]
        for part in parts[1:]:
            text += ("'" if not joint and part[0] in system.apostrophe else joint) + part
        found.append(capital(text))
    return found


def read(name: str, system: Romanisation) -> Iterator[Reading]:
    """A Chinese name by its syllables, as this system writes them; without its apostrophes where it has none."""
    syllables: dict[str, list[str]] = {}
    plain = not re.search("['’‘ʼ`´]", name)
    listed = [(u, s) for u, spellings in system.tables["syllable"].items() for s in spellings.split("|")]
    for unit, spelling in (*listed, *((u, bare(s) if plain else s.replace("ü", "u")) for u, s in listed)):
        if unit not in (units := syllables.setdefault(spelling, [])):
            units.append(unit)
    words = unicodedata.normalize("NFC", name.lower()).replace("’", "'").replace("‘", "'").replace("ʼ", "'").split()
    if len(words) == 1 and (system.apostrophe or "-" in words[0]):  # a place
        yield from ((units,) for units in _segments(words[0], syllables, system.apostrophe) if len(units) > 1)
    if not 2 <= len(words) <= 3:
        return
    options = [list(_segments(word, syllables, system.apostrophe)) for word in (words[0], "-".join(words[1:]))]
    surnames = {*system.tables.get("surname", ())}
    for surname, given in product(*options):
        if len(given) <= 2 and (len(surname) == 1 or not surnames or " ".join(surname) in surnames):
            yield surname, given


def _segments(word: str, syllables: dict[str, list[str]], apart: str) -> Iterator[tuple[str, ...]]:
    """A word cut into syllables in every way, the longest first; those that begin with `apart` letters are set off."""
    if not word:
        yield ()
    for n in range(min(7, len(word)), 0, -1):
        rest = word[n:]
        if rest[:1] and rest[0] in apart:
            continue
        for unit in syllables.get(word[:n], ()):
            for after in _segments(rest.lstrip("-").removeprefix("'"), syllables, apart):
                yield unit, *after
