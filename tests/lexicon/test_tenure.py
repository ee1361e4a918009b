"""Holders of an office lived then, and held it one at a time."""

import pytest

from cablenlp.lexicon.models import Entity, Role, adapter
from cablenlp.lexicon.tenure import tenures

PEOPLE = {
    kb_id: adapter(Entity).validate_python(
        {"id": f"person:{kb_id}", "label": "PERSON", "kb_id": kb_id, "name": kb_id.title(), "source": "own notes"}
        | {"forms": [kb_id.title()], "from": born, "to": died}
    )
    for kb_id, born, died in (("ada", "1890", "1951-06-02"), ("bea", "1901", None))
}


@pytest.mark.parametrize(
    ("holders", "told"),
    [
        ([("ada", "1949", "1951"), ("bea", "1951", None)], []),
        ([("ada", "1949-03-01", "1951-05-30"), ("bea", "1951-05-02", None)], []),
        ([("ada", "1949", None)], []),
        ([("ada", "1949", "1952")], ["Ada held it in 1952, died 1951-06-02"]),
        ([("ada", "1952", None)], ["Ada held it in 1952, died 1951-06-02"]),
        ([("bea", "1899", "1925")], ["Bea held it from 1899, born 1901"]),
        (
            [("bea", "1950", None), ("ada", "1947", "1951")],
            ["ada (from 1947 to 1951) and bea (from 1950) held it at once"],
        ),
        (
            [("ada", "1947", None), ("bea", "1950", "1955")],
            ["ada (from 1947 to now) and bea (from 1950) held it at once"],
        ),
        ([("nobody", "1700", "1990")], []),
    ],
)
def test_holders_live_and_follow_each_other(holders: list[tuple[str, str, str | None]], told: list[str]) -> None:
    row: dict[str, object] = {"id": "role:warden", "label": "ROLE", "name": "Warden", "office": "warden"}
    row |= {
        "source": "own notes",
        "holders": [{"kb_id": k, "from": a} | ({"to": b} if b else {}) for k, a, b in holders],
    }
    assert [what for what, _ in tenures(adapter(Role).validate_python(row), PEOPLE)] == told
    explained = adapter(Role).validate_python(row | {"note": "a joint office"})
    assert not [what for what, _ in tenures(explained, PEOPLE) if "at once" in what]
