"""How fast the rule layers are, as a share of the tokenizer's own speed, measured in one run.

    python benchmarks/rules.py [TEXT.txt ...]

Without files it reads prose that it makes from the sample corpus. Both sides run on the same texts in turns; the
figure is the median of the turns, since machines are noisy. Seconds mean nothing; ratios do.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import cablenlp
from cablenlp.export import to_dict
from cablenlp.pipeline import STATISTICAL

TURNS = 7
CORPUS = Path(__file__).parent.parent / "corpus" / "cables"


def prose(paths: list[str]) -> list[str]:
    """Texts of some hundred words each, 40,000 words in all."""
    files = [Path(p) for p in paths] or sorted(CORPUS.glob("*.txt"))
    texts = [f.read_text(encoding="utf8") for f in files]
    words = sum(len(t.split()) for t in texts)
    # every copy gets a word of its own, so that no cache of whole texts helps
    return [f"{text}\n{n}th copy" for n in range(max(1, 40_000 // words)) for text in texts]


def seconds(run: object, texts: list[str]) -> float:
    start = time.perf_counter()
    for text in texts:
        run(text)  # type: ignore[operator]
    return time.perf_counter() - start


def main() -> None:
    nlp = cablenlp.load(exclude=STATISTICAL)
    texts = prose(sys.argv[1:])
    words = sum(len(t.split()) for t in texts)
    for text in texts[: len(texts) // 4]:
        nlp(text)
    rows = {"tokenizer": [], "rule layers": [], "rule layers, wire form": []}  # type: dict[str, list[float]]
    layers: dict[str, list[float]] = {name: [] for name in nlp.pipe_names}
    for _ in range(TURNS):
        tokenizer = seconds(nlp.make_doc, texts)
        rows["tokenizer"].append(1.0)
        rows["rule layers"].append(tokenizer / seconds(nlp, texts))
        rows["rule layers, wire form"].append(tokenizer / seconds(lambda t: to_dict(nlp(t)), texts))
        docs = [nlp.make_doc(t) for t in texts]
        for name, layer in nlp.pipeline:
            start = time.perf_counter()
            for doc in docs:
                layer(doc)
            layers[name].append((time.perf_counter() - start) / tokenizer)
    print(
        f"{len(texts)} texts, {words} words; tokenizer {words / tokenizer / 1000:.0f} thousand words a second in the last turn"
    )
    for name, ratios in rows.items():
        print(f"{name:28} {statistics.median(ratios):.2f} of the tokenizer's speed")
    for name, shares in layers.items():
        print(f"  {name:26} costs {statistics.median(shares):.2f} of the tokenizer")


if __name__ == "__main__":
    main()
