"""Codes for other tools: PLOVER root and mode, CAMEO root, WEIS, by type and status.

PLOVER: Open Event Data Alliance; CAMEO: Schrodt 2012; WEIS: McClelland 1976. Where a scheme has no code for
an event in this status, it has none here.
"""

from __future__ import annotations

from cablenlp.layers.events.acts import Act

# type: (PLOVER, CAMEO root, WEIS) of an event that happens or happened
_DONE: dict[str, tuple[str | None, str, str]] = {
    "INFORM": (None, "01", "02"), "CONVEY": (None, "01", "02"), "INQUIRE": ("REQUEST", "02", "09"),
    "ADVISE": ("SUPPORT", "01", "10"), "REQUEST": ("REQUEST", "02", "09"), "DEMAND": ("REQUEST", "10", "15"),
    "ORDER": ("REQUEST", "10", "15"), "INVITE": ("AGREE", "03", "06"), "PROPOSE": ("AGREE", "03", "10"),
    "AGREE": ("AGREE", "03", "08"), "PROMISE": ("AGREE", "03", "05"), "REFUSE": ("REJECT", "12", "11"),
    "WARN": ("THREATEN", "13", "16"), "ACCUSE": ("ACCUSE", "11", "12"), "PRAISE": ("SUPPORT", "05", "04"),
    "MEET": ("CONSULT", "04", "03"), "VISIT": ("CONSULT", "04", "03"), "NEGOTIATE": ("CONSULT", "04", "03"),
    "MEDIATE": ("CONSULT", "04", "03"), "SIGN_AGREEMENT": ("SUPPORT", "05", "08"), "ADMIT": ("SUPPORT", "05", "08"),
    "END_AGREEMENT": ("SANCTION", "16", "19"), "SUSPEND_TALKS": ("SANCTION", "16", "19"), "SUPPLY": ("AID", "07", "07"),
    "TRAIN": ("COOPERATE", "06", "07"), "MOVE_TROOPS": ("MOBILIZE", "15", "18"), "REORGANIZE": ("MOBILIZE", "15", "18"),
    "DEFEND": ("MOBILIZE", "15", "18"), "WITHDRAW": ("RETREAT", "08", "01"), "ATTACK": ("ASSAULT", "19", "22"),
    "CEASEFIRE": ("RETREAT", "08", "01"), "DEMARCATE": ("RETREAT", "08", "01"), "REPATRIATE": ("RETREAT", "08", "06"),
    "DECIDE": (None, "01", "02"), "APPOINT": (None, "01", "02"),
}  # fmt: skip

_TALKS = ("MEET", "VISIT", "NEGOTIATE", "MEDIATE", "SIGN_AGREEMENT", "ADMIT", "SUPPLY", "TRAIN")
_FORCE = ("MOVE_TROOPS", "ATTACK", "REORGANIZE", "DEFEND")
_PEACE = ("CEASEFIRE", "WITHDRAW", "REPATRIATE", "DEMARCATE")

# what an act that is only spoken of amounts to, by kind of act and status
_SPOKEN: dict[tuple[str, ...], dict[str, str | None]] = {
    _TALKS: {"agreed": "AGREE", "planned": "AGREE", "proposed": "AGREE", "requested": "REQUEST", "ordered": "REQUEST",
             "refused": "REJECT", "negated": "REJECT", "halted": "SANCTION", "possible": None},
    _FORCE: {"agreed": "THREATEN", "planned": "THREATEN", "proposed": "THREATEN", "requested": "REQUEST",
             "ordered": "MOBILIZE", "refused": None, "negated": None, "halted": "CONCEDE", "possible": "THREATEN"},
    _PEACE: {"agreed": "CONCEDE", "planned": "CONCEDE", "proposed": "CONCEDE", "requested": "REQUEST",
             "ordered": "REQUEST", "refused": "REJECT", "negated": "REJECT", "halted": "SANCTION", "possible": None},
}  # fmt: skip
# PLOVER root of an act only spoken of: (CAMEO root, WEIS)
_ROOTS = {
    "AGREE": ("03", "05"), "REQUEST": ("02", "09"), "REJECT": ("12", "11"), "SANCTION": ("16", "19"),
    "THREATEN": ("13", "17"), "CONCEDE": ("08", "01"), "MOBILIZE": ("15", "18"),
}  # fmt: skip


def codes(act: Act, acts: list[Act]) -> dict[str, str | None]:
    """The codes of an event; a frame's own PLOVER root wins over that of its type."""
    none: dict[str, str | None] = {"plover": None, "plover_mode": None, "cameo": None, "weis": None}
    done = act.status in ("asserted", "ongoing")
    root, cameo, weis = _DONE[act.type]
    if not done:
        table = _spoken(act)
        if table is not None:
            root = table[act.status]
            if act.type in _PEACE and root == "CONCEDE" and len(act.of("agent")) > 1:
                root = "AGREE"
            if root is None:
                return none
            cameo, weis = _ROOTS[root]
        elif act.status in ("negated", "refused", "halted"):
            if act.type in ("AGREE", "PROMISE", "INVITE", "PROPOSE", "PRAISE"):
                root, cameo, weis = "REJECT", "12", "11"
            elif act.frame.plover is None:
                return none
        elif act.status == "possible" and act.type not in ("WARN", "DEMAND", "REQUEST"):
            return none
    if act.frame.plover and (done or (act.status in ("planned", "agreed") and not _spoken(act))):
        root = act.frame.plover
    if act.type == "PROPOSE" and done and not act.frame.plover and _of_others(act, acts):
        root, cameo = "REQUEST", "02"
    return {"plover": root, "plover_mode": act.frame.mode if done else None, "cameo": cameo, "weis": weis}


def _spoken(act: Act) -> dict[str, str | None] | None:
    return next((t for types, t in _SPOKEN.items() if act.type in types), None)


def _of_others(act: Act, acts: list[Act]) -> bool:
    """Whether what is proposed is the other side's act: who is addressed is to do it."""
    addressed = {f.key for f in act.of("target") if f.key}
    return any(addressed & {a.key for a in acts[f.event].of("agent")} for f in act.of("content") if f.event is not None)
