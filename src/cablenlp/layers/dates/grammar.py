"""Where dates and times stand in a text, and what each says by itself; nothing is resolved here.

`find` looks for anchors first, cheaply (runs of digits, months and weekdays with a capital, words such as "day"
and "year"), then matches expressions at those places alone, so that its time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

Join = Literal["", "range", "or", "and"]
Anchor = Literal["document", "text"]
Step = tuple[str, int, Anchor]


@dataclass(frozen=True, slots=True)
class Point:
    """What one date says: any of its parts may be missing.

    Attributes:
        year: Astronomical year (1 BC is 0).
        short: Two digits of a year whose century is not written.
        month, day: As written.
        weekday: Monday is 0.
        season: EDTF code, 21 (spring) to 24 (winter).
        mask: Decade or century, `195X`, `18XX`, `-04XX`.
        fiscal: `us`, `japan` or `calendar`, where `year` is a fiscal year.
        step: Unit, how many, from where: ("day", -1, "document") is yesterday; what else is given refines it.
        toward: -1 "last", 1 "next", of a month or weekday.
        order: Separator of a numeric date whose first and second number are day and month in either order.
        part: Part of the period: early, mid, late, h1, h2, q1-q4, d1-d3 (ten days), w1-w4, wl, m<n>.
    """

    year: int | None = None
    short: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    mask: str | None = None
    fiscal: str | None = None
    step: Step | None = None
    toward: int = 0
    order: str | None = None
    part: str | None = None


@dataclass(slots=True)
class RawDate:
    """A mention as it stands: `text[start:end]`, the rule that found it, and what it says.

    `weak` mentions (a bare month, weekday, season, year, duration) give way to names that hold the same words.
    """

    start: int
    end: int
    label: str
    rule: str
    points: tuple[Point, ...] = ()
    join: Join = ""
    clock: tuple[str, ...] = ()  # "21:30", two for a stretch
    zone: str = ""
    duration: str | None = None
    bound: str | None = None
    sign: str = ""  # EDTF qualifier
    old_style: bool = False
    note: str | None = None
    weak: bool = False
    loose: bool = False  # a number that is a year only where it lies near the document's
    doubtful: bool = False  # stands only beside another date, or behind a preposition


# --- words -----------------------------------------------------------------------------------------------

MONTHS = {
    name: k
    for k, names in enumerate(
        (
            "january jan", "february feb febr", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ), 1)
    for name in names.split()
} | {
    # as typists and scanners write them
    "janurary": 1, "januray": 1, "janaury": 1, "febuary": 2, "feburary": 2, "febraury": 2, "agust": 8, "septemer": 9,
    "sepember": 9, "septemeber": 9, "septernber": 9, "ocotber": 10, "octoher": 10, "novernber": 11, "novemeber": 11,
    "novmber": 11, "decernber": 12, "decemeber": 12, "decmber": 12,
}  # fmt: skip
WEEKDAYS = {
    name: k
    for k, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu", "friday fri",
         "saturday sat", "sunday sun"))
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
ROMANS = {r: k for k, r in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)}
_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = {w: k for k, w in enumerate([*_ONES, *_TEENS], 1)} | {w: 10 * k for k, w in enumerate(_TENS, 2)}
ORDINALS = {
    w: k
    for k, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split(), 1)
}  # fmt: skip
UNITS = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "m",
    "decade": "10Y", "century": "100Y", "fortnight": "2W",
}  # fmt: skip
_DAYPARTS = {"morning", "afternoon", "evening", "night", "noon", "midnight"}


def _any(words: object) -> str:
    return "|".join(sorted(words, key=lambda w: -len(w)))  # type: ignore[call-overload]


# --- expressions, on the small-letter text ---------------------------------------------------------------

_NOT_A_DAY = (
    r"(?![:.]\d|,\d{3}(?!\d)|\s{0,2}[ap]\.?\s?m\b|\s{0,2}(?:hours|hrs?|o'clock|noon|midnight|per\s?cent|percent|million)\b"
    r"|\s?%)"
)
_D = (
    rf"\[?(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:\s?(?:st|nd|rd|th|d)\b)?\]?(?:\s?\(\?\)|\?)?"
    rf"(?:\s?\[(?:3[01]|[12]\d|[1-9])\??\])?{_NOT_A_DAY}"
)
_DAYS = (
    rf"{_D}(?:(?:\s?,\s{{0,2}}{_D}){{0,6}}\s?,?\s{{1,2}}(?:and|or|&)\s{{1,2}}(?:the\s)?{_D}"
    rf"|\s?[-/]\s?{_D}|\s{{1,2}}(?:to|until|till|through|thru)\s{{1,2}}(?:the\s)?{_D})?"
)
_FULL_MONTHS = {m for m in MONTHS if len(m) > 4 and m != "febr"} | {"may", "june", "july"}
_M = rf"((?:{_any(_FULL_MONTHS)})(?![a-z])|(?:{_any(set(MONTHS) - _FULL_MONTHS)})(?![a-z]))(?:(?<!may|une|uly|ary|rch|ril|ust|ber)\.)?"
_BC = r"\s?(?:b\.\s?c\b\.?(?:\s?e\b\.?)?|bce?\b)"
_AD = r"\s?(?:a\.\s?d\b\.?|ad\b|ce\b)"
_YEAR = (
    rf"\[?(?:\d{{1,4}}{_BC}|(?:1[4-9]|20)\d\d(?!\d)|(?:1\d|20)\d\[\d\??\]|(?:1\d|20)\[\d\d\??\]|'\d\d(?!\d)"
    r"|\d\d(?!\d|[.,:/]\d|\s{0,2}[ap]\.?\s?m\b|\s{0,2}(?:hours|hrs?|o'clock|noon|per\s?cent|percent|million)\b|\s?%))"
    r"(?:\?|\s?\(\?\))?\]?"
)
_SAME_YEAR = r"(?:\s?,?\s{1,2}(?:of\s{1,2})?(this|that|last|next|the\s(?:same|following|previous|preceding|next))\s{1,2}year\b)"
_WEEKDAY_NAME = rf"(?:{_any(w for w in WEEKDAYS if w.endswith('day'))})"

DAY_FIRST = re.compile(
    rf"({_DAYS})[\"»”]?(?:\s{{1,3}}(?:day\s{{1,2}}of\s{{1,2}}|of\s{{1,2}})?|\s?[-./]\s?){_M}"
    rf"(?:(\s?,?\s{{0,3}}|\s{{1,2}}of\s{{1,2}}|\s?[-./]\s?)({_YEAR})|{_SAME_YEAR})?|({_DAYS})[-./]?{_M}({_YEAR})?"
)
MONTH_FIRST = re.compile(
    rf"{_M}(?:(?:,?\s{{1,3}}|\s?-\s?|\s{{0,1}})(?:the\s{{1,2}})?({_DAYS}))?"
    rf"(?:(\s?[,.]?\s{{0,3}}|\s{{1,2}}of\s{{1,2}}|\s?[-./]\s?)({_YEAR})|{_SAME_YEAR})?"
)
NUMERIC = re.compile(
    r"(\d{1,2})\s?([./-])\s?(\d{1,2}|x{0,1}(?:i{1,3}|iv|vi{0,3}|ix)|x)\s?([./-])\s?('?(?:(?:1[4-9]|20)\d\d|\d\d))"
    r"(?![\d/]|[.-]\d|\w)"
)
YEAR_FIRST = re.compile(r"((?:1[4-9]|20)\d\d)([./-])(\d{1,2})(?:\2(\d{1,2}))(?!\d|[./-]\d)")
YEAR_MONTH = re.compile(r"((?:1[4-9]|20)\d\d)-(0[1-9]|1[0-2])(?![\d/]|-\d)")
GROUP = re.compile(rf"(\d\d)([01]\d|2[0-4])([0-5]\d)\s?([a-z])\b(?:\s{{1,2}}{_M}(?:\s{{1,2}}({_YEAR}))?)?")
ERA_YEAR = re.compile(
    rf"(\d{{1,4}})(?:(\s?[-/]\s?|\s{{1,2}}(?:to|until|and|or)\s{{1,2}})(\d{{1,4}}))?(?:({_BC})|({_AD}))"
)
FILE_AFTER = re.compile(r"\s?\w*/|\s\w+/\d")
DECADE = re.compile(rf"((?:1\d|20|\d)?\d0)('?)s\b({_BC})?")
CENTURY = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)|({_any(ORDINALS)}))[\s-]{{1,2}}centur(?:y|ies)\b(?:({_BC})|{_AD})?"
)
YEARS = re.compile(
    r"((?:1\d|20)\d\d)(?:(\s?[-/]\s?|\s{1,2}(?:to|through|until|till)\s{1,2})((?:1\d|20)\d\d|'?\d\d))?(?![\d/]|\.\d)"
    r"(\?|\s?\(\?\))?"
)
SHORT_YEAR = re.compile(r"\d\d(?!\d|s\b)")
FISCAL_YEAR = re.compile(
    r"((?:1\d|20)\d\d|'?\d\d)(?:(\s?[-/]\s?)((?:1\d|20)\d\d|'?\d\d)|(\s(?:to|and|&)\s)((?:1\d|20)\d\d))?(?!\d)"
)
FISCAL_BEFORE = re.compile(
    r"(?:\b(?:u\.?s\.?|american|japanese|british|indian)\s{1,2})?"
    r"(?:\b(?:j|u\.?s\.?\s?)?f\.?y\.?|\bc\.?y\.?|\b(?:fiscal|financial|calendar)\s{1,2}years?)[\s']{0,2}$"
)
DAY_ALONE = re.compile(
    rf"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th|d)\b(?:(?:\s?,\s{{0,2}}{_D}){{0,6}}\s?,?\s{{1,2}}(?:and|or|&)\s{{1,2}}(?:the\s)?"
    rf"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th|d)\b|\s?[-/]\s?(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th|d)\b)?"
    r"(?:\s{1,2}(?:of\s{1,2})?(?:(this|last|next|the\s{1,2}(?:same|current|present|following|previous|past|next))\s{1,2}month\b"
    r"|(instant|inst\b\.?|ultimo|ult\b\.?|proximo|prox\b\.?)))?"
)
CLOCK = re.compile(
    r"(\d{1,2})(?:\s?[:.-]\s?(\d\d))?(?:\s?(?:-|to|and|or)\s?(\d{1,2})(?:\s?[:.-]\s?(\d\d))?)?\s{0,2}"
    r"([ap])(?:\.\s?m\b\.?|\s?m\b)|(12)\s(noon|midnight)\b"
)
HALF_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s{0,2}(?:a\.?m|p\.?m)?")
COLON_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s?(?:hours|hrs?|h)\b)?")
HOURS_CLOCK = re.compile(r"([01]\d|2[0-4])[.:]?([0-5]\d)(?:\s?(?:hours|hrs|h\b)|(z)\b)")
DOT_CLOCK = re.compile(r"([01]?\d|2[0-4])[.]([0-5]\d)(?![\d.]|\s?(?:%|per|million|tons|metres|km)|\.\d)(?:\s?(?:hours|hrs|h)\b)?")
OCLOCK = re.compile(r"(\d{1,2})\s{1,2}o'clock\b(?:\s{1,2}(?:in\s{1,2}the|at)\s{1,2}(morning|afternoon|evening|night)\b)?")
ZONE = re.compile(r"\s{0,2}(gmt|z\b|est|edt)\b")

#: A month, weekday or number alone is a date behind these.
PREPOSITION = re.compile(
    r"\b(?:in|of|by|since|until|till|from|to|during|before|after|early|mid|late|last|next|this|end|beginning|begin|start|"
    r"through|between|for|about|around|dated|as of|effective|starting|ending|on|at end|past|throughout|toward|towards|"
    r"previous|following|same)[\s-]{1,3}(?:the\s{1,2})?$"
)
YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|from|to|until|till|by|before|after|during|early|mid|late|later|years?|through|between|the|this|"
    r"that|circa|ca|about|around|end|pre|post|throughout|beginning|than|and|or|but|of|for|their|its|his|"
    r"abortive|as|into|around|toward|towards|election|elections|starting|ending|dated|with|crop|summer|autumn)"
    r"\.?[\s-]{1,3}|\bc\.\s?|'s\s{1,2}|s'\s{1,2}|\(|\[)'?$"
)
#: ... of these some stand before plain numbers as often.
LOOSE_BEFORE = re.compile(r"\b(?:to|by|the|that|than|about|around|of|for|with|as|and|or|but|into|their|its|his)[\s-]{1,3}$")
ADJECTIVE_BEFORE = re.compile(r"\b(?:an?|the|this|its|their|his|our)\s(?!total|further|additional|some|mere|full|good)[a-z][a-z-]{2,}\s{1,2}$")
#: NIE 13-2-66 is the number of an estimate.
SERIES_BEFORE = re.compile(r"\b[A-Z]{2,6}\s{1,2}$")
YEAR_HEADING = re.compile(r"(?:\s?:|\s-)\s{0,2}[a-z]")
NUMBER_AFTER = re.compile(
    r"[\s-]{1,2}(?:more\s|other\s|[a-z]+\s)?(?:men|troops|tons?|tonnes|metres|meters|miles?|km|kilometers|kilometres|persons|people|"
    r"prisoners|soldiers|officers|rounds|aircraft|planes|vehicles|tanks|guns|dollars|pounds|rubles|roubles|yards|feet|"
    r"workers|refugees|votes|casualties|dead|killed|wounded|families|delegates|students|bales|trucks|percent|calories|"
    r"kilograms|kg|hours|hrs|barrels|cars|specialists|advisers|civilians|houses|villages|million|words|members|copies|"
    r"horses|cavalry|infantry|sailors|marines|ships|mm|am|pm|feet|ft|km|kms)\b"
    r"|,\d{3}|\s?%|\s?\$|[a-z]|-[a-z]?\d|-(?:man|mile|ton|foot|strong|metre|meter)|/\w|\.\d"
)
NUMBERED = re.compile(
    r"(?:\b(?:nos?\.?|number|n[°ºo]\.?|paras?\.?|paragraphs?|articles?|art\.?|pages?|pp?\.|vol\.?|volume|chapter|sections?|sec\.?|"
    r"annex|item|folios?|ff?\.|op\.|d\.|ll?\.|lot|box|file|resolution|map|sheet|hill|point|document|doc\.?|"
    r"[a-z]*tels?|[a-z]*telegrams?|cables?|cablegrams?|circulars?|airgrams?|despatch|desps?|savingram|topad|tosec|dulte|tedul)"
    r"\s{0,2}|№\s?|#\s?|[$£]\s?)$"
)
#: Words that may follow a day alone ("the 14th"), where a noun would make it a rank in a row.
AFTER_DAY = re.compile(
    r"\s{0,2}(?:$|[.,;:)\]\"'-]|\s(?:and|or|to|at|in|about|regarding|that|which|when|for|with|was|were|is|has|had|have|by|but|"
    r"as|he|she|we|i|they|it|from|until|till|while|after|before|between|on|under|reading|stating|concerning|re|you|"
    r"must|should|would|will|nothing|there|if|so|also|where|who|whom|an|a|the|inclusive|his|her|our|your|my|their|"
    r"said|into|over|through|because|since|request|asking|giving|noon|morning|evening|night|afternoon|not|no|[a-z]+ed)\b)"
)
BEFORE_DAY = re.compile(
    r"\b(?:the|on|of|by|since|until|till|to|from|and|night|morning|afternoon|evening|noon|midnight|dated|before|after|about|"
    r"m\.|m|late|early|or|between|for|hours|telegram|cable|letter|message|note|today|am|pm|around)\s{1,2}(?:the\s{1,2})?$"
)
_PARTS = {
    "early": r"early(?:\s{1,2}(?:in|part\s{1,2}of))?|(?:beginning|start|outset)\s{1,2}of|(?:early|first|opening)\s{1,2}"
    r"(?:part|days|weeks|months)\s{1,2}of|beginning\s{1,2}in",
    "mid": r"mid(?:dle)?|middle\s{1,2}(?:part\s{1,2})?of",
    "late": r"late(?:\s{1,2}in)?|(?:end|close)(?:\s{1,2}of|(?<=\bby\send)|(?<=\btill\send)|(?<=\buntil\send)|(?<=\bat\send)"
    r"|(?<=\bof\send)|(?<=\bbefore\send)|(?<=\bsince\send)|(?<=\bto\send)|(?<=\btowards\send)|(?<=\bafter\send)"
    r"|(?<=\bfrom\send)|(?<=\bthrough\send))"
    r"|(?:latter|last|closing|later|final)\s{1,2}(?:part|days|weeks|months)\s{1,2}(?:of|in)",
    "h1": r"(?:first|1st)\s{1,2}half(?:\s{1,2}of)?",
    "h2": r"(?:second|latter|last|2nd)\s{1,2}half(?:\s{1,2}of)?",
    "q1": r"(?:first|1st|march)\s{1,2}quarter(?:,?\s{1,2}of|,)?|q1",
    "q2": r"(?:second|2nd|june)\s{1,2}quarter(?:,?\s{1,2}of|,)?|q2",
    "q3": r"(?:third|3rd|september)\s{1,2}quarter(?:,?\s{1,2}of|,)?|q3",
    "q4": r"(?:fourth|4th|last|december)\s{1,2}quarter(?:,?\s{1,2}of|,)?|q4",
    "d1": r"first\s{1,2}(?:(?:ten|10)[\s-]days?(?:\s{1,2}period)?|decade)\s{1,2}(?:of|in)",
    "d2": r"(?:second|middle)\s{1,2}(?:(?:ten|10)[\s-]days?(?:\s{1,2}period)?|decade)\s{1,2}(?:of|in)",
    "d3": r"(?:third|last|final)\s{1,2}(?:(?:ten|10)[\s-]days?(?:\s{1,2}period)?|decade)\s{1,2}(?:of|in)",
    "w1": r"first\s{1,2}week\s{1,2}(?:of|in)",
    "w2": r"second\s{1,2}week\s{1,2}(?:of|in)",
    "w3": r"third\s{1,2}week\s{1,2}(?:of|in)",
    "w4": r"fourth\s{1,2}week\s{1,2}(?:of|in)",
    "wl": r"last\s{1,2}week\s{1,2}(?:of|in)",
}
PART_BEFORE = re.compile(
    r"\b(?:" + "|".join(f"(?P<{k}>{v})" for k, v in _PARTS.items())
    + rf"|first\s{{1,2}}(?P<months>{_any(_ONES + _TEENS[:2])})\s{{1,2}}months\s{{1,2}}of)[\s-]{{1,3}}(?:the\s{{1,2}})?$"
)
ABOUT_BEFORE = re.compile(r"(\b(?:circa|ca?\.)|\b(?:about|around|approximately|approx\.|roughly|on\s{1,2}or\s{1,2}about))\s{0,3}(?:the\s{1,2})?$")
NIGHT_BEFORE = re.compile(r"\b(?:night|evening|morning|afternoon|eve|midnight|noon)\s{1,2}(?:of\s{1,2}(?:the\s{1,2})?)$")
WEEKDAY_BEFORE = re.compile(rf"\b({_any(WEEKDAYS)})\.?,?\s{{1,3}}(?:the\s{{1,2}})?$")
DATE_AFTER_WEEKDAY = re.compile(
    rf"[.,]?\s{{1,3}}(?:the\s{{1,2}})?(?:(?:{_any(MONTHS)})\.?\s{{1,2}}\d|\d{{1,2}}(?:(?:st|nd|rd|th)\b|(?:\s{{1,2}}of)?\s{{1,2}}(?:{_any(MONTHS)})\b|[./]\d))"
)
BOUND_BEFORE = re.compile(
    r"\b(?:(?P<until>(?:no|not)\s{1,2}later\s{1,2}than|by|until|till|up\s{1,2}to|through)"
    r"|(?P<before>before|prior(?:\s{1,2}to)?|in\s{1,2}advance\s{1,2}of|(?:no|not)\s{1,2}earlier(?=\s{1,2}x))"
    r"|(?P<after>after|subsequent\s{1,2}to|following|later\s{1,2}than)"
    r"|(?P<from>since|as\s{1,2}from|from|effective|beginning|starting|commencing|(?:no|not)\s{1,2}earlier\s{1,2}than))"
    r"\s{1,3}(?:about\s{1,2}|the\s{1,2}|at\s{1,2}the\s{1,2}|around\s{1,2}){0,2}$"
)
RANGE_GAP = re.compile(r"\s{0,3}(?:-|,?\s?(?:up\s)?to|until|till|through|thru)\s{0,3}(?:the\s{1,2})?")
AND_GAP = re.compile(r",?\s{1,3}(?:and|&)\s{1,3}(?:the\s{1,2})?")
OR_GAP = re.compile(r",?\s{1,3}or\s{1,3}(?:the\s{1,2}|in\s{1,2})?")
BETWEEN_BEFORE = re.compile(r"\b(?:between|from)\s{1,3}(?:the\s{1,2})?$")
TRAILING_SIGN = re.compile(r"\s?\(\?\)|\?(?=\s?[\])])")
OLD_STYLE = re.compile(r"\s{0,2}[(\[]?(o\.?\s?s\b\.?|old\s{1,2}style)(?:(?<=\.)|\b)[)\]]?")
NEW_STYLE = re.compile(r"\s{0,2}[(\[](?:n\.?\s?s\.?|new\s{1,2}style)[)\]]")
OLD_BEFORE = re.compile(r"\b(?:o\.\s?s\.|old\s{1,2}style)\s{1,2}$")
LAST_AFTER = re.compile(r"\s{1,2}(last|next|past|instant|ultimo|proximo)(?=\s{0,2}(?:$|[.,;:)\]]|\s(?:and|in|to|at|by|when|that|with|was|on)\b))")
NEXT_BEFORE = re.compile(
    r"\b(this|last|next|past|coming|previous|preceding|following|that|the\ssame|this\scoming|this\spast|current)\s{1,2}$"
)
NUM = (
    rf"(?:\d{{1,3}}(?:\.\d)?|(?:{_any(_TENS)})[\s-]{{1,2}}(?:{_any(_ONES)})|{_any(NUMBERS)}|half\s{{1,2}}an?|an?|several|"
    r"a\s{1,2}few|few|a\s{1,2}couple\s{1,2}of|couple\s{1,2}of|some|many)"
)
UNIT_BEFORE = re.compile(
    r"(?:\b(?P<det>this|that|the\s{1,2}(?:very\s{1,2})?same|these|those|(?:the\s{1,2}|this\s{1,2})?(?:next|last|past|coming|"
    r"following|previous|preceding|ensuing|first|present|current|very\s{1,2}next)|each|every|another|the|same)\s{1,3})?"
    rf"(?:(?:\b|(?<=[\s(]))(?P<num>{NUM})(?:\s?(?:-|\s(?:to|or)\s)\s?(?P<num2>{NUM}))?(?P<half>(?:\s{{1,2}}|-)and(?:\s{{1,2}}|-)(?:a(?:\s{{1,2}}|-))?half)?"
    r"(?:\s{1,2}(?:more|full|whole|consecutive|further|additional|long|short|previous|preceding|following|past|last|next|of\s{1,2}the))?[\s-]{1,3})?"
    r"(?P<fiscal>(?:fiscal|financial|calendar)\s{1,2})?$"
)
UNIT_AFTER = re.compile(
    r"(?:'\s?s?)?(?:\s{1,3}or\s{1,2}so)?\s{1,3}(?:(?P<back>ago|earlier|previously|back(?=[.,;]))"
    r"|(?P<on>later|hence|afterwards?|thereafter|from\s{1,2}(?:now|today))|(?P<before>before)|(?P<after>after))\b"
)
RATE_BEFORE = re.compile(
    r"\b(?:for|about|within|in|over|after|before|nearly|almost|lasted|lasting|than|of|take|takes|took|least|inside|some|just|"
    r"spent|wait|every|another|under|approximately|last|next|roughly|until|on|to|already|only)\s{1,2}$"
)
RELATIVE_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
DAY_OFF_BEFORE = re.compile(r"\bday\s{1,2}$")
TOMORROW_AFTER = re.compile(r"\s{1,2}(before|after)\s{1,2}(yesterday|tomorrow)\b")
DAYPART_AFTER = re.compile(r"\s{1,2}(morning|afternoon|evening|night|noon|midnight)\b(?!-)")
DAYPART_BEFORE = re.compile(
    r"\b(?:(early|late)\s{1,2})?(this|that|last|the\s{1,2}(?:same|following|next|previous)|same|following|previous|next)\s{1,2}(?:early\s{1,2}|late\s{1,2})?$"
)
SEASON_YEAR = re.compile(
    rf"(spring|summer|autumn|fall|winter)\b(?:,?\s{{1,2}}(?:of\s{{1,2}})?({_YEAR})(?:\s?[-/]\s?((?:1[4-9]|20)\d\d|\d\d)(?!\d))?|{_SAME_YEAR})?"
)
SEASON_BEFORE = re.compile(
    r"\b(?:(this|last|next|that|the\s{1,2}(?:following|next|previous|same|coming)|coming|past)|in|during|by|until|till|since|in\s{1,2}the|"
    r"during\s{1,2}the|by\s{1,2}the|before|after|throughout|of|for|early|mid|late|until\s{1,2}the|since\s{1,2}the|through|the|over)[\s-]{1,2}(?:the\s{1,2})?$"
)
NO_DATE = re.compile(r"n\.\s?d\.(?!\w)|\bundated\b")

_ANCHORS = re.compile(
    r"[0-9JFMASONDTWY](?:(?<=[0-9])[0-9]*"
    r"|(?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec|AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC"
    r"|on|ue|ed|hu|ri|at|ON|UE|ED|HU|RI|AT)[A-Za-z]*)"
)
_STEMS = (
    "day", "week", "month", "year", "morrow", "night", "noon", "morning", "evening", "spring", "summer", "autumn",
    "winter", "fall", "hour", "minute", "decade", "centur", "christmas", "n.d.",
)  # fmt: skip
_DASHES = (("–", "-"), ("—", "-"), ("‑", "-"), ("−", "-"), ("\xad", "-"), ("’", "'"), ("‘", "'"), ("\xa0", " "), ("\u2009", " "), ("\u202f", " "))


def plain(text: str) -> str:
    """Small letters, plain dashes and apostrophes, as long as the text itself."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if not low.isascii():
        for sign, by in _DASHES:
            if sign in low:
                low = low.replace(sign, by)
    return low


# --- reading what was matched -------------------------------------------------------------------------------


def _year(text: str | None) -> dict[str, int | None]:
    """Year, or its last two digits, of a matched year; empty where there is none."""
    if not text:
        return {}
    digits = "".join(re.findall(r"\d", text))
    if "b" in text:
        return {"year": 1 - int(digits)}
    if len(digits) == 2 and "a" not in text:
        return {"short": int(digits)}
    return {"year": int(digits)}


def _supplied(*texts: str | None) -> str | None:
    return "supplied in brackets" if any(t and "[" in t for t in texts) else None


def _sign(*texts: str | None) -> str:
    return "?" if any(t and "?" in t for t in texts) else ""


_DAY_ITEM = re.compile(r"(\d{1,2})(?:\s?(?:st|nd|rd|th|d)\b)?\]?(?:\s?\(\?\)|\?)?(?:\s?\[(\d{1,2})\??\])?")


def _days(text: str) -> tuple[list[int], Join, str | None]:
    """The days of a matched list, how they are joined, and what an editor put right."""
    items = list(_DAY_ITEM.finditer(text))
    days = [int(m[2] or m[1]) for m in items]
    fixed = [m for m in items if m[2]]
    note = f"corrected in brackets from {fixed[0][1]}" if fixed else None
    if len(days) == 1:
        return days, "", note
    if re.search(r"\bor\b", text):
        return days, "or", note
    if re.search(r"\band\b|&|,", text):
        return days, "and", note
    return days, "range", note


def _points(days: list[int], join: Join, base: Point) -> tuple[tuple[Point, ...], Join]:
    if join == "and" and all(b == a + 1 for a, b in zip(days, days[1:], strict=False)):
        days, join = [days[0], days[-1]], "range"
    return tuple(replace(base, day=d) for d in days), join


_SAME = {"this": 0, "last": -1, "next": 1}


def _same_step(word: str, unit: str) -> Step:
    word = " ".join(word.split())
    if word in _SAME:
        return (unit, _SAME[word], "document")
    if word.endswith(("following", "next")):
        return (unit, 1, "text")
    if word.endswith(("previous", "preceding")):
        return (unit, -1, "text")
    return (unit, 0, "text")


_OF_A = re.compile(r"\s{1,2}of\s{1,2}(?:an?|the|my|our|your|his|their)\b")
_OF_PERIOD = re.compile(rf"\s{{1,2}}(?:of|in)\s{{1,2}}(?:the\s{{1,2}}(?:month|year|century|decade)|(?:this|last|next)\s|\d{{4}}|(?:{_any(MONTHS)})\b)")


def _bracketed(low: str, start: int, end: int) -> tuple[int, int]:
    """Where a date behind a bracket begins and ends: the brackets around all of it stay outside."""
    if low[end - 1] == "]":
        return start, end - 1
    return (start - 1, end) if "]" in low[start:end] else (start, end)


class _Reader:
    """One pass over one text."""

    def __init__(self, text: str):
        self.text = text
        self.low = plain(text)
        self.found: list[RawDate] = []
        self.at = 0  # end of the last mention

    # anchors

    def anchors(self) -> Iterator[tuple[int, str]]:
        low = self.low
        places = [(m.start(), "d" if m[0][0].isdigit() else "c") for m in _ANCHORS.finditer(self.text)]
        for stem in _STEMS:
            k = low.find(stem)
            while k >= 0:
                places.append((k, stem))
                k = low.find(stem, k + len(stem))
        places.sort()
        yield from places

    def read(self) -> list[RawDate]:
        low = self.low
        for pos, kind in self.anchors():
            if pos < self.at:
                continue
            if kind == "d":
                self.digits(pos)
            elif kind == "c":
                if pos == 0 or not low[pos - 1].isalpha():
                    self.capital(pos)
            else:
                self.word(pos, kind)
        return self.finish()

    def add(self, start: int, end: int, rule: str, *points: Point, label: str = "DATE", **values: object) -> RawDate:
        while end > start and self.low[end - 1] in " \n\t,":
            end -= 1
        if self.low[end - 1] == "]" and "[" not in self.low[start:end]:
            end -= 1
        raw = RawDate(start, end, label, rule, points, **values)  # type: ignore[arg-type]
        self.found.append(raw)
        self.at = end
        return raw

    def before(self, pattern: re.Pattern[str], pos: int, width: int = 24) -> re.Match[str] | None:
        return pattern.search(self.low, max(self.at, pos - width, 0), pos)

    # digits

    def digits(self, pos: int) -> None:
        low = self.low
        prev = low[pos - 1] if pos else " "
        if prev.isalpha() or prev == "_":
            if low[pos - 2 : pos] in ("fy", "cy"):
                self.fiscal(pos, pos - 2)
            return
        n = 1
        while n < 9 and low[pos + n : pos + n + 1].isdigit():
            n += 1
        if prev in ".,/-:+" and pos > 1 and low[pos - 2].isdigit() and self.at != pos - 1 and self.text[pos - 1] != "—":
            return
        if prev in "#$£№*@=":
            return
        if n == 6:
            self.group(pos)
        if n > 4:
            return
        if self.clock(pos, n):
            return
        numbered = self.before(NUMBERED, pos) is not None
        if n <= 2:
            if not numbered and self.day_first(pos):
                return
            if self.numeric(pos) or numbered:
                return
            if prev == "'" and self.short_year(pos):
                return
            if self.fiscal_before(pos):
                return
            if self.century(pos) or self.day_alone(pos):
                return
        elif n == 4:
            if self.year_first(pos) or self.fiscal_before(pos):
                return
        if self.era(pos):
            return
        if n in (2, 3, 4) and self.decade(pos):
            return
        if n == 4 and not numbered:
            self.year(pos)

    def clock(self, pos: int, n: int) -> bool:
        low = self.low
        if n <= 2:
            nxt = low[pos + n : pos + n + 1]
            if nxt not in ":.- \nhapto":
                return False
            m = CLOCK.match(low, pos)
            if m:
                if m[6]:
                    self.time(pos, m.end(), ("12:00",) if m[7] == "noon" else ("00:00",))
                    return True
                half = m[5]
                times = [self.hour(int(m[1]), int(m[2] or 0), half)]
                if m[3]:
                    times.append(self.hour(int(m[3]), int(m[4] or 0), half))
                if all(times):
                    self.time(pos, m.end(), tuple(t for t in times if t))
                    return True
            if nxt == ":":
                m = COLON_CLOCK.match(low, pos)
                if m and (pos == 0 or low[pos - 1] not in ":."):
                    self.time(pos, m.end(), (f"{int(m[1]) % 24:02d}:{m[2]}",))
                    return True
            elif nxt == "." and (m := DOT_CLOCK.match(low, pos)) is not None:
                if m[0].endswith(("s", "h")) or self.before(re.compile(r"\b(?:at|received|sent|dispatched|despatched|handed in)\s{1,2}$"), pos, 16):
                    self.time(pos, m.end(), (f"{int(m[1]) % 24:02d}:{m[2]}",))
                    return True
            m = OCLOCK.match(low, pos) if low.startswith("o'clock", pos + n + 1) else None
            if m and int(m[1]) <= 12:
                hour = int(m[1]) % 12 + (12 if m[2] in ("afternoon", "evening") or (m[2] == "night" and int(m[1]) > 5) else 0)
                self.time(pos, m.end(), (f"{hour if m[2] else int(m[1]):02d}:00",))
                return True
        elif n == 4 and (m := HOURS_CLOCK.match(low, pos)) is not None:
            self.time(pos, m.end(), (f"{int(m[1]) % 24:02d}:{m[2]}",), "Z" if m[3] else "")
            return True
        return False

    @staticmethod
    def hour(hour: int, minute: int, half: str) -> str | None:
        if not (1 <= hour <= 12 and minute < 60):
            return None
        return f"{hour % 12 + (12 if half == 'p' else 0):02d}:{minute:02d}"

    def time(self, start: int, end: int, clock: tuple[str, ...], zone: str = "") -> None:
        m = ZONE.match(self.low, end)
        if m:
            zone, end = {"est": "-05:00", "edt": "-04:00"}.get(m[1], "Z"), m.end()
        self.add(start, end, "time.clock", label="TIME", clock=clock, zone=zone)

    def group(self, pos: int) -> None:
        m = GROUP.match(self.low, pos)
        if m is None or not 1 <= int(m[1]) <= 31 or not self.text[m.start(4)].isupper() or m[4] in "jno" + "":
            if m is None or m[4] != "n" and m[4] != "o" or not self.text[m.start(4)].isupper():
                return
        month = MONTHS.get(m[5]) if m[5] else None
        point = Point(day=int(m[1]), month=month, **_year(m[6]))  # type: ignore[arg-type]
        end = m.end() if m[5] else m.end(4)
        self.add(pos, end, "date.group", point, clock=(f"{int(m[2]) % 24:02d}:{m[3]}:00",), zone=_zone(m[4]))

    def day_first(self, pos: int) -> bool:
        low = self.low
        m = DAY_FIRST.match(low, pos)
        if m is None:
            return False
        listed, month_name, sep, year, same = (m[6], m[7], "", m[8], None) if m[6] else (m[1], m[2], m[3], m[4], m[5])
        month_at = m.start(7) if m[6] else m.start(2)
        if month_name in ("may", "march", "mar", "sep", "dec", "jan", "oct") and not self.text[month_at].isupper() and not (year and not year.isdigit() or year and len(year) == 4):
            return False
        end = m.end()
        if year is not None and not self.year_holds(year, sep or " ", month_name, m.end(8) if m[6] else m.end(4), False):
            end, year = (m.end(7) if m[6] else m.end(2)), None
        if year is None and same is None and re.compile(r"\s{1,2}(?:3[01]|[12]\d|[1-9])(?!\d|[:.,/-]\d|\s{0,2}[ap]\.?\s?m\b|\s[a-z]*s\b)").match(low, end):
            if not PREPOSITION.search(low, max(0, pos - 16), pos):
                return False
        tight = not re.search(r"\s", low[m.end(6) if m[6] else m.end(1) : month_at])
        if year is not None and sep.strip() and sep.strip() in "-/." and not tight and len(year) == 2:
            end, year = m.end(2), None
        start = pos
        if low[pos - 1 : pos] == "[" and "[" not in low[pos:end]:
            start, end = _bracketed(low, pos, end)
        days, join, note = _days(listed)
        if join == "and" and BETWEEN_BEFORE.search(low, max(0, pos - 12), pos):
            join = "range"
        base = Point(month=MONTHS[month_name], step=_same_step(same, "year") if same else None, **_year(year))  # type: ignore[arg-type]
        points, join = _points(days, join, base)
        rule = "date.day-month-year" if year else "date.day-month"
        self.add(start, end, rule, *points, join=join, sign=_sign(listed, year), note=note or _supplied(listed, year, low[start:end]))
        return True

    def year_holds(self, year: str, sep: str, month: str, end: int, month_first: bool) -> bool:
        """Whether two digits behind a day and month are a year."""
        digits = year.strip("[]?() ")
        if len(digits) != 2:
            return True
        if "," in sep or month_first:
            if int(digits) < 32:
                return False
        elif sep.strip() == "" and month in _FULL_MONTHS and int(digits) < 32:
            return False
        return not re.compile(r"\s{1,2}[a-z]+s\b|[\s-]{1,2}(?:men|aircraft|per)\b").match(self.low, end)

    def numeric(self, pos: int) -> bool:
        m = NUMERIC.match(self.low, pos)
        if m is None:
            return False
        first, sep, second, sep2, year = m.groups()
        if pos > 1 and self.low[pos - 1] in "./" and self.low[pos - 2].isalnum():
            return False
        if sep == sep2 == "-" and SERIES_BEFORE.search(self.text, max(0, pos - 8), pos):
            return False
        if " " in m[0] and sep != ".":
            return False
        sign = {"year": int(year)} if len(year) == 4 else {"short": int(year.strip("'"))}
        if second in ROMANS:
            if not 1 <= int(first) <= 31:
                return False
            self.add(pos, m.end(), "date.roman", Point(day=int(first), month=ROMANS[second], **sign))  # type: ignore[arg-type]
            return True
        if not second.isdigit():
            return False
        a, b = int(first), int(second)
        if not (1 <= a <= 31 and 1 <= b <= 31 and (a <= 12 or b <= 12)):
            return False
        if sep != sep2 and not (sep == "/" and sep2 == "-"):
            return False
        if a > 12 or sep != sep2 or a == b:
            point = Point(day=a, month=b, **sign)  # type: ignore[arg-type]
            if b > 12:
                point = Point(day=b, month=a, **sign)  # type: ignore[arg-type]
        elif b > 12:
            point = Point(day=b, month=a, **sign)  # type: ignore[arg-type]
        else:
            point = Point(day=a, month=b, order=sep, **sign)  # type: ignore[arg-type]
        self.add(pos, m.end(), "date.numeric", point)
        return True

    def year_first(self, pos: int) -> bool:
        m = YEAR_FIRST.match(self.low, pos)
        if m and int(m[3]) <= 12 and 1 <= int(m[4]) <= 31 and int(m[3]):
            self.add(pos, m.end(), "date.iso", Point(year=int(m[1]), month=int(m[3]), day=int(m[4])))
            return True
        m = YEAR_MONTH.match(self.low, pos)
        if m and int(m[2]) <= int(m[1][2:]):
            if self.before(YEAR_BEFORE, pos) or pos == 0 or self.low[pos - 1] == "\n":
                self.add(pos, m.end(), "date.iso", Point(year=int(m[1]), month=int(m[2])))
            return True
        return False

    def short_year(self, pos: int) -> bool:
        m = SHORT_YEAR.match(self.low, pos)
        if m is None or not (self.before(re.compile(r"(?:\b(?:in|of|since|from|to|until|till|by|before|after|during|early|mid|late|for|and|or|the|through)[\s-]{1,2}|[\s(]|-)'$"), pos)):
            return False
        if re.compile(r"\s?'|[a-z]").match(self.low, m.end()):
            return False
        self.add(pos - 1, m.end(), "date.year", Point(short=int(m[0])), weak=True)
        return True

    def fiscal_before(self, pos: int) -> bool:
        m = self.before(FISCAL_BEFORE, pos, 30)
        if m is None:
            return False
        self.fiscal(pos, m.start())
        return True

    def fiscal(self, pos: int, start: int) -> None:
        low = self.low
        m = FISCAL_YEAR.match(low, pos)
        if m is None:
            return
        head = low[start:pos]
        kind = "calendar" if re.match(r"c\.?y|calendar", head) else "japan" if head.startswith("j") else "us"
        if re.match(r"british|indian", head) or "financial" in head:
            kind = "financial"
        first = Point(fiscal=kind, **_year(m[1]))  # type: ignore[arg-type]
        second = m[3] or m[5]
        if not second:
            self.add(start, m.end(), "date.fiscal-year", first)
            return
        if m[3] and kind in ("financial", "us") and len(m[3]) == 2 and int(m[3]) == (int(m[1].strip("'")[-2:]) + 1) % 100:
            # one year that begins in the first and ends in the second
            self.add(start, m.end(), "date.fiscal-year", Point(fiscal=kind + "-from", **_year(m[1])))  # type: ignore[arg-type]
            return
        self.add(start, m.end(), "date.fiscal-year", first, Point(fiscal=kind, **_year(second)), join="range")  # type: ignore[arg-type]

    def century(self, pos: int) -> bool:
        m = CENTURY.match(self.low, pos)
        if m is None:
            return False
        n = int(m[1]) if m[1] else ORDINALS[m[2]]
        if not 1 <= n <= 21:
            return False
        end = m.end() if m[3] or m[0].endswith(("d", ".", "e")) else m.end()
        self.add(pos, end, "date.century", Point(mask=f"{'-' if m[3] else ''}{n - 1:02d}XX"))
        return True

    def day_alone(self, pos: int) -> bool:
        low = self.low
        m = DAY_ALONE.match(low, pos)
        if m is None:
            return False
        base = Point()
        if m[1]:
            base = Point(step=_same_step(m[1].replace("past", "previous") if m[1] in _SAME else m[1].replace("current", "same").replace("present", "same"), "month"))
            if re.search("current|present", m[1]):
                base = Point(step=("month", 0, "document"))
            if "past" in m[1]:
                base = Point(step=("month", -1, "document"))
        elif m[2]:
            base = Point(step=("month", {"i": 0, "u": -1, "p": 1}[m[2][0]], "document"))
        elif not self.before(BEFORE_DAY, pos):
            return False
        elif not AFTER_DAY.match(low, m.end()) and not (_OF_A.match(low, m.end()) and low.endswith("on ", 0, pos)):
            return False
        listed = low[pos : m.end() if not (m[1] or m[2]) else (m.start(1) if m[1] else m.start(2))]
        listed = re.sub(r"\s(?:of\s)?$", "", listed)
        days, join, note = _days(listed)
        points, join = _points(days, join, base)
        self.add(pos, m.end(), "date.day", *points, join=join, note=note, weak=not (m[1] or m[2]))
        return True

    def era(self, pos: int) -> bool:
        m = ERA_YEAR.match(self.low, pos)
        if m and FILE_AFTER.match(self.low, m.end()):
            return False
        if m is None:
            return self.era_before(pos)
        first, second = int(m[1]), int(m[3]) if m[3] else None
        bc = m[4] is not None
        if m[5] and not m[4] and self.low[m.start(5) : m.end(5)].strip() in ("ad", "ce") and not self.text[m.end() - 1].isupper():
            return False
        if second is not None and bc and len(m[3]) < len(m[1]):
            second = int(m[1][: len(m[1]) - len(m[3])] + m[3])
        years = [first] if second is None else [first, second]
        points = [Point(year=1 - y if bc else y) for y in years]
        join: Join = "" if len(points) == 1 else "or" if m[2].strip() in ("/", "or") else "range"
        self.add(pos, m.end(), "date.era-year", *points, join=join)
        return True

    def era_before(self, pos: int) -> bool:
        """`AD 70`."""
        if not re.compile(r"a\.?d\.?\s$").search(self.low, max(0, pos - 5), pos) or not self.text[pos - 3 : pos - 1].strip(".").isupper():
            return False
        m = re.compile(r"\d{1,4}(?!\d)").match(self.low, pos)
        start = self.low.rfind("a", pos - 6, pos)
        if m is None or (start > 0 and self.low[start - 1].isalpha()) or start < self.at:
            return False
        self.add(start, m.end(), "date.era-year", Point(year=int(m[0])))
        return True

    def decade(self, pos: int) -> bool:
        m = DECADE.match(self.low, pos)
        if m is None:
            return False
        digits = m[1]
        if m[3]:
            first = int(digits)
            self.add(pos, m.end(), "date.decade", Point(year=-first - 8), Point(year=1 - first), join="range")
        elif len(digits) == 3:
            return False
        elif len(digits) == 2:
            if not (self.low[pos - 1 : pos] == "'" or self.before(re.compile(r"\bthe\s|\b(?:early|mid|late)[\s-]$"), pos)):
                return False
            self.add(pos, m.end(), "date.decade", Point(short=int(digits), mask="XX"))
        else:
            self.add(pos, m.end(), "date.decade", Point(mask=digits[:3] + "X"))
        return True

    def year(self, pos: int) -> bool:
        low = self.low
        m = YEARS.match(low, pos)
        if m is None or not 1000 <= int(m[1]) <= 2099:
            return False
        first, sep, second = int(m[1]), m[2], m[3]
        end = m.end()
        if second is not None:
            value = int(second.strip("'"))
            last = value if value > 99 else first // 100 * 100 + value
            if last <= first and value <= 99 and "'" not in second and first - last < 80:
                second = None
            elif not first < last <= first + 120:
                second = None
            if second is None:
                end = m.end(1)
        if second is None:
            end = m.end(1)
            tail = TRAILING_SIGN.match(low, end)
            if NUMBER_AFTER.match(low, end) and not (self.text[end : end + 1] == "—"):
                return False
            loose = not self.year_stands(pos, end)
            if loose and not (re.compile(r"[a-z]{2,},?\s{1,2}$").search(self.text, max(0, pos - 6), pos) and re.compile(r"[\s.,;:)]|$").match(low, end)):
                return False
            if loose and re.compile(r"\b(?:re|ref|reference|your|our|my|mine|yours|ours|see|repeated|rptd|and)\s$").search(low, max(0, pos - 12), pos):
                return False
            if tail:
                end = tail.end()
            self.add(pos, end, "date.year", Point(year=first), sign="?" if tail else "", weak=True, loose=loose)
            return True
        if NUMBER_AFTER.match(low, end) and low[end : end + 1] != "-":
            return False
        if first < 1500 and not self.year_stands(pos, end):
            return False
        self.add(pos, end, "date.years", Point(year=first), Point(year=last), join="range")
        return True

    def year_stands(self, pos: int, end: int) -> bool:
        """Whether a number of four digits is a year by what stands around it."""
        low, first = self.low, int(self.low[pos : pos + 4])
        line_start = low.rfind("\n", 0, pos) + 1
        line_end = low.find("\n", end)
        if not low[line_start:pos].strip(" [(") and not low[end : line_end if line_end >= 0 else len(low)].strip(" .])?"):
            return 1700 <= first <= 2030
        if self.found and self.found[-1].end <= pos and "year" in self.found[-1].rule:
            gap = low[self.found[-1].end : pos]
            if re.fullmatch(r"\s{0,2}(?:,|and|or|to|-|,\s(?:and|or)|&)\s{0,2}", gap):
                return True
        if 1500 <= first <= 2030 and line_start == pos and YEAR_HEADING.match(low, end):
            return True
        m = self.before(YEAR_BEFORE, pos)
        if m is None and 1700 <= first <= 2030 and first % 100 and ADJECTIVE_BEFORE.search(low, max(0, pos - 28), pos):
            return re.compile(r"\s{1,2}[a-z]{4,}(?<!s)\b").match(low, end) is not None
        if m is None:
            return bool(re.compile(r"\s{1,2}[A-Z]?[a-z]").match(self.text, end)) and 1600 <= first <= 2030 and self.begins(pos) and first % 100 != 0
        if m[0].endswith(("'s ", "s' ")) and not (first >= 1600 and re.compile(r"\s{1,2}(?!rptd|repeated|which|reporting|regarding|concerning|this|that|were|have)[a-z]{4,}").match(low, end)):
            return False
        if first % 100 == 0 or not 1600 <= first <= 2030:
            return LOOSE_BEFORE.search(low, max(0, pos - 14), pos) is None
        return True

    def begins(self, pos: int) -> bool:
        """Whether a sentence or line begins here."""
        k = pos - 1
        while k >= 0 and self.low[k] in " \"'([":
            k -= 1
        return k < 0 or self.low[k] in ".\n;:" and (k == 0 or not self.low[k - 1].isdigit())

    # capitals: months and weekdays

    def capital(self, pos: int) -> None:
        low = self.low
        m = MONTH_FIRST.match(low, pos)
        if m:
            self.month(pos, m)
            return
        word = re.compile(r"[a-z]+").match(low, pos)
        if word is None or word[0] not in WEEKDAYS:
            return
        self.weekday(pos, word[0], word.end())

    def month(self, pos: int, m: re.Match[str]) -> None:
        low, name = self.low, m[1]
        if len(name) == 3 and name != "may" and low[m.end(1) : m.end(1) + 1] not in ". -'\n0123456789,/)":
            return
        listed, sep, year, same = m[2], m[3] or "", m[4], m[5]
        end = m.end()
        if listed and year and not self.year_holds(year, sep, name, m.end(4), True):
            year, end = None, m.end(2)
        if not listed and year:
            digits = re.sub(r"\D", "", year)
            if len(digits) == 2 and "'" not in year:
                if "b" not in year and ("," in sep or int(digits) < 32 or not self.year_holds(year, sep, name, m.end(4), False)):
                    year, end = None, m.end(1)
        base = Point(month=MONTHS[name], step=_same_step(same, "year") if same else None, **_year(year))  # type: ignore[arg-type]
        if listed:
            days, join, note = _days(listed)
            if join == "and" and BETWEEN_BEFORE.search(low, max(0, pos - 12), pos):
                join = "range"
            points, join = _points(days, join, base)
            if "[" in listed and listed.strip().startswith("[") and "]" not in low[pos:end]:
                return
            start = pos
            if low[pos - 1 : pos] == "[" and "[" not in low[pos:end]:
                start, end = _bracketed(low, pos, end)
            raw = self.add(start, end, "date.month-day-year" if year else "date.month-day", *points, join=join, sign=_sign(listed, year), note=note or _supplied(listed, year, low[start:end]))
            if name in ("may", "march") and not self.text[pos].isupper():
                self.found.remove(raw)
            return
        if year or same:
            self.add(pos, end, "date.month-year", base, sign=_sign(year), note=_supplied(year))
            return
        # a month alone
        end = m.end(1)
        if low[end : end + 1] == "." and len(name) < 5 and name != "may" and not re.compile(r"\.\s{0,3}(?:$|[A-Z\n])").match(self.text, end):
            end += 1
        after = LAST_AFTER.match(low, end)
        toward = 0
        if after:
            toward, end = {"n": 1, "p": 0}.get(after[1][0], -1), after.end()
        behind = PREPOSITION.search(low, max(0, pos - 22), pos) is not None
        following = re.compile(r"\s{1,2}[A-Z][a-z]").match(self.text, m.end(1)) is not None
        ambiguous = name in ("may", "march", "mar", "dec", "jan", "sep", "jun", "apr", "nov", "oct", "feb", "aug", "jul", "sept")
        doubtful = not behind if ambiguous or following else False
        if name == "march" and doubtful and re.compile(r"the\s$").search(low, max(0, pos - 4), pos) and re.compile(r"\s[a-z]{4,}").match(self.text, end):
            doubtful = False
        if re.compile(r"\s{1,2}(?:revolution|day|road|river|square|street|fourth|fifth)\b").match(low, m.end(1)):
            return
        if re.compile(r"-[a-z]").match(low, m.end(1)) and not re.compile(r"-(?:early|mid|late|" + _any(MONTHS) + r")").match(low, m.end(1)):
            return
        if name == "may" and behind and re.compile(r"\s{1,2}(?:be|not|have|also|well|yet|i|we|you|he)\b").match(low, end):
            return
        self.add(pos, end, "date.month", replace(base, toward=toward), weak=True, doubtful=doubtful)

    def weekday(self, pos: int, name: str, end: int) -> None:
        low = self.low
        if not name.endswith("day"):
            return
        if re.compile(r"\b(?:bloody|palm|black|easter|good|ash|red)\s$").search(low, max(0, pos - 8), pos):
            return
        if DATE_AFTER_WEEKDAY.match(low, end):
            return  # drawn in by that date
        point = Point(weekday=WEEKDAYS[name])
        after = LAST_AFTER.match(low, end)
        week = re.compile(r"\s{1,2}(?:of\s{1,2})?(this|next|last|the\s{1,2}(?:following|same|previous|next))\s{1,2}week\b").match(low, end)
        if week:
            point, end = replace(point, step=_same_step(week[1], "week")), week.end()
        elif after:
            point, end = replace(point, toward=1 if after[1][0] == "n" else -1), after.end()
        part = DAYPART_AFTER.match(low, end)
        if part:
            self.add(pos, part.end(), "time.day-part", point, label="TIME")
            return
        if low.startswith("'s", end) and name == "sunday":
            pass
        self.add(pos, end, "date.weekday", point, weak=True)

    # words

    def word(self, pos: int, stem: str) -> None:
        low = self.low
        if stem == "n.d.":
            m = NO_DATE.match(low, pos)
            if m and (pos == 0 or not low[pos - 1].isalnum()):
                self.add(pos, m.end(), "date.none", note="undated")
            return
        start = pos
        while start > 0 and pos - start < 10 and low[start - 1].isalpha():
            start -= 1
        end = pos + len(stem)
        while end < len(low) and end - pos < 14 and low[end].isalpha():
            end += 1
        if start < self.at:
            return
        word = low[start:end]
        if word in RELATIVE_DAYS:
            self.deictic(start, end, word)
        elif word in ("morning", "afternoon", "evening", "night", "noon", "midnight", "midday"):
            self.day_part(start, end, word)
        elif word in SEASONS:
            self.season(start, end, word)
        elif word == "christmas":
            m = re.compile(rf"christmas(?:\s{{1,2}}(?:day\b,?|eve\b,?))?(?:\s{{1,2}}({_YEAR}))?").match(low, start)
            if m:
                self.add(start, m.end(), "date.feast", Point(month=12, day=24 if "eve" in m[0] else 25, **_year(m[1])), weak=True)  # type: ignore[arg-type]
        elif word in ("century", "centuries") and self.spelled_century(start):
            return
        else:
            plural = word.endswith("s") or word == "centuries"
            name = "century" if word == "centuries" else word.rstrip("s") if plural else word
            if name in UNITS:
                self.unit(start, end, name, plural)

    def spelled_century(self, start: int) -> bool:
        m = re.compile(rf"\b({_any(ORDINALS)})[\s-]{{1,2}}$").search(self.low, max(self.at, start - 18), start)
        if m is None:
            return False
        full = CENTURY.match(self.low, m.start(1))
        if full is None:
            return False
        self.add(m.start(1), full.end(), "date.century", Point(mask=f"{'-' if full[3] else ''}{ORDINALS[m[1]] - 1:02d}XX"))
        return True

    def deictic(self, start: int, end: int, word: str) -> None:
        low = self.low
        point = Point(step=("day", RELATIVE_DAYS[word], "document"))
        if word == "tonight":
            self.add(start, end, "time.day-part", point, label="TIME")
            return
        part = DAYPART_AFTER.match(low, end)
        if part:
            self.add(start, part.end(), "time.day-part", point, label="TIME")
            return
        if word == "today" and low.startswith("'s", end) and not self.text[start].islower():
            return
        self.add(start, end, "date.deictic", point)

    def day_part(self, start: int, end: int, word: str) -> None:
        low = self.low
        if word in ("noon", "midnight", "midday"):
            if low[end : end + 1].isalpha():
                return
            self.add(start, end, "time.clock", label="TIME", clock=("00:00" if word == "midnight" else "12:00",))
            return
        m = self.before(DAYPART_BEFORE, start, 30)
        if m:
            det = m[2].split()[-1]
            if word == "morning" and det == "last":
                return
            n, anchor = {"this": (0, "document"), "last": (-1, "document"), "that": (0, "text"), "same": (0, "text"),
                         "following": (1, "text"), "next": (1, "text"), "previous": (-1, "text")}[det]  # fmt: skip
            at = m.start() if det in ("this", "that", "last") else m.start(2) + (4 if m[2].startswith("the") else 0)
            at = m.start(2) + len(m[2]) - len(det) if det not in ("this", "that", "last") else at
            self.add(at, end, "time.day-part", Point(step=("day", n, anchor)), label="TIME")  # type: ignore[arg-type]
            return
        if re.compile(r"(?:\s|,\s)(?:of\s)?(?:the\s)?\d{1,2}(?:st|nd|rd|th)?\b|\s(?:of\s)?(?:" + _any(MONTHS) + r")\b").match(low, end) and not re.compile(r"\s{1,2}of\b").match(low, end):
            self.add(start, end, "time.day-part", label="TIME", doubtful=True)

    def season(self, start: int, end: int, word: str) -> None:
        low = self.low
        m = SEASON_YEAR.match(low, start)
        if m is None:
            return
        season = SEASONS[word]
        if m[2] and (len(re.sub(r"\D", "", m[2])) > 2 or "'" in m[2]):
            point = Point(season=season, **_year(m[2]))  # type: ignore[arg-type]
            note = None
            stop = m.end()
            if m[3] and season != 24:
                stop = m.end(2)
            self.add(start, stop, "date.season", point, note=note)
            return
        if m[4]:
            self.add(start, m.end(), "date.season", Point(season=season, step=_same_step(m[4], "year")))
            return
        if re.compile(r"\s{1,2}(?:of|offensive|palace|term)\b|[-']").match(low, end):
            return
        before = self.before(SEASON_BEFORE, start, 26)
        if before is None:
            return
        if word == "fall" and not before[1] and not re.compile(r"\s{0,2}(?:[.,;)]|$)").match(low, end):
            return
        if word == "spring" and not before[1] and re.compile(r"\b(?:to|of|the)\s$").search(low, max(0, start - 4), start) and not re.compile(r"\s{0,2}[.,;)]").match(low, end):
            return
        point = Point(season=season)
        if before[1]:
            det = before[1].split()[-1]
            at = before.start(1) + len(before[1]) - len(det)
            if det in ("last", "next", "this", "past", "coming"):
                point = replace(point, toward={"last": -1, "past": -1, "next": 1, "coming": 1}.get(det, 0), step=("season", 0, "document"))
            else:
                point = replace(point, toward={"following": 1, "next": 1, "previous": -1}.get(det, 0), step=("season", 0, "text"))
            self.add(at, end, "date.season", point)
            return
        self.add(start, end, "date.season", point, weak=True)

    def unit(self, start: int, end: int, name: str, plural: bool) -> None:
        low = self.low
        m = self.before(UNIT_BEFORE, start, 44)
        det = " ".join((m["det"] or "").split()) if m else ""
        number = m["num"] if m else None
        if m is None or not (det or number):
            self.unit_alone(start, end, name)
            return
        after = UNIT_AFTER.match(low, end)
        small = name in ("hour", "minute")
        label = "TIME" if small else "DATE"
        det_word = det.split()[-1] if det else ""
        if det_word in ("each", "every"):
            amount = _amount(number, m["num2"], m["half"])
            self.add(m.start("det"), end, "date.set", label=label, duration=_iso(amount, name) if number else None, note="a set, not a point", weak=True)
            return
        if number is None:
            self.single(m, start, end, name, plural, det_word)
            return
        amount = _amount(number, m["num2"], m["half"])
        indefinite = number in ("a", "an")
        if det_word in ("first", "last", "middle", "final") and _OF_PERIOD.match(low, end):
            return  # part of the period named next
        begin = m.start("num")
        if after and not (det_word and det_word not in ("the", "another")):
            stop = after.end()
            word = next(k for k, v in after.groupdict().items() if v)
            if word in ("before", "after"):
                if not re.compile(r"\s{0,2}(?:[.,;:)]|$)").match(low, stop):
                    if name == "day" and amount == "1" and not indefinite:
                        return
                    self.add(begin, stop, "date.relative", label=label, note="counted from an event")
                    return
                word = "back" if word == "before" else "on"
            from_now = word == "back" and after["back"] == "ago" or (after["on"] or "").startswith(("from", "hence"))
            n = _whole(amount)
            if n is None:
                self.add(begin, stop, "date.relative", label=label, note="no definite number", weak=True)
                return
            if name in ("decade", "century"):
                name, n = "year", n * (10 if name == "decade" else 100)
            step: Step = (name, -n if word == "back" else n, "document" if from_now else "text")
            self.add(begin, stop, "date.relative", Point(step=step), label=label)
            return
        if name == "day" and number == "one" and not det_word and re.compile(r"\s{1,2}(?:it|the|he|we|be|when|you)\b").match(low, end):
            return
        if indefinite and not det_word and not (RATE_BEFORE.search(low, max(0, begin - 15), begin) or low.startswith("-long", end)):
            return
        if not plural and not indefinite and number not in ("one", "1") and low[start - 1] not in "- \n":
            return
        if number in ("some", "many") or number == "few" and not det_word:
            return
        if re.compile(r"[\s-](?:plan|program|programme)").match(low, end) and low[start - 1] == "-":
            return
        if small and number in ("few", "a few") and name == "minute":
            pass
        if det_word in ("next", "last", "past", "coming", "following", "previous", "preceding", "ensuing", "first"):
            begin = m.start("det") + len(m["det"]) - len(det_word)
        duration = _iso(amount, name)
        note = "a duration, not a point" if duration else "no definite length"
        self.add(begin, end, "date.duration", label=label, duration=duration, note=note, weak=True)

    def unit_alone(self, start: int, end: int, name: str) -> None:
        """`end of year`, `the year` behind a part."""
        m = self.before(PART_BEFORE, start, 40)
        if m and name in ("year", "month", "week", "decade", "century"):
            if name in ("year", "month") and not re.compile(r"\s{1,2}of\b|\s{1,2}\d").match(self.low, end):
                self.add(start, end, "date.relative", Point(step=(name, 0, "document")))

    def single(self, m: re.Match[str], start: int, end: int, name: str, plural: bool, det: str) -> None:
        low = self.low
        if plural or name in ("hour", "minute", "fortnight"):
            return
        begin = m.start("det") + len(m["det"]) - len(det)
        if det in ("first", "last") and name == "week" and _OF_PERIOD.match(low, end):
            return
        if m["fiscal"] and name == "year":
            n = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}.get(det, 0)
            if det != "the" and not re.compile(r"\s{1,2}\d").match(low, end):
                kind = "calendar" if m["fiscal"].startswith("cal") else "us"
                self.add(begin, end, "date.fiscal-year", Point(step=("year", n, "document"), fiscal=kind))
            return
        if name in ("decade", "century"):
            n = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1, "this": 0, "present": 0, "that": 0}.get(det)
            if n is not None:
                whose: Anchor = "text" if det in ("previous", "preceding", "following", "that") else "document"
                self.add(begin, end, "date.relative", Point(step=(name, n, whose)), weak=True)
            return
        if det == "the":
            if name == "day" and (tail := TOMORROW_AFTER.match(low, end)):
                n = (-2 if tail[2] == "yesterday" else 2) if (tail[1] == "before") == (tail[2] == "yesterday") else 0
                self.add(start, tail.end(), "date.deictic", Point(step=("day", n, "document")))
                return
            if name == "day" and (after := re.compile(r"\s{1,2}(before|after|following)(?=\s{0,2}(?:[.,;:)]|$))").match(low, end)):
                self.add(start, after.end(), "date.relative", Point(step=("day", -1 if after[1] == "before" else 1, "text")))
                return
            self.unit_alone(start, end, name)
            return
        if det in ("first", "another", "those", "these"):
            return
        if det in ("past",):
            self.add(begin, end, "date.duration", duration=_iso("1", name), note="a duration, not a point", weak=True)
            return
        if name == "day" and det in ("present", "current", "last"):
            return
        if name == "day" and det == "this" and re.compile(r"\s{1,2}(?:and\s{1,2}age)").match(low, end):
            return
        step: Step
        if det in ("this", "present", "current"):
            step = (name, 0, "text" if name == "day" else "document")
        elif det in ("that", "same"):
            step = (name, 0, "text")
        elif det in ("last",):
            step = (name, -1, "document")
        elif det in ("next", "coming"):
            with_the = re.compile(r"the\s{1,2}$").search(low, max(0, begin - 5), begin) is not None
            step = (name, 1, "text" if name == "day" or (with_the and det == "next") else "document")
        elif det in ("following", "ensuing"):
            step = (name, 1, "text")
        else:
            step = (name, -1, "text")
        part = DAYPART_AFTER.match(low, end) if name == "day" else None
        if re.compile(r"-(?:old|long|end)").match(low, end):
            return
        self.add(begin, end, "date.relative", Point(step=step), weak=name != "day" and False)
        del part

    # what stands around

    def finish(self) -> list[RawDate]:
        self.found.sort(key=lambda r: r.start)
        self.at = 0
        for raw in self.found:
            if raw.label == "DATE" and raw.points:
                self.modify(raw)
            self.at = raw.end
        joined = self.join(self.found)
        kept = [r for r in joined if not r.doubtful]
        for k, raw in enumerate(kept):
            floor = kept[k - 1].end if k else 0
            if raw.label == "DATE" and (raw.points or raw.duration is None) and raw.join != "range" and raw.bound is None:
                m = BOUND_BEFORE.search(self.low, max(floor, raw.start - 30), raw.start)
                if m:
                    raw.bound = next(name for name, v in m.groupdict().items() if v)
        return kept

    def modify(self, raw: RawDate) -> None:
        """Draw in what qualifies a date: weekday, early, night of, circa, last, (?), O.S."""
        low = self.low
        point = raw.points[-1]
        dated = point.day is not None
        if raw.rule in ("date.month", "date.weekday", "date.month-day", "date.day-month") and not point.toward and not point.step:
            m = self.before(NEXT_BEFORE, raw.start)
            if m:
                word = m[1].split()[-1] if m[1] not in ("this coming", "this past") else m[1]
                toward = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "this past": -1, "next": 1, "coming": 1, "following": 1, "this coming": 1}.get(word, 0)
                if not dated and word not in ("that", "same"):
                    if word in ("this", "current"):
                        point = replace(point, step=("year", 0, "document") if point.month else ("week", 0, "document"))
                    anchored = word in ("previous", "following", "preceding")
                    if anchored and point.month:
                        point = replace(point, toward=toward, step=("month-named", 0, "text"))
                    else:
                        point = replace(point, toward=toward)
                    raw.points = (*raw.points[:-1], point)
                    raw.start = m.start() if word.startswith("this ") else m.end(1) - len(word.split()[-1]) if anchored else m.start()
                    raw.weak = raw.doubtful = False
        if dated and (m := self.before(WEEKDAY_BEFORE, raw.start)) and self.text[m.start()].isupper():
            raw.start = m.start()
        if dated and (m := self.before(NIGHT_BEFORE, raw.start)):
            raw.start = m.start()
        if not dated and not raw.join:
            m = self.before(PART_BEFORE, raw.start, 44)
            if m and point.weekday is None:
                name = f"m{NUMBERS[m['months']]}" if m["months"] else next(k for k, v in m.groupdict().items() if v)
                first = replace(raw.points[0], part=name)
                if self.part_fits(first, name):
                    raw.points = (first, *raw.points[1:])
                    raw.start = m.start()
                    raw.weak = raw.doubtful = False
        m = ABOUT_BEFORE.search(low, max(self.at, raw.start - 20), raw.start)
        if m:
            raw.sign = "~"
            if m[1].startswith("c"):
                raw.start = m.start()
        tail = TRAILING_SIGN.match(low, raw.end)
        if tail:
            raw.sign, raw.end = "?", tail.end()
        if dated:
            old = OLD_STYLE.match(low, raw.end)
            if old and self.text[old.start(1)].isupper():
                raw.old_style, raw.end = True, old.end() - (0 if low[old.end() - 1] in ")]" or True else 1)
            elif NEW_STYLE.match(low, raw.end):
                raw.end = NEW_STYLE.match(low, raw.end).end()  # type: ignore[union-attr]
            elif (m := self.before(OLD_BEFORE, raw.start)) is not None:
                raw.old_style, raw.start = True, m.start()
        if low[raw.start - 1 : raw.start] == "[" and low[raw.end : raw.end + 1] == "]" and raw.note is None:
            raw.note = "supplied in brackets"

    @staticmethod
    def part_fits(point: Point, part: str) -> bool:
        if len(part) == 2 and part[0] in "dw":
            return point.month is not None
        if part[1:].isdigit() and part[0] in "qm":
            return point.month is None and point.season is None and point.mask is None
        if point.step and point.step[0] in ("day",):
            return False
        return True

    def join(self, raws: list[RawDate]) -> list[RawDate]:
        """Make one mention of a range or alternative that is written as two."""
        low, out = self.low, []
        for raw in raws:
            last: RawDate | None = out[-1] if out else None
            gap = low[last.end : raw.start] if last and 0 <= raw.start - last.end <= 16 else None
            if gap is not None and last and self.joinable(last, raw):
                between = BETWEEN_BEFORE.search(low, max(0, last.start - 14), last.start)
                a, b = last.points[0], raw.points[-1]
                bare = last.rule == "date.month" and a.part is None
                how: Join = ""
                if RANGE_GAP.fullmatch(gap):
                    how = "range"
                elif AND_GAP.fullmatch(gap) and between and between[0].startswith("between"):
                    how = "range"
                elif AND_GAP.fullmatch(gap) and bare and raw.rule in ("date.month", "date.month-year") and b.part is None and b.month == (a.month or 0) + 1:
                    how = "range"
                elif OR_GAP.fullmatch(gap) and not a.part and not b.part and (last.rule, raw.rule) in _ALTERNATIVES:
                    how = "or"
                if how:
                    last.points, last.join, last.end = (a, b), how, raw.end
                    last.rule = "date.range" if how == "range" else "date.alternative"
                    last.doubtful = last.doubtful and raw.doubtful
                    last.weak = last.weak and raw.weak
                    last.note, last.sign = last.note or raw.note, last.sign or raw.sign
                    continue
            if raw.doubtful and last and gap is not None and re.fullmatch(r"\s?(?:,|,?\s(?:and|or)|/)\s?", gap) and last.points and last.points[-1].month:
                raw.doubtful = False
            out.append(raw)
        return out

    @staticmethod
    def joinable(a: RawDate, b: RawDate) -> bool:
        if a.label != "DATE" or b.label != "DATE" or len(a.points) != 1 or len(b.points) != 1 or a.join or b.join:
            return False
        if a.clock or b.clock:
            return False
        p, q = a.points[0], b.points[0]
        if p.step and p.step[0] == "day" and q.step:
            return True
        return (p.weekday is None) == (q.weekday is None)


_ALTERNATIVES = {
    ("date.month", "date.month"), ("date.month", "date.month-year"), ("date.month-day", "date.month-day"),
    ("date.weekday", "date.weekday"), ("date.day-month", "date.day-month"), ("date.day-month", "date.day-month-year"),
    ("date.month-day", "date.month-day-year"), ("date.day", "date.day"), ("date.year", "date.year"),
    ("date.deictic", "date.deictic"),
}  # fmt: skip


def _zone(letter: str) -> str:
    """Offset of a military time zone letter (J is the local time)."""
    if letter == "z":
        return "Z"
    if letter == "j":
        return ""
    k = "abcdefghiklmnopqrstuvwxy".index(letter)
    hours = k + 1 if k < 12 else -(k - 11)
    return f"{'+' if hours > 0 else '-'}{abs(hours):02d}:00"


_VAGUE = {"several", "a few", "few", "a couple of", "couple of", "some", "many"}


def _amount(number: str | None, second: str | None, half: str | None) -> str | None:
    """How many, as digits; two joined by a slash; None where it is not said."""

    def one(word: str) -> str | None:
        word = re.sub(r"[\s-]+", " ", word)
        if word in _VAGUE:
            return None
        if word.startswith("half"):
            return "0.5"
        if word in ("a", "an"):
            return "1"
        if word[0].isdigit():
            return word
        return str(sum(NUMBERS[w] for w in word.split()))

    if number is None:
        return "1"
    first = one(number)
    if first is None:
        return None
    if half:
        first = f"{float(first) + 0.5:g}"
    if second:
        last = one(second)
        return f"{first}/{last}" if last else None
    return first


def _whole(amount: str | None) -> int | None:
    return int(amount) if amount and amount.isdigit() and len(amount) < 4 else None


def _iso(amount: str | None, name: str) -> str | None:
    """An ISO 8601 duration: `P2D`, `PT3H`, `P1Y/P5Y`."""
    if amount is None:
        return None
    unit = UNITS[name]
    factor = int(unit[:-1] or 1)
    parts = []
    for part in amount.split("/"):
        n = float(part) * factor
        parts.append(f"P{'T' if unit[-1] in 'Hm' else ''}{n:g}{unit[-1].upper()}")
    return "/".join(parts)


def find(text: str) -> list[RawDate]:
    """All dates and times of a text, in its order, without overlaps."""
    return _Reader(text).read()
