"""Typing errors: a name that no list has, one letter away from the long and rare name of one person."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from cablenlp.knowledge import alive, day, offices_of
from cablenlp.layers.links.mention import slug
from cablenlp.layers.links.setting import Setting
from cablenlp.lexicon.models import Entity
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold

#: Shorter names are one letter away from too many others.
LETTERS = 7
_WORD = re.compile(r"[^\W\d_]+")


def meant_by(name: str, setting: Setting, lexicon: Lexicon) -> Entity | None:
    """The one whose surname was mistyped: known by that surname alone, alive, of a state or office in the document.

    Args:
        name: The name, folded; its last word counts, and words before it must begin as given names do.
        setting: The date, and the states that the document speaks of.
        lexicon: The rows.
    """
    words = _WORD.findall(name)
    if not words or len(words[-1]) < LETTERS:
        return None
    index = _index(lexicon)
    near = {
        (slug(row), known): row
        for cut in _cuts(words[-1])
        for known, row in index.get(cut, ())
        if OSA.distance(words[-1], known, score_cutoff=1) == 1
    }
    people = {who: row for (who, _), row in near.items() if _fits(row, words[:-1], setting, lexicon)}
    return people.popitem()[1] if len(people) == 1 else None


def _fits(row: Entity, given: list[str], setting: Setting, lexicon: Lexicon) -> bool:
    """Whether somebody was alive then, has such a given name, and belongs to what the document speaks of."""
    when = day(setting.date)
    if not alive(row, setting.date) or (when and row.until and row.until[:4] < when[:4]):
        return False
    if given and not any(w.startswith(given[0]) for w in _WORD.findall(fold(row.name))[:-1]):
        return False
    in_office = when and row.kb_id and offices_of(lexicon, row.kb_id, setting.date)
    return bool(in_office) or setting.speaks_of(row.state)


def _cuts(word: str) -> set[str]:
    """A word, and all that is left of it without one letter: two words at distance one share one of these."""
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}


def _index(lexicon: Lexicon) -> dict[str, list[tuple[str, Entity]]]:
    """The long surnames that mean one person alone, by their cuts; built when the first unknown name comes."""

    def build(lex: Lexicon) -> dict[str, list[tuple[str, Entity]]]:
        bearers: dict[str, list[Entity]] = {}
        shared = set()
        for row in lex.rows("people"):
            for form in row.forms:
                if form.form in ("surname", "misspelling") and form.text.isalpha() and len(form.text) >= LETTERS:
                    bearers.setdefault(fold(form.text), []).append(row)
                    if not form.alone:
                        shared.add(fold(form.text))
        found: dict[str, list[tuple[str, Entity]]] = {}
        for name, rows in bearers.items():
            if name not in shared and len({slug(r) for r in rows}) == 1:
                for cut in _cuts(name):
                    found.setdefault(cut, []).append((name, rows[0]))
        return found

    return lexicon.compiled("links.misspelled", build)
