"""Names as systems: a name is read to what it is in its own script, and written as each system of romanisation does.

A reading is a name by words, each of them by its units: syllables of pinyin, syllables of hangul, or a whole word in
Cyrillic or Latin letters. The tables stand in `patterns/romanisations.jsonl`. Nothing here runs over texts: variants
are made once, reviewed, and kept as forms of the rows.

    >>> from cablenlp.lexicon.store import packaged
    >>> [text for _, text in variants("Zhou Enlai", packaged())][:3]
    ['Zhou Enlai', 'Zhou En-lai', 'Chou En-lai']
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice, product
from typing import Any, NamedTuple

from cablenlp.lexicon.models import Entity, Form, Romanisation
from cablenlp.lexicon.store import Lexicon, RawRow
from cablenlp.matching import closed, split

Reading = tuple[tuple[str, ...], ...]

#: So many spellings of one name by one system are enough.
_MOST = 48
_VOWELS = frozenset("аеёиоуыэюяьъ")
_MARKS = re.compile("[\u0300-\u036f'’‘ʼʹ`´]")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")  # of Vietnamese; other marks tell letters apart
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_IN_NAMES = " ㄱㄴㄹㅁㅂㅅㅇ"  # finals that syllables of names have
_SONANT = frozenset(" ㄴㄹㅁㅇ")
_SURNAMES_OF_TWO = ("남궁", "황보", "제갈", "사공", "선우", "독고")


class Variant(NamedTuple):
    """A spelling, and the system it follows."""

    system: Romanisation
    text: str


def languages(lexicon: Lexicon) -> list[str]:
    """The languages that there are systems of."""
    return list(dict.fromkeys(row.language for row in lexicon.rows("romanisations")))


def variants(name: str, lexicon: Lexicon, language: str | None = None, *, rare: bool = True) -> list[Variant]:
    """A name in all spellings of all systems of a language.

    Without a language it is read as the rows that have the name are, else in the first language that can read it.

    Args:
        name: In its own script, or in a system that is read.
        lexicon: The rows.
        language: One of `languages`.
        rare: With the systems that few cables use.
    """
    found: dict[str, Variant] = {}
    for one, of in _guessed(name, lexicon) if language is None else [(language, readings(name, language, lexicon))]:
        for reading in of:
            for text, variant in written(reading, one, lexicon, rare=rare).items():
                found.setdefault(text, variant)
        if found:
            break
    return list(found.values())


def _guessed(name: str, lexicon: Lexicon) -> Iterator[tuple[str, list[Reading]]]:
    """The languages and readings that a name may have: those of a row which has it, then what systems read."""
    wanted = keys(name)[0]
    for entity in lexicon.entities():
        language = language_of(entity, lexicon)
        if language and any(keys(form.text)[0] == wanted for form in entity.forms):
            best = _best(entity, language, lexicon) if wanted.count(" ") == keys(entity.name)[0].count(" ") else None
            yield language, [best] if best else readings(name, language, lexicon)
    for language in dict.fromkeys(s.language for s in lexicon.rows("romanisations") if s.reads):
        yield language, readings(name, language, lexicon)


def language_of(entity: Entity, lexicon: Lexicon) -> str | None:
    """The language of a row's name, by the state that it belongs to or lies in."""
    states = {entity.state, entity.within if entity.label in ("GPE", "LOC", "FAC") else None}
    return next((s.language for s in lexicon.rows("romanisations") if states.intersection(s.states)), None)


def written(reading: Reading, language: str, lexicon: Lexicon, *, rare: bool = True) -> dict[str, Variant]:
    """A reading in all spellings of all systems of its language."""
    found: dict[str, Variant] = {}
    for system in _systems(language, lexicon):
        if rare or not system.rare:
            for text in write(reading, system, lexicon):
                found.setdefault(text, Variant(system, text))
    return found


def readings(name: str, language: str, lexicon: Lexicon) -> list[Reading]:
    """What a name may be in its own script, the likeliest first; nothing where it is no name of this language."""
    systems = [s for s in _systems(language, lexicon) if s.reads]
    if any("syllable" in s.tables for s in systems):
        found: Iterable[Reading] = (r for s in systems for r in _read_syllables(name, s))
    elif any("vowel" in s.tables for s in systems):
        found = _read_hangul(name, systems) or (r for s in systems for r in _read_korean(name, s, lexicon))
    elif any("letter" in s.tables for s in systems):
        found = (r for s in systems for r in _read_letters(name, s))
    else:
        found = [tuple((word,) for word in name.split())] if name.strip() else []
    return list(dict.fromkeys(found))


def write(reading: Reading, system: Romanisation, lexicon: Lexicon) -> list[str]:
    """A reading as a system spells it: as many ways as the system leaves open."""
    tables = system.tables
    found: list[str] = []
    for joint in system.joints:
        if "syllable" in tables:
            texts = _join([[_syllables(word, system, joint)] for word in reading])
        elif "vowel" in tables:
            texts = [text for r in _twins(reading, lexicon) for text in _korean(r, system, joint)]
        elif "same" in tables:
            texts = _same(" ".join(unit for word in reading for unit in word), tables["same"])
        else:
            texts = [" ".join(p) for p in _some([_word(unit, tables) for word in reading for unit in word])]
        found += texts
    if system.through:
        other: Any = lexicon.row(system.through)
        found = [" ".join(p) for text in found for p in _some([_hyphened(w, other.tables) for w in text.split()])]
    if system.turned:
        found += [" ".join((*rest, first)) for first, *rest in map(str.split, found) if rest]
        found += [" ".join((last, *rest)) for *rest, last in map(str.split, found) if len(rest) > 1]
    return list(dict.fromkeys(found))


def missing(entity: Entity, lexicon: Lexicon, *, rare: bool = False) -> Iterator[Form]:
    """The forms that the systems of its language propose for a row and that none of its own matches.

    A name that can be read in several ways is read in the way that explains most of the forms; where two explain the
    same, nothing is proposed. A surname takes over what the row says of it: its certainty, whether it counts alone.
    """
    language = language_of(entity, lexicon)
    if language is None or not entity.kb_id:
        return
    known = {key for form in entity.forms for key in keys(form.text)}
    found = _best(entity, language, lexicon)
    for variant in written(found, language, lexicon, rare=rare).values() if found else ():
        for form in _proposed(variant, entity):
            if not known.intersection(keys(form.text)[:1]):
                known.update(keys(form.text))
                yield form


def additions(table: str, lexicon: Lexicon, language: str | None = None, *, rare: bool = False) -> Iterator[RawRow]:
    """What the rows of a table lack, as raw rows that add to them; forms that anything else has are left out.

    A surname that others bear is no obstacle where they bear the surname that it varies too.
    """
    bearers: dict[str, set[str]] = {}
    for entity in lexicon.entities():
        for form in entity.forms:
            for key in keys(form.text):
                bearers.setdefault(key, set()).add(entity.id)
    for entity in lexicon.rows(table):
        if language is None or language_of(entity, lexicon) == language:
            same = bearers.get(keys(entity.name.rpartition(" ")[2])[0], set())
            forms = []
            for form in missing(entity, lexicon, rare=rare):
                others = set().union(*(bearers.get(key, set()) for key in keys(form.text))) - {entity.id}
                if not others or (form.form == "surname" and others <= same):
                    forms.append(form)
            if forms:
                yield {"id": entity.id, "add": True, "forms": [_raw(form) for form in forms]}


def _raw(form: Form) -> RawRow:
    """A form as it is written in a file, without what goes without saying."""
    raw = {
        "text": form.text, "form": form.form, "certainty": form.certainty, "from": form.since, "to": form.until,
        "line": list(form.line), "alone": form.alone, "source": form.source,
    }  # fmt: skip
    usual = {"certainty": "attested", "alone": True}
    return {k: v for k, v in raw.items() if v not in (None, []) and usual.get(k) != v}


def keys(text: str) -> list[str]:
    """A name as it is matched, first as it stands, then closed over hyphens and apostrophes."""
    return [" ".join(split(one).words) for one in (text, *closed(text))]


def _proposed(variant: Variant, entity: Entity) -> Iterator[Form]:
    """A full name and, where the surname comes last and has a form of its own, the surname."""
    yield Form(text=variant.text, form="variant", certainty="standard")
    words = entity.name.split()
    surname = next((f for f in entity.forms if f.form == "surname" and f.text == words[-1]), None)
    if surname and len(words) > 1 and "letter" in variant.system.tables and not variant.system.turned:
        sure = "standard" if surname.certainty == "attested" else surname.certainty
        yield replace(surname, text=variant.text.rpartition(" ")[2], certainty=sure)


def _best(entity: Entity, language: str, lexicon: Lexicon) -> Reading | None:
    """The one reading of a row's name, and of its forms, that explains most of the forms."""
    own = [f.text for f in entity.forms if not unicodedata.normalize("NFD", f.text)[0].isascii()]
    names = [text for text in own if _of_script(text, language)] or [entity.name]
    found = list(dict.fromkeys(r for name in names for r in readings(name, language, lexicon)))
    if len(found) != 1 and entity.label == "PERSON":
        others = [f.text for f in entity.forms if f.form == "name" and f.text != entity.name]
        found = list(dict.fromkeys((*found, *(r for name in others for r in readings(name, language, lexicon)))))
    elif len(found) > 1:
        return found[0]
    if len(found) < 2:
        return next(iter(found), None)
    if len(found) > 40:
        return None
    forms = {key for f in entity.forms for key in {keys(f.text)[0], keys(f.text)[-1]}}
    scored = []
    for reading in found:
        spelled = [keys(text) for text in written(reading, language, lexicon)]
        scored.append((sum(k[0] in forms for k in spelled), sum(k[-1] in forms for k in spelled), reading))
    (*best, reading), (*next_best, _) = sorted(scored, reverse=True)[:2]
    return reading if best > next_best else None


def _of_script(text: str, language: str) -> bool:
    name = unicodedata.name(text[0], "")
    return name.startswith({"korean": "HANGUL", "russian": "CYRILLIC"}.get(language, "LATIN"))


def _systems(language: str, lexicon: Lexicon) -> list[Romanisation]:
    """The systems of a language: those that are read first."""
    rows = [row for row in lexicon.rows("romanisations") if row.language == language]
    return sorted(rows, key=lambda row: (not row.reads, row.rare))


def _some(options: list[list[str]]) -> list[tuple[str, ...]]:
    return list(islice(product(*options), _MOST))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _bare(text: str) -> str:
    """Small letters without marks and apostrophes."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text.lower()))


# Chinese: a name is a surname, of one syllable or of a list, and a given name of one or two.


def _syllables(word: tuple[str, ...], system: Romanisation, joint: str) -> list[str]:
    """A word of Chinese syllables in the spellings of a system."""
    found = []
    for parts in _some([system.tables["syllable"].get(unit, unit).split("|") for unit in word]):
        text = parts[0]
        for part in parts[1:]:
            text += ("'" if not joint and part[0] in system.apostrophe else joint) + part
        found.append(_capital(text))
    return found


def _join(words: list[list[list[str]]]) -> list[str]:
    return [" ".join(parts) for parts in _some([options for [options] in words])]


def _read_syllables(name: str, system: Romanisation) -> Iterator[Reading]:
    """A Chinese name by its syllables, as this system writes them; without its apostrophes where it has none."""
    syllables: dict[str, list[str]] = {}
    bare = not re.search("['’‘ʼ`´]", name)
    listed = [(u, s) for u, spellings in system.tables["syllable"].items() for s in spellings.split("|")]
    for unit, spelling in (*listed, *((u, _bare(s) if bare else s.replace("ü", "u")) for u, s in listed)):
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


# Korean: by the letters of hangul, with what a final and an initial become where they meet.


def _letters(syllable: str) -> tuple[str, str, str]:
    """Initial, vowel and final (a space for none) of a syllable of hangul."""
    code = ord(syllable) - 0xAC00
    return _INITIALS[code // 588], _MEDIALS[code % 588 // 28], _FINALS[code % 28]


def _hangul(initial: str, vowel: str, final: str) -> str:
    return chr(0xAC00 + _INITIALS.index(initial) * 588 + _MEDIALS.index(vowel) * 28 + _FINALS.index(final))


def _twins(reading: Reading, lexicon: Lexicon) -> list[Reading]:
    """A reading, and the same with its surname as the other half of Korea spells it."""
    twin: dict[str, str] = {}
    for system in lexicon.rows("romanisations"):
        for north, south in system.tables.get("twin", {}).items():
            twin |= {north: south, south: north}
    other = twin.get("".join(reading[0]))
    return [reading, (tuple(other), *reading[1:])] if other else [reading]


def _korean(reading: Reading, system: Romanisation, joint: str) -> list[str]:
    """A Korean name in the spellings of a system; where syllables join with a space, each has a capital."""
    surname = system.tables.get("surname", {}).get("".join(reading[0]))
    first = surname.split("|") if surname else _korean_word(reading[0], system, joint)
    return [" ".join(parts) for parts in _some([first, *(_korean_word(word, system, joint) for word in reading[1:])])]


def _korean_word(word: tuple[str, ...], system: Romanisation, joint: str) -> list[str]:
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
    for parts in _some(options):
        syllables = ["".join(parts[n : n + 3]) for n in range(0, len(parts), 3)]
        found.append(joint.join(map(_capital, syllables) if joint == " " else syllables))
    return [_capital(text) for text in found]


def _read_hangul(name: str, systems: list[Romanisation]) -> list[Reading]:
    """A name in hangul, with or without spaces."""
    letters = name.replace(" ", "")
    if not systems or not letters or not all("가" <= c <= "힣" for c in letters):
        return []
    length = len(name.split(maxsplit=1)[0]) if " " in name.strip() else 2 if letters.startswith(_SURNAMES_OF_TWO) else 1
    return [(tuple(letters[:length]), tuple(letters[length:]))] if letters[length:] else []


def _read_korean(name: str, system: Romanisation, lexicon: Lexicon) -> Iterator[Reading]:
    """A Korean name in a system, in every way in which this system could have come to it."""
    words = re.split("[ -]+", _bare(name).strip())
    if not 2 <= len(words) <= 3:
        return
    sounds = lexicon.compiled(f"romanisation.{system.id}", lambda _: _sounds(system))
    surnames = dict.fromkeys(_custom(lexicon).get(words[0]) or sounds.get(words[0]) or [])
    cuts = [words[1:], *([words[1][:n], words[1][n:]] for n in range(1, len(words[1])) if len(words) == 2)]
    plain = _MARKS.search(unicodedata.normalize("NFD", name)) is None
    wanted = _closed(" ".join(re.split("[ -]+", name.strip())[1:]), plain)
    for given in dict.fromkeys(g for cut in cuts for g in product(*(sounds.get(part, ()) for part in cut))):
        if any(_closed(text, plain) == wanted for text in _korean_word(given, system, system.joints[0])):
            yield from (((surname,), given) for surname in surnames)


def _closed(text: str, plain: bool) -> str:
    """Small letters without spaces and hyphens; where plain, without marks and apostrophes too."""
    low = re.sub("[ -]", "", text.lower())
    return _bare(low) if plain else unicodedata.normalize("NFC", low).replace("’", "'")


def _sounds(system: Romanisation) -> dict[str, list[str]]:
    """The syllables of hangul that a spelling without marks may stand for, wherever in the word it stands."""
    tables = system.tables
    ends: dict[str, set[str]] = {}
    begins: dict[str, set[str]] = {}
    for final in _IN_NAMES:
        ends[final] = {_bare(s) for s in tables["final"].get(final, "").split("|")}
    for initial in _INITIALS:
        begins[initial] = {_bare(s) for t in ("initial", "voiced") for s in tables[t].get(initial, "").split("|") if s}
        begins[initial] |= {""} if initial == "ㅇ" else set()
    for meeting, spelling in tables["joint"].items():
        final, initial = meeting[0], meeting[1]
        end, begin = spelling.split("-")
        if final in ends:
            ends[final].add(_bare(end))
            begins[initial].add(_bare(begin))
    found: dict[str, list[str]] = {}
    for initial, vowel, final in product(_INITIALS, _MEDIALS, _IN_NAMES):
        for begin, middle, end in product(begins[initial], tables["vowel"][vowel].split("|"), ends[final]):
            syllables = found.setdefault(begin + _bare(middle) + end, [])
            if (syllable := _hangul(initial, vowel, final)) not in syllables:
                syllables.append(syllable)
    return found


def _custom(lexicon: Lexicon) -> dict[str, list[str]]:
    """Korean surnames by the spellings of custom."""
    found: dict[str, list[str]] = {}
    for system in lexicon.rows("romanisations"):
        if system.language == "korean" and "surname" in system.tables and not system.through:
            for surname, spellings in system.tables["surname"].items():
                for spelling in spellings.split("|"):
                    found.setdefault(_bare(spelling), []).append(surname)
    return found


# Other scripts: letter by letter, the longest first, by what stands around them.


def _word(word: str, tables: dict[str, dict[str, str]]) -> list[str]:
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
    spelled = ["".join(parts) for parts in _some(options)]
    if word[:1].isupper():
        spelled = [_capital(text) for text in spelled]
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


def _hyphened(word: str, tables: dict[str, dict[str, str]]) -> list[str]:
    return ["-".join(parts) for parts in _some([_word(part, tables) for part in word.split("-")])]


def _read_letters(name: str, system: Romanisation) -> Iterator[Reading]:
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
        spelled = _word(own, {"letter": tables["letter"]})
        if word.lower() in spelled:
            found.append((spelled.index(word.lower()) > 0, own))
    yield from (_capital(own) for _, own in sorted(found, key=lambda pair: pair[0]))


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
    """Whether a unit may come after a letter: signs and ы after consonants, й before consonants."""
    first = key.strip("^$V")[0]
    if first in "ьъыё":
        return (last != "" or first == "ё") and last not in _VOWELS
    return not (key[0] == "V" and last not in _VOWELS) and not (last == "й" and first in "аеиоуюя")


# Words of which each has its spellings.


def _same(name: str, groups: dict[str, str]) -> list[str]:
    """A name with each part that is in a group of spellings in all of them."""
    spellings = {s.lower(): group.split("|") for group in groups.values() for s in group.split("|")}
    parts = sorted(map(re.escape, spellings), key=len, reverse=True)
    # whole words; parts that end in a space or hyphen hold to the next word
    cut = re.split(rf"(?<![^\W_])((?:{'|'.join(parts)})(?:(?<=[ -])|(?![^\W_])))", name, flags=re.IGNORECASE)
    return ["".join(p) for p in _some([spellings.get(part.lower(), [part]) for part in cut if part])]
