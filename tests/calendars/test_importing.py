"""A new year's notice from a file: what is read, and what is refused with its line."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.calendars import UnusableNotice, official, read_notice, with_notice
from juli.procedures import recompute, start, step
from juli.wording import catalogue

TITLE = "国务院办公厅关于2027年部分节假日安排的通知"
TABLE = """日期,类型,说明
2027-01-01,休,元旦
2027/1/2,休,
20270103,放假,
2027-01-10,班,调休

"""
CALENDAR = "\r\n".join(
    [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "DTSTART;VALUE=DATE:20270101",
        "DTEND;VALUE=DATE:20270104",
        "SUMMARY:元旦",
        "  休",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "DTSTART;VALUE=DATE:20270110",
        "SUMMARY:元旦（补班）",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
)
DAYS = (frozenset(date(2027, 1, day) for day in (1, 2, 3)), frozenset({date(2027, 1, 10)}))


@pytest.mark.parametrize("text", [TABLE, CALENDAR, TABLE.replace("\n", "\r\n"), "\ufeff" + TABLE])
def test_a_notice_is_read_from_a_table_and_from_a_calendar(text: str) -> None:
    notice = read_notice(text.encode(), TITLE)
    assert (notice.year, notice.titles) == (2027, (TITLE,))
    assert (notice.days_off, notice.made_up) == DAYS


def test_days_marked_without_words_are_read() -> None:
    marked = CALENDAR.replace("SUMMARY:元旦（补班）", "SUMMARY:元旦\r\nX-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY")
    assert read_notice(marked.encode(), TITLE).made_up == DAYS[1]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (TABLE.replace("2027/1/2", "2027-02-30"), 3, "no-day"),
        (TABLE.replace("20270103,放假", "20270103,周日"), 4, "no-kind"),
        (TABLE.replace("2027-01-10", "2027-01-11"), 5, "weekday-worked"),
        (TABLE.replace("2027-01-10", "2028-01-08"), 5, "two-years"),
        (TABLE.replace("2027-01-10,班", "2027-01-01,休"), 5, "twice"),
        (TABLE.replace("类型", "说"), 1, "heads"),
        ("", 1, "heads"),
        ("日期,类型\n", 0, "no-days"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR", 0, "no-days"),
        (CALENDAR.replace("20270104", "20270301"), 2, "no-span"),
        (CALENDAR.replace("DTEND;VALUE=DATE:20270104", "RRULE:FREQ=YEARLY"), 2, "no-span"),
        (CALENDAR.replace("  休", ""), 2, "no-kind"),
        (CALENDAR.replace("DTSTART;VALUE=DATE:20270110", "DTSTART:soon"), 8, "no-day"),
        ("日期,类型\n" + "2027-01-01,休\n" * 500, 0, "too-many"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, code: str) -> None:
    with pytest.raises(UnusableNotice) as fault:
        read_notice(text.encode(), TITLE)
    first = fault.value.problems[0]
    assert (first.line, first.said.code) == (line, code)
    assert first.said.text("zh")
    assert first.said.text("en")


def test_every_fault_is_told_at_once() -> None:
    text = TABLE.replace("2027-01-01,休", "soon,休").replace("2027-01-10", "2027-01-11")
    with pytest.raises(UnusableNotice) as fault:
        read_notice(text.encode(), TITLE)
    assert [problem.line for problem in fault.value.problems] == [2, 5]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"x" * (1024**2 + 1)], ids=["bytes", "large"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnusableNotice):
        read_notice(content, TITLE)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*TABLE.splitlines(), *CALENDAR.splitlines(), '"', "2027-01-02,休", " x", "\0"])))
def test_nothing_that_is_read_ends_otherwise(lines: list[str]) -> None:
    try:
        notice = read_notice("\n".join(lines).encode(), TITLE)
    except UnusableNotice as fault:
        problems = fault.problems
        assert problems
    else:
        assert notice.days_off | notice.made_up


def test_open_clocks_are_counted_anew_and_only_those_that_the_year_touches_move() -> None:
    """Seven working days after Thursday 31 December 2026. Before the notice only 1 January is off by law: 4 to 8,
    11 and 12 January. By the notice Sunday 10 January is worked: 4 to 8, 10 and 11. November does not move."""
    before = official()
    after = with_notice(before, read_notice(TABLE.encode(), TITLE))
    decide = step("pboc_complaint", "pboc_decide")
    moved = recompute(start(decide, date(2026, 12, 31), before), after)
    assert (moved.before.due, moved.after.due) == (date(2027, 1, 12), date(2027, 1, 11))
    assert (moved.before.provisional, moved.after.provisional) == (True, False)
    assert moved.moved
    assert not recompute(start(decide, date(2026, 11, 2), before), after).moved


def test_the_version_tells_the_calendars_apart() -> None:
    before = official()
    one = with_notice(before, read_notice(TABLE.encode(), TITLE))
    other = with_notice(before, read_notice(TABLE.replace("2027-01-10,班,调休\n", "").encode(), TITLE))
    assert len({before.version, one.version, other.version}) == 3
    assert one.version.startswith("cn-2027-")
    assert one.is_working(date(2027, 1, 10))
    assert not one.is_provisional(date(2027, 1, 4) + timedelta(days=1))


def test_both_catalogues_say_the_same_sentences() -> None:
    assert catalogue("calendars", "zh").keys() == catalogue("calendars", "en").keys()
