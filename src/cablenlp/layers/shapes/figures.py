"""What stands behind the figures of a number, and tells that they are one, or a day, an hour, a quantity."""

from __future__ import annotations

import re

from cablenlp.months import MONTH_NAME

SIGNS = r"(?:no?s?\.?\s?|n[º°o]s?\.?\s?|nr\.?\s?|№\s?|#\s?)"
MONTH_DAY = rf"{MONTH_NAME}\.?\s\d{{1,2}}(?!\d)"
DAY_MONTH = rf"\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH_NAME}\b"
#: A number by the file: "your memorandum 2-1-5".
FILE_NUMBER = re.compile(r"\d{1,4}(?:[/–-]\d{1,5}){2,4}(?![\w/–-])")
AFTER = re.compile(
    r"(?:[/–-]\d{1,6}(?![\d,])(?=[/)\s.,;:]|$)|/(?:\d{1,6}(?!\d)|[A-Za-z]{1,5}\b|[IVX]{1,5}\b)){0,3}"
    r"(?:[-–]?[A-Za-z]{1,2}\b(?!\.\w|['’]))?"
)
UNIT = re.compile(
    r"\s*(?:%|per\s?cent|million|thousand|billion|tons?|km|kilomet|miles|men|troops|divisions|dollars|yen|hours|years"
    r"|days|[ap]\.? ?m\b|,\d)",
    re.I,
)
#: A day behind figures; "12 July 3" is a number and its date.
DAY = re.compile(rf"(?:st|nd|rd|th)?\s{{1,3}}(?:of\s)?(?!{MONTH_DAY}){MONTH_NAME}\b")
DATED = re.compile(rf"(?:,\s|\s(?:of|dated)\s(?:the\s)?|\s|\s\()(?:{MONTH_DAY}|{DAY_MONTH}|\d{{1,2}}[./]\d{{1,2}}\b)")
LISTED = re.compile(rf"\s(?:and|&)\s\d{{1,5}}\s(?:of\s)?(?:{MONTH_DAY}|{DAY_MONTH})")
CLOCK = re.compile(r"[.:/]\d")
#: "Your 235." is a telegram, "your 235 divisions" are none.
CLOSED = re.compile(
    r"\s{0,3}(?:[.;:)\]\n]|,(?!\d)|$|(?:of|dated|para|paragraph|paras|paragraphs|page|section|part|re|and|to|last|I"
    r"|we"
    r"|repeated|rptd|requesting|report(?:s|ing|ed)?|regarding|concerning|asking|suggesting|transmitting|instructing"
    r"|giving|stating"
    r"|quoting|repeating|authorizing|containing|commenting|summarizing|recommending|proposing|based|[B-H]\.|which"
    r"|was|has|have|as|is|crossed)\b|\((?=(?-i:[A-Z])))",
    re.I,
)


def is_year(text: str, start: int, end: int) -> bool:
    """Whether figures may be a year."""
    return end - start == 4 and text[start : start + 2] in ("18", "19", "20")
