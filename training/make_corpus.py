"""TEI volumes -> a DocBin to train a model of names on.

    python make_corpus.py volumes/*.xml.gz -o corpus/train.spacy

The editors of a volume mark persons, but not every one, and places in date lines only. So each token falls under
the first of these that says something:

1. the editors' mark: a person or a place;
2. our rules: their persons, places, bodies, nationalities. Units, treaties and wars, whose names hold names, are
   left open;
3. two weak voices that agree: the small English model takes it for a person, and the editors mark that surname
   elsewhere in the volume;
4. one weak voice alone: left open (spaCy's missing annotation), so that the model is taught neither a name nor
   that there is none;
5. nobody: no name.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans
from tei import Text, documents

import cablenlp
from cablenlp import model
from cablenlp.layers.names import LABELS, trimmed
from cablenlp.pipeline import STATISTICAL

#: Labels of the editors' marks.
EDITORS = {"person": "PERSON", "place": "GPE"}
#: Labels of our rules that the model does not learn, over names that it might.
OPEN = frozenset(("MIL_UNIT", "TREATY", "EVENT"))
#: A training text ends with the paragraph that reaches so many tokens.
TOKENS = 120


class Voices(NamedTuple):
    """Who is asked about a text that the editors left unmarked."""

    rules: Language
    small: Language


def load() -> Voices:
    """Our rules, and the pipes for names of the installed model."""
    return Voices(cablenlp.load(exclude=STATISTICAL), model.load(model.NAMES))


def surnames(texts: Iterable[Text]) -> set[str]:
    """The last words of the persons that the editors of a volume mark."""
    found = (t.text[m.start : m.end].split()[-1] for t in texts for m in t.marks if m.kind == "person")
    return {name for name in found if len(name) > 2 and name[0].isupper() and name[-1] not in ".,"}


def annotate(text: Text, known: set[str], voices: Voices) -> Doc:
    """The text with names, and open where it is not known whether there is one."""
    doc = voices.rules(text.text)
    found = [s for m in text.marks if m.kind in EDITORS for s in _spans(doc, m.start, m.end, EDITORS[m.kind])]
    taken = _tokens(found)
    opened: list[Span] = []
    ours = list(doc.spans["entities"])
    for span in filter_spans([s for s in ours if s.label_ in LABELS | OPEN]):
        if taken.isdisjoint(range(span.start, span.end)):
            (opened if span.label_ in OPEN else found).append(Span(doc, span.start, span.end, label=span.label_))
    taken |= _tokens(s for s in ours if s.label_ != "ROLE")
    read = voices.small(Doc(voices.small.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc]))
    for name in read.ents:
        if name.label_ in LABELS and taken.isdisjoint(range(name.start, name.end)):
            agreed = name.label_ == "PERSON" and name[-1].text in known
            spans = list(_spans(doc, name.start_char, name.end_char, name.label_))
            (found if agreed else opened).extend(spans)
            taken |= _tokens(spans)
    opened += [doc[t.i : t.i + 1] for t in doc if t.text in known and t.i not in taken]
    found = filter_spans(found)
    opened = filter_spans([*found, *opened])  # what is found comes first where they are equally long
    free = _tokens(found)
    doc.set_ents(found, missing=[s for s in opened if free.isdisjoint(range(s.start, s.end))])
    return doc


def cut(doc: Doc, tokens: int = TOKENS) -> Iterator[Doc]:
    """A document as training texts: whole paragraphs, some `tokens` long, with names and what is open."""
    start = 0
    for token in doc:
        last = token.i + 1 == len(doc)
        if last or (token.text.startswith("\n\n") and token.i - start >= tokens):
            yield _part(doc, start, token.i + 1)
            start = token.i + 1


def _part(doc: Doc, start: int, end: int) -> Doc:
    here = doc[start:end]
    part = Doc(doc.vocab, [t.text for t in here], [bool(t.whitespace_) for t in here])
    names = [Span(part, e.start - start, e.end - start, label=e.label_) for e in here.ents]
    part.set_ents(names, missing=[part[t.i - start : t.i - start + 1] for t in here if t.ent_iob == 0])
    return part


def _spans(doc: Doc, start: int, end: int, label: str) -> Iterator[Span]:
    """The name within a stretch of text as a span, without article, possessive or date."""
    for first, last, name in trimmed(doc.text, start, end, label):
        span = doc.char_span(first, last, label=name, alignment_mode="contract")
        if span is not None:
            yield span


def _tokens(spans: Iterable[Span]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end)}


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("volumes", nargs="+", type=Path, help="TEI volumes (.xml, .xml.gz)")
    parser.add_argument("-o", "--output", type=Path, required=True, help="where the DocBin goes (.spacy)")
    parser.add_argument("--every", type=int, default=1, help="take every nth document only")
    options = parser.parse_args(argv)
    voices = load()
    out = DocBin(attrs=["ENT_IOB", "ENT_TYPE"])
    names = left_open = 0
    for volume in options.volumes:
        texts = list(documents(volume))
        known = surnames(texts)
        for text in texts[:: options.every]:
            for part in cut(annotate(text, known, voices)):
                out.add(part)
                names += len(part.ents)
                left_open += sum(t.ent_iob == 0 for t in part)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    out.to_disk(options.output)
    print(f"{len(out)} texts, {names} names, {left_open} tokens left open: {options.output}", file=sys.stderr)


if __name__ == "__main__":
    main()
