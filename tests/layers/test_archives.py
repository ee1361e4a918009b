"""How archives cite, line by line: the whole is one mention, the parts are fields. Layouts only: no such papers are claimed."""

# ruff: noqa: E501  lines are given as they stand
from __future__ import annotations

import pytest

from conftest import Annotate

HEAD = (
    "3 April 1951\n\nCiphered telegram No. 512, Roshchin to Filippov\n\nRoshchin tells what Zhou said of the talks.\n\n"
)
LINES: list[tuple[str, list[dict[str, str]]]] = [
    # Russian
    ("Source: RGASPI, f. 82, op. 2, d. 1249, ll. 11-14.", [{"archive": "RGASPI", "fond": "82", "opis": "2", "delo": "1249", "listy": "11-14"}]),
    ("RGASPI f.558 op.11 d.334 l.20ob", [{"archive": "RGASPI", "fond": "558", "opis": "11", "delo": "334", "listy": "20ob"}]),
    ("Source: AVPRF, F. 0102, Op. 6, P. 21, D. 47, Ll. 29-40", [{"archive": "AVPRF", "fond": "0102", "opis": "6", "papka": "21", "delo": "47", "listy": "29-40"}]),
    ("Source: TsAMO, fond 16, opis 3139, delo 16, listy 12, 17-19.", [{"archive": "TsAMO", "fond": "16", "opis": "3139", "delo": "16", "listy": "12, 17-19"}]),
    ("РГАНИ, ф. 5, оп. 30, д. 229, лл. 3-7", [{"archive": "РГАНИ", "fond": "5", "opis": "30", "delo": "229", "listy": "3-7"}]),
    ("Source: Archive of the President of the Russian Federation (APRF), fond 45, opis 1, file 331, pages 73-75", [{"archive": "APRF", "fond": "45", "opis": "1", "delo": "331", "listy": "73-75"}]),
    ("Source: APRF, f. 3, op. 65, d. 362, ll. 4-6; RGANI, f. 2, op. 1, d. 88, l. 9.", [{"archive": "APRF", "fond": "3", "opis": "65", "delo": "362", "listy": "4-6"}, {"archive": "RGANI", "fond": "2", "opis": "1", "delo": "88", "listy": "9"}]),
    ("Source: GARF, f. R-9401, op. 2, d. 269, ll. 1-3.", [{"archive": "GARF", "fond": "R-9401", "opis": "2", "delo": "269", "listy": "1-3"}]),
    ("Source: RGANI, fond 5, opis 49, rolik 8873, delo 137, ll. 22-24.", [{"archive": "RGANI", "fond": "5", "opis": "49", "delo": "137", "listy": "22-24"}]),
    ("Source: TsKhSD, f. 89, per. 14, dok. 12, ll. 1-2.", [{"archive": "TsKhSD", "fond": "89", "opis": "14", "delo": "12", "listy": "1-2"}]),
    ("Source: AVP RF, f. 07, op. 24, por. 8, pap. 31, ll. 2-5.", [{"archive": "AVP RF", "fond": "07", "opis": "24", "papka": "31", "delo": "8", "listy": "2-5"}]),
    ("Source: AVPRF. Fond 0100. Opis 46. Papka 362. Delo 12. Pages 61-64.", [{"archive": "AVPRF", "fond": "0100", "opis": "46", "papka": "362", "delo": "12", "listy": "61-64"}]),
    ("Source: APRF, Fond and Opis not given, List 44.", [{"archive": "APRF", "listy": "44"}]),
    # US
    ("Source: Department of State, Central Files, 751G.00/4-1854. Secret.", [{"archive": "Department of State", "file": "751G.00", "date": "4-1854"}]),
    ("Source: National Archives, RG 59, Central Files 1964-66, POL 27 VIET S.", [{"archive": "National Archives", "record_group": "59", "file": "POL 27 VIET S"}]),
    ("Source: National Archives, RG 218, Records of the Joint Chiefs of Staff, Box 42, CCS 383.21 Korea (3-19-45), Section 19.", [{"archive": "National Archives", "record_group": "218", "box": "42"}]),
    ("Source: Kennedy Library, National Security Files, Countries Series, Laos, Box 131. Secret.", [{"archive": "Kennedy Library", "box": "131"}]),
    ('Source: Johnson Library, National Security File, Country File, Cuba, Box 18, Folder "Visits".', [{"archive": "Johnson Library", "box": "18", "folder": "Visits"}]),
    ("Source: Eisenhower Library, Whitman File, NSC Records, Box 8. Secret; Priority.", [{"archive": "Eisenhower Library", "box": "8"}]),
    ("Source: Department of State, PPS Files: Lot 64 D 563, Box 24.", [{"archive": "Department of State", "series": "PPS Files", "lot": "64 D 563", "box": "24"}]),
    ("Source: Department of State, FE Files: Lot 55 D 388.", [{"archive": "Department of State", "series": "FE Files", "lot": "55 D 388"}]),
    ("Source: FRUS, 1952-1954, vol. XIII, part 2, p. 1361.", [{"archive": "FRUS", "series": "1952-1954", "volume": "XIII, part 2", "page": "1361"}]),
    ("Source: Foreign Relations of the United States, 1958-1960, Volume XIX, Document 44.", [{"archive": "FRUS", "series": "1958-1960", "volume": "XIX", "page": "44"}]),
    # Commonwealth, British
    ("[NAA: A1838, 3103/10/1, xvii]", [{"archive": "NAA", "series": "A1838", "item": "3103/10/1", "part": "xvii"}]),
    ("[ABCD 812/Box 14, 61/2/3 Part 9 Archives New Zealand, Head Office]", [{"archive": "Archives New Zealand", "item": "ABCD 812/Box 14, 61/2/3 Part 9"}]),
    ("[NAA: A1838, 519/3/1 Part 4]", [{"archive": "NAA", "series": "A1838", "item": "519/3/1", "part": "4"}]),
    ("Source: TNA, FO 371/92756, FK 1022/17.", [{"archive": "TNA", "piece": "92756", "class": "FO 371"}]),
    ("Source: The National Archives, Kew, PREM 11/1138.", [{"archive": "The National Archives, Kew", "piece": "1138", "class": "PREM 11"}]),
    ("Source: TNA: PRO, CAB 128/23, CM (52) 14.", [{"archive": "TNA: PRO", "piece": "23", "class": "CAB 128"}]),
    ("Source: PRO, DEFE 4/36, f. 12.", [{"archive": "PRO", "piece": "36", "class": "DEFE 4"}]),
    ("Source: TNA, DO 35/2844.", [{"archive": "TNA", "piece": "2844", "class": "DO 35"}]),
    ("Source: LAC, RG 25, vol. 4738, file 50052-40.", [{"archive": "LAC", "record_group": "25", "volume": "4738", "item": "50052-40"}]),
    ("Source: NAI, Ministry of External Affairs, File No. 12-CJK/50.", [{"archive": "NAI", "item": "Ministry of External Affairs, File No. 12-CJK/50"}]),
    ("Source: NMML, Subimal Dutt Papers, Subject File 40.", [{"archive": "NMML", "item": "Subimal Dutt Papers, Subject File 40"}]),
    # Chinese
    ("Source: PRCFMA 109-00754-01, 12-17.", [{"archive": "PRCFMA", "item": "109-00754-01", "page": "12-17"}]),
    ("The draft (AMFA 109-00754-01) is lost.", [{"archive": "AMFA", "item": "109-00754-01"}]),
    ("The draft (FMPRC 109-00754-01) is lost.", [{"archive": "FMPRC", "item": "109-00754-01"}]),
    ("Source: Chinese Foreign Ministry Archive, 105-01272-02, pp. 3-4.", [{"archive": "Chinese Foreign Ministry Archive", "item": "105-01272-02", "page": "3-4"}]),
    ("Source: Chinese Central Archives, Beijing; Jianguo yilai Mao Zedong wengao, vol. 1, pp. 539-540.", [{"archive": "Chinese Central Archives"}, {"archive": "Jianguo yilai Mao Zedong wengao", "volume": "1", "page": "539-540"}]),
    ("Source: Shanghai Municipal Archives, B42-1-12, pp. 7-9.", [{"archive": "Shanghai Municipal Archives", "item": "B42-1-12", "page": "7-9"}]),
    # Hungarian, German, Polish, Czech, Romanian, Bulgarian, Albanian, Yugoslav
    ("Source: MOL, XIX-J-1-j-Korea, 1967, 61. doboz, 5, 002126/1967.", [{"archive": "MOL", "item": "XIX-J-1-j-Korea, 5, 002126/1967", "box": "61"}]),
    ("Source: MNL OL, XIX-J-1-j, Vietnam, 12. d., 4-00415/1962.", [{"archive": "MNL OL", "item": "XIX-J-1-j, 4-00415/1962", "box": "12"}]),
    ("Source: Hungarian National Archives, M-KS 288. f. 5/86. ő.e.", [{"archive": "Hungarian National Archives", "fond": "288", "delo": "5/86"}]),
    ("Source: SAPMO-BArch, DY 30/3652, Bl. 41-46.", [{"archive": "SAPMO-BArch", "series": "DY 30", "item": "3652", "page": "41-46"}]),
    ("Source: SAPMO-BArch, ZPA, J IV 2/202/359.", [{"archive": "SAPMO-BArch", "item": "ZPA, J IV 2/202/359"}]),
    ("Source: PA AA, MfAA, C 1078/77, Bl. 15-21.", [{"archive": "PA AA", "item": "MfAA, C 1078/77", "page": "15-21"}]),
    ("Source: PolA AA, MfAA, A 7174.", [{"archive": "PolA AA", "item": "MfAA, A 7174"}]),
    ("Source: BStU, ZA, SdM 1436, Bl. 2.", [{"archive": "BStU", "item": "ZA, SdM 1436", "page": "2"}]),
    ("Source: AMSZ, zesp. 10, w. 23, t. 218, k. 7.", [{"archive": "AMSZ", "fond": "10", "box": "23", "folder": "218", "page": "7"}]),
    ("Source: AAN, KC PZPR, sygn. 237/XXII/1102, k. 30-32.", [{"archive": "AAN", "item": "KC PZPR, sygn. 237/XXII/1102", "page": "30-32"}]),
    ("Source: NA, Prague, KSČ-ÚV-02/1, sv. 36, a.j. 39, l. 12.", [{"archive": "NA, Prague", "item": "KSČ-ÚV-02/1", "box": "36", "delo": "39", "listy": "12"}]),
    ("Source: NA, Prague, f. AN II, Barma, k. 61, inv. č. 18.", [{"archive": "NA, Prague", "fond": "AN II", "box": "61"}]),
    ("Source: SÚA, AÚV KSČ, f. 07/16, k. 10.", [{"archive": "SÚA", "fond": "07/16", "page": "10"}]),
    ("Source: ANIC, CC al PCR, Cancelarie, dosar 34/1964, ff. 2-9.", [{"archive": "ANIC", "delo": "34/1964", "page": "2-9"}]),
    ("Source: AMAE, fond Coreea, vol. 1, ff. 88-90.", [{"archive": "AMAE", "fond": "Coreea", "volume": "1", "page": "88-90"}]),
    ("Source: TsDA, f. 1B, op. 6, a.e. 4092, l. 16.", [{"archive": "TsDA", "fond": "1B", "opis": "6", "delo": "4092", "listy": "16"}]),
    ("Source: AQPPSH, MPP Soviet, dosja 5, viti 1960, fl. 3-8.", [{"archive": "AQPPSH", "delo": "5", "page": "3-8"}]),
    ("Source: Arhiv Jugoslavije, 507/IX, 119/I-42.", [{"archive": "Arhiv Jugoslavije", "item": "507/IX, 119/I-42"}]),
    ("Source: AJBT, KMJ, I-3-b/651.", [{"archive": "AJBT", "item": "KMJ, I-3-b/651"}]),
    # Western Europe
    ("Source: MAE, Asie-Océanie 1944-1955, Indochine, vol. 297, f. 45.", [{"archive": "MAE", "item": "Asie-Océanie 1944-1955", "volume": "297", "page": "45"}]),
    ("Source: NL-HaNA, Buitenlandse Zaken, 2.05.117, inv.nr. 7245.", [{"archive": "NL-HaNA", "item": "Buitenlandse Zaken, 2.05.117, 7245"}]),
    # the rest
    ("Source: MINREX, Fondo URSS, Caja 3, Carpeta 12.", [{"archive": "MINREX", "fond": "URSS", "box": "3", "folder": "12"}]),
    ("Source: Mongolian Foreign Ministry Archive, fond 3, dans 1, kh/n 117, pp. 4-8.", [{"archive": "Mongolian Foreign Ministry Archive", "fond": "3", "opis": "1", "delo": "117", "page": "4-8"}]),
    ("Source: Vietnam National Archives Center III, Phu Thu tuong, folder 7712.", [{"archive": "Vietnam National Archives Center III", "folder": "7712"}]),
    ("Source: UN Archives, S-0188, box 5, file 9.", [{"archive": "UN Archives", "item": "S-0188", "box": "5", "folder": "9"}]),
    ("Source: United Nations Archives, New York, S-0872-0003-11.", [{"archive": "United Nations Archives", "item": "New York, S-0872-0003-11"}]),
    ("History and Public Policy Program Digital Archive, RGANI, f. 5, op. 28, d. 412, ll. 99-104. Translated by A. Reader.", [{"archive": "RGANI", "fond": "5", "opis": "28", "delo": "412", "listy": "99-104"}]),
    ("Source: History and Public Policy Program Digital Archive, PRC FMA 204-01487-02, 44-49. Obtained by A. Reader.", [{"archive": "PRC FMA", "item": "204-01487-02", "page": "44-49"}]),
    ('Source: Nixon Presidential Materials, NSC Files, Box 1033, Folder "Miscellaneous". Top Secret.', [{"archive": "Nixon Presidential Materials", "box": "1033", "folder": "Miscellaneous"}]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "parts"), LINES, ids=[line[:48] for line, _ in LINES])
def test_parts(line: str, parts: list[dict[str, str]], read: Annotate) -> None:
    found = [e for e in read(f"{HEAD}{line}\n").entities if e.label == "ARCHIVE_REF"]
    assert [{k: v for k, v in p.model_dump(by_alias=True).items() if v} for e in found for p in e.parts] == parts
    assert len(found) == 1


@pytest.mark.parametrize(
    ("line", "cited"),
    [
        ("Policy Planning Staff Files\nMemorandum by the Counselor", "Policy Planning Staff Files"),
        ("Executive Secretariat Files: NSC 17/1\nNote by the Secretary", "Executive Secretariat Files: NSC 17/1"),
        ("FE files, lot 51 D 123, “Burma”\nMemorandum by the Counselor", "FE files, lot 51 D 123, “Burma”"),
        ("320/4–1751: Telegram\nThe Ambassador in Burma (Key) to the Secretary of State", "320/4–1751"),
        ("123 Doe, John B.: Telegram\nThe Ambassador in Burma (Key) to the Secretary of State", "123 Doe, John B."),
        ("All the files\nwere lost in the fire.", None),
        ("312 Chinese came: they stayed.", None),
    ],
)
def test_the_file_that_heads_a_document(line: str, cited: str | None, read: Annotate) -> None:
    found = [
        e.text for e in read(f"{line}\nRangoon, 3 April 1951.\nThe talks go on.\n").entities if e.label == "ARCHIVE_REF"
    ]
    assert found == ([cited] if cited else [])
