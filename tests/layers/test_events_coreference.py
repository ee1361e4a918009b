"""Who is meant by words that name nobody, in short passages."""

from __future__ import annotations

import pytest
from spacy.language import Language

from cablenlp.annotation import Annotation

#: Passage -> what its events say of those who are meant, not named: trigger, role, who.
GOLD = {
    # pronouns
    "Subandrio called on Selwyn Lloyd. He asked whether London would sell frigates.": ["asked agent Subandrio"],
    "Menon told Krishnamachari that he would visit Cairo.": ["visit agent Menon"],
    "Bulganin told Gomulka that he should visit Sofia.": ["visit agent Gomulka"],
    "Eden asked Mollet whether he would accept the plan.": ["accept agent Mollet"],
    "Eden asked Mollet whether he could visit Paris.": ["visit agent Eden"],
    "Ayub received Zhou in Karachi. Zhou thanked him for the rifles.": ["thanked him for target Ayub"],
    "Molotov saw Hatta on Monday. He promised rifles and said that he would inform Sukarno.": [
        "promised agent Molotov", "said agent Molotov", "inform agent Molotov",
    ],
    "Zhou wants Nehru to meet him in Rangoon.": ["meet target Zhou"],
    "Nkrumah and Lumumba met in Accra. They agreed to sign a treaty.": [
        "agreed to agent Nkrumah", "agreed to agent Lumumba", "sign agent Nkrumah", "sign agent Lumumba",
    ],
    "The Dutch rejected the truce. They demanded that Sukarno release the hostages.": ["demanded agent Dutch"],
    "The Security Council met yesterday. It called on Israel to withdraw.": ["called on agent Security Council"],
    "Paris asked for tanks. It is reported that London agreed.": [],
    "Japan signed the treaty. She promised to withdraw her troops from Shantung.": [
        "promised agent Japan", "withdraw agent Japan",
    ],
    "Mrs. Bandaranaike saw Nehru. She proposed a conference in Colombo.": ["proposed agent Mrs. Bandaranaike"],
    "The generals met at dawn. They demanded that Diem resign.": ["demanded agent The generals"],
    "The Algerians need arms, and Cairo will supply them with rifles.": ["supply beneficiary Algerians"],
    "Prague sold Egypt two hundred tanks and shipped them to Alexandria.": ["shipped theme tanks"],
    "Before he left Delhi, Khrushchev promised Nehru steel.": ["left agent Khrushchev"],
    '"I shall send two brigades," Kassem told Aref.': ["send agent Kassem"],
    "FonMin saw Embassy counselor at noon. He asked US supply radar.": ["asked agent FonMin"],
    # what grammar settles
    "Nkrumah saw Bunche. Gbenye said that he would visit Accra.": ["visit agent Gbenye"],
    "Kaunda told Kapwepwe that the envoy had left and that he would visit Lagos.": ["visit agent Kaunda"],
    "Obote suggested to Kenyatta that he visit Kampala.": ["visit agent Kenyatta"],
    "Lumumba was told by Hammarskjold that he could visit Elisabethville.": ["visit agent Lumumba"],
    "A promise by Kekkonen that he would visit Kiev pleased Moscow.": ["visit agent Kekkonen"],
    "Quadros met Guevara. He (Guevara) asked for wheat.": ["asked for agent Guevara"],
    "Rabat received the text of the note and rejected it.": [],
    "It may be expected that Rabat will refuse. It would help if Tunis agreed to mediate.": [],
    # a page about one man, and a telegram without its "I"
    "Tshombe named a cabinet. He promised reforms. He rejected the plan. He was tired. He asked for rifles.": [
        "promised agent Tshombe", "rejected agent Tshombe", "asked for agent Tshombe",
    ],
    "Talked with Ayub at noon. He asked for radar.": ["asked for agent Ayub"],
    "I called on Adenauer and asked for his views.": ["asked for his views target Adenauer"],
    "The French delegation left. An Irish delegation arrived. The delegation asked for rooms.": [
        "asked for agent Irish delegation",
    ],
    # whose
    "Kim asked Stalin for bombers. Stalin rejected his request.": ["request agent Kim"],
    "Ben-Gurion announced his visit to Paris.": ["visit agent Ben-Gurion"],
    "The Syrians reject the plan. Their refusal surprised nobody.": ["refusal agent Syrians"],
    # two
    "Kekkonen received Mikoyan; the latter proposed a treaty.": ["proposed agent Mikoyan"],
    "Sihanouk and Souvanna met in Vientiane. The former asked for rice.": ["asked for agent Sihanouk"],
    "India and Pakistan resumed the talks. Both sides agreed to withdraw their troops.": [
        "agreed to agent India", "agreed to agent Pakistan", "withdraw agent India", "withdraw agent Pakistan",
    ],
    "Tito met Nasser in Brioni. Both leaders condemned the raid.": ["condemned agent Tito", "condemned agent Nasser"],
    "Both sides agreed to a truce.": [],
    # offices, bodies and nationals named before
    "The Polish ambassador called on Pham Van Dong. The ambassador asked for rice.": [
        "asked for agent Polish ambassador",
    ],
    "Ambassador Galbraith saw Nehru at noon. The ambassador urged him to accept the truce.": [
        "urged agent Galbraith", "urged target Nehru", "accept agent Nehru",
    ],
    "An Iraqi delegation arrived in Prague. The delegation asked for trucks.": ["asked for agent Iraqi delegation"],
    "The Korean friends asked for rice. The friends also requested trucks.": ["requested agent Korean"],
    "The Soviet side refused the loan. It proposed a meeting in Kiev.": ["proposed agent Soviet"],
}  # fmt: skip


def meant(note: Annotation) -> list[str]:
    """Who is meant in each event: trigger, role, words of the one who is."""
    names = {e.id: e.text for e in note.entities}
    return [
        f"{e.trigger.text} {a.role} {names.get(a.entity or '') or a.text}"
        for e in note.events
        for a in e.arguments
        if a.certainty == "coref"
    ]


@pytest.mark.parametrize("text", GOLD)
def test_who_is_meant(nlp: Language, text: str) -> None:
    assert meant(Annotation.from_doc(nlp(text))) == GOLD[text]


TELEGRAM = """2 May 1954

Ciphered telegram, Molotov to Zhou Enlai

I agree with your proposal. Eden called on me; he asked that we release the pilots. I told him that you would decide.
"""


def test_the_route_tells_who_writes(nlp: Language) -> None:
    assert [line for line in meant(Annotation.from_doc(nlp(TELEGRAM))) if not line.startswith("release")] == [
        "agree with agent Molotov",
        "proposal agent Zhou Enlai",
        "called on target Molotov",
        "asked that agent Eden",
        "told agent Molotov",
        "told target Eden",
        "decide agent Zhou Enlai",
    ]


MEETING = """Memorandum of Conversation

Washington, May 3, 1961

PARTICIPANTS
President Tito
Ambassador Kennan
Mr. Popovic

I called on President Tito at Brioni. Mr. Popovic asked whether we would sign. I said that Washington would decide.
"""


def test_who_writes_of_a_meeting_is_the_one_whom_he_does_not_name(nlp: Language) -> None:
    said = meant(Annotation.from_doc(nlp(MEETING)))
    assert [line for line in said if "sign" not in line] == ["called on agent Kennan", "said agent Kennan"]


PASSED_ON = """2 May 1954

Ciphered telegram, Molotov to Zhou Enlai

I pass on a telegram of Comrade Tito:

"To Comrade Molotov. Our delegation will leave on Friday. I request you to receive it, and I shall inform Nasser."

I agree.
"""


def test_a_message_that_is_passed_on_has_its_own_route(nlp: Language) -> None:
    said = meant(Annotation.from_doc(nlp(PASSED_ON)))
    assert {"request agent Tito", "request target Molotov", "inform agent Tito"} <= set(said)
    assert said[-1] == "agree agent Molotov"
