"""What is known of a name, as lines for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from textwrap import wrap
from typing import Any

from cablenlp.explain import Explanation, Reading
from cablenlp.knowledge import alive, day, offices_of, within
from cablenlp.lexicon.frames import Cue, Frame
from cablenlp.lexicon.lookup import Named
from cablenlp.lexicon.models import Abbreviation, Archive, Entity, Form, Kind, Mark, Role, Word
from cablenlp.lexicon.store import Lexicon

_WIDTH = 80
_FORMS = {
    "name": "the name", "variant": "another spelling", "initials": "with initials, or an abbreviation",
    "surname": "the surname", "cover_name": "a cover name", "title": "a title", "misspelling": "a misspelling",
}  # fmt: skip
_OPEN = "whose office it is, and where, the document must tell"
_UNDATED = "who held it, a date would tell"
_UNHELD = "nobody is known to have held it then"
# So many others are named one by one.
_SHOWN = 12


def describe(found: Explanation, lexicon: Lexicon) -> str:
    """The verdict, then each row that has the name, with its facts and sources."""
    lines = [found.name + (f", {found.date}" if found.date else ", without a date"), ""]
    if not found.found:
        lines.append("No row has this name, and it is not read as one.")
        if found.like:
            lines += wrap(f"Much alike: {'; '.join(found.like)}", _WIDTH)
        return "\n".join(lines)
    if found.readings:
        lines += ["Read as", *_in(2, f'in "{_one_line(found.text)}"')]
        for reading in found.readings:
            lines += _reading(reading, found.date, lexicon)
    else:
        lines.append("Read as no name; what else it is, its rows say.")
    if found.rows:
        lines += ["", f"Rows with this name: {len(found.rows)}"]
        for row in found.rows[:_SHOWN]:
            lines += _row(row, found.date, lexicon)
        if len(found.rows) > _SHOWN:
            lines += _in(2, f"and {len(found.rows) - _SHOWN} more: see cablenlp patterns list --name")
    return "\n".join(lines)


def _in(indent: int, text: str, more: int = 2) -> list[str]:
    """A text as lines, the first one indented, the others a little further."""
    return wrap(
        text, _WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + more), break_on_hyphens=False,
        break_long_words=False,
    )  # fmt: skip


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 200 else line[:200] + "..."


def _reading(reading: Reading, date: str | None, lexicon: Lexicon) -> Iterator[str]:
    """Who is meant, how certainly, and what decided."""
    who = reading.name or "left open"
    kind = ", ".join(x for x in (reading.label, reading.form, reading.certainty) if x)
    yield from _in(2, f"{reading.text} = {who} ({kind})")
    if reading.why:
        yield from _in(4, f"{'decided by' if reading.name else 'since'}: {reading.why}{_asks(reading.why)}")
    elif reading.label == "ROLE":
        yield from _in(4, _OPEN if not reading.roles else _UNDATED if not date else _UNHELD)
    if reading.note:
        yield from _in(4, reading.note)
    if len(reading.steps) > 1:
        yield "    who passed, test by test:"
        for test, passed in reading.steps:
            yield from _in(6, f"{test}: {_names(passed, lexicon)}")
    if reading.candidates:
        others = _names(reading.candidates, lexicon)
        yield from _in(4, f"{'others of this name' if reading.name else 'it may be'}: {others}")
    if reading.label == "PERSON" and reading.candidates and not reading.note and (others := _stronger(reading)):
        yield from _in(4, f"{'what would weigh more' if reading.name else 'what would decide'}: {others}")
    for role in reading.roles:
        yield from _office(role, date, lexicon, 4)


def _names(slugs: Iterable[str], lexicon: Lexicon) -> str:
    return "; ".join(e.name if (e := lexicon.entity(slug)) else slug for slug in slugs)


def _asks(why: str) -> str:
    """What a test asks, in brackets."""
    from cablenlp.layers.links.evidence import TESTS

    return next((f" ({test.asks})" for test in TESTS if test.name == why), "")


def _stronger(reading: Reading) -> str:
    """The tests that would decide before the one that did, in their order; all of them where none did."""
    from cablenlp.layers.links.evidence import TESTS

    names = [test.name for test in TESTS]
    end = names.index(reading.why) if reading.why in names else len(names)
    return "; ".join(dict.fromkeys(test.name for test in TESTS[:end] if test.decides))


def _row(found: Named, date: str | None, lexicon: Lexicon) -> Iterator[str]:
    row = found.row
    yield ""
    head = f"  {getattr(row, 'name', None) or found.text}"
    fits = len(head) + 2 + len(row.id) <= _WIDTH
    yield f"{head}  {row.id:>{_WIDTH - len(head) - 2}}" if fits else head
    if not fits:
        yield f"    {row.id}"
    for fact in _FACTS[type(row)](row, found.form, date, lexicon) if type(row) in _FACTS else ():
        yield from _in(4, fact)
    if getattr(row, "note", None):
        yield from _in(4, f"note: {row.note}")
    yield from _source(row, found.form, lexicon)


def _source(row: Any, form: Form | None, lexicon: Lexicon) -> Iterator[str]:
    """The works that a row and the form are drawn from, with their addresses."""
    for cited in dict.fromkeys(s for part in (form, row) if part and (s := getattr(part, "source", None))):
        source = next((s for s in lexicon.rows("sources") if s.id == cited), None)
        yield from _in(4, f"source: {source.title if source else cited}", 8)
        if source and source.url:
            yield f"            {source.url}"


def _entity(row: Entity, form: Form | None, date: str | None, lexicon: Lexicon) -> Iterator[str]:
    what: list[str] = [row.label]
    place = lexicon.entity(row.within) if row.within else None
    state = lexicon.entity(row.state) if row.state else None
    if place:
        what.append(f"in {place.name}" if row.label in ("GPE", "LOC", "FAC") else f"part of {place.name}")
    if state and state != place:
        what.append(f"of {state.name}")
    if span(row):
        what.append(span(row))
    if row.lat is not None and row.lon is not None:
        what.append(f"{row.lat}, {row.lon}")
    if row.wikidata:
        what.append(f"Wikidata {row.wikidata}")
    yield ", ".join(what)
    if form:
        yield from _form(form, date, lexicon)
    if not alive(row, date):
        yield "ruled out: too young on this date" if row.label == "PERSON" else "ruled out: not yet there on this date"
    if row.kb_id and row.label == "PERSON" and date:
        held = "; ".join(role.name for role in offices_of(lexicon, row.kb_id, date))
        yield f"office on the date: {held or 'none known'}"


def _form(form: Form, date: str | None, lexicon: Lexicon) -> Iterator[str]:
    """In which form the name is somebody's, when, and on which line."""
    used = f", used {span(form)}" if span(form) else ""
    fits = within(form, date)
    if used and fits is not None:
        used += ": in use on this date" if fits else ": ruled out, not in use on this date"
    certain = "" if form.certainty == "attested" else f", {form.certainty}"
    yield f"{form.text}: {_FORMS[form.form]}{certain}{used}"
    if form.line:
        names = (e.name if (e := lexicon.entity(who)) else who for who in form.line)
        yield f"on the line with {', '.join(names)}"
    if not form.alone:
        yield "not enough by itself: counts beside more of the name, or other evidence"


def _office(role: Role, date: str | None, lexicon: Lexicon, indent: int) -> Iterator[str]:
    yield from _in(indent, f"{role.name} ({role.id})")
    for fact in _holders(role, None, date, lexicon):
        yield from _in(indent + 2, fact)
    yield from (" " * (indent - 4) + line for line in _source(role, None, lexicon))


def _holders(role: Role, form: Form | None, date: str | None, lexicon: Lexicon) -> Iterator[str]:
    """Who held an office; with a date, those about it."""
    known = sorted(role.holders, key=lambda h: h.since or "")
    near = known
    if date and len(known) > _SHOWN:
        at = next((n for n, h in enumerate(known) if (h.until or "9") >= (day(date) or "")), len(known) - 1)
        near = known[max(0, at - 3) : at + 5]
    for holder in near:
        entity = lexicon.entity(holder.kb_id)
        now = "  <- on this date" if date and within(holder, date) else ""
        yield f"{entity.name if entity else holder.kb_id}, {span(holder) or 'undated'}{now}"
    if len(known) > len(near):
        yield f"({len(known) - len(near)} more at other times)"
    if not known:
        yield "no holder is known"


def _frame(row: Frame, form: Form | None, date: str | None, lexicon: Lexicon) -> Iterator[str]:
    yield f"tells the event {row.type}, as a {row.pos}" + (f", always {row.status}" if row.status else "")
    for role, labels in row.only.items():
        yield f"only where its {role} is {', '.join(labels)}"
    for role, labels in row.never.items():
        yield f"never where its {role} is {', '.join(labels)}"


def _cue(row: Cue, form: Form | None, date: str | None, lexicon: Lexicon) -> Iterator[str]:
    yield f"{row.cls.replace('_', ' ')}" + (f": makes an event {row.status}" if row.status else " for the event frames")


def _abbreviation(row: Abbreviation, form: Form | None, date: str | None, lexicon: Lexicon) -> Iterator[str]:
    yield f"stands for: {row.expansion}"


def _word(row: Word, form: Form | None, date: str | None, lexicon: Lexicon) -> Iterator[str]:
    yield f"a word of class {row.cls.replace('_', ' ')}, for the grammars of names"


def _other(row: Mark | Kind | Archive, form: Form | None, date: str | None, lexicon: Lexicon) -> Iterator[str]:
    if isinstance(row, Mark):
        yield f"a mark of {row.label.lower()}"
    elif isinstance(row, Kind):
        yield f"a kind of message: {row.kind}"
    else:
        yield f"an archive or edition, cited by {row.system.replace('_', ' ')}"


def span(window: Any) -> str:
    """The time of a window in words; nothing where it is open on both sides."""
    if window.since and window.until:
        return f"{window.since} to {window.until}" if window.since != window.until else str(window.since)
    return f"from {window.since}" if window.since else f"until {window.until}" if window.until else ""


_FACTS: dict[Any, Callable[[Any, Form | None, str | None, Lexicon], Iterator[str]]] = {
    Entity: _entity, Role: _holders, Frame: _frame, Cue: _cue, Abbreviation: _abbreviation, Word: _word, Mark: _other,
    Kind: _other, Archive: _other,
}  # fmt: skip
