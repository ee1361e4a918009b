"""Heads and feet of papers of the Eastern archives, as digital archives and bulletins translate them."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

import pytest

from conftest import Annotate
from heads import Json, head

PAPERS: list[tuple[str, str, Json]] = [
    (
        "USSR, incoming, five-digit number with strokes",
        "CIPHERED TELEGRAM No. 14417, 14419\n\nFROM BUCHAREST   Received 09:25, 11.VI.1952\nSpets. No. 88-89\nOut of Turn\n\nStrictly secret\n\nTo Comrade GROMYKO\n\n"
        "On 10 June I visited Gheorghiu-Dej. He asked for two geologists.\n\nLAVRENTIEV\n\n4 copies\nComrade Stalin, Comrade Molotov, Comrade Malenkov\n",
        {
            "kind": "ciphered telegram",
            "date": "1952-06-11",
            "received": "1952-06-11T09:25",
            "numbers": ["14417", "14419", "88-89"],
            "classification": ["Strictly secret"],
            "precedence": ["Out of Turn"],
            "origin": "BUCHAREST",
            "senders": ["LAVRENTIEV"],
            "recipients": ["GROMYKO"],
            "signers": ["LAVRENTIEV"],
            "distribution": ["Stalin", "Molotov", "Malenkov"],
        },
    ),
    (
        "USSR, outgoing to an ambassador",
        "Outgoing telegram\n\nTo: BUDAPEST\nTo the Soviet Ambassador\n\nNo. 611\n2 February 1957\nOut of turn. Top secret\n\nIn reply to your Nos. 212-214.\n\nTell Kádár that the delegation may come after the 10th.\n\nTelegraph execution.\n\nA. GROMYKO\n",
        {
            "kind": "telegram",
            "date": "1957-02-02",
            "numbers": ["611"],
            "recipients": ["Soviet Ambassador"],
            "senders": ["A. GROMYKO"],
            "signers": ["A. GROMYKO"],
            "classification": ["Top secret"],
            "precedence": ["Out of turn"],
        },
    ),
    (
        "USSR, excerpt from a protocol",
        "Workers of the World, Unite!\n\nCommunist Party of the Soviet Union, CENTRAL COMMITTEE\n\nTOP SECRET\n\nNo. P93/14\n\nTo: Comrades Gromyko, Andropov, Ustinov\n\n"
        "Excerpt from protocol No. 93 of the session of the Politburo of the CC CPSU of 6 March 1978\n\nOn the reply to the CC of the Workers' Party of Ethiopia.\n\n"
        "1. Approve the draft of instructions to the Soviet Ambassador in Addis Ababa (attached).\n\nSECRETARY OF THE CC   L. BREZHNEV\n",
        {
            "date": "1978-03-06",
            "numbers": ["P93/14"],
            "classification": ["TOP SECRET"],
            "recipients": ["Gromyko", "Andropov", "Ustinov"],
            "signers": ["L. BREZHNEV"],
        },
    ),
    (
        "USSR, attachment to an item of a protocol",
        'Appendix to item 8 of Protocol No. 31\n\nSecret\n\nULAN BATOR\nSOVIET AMBASSADOR\n\nVisit Comrade Tsedenbal and tell him the following:\n\n"The CC CPSU agrees to the talks."\n',
        {"classification": ["Secret"], "origin": None, "recipients": ["SOVIET AMBASSADOR"]},
    ),
    (
        "USSR, memorandum to the Central Committee",
        "CC CPSU\nTop Secret\nCopy No. 1\n\nUSSR COMMITTEE OF STATE SECURITY\n17 May 1968\nNo. 1204-A\nMoscow\n\nOn the mood among Czechoslovak students\n\nThe Committee has information that meetings are held.\n\nCHAIRMAN OF THE COMMITTEE\nANDROPOV\n",
        {
            "date": "1968-05-17",
            "numbers": ["1204-A"],
            "classification": ["Top Secret"],
            "recipients": ["CC CPSU"],
            "origin": "Moscow",
            "signers": ["ANDROPOV"],
        },
    ),
    (
        "USSR, journal of an ambassador",
        "From the Journal of                                TOP SECRET\nA. M. PUZANOV                                     Copy No. 3\n\n14 March 1960\nOutgoing No. 112\n\nRECORD OF CONVERSATION\nwith Cde. Kim Il Sung\n11 March 1960\n\nI visited Kim Il Sung at his request.\n\n"
        "SOVIET AMBASSADOR TO THE DPRK\n/s/ A. PUZANOV\n\n5 copies\n1 - Cde. Kuznetsov\n2 - Cde. Tugarinov\n3 - to file\nDrafted by B. Pimenov\n",
        {
            "kind": "record of conversation",
            "numbers": ["112"],
            "classification": ["TOP SECRET"],
            "participants": ["A. M. PUZANOV", "Kim Il Sung"],
            "signers": ["A. PUZANOV"],
            "distribution": ["Kuznetsov", "Tugarinov"],
            "drafters": ["B. Pimenov"],
        },
    ),
    (
        "USSR, message by secure telephone",
        "By VCh\nStrictly Secret\nTo Cde. TITO\n\nYour letter of 3 October has been received. We agree with it.\n\nDRUZHKOV [Stalin]\n\n7 October 1946\n",
        {
            "date": "1946-10-07",
            "classification": ["Strictly Secret"],
            "recipients": ["TITO"],
            "senders": ["DRUZHKOV"],
            "signers": ["DRUZHKOV"],
        },
    ),
    (
        "China, Central Committee to an embassy",
        "Cable from the Chinese Foreign Ministry to the Chinese Embassy in Hungary\n\nCategory: Utmost Urgent\nTop Secret\n\n(56) Fa No. 318\n\nTo Ambassador Hao Deqing:\n\nYour telegram of 2 November has been received. You should remain where you are.\n\nMinistry of Foreign Affairs\n3 November 1956\n",
        {
            "date": "1956-11-03",
            "numbers": ["318"],
            "classification": ["Top Secret"],
            "precedence": ["Utmost Urgent"],
            "senders": ["Chinese Foreign Ministry"],
            "recipients": ["Chinese Embassy in Hungary"],
        },
    ),
    (
        "China, a leader's telegram with a catalogue title",
        "Telegram, Mao Zedong to Stalin, via Kovalev\n\n9 June 1949\n\nComrade Kovalev for Comrade Filippov:\n\n(1) We thank you for the advice of 26 May.\n\n(2) Gao Gang leaves next week.\n\nMao Zedong\n9 June\n",
        {
            "kind": "telegram",
            "date": "1949-06-09",
            "senders": ["Mao Zedong"],
            "recipients": ["Stalin"],
            "via": ["Kovalev"],
            "signers": ["Mao Zedong"],
        },
    ),
    (
        "China, embassy report",
        "Embassy in Pyongyang\nTo: Foreign Ministry and Ministry of Foreign Trade\nCopy to: State Council, International Liaison Department\n\nReceived: 15 May 1961, 22:10\nLevel: Secret\nSequence No. 305\n\nReport on the grain question\n\nThe Korean side asked for 30,000 tons.\n\nEmbassy in Pyongyang\n14 May 1961\n",
        {
            "date": "1961-05-14",
            "received": "1961-05-15T22:10",
            "classification": ["Secret"],
            "numbers": ["305"],
            "senders": ["Embassy in Pyongyang"],
            "recipients": ["Foreign Ministry", "Ministry of Foreign Trade"],
            "distribution": ["State Council", "International Liaison Department"],
        },
    ),
    (
        "Hungary, embassy report",
        "EMBASSY OF THE HUNGARIAN PEOPLE'S REPUBLIC\n\nTop Secret!\n\n004125/1957/Sz.T.\nPyongyang, 12 September 1957.\n\nSubject: Visit of a Party delegation.\nPrepared in 4 copies: 3 for the Center, 1 for the Embassy.\nPrepared by: Gábor Dobozi\n\nTo Comrade Minister Imre Horváth, Budapest\n\nI report that the delegation returned.\n\nPál Szarvas\nambassador\n",
        {
            "date": "1957-09-12",
            "numbers": ["004125/1957/Sz.T."],
            "classification": ["Top Secret"],
            "origin": "Pyongyang",
            "subjects": ["Visit of a Party delegation."],
            "drafters": ["Gábor Dobozi"],
            "senders": ["Pál Szarvas"],
            "signers": ["Pál Szarvas"],
            "recipients": ["Imre Horváth"],
        },
    ),
    (
        "Hungary, note of the ministry",
        "Szigorúan titkos!\nMinistry of Foreign Affairs\nVI. Territorial Department\n\n0031/7/1964\n\nMemorandum\n\nSubject: Conversation with the Vietnamese chargé d'affaires\n\nToday I received Nguyen Duc Thieng.\n\nBudapest, 4 March 1964\n\nJózsef Radó\nhead of department\n\nCopies: Comrade Péter, Comrade Szilágyi\n",
        {
            "date": "1964-03-04",
            "numbers": ["0031/7/1964"],
            "classification": ["Szigorúan titkos"],
            "signers": ["József Radó"],
            "distribution": ["Péter", "Szilágyi"],
            "origin": "Budapest",
        },
    ),
    (
        "Hungary, ciphered telegram",
        "Embassy of Hungary, Havana\nCiphered telegram\nReceived on: 26 October 1962\nArrived: 26 October 1962, 14:20\n\nNo. 318\nFlash!\n\nToday Raúl Roa spoke.\n\n- 202 - Beck\n",
        {"kind": "ciphered telegram", "numbers": ["318"], "precedence": ["Flash"], "received": "1962-10-26T14:20"},
    ),
    (
        "GDR, embassy report",
        "Embassy of the GDR in the DPRK\nPolitical Department\n\nPyongyang, 5 March 1970\nVVS 14/70\n\nStreng geheim\n\nNote\n\nconcerning a conversation with the Bulgarian Ambassador, Comrade Misho Nikolov, on 3 March 1970\n\nThe conversation was in Russian.\n\n/-/ Henke\nAmbassador\n\nDistribution:\n1x Comrade Hertzfeld, MfAA\n1x Central Committee, Department IV\n1x Embassy\n",
        {
            "date": "1970-03-05",
            "numbers": ["14/70"],
            "origin": "Pyongyang",
            "signers": ["Henke"],
            "distribution": ["Hertzfeld", "Central Committee", "Embassy"],
        },
    ),
    (
        "GDR, letter of a minister",
        "German Democratic Republic\nMinistry for State Security\nThe Minister\n\nBerlin, 9 November 1981\nGeheime Verschlusssache\nGVS-Nr. 218/81\n\nTo the\nMinister of the Interior of the Polish People's Republic\nComrade General Kiszczak\n\nDear Comrade General!\n\nI thank you for your letter of 2 November.\n\nWith socialist greetings\n\n[signed] Mielke\nArmy General\n",
        {
            "kind": "letter",
            "date": "1981-11-09",
            "numbers": ["218/81"],
            "senders": ["Mielke"],
            "signers": ["Mielke"],
            "recipients": ["Kiszczak"],
            "origin": "Berlin",
        },
    ),
    (
        "GDR, information for the Politburo",
        "Secret\n\nInformation No. 41/67 for the Politburo\n\nBetr.: Talks of the delegation in Hanoi\n\nThe delegation stayed six days.\n\nBerlin, 8 June 1967\n\nsigned Oskar Fischer\nDeputy Minister\n\nVerteiler:\nComrade Ulbricht\nComrade Stoph\nComrade Axen\n",
        {
            "date": "1967-06-08",
            "numbers": ["41/67"],
            "subjects": ["Talks of the delegation in Hanoi"],
            "signers": ["Oskar Fischer"],
            "distribution": ["Ulbricht", "Stoph", "Axen"],
        },
    ),
    (
        "Poland, cryptogram",
        "Cryptogram No. 9114\nfrom Hanoi, sent on 21.VIII.1965 at 18:00, received on 22.VIII. at 03:40\n\nURGENT\nTAJNE SPEC. ZNACZENIA\n\nSpasowski, Rapacki only\n\nPham Van Dong received me today.\n\nSiedlecki\n",
        {
            "date": "1965-08-21",
            "numbers": ["9114"],
            "sent": "1965-08-21T18:00",
            "received": "1965-08-22T03:40",
            "origin": "Hanoi",
            "senders": ["Siedlecki"],
            "signers": ["Siedlecki"],
            "precedence": ["URGENT"],
        },
    ),
    (
        "Poland, note of a department",
        "Ministry of Foreign Affairs\nDepartment II\n\nWarsaw, 16 January 1959\nSECRET\nNo. D.II.2421/3/59\n\nURGENT NOTE\nregarding the situation in Laos\n\nThe Commission has adjourned.\n\nJ. Grudziński\nActing Director of the Department\n\nReceived by:\nCom. Rapacki\nCom. Naszkowski\nCom. Winiewicz\n",
        {
            "date": "1959-01-16",
            "numbers": ["D.II.2421/3/59"],
            "classification": ["SECRET"],
            "origin": "Warsaw",
            "signers": ["J. Grudziński"],
            "distribution": ["Rapacki", "Naszkowski", "Winiewicz"],
        },
    ),
    (
        "Czechoslovakia, telegram from abroad",
        "Telegram from Havana      File # 11.420      St        Arrived: 28.10.62  08:35\nProcessed: 28.10.62  09:20      Office of the President, G, Ko\nDispatched: 28.10.62  10:00\n\nNewsflash!\n\nRoa told me that the sessions go on.\n\nPavlíček 412\n",
        {
            "kind": "telegram",
            "date": "1962-10-28",
            "received": "1962-10-28T08:35",
            "origin": "Havana",
            "senders": ["Pavlíček"],
            "signers": ["Pavlíček"],
        },
    ),
    (
        "Czechoslovakia, paper for the Presidium",
        "Přísně tajné!\nCopy No. 12\n\nFor the meeting of the Presidium of the CC CPCz\n\nRe: Military aid to the Yemen Arab Republic\n\nThe material is submitted on the basis of a request.\n\nSubmitted by: B. Lomský\n\nPrague, 2 September 1963\n",
        {
            "date": "1963-09-02",
            "classification": ["Přísně tajné"],
            "subjects": ["Military aid to the Yemen Arab Republic"],
            "senders": ["B. Lomský"],
            "origin": "Prague",
        },
    ),
    (
        "Czechoslovakia, letter of an embassy",
        "EMBASSY OF THE CZECHOSLOVAK SOCIALIST REPUBLIC\nUlan Bator, 19 June 1964\nRef. no.: 0177/64\nSecret\nClassified by: K. Bumba\nSubject: Relations with China\nEnclosures: 1\n\nIn May the border was closed for a week.\n\nAmbassador:\nVáclav Moravec\n",
        {
            "date": "1964-06-19",
            "numbers": ["0177/64"],
            "classification": ["Secret"],
            "origin": "Ulan Bator",
            "subjects": ["Relations with China"],
            "signers": ["Václav Moravec"],
        },
    ),
    (
        "Romania, telegram",
        "TELEGRAM\n\nSender: The Romanian Embassy in Pyongyang\nCLASSIFICATION: Secret\nDate: 23.02.1968/15:00\nNo.: 76.017\n\nTo Comrade George Macovei,\n\nRegarding your telegram no. 01/00418, we report the following: nothing has changed.\n\nSigned: N. Popa\n",
        {
            "kind": "telegram",
            "date": "1968-02-23",
            "sent": "1968-02-23T15:00",
            "numbers": ["76.017"],
            "classification": ["Secret"],
            "senders": ["Romanian Embassy in Pyongyang"],
            "recipients": ["George Macovei"],
            "signers": ["N. Popa"],
        },
    ),
    (
        "Romania, stenographic transcript",
        "CENTRAL COMMITTEE OF THE ROMANIAN COMMUNIST PARTY\nCHANCELLERY\nNo. 1204/18.VIII.1971\n\nSTENOGRAPHIC TRANSCRIPT\nof the meeting of the Executive Committee of the CC of the RCP\n17 August 1971\n\nAttended by: Nicolae Ceauşescu, Ion Gheorghe Maurer, Emil Bodnăraş, Paul Niculescu-Mizil\n\nThe meeting began at 9:00.\n",
        {
            "date": "1971-08-17",
            "participants": ["Nicolae Ceauşescu", "Ion Gheorghe Maurer", "Emil Bodnăraş", "Paul Niculescu-Mizil"],
        },
    ),
    (
        "Romania, note of an audience",
        "MINISTRY OF FOREIGN AFFAIRS\n5th Directorate - Relations\nSECRET\nNo. 05/01877\n\nNOTE OF AUDIENCE\n\nOn 4 April 1975, Comrade Deputy Minister V. Gliga received the DPRK Ambassador Ri Min-su.\n\nDrafted: I. Ciubotaru\n",
        {"classification": ["SECRET"], "numbers": ["05/01877"], "drafters": ["I. Ciubotaru"], "date": "1975-04-04"},
    ),
    (
        "Bulgaria, telegram",
        "CODED TELEGRAM No. 4121\nFrom: Beijing\nTo: Minister of Foreign Affairs Ivan Bashev\nSofia\nDate: 3 August 1966\n\nComrade Bashev,\n\nThe Ambassador of the DPRK called on me.\n\nKh. Stoichev\n",
        {
            "date": "1966-08-03",
            "numbers": ["4121"],
            "origin": "Beijing",
            "recipients": ["Ivan Bashev"],
            "senders": ["Kh. Stoichev"],
            "signers": ["Kh. Stoichev"],
        },
    ),
    (
        "Albania, report on a conversation",
        "Tirana, on 12.10.1961\n\nMEMORANDUM OF CONVERSATION\nbetween Comrade Behar Shtylla and the Chinese Ambassador Luo Shigao\n\nThe Ambassador came at 10.\n\nTyped in 3 copies\nComrade Enver\nComrade Mehmet\nArchive\n",
        {
            "kind": "memorandum of conversation",
            "date": "1961-10-12",
            "participants": ["Behar Shtylla", "Luo Shigao"],
            "origin": "Tirana",
        },
    ),
    (
        "Korea, letter of the Prime Minister",
        "TO THE CHAIRMAN OF THE COUNCIL OF MINISTERS OF THE USSR\nGeneralissimo I. V. STALIN\n\nMoscow, Kremlin\n\nDear Comrade Stalin,\n\nI ask you to sell us three torpedo boats.\n\nWith deep respect\n\nCHAIRMAN OF THE CABINET OF MINISTERS OF THE DPRK\n\nKIM IL SUNG\n\nPyongyang, 21 June 1949\n",
        {
            "kind": "letter",
            "date": "1949-06-21",
            "recipients": ["I. V. STALIN"],
            "senders": ["KIM IL SUNG"],
            "signers": ["KIM IL SUNG"],
            "origin": "Pyongyang",
        },
    ),
    (
        "Mongolia, record of talks",
        "Top Secret\nNo. 14\n\nMINUTES OF THE MEETING BETWEEN YU. TSEDENBAL AND ZHOU ENLAI\n\n26 December 1962, Beijing\n\nPresent at the meeting: D. Tsevegmid, Zhang Canming\n\nZhou opened the talks.\n",
        {
            "kind": "minutes",
            "date": "1962-12-26",
            "numbers": ["14"],
            "classification": ["Top Secret"],
            "participants": ["YU. TSEDENBAL", "ZHOU ENLAI", "D. Tsevegmid", "Zhang Canming"],
            "origin": "Beijing",
        },
    ),
    (
        "Cuba, letter",
        "Havana, October 31, 1962\n\nComrade Nikita S. Khrushchev\nPrime Minister of the Soviet Union\nUSSR\n\nDear Comrade Khrushchev:\n\nI received your letter of 30 October.\n\nFraternally,\n\nFidel Castro Ruz\nPrime Minister of the Revolutionary Government of Cuba\n",
        {
            "kind": "letter",
            "date": "1962-10-31",
            "origin": "Havana",
            "recipients": ["Nikita S. Khrushchev"],
            "senders": ["Fidel Castro Ruz"],
            "signers": ["Fidel Castro Ruz"],
        },
    ),
    (
        "Vietnam, circular to embassies",
        "Central Committee of the Vietnam Workers' Party\nForeign Relations Department\nNo. 207-CT/TW\n\nHanoi, 8th of August 1964\n\nTo: All embassies\n\nPlease tell the fraternal parties what follows.\n\nFor the Secretariat\nLê Văn Lương\n",
        {"date": "1964-08-08", "numbers": ["207-CT/TW"], "origin": "Hanoi", "signers": ["Lê Văn Lương"]},
    ),
    (
        "Yugoslavia, telegram",
        "State Secretariat for Foreign Affairs\nTelegram No. 1120\nSent from: Moscow\nDate: 3 November 1956\nStrictly confidential\n\nTo Comrade Kardelj personally\n\nKhrushchev sent for me at night.\n\nMićunović\n",
        {
            "kind": "telegram",
            "date": "1956-11-03",
            "numbers": ["1120"],
            "origin": "Moscow",
            "classification": ["Strictly confidential"],
            "recipients": ["Kardelj"],
            "senders": ["Mićunović"],
            "signers": ["Mićunović"],
        },
    ),
    (
        "USSR, report of a deputy minister",
        "SECRET   Copy No. 4\n\nTo Comrade N. S. KHRUSHCHEV\n\nI submit a note on relations with Burma. I ask you to examine it.\n\nV. KUZNETSOV\n\n9 July 1958\nNo. 1811/GS\n\nSent to: Comrades Mikoyan, Kirichenko, Suslov\nAuthenticated: I. Bykov\n",
        {
            "date": "1958-07-09",
            "numbers": ["1811/GS"],
            "classification": ["SECRET"],
            "recipients": ["N. S. KHRUSHCHEV"],
            "senders": ["V. KUZNETSOV"],
            "signers": ["V. KUZNETSOV"],
            "distribution": ["Mikoyan", "Kirichenko", "Suslov"],
        },
    ),
    (
        "USSR, telegram of a chief military adviser",
        "8th Directorate of the General Staff of the Soviet Army\n\nCIPHERED TELEGRAM No. 501164/sh\n\nFrom Pyongyang 4 October 1950  09:40\nReceived: 4 October 1950  10:15\nDelivered to the 8th Directorate 10:20\n\nTo the Chief of the General Staff, personally\n\nIn reply to No. 75881.\n\nThe division has left Wonsan.\n\nVASILIEV\n\nCopies: Stalin (2), Molotov, Bulganin\n",
        {
            "kind": "ciphered telegram",
            "sent": "1950-10-04T09:40",
            "received": "1950-10-04T10:15",
            "numbers": ["501164/sh"],
            "origin": "Pyongyang",
            "recipients": ["Chief of the General Staff"],
            "senders": ["VASILIEV"],
            "signers": ["VASILIEV"],
            "distribution": ["Stalin", "Molotov", "Bulganin"],
        },
    ),
    (
        "USSR, decision of a council",
        "COUNCIL OF MINISTERS OF THE USSR\n\nRESOLUTION No. 2917-1020ss\n\nof 3 August 1955\nMoscow, Kremlin\n\nOn assistance to the Democratic Republic of Vietnam\n\nThe Council of Ministers of the USSR RESOLVES: to send 12 engineers.\n\nChairman of the Council of Ministers of the USSR   N. BULGANIN\n",
        {
            "kind": "resolution",
            "date": "1955-08-03",
            "numbers": ["2917-1020ss"],
            "senders": ["COUNCIL OF MINISTERS OF THE USSR"],
            "signers": ["N. BULGANIN"],
        },
    ),
    (
        "USSR, a message through the residents",
        'CIPHERED TELEGRAM\nTo: Cde. Orlov\nFrom: Beijing\n\nI pass on to you a telegram to Cde. Filippov:\n\n"Comrade Filippov:\n\nThe delegation leaves on 3 August.\n\nMao Zedong"\n\nORLOV\n29 July 1948\n',
        {"kind": "ciphered telegram", "date": "1948-07-29", "recipients": ["Orlov"], "signers": ["ORLOV"]},
    ),
    (
        "USSR, embassy to the department, with a file line",
        'EMBASSY OF THE USSR IN THE PRC\n\nSecret, Copy No. 2\n"18" September 1958\nOutgoing No. 716\n\nFrom the journal of N. G. SUDARIKOV\n\nRecord of conversation with the head of a department of the MFA PRC, ZHANG WENJIN\n\n17 September 1958\n\nToday I asked for the text.\n\nCounselor of the Embassy\n(N. Sudarikov)\n',
        {
            "kind": "record of conversation",
            "numbers": ["716"],
            "classification": ["Secret"],
            "participants": ["N. G. SUDARIKOV", "ZHANG WENJIN"],
            "signers": ["N. Sudarikov"],
        },
    ),
    (
        "Warsaw Pact, letter to first secretaries",
        "To the First Secretary of the CC of the Socialist Unity Party of Germany\nComrade Walter ULBRICHT\n\nBucharest, the 7th of July 1966\n\nDear Comrade Ulbricht,\n\nThe meeting ends tomorrow.\n\nWith comradely greetings,\n/-/ N. Ceauşescu\n",
        {
            "kind": "letter",
            "date": "1966-07-07",
            "recipients": ["Walter ULBRICHT"],
            "senders": ["N. Ceauşescu"],
            "signers": ["N. Ceauşescu"],
            "origin": "Bucharest",
        },
    ),
    (
        "Poland, letter with number and place at the right",
        "EMBASSY OF THE POLISH PEOPLE'S REPUBLIC                  Beijing, 14 IX 1963\nNo. 2421/41/63                                            Secret\n\nTo Comrade Director E. Słuczański\nMinistry of Foreign Affairs\nWarsaw\n\nI enclose a note on the border talks.\n\nJ. Knothe\n(signature)\n\ncc: Department II\n",
        {
            "date": "1963-09-14",
            "numbers": ["2421/41/63"],
            "classification": ["Secret"],
            "origin": "Beijing",
            "recipients": ["E. Słuczański"],
            "senders": ["J. Knothe"],
            "signers": ["J. Knothe"],
            "distribution": ["Department II"],
        },
    ),
    (
        "North Korea through Moscow",
        "Telegram from Shtykov to Vyshinsky, 4 February 1950\n\nTop Secret\n\nKim Il Sung asked to see me. Further, he asked me about a loan.\n\nI request instructions.\n\n4.II.50   SHTYKOV\n\nAVPRF, Fond 059a, Opis 5a, Delo 3, Papka 11, listy 145-146.\n",
        {
            "kind": "telegram",
            "date": "1950-02-04",
            "senders": ["Shtykov"],
            "recipients": ["Vyshinsky"],
            "signers": ["SHTYKOV"],
            "classification": ["Top Secret"],
        },
    ),
    (
        "China, telegram of several",
        "To Lin and Gao, copy to He:\n\nTelegrams of 7 p.m. and 9 p.m. of the 3rd received.\n\nKeep the divisions where they are.\n\nMilitary Commission\n10 p.m., 4 November [1948]\n",
        {
            "date": "1948-11-04",
            "recipients": ["Lin", "Gao"],
            "distribution": ["He"],
            "senders": ["Military Commission"],
        },
    ),
]


@pytest.mark.parametrize(("text", "want"), [row[1:] for row in PAPERS], ids=[row[0] for row in PAPERS])
def test_papers(read: Annotate, text: str, want: Json) -> None:
    assert head(read, text, want) == want
