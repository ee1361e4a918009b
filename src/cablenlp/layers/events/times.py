"""When: the dates and times of a sentence, each tied to the event it belongs to."""

from __future__ import annotations

from typing import Any

from cablenlp.layers.events.acts import Act
from cablenlp.layers.events.fillers import TIMES
from cablenlp.layers.events.tree import Tree


def tie(tree: Tree, acts: list[Act], dates: dict[str, Any]) -> None:
    """Give each event the dates that hang below it, nearest first; a lone event of a sentence takes them all.

    `dates` holds the values of dates by their name in the table: `edtf` and `bound`.
    """
    heads = {t: act for act in acts for t in act.tokens}
    for m in tree.mentions:
        if m.label not in TIMES:
            continue
        owner = next((heads[h] for h in [m.last, *tree.above(m.last)] if h in heads), None)
        if owner is None and len(acts) == 1:
            owner = acts[0]
        value = dates.get(m.key) or {}
        if owner is None or not value.get("edtf"):
            continue
        owner.times.append(m.key)
        if owner.time is None:
            owner.time = bounded(value["edtf"], value.get("bound"))


def bounded(edtf: str, bound: str | None) -> str:
    """An EDTF value with its bound: "by 15 October" is an interval open to the past."""
    if "/" in edtf or edtf.startswith(("[", "{")):
        return edtf
    if bound in ("until", "before"):
        return f"../{edtf}"
    if bound in ("after", "from"):
        return f"{edtf}/.."
    return edtf
