"""Who is meant by the names of people: full names first, then what is short for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cablenlp.knowledge import alive
from cablenlp.layers.links.company import Company
from cablenlp.layers.links.evidence import TELLING, Sight, candidates, living, sight_of, weigh
from cablenlp.layers.links.mention import Link, Mention, is_full, left_open, linked, slug, state_of, unlisted
from cablenlp.layers.links.misspelled import meant_by
from cablenlp.layers.links.offices import ends_entry, holders_of
from cablenlp.layers.links.setting import Setting
from cablenlp.lexicon.models import Entity
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold

_NATIONS = frozenset(("NORP", "GPE"))
#: What stands between a nationality and a name that it tells of, besides the word of an office.
_CLOSE = re.compile(r"[ \t]*(?:\n[ \t]*)?")
#: What stands between an office and the name of who holds it: "the Assistant Secretary (Robertson)".
_OPENED = re.compile(r"[ \t]*\n?[ \t]*[(\[][ \t]*")
#: What stands between a name and the state told behind it: "Malik (Lebanon)", "Malik of Lebanon".
_BEHIND = re.compile(r"[ \t]*[(\[][ \t]*|[ \t]+of[ \t]+(?:the[ \t]+)?")
#: Titles that stand before given names: "Sir Roger".
_BEFORE_GIVEN = frozenset(("sir", "dame", "lady"))
#: What stands between a name and the place where its bearer is: "Kuznetsov in Peking".
_PLACED = re.compile(r"\s(?:in|at|from)\s")
_APPOSED = re.compile(r",[ \t]+(?:the[ \t]+)?|[ \t]*[(\[](?:the[ \t]+)?")


@dataclass(slots=True)
class Told:
    """What a document tells of the people it names.

    Attributes:
        full: Where those whom rows know are first named in full.
        strangers: Full names that no row has, by surname.
        named: Whoever may be meant by a name of the document.
        others: The people as company for one another.
    """

    full: dict[str, int]
    strangers: dict[str, str]
    named: set[str]
    others: Company


def link_people(mentions: Sequence[Mention], text: str, setting: Setting, lexicon: Lexicon) -> None:
    """Resolve the names of people.

    Args:
        mentions: All mentions of the document in its order; those of people get their links.
        text: The document.
        setting: What the document tells of itself.
        lexicon: The rows.
    """
    places = [n for n, m in enumerate(mentions) if m.label == "PERSON"]
    people = [mentions[n] for n in places]
    told = _told(people, setting.date)
    weighed: dict[tuple[Any, ...], Mention] = {}  # the same name with the same around it means the same
    for k, (n, m) in enumerate(zip(places, people, strict=True)):
        short = _given_after_title(m, people, told.strangers) or _called_by_given(m, people[:k], told.strangers)
        if not short and not m.entities:
            short = _stranger(m, told.strangers, setting, lexicon)
        if link := short or _namesake(m, told, lexicon):
            m.link = link
            continue
        sight = sight_of(m, lexicon, setting)
        sight.full, sight.named, sight.others = told.full, told.named, told.others
        known = {slug(r) for r, _ in m.entities}
        if len(known) > 1:
            look_beside(sight, mentions, n, text)
        whole = sight.full.keys() & known
        before = frozenset(who for who in whole if told.full[who] < m.start)
        seen = (id(m.means), sight.title, sight.route, sight.grown, sight.state, sight.post, sight.holders)
        same = weighed.setdefault((*seen, before, frozenset(whole)), m)
        if same is m:
            m.link = _known(m, sight)
        else:
            m.link, m.steps = same.link, same.steps
        if m.link["why"] in TELLING:
            told.full.setdefault(str(m.link["kb_id"]), m.start)


def _told(people: Sequence[Mention], date: str | None) -> Told:
    """Read who is named in full; of the rows of each name those stay who were alive."""
    full: dict[str, int] = {}
    strangers: dict[str, str] = {}
    for m in people:
        m.entities = [(r, f) for r, f in m.entities if alive(r, date)]
        one = len({slug(row) for row, _ in m.entities}) == 1
        for r, f in m.entities:
            if is_full(f) or (m.data.get("grown") and one):
                full.setdefault(slug(r), m.start)
        if not m.entities and " " in m.plain:
            whole = " ".join(m.text.split())
            strangers.setdefault(m.surname, whole)
            if m.data.get("surname"):
                strangers.setdefault(str(m.data["surname"]), whole)
    named = {r.kb_id for m in people for r, _ in m.entities if r.kb_id}
    return Told(full, strangers, named, Company(people, date))


def _given_after_title(m: Mention, people: Sequence[Mention], strangers: dict[str, str]) -> Link | None:
    """Who is called by title and given name: "Sir Roger"."""
    if fold(str(m.data.get("title"))) not in _BEFORE_GIVEN or " " in m.plain:
        return None
    if row := _with_given(m, people):
        return linked(row, "variant", "inferred", [], "named in the document")
    named_so = [name for name in strangers.values() if fold(name).split()[0] == m.plain]
    if len(named_so) == 1:
        return unlisted(_plain(named_so[0]), "variant", "inferred", "named in full in the document")
    return None


def _namesake(m: Mention, told: Told, lexicon: Lexicon) -> Link | None:
    """The link of a surname that rows have, where the document names somebody else of that name in full."""
    if not told.strangers or any(is_full(f) or slug(r) in told.full for r, f in m.entities):
        return None
    if not _is_stranger(m, told.strangers, lexicon):
        return None
    return unlisted(_plain(told.strangers[m.surname]), "surname", "inferred", "named in full in the document")


def _called_by_given(m: Mention, earlier: Sequence[Mention], strangers: dict[str, str]) -> Link | None:
    """Who was named in full with the same title and is now called by his first name: "Ambassador Ali"."""
    title = fold(str(m.data.get("title") or ""))
    for other in reversed(earlier) if title else ():
        same = " " in other.plain and other.plain.split()[0] == m.plain and fold(str(other.data.get("title"))) == title
        if same and (who := other.known()) and fold(who.name).split()[0] == m.plain:
            return linked(who, "variant", "inferred", [], "named in full before with the same title")
        if same and not other.entities and (whole := strangers.get(other.surname)):
            return unlisted(_plain(whole), "variant", "inferred", "named in full before with the same title")
    return None


def _with_given(m: Mention, people: Sequence[Mention]) -> Entity | None:
    """Who of those named in full, or made out so far, has this given name."""
    for other in people:
        whole = [row for row, form in other.entities if is_full(form)]
        who = whole[0] if len(whole) == 1 else other.known()
        if who and fold(who.name).split()[0] == m.plain:
            return who
    return None


def _is_stranger(m: Mention, strangers: dict[str, str], lexicon: Lexicon) -> bool:
    """Whether the document names somebody of this surname whom no list has.

    A title or the letter of a list, "B. Mao", makes no stranger of somebody who is known by the surname alone.
    """
    words = fold(strangers.get(m.surname, "")).replace(".", " ").split()[:-1]
    given = [word for word in words if len(word) > 1 and word not in _words_of_offices(lexicon)]
    return bool(given) or (bool(words) and not any(f.alone for _, f in m.entities))


def _known(m: Mention, sight: Sight) -> Link:
    """The link of a name that rows have."""
    pool, outside = candidates(m.entities, sight.setting.date)
    verdict = weigh(pool, sight)
    m.steps = verdict.steps
    if verdict.chosen is None:
        slugs = [r.kb_id for r, _ in (*verdict.left, *living(pool, sight)) or outside if r.kb_id]
        note = "outside the window of this cover name" if not pool and outside else None
        return left_open(m.entities[0][1].form, slugs, verdict.why, note)
    row, form = verdict.chosen
    others = [r.kb_id for r, _ in living(pool, sight) if r.kb_id and r.kb_id != row.kb_id]
    return linked(row, form.form, verdict.certainty, list(dict.fromkeys(others)), verdict.why)


def _stranger(m: Mention, strangers: dict[str, str], setting: Setting, lexicon: Lexicon) -> Link:
    """The link of a name that no row has: a typing error, or somebody who is in no list."""
    name = strangers.get(m.surname) or " ".join(m.text.split())
    row = meant_by(fold(_plain(name)), setting, lexicon)
    if row:
        return linked(row, "misspelling", "inferred", [], "one letter from a known name")
    return unlisted(_plain(name), "name" if " " in name else "surname", None)


def look_beside(sight: Sight, mentions: Sequence[Mention], n: int, text: str) -> None:
    """See the state and the office that stand beside name n: "the Soviet representative Malik", "Malik (Lebanon)"."""
    m = mentions[n]
    for before in reversed(mentions[max(0, n - 3) : n]):
        gap = text[before.end : m.start]
        if ends_entry(text, before, m.start):
            break
        if before.label == "ROLE" and (_CLOSE.fullmatch(_untitled(gap, sight)) or _OPENED.fullmatch(gap)):
            _see_office(sight, before)
        elif before.label in _NATIONS and _CLOSE.fullmatch(_untitled(gap, sight)):
            sight.state = sight.state or _state(before)
    for after in mentions[n + 1 : n + 3]:
        gap = text[m.end : after.start]
        if after.label == "ROLE" and _APPOSED.fullmatch(gap):
            _see_office(sight, after)
        elif after.label == "GPE" and _PLACED.fullmatch(gap):
            sight.post = sight.post or _state(after)
        elif after.label in (*_NATIONS, "ORG") and _BEHIND.fullmatch(gap):
            sight.state = sight.state or _state(after)


def _see_office(sight: Sight, role: Mention) -> None:
    sight.holders = frozenset(holders_of(role, sight.setting, sight.lexicon))
    sight.state = sight.state or role.data.get("of")


def _untitled(gap: str, sight: Sight) -> str:
    """What stands between a nationality and a name, without titles and words of offices."""
    if len(gap) > 40 or not gap.strip():
        return gap
    known = _words_of_offices(sight.lexicon)
    return "" if all(fold(word).strip(".") in known for word in gap.split()) else gap


def _words_of_offices(lexicon: Lexicon) -> frozenset[str]:
    def build(lex: Lexicon) -> frozenset[str]:
        names = (name for cls in ("office", "office_vague", "title", "office_modifier") for name in lex.words(cls))
        return frozenset(word.strip(".") for name in names for word in name.split())

    return lexicon.compiled("links.office_words", build)


def _state(m: Mention) -> str | None:
    return next((s for r, _ in m.entities if (s := state_of(r))), None)


def _plain(name: str) -> str:
    return re.sub(r"[\[\]]", "", name)
