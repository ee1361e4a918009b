"""Which entries are known already, and the kb_ids of the others."""

from __future__ import annotations

import re
from collections import defaultdict

from cablenlp.importers.made import Made, Words
from cablenlp.importers.names import Name, parse
from cablenlp.knowledge import YOUNGEST
from cablenlp.lexicon.models import Entity
from cablenlp.lexicon.rulers import slug
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold, split

#: How far life dates of two lists may lie apart for one person.
_SLACK = 1
#: So many years after his death a volume may still name somebody; nobody takes up a post then.
_REMEMBERED = 20


def recognise(made: list[Made], lexicon: Lexicon) -> None:
    """Find the row of each entry that is known already; no two entries are one row."""
    by_form: dict[tuple[str, Words], dict[str, Entity]] = defaultdict(dict)
    by_item = {e.wikidata: e for e in lexicon.entities() if e.wikidata and e.kb_id}
    for entity in lexicon.entities():
        for form in entity.forms if entity.kb_id else ():
            words = tuple(split(form.text).words)
            if entity.label != "PERSON" or (len(words) > 1 and form.form not in ("cover_name", "surname")):
                by_form[entity.label, words][entity.id] = entity
    claims: dict[str, list[tuple[int, int, Made]]] = defaultdict(list)
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


def _agree(m: Made, row: Entity) -> bool:
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


def name_all(made: list[Made], lexicon: Lexicon) -> None:
    """Give kb_ids: that of the known row, else one made of the name, and of the life or the entry where it is taken."""
    taken = {e.kb_id for e in lexicon.entities()} | {e.id.partition(":")[2] for e in lexicon.entities()}
    for m in made:
        if m.known:
            m.kb_id = m.known.kb_id or ""
            continue
        e = m.entry
        plain = _plain_slug(m.name)
        for kb_id in (plain, f"{plain}-{(e.since or '')[:4]}", f"{plain}-{slug_of(e.id or str(e.line))}"):
            if not kb_id.endswith("-") and kb_id not in taken:
                break
        else:
            kb_id = next(k for n in range(2, 10**9) if (k := f"{plain}-{n}") not in taken)
        m.kb_id = kb_id
        taken.add(kb_id)


def _plain_slug(name: Name) -> str:
    return slug_of(" ".join((name.surname, *name.given, name.suffix)))


def slug_of(text: str) -> str:
    return slug(re.sub(r"['’‘]", "", text))
