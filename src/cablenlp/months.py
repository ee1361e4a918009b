"""The months of the year as texts write them: one expression for all who look for dates without reading them."""

from __future__ import annotations

#: By name and usual abbreviation, in small letters.
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ), 1)
    for name in names.split()
}  # fmt: skip
#: In full, in order.
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NAMES = (
    "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?",
    "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)  # fmt: skip
#: A month, whole or cut short, without its full stop, for texts in small letters or expressions that ignore case.
ANY_MONTH = rf"(?:{'|'.join(_NAMES)})"
#: The same as names are written: `October`, `Oct`, `OCTOBER`.
MONTH_NAME = rf"(?:{'|'.join(name.capitalize() + '|' + name.upper() for name in _NAMES)})"
#: Months that are cut short, which end no sentence with their full stop.
CUT_MONTH = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
