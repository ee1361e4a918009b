"""Why a name means what it means on a date: the rows that have it, and what the pipeline makes of it.

The first is what may be meant, by the files alone; the second is what is meant, by the layers themselves, so that the
answer cannot differ from that of a run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from cablenlp.errors import InputError
from cablenlp.lexicon.lookup import Named, like, named, plain
from cablenlp.lexicon.models import Role
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold
from cablenlp.table import section, unkey

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mention of the name was taken for.

    Attributes:
        text: The mention as it stands.
        label: PERSON, ROLE, ...
        name: Who or what is meant; None where it stays open.
        row: Id of the row.
        form: In which form it stands.
        certainty: How certain that is.
        candidates: Who else it may be (kb_ids).
        why: Which evidence decided.
        note: Why nobody is meant.
        roles: The offices, where it is one.
        steps: What each test made of those whom the name of a person may mean: its name, and who passed it (kb_ids).
    """

    text: str
    label: str
    name: str | None
    row: str | None
    form: str | None
    certainty: str | None
    candidates: tuple[str, ...]
    why: str | None
    note: str | None
    roles: tuple[Role, ...] = ()
    steps: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is known of a name.

    Attributes:
        name: The name as it was asked for.
        date: EDTF, where one was given or the text has one.
        text: The text in which it was read.
        rows: The rows that have it.
        readings: What it was taken for, each answer once.
        like: Names that are written much alike, where no row has it and it was not read as a name.
    """

    name: str
    date: str | None
    text: str
    rows: list[Named]
    readings: list[Reading]
    like: list[str] = field(default_factory=list)

    @property
    def found(self) -> bool:
        return bool(self.rows or self.readings)


def explain(
    name: str,
    nlp: Language,
    lexicon: Lexicon,
    *,
    date: str | None = None,
    writer: str | None = None,
    recipient: str | None = None,
    text: str | None = None,
) -> Explanation:
    """Why a name means what it means.

    Args:
        name: A person, place, body, office, abbreviation or word.
        nlp: The pipeline, with the layers up to the links.
        lexicon: Its rows.
        date: The document's date (EDTF).
        writer: Who writes, where that matters: cover names hold on their lines.
        recipient: Who is written to.
        text: The text in which the name stands; else one is made up that tells nothing more.

    Raises:
        InputError: the name has no word, or the text does not hold it.
    """
    from cablenlp.pipeline import make_doc

    if not plain(name):
        raise InputError(f"{name!r} holds no word to explain")
    if text is None:
        text = made_up(name, writer, recipient)
    elif not list(_places(name, text)):
        raise InputError(f"the text does not hold {name!r}; give the name as it stands there")
    doc = nlp(make_doc(nlp, text, date=date))
    readings = list(dict.fromkeys(_readings(doc, name, lexicon, _steps(doc, nlp))))
    # "Mr. Bevin" is no name of a row, what is read in it is
    rows = named(lexicon, name) or [n for text in dict.fromkeys(r.text for r in readings) for n in named(lexicon, text)]
    given = section(doc, "document").get("date") or date
    near = [] if rows or readings else like(lexicon, name)
    return Explanation(name, given, text, rows, readings, near)


def made_up(name: str, writer: str | None, recipient: str | None) -> str:
    """A text that holds the name, and nothing that tells more of it than who writes to whom."""
    route = " ".join(f"{word} {who}" for word, who in (("from", writer), ("to", recipient)) if who)
    title = f"Telegram {route}" if route else ""
    if any(plain(who or "") == plain(name) for who in (writer, recipient)):
        return title
    return f"{title}\n\n{_SENTENCE.format(name)}".strip()


_SENTENCE = "A word about {} was passed on."


def _places(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands in a text."""
    words = map(re.escape, _WORD.findall(fold(name)))
    for hit in re.finditer(r"(?<![^\W_])" + r"[\W_]{1,4}".join(words) + r"(?![^\W_])", fold(text)):
        yield hit.span()


Steps = dict[str, tuple[tuple[str, tuple[str, ...]], ...]]


def _steps(doc: Doc, nlp: Language) -> Steps:
    """By the key of each mention what each test made of it; the links are found once more, which changes nothing."""
    links: Any = nlp.get_pipe("cable_links")
    mentions, _ = links.find(doc)
    return {m.key: tuple((step.test, tuple(step.passed)) for step in m.steps) for m in mentions}


def _readings(doc: Doc, name: str, lexicon: Lexicon, steps: Steps) -> Iterator[Reading]:
    """What the mentions that lie over the name, or in it where none does, were taken for."""
    links = section(doc, "links")
    found = {key: unkey(key) for key in section(doc, "mentions")}
    for start, end in _places(name, doc.text):
        over = [k for k, (s, e, _) in found.items() if s <= start and end <= e]
        inside = [k for k, (s, e, _) in found.items() if start <= s and e <= end]
        for key in _widest(over or inside, found):
            s, e, label = found[key]
            link: dict[str, Any] = links.get(key) or {}
            data = section(doc, "mentions")[key]
            yield Reading(
                " ".join(doc.text[s:e].split()), label, link.get("name"), link.get("row"), link.get("form"),
                link.get("certainty"), tuple(link.get("candidates") or ()), link.get("why"), link.get("note"),
                tuple(_offices(data, lexicon)) if label == "ROLE" else (), steps.get(key, ()),
            )  # fmt: skip


def _widest(keys: list[str], found: dict[str, tuple[int, int, str]]) -> Iterable[str]:
    """The mentions that lie in no other."""
    spans = [found[k][:2] for k in keys]
    for key in keys:
        s, e, _ = found[key]
        if not any((a, b) != (s, e) and a <= s and e <= b for a, b in spans):
            yield key


def _offices(data: dict[str, Any], lexicon: Lexicon) -> Iterator[Role]:
    """The offices that an office in the text may be: its rows, else those of its words, state and post."""
    listed = [row for row_id, _ in data.get("rows") or () if isinstance(row := lexicon.row(row_id), Role)]
    if listed or not data.get("of"):
        yield from listed
        return
    for row in lexicon.rows("roles"):
        if row.office == data.get("office") and row.of == data["of"] and (not data.get("at") or row.at == data["at"]):
            yield row
