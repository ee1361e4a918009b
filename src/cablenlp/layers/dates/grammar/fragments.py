"""Pieces of expressions that several readers share: a day, days, a month, a year, and what stands beside.

Expressions are matched at one place of the text in small letters, or searched in a short window that ends there
(`..._BEFORE`); none is run over a whole text. Repeats are bounded, so none takes more than linear time.
"""

from __future__ import annotations

import re

from cablenlp.layers.dates.words import FULL_MONTHS, MONTHS, NUMBERS, any_of

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
YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|from|to|until|till|by|before|after|during|early|mid|late|later|years?"
    r"|through|between|the|this|"
    r"that|circa|ca|about|around|end|pre|post|throughout|beginning|than|and|or|but|of|for|their|its|his|"
    r"abortive|as|into|around|toward|towards|election|elections|starting|ending|dated|with|crop"
    r"|summer|autumn|q[1-4]|quarter|half)"
    r"\.?[\s-]{1,3}|\bc\.\s?|'s\s{1,2}|s'\s{1,2}|\(|\[)'?$"
)
#: The third of a month: Russian dekada.
_TEN_DAYS = r"(?:(?:ten|10)[\s-]days?(?:[\s-]period)?|decade|de[ck]ad[ae]?|third)"
PARTS = {
    "early": r"early(?:\s{1,2}(?:in|part\s{1,2}of))?|(?:beginning|start|outset)\s{1,2}of|(?:early"
    r"|first|opening)\s{1,2}"
    r"(?:part|days|weeks|months)\s{1,2}of|beginning\s{1,2}in",
    "mid": r"mid(?:dle)?|middle\s{1,2}(?:part\s{1,2})?of",
    "late": r"late(?:\s{1,2}in)?|(?:end|close)\s{1,2}of"
    r"|(?<!will\s)(?<!not\s)(?<!would\s)(?<!could\s)end"
    r"|(?:latter|last|closing|later|final)\s{1,2}(?:part|days|weeks|months)\s{1,2}(?:of|in)",
    "h1": r"(?:first|1st)\s{1,2}(?:half|fortnight)(?:\s{1,2}of)?",
    "h2": r"(?:second|latter|last|2nd)\s{1,2}(?:half|fortnight)(?:\s{1,2}of)?",
    "q1": r"(?:first|1st|march|i)\s{1,2}quarter(?:,?\s{1,2}of|,)?|q1",
    "q2": r"(?:second|2nd|june|ii)\s{1,2}quarter(?:,?\s{1,2}of|,)?|q2",
    "q3": r"(?:third|3rd|september|iii)\s{1,2}quarter(?:,?\s{1,2}of|,)?|q3",
    "q4": r"(?:fourth|4th|last|december|iv)\s{1,2}quarter(?:,?\s{1,2}of|,)?|q4",
    "d1": rf"first\s{{1,2}}{_TEN_DAYS}\s{{1,2}}(?:of|in)",
    "d2": rf"(?:second|middle)\s{{1,2}}{_TEN_DAYS}\s{{1,2}}(?:of|in)",
    "d3": rf"(?:third|last|final)\s{{1,2}}{_TEN_DAYS}\s{{1,2}}(?:of|in)",
    "w1": r"first\s{1,2}week\s{1,2}(?:of|in)",
    "w2": r"second\s{1,2}week\s{1,2}(?:of|in)",
    "w3": r"third\s{1,2}week\s{1,2}(?:of|in)",
    "w4": r"fourth\s{1,2}week\s{1,2}(?:of|in)",
    "wl": r"last\s{1,2}week\s{1,2}(?:of|in)",
}
PART_BEFORE = re.compile(
    r"\b(?=\w)(?:"
    + "|".join(f"(?P<{k}>{v})" for k, v in PARTS.items())
    + rf"|(?P<side>first|second|last|final)\s{{1,2}}(?:(?P<many>{any_of(NUMBERS)}|[1-9]\d?)\s{{1,2}})?"
    + r"(?P<unit>day|week|month)s?\s{1,2}(?:of|in))"
    + r"[\s-]{1,3}(?:the\s{1,2})?$"
)
#: The last word of each, "the" left out: a cheap look before the expression is tried.
PART_ENDS = frozenset(
    (
        "of",
        "in",
        "early",
        "mid",
        "middle",
        "late",
        "end",
        "half",
        "fortnight",
        "quarter",
        "quarter,",
        "q1",
        "q2",
        "q3",
        "q4",
    )
)
BETWEEN_BEFORE = re.compile(r"\b(?:between|from)\s{1,3}(?:the\s{1,2})?$")
TRAILING_SIGN = re.compile(r"\s?\(\?\)|\?(?=\s?[\])])")
LAST_AFTER = re.compile(
    r"\s{1,2}(last|next|past|instant|ultimo|proximo)(?=\s{0,2}(?:$|[.,;:)\]]"
    r"|\s(?:and|in|to|at|by|when|that|with|was|on)\b))"
)
#: What numbers count.
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
