"""The actors a header may name: mentions, with a person and his office as one, and both names of one person as one."""

from __future__ import annotations

import re
from typing import Any

from spacy.tokens import Doc

from cablenlp.layers.header.route import Actor, Atom
from cablenlp.table import key, placed, section, table

_LABELS = ("PERSON", "ROLE", "ORG", "GPE", "MIL_UNIT")
_BESIDE = re.compile(r"[ \t]*\n?[ \t]*[(\[]?(?:(?:Mr|Dr|Gen|Cde|Comrade)\.?[ \t]+)?|,[ \t]+(?:Comrade|Cde\.|Mr\.)?[ \t]*")


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


def atoms_of(doc: Doc, text: str, start: int, end: int) -> list[Atom]:
    """The actors between two places, in order."""
    links = section(doc, "links")
    second = {a["of"]: a for a in table(doc).get("aliases") or ()}
    found: list[Atom] = []
    for s, e, span in placed(doc, "mentions"):
        if span.label_ not in _LABELS or s < start or e > end:
            continue
        name = key(s, e, span.label_)
        if found and s < found[-1].end:
            continue  # inside an office
        if name in second and found:  # "Filippov [Stalin]": the second name of one person
            found[-1].end = max(found[-1].end, second[name]["end"])
            continue
        link = links.get(name) or {}
        previous = found[-1] if found else None
        if previous and span.label_ == "PERSON" and previous.label == "ROLE" and _BESIDE.fullmatch(text[previous.end : s]):
            close = 1 if text[e : e + 1] in ")]" and text[previous.end : s].strip()[:1] in ("(", "[") else 0
            role = text[previous.start : previous.end]
            found[-1] = Atom(previous.start, e + close, "PERSON", actor_of(text[s:e], "PERSON", name, link, " ".join(role.split())))
            continue
        found.append(Atom(s, e, span.label_, actor_of(text[s:e], span.label_, name, link)))
    return found
