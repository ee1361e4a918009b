"""Rows of pattern files as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cablenlp.knowledge import within
from cablenlp.lexicon.listing import Listed, names
from cablenlp.lexicon.models import Holder
from cablenlp.lexicon.store import Lexicon
from cablenlp.report.explain import span
from cablenlp.report.layout import columns

# The longest name that is shown whole.
_NAME = 40


def table(
    found: Iterable[Listed], lexicon: Lexicon, kb_id: str | None = None, date: str | None = None
) -> Iterator[str]:
    """A line a row: id, label or table, name, number of forms, time, source.

    Of an office the time is that of all its holders; of one of them (`kb_id`), or with the name of the one who held it
    on a date.
    """
    cells = []
    for of, row in found:
        known = names(row)
        label = getattr(row, "label", None) or getattr(row, "type", None) or of
        name = known[0] if known else ""
        time = span(row) if hasattr(row, "since") else _held(row, lexicon, kb_id, date)
        name = name if len(name) <= _NAME else name[: _NAME - 3] + "..."
        cells.append((row.id, label, name, len(getattr(row, "forms", ())), time, getattr(row, "source", "")))
    yield from columns([("id", "label", "name", "forms", "time", "source"), *cells]) if cells else ()


def _held(row: object, lexicon: Lexicon, kb_id: str | None, date: str | None) -> str:
    """When an office was held: by one person, on a date, or by all from the first to the last."""
    holders = [h for h in getattr(row, "holders", ()) if kb_id in (None, h.kb_id)]
    if date or kb_id:
        then = [h for h in holders if within(h, date) is not False]
        return "; ".join(" ".join(part for part in ("" if kb_id else _who(h, lexicon), span(h)) if part) for h in then)
    if not holders:
        return ""
    first, last = min(h.since or "" for h in holders), max(h.until or "9" for h in holders)
    return f"{first or '?'} to {'' if last == '9' else last}".strip()


def _who(holder: Holder, lexicon: Lexicon) -> str:
    entity = lexicon.entity(holder.kb_id)
    return entity.name if entity else holder.kb_id
