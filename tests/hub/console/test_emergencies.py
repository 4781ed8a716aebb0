"""Emergency access: opened with a reason, read-only, over by itself, and every look written down."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM
from juli.hub.channels.actions import tell_administrators
from juli.hub.complaints.actions import write_message
from juli.hub.directory.actions import open_emergency
from juli.hub.directory.actions.emergency import SHORTEST_REASON
from juli.hub.directory.models import EmergencyAccess, Record
from tests.hub.builders import filed, organisation, staff
from tests.hub.console.operating import HOSTILE, Console, said

pytestmark = pytest.mark.django_db
REASON = "值班人员联系不上，付款期限今天到期"


def viewed() -> list[str]:
    """The complaints that records say were looked at."""
    found = Record.objects.filter(kind="emergency_viewed").order_by("pk")
    return [record.data["complaint"] for record in found]


def test_without_an_emergency_the_operator_sees_no_complaint(console: Console) -> None:
    complaint, _, _ = filed(organisation())
    for name in ("home", "organisations", "emergencies"):
        assert complaint.number not in console.page(name)
    assert complaint.number not in console.page("organisation", complaint.respondent_id)


def test_a_short_reason_and_a_long_time_are_refused(console: Console) -> None:
    at = organisation()
    refused = console.post("begin-emergency", at.pk, reason="kurz", hours=1)
    assert f"in {SHORTEST_REASON} characters at least" in said(refused)
    for hours in (0, 9, "x", ""):
        assert console.post("begin-emergency", at.pk, reason=REASON, hours=hours).status_code == 200
    assert not EmergencyAccess.objects.exists()


def test_complaints_are_read_and_every_look_is_recorded(console: Console) -> None:
    at = organisation()
    complaint, complainant, _ = filed(at, story=HOSTILE)
    write_message(complaint, "请尽快回复", by=complainant)
    other, _, _ = filed(organisation("云帆支付有限公司"))
    assert console.post("begin-emergency", at.pk, reason=REASON, hours=2).status_code == 302
    look = EmergencyAccess.objects.get()
    assert look.until - look.opened_at == timedelta(hours=2)
    shown = console.page("emergency", look.pk)
    assert complaint.number in shown
    assert other.number not in shown
    assert "Reading only" in shown
    page = console.page("complaint", look.pk, complaint.number)
    assert "请尽快回复" in page
    assert "138****6027" in page
    assert "13800006027" not in page
    assert "zhou@example.cn" not in page
    assert "<script>alert" not in page
    assert viewed() == [str(complaint.pk)]
    assert Record.objects.filter(kind="emergency_listed").count() == 1
    console.page("complaint", look.pk, complaint.number)
    assert viewed() == [str(complaint.pk)] * 2
    assert console.get("complaint", look.pk, other.number).status_code == 404
    assert len(viewed()) == 2


def test_looking_changes_nothing(console: Console) -> None:
    at = organisation()
    complaint, _, _ = filed(at)
    look = open_emergency(at, reason=REASON, hours=1, by=console.actor)
    before = complaint.events.count(), complaint.messages.count()
    address = reverse("console:complaint", args=[look.pk, complaint.number])
    assert console.browser.post(address, {"text": "x"}).status_code == 405
    console.browser.get(address)
    assert (complaint.events.count(), complaint.messages.count()) == before
    assert console.browser.get(f"/desk/{complaint.number}/")["Location"] == reverse("console:home")


def test_it_is_nobody_elses(console: Console, second: Console) -> None:
    at = organisation()
    complaint, _, _ = filed(at)
    look = open_emergency(at, reason=REASON, hours=1, by=console.actor)
    assert second.get("emergency", look.pk).status_code == 404
    assert second.get("complaint", look.pk, complaint.number).status_code == 404
    assert REASON in second.page("emergencies")
    assert viewed() == []


@pytest.mark.parametrize("how", ["ended", "over"])
def test_once_it_is_over_nothing_is_there(console: Console, how: str) -> None:
    at = organisation()
    complaint, _, _ = filed(at)
    look = open_emergency(at, reason=REASON, hours=1, by=console.actor)
    if how == "ended":
        assert console.post("end-emergency", look.pk).status_code == 302
    else:
        now = timezone.now()
        EmergencyAccess.objects.update(opened_at=now - timedelta(hours=2), until=now - timedelta(seconds=1))
    assert console.get("emergency", look.pk).status_code == 404
    assert console.get("complaint", look.pk, complaint.number).status_code == 404
    assert viewed() == []
    assert "over" in console.page("emergencies")


def test_its_administrators_are_written_to_without_content(console: Console) -> None:
    at = organisation()
    staff(at, "guanli@example.cn", role="管理员")
    staff(at, "zuzhang@example.cn", role="组长")
    complaint, _, _ = filed(at)
    open_emergency(at, reason=REASON, hours=1, by=console.actor)
    assert tell_administrators(at.pk, "emergency_opened", by=SYSTEM) == 1
    sent = mail.outbox[-1]
    assert sent.to == ["guanli@example.cn"]
    assert "澄湖" not in sent.subject
    assert reverse("house:home") in sent.body
    for secret in (REASON, complaint.number, "周桂兰"):
        assert secret not in sent.body + sent.subject
