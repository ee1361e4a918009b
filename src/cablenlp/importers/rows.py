"""Entries of a list as rows of an overlay: who is known already, who is new, which names tell somebody apart.

Somebody whom the rows know by a full name, with life dates that agree, keeps his kb_id: the new names are added to
his row (`"add": true`). A surname counts in the years in which the list shows it, and five before and after. A name
that several people have does not count alone; company, offices and states then tell who is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from spacy.lang.en.stop_words import STOP_WORDS

from cablenlp.importers.entry import Alias, Entry, Post
from cablenlp.importers.names import Name, forms, parse
from cablenlp.importers.words import is_calendar, is_hardly_name, is_word
from cablenlp.knowledge import YOUNGEST
from cablenlp.layers.mentions.common import is_common, is_english
from cablenlp.lexicon import romanisation
from cablenlp.lexicon.models import Entity, Role
from cablenlp.lexicon.rulers import slug
from cablenlp.lexicon.store import Lexicon, RawRow
from cablenlp.matching import fold, split

#: Years before and after the evidence in which a surname still counts.
MARGIN = 5
#: How far life dates of two lists may lie apart for one person.
_SLACK = 1
#: So many years after his death a volume may still name somebody; nobody takes up a post then.
_REMEMBERED = 20
_PREFIX = {
    "PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "body", "NORP": "group",
    "MIL_UNIT": "unit", "MATERIEL": "materiel", "TREATY": "treaty", "EVENT": "event",
}  # fmt: skip

#: Where the family name comes first.
_EASTERN = frozenset(
    "china roc korea north-korea south-korea vietnam north-vietnam south-vietnam japan hong-kong".split()
)
_INITIAL = re.compile(r"[A-Z]\.?")
#: Classes of words that are no surnames by themselves.
_WORDS = ("office", "title", "place_noun", "direction", "document_word")
_AS_LISTED = "terms as the list has them; they may overlap"

Words = tuple[str, ...]


@dataclass
class _Made:
    """An entry on its way to a row: its forms by their words, and the row that is it already."""

    entry: Entry
    name: Name
    forms: dict[Words, RawRow] = field(default_factory=dict)
    given: set[Words] = field(default_factory=set)  # single words that the list itself gives as a name
    again: list[RawRow] = field(default_factory=list)  # forms that were in use at several times
    known: Entity | None = None
    kb_id: str = ""


class Built(NamedTuple):
    """The rows of a list, sorted by id, and the names that the list gives and that are left out as ordinary words."""

    rows: list[RawRow]
    words: list[str]


def build(found: Iterable[Entry | Post], lexicon: Lexicon) -> Built:
    """The rows of a list.

    Args:
        found: Entries, those with one id being one; posts name the id of an entry.
        lexicon: The rows that the overlay will lie upon.
    """
    things = list(found)
    made = [_made(e, lexicon) for e in _merged(t for t in things if isinstance(t, Entry))]
    _recognise(made, lexicon)
    _name(made, lexicon)
    words = _tell_apart(made, lexicon)
    by_id = {m.entry.id: m.kb_id for m in made if m.entry.id}
    posts = (t for t in things if isinstance(t, Post))
    rows = [*(row for m in made if (row := _row(m))), *_roles(posts, by_id, lexicon)]
    return Built(sorted(rows, key=lambda row: str(row["id"])), words)


def _merged(entries: Iterable[Entry]) -> list[Entry]:
    """Entries with one id as one."""
    found: dict[str, Entry] = {}
    for n, e in enumerate(entries):
        first = found.setdefault(e.id or f"\0{n}", e)
        if first is e:
            continue
        first.aliases += [Alias(e.name), *e.aliases]
        first.works = tuple(dict.fromkeys((*first.works, *e.works)))
        first.first = min((y for y in (first.first, e.first) if y), default=None)
        first.last = max((y for y in (first.last, e.last) if y), default=None)
        for name in ("since", "until", "wikidata", "state"):
            setattr(first, name, getattr(first, name) or getattr(e, name))
    return list(found.values())


def _made(entry: Entry, lexicon: Lexicon) -> _Made:
    if entry.label != "PERSON":
        name = Name([" ".join(entry.name.split())])
        made = _Made(entry, name)
        _put(made, name.usual, "name")
        for alias in entry.aliases:
            _put(made, " ".join(alias.text.split()), "cover_name" if alias.cover else "variant", alias)
        return made
    titles = _titles(lexicon)
    name = parse(entry.name, titles)
    name.eastern = _is_eastern(name, entry.state, lexicon)
    made = _Made(entry, name)
    for text, kind in forms(name):
        _put(made, text, kind)
    for alias in entry.aliases:
        if alias.cover:
            _put(made, alias.text, "cover_name", alias)
            continue
        other = parse(alias.text, titles)
        other.eastern = name.eastern
        if not other.usual or fold(other.usual).strip(".") in titles:
            continue
        if not other.surname and len(other.given) == 1:
            whole = split(name.usual).words
            at = 0 if name.eastern else -1
            kind = "surname" if list(split(other.usual).words[-1:]) == [whole[at]] else "variant"
            _put(made, other.usual, kind, alias, given=True)
            continue
        for text, kind in forms(other):
            _put(made, text, kind if kind in ("surname", "initials") else "variant", alias)
    return made


def _put(made: _Made, text: str, kind: str, used: Alias | None = None, *, given: bool = False) -> None:
    words = tuple(split(text).words)
    if not words or (kind != "name" and max(map(len, words)) < 2):
        return
    time = {"from": used.since, "to": used.until} if used else {}
    form = {"text": text, "form": kind} | {k: v for k, v in time.items() if v}
    if len(form) > 2 and words in made.forms and form != made.forms[words]:
        made.again.append(form)
    made.forms.setdefault(words, form)
    if given or kind == "cover_name":
        made.given.add(words)


def _is_eastern(name: Name, state: str | None, lexicon: Lexicon) -> bool:
    """Whether the family name comes first: of people of these states, and where nobody else has such a family name."""
    if not name.surname or not name.given or any(_INITIAL.fullmatch(g) for g in name.given):
        return False
    if state:
        return state in _EASTERN
    eastern, others, given = lexicon.compiled("importers.surnames", _surnames)
    surname = fold(name.surname)
    return surname in eastern and surname not in others and fold(name.given[0]) not in given


def _surnames(lexicon: Lexicon) -> tuple[set[str], set[str], set[str]]:
    """The surnames of East Asian people; the surnames and the given names of all others."""
    eastern: set[str] = set()
    others: set[str] = set()
    given: set[str] = set()
    for person in lexicon.rows("people"):
        if person.state in _EASTERN:
            eastern.update(fold(f.text) for f in person.forms if f.form == "surname")
        elif person.state:
            others.update(fold(f.text) for f in person.forms if f.form == "surname")
            given.add(fold(person.name).split()[0])
    return eastern, others, given


def _titles(lexicon: Lexicon) -> frozenset[str]:
    """What may stand before a name without belonging to it, folded, without dots at the end."""
    named = (w.strip(".") for cls in ("title", "office") for w in lexicon.words(cls))
    return frozenset(
        (
            *(t for t in named if len(t) > 2),
            "dr",
            "mr",
            "ms",
            "lt",
            "sir",
            "gen",
            "adm",
            "right honourable",
            "lieutenant (jg)",
        )
    )


def _recognise(made: list[_Made], lexicon: Lexicon) -> None:
    """Find the row of each entry that is known already; no two entries are one row."""
    by_form: dict[tuple[str, Words], dict[str, Entity]] = defaultdict(dict)
    by_item = {e.wikidata: e for e in lexicon.entities() if e.wikidata and e.kb_id}
    for entity in lexicon.entities():
        for form in entity.forms if entity.kb_id else ():
            words = tuple(split(form.text).words)
            if entity.label != "PERSON" or (len(words) > 1 and form.form not in ("cover_name", "surname")):
                by_form[entity.label, words][entity.id] = entity
    claims: dict[str, list[tuple[int, int, _Made]]] = defaultdict(list)
    for n, m in enumerate(made):
        hits: dict[str, int] = defaultdict(int)
        rows: dict[str, Entity] = {}
        for words, raw in m.forms.items():
            if raw["form"] != "surname":
                for row in by_form.get((m.entry.label, words), {}).values():
                    if _agree(m, row):
                        hits[row.id] += len(words)
                        rows[row.id] = row
        same = by_item.get(m.entry.wikidata) if m.entry.wikidata else None
        if same is None and (not hits or m.entry.guessed):  # a list may use our kb_ids
            named = lexicon.entity(m.entry.id or "")
            same = named if named and named.label == m.entry.label and _agree(m, named) else None
            if same and m.entry.guessed:
                m.forms.clear()
        if same is not None:
            hits, rows = {same.id: 1000}, {same.id: same}
        best = [row_id for row_id, n_words in hits.items() if n_words == max(hits.values())]
        best = [i for i in best if parse(rows[i].name).suffix == m.name.suffix] or best
        best = [row_id for row_id in best if rows[row_id].kb_id == _plain_slug(m.name)] or best
        if len(best) == 1:
            row = rows[best[0]]
            sure = 500 if row.since and m.entry.since else 0
            claims[row.id].append((hits[row.id] + sure + len(m.entry.works), -n, m))
            m.known = row
    for claimed in claims.values():
        for _, _, m in sorted(claimed, key=lambda c: c[:2])[:-1]:
            m.known = None


def _agree(m: _Made, row: Entity) -> bool:
    """Whether an entry and a row of one name can be one: life dates, the years of use, middle names, wikidata."""
    entry = m.entry
    for ours, theirs in ((row.since, entry.since), (row.until, entry.until)):
        if ours and theirs and abs(int(ours[:4]) - int(theirs[:4])) > _SLACK:
            return False
    if row.since and entry.last and int(row.since[:4]) > entry.last - YOUNGEST:
        return False
    if row.until and entry.first and int(row.until[:4]) < entry.first - (_REMEMBERED if entry.works else 0):
        return False
    if entry.wikidata and row.wikidata and entry.wikidata != row.wikidata:
        return False
    if m.entry.label != "PERSON" or not m.name.surname:
        return True
    mine = _initials(m.name.given)
    surname = fold(m.name.surname)
    told = [
        _initials(form.text[: -len(surname)].replace(".", ". ").split())
        for form in row.forms
        if form.form in ("name", "variant", "initials") and fold(form.text).endswith(" " + surname)
    ]
    told = [initials for initials in told if len(initials) > 1] if len(mine) > 1 else []
    return not told or any(mine[: len(i)] == i[: len(mine)] for i in told)


def _initials(words: list[str]) -> str:
    return "".join(fold(w)[0] for w in words if w[:1].isalpha())


def _name(made: list[_Made], lexicon: Lexicon) -> None:
    """Give kb_ids: that of the known row, else one made of the name, and of the life or the entry where it is taken."""
    taken = {e.kb_id for e in lexicon.entities()} | {e.id.partition(":")[2] for e in lexicon.entities()}
    for m in made:
        if m.known:
            m.kb_id = m.known.kb_id or ""
            continue
        e = m.entry
        plain = _plain_slug(m.name)
        for kb_id in (plain, f"{plain}-{(e.since or '')[:4]}", f"{plain}-{_slug(e.id or str(e.line))}"):
            if not kb_id.endswith("-") and kb_id not in taken:
                break
        else:
            kb_id = next(k for n in range(2, 10**9) if (k := f"{plain}-{n}") not in taken)
        m.kb_id = kb_id
        taken.add(kb_id)


def _plain_slug(name: Name) -> str:
    return _slug(" ".join((name.surname, *name.given, name.suffix)))


def _slug(text: str) -> str:
    return slug(re.sub(r"['’‘]", "", text))


def _tell_apart(made: list[_Made], lexicon: Lexicon) -> list[str]:
    """Mark the forms that do not count alone, as several have them or they are given names or ordinary words.

    Those that a capital does not tell from words are left out; returned are those of them that the list itself gives.
    """
    known, others = lexicon.compiled("importers.names", _names)
    bearers: dict[Words, set[str]] = defaultdict(set)
    given = {tuple(split(n.split()[0]).words) for n in (e.name for e in lexicon.rows("people")) if " " in n}
    given |= {tuple(split(n).words) for m in made if m.name.surname for n in (*m.name.given[:1], *m.name.nicks)}
    for m in made:
        for raw in m.forms.values():
            for words in _keys(raw["text"]):
                bearers[words].add(m.kb_id)
    left: list[str] = []
    for m in made:
        ours = {tuple(split(f.text).words) for f in m.known.forms} if m.known else set()
        for words, raw in list(m.forms.items()):
            use = _use(words, raw, m, others, lexicon)
            if words in ours or use is None:
                del m.forms[words]
                if words in m.given and words not in ours:
                    left.append(raw["text"])
                continue
            single = len(words) == 1 and m.entry.label == "PERSON"
            shared = any(len(bearers[key] | known.get(key, _NOBODY)) > 1 for key in _keys(raw["text"]))
            if raw["form"] == "cover_name" and use and not shared:
                continue
            if shared or not use or (single and (raw["form"] == "name" or words in given)):
                raw["alone"] = False
            if raw["form"] == "surname" and m.entry.first and m.entry.last and "from" not in raw and "to" not in raw:
                raw["from"], raw["to"] = str(m.entry.first - MARGIN), str(m.entry.last + MARGIN)
    return left


_NOBODY: frozenset[str] = frozenset()


def _names(lexicon: Lexicon) -> tuple[dict[Words, set[str]], set[Words]]:
    """The names that rows have: of people, with their bearers; of all else, and words that are no surnames."""
    people: dict[Words, set[str]] = {}
    others = {tuple(split(w).words) for cls in _WORDS for w in lexicon.words(cls)}
    for entity in lexicon.entities():
        for form in entity.forms:
            if entity.label == "PERSON":
                for words in _keys(form.text):
                    people.setdefault(words, set()).add(entity.kb_id or entity.id)
            else:
                others.add(tuple(split(form.text).words))
    return people, others


def _keys(text: str) -> Iterable[Words]:
    """The words of a name in every spelling that the check holds for the same."""
    return {tuple(split(text).words), *(tuple(key.split()) for key in romanisation.keys(text))}


def _use(words: Words, raw: RawRow, m: _Made, others: set[Words], lexicon: Lexicon) -> bool | None:
    """Whether a name means somebody by itself (true), beside more evidence (false), or never (none)."""
    text = str(raw["text"])
    if m.entry.label != "PERSON" or len(words) > 1:
        return True
    if words[0] in STOP_WORDS or is_calendar(text):  # "The" of Trinh Minh The, "July"
        return None
    if words in others or is_common(text, lexicon):
        return False if words in m.given else None
    if not is_word(text):
        return True
    return None if is_hardly_name(text) and not is_english(text) and words not in m.given else False


def _row(m: _Made) -> RawRow | None:
    entry, known = m.entry, m.known
    listed = [_plain(f) for f in (*m.forms.values(), *m.again)]
    works = [w for w in entry.works if not known or w not in known.works]
    row: RawRow = {}
    if known:
        row = {"id": known.id, "add": True}
    elif listed:
        row = {
            "id": f"{_PREFIX[entry.label]}:{m.kb_id}", "label": entry.label, "kb_id": m.kb_id, "name": m.name.usual,
        }  # fmt: skip
    else:
        return None
    since = entry.since if not (known and (known.since or known.until)) else None
    until = entry.until if not (known and (known.since or known.until)) else None
    more: dict[str, Any] = {
        "wikidata": entry.wikidata if not (known and known.wikidata) else None,
        "state": entry.state if not (known and known.state) else None,
        "from": since,
        "to": until,
        "forms": listed,
        "works": works,
    }
    given = {k: v for k, v in more.items() if v}
    return {**row, **given, "source": entry.source} if given or not known else None


def _plain(form: RawRow) -> RawRow | str:
    return form["text"] if form == {"text": form["text"], "form": "name"} else form


def _roles(posts: Iterable[Post], people: dict[str, str], lexicon: Lexicon) -> Iterator[RawRow]:
    """The offices with their holders, added to the row that the office has already."""
    known: dict[tuple[str, str | None, str | None], Role] = {}
    for role in lexicon.rows("roles"):
        known.setdefault((role.office, role.of, role.at), role)
    found: dict[tuple[str, str | None, str | None], list[RawRow]] = defaultdict(list)
    for post in posts:
        if post.person not in people:  # his entry was wrong, and has been said to be
            continue
        holder = {"kb_id": people[post.person], "from": post.since, "to": post.until, "source": post.source}
        found[post.office, post.of, post.at].append({k: v for k, v in holder.items() if v})
    for (office, of, at), holders in found.items():
        row = known.get((office, of, at))
        if row is None:
            name = office.capitalize()
            for word, kb_id in (("of", of), ("to", at)):
                entity = lexicon.entity(kb_id) if kb_id else None
                name += f" {word} {entity.name}" if entity else ""
            row_id = f"role:{_slug('-'.join(p for p in (office, of, at) if p))}"
            new: RawRow = {"id": row_id, "label": "ROLE", "name": name, "office": office, "of": of, "at": at}
            new |= {"holders": holders, "source": holders[0]["source"], "note": _AS_LISTED}
            yield {k: v for k, v in new.items() if v}
            continue
        fresh = [h for h in holders if not any(_held(h, old) for old in row.holders)]
        if fresh:
            yield {"id": row.id, "add": True, "holders": fresh, "source": fresh[0]["source"], "note": _AS_LISTED}


def _held(new: RawRow, old: Any) -> bool:
    """Whether a row has this term already, though with less exact dates."""
    if new["kb_id"] != old.kb_id:
        return False
    first, last = str(new.get("from", ""))[:4], str(new.get("to", "9"))[:4]
    return bool(first <= (old.until or "9")[:4] and (old.since or "")[:4] <= last)
