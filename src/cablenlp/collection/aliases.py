"""What texts state about names, over a collection: who is said to be whom, how often, when, between whom.

"Filippov [Stalin]" in one document explains the Filippov of a hundred others. So beside each statement stands where
the name is used without one, and what the knowledge base holds against it; and what it does not know yet comes as
rows that may be added to it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from rapidfuzz import fuzz

from cablenlp.collection.notes import Note
from cablenlp.knowledge import alive, day, within
from cablenlp.lexicon.files import RawRow
from cablenlp.lexicon.lookup import named, plain, raw
from cablenlp.lexicon.models import Entity, Form, FormKind
from cablenlp.lexicon.rulers import slug
from cablenlp.lexicon.store import Lexicon

#: What is wrong, or worth a look: nobody has the name; it is known for somebody else; it is used when it should not be;
#: it has two meanings in the collection; the one it stands for is in no list.
Look = Literal["new", "other", "outside", "two", "nobody"]

# So many documents are quoted.
_QUOTED = 3
# So many code points before and after a statement are quoted with it.
_AROUND = 45
# What parts two names where the second is the other name of the first: "Petrov, alias Granite".
_SECOND = re.compile(
    r"\b(?:alias|a\.?k\.?a\.?|also known as|code[ -]?name|pseudonym|cover name|nom de guerre)\W*$", re.I
)
# A name for one document only: "(hereafter the Delegation)".
_HERE = re.compile(r"\bhere(?:in)?after\b|\breferred to as\b", re.I)
# What an alias can be: numbers, dates and marks are none, and places are too many to be kept.
_NAMES = frozenset(("PERSON", "ORG", "MIL_UNIT", "FAC", "LOC", "ROLE"))
# So like, of 100, are two spellings of one name.
_SPELLING = 70


@dataclass(frozen=True, slots=True)
class Place:
    """A document in which a name stands, and the words about it."""

    id: str
    path: str | None
    date: str | None
    start: int
    end: int
    quote: str


@dataclass(slots=True)
class Uses:
    """How often, when and where a name stands.

    Attributes:
        count: How many times.
        documents: Ids, each once, in the order of the collection.
        quoted: The first of them, with the words.
        first: The first date, as far as it is known: a day, month or year.
        last: The last date.
        lines: Who writes to whom there: (names, names) -> documents.
        means: As whom the name is read there (preferred name; None as nobody known) -> times.
    """

    count: int = 0
    documents: list[str] = field(default_factory=list)
    quoted: list[Place] = field(default_factory=list)
    first: str | None = None
    last: str | None = None
    lines: Counter[tuple[str, str]] = field(default_factory=Counter)
    means: Counter[str | None] = field(default_factory=Counter)

    def add(self, note: Note, start: int, end: int, means: str | None) -> None:
        self.count += 1
        self.means[means] += 1
        if self.documents[-1:] == [note["id"]]:
            return
        self.documents.append(note["id"])
        when = day(note["header"]["date"])
        self.lines[_line(note)] += 1
        if len(self.quoted) < _QUOTED:
            path, quote = note["source"]["path"], _quote(note["text"], start, end)
            self.quoted.append(Place(note["id"], path, when, start, end, quote))
        if when:
            self.first = min(self.first or when, when)
            self.last = max(self.last or when, when)


@dataclass(slots=True)
class Alias:
    """One name that texts state to be somebody's.

    Attributes:
        alias: The name, as it stands first.
        name: Whose it is: the preferred name, or as the text has it.
        kb_id: Whose it is, where that is known.
        label: Of the mention.
        form: What kind of name it is.
        stated: Where it is explained.
        unexplained: Where it stands in documents that do not explain it.
        ends: Who is at the other end where he writes or is written to (kb_ids) -> documents.
        looks: What to look at, in one sentence each.
        candidates: Who may be meant (kb_ids), where the text leaves that open.
    """

    alias: str
    name: str
    kb_id: str | None
    label: str
    form: FormKind
    stated: Uses = field(default_factory=Uses)
    unexplained: Uses = field(default_factory=Uses)
    ends: Counter[str] = field(default_factory=Counter)
    looks: dict[Look, str] = field(default_factory=dict)
    candidates: tuple[str, ...] = ()


def collect(notes: Iterable[Note], lexicon: Lexicon) -> list[Alias]:
    """The aliases that the notes state, the most often stated first; names for one document only are left out.

    What is kept grows with the names of the collection, not with its length, but for the ids of the documents.
    """
    found: dict[tuple[str, str], Alias] = {}
    used: dict[str, Uses] = {}
    for note in notes:
        taught = set()
        for alias, start, end in _stated(note, lexicon):
            known = found.setdefault((plain(alias.alias), alias.kb_id or plain(alias.name)), alias)
            known.stated.add(note, start, end, alias.name if alias.kb_id else None)
            known.ends.update(_ends(note, alias))
            taught.add(plain(alias.alias))
        for e in note["entities"]:
            words = plain(e["text"]) if e["label"] in _NAMES else ""
            if words and words not in taught:
                used.setdefault(words, Uses()).add(note, e["start"], e["end"], e["name"] if e["kb_id"] else None)
    aliases = sorted(found.values(), key=lambda a: (-a.stated.count, a.name, a.alias))
    alike: dict[str, list[Alias]] = defaultdict(list)
    for alias in aliases:
        alike[plain(alias.alias)].append(alias)
    for words, same in alike.items():
        for alias in same:
            alias.unexplained = used.get(words, alias.unexplained)
            alias.looks = _looks(alias, [a.name for a in same if a is not alias], lexicon)
    return aliases


def _stated(note: Note, lexicon: Lexicon) -> Iterator[tuple[Alias, int, int]]:
    """The aliases of one note, with the place of each."""
    entities = {e["id"]: e for e in note["entities"]}
    for stated in note["aliases"]:
        a, b = entities[stated["alias"]], entities[stated["of"]]
        between = note["text"][min(a["end"], b["end"]) : max(a["start"], b["start"])]
        if _SECOND.search(between) or (b["form"] == "cover_name" and a["form"] != "cover_name"):
            a, b = b, a
        one, other = _written(a), _written(b)
        if _HERE.search(note["text"], stated["start"], stated["end"]):
            continue
        kb_id, candidates = b["kb_id"] or a["kb_id"], b["candidates"]
        if not kb_id and not candidates:
            bearers = _bearers(lexicon, other, note["header"]["date"])
            kb_id, candidates = (bearers[0], []) if len(bearers) == 1 else (None, bearers)
        entity = lexicon.entity(kb_id) if kb_id else None
        name = entity.name if entity else other
        if plain(one) == plain(name):  # "Kim Tu-bong (Kim Du Bong)": the other name is the second
            one, other = other, one
        if plain(one) in ("", plain(name)):
            continue
        form = next((f.form for e, f in _known(lexicon, one) if e.kb_id == kb_id), None) if entity else None
        form = form or _form(one, [other, name, *(f.text for f in (entity.forms if entity else ()))])
        yield Alias(one, name, kb_id, b["label"], form, candidates=tuple(candidates)), stated["start"], stated["end"]


def _written(e: Note) -> str:
    """A name on one line; one that a typist set in capitals as a name is written."""
    text = " ".join(e["text"].split())
    return text.title() if e["label"] == "PERSON" and text.isupper() else text


def _bearers(lexicon: Lexicon, name: str, date: str | None) -> list[str]:
    """Whom a name that no link explains may mean on a date (kb_ids)."""
    known = ((e, f) for e, f in _known(lexicon, name) if e.kb_id and e.label == "PERSON")
    return list(dict.fromkeys(str(e.kb_id) for e, f in known if alive(e, date) and within(f, date) is not False))


def _form(alias: str, names: list[str]) -> FormKind:
    """What kind of name an alias is that nobody knows: another spelling of a name, or a cover name."""
    words = plain(alias).split()
    for name in map(plain, names):
        same = set(words) & set(name.split())
        if same or fuzz.ratio(" ".join(words), name) >= _SPELLING:
            return "variant"
    return "cover_name"


def _known(lexicon: Lexicon, name: str) -> list[tuple[Entity, Form]]:
    """Who or what has a name."""
    return [(n.row, n.form) for n in named(lexicon, name) if isinstance(n.row, Entity) and n.form]


def _quote(text: str, start: int, end: int) -> str:
    """The words about a place, cut between words."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = "..." + (before[before.find(" ") :] if " " in before else "")
    if end + _AROUND < len(text):
        after = (after[: after.rfind(" ") + 1] if " " in after else "") + "..."
    return " ".join(f"{before}{text[start:end]}{after}".split())


def _line(note: Note) -> tuple[str, str]:
    """Who writes to whom; those who talk stand on one side."""
    header = note["header"]
    senders, recipients = (_names(header[side]) for side in ("senders", "recipients"))
    if senders or recipients:
        return senders or "?", recipients or "?"
    return _names(header["participants"]), ""


def _names(actors: list[Note]) -> str:
    return ", ".join(" ".join((a["name"] or a["text"] or a["role"] or "").split()) for a in actors)


def _ends(note: Note, alias: Alias) -> Iterator[str]:
    """Who is at the other end, where the bearer of the name writes or is written to."""
    header = note["header"]
    sides = (header["senders"], [*header["recipients"], *header["for"]])
    for side, other in (sides, sides[::-1]):
        if any(_is(actor, alias) for actor in side):
            yield from {a["kb_id"]: None for a in other if a["kb_id"] and not _is(a, alias)}


def _is(actor: Note, alias: Alias) -> bool:
    if alias.kb_id:
        return bool(actor["kb_id"] == alias.kb_id)
    return plain(actor["text"] or "") in (plain(alias.alias), plain(alias.name))


def _looks(alias: Alias, elsewhere: list[str], lexicon: Lexicon) -> dict[Look, str]:
    """What to look at before the alias is believed, added or used; `elsewhere`: whose name it is by other documents."""
    found: dict[Look, str] = {}
    known = _known(lexicon, alias.alias)
    mine = [form for entity, form in known if alias.kb_id and entity.kb_id == alias.kb_id]
    others = list(dict.fromkeys(f"{e.name}{_when(f)}" for e, f in known if e.kb_id != alias.kb_id))
    if alias.candidates:
        names = [e.name if (e := lexicon.entity(c)) else c for c in alias.candidates]
        found["nobody"] = f"{alias.name} may be {_either(names)}"
    elif not alias.kb_id:
        found["nobody"] = f"{alias.name} is in no list"
    elif not mine:
        found["new"] = f"no list has this name for {alias.name}"
    if others and not mine:
        found["other"] = f"known as a name of {_either(others)}"
    dates = [d for d in (alias.stated.first, alias.stated.last) if d]
    out = [d for d in dates if all(within(form, d) is False for form in mine)] if mine else []
    if out:
        windows = "; ".join(dict.fromkeys(_when(f).strip(" ()") for f in mine))
        found["outside"] = f"known for {alias.name} {windows}, and stated in {' and '.join(dict.fromkeys(out))}"
    if elsewhere:
        found["two"] = f"elsewhere in the collection it stands for {_either(elsewhere)}"
    return found


def _when(window: Any) -> str:
    """The time of a window, in words."""
    if window.since and window.until:
        return f" ({window.since} to {window.until})"
    return f" (from {window.since})" if window.since else f" (until {window.until})" if window.until else ""


def _either(names: list[str]) -> str:
    shown = names[:4] + ([f"{len(names) - 4} more"] if len(names) > 4 else [])
    return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def rows(aliases: Sequence[Alias], lexicon: Lexicon) -> list[RawRow]:
    """What the knowledge base does not know yet, as rows to review and lay over it; by id.

    A row adds to that of somebody known (`"add": true`), or stands for it where the time of a name is widened; the row
    of somebody unknown is begun. A cover name holds from the first to the last date on which it is stated, and with
    those who are at the other end then. A name that others have too counts only beside more of the name. What leaves
    open who is meant gives no row.
    """
    fit = [a for a in aliases if a.label == "PERSON" and not a.candidates]
    widened = {a.kb_id for a in fit if "outside" in a.looks}
    found: dict[str, RawRow] = {}
    for alias in fit:
        if alias.looks.keys() & {"new", "outside", "nobody"}:
            key = alias.kb_id or plain(alias.name)
            row = found.get(key) or _begun(alias, lexicon, whole=alias.kb_id in widened)
            found[key] = _with(row, alias, lexicon)
    return sorted(found.values(), key=lambda row: str(row["id"]))


def _begun(alias: Alias, lexicon: Lexicon, *, whole: bool) -> RawRow:
    """The row that names are added to: of somebody known what tells it, or the `whole`; else a new one."""
    entity = lexicon.entity(alias.kb_id) if alias.kb_id else None
    if entity:
        return raw(entity) if whole else {"id": entity.id, "add": True, "name": entity.name, "forms": []}
    kb_id = slug(plain(alias.name))
    while lexicon.entity(kb_id) or lexicon.row(f"person:{kb_id}"):
        kb_id += "-x"
    form: RawRow = {"text": alias.name} | ({} if " " in alias.name else {"form": "surname"})
    if _known(lexicon, alias.name):
        form["alone"] = False
    return {"id": f"person:{kb_id}", "label": "PERSON", "kb_id": kb_id, "name": alias.name, "forms": [form],
            "source": _source(alias), "yes": []}  # fmt: skip


def _with(row: RawRow, alias: Alias, lexicon: Lexicon) -> RawRow:
    """A row with a name more, or with the window of a name widened."""
    stated = alias.stated
    forms = list(row["forms"])
    if "outside" in alias.looks:
        for n, old in enumerate(forms):
            if isinstance(old, dict) and plain(old["text"]) == plain(alias.alias):
                forms[n] = _widened(old, stated)
    else:
        form: RawRow = {"text": alias.alias, "form": alias.form}
        if alias.form == "cover_name":
            people = {p.kb_id for p in lexicon.rows("people")}
            line = sorted(end for end in alias.ends if end in people)
            form |= {
                name: value for name, value in (("from", stated.first), ("to", stated.last), ("line", line)) if value
            }
        if alias.looks.keys() & {"other", "two"}:
            form["alone"] = False
        forms.append(form | {"source": _source(alias)})
    text = f"A word from «{alias.alias}» [«{row['name']}»]."
    example = {"text": text, "date": stated.first} if stated.first else text
    looks = [look for kind, look in alias.looks.items() if kind in ("other", "two", "outside")]
    note = " ".join([*([row["note"]] if row.get("note") else []), *(f"{alias.alias}: {look}." for look in looks)])
    return row | {"forms": forms, "yes": [*row.get("yes", ()), example]} | ({"note": note} if note else {})


def _widened(form: RawRow, stated: Uses) -> RawRow:
    """A form that also holds on the dates on which it is stated."""
    since, until = form.get("from"), form.get("to")
    wider = dict(form)
    if since and stated.first:
        wider["from"] = min(since, stated.first)
    if until and stated.last:
        wider["to"] = max(until, stated.last)
    return wider


def _source(alias: Alias) -> str:
    ids = alias.stated.documents
    more = f" and {len(ids) - _QUOTED} more" if len(ids) > _QUOTED else ""
    return f"stated in {', '.join(ids[:_QUOTED])}{more}"
