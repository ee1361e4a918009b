"""Names and shapes over the text: what stands where, in code points.

Names are matched word by word over the folded text, so that capitals, diacritics, hyphens, dots, apostrophes,
soft hyphens and line breaks make no difference; no tokenizer is asked.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence, Set
from itertools import accumulate, pairwise
from typing import Any, Generic, NamedTuple, TypeVar

V = TypeVar("V")


def _foldings() -> dict[int, str]:
    """One character for one, so that offsets stay: Latin letters without their marks, plain dashes and quotes."""
    table = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            table[code] = base.lower()
    plain = {
        "d": "đ",
        "o": "ø",
        "l": "ł",
        "i": "ı",
        "h": "ħ",
        "'": "’‘ʼ`´",
        '"': "“”",
        "-": "‐‑‒–—−",
        " ": "\xa0\u2009\u202f",
    }
    return table | {ord(c): sign for sign, marked in plain.items() for c in marked}


_FOLDED = _foldings()
#: What may stand within one word: a soft hyphen with a line break after it, combining marks.
_INSIDE = re.compile(r"\u00ad\s*|[\u0300-\u036f]+")
_MARKED = re.compile(r"[^\x00-\x7f]")


def _plain(sign: re.Match[str]) -> str:
    return _FOLDED.get(ord(sign.group()), sign.group())


_WORD = re.compile(r"([^\W_]+)")
_PLAIN_WORD = re.compile(r"([a-z0-9]+)")  # the same in ASCII, and faster
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽȘȚ]"
_CAPITALS = re.compile(f"{_CAPITAL} {_CAPITAL}[ -]+{_CAPITAL}")  # a cheap look whether letters are s p a c e d
_SPACED_WORD = re.compile(f"{_CAPITAL}(?: {_CAPITAL})+")
#: Words of letters s p a c e d out, with more space or a hyphen between them: "K I M  I L - S U N G".
_SPACED = re.compile(rf"(?<![^\W_]){_SPACED_WORD.pattern}(?:(?:  +| ?- ?){_SPACED_WORD.pattern})*(?![^\W_])")
#: What may stand between two letters of one word: an apostrophe, a hyphen.
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’‘ʼʹ`´](?=[^\W\d_])")
_HYPHEN = re.compile(r"(?<=[^\W_])[-‐‑](?=[^\W_])")
#: Where a word is broken at the end of a line.
_BROKEN = re.compile(r"(?<=[^\W_])-\n[ \t]*(?=[^\W_])")
# What may stand between two words of one name, in the text.
_JOINT = re.compile(r"[\s\-.'\u00ad()\[\]]*(?:/\s*)?")


def fold(text: str) -> str:
    """Small letters without diacritics, as long as the text itself."""
    low = text.lower()
    if len(low) != len(text):  # a few capitals have longer small letters
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low if low.isascii() else _MARKED.sub(_plain, low)


def closed(name: str) -> list[str]:
    """A name written without the apostrophes and hyphens inside its words: "Ch'en I-hua" as "Chen Ihua" too."""
    if "-" not in name and name.isascii() and "'" not in name:
        return []
    plain = _APOSTROPHE.sub("", name)
    found = dict.fromkeys((plain, _HYPHEN.sub("", name), _HYPHEN.sub("", plain)))
    return [text for text in found if text != name]


class Words(NamedTuple):
    """The words of a text: folded, and where each begins and ends."""

    text: str
    folded: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    spaced: bool = False  # whether any are of letters s p a c e d out


def split(text: str) -> Words:
    """The words of a text; soft hyphens and letters s p a c e d out are joined over."""
    folded = fold(text)
    plain = folded.isascii()
    parts = (_PLAIN_WORD if plain else _WORD).split(folded)  # gap, word, gap, word, ..., gap
    places = list(accumulate(map(len, parts)))
    words, starts, ends = parts[1::2], places[0:-1:2], places[1::2]
    if not plain and _INSIDE.search(folded):
        words, starts, ends = _join(words, starts, ends, folded)
    spaced = _CAPITALS.search(text) is not None
    for run in _SPACED.finditer(text) if spaced else ():
        if run.end() - run.start() > len("U S"):
            for m in _SPACED_WORD.finditer(text, run.start(), run.end()):
                _join_range(words, starts, ends, m.start(), m.end())
    return Words(text, folded, words, starts, ends, spaced)


def _join(words: list[str], starts: list[int], ends: list[int], folded: str) -> tuple[list[str], list[int], list[int]]:
    """Join what only a soft hyphen, with a line break after it, or combining marks part."""
    joined: list[str] = []
    begins: list[int] = []
    closes: list[int] = []
    for word, start, end in zip(words, starts, ends, strict=True):
        if joined and _INSIDE.fullmatch(folded, closes[-1], start):
            joined[-1] += word
            closes[-1] = end
        else:
            joined.append(word)
            begins.append(start)
            closes.append(end)
    return joined, begins, closes


def _join_range(words: list[str], starts: list[int], ends: list[int], start: int, end: int) -> None:
    inside = [k for k, at in enumerate(starts) if start <= at < end]
    if inside:
        first, last = inside[0], inside[-1]
        words[first : last + 1] = ["".join(words[first : last + 1])]
        starts[first : last + 1] = [starts[first]]
        ends[first : last + 1] = [ends[last]]


class Hit(NamedTuple):
    """A phrase found: where, and the values that were added with it."""

    start: int
    end: int
    first: int  # number of its first word
    last: int  # number of the word after its last
    values: list[Any]


class _Surface(NamedTuple):
    """What a phrase asks of the letters as they stand."""

    capitals: bool  # all in capitals: an abbreviation
    initials: tuple[bool, ...]  # which words begin with a capital
    tail: str  # what follows the last word: the bracket of "VKP(b)", the dot of "U.S."


_NOTHING: frozenset[str] = frozenset()


class PhraseIndex(Generic[V]):
    """Names, by their words; finding them costs one look-up a word, however many names there are.

    The words of a name are joined by a space, or by a comma and a space where the name has a comma.
    """

    def __init__(self) -> None:
        self._names: dict[str, Sequence[tuple[_Surface, V]]] = {}  # a list where several have the name
        self._beginnings: set[str] = set()  # of names of several words, each word by word
        self._second: dict[str, Set[str]] = {}  # by the first words of all names, what may come next
        self._surfaces: dict[_Surface, _Surface] = {}  # there are few: names share them
        self._small: set[str] = set()  # the first words that may stand in small letters
        self._closed: dict[str, list[int]] = {}  # made when a text has a name s p a c e d out
        self.size = 0

    def add(self, phrase: str, value: V, *, case: bool = True) -> None:
        """Add a phrase; without `case` it matches in any letters."""
        parts = split(phrase)
        words, starts, ends = parts.words, parts.starts, parts.ends
        if not words:
            return
        name = words[0]
        if len(words) > 1:
            self._beginnings.add(name)
            after = self._second.get(name)
            if isinstance(after, set):
                after.add(words[1])
            else:
                self._second[name] = {words[1]}
        else:
            self._second.setdefault(name, _NOTHING)
        for n, word in enumerate(words[1:], 1):
            if n > 1:
                self._beginnings.add(name)
            name += (", " if "," in phrase[ends[n - 1] : starts[n]] else " ") + word
        letters = [c for c in phrase if c.isalpha()] if case and phrase.isupper() else ()
        capitals = len(letters) > 1 and all(c.isupper() for c in letters)
        initials = tuple([case and phrase[s].isupper() for s in starts])
        tail = phrase[ends[-1] :].strip()
        if not initials[0]:
            self._small.add(words[0])
        surface = _Surface(capitals, initials, tail if tail in (")", "]", ".") else "")
        entry = (self._surfaces.setdefault(surface, surface), value)
        known = self._names.get(name)
        if isinstance(known, list):
            known.append(entry)
        else:
            self._names[name] = (entry,) if known is None else [*known, entry]
        self.size += 1

    def find(self, words: Words) -> list[Hit]:
        """The longest phrases from left to right, without overlaps."""
        found: list[Hit] = []
        names, second, small = self._names, self._second, self._small
        text, starts = words.text, words.starts
        if words.spaced:
            self._part(words)
        if "-\n" in words.folded:
            self._mend(words)
        all_words = [*words.words, ""]
        done = 0
        for k, word in [(k, word) for k, word in enumerate(words.words) if word in second]:
            if k < done or (word not in small and not text[starts[k]].isupper()):
                continue  # most words that could begin a name are ordinary ones: "the", "in", "may"
            hit = self._longer(words, k, word) if all_words[k + 1] in second[word] else None
            if hit is None and word in names:
                hit = _check(words, k, k + 1, names[word])
            if hit is not None:
                found.append(hit)
                done = hit.last
        return found

    def _part(self, words: Words) -> None:
        """Part in place the words that are a name s p a c e d out with one space everywhere: "M A O Z E D O N G"."""
        text, _, all_words, starts, ends, _ = words
        for k in reversed(range(len(all_words))):
            if ends[k] - starts[k] == 2 * len(all_words[k]) - 1 > 8 and text[starts[k] + 1] == " ":
                lengths = self._lengths().get(all_words[k], ())
                at = list(accumulate(lengths, initial=0))
                if len(lengths) > 1 and all_words[k] not in self._second:
                    word, start = all_words[k], starts[k]
                    all_words[k : k + 1] = [word[b:e] for b, e in pairwise(at)]
                    starts[k : k + 1] = [start + 2 * b for b in at[:-1]]
                    ends[k : k + 1] = [start + 2 * e - 1 for e in at[1:]]

    def _mend(self, words: Words) -> None:
        """Join in place the halves of a name that the end of a line parts: "Khru-/shchev", not "Sino-/Soviet"."""
        text, folded, all_words, starts, ends, _ = words
        for gap in reversed(list(_BROKEN.finditer(folded))):
            k = bisect_left(ends, gap.start())
            if k + 1 >= len(ends) or ends[k] != gap.start() or all_words[k] + all_words[k + 1] not in self._second:
                continue
            if text[gap.end()].islower() or text[starts[k] : ends[k + 1]].isupper():
                all_words[k : k + 2] = [all_words[k] + all_words[k + 1]]
                del starts[k + 1], ends[k]

    def _lengths(self) -> dict[str, list[int]]:
        """Each name of several words without its spaces, and how long its words are."""
        if not self._closed:
            self._closed = {n.replace(" ", ""): [len(w) for w in n.split()] for n in self._names if " " in n}
        return self._closed

    def _longer(self, words: Words, k: int, name: str) -> Hit | None:
        """The longest name of several words that begins at word k."""
        _, folded, all_words, starts, ends, _ = words
        best: Hit | None = None
        for j in range(k + 1, len(all_words)):
            gap = folded[ends[j - 1] : starts[j]]
            if gap == " ":
                name = f"{name} {all_words[j]}"
            elif gap in (", ", ",\n"):
                name = f"{name}, {all_words[j]}"
            elif gap.count("\n") < 2 and _JOINT.fullmatch(gap):
                name = f"{name} {all_words[j]}"
            else:
                break
            if name in self._names:
                best = _check(words, k, j + 1, self._names[name]) or best
            if name not in self._beginnings:
                break
        return best


def _check(words: Words, first: int, last: int, entries: Sequence[tuple[_Surface, Any]]) -> Hit | None:
    """The values whose letters fit the text as it stands."""
    text, starts = words.text, words.starts
    start, end = starts[first], words.ends[last - 1]
    if last == first + 1 and len(entries) == 1:  # most names are one word of one meaning
        shape, value = entries[0]
        if not shape.capitals and not shape.tail:
            return Hit(start, end, first, last, [value]) if not shape.initials[0] or text[start].isupper() else None
    upper = text[start:end].isupper()
    exact: list[Any] = []  # an abbreviation is nearer than a name that is merely in capitals
    values: list[Any] = []
    tail = ""
    for shape, value in entries:
        if not upper and (shape.capitals or not _fits(text, starts, first, shape.initials)):
            continue
        if shape.tail and text.startswith(shape.tail, end):
            tail = shape.tail
        elif shape.tail and shape.tail != ".":
            continue
        (exact if shape.capitals else values).append(value)
    return Hit(start, end + len(tail), first, last, exact + values if exact else values) if exact or values else None


def _fits(text: str, starts: list[int], first: int, initials: tuple[bool, ...]) -> bool:
    """Whether the words that a name writes with a capital have one in the text."""
    return all(not capital or text[starts[n]].isupper() for n, capital in enumerate(initials, first))
