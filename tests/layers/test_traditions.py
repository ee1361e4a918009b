"""Heads of many traditions: what each office's form, telegram and note give; and heads composed by a grammar."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Annotate
from heads import Json, head, shown

HEADS: list[tuple[str, str, Json]] = [
    (
        "teleprinter",
        "CONFIDENTIAL\nPAGE 01 SOFIA 01187 111402Z\nACTION EUR-12\nR 111345Z MAR 76\nFM AMEMBASSY SOFIA\nTO SECSTATE WASHDC PRIORITY 812\n"
        "INFO AMEMBASSY ANKARA\nUSMISSION NATO\nC O N F I D E N T I A L SOFIA 1187\nE.O. 11652: GDS\nTAGS: PFOR, BU\nSUBJECT: TRADE TALKS\n"
        "REF: SOFIA 1102\n\n1. DELEGATION LEFT LAST NIGHT.\n\nHERZ\nCONFIDENTIAL\nNNNN\n",
        {
            "kind": "telegram", "date": "1976-03-11", "sent": "1976-03-11T13:45:00Z", "numbers": ["01187"], "classification": ["CONFIDENTIAL"],
            "precedence": ["PRIORITY"], "subjects": ["TRADE TALKS"], "senders": ["AMEMBASSY SOFIA"], "recipients": ["SECSTATE WASHDC"],
            "repeated_to": ["AMEMBASSY ANKARA", "USMISSION NATO"], "signers": ["HERZ"],
        },
    ),
    (
        "Foreign Office",
        "FROM ATHENS TO FOREIGN OFFICE\n\nCypher/OTP\n\nSir C. Norton\nNo. 77\n3rd March, 1949\n                 D. 5.10 p.m. 3rd March, 1949.\n"
        "                 R. 7.25 p.m. 3rd March, 1949.\n\nIMMEDIATE\nSECRET\n\nAddressed to Foreign Office telegram No. 77 of 3rd March. Repeated for information to Washington, Ankara and UKDEL New York.\n\n"
        "The Prime Minister sent for me.\n",
        {
            "kind": "telegram", "date": "1949-03-03", "sent": "1949-03-03T17:10", "received": "1949-03-03T19:25", "numbers": ["77"], "classification": ["SECRET"],
            "precedence": ["IMMEDIATE"], "senders": ["C. Norton"], "recipients": ["FOREIGN OFFICE"], "repeated_to": ["Washington", "Ankara", "UKDEL New York"],
        },
    ),
    (
        "printed British",
        "Sir R. Stevens (Tehran) to Mr. Eden (Received 5 May, 9.30 a.m.)\n\nNo. 210 Telegraphic\n\nImmediate. Secret               TEHRAN, 5 May 1954, 8.15 a.m.\n\n"
        "Repeated to Washington and Ankara\n\nMy telegram No. 204.\n\nThe Shah sees nobody.\n",
        {
            "kind": "telegram", "date": "1954-05-05", "sent": "1954-05-05T08:15", "received": "1954-05-05T09:30", "numbers": ["210"],
            "senders": ["R. Stevens"], "recipients": ["Eden"], "repeated_to": ["Washington", "Ankara"],
        },
    ),
    (
        "outward telegram",
        "OUTWARD TELEGRAM FROM COMMONWEALTH RELATIONS OFFICE\n\nTO: U.K. HIGH COMMISSIONER IN CEYLON\n(Sent 4.15 p.m., 8th June, 1950)\n\nPRIORITY\nNo. 318        SECRET\n\n"
        "Following personal from Secretary of State for Prime Minister. Begins.\n\nI thank you. Ends.\n",
        {
            "date": "1950-06-08", "sent": "1950-06-08T16:15", "numbers": ["318"], "senders": ["COMMONWEALTH RELATIONS OFFICE"],
            "recipients": ["U.K. HIGH COMMISSIONER IN CEYLON"], "for_": ["Prime Minister"],
        },
    ),
    (
        "inward cablegram",
        "DEPARTMENT OF EXTERNAL AFFAIRS\nINWARD CABLEGRAM\n\nDATED: 2 MAY 1961    1840\nREC'D: 3 MAY 1961    0715\n\nFROM:\nAUSTRALIAN EMBASSY,\nJAKARTA.\n\n"
        "512. CONFIDENTIAL. PRIORITY.\n\nSubandrio left for Manila.\n\nMIN. & DEPT. E.A.\n",
        {
            "kind": "cablegram", "date": "1961-05-02", "sent": "1961-05-02T18:40", "received": "1961-05-03T07:15", "numbers": ["512"],
            "senders": ["AUSTRALIAN EMBASSY"], "origin": "JAKARTA",
        },
    ),
    (
        "Indian cipher telegram",
        "CYPHER TELEGRAM\n\nFROM: FOREIGN, NEW DELHI\nTO: INDEMBASSY, CAIRO\nNo. 2203        DATED 2ND AUGUST 1956\nIMMEDIATE\nSECRET\n\nFor Ambassador from Foreign Secretary.\n\nYour telegram No. 88 of 1st August. We agree.\n",
        {
            "kind": "ciphered telegram", "date": "1956-08-02", "numbers": ["2203"], "senders": ["FOREIGN, NEW DELHI"],
            "recipients": ["INDEMBASSY, CAIRO"], "for_": ["Ambassador"],
        },
    ),
    (
        "Canadian",
        "Secretary of State for External Affairs to High Commissioner in India\n\nTELEGRAM EX-412                       Ottawa, May 7, 1955\n\nSECRET. OPIMMEDIATE.\n"
        "Reference: Your tel 190 May 5.\nRepeat for information: London, Paris, Permisny.\n\nPlease speak to Nehru.\n\nL.B. PEARSON\n\nDEA/50001-2\n",
        {
            "numbers": ["EX-412"], "date": "1955-05-07", "precedence": ["OPIMMEDIATE"], "repeated_to": ["London", "Paris", "Permisny"], "signers": ["L.B. PEARSON"],
        },
    ),
    (
        "Soviet, badly copied",
        "S E C R E T\nMaking of copies pro-\nhibited\n\nC I P H E R E D   T E L E G R A M\n\nFrom SOFIA, 3.II.1958, 18 hrs 20 min.\nReceived 21 hrs 05 min.  3.II.1958\nSpecial Nos. 411-412\n\nTo the CC CPSU\n\nToday I saw Zhivkov.\n\n"
        "3.II.58   A. MIKOYAN\n\nCopies to: Comrades Khrushchev, Suslov. File\n",
        {
            "kind": "ciphered telegram", "sent": "1958-02-03T18:20", "received": "1958-02-03T21:05", "numbers": ["411-412"], "origin": "SOFIA",
            "senders": ["A. MIKOYAN"], "recipients": ["CC CPSU"], "distribution": ["Khrushchev", "Suslov"],
        },
    ),
    (
        "Soviet, an office before a name",
        "Telegram from the Minister of Foreign Affairs of the USSR V.M. Molotov to the Ambassador of the USSR in Hungary G.M. Pushkin\n\n4 April 1948\nSecret\n\nTo Nos. 18 and 19.\n\nSay that we agree.\n\nMolotov\n",
        {"numbers": [], "date": "1948-04-04", "senders": ["V.M. Molotov"], "recipients": ["G.M. Pushkin"], "signers": ["Molotov"]},
    ),
    (
        "form of a ministry",
        "Telegram\nfrom the Embassy in Sofia\nto the Ministry of Foreign Affairs\n\nDate sent: March 3, 1962, 18:30\nDate received: March 4, 1962, 01:10\nLevel: Top Secret, Extra Urgent\n\nZhivkov spoke.\n",
        {
            "kind": "telegram", "sent": "1962-03-03T18:30", "received": "1962-03-04T01:10", "precedence": ["Extra Urgent"],
            "senders": ["Embassy in Sofia"], "recipients": ["Ministry of Foreign Affairs"],
        },
    ),
    (
        "source note",
        "12. Telegram From the Embassy in Austria to the Department of State\n\nVienna, March 4, 1957, 6 p.m.\n\n204. Raab asked me to call.\n\nThompson\n\n"
        "Source: Department of State, Central Files, 663.00/3-457. Secret; Priority. Drafted by Jones (EUR) and approved by Freers. Received at 2:15 p.m. and repeated to Bonn, Rome, and London.\n",
        {
            "numbers": ["204"], "classification": ["Secret"], "precedence": ["Priority"], "received": "1957-03-04T14:15", "drafters": ["Jones"],
            "repeated_to": ["Bonn", "Rome", "London"], "signers": ["Thompson"],
        },
    ),
    (
        "letter with the address below",
        "THE WHITE HOUSE\nWashington, March 9, 1957\n\nDear Mr. President:\n\nI thank you for your message.\n\nSincerely,\n\nDwight D. Eisenhower\n\nHis Excellency\nNgo Dinh Diem\nPresident of the Republic\nSaigon\n",
        {"kind": "letter", "senders": ["Dwight D. Eisenhower"], "recipients": ["Ngo Dinh Diem"], "signers": ["Dwight D. Eisenhower"]},
    ),
    (
        "participants",
        "MEMORANDUM OF CONVERSATION\n\nPARTICIPANTS: Ambassador Anatoly Dobrynin\nDean Rusk, Secretary of State\nLlewellyn Thompson\n\nDATE & TIME: May 3, 1966; 5:15 p.m.\nSUBJECT: Laos; Trade\n\nDobrynin had no instructions.\n",
        {
            "kind": "memorandum of conversation", "date": "1966-05-03", "subjects": ["Laos", "Trade"],
            "participants": ["Anatoly Dobrynin", "Dean Rusk", "Llewellyn Thompson"],
        },
    ),
    (
        "title, then date",
        "Letter from Panikkar to Nehru\n\n9 November 1950\n\nZhou asked me to come at midnight.",
        {"kind": "letter", "date": "1950-11-09", "senders": ["Panikkar"], "recipients": ["Nehru"]},
    ),
    ("a number alone", "460. Urtel 601. You may see him.", {"kind": "telegram"}),
    (
        "a wrapped heading between pages",
        "[Page 31]\n\nSECRET\n\nThe Ambassador in India (Henderson)  to the\nSecretary of State\n\nNew Delhi, 0ctober 3, 1950.\n\n[Page 32]\n\nBajpai sent for me.\n",
        {"date": "1950-10-03", "senders": ["Henderson"], "recipients": ["Secretary of State"]},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "gold"), [h[1:] for h in HEADS], ids=[h[0] for h in HEADS])
def test_heads(text: str, gold: Json, read: Annotate) -> None:
    assert head(read, text, gold) == gold


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
POSTS = ("Ankara", "Athens", "Belgrade", "Cairo", "Djakarta", "Rangoon", "Tehran", "Warsaw")
MARKS = ("SECRET", "TOP SECRET", "CONFIDENTIAL")
URGENCY = ("PRIORITY", "IMMEDIATE", "NIACT")
NAMES = ("Whitcombe", "Dunmore", "Farraday", "Ellsworth", "Hargreave")

times = st.tuples(
    st.integers(1, 28), st.integers(1, 12), st.integers(1940, 1979), st.integers(1, 23), st.integers(0, 59)
)
heads = st.tuples(
    st.sampled_from(POSTS), times, st.integers(100, 9999), st.sampled_from(MARKS), st.sampled_from(URGENCY), st.sampled_from(NAMES)
)  # fmt: skip


def american(post: str, when: tuple[int, ...], number: int, mark: str, urgency: str, name: str) -> str:
    day, month, year, hour, minute = when
    clock = f"{(hour - 1) % 12 + 1}:{minute:02} {'ap'[hour > 11]}. m."
    return (
        f"The Chargé at {post} ({name}) to the Secretary of State\n\n{mark}    {urgency}\n"
        f"{post.upper()}, {MONTHS[month - 1]} {day}, {year}—{clock}\n\n{number}. Talks go on.\n\n{name.upper()}\n"
    )


def cablegram(post: str, when: tuple[int, ...], number: int, mark: str, urgency: str, name: str) -> str:
    day, month, year, hour, minute = when
    clock = f"{(hour - 1) % 12 + 1}.{minute:02} {'ap'[hour > 11]}.m."
    return (
        f"Cablegram {number} {post.upper()}, {day} {MONTHS[month - 1]} {year}, {clock}\n{urgency} {mark}\n\n"
        f"Talks go on.\n\n{name.upper()}\n"
    )


def teleprinter(post: str, when: tuple[int, ...], number: int, mark: str, urgency: str, name: str) -> str:
    day, month, year, hour, minute = when
    place, spaced = post.upper(), " ".join(mark.replace(" ", ""))
    return (
        f"P {day:02}{hour:02}{minute:02}Z {MONTHS[month - 1][:3].upper()} {year % 100}\nFM AMEMBASSY {place}\n"
        f"TO SECSTATE WASHDC {urgency} 4410\n{spaced} {place} {number:05}\nSUBJ: TALKS\n\n1. TALKS GO ON.\n\n{name.upper()}\n"
    )


def form(post: str, when: tuple[int, ...], number: int, mark: str, urgency: str, name: str) -> str:
    day, month, year, hour, minute = when
    return (
        f"INCOMING TELEGRAM No. {number}\n\nFrom: {post.upper()}\nTo: Ministry of Foreign Affairs\n"
        f"Dispatched: {day}.{month}.{year}, {hour:02}:{minute:02}\n{urgency}\n{mark}\n\nTalks go on.\n\n{name.upper()}\n"
    )


@pytest.mark.parametrize("compose", [american, cablegram, teleprinter, form])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=heads)
def test_what_is_composed_reads_back(compose: Any, parts: tuple[Any, ...], read: Annotate) -> None:
    post, (day, month, year, hour, minute), number, mark, urgency, _ = parts
    if compose is teleprinter and year < 1970:  # two figures of a year have no century
        return
    header = read(compose(*parts)).header
    stamp = f"{year}-{month:02}-{day:02}"
    assert header.date == stamp
    assert (header.sent or "")[:16] == f"{stamp}T{hour:02}:{minute:02}"
    assert [n.lstrip("0") for n in header.numbers] == [str(number)]
    assert header.origin is not None
    assert header.origin.text.upper() == post.upper()
    assert [m.replace(" ", "") for m in header.classification] == [mark.replace(" ", "")]
    assert header.precedence == [urgency]


RUSSIANS = ("Ladygin", "Voronsky", "Belkin", "Tarkhov")
COMRADES = ("Zimyanin", "Gribanov", "Lavrishchev")


def soviet(post: str, when: tuple[int, ...], number: int, mark: str, name: str, other: str) -> tuple[str, Json]:
    day, month, year, hour, minute = when
    text = (
        f"8th Directorate of the General Staff\n{mark}. Copying is prohibited\n\nCIPHERED TELEGRAM No. {number}\n\n"
        f"From {post.upper()}   Received {hour:02}:{minute:02}   {day}.{month}.{year}\n\nTo Comrade {other.upper()}\n\n"
        f"Talks go on.\n\n{name.upper()}\n\nCopies: {COMRADES[0]} (2), {COMRADES[1]}\n"
    )
    return text, {
        "kind": "ciphered telegram", "date": f"{year}-{month:02}-{day:02}", "numbers": [str(number)], "received": f"{year}-{month:02}-{day:02}T{hour:02}:{minute:02}",
        "senders": [name.upper()], "recipients": [other.upper()], "origin": post.upper(), "distribution": list(COMRADES[:2]),
    }  # fmt: skip


def record(post: str, when: tuple[int, ...], number: int, mark: str, name: str, other: str) -> tuple[str, Json]:
    day, month, year, *_ = when
    text = f"{MONTHS[month - 1]} {day}, {year}\n\nCable No. {number} from {name} to {other} via {COMRADES[2]}\n\n{name} says that talks go on in {post}.\n"
    return text, {
        "kind": "cable", "date": f"{year}-{month:02}-{day:02}", "numbers": [str(number)], "senders": [name], "recipients": [other], "via": [COMRADES[2]],
    }  # fmt: skip


def letter(post: str, when: tuple[int, ...], number: int, mark: str, name: str, other: str) -> tuple[str, Json]:
    day, month, year, *_ = when
    text = (
        f"{mark}\n\n{post}, {day} {MONTHS[month - 1]} {year}\n\nDear Mr. {other},\n\nI have your letter. The talks go on.\n\n"
        f"Yours sincerely,\n\nA. B. {name}\n"
    )
    return text, {
        "kind": "letter", "date": f"{year}-{month:02}-{day:02}", "senders": [f"A. B. {name}"], "recipients": [other],
        "signers": [f"A. B. {name}"], "origin": post,
    }  # fmt: skip


def talk(post: str, when: tuple[int, ...], number: int, mark: str, name: str, other: str) -> tuple[str, Json]:
    day, month, year, *_ = when
    text = (
        f"MEMORANDUM OF CONVERSATION\n\nDATE: {MONTHS[month - 1]} {day}, {year}\nPLACE: {post}\nSUBJECT: Rice; Tin\n\n"
        f"PARTICIPANTS: Ambassador A. B. {name}\nMr. C. D. {other}, Counselor of Embassy\n\nThe Ambassador asked for rice.\n"
    )
    return text, {
        "kind": "memorandum of conversation", "date": f"{year}-{month:02}-{day:02}", "subjects": ["Rice", "Tin"],
        "participants": [f"A. B. {name}", f"C. D. {other}"], "senders": [], "recipients": [],
    }  # fmt: skip


def decision(post: str, when: tuple[int, ...], number: int, mark: str, name: str, other: str) -> tuple[str, Json]:
    day, month, year, *_ = when
    text = (
        f"{mark}\nResolution of the USSR Council of Ministers\nNo. {number}ss\n{day} {MONTHS[month - 1]} {year}\n\n"
        f"The Council of Ministers resolves: to approve the reply to Comrade {other} (attached).\n\nAttachment\n\n"
        f"To Comrade {other}\n\nThe talks go on.\n\n{name.upper()}\n"
    )
    return text, {
        "kind": "resolution", "date": f"{year}-{month:02}-{day:02}", "numbers": [f"{number}ss"], "senders": ["USSR Council of Ministers"],
        "conveys": [([name.upper()], [other])],
    }  # fmt: skip


@pytest.mark.parametrize("compose", [soviet, record, letter, talk, decision])
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.tuples(st.sampled_from(POSTS), times, st.integers(100, 9999), st.sampled_from(MARKS), st.sampled_from(RUSSIANS), st.sampled_from(COMRADES)))  # fmt: skip
def test_what_is_composed_in_other_traditions_reads_back(compose: Any, parts: tuple[Any, ...], read: Annotate) -> None:
    text, gold = compose(*parts)
    header = read(text).header
    got = {name: shown(getattr(header, name)) for name in gold}
    if "conveys" in gold:
        got["conveys"] = [(shown(m.senders), shown(m.recipients)) for m in header.conveys]
    assert got == gold


HOSTILE = (
    "Aaaa " * 4000, "A. " * 6000, "To: " * 5000, "From A to B " * 2000, "\n".join(["To: A"] * 3000), "(" * 20000, "[A" * 8000,
    "Repeated " * 3000, "Repeated to " + "Paris, " * 4000, "No. " * 6000, "Drafted by " * 3000, "A A A A " * 4000, "TO SECSTATE WASHDC " * 1500,
    "FM AMEMBASSY X\n" * 2000, "   \t" * 8000 + "x", "Letter of " + "Aaaa of the " * 3000, "Aaaa (Bbbb) to " * 2500, "SECRET " * 4000,
    "Aaaa   " * 6000, "Telegram\n\n" + "To: Aaaa   " * 4000, "Aaaa\n" + "\n3 May 1950    No. 12" * 2500,
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=[h[:12].strip() or "blank" for h in HOSTILE])
def test_hostile_texts_cost_time_in_proportion(text: str, read: Annotate) -> None:
    def seconds(words: str) -> float:
        begin = time.process_time()
        read(words)
        return time.process_time() - begin

    half, whole = seconds(text[: len(text) // 2]), seconds(text)
    assert whole < 5 * half + 0.5
