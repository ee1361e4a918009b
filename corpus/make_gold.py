#!/usr/bin/env python3
"""Make gold from marked-up text, for this corpus or one of your own:

    python corpus/make_gold.py corpus/marked -o corpus/gold.jsonl

A folder of marked text has files like this, each with one document or many, and `names.tsv` (below):

    ### budapest#0
    {D November 1, 1956}

    Telegram from {P Andropov} to the {O Soviet Foreign Ministry}

    {P Nagy} asks the {N Soviets} to withdraw {U/N their troops} by {D 4 November|1956-11-04}.
    ---
    kind: telegram
    senders: Andropov
    recipients: Soviet Foreign Ministry
    v1 REQUEST asserted (asks) agent=Nagy; target=Soviets; content=v2
    v2 WITHDRAW requested/proposed (withdraw) theme=their troops; time=4 November

Marks. `{LABEL text|value}` is a mention; labels in full or by the letters of LETTERS; `/` adds labels that
are as right, `?` after the label makes it optional. The value is the EDTF of a date or time (`-` for none;
English dates with their year need no value; ` or ` adds what is as right); of a citation its parts, several
citations parted by ` & ` (`{A APRF, f. 45, op. 1|archive=APRF; fond=45; opis=1}`; without a value they are
not asked for); and the full name of anything else, needed only where names.tsv does not know the text or
knows it for somebody else (`-`: nobody known). Marks may nest. A line `%zone` begins a zone; without any the
text is a record: date line, title, abstract.

Header. `field: value`, people by the texts of their mentions: `senders: Cochran (Ambassador in Indonesia)`,
several parted by `; `; `=Name` for somebody whom the text does not name. `conveys: letter, 1950-10-02: Mao
> Stalin via Roshchin for Kim` (`-` where date or people are unknown), `conveys>` for a message inside the
one before; `refers_to: telegram, 577, from the embassy, 1951-10-04: A > B` (`-` where the text does not
say; `/` adds a direction that is as right; `refers_to?` is optional); `<field>_ok` gives what is as right.
Unless a line says otherwise, the date is that of the first date mention, numbers, secrecy and urgency marks
are those of title or header, and a name in brackets after another name of the same person is an alias
(`alias: A = B` states one).

Events. `id TYPE status (trigger) role=filler; ...`: `/` adds types, statuses and roles that are as right,
`?` after the id or a filler makes it optional, `+` adds triggers. A filler is the id of an event, the text
of a mention or "any words". Words that stand several times are the nearest to the trigger, `#2` the second;
triggers and words are looked for in the abstract or body. `events: not asked` stands for a document whose
events are not marked: its gold has no `events`, and they are not measured.

Sentences. `### soviet#3 1950-07-05` with a date behind the id is a sentence alone: it has no header but that
date. Sentences are left out of the gold of a folder; `--sentences` compiles them instead of the rest, and
writes id, date and text of each to the file it names, for `cablenlp annotate`.

names.tsv. A line for each person, place or body, tabs between: full name, Wikidata item or nothing, and
groups `form: text; text` divided by `|` (form: name, variant, initials, surname, cover_name, title,
misspelling). Every PERSON must be in it, or be given by value.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

LETTERS = {
    "P": "PERSON", "G": "GPE", "L": "LOC", "F": "FAC", "O": "ORG", "N": "NORP", "U": "MIL_UNIT", "R": "ROLE",
    "M": "MATERIEL", "D": "DATE", "T": "TIME", "#": "CABLE_NUMBER", "A": "ARCHIVE_REF", "C": "CLASSIFICATION",
    "!": "PRECEDENCE", "Y": "TREATY", "E": "EVENT",
}  # fmt: skip
ROUTE = (
    "senders", "recipients", "via", "for", "participants", "drafters", "signers", "distribution",
    "repeated_to",
)  # fmt: skip
VALUES = ("kind", "kind_text", "date", "sent", "received")
PARTS = {
    "archive", "fond", "opis", "delo", "papka", "listy", "file", "date", "record_group", "lot", "box", "folder",
    "series", "item", "part", "class", "piece", "volume", "page",
}  # fmt: skip
LISTS = ("numbers", "classification", "precedence", "subjects")
TYPES = {
    "INFORM", "CONVEY", "REQUEST", "INQUIRE", "PROPOSE", "ADVISE", "ORDER", "AGREE", "REFUSE", "PROMISE",
    "INVITE", "DEMAND", "ACCUSE", "PRAISE", "WARN", "MEET", "VISIT", "NEGOTIATE", "MEDIATE", "MOVE_TROOPS",
    "WITHDRAW", "ATTACK", "DEFEND", "REORGANIZE", "TRAIN", "SUPPLY", "CEASEFIRE", "DEMARCATE", "REPATRIATE",
    "SIGN_AGREEMENT", "END_AGREEMENT", "SUSPEND_TALKS", "DECIDE", "APPOINT", "ADMIT",
}  # fmt: skip
STATUSES = {
    "asserted", "ongoing", "planned", "proposed", "requested", "ordered", "agreed", "refused", "halted",
    "possible", "negated",
}  # fmt: skip
ROLES = {
    "agent", "target", "content", "theme", "origin", "destination", "place", "time", "beneficiary",
    "source", "path", "instrument", "participant",
}  # fmt: skip
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
]  # fmt: skip
Json = dict[str, Any]


class MarkError(Exception):
    """A mark, header line or event line that cannot be read."""


def read_names(path: Path) -> dict[str, Json]:
    """Text of a mention, in small letters -> name, item and form; full names are forms of their own."""
    known: dict[str, Json] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, item, groups = (*line.split("\t"), "", "")[:3]
        entity = {"name": name, "wikidata": item or None}
        known[name.lower()] = {**entity, "form": "name"}
        for group in filter(None, groups.split("|")):
            form, _, texts = group.partition(":")
            for text in texts.split(";"):
                known.setdefault(text.strip().lower(), {**entity, "form": form.strip()})
    return known


def edtf_of(text: str) -> str | None:
    """The value of an English date with a year, a month and a year, or a day too."""
    words = re.findall(r"[A-Za-z]+|\d+", text)
    months = [MONTHS.index(w.capitalize()) + 1 for w in words if w.capitalize() in MONTHS]
    days = [int(w) for w in words if w.isdigit() and len(w) < 3]
    years = [w for w in words if w.isdigit() and len(w) == 4]
    if len(years) != 1 or len(months) + len(days) + 1 != len(words) or len(months) > 1 or len(days) > len(months):
        return None
    return "-".join([*years, *(f"{n:02}" for n in (*months, *days))])


@dataclass
class Document:
    """One document while it is read."""

    id: str
    known: dict[str, Json]
    given: str | None = None  # the date of a sentence that stands alone
    text: str = ""
    zones: list[Json] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)
    events: list[Json] = field(default_factory=list)
    lines: list[tuple[str, str]] = field(default_factory=list)

    # Text

    def read_text(self, marked: str) -> None:
        """Plain text, zones and mentions."""
        out: list[str] = []
        at = 0
        for part in re.split(r"(?m)^(%\w+)\n", marked):
            if part.startswith("%"):
                self.zones.append({"zone": part[1:], "start": at, "end": at})
                continue
            plain = self._unmark(part, at)
            out.append(plain)
            at += len(plain)
            if self.zones:
                self.zones[-1]["end"] = at - (len(plain) - len(plain.rstrip()))
        self.text = "".join(out)
        if self.given:
            self.zones = [{"zone": "body", "start": 0, "end": at}]
        elif not self.zones:
            self._record_zones()
        self.entities.sort(key=lambda e: (e["start"], -e["end"]))
        for number, entity in enumerate(self.entities, 1):
            entity["id"] = f"e{number}"

    def _record_zones(self) -> None:
        parts = [m.span() for m in re.finditer(r"(?s)\S.*?(?=\n\n|\Z)", self.text)]
        names = ["catalogue_date", "title", "abstract"][0 if self._dated(parts) else 1 :]
        self.zones = [{"zone": z, "start": s, "end": e} for z, (s, e) in zip(names, parts, strict=False)]
        if len(parts) > len(names):
            self.zones[-1]["end"] = len(self.text)

    def _dated(self, parts: list[tuple[int, int]]) -> bool:
        return any(e["label"] == "DATE" and (e["start"], e["end"]) == parts[0] for e in self.entities)

    def _unmark(self, marked: str, at: int) -> str:
        out: list[str] = []
        open_marks: list[tuple[str, int]] = []
        value = ""
        for token in re.findall(r"\{[^\s{}]+ |\|[^{}]*\}|\}|[^{}|]+|\|", marked):
            here = at + sum(map(len, out))
            if token.startswith("{"):
                open_marks.append((token[1:-1], here))
            elif token.endswith("}"):
                if not open_marks:
                    raise MarkError(f"{self.id}: a mark ends that was not begun, after {''.join(out)[-40:]!r}")
                value = token[1:-1] if token.startswith("|") else ""
                label, start = open_marks.pop()
                self._mention(label, start, "".join(out)[start - at :], value)
            else:
                out.append(token)
        if open_marks:
            raise MarkError(f"{self.id}: the mark {open_marks[-1][0]!r} does not end")
        return "".join(out)

    def _mention(self, label: str, start: int, text: str, value: str) -> None:
        labels = [LETTERS.get(x, x) for x in label.rstrip("?").split("/")]
        if not set(labels) <= set(LETTERS.values()):
            raise MarkError(f"{self.id}: {label!r} on {text!r} is no label")
        entity: Json = {"id": "", "start": start, "end": start + len(text), "text": text, "label": labels[0]}
        if labels[0] == "ARCHIVE_REF" and "=" in value:
            entity["parts"] = self._parts(value)
            value = "-"
        entity |= {"kb_id": None, "wikidata": None, "name": None, "form": None, "edtf": None}
        if labels[0] in ("DATE", "TIME"):
            value, *also = value.split(" or ")
            entity["edtf"] = None if value == "-" else value or edtf_of(text)
            if value == "" and entity["edtf"] is None:
                raise MarkError(f"{self.id}: {text!r} needs a value")
            if also:
                entity["edtf_ok"] = [None if x == "-" else x for x in also]
        elif value != "-":
            spelled = self.known.get(" ".join(text.lower().split()), {})
            who = self.known.get(value.lower(), {"name": value, "wikidata": None}) if value else spelled
            form = spelled.get("form") if spelled.get("name") == who.get("name") else None
            entity |= {"name": who.get("name"), "wikidata": who.get("wikidata"), "form": form}
            if labels[0] == "PERSON" and not entity["name"]:
                raise MarkError(f"{self.id}: who is {text!r}?")
        if len(labels) > 1:
            entity["label_ok"] = labels[1:]
        if label.endswith("?"):
            entity["optional"] = True
        self.entities.append(entity)

    def _parts(self, written: str) -> list[Json]:
        """What stands where in an archive, citation by citation."""
        parts: list[Json] = [dict(x.split("=", 1) for x in one.split("; ")) for one in written.split(" & ")]
        for name in {name for one in parts for name in one} - PARTS:
            raise MarkError(f"{self.id}: {name!r} is no part of a citation")
        return parts

    # Events

    def read_events(self) -> None:
        """All event lines; ids first, since an event may come before its content."""
        ids = {name.rstrip("?") for name, _ in self.lines if re.fullmatch(r"v\d+\??", name)}
        for name, line in self.lines:
            if re.fullmatch(r"v\d+\??", name):
                self.events.append(self._event(name, line, ids))

    def _event(self, name: str, line: str, ids: set[str]) -> Json:
        read = re.fullmatch(r"([A-Z_/]+) ([a-z/]+) \((.+?)\)(?: (.*))?", line)
        if not read:
            raise MarkError(f"{self.id}: {name} {line!r} is no event")
        (kind, *kinds), (status, *statuses) = read[1].split("/"), read[2].split("/")
        if not {kind, *kinds} <= TYPES or not {status, *statuses} <= STATUSES:
            raise MarkError(f"{self.id}: {name} {read[1]} {read[2]}: no such type or status")
        trigger, *also = (self._words(words) for words in read[3].split(" + "))
        event: Json = {"id": name.rstrip("?"), "type": kind, "status": status, "trigger": trigger}
        event["arguments"] = [
            self._argument(a, trigger["start"], ids) for a in filter(None, (read[4] or "").split("; "))
        ]
        event |= {key: value for key, value in (("type_ok", kinds), ("status_ok", statuses), ("also", also)) if value}
        if name.endswith("?"):
            event["optional"] = True
        return event

    def _argument(self, written: str, near: int, ids: set[str]) -> Json:
        names, _, filler = written.partition("=")
        (role, *roles), optional = names.split("/"), filler.endswith("?")
        filler = filler.rstrip("?")
        if not {role, *roles} <= ROLES:
            raise MarkError(f"{self.id}: {written!r}: no such role")
        if re.fullmatch(r"v\d+", filler):
            if filler not in ids:
                raise MarkError(f"{self.id}: {written!r}: no such event")
            argument: Json = {"role": role, "event": filler}
        elif filler.startswith('"'):
            argument = {"role": role, **self._words(filler.strip('"'), near)}
        else:
            argument = {"role": role, "entity": self.mention(filler, near)["id"]}
        if roles:
            argument["role_ok"] = roles
        if optional:
            argument["optional"] = True
        return argument

    def mention(self, written: str, near: int | None = None) -> Json:
        """The mention with this text: the nearest, the n-th, or simply the first."""
        text, _, nth = written.partition("#") if re.search(r"#\d$", written) else (written, "", "")
        found = [e for e in self.entities if " ".join(e["text"].split()) == text]
        if not found or (nth and len(found) < int(nth)):
            raise MarkError(f"{self.id}: no mention {written!r}")
        if nth:
            return found[int(nth) - 1]
        return found[0] if near is None else min(found, key=lambda e: abs(e["start"] - near))

    def _words(self, written: str, near: int | None = None) -> Json:
        text, _, nth = written.partition("#") if re.search(r"#\d$", written) else (written, "", "")
        begin = next((z["start"] for z in self.zones if z["zone"] in ("abstract", "body")), 0)
        pattern = r"\s+".join(map(re.escape, text.split()))
        found = [m.span() for m in re.compile(rf"(?<!\w){pattern}(?!\w)").finditer(self.text, begin)]
        if not found or (nth and len(found) < int(nth)):
            raise MarkError(f"{self.id}: {written!r} does not stand in the text")
        start, end = found[int(nth) - 1] if nth else found[0]
        if near is not None and not nth:
            start, end = min(found, key=lambda span: abs(span[0] - near))
        return {"text": self.text[start:end], "start": start, "end": end}

    # Header

    def header(self) -> Json:
        """The header: what stands in the text, what the lines say instead or besides."""
        top = [z for z in self.zones if z["zone"] in ("title", "header")]
        above = [e for e in self.entities if any(z["start"] <= e["start"] < z["end"] for z in top)]
        dates = [e for e in self.entities if e["label"] == "DATE" and e["edtf"]]
        header: Json = dict.fromkeys(VALUES)
        header |= {"date": dates[0]["edtf"] if dates else None, "origin": None}
        for name, label in zip(LISTS, ("CABLE_NUMBER", "CLASSIFICATION", "PRECEDENCE", None), strict=True):
            header[name] = [" ".join(e["text"].split()) for e in above if e["label"] == label]
        header |= {name: [] for name in (*ROUTE, "conveys", "refers_to")}
        for name, value in self.lines:
            plain = name.removesuffix("_ok")
            if plain in ROUTE:
                near = self._start_of({"signers": "closing", "distribution": "distribution"}.get(plain))
                header[name] = [self._party(x, near) for x in value.split("; ") if x != "-"]
            elif plain == "conveys":
                header.setdefault(name, []).append(self._conveyed(value))
            elif name == "conveys>":
                header["conveys"][-1]["conveys"].append(self._conveyed(value))
            elif name.rstrip("?") == "refers_to":
                optional = {"optional": True} if name.endswith("?") else {}
                header["refers_to"].append(self._reference(value) | optional)
            elif name == "origin":
                header[name] = None if value == "-" else self._place(value)
            elif plain in LISTS or name != plain:
                header[name] = [] if value == "-" else [None if x == "-" else x for x in value.split("; ")]
            elif name in VALUES:
                header[name] = None if value == "-" else value
            elif not re.fullmatch(r"v\d+\??|alias|events", name):
                raise MarkError(f"{self.id}: {name!r} is no field of the header")
        header["date"] = self.given or header["date"]
        if not header["kind"] and not self.given:
            raise MarkError(f"{self.id}: no kind")
        return header

    def _start_of(self, zone: str | None) -> int | None:
        return next((z["start"] for z in self.zones if z["zone"] == zone), None)

    def _party(self, written: str, near: int | None = None) -> Json:
        if written.startswith("="):
            who = self.known.get(written[1:].lower(), {"name": written[1:], "wikidata": None})
            return self._filled(text=None, name=who["name"], wikidata=who["wikidata"], inferred=True)
        read = re.fullmatch(r"(.+?) \((.+)\)", written)
        text, role = (read[1], read[2]) if read else (written, None)
        mention, text = self.mention(text, near), re.sub(r"#\d$", "", text)
        if mention["label"] == "ROLE":
            role = text
        found = {key: mention[key] for key in ("name", "wikidata")}
        inferred = mention["label"] == "ROLE" and bool(mention["name"])
        return self._filled(text=text, role=role, mention=mention["id"], inferred=inferred, **found)

    @staticmethod
    def _filled(**given: Any) -> Json:
        empty = dict.fromkeys(("text", "name", "role", "kb_id", "wikidata", "mention"))
        return {**empty, "inferred": False, **given}

    def _place(self, text: str) -> Json:
        mention = self.mention(text)
        return {
            **{key: mention[key] for key in ("text", "name", "kb_id", "wikidata")},
            "mention": mention["id"],
        }

    def _parties(self, written: str | None) -> list[Json]:
        return [] if not written or written.strip() == "-" else [self._party(x) for x in written.strip().split("; ")]

    def _conveyed(self, written: str) -> Json:
        head, _, route = written.partition(": ")
        kind, date, *numbers = head.split(", ")
        read = re.fullmatch(r"(.+?) > (.+?)(?: via (.+?))?(?: for (.+?))?", route)
        if not read:
            raise MarkError(f"{self.id}: {written!r} is no conveyed message")
        parties = dict(zip(("senders", "recipients", "via", "for"), map(self._parties, read.groups()), strict=True))
        value = None if date == "-" else date
        return {"kind": kind, "date": value, "numbers": numbers, **parties, "conveys": []}

    def _reference(self, written: str) -> Json:
        head, _, route = written.partition(": ")
        kind, number, direction, date = (None if x == "-" else x for x in head.split(", "))
        senders, _, recipients = route.partition(" > ")
        direction, *also = direction.split("/") if direction else [None]
        found: Json = {"kind": kind, "number": number, "direction": direction, "date": date}
        found |= {"direction_ok": also} if also else {}
        return {**found, "senders": self._parties(senders), "recipients": self._parties(recipients)}

    def aliases(self) -> list[Json]:
        """What the lines state, and `Filippov [Stalin]`: a name in brackets after one of the same person."""
        people = [e for e in self.entities if e["label"] == "PERSON"]
        pairs = [
            (a, b)
            for a, b in pairwise(people)
            if a["name"] == b["name"]
            and a["text"] != b["text"]
            and re.fullmatch(r"\s*[\[(]\s*", self.text[a["end"] : b["start"]])
        ]
        for name, value in self.lines:
            if name == "alias":
                one, _, other = value.partition(" = ")
                pairs.append((self.mention(one), self.mention(other)))
        return [{"alias": a["id"], "of": b["id"], "start": a["start"], "end": b["end"] + 1} for a, b in pairs]

    def wire(self) -> Json:
        """The document as one object."""
        self.read_events()
        events = {} if ("events", "not asked") in self.lines else {"events": self.events}
        return {
            "schema": "cablenlp/1",
            "id": self.id,
            "text": self.text,
            "zones": self.zones,
            "header": self.header(),
            "entities": self.entities,
            "aliases": self.aliases(),
            **events,
        }


def documents(marked: str, known: dict[str, Json]) -> Iterator[Document]:
    """The documents of one marked file."""
    for part in re.split(r"(?m)^### ", marked)[1:]:
        name, _, rest = part.partition("\n")
        text, _, notes = rest.partition("\n---\n")
        name, _, given = name.strip().partition(" ")
        document = Document(name, known, given or None)
        # a record is trimmed; of a whole cable every character counts
        document.read_text(text.rstrip() + "\n" if text.startswith("%") else text.strip())
        for line in filter(None, map(str.strip, notes.splitlines())):
            key, _, value = line.partition(" ")
            document.lines.append((key.rstrip(":"), value.strip()))
        yield document


def compile_folder(folder: Path, sentences: bool = False) -> list[Json]:
    """The gold of all marked files in a folder, in the order of their names; of sentences alone, or of all else."""
    known = read_names(folder / "names.tsv")
    files = sorted(folder.glob("*.txt"))
    found = (d for file in files for d in documents(file.read_text(encoding="utf-8"), known))
    return [d.wire() for d in found if bool(d.given) == sentences]


def write_lines(path: Path, rows: Iterable[Json]) -> None:
    """One object a line."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def sentence_rows(gold: Iterable[Json]) -> list[Json]:
    """What `cablenlp annotate` reads of sentences: id, date and text."""
    return [{"id": d["id"], "date": d["header"]["date"], "text": d["text"]} for d in gold]


def main() -> int:
    """Compiles a folder to JSONL."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("marked", type=Path, help="folder of marked-up text with its names.tsv")
    parser.add_argument("-o", "--output", type=Path, required=True, help="where the gold goes, one document a line")
    parser.add_argument("--sentences", type=Path, metavar="FILE", help="compile the sentences; their texts go here")
    given = parser.parse_args()
    try:
        gold = compile_folder(given.marked, sentences=bool(given.sentences))
    except (MarkError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    write_lines(given.output, gold)
    if given.sentences:
        write_lines(given.sentences, sentence_rows(gold))
    return 0


if __name__ == "__main__":
    sys.exit(main())
