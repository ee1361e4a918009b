"""Offices that stand for persons: "Soviet Chargé to the PRC", "Chairman of the USSR Council of Ministers"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.lang.en.stop_words import STOP_WORDS

from cablenlp.layers.mentions.common import SAID
from cablenlp.layers.mentions.groups import plural, state_of
from cablenlp.layers.mentions.items import Found, Item, Reading
from cablenlp.lexicon.models import Entity, Role

_PLACES = ("GPE", "LOC", "ORG", "NORP", "MIL_UNIT", "FAC")
_LINK = re.compile(r"(?:,\s+|\s+)(of|to|in|for|at|with|on)\s+(?:the\s+)?|,\s+(?=[A-Z])", re.I)
_WORD = re.compile(r"([A-Z][\w’'-]*|group|office|section|division|desk|bureau|department)(?!\w)")
#: What parts the noun of an office from its object: "minister | of foreign affairs", "chargé | d'affaires".
_HEAD = re.compile(r"\s+(?:of|for|to)\s|\s+d['’]")
#: Who is chosen for an office does not hold it yet: "Secretary of State-Designate".
_TO_BE = re.compile(r"[ \t]?-?(?<!\w)([Dd]esignate|[Ee]lect)\b")
#: A place and its date begin a line of their own.
_DATELINE = re.compile(r"[ \t]*\n[ \t]*[A-Z][\w .’'-]+, (?:[A-Z][a-z]+\.? )?\d")
#: Who is sent abroad, and who sits where he reigns: nobody is "King to" anywhere.
_SENT = frozenset(("ambassador", "minister", "chargé d'affaires", "chargé", "high commissioner", "consul general"))
_SEATED = frozenset(("dalai lama", "king", "queen", "emperor", "pope", "shah", "sultan", "president"))
#: Somebody's name: "Ambassador Israel Elyashiv".
_NAME_AFTER = re.compile(r"[ \t][A-Z][a-z]")
#: What stands between an office and one under it: "the Secretary's Special Assistant".
_THEIRS = ("'s ", "’s ")
_SPACE = re.compile(r"[ \t]*\n?[ \t]*(?:-|and )?(?=\w)")


def offices(reading: Reading, i: int) -> Iterator[Found]:
    """The office whose noun is item i, with what stands before and after it."""
    text, items = reading.text, reading.items
    head = items[i]
    words = text[head.start : head.end]
    capital = reading.capital(head)
    listed = [(r, f) for r, f in head.rows if isinstance(r, Role)]
    if plural(_HEAD.split(words.lower(), maxsplit=1)[0]) and not listed:
        return
    first = i
    while reading.joined(first):
        before = items[first - 1]
        if not ("office_modifier" in before.classes or before.has("GPE", "NORP", "ORG")):
            break
        first -= 1
    owner = next((it for it in items[first:i] if it.has("GPE", "NORP", "ORG")), None)
    if owner is None:  # only what is written with a capital belongs to the office: "Acting", not "first"
        while first < i and not reading.capital(items[first]):
            first += 1
    end, after = _after(reading, i)
    if owner and not after and (post := _at_post(reading, i)):
        end, after = post.end, [post]
    theirs = first > 0 and "office" in items[first - 1].classes and reading.gap(first) in _THEIRS
    named = bool(owner or after or theirs)
    vague = "office_vague" in head.classes or "office" not in head.classes
    if not capital and (not named or (vague and not after)):
        return
    if capital and not named and not listed and vague:
        return
    data: dict[str, object] = {"office": head.classes.get("office") or head.classes.get("office_vague")}
    modifiers = data["modifiers"] = [
        name for it in items[first:i] for c, name in it.classes.items() if c == "office_modifier" and it is not owner
    ]
    if owner:
        data["of"] = _meaning(owner)
    if after:
        data["at" if owner or _is_post(text, head.end) else "of"] = _meaning(after[0])
        if owner is None and len(after) > 1:
            data["at"] = _meaning(after[-1])
    data["bare"] = not named
    if to_be := _TO_BE.match(text, end):
        end = to_be.end()
        data["modifiers"] = [*modifiers, to_be[1].lower()]
    rule = listed[0][0].id if listed and not named else "role.composed"
    yield Found(items[first].start, end, "ROLE", rule, listed, data)


def _at_post(reading: Reading, i: int) -> Item | None:
    """The town behind an envoy, as telegrams have it: "Pakistan Ambassador Washington"."""
    post = reading.items[i + 1] if i + 1 < len(reading.items) else None
    if post is None or reading.gap(i + 1) != " " or not post.has("GPE") or _NAME_AFTER.match(reading.text, post.end):
        return None
    return post if _SENT.intersection(reading.items[i].classes.values()) and not post.has("PERSON") else None


def _is_post(text: str, at: int) -> bool:
    link = _LINK.match(text, at)
    return bool(link and (link[1] or "").lower() in ("to", "in", "at"))


def _meaning(item: Item) -> str | None:
    """The slug of the state or body that qualifies an office."""
    if item.has("ORG"):
        return next((r.kb_id for r, _ in item.rows if isinstance(r, Entity) and r.label == "ORG"), None)
    return state_of(item)


def _after(reading: Reading, i: int) -> tuple[int, list[Item]]:
    """Where the complement of the office ends, and the names in it; the office alone when it has none."""
    best: tuple[int, list[Item]] = (reading.items[i].end, [])
    end, names = best
    first = ""
    office = next((name for c, name in reading.items[i].classes.items() if c.startswith("office")), "")
    for turn in range(4):
        link = _LINK.match(reading.text, end)
        preposition = (link[1] or "").lower() if link else ""
        if not link or (link.group().count("\n") > (1 if reading.wraps(end) else 0)):
            break
        if turn and preposition not in ("of", "in", "for", "at") and not (preposition == "to" and first == "of"):
            break
        first = first or preposition
        phrase = _noun_phrase(reading, i + 1, link.end())
        if phrase is None or not _fits(office, preposition, phrase, names):
            break
        end, names = phrase[0], [*names, *phrase[1]]
        if phrase[1] or phrase[2]:
            best = (end, names)
    return best


def _noun_phrase(reading: Reading, k: int, at: int) -> tuple[int, list[Item], bool] | None:
    """A noun phrase that begins at a place: its end, the names in it, and whether it is written with a capital."""
    text, items = reading.text, reading.items
    start, end, names, capital = at, at, [], False
    while True:
        while k < len(items) and items[k].start < at:
            k += 1
        item = items[k] if k < len(items) and items[k].start == at else None
        word = None if item else _WORD.match(text, at)
        if item and item.has(*_PLACES):
            names.append(item)
            end, capital = item.end, True
        elif item and not item.rows and "office" not in item.classes and not _next_name(reading, end, item):
            end, capital = item.end, capital or reading.capital(item)
        elif word and word[1] not in SAID and word[1].lower() not in STOP_WORDS:
            end, capital = word.end(), capital or word[1][0].isupper()
        else:
            break
        space = _SPACE.match(text, end)
        if space is None or ("\n" in space.group() and not reading.wraps(end)) or _DATELINE.match(text, end):
            break
        at = space.end()
    return (end, names, capital) if end > start else None


def _next_name(reading: Reading, end: int, item: Item) -> bool:
    """Whether a line begins with the title of the next one in a list."""
    return "title" in item.classes and "\n" in reading.text[end : item.start]


def _fits(office: str, preposition: str, phrase: tuple[int, list[Item], bool], before: list[Item]) -> bool:
    """Whether a complement belongs to the office, not to the sentence around it."""
    _, names, capital = phrase
    if preposition == "to":  # sent to a state or an international body, not writing to an office
        return bool(names) and (
            (names[0].has("ORG") and "advis" in office)
            or (office not in _SEATED and (names[0].has("GPE") or _international(names[0])))
        )
    if preposition in ("in", "at"):
        return bool(names) and not (any(n.has("GPE") for n in before) and names[0].has("ORG"))
    return bool(names) or capital or preposition in ("of", "for")


def _international(item: Item) -> bool:
    return any(isinstance(r, Entity) and r.label == "ORG" and r.state is None for r, _ in item.rows)
