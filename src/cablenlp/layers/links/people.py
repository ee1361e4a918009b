"""Who is meant by the names of people: full names first, then what is short for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
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


def link_people(mentions: Sequence[Mention], text: str, setting: Setting, lexicon: Lexicon) -> None:
    """Resolve the names of people.

    Args:
        mentions: All mentions of the document in its order; those of people get their links.
        text: The document.
        setting: What the document tells of itself.
        lexicon: The rows.
    """
    date = setting.date
    people = [(n, m) for n, m in enumerate(mentions) if m.label == "PERSON"]
    full: dict[str, int] = {}
    strangers: dict[str, str] = {}  # surname -> full name that no list knows
    for _, m in people:
        able = [(r, f) for r, f in m.entities if alive(r, date)]
        m.entities = able
        for r, f in able:
            if is_full(f) or (m.data.get("grown") and len({slug(row) for row, _ in able}) == 1):
                full.setdefault(slug(r), m.start)
        if not able and " " in m.plain:
            whole = " ".join(m.text.split())
            strangers.setdefault(m.surname, whole)
            if m.data.get("surname"):
                strangers.setdefault(str(m.data["surname"]), whole)
    named = {r.kb_id for _, m in people for r, _ in m.entities if r.kb_id}
    weighed: dict[tuple[Any, ...], Mention] = {}  # the same name with the same around it means the same
    others = Company([m for _, m in people], date)
    for k, (n, m) in enumerate(people):
        if fold(str(m.data.get("title"))) in _BEFORE_GIVEN and " " not in m.plain:
            if row := _with_given(m, people):
                m.link = linked(row, "variant", "inferred", [], "named in the document")
                continue
            if len(named_so := [name for name in strangers.values() if fold(name).split()[0] == m.plain]) == 1:
                m.link = unlisted(_plain(named_so[0]), "variant", "inferred", "named in full in the document")
                continue
        title = fold(str(m.data.get("title") or ""))
        if title and (again := _called_by_given(m, people[:k], strangers, title)):
            m.link = again
            continue
        if not m.entities:
            m.link = _stranger(m, strangers, setting, lexicon)
            continue
        known = {slug(r) for r, _ in m.entities}
        if (
            strangers
            and _is_stranger(m, strangers, lexicon)
            and not known & full.keys()
            and not any(is_full(f) for _, f in m.entities)
        ):
            m.link = unlisted(_plain(strangers[m.surname]), "surname", "inferred", "named in full in the document")
            continue
        sight = sight_of(m, lexicon, setting)
        sight.full, sight.named, sight.others = full, named, others
        if len(known) > 1:
            look_beside(sight, mentions, n, text)
        told = sight.full.keys() & known
        before = frozenset(who for who in told if full[who] < m.start)
        seen = (id(m.means), sight.title, sight.route, sight.grown, sight.state, sight.post, sight.holders)
        same = weighed.setdefault((*seen, before, frozenset(told)), m)
        if same is m:
            m.link = _known(m, sight)
        else:
            m.link, m.steps = same.link, same.steps
        if m.link["why"] in TELLING:
            full.setdefault(str(m.link["kb_id"]), m.start)


def _called_by_given(
    m: Mention, earlier: Sequence[tuple[int, Mention]], strangers: dict[str, str], title: str
) -> Link | None:
    """Who was named in full with the same title and is now called by his first name: "Ambassador Ali"."""
    for _, other in reversed(earlier):
        same = " " in other.plain and other.plain.split()[0] == m.plain and fold(str(other.data.get("title"))) == title
        if same and (who := other.known()) and fold(who.name).split()[0] == m.plain:
            return linked(who, "variant", "inferred", [], "named in full before with the same title")
        if same and not other.entities and (whole := strangers.get(other.surname)):
            return unlisted(_plain(whole), "variant", "inferred", "named in full before with the same title")
    return None


def _with_given(m: Mention, people: Sequence[tuple[int, Mention]]) -> Entity | None:
    """Who of those named in full, or made out so far, has this given name."""
    for _, other in people:
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
