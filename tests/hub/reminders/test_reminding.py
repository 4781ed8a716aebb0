"""Reminders: seven days, three days, one day before, and once the day has passed; each once, and none unwanted."""

from datetime import date

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed
from juli.hub.channels.actions import send_mail
from juli.hub.complaints.actions import confirm_email, withdraw_complaint
from juli.hub.complaints.models import Clock
from juli.hub.reminders import tasks
from juli.hub.reminders.actions import choose_mails, remind
from juli.hub.reminders.models import Reminder
from tests.hub.builders import filed
from tests.hub.portal.following import follow, page
from tests.hub.reminders.calendars import before_pboc

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock() -> Clock:
    """At PBoC since Monday 16 November: seven working days end on Wednesday the 25th."""
    return before_pboc("2026-11-16")


def owner(clock: Clock) -> Actor:
    return Actor(ActorKind.COMPLAINANT, complaint_id=clock.proceeding.complaint_id)


def on(clock: Clock, day: int) -> tuple[str, ...]:
    """What is sent on a day of November."""
    return remind(clock.proceeding.complaint_id, today=date(2026, 11, day), by=SYSTEM)


def queued() -> list[str]:
    jobs = ProcrastinateJob.objects.filter(task_name="juli.tell_complainant").order_by("pk")
    return [job.args["template"] for job in jobs if job.args["template"].startswith("deadline")]


def test_each_stage_is_reminded_of_once(clock: Clock) -> None:
    assert clock.due_on == date(2026, 11, 25)
    told = {day: on(clock, day) for day in range(17, 31)}
    assert {day: kinds for day, kinds in told.items() if kinds} == {
        18: ("deadline_near",),
        22: ("deadline_near",),
        24: ("deadline_near",),
        26: ("deadline_passed",),
    }
    assert queued() == ["deadline_near"] * 3 + ["deadline_passed"]
    assert [one.stage for one in Reminder.objects.order_by("pk")] == [7, 3, 1, 0]


def test_the_database_keeps_it_at_once(clock: Clock) -> None:
    on(clock, 18)
    again = Reminder.objects.get()
    again.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_a_morning_that_was_missed_is_made_up_for(clock: Clock) -> None:
    assert [on(clock, 20), on(clock, 23)] == [("deadline_near",), ("deadline_near",)]


def test_of_a_day_that_moved_one_is_reminded_anew(clock: Clock) -> None:
    on(clock, 24)
    Clock.objects.filter(pk=clock.pk).update(due_on=date(2026, 11, 30))
    assert on(clock, 24) == ("deadline_near",)


def test_whoever_switched_them_off_or_is_done_with_it_gets_none(clock: Clock) -> None:
    complaint = clock.proceeding.complaint
    choose_mails(complaint, wanted=False, by=owner(clock))
    assert on(clock, 18) == ()
    choose_mails(complaint, wanted=True, by=owner(clock))
    assert on(clock, 18) == ("deadline_near",)
    withdraw_complaint(complaint, by=owner(clock))
    assert on(clock, 24) == ()


def test_a_clock_that_was_met_is_not_reminded_of(clock: Clock) -> None:
    Clock.objects.filter(pk=clock.pk).update(completed_at=timezone.now())
    assert on(clock, 24) == ()


def test_only_the_complainant_chooses_and_only_the_system_reminds(clock: Clock) -> None:
    complaint = clock.proceeding.complaint
    _, stranger, _ = filed()
    for actor in (stranger, Actor(ActorKind.DELEGATE, complaint_id=complaint.pk)):
        with pytest.raises(NotAllowed):
            choose_mails(complaint, wanted=False, by=actor)
    with pytest.raises(NotAllowed):
        remind(complaint.pk, today=date(2026, 11, 18), by=owner(clock))


def test_the_morning_s_job_reminds_every_complaint(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    before_pboc("2026-11-16")
    monkeypatch.setattr(tasks, "this_day", lambda: date(2026, 11, 24))
    tasks.remind_all(0)
    tasks.remind_all(0)
    assert queued() == ["deadline_near"] * 2


def test_a_mail_names_the_number_and_that_a_day_comes(clock: Clock) -> None:
    complaint = clock.proceeding.complaint
    send_mail(complaint.pk, "deadline_near", by=SYSTEM)
    assert mail.outbox == []
    confirm_email(complaint, "zhou@example.cn", by=SYSTEM)
    send_mail(complaint.pk, "deadline_near", by=SYSTEM)
    (sent,) = mail.outbox
    assert complaint.number in sent.body
    assert not any(word in sent.body + sent.subject for word in ("人民银行", "云洲", "周桂兰", "1,916"))


def test_the_page_names_the_days_that_come_near(monkeypatch: pytest.MonkeyPatch) -> None:
    complaint, _, passcode = filed()
    browser = follow(complaint, passcode)
    assert "Days that come near" not in page(browser, "case", complaint)
    clock = before_pboc("2026-11-16")
    Clock.objects.filter(pk=clock.pk).update(proceeding=complaint.proceedings.get())
    monkeypatch.setattr("juli.hub.portal.follow.matter.this_day", lambda: date(2026, 11, 23))
    shown = page(browser, "case", complaint)
    assert "Days that come near" in shown
    assert "2 days left" in shown
