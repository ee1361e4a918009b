"""How many of the persons that the editors of a volume mark does a model of names find?

    python measure.py models/names/model-best --volume held-out.xml.gz --gold ../corpus/gold.jsonl

Both models are asked as the pipeline asks them, on the pipeline's tokens. Of a volume recall alone is told, since
its editors did not mark every person; the sample corpus, whose gold is whole, also tells precision.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import spacy
import srsly
from spacy.language import Language
from tei import documents

from cablenlp import model
from cablenlp.layers.names import LABELS, trimmed
from cablenlp.tokenizer import create_tokenizer

Place = tuple[int, int]


class Case(NamedTuple):
    """A text, the names to find in it, and places where a name is neither asked for nor punished."""

    text: str
    names: dict[str, set[Place]]
    open: set[Place]


def volume(path: Path, every: int = 1) -> Iterator[Case]:
    """Documents of a TEI volume with the persons its editors marked."""
    for text in list(documents(path))[::every]:
        found = (p for m in text.marks if m.kind == "person" for p in trimmed(text.text, m.start, m.end, "PERSON"))
        yield Case(text.text, {"PERSON": {(start, end) for start, end, _ in found}}, set())


def gold(path: Path) -> Iterator[Case]:
    """Documents of a gold file with all names that the model learns."""
    for document in srsly.read_jsonl(path):
        names: dict[str, set[Place]] = {label: set() for label in LABELS}
        for entity in document["entities"]:
            if entity["label"] in LABELS:
                names[entity["label"]].add((entity["start"], entity["end"]))
        others = {(e["start"], e["end"]) for e in document["entities"] if e["label"] not in LABELS}
        yield Case(document["text"], names, others)


def score(cases: Iterable[Case], nlp: Language) -> dict[str, tuple[int, int, int]]:
    """For each label: (names asked for, found with the same ends, predicted)."""
    tokenizer = create_tokenizer()(spacy.blank("en"))
    counts: dict[str, list[int]] = {}
    for case in cases:
        tokens = tokenizer(case.text)
        doc = nlp(spacy.tokens.Doc(nlp.vocab, [t.text for t in tokens], [bool(t.whitespace_) for t in tokens]))
        found: dict[str, set[Place]] = {}
        for e in doc.ents:
            if e.label_ in LABELS:
                for start, end, label in trimmed(case.text, e.start_char, e.end_char, e.label_):
                    if not any(start < b and a < end for a, b in case.open):
                        found.setdefault(label, set()).add((start, end))
        for label, places in case.names.items():
            row = counts.setdefault(label, [0, 0, 0])
            here = found.get(label, set())
            for n, value in enumerate((len(places), len(places & here), len(here))):
                row[n] += value
    return {label: (a, b, c) for label, (a, b, c) in sorted(counts.items())}


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model", type=Path, help="a trained pipeline")
    parser.add_argument("--volume", type=Path, help="a TEI volume that it was not trained on")
    parser.add_argument("--every", type=int, default=1, help="take every nth document of the volume")
    parser.add_argument("--gold", type=Path, help="a gold file in the form of corpus/gold.jsonl")
    options = parser.parse_args(argv)
    models = {str(options.model): model.read(options.model), "installed": model.load(model.NAMES)}
    for name, nlp in models.items():
        if options.volume:
            asked, found, _ = score(volume(options.volume, options.every), nlp)["PERSON"]
            print(f"{name}: {found} of {asked} marked persons found, {found / max(asked, 1):.3f}")
        if options.gold:
            for label, (asked, found, given) in score(gold(options.gold), nlp).items():
                p, r = found / max(given, 1), found / max(asked, 1)
                print(f"{name}: {label:7} p {p:.3f}  r {r:.3f}  of {asked}")


if __name__ == "__main__":
    main()
