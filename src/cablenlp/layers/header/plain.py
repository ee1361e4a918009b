"""What a header is made of while it is read."""

from __future__ import annotations

from typing import Any

#: A header or a message in it, in plain JSON values.
Plain = dict[str, Any]
#: The columns of a head, each with its place in the text.
Lines = list[tuple[int, str]]
