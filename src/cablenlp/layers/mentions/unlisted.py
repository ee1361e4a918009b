"""Names that only the statistical model knows, settled over the whole document.

The model judges each sentence alone, so that one name may be a person here, a place there, and nothing in a third
sentence. A document means one thing by one name: its labels are counted together with what stands around it, and the
name holds wherever it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cablenlp.layers.mentions.items import Found, Reading
from cablenlp.matching import fold

#: What stands only before a place, and what mostly does: "the town of Homs", "near Homs".
_OF_PLACE = re.compile(
    r"\b(?:city|town|village|port|capital|province|district|island|region|valley|outskirts|suburbs?|streets|vicinity"
    r"|north|south|east|west)\s+of\s+$",
    re.IGNORECASE,
)
_AT_PLACE = re.compile(r"\b(?:in|near|into|around|outside|inside|throughout|towards?|reached|via)\s+$", re.IGNORECASE)
_PLACE_AFTER = re.compile(r"\s+(?:province|city|district|area|region|airport|airfield|front|sector|road)\b")
_SPEAKS = re.compile(r"(?:,[^,.;]{3,60},)?\s+(?:said|stated|told|replied|asked|remarked|added|thinks|believes|felt)\b")
#: The model calls much a body or a people that is neither.
_WEIGHT = {"ORG": 2, "NORP": 1}
_PLACES = frozenset(("GPE", "LOC", "FAC"))


def settled(reading: Reading, modelled: list[Found]) -> Iterator[Found]:
    """The names with one label each, and the places where the model overlooked them."""
    by_name: dict[str, list[Found]] = {}
    for f in modelled:
        by_name.setdefault(_name(reading.text, f), []).append(f)
    labels = {name: _label(reading, found) for name, found in by_name.items()}
    surnames = {name.split()[-1] for name, label in labels.items() if label == "PERSON" and " " in name}
    for name, found in by_name.items():
        for f in found:
            yield Found(f.start, f.end, "PERSON" if name in surnames else labels[name], f.rule, data=f.data)


def repeated(reading: Reading, found: list[Found]) -> Iterator[Found]:
    """The names of the model where it overlooked them: those of several words, in capitals, or found twice."""
    text = reading.text
    names = Counter((_name(text, f), f.label) for f in found if f.rule == "model")
    sure = {
        tuple(name.split()): label for (name, label), n in names.items() if (n > 1 and len(name) > 3) or " " in name
    }
    sure |= {(fold(text[f.start : f.end]),): f.label for f in found if f.rule == "model" and is_acronym(text, f)}
    if not sure:
        return
    firsts = {name[0] for name in sure}
    words = reading.words
    for k, word in enumerate(words.words):
        if word not in firsts or not text[words.starts[k]].isupper():
            continue
        for name, label in sure.items():
            last = k + len(name) - 1
            if name == tuple(words.words[k : last + 1]) and text[words.starts[last]].isupper():
                yield Found(words.starts[k], words.ends[last], label, "model.repeated")


_ACRONYM = re.compile(r"[A-Z]{3,6}")


def is_acronym(text: str, f: Found) -> bool:
    """Whether a name is one word in capitals among words that are not."""
    if not _ACRONYM.fullmatch(text, f.start, f.end):
        return False
    around = text[max(0, f.start - 20) : f.start] + text[f.end : f.end + 20]
    return any(c.islower() for c in around)


def _name(text: str, f: Found) -> str:
    return " ".join(fold(text[f.start : f.end]).split())


def _label(reading: Reading, found: list[Found]) -> str:
    """What most speaks for: each judgement of the model, and each context that only one kind of name has."""
    votes: Counter[str] = Counter()
    for f in found:
        votes[f.label] += _WEIGHT.get(f.label, 3)
    place = next((label for label, _ in votes.most_common() if label in _PLACES), "GPE")
    for f in found:
        text = reading.text
        before = text[max(0, f.start - 24) : f.start]
        if _OF_PLACE.search(before) or _before_state(reading, f):
            votes[place] += 6
        elif _PLACE_AFTER.match(text, f.end) or (votes["PERSON"] and _AT_PLACE.search(before)):
            votes[place] += 3
        elif votes["PERSON"] and _SPEAKS.match(text, f.end):
            votes["PERSON"] += 3
    if all(is_acronym(reading.text, f) for f in found):
        return "ORG"  # towns have names
    most = max(votes.values())
    first = found[0].label
    return first if votes[first] == most else next(label for label, n in votes.items() if n == most)


def _before_state(reading: Reading, f: Found) -> bool:
    """Whether a country or town follows after a comma, as it does after a town: "Bayji, Iraq"."""
    if reading.text[f.end : f.end + 2] != ", ":
        return False
    return any(it.start == f.end + 2 and it.has("GPE") for it in reading.items)
