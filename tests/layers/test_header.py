"""Kind, numbers and route: who wrote to whom, by whom, for whom, passing on what."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

from typing import Any

import pytest

from cablenlp.annotation import Actor, Message, Reference
from conftest import Annotate

Json = dict[str, Any]


def named(actor: Actor) -> str:
    office = f" ({actor.role})" if actor.role else ""
    return f"{actor.name}{office}{' inferred' if actor.inferred else ''}"


def shown(part: Any) -> Any:
    """What is there, people by their names."""
    if isinstance(part, Actor):
        return named(part)
    if isinstance(part, list):
        return [shown(p) for p in part]
    if isinstance(part, (Message, Reference)):
        return {k: shown(v) for k, v in dict(part).items() if v and k not in ("start", "end")}
    return part


def header(read: Annotate, text: str, *fields: str) -> Json:
    note = read(text)
    return {f: shown(getattr(note.header, f)) for f in fields if getattr(note.header, f)}


ROUTE = ("kind", "numbers", "senders", "recipients", "via", "for_", "participants", "conveys")
TITLES: list[tuple[str, Json]] = [
    (
        "Ciphered Telegram No. 25553, Roshchin to Filippov [Stalin]",
        {"kind": "ciphered telegram", "numbers": ["25553"], "senders": ["Nikolai Roshchin"], "recipients": ["Joseph Stalin"]},
    ),
    (
        "Telegram from Filippov to Krasovsky, for Cde. Mao Zedong",
        {"kind": "telegram", "senders": ["Joseph Stalin"], "recipients": ["Stepan Krasovsky"], "for_": ["Mao Zedong"]},
    ),
    (
        "Letter, Nehru to Zhou Enlai, via Panikkar",
        {"kind": "letter", "senders": ["Jawaharlal Nehru"], "recipients": ["Zhou Enlai"], "via": ["K.M. Panikkar"]},
    ),
    (
        "Record of Conversation between Mikoyan and Mao Zedong",
        {"kind": "record of conversation", "participants": ["Anastas Mikoyan", "Mao Zedong"]},
    ),
    (
        "Ciphered Telegram, Razuvaev to Vasilevsky and Shtemenko, conveying a message from Kim Il Sung to Stalin",
        {
            "kind": "ciphered telegram", "senders": ["Vladimir Razuvaev"],
            "recipients": ["Aleksandr Vasilevsky", "Sergei Shtemenko"],
            "conveys": [{"kind": "message", "senders": ["Kim Il Sung"], "recipients": ["Joseph Stalin"]}],
        },
    ),
    (
        'Letter from Nehru to Zhou Enlai, "Mao Zedong and the frontier"',
        {"kind": "letter", "senders": ["Jawaharlal Nehru"], "recipients": ["Zhou Enlai"]},
    ),
    (
        "Mikoyan-Suslov Report to Khrushchev from Budapest",
        {"kind": "report", "origin": ["Budapest"], "senders": ["Anastas Mikoyan", "Mikhail Suslov"], "recipients": ["Nikita Khrushchev"]},
    ),
    (
        "Report from Warsaw by Mikoyan and Molotov to Khrushchev",
        {"kind": "report", "origin": ["Warsaw"], "senders": ["Anastas Mikoyan", "Vyacheslav Molotov"], "recipients": ["Nikita Khrushchev"]},
    ),
    ("Report on the Truce in Geneva", {"kind": "report"}),
]  # fmt: skip


@pytest.mark.parametrize(("title", "gold"), TITLES, ids=[t[0] for t in TITLES])
def test_titles(title: str, gold: Json, read: Annotate) -> None:
    text = f"4 June 1951\n\n{title}"
    origin = read(text).header.origin
    assert header(read, text, *ROUTE) | ({"origin": [origin.name]} if origin else {}) == gold


EMBASSY = """795.00/6-2550: Telegram
The Ambassador in Korea (Muccio) to the Secretary of State

TOP SECRET    NIACT
SEOUL, June 25, 1950—10 a.m.
[Received June 24—9:26 p.m.]

925. Reference Embtel 915, June 23. Tanks crossed the parallel. Repeated Tokyo.

MUCCIO
"""


def test_a_telegram_of_an_embassy(read: Annotate) -> None:
    fields = (
        "kind", "date", "sent", "received", "numbers", "classification", "precedence", "senders", "recipients", "signers"
    )  # fmt: skip
    assert header(read, EMBASSY, *fields) == {
        "kind": "telegram", "date": "1950-06-25", "sent": "1950-06-25T10:00", "received": "1950-06-24T21:26", "numbers": ["925"],
        "classification": ["TOP SECRET"], "precedence": ["NIACT"], "senders": ["John J. Muccio (Ambassador in Korea)"],
        "recipients": ["Dean Acheson (Secretary of State) inferred"], "signers": ["John J. Muccio"],
    }  # fmt: skip
    note = read(EMBASSY)
    assert note.header.origin is not None
    assert note.header.origin.kb_id == "seoul"
    assert shown(note.header.refers_to) == [
        {
            "kind": "telegram",
            "number": "915",
            "direction": "from the embassy",
            "date": "1950-06-23",
            "senders": ["John J. Muccio (Ambassador in Korea)"],
            "recipients": ["Dean Acheson (Secretary of State) inferred"],
        }
    ]


TALK = {"kind": "record of conversation", "date": "1955-05-03", "participants": ["Pavel Yudin", "Mao Zedong"]}


@pytest.mark.parametrize(
    "text",
    [
        "3 May 1955\n\nFrom the Journal of P. F. Yudin: Record of Conversation with Mao Zedong",
        "From the Diary of: P. F. Yudin\n3 May 1955\nRECORD OF CONVERSATION\nwith Mao Zedong\n\nHe asked for engineers.",
        "From the Diary of P. F. Yudin\n\n3 May 1955\n\nRecord of conversation with Mao Zedong\n1 May 1955\n\nHe was ill.",
    ],
)
def test_a_sheet_of_a_journal(text: str, read: Annotate) -> None:
    assert header(read, text, "kind", "date", "senders", "participants", "conveys") == TALK


def test_two_messages_passed_on(read: Annotate) -> None:
    text = (
        "9 August 1952\n\nTelegram from Mao Zedong to Stalin\n\n"
        "Mao forwards the 7 August 1952 telegram from Nehru to Zhou Enlai and the 8 August 1952 reply from Zhou Enlai to Nehru."
    )
    found = header(read, text, "conveys")["conveys"]
    assert [(m["kind"], m["date"], *m["senders"], *m["recipients"]) for m in found] == [
        ("telegram", "1952-08-07", "Jawaharlal Nehru", "Zhou Enlai"),
        ("letter", "1952-08-08", "Zhou Enlai", "Jawaharlal Nehru"),
    ]


def test_whom_a_letter_greets(read: Annotate) -> None:
    text = "5 November 1956\n\nDear Mr. Prime Minister:\n\nThe fleet has sailed.\n\nN. Bulganin"
    assert header(read, text, "kind", "senders", "recipients") == {
        "kind": "letter", "senders": ["Nikolai Bulganin"], "recipients": ["None (Prime Minister)"],
    }  # fmt: skip


def test_what_a_telegram_answers(read: Annotate) -> None:
    text = "Ciphered telegram No. 3410\nTo: Moscow, to Vyshinsky\n\nTo No. 483/sh.\nKim asks for rails.\n\nSHTYKOV\n5 March 1950"
    note = read(text).header
    assert (note.numbers, [r.number for r in note.refers_to]) == (["3410"], ["483/sh"])
    assert shown(note.recipients) == ["Andrei Vyshinsky"]


def test_a_british_telegram(read: Annotate) -> None:
    text = (
        "From: U.K. High Commissioner in Pakistan\nTo: Commonwealth Relations Office\n\n"
        "D. Karachi 14.05 hours 3rd May, 1949\nR. 12.20 hours 3rd May, 1949\n\nPRIORITY\nNo. 212  SECRET\n\n"
        "Rptd: U.K. High Commissioner in India No. 88\n\nMy telegram No. 209. The Minister is ill.\n"
    )
    fields = (
        "kind",
        "date",
        "sent",
        "received",
        "numbers",
        "classification",
        "precedence",
        "repeated_to",
        "recipients",
    )
    assert header(read, text, *fields) == {
        "kind": "telegram", "date": "1949-05-03", "sent": "1949-05-03T14:05", "received": "1949-05-03T12:20", "numbers": ["212"],
        "classification": ["SECRET"], "precedence": ["PRIORITY"], "recipients": ["Commonwealth Relations Office"],
        "repeated_to": ["None (U.K. High Commissioner in India)"],
    }  # fmt: skip
    found = read(text).header
    assert found.origin is not None
    assert (found.origin.name, [r.number for r in found.refers_to]) == ("Karachi", ["209"])


def test_a_memorandum_of_conversation(read: Annotate) -> None:
    text = (
        "Memorandum of Conversation\nDate: May 5, 1954\nPlace: Geneva\nSubject: Truce in Indochina\n\n"
        "Molotov asked about the front.\nCopies: Stalin (2), Molotov\n"
    )
    assert header(read, text, "kind", "date", "subjects", "distribution") == {
        "kind": "memorandum of conversation", "date": "1954-05-05", "subjects": ["Truce in Indochina"],
        "distribution": ["Joseph Stalin", "Vyacheslav Molotov"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "gold"),
    [
        ("We thank you for your telegram of 13 June.", [{"kind": "telegram", "direction": "from the recipient", "date": "1951-06-13"}]),
        ("Re Deptel 301, May 2.", [{"kind": "telegram", "number": "301", "direction": "from the department", "date": "1951-05-02"}]),
        ("He telegraphed on 13 June.", []),
    ],
)  # fmt: skip
def test_earlier_messages(text: str, gold: list[Json], read: Annotate) -> None:
    assert shown(read(text, date="1951-06-20").header.refers_to) == gold


def test_numbers_of_other_messages_are_not_its_own(read: Annotate) -> None:
    for text, own, others in (
        ("The Ambassador in Japan (Murphy) to the Department of State\nTokyo, March 3, 1953.\n2656. Embtel 1977. The Foreign"
         " Minister agrees.\n\nMURPHY", ["2656"], ["1977"]),
        ("Memorandum by the Deputy Under Secretary (Murphy) to the Secretary of State\n\nWashington, May 30, 1954.\n\nSubject:"
         " Tokyo’s despatch 541 of May 22\n\nIt tells us little.", [], ["541"]),
        ("No. 81 The Secretary of State to the Embassy in Japan\nWashington, June 2, 1952.\nSECRET\n2020. For Murphy from"
         " Allison. The talks go on.", ["2020"], []),
    ):  # fmt: skip
        found = read(text).header
        assert (found.numbers, [r.number for r in found.refers_to]) == (own, others)


def test_nobody_sends_an_editorial_note(read: Annotate) -> None:
    text = (
        "60. Editorial Note\nOn May 2, on his way to Ottawa, Secretary Dulles spoke of Formosa to the Cabinet. A note of it says:\n"
        "“Mr. Pearson asked what would happen. I could not tell him.”"
    )
    assert header(read, text, "senders", "recipients") == {}


def test_whom_an_opening_is_for_and_an_hour_alone(read: Annotate) -> None:
    text = (
        "The Department of State to the Embassy in India\n\nWashington, November 3, 1962.\n[Received 6:20 p. m.]\n\n"
        "2101. Eyes only Ambassador Galbraith. Please see Nehru tomorrow."
    )
    assert header(read, text, "for_", "received") == {
        "for_": ["John Kenneth Galbraith"], "received": "1962-11-03T18:20",
    }  # fmt: skip


def test_columns_that_name_themselves(read: Annotate) -> None:
    text = (
        "INWARD CABLEGRAM\nSECRET                         I. 9911\n                         Dated: 2nd May, 1962\n"
        "                                0915\nFROM:                    Rec'd: 2nd May, 1962\nAustralian High Commission,\n"
        "LONDON                          2140\n\n3120   IMMEDIATE\n\nREPEATED PARIS 41   BONN 77\n\n"
        "The Foreign Office tells us that Laos will be quiet. We doubt it.\n"
    )
    assert header(read, text, "numbers", "repeated_to", "senders") == {
        "numbers": ["9911", "3120"], "repeated_to": ["Paris", "Bonn"], "senders": ["High commission of Australia"],
    }  # fmt: skip


def test_a_despatch_to_an_excellency(read: Annotate) -> None:
    text = "No. 77\nRANGOON, April 5, 1950.\n\nSir: I have the honor to report that the rains came early.\n\nYours respectfully,"
    assert header(read, text, "kind") == {"kind": "despatch"}
    text = "THE WHITE HOUSE\nWASHINGTON\n\nMay 1, 1954\n\nHis Excellency Ngo Dinh Diem\nSaigon\n\nDear Mr. President:\n\nI thank you."
    assert header(read, text, "recipients") == {"recipients": ["Ngo Dinh Diem"]}


def test_who_signed_with_initials_and_who_drafted(read: Annotate) -> None:
    text = (
        "Memorandum From the Secretary of State to the President\n\nWashington, March 4, 1958.\n\n"
        "I saw the French Ambassador today and he told me that all goes well.\n\nJFD\n\nEUR:RWoodward:mlm 3/4/58\n"
    )
    assert header(read, text, "senders", "signers", "drafters") == {
        "senders": ["John Foster Dulles (Secretary of State) inferred"], "signers": ["John Foster Dulles inferred"],
        "drafters": ["R. Woodward"],
    }  # fmt: skip
    nobody = text.replace("JFD", "QXZ")  # whose initials they are, nothing tells
    assert header(read, nobody, "signers") == {}


@pytest.mark.parametrize(
    ("foot", "gold"),
    [
        ("MIN. (2) A/SEC.\nE.A. (3) P.M.'s, Treasury", ["MIN.", "SEC.", "E.A.", "P.M.'s", "Treasury"]),
        ("Copies: P.S. to P.M.; S.G.; J.S.(E); File", ["P.S. to P.M.", "S.G.", "J.S.(E)"]),
        ("Copies to: Embassy London; USMission Berlin", ["Embassy London", "USMission Berlin"]),
        ("Copies: Stalin (2), Molotov, Malenkov. File", ["Stalin", "Molotov", "Malenkov"]),
    ],
)
def test_readers_by_their_letters(foot: str, gold: list[str], read: Annotate) -> None:
    note = read(f"TELEGRAM No. 44\nDjakarta, 7 May 1949\n\nSukarno left for Manila. He will be back.\n\n{foot}\n")
    assert [a.text for a in note.header.distribution] == gold
    assert not note.header.recipients
    assert not note.header.signers


def test_an_hour_alone_below_its_day(read: Annotate) -> None:
    text = (
        "INWARD CABLEGRAM\nSECRET                         I. 4410\n                         Dated: 2nd May, 1962\n"
        "                                0915\nFROM:                    Rec'd: 3rd May, 1962\nAustralian Embassy,\n"
        "BANGKOK                         2140\n\n3120   IMMEDIATE\n\nThe Thais wait. We doubt it.\n"
    )
    assert header(read, text, "sent", "received") == {"sent": "1962-05-02T09:15", "received": "1962-05-03T21:40"}


@pytest.mark.parametrize(
    ("heading", "gold"),
    [
        (
            "Telegram From the Embassy in Chad to the Mission at the United Nations",
            ["Embassy in Chad", "Mission at the United Nations"],
        ),
        (
            "Telegram From the Mission to the United Nations to the Embassy in Chad",
            ["Mission to the United Nations", "Embassy in Chad"],
        ),
        (
            "Telegram From the Embassy in Chad to the President’s Special Representative (Johnston), at Amman",
            ["Embassy in Chad", "Johnston"],
        ),
    ],
)
def test_offices_to_which_to_belongs(heading: str, gold: list[str], read: Annotate) -> None:
    note = read(f"{heading}\n\nNew York, May 4, 1957—2 p.m.\n\n105. The Council met.\n")
    assert [a.text for a in (*note.header.senders, *note.header.recipients)] == gold


def test_a_subject_is_no_heading(read: Annotate) -> None:
    text = (
        "Memorandum of Conversation\n\nWashington, May 4, 1971.\n\nSUBJECT\n\nPakistani Request for Ten Aircraft to the Air Staff\n\n"
        "PARTICIPANTS\n\nMaria Lantern, Vice President of the Farmers and Drovers Trust and President of the Harbour Chamber, New York\n"
        "Otto Brandwein, Counselor\n\nDiscussion\n\nMiss Lantern asked for aircraft.\n\nSource: National Archives, RG 59, Box 4. Secret. "
        "Drafted by Quillfeather (NEA) and approved by Dunmore.\n\nSee the telegram of April 3, not printed.\n"
    )
    note = read(text)
    assert note.header.subjects == ["Pakistani Request for Ten Aircraft to the Air Staff"]
    assert [a.text for a in note.header.participants] == ["Maria Lantern", "Otto Brandwein"]
    assert [a.text for a in note.header.drafters] == ["Quillfeather"]
    assert not note.header.senders
    assert [z.zone for z in note.zones][-2:] == ["source", "note"]


@pytest.mark.parametrize(
    ("told", "gold"),
    [
        ("Repeated for information priority to Saigon.", ["Saigon"]),
        (
            "Repeated for information to Paris and Vientiane and passed to the Department of Defense.",
            ["Paris", "Vientiane", "Department of Defense"],
        ),
        ("Sent for information Priority to Ankara and Nicosia.", ["Ankara", "Nicosia"]),
        ("Also sent to Bonn and Berlin.", ["Bonn", "Berlin"]),
        ("Our telegram 88 repeated Rome 41 has more.", []),
    ],
)
def test_posts_that_were_told(told: str, gold: list[str], read: Annotate) -> None:
    note = read(
        "Telegram From the Embassy in Chad to the Department of State\n\nFort-Lamy, November 6, 1963, noon.\n\n577. He left for Athens.\n\n"
        f"Quillfeather\n\nSource: Department of State, Central Files, POL 15. Confidential. {told}\n"
    )
    assert [a.text for a in note.header.repeated_to] == gold


def test_a_post_to_which_a_message_is_passed(read: Annotate) -> None:
    text = "The Consul at Saigon (Dunmore) to the Secretary of State\n\nSAIGON, May 4, 1950\n\n474. Pass Paris. He left. Sent Department 474; passed Rome 24.\n\nDUNMORE\n"
    assert [a.text for a in read(text).header.repeated_to] == ["Paris", "Rome"]
    text = text.replace("Sent Department 474; passed Rome 24.", "Pouched Hanoi, Department pass Hague for Baruch.")
    assert [a.text for a in read(text).header.repeated_to] == ["Paris", "Hanoi", "Hague"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "Memo on a Conversation of Zhou Enlai with Le Duan's Deputy Nguyen Duy Trinh",
            {"participants": ["Zhou Enlai", "Nguyen Duy Trinh"]},
        ),
        (
            "From the Journal of S.G. Lapin: Meeting with Todor Zhivkov",
            {"participants": ["Sergei Lapin", "Todor Zhivkov"]},
        ),
        ("Minutes of the Meeting of Leading Representatives of the Warsaw Pact Countries in Moscow", {}),
        ("Decision to Send Advisers to Angola", {}),
        ("Note by Gromyko, Adjutant of Marshal Kulikov", {"senders": ["Andrei Gromyko"]}),
        (
            "Gromyko's Exchange of Letters with Nehru on Goa",
            {"senders": ["Andrei Gromyko"], "recipients": ["Jawaharlal Nehru"]},
        ),
        (
            "Letter from Nehru to Nkrumah, for transmission to Lumumba",
            {"senders": ["Jawaharlal Nehru"], "recipients": ["Patrice Lumumba"], "via": ["Kwame Nkrumah"]},
        ),
    ],
)
def test_titles_that_tell_whose_man_wrote_and_who_met(
    read: Annotate, title: str, expected: dict[str, list[str]]
) -> None:
    header = read(f"12 May 1961\n\n{title}\n\nThe matter is set out at length.").header
    slots = ("senders", "recipients", "via", "for_", "participants")
    assert {s: [a.name or a.text for a in getattr(header, s)] for s in slots if getattr(header, s)} == expected


@pytest.mark.parametrize(
    ("text", "senders", "recipients", "place", "numbers"),
    [
        (
            "31. Telegram From the Ambassador in Peru (Quill), the Ambassador in Chile (Dunmore), and the Ambassador in"
            " Bolivia (Tarn) to the Department of State\nLima, May 4, 1956—2 p.m.\nDEF 904411. Part 1. All is quiet.",
            ["Quill", "Dunmore", "Tarn"], ["Department of State"], "Lima", ["DEF 904411"],
        ),
        (
            "32. Memorandum of a Telephone Conversation Between the Under Secretary of State for Economic and Social"
            " Affairs (Quill) and the Assistant Secretary of Defense for International Security Affairs in the"
            " Pentagon (Dunmore), Department of State, Washington, May 4, 1956\nAugusta, Georgia, May 4, 1956",
            ["Quill"], ["Dunmore"], "Augusta", [],
        ),
        (
            "No. 77. Secret. From Sir A. Quill, Lima, to Foreign Office, 4 May 1956.\nAll is quiet here.",
            ["Quill"], ["Foreign Office"], "Lima", ["77"],
        ),
        (
            "33. Letter From the Consul at Cuzco (Quill) to the Ambassador in Peru (Dunmore)\n[Lima,?] May 4, 1956.\nDear Jim: All is quiet.",
            ["Quill"], ["Dunmore"], "Lima", [],
        ),
    ],
)  # fmt: skip
def test_headings_of_several_and_heads_in_one_line(
    read: Annotate, text: str, senders: list[str], recipients: list[str], place: str, numbers: list[str]
) -> None:
    header = read(text).header
    assert [a.text.split()[-1] for a in header.senders] == senders
    assert [a.text for a in header.recipients] == recipients
    assert header.origin is not None
    assert (header.origin.text, header.numbers) == (place, numbers)


def test_a_colon_ends_an_address_and_opens_the_items_of_a_message(read: Annotate) -> None:
    text = "The Consul at Cuzco (Quill) to the Secretary of State\nCuzco, May 4, 1956—2 p.m.\n112. For Lima: see London’s 9.\nHe left."
    assert [a.text for a in read(text).header.for_] == ["Lima"]
    named = "Cablegram K26 LIMA, 4 February 1956\nSECRET\nQuill has sent 3 letters to the I.P.O.:-\n(a) on cotton;"
    assert read(named).header.recipients == []


#: Lists of those who took part, as printed volumes have them.
TALKS = [
    # an office in a line of its own is not that of the name below it
    (
        "12. Memorandum of a Conversation, Department of State, Washington, March 9, 1955\nPARTICIPANTS\n"
        "The Secretary\nSir Roger Makins, British Ambassador\nMr. Robertson\n\nThe Ambassador called this noon.",
        ["John Foster Dulles (Secretary)", "Roger Makins", "Walter S. Robertson"],
    ),
    # a long subject, and one that ends like a sentence
    (
        "24. Memorandum of Conversation\nWashington, September 9, 1958.\nSUBJECT\nRice and shipping for the islands, the "
        "price of both, and what is to be said of them when the Foreign Minister comes to town again\nPARTICIPANTS\n"
        "Mr. Herter\nAmbassador Yeh\n\nMr. Yeh asked for rice.",
        ["Christian A. Herter", "George Yeh"],
    ),
    (
        "Memorandum of Conversation, by Mr. Key\n[New York,] October 31, 1952.\nSubject:\nCall of the Indonesian Foreign "
        "Minister at 11 a. m.\nParticipants:\nMr. Mukarto\nThe Secretary of State\nIndonesian Minister for Foreign "
        "Affairs\nThey spoke of rubber.",
        ["Mukarto Notowidigdo", "Dean Acheson (Secretary of State)"],
    ),
    # all in capitals
    (
        "NO. 399 MEMORANDUM OF CONVERSATION\nWASHINGTON, SEPTEMBER 3, 1953.\nSECRET\nSUBJECT:\nRUBBER\nPARTICIPANTS:\n"
        "THE SECRETARY\nPRINCE WAN, FOREIGN MINISTER OF THAILAND\n\nPRINCE WAN ASKED FOR TIME. THE SECRETARY AGREED.",
        ["John Foster Dulles (SECRETARY)", "Wan Waithayakon (FOREIGN MINISTER OF THAILAND)"],
    ),
    # no address but one of the list; an office before its man; a name that no list has; the last with a full stop
    (
        "31. Summary Record of Meeting\nTaipei, October 22, 1958, 1 p.m.\nMC–11 (Taiwan)\nSecretary’s Journey\n"
        "PARTICIPANTS\nThe Honorable Robert B. Anderson\nHis Excellency, Pote Sarasin, Ambassador of Thailand\n"
        "FE—Mr. Marshall Green\nAda Lantern—EUR:BNA\nWalter S. Robertson, Assistant Secretary of State.\n"
        "Mr. Anderson asked for rice.",
        [
            "Robert B. Anderson",
            "Pote Sarasin",
            "Marshall Green",
            "Ada Lantern",
            "Walter S. Robertson (Assistant Secretary of State)",
        ],
    ),
]


@pytest.mark.parametrize(("text", "people"), TALKS)
def test_who_took_part_in_a_talk(read: Annotate, text: str, people: list[str]) -> None:
    found = read(text).header
    assert [named(a).removesuffix(" inferred") for a in found.participants] == people
    assert not found.recipients
    assert found.date
