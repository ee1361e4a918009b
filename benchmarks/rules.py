"""How fast the rule layers are, as a share of the tokenizer's own speed, measured in one run.

    python benchmarks/rules.py [TEXT.txt ...]

Without files it reads prose that it makes from the sample corpus: the paragraphs of the cables and the abstracts of the
records, in an order drawn anew for each document, so that no document is like another. Both sides read the same texts
in turns, and the figure is that of the best turns, since machines are noisy. Seconds mean nothing; ratios do.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import cablenlp
from cablenlp.export import to_dict
from cablenlp.pipeline import STATISTICAL

TURNS = 7
DOCUMENTS, PARAGRAPHS = 40, 14
CORPUS = Path(__file__).parent.parent / "corpus"


def prose(paths: list[str]) -> list[str]:
    """The given files, or documents of some thousand words each."""
    if paths:
        return [Path(p).read_text(encoding="utf8") for p in paths]
    files = [*sorted(CORPUS.glob("cables/*.txt")), *sorted(CORPUS.glob("records/*.txt"))]
    paragraphs = [p for f in files for p in f.read_text(encoding="utf8").split("\n\n") if len(p.split()) > 30]
    draw = random.Random(1950)  # the same documents in every run
    return ["\n\n".join(draw.sample(paragraphs, PARAGRAPHS)) for _ in range(DOCUMENTS)]


def seconds(run: Callable[[str], object], texts: list[str]) -> float:
    """How long it takes to read all texts."""
    start = time.perf_counter()
    for text in texts:
        run(text)
    return time.perf_counter() - start


def main() -> None:
    nlp = cablenlp.load(exclude=STATISTICAL)
    texts = prose(sys.argv[1:])
    words = sum(len(t.split()) for t in texts)
    for text in texts[: len(texts) // 4 + 1]:
        nlp(text)
    gc.collect()
    gc.freeze()  # as the batch command does: the rows need not be looked at by the collector
    runs: dict[str, Callable[[str], object]] = {
        "tokenizer": nlp.make_doc,
        "rule layers": nlp,
        "rule layers, wire form": lambda text: to_dict(nlp(text)),
    }
    best = dict.fromkeys([*runs, *nlp.pipe_names], float("inf"))
    for _ in range(TURNS):
        for name, run in runs.items():
            best[name] = min(best[name], seconds(run, texts))
        turn = dict.fromkeys(nlp.pipe_names, 0.0)
        for text in texts:
            doc = nlp.make_doc(text)
            for name, layer in nlp.pipeline:
                start = time.perf_counter()
                layer(doc)
                turn[name] += time.perf_counter() - start
        best.update({name: min(best[name], took) for name, took in turn.items()})
    tokenizer = best["tokenizer"]
    print(f"{len(texts)} documents, {words} words; tokenizer {words / tokenizer / 1000:.0f} thousand words a second")
    for name in runs:
        print(f"{name:28} {tokenizer / best[name]:.2f} of the tokenizer's speed")
    for name in nlp.pipe_names:
        print(f"  {name:26} costs {best[name] / tokenizer:.2f} of the tokenizer")


if __name__ == "__main__":
    main()
