"""What is wrong in pattern files, one sentence each: what `cablenlp patterns check` prints.

`reading` holds each row to its model, `names` and `references` against all other rows, `examples` runs the examples
through the layers themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cablenlp.lexicon.files import files_of, patterns_folder
from cablenlp.lexicon.lint.examples import failing
from cablenlp.lexicon.lint.names import common, forms, shared
from cablenlp.lexicon.lint.reading import Line, Read
from cablenlp.lexicon.lint.references import dangling, holders, known
from cablenlp.lexicon.store import Lexicon, packaged

__all__ = ["check"]


def check(paths: Sequence[str | Path] = ()) -> list[str]:
    """The problems of pattern files, in the order of files and lines; none when all is well.

    Args:
        paths: Overlays, files or folders; the packaged rows when left out.

    Raises:
        PatternError: a path does not exist, or cannot be read.
    """
    ours = not paths
    read = Read()
    for path in [Path(p) for p in paths] or [patterns_folder()]:
        for file in files_of(path):
            read.add(file, f"patterns/{file.name}" if ours else str(file))
    if read.unsound:  # the rest is held against all rows together
        return [*read.unsound, *read.problems]
    lexicon = packaged() if ours else packaged().with_rows(read.sound)
    return [
        *read.problems,
        *_one_by_one(read.lines, lexicon, ours),
        *shared(read.lines, lexicon),
        *failing(read.lines, lexicon),
    ]


def _one_by_one(lines: Sequence[Line], lexicon: Lexicon, ours: bool) -> Iterator[str]:
    """What is wrong with each row beside all others; with ours also that it has no example."""
    there = known(lexicon)
    for line in lines:
        yield from forms(line)
        yield from () if ours else common(line, lexicon)
        yield from dangling(line, lexicon, there)
        yield from holders(line, lexicon)
        if ours and not getattr(line.row, "yes", True):  # sources and states fire nowhere
            yield line.says("has no example", "give it a text under `yes` that marks the «mention»")
