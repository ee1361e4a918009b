"""The list of American chiefs of mission: dated posts, one JSON object a line.

Its fields: `post` (a country, "vietnam-south"), `person` ("palmer-ely-eliot"), `role` ("ambassador-e-p"), `appointed`,
`started`, `ended`. Each post becomes a holder of an office; a person's row has the names that the slug gives,
unless a row with the slug for kb_id lies below, such as the authority file makes: only that knows double surnames.

Source: Office of the Historian, https://history.state.gov/departmenthistory/people.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from cablenlp.errors import InputError, RecordError
from cablenlp.importers.entry import Columns, Entry, Given, Left, Post
from cablenlp.importers.values import when
from cablenlp.lexicon.store import packaged
from cablenlp.matching import split

#: Offices by the slug of the role; those of the Department itself have no country.
_OFFICES = {
    "ambassador-e-p": "ambassador",
    "envoy-extraordinary-minister-plenipotentiary": "minister",
    "minister-plenipotentiary": "minister",
    "minister-resident": "minister resident",
    "charge-daffaires": "chargé d'affaires",
    "charge-daffaires-ad-interim": "chargé d'affaires",
    "secretary": "secretary of state",
    "under-secretary": "under secretary of state",
    "representative-to-un": "permanent representative",
}
_AT_HOME = frozenset(("secretary", "under-secretary"))
#: Posts whose name does not tell the state: post -> (kb_id, from when, until when), the first that fits.
_POSTS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "russia": (("russia", "", "1922-12-29"), ("ussr", "1922-12-30", "1991-12-25"), ("russia", "1991-12-26", "9")),
    "china": (("china", "", "1949-12-06"), ("roc", "1949-12-07", "1978-12-31"), ("china", "1979-01-01", "9")),
    "germany": (
        ("germany", "", "1949-09-20"),
        ("west-germany", "1949-09-21", "1990-10-02"),
        ("germany", "1990-10", "9"),
    ),
    "korea": (("korea", "", "1948-08-14"), ("south-korea", "1948-08-15", "9")),
    "vietnam-south": (("south-vietnam", "", "9"),),
    "congo-democratic-republic": (("congo", "", "9"),),
    "congo-republic": (("congo-brazzaville", "", "9"),),
    "representative-to-un": (("united-nations", "", "9"),),
}
_SUFFIXES = {"jr": "Jr.", "sr": "Sr.", "ii": "II", "iii": "III", "iv": "IV"}


def read(text: str, path: Path, columns: Columns) -> Iterator[Given]:
    """The posts, each after its person."""
    places = _places()
    seen: set[str] = set()
    for n, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
            for field in ("post", "person", "role"):
                if not isinstance(raw, dict) or not isinstance(raw.get(field), str) or not raw[field]:
                    raise InputError(f"field {field}: is missing; a line has post, person, role, started, ended")
            since = when(str(raw.get("started") or raw.get("appointed") or ""), "started")
            until = when(str(raw.get("ended") or ""), "ended")
            if since and until and since[: len(until)] > until[: len(since)]:
                raise InputError(f"field ended: {until} lies before {since}, when the post began")
        except json.JSONDecodeError as error:
            yield RecordError(f"not JSON: {error.msg} at column {error.colno}", path=str(path), line=n)
            continue
        except RecursionError:
            yield RecordError("not JSON: nested too deep", path=str(path), line=n)
            continue
        except InputError as error:
            yield RecordError(str(error), path=str(path), line=n)
            continue
        office = _OFFICES.get(raw["role"])
        at = None if raw["role"] in _AT_HOME else _state(raw["post"], since, places)
        if office is None or (at is None and raw["role"] not in _AT_HOME):
            yield Left(n, "no office of a mission that is known")
            continue
        if since is None:
            yield Left(n, "no date")
            continue
        if raw["person"] not in seen:
            seen.add(raw["person"])
            # Somebody serves at twenty at the earliest, and in no post for more than some decades.
            year = int(since[:4])
            yield Entry(
                line=n, name=_name(raw["person"]), id=raw["person"], first=year, last=year, state="usa", guessed=True,
                source=f"{path.name}, line {n}",
            )  # fmt: skip
        source = f"{path.name}, line {n}"
        yield Post(n, raw["person"], office, "usa", at, since, until, source)


def _places() -> dict[str, str]:
    """Names of countries as slugs -> kb_ids."""
    found: dict[str, str] = {}
    for row in packaged().rows("places"):
        if row.label == "GPE" and row.kb_id:
            for form in row.forms:
                found.setdefault("-".join(split(form.text).words), row.kb_id)
            found[row.kb_id] = row.kb_id
    return found


def _state(post: str, since: str | None, places: dict[str, str]) -> str | None:
    if post not in _POSTS:
        return places.get(post)
    return next((state for state, first, last in _POSTS[post] if first <= (since or "9") <= last + "~"), None)


def _name(slug: str) -> str:
    """A slug as a name: "dreyfus-louis-goethe-jr" -> "Dreyfus, Louis Goethe, Jr."."""
    words = slug.split("-")
    suffix = _SUFFIXES.get(words[-1])
    given = [_capital(w) for w in words[1 : -1 if suffix else None]]
    return ", ".join(p for p in (_capital(words[0]), " ".join(given), suffix) if p)


def _capital(word: str) -> str:
    if re.match(r"mc[a-z]{3}", word):
        return "Mc" + word[2:].capitalize()
    return word.upper() + "." if len(word) == 1 else word.capitalize()
