"""The words of dates, and the expressions that read them.

Every expression is matched at one place of the text in small letters (`plain`), or searched in a short window
that ends there (`..._BEFORE`); none is run over a whole text. Repeats are bounded, so none takes more than
linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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
    "janurary": 1, "januray": 1, "janaury": 1, "febuary": 2, "feburary": 2, "febraury": 2, "agust": 8,
    "septemer": 9, "sepember": 9, "septemeber": 9, "septernber": 9, "ocotber": 10, "octoher": 10,
    "novernber": 11, "novemeber": 11, "novmber": 11, "decernber": 12, "decemeber": 12, "decmber": 12,
}  # fmt: skip
WEEKDAYS = {
    name: k
    for k, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu", "friday fri",
         "saturday sat", "sunday sun"))
    for name in names.split()
}  # fmt: skip
#: Which way a word points from where one stands.
TOWARD = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1,
    "next": 1, "coming": 1, "following": 1, "ensuing": 1,
}  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
ROMANS = {r: k for k, r in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)}
ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {w: k for k, w in enumerate([*ONES, *TEENS], 1)} | {w: 10 * k for k, w in enumerate(TENS, 2)}
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip
ORDINALS = {word: k for k, word in enumerate(_ORDINALS, 1)}
UNITS = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "m",
    "decade": "10Y", "century": "100Y", "fortnight": "2W",
}  # fmt: skip


def any_of(words: Iterable[str]) -> str:
    """An expression for any of these words, the longest first."""
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


# --- expressions, on the small-letter text ---------------------------------------------------------------

NOT_A_DAY = (
    r"(?![:.]\d|,\d{3}(?!\d)|\s{0,2}[ap]\.?\s?m\b|\s{0,2}(?:hours|hrs?|o'clock|noon|midnight"
    r"|per\s?cent|percent|million)\b"
    r"|\s?%)"
)
DAY = (
    rf"\[?(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:\s?(?:st|nd|rd|th|d)\b)?\]?(?:\s?\(\?\)|\?)?"
    rf"(?:\s?\[(?:3[01]|[12]\d|[1-9])\??\])?{NOT_A_DAY}"
)
DAYS = (
    rf"{DAY}(?:(?:\s?,\s{{0,2}}{DAY}){{0,6}}\s?,?\s{{1,2}}(?:and|or|&)\s{{1,2}}(?:the\s)?{DAY}"
    rf"|\s?[-/]\s?{DAY}|\s{{1,2}}(?:to|until|till|through|thru)\s{{1,2}}(?:the\s)?{DAY})?"
)
FULL_MONTHS = {m for m in MONTHS if len(m) > 4 and m != "febr"} | {"may", "june", "july"}
MONTH = (
    rf"((?:{any_of(FULL_MONTHS)})(?![a-z])|(?:{any_of(set(MONTHS) - FULL_MONTHS)})(?![a-z]))"
    r"(?:(?<!may|une|uly|ary|rch|ril|ust|ber)\.)?"
)
BC = r"\s?(?:b\.\s?c\b\.?(?:\s?e\b\.?)?|bce?\b)"
AD = r"\s?(?:a\.\s?d\b\.?|ad\b|ce\b)"
YEAR = (
    rf"\[?(?:\d{{1,4}}{BC}|(?:1[4-9]|20)\d\d(?!\d)|(?:1\d|20)\d\[\d\??\]|(?:1\d|20)\[\d\d\??\]|'\d\d(?!\d)"
    r"|\d\d(?!\d|[.,:/]\d|\s{0,2}[ap]\.?\s?m\b|\s{0,2}(?:hours|hrs?|o'clock|noon|per\s?cent"
    r"|percent|million)\b|\s?%))"
    r"(?:\?|\s?\(\?\))?\]?"
)
SAME_YEAR = (
    r"(?:\s?,?\s{1,2}(?:of\s{1,2})?(this|that|last|next|the\s(?:same|following|previous|preceding|next))"
    r"\s{1,2}year\b)"
)

DAY_FIRST = re.compile(
    rf"({DAYS})[\"»”]?(?:\s{{1,3}}(?:day\s{{1,2}}of\s{{1,2}}|of\s{{1,2}})?|\s?[-./]\s?){MONTH}"
    rf"(?:(\s?,?\s{{0,3}}|\s{{1,2}}of\s{{1,2}}|\s?[-./]\s?)({YEAR})|{SAME_YEAR})?"
    rf"|({DAYS})[-./]?{MONTH}({YEAR})?"
)
MONTH_FIRST = re.compile(
    rf"{MONTH}(?:(?:\]?,?\s{{1,3}}|\s?-\s?|\s{{0,1}})(?:the\s{{1,2}})?({DAYS}))?"
    rf"(?:(\s?[,.]?\s{{0,3}}|\s{{1,2}}of\s{{1,2}}|\s?[-./]\s?)({YEAR})|{SAME_YEAR})?"
)
NUMERIC = re.compile(
    r"(\d{1,2})\s?([./-])\s?(\d{1,2}|x{0,1}(?:i{1,3}|iv|vi{0,3}|ix)|x)\s?([./-])\s?('?(?:(?:1[4-9]"
    r"|20)\d\d|\d\d))"
    r"(?![\d/]|[.-]\d|\w)"
)
ROMAN_SPACED = re.compile(r"(\d{1,2})\s(x?(?:i{1,3}|iv|vi{0,3}|ix)|xi{0,2})\s((?:1[4-9]|20)\d\d)(?!\d)")
SUPPLIED_YEAR = re.compile(r"(?:1\d|20)(?:\d\[\d\??\]|\[\d\d\??\])")
#: October l2, l950: letters that a scanner or typist took for digits.
MISREAD = re.compile(
    rf"{MONTH}\s{{1,2}}([li]\d|\d[lio]|\d{{1,2}}|l)(?:st|nd|rd|th)?(?:,?\s{{1,2}}([li1][89][\dlio]{{2}})\b|(?=,?\s|\.))"
)
MISREAD_YEAR = re.compile(r",?\s{1,2}([li][89][\dlio]{2}|1[89](?:[lio]\d|\d[lio]|[lio]{2}))\b")
DIGITS = str.maketrans("lio", "110")
MISREAD_DAY = re.compile(r"(?:^|[\s(\[])([li]\d|[123][lio])\s{1,2}$")
YEAR_FIRST = re.compile(r"((?:1[4-9]|20)\d\d)([./-])(\d{1,2})(?:\2(\d{1,2}))(?!\d|[./-]\d)")
YEAR_MONTH = re.compile(r"((?:1[4-9]|20)\d\d)-(0[1-9]|1[0-2])(?![\d/]|-\d)")
GROUP = re.compile(rf"(\d\d)([01]\d|2[0-4])([0-5]\d)\s?([a-z])\b(?:\s{{1,2}}{MONTH}(?:\s{{1,2}}({YEAR}))?)?")
ERA_YEAR = re.compile(
    rf"(\d{{1,4}})(?:(\s?[-/]\s?|\s{{1,2}}(?:to|until|and|or)\s{{1,2}})(\d{{1,4}}))?(?:({BC})|({AD}))"
)
FILE_AFTER = re.compile(r"\s?\w*/|\s\w+/\d")
DECADE = re.compile(rf"((?:1\d|20|\d)?\d0)('?)s\b({BC})?")
CENTURY = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)|({any_of(ORDINALS)}))[\s-]{{1,2}}centur(?:y|ies)\b(?:({BC})|{AD})?"
)
YEARS = re.compile(
    r"((?:1\d|20)\d\d)(?:(\s?[-/]\s?|\s{1,2}(?:to|through|until|till)\s{1,2})((?:1\d|20)\d\d"
    r"|'?\d\d))?(?![\d/]|\.\d)"
    r"(\?|\s?\(\?\))?"
)
SHORT_YEAR = re.compile(r"\d\d(?!\d|s\b)")
FISCAL_YEAR = re.compile(
    r"((?:1\d|20)\d\d|'?\d\d)(?:(\s?[-/]\s?)((?:1\d|20)\d\d|'?\d\d)|(\s(?:to|and|&)\s)((?:1\d"
    r"|20)\d\d))?(?!\d)"
)
FISCAL_BEFORE = re.compile(
    r"(?:\b(?:u\.?s\.?|american|japanese|british|indian)\s{1,2})?"
    r"(?:\b(?:j|u\.?s\.?\s?)?f\.?y\.?|\bc\.?y\.?|\b(?:fiscal|financial|calendar)\s{1,2}years?)[\s']{0,2}$"
)
DAY_ALONE = re.compile(
    rf"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th"
    rf"|d)\b(?:(?:\s?,\s{{0,2}}{DAY}){{0,6}}\s?,?\s{{1,2}}(?:and|or|&)\s{{1,2}}(?:the\s)?"
    rf"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th|d)\b|\s?[-/]\s?(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th|d)\b)?"
    r"(?:\s{1,2}(?:of\s{1,2})?(?:(this|last|next|the\s{1,2}(?:same|current|present|following"
    r"|previous|past|next))\s{1,2}month\b"
    r"|(instant|inst\b\.?|ultimo|ult\b\.?|proximo|prox\b\.?)))?"
)
CLOCK = re.compile(
    r"(\d{1,2})(?:\s?[:.-]\s?(\d\d))?(?:\s?(?:-|to|and|or)\s?(\d{1,2})(?:\s?[:.-]\s?(\d\d))?)?\s{0,2}"
    r"([ap])(?:\.\s?m\b\.?|\s?m\b)|(12)\s(noon|midnight)\b"
)
COLON_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s?(?:hours|hrs?|h)\b)?")
HOURS_CLOCK = re.compile(r"([01]\d|2[0-4])[.:]?([0-5]\d)(?:\s?(?:hours|hrs|h\b)|(z)\b)")
DOT_CLOCK = re.compile(
    r"([01]?\d|2[0-4])[.]([0-5]\d)(?![\d.]|\s?(?:%|per|million|tons|metres|km)"
    r"|\.\d)(?:\s?(?:hours|hrs|h)\b)?"
)
OCLOCK = re.compile(
    r"(\d{1,2})\s{1,2}o'clock\b(?:\s{1,2}(?:in\s{1,2}the|at)\s{1,2}(morning|afternoon"
    r"|evening|night)\b)?"
)
ZONE = re.compile(r"\s{0,2}(gmt|z\b|est|edt)\b")

#: A month, weekday or number alone is a date behind these.
PREPOSITION = re.compile(
    r"\b(?:in|of|by|since|until|till|from|to|during|before|after|early|mid|late|last|next|this|end"
    r"|beginning|begin|start|"
    r"through|between|for|about|around|dated|as of|effective|starting|ending|on|at end|past"
    r"|throughout|toward|towards|"
    r"previous|following|same)[\s-]{1,3}(?:the\s{1,2})?$"
)
YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|from|to|until|till|by|before|after|during|early|mid|late|later|years?"
    r"|through|between|the|this|"
    r"that|circa|ca|about|around|end|pre|post|throughout|beginning|than|and|or|but|of|for|their|its|his|"
    r"abortive|as|into|around|toward|towards|election|elections|starting|ending|dated|with|crop"
    r"|summer|autumn|q[1-4]|quarter|half)"
    r"\.?[\s-]{1,3}|\bc\.\s?|'s\s{1,2}|s'\s{1,2}|\(|\[)'?$"
)
#: ... of these some stand before plain numbers as often.
LOOSE_BEFORE = re.compile(
    r"\b(?:to|by|the|that|than|about|around|of|for|with|as|and|or|but|into|their"
    r"|its|his)[\s-]{1,3}$"
)
ADJECTIVE_BEFORE = re.compile(
    r"\b(?:an?|the|this|its|their|his|our)\s(?!total|further|additional|some"
    r"|mere|full|good)[a-z][a-z-]{2,}\s{1,2}$"
)
#: NIE 13-2-66 is the number of an estimate.
SERIES_BEFORE = re.compile(r"\b[A-Z]{2,6}\s{1,2}$")
YEAR_HEADING = re.compile(r"(?:\s?:|\s-)\s{0,2}[a-z]")
NUMBER_AFTER = re.compile(
    r"[\s-]{1,2}(?:more\s|other\s|[a-z]+\s)?(?:men|troops|tons?|tonnes|metres|meters|miles?|km"
    r"|kilometers|kilometres|persons|people|"
    r"prisoners|soldiers|officers|rounds|aircraft|planes|vehicles|tanks|guns|dollars|pounds|rubles"
    r"|roubles|yards|feet|"
    r"workers|refugees|votes|casualties|dead|killed|wounded|families|delegates|students|bales"
    r"|trucks|percent|calories|"
    r"kilograms|kg|hours|hrs|barrels|cars|specialists|advisers|civilians|houses|villages|million"
    r"|words|members|copies|"
    r"horses|cavalry|infantry|sailors|marines|ships|mm|am|pm|feet|ft|km|kms)\b"
    r"|,\d{3}|\s?%|\s?\$|[a-z]|-[a-z]?\d|-(?:man|mile|ton|foot|strong|metre|meter)|/\w|\.\d"
)
NUMBERED = re.compile(
    r"(?:\b(?:nos?\.?|number|n[°ºo]\.?|paras?\.?|paragraphs?|articles?|art\.?|pages?|pp?\.|vol\.?"
    r"|volume|chapter|sections?|sec\.?|"
    r"annex|item|folios?|ff?\.|op\.|d\.|ll?\.|lot|box|file|resolution|map|sheet|hill|point|document|doc\.?|"
    r"[a-z]*tels?|[a-z]*telegrams?|cables?|cablegrams?|circulars?|airgrams?|despatch|desps?"
    r"|savingram|topad|tosec|dulte|tedul)"
    r"\s{0,2}|№\s?|#\s?|[$£]\s?)$"
)
#: Words that may follow a day alone ("the 14th"), where a noun would make it a rank in a row.
AFTER_DAY = re.compile(
    r"\s{0,2}(?:$|[.,;:)\]\"'-]|\s(?:and|or|to|at|in|about|regarding|that|which|when|for|with|was"
    r"|were|is|has|had|have|by|but|"
    r"as|he|she|we|i|they|it|from|until|till|while|after|before|between|on|under|reading|stating"
    r"|concerning|re|you|"
    r"must|should|would|will|nothing|there|if|so|also|where|who|whom|an|a|the|inclusive|his|her"
    r"|our|your|my|their|"
    r"said|into|over|through|because|since|request|asking|giving|noon|morning|evening|night"
    r"|afternoon|not|no|[a-z]+ed)\b)"
)
BEFORE_DAY = re.compile(
    r"\b(?:the|on|of|by|since|until|till|to|from|and|night|morning|afternoon|evening|noon|midnight"
    r"|dated|before|after|about|"
    r"m\.|m|late|early|or|between|for|hours|telegram|cable|letter|message|note|today|am|pm"
    r"|around)\s{1,2}(?:the\s{1,2})?$"
)
PARTS = {
    "early": r"early(?:\s{1,2}(?:in|part\s{1,2}of))?|(?:beginning|start|outset)\s{1,2}of|(?:early"
    r"|first|opening)\s{1,2}"
    r"(?:part|days|weeks|months)\s{1,2}of|beginning\s{1,2}in",
    "mid": r"mid(?:dle)?|middle\s{1,2}(?:part\s{1,2})?of",
    "late": r"late(?:\s{1,2}in)?|(?:end|close)\s{1,2}of"
    r"|(?<!will\s)(?<!not\s)(?<!would\s)(?<!could\s)end"
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
    r"\b(?:"
    + "|".join(f"(?P<{k}>{v})" for k, v in PARTS.items())
    + rf"|first\s{{1,2}}(?P<months>{any_of(ONES + TEENS[:2])})\s{{1,2}}months\s{{1,2}}of)"
    + r"[\s-]{1,3}(?:the\s{1,2})?$"
)
ABOUT_BEFORE = re.compile(
    r"(\b(?:circa|ca?\.)|\b(?:about|around|approximately|approx\.|roughly"
    r"|on\s{1,2}or\s{1,2}about))\s{0,3}(?:the\s{1,2})?$"
)
NIGHT_BEFORE = re.compile(
    r"\b(?:night|evening|morning|afternoon|eve|midnight"
    r"|noon)\s{1,2}(?:of\s{1,2}(?:the\s{1,2})?)$"
)
WEEKDAY_BEFORE = re.compile(rf"\b({any_of(WEEKDAYS)})\.?,?\s{{1,3}}(?:the\s{{1,2}})?$")
DATE_AFTER_WEEKDAY = re.compile(
    rf"[.,]?\s{{1,3}}(?:the\s{{1,2}})?(?:(?:{any_of(MONTHS)})\.?\s{{1,2}}\d|\d{{1,2}}(?:(?:st|nd"
    rf"|rd|th)\b|(?:\s{{1,2}}of)?\s{{1,2}}(?:{any_of(MONTHS)})\b|[./]\d))"
)
BOUND_BEFORE = re.compile(
    r"\b(?:(?P<from>not\s{1,2}before|since|as\s{1,2}from|from|effective|beginning|starting|commencing"
    r"|(?:no|not)\s{1,2}earlier\s{1,2}than)"
    r"|(?P<until>(?:no|not)\s{1,2}(?:later\s{1,2}than|after)|by|until|till|up\s{1,2}to|through)"
    r"|(?P<before>before|prior(?:\s{1,2}to)?|in\s{1,2}advance\s{1,2}of)"
    r"|(?P<after>after|subsequent\s{1,2}to|following|later\s{1,2}than))"
    r"\s{1,3}(?:about\s{1,2}|the\s{1,2}|at\s{1,2}the\s{1,2}|around\s{1,2}){0,2}$"
)
RANGE_GAP = re.compile(r"\s{0,3}(?:[-/]|,?\s?(?:up\s)?to|until|till|through|thru)\s{0,3}(?:the\s{1,2})?")
AND_GAP = re.compile(r",?\s{1,3}(?:and|&)\s{1,3}(?:the\s{1,2})?")
OR_GAP = re.compile(r",?\s{1,3}or\s{1,3}(?:the\s{1,2}|in\s{1,2})?")
BETWEEN_BEFORE = re.compile(r"\b(?:between|from)\s{1,3}(?:the\s{1,2})?$")
TRAILING_SIGN = re.compile(r"\s?\(\?\)|\?(?=\s?[\])])")
OLD_STYLE = re.compile(r"\s{0,2}[(\[]?(o\.?\s?s\b\.?|old\s{1,2}style)(?:(?<=\.)|\b)[)\]]?")
NEW_STYLE = re.compile(r"\s{0,2}[(\[](?:n\.?\s?s\.?|new\s{1,2}style)[)\]]")
OLD_BEFORE = re.compile(r"\b(?:o\.\s?s\.|old\s{1,2}style)\s{1,2}$")
LAST_AFTER = re.compile(
    r"\s{1,2}(last|next|past|instant|ultimo|proximo)(?=\s{0,2}(?:$|[.,;:)\]]"
    r"|\s(?:and|in|to|at|by|when|that|with|was|on)\b))"
)
NEXT_BEFORE = re.compile(
    r"\b(this|last|next|past|coming|previous|preceding|following|that|the\ssame|this\scoming"
    r"|this\spast|current)\s{1,2}$"
)
NUM = (
    rf"(?:\d{{1,3}}(?:\.\d)?|(?:{any_of(TENS)})[\s-]{{1,2}}(?:{any_of(ONES)})|{any_of(NUMBERS)}"
    rf"|half\s{{1,2}}an?|an?|several|"
    r"a\s{1,2}few|few|a\s{1,2}couple\s{1,2}of|couple\s{1,2}of|some|many)"
)
UNIT_BEFORE = re.compile(
    r"(?:\b(?P<det>this|that|the\s{1,2}(?:very\s{1,2})?same|these|those|(?:the\s{1,2}"
    r"|this\s{1,2})?(?:next|last|past|coming|"
    r"following|previous|preceding|ensuing|first|present|current|very\s{1,2}next)|each|every"
    r"|another|the|same)\s{1,3})?"
    rf"(?:(?:\b|(?<=[\s(]))(?P<num>{NUM})(?:\s?(?:-|\s(?:to"
    rf"|or)\s)\s?(?P<num2>{NUM}))?(?P<half>(?:\s{{1,2}}|-)and(?:\s{{1,2}}|-)(?:a(?:\s{{1,2}}|-))?half)?"
    r"(?:\s{1,2}(?:more|full|whole|consecutive|further|additional|long|short|previous|preceding"
    r"|following|past|last|next|of\s{1,2}the))?[\s-]{1,3})?"
    r"(?P<fiscal>(?:fiscal|financial|calendar)\s{1,2})?$"
)
UNIT_AFTER = re.compile(
    r"(?:'\s?s?)?(?:\s{1,3}or\s{1,2}so)?\s{1,3}(?:(?P<back>ago|earlier|previously|back(?=[.,;]))"
    r"|(?P<on>later|hence|afterwards?|thereafter|from\s{1,2}(?:now|today))|(?P<before>before)"
    r"|(?P<after>after))\b"
)
RATE_BEFORE = re.compile(
    r"\b(?:for|about|within|in|over|after|before|nearly|almost|lasted|lasting|than|of|take|takes"
    r"|took|least|inside|some|just|"
    r"spent|wait|every|another|under|approximately|last|next|roughly|until|on|to|already|only)\s{1,2}$"
)
RELATIVE_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
TOMORROW_AFTER = re.compile(r"\s{1,2}(before|after)\s{1,2}(yesterday|tomorrow)\b")
DAYPART_AFTER = re.compile(r"\s{1,2}(morning|afternoon|evening|night|noon|midnight)\b(?!-)")
DAYPART_BEFORE = re.compile(
    r"\b(?:(early|late)\s{1,2})?(this|that|last|the\s{1,2}(?:same|following|next|previous)|same"
    r"|following|previous|next)\s{1,2}(?:early\s{1,2}|late\s{1,2})?$"
)
SEASON_YEAR = re.compile(
    rf"(spring|summer|autumn|fall|winter)\b(?:,?\s{{1,2}}(?:of\s{{1,2}})?({YEAR})(?:\s?[-/]\s?((?:1[4-9]|20)\d\d|\d\d)(?!\d))?|{SAME_YEAR})?"
)
SEASON_BEFORE = re.compile(
    r"\b(?:(this|last|next|that|the\s{1,2}(?:following|next|previous|same|coming)|coming|past)|in"
    r"|during|by|until|till|since|in\s{1,2}the|"
    r"during\s{1,2}the|by\s{1,2}the|before|after|throughout|of|for|early|mid|late|until\s{1,2}the"
    r"|since\s{1,2}the|through|the|over)[\s-]{1,2}(?:the\s{1,2})?$"
)
NO_DATE = re.compile(r"n\.\s?d\.(?!\w)|\bundated\b")

ANCHORS = re.compile(
    r"[0-9JFMASONDTWY](?:(?<=[0-9])[0-9]*"
    r"|(?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec|AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC"
    r"|on|ue|ed|hu|ri|at|ON|UE|ED|HU|RI|AT)[A-Za-z]*)"
)
STEMS = (
    "day", "week", "month", "year", "morrow", "night", "noon", "morning", "evening", "spring", "summer",
    "autumn", "winter", "fall", "hour", "minute", "decade", "centur", "christmas", "n.d.",
)  # fmt: skip
_DASHES = (
    ("–", "-"),
    ("—", "-"),
    ("‑", "-"),
    ("−", "-"),
    ("\xad", "-"),
    ("’", "'"),
    ("‘", "'"),
    ("\xa0", " "),
    ("\u2009", " "),
    ("\u202f", " "),
)

# --- what may stand beside --------------------------------------------------------------------------------

DAY_ITEM = re.compile(r"(\d{1,2})(?:\s?(?:st|nd|rd|th|d)\b)?\]?(?:\s?\(\?\)|\?)?(?:\s?\[(\d{1,2})\??\])?")
OF_A = re.compile(r"\s{1,2}of\s{1,2}(?:an?|the|my|our|your|his|their)\b")
OF_PERIOD = re.compile(
    rf"\s{{1,2}}(?:of|in)\s{{1,2}}(?:the\s{{1,2}}(?:month|year|century|decade)"
    rf"|(?:this|last|next)\s|\d{{4}}|(?:{any_of(MONTHS)})\b)"
)
SENT_BEFORE = re.compile(r"\b(?:at|received|sent|dispatched|despatched|handed in)\s{1,2}$")
ANOTHER_DAY = re.compile(r"\s{1,2}(?:3[01]|[12]\d|[1-9])(?!\d|[:.,/-]\d|\s{0,2}[ap]\.?\s?m\b|\s[a-z]*s\b)")
PLURAL_AFTER = re.compile(r"\s{1,2}[a-z]+s\b|[\s-]{1,2}(?:men|aircraft|per)\b")
SHORT_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|of|since|from|to|until|till|by|before|after|during|early"
    r"|mid|late|for|and|or|the|through)[\s-]{1,2}|[\s(]|-)'$"
)
SHORT_YEAR_ENDS = re.compile(r"\s?'|[a-z]")
AD_BEFORE = re.compile(r"a\.?d\.?\s$")
ERA_DIGITS = re.compile(r"\d{1,4}(?!\d)")
DECADE_BEFORE = re.compile(r"\bthe\s|\b(?:early|mid|late)[\s-]$")
WORD_BEFORE_YEAR = re.compile(r"[a-z]{2,},?\s{1,2}$")
YEAR_ENDS = re.compile(r"[\s.,;:)]|$")
NUMBER_WORD_BEFORE = re.compile(
    r"\b(?:re|ref|reference|your|our|my|mine|yours|ours|see|repeated|rptd"
    r"|and)\s$"
)
NOUN_AFTER = re.compile(r"\s{1,2}[a-z]{4,}(?<!s)\b")
WORD_AFTER_YEAR = re.compile(r"\s{1,2}[A-Z]?[a-z]")
OWNED_NOUN = re.compile(
    r"\s{1,2}(?!rptd|repeated|which|reporting|regarding|concerning|this|that|were"
    r"|have)[a-z]{4,}"
)
WORD = re.compile(r"[a-z]+")
ABBREVIATION_ENDS = re.compile(r"\.\s{0,3}(?:$|[A-Z\n])")
NAME_AFTER = re.compile(r"\s{1,2}[A-Z][a-z]")
THE_BEFORE = re.compile(r"the\s$")
NOUN_AFTER_MARCH = re.compile(r"\s[a-z]{4,}")
NAMED_AFTER_MONTH = re.compile(r"\s{1,2}(?:revolution|day|road|river|square|street|fourth|fifth)\b")
HYPHENED = re.compile(r"-[a-z]")
HYPHENED_MONTH = re.compile(r"-(?:early|mid|late|" + any_of(MONTHS) + r")")
VERB_AFTER_MAY = re.compile(r"\s{1,2}(?:be|not|have|also|well|yet|i|we|you|he)\b")
NAMED_DAY_BEFORE = re.compile(r"\b(?:bloody|palm|black|easter|good|ash|red)\s$")
OF_WEEK = re.compile(
    r"\s{1,2}(?:of\s{1,2})?(this|next|last|the\s{1,2}(?:following|same|previous"
    r"|next))\s{1,2}week\b"
)
CHRISTMAS = re.compile(rf"christmas(?:\s{{1,2}}(?:day\b,?|eve\b,?))?(?:\s{{1,2}}({YEAR}))?")
ORDINAL_BEFORE = re.compile(rf"\b({any_of(ORDINALS)})[\s-]{{1,2}}$")
DATE_AFTER_DAYPART = re.compile(
    r"(?:\s|,\s)(?:of\s)?(?:the\s)?\d{1,2}(?:st|nd|rd|th)?\b|\s(?:of\s)?(?:" + any_of(MONTHS) + r")\b"
)
OF_AFTER = re.compile(r"\s{1,2}of\b")
SEASON_NAME_AFTER = re.compile(r"\s{1,2}(?:of|offensive|palace|term)\b|[-']")
FALL_ENDS = re.compile(r"\s{0,2}(?:[.,;)]|$)")
OF_SPRING = re.compile(r"\b(?:to|of|the)\s$")
SPRING_ENDS = re.compile(r"\s{0,2}[.,;)]")
POINT_ENDS = re.compile(r"\s{0,2}(?:[.,;:)]|$)")
ONE_DAY_CLAUSE = re.compile(r"\s{1,2}(?:it|the|he|we|be|when|you)\b")
PLAN_AFTER = re.compile(r"[\s-](?:plan|program|programme)")
OF_OR_NUMBER = re.compile(r"\s{1,2}of\b|\s{1,2}\d")
NUMBER_FOLLOWS = re.compile(r"\s{1,2}\d")
DAY_BESIDE = re.compile(r"\s{1,2}(before|after|following)(?=\s{0,2}(?:[.,;:)]|$))")
AND_AGE = re.compile(r"\s{1,2}(?:and\s{1,2}age)")
THE_NEXT = re.compile(r"the\s{1,2}$")
HYPHENED_UNIT = re.compile(r"-(?:old|long|end)")


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
