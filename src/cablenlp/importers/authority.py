"""The FRUS editors' authority file of people, one JSON object a line.

Its fields: `id`, `name` ("Aaron, David Laurence"), `variants`, `titles`, `birth`, `death`, `remarks` (what the volumes
say of the person) and `frus_refs` (the lists of persons that name him: "frus1969-76v22#p_AD_1").

Source: Office of the Historian, https://history.state.gov/historicaldocuments.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cablenlp.errors import RecordError
from cablenlp.importers.entry import Alias, Columns, Entry, Given
from cablenlp.importers.words import is_word
from cablenlp.matching import split

#: The years of a volume, by its id: frus1945v01, frus1969-76v22.
_YEARS = re.compile(r"frus(\d{4})(?:-(\d\d))?")
#: At which age people whom no volume names have posts.
_CAREER = (35, 65)
_LISTS = ("variants", "titles", "remarks", "frus_refs")


def read(text: str, path: Path, columns: Columns) -> Iterator[Given]:
    """The people of the file."""
    from cablenlp.importers.nations import State

    states = State()
    for n, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
        except json.JSONDecodeError as error:
            yield RecordError(f"not JSON: {error.msg} at column {error.colno}", path=str(path), line=n)
            continue
        except RecursionError:
            yield RecordError("not JSON: nested too deep", path=str(path), line=n)
            continue
        wrong = _wrong(raw)
        if wrong:
            yield RecordError(wrong, path=str(path), line=n)
            continue
        titles = set(raw.get("titles") or ())
        works = sorted({ref.split("#")[0] for ref in raw.get("frus_refs") or ()})
        years = [y for work in works if (y := _years(work))] or _career(raw)
        yield Entry(
            line=n,
            name=raw["name"],
            aliases=[Alias(v) for v in raw.get("variants") or () if v not in titles and not _astray(v, raw["name"])],
            id=str(raw["id"]),
            since=str(raw.get("birth") or "") or None,
            until=str(raw.get("death") or "") or None,
            first=min((a for a, _ in years), default=None),
            last=max((b for _, b in years), default=None),
            state=states.of(raw.get("remarks") or ()),
            works=tuple(works),
            source=f"{path.name}, id {raw['id']}",
        )


def _wrong(raw: Any) -> str | None:
    if not isinstance(raw, dict):
        return "an entry is a JSON object"
    for field in ("id", "name"):
        if not raw.get(field):
            return f"field {field}: is missing; an entry has id, name, variants, birth, death, remarks, frus_refs"
    for field in _LISTS:
        value = raw.get(field)
        if value is not None and not (isinstance(value, list) and all(isinstance(v, str) for v in value)):
            return f"field {field}: {value!r:.60} is no list of texts; write [] where there is none"
    for field in ("birth", "death"):
        if raw.get(field) and not re.fullmatch(r"\d{4}", str(raw[field])):
            return f"field {field}: {raw[field]!r} is no year; write 1938"
    return None


def _astray(variant: str, name: str) -> bool:
    """Whether a variant is but words of an office that came apart: "Security Affairs"."""
    words = variant.split()
    return len(words) > 1 and set(split(variant).words).isdisjoint(split(name).words) and all(map(is_word, words))


def _career(raw: dict[str, Any]) -> list[tuple[int, int]]:
    """The years in which somebody whom no volume names may have had a post; none where the birth is not known."""
    if not raw.get("birth"):
        return []
    first, last = (int(raw["birth"]) + age for age in _CAREER)
    return [(first, max(first, min(last, int(raw.get("death") or last))))]


def _years(work: str) -> tuple[int, int] | None:
    found = _YEARS.match(work)
    if not found:
        return None
    first = int(found[1])
    last = int(found[1][:2] + found[2]) if found[2] else first
    return (first, last) if first <= last else None
