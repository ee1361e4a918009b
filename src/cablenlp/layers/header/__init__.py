"""The header in full: kind, numbers, route, what the message conveys and refers to.

A catalogue record gives it in its title and the first words of its abstract; a document in its head and at its foot.
"""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from cablenlp.layers.base import Layer
from cablenlp.layers.header.atoms import actor_of, atoms_of
from cablenlp.layers.header.document import read_head
from cablenlp.layers.header.earlier import earlier_messages
from cablenlp.layers.header.route import Actor, Atom, Message, read_route
from cablenlp.layers.zones import kinds
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import split
from cablenlp.table import group, placed, section, set_group, table, text_of

Plain = dict[str, Any]

__all__ = ["Header", "actor_of"]


@Language.factory("cable_header", assigns=["doc.spans", "doc._.cable"], requires=["doc.spans"])
class Header(Layer):
    """Writes section `header` and group `references`."""

    def __init__(self, nlp: Language, name: str = "cable_header"):
        super().__init__(nlp, name)

    def find(self, doc: Doc) -> Plain:
        text = text_of(doc)
        zones = {z.label_: (z.start_char, z.end_char) for z in reversed(group(doc, "zones"))}
        header: Plain = {}
        if "title" in zones:
            header = read_title(doc, text, zones, self.lexicon)
        elif "header" in zones or "closing" in zones:
            header = read_head(doc, text, zones, self.lexicon)
        document = section(doc, "document")
        header["date"] = document.get("date")
        header["date_from"] = document.get("date_from")
        header.setdefault("numbers", _numbers(doc, text, zones, header))
        for label, name in (("CLASSIFICATION", "classification"), ("PRECEDENCE", "precedence")):
            header[name] = _marks(doc, text, label)
        header["refers_to"] = earlier_messages(doc, text, zones, header)
        return header

    def write(self, doc: Doc, found: Plain) -> None:
        table(doc)["header"] = found
        spans = [doc.char_span(r["start"], r["end"], label="REFERENCE", span_id="header.reference", alignment_mode="expand") for r in found["refers_to"]]
        set_group(doc, "references", [s for s in spans if s is not None])


def read_title(doc: Doc, text: str, zones: dict[str, tuple[int, int]], lexicon: Lexicon) -> Plain:
    """The header of a catalogue record."""
    start, end = zones["title"]
    hits = kinds(lexicon).find(split(text[start:end]))
    kind, kind_text, at = None, None, start
    if hits and hits[0].start < 70:
        kind, kind_text = hits[0].values[0], text[start + hits[0].start : start + hits[0].end]
        at = start + hits[0].end
    abstract = zones.get("abstract", (end, end))
    atoms = atoms_of(doc, text, start, abstract[1])
    colon = text.find(": ", start, end)
    if start < colon < at and any(a.end <= colon for a in atoms):  # "Panikkar to Bajpai: Conversation with ..."
        kind, kind_text, at, end = None, None, start, colon
    root = read_route(text, at, end, atoms, kinds(lexicon), kind, title=True)
    header = message(doc, root) | {"kind": kind, "kind_text": kind_text}
    for name in ("date", "start", "end"):
        del header[name]
    header["origin"] = _place(root.origin)
    header["participants"] = _actors(root.slots.get("participants"))
    own = [c for c in header["conveys"]]
    _from_abstract(doc, text, abstract, atoms, header, lexicon)
    limit = min((c.start for c in root.conveys), default=end)
    header["numbers"] = [
        text[s:e] for s, e, span in placed(doc, "shapes") if start <= s < limit and span.label_ == "CABLE_NUMBER"
    ]
    if not own and kind in ("resolution", "decision", "directive", "report", "minutes", "protocol") and not header["senders"]:
        first = next((a for a in atoms if a.label == "ORG" and at <= a.start < end), None)
        header["senders"] = _actors([first] if first else None)
    return header


_PASSES_ON = re.compile(
    r"\b(?:relay|convey|transmit|forward|pass|communicat|send|deliver)\w*\s+(?:on\s+)?(?:the\s+text\s+of\s+)?(?:an?|the|two|another|his|her|their|this)?\s*(?:\w+\s+)?"
    r"(?=(?:message|telegram|cable|letter|note|reply|response|report)s?\s+(?:of\s+[^.]{4,20}\s)?(?:from|to|by)\b)",
    re.I,
)


def _from_abstract(doc: Doc, text: str, zone: tuple[int, int], atoms: list[Atom], header: Plain, lexicon: Lexicon) -> None:
    """What the first words of an abstract, and its talk of messages passed on, add to the title."""
    start, end = zone
    if start >= end:
        return
    hits = kinds(lexicon).find(split(text[start : min(end, start + 60)]))
    if hits and hits[0].start < 12:
        sentence = _sentence_end(text, start, end)
        root = read_route(text, start + hits[0].end, sentence, atoms, kinds(lexicon), hits[0].values[0], title=False)
        senders, recipients = (
            [a for a in _actors(root.slots.get(s)) if not str(a["mention"]).endswith("GPE")] for s in ("senders", "recipients")
        )
        if not header["senders"] and not header["participants"]:
            header["senders"] = senders
        if not header["recipients"] and not header["participants"]:
            header["recipients"] = recipients
        elif recipients and all(a.get("mention", "").endswith("ORG") for a in header["recipients"]):
            known = {a["name"] for a in (*header["recipients"], *header["for"])}
            header["for"] += [a for a in recipients if a["name"] not in known and str(a["mention"]).endswith("PERSON")]
    if header["conveys"]:
        return
    for m in _PASSES_ON.finditer(text, start, end):
        kind = kinds(lexicon).find(split(text[m.end() : m.end() + 20]))
        first = kind[0] if kind else None
        at = m.end() + (first.end if first else 0)
        passed = read_route(text, at, _sentence_end(text, at, end), atoms, kinds(lexicon), first.values[0] if first else "message", title=False)
        if passed.slots.get("senders") or passed.slots.get("recipients"):
            passed.start = m.end()
            header["conveys"].append(message(doc, passed))


def _sentence_end(text: str, start: int, end: int) -> int:
    stop = re.compile(r"[.!?][\"”’)\]]*\s+(?=[A-Z])|\n\s*\n").search(text, start, end)
    return stop.start() if stop else end


def message(doc: Doc, found: Message) -> Plain:
    """A message as the contract has it, with the date that stands in it."""
    slots = found.slots
    dates = section(doc, "dates")
    inside = [s for s in group(doc, "dates") if found.start <= s.start_char < found.end]
    date = next((v["edtf"] for s in inside if (v := dates.get(f"{s.start_char}-{s.end_char}-{s.label_}")) and v.get("edtf")), None)
    return {
        "kind": found.kind, "date": date, "numbers": [], "senders": _actors(slots.get("senders")),
        "recipients": _actors(slots.get("recipients")), "via": _actors(slots.get("via")), "for": _actors(slots.get("for")),
        "start": found.start, "end": found.end, "conveys": [message(doc, m) for m in found.conveys],
    }  # fmt: skip


def _actors(atoms: list[Atom] | None) -> list[Actor]:
    """The actors of a slot, each once."""
    found: list[Actor] = []
    for atom in atoms or ():
        if not any(a["name"] == atom.actor["name"] and a["text"] == atom.actor["text"] for a in found):
            found.append(dict(atom.actor))
    return found


def _place(atom: Atom | None) -> Plain | None:
    if atom is None:
        return None
    return {k: atom.actor[k] for k in ("text", "name", "kb_id", "wikidata", "mention")}


def _numbers(doc: Doc, text: str, zones: dict[str, tuple[int, int]], header: Plain) -> list[str]:
    """The document's own numbers: those in its head, and the one that opens the message."""
    values = section(doc, "shapes")
    start, end = zones.get("header", (0, 0))
    found = []
    for s, e, span in placed(doc, "shapes"):
        own = (values.get(f"{s}-{e}-{span.label_}") or {}).get("own")
        if span.label_ == "CABLE_NUMBER" and (own or start <= s < end):
            found.append(text[s:e])
    return list(dict.fromkeys(found))


def _marks(doc: Doc, text: str, label: str) -> list[str]:
    return [text[s:e] for s, e, span in placed(doc, "shapes") if span.label_ == label]
