"""Entries of a list as rows of an overlay: who is known already, who is new, which names tell somebody apart.

Somebody whom the rows know by a full name, with life dates that agree, keeps his kb_id: the new names are added to
his row (`"add": true`). A surname counts in the years in which the list shows it, and five before and after. A name
that several people have does not count alone; company, offices and states then tell who is meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from cablenlp.importers.apart import tell_apart
from cablenlp.importers.entry import Entry, Post
from cablenlp.importers.made import Made, made_of, merged
from cablenlp.importers.offices import offices
from cablenlp.importers.recognised import name_all, recognise
from cablenlp.lexicon.files import RawRow
from cablenlp.lexicon.store import Lexicon

_PREFIX = {
    "PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "body", "NORP": "group",
    "MIL_UNIT": "unit", "MATERIEL": "materiel", "TREATY": "treaty", "EVENT": "event",
}  # fmt: skip


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
    made = [made_of(e, lexicon) for e in merged(t for t in things if isinstance(t, Entry))]
    recognise(made, lexicon)
    name_all(made, lexicon)
    words = tell_apart(made, lexicon)
    by_id = {m.entry.id: m.kb_id for m in made if m.entry.id}
    posts = (t for t in things if isinstance(t, Post))
    rows = [*(row for m in made if (row := _row(m))), *offices(posts, by_id, lexicon)]
    return Built(sorted(rows, key=lambda row: str(row["id"])), words)


def _row(m: Made) -> RawRow | None:
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
