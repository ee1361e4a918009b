"""The head and foot of a document: heading, place and date, sent and received, To and From, copies, signature."""

from __future__ import annotations

import re
from typing import Any

from spacy.tokens import Doc

from cablenlp.layers.header.atoms import actor_of, atoms_of
from cablenlp.layers.header.heading import Side, read_heading
from cablenlp.layers.header.route import Actor, read_route
from cablenlp.layers.zones import kinds
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold, split
from cablenlp.table import group, key, placed, section

Plain = dict[str, Any]
Zones = dict[str, tuple[int, int]]

_FIELD = re.compile(
    r"(?P<field>TO|FROM|FOR|VIA|THROUGH|Copies|Copy|COPIES|Copies to|cc|Repeated|REPEATED|INFO|Info|Received|RECEIVED|Rec'd|Sent|SENT|Dispatched|Subject|SUBJECT|Subjects|SUBJECTS|"
    r"Participants|PARTICIPANTS|Present|PRESENT|Drafted by|Delivered|To|From|For|Via|Through)\b(?:\s*:|\s+(?=Comrade|Cde|[A-Z]{3,})|\s*$)",
)
_FIELDS = {
    "to": "recipients", "from": "senders", "for": "for", "via": "via", "through": "via", "copies": "distribution",
    "copy": "distribution", "copies to": "distribution", "cc": "distribution", "repeated": "repeated_to", "info": "repeated_to",
    "received": "received", "rec'd": "received", "sent": "sent", "dispatched": "sent", "subject": "subjects", "subjects": "subjects",
    "participants": "participants", "present": "participants", "drafted by": "drafters",
}  # fmt: skip
_TIME = re.compile(r"(\d{1,2})[.:](\d{2})\s*([ap])?\.?\s*(?:m\b\.?)?|(\d{1,2})\s*([ap])\.?\s?m\b\.?", re.I)
_RECEIVED = re.compile(r"\[?\(?(?:Received|Rec'd|Recd)\b", re.I)


def read_head(doc: Doc, text: str, zones: Zones, lexicon: Lexicon) -> Plain:
    """The header of a document."""
    start, end = zones.get("header", (0, 0))
    header: Plain = {
        "kind": None, "kind_text": None, "sent": None, "received": None, "subjects": [], "origin": None, "senders": [], "recipients": [],
        "via": [], "for": [], "participants": [], "drafters": [], "signers": [], "distribution": [], "repeated_to": [], "conveys": [],
    }  # fmt: skip
    lines = [(m.start(), m.group()) for m in re.compile(r"[^\n]+").finditer(text, start, end) if m.group().strip()]
    open_field = ""
    for n, (at, line) in enumerate(lines):
        named = _FIELD.match(line.strip(" [(\t"))
        if named:
            open_field = _FIELDS.get(named["field"].lower(), "")
            offset = at + line.index(named["field"]) + len(named["field"])
            _fill(doc, text, header, open_field, offset, at + len(line), lexicon)
            continue
        heading = read_heading(line) if n < 4 and not (header["senders"] or header["recipients"]) else None
        if heading and (heading.senders or heading.recipients or heading.kind_text):
            header["kind_text"] = header["kind_text"] or heading.kind_text
            if any(s.name for s in (*heading.senders, *heading.recipients)) or not _plain_route(doc, text, at, line, header, lexicon):
                header["senders"] = [_actor(doc, text, at, s) for s in heading.senders]
                header["recipients"] = [_actor(doc, text, at, s) for s in heading.recipients]
            open_field = ""
        elif open_field in ("subjects", "participants", "distribution") and not _dated(doc, at, at + len(line)):
            _fill(doc, text, header, open_field, at, at + len(line), lexicon)
        else:
            open_field = ""
    _kind(text, lines, header, lexicon)
    _place_and_time(doc, text, lines, header)
    if not header["senders"] and not header["recipients"]:
        _first_words(doc, text, zones, header, lexicon)
    _foot(doc, text, zones, header)
    _repeated(doc, text, header)
    for slot in ("senders", "recipients"):  # "To PEKING, to KRASOVSKY": the place only tells where he is
        if any(not str(a["mention"]).endswith("GPE") for a in header[slot]):
            header[slot] = [a for a in header[slot] if not str(a["mention"]).endswith("GPE")]
    if not header["kind"] and any(s.id_ == "number.opening" for s in group(doc, "shapes")):
        header["kind"] = "telegram"
    if not header["kind"] and re.match(r"\s*(?:Dear|My dear|Sir|Excellency)\b", text[end : end + 40]):
        header["kind"] = "letter"
    return header


def _plain_route(doc: Doc, text: str, at: int, line: str, header: Plain, lexicon: Lexicon) -> bool:
    """The route of a heading that names people without brackets, read as the title of a catalogue is."""
    atoms = atoms_of(doc, text, at, at + len(line))
    if sum(a.label == "PERSON" for a in atoms) < 2:
        return False
    root = read_route(text, at, at + len(line), atoms, kinds(lexicon), None, title=True)
    slots = {name: [a.actor for a in root.slots.get(name, ())] for name in ("senders", "recipients", "via", "for", "participants")}
    if not slots["recipients"] and not slots["participants"]:
        return False
    header.update({name: found for name, found in slots.items() if found})
    return True


_FOR_FROM = re.compile(r"\s*(?:(?:Following|The following)(?:\s+is)?\s+)?(?:for|FOR|FROM|from|personal for|to)\s+(?=[A-Z])")


def _first_words(doc: Doc, text: str, zones: Zones, header: Plain, lexicon: Lexicon) -> None:
    """The route that the message itself begins with: "For Fadden from Menzies." """
    start, end = zones.get("body", (0, 0))
    line = text.find("\n", start, end)
    stop = line if line >= 0 else min(end, start + 160)
    begin = _FOR_FROM.match(text, start)
    if not begin or stop - start > 160:
        return
    root = read_route(text, start, stop, atoms_of(doc, text, start, stop), kinds(lexicon), None, title=True)
    header["senders"] = [a.actor for a in root.slots.get("senders", ())]
    header["recipients"] = [a.actor for slot in ("recipients", "for") for a in root.slots.get(slot, ())]


def _repeated(doc: Doc, text: str, header: Plain) -> None:
    """The posts to which a message was repeated: the places before the numbers of the repetition."""
    links = section(doc, "links")
    ends = {s for s, _, span in placed(doc, "shapes") if span.id_ == "number.repeated"}
    for s, e, span in placed(doc, "mentions"):
        if span.label_ in ("GPE", "ORG") and any(e < at <= e + 5 for at in ends):
            name = key(s, e, span.label_)
            actor = actor_of(text[s:e], span.label_, name, links.get(name) or {})
            if re.search(r"[Ss]ent\s+$", text[max(0, s - 6) : s]) is None:
                header["repeated_to"].append(actor)


def _fill(doc: Doc, text: str, header: Plain, name: str, start: int, end: int, lexicon: Lexicon) -> None:
    """What stands in a named line of the head."""
    if name == "subjects":
        subject = text[start:end].strip(" :\t")
        if subject:
            header["subjects"].append(subject)
    elif name in ("sent", "received"):
        header[name] = header[name] or _moment(doc, text, start, end)
    elif name:
        atoms = atoms_of(doc, text, start, end)
        if name == "senders" and atoms and all(a.label == "GPE" for a in atoms):
            header["origin"] = header["origin"] or {k: atoms[0].actor[k] for k in ("text", "name", "kb_id", "wikidata", "mention")}
            return
        found = [a.actor for a in atoms]
        if name == "participants":
            found = found[:1] if found and len(found) > 1 and not re.search(r"[;/]| and ", text[start:end]) else found
            if not found and (words := text[start:end].strip(" :\t")) and len(words) < 80:
                found = [_named(words.split(",")[0])]
        header[name] = [*header[name], *(a for a in found if a not in header[name])]


def _named(words: str) -> Actor:
    return {"text": words, "name": words, "role": None, "kb_id": None, "wikidata": None, "mention": None, "inferred": False}


def _actor(doc: Doc, text: str, at: int, side: Side) -> Actor:
    """A side of a heading as an actor, tied to the mention that stands there."""
    start, end = at + side.start, at + side.end
    links = section(doc, "links")
    wanted = ("PERSON",) if side.name else ("PERSON", "ROLE", "ORG", "MIL_UNIT")
    best: Actor | None = None
    for s, e, span in placed(doc, "mentions"):
        if span.label_ in wanted and s < end and start < e and s <= start + 6:
            name = key(s, e, span.label_)
            found = actor_of(text[s:e], span.label_, name, links.get(name) or {})
            if best is None or e - s > len(best["text"]):
                best = found
            if span.label_ == "PERSON":
                best = found
                break
    office = " ".join((side.office or "").split()) or None
    if side.name:
        actor = best or _named(" ".join(side.name.split()))
        return actor | {"text": " ".join(text[start:end].split()), "role": office}
    words = " ".join(text[start:end].split())
    if best is None:
        return _named(words) | {"name": None, "role": words}
    is_body = str(best["mention"]).endswith(("ORG", "PERSON"))
    return best | {"text": words, "role": None if is_body else words}


def _kind(text: str, lines: list[tuple[int, str]], header: Plain, lexicon: Lexicon) -> None:
    """The kind, from the heading, the file line ("795.00/6-2550: Telegram") or the first line that names one."""
    places = [header["kind_text"]] if header["kind_text"] else []
    places += [m[1] for _, line in lines[:3] if (m := re.search(r"\d:\s*([A-Z][a-z]+(?: [A-Z][a-z]+)?)\s*$", line))]
    places += [line[:60] for _, line in lines[:6]]
    for words in places:
        hits = kinds(lexicon).find(split(words))
        if hits:
            header["kind"] = hits[0].values[0]
            header["kind_text"] = header["kind_text"] or words[hits[0].start : hits[0].end]
            return


def _dated(doc: Doc, start: int, end: int) -> bool:
    return any(start <= s.start_char < end for s in group(doc, "dates") if s.label_ == "DATE")


def _place_and_time(doc: Doc, text: str, lines: list[tuple[int, str]], header: Plain) -> None:
    """The line of place, date and time."""
    document = section(doc, "document")
    given = str(document.get("date_from") or "")
    at = int(given.split("-")[0]) if given else -1
    for start, line in lines:
        if not start <= at < start + len(line):
            continue
        before = text[start:at]
        place = re.search(r"(?:^|[\s\d])\[?(?P<x>(?:[A-Z][\w’'.]*|of|de|the|la|el)(?:[ -](?:[A-Z][\w’'.]*|of|de|the|la|el))*)(?:,\])?[\s,\]\[]*$", before)
        if place and not header["origin"]:
            header["origin"] = _origin(doc, text, start + place.start("x"), start + place.end("x"))
        after = text[at : start + len(line)]
        cut = _RECEIVED.search(after)
        moment = _clock(after[: cut.start()] if cut else after)
        if moment and document.get("date") and len(document["date"]) == 10:
            header["sent"] = header["sent"] or f"{document['date']}T{moment}"
        if cut:
            header["received"] = header["received"] or _moment(doc, text, at + cut.start(), start + len(line))
        return


def _origin(doc: Doc, text: str, start: int, end: int) -> Plain:
    links = section(doc, "links")
    for s, e, span in placed(doc, "mentions"):
        if span.label_ in ("GPE", "LOC", "FAC") and s < end and start < e:
            link = links.get(key(s, e, span.label_)) or {}
            return {"text": text[s:e], "name": link.get("name"), "kb_id": link.get("kb_id"), "wikidata": link.get("wikidata"),
                    "mention": key(s, e, span.label_)}  # fmt: skip
    return {"text": text[start:end], "name": None, "kb_id": None, "wikidata": None, "mention": None}


def _clock(text: str) -> str | None:
    """A time of day as hh:mm."""
    m = re.search(r"(?<![\d.,])(\d{1,2})(?:[.:](\d{2}))?\s*([ap])\.?\s?m\b", text, re.I) or re.search(r"(?<![\d.,])(\d{1,2})[:.](\d{2})(?![\d.])()", text)
    if not m:
        if re.search(r"\bnoon\b", text, re.I):
            return "12:00"
        return "00:00" if re.search(r"\bmidnight\b", text, re.I) else None
    hour, minute = int(m[1]), int(m[2] or 0)
    half = (m[3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _moment(doc: Doc, text: str, start: int, end: int) -> str | None:
    """The date, with the time where it is given, of a sent or received line."""
    dates = section(doc, "dates")
    day = None
    for s, e, span in placed(doc, "dates"):
        if start <= s < end and (value := dates.get(key(s, e, span.label_))) and value.get("edtf"):
            day = day or value["edtf"][:10]
    clock = _clock(text[start:end])
    return f"{day}T{clock}" if day and clock and len(day) == 10 else day


_CARRIED = re.compile(r"\b(?:transmitted|sent|passed on|forwarded|handed over|conveyed) by\s*:?\s*(?:Cde\.|Comrade)?\s*$", re.I)


def _foot(doc: Doc, text: str, zones: Zones, header: Plain) -> None:
    """Signature and distribution."""
    for name, slot in (("closing", "signers"), ("distribution", "distribution")):
        if name in zones:
            start, end = zones[name]
            for atom in atoms_of(doc, text, start, end):
                carried = _CARRIED.search(text, max(0, atom.start - 30), atom.start)
                if atom.label in ("PERSON", "ROLE", "ORG"):
                    header["via" if carried else slot].append(atom.actor)
    if header["signers"] and not header["senders"]:
        header["senders"] = [a for a in header["signers"] if str(a["mention"]).endswith(("PERSON", "ROLE"))][:1]
    seen: set[str] = set()
    header["signers"] = [a for a in header["signers"] if not (fold(a["text"]) in seen or seen.add(fold(a["text"])))]
