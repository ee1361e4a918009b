"""What a long list of names costs: seconds and memory to load it, and how much slower a text is read with it.

    python benchmarks/names.py [TEXT.txt ...]

Lists of 100 and of 100,000 made-up names, the same in every run, are laid over the packaged rows: as people of two
names each, as people of one, and as rows of a spaCy ruler. Loading is measured in a fresh process, as a user meets it,
until the first document is read; the speed as a ratio in one run, both lists in turns.
"""

from __future__ import annotations

import gc
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from rules import prose, seconds

import cablenlp
from cablenlp.pipeline import STATISTICAL

TURNS = 7
FEW, MANY = 100, 100_000
SYLLABLES = [c + v for c in "b d f g k l m n p r s t v z br dr kr st".split() for v in "a e i o u ai ou".split()]
#: Run in a process of its own: seconds of the processor to load a list and read a text with it, memory at the peak.
LOAD = """
import sys, time, resource, cablenlp
from cablenlp.pipeline import STATISTICAL
cablenlp.load(exclude=STATISTICAL)("Gromyko to Filippov, 3 April 1951")
start = time.process_time()
cablenlp.load(patterns=sys.argv[1:], exclude=STATISTICAL)("Gromyko to Filippov, 3 April 1951")
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def names(number: int) -> Iterator[tuple[str, str]]:
    """So many given names and surnames; the first ones are the same for any number."""
    draw = random.Random(1950)
    for _ in range(number):
        given, family = ("".join(draw.choices(SYLLABLES, k=k)) for k in (2, draw.choice((2, 3, 4))))
        yield given.capitalize(), family.capitalize()


def row(n: int, name: str, *more: object) -> dict[str, object]:
    """A person of ours with these names."""
    key = f"x-{n}"
    forms = [name, *more]
    return {"id": f"person:{key}", "label": "PERSON", "kb_id": key, "name": name, "forms": forms, "source": f"row {n}"}


def two_each(number: int) -> Iterator[dict[str, object]]:
    for n, (given, family) in enumerate(names(number // 2)):
        yield row(n, f"{given} {family}", {"text": family, "form": "surname"})


def one_each(number: int) -> Iterator[dict[str, object]]:
    for n, (given, family) in enumerate(names(number)):
        yield row(n, f"{given} {family}")


def of_a_ruler(number: int) -> Iterator[dict[str, object]]:
    for n, (given, family) in enumerate(names(number)):
        yield {"label": "PERSON", "pattern": f"{given} {family}", "id": f"x-{n}"}


LISTS: dict[str, Callable[[int], Iterator[dict[str, object]]]] = {
    "people of two names": two_each,
    "people of one name": one_each,
    "rows of a ruler": of_a_ruler,
}


def main() -> None:
    texts = prose(sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        print(f"{MANY:,} names, laid over the packaged rows")
        for what, make in LISTS.items():
            for number in (FEW, MANY):
                lines = (json.dumps(r) + "\n" for r in make(number))
                Path(folder, f"{number}.jsonl").write_text("".join(lines), encoding="utf8")
            many = str(Path(folder, f"{MANY}.jsonl"))
            out = subprocess.run([sys.executable, "-c", LOAD, many], capture_output=True, text=True, check=True).stdout
            took, peak = map(float, out.split())
            few, long = (cablenlp.load(patterns=[Path(folder, f"{n}.jsonl")], exclude=STATISTICAL) for n in (FEW, MANY))
            for text in texts[: len(texts) // 4 + 1]:
                few(text)
                long(text)
            gc.collect()
            gc.freeze()
            best = [float("inf"), float("inf")]
            for _ in range(TURNS):
                best = [min(b, seconds(nlp, texts)) for b, nlp in zip(best, (few, long), strict=True)]
            gc.unfreeze()
            ratio = best[1] / best[0]
            print(f"{what:20} load {took:4.1f} s, {peak:3.0f} MB at the peak; a text costs {ratio:.2f} of {FEW} names'")


if __name__ == "__main__":
    main()
