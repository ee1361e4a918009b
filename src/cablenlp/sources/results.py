"""Result lists of digital archives, as copied from the page: date line, title, abstract, next record.

A record may lack the date line or the abstract. What else the page says is told from the records by the
phrases in `results.txt`, by shape (pagers, page numbers, labels with a count) and by place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal, NamedTuple

from cablenlp.months import ANY_MONTH
from cablenlp.sources.files import Line
from cablenlp.sources.options import Options, Raw

Kind = Literal["date", "text", "opens", "closes", "passes", "pager"]

# A longer line is text, whatever it says.
_LONGEST = 120
_COUNT = r"(?:about |over |more than )?\d[\d,.]*"
# "1 - 10 of 42", "Showing 1 to 10 of 42 results": where this stands, records are listed.
_RANGE = re.compile(
    rf"(?:[a-z]+:? ){{0,3}}\d[\d,]* ?(?:-|–|—|to|through) ?\d[\d,]* ?"
    rf"(?:of|out of|/) ?{_COUNT}(?: [a-z]+){{0,3}}[.:]?",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    rf"(?:[a-z]+ ){{0,3}}{_COUNT} (?:search )?(?:results?|documents?|records?|items?|hits|matches|entries)"
    r"(?: (?:found|for|in|match).*)?[.:]?|"
    rf"(?:results?|documents?|records?|items?|hits|total)(?: found)?: ?{_COUNT}",
    re.IGNORECASE,
)
# Each part has one way to match: a line of dots or digits must not be tried in all ways to cut it.
_PAGES = re.compile(r"(?:(?:page|current|first|last|prev(?:ious)?|next|\d{1,4}(?!\d)|of|[^\w\s])\s*)+", re.IGNORECASE)
_BRANDS = re.compile(r"(?:©|\(c\)|copyright\b|https?://|www\.)|\S+@\S+\.\w+$", re.IGNORECASE)
_LABEL = re.compile(r"(?:\S+ ){1,5}[(\[]\d[\d,]*[)\]]")

_YEAR = r"(?:1[0-9]|20)\d\ds?"
_UNDATED = re.compile(
    r"\b(?:undated|not dated|without date|no (?:exact )?date(?: given| available)?|unknown date|unknown|"
    r"date (?:is )?(?:not )?(?:unknown|uncertain|unclear|given|known|specified|unspecified|available))\b|"
    r"\b[ns]\. ?d\.|\b[ns]d\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"\b{ANY_MONTH}\b\.?.*?\d|\d.*?\b{ANY_MONTH}\b|\b{_YEAR}\b|^\d{{1,2}}([./-])(?:\d{{1,2}}|[ivx]{{1,4}})\1\d\d$",
    re.IGNORECASE,
)
_DATE_WORD = re.compile(
    rf"(?:{ANY_MONTH}|{_YEAR}|\d{{1,2}}(?:st|nd|rd|th)?|[ivx]{{1,4}}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"spring|summer|autumn|fall|winter|early|mid|middle|late|later|beginning|start|end|first|second|third|last|half|"
    r"quarter|night|day|week|month|year|"
    r"circa|ca?|approx|approximately|about|around|before|after|between|from|since|until|till|to|through|by|and|or|of|"
    r"the|in|on|probably|possibly|presumably|perhaps|likely|estimated|est|uncertain|date|dated)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W_]+")
# "c.1951", "mid1951", "3June"
_STUCK = re.compile(r"(?<=[A-Za-z])(?=\d{4})|(?<=\d)(?=[A-Z][a-z]{2})")

_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
# Longer words that titles write small.
_SMALL = {
    "from",
    "with",
    "into",
    "regarding",
    "concerning",
    "conveying",
    "transmitting",
    "about",
    "between",
    "over",
}
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.)+$|\b(?:No|Jr|Sr|etc|vol|p)\.$")


@lru_cache(maxsize=1)
def phrases() -> dict[str, frozenset[str]]:
    """The phrases of `results.txt`, by section, folded as `_folded` does."""
    found: dict[str, set[str]] = {}
    section: set[str] = set()
    for line in files("cablenlp.sources").joinpath("results.txt").read_text("utf-8").splitlines():
        phrase = line.partition("#")[0].strip()
        if phrase.startswith("["):
            section = found.setdefault(phrase.strip("[]"), set())
        elif phrase:
            section.add(phrase)
    return {name: frozenset(of) for name, of in found.items()}


def is_date(line: str) -> bool:
    """Whether a line is a date and nothing else: a day, month, year or span, `circa 1951`, `undated`."""
    if len(line) > 80:
        return False
    rest, undated = _UNDATED.subn(" ", line)
    if not undated and not _DATED.search(_STUCK.sub(" ", rest).strip("[]() ?.")):
        return False
    return all(_DATE_WORD.fullmatch(word) for word in _WORDS.findall(_STUCK.sub(" ", rest)))


def is_undated(text: str) -> bool:
    """Whether a date says that there is none: `undated`, `n.d.`, `[no date]`."""
    return not text.strip() or _UNDATED.fullmatch(text.strip(" []()?")) is not None


def kind_of(line: str) -> Kind:
    """What a line is by itself."""
    if len(line) > _LONGEST:
        return "text"
    if _RANGE.fullmatch(line) or _TOTAL.fullmatch(line):
        return "pager"
    if is_date(line):
        return "date"
    if _PAGES.fullmatch(line) or _BRANDS.match(line):
        return "closes" if _BRANDS.match(line) else "passes"
    words = _folded(line).split()
    name = " ".join(words)
    known = phrases()
    section: Kind
    for section in ("opens", "closes", "passes"):
        if name in known[section]:
            return section
    return "passes" if not words else "text"


def looks_like(head: Sequence[str]) -> bool:
    """Whether the first lines of a file are those of a result list.

    Either the page says so (a range of results, a heading over them) and a dated title or the title of a
    document follows, or dates stand alone again and again, a title under each and little more.
    """
    lines = (Line(n, 0, text, False) for n, text in enumerate(head, 1))
    found = list(_paragraphs(lines, 10_000))
    kinds = [p.kind for p in found]
    titled = sum(
        p.kind == "date" and q.kind == "text" and len(q.text) < 400 and not _is_prose(q.text)
        for p, q in pairwise(found)
    )
    if "pager" in kinds or "opens" in kinds:
        return titled > 0 or ("pager" in kinds and any(p.kind == "text" and _is_named(p.text) for p in found))
    return titled > 1 and kinds.index("date") < 3 and len(found) <= 5 * titled + 3


class _Paragraph(NamedTuple):
    kind: Kind
    text: str
    line: int
    start: int
    end: int
    #: The line under a date line, in lists without blank lines: surely a title.
    title: bool = False


@dataclass(slots=True)
class _Open:
    """The record that is being read."""

    date: _Paragraph | None = None
    title: _Paragraph | None = None
    abstract: list[_Paragraph] = field(default_factory=list)
    size: int = 0

    def add(self, paragraph: _Paragraph, limit: int) -> None:
        """A paragraph of the abstract; none is kept once the record is longer than `limit`."""
        if self.size <= limit:
            self.abstract.append(paragraph)
            self.size += len(paragraph.text)

    def close(self) -> Iterator[Raw]:
        if self.title:
            parts = [self.date, self.title, *self.abstract] if self.date else [self.title, *self.abstract]
            kept: list[_Paragraph] = [p for p in parts if p]
            text = "\n\n".join(p.text for p in kept)
            yield Raw(text, line=kept[0].line, start=kept[0].start, end=kept[-1].end)


def read(lines: Iterator[Line], options: Options) -> Iterator[Raw]:
    """The records of a result list; their text is date line, title and abstract, joined by blank lines.

    A date line with no title under it (a year to filter by, say) is no record. Before the list opens and
    after it closes, a record is only begun by a date line or by words that name a kind of document.
    """
    listing = False
    now = _Open()
    for here, after in _pairs(_paragraphs(lines, options.max_chars)):
        if here.kind == "date":
            yield from now.close()
            now, listing = _Open(date=here), True
        elif here.kind == "text":
            if now.date and not now.title:
                now.title = here
            elif here.title or _begins(here, after, now, listing):
                yield from now.close()
                now = _Open(title=here)
            elif now.title and not _is_furniture(here.text) and (not now.abstract or _is_prose(here.text)):
                now.add(here, options.max_chars)
        elif here.kind != "passes":
            # A pager above the list opens it, the same pager below closes it.
            listing = here.kind == "opens" or (here.kind == "pager" and not now.title)
            yield from now.close()
            now = _Open()
    yield from now.close()


def _begins(here: _Paragraph, after: _Paragraph | None, now: _Open, listing: bool) -> bool:
    """Whether a paragraph that follows no date line is the title of an undated record."""
    if _is_prose(here.text):
        return False
    words = here.text.split()
    named = _is_named(here.text)
    if not now.title and not listing:
        return named and len(words) >= 3
    if _is_furniture(here.text):
        return False
    explained = after is not None and after.kind == "text" and _is_prose(after.text)
    if now.title and not now.abstract:
        # An abstract without a full stop, or the next title: titles have their words in capitals.
        return explained or _is_headline(here.text, lower=0.4 if named else 0)
    return named or explained or len(words) >= 4


def _paragraphs(lines: Iterable[Line], limit: int) -> Iterator[_Paragraph]:
    """Lines that stand together, as one paragraph; dates and furniture each alone.

    Where a date line and its title stand in one block, the block is a record: date, title, and the rest is
    the abstract. What goes beyond `limit` is not kept, only that it does.
    """
    block: list[Line] = []
    size = 0
    dated = dense = False  # the line above is a date; blank lines stand between records only
    for line in lines:
        text = line.text.strip()
        kind = _kind_in(block, text, dense=dense) if text else None
        if kind == "text":
            dense |= dated and not block
            if size <= limit + 1:
                block.append(line)
                size += len(text) + 1
            continue
        yield from _of_block(block, dated=dated, dense=dense)
        block, size, dated = [], 0, kind == "date"
        if kind:
            yield _paragraph(kind, [line])
    yield from _of_block(block, dated=dated, dense=dense)


def _kind_in(block: list[Line], text: str, *, dense: bool) -> Kind:
    """What a line is below a block: words of a wrapped paragraph, unless a sentence or a label has just ended."""
    kind = kind_of(text)
    if not block or dense or kind not in ("date", "passes", "closes"):
        return kind
    above = block[-1].text.strip()
    return kind if kind == "date" and (_SENTENCE.search(above) or _is_label(above)) else "text"


def _of_block(block: list[Line], *, dated: bool, dense: bool) -> Iterator[_Paragraph]:
    """A block as one paragraph, or as title and abstract."""
    if not block:
        return
    titled = dated or (dense and len(block) > 1 and not _is_prose(block[0].text.strip()))
    cut = len(block)
    if dense and titled:
        ends = (n for n, line in enumerate(block) if n and not line.text.strip()[:1].islower())
        cut = next(ends, cut)
    yield _paragraph("text", block[:cut], titled=titled)
    if block[cut:]:
        yield _paragraph("text", block[cut:])


def _paragraph(kind: Kind, lines: list[Line], *, titled: bool = False) -> _Paragraph:
    first, last = lines[0], lines[-1]
    start = first.start + len(first.text) - len(first.text.lstrip())
    end = last.start + len(last.text.rstrip())
    return _Paragraph(kind, "\n".join(line.text.strip() for line in lines), first.number, start, end, titled)


def _pairs(found: Iterable[_Paragraph]) -> Iterator[tuple[_Paragraph, _Paragraph | None]]:
    """Each paragraph with the next that is not in passing."""
    waiting: list[_Paragraph] = []
    for paragraph in found:
        waiting.append(paragraph)
        if paragraph.kind != "passes":
            for one in waiting[:-1]:
                yield one, paragraph
            waiting = [paragraph]
        elif len(waiting) > 50:
            yield waiting.pop(0), None
    for one in waiting:
        yield one, None


def _folded(line: str) -> str:
    bare = re.sub(r"\s*[(\[]\d[\d,]*[)\]]\s*$", "", line)
    return " ".join(re.sub(r"^\W+|\W+$", "", bare).casefold().split())


def _is_furniture(text: str) -> bool:
    """Whether a paragraph away from any date line is labels and buttons."""
    lines = text.splitlines()
    if len(lines) == 1 and len(text.split()) < 3 and not _is_prose(text) and not _is_named(text):
        return True
    return len(text) <= 300 and all(kind_of(line) != "text" or _is_label(line) for line in lines)


def _is_label(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    if _LABEL.fullmatch(line) and not _is_named(line):
        return True
    words = _folded(line).split()
    if len(words) > 7:
        return False
    starts = {" ".join(words[:n]) + " *" for n in range(1, len(words))}
    return not starts.isdisjoint(phrases()["passes"] | phrases()["closes"])


def _is_prose(text: str) -> bool:
    """Whether a paragraph reads as sentences, not as a title."""
    if not _SENTENCE.search(text[-20:]) or " " not in text:
        return False
    return not (_ABBREVIATION.search(text[-20:]) and _is_headline(text))


def _is_named(text: str) -> bool:
    """Whether a paragraph begins as titles of documents do: "Telegram", "Top Secret Letter"."""
    words = [w.casefold() for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", text)[:4]]
    return not phrases()["kinds"].isdisjoint(words)


def _is_headline(text: str, lower: float = 0.4) -> bool:
    """Whether the longer words begin with a capital, but for a share of `lower`."""
    words: list[str] = [w for w in re.findall(r"[^\W\d_]{4,}", text) if w not in _SMALL]
    return sum(w[0].islower() for w in words) <= lower * len(words)
