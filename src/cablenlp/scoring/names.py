"""Whether two names can be those of one person or thing."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cablenlp.lexicon.models import Entity
from cablenlp.lexicon.store import packaged

Json = dict[str, Any]


def fold(text: str | None) -> str:
    """Small ASCII letters and digits, everything else as single spaces."""
    plain = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode("ascii")
    return " ".join(re.findall(r"[a-z0-9]+", plain.lower()))


@lru_cache(maxsize=50_000)
def _words(name: str) -> tuple[str, ...]:
    """The folded words of a name, the given name first: "Sebald, William" reads as "William Sebald"."""
    surname, _, given = name.partition(",")
    return tuple(fold(f"{given} {surname}").split())


@dataclass(frozen=True)
class Names:
    """Decides whether two names can be the same person's or thing's.

    Attributes:
        owner: Folded name -> who bears it; two known names are the same only if they have one owner.
    """

    owner: Mapping[str, str]

    @classmethod
    def of(cls, names: Mapping[str, str]) -> Names:
        """From plain names to whoever bears them."""
        return cls({fold(name): who for name, who in names.items()})

    def same(self, one: str, other: str) -> bool:
        """Known names of one bearer, one name within the other, or one surname with a fitting given name."""
        a, b = _words(one), _words(other)
        if not a or not b:
            return False
        owners = self.owner.get(" ".join(a)), self.owner.get(" ".join(b))
        if all(owners):
            return owners[0] == owners[1]
        shared, every = set(a) & set(b), set(a) | set(b)
        if len(shared) in (len(set(a)), len(set(b))):
            return True
        initial = 1 in (len(a[0]), len(b[0])) and a[0][0] == b[0][0]
        surname = a[-1] == b[-1] and len(a[-1]) > 3
        return (a[0] == b[0] or initial) and (surname or len(shared) / len(every) > 0.5)

    def same_thing(self, gold: Json | str, predicted: Json) -> bool:
        """The same item where both have one, else any of gold's names against any of the prediction's."""
        if isinstance(gold, str):
            gold = {"name": gold}
        if gold.get("wikidata") and predicted.get("wikidata"):
            return bool(gold["wikidata"] == predicted["wikidata"])
        wanted = [*own_names(gold), *filter(None, gold.get("name_ok") or [])]
        return any(self.same(w, n) for w in wanted for n in own_names(predicted))

    def linked(self, gold: Json, predicted: Json) -> bool:
        """The same person; by name only if it is a full one, since a surname alone says not who."""
        if gold.get("wikidata") and predicted.get("wikidata"):
            return bool(gold["wikidata"] == predicted["wikidata"])
        if not predicted.get("name") and not predicted.get("wikidata"):
            return False
        full = len(fold(predicted.get("name")).split()) > 1 or len(fold(gold.get("name")).split()) == 1
        return full and self.same_thing(gold, predicted)


def own_names(thing: Json) -> list[str]:
    return [thing[key] for key in ("name", "role", "text") if thing.get(key)]


def names_of(people: Iterable[Entity]) -> dict[str, str]:
    """Every full name of people -> the id of the person; a name that two of them share is left out."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for person in people:
        full = [form.text for form in person.forms if form.form in ("name", "variant", "initials")]
        for name in (person.name, *full):
            bearers[fold(name)].add(person.kb_id or person.id)
    return {name: next(iter(who)) for name, who in bearers.items() if len(who) == 1}


@lru_cache(maxsize=1)
def known_names() -> Mapping[str, str]:
    """The names of the people in the knowledge base that comes with the package."""
    return names_of(packaged().rows("people"))
