"""Headers: values, marks, numbers, the people of the route, messages conveyed and referred to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cablenlp.scoring.names import fold, own_names
from cablenlp.scoring.pairing import matches, one_to_one
from cablenlp.scoring.tallies import Json, Sheet, listed

ROUTE = ("senders", "recipients", "via", "for", "participants")
#: Parts of the header beyond the route, counted for themselves.
MORE_PARTIES = ("drafters", "signers", "distribution", "repeated_to")
MARKS = ("classification", "precedence", "subjects")


def score_header(sheet: Sheet, key: str, gold: Json, pred: Json) -> None:
    wanted, offered = gold.get("header") or {}, pred.get("header") or {}
    texts = {e["id"]: e.get("text") for e in listed(pred, "entities")}

    def with_text(party: Json) -> Json:
        """A party that has no text of its own bears that of its mention."""
        return party if party.get("text") else {**party, "text": texts.get(party.get("mention"))}

    _check_value(sheet, key, "kind", wanted, offered)
    _check_value(sheet, key, "date", wanted, offered)
    right = _count_numbers(sheet, wanted, offered)
    right &= offered.get("date") in (wanted.get("date"), *(wanted.get("date_ok") or ()))
    for name in ROUTE:
        parties = [with_text(p) for p in offered.get(name) or ()]
        right &= _count_parties(sheet, key, name, wanted, parties)
    _count_conveyed(sheet, wanted, offered, with_text)
    _score_frame(sheet, key, wanted, offered)
    for name in (n for n in MORE_PARTIES if n in wanted):
        _count_parties(sheet, key, name, wanted, [with_text(p) for p in offered.get(name) or ()], total=False)
    sheet.accuracies["header all right"].add(right)
    if not right:
        sheet.note(key, "header", "not all right")


def _check_value(sheet: Sheet, key: str, name: str, gold: Json, pred: Json) -> None:
    """One value against gold's or an accepted one; in kinds, capitals and hyphens make no difference."""
    if not gold.get(name):
        return
    read: Callable[[Any], str] = fold if name == "kind" else str
    right = read(pred.get(name)) in map(read, (gold[name], *(gold.get(f"{name}_ok") or ())))
    sheet.accuracies[f"header {name}"].add(right)
    if not right:
        sheet.note(key, "header", name, f"{pred.get(name)} for {gold[name]}")


def _count_numbers(sheet: Sheet, gold: Json, pred: Json) -> bool:
    """Counts the document's numbers; true when they are exactly those of gold."""
    lists = (gold.get("numbers"), pred.get("numbers"), gold.get("numbers_ok"))
    wanted, offered, allowed = (set(map(fold, numbers or ())) for numbers in lists)
    offered -= allowed - wanted
    sheet.tallies["header numbers"].add(len(wanted & offered), len(wanted), len(offered))
    return wanted == offered


def _score_frame(sheet: Sheet, key: str, gold: Json, pred: Json) -> None:
    """Times, place, marks and references, each where gold has the field."""
    for name in ("sent", "received"):
        if name in gold:
            _count_moment(sheet, key, name, gold, pred)
    for name in MARKS:
        if name in gold:
            _count_marks(sheet, key, name, gold, pred)
    if gold.get("origin"):
        _check_origin(sheet, key, gold, pred.get("origin"))
    if "refers_to" in gold:
        _count_references(sheet, key, gold["refers_to"], pred.get("refers_to") or [])


def _count_moment(sheet: Sheet, key: str, name: str, gold: Json, pred: Json) -> None:
    """One of sent and received; that a message was sent on its own day goes without saying."""
    right = [x for x in (gold[name], *(gold.get(f"{name}_ok") or ())) if x]
    value = pred.get(name)
    if not gold[name] and value in (gold.get("date"), *right):
        value = None
    hit = bool(gold[name]) and value in right
    sheet.tallies[f"header {name}"].add(hit, bool(gold[name]), bool(value))
    if (gold[name] or value) and not hit:
        sheet.note(key, "header", name, f"{value} for {gold[name]}")


def _check_origin(sheet: Sheet, key: str, gold: Json, place: Json | None) -> None:
    right = [gold["origin"], *filter(None, gold.get("origin_ok") or ())]
    hit = place is not None and any(sheet.names.same_thing(g, place) for g in right)
    sheet.accuracies["header origin"].add(hit)
    if not hit:
        sheet.note(key, "header", "origin", f"{(place or {}).get('text')} for {gold['origin'].get('text')}")


def _count_marks(sheet: Sheet, key: str, name: str, gold: Json, pred: Json) -> None:
    """One of the lists of words; an accepted alternative may stand for one missed, and what is both may be absent."""
    lists = (gold[name], pred.get(name), gold.get(f"{name}_ok"))
    wanted, offered, allowed = ({_letters(x) for x in words or () if x} for words in lists)
    missed, spare, extra = wanted - offered, offered & allowed - wanted, offered - wanted - allowed
    hits = len(wanted & offered) + min(len(missed), len(spare))
    asked = max(hits, len(wanted - (allowed - offered)))
    sheet.tallies[f"header {name}"].add(hits, asked, hits + len(extra))
    if hits < asked or extra:
        sheet.note(key, "header", name, f"{pred.get(name)} for {gold[name]}")


def _letters(text: str) -> str:
    """Letters and digits alone: "T O P  SECRET" is "Top Secret"."""
    return fold(text).replace(" ", "")


def _count_references(sheet: Sheet, key: str, gold: list[Json], pred: list[Json]) -> None:
    required = [g for g in gold if not g.get("optional")]
    optional = [g for g in gold if g.get("optional")]
    # the same message may be named again, in gold too
    offered = [p for k, p in enumerate(pred) if not any(_same_reference(p, q) for q in pred[:k])]
    required = [g for k, g in enumerate(required) if not any(_same_reference(g, q) for q in required[:k])]
    pairs = one_to_one((i, j) for i, g in enumerate(required) for j, p in enumerate(offered) if _same_reference(g, p))
    used = set(pairs.values())
    spurious = [
        p
        for j, p in enumerate(offered)
        if j not in used and not any(_same_reference(g, p) for g in (*optional, *required))
    ]
    sheet.tallies["header refers_to"].add(len(pairs), len(required), len(pairs) + len(spurious))
    shown = ("kind", "number", "direction", "date")
    for sort, items in (("missed", [g for i, g in enumerate(required) if i not in pairs]), ("spurious", spurious)):
        for item in items:
            sheet.note(key, f"{sort} reference", " ".join(str(item.get(x) or "-") for x in shown))


def _same_reference(gold: Json, pred: Json) -> bool:
    """All that gold gives of kind, number, date and direction is so; a date may have its hour besides."""
    directions = (gold.get("direction"), *(gold.get("direction_ok") or ()))
    date, found = gold.get("date"), pred.get("date") or ""
    return (
        (not gold.get("kind") or fold(gold["kind"]) == fold(pred.get("kind")))
        and (not gold.get("number") or fold(gold["number"]) == fold(pred.get("number")))
        and (not date or found == date or found.startswith(f"{date}T"))
        and (not gold.get("direction") or pred.get("direction") in directions)
    )


def _count_parties(sheet: Sheet, key: str, name: str, header: Json, offered: list[Json], total: bool = True) -> bool:
    """Counts the people of one part of the route, and with `total` into the sum; true when it is as gold allows.

    An accepted alternative may stand for somebody missed; beyond that it counts neither way.
    """
    same = sheet.names.same_thing
    wanted, allowed = header.get(name) or [], header.get(f"{name}_ok") or []
    hits = matches(wanted, offered, same)
    missed = len(wanted) - hits
    extra = [p for p in offered if not any(same(w, p) for w in wanted)]
    spurious = [p for p in extra if not any(same(a, p) for a in allowed)]
    hits += min(missed, len(extra) - len(spurious))
    for row in (name, "people *") if total else (name,):
        sheet.tallies[f"header {row}"].add(hits, len(wanted), hits + len(spurious))
    if hits < len(wanted) or spurious:
        sheet.note(key, "header", name, f"{_called(offered)} for {_called(wanted)}")
    # who may as well be left out stands among the alternatives too
    dispensable = bool(allowed) and all(any(same(a, w) for a in allowed) for w in wanted[:missed])
    return not spurious and (hits == len(wanted) or dispensable)


def _called(parties: Iterable[Json | str]) -> list[str]:
    return [p if isinstance(p, str) else next(iter(own_names(p)), "") for p in parties]


def _conveyed(messages: Iterable[Any] | None) -> Iterator[Json]:
    """Messages and the messages inside them."""
    for message in messages or ():
        if isinstance(message, dict):
            yield message
            yield from _conveyed(message.get("conveys"))


def _count_conveyed(sheet: Sheet, gold: Json, pred: Json, with_text: Callable[[Json], Json]) -> None:
    def same(g: Json, p: Json) -> bool:
        """Everybody who wrote and received by gold is there."""
        return all(
            matches(g.get(side) or (), map(with_text, p.get(side) or ()), sheet.names.same_thing)
            == len(g.get(side) or ())
            for side in ("senders", "recipients")
        )

    wanted, offered = list(_conveyed(gold.get("conveys"))), list(_conveyed(pred.get("conveys")))
    hits = matches(wanted, offered, same)
    excused = [
        a
        for a in _conveyed(gold.get("conveys_ok"))
        if any(same(a, o) for o in offered) and not any(same(a, w) for w in wanted)
    ]
    sheet.tallies["header conveys"].add(hits, len(wanted), max(hits, len(offered) - len(excused)))
