"""Predicted annotations against gold: how much is found, and how much of what is found is right.

Both sides are documents in the wire form, joined by `id`. Gold may be lenient where honest readers differ:
`label_ok`, `edtf_ok`, `name_ok`, `type_ok`, `status_ok`, `role_ok` and, in headers, `<field>_ok` are further
right answers, `also` further triggers of the same event, and what is `optional` is neither asked for nor held
against anybody. All figures are summed over the documents before they are divided (micro-averages).

What is counted:

- `entity overlap|strict <group>`: mentions, one to one, by touching or equal spans. GPE, LOC and FAC are one
  group (PLACE), so are ORG, MIL_UNIT and NORP (GROUP): the line between them is fine. `*` sums all groups.
- `link PERSON`: of the people found, those tied to the right person, by item or by full name.
- `edtf`: of the dates found, those with the right value.
- `alias`: pairs of names that the text itself equates.
- `edtf TIME`: of the times found, those with the right value.
- `archive parts`: the fields of citations (fond, file, piece, ...), each by its value; of a name of an archive it
  is enough that one lies within the other.
- `header ...`: kind and date by value, numbers and people as sets, conveyed messages by their route;
  `all right` asks for number, date and all people of a document at once.
- `header sent|received`: by value; a day where gold has the hour is wrong, the document's own day where gold has
  nothing is not. `header origin`: the same place. `header classification|precedence|subjects`: as sets.
- `header drafters|signers|distribution|repeated_to`: as the people above, but not summed with them.
- `header refers_to`: references of which kind, number, date and direction agree, as far as gold gives them.
- `event trigger+type`, `event in sentence`: events by type, with the trigger touching or in one sentence.
- events are measured only where gold has the field `events`; so are citations and the header's fields, each where
  gold has it.
- `event status`, `argument ...`: on events found in the same sentence; the arguments of the others are missed
  (gold) or spurious (predicted). Times are compared as dates, not as arguments.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from cablenlp.errors import InputError
from cablenlp.lexicon.models import Entity
from cablenlp.lexicon.store import packaged

Json = dict[str, Any]

#: Labels between which the line is fine, taken as one.
GROUPS = dict.fromkeys(("GPE", "LOC", "FAC"), "PLACE") | dict.fromkeys(("ORG", "MIL_UNIT", "NORP"), "GROUP")
ROUTE = ("senders", "recipients", "via", "for", "participants")
#: Parts of the header beyond the route, counted for themselves.
MORE_PARTIES = ("drafters", "signers", "distribution", "repeated_to")
MARKS = ("classification", "precedence", "subjects")
#: These may hold other mentions, so what is found inside them is never spurious.
HOLDERS = ("ROLE", "TREATY", "ARCHIVE_REF")
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[A-Z0-9“\"(\[])|\n+")


class Difference(NamedTuple):
    """One thing that gold and prediction do not share: where, what sort, and the two sides."""

    document: str
    sort: str
    about: str
    detail: str


@dataclass
class Tally:
    """Things asked for, things offered, and those that are both."""

    hits: int = 0
    gold: int = 0
    predicted: int = 0

    def add(self, hits: int, gold: int, predicted: int) -> None:
        self.hits += hits
        self.gold += gold
        self.predicted += predicted

    def row(self) -> Json:
        return {
            "p": _share(self.hits, self.predicted),
            "r": _share(self.hits, self.gold),
            "f": _share(2 * self.hits, self.predicted + self.gold),
            "gold": self.gold,
            "pred": self.predicted,
        }


@dataclass
class Accuracy:
    """Of things found on both sides, those that are right."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.of += 1

    def row(self) -> Json:
        return {"acc": _share(self.right, self.of), "n": self.of}


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


# Names


def fold(text: str | None) -> str:
    """Small ASCII letters and digits, everything else as single spaces."""
    plain = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode("ascii")
    return " ".join(re.findall(r"[a-z0-9]+", plain.lower()))


@lru_cache(maxsize=50_000)
def _words(name: str) -> tuple[str, ...]:
    """The folded words of a name, the given name first: "Sebald, William" reads as "William Sebald"."""
    surname, _, given = name.partition(",")
    return tuple(fold(f"{given} {surname}").split())


@dataclass(frozen=True)
class Names:
    """Decides whether two names can be the same person's or thing's.

    Attributes:
        owner: Folded name -> who bears it; two known names are the same only if they have one owner.
    """

    owner: Mapping[str, str]

    @classmethod
    def of(cls, names: Mapping[str, str]) -> Names:
        """From plain names to whoever bears them."""
        return cls({fold(name): who for name, who in names.items()})

    def same(self, one: str, other: str) -> bool:
        """Known names of one bearer, one name within the other, or one surname with a fitting given name."""
        a, b = _words(one), _words(other)
        if not a or not b:
            return False
        owners = self.owner.get(" ".join(a)), self.owner.get(" ".join(b))
        if all(owners):
            return owners[0] == owners[1]
        shared, every = set(a) & set(b), set(a) | set(b)
        if len(shared) in (len(set(a)), len(set(b))):
            return True
        initial = 1 in (len(a[0]), len(b[0])) and a[0][0] == b[0][0]
        surname = a[-1] == b[-1] and len(a[-1]) > 3
        return (a[0] == b[0] or initial) and (surname or len(shared) / len(every) > 0.5)

    def same_thing(self, gold: Json | str, predicted: Json) -> bool:
        """The same item where both have one, else any of gold's names against any of the prediction's."""
        if isinstance(gold, str):
            gold = {"name": gold}
        if gold.get("wikidata") and predicted.get("wikidata"):
            return bool(gold["wikidata"] == predicted["wikidata"])
        wanted = [*_own_names(gold), *filter(None, gold.get("name_ok") or [])]
        return any(self.same(w, n) for w in wanted for n in _own_names(predicted))

    def linked(self, gold: Json, predicted: Json) -> bool:
        """The same person; by name only if it is a full one, since a surname alone says not who."""
        if gold.get("wikidata") and predicted.get("wikidata"):
            return bool(gold["wikidata"] == predicted["wikidata"])
        if not predicted.get("name") and not predicted.get("wikidata"):
            return False
        full = len(fold(predicted.get("name")).split()) > 1 or len(fold(gold.get("name")).split()) == 1
        return full and self.same_thing(gold, predicted)


def _own_names(thing: Json) -> list[str]:
    return [thing[key] for key in ("name", "role", "text") if thing.get(key)]


def names_of(people: Iterable[Entity]) -> dict[str, str]:
    """Every full name of people -> the id of the person; a name that two of them share is left out."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for person in people:
        full = [form.text for form in person.forms if form.form in ("name", "variant", "initials")]
        for name in (person.name, *full):
            bearers[fold(name)].add(person.kb_id or person.id)
    return {name: next(iter(who)) for name, who in bearers.items() if len(who) == 1}


@lru_cache(maxsize=1)
def known_names() -> Mapping[str, str]:
    """The names of the people in the knowledge base that comes with the package."""
    return names_of(packaged().rows("people"))


# Spans


def _overlap(a: Json, b: Json) -> int:
    """Characters that two spans share; negative or 0 when they do not touch."""
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def _touches(a: Json, others: Iterable[Json]) -> bool:
    return any(_overlap(a, b) > 0 for b in others)


def _pairs(gold: Sequence[Json], predicted: Sequence[Json]) -> dict[int, int]:
    """Touching spans one to one, the longest overlap first; gold index -> predicted index."""
    ranked = sorted(
        (
            (shared, -abs(g["start"] - p["start"]), i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(predicted)
            if (shared := _overlap(g, p)) > 0
        ),
        reverse=True,
    )
    return _one_to_one((i, j) for _, _, i, j in ranked)


def _one_to_one(ranked: Iterable[tuple[int, int]], taken: Mapping[int, int] | None = None) -> dict[int, int]:
    """Takes each pair, best first, whose two sides are both still free."""
    pairs = dict(taken or {})
    used = set(pairs.values())
    for i, j in ranked:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def _matches(gold: Iterable[Any], predicted: Iterable[Any], same: Callable[[Any, Any], bool]) -> int:
    """How many of gold find a partner, each partner serving once, in the order given."""
    left = list(predicted)
    hits = 0
    for g in gold:
        at = next((k for k, p in enumerate(left) if same(g, p)), None)
        if at is not None:
            del left[at]
            hits += 1
    return hits


@dataclass
class Sentences:
    """Where the sentences of a text begin and end, by punctuation and line ends alone."""

    text: str
    ends: list[int] = field(init=False)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        breaks = [m.span() for m in _SENTENCE_END.finditer(self.text)]
        self.ends, self.starts = [start for start, _ in breaks], [end for _, end in breaks]

    def around(self, span: Json) -> tuple[int, int]:
        """Bounds of the sentence, or the run of sentences, that holds a span."""
        first, after = bisect_right(self.starts, span["start"]), bisect_left(self.ends, span["end"])
        return (
            self.starts[first - 1] if first else 0,
            self.ends[after] if after < len(self.ends) else len(self.text),
        )


# The measures


@dataclass
class _Sheet:
    """The figures of a run while they grow."""

    names: Names
    log: list[Difference] | None
    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    accuracies: defaultdict[str, Accuracy] = field(default_factory=lambda: defaultdict(Accuracy))

    def note(self, document: str, sort: str, about: object, detail: object = "") -> None:
        if self.log is not None:
            self.log.append(Difference(document, sort, str(about or ""), str(detail)))

    def rows(self) -> dict[str, Json]:
        counted = {name: tally.row() for name, tally in sorted(self.tallies.items())}
        return counted | {name: accuracy.row() for name, accuracy in sorted(self.accuracies.items())}


def load(path: str | Path) -> dict[str, Json]:
    """Reads annotations, one JSON object a line, plain or gzip, as id -> document.

    Raises:
        InputError: The file cannot be read, or a line is no JSON object, has no `id`, or repeats one.
    """
    path = Path(path)
    documents: dict[str, Json] = {}
    number = 0
    try:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                document = json.loads(line)
                if not isinstance(document, dict) or not isinstance(document.get("id"), str):
                    raise InputError(f'{path}, line {number}: not an annotation (an object with an "id")')
                if document["id"] in documents:
                    raise InputError(f"{path}, line {number}: a second document with the id {document['id']}")
                documents[document["id"]] = document
    except UnicodeDecodeError as error:
        raise InputError(f"{path}, line {number + 1}: not UTF-8 ({error.reason})") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{path}, line {number}: not JSON ({error.msg})") from error
    except (OSError, EOFError) as error:
        raise InputError(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    return documents


def score(
    gold: Mapping[str, Json],
    pred: Mapping[str, Json],
    log: list[Difference] | None = None,
    names: Mapping[str, str] | None = None,
) -> dict[str, Json]:
    """Measures predictions against gold; a document without a prediction counts as an empty one.

    Args:
        gold: id -> document, see `load`.
        pred: id -> document; ids that gold lacks are ignored.
        log: Where to add every difference, if wanted.
        names: Name -> who bears it, for people who go by several; the knowledge base's when left out.

    Returns:
        Measure -> its row: `p`, `r`, `f` (3 decimals, None where nothing was offered or asked) with the
        counts `gold` and `pred`, or `acc` and `n`. What nothing in the documents calls for has no row.
    """
    sheet = _Sheet(Names.of(known_names() if names is None else names), log)
    for key, wanted in gold.items():
        offered = pred.get(key) or {}
        _score_entities(sheet, key, wanted, offered)
        _score_aliases(sheet, wanted, offered)
        _score_archives(sheet, key, wanted, offered)
        _score_header(sheet, key, wanted, offered)
        if "events" in wanted:
            _EventScore(sheet, key, wanted, offered).run()
    return sheet.rows()


def _listed(document: Json, what: str) -> list[Json]:
    return document.get(what) or []


def _group(entity: Json) -> str:
    return GROUPS.get(entity["label"], str(entity["label"]))


def _groups(entity: Json) -> set[str]:
    """The group of the label and of the labels that are as right."""
    return {GROUPS.get(label, label) for label in (entity["label"], *(entity.get("label_ok") or ()))}


def _score_entities(sheet: _Sheet, key: str, gold: Json, pred: Json) -> None:
    wanted, offered = _listed(gold, "entities"), _listed(pred, "entities")
    present = {group for entity in (*wanted, *offered) for group in _groups(entity)}
    for group in sorted(present - {"EVENT"}):
        mentions = _Mentions(group, wanted, offered)
        mentions.count(sheet, key)
        for one, other in mentions.found():
            if group == "PERSON":
                _check_link(sheet, key, one, other)
            elif group in ("DATE", "TIME"):
                _check_date(sheet, key, "edtf" if group == "DATE" else "edtf TIME", one, other)


@dataclass
class _Mentions:
    """The mentions of one group of labels in one document, paired."""

    group: str
    gold: Sequence[Json]
    pred: Sequence[Json]

    def __post_init__(self) -> None:
        self.wanted = [e for e in self.gold if _group(e) == self.group]
        self.offered = [e for e in self.pred if self.group in _groups(e)]
        self.pairs = _pairs(self.wanted, self.offered)

    def found(self) -> list[tuple[Json, Json]]:
        """What gold and prediction share."""
        return [(self.wanted[i], self.offered[j]) for i, j in sorted(self.pairs.items())]

    def missed(self) -> list[Json]:
        """What gold asks for in vain; a mention found under another accepted label is not missed."""

        def under_another_label(entity: Json) -> bool:
            others = _groups(entity) - {self.group}
            return any(_overlap(entity, e) > 0 and _groups(e) & others for e in self.pred)

        left = (e for i, e in enumerate(self.wanted) if i not in self.pairs and not e.get("optional"))
        return [e for e in left if not under_another_label(e)]

    def spurious(self) -> list[Json]:
        """What gold lacks, save on optional mentions, inside holders and under another accepted label."""
        excused = [
            e
            for e in self.gold
            if e.get("optional") or (_group(e) != self.group and (self.group in _groups(e) or e["label"] in HOLDERS))
        ]
        used = set(self.pairs.values())
        return [e for j, e in enumerate(self.offered) if j not in used and not _touches(e, excused)]

    def count(self, sheet: _Sheet, key: str) -> None:
        hits = [(g, p) for g, p in self.found() if not g.get("optional")]
        exact = [g for g, p in hits if (g["start"], g["end"]) == (p["start"], p["end"])]
        missed, spurious = self.missed(), self.spurious()
        asked, offered = len(hits) + len(missed), len(hits) + len(spurious)
        for name in (self.group, "*"):
            sheet.tallies[f"entity overlap {name}"].add(len(hits), asked, offered)
            sheet.tallies[f"entity strict {name}"].add(len(exact), asked, offered)
        for sort, entities in (("missed", missed), ("spurious", spurious)):
            for entity in entities:
                sheet.note(key, sort, self.group, entity.get("text"))


def _check_link(sheet: _Sheet, key: str, gold: Json, pred: Json) -> None:
    if gold.get("optional") or not (gold.get("name") or gold.get("wikidata")):
        return
    right = sheet.names.linked(gold, pred)
    sheet.accuracies["link PERSON"].add(right)
    if not right:
        sheet.note(key, "link", gold.get("name"), f"{pred.get('text')} -> {pred.get('name')}")


def _check_date(sheet: _Sheet, key: str, row: str, gold: Json, pred: Json) -> None:
    if not gold.get("edtf"):
        return
    right = pred.get("edtf") in (gold["edtf"], *(gold.get("edtf_ok") or ()))
    sheet.accuracies[row].add(right)
    if not right:
        sheet.note(key, row, gold["text"], f"{pred.get('edtf')} for {gold['edtf']}")


def _score_aliases(sheet: _Sheet, gold: Json, pred: Json) -> None:
    def stated(document: Json) -> set[frozenset[str | None]]:
        texts = {e["id"]: fold(e.get("text")) for e in _listed(document, "entities")}
        return {frozenset((texts.get(a["alias"]), texts.get(a["of"]))) for a in _listed(document, "aliases")}

    wanted, offered = stated(gold), stated(pred)
    sheet.tallies["alias"].add(len(wanted & offered), len(wanted), len(offered))


def _score_archives(sheet: _Sheet, key: str, gold: Json, pred: Json) -> None:
    """The fields of the citations that gold has taken apart, and of what touches them."""
    cited = [e for e in _listed(gold, "entities") if e.get("parts") and not e.get("optional")]
    found = [e for e in _listed(pred, "entities") if e["label"] == "ARCHIVE_REF" and _touches(e, cited)]
    wanted, offered = ([f for e in side for f in _fields(e)] for side in (cited, found))
    hits = _matches(wanted, offered, _same_field)
    if cited:
        sheet.tallies["archive parts"].add(hits, len(wanted), len(offered))
    if hits < max(len(wanted), len(offered)):
        sheet.note(key, "archive parts", cited[0]["text"], f"{offered} for {wanted}")


def _fields(citation: Json) -> list[tuple[str, str]]:
    """Names and values of all parts; `class` and `class_` are one."""
    parts = (part.items() for part in citation.get("parts") or ())
    return [(name.rstrip("_"), fold(value)) for items in parts for name, value in items if value]


def _same_field(gold: tuple[str, str], pred: tuple[str, str]) -> bool:
    if gold[0] == pred[0] == "archive":
        return gold[1] in pred[1] or pred[1] in gold[1]
    return gold == pred


# Headers


def _score_header(sheet: _Sheet, key: str, gold: Json, pred: Json) -> None:
    wanted, offered = gold.get("header") or {}, pred.get("header") or {}
    texts = {e["id"]: e.get("text") for e in _listed(pred, "entities")}

    def with_text(party: Json) -> Json:
        """A party that has no text of its own bears that of its mention."""
        return party if party.get("text") else {**party, "text": texts.get(party.get("mention"))}

    _check_value(sheet, key, "kind", wanted, offered)
    _check_value(sheet, key, "date", wanted, offered)
    right = _count_numbers(sheet, wanted, offered)
    right &= offered.get("date") in (wanted.get("date"), *(wanted.get("date_ok") or ()))
    for name in ROUTE:
        parties = [with_text(p) for p in offered.get(name) or ()]
        right &= _count_parties(sheet, key, name, wanted, parties)
    _count_conveyed(sheet, wanted, offered, with_text)
    _score_frame(sheet, key, wanted, offered)
    for name in (n for n in MORE_PARTIES if n in wanted):
        _count_parties(sheet, key, name, wanted, [with_text(p) for p in offered.get(name) or ()], total=False)
    sheet.accuracies["header all right"].add(right)
    if not right:
        sheet.note(key, "header", "not all right")


def _check_value(sheet: _Sheet, key: str, name: str, gold: Json, pred: Json) -> None:
    """One value against gold's or an accepted one; in kinds, capitals and hyphens make no difference."""
    if not gold.get(name):
        return
    read: Callable[[Any], str] = fold if name == "kind" else str
    right = read(pred.get(name)) in map(read, (gold[name], *(gold.get(f"{name}_ok") or ())))
    sheet.accuracies[f"header {name}"].add(right)
    if not right:
        sheet.note(key, "header", name, f"{pred.get(name)} for {gold[name]}")


def _count_numbers(sheet: _Sheet, gold: Json, pred: Json) -> bool:
    """Counts the document's numbers; true when they are exactly those of gold."""
    lists = (gold.get("numbers"), pred.get("numbers"), gold.get("numbers_ok"))
    wanted, offered, allowed = (set(map(fold, numbers or ())) for numbers in lists)
    offered -= allowed - wanted
    sheet.tallies["header numbers"].add(len(wanted & offered), len(wanted), len(offered))
    return wanted == offered


def _score_frame(sheet: _Sheet, key: str, gold: Json, pred: Json) -> None:
    """Times, place, marks and references, each where gold has the field."""
    for name in ("sent", "received"):
        if name in gold:
            _count_moment(sheet, key, name, gold, pred)
    for name in MARKS:
        if name in gold:
            _count_marks(sheet, key, name, gold, pred)
    if gold.get("origin"):
        _check_origin(sheet, key, gold, pred.get("origin"))
    if "refers_to" in gold:
        _count_references(sheet, key, gold["refers_to"], pred.get("refers_to") or [])


def _count_moment(sheet: _Sheet, key: str, name: str, gold: Json, pred: Json) -> None:
    """One of sent and received; that a message was sent on its own day goes without saying."""
    right = [x for x in (gold[name], *(gold.get(f"{name}_ok") or ())) if x]
    value = pred.get(name)
    if not gold[name] and value in (gold.get("date"), *right):
        value = None
    hit = bool(gold[name]) and value in right
    sheet.tallies[f"header {name}"].add(hit, bool(gold[name]), bool(value))
    if (gold[name] or value) and not hit:
        sheet.note(key, "header", name, f"{value} for {gold[name]}")


def _check_origin(sheet: _Sheet, key: str, gold: Json, place: Json | None) -> None:
    right = [gold["origin"], *filter(None, gold.get("origin_ok") or ())]
    hit = place is not None and any(sheet.names.same_thing(g, place) for g in right)
    sheet.accuracies["header origin"].add(hit)
    if not hit:
        sheet.note(key, "header", "origin", f"{(place or {}).get('text')} for {gold['origin'].get('text')}")


def _count_marks(sheet: _Sheet, key: str, name: str, gold: Json, pred: Json) -> None:
    """One of the lists of words; an accepted alternative may stand for one missed, and what is both may be absent."""
    lists = (gold[name], pred.get(name), gold.get(f"{name}_ok"))
    wanted, offered, allowed = ({_letters(x) for x in words or () if x} for words in lists)
    missed, spare, extra = wanted - offered, offered & allowed - wanted, offered - wanted - allowed
    hits = len(wanted & offered) + min(len(missed), len(spare))
    asked = max(hits, len(wanted - (allowed - offered)))
    sheet.tallies[f"header {name}"].add(hits, asked, hits + len(extra))
    if hits < asked or extra:
        sheet.note(key, "header", name, f"{pred.get(name)} for {gold[name]}")


def _letters(text: str) -> str:
    """Letters and digits alone: "T O P  SECRET" is "Top Secret"."""
    return fold(text).replace(" ", "")


def _count_references(sheet: _Sheet, key: str, gold: list[Json], pred: list[Json]) -> None:
    required = [g for g in gold if not g.get("optional")]
    optional = [g for g in gold if g.get("optional")]
    # the same message may be named again, in gold too
    offered = [p for k, p in enumerate(pred) if not any(_same_reference(p, q) for q in pred[:k])]
    required = [g for k, g in enumerate(required) if not any(_same_reference(g, q) for q in required[:k])]
    pairs = _one_to_one((i, j) for i, g in enumerate(required) for j, p in enumerate(offered) if _same_reference(g, p))
    used = set(pairs.values())
    spurious = [
        p
        for j, p in enumerate(offered)
        if j not in used and not any(_same_reference(g, p) for g in (*optional, *required))
    ]
    sheet.tallies["header refers_to"].add(len(pairs), len(required), len(pairs) + len(spurious))
    shown = ("kind", "number", "direction", "date")
    for sort, items in (("missed", [g for i, g in enumerate(required) if i not in pairs]), ("spurious", spurious)):
        for item in items:
            sheet.note(key, f"{sort} reference", " ".join(str(item.get(x) or "-") for x in shown))


def _same_reference(gold: Json, pred: Json) -> bool:
    """All that gold gives of kind, number, date and direction is so; a date may have its hour besides."""
    directions = (gold.get("direction"), *(gold.get("direction_ok") or ()))
    date, found = gold.get("date"), pred.get("date") or ""
    return (
        (not gold.get("kind") or fold(gold["kind"]) == fold(pred.get("kind")))
        and (not gold.get("number") or fold(gold["number"]) == fold(pred.get("number")))
        and (not date or found == date or found.startswith(f"{date}T"))
        and (not gold.get("direction") or pred.get("direction") in directions)
    )


def _count_parties(sheet: _Sheet, key: str, name: str, header: Json, offered: list[Json], total: bool = True) -> bool:
    """Counts the people of one part of the route, and with `total` into the sum; true when it is as gold allows.

    An accepted alternative may stand for somebody missed; beyond that it counts neither way.
    """
    same = sheet.names.same_thing
    wanted, allowed = header.get(name) or [], header.get(f"{name}_ok") or []
    hits = _matches(wanted, offered, same)
    missed = len(wanted) - hits
    extra = [p for p in offered if not any(same(w, p) for w in wanted)]
    spurious = [p for p in extra if not any(same(a, p) for a in allowed)]
    hits += min(missed, len(extra) - len(spurious))
    for row in (name, "people *") if total else (name,):
        sheet.tallies[f"header {row}"].add(hits, len(wanted), hits + len(spurious))
    if hits < len(wanted) or spurious:
        sheet.note(key, "header", name, f"{_called(offered)} for {_called(wanted)}")
    # who may as well be left out stands among the alternatives too
    dispensable = bool(allowed) and all(any(same(a, w) for a in allowed) for w in wanted[:missed])
    return not spurious and (hits == len(wanted) or dispensable)


def _called(parties: Iterable[Json | str]) -> list[str]:
    return [p if isinstance(p, str) else next(iter(_own_names(p)), "") for p in parties]


def _conveyed(messages: Iterable[Any] | None) -> Iterator[Json]:
    """Messages and the messages inside them."""
    for message in messages or ():
        if isinstance(message, dict):
            yield message
            yield from _conveyed(message.get("conveys"))


def _count_conveyed(sheet: _Sheet, gold: Json, pred: Json, with_text: Callable[[Json], Json]) -> None:
    def same(g: Json, p: Json) -> bool:
        """Everybody who wrote and received by gold is there."""
        return all(
            _matches(g.get(side) or (), map(with_text, p.get(side) or ()), sheet.names.same_thing)
            == len(g.get(side) or ())
            for side in ("senders", "recipients")
        )

    wanted, offered = list(_conveyed(gold.get("conveys"))), list(_conveyed(pred.get("conveys")))
    hits = _matches(wanted, offered, same)
    excused = [
        a
        for a in _conveyed(gold.get("conveys_ok"))
        if any(same(a, o) for o in offered) and not any(same(a, w) for w in wanted)
    ]
    sheet.tallies["header conveys"].add(hits, len(wanted), max(hits, len(offered) - len(excused)))


# Events


@dataclass
class _EventScore:
    """The events of one document and how they were paired."""

    sheet: _Sheet
    key: str
    gold: Json
    pred: Json

    def __post_init__(self) -> None:
        self.wanted, self.offered = _listed(self.gold, "events"), _listed(self.pred, "events")
        self.gold_entities = {e["id"]: e for e in _listed(self.gold, "entities")}
        self.pred_entities = {e["id"]: e for e in _listed(self.pred, "entities")}
        self.exact, self.found = self._paired()
        partners = {self.offered[j]["id"] for j in self.found.values()}
        #: predicted events that count against nobody: on an optional trigger, or a repeat of a found one
        self.excused = {
            j
            for j, p in enumerate(self.offered)
            if p.get("same_as") in partners or any(g.get("optional") and _on_trigger(g, p) for g in self.wanted)
        }
        #: event ids that mean the same on both sides
        self.same_event = {(self.wanted[i]["id"], self.offered[j]["id"]) for i, j in self.found.items()}

    def _paired(self) -> tuple[dict[int, int], dict[int, int]]:
        """Pairs of one type whose triggers touch, and these with the rest of the same sentence."""
        ranked = sorted(
            (
                (
                    _on_trigger(g, p),
                    g["type"] == p["type"],
                    -abs(g["trigger"]["start"] - p["trigger"]["start"]),
                    i,
                    j,
                )
                for i, g in enumerate(self.wanted)
                for j, p in enumerate(self.offered)
                if p["type"] in (g["type"], *(g.get("type_ok") or ()))
            ),
            reverse=True,
        )
        exact = _one_to_one((i, j) for touching, *_, i, j in ranked if touching)
        text = self.pred.get("text") or self.gold.get("text")
        if text is None:
            return exact, exact
        sentences = Sentences(text)
        ours = [sentences.around(g["trigger"]) for g in self.wanted]
        theirs = [sentences.around(p["trigger"]) for p in self.offered]
        return exact, _one_to_one(((i, j) for *_, i, j in ranked if ours[i] == theirs[j]), exact)

    def run(self) -> None:
        """Adds this document's events to the sheet."""
        asked = [i for i, g in enumerate(self.wanted) if not g.get("optional")]
        for name, pairs in (("event trigger+type", self.exact), ("event in sentence", self.found)):
            hits = sum(i in pairs for i in asked)
            self.sheet.tallies[name].add(hits, len(asked), hits + len(self._spurious(pairs)))
        for i, event in enumerate(self.wanted):
            if i in self.found:
                self._compare(event, self.offered[self.found[i]])
            elif not event.get("optional"):
                self._missed(event)
        for event in self._spurious(self.found):
            self.sheet.tallies["argument"].add(0, 0, len(_timeless(event)))
            self.sheet.note(self.key, "spurious event", event["type"], event["trigger"].get("text"))

    def _spurious(self, pairs: Mapping[int, int]) -> list[Json]:
        used = self.excused | set(pairs.values())
        return [p for j, p in enumerate(self.offered) if j not in used]

    def _missed(self, event: Json) -> None:
        self.sheet.tallies["argument"].add(0, len(_timeless(event)), 0)
        self.sheet.note(self.key, "missed event", event["type"], event["trigger"].get("text"))

    def _compare(self, gold: Json, pred: Json) -> None:
        if not gold.get("optional"):
            right = pred.get("status") in (gold["status"], *(gold.get("status_ok") or ()))
            self.sheet.accuracies["event status"].add(right)
            if not right:
                about = f"{gold['type']} {gold['trigger'].get('text')}"
                self.sheet.note(self.key, "status", about, f"{pred.get('status')} for {gold['status']}")
        wanted = [a for a in _timeless(gold) if not a.get("optional")]
        spare = [a for a in _listed(gold, "arguments") if a.get("optional")]
        offered = [
            a
            for a in _timeless(pred)
            if any(self._same(w, a) for w in wanted) or not any(self._same(s, a) for s in spare)
        ]
        for name in ("argument", "argument of found events"):
            self._count(name, wanted, offered)
        for role in ("agent", "target", "content"):
            of_role = ([a for a in side if a["role"] == role] for side in (wanted, offered))
            self._count(f"argument {role} of found", *of_role)

    def _count(self, name: str, wanted: list[Json], offered: list[Json]) -> None:
        self.sheet.tallies[name].add(_matches(wanted, offered, self._same), len(wanted), len(offered))

    def _same(self, gold: Json, pred: Json) -> bool:
        """The same role, filled by the same event, person or thing, or by words of which half agree."""
        if pred["role"] not in (gold["role"], *(gold.get("role_ok") or ())):
            return False
        if gold.get("event") or pred.get("event"):
            return (gold.get("event"), pred.get("event")) in self.same_event
        ours = self.gold_entities.get(gold.get("entity"))
        theirs = self.pred_entities.get(pred.get("entity"))
        if ours and theirs:
            return _overlap(ours, theirs) > 0 or self.sheet.names.same_thing(ours, theirs)
        a = set(fold((ours or gold).get("text")).split())
        b = set(fold((theirs or pred).get("text")).split())
        return bool(a and b) and len(a & b) >= min(len(a), len(b)) / 2


def _on_trigger(gold: Json, pred: Json) -> bool:
    triggers = (gold["trigger"], *(gold.get("also") or ()))
    return _touches(pred["trigger"], (t for t in triggers if "start" in t))


def _timeless(event: Json) -> list[Json]:
    return [a for a in _listed(event, "arguments") if a["role"] != "time"]
