"""Korean names: by the letters of hangul, with what a final and an initial become where they meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import product

from cablenlp.lexicon.models import Romanisation
from cablenlp.lexicon.romanisation.common import MARKS, Reading, bare, capital, some
from cablenlp.lexicon.store import Lexicon

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_IN_NAMES = " ㄱㄴㄹㅁㅂㅅㅇ"  # finals that syllables of names have
_SONANT = frozenset(" ㄴㄹㅁㅇ")
_SURNAMES_OF_TWO = ("남궁", "황보", "제갈", "사공", "선우", "독고")


def _letters(syllable: str) -> tuple[str, str, str]:
    """Initial, vowel and final (a space for none) of a syllable of hangul."""
    code = ord(syllable) - 0xAC00
    return _INITIALS[code // 588], _MEDIALS[code % 588 // 28], _FINALS[code % 28]


def hangul(initial: str, vowel: str, final: str) -> str:
    """The syllable of hangul with these letters, a space for no final."""
    return chr(0xAC00 + _INITIALS.index(initial) * 588 + _MEDIALS.index(vowel) * 28 + _FINALS.index(final))


def twins(reading: Reading, lexicon: Lexicon) -> list[Reading]:
    """A reading, and the same with its surname as the other half of Korea spells it."""
    twin: dict[str, str] = {}
    for system in lexicon.rows("romanisations"):
        for north, south in system.tables.get("twin", {}).items():
            twin |= {north: south, south: north}
    other = twin.get("".join(reading[0]))
    return [reading, (tuple(other), *reading[1:])] if other else [reading]


def write(reading: Reading, system: Romanisation, joint: str) -> list[str]:
    """A Korean name in the spellings of a system; where syllables join with a space, each has a capital."""
    surname = system.tables.get("surname", {}).get("".join(reading[0]))
    first = surname.split("|") if surname else _write_word(reading[0], system, joint)
    return [" ".join(parts) for parts in some([first, *(_write_word(word, system, joint) for word in reading[1:])])]


def _write_word(word: tuple[str, ...], system: Romanisation, joint: str) -> list[str]:
    tables = system.tables
    options: list[list[str]] = []
    before = ""
    for syllable in word:
        initial, vowel, final = _letters(syllable)
        meeting = tables["joint"].get(before + initial) if before.strip() else None
        if meeting:
            end, begin = meeting.split("-")
            options[-1] = [end]
            options.append([begin])
        else:
            voiced = before in _SONANT and before
            options.append((tables["voiced"] if voiced else {}).get(initial, tables["initial"][initial]).split("|"))
        options.append(tables["vowel"][vowel].split("|"))
        options.append(tables["final"].get(final, "").split("|"))
        before = final
    found = []
    for parts in some(options):
        syllables = ["".join(parts[n : n + 3]) for n in range(0, len(parts), 3)]
        found.append(joint.join(map(capital, syllables) if joint == " " else syllables))
    return [capital(text) for text in found]


def read_hangul(name: str, systems: list[Romanisation]) -> list[Reading]:
    """A name in hangul, with or without spaces."""
    letters = name.replace(" ", "")
    if not systems or not letters or not all("가" <= c <= "힣" for c in letters):
        return []
    length = len(name.split(maxsplit=1)[0]) if " " in name.strip() else 2 if letters.startswith(_SURNAMES_OF_TWO) else 1
    return [(tuple(letters[:length]), tuple(letters[length:]))] if letters[length:] else []


def read(name: str, system: Romanisation, lexicon: Lexicon) -> Iterator[Reading]:
    """A Korean name in a system, in every way in which this system could have come to it."""
    words = re.split("[ -]+", bare(name).strip())
    if not 2 <= len(words) <= 3:
        return
    sounds = lexicon.compiled(f"romanisation.{system.id}", lambda _: _sounds(system))
    surnames = dict.fromkeys(_custom(lexicon).get(words[0]) or sounds.get(words[0]) or [])
    cuts = [words[1:], *([words[1][:n], words[1][n:]] for n in range(1, len(words[1])) if len(words) == 2)]
    plain = MARKS.search(unicodedata.normalize("NFD", name)) is None
    wanted = _closed(" ".join(re.split("[ -]+", name.strip())[1:]), plain)
    for given in dict.fromkeys(g for cut in cuts for g in product(*(sounds.get(part, ()) for part in cut))):
        if any(_closed(text, plain) == wanted for text in _write_word(given, system, system.joints[0])):
            yield from (((surname,), given) for surname in surnames)


def _closed(text: str, plain: bool) -> str:
    """Small letters without spaces and hyphens; where plain, without marks and apostrophes too."""
    low = re.sub("[ -]", "", text.lower())
    return bare(low) if plain else unicodedata.normalize("NFC", low).replace("’", "'")


def _sounds(system: Romanisation) -> dict[str, list[str]]:
    """The syllables of hangul that a spelling without marks may stand for, wherever in the word it stands."""
    tables = system.tables
    ends: dict[str, set[str]] = {}
    begins: dict[str, set[str]] = {}
    for final in _IN_NAMES:
        ends[final] = {bare(s) for s in tables["final"].get(final, "").split("|")}
    for initial in _INITIALS:
        begins[initial] = {bare(s) for t in ("initial", "voiced") for s in tables[t].get(initial, "").split("|") if s}
        begins[initial] |= {""} if initial == "ㅇ" else set()
    for meeting, spelling in tables["joint"].items():
        final, initial = meeting[0], meeting[1]
        end, begin = spelling.split("-")
        if final in ends:
            ends[final].add(bare(end))
            begins[initial].add(bare(begin))
    found: dict[str, list[str]] = {}
    for initial, vowel, final in product(_INITIALS, _MEDIALS, _IN_NAMES):
        for begin, middle, end in product(begins[initial], tables["vowel"][vowel].split("|"), ends[final]):
            syllables = found.setdefault(begin + bare(middle) + end, [])
            if (syllable := hangul(initial, vowel, final)) not in syllables:
                syllables.append(syllable)
    return found


def _custom(lexicon: Lexicon) -> dict[str, list[str]]:
    """Korean surnames by the spellings of custom."""
    found: dict[str, list[str]] = {}
    for system in lexicon.rows("romanisations"):
        if system.language == "korean" and "surname" in system.tables and not system.through:
            for surname, spellings in system.tables["surname"].items():
                for spelling in spellings.split("|"):
                    found.setdefault(bare(spelling), []).append(surname)
    return found
