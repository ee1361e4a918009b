"""People whom no list and no title announces, but whose place in the document does: in the route of a title, in the
brackets of a heading, in a list of participants, in a signature. Their surnames then hold for the rest of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.lang.en.stop_words import STOP_WORDS

from cablenlp.layers.header.heading import read_heading
from cablenlp.layers.mentions.common import is_common, is_english
from cablenlp.layers.mentions.items import Found, Reading
from cablenlp.layers.mentions.persons import CALENDAR, SPEAKS
from cablenlp.layers.zones.foot import SIGNED
from cablenlp.layers.zones.lines import columns
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold
from cablenlp.stretches import Stretches

Zones = list[tuple[str, int, int]]
#: Words that may stand within a name.
PARTICLES = frozenset(("de", "van", "von", "der", "bin", "will", "may"))

_NAME = (
    r"(?:(?:(?!(?:Mr|Ms|Dr|St|Lt)\.)[A-ZÀ-Ž][a-z]?\.[ \t]?){1,3}[ \t]*)?[A-ZÀ-Ž][\w’'-]+"
    r"(?:[ \t](?:[A-Z]\.|(?:de|van|von|der|bin|al-|el-)[ \t])?[ \t]?[A-ZÀ-Ž][\w’'-]+){0,3}"
)
_GOES_ON = (
    r"(?i:to|from|via|and|through|for|with|in|on|at|regarding|concerning|about|conveying|transmitting)\b"  # a title
)
_AFTER_MARKER = re.compile(
    rf"\b(?i:from|to|via|through|by|between|and|with|for)\s+(?P<x>{_NAME})(?=\s*(?:$|[,;:()\[\]\n]|{_GOES_ON}))"
)
_FIRST = re.compile(rf"(?:^|[,:]\s+)(?P<x>{_NAME})(?=\s+to\s+)")
#: A name alone on its line, behind a mark that he signed, before the number of his telegram or his rank.
_ALONE = re.compile(
    rf"(?:(?i:signature|signed|{SIGNED.pattern})\s*[:.]?\s*)?(?:-\s\d+\s-\s)?(?P<x>{_NAME})[/)]?(?:\s+(?:No\.?\s?)?\d{{1,5}})?\s*$"
)
_VOWEL = re.compile("[aeiouyà-ÿ]", re.I)
_SPEAKER = re.compile(r"(?:^|[^\w.,’'-])(?P<x>(?:[A-Z][a-zà-ÿ]+[ -]){0,2}[A-ZÀ-Ž][a-zà-ÿ’'-]{2,})$")
_TITLES = re.compile(r"^(?:the|a|an|his|her|their|our|draft|telegram|message|letter|note|cable|soviet|chinese)\b", re.I)


def placed(reading: Reading, zones: Zones, lexicon: Lexicon) -> Iterator[Found]:
    """Names that stand where only a name stands."""
    text = reading.text
    taken = _free(reading)
    whole = any(name in ("header", "body") for name, _, _ in zones)  # no record of a catalogue
    for name, start, end in zones:
        if name == "title" and not whole:
            for pattern in (_AFTER_MARKER, _FIRST):
                for m in pattern.finditer(text, start, end):
                    if (
                        not _TITLES.match(m["x"])
                        and _may_be_name(m["x"])
                        and not is_common(m["x"], lexicon)
                        and not taken.touch(m.start("x"), m.end("x"))
                    ):
                        yield Found(m.start("x"), m.end("x"), "PERSON", "person.in-route")
        elif name in ("title", "header"):
            yield from _headed(text, start, end, taken)
        elif name == "closing":
            for line in columns(text, start, end):
                alone = _ALONE.match(line.text)
                if alone and len(alone["x"].split()) < 5 and fold(alone["x"]).split()[-1] not in lexicon.words("title"):
                    at = line.start + alone.start("x")
                    if (
                        _may_be_name(alone["x"])
                        and not is_common(alone["x"], lexicon)
                        and not taken.touch(at, at + len(alone["x"]))
                    ):
                        yield Found(at, at + len(alone["x"]), "PERSON", "person.signature")


def _may_be_name(text: str) -> bool:
    """Whether it can be spoken, and no word of it is one that only joins others: "NNNN", "OF THE"."""
    return bool(_VOWEL.search(text)) and not STOP_WORDS & set(text.lower().split()) - PARTICLES


_ABOVE = re.compile(r"[ \t](?P<x>[A-Z][a-z][\w’'-]*)[ \t]*\n[ \t]*$")


def speaking(reading: Reading, lexicon: Lexicon) -> Iterator[Found]:
    """Names that no list knows, of people who say something: "Tolmachin told me"."""
    text = reading.text
    places = list(SPEAKS.finditer(text))
    taken = Stretches((it.start, it.end) for it in reading.items if it.rows or it.classes) if places else None
    for m in places:
        name = _SPEAKER.search(text, max(0, m.start() - 40), m.start())
        if name is None or taken is None:
            continue
        start = name.start("x")
        for word in re.finditer(r"[\w’']+", name["x"]):
            if is_english(word.group()):  # "Yesterday Tolmachin told me"
                start = name.start("x") + word.end() + 1
        above = _ABOVE.search(text, max(0, start - 30), start) if start == name.start("x") else None
        if above and not is_english(above["x"]) and not taken.touch(above.start("x"), start):
            start = above.start("x")  # a name broken over a line
        if (
            m.start() - start > 2
            and not taken.touch(start, m.start())
            and not is_common(text[start : m.start()], lexicon)
        ):
            yield Found(start, m.start(), "PERSON", "person.speaking")


def _headed(text: str, start: int, end: int, taken: Stretches) -> Iterator[Found]:
    """The names in the brackets of a heading."""
    for n, line in enumerate(re.compile(r"[^\n]+").finditer(text, start, end)):
        heading = read_heading(line.group()) if n < 4 else None
        for side in (*heading.senders, *heading.recipients) if heading else ():
            s, e = line.start() + side.start, line.start() + side.end
            if side.name and len(side.name.split()) < 5 and not taken.touch(s, e):
                yield Found(s, e, "PERSON", "person.in-heading")


def _free(reading: Reading) -> Stretches:
    """What listed names and the words of bodies, offices and forces have taken: no new name stands there."""
    heads = {"body_noun", "office", "force"}
    return Stretches((it.start, it.end) for it in reading.items if it.rows or heads & set(it.classes))


#: A name by its shape alone.
_IRISH = re.compile(r"(?<![\w.-])O['’][A-Z][a-z]{2,}")


def repeated(reading: Reading, found: list[Found]) -> Iterator[Found]:
    """The surnames of people found, wherever else they stand with a capital; and "O’Connor" anywhere."""
    text = reading.text
    surnames = {}
    for f in found:
        if f.label == "PERSON" and not f.rows:
            parts = re.findall(r"[^\W\d_][\w’'-]*", text[f.start : f.end])
            if parts and len(parts[-1]) > 3 and parts[-1][0].isupper() and fold(parts[-1]) not in CALENDAR:
                surnames[fold(parts[-1])] = f
    irish = list(_IRISH.finditer(text))
    if not surnames and not irish:
        return
    taken = Stretches((f.start, f.end) for f in found if f.label not in ("ROLE", "TREATY"))
    for m in irish:
        if not taken.touch(*m.span()):
            yield Found(m.start(), m.end(), "PERSON", "person.shape")
    words = reading.words
    for k in [k for k, word in enumerate(words.words) if word in surnames]:
        start, end = words.starts[k], words.ends[k]
        if not text[start].isupper() or taken.touch(start, end):
            continue
        if not (reading.opens(start) and is_english(text[start:end])):
            yield Found(start, end, "PERSON", "person.named-before")
