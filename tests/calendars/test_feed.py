"""The calendar as text: whatever is written comes back, no line is too long, nothing ends a value early."""

import re
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from juli.calendars.feed import LINE_OCTETS, FeedDay, escaped, folded, write_feed

STAMP = datetime(2026, 11, 26, 0, 0, 5, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
DAYS = st.dates(date(1950, 1, 1), date(2198, 12, 31))


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


@given(TEXTS)
def test_an_escaped_text_reads_back_without_its_controls(text: str) -> None:
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text.replace("\r\n", "\n").replace("\r", "\n"))
    assert unescaped(escaped(text)) == kept
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]|\n", escaped(text))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=300))
def test_no_line_is_longer_than_75_octets_and_none_is_cut_within_a_letter(line: str) -> None:
    parts = folded(line).split("\r\n")
    assert all(len(part.encode()) <= LINE_OCTETS for part in parts)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line
    assert all(part[0] == " " for part in parts[1:])


@given(st.lists(st.builds(FeedDay, TEXTS, DAYS, TEXTS, TEXTS, st.just((7, 3, 1))), max_size=4), TEXTS)
def test_every_day_has_its_event_and_every_event_its_end(days: list[FeedDay], name: str) -> None:
    lines = unfolded(write_feed(name, days, STAMP))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(days)
    assert lines.count("BEGIN:VALARM") == lines.count("END:VALARM") == 3 * len(days)
    starts = [line.partition(":")[2] for line in lines if line.startswith("DTSTART;VALUE=DATE:")]
    assert starts == [f"{each.day:%Y%m%d}" for each in days]


def test_a_whole_day_as_it_is_written() -> None:
    each = FeedDay("clock-7@juli", date(2026, 12, 31), "2611-0001-28：作出决定", "法定期限", (7, 3, 1))
    text = write_feed("据理", [each], STAMP)
    assert "DTSTAMP:20261126T000005Z\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n" in text
    assert "SUMMARY:2611-0001-28：作出决定\r\n" in text
    triggers = [line for line in text.split("\r\n") if line.startswith("TRIGGER")]
    assert triggers == ["TRIGGER:-P6DT15H", "TRIGGER:-P2DT15H", "TRIGGER:-P0DT15H"]
