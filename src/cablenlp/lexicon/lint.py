"""What is wrong in pattern files, one sentence each: what `cablenlp patterns check` prints.

Examples run through the layers themselves, so a row that another row, a grammar or a shape keeps from firing
is found too. Rows of frames and cues are held to their models here; their examples need a parse.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError
from spacy.language import Language
from spacy.tokens import Doc

from cablenlp.errors import PatternError
from cablenlp.importers.words import is_calendar, is_word
from cablenlp.layers.mentions.common import is_common
from cablenlp.layers.zones import kinds
from cablenlp.lexicon import romanisation
from cablenlp.lexicon.models import (
    Abbreviation,
    Archive,
    Entity,
    Form,
    Kind,
    Mark,
    Role,
    Romanisation,
    Slug,
    Word,
    adapter,
    unmark,
)
from cablenlp.lexicon.rulers import is_ruler_row, read_ruler_row
from cablenlp.lexicon.store import Lexicon, RawRow, causes, grown, packaged, patterns_folder, table_of
from cablenlp.lexicon.tables import MODELS, PREFIXES
from cablenlp.lexicon.tenure import tenures
from cablenlp.matching import PhraseIndex, split
from cablenlp.table import bounds, group, section, unkey

#: The layers that examples run through.
LAYERS = ("cable_zones", "cable_shapes", "cable_mentions", "cable_frame", "cable_links")
_SLUG: TypeAdapter[str] = TypeAdapter(Slug)

Place = tuple[int, int]


class Line(NamedTuple):
    """A row where it stands."""

    file: str
    number: int
    row: Any

    def says(self, what: str, right: str) -> str:
        return f"{self.file}, line {self.number}, {self.row.id}: {what}; {right}"


def check(paths: Sequence[str | Path] = ()) -> list[str]:
    """The problems of pattern files, in the order of files and lines; none when all is well.

    Args:
        paths: Overlays, files or folders; the packaged rows when left out.

    Raises:
        PatternError: a path does not exist.
    """
    ours = not paths
    folders = [Path(p) for p in paths] or [patterns_folder()]
    unsound: list[str] = []
    problems: list[str] = []
    lines: list[Line] = []
    sound: list[RawRow] = []
    for file in [f for p in folders for f in _files(p)]:
        name = f"patterns/{file.name}" if ours else str(file)
        table = file.stem if file.stem in MODELS else None
        read = list(_rows(file, name, table, unsound, problems, sound, {line.row.id: line.row for line in lines}))
        problems += _order(read, table)
        lines += read
    if unsound:  # the rest is held against all rows together
        return [*unsound, *problems]
    lexicon = packaged() if ours else packaged().with_rows(sound)
    known = _known(lexicon)
    for line in lines:
        problems += _forms(line)
        problems += () if ours else _common(line, lexicon)
        problems += _references(line, lexicon, known)
        problems += _holders(line, lexicon)
        if ours and not getattr(line.row, "yes", True):  # sources and states fire nowhere
            problems.append(line.says("has no example", "give it a text under `yes` that marks the «mention»"))
    problems += _shared(lines, lexicon)
    problems += _examples(lines, lexicon)
    return problems


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise PatternError("no such file or folder", path=path)
    return sorted(path.glob("*.jsonl")) if path.is_dir() else [path]


def _rows(
    file: Path,
    name: str,
    table: str | None,
    unsound: list[str],
    problems: list[str],
    sound: list[RawRow],
    earlier: dict[str, Any],
) -> Iterator[Line]:
    """The rows of a file that are sound, with those that add no line in `sound` too; `earlier` are those before it.

    What is wrong with the others goes to `unsound`, with those that drop nothing to `problems`: no other needs them.
    """
    dropped = {str(r.get("id")): bool(r.get("drop")) for r in sound if not is_ruler_row(r)}
    for n, text in enumerate(file.read_text(encoding="utf-8-sig").split("\n"), 1):
        if not text.strip():
            continue
        try:
            raw = json.loads(text)
        except json.JSONDecodeError as error:
            unsound.append(f"{name}, line {n}: not JSON: {error.msg} at column {error.colno}")
            continue
        if not isinstance(raw, dict):
            unsound.append(f"{name}, line {n}: a row is a JSON object")
            continue
        if raw.get("drop"):
            row_id = str(raw.get("id"))
            if dropped.get(row_id, packaged().row(row_id) is None):
                problems.append(f"{name}, line {n}: no row {row_id!r} to drop; its id is in patterns/, or leave it out")
            else:
                sound.append(raw)
                dropped[row_id] = True
            continue
        if raw.get("add"):
            base = earlier.get(str(raw.get("id"))) or packaged().row(str(raw.get("id")))
            if base is None:
                right = "take its id from patterns/, or leave `add` out, so that it is a new row"
                unsound.append(f"{name}, line {n}: no row {raw.get('id')!r} to add to; {right}")
                continue
            try:
                row = grown(base, raw, file, n)
            except PatternError as error:
                unsound.append(f"{name}, line {n}: {error.what}" + (f"; {error.fix}" if error.fix else ""))
                continue
            sound.append(raw)
            earlier[row.id] = row
            yield Line(name, n, row)
            continue
        if is_ruler_row(raw):
            try:
                list(read_ruler_row(raw, file, n))
            except PatternError as error:
                unsound.append(f"{name}, line {n}: {error.what}" + (f"; {error.fix}" if error.fix else ""))
            sound.append(raw)
            continue
        found = raw.pop("table", None) or table or table_of(raw) or ""
        model: Any = MODELS.get(found)
        if model is None:
            unsound.append(
                f"{name}, line {n}: cannot tell what kind of row this is; give it a label (PERSON, GPE, ...)"
            )
            continue
        try:
            row = adapter(model).validate_python(raw)
        except ValidationError as error:
            for what, fix in causes(error, model):
                unsound.append(f"{name}, line {n}, {raw.get('id')}: {what}" + (f"; {fix}" if fix else ""))
            continue
        sound.append({"table": found, **raw})
        dropped[row.id] = False
        earlier[row.id] = row
        yield Line(name, n, row)


def _order(lines: list[Line], table: str | None) -> Iterator[str]:
    """Ids: each once, with the prefix of their file, in order."""
    seen: dict[str, int] = {}
    last = ""
    prefix = PREFIXES.get(table or "", "")
    for line in lines:
        row_id = line.row.id
        if row_id in seen:
            yield line.says(f"the id stands in line {seen[row_id]} already", "give each row its own id")
        elif table and row_id < last:
            yield line.says(f"stands after {last}", "sort the rows by id")
        if not row_id.startswith(prefix):
            yield line.says("the id does not tell its file", f"let it begin with {prefix!r}")
        seen.setdefault(row_id, line.number)
        last = row_id


def _forms_of(row: Any) -> tuple[Form, ...]:
    return tuple(f for f in getattr(row, "forms", ()) if isinstance(f, Form))


def _words(form: Form) -> tuple[str, ...]:
    return tuple(split(form.text).words)


def _surface(form: Form) -> tuple[Any, ...]:
    """All that tells a form from others when names are matched: words, commas, capitals, the last bracket."""
    parts = split(form.text)
    capitals = form.text.isupper() and sum(c.isalpha() for c in form.text) > 1
    initials = tuple(form.text[s].isupper() for s in parts.starts)
    commas = tuple("," in form.text[e:s] for e, s in zip(parts.ends, parts.starts[1:], strict=False))
    bracket = form.text[-1] in ")]"
    return tuple(parts.words), commas, capitals, initials, bracket, form.since, form.until, form.line


def _forms(line: Line) -> Iterator[str]:
    """Forms that say nothing, or nothing new."""
    seen: dict[tuple[Any, ...], str] = {}
    for form in _forms_of(line.row):
        if not _words(form):
            yield line.says(f"the form {form.text!r} has no word", "leave it out")
            continue
        twin = seen.setdefault(_surface(form), form.text)
        if twin is not form.text:
            yield line.says(f"the forms {twin!r} and {form.text!r} match the same", "leave one of them out")


def _common(line: Line, lexicon: Lexicon) -> Iterator[str]:
    """Names of people that texts have as words: "The", "July", or as what a country is called: "China"."""
    if not isinstance(line.row, Entity) or line.row.label != "PERSON":
        return
    things = lexicon.compiled("lint.things", _things)
    packed = packaged().row(line.row.id)
    ours = {f.text for f in _forms_of(packed)} if packed else set()
    for form in _forms_of(line.row):
        words = _words(form)
        if len(words) != 1 or not form.alone or form.text in ours:
            continue
        if words in things:
            what = f"is {things[words]} too"
        elif is_calendar(form.text) or is_common(form.text, lexicon) or (form.form == "surname" and is_word(form.text)):
            what = "is an ordinary word"
        else:
            continue
        right = "give it `alone: false`, so that it counts only beside more of the name, or leave it out"
        yield line.says(f"the form {form.text!r} {what}", right)


def _things(lexicon: Lexicon) -> dict[tuple[str, ...], str]:
    """The names of one word of places, bodies and groups, and what bears them."""
    rows = (e for e in lexicon.entities() if e.label in ("GPE", "LOC", "ORG", "NORP"))
    return {words: row.name for row in rows for form in row.forms if form.alone and len(words := _words(form)) == 1}


def _known(lexicon: Lexicon) -> dict[str, set[str]]:
    """What ids may point at."""
    people = {e.kb_id for e in lexicon.rows("people") if e.kb_id}
    return {
        "person": people,
        "entity": {e.kb_id for e in lexicon.entities() if e.kb_id},
        "source": {s.id for s in lexicon.rows("sources")},
        "office": set(lexicon.words("office").values()),
    }


def _references(line: Line, lexicon: Lexicon, known: dict[str, set[str]]) -> Iterator[str]:
    """Slugs that point at nothing."""
    row = line.row
    for field in ("state", "within", "of", "at"):
        slug = getattr(row, field, None)
        if isinstance(row, (Entity, Role)) and slug and slug not in known["entity"]:
            yield line.says(f"{field} {slug!r} is no kb_id of any row", "name a kb_id, or leave the field out")
    if isinstance(row, Entity) and row.kb_id:
        others = [row_id for row_id in _bearers(lexicon)[row.kb_id] if row_id != row.id]
        if others:
            yield line.says(f"kb_id {row.kb_id!r} is that of {', '.join(others)} too", "one kb_id, one row")
    if isinstance(row, Role) and row.office not in known["office"]:
        yield line.says(f"office {row.office!r} is no word of class office", "name one of words.jsonl")
    people = [(f"line of the form {f.text!r}", slug) for f in _forms_of(row) for slug in f.line]
    people += [("holder", h.kb_id) for h in row.holders] if isinstance(row, Role) else []
    for what, slug in people:
        if slug not in known["person"]:
            yield line.says(f"the {what} names {slug!r}, who is nobody in people.jsonl", "name a person's kb_id")
    parts = [row, *_forms_of(row), *(row.holders if isinstance(row, Role) else ())]
    for source in dict.fromkeys(s for p in parts if (s := getattr(p, "source", None))):
        if _is_slug(source) and source not in known["source"]:
            yield line.says(f"source {source!r} is not in sources.jsonl", "add it there, or give a citation")


def _holders(line: Line, lexicon: Lexicon) -> Iterator[str]:
    """Holders of an office who did not live, or were there together."""

    def build(lex: Lexicon) -> dict[str, Entity]:
        return {person.kb_id: person for person in lex.rows("people") if person.kb_id}

    if isinstance(line.row, Role):
        for what, right in tenures(line.row, lexicon.compiled("lint.people", build)):
            yield line.says(what, right)


def _bearers(lexicon: Lexicon) -> dict[str, list[str]]:
    """The rows that have each kb_id."""

    def build(lex: Lexicon) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for entity in lex.entities():
            found.setdefault(entity.kb_id or "", []).append(entity.id)
        return found

    return lexicon.compiled("lint.bearers", build)


def _is_slug(text: str) -> bool:
    try:
        _SLUG.validate_python(text)
    except ValidationError:
        return False
    return True


def _shared(lines: list[Line], lexicon: Lexicon) -> Iterator[str]:
    """Names of several people that nothing tells apart."""
    checked = {line.row.id: line for line in lines}
    bearers: dict[Any, list[tuple[Entity, Form]]] = defaultdict(list)
    for person in lexicon.rows("people"):
        for form in person.forms:
            if form.alone and form.certainty != "ambiguous":
                for words in dict.fromkeys(romanisation.keys(form.text)):
                    bearers[words].append((person, form))
    for words, bearing in sorted(bearers.items()):
        told: set[str] = set()  # one sentence a row, however many share its name
        for (a, f), (b, g) in combinations(bearing, 2):
            if b.id in told or a.id == b.id or _told_apart(f, g) or not (a.id in checked or b.id in checked):
                continue
            told.add(b.id)
            line = checked.get(b.id) or checked[a.id]
            yield line.says(
                f"{words!r} is {a.name} ({a.id}) and {b.name} ({b.id})",
                "give one of them `alone: false`, a window, a line or another certainty",
            )


def _told_apart(f: Form, g: Form) -> bool:
    """Whether two forms differ in their certainty, or hold at other times or on other lines."""
    if f.certainty != g.certainty:
        return True
    if set(f.line) ^ set(g.line) and not set(f.line) & set(g.line):
        return True
    if bool(f.since or f.until) != bool(g.since or g.until):
        return True
    first, second = sorted((f, g), key=lambda x: x.since or "")
    return bool(first.until and second.since and first.until < second.since[: len(first.until)])


def _examples(lines: list[Line], lexicon: Lexicon) -> Iterator[str]:
    """Examples that do not come out as they are marked."""
    lines = [line for line in lines if getattr(line.row, "yes", ()) or getattr(line.row, "no", ())]
    if not lines:
        return
    nlp = _pipeline(lexicon)
    for line in lines:
        fires = _firing(line.row, lexicon)
        if fires is None:
            continue
        for wanted, examples in ((True, line.row.yes), (False, line.row.no)):
            for example in examples:
                text, marked = unmark(example.text)
                doc = _doc(nlp, text, example.date) if isinstance(line.row, (Entity, Role, Mark)) else None
                found = sorted(set(fires(text if doc is None else doc, example.date)))
                if wanted and not marked:
                    yield line.says(f"{example.text!r} marks nothing", "put the mention in « »")
                elif not wanted and found:
                    yield line.says(f"{text!r} should not fire, and does at {_quoted(text, found)}", "narrow the form")
                elif wanted and _trimmed(text, found) != _trimmed(text, marked):
                    other = _instead(doc, marked) if doc is not None else ""
                    yield line.says(
                        f"{example.text!r} fires at {_quoted(text, found)}{other}",
                        "it should where it is marked",
                    )


Firing = Callable[[Any, "str | None"], Iterable[Place]]


def _pipeline(lexicon: Lexicon) -> Language:
    from cablenlp.layers.base import Layer
    from cablenlp.pipeline import LAYERS as ALL
    from cablenlp.pipeline import build

    nlp = build(exclude=[name for name in ALL if name not in LAYERS])
    for _, layer in nlp.pipeline:
        if isinstance(layer, Layer):
            layer.lexicon = lexicon
    return nlp


def _doc(nlp: Language, text: str, date: str | None) -> Doc:
    from cablenlp.pipeline import make_doc

    return nlp(make_doc(nlp, text, date=date))


def _firing(row: Any, lexicon: Lexicon) -> Firing | None:
    """Where a row fires: in a Doc for what layers find, in a text for words that grammars ask for."""
    if isinstance(row, (Entity, Role)):
        return lambda doc, date: _mentioned(row, doc, date)
    if isinstance(row, Mark):
        return lambda doc, _: [bounds(s) for s in group(doc, "shapes") if s.id_ == row.id]
    if isinstance(row, Kind):
        return lambda text, _: [(h.start, h.end) for h in kinds(lexicon).find(split(text)) if row.kind in h.values]
    if isinstance(row, Romanisation):
        return lambda text, _: _written(row, text, lexicon)
    if isinstance(row, (Word, Archive, Abbreviation)):
        phrases = _phrases(row, lexicon)
        return lambda text, _: [(h.start, h.end) for h in phrases.find(split(text)) if row.id in h.values]
    return None


def _written(row: Romanisation, text: str, lexicon: Lexicon) -> Iterator[Place]:
    """Where in an example, "Zhou Enlai: Chou En-lai", the spellings of a system stand."""
    name, _, rest = text.partition(": ")
    spelled = {
        t for r in romanisation.readings(name, row.language, lexicon) for t in romanisation.write(r, row, lexicon)
    }
    at = len(name) + 2
    for spelling in rest.split(", "):
        if spelling in spelled:
            yield at, at + len(spelling)
        at += len(spelling) + 2


def _phrases(row: Word | Archive | Abbreviation, lexicon: Lexicon) -> PhraseIndex[str]:
    """The phrases among which a row's own compete: its class of words, or its table."""

    def build(lex: Lexicon) -> PhraseIndex[str]:
        built: PhraseIndex[str] = PhraseIndex()
        if isinstance(row, Word):
            rows = [w for w in lex.rows("words") if w.cls == row.cls]
        else:
            rows = lex.rows("archives" if isinstance(row, Archive) else "abbreviations")
        for r in rows:
            for text in [f.text for f in _forms_of(r)] or [r.form]:
                built.add(text, r.id, case=not isinstance(row, Word))
        return built

    name = row.cls if isinstance(row, Word) else type(row).__name__
    return lexicon.compiled(f"lint.phrases.{name}", build)


def _mentioned(row: Entity | Role, doc: Doc, date: str | None) -> Iterator[Place]:
    """The mentions that rest on a row; with a date, those that it resolves."""
    links = section(doc, "links")
    for name, value in section(doc, "mentions").items():
        start, end, label = unkey(name)
        by_row = any(row_id == row.id for row_id, _ in value.get("rows", ()))
        if isinstance(row, Role):
            office = (value.get("office"), value.get("of"), value.get("at"))
            if label == "ROLE" and (by_row or office == (row.office, row.of, row.at)):
                yield start, end
        elif by_row and (date is None or row.kb_id is None or (links.get(name) or {}).get("kb_id") == row.kb_id):
            yield start, end


def _trimmed(text: str, places: Iterable[Place]) -> list[Place]:
    """Places without the dot of an abbreviation at their end."""
    return [(s, s + len(text[s:e].rstrip(". "))) for s, e in places]


def _quoted(text: str, places: list[Place]) -> str:
    return ", ".join(repr(text[s:e]) for s, e in places) or "nothing"


def _instead(doc: Doc, marked: list[Place]) -> str:
    """What stands where a row should have fired."""
    spans = [*group(doc, "mentions"), *group(doc, "shapes")]
    found = [s for s in spans if any(bounds(s)[0] < e and b < bounds(s)[1] for b, e in marked)]
    return " (there: " + ", ".join(f"{s.text!r} {s.label_} {s.id_}" for s in found) + ")" if found else ""
