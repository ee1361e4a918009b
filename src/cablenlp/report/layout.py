"""Text and columns that fit a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

# Text is never squeezed into fewer characters than these, nor a column into fewer, but where nothing else helps.
_NARROWEST, _COLUMN = 24, 8
_GAP = "  "


def wrapped(text: str, width: int, first: str = "", more: str | None = None) -> list[str]:
    """A text as lines of at most this width, the first after one beginning, the others after another (the same)."""
    more = first if more is None else more
    room = max(width, len(first) + _NARROWEST)
    text = " ".join(text.split())
    return wrap(
        text, room, initial_indent=first, subsequent_indent=more, break_on_hyphens=False, break_long_words=False
    ) or [first.rstrip()]


def columns(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Rows as lines, each column as wide as its widest cell."""
    cells = [[" ".join(str(c).split()) for c in row] for row in rows]
    yield from _lines(cells, [max(map(len, column)) for column in zip(*cells, strict=True)])


def fitted(rows: Iterable[Sequence[str]], width: int) -> Iterator[str]:
    """Rows as columns; the cells of the widest are broken over several lines until all fit."""
    cells = [[" ".join(c.split()) for c in row] for row in rows]
    if not cells:
        return
    widths = _fitting(cells, width - len(_GAP) * (len(cells[0]) - 1))
    for row in cells:
        broken = [wrap(text, w, break_on_hyphens=False) for text, w in zip(row, widths, strict=True)]
        yield from _lines(zip_longest(*broken, fillvalue="") if any(broken) else [row], widths)


def _lines(rows: Iterable[Iterable[str]], widths: Sequence[int]) -> Iterator[str]:
    for row in rows:
        yield _GAP.join(text.ljust(w) for text, w in zip(row, widths, strict=True)).rstrip()


def _fitting(cells: Sequence[Sequence[str]], room: int) -> list[int]:
    """How wide each column is: words stay whole as long as that can be."""
    by_column = list(zip(*cells, strict=True))
    widths = [max(map(len, column)) for column in by_column]
    longest = [max((len(word) for cell in column for word in cell.split()), default=0) for column in by_column]
    for least in (longest, [min(_COLUMN, word) for word in longest]):
        while sum(widths) > room:
            wide = [n for n, w in enumerate(widths) if w > max(1, least[n])]
            if not wide:
                break
            widths[max(wide, key=widths.__getitem__)] -= 1
    return widths
