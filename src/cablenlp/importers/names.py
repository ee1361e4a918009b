"""Names as lists have them ("Surname, First Middle (“Nick”), Jr.") as the forms in which documents have them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from cablenlp.matching import fold

_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV|2n?d|3r?d|4th", re.I)
_QUOTED = re.compile(r"\(?[“\"]([^”\"]+?),?[”\"]\)?")
_BRACKET = re.compile(r"\(([^()]*)\)")
#: Letters in brackets within a word: "R(obert)", "Idris(s)".
_JOINED = re.compile(r"(?<=\w)\((\w+)\)|\((\w+)\)(?=\w)")
#: Words that belong to the surname although they stand before it, or after the given name in a list.
_PARTICLES = frozenset(
    "de del della di da dos du d' des la le las los van von der den ter ten zu al el ibn bin ben abu st. y e".split()
)
_INITIAL = re.compile(r"[A-Z]\.?")


@dataclass
class Name:
    """A name in its parts; a name that is not turned round has but `given`."""

    given: list[str] = field(default_factory=list)
    surname: str = ""
    suffix: str = ""
    nicks: list[str] = field(default_factory=list)
    eastern: bool = False  # the family name comes first, as in East Asia

    @property
    def usual(self) -> str:
        """The name in its usual order, with its suffix."""
        if self.eastern and self.surname:
            return _joined(self.surname, *self.given)
        return _joined(*self.given, self.surname, self.suffix)


def parse(text: str, titles: Collection[str] = ()) -> Name:
    """The parts of a name; `titles` (folded) before the given name are taken off.

    "Burke, Adm. Arleigh A." -> given Arleigh A., surname Burke; "Carter, James Earl (“Jimmy”), Jr." -> suffix Jr.,
    nick Jimmy; "Bismarck, Otto von" -> given Otto, surname von Bismarck. In a name without a comma all is `given`.
    """
    found = Name()
    for quoted in _QUOTED.finditer(text):
        found.nicks.append(quoted[1].strip(" ,."))
    text = _QUOTED.sub(" ", text)
    brackets = [b.strip() for b in _BRACKET.findall(_JOINED.sub("", text))]
    text = _BRACKET.sub("", _JOINED.sub(r"\1\2", text))
    parts = [" ".join(p.split()) for p in text.split(",")]
    while len(parts) > 1 and (not parts[-1] or _SUFFIX.fullmatch(parts[-1])):
        found.suffix = _suffix(parts.pop()) or found.suffix
    words = _untitled(" ".join(parts[1:]).split(), titles)
    if len(parts) == 1:
        found.given = _untitled(parts[0].split(), titles)
        if len(found.given) > 2 and _SUFFIX.fullmatch(found.given[-1]):
            found.suffix = _suffix(found.given.pop())
        return found
    if len(words) > 1 and _SUFFIX.fullmatch(words[-1]):
        found.suffix = _suffix(words.pop())
    before: list[str] = []
    while len(words) > 1 and _particle(words[-1]):
        before.insert(0, words.pop())
    found.nicks += [b for b in brackets if re.fullmatch(r"[A-Z][a-z]{1,8}", b) and words]
    found.given = words
    found.surname = _joined(*before, parts[0])
    return found


def _untitled(words: list[str], titles: Collection[str]) -> list[str]:
    for size in (4, 3, 2, 1, 4, 3, 2, 1):
        while len(words) >= size and fold(" ".join(words[:size])).strip(".") in titles:
            words = words[size:]
    return words


def _suffix(text: str) -> str:
    low = text.strip(".").lower()
    return {"jr": "Jr.", "sr": "Sr.", "2d": "II", "2nd": "II", "3d": "III", "3rd": "III"}.get(low, text.upper())


def _particle(word: str) -> bool:
    return word.lower().rstrip("-") in _PARTICLES and word[:1].islower()


def _joined(*words: str) -> str:
    return re.sub(r"- ", "-", " ".join(w for w in words if w))


def forms(name: Name) -> Iterator[tuple[str, str]]:
    """The forms of a name, each with its kind; "First Middle Surname" first, the surname alone last.

    First Middle Surname; First M. Surname; F. M. Surname; F. Middle Surname; First Surname; Nick Surname; Surname.
    """
    given, surname = name.given, name.surname
    if not surname:
        yield name.usual, "name"
        if name.suffix:
            yield _joined(*given), "variant"
        return
    if name.suffix or (name.eastern and given):
        yield name.usual, "name"
    yield _joined(*given, surname), "variant" if name.eastern else "name"
    if given and not all(_INITIAL.fullmatch(g) for g in given):
        whole = [g for g in given if not _INITIAL.fullmatch(g)]
        if len(given) > 1:
            yield _joined(given[0], *(f"{g[0]}." for g in given[1:]), surname), "variant"
            yield _joined(f"{given[0][0]}.", *given[1:], surname), "variant"
            yield _joined(whole[0], surname), "variant"
        yield _joined(*(f"{g[0]}." for g in given), surname), "initials"
    for nick in name.nicks:
        yield _joined(nick, surname), "variant"
    yield surname, "surname"
    first, *more = surname.split()
    if more and not _particle(first) and not any(_particle(w) for w in more) and len(first) > 3:
        yield first, "surname"  # of two surnames the first is usual: "Montagne Sánchez"
    elif more and _particle(first):
        while more and _particle(more[0]):
            more = more[1:]
        for bare in dict.fromkeys((_joined(*more), more[0] if "y" in more else "")):  # "Torre y Paz", "Torre"
            if len(bare) > 3:
                yield bare, "surname"
