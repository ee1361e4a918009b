"""Result lists: records are told from the page around them, whatever archive the page is from."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablenlp.errors import RecordError
from cablenlp.sources import Record, read
from cablenlp.sources.results import is_date, kind_of

SHARED = Path(__file__).parents[3] / "shared"

LIST = """Skip to main content

Results:

11 - 14 of 14

Documents

4 March 1962

Telegram from Havana to Prague, No. 88

The envoy reports on the sugar harvest.

1951

Letter, Nehru to U Nu

Border posts are discussed.

June 1955

Aide-Mémoire on Transit Rights

Undated

Note by an Unknown Official

He asks for paper.

Pagination
"""


def texts(tmp_path: Path, text: str, **options: object) -> list[str]:
    path = tmp_path / "list.txt"
    path.write_bytes(text.encode())
    found = list(read([path], **options))  # type: ignore[arg-type]
    assert not [r for r in found if isinstance(r, RecordError)]
    return [r.text for r in found if isinstance(r, Record)]


def test_records_and_nothing_else(tmp_path: Path) -> None:
    assert texts(tmp_path, LIST) == [
        "4 March 1962\n\nTelegram from Havana to Prague, No. 88\n\nThe envoy reports on the sugar harvest.",
        "1951\n\nLetter, Nehru to U Nu\n\nBorder posts are discussed.",
        "June 1955\n\nAide-Mémoire on Transit Rights",
        "Undated\n\nNote by an Unknown Official\n\nHe asks for paper.",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_records_know_their_place(tmp_path: Path, end: str) -> None:
    path = tmp_path / "list.txt"
    whole = LIST.replace("\n", end)
    path.write_bytes(whole.encode())
    found = [r for r in read([path]) if isinstance(r, Record)]
    assert [r.id for r in found] == ["list#0", "list#1", "list#2", "list#3"]
    assert [whole[r.start : r.end].replace("\r", "") for r in found] == [r.text for r in found]


@pytest.mark.parametrize(
    "line",
    [
        "October 12, 1950", "12 October 1950", "12th of October, 1950", "1950-10-12", "10/12/1950",
        "12.10.50",
        "21.XI.1951", "1951", "June 1951", "Jun. 1951", "Sept 1951", "c. 1951", "ca. June 1951", "circa 1951",
        "[1951]", "1951?", "c1951", "1949-1950", "June 30 - July 2, 1951", "between 1949 and 1951",
        "late 1951",
        "Spring 1951", "early June 1951", "Monday, June 5, 1950", "1950s", "before 3 May 1961", "undated",
        "Undated", "n.d.", "No date", "Date unknown", "[no date]", "undated, probably 1951", "mid-1956",
        "Second half of 1956",
    ],
)  # fmt: skip
def test_dates(line: str) -> None:
    assert is_date(line)


@pytest.mark.parametrize(
    "line",
    [
        "", "Telegram of 12 October 1950", "12", "No. 1951", "1 2 3", "May", "1951 Report", "Documents",
        "Part 2", "Moscow, 12 October 1950", "The year was 1951.", "and", "January to May",
    ],
)  # fmt: skip
def test_no_dates(line: str) -> None:
    assert not is_date(line)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("1 - 10 of 42", "pager"),
        ("1–25 of about 1,200 results", "pager"),
        ("Showing 11 to 20 of 1950", "pager"),
        ("Displaying records 1 through 5 of 5.", "pager"),
        ("42 results", "pager"),
        ("About 300 documents found", "pager"),
        ("Results: 17", "pager"),
        ("Page 2 of 9", "passes"),
        ("1 2 3 … 12 Next ›", "passes"),
        ("« First ‹ Previous", "passes"),
        ("Documents (42)", "opens"),
        ("RESULTS", "opens"),
        ("© 2019 An Archive", "closes"),
        ("www.example.org", "closes"),
        ("* * *", "passes"),
        ("Download PDF", "passes"),
        ("Telegram No. 4", "text"),
        ("Results of the Talks in Delhi", "text"),
        ("Documents on Transit", "text"),
    ],
)
def test_what_a_line_is(line: str, kind: str) -> None:
    assert kind_of(line) == kind


RECORDS = [
    "4 May 1956\n\nLetter from Warsaw\n\nThe crops failed.",
    "9 May 1956\n\nReply to Warsaw\n\nGrain is sent.",
]
RECORD_LINES = "\n\n".join(RECORDS) + "\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("Archive\nHome\nAbout\n\nSearch results\n\n1-2 of 2\n\n", "\n\nNext page\n\nContact us\n"),
        ("Your search for grain returned 2 results\n\nSort by: date\n", "\n1 2 3 Next\n\n© 1999 An Archive"),
        ("Filter by year\n\n1955 (3)\n\nDocuments (2)\n\n", "\nRelated Collections\n\nWheat\n\nAll of it.\n"),
        ("Showing 1 to 2 of 2 entries\n", "\nPagination\n\nPage 1\n\nThis site is kept by volunteers.\n"),
        ("1955\n\n1956\n\n1957\n\nItems\n\n", "\nYou may also like\n\nTrade and Tariffs\n"),
    ],
)  # fmt: skip
def test_pages_of_other_archives(tmp_path: Path, before: str, after: str) -> None:
    assert texts(tmp_path, before + RECORD_LINES + after) == RECORDS


def test_buttons_between_the_parts(tmp_path: Path) -> None:
    text = RECORD_LINES.replace("The crops", "View document\n\nThe crops").replace(
        "9 May", "Add to collection\n\n9 May"
    )
    assert texts(tmp_path, text) == RECORDS


def test_several_pages_in_one_file(tmp_path: Path) -> None:
    page = f"Skip to content\n\n1 - 2 of 4\n\n{RECORD_LINES}\nPagination\n\n"
    assert texts(tmp_path, page * 2) == RECORDS * 2


@pytest.mark.parametrize(
    "records",
    [
        # An undated record after one with and one without abstract.
        ["Minutes of a Meeting in Delhi\n\nGrain again."],
        ["Khrushchev's Visit to Delhi\n\nThe visit is planned."],
        ["Report on Rice", "Report on Wheat"],
        # An abstract of two paragraphs, one wrapped over lines; one without a full stop.
        ["5 May 1956\n\nTelegram\n\nHe asks\nfor grain.\n\nHe waits."],
        ["5 May 1956\n\nTelegram\n\nTelegram which asks for more grain"],
        # No abstract, and the next is undated.
        ["5 May 1956\n\nTelegram", "Letter to Nagy\n\nHe asks for grain."],
    ],
)
def test_records_that_lack_something(tmp_path: Path, records: list[str]) -> None:
    wanted = [RECORDS[0], *records, RECORDS[1]]
    assert texts(tmp_path, "1 - 9 of 9\n\n" + "\n\n".join(wanted)) == wanted


def test_lists_without_blank_lines_within_a_record(tmp_path: Path) -> None:
    text = "3 results\n4 May 1956\nLetter from Warsaw\nThe crops\nfailed.\n\nNote without Date\nIt has none.\n"
    assert texts(tmp_path, f"{text}\n1957\nReply\n") == [
        "4 May 1956\n\nLetter from Warsaw\n\nThe crops\nfailed.",
        "Note without Date\n\nIt has none.",
        "1957\n\nReply",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow\n12 October 1950\n\nDear Comrade,\n\nYour letter of 3 October 1950 came today.\n",
        "12 October 1950\n\nThe Ambassador called today.\n\n13 October 1950\n\nNobody called today.\n",
        "PAGE 1 OF 3\n\nTELEGRAM\n\nFrom Delhi. To London.\n\n1950\n",
        "4 May 1956\n\nLetter from Warsaw\n\nThe crops failed.\n",
    ],
)
def test_letters_and_diaries_are_no_lists(tmp_path: Path, text: str) -> None:
    assert texts(tmp_path, text) == [text]


def test_a_format_that_is_given_is_taken(tmp_path: Path) -> None:
    assert texts(tmp_path, "4 May 1956\n\nLetter\n\n\nThe crops failed.", format="results") == [
        "4 May 1956\n\nLetter\n\nThe crops failed."
    ]


def test_a_list_without_records_is_named(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("Skip to content\n\nNo results\n")
    [found] = read([path], format="results")
    assert isinstance(found, RecordError)


def test_a_broken_record_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(LIST.encode().replace(b"U Nu", b"U N\xff").replace(b"paper", b"paper " * 100))
    found = list(read([path], max_chars=500))
    assert [(r.record, r.line) if isinstance(r, RecordError) else r.id for r in found] == [
        "list#0", (1, 15), "list#2", (3, 25),
    ]  # fmt: skip


WORD = st.sampled_from(
    ["Delhi", "Prague", "Nehru", "Castro", "grain", "border", "the", "of", "to", "and", "1956", "No.", "17"]
)
TITLE = st.builds(
    lambda kind, words: f"{kind} {' '.join(words)} Talks",
    st.sampled_from(["Telegram", "Letter", "Top Secret Memorandum", "Record"]),
    st.lists(WORD, max_size=8),
)
SENTENCE = st.lists(WORD, min_size=3, max_size=30).map(lambda words: "He wrote: " + " ".join(words) + " ends.")
DATE = st.sampled_from(["4 May 1956", "June 1955", "1951", "circa 1950", "Undated", "October 12, 1950"])
ENTRY = st.tuples(DATE, TITLE) | st.tuples(DATE, TITLE, SENTENCE) | st.tuples(TITLE, SENTENCE)


@given(st.lists(ENTRY, min_size=1, max_size=8), st.sampled_from(["\n\n", "\n\n\n\n", "\r\n\r\n", "\n \n"]))
def test_any_list_reads_back(entries: list[tuple[str, ...]], gap: str) -> None:
    text = gap.join(["Results:", "1 - 9 of 99", *(part for entry in entries for part in entry), "Pagination"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.txt")
        path.write_bytes(text.encode())
        found = [r for r in read([path], format="results") if isinstance(r, Record)]
    assert [r.text for r in found] == ["\n\n".join(entry) for entry in entries]
    assert all(text[r.start : r.end].split() == r.text.split() for r in found)


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the real result lists are not beside the project")
def test_real_lists() -> None:
    found = {r.id: r.text for r in read([SHARED / "seeds"]) if isinstance(r, Record)}
    counts: dict[str, int] = {}
    for key in found:
        counts[key.split("#")[0][:3]] = counts.get(key.split("#")[0][:3], 0) + 1
    assert counts == {"000": 10, "001": 7, "003": 7}
    with (SHARED / "gold" / "seeds.jsonl").open(encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    assert len(gold) == 24
    for document in gold:
        for entity in document["entities"]:
            assert found[document["id"]][entity["start"] : entity["end"]] == entity["text"]
