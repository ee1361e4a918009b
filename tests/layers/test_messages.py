"""Messages inside a document: their route, their text, those inside them."""

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
