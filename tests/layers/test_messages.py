"""Messages inside a document: their route, their text, those inside them."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

from cablenlp.annotation import Message
from conftest import Annotate


def shown(text: str, messages: list[Message]) -> list[object]:
    """Who to whom, how the text begins and ends, and what it holds."""
    found: list[object] = []
    for m in messages:
        senders, recipients = (", ".join(str(a.name or a.text) for a in side) for side in (m.senders, m.recipients))
        words = text[m.start : m.end].split()
        ends = f"{' '.join(words[:2])} ... {words[-1]}"
        found.append((m.kind, f"{senders} > {recipients}", ends, *([shown(text, m.conveys)] if m.conveys else [])))
    return found


def test_a_message_in_a_letter_in_a_telegram(read: Annotate) -> None:
    text = """Ciphered telegram No. 20551
From Pyongyang
To Comrade FILIPPOV

I transmit a letter that I received from Kim Il Sung today:

"Comrade STALIN!

The Americans wish to talk. We intend to reply with the following telegram:

'To General Ridgway. We are ready. Kim Il Sung.'

I ask for your advice.
KIM IL SUNG"

RAZUVAEV
5 July 1951
"""
    note = read(text)
    assert [a.name for a in note.header.senders] == ["Vladimir Razuvaev"]
    assert shown(text, note.header.conveys) == [
        (
            "letter", "Kim Il Sung > Joseph Stalin", '"Comrade STALIN! ... SUNG',
            [("telegram", "Kim Il Sung > Matthew B. Ridgway", "'To General ... Sung.")],
        )
    ]  # fmt: skip


def test_what_is_attached_to_a_decision(read: Annotate) -> None:
    text = """RESOLUTION OF THE USSR COUNCIL OF MINISTERS
Top secret
4 May 1953, No. 77-12ss

The Council of Ministers resolves: to approve both texts (attached).

Chairman of the USSR Council of Ministers

Annex 1

To Comrade MAO ZEDONG
The trains leave on Monday.

Annex 2

To Comrade KUZNETSOV
You are to hand over the letter.

APRF, f. 3, op. 65, d. 12, l. 4
"""
    found = shown(text, read(text).header.conveys)
    assert [f[2] for f in found if isinstance(f, tuple)] == ["To Comrade ... Monday.", "To Comrade ... letter."]
    assert [str(f[1]).split(" > ")[1] for f in found if isinstance(f, tuple)] == ["Mao Zedong", "Vasily Kuznetsov"]


def test_begins_and_ends(read: Annotate) -> None:
    text = """From: Commonwealth Relations Office
To: U.K. High Commissioner in India
No. 88  SECRET  4 May 1949

Please pass following message from Mr. Attlee to Pandit Nehru. Begins:
I thank you for your message of 1st May. Ends.
2. You may add that we are well.
"""
    note = read(text)
    assert shown(text, note.header.conveys) == [("message", "Clement Attlee > Jawaharlal Nehru", "I thank ... May.")]
    reference = note.header.refers_to[0]  # in the message "your" is Nehru's
    assert [a.name for a in reference.senders] == ["Jawaharlal Nehru"]


def test_whose_own_words_follow(read: Annotate) -> None:
    text = """Cablegram 12 CANBERRA, 4 May 1949
SECRET

Following for Evatt from Burton. Begins:
The ship is late. Ends.
He told me the following: prices rise. There are these reasons:
1. Coal.
"""
    assert all(m.senders or m.recipients for m in read(text).header.conveys)


def test_no_text_makes_it_slow(read: Annotate) -> None:
    head = "Telegram\nTo Comrade FILIPPOV\n\nI transmit the following letter:\n"
    for unit in ('"a ', "“ ", ":\n", "Begins. ", "Annex 1\nTo X\n", 'following letter from A to B:\n"', "QUOTE "):
        assert read(head + unit * (20_000 // len(unit))) is not None


def test_each_attachment_is_what_the_decision_calls_it(read: Annotate) -> None:
    text = """CENTRAL COMMITTEE OF THE CPSU
Excerpt from protocol No. 51 of the meeting of the CC CPSU Presidium of 3 May 1961

1. To approve the letter to Comrade Ulbricht (Annex 1).
2. To send the Soviet Ambassador in Cairo the instructions set out (Annex 2).
3. To publish the TASS statement (Annex 3).

Secretary of the CC

Annex 1
To point IV of protocol No. 51

Dear Comrade Ulbricht!
We thank you for the news.
N. KHRUSHCHEV

Annex 2
CAIRO
SOVIET AMBASSADOR

Call on Nasser and say that we agree.

Annex 3
TASS STATEMENT
TASS is authorised to deny what was printed.
"""
    found = shown(text, read(text).header.conveys)
    presidium = "Presidium of the Communist Party of the Soviet Union"
    assert [f[:2] for f in found if isinstance(f, tuple)] == [
        ("letter", "Nikita Khrushchev > Walter Ulbricht"), ("directive", f"{presidium} > SOVIET AMBASSADOR"), ("other", "TASS > "),
    ]  # fmt: skip
    assert [a.name for a in read(text).header.senders] == [presidium]


def test_three_deep(read: Annotate) -> None:
    text = """Ciphered telegram No. 77310
From Beijing, 9 July 1951
To Comrade FILIPPOV

I transmit a telegram from Comrade Mao Zedong.

"To Comrade FILIPPOV.
I gave Li Kenong a letter for Comrade Kim Il Sung. Its contents are as follows:

'Comrade KIM IL SUNG. Please see to his lodging. He has a draft of the reply to Ridgway:

«To General Ridgway. We are on our way. KIM IL SUNG, PENG DEHUAI»

Mao Zedong.'

Mao Zedong."

ROSHCHIN
"""
    assert shown(text, read(text).header.conveys) == [
        (
            "telegram", "Mao Zedong > Joseph Stalin", '"To Comrade ... Zedong.',
            [(
                "letter", "Mao Zedong > Kim Il Sung", "'Comrade KIM ... Zedong.",
                [("message", "Kim Il Sung, Peng Dehuai > Matthew B. Ridgway", "«To General ... DEHUAI")],
            )],
        )
    ]  # fmt: skip


def test_following_is_text(read: Annotate) -> None:
    text = """The Ambassador in the Soviet Union (Kohler) to the Secretary of State
MOSCOW, October 9, 1962.

1042. Eyes only Secretary. Khrushchev's answer was handed to me today. Following is text:

"Dear Mr. President:
I have your letter before me.
N. Khrushchev"
"""
    header = read(text).header
    assert [a.name for a in header.conveys[0].senders] == ["Nikita Khrushchev"]
    assert [a.text for a in header.conveys[0].recipients] == ["President"]


def test_what_is_but_named_below_is_no_message(read: Annotate) -> None:
    text = "Despatch No. 31\nCairo, May 4, 1950\n\nSir: I have the honor to report that all is well.\n\nEnclosure: Letter of Nasser, April 20 (2 copies)\n"
    assert read(text).header.conveys == []


def test_what_is_forwarded_is_for_whom_it_is_forwarded_to(read: Annotate) -> None:
    text = "4 May 1961\n\nTelegram from Bunche to Hammarskjöld, forwarding a letter from Lumumba\n\nLumumba asks for lorries."
    assert shown(text, read(text).header.conveys)[0] == (
        "letter", "Patrice Lumumba > Dag Hammarskjöld", "letter from ... Lumumba",
    )  # fmt: skip
