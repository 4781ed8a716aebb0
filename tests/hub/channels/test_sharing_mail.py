"""Mails to helpers and partners: that there is something, and where; never what."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.models import User
from juli.hub.channels.actions import keep_notices, send_mail, send_notice, write_to_helper, write_to_partner
from juli.hub.channels.models import Notice, OutboundMail
from juli.hub.complaints.actions import answer_involvement, ask_further, end_access, end_involvement, lay_down_access
from juli.hub.complaints.models import Complainant
from juli.hub.directory.models import Department, Grant, Membership
from tests.hub.builders import filed, organisation, staff
from tests.hub.complaints.sharing import HELPER, asked, helped, invited

pytestmark = pytest.mark.django_db

MATTER = ("周桂兰", "周记", "王律师", "澄湖", "1916", "每笔多收", "装的")


def waiting(task: str) -> list[dict[str, str]]:
    """What the jobs of a kind were given, in order."""
    return [dict(job.args) for job in ProcrastinateJob.objects.filter(task_name=task).order_by("id")]


def says_nothing() -> None:
    for sent in mail.outbox:
        assert not re.search(r"\d{4}-\d{4}", sent.subject)
        for word in MATTER:
            assert word not in sent.subject + sent.body


def test_an_invitation_goes_to_the_helper_with_its_link_alone() -> None:
    complaint, seat, _ = filed(organisation())
    access, secret = invited(complaint, seat)
    write_to_helper(access.pk, "access_given", secret, by=SYSTEM)
    assert mail.outbox[0].to == [HELPER]
    assert reverse("portal:offered", args=[secret]) in mail.outbox[0].body
    assert complaint.number not in mail.outbox[0].body
    says_nothing()
    assert secret not in str(OutboundMail.objects.values().get())


def test_an_invitation_taken_back_is_not_sent() -> None:
    complaint, seat, _ = filed(organisation())
    access, secret = invited(complaint, seat)
    end_access(access, by=seat)
    assert write_to_helper(access.pk, "access_given", secret, by=SYSTEM) is None
    assert mail.outbox == []


def test_a_helper_is_told_that_it_is_over() -> None:
    one = helped()
    end_access(one.access, by=one.seat)
    write_to_helper(one.access.pk, "access_ended", "", by=SYSTEM)
    assert one.complaint.number in mail.outbox[0].body
    says_nothing()


def test_who_answers_at_a_partner_is_told_and_nobody_else_there() -> None:
    one = asked()
    staff(one.partner, "boss@agent.example", role="管理员")
    quiet, _ = staff(one.partner, "quiet@agent.example", role="经办人")
    quiet.is_active = False
    quiet.save()
    write_to_partner(one.involvement.pk, by=SYSTEM)
    assert {sent.to[0] for sent in mail.outbox} == {"chen@agent.example", "boss@agent.example"}
    says_nothing()
    mail.outbox.clear()
    end_involvement(one.involvement, by=one.staff)
    assert write_to_partner(one.involvement.pk, by=SYSTEM) is None
    assert mail.outbox == []


def test_who_asked_a_partner_last_is_told_of_the_answer_and_nobody_else() -> None:
    one = asked()
    _, seat = staff(one.at, "zhao@example.cn")
    answer_involvement(one.involvement, "我们的小陈装的。", by=one.actor)
    ask_further(one.involvement, "哪一天装的？", by=seat)
    answer_involvement(one.involvement, "3 月 2 日。", by=one.actor)
    told = [job for job in waiting("juli.notify") if job["kind"] == "asked"]
    assert [job["user"] for job in told] == [str(one.staff.user_id), str(seat.user_id)]
    for job in told:
        keep_notices(**{**job, "complaint_id": one.complaint.pk}, at=timezone.now(), by=SYSTEM)
    for notice in Notice.objects.all():
        send_notice(notice.pk, at=timezone.now(), by=SYSTEM)
    assert [sent.to for sent in mail.outbox] == [["lin@example.cn"], ["zhao@example.cn"]]
    assert reverse("desk:case", args=[one.complaint.number]) in mail.outbox[0].body
    says_nothing()


@pytest.mark.parametrize("why", ["left", "right lost", "account closed"])
def test_who_reads_the_complaint_no_more_hears_of_no_answer(why: str) -> None:
    one = asked()
    seat = Membership.objects.get(user=one.staff.user_id)
    if why == "left":
        seat.left_on = timezone.localdate()
        seat.save()
    if why == "right lost":
        Grant.objects.filter(membership=seat).delete()
    if why == "account closed":
        User.objects.filter(pk=one.staff.user_id).update(is_active=False)
    assert keep_notices(one.complaint.pk, "asked", user=str(one.staff.user_id), at=timezone.now(), by=SYSTEM) == []


def test_a_right_in_the_department_of_the_complaint_is_enough() -> None:
    one = asked()
    held = Grant.objects.filter(membership__user=one.staff.user_id)
    held.update(department=Department.objects.create(organisation=one.at, code="finance", name="财务部"))
    told = {"user": str(one.staff.user_id), "at": timezone.now(), "by": SYSTEM}
    assert keep_notices(one.complaint.pk, "asked", **told) == []  # type: ignore[arg-type]
    held.update(department=one.complaint.department)
    assert len(keep_notices(one.complaint.pk, "asked", **told)) == 1  # type: ignore[arg-type]


def test_the_complainant_is_told_that_a_helper_has_gone() -> None:
    one = helped()
    Complainant.objects.update(email_confirmed_at=timezone.now())
    lay_down_access(one.complaint, by=one.delegate)
    told = [job["template"] for job in waiting("juli.tell_complainant")]
    assert told[-1] == "access_laid_down"
    send_mail(one.complaint.pk, told[-1], by=SYSTEM)
    assert mail.outbox[0].to == ["zhou@example.cn"]
    says_nothing()
