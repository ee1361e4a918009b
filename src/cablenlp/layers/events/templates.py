"""Where the roles of whole classes of words stand: what a frame names in `roles`.

Each role has places, tried in order until one is filled; `content` and coordinated roles take all. How a
place is written stands with `cablenlp.lexicon.frames.Frame`.
"""

from __future__ import annotations

Template = dict[str, tuple[str, ...]]

_WHERE: Template = {"place": ("in|at|on|near|along|over|around/place",)}
_WAY: Template = {
    "destination": ("to|into|toward|towards|onto|for|across|against/place", "to|into|toward|towards/thing"),
    "origin": ("from|out/place", "from/actor"),
    "path": ("through|via|across|by/place",),
}

TEMPLATES: dict[str, Template] = {
    # -- verbs ------------------------------------------------------------------------------------
    # "X tells Y that", "X informs Y of"
    "say": {
        "agent": ("subj/actor",),
        "target": ("dative/actor", "obj/actor", "to|with|before/actor"),
        "content": ("clause", "of|about|on/thing", "obj/thing", "about|of"),
    },
    # "X asks Y to", "X asks Y for", "X requests Z of Y"
    "ask": {
        "agent": ("subj/actor",),
        "target": ("obj/actor", "dative/actor", "of|to|from|upon|on|with/actor"),
        "content": ("clause", "for|about|to|into|against/thing", "obj/thing", "for/actor"),
    },
    # "X proposes Z to Y"
    "propose": {
        "agent": ("subj/actor",),
        "target": ("dative/actor", "to|with/actor", "obj/actor"),
        "content": ("clause", "obj/thing", "of|about/thing"),
    },
    # "X agrees to Z with Y", "X rejects Y's Z"
    "respond": {
        "agent": ("subj/actor",),
        "target": ("with|to/actor", "dative/actor", "obj/actor"),
        "content": ("clause", "obj/thing", "to|with|on|in|upon|about|against|from|of/thing"),
    },
    # "X conveys Z to Y"
    "convey": {
        "agent": ("subj/actor", "via|through/actor"),
        "target": ("dative/actor", "to/actor", "obj/actor"),
        "content": ("obj/thing", "of/thing"),
        "source": ("from|of/actor", "behalf/actor"),
    },
    "blame": {
        "agent": ("subj/actor",),
        "target": ("obj/actor", "against|at|with|to|of/actor"),
        "content": ("clause", "of|for|over|about|against/thing", "obj/thing"),
    },
    "talk": {
        "agent": ("subj/actor",),
        "target": ("with|by/actor", "obj/actor", "on|upon|to/actor"),
        "content": ("about|of/thing", "obj/thing", "mod/event", "clause"),
        **_WHERE,
    },
    "travel": {
        "agent": ("subj/actor",),
        "target": ("on|upon|with|by/actor",),
        "destination": ("to|into|in|at|for|toward/place", "obj/place"),
        "origin": ("from/place",),
        "path": ("via|through|across/place",),
        "content": ("clause/event", "for/event"),
    },
    # "X leaves Y for Z"
    "depart": {
        "agent": ("subj/actor",),
        "origin": ("from/place", "obj/place"),
        "destination": ("for|to/place",),
        "path": ("via|through|across/place",),
    },
    # "X receives Y": the visit is Y's
    "receive": {
        "agent": ("obj/actor",),
        "target": ("subj/actor", "by/actor"),
        "place": ("in|at/place",),
    },
    "mediate": {
        "agent": ("subj/actor",),
        "target": ("between/actor", "with/actor"),
        "content": ("in/thing", "clause", "obj/thing", "of|for/thing"),
    },
    # troops that move by themselves
    "march": {"agent": ("subj/actor",), **_WAY, "place": ("in|at|on|near|along|over/place",)},
    "cross": {
        "agent": ("subj/actor",),
        "destination": ("into|to|over/place", "obj/place", "obj/thing"),
        "origin": ("from/place",),
    },
    # somebody moves troops
    "move": {
        "agent": ("subj/actor",),
        "theme": ("obj",),
        **_WAY,
        "place": ("in|at|on|near|along|over/place",),
    },
    "attack": {
        "agent": ("subj/actor",),
        "target": ("obj", "on|against|upon|at/actor", "on|against|upon|at/place", "on|against|upon|at/thing"),
        "place": ("in|near|along/place",),
        "instrument": ("with/thing",),
    },
    "defend": {
        "agent": ("subj/actor",),
        "theme": ("obj", "of/place", "of/thing"),
        "target": ("against|from/actor",),
        "beneficiary": ("dative/actor", "to|for/actor"),
    },
    "act_on": {
        "agent": ("subj/actor",),
        "theme": ("obj", "of/thing"),
        "destination": ("into|to/actor",),
        **_WHERE,
    },
    "give": {
        "agent": ("subj/actor",),
        "theme": ("obj/thing", "with/thing"),
        "beneficiary": ("dative/actor", "to|for/actor", "obj/actor", "to|for/place"),
        "origin": ("from/place", "from/actor"),
    },
    # "X supplies Y with Z" and "X arms Y"
    "equip": {
        "agent": ("subj/actor",),
        "beneficiary": ("obj/actor", "dative/actor", "to|for/actor"),
        "theme": ("with/thing", "in|of|by/thing"),
    },
    "get": {
        "agent": ("from|through/actor",),
        "beneficiary": ("subj/actor",),
        "theme": ("obj/thing",),
        "origin": ("from/place",),
    },
    "sign": {
        "agent": ("subj/actor",),
        "target": ("with/actor",),
        "theme": ("obj", "on|to|of/thing"),
        "place": ("in|at/place",),
    },
    "break_off": {
        "agent": ("subj/actor",),
        "target": ("with/actor",),
        "theme": ("obj", "from/thing", "of/thing"),
    },
    "admit": {
        "agent": ("subj/actor",),
        "theme": ("obj", "of/actor"),
        "target": ("with/actor",),
        "destination": ("to|into|in/actor", "to|into|in/thing"),
    },
    # "X joins Y"
    "join": {"theme": ("subj/actor",), "destination": ("obj/actor", "to|into/actor", "obj/thing")},
    "appoint": {
        "agent": ("subj/actor",),
        "theme": ("obj/actor",),
        "destination": ("to/actor",),
        "content": ("as/thing",),
    },
    "decide": {
        "agent": ("subj/actor",),
        "content": ("clause", "on|upon|about|against|for/thing", "obj/thing"),
    },
    # "X ceases fire", "a truce was declared by X"
    "cease": {"agent": ("subj/actor",), "target": ("with/actor",), "place": ("in|along|at/place",)},
    # something happens to a matter: "talks were suspended", "the armistice came into force"
    "befall": {"theme": ("subj", "obj"), "place": ("in|at/place",)},
    # -- nouns ------------------------------------------------------------------------------------
    "say_n": {
        "agent": ("poss/actor", "from|by/actor", "mod/actor", "of/actor", "up/actor"),
        "target": ("to|with/actor", "updative/actor"),
        "content": ("clause", "about|of|for|to|in|against|as/thing", "mod/event"),
    },
    # "his view on", which is no deed
    "view_n": {
        "agent": ("poss/actor", "of|by/actor", "mod/actor"),
        "content": ("about/thing", "about"),
    },
    "ask_n": {
        "agent": ("poss/actor", "from|by/actor", "mod/actor", "of/actor", "up/actor"),
        "target": ("to/actor", "updative/actor"),
        "content": ("clause", "for|about|of|in|to/thing", "for/actor", "mod/event"),
    },
    "refuse_n": {
        "agent": ("poss/actor", "from|by/actor", "mod/actor", "of/actor", "up/actor"),
        "target": ("to|with/actor", "updative/actor"),
        "content": ("clause", "to|of|for|with|on|against|in/thing", "about/thing", "mod/event"),
    },
    "invite_n": {
        "agent": ("poss/actor", "from|by/actor", "mod/actor", "up/actor"),
        "target": ("to|for/actor", "updative/actor"),
        "destination": ("to/place",),
        "content": ("clause", "to/event"),
    },
    "talk_n": {
        "agent": ("poss/actor", "mod/actor", "between|among/actor", "of/actor", "up/actor"),
        "target": ("with/actor", "updative/actor"),
        "content": ("about|for|of/thing", "mod/event", "clause/event"),
        "place": ("in|at|near/place",),
    },
    "visit_n": {
        "agent": ("poss/actor", "mod/actor", "by|of|from/actor", "up/actor"),
        "target": ("on|upon|with/actor",),
        "destination": ("to|in|at/place",),
        "origin": ("from/place",),
    },
    "mediate_n": {
        "agent": ("poss/actor", "by|from/actor", "mod/actor", "of/actor", "up/actor"),
        "target": ("between/actor",),
        "content": ("in|about|of|for/thing",),
    },
    "march_n": {
        "agent": ("poss/actor", "mod/actor", "of|by/actor"),
        **_WAY,
        "place": ("in|at|on|near|along|over/place",),
    },
    "move_n": {
        "agent": ("poss/actor", "by/actor"),
        "theme": ("of", "mod"),
        **_WAY,
    },
    "attack_n": {
        "agent": ("poss/actor", "mod/actor", "by/actor", "from|of/actor", "up/actor"),
        "target": (
            "on|upon|against|at/actor",
            "on|upon|against|at/place",
            "on|upon|against|at/thing",
            "of/place",
            "of/actor",
        ),
        "place": ("in|near|along|around/place",),
        "origin": ("from/place",),
        "instrument": ("with/thing",),
    },
    # "the shelling of X by Y": of whom it is said suffers it
    "strike_n": {
        "target": ("of/actor", "of/place", "of/thing", "on|upon|against|at/actor", "on|upon|against|at/place"),
        "agent": ("by/actor", "poss/actor", "mod/actor", "from/actor", "up/actor"),
        "place": ("in|near|along|around/place",),
        "origin": ("from/place",),
        "instrument": ("with/thing",),
    },
    "act_on_n": {
        "agent": ("by/actor", "up/actor"),
        "theme": ("of", "mod", "poss"),
        "destination": ("into|to/actor", "into|to/place"),
        "place": ("in|at|along/place",),
        "target": ("against/actor",),
    },
    "give_n": {
        "agent": ("poss/actor", "mod/actor", "by/actor", "up/actor"),
        "theme": ("of/thing", "in/thing", "mod/thing"),
        "beneficiary": ("to|for/actor", "to|for/place"),
        "origin": ("from/place", "from/actor"),
        "place": ("in|on|at/place",),
    },
    "sign_n": {
        "agent": ("poss/actor", "by/actor", "between|among/actor", "mod/actor"),
        "target": ("with/actor",),
        "theme": ("of", "mod/thing", "on|for|about/thing"),
        "place": ("in|at/place",),
    },
    "admit_n": {
        "theme": ("of/actor", "poss/actor", "mod/actor"),
        "agent": ("by/actor",),
        "target": ("with/actor",),
        "destination": ("to|into|in/actor", "to|into|in/thing"),
    },
    "pact_n": {
        "agent": ("between|among/actor", "poss/actor", "mod/actor", "of/actor", "up/actor"),
        "target": ("with/actor",),
        "content": ("clause", "on|about|for|to/thing"),
    },
    "stop_n": {
        "agent": ("between/actor", "by/actor", "mod/actor"),
        "place": ("in|along|at/place",),
        "theme": ("of/thing",),
    },
}
