"""Posts of a list as rows of offices with their holders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from cablenlp.importers.entry import Post
from cablenlp.importers.recognised import slug_of
from cablenlp.lexicon.files import RawRow
from cablenlp.lexicon.models import Role
from cablenlp.lexicon.store import Lexicon

_AS_LISTED = "terms as the list has them; they may overlap"


def offices(posts: Iterable[Post], people: dict[str, str], lexicon: Lexicon) -> Iterator[RawRow]:
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
            row_id = f"role:{slug_of('-'.join(p for p in (office, of, at) if p))}"
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
