"""The header in full: kind, numbers, route, what the message conveys and refers to.

A catalogue record gives it in its title and the first words of its abstract; a document in its head and at its foot.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from cablenlp.layers.base import Layer
from cablenlp.layers.header.atoms import Cast, actor_of
from cablenlp.layers.header.document import read_head
from cablenlp.layers.header.earlier import earlier_messages
from cablenlp.layers.header.inner import inner_messages, own_zones
from cablenlp.layers.header.notes import DRAFTED, read_notes
from cablenlp.layers.header.plain import Plain
from cablenlp.layers.header.readings import readings
from cablenlp.layers.header.title import read_title
from cablenlp.layers.zones import zones_of
from cablenlp.table import placed, section, set_group, table, text_of

__all__ = ["Header", "actor_of"]


@Language.factory("cable_header", assigns=["doc.spans", "doc._.cable"], requires=["doc.spans"])
class Header(Layer):
    """Writes section `header` and group `references`."""

    def __init__(self, nlp: Language, name: str = "cable_header"):
        super().__init__(nlp, name)

    def find(self, doc: Doc) -> Plain:
        text, zones = text_of(doc), zones_of(doc)
        names = {z.name: (z.start, z.end) for z in reversed(zones)}
        cast = Cast(doc, text, self.lexicon)
        header: Plain = {}
        if {"header", "body", "closing"} & set(names):
            own = own_zones(zones, cast)
            header = read_head(doc, text, own, cast)
            # below what is attached
            drafted = [z for z in zones if z not in own and DRAFTED.match(text, z.start, z.end)]
            read_notes(doc, text, drafted, header, cast)
            header["conveys"] = inner_messages(zones, header, cast)
        elif "title" in names:
            header = read_title(doc, text, names["title"], names.get("abstract"), cast)
            header["readings"] = readings(doc, text, zones, header, {}, {}, cast)
        header.setdefault("numbers", [])
        document = section(doc, "document")
        header["date"] = document.get("date")
        header["date_from"] = document.get("date_from")
        for label, name in (("CLASSIFICATION", "classification"), ("PRECEDENCE", "precedence")):
            header[name] = _marks(doc, text, label)
        header["refers_to"] = earlier_messages(doc, text, names.get("title"), header, cast)
        return header

    def write(self, doc: Doc, found: Plain) -> None:
        table(doc)["header"] = found
        spans = [
            doc.char_span(r["start"], r["end"], label="REFERENCE", span_id="header.reference", alignment_mode="expand")
            for r in found["refers_to"]
        ]
        set_group(doc, "references", [s for s in spans if s is not None])


def _marks(doc: Doc, text: str, label: str) -> list[str]:
    """The marks of one sort as they stand, each once though it be stamped on every page."""
    found: dict[str, str] = {}
    for start, end, span in placed(doc, "shapes"):
        if span.label_ == label:
            found.setdefault(span.id_, text[start:end])
    return list(found.values())
