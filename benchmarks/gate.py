"""What the gate before the parser saves and what it costs.

    python benchmarks/gate.py [TEXT.jsonl]

Sentences without a word of the event frames are not parsed. The first figure is how many times faster rules and gated
parse are than the small English pipeline in full, on the same texts in the same run (lines with `text`; without a file
the sample's records and cables). The second is what the gate loses: the events of the sample's gold that are found
with every sentence parsed, and those found behind the gate. Seconds mean nothing; ratios do. Everything runs in one
thread, and the collector is kept from the rows and from looking often, as by the batch command, for all pipelines.
"""

from __future__ import annotations

import gc
import gzip
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

os.environ.update(OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1", OMP_NUM_THREADS="1")

import spacy
from spacy.language import Language

import cablenlp
from cablenlp import model, scoring
from cablenlp.batch import NEW_OBJECTS
from cablenlp.export import to_dict

TURNS = 5
MOST = 30
CORPUS = Path(__file__).parent.parent / "corpus"


def texts(paths: list[str]) -> list[str]:
    """The texts to read, no more than `MOST`."""
    if not paths:
        files = [*sorted(CORPUS.glob("cables/*.txt")), *sorted(CORPUS.glob("records/*.txt"))]
        return [f.read_text(encoding="utf8") for f in files]
    raw = Path(paths[0]).read_bytes()
    lines = (gzip.decompress(raw) if paths[0].endswith(".gz") else raw).decode("utf8").splitlines()
    rows = [str(json.loads(line)["text"]) for line in lines]
    return rows[:: max(1, len(rows) // MOST)][:MOST]


def speed(read: list[str]) -> None:
    """Print how the pipelines compare, each at its best of some turns."""
    runs: dict[str, Language] = {
        "small English pipeline, in full": spacy.load(model.installed() or ""),
        "rules and gated parse": cablenlp.load(exclude=("cable_names",)),
        "rules and parse of all": cablenlp.load(
            exclude=("cable_names",), config={"components": {"cable_syntax": {"gate": False}}}
        ),
    }
    best = dict.fromkeys(runs, float("inf"))
    for turn in range(TURNS + 1):
        for name, nlp in runs.items():
            start = time.process_time()
            for _ in nlp.pipe(read):
                pass
            best[name] = min(best[name], time.process_time() - start) if turn else best[name]
        if not turn:  # the first turn only warms up
            gc.collect()
            gc.freeze()
            gc.set_threshold(NEW_OBJECTS)
    print(f"{len(read)} texts, {sum(len(t.split()) for t in read)} words", flush=True)
    full = next(iter(best.values()))
    for name, took in best.items():
        print(f"{name:34} {full / took:5.2f} times the speed of the full pipeline", flush=True)


def recall() -> None:
    """Print which share of the gold's events is found with the gate and without it."""
    print(f"{'gold':24} {'all parsed':>10} {'gated':>8} {'lost':>7} {'sentences parsed':>17}")
    for name, gold, rows in sets():
        found: list[float] = []
        shares: list[float] = []
        for gate in (False, True):
            nlp = cablenlp.load(config={"components": {"cable_syntax": {"gate": gate}}})
            said: dict[str, Any] = {}
            parsed = total = 0
            for key, text, date in rows:
                doc = nlp(cablenlp.make_doc(nlp, text, id=key, date=date))
                said[key] = to_dict(doc)
                total += sum(1 for _ in doc.sents)
                parsed += sum(any(t.tag for t in sentence) for sentence in doc.sents)
            found.append(scoring.score(gold, said)["event in sentence"]["r"])
            shares.append(parsed / total)
        lost = f"{100 * (found[0] - found[1]):.2f}"
        print(f"{name:24} {found[0]:10.4f} {found[1]:8.4f} {lost:>7} {shares[1] / shares[0]:17.2f}")


def sets() -> list[tuple[str, dict[str, Any], list[tuple[str, str, str | None]]]]:
    """The gold of the sample: its name, the annotations, and the texts with their dates."""
    out = []
    for name in ("gold.jsonl", "sentences.gold.jsonl"):
        gold = scoring.load(CORPUS / name)
        rows = [(k, str(v["text"]), v["header"]["date"]) for k, v in gold.items()]
        out.append((f"corpus/{name}", gold, rows))
    return out


def main() -> None:
    speed(texts(sys.argv[1:]))
    recall()


if __name__ == "__main__":
    main()
