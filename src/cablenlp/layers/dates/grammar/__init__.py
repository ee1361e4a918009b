"""Where dates and times stand in a text, and what each says by itself; nothing is resolved here.

`find` looks for anchors first, cheaply (runs of digits, months and weekdays with a capital, words such as
"day" and "year"), then asks the readers at those places alone, so that its time is linear in the text.
"""

from __future__ import annotations

import re

from cablenlp.layers.dates.grammar.anchors import anchors
from cablenlp.layers.dates.grammar.around import finish
from cablenlp.layers.dates.grammar.days import read_day_alone, read_day_first, read_month_first
from cablenlp.layers.dates.grammar.doubles import read_double
from cablenlp.layers.dates.grammar.numeric import read_numeric, read_year_first
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.grammar.periods import (
    read_century,
    read_decade,
    read_decade_words,
    read_era,
    read_fiscal,
    read_fiscal_before,
    read_season,
    read_spelled_century,
)
from cablenlp.layers.dates.grammar.pointed import read_quarter, read_weekend
from cablenlp.layers.dates.grammar.relative import read_day_part, read_deictic, read_feast, read_weekday, read_weekdays
from cablenlp.layers.dates.grammar.times import read_clock, read_group, read_half_hour, read_hour
from cablenlp.layers.dates.grammar.units import read_unit
from cablenlp.layers.dates.grammar.years import read_short_year, read_supplied_year, read_year
from cablenlp.layers.dates.points import RawDate
from cablenlp.layers.dates.words import DAY_PARTS, DECADES, RELATIVE_DAYS, SEASONS, UNITS, WEEKDAYS

_NUMBERED = re.compile(
    r"(?:\b(?:nos?\.?|number|n[°ºo]\.?|paras?\.?|paragraphs?|articles?|art\.?|pages?|pp?\.|vol\.?"
    r"|volume|chapter|sections?|sec\.?|"
    r"annex|item|folios?|ff?\.|op\.|d\.|ll?\.|lot|box|file|resolution|map|sheet|hill|point|document|doc\.?|"
    r"[a-z]*tels?|[a-z]*telegrams?|cables?|cablegrams?|circulars?|airgrams?|despatch|desps?"
    r"|savingram|topad|tosec|dulte|tedul)"
    r"|[№#$£])$"
)
_NO_DATE = re.compile(r"n\.\s?d\.(?!\w)|(?<=[\n\[(])(?:undated|no\sdate)\b(?!\s\w)|^(?:undated|no\sdate)\b(?!\s\w)")
#: Behind a number of one or two digits: no date or time goes on so.
_ENDS = re.compile(r"[);]|,(?!\s{0,2}\[?\d)|\.\s+(?![\djfmasondivx])")
_WORD = re.compile(r"[a-z]+")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")


def find(text: str) -> list[RawDate]:
    """All dates and times of a text, in its order, without overlaps."""
    page = Page(text)
    for pos, end, stem in anchors(page.low, page.signs):
        if pos < page.at:
            continue
        if stem:
            _word(page, pos, end, stem)
        elif page.low[pos] <= "9":
            _digits(page, pos, end)
        else:
            _capital(page, pos)
    return finish(page)


def _digits(page: Page, pos: int, end: int) -> None:
    low, n = page.low, end - pos
    prev = low[pos - 1] if pos else " "
    if prev.isalpha() or prev == "_":
        if low[pos - 2 : pos] in ("fy", "cy"):
            read_fiscal(page, pos, pos - 2)
        return
    if prev in ".,/-:+" and pos > 1 and low[pos - 2].isdigit() and page.at != pos - 1 and page.text[pos - 1] != "—":
        return
    if prev in "#$£№*@=" or (n > 4 and n != 6):
        return
    if (n == 6 or (n == 2 and low[end + 1 : end + 2].isdigit())) and read_group(page, pos):
        return
    if n > 4:
        return
    if n <= 2 and _ENDS.match(low, end):
        _ = read_fiscal_before(page, pos) or (prev == "'" and read_short_year(page, pos)) or read_era(page, pos)
        return
    if n != 3 and read_clock(page, pos, n):
        return
    numbered = n != 3 and not _ORDINAL.match(low, end) and _NUMBERED.search(page.word_before(pos)) is not None
    if n <= 2:
        if not numbered and (read_double(page, pos) or read_day_first(page, pos)):
            return
        if read_numeric(page, pos, end) or numbered:
            return
        if read_fiscal_before(page, pos) or (prev == "'" and read_short_year(page, pos)):
            return
        if read_century(page, pos) or read_day_alone(page, pos):
            return
    elif n == 4 and (read_year_first(page, pos) or read_fiscal_before(page, pos)):
        return
    if read_era(page, pos):
        return
    if low[end : end + 1] == "[" and read_supplied_year(page, pos):
        return
    if n > 1 and low[end : end + 1] in ("s", "'") and read_decade(page, pos):
        return
    if n == 4 and not numbered:
        read_year(page, pos)


def _capital(page: Page, pos: int) -> None:
    low = page.low
    if pos and low[pos - 1].isalpha():
        return
    if read_double(page, pos) or read_month_first(page, pos):
        return
    word = _WORD.match(low, pos)
    if word is None:
        return
    if word[0] in WEEKDAYS:
        read_weekday(page, pos, word[0], word.end())
    elif word[0].endswith("days") and word[0][:-1] in WEEKDAYS:
        read_weekdays(page, pos, word.end())


def _word(page: Page, pos: int, end: int, stem: str) -> None:
    low = page.low
    if stem in ("n.d.", "undated", "no date"):
        m = _NO_DATE.match(low, pos)
        if m and (pos == 0 or not low[pos - 1].isalnum()):
            page.add(pos, m.end(), "date.none", note="undated")
        return
    if stem == "o'clock":
        read_hour(page, pos)
        return
    if stem in ("half past", "quarter") and read_half_hour(page, pos):
        return
    start = pos
    while start > 0 and pos - start < 10 and low[start - 1].isalpha():
        start -= 1
    while end < len(low) and end - pos < 14 and low[end].isalpha():
        end += 1
    if start < page.at:
        return
    if stem == "year" and low[max(0, start - 4) : start - 1] == "new" and read_feast(page, start - 4):
        return
    word = low[start:end]
    if word in RELATIVE_DAYS:
        read_deictic(page, start, end, word)
    elif word in DAY_PARTS:
        read_day_part(page, start, end, word)
    elif word in SEASONS:
        read_season(page, start, end, word)
    elif word == "christmas":
        read_feast(page, start)
    elif word in ("century", "centuries") and read_spelled_century(page, start):
        return
    else:
        plural = word.endswith("s") or word == "centuries"
        name = "century" if word == "centuries" else word.rstrip("s") if plural else word
        if name == "weekend":
            read_weekend(page, start, end)
        elif name == "quarter":
            read_quarter(page, start, end)
        elif word in DECADES:
            read_decade_words(page, start, end, word)
        elif name in UNITS:
            read_unit(page, start, end, name, plural)
