"""The actors a header may name: mentions, with a person and his office as one, and both names of one person as one."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from spacy.tokens import Doc

from cablenlp.layers.header.route import Actor, Atom
from cablenlp.layers.indexes import kinds
from cablenlp.layers.zones.foot import SIGNED
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import split
from cablenlp.table import Placed, key, placed, section, table

_LABELS = frozenset(("PERSON", "ROLE", "ORG", "GPE", "MIL_UNIT"))
#: What may stand between an office and the name of its holder.
_BESIDE = re.compile(
    rf"(?:[ \t]*:)?[ \t]*\n?[ \t]*(?:{SIGNED.pattern})?[ \t]*[/(\[]?(?:(?:Mr|Dr|Gen|Cde|Comrade)\.?[ \t]+)?"
    r"|,[ \t]+(?:Comrade|Cde\.|Mr\.)?[ \t]*"
)
#: What stands between a name and the office told behind it: "Dean Rusk, Secretary of State".
_BEHIND = re.compile(r"[ \t]*,[ \t]+(?:the[ \t]+)?|[ \t]*,?\n[ \t]*(?:the[ \t]+)?", re.I)


def named(words: str) -> Actor:
    """Somebody whom no mention tells: the words themselves."""
    return actor_of(words, "PERSON", "", {}) | {"mention": None}


#: Heads of posts, and posts, that a route may name although no mention does.
OFFICE = re.compile(
    r"\b(?:(?P<head>Commissioner|Ambassador|Minister|Secretary|Chargé|Consul|Resident|Representative)"
    r"|Office|Ministry|Department|\w{0,6}(?:Embassy|Legation|Mission|Delegation|Consulate)|ConGen|Foreign)\b",
    re.I,
)


def unlisted(words: str) -> Actor:
    """A post or its head that no mention tells: the words themselves, as an office where they say one."""
    office = OFFICE.search(words)
    return named(words) | {"name": None, "role": words if office and office.lastgroup == "head" else None}


def actor_of(text: str, label: str, mention: str, link: dict[str, Any], role: str | None = None) -> Actor:
    """A person or body in the header, as the contract has it; `mention` is its name in the table."""
    words = " ".join(text.split())
    is_role = label == "ROLE"
    return {
        "text": words,
        "name": link.get("name") if label != "PERSON" or link.get("name") else words,
        "role": role or (words if is_role else None),
        "kb_id": link.get("kb_id"),
        "wikidata": link.get("wikidata"),
        "mention": mention,
        "inferred": is_role and bool(link.get("kb_id")),
    }


#: What goes with a message, and is nobody.
_ATTACHED = re.compile(r"(?:Annexe?|Attachment|Enclosure|Appendix|Supplement|Addendum)(?:es|s)?", re.I)


class Cast:
    """The mentions of a document that may act in a route, read once."""

    def __init__(self, doc: Doc, text: str, lexicon: Lexicon):
        self.doc = doc
        self.text = text
        self.lexicon = lexicon
        self.links = section(doc, "links")
        self.spans = placed(doc, "mentions")
        self.starts = [s for s, _, _ in self.spans]
        self.second = {a["of"]: a for a in table(doc).get("aliases") or ()}

    def within(self, start: int, end: int) -> Placed:
        """The mentions that begin between two places."""
        return self.spans[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def actor(self, start: int, end: int, label: str) -> Actor:
        """A mention as an actor."""
        name = key(start, end, label)
        return actor_of(self.text[start:end], label, name, self.links.get(name) or {})

    def atoms(self, start: int, end: int) -> list[Atom]:
        """The actors between two places, in order."""
        found: list[Atom] = []
        for s, e, span in self.within(start, end):
            if span.label_ not in _LABELS or e > end or (found and s < found[-1].end):
                continue  # an actor inside an office is no further one
            alias = self.second.get(key(s, e, span.label_))
            if alias and found:  # "Filippov [Stalin]": the second name of one person
                found[-1].end = max(found[-1].end, alias["end"])
            elif not self._joined(found, s, e, span.label_) and not self._is_kind(s, e, span.label_):
                found.append(Atom(s, e, span.label_, self.actor(s, e, span.label_), self._is_city(s, e, span.label_)))
        return found

    def _joined(self, found: list[Atom], start: int, end: int, label: str) -> bool:
        """Whether this is the holder of the office before it, or the office of the person before it."""
        last = found[-1] if found else None
        if last is None:
            return False
        between = self.text[last.end : start]
        if last.label == "ROLE" and label == "PERSON" and _BESIDE.fullmatch(between):
            closes = self.text[end : end + 1] in (")", "]") and between.strip()[:1] in ("(", "[")
            role = " ".join(self.text[last.start : last.end].split())
            actor = self.actor(start, end, "PERSON") | {"role": role}
            found[-1] = Atom(last.start, end + closes, "PERSON", actor)
            return True
        if last.label == "PERSON" and label == "ROLE" and _BEHIND.fullmatch(between) and not self._holder(end):
            last.end = end
            last.actor = last.actor | {"role": last.actor["role"] or " ".join(self.text[start:end].split())}
            return True
        return False

    def _holder(self, end: int) -> bool:
        """Whether a name follows an office that ends here."""
        return any(
            x.label_ == "PERSON" and _BESIDE.fullmatch(self.text[end:s]) for s, _, x in self.within(end, end + 12)
        )

    def _is_kind(self, start: int, end: int, label: str) -> bool:
        """Whether a body is but a kind of message with a capital: "Transmitting Letter"."""
        if label != "ORG" or self.links.get(key(start, end, label), {}).get("kb_id"):
            return False
        if _ATTACHED.fullmatch(self.text, start, end):
            return True
        words = split(self.text[start:end])
        hits = kinds(self.lexicon).find(words)
        return bool(hits) and hits[-1].end == len(words.text)

    def _is_city(self, start: int, end: int, label: str) -> bool:
        """Whether a place is no state, so that it does not write but is written from."""
        slug = (self.links.get(key(start, end, label)) or {}).get("kb_id") if label == "GPE" else None
        row = self.lexicon.entity(slug) if slug else None
        return row is not None and bool(row.state) and row.state != row.kb_id
