"""Lines that name a document or its people, in the middle of running text: they tell no event."""

from __future__ import annotations

from cablenlp.layers.events.tree import Tree
from cablenlp.layers.events.triggers import Index

_KINDS = frozenset(
    ("memorandum", "minutes", "record", "telegram", "letter", "note", "report", "notes", "message", "editorial")
)
_LABELS = frozenset(("participants", "present", "subject", "subj", "reference", "ref", "place", "time", "date"))
_ABOUT = frozenset(("of", "from", "by", "on"))


def heading(tree: Tree, lookup: Index) -> bool:
    """Whether a stretch of a body is a heading ("Memorandum of a Conversation, Washington, ...") or a list of people.

    Such a line has no verb of its own, and begins with what it names: the kind of document, or "PARTICIPANTS".
    """
    if any(tree.pos[i] == "AUX" or tree.tag[i] in ("VBZ", "VBP", "VBD", "MD") for i in range(len(tree))):
        return False
    words = [w for w in tree.low if w.isalpha()]
    if not words:
        return False
    if words[0] in _LABELS and tree.words[tree.low.index(words[0])].isupper():
        return True
    dated = any(m.label == "DATE" for m in tree.mentions)
    names = words[0] in _KINDS and len(words) > 1 and (words[1] in _ABOUT or lookup.is_a("talk_noun", words[-1]))
    return names and (dated or tree.low[-1] != ".")
