"""The one table on the Doc: `doc._.cable`, plain JSON values, one section a layer.

What fits a span stands on the span (label, `kb_id_`, `id_`) in `doc.spans`; what does not stands here:

- `id`, `date`, `source`: what the caller gave with the text
- `shapes`, `mentions`, `dates`, `links`: values of spans, by `key(span)`
- `document`: the document's date and the span that gave it
- `aliases`, `references`, `header`, `events`: what the layers of that name found; they point at spans by key
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any
from weakref import WeakKeyDictionary

from spacy.tokens import Doc, Span, SpanGroup

Table = dict[str, Any]


def ensure_extension() -> None:
    """Make `doc._.cable` exist; done by whatever first needs it, never at import."""
    if not Doc.has_extension("cable"):
        Doc.set_extension("cable", getter=table, setter=_set)


def _set(doc: Doc, values: Table) -> None:
    doc.user_data[_PLACE] = values


#: Where spaCy keeps what stands in `doc._`, and so what it saves and copies; looked up directly, since every layer asks
#: many times.
_PLACE: Any = ("._.", "cable", None, None)
#: The text as it was given and as the layers read it; `doc.text` is joined anew each time it is asked for, at a fifth
#: of the cost of tokenizing.
_TEXTS: WeakKeyDictionary[Doc, tuple[str, str]] = WeakKeyDictionary()
#: Line ends of other systems, of pages and paragraphs; spaces that do not break, thin and wide ones.
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def table(doc: Doc) -> Table:
    """The table of a Doc, empty at first."""
    values: Table | None = doc.user_data.get(_PLACE)
    if values is None:
        ensure_extension()
        values = doc.user_data[_PLACE] = {}
    return values


def remember(doc: Doc, text: str) -> None:
    """The text of a Doc, from the tokenizer that was given it."""
    _TEXTS[doc] = text, as_read(text)


def as_read(text: str) -> str:
    """A text with plain line ends and spaces, sign for sign, so that every place in it is one in the text given."""
    if not text.isascii():
        text = _SPACES.sub(" ", text)
    return _BREAKS.sub(lambda m: " \n" if len(m[0]) == 2 else "\n", text)


def text_of(doc: Doc) -> str:
    """The text of a Doc as layers read it (`as_read`), made once for all of them."""
    if doc not in _TEXTS:
        remember(doc, doc.text)
    return _TEXTS[doc][1]


def text_given(doc: Doc) -> str:
    """The text of a Doc as it was given."""
    if doc not in _TEXTS:
        remember(doc, doc.text)
    return _TEXTS[doc][0]


def section(doc: Doc, name: str) -> dict[str, Any]:
    """One section of the table, empty where its layer has not run; not to be written to."""
    found: dict[str, Any] = table(doc).get(name) or {}
    return found


def key(start: int, end: int, label: str) -> str:
    """How the table names a mention: its offsets in code points and its label."""
    return f"{start}-{end}-{label}"


def unkey(name: str) -> tuple[int, int, str]:
    """The offsets and the label of a mention's name in the table."""
    start, end, label = name.split("-", 2)
    return int(start), int(end), label


class Mark:
    """What a layer needs of a span, without the span: making one for each look is what costs most."""

    __slots__ = ("end_char", "id_", "kb_id_", "label_", "start_char")

    def __init__(self, start: int, end: int, label: str, rule: str = "", kb_id: str = ""):
        self.start_char, self.end_char = start, end
        self.label_, self.id_, self.kb_id_ = label, rule, kb_id


Placed = list[tuple[int, int, Mark]]
_MARKS: WeakKeyDictionary[Doc, dict[str, tuple[SpanGroup, Placed]]] = WeakKeyDictionary()


def placed(doc: Doc, name: str) -> Placed:
    """A layer's spans with their exact places (`bounds`), in the order of the text; not to be written to."""
    if name not in doc.spans:
        return []
    group: SpanGroup = doc.spans[name]
    known = _MARKS.setdefault(doc, {})
    of, found = known.get(name) or (None, [])
    if of is not group or len(found) != len(group):  # somebody else has written it
        found = _marks(group)
        known[name] = group, found
    return found


def _marks(spans: Iterable[Span]) -> Placed:
    return [(*bounds(s), Mark(*bounds(s), s.label_, s.id_, s.kb_id_)) for s in spans]


def bounds(span: Span) -> tuple[int, int]:
    """Where a span stands in the text; a mention that ends within a token has its exact place in its value."""
    start, end = span.start_char, span.end_char
    exact = table(span.doc).get("exact")
    place = exact.get(key(start, end, span.label_)) if exact else None
    return (place[0], place[1]) if place else (start, end)


def span_key(span: Span) -> str:
    """`key` of a span."""
    return key(*bounds(span), span.label_)


_TOKENS: WeakKeyDictionary[Doc, tuple[list[int], list[int]]] = WeakKeyDictionary()


def token_places(doc: Doc) -> tuple[list[int], list[int]]:
    """Where the tokens of a Doc begin and end, looked up once."""
    found = _TOKENS.get(doc)
    if found is None or len(found[0]) != len(doc):
        starts: list[int] = doc.to_array("IDX").tolist()
        lengths: list[int] = doc.to_array("LENGTH").tolist()
        found = _TOKENS[doc] = starts, [s + n for s, n in zip(starts, lengths, strict=True)]
    return found


def token_texts(doc: Doc) -> list[str]:
    """The tokens of a Doc as they stand: slices of its text, far cheaper than asking each token."""
    text = text_of(doc)
    return [text[start:end] for start, end in zip(*token_places(doc), strict=True)]


def make_span(doc: Doc, start: int, end: int, label: str, rule: str, kb_id: str = "") -> Span:
    """A span over `text[start:end]`, widened to whole tokens where it must be; `bounds` gives the exact place."""
    return _span(doc, *token_places(doc), Mark(start, end, label, rule, kb_id))


def _span(doc: Doc, starts: list[int], ends: list[int], mark: Mark) -> Span:
    start, end, label = mark.start_char, mark.end_char, mark.label_
    first, last = max(0, bisect_right(starts, start) - 1), bisect_left(ends, end)
    if not 0 <= start < end or last >= len(ends):
        raise ValueError(f"nothing stands at {start}-{end} of a text of {len(text_of(doc))}")
    if starts[first] != start or ends[last] != end:
        table(doc).setdefault("exact", {})[key(starts[first], ends[last], label)] = [start, end]
    add = doc.vocab.strings.add
    kb_id = add(mark.kb_id_) if mark.kb_id_ else 0
    return Span(doc, first, last + 1, label=add(label), kb_id=kb_id, span_id=add(mark.id_))


def set_group(doc: Doc, name: str, spans: Iterable[Span]) -> None:
    """Write a layer's spans, in the order of the text; a second run replaces the first."""
    ordered = sorted(spans, key=lambda s: (s.start, -s.end))
    doc.spans[name] = ordered
    _MARKS.setdefault(doc, {})[name] = doc.spans[name], _marks(ordered)


def set_marks(doc: Doc, name: str, marks: Iterable[Mark]) -> list[Span]:
    """Write a layer's spans from their marks, in the order of the text; gives the spans."""
    ordered = sorted(marks, key=lambda m: (m.start_char, -m.end_char))
    starts, ends = token_places(doc) if ordered else ([], [])
    spans = [_span(doc, starts, ends, mark) for mark in ordered]
    doc.spans[name] = spans
    _MARKS.setdefault(doc, {})[name] = doc.spans[name], [(m.start_char, m.end_char, m) for m in ordered]
    return spans


def rewrite(doc: Doc, name: str, changed: Iterable[tuple[int, Mark]]) -> None:
    """Put other marks of the same places into a layer's spans: which, by number, and what."""
    marks = placed(doc, name)
    for n, mark in changed:
        doc.spans[name][n] = _span(doc, *token_places(doc), mark)
        marks[n] = (mark.start_char, mark.end_char, mark)


def group(doc: Doc, name: str) -> list[Span]:
    """A layer's spans, empty where it has not run."""
    return list(doc.spans[name]) if name in doc.spans else []
