"""The page of a complaint: the audit down to the line, the clocks with their reasons, no more than is needed."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from juli.hub.complaints import actions
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.desk.due import Due
from juli.hub.desk.findings import findings_of
from juli.hub.redress.actions import accept_offer, make_offer
from tests.hub.builders import filed
from tests.hub.desk.seated import TOO_MUCH, Desk, audited

pytestmark = pytest.mark.django_db


def page(desk: Desk, address: str) -> str:
    answer = desk.browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_every_amount_leads_to_the_line_it_came_from(desk: Desk) -> None:
    complaint = audited(desk.at)
    item = complaint.evidence.get().pk
    case = page(desk, f"/desk/{complaint.number}/")
    assert f"/desk/{complaint.number}/finding/rate-above-agreed/" in case
    assert "224.90" in case
    finding = page(desk, f"/desk/{complaint.number}/finding/rate-above-agreed/")
    assert f'href="/desk/{complaint.number}/line/{item}/3/"' in finding
    assert all(amount in finding for amount in ("1,000.00", "32.90", "6.00", "26.90"))
    line = page(desk, f"/desk/{complaint.number}/line/{item}/3/")
    assert line.count('<tr class="it">') == 1
    assert "32.90" in line.split('<tr class="it">')[1].split("</tr>")[0]


def test_findings_add_up_to_the_total(desk: Desk) -> None:
    complaint = audited(desk.at)
    found = findings_of(complaint.audit, complaint.evidence.all())
    assert found.total == TOO_MUCH == sum(finding.excess for finding in found.found)
    for finding in found.found:
        assert sum(line.excess for line in finding.lines) == finding.excess


@pytest.mark.parametrize("address", ["finding/nonsense/", "line/{item}/999/", "line/{item}/0/"])
def test_what_is_not_there_is_not_found(desk: Desk, address: str) -> None:
    complaint = audited(desk.at)
    address = address.format(item=complaint.evidence.get().pk)
    assert desk.browser.get(f"/desk/{complaint.number}/{address}").status_code == 404


def test_statement_lines_and_words_stay_text(desk: Desk) -> None:
    complaint = audited(desk.at)
    item = complaint.evidence.get().pk
    line = page(desk, f"/desk/{complaint.number}/line/{item}/4/")
    assert "&lt;b&gt;bold&lt;/b&gt;" in line
    assert "{{ secret }}" in line
    actions.write_message(complaint, "<img src=x onerror=alert(1)>\n\n=cmd|' /C calc'!A0", by=desk.actor)
    case = page(desk, f"/desk/{complaint.number}/")
    assert "<img" not in case
    assert "&lt;img src=x onerror=alert(1)&gt;" in case


def test_contact_is_masked(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    case = page(desk, f"/desk/{complaint.number}/")
    assert "138****6027" in case
    assert "13800006027" not in case
    assert "zhou@example.cn" not in case


def test_the_account_for_the_refund_is_shown_masked_and_only_when_it_is_to_be_paid(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at, refund_account="6222000011112222", refund_account_consent=True)
    offer = make_offer(complaint, amount=100, pay_by=timezone.localdate(), text="退款", by=desk.actor)
    assert "2222" not in page(desk, f"/desk/{complaint.number}/")
    accept_offer(offer, by=seat)
    assert "2222" not in page(desk, f"/desk/{complaint.number}/")
    payment = page(desk, f"/desk/{complaint.number}/payment/")
    assert "**** 2222" in payment
    assert "6222000011112222" not in payment


def test_a_target_is_called_a_target_and_says_how_it_was_counted(desk: Desk) -> None:
    with time_machine.travel("2026-11-02T02:00:00+00:00"):
        complaint, _, _ = filed(desk.at)
    case = page(desk, f"/desk/{complaint.number}/")
    assert case.count("A service target, no legal deadline.") == 2
    assert "5 working days" in case
    assert "jl-due--over" not in case


def test_a_promised_day_is_told_from_a_target(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at)
    day = timezone.localdate() + timedelta(days=3)
    accept_offer(make_offer(complaint, amount=100, pay_by=day, text="退款", by=desk.actor), by=seat)
    assert "The day named in the accepted offer" in page(desk, f"/desk/{complaint.number}/")


@pytest.mark.parametrize(
    ("nature", "days", "late", "overdue"),
    [
        ("target", -3, 3, False),
        ("promise", -3, 3, True),
        ("law", -1, 1, True),
        ("law", 0, 0, False),
        ("promise", 2, 0, False),
    ],
)
def test_only_law_and_promise_can_be_overdue(nature: str, days: int, late: int, overdue: bool) -> None:
    today = date(2026, 11, 22)
    due = Due(nature, today + timedelta(days=days), today)
    assert (due.days_late, due.is_overdue, due.is_today) == (late, overdue, days == 0)


def test_the_number_of_queries_does_not_grow_with_the_conversation(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at)

    def say(times: int) -> None:
        for turn in range(times):
            files = [NewFile(f"{turn}.txt", b"text", "text/plain")]
            actions.write_message(complaint, "你好", files=files, by=seat)
            actions.write_note(complaint, "记一下", files=files, by=desk.actor)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            page(desk, f"/desk/{complaint.number}/")
        return len(caught)

    say(1)
    queries()  # the first page after signing in also asks who it is
    few = queries()
    say(10)
    assert queries() == few


def test_a_file_brought_twice_under_one_name_is_two_files(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at)
    actions.add_evidence(complaint, [NewFile("a.txt", b"1", "text/plain", "付款记录")] * 2, by=seat)
    assert page(desk, f"/desk/{complaint.number}/").count("付款记录") == 2


def test_what_was_agreed_is_shown_with_its_sentence_and_cannot_be_changed(desk: Desk) -> None:
    quote = {"text": "信用卡费率为0.60%。", "page": 2, "heading": "第三条"}
    complaint = audited(desk.at, sentences={"rate[0]": {"file": "合同.pdf", "quotes": [quote]}})
    source = page(desk, f"/desk/{complaint.number}/")
    agreed = source.partition('class="jl-plain jl-agreed"')[2].partition("</ul>")[0]
    assert "0.60" in agreed
    assert "信用卡费率为0.60%。" in agreed
    assert "合同.pdf" in agreed
    assert "<input" not in agreed
