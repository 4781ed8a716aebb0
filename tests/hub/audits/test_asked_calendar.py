"""A notice goes to a process of its own and comes back the same, and the calendar with it."""

import json

from juli.calendars import Notice, official, read_notice, with_notice
from juli.hub.audits.asked_calendar import asked_calendar

CONTENT = b"date,kind\n2027-01-01,off\n2027-02-06,work\n"


def test_a_notice_reads_back_from_its_fields() -> None:
    notice = read_notice(CONTENT, "notice", "https://example.cn/1")
    assert Notice.from_fields(json.loads(json.dumps(notice.to_fields()))) == notice


def test_an_audit_counts_by_the_years_imported_when_it_was_asked_for() -> None:
    notice = read_notice(CONTENT, "notice")
    asked = {"notices": [json.loads(json.dumps(notice.to_fields()))]}
    assert asked_calendar(asked) == with_notice(official(), notice)
    assert asked_calendar({}) == official()
