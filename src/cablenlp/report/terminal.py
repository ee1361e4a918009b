"""One annotation as lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from cablenlp.report.layout import fitted, wrapped

Plain = dict[str, Any]

_IN = "  "
_PARTIES = (
    "senders", "recipients", "via", "for", "participants", "drafters", "signers", "distribution",
    "repeated_to",
)  # fmt: skip


def describe(annotation: Plain, width: int = 80) -> str:
    """Header, mentions and events of an annotation in the wire form, in lines of this width."""
    entities = {e["id"]: e for e in annotation["entities"]}
    room = width - len(_IN)
    parts = (
        ("Header", _header(annotation["header"], room)),
        ("Mentions", _mentions(annotation["entities"], room)),
        (
            "Also known as",
            (f"{_text(entities, a['alias'])} is {_text(entities, a['of'])}" for a in annotation["aliases"]),
        ),
        ("Events", _events(annotation, entities, room)),
    )
    blocks = [
        "\n".join([title, *(f"{_IN}{line}".rstrip() for line in lines)])
        for title, found in parts
        if (lines := list(found))
    ]
    return "\n\n".join(blocks) if blocks else "Nothing found."


def paragraphs(text: str, width: int) -> str:
    """A text with its long lines broken; its own line breaks stay."""
    return "\n".join(part for line in text.split("\n") for part in wrapped(line, width))


def _header(header: Plain, width: int) -> Iterator[str]:
    simple = ("kind", "date", "sent", "received", "numbers", "classification", "precedence", "subjects")
    found: list[tuple[str, str]] = []
    for name in simple:
        value = header[name]
        if value:
            found.append((name, ", ".join(value) if isinstance(value, list) else str(value)))
    if header["origin"]:
        found.append(("origin", header["origin"]["name"] or header["origin"]["text"]))
    found.extend((name.replace("_", " "), _people(header[name])) for name in _PARTIES if header[name])
    found.extend(("conveys", _message(m)) for m in header["conveys"])
    found.extend(("refers to", _message(m)) for m in header["refers_to"])
    found.extend((f"{r['zone']} says", f"{r['field']} {r['value']}") for r in header.get("readings") or ())
    names = max((len(name) for name, _ in found), default=0)
    for name, value in found:
        yield from wrapped(value, width, f"{name:{names}}  ", " " * (names + 2))


def _people(people: list[Plain]) -> str:
    return "; ".join(_person(p) for p in people)


def _person(person: Plain) -> str:
    name = person["name"] or person["text"] or person["role"]
    held = f" ({person['role']})" if person["role"] and person["role"] != name else ""
    return f"{name}{held}" + (" [inferred]" if person["inferred"] else "")


def _message(message: Plain) -> str:
    numbers = message.get("numbers") or [message.get("number")]
    parts = [message["kind"], *(f"no. {n}" for n in numbers if n), message.get("direction")]
    for word, role in (("from", "senders"), ("to", "recipients")):
        if message[role]:
            parts.append(f"{word} {_people(message[role])}")
    parts.append(message["date"])
    return ", ".join(p for p in parts if p)


def _mentions(entities: list[Plain], width: int) -> Iterator[str]:
    rows = [
        (f"{e['start']}-{e['end']}", e["label"], e["text"], e["edtf"] or e["name"] or "", e["form"] or "")
        for e in entities
    ]
    return fitted(rows, width)


def _events(annotation: Plain, entities: dict[str, Plain], width: int) -> Iterator[str]:
    """Each sentence, and below it its events with their parts."""
    types = {event["id"]: event["type"] for event in annotation["events"]}
    for n, (sentence, events) in enumerate(groupby(annotation["events"], lambda event: event["sentence"])):
        yield from [""][not n :]
        if sentence:
            yield from wrapped(annotation["text"][slice(*sentence)], width)
        told = [(event, list(_parts(event, entities, types))) for event in events]
        names = max((len(role) for _, parts in told for role, _ in parts), default=0)
        for event, parts in told:
            trigger = f'  "{" ".join(event["trigger"]["text"].split())}"' if event["trigger"] else ""
            yield f"{_IN}{event['id']} {event['type']} ({event['status']}){trigger}"
            for role, filler in parts:
                yield from wrapped(filler, width, f"{3 * _IN}{role:{names}}  ", " " * (names + 4 * len(_IN)))


def _parts(event: Plain, entities: dict[str, Plain], types: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Role and filler of each argument; the time last, with the words that tell it."""
    times = []
    for argument in event["arguments"]:
        inner = argument["event"]
        filler = f"{inner} {types[inner]}" if inner else _text(entities, argument["entity"]) or argument["text"]
        if argument["role"] == "time" and event["time"]:
            times.append(filler)
            continue
        yield argument["role"], filler + ("" if argument["certainty"] == "stated" else f" [{argument['certainty']}]")
    if event["time"]:
        yield "time", event["time"] + (f" ({'; '.join(times)})" if times else "")


def _text(entities: dict[str, Plain], id: str | None) -> str | None:
    if id not in entities:
        return None
    entity = entities[id]
    text = " ".join(entity["text"].split())
    name = entity["name"]
    return f"{text} ({name})" if name and name != text else text
