"""Doc -> the wire form, as plain values: the only reader of `doc.spans` and `doc._` outside the layers.

Mentions are named by their place in the table of the Doc; here they get their ids, `e1`, `e2`, ... in the order
of the text, the longer first where two begin together.
"""

from __future__ import annotations

import hashlib
from typing import Any

from spacy.tokens import Doc

from cablenlp.annotation import SCHEMA
from cablenlp.table import Placed, group, key, placed, section, table, text_given

Plain = dict[str, Any]

_ACTORS = (
    "senders",
    "recipients",
    "via",
    "for",
    "participants",
    "drafters",
    "signers",
    "distribution",
    "repeated_to",
)
_HEADER: Plain = {
    "kind": None, "kind_text": None, "date": None, "date_from": None, "sent": None, "received": None, "numbers": [],
    "classification": [], "precedence": [], "subjects": [], "origin": None, "senders": [], "recipients": [], "via": [],
    "for": [], "participants": [], "drafters": [], "signers": [], "distribution": [], "repeated_to": [], "conveys": [],
    "refers_to": [], "readings": [],
}  # fmt: skip
_MESSAGE: Plain = {
    "kind": None, "date": None, "numbers": [], "senders": [], "recipients": [], "via": [], "for": [], "start": None,
    "end": None, "conveys": [],
}  # fmt: skip
_REFERENCE: Plain = {
    "kind": None, "number": None, "direction": None, "date": None, "senders": [], "recipients": [], "start": None,
    "end": None,
}  # fmt: skip
_ACTOR: Plain = {
    "text": None, "name": None, "role": None, "kb_id": None, "wikidata": None, "mention": None, "inferred": False,
}  # fmt: skip
_PLACE: Plain = {"text": None, "name": None, "kb_id": None, "wikidata": None, "mention": None}
_ENTITY: Plain = {
    "id": None, "start": 0, "end": 0, "text": "", "label": None, "kb_id": None, "wikidata": None, "name": None,
    "form": None, "certainty": None, "candidates": [], "zone": None, "found_by": None, "edtf": None, "earliest": None,
    "latest": None, "bound": None, "duration": None, "note": None, "parts": [],
}  # fmt: skip
_PARTS: Plain = dict.fromkeys(
    "archive fond opis delo papka listy file date record_group lot box folder series item part class piece volume "
    "page".split()
)
_ARGUMENT: Plain = {
    "role": None, "entity": None, "event": None, "text": None, "start": None, "end": None, "quantity": None,
    "certainty": "stated",
}  # fmt: skip
_EVENT: Plain = {
    "id": None, "type": None, "status": None, "trigger": None, "cue": None, "sentence": None, "arguments": [],
    "time": None, "source": None, "same_as": None, "codes": None, "found_by": None,
}  # fmt: skip
_CODES: Plain = {"plover": None, "plover_mode": None, "cameo": None, "weis": None}
_LINK = ("kb_id", "wikidata", "name", "form", "certainty", "candidates")


def to_dict(doc: Doc) -> Plain:
    """The wire form of an annotated Doc, every field there, in the order of the contract."""
    text = text_given(doc)
    zones = [{"zone": z.label_, "start": z.start_char, "end": z.end_char} for z in group(doc, "zones")]
    entities, ids = _entities(doc, text, zones)
    given = table(doc)
    return {
        "schema": SCHEMA,
        "id": given.get("id") or hashlib.sha256(text.encode()).hexdigest()[:16],
        "text": text,
        "source": {"path": None, "record": None, "start": None, "end": None} | (given.get("source") or {}),
        "zones": zones,
        "header": _header(section(doc, "header"), ids),
        "entities": entities,
        "aliases": [
            {"alias": ids[a["alias"]], "of": ids[a["of"]], "start": a["start"], "end": a["end"]}
            for a in given.get("aliases") or ()
            if a["alias"] in ids and a["of"] in ids
        ],
        "events": [_event(e, ids) for e in given.get("events") or ()],
    }


def settled(doc: Doc) -> Placed:
    """The mentions that count, with their places: those that the resolver settled, else all."""
    names = ("entities",) if "entities" in doc.spans else ("shapes", "mentions", "dates")
    return sorted((x for name in names for x in placed(doc, name)), key=lambda x: (x[0], -x[1]))


def _entities(doc: Doc, text: str, zones: list[Plain]) -> tuple[list[Plain], dict[str, str]]:
    values = {name: section(doc, name) for name in ("shapes", "dates", "links")}
    found, ids = [], {}
    zone = 0
    for n, (start, end, span) in enumerate(settled(doc), 1):
        name = key(start, end, span.label_)
        while zone < len(zones) and zones[zone]["end"] <= start:
            zone += 1
        here = zones[zone]["zone"] if zone < len(zones) and zones[zone]["start"] <= start else None
        entity = _ENTITY | {
            "id": f"e{n}", "start": start, "end": end, "text": text[start:end], "label": span.label_,
            "kb_id": span.kb_id_ or None, "zone": here, "found_by": span.id_ or None, "candidates": [], "parts": [],
        }  # fmt: skip
        link = values["links"].get(name)
        if link:
            entity.update({k: link[k] for k in _LINK if link.get(k) is not None})
            entity["note"] = link.get("note")
        shape = values["shapes"].get(name)
        if shape:
            entity["name"] = shape.get("name")
            entity["parts"] = [_PARTS | part for part in shape.get("parts") or ()]
        entity.update(values["dates"].get(name) or {})
        found.append(entity)
        ids[name] = entity["id"]
    return found, ids


def _header(header: Plain, ids: dict[str, str]) -> Plain:
    filled = _HEADER | header
    filled["date_from"] = ids.get(filled["date_from"] or "")
    filled["origin"] = _actor(filled["origin"], ids, _PLACE) if filled["origin"] else None
    for role in _ACTORS:
        filled[role] = [_actor(a, ids) for a in filled[role]]
    filled["conveys"] = [_message(m, ids) for m in filled["conveys"]]
    filled["refers_to"] = [_routed(_REFERENCE | r, ids) for r in filled["refers_to"]]
    return filled


def _actor(actor: Plain, ids: dict[str, str], shape: Plain = _ACTOR) -> Plain:
    return shape | actor | {"mention": ids.get(actor.get("mention") or "")}


def _message(message: Plain, ids: dict[str, str]) -> Plain:
    filled = _routed(_MESSAGE | message, ids)
    filled["conveys"] = [_message(m, ids) for m in filled["conveys"]]
    return filled


def _routed(message: Plain, ids: dict[str, str]) -> Plain:
    return message | {role: [_actor(a, ids) for a in message[role]] for role in _ACTORS if role in message}


def _event(event: Plain, ids: dict[str, str]) -> Plain:
    filled = _EVENT | event
    filled["codes"] = _CODES | (event.get("codes") or {})
    filled["source"] = ids.get(event.get("source") or "")
    arguments = []
    for given in event.get("arguments") or ():
        argument = _ARGUMENT | given
        if argument["entity"]:
            argument["entity"] = ids.get(argument["entity"])
        if argument["entity"] or argument["event"] or argument["text"]:
            arguments.append(argument)
    filled["arguments"] = arguments
    return filled
