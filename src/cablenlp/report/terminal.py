"""One annotation as lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

Plain = dict[str, Any]

_PARTIES = (
    "senders", "recipients", "via", "for", "participants", "drafters", "signers", "distribution",
    "repeated_to",
)  # fmt: skip


def describe(annotation: Plain) -> str:
    """Header, mentions and events of an annotation in the wire form."""
    entities = {e["id"]: e for e in annotation["entities"]}
    parts = (
        ("Header", list(_header(annotation["header"]))),
        ("Mentions", list(_mentions(annotation["entities"]))),
        (
            "Also known as",
            [f"{_text(entities, a['alias'])} is {_text(entities, a['of'])}" for a in annotation["aliases"]],
        ),
        ("Events", list(_events(annotation["events"], entities))),
    )
    blocks = [title + "\n" + "\n".join(f"  {line}" for line in lines) for title, lines in parts if lines]
    return "\n\n".join(blocks) if blocks else "Nothing found."


def columns(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Rows as lines, each column as wide as its widest cell."""
    cells = [[" ".join(str(c).split()) for c in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        yield "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip()


def _header(header: Plain) -> Iterator[str]:
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
    return columns(found)


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


def _mentions(entities: list[Plain]) -> Iterator[str]:
    return columns(
        (f"{e['start']}-{e['end']}", e["label"], e["text"], e["edtf"] or e["name"] or "", e["form"] or "")
        for e in entities
    )


def _events(events: list[Plain], entities: dict[str, Plain]) -> Iterator[str]:
    for event in events:
        trigger = f' "{" ".join(event["trigger"]["text"].split())}"' if event["trigger"] else ""
        yield f"{event['id']} {event['type']} ({event['status']}){trigger}"
        for argument in event["arguments"]:
            filler = argument["event"] or _text(entities, argument["entity"]) or argument["text"]
            inferred = "" if argument["certainty"] == "stated" else f" [{argument['certainty']}]"
            yield f"   {argument['role']}: {' '.join(str(filler).split())}{inferred}"
        if event["time"]:
            yield f"   time: {event['time']}"


def _text(entities: dict[str, Plain], id: str | None) -> str | None:
    if id not in entities:
        return None
    entity = entities[id]
    text = " ".join(entity["text"].split())
    name = entity["name"]
    return f"{text} ({name})" if name and name != text else text
