"""What the reader of dates finds and how it values it, as tables of sentences of our own."""

from __future__ import annotations

import pytest
import spacy

from cablenlp.layers.dates import find, read_date, resolve, standing
from cablenlp.lexicon.models import unmark

NO = None


def read(text: str, document: str | None = None):
    raws = standing(find(text), document)
    return [(text[r.start : r.end], r.label, v) for r, v in zip(raws, resolve(raws, text, document), strict=True)]


def values(text: str, document: str | None = None) -> list[tuple[str, str | None]]:
    return [(words, v.edtf) for words, _, v in read(text, document)]


# marked text, document's date, values in order
POINTS = [
    # orders and writings of a day
    ("Signed on «October 12, 1950» at Peking.", NO, ["1950-10-12"]),
    ("Signed on «12 October 1950» at Peking.", NO, ["1950-10-12"]),
    ("Signed «Oct 12, 1950».", NO, ["1950-10-12"]),
    ("Signed «Oct. 12, 1950».", NO, ["1950-10-12"]),
    ("Signed «12 Oct. 1950».", NO, ["1950-10-12"]),
    ("Signed «12th of October 1950».", NO, ["1950-10-12"]),
    ("Signed the «12th day of October, 1950».", NO, ["1950-10-12"]),
    ("DATED «12 OCTOBER 1950».", NO, ["1950-10-12"]),
    ("DATED «12-Oct-50».", "1950-11-01", ["1950-10-12"]),
    ("The note of «21.XI.1951» was handed over.", NO, ["1951-11-21"]),
    ("Received «13/5-50» by the cipher office.", "1950-05-14", ["1950-05-13"]),
    ("Received «24.III.50» by the cipher office.", "1950-04-01", ["1950-03-24"]),
    ("Received «24.III.50» by the cipher office.", NO, ["XX50-03-24"]),
    ("Sent «3.7.1951» from Moscow.", NO, ["1951-07-03"]),
    ("Sent «3. 7. 1951» from Moscow.", NO, ["1951-07-03"]),
    ("Translated «10/14/50».", "1950-10-20", ["1950-10-14"]),
    ("Translated «3/7/1951».", NO, ["1951-03-07"]),
    ("Translated «3/7/1951», received «21/7/1951».", NO, ["1951-07-03", "1951-07-21"]),
    ("Translated «3/7/1951».", "1951-07-03", ["1951-07-03"]),
    ("Stamped «1950-10-12».", NO, ["1950-10-12"]),
    ("He came on «6th November» to the legation.", "1941-11-08", ["1941-11-06"]),
    ("On «Monday, October 16, 1950» the talks began.", NO, ["1950-10-16"]),
    ("The paper is dated «October 12th, 1950».", NO, ["1950-10-12"]),
    ("Our aide-mémoire of «22d February, 1949» stands.", NO, ["1949-02-22"]),
    ("They met.\n5. «Mar 8» was fixed.\n6. «March 9» was not.", "1951-02-03", ["1951-03-08", "1951-03-09"]),
    # what has no year
    ("On «14 November» the talks resumed.", "1951-11-19", ["1951-11-14"]),
    ("In your telegram of «28 December» you asked for arms.", "1952-01-03", ["1951-12-28"]),
    ("Your telegram of «20 January» has come late.", "1952-01-03", ["1951-01-20"]),
    ("The convoy will sail on «5 February».", "1952-11-20", ["1953-02-05"]),
    (
        "The draft of «1 March» and the treaty of «14 April 1949» differ.",
        "1951-06-01",
        ["1949-03-01", "1949-04-14"],
    ),
    # days alone
    (
        "Following the issue on «17th» of a communiqué, the talks on the «18th» failed.",
        "1948-04-20",
        ["1948-04-17", "1948-04-18"],
    ),
    ("I called on the Minister on the «14th instant».", "1947-05-20", ["1947-05-14"]),
    ("Yours of the «28th ultimo» is to hand.", "1947-05-20", ["1947-04-28"]),
    ("We write on the «3rd prox.», as agreed.", "1947-12-20", ["1948-01-03"]),
    ("The letters of the «24th of last month» are lost.", "1947-01-20", ["1946-12-24"]),
    # months, years, decades, centuries
    ("In «October 1950» the front moved.", NO, ["1950-10"]),
    ("The «January, 1918» note.", NO, ["1918-01"]),
    ("In «September '62» missiles were seen.", "1963-02-01", ["1962-09"]),
    ("The pact of «1949» holds.", NO, ["1949"]),
    ("In «1951» nothing was signed; since «1953» much was.", NO, ["1951", "1953"]),
    ("Trade fell in the «1930s» and again in the «1950's».", NO, ["193X", "195X"]),
    ("The borders of the «19th century» are in dispute.", NO, ["18XX"]),
    ("An «eighteenth-century» map.", NO, ["17XX"]),
    ("Rome took it in «264 BC».", NO, ["-0263"]),
    ("The wars of «149-146 B.C.» ended it.", NO, ["-0148/-0145"]),
    ("Persia fell between «490 and 479 BC».", NO, ["-0489/-0478"]),
    # parts
    (
        "«Early July 1951»; «mid-July 1951»; «late July 1951».",
        NO,
        ["1951-07-01~/1951-07-10~", "1951-07-11~/1951-07-20~", "1951-07-21~/1951-07-31~"],
    ),
    (
        "In «early 1950», «mid-1950» and «late 1950».",
        NO,
        ["1950-01~/1950-04~", "1950-05~/1950-08~", "1950-09~/1950-12~"],
    ),
    (
        "By the «end of November», the «beginning of December».",
        "1950-10-20",
        ["1950-11-21~/1950-11-30~", "1950-12-01~/1950-12-10~"],
    ),
    ("In the «first half of 1951» and «third quarter of 1951».", NO, ["1951-01/1951-06", "1951-07/1951-09"]),
    ("In the «first ten days of May 1953» he was ill.", NO, ["1953-05-01/1953-05-10"]),
    ("The «last ten days of August» were calm.", "1953-09-20", ["1953-08-21/1953-08-31"]),
    ("Since the «second week of May 1953».", NO, ["1953-05-08/1953-05-14"]),
    ("In «autumn of 1950» and «spring 1951».", NO, ["1950-23", "1951-21"]),
    ("For «FY 1950» and «fiscal year 1978».", NO, ["1949-07/1950-06", "1977-10/1978-09"]),
    ("During «CY 59» and «JFY 54».", "1958-08-27", ["1959", "1954-04/1955-03"]),
    # ranges and alternatives
    ("From «October 12-14, 1950» they met.", NO, ["1950-10-12/1950-10-14"]),
    ("On «22 and 23 February 1963» they met.", NO, ["1963-02-22/1963-02-23"]),
    ("On «4, 5 and 6 March 1953» they met.", NO, ["1953-03-04/1953-03-06"]),
    ("On «4 and 9 March 1953» they met.", NO, ["{1953-03-04,1953-03-09}"]),
    ("From «June 1950 to August 1953» they fought.", NO, ["1950-06/1953-08"]),
    ("Between «5 and 7 May» they met.", "1954-05-10", ["1954-05-05/1954-05-07"]),
    ("From «5 May until 7 June 1954» they met.", NO, ["1954-05-05/1954-06-07"]),
    ("From «28 December to 3 January 1954» they met.", NO, ["1953-12-28/1954-01-03"]),
    ("In «1949-50» and «1914–1918».", NO, ["1949/1950", "1914/1918"]),
    ("On «November 1 or 2» he will come.", "1956-11-05", ["[1956-11-01,1956-11-02]"]),
    ("In «May or June 1955» a conference may meet.", NO, ["[1955-05,1955-06]"]),
    ("On the «night of 25-26 October» they crossed.", "1950-10-27", ["1950-10-25/1950-10-26"]),
    ("During «March and April 1950».", NO, ["1950-03/1950-04"]),
    ("From «mid-October to mid-December» a tour is planned.", "1954-09-01", ["1954-10-11~/1954-12-20~"]),
    # words that point
    (
        "«Today» I saw him; «yesterday» I did not; «tomorrow» I shall.",
        "1951-07-03",
        ["1951-07-03", "1951-07-02", "1951-07-04"],
    ),
    (
        "The «day before yesterday» he left; the «day after tomorrow» he returns.",
        "1951-07-03",
        ["1951-07-01", "1951-07-05"],
    ),
    ("«This year» and «next March», not «last year».", "1951-07-03", ["1951", "1952-03", "1950"]),
    ("We meet «next week» and met «last month».", "1946-09-04", ["1946-09-09/1946-09-15", "1946-08"]),
    ("«Last Tuesday» he called; he comes again «next Friday».", "1951-07-04", ["1951-07-03", "1951-07-06"]),
    ("He called on «Monday».", "1951-07-04", ["1951-07-02"]),
    ("He will call on «Monday».", "1951-07-04", ["1951-07-09"]),
    ("He left «three days ago», she «two weeks ago».", "1951-07-04", ["1951-07-01", "1951-06-20"]),
    ("On «5 May 1950» he arrived, «two weeks later» he left.", NO, ["1950-05-05", "1950-05-19"]),
    ("He arrived «8 June». The «following day» he left.", "1950-07-01", ["1950-06-08", "1950-06-09"]),
    ("Kim arrived «that day».", "1950-05-13", ["1950-05-13"]),
    ("In «May 1950» he asked; the «previous month» he had not.", NO, ["1950-05", "1950-04"]),
    ("In «1916» a revolt failed; in «October of that year» another.", NO, ["1916", "1916-10"]),
    ("In «May last year» the pact lapsed.", "1951-07-04", ["1950-05"]),
    ("By the «end of the year» all will be home.", "1951-07-04", ["1951-09~/1951-12~"]),
    # editors
    ("«October [12], 1950»", NO, ["1950-10-12"]),
    ("Moscow, [«October 12, 1950»]", NO, ["1950-10-12"]),
    ("Meeting of «October 7 [8], 1958» with the Premier.", NO, ["1958-10-08"]),
    ("Written «12 October 1950(?)» in haste.", NO, ["1950-10-12?"]),
    ("Written «circa 1950» in Harbin.", NO, ["1950~"]),
    ("Written about «15 May 1950» in Harbin.", NO, ["1950-05-15~"]),
    ("The coup of «25 October 1917 (O.S.)» in Petrograd.", NO, ["1917-11-07"]),
    ("He wrote on «June\n25, 1950» and on «12  October\n1950».", NO, ["1950-06-25", "1950-10-12"]),
    ("Written «195[0]» by another hand.", NO, ["1950"]),
    ("The «[October] 12, 1950» draft.", NO, ["1950-10-12"]),
    ("The coup of «25 October/7 November 1917».", NO, ["1917-11-07"]),
    ("The peace of «12/24 March 1878».", NO, ["1878-03-24"]),
    ("On the «night of 4th/5th August» they ceased fire.", "1947-08-03", ["1947-08-04/1947-08-05"]),
    (
        "Typed «July l2, 1951», «l2 July 1951» and «2 July l951».",
        NO,
        ["1951-07-12", "1951-07-12", "1951-07-02"],
    ),
    ("On «30 Janurary 1952» he wrote.", NO, ["1952-01-30"]),
    ("On «12 Octo-\nber 1950» and «Wednes-\nday, 4 October».", "1950-10-20", ["1950-10-12", "1950-10-04"]),
    (
        "Typed «5 Feb[ruary] 1950», «12 Jan[uary] [19]51», «3 Mar[ch 1952]».",
        NO,
        ["1950-02-05", "1951-01-12", "1952-03-03"],
    ),
    ("Typed «2l.X.195l», «October 1O, 195O», «I May 1950».", NO, ["1951-10-21", "1950-10-10", "1950-05-01"]),
    (
        "The coup of «7 November (25 October) 1917» and the note of «7 (20) July 1917».",
        NO,
        ["1917-11-07", "1917-07-20"],
    ),
    ("Signed «25 December 1917 (7 January 1918)».", NO, ["1918-01-07"]),
    (
        "Written «1 November 1950?», «probably 12 May 1951».".replace("«probably ", "probably «"),
        NO,
        ["1950-11-01?", "1951-05-12?"],
    ),
    # numbers
    (
        "They met «5-7.X.1950», «28.12.1950-3.1.1951» and «5/6.10.1950».",
        NO,
        ["1950-10-05/1950-10-07", "1950-12-28/1951-01-03", "1950-10-05/1950-10-06"],
    ),
    ("In «10/1950», since «XI.1951» and on «12.X».", "1951-11-01", ["1950-10", "1951-11", "1951-10-12"]),
    ("«1950 October 12»; «1950.X.12».", NO, ["1950-10-12", "1950-10-12"]),
    # parts, counted
    (
        "In the «second ten days of May» and the «last third of June 1950».",
        "1950-05-01",
        ["1950-05-11/1950-05-20", "1950-06-21/1950-06-30"],
    ),
    (
        "The «first three days of May 1950», the «second six months of 1943».",
        NO,
        ["1950-05-01/1950-05-03", "1943-07/1943-12"],
    ),
    ("On the «last Sunday in October 1950» and the «first Monday of May 1951».", NO, ["1950-10-29", "1951-05-07"]),
    ("«This quarter» and the «IV quarter of 1950».", "1951-07-03", ["1951-07/1951-09", "1950-10/1950-12"]),
    ("In the «early fifties» and the «nineteen-thirties».", "1957-07-03", ["1950~/1953~", "193X"]),
    ("The «summer and autumn of 1949».", NO, ["1949-22/1949-23"]),
    ("In «fiscal 1951».", NO, ["1950-07/1951-06"]),
    (
        "For «FY ’56» and «CY ’55» and «FY-1957»; the «last half CY ’55».",
        "1955-06-30",
        ["1955-07/1956-06", "1955", "1956-07/1957-06", "1955-07/1955-12"],
    ),
    ("My telegram «12th January», our letter «3rd May».", "1940-06-14", ["1940-01-12", "1940-05-03"]),
    (
        "At the «coming weekend» or by the «end of week».",
        "1945-08-30",
        ["1945-09-01/1945-09-02", "1945-08-31~/1945-09-02~"],
    ),
    ("«Today»'s sitting was long; figures for years «1935/36».", "1946-07-12", ["1946-07-12", "1935/1936"]),
    (
        "On «January 29» he spoke; on «February 25, 1957» of the years «1946–1948»; on «July 30» he wept.",
        NO,
        ["1957-01-29", "1957-02-25", "1946/1948", "1957-07-30"],
    ),
    # what lends no year, and what moves nothing
    (
        "It is past «March 2», the day set by the Treaty of «January 29, 1942».",
        "1946-03-05",
        ["1946-03-02", "1942-01-29"],
    ),
    ("I had telegram No. 609 of «7 July». He called the «day before».", "1950-07-11", ["1950-07-07", "1950-07-10"]),
    # counted from a day
    ("It fell «three days after 5 May 1950», on the «eve of 1 June 1950».", NO, ["1950-05-08", "1950-05-31"]),
    ("The «day before 1 March 1952» he left.", NO, ["1952-02-29"]),
    ("The «week before last» and in «two weeks' time».", "1951-07-03", ["1951-06-18/1951-06-24", "1951-07-17"]),
    ("The «week of 5 May 1950»; the «week ending 6 May 1950».", NO, ["1950-05-05/1950-05-11", "1950-04-30/1950-05-06"]),
    ("«This weekend», not the «weekend».", "1951-07-03", ["1951-07-07/1951-07-08", "1951-07-07/1951-07-08"]),
    ("On «New Year's Day 1951» he wrote.", NO, ["1951-01-01"]),
    # groups
    ("Ref DTG «252130Z JUN 50» from Seoul.", NO, ["1950-06-25T21:30:00Z"]),
    ("Ref DTG «252130Z JUN 50» from Seoul.", "1950-06-26", ["1950-06-25T21:30:00Z"]),
    ("As in my «080053Z», patrols continue.", "1964-08-09", ["1964-08-08T00:53:00Z"]),
    ("As in his «250400K JUN 50», patrols continue.", "1950-06-26", ["1950-06-25T04:00:00+10:00"]),
    ("The committee meets again «Friday».", "1954-06-01", ["1954-06-04"]),
    ("By leaving in «June» we gained little, and in «May» we lost more.", "1954-07-01", ["1954-06", "1954-05"]),
]


@pytest.mark.parametrize(("marked", "document", "expected"), POINTS)
def test_points(marked: str, document: str | None, expected: list[str]) -> None:
    text, spans = unmark(marked)
    assert values(text, document) == [(text[a:b], v) for (a, b), v in zip(spans, expected, strict=True)]


TIMES = [
    (
        "Due at a sitting set for «1000» Jan 16, heard «10.47 p.m. G.M.T.» by all.",
        "1952-01-14",
        ["1952-01-16T10:00", "1952-01-16T22:47Z"],
    ),
    ("Dispatched at «4:10 am».", "1951-07-03", ["1951-07-03T04:10"]),
    ("Washington, 8 May 1941, «7.09 p.m.»", NO, ["1941-05-08T19:09"]),
    ("Nanking, June 16, 1949—«7 p. m.»", NO, ["1949-06-16T19:00"]),
    ("Seoul, June 25, 1950-«10 a. m.»", NO, ["1950-06-25T10:00"]),
    ("Saw him «10 a. m.» Sept 25.", "1952-09-26", ["1952-09-25T10:00"]),
    ("Received «14:20» 3.7.1951", NO, ["1951-07-03T14:20"]),
    ("Attack began at «1500 hours» on 25 June 1950.", NO, ["1950-06-25T15:00"]),
    ("Washington, June 29, 1949—«noon».", NO, ["1949-06-29T12:00"]),
    ("Warsaw, June 14, 1967, «1815Z».", NO, ["1967-06-14T18:15Z"]),
    ("Zhou received me «this morning», and «last night» Chen.", "1951-07-03", ["1951-07-03", "1951-07-02"]),
    ("He flies «tonight» or «tomorrow morning».", "1951-07-03", ["1951-07-03", "1951-07-04"]),
    ("Meeting set for «Monday morning».", "1951-07-04", ["1951-07-02"]),
    (
        "At «9 in the morning», «half past ten» and «five o'clock in the afternoon».",
        "1951-07-03",
        ["1951-07-03T09:00", "1951-07-03T10:30", "1951-07-03T17:00"],
    ),
    (
        "Until «0300 this morning»; he called at «11:30 last night», she at «ten tonight».",
        "1951-07-03",
        ["1951-07-03T03:00", "1951-07-02T23:30", "1951-07-03T22:00"],
    ),
    (
        "From «8 p.m. to midnight», then «10 p.m. until 2 a.m.», then «11:30 to 1:30».",
        "1951-07-03",
        ["1951-07-03T20:00/1951-07-03T24:00", "1951-07-03T22:00/1951-07-04T02:00", "1951-07-03T11:30/1951-07-03T13:30"],
    ),
    (
        "Firing began at «1915 local», at «1530» and at «1200 Geneva time».",
        "1951-07-03",
        ["1951-07-03T19:15", "1951-07-03T15:30", "1951-07-03T12:00"],
    ),
    ("Sent 5.XI.1962, «23 hrs 40 min.»", NO, ["1962-11-05T23:40"]),
    ("He came on Monday at «4 p.m.».", "1951-05-09", ["1951-05-07T16:00"]),
    ("The talks of May 1950 at «4 p.m.» failed.", "1951-05-09", ["1951-05-09T16:00"]),  # a month is no day
    ("The truce began at «midnight».", "1948-12-19", ["1948-12-18T24:00"]),
    (
        "Attack at «daybreak»; by «evening» it was over; the «night before last» nothing.",
        "1951-07-03",
        ["1951-07-03", "1951-07-03", "1951-07-01"],
    ),
    ("Talks at the Palais, June 3, 1954, «Afternoon»: the Legation reports.", NO, ["1954-06-03"]),
    (
        "From PARIS. Received «17.10», 4.2.1952. Sent to the 3rd section «17.25»",
        NO,
        ["1952-02-04T17:10", "1952-02-04T17:25"],
    ),
    (
        "Dated: 2nd March, 1963\n                 «1955»\nRec'd: 3rd March, 1963\nEmbassy           «0910»\n",
        NO,
        ["1963-03-02T19:55", "1963-03-03T09:10"],
    ),
    (
        "«Late last evening», from «18.30» until after «21.00 Peking time» nobody came.",
        "1960-05-06",
        ["1960-05-05", "1960-05-05T18:30", "1960-05-05T21:00"],
    ),
]


@pytest.mark.parametrize(("marked", "document", "expected"), TIMES)
def test_times(marked: str, document: str | None, expected: list[str]) -> None:
    text, spans = unmark(marked)
    found = [(words, v.edtf) for words, label, v in read(text, document) if label == "TIME"]
    assert found == [(text[a:b], v) for (a, b), v in zip(spans, expected, strict=True)]


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("A secret two-day visit.", "P2D"),
        ("They stay for three weeks.", "P3W"),
        ("The loan runs for 3 years.", "P3Y"),
        ("It took two and a half years.", "P2.5Y"),
        ("The truce lasts one to five years.", "P1Y/P5Y"),
        ("During the last six months nothing came.", "P6M"),
        ("About a week was given.", "P1W"),
        ("He comes every Tuesday and Friday.", "P1W"),
        ("He comes every other Monday.", "P2W"),
        ("They report twice a week.", "P1W"),
        ("They report on alternate days.", "P2D"),
        ("Answer within the next 24-72 hours.", "PT24H/PT72H"),
        ("He was lent for a single year.", "P1Y"),
        ("The half-century of peace is over.", "P50Y"),
    ],
)
def test_durations(text: str, duration: str) -> None:
    ((_, label, value),) = [x for x in read(text, "1951-07-03") if x[2].duration]
    assert (label, value.edtf, value.duration) == ("TIME" if "T" in duration else "DATE", None, duration)
    assert value.note


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("All must leave by October 15.", "until"),
        ("No reply until 3 May 1950.", "until"),
        ("Reply not later than 3 May 1950.", "until"),
        ("Before 3 May 1950 nothing was known.", "before"),
        ("We need a note prior to Jan 8.", "before"),
        ("They crossed after 5 December.", "after"),
        ("Not before 10 July 1951 can they come.", "from"),
        ("On or before 3 May 1950 we shall know.", "until"),
        ("[12 October 1950 or earlier]", "until"),
        ("Since June 1950 the border is shut.", "from"),
        ("Effective 1 January 1951 the line is closed.", "from"),
        ("He came on 1 January 1951.", None),
        ("From 5 May to 7 May 1950 they met.", None),
    ],
)
def test_bounds(text: str, bound: str | None) -> None:
    assert [v.bound for _, _, v in read(text, "1950-10-08")] == [bound]


@pytest.mark.parametrize(
    "text",
    [
        "Now, then, the former envoy reports daily.",
        "May I say that Chou may march; the March on Rome; we March forward.",
        "See telegram No. 1950 and Nº 1951, # 1952, Deptel 1949, Embtel 1954.",
        "APRF, f. 45, op. 1, d. 348, ll. 44-45.",
        "795.00/6-2550 and 1476/sh and 72/III.",
        "They lost 1950 men, 1800 tons of rice and 1,950 rifles; 12 tanks; 38th parallel; 5-6 divisions.",
        "The 14th meeting and the 20th Congress; the 3rd Army.",
        "Article 12 may be read so; paragraph 3 of 1.2.",
        "In recent days there is nothing new.",
        "May Day in the October Revolution square.",
        "A ratio of 3:1, a price of $1950, a vote of 12-14.",
        "The five-year plan.",
        "NIE 13-2-66 of the Board; Embassy of 11 states; code 1537.",
        "At that time, for the time being, once upon a time.",
    ],
)  # fmt: skip
def test_no_dates(text: str) -> None:
    assert read(text, "1950-10-12") == []


def test_a_day_that_does_not_exist_is_kept_with_a_note() -> None:
    ((words, _, value),) = read("The order of 31 June 1950 is lost.")
    assert (words, value.edtf, value.earliest) == ("31 June 1950", None, None)
    assert value.note == "no such day: 31 June 1950"


def test_a_chronicle_counts_from_the_year_above() -> None:
    head = "1936\n\nThe rising began in July 1936.\n\n1937\n\n"
    text, spans = unmark(head + "On «8 February» the town fell.\n\n1938\n\nIn «May» it rained.\n\n")
    found = values(text, "1936")
    assert [v for v in found if v[0] in [text[a:b] for a, b in spans]] == [
        ("8 February", "1937-02-08"),
        ("May", "1938-05"),
    ]


def test_a_year_that_closes_a_heading() -> None:
    assert values("The Straits and the Powers, 1936\n\nThe talks went on.") == [("1936", "1936")]


def test_undated() -> None:
    first, second = read("Letter, n.d. [after 10 February 1937]")
    assert (first[0], first[2].edtf, first[2].note) == ("n.d.", None, "undated")
    assert (second[2].edtf, second[2].bound) == ("1937-02-10", "after")


@pytest.mark.parametrize(
    ("text", "words", "note"),
    [
        ("On the fourth day of the siege we left.", "fourth day", "counted from an event"),
        ("In the last week of the campaign it rained.", "last week", "counted from an event"),
        ("The day before the vote he fell ill.", "day before", "counted from an event"),
        ("The Minister has been away for weeks.", "weeks", "no definite length"),
        ("He would not have said so months before.", "months before", "no definite number"),
    ],
)
def test_what_has_no_value_says_why(text: str, words: str, note: str) -> None:
    assert [(w, v.edtf, v.note) for w, _, v in read(text, "1950-10-08")] == [(words, None, note)]


def test_what_cannot_be_resolved_says_why() -> None:
    assert [(v.edtf, v.note) for _, _, v in read("He came on 14 May.")] == [(None, "no year is named")]
    assert [(v.edtf, v.note) for _, _, v in read("He comes tomorrow.")] == [
        (None, "no date that it could be counted from")
    ]


def test_earliest_and_latest() -> None:
    ((_, _, value),) = read("In the autumn of 1950 it began.")
    assert (value.earliest, value.latest) == ("1950-09-01", "1950-11-30")
    ((_, _, value),) = read("In February 1952 it began.")
    assert (value.earliest, value.latest) == ("1952-02-01", "1952-02-29")


def test_a_short_text_gives_its_one_full_date() -> None:
    value = read_date("Seoul, June 25, 1950—10 a. m.")
    assert value is not None
    assert value.edtf == "1950-06-25"
    value = read_date("Paris, July 16/17, 1955—midnight")
    assert value is not None
    assert value.edtf == "1955-07-16"
    assert read_date("Received in May 1950") is None


# the layer


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("cable_dates")
    return nlp


def test_layer_writes_spans_and_values(nlp) -> None:
    doc = nlp("On 12 October 1950 he left; at 4:10 am he was gone.")
    assert [(s.text, s.label_, s.id_) for s in doc.spans["dates"]] == [
        ("12 October 1950", "DATE", "date.day-month-year"),
        ("4:10 am", "TIME", "time.clock"),
    ]
    assert doc._.cable["dates"]["3-18-DATE"]["edtf"] == "1950-10-12"


def test_layer_takes_the_date_of_the_document(nlp) -> None:
    doc = nlp.make_doc("He left yesterday.")
    doc._.cable = {"date": "1950-10-13", "document": {"date": "1950-10-12"}}
    nlp.get_pipe("cable_dates")(doc)
    assert next(iter(doc._.cable["dates"].values()))["edtf"] == "1950-10-11"


def test_layer_skips_shapes_and_settles_with_names(nlp) -> None:
    from cablenlp.table import make_span, set_group

    text = "File 12.10.1950; May 5 note; Ernest May called in May."
    doc = nlp.make_doc(text)
    at = text.index
    set_group(doc, "shapes", [make_span(doc, 0, 15, "ARCHIVE_REF", "x")])
    set_group(doc, "mentions", [
        make_span(doc, at("May 5"), at("May 5") + 3, "PERSON", "x"),
        make_span(doc, at("Ernest"), at("Ernest") + 10, "PERSON", "x"),
    ])  # fmt: skip
    nlp.get_pipe("cable_dates")(doc)
    assert [s.text for s in doc.spans["dates"]] == ["May 5", "May"]
    assert [s.text for s in doc.spans["mentions"]] == ["Ernest May"]
