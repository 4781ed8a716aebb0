"""A mail in the morning to the people of a desk: what binds them and they may answer, once, and none unwanted."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import SYSTEM, Actor, NotAllowed
from juli.hub.accounts.scopes import acting
from juli.hub.channels.actions import write_to_desk
from juli.hub.complaints.actions import note_proceeding, open_proceeding
from juli.hub.complaints.models import Clock
from juli.hub.directory.models import Department, Grant, Membership, Organisation
from juli.hub.reminders.actions import choose_desk_mails, remind_desk
from juli.hub.reminders.models import DeskMails
from juli.hub.reminders.queries import desk_seats
from juli.proceedings import Note
from tests.hub.builders import filed, organisation, staff
from tests.hub.reminders.calendars import POST

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> tuple[Organisation, Membership, Actor]:
    at = organisation()
    user, actor = staff(at)
    return at, Membership.objects.get(user=user), actor


def bound(at: Organisation) -> Clock:
    """A clock of fifteen days that binds the institution from Wednesday 11 November: until Thursday the 26th."""
    complaint, seat, _ = filed(at)
    row = open_proceeding(complaint, "pboc_complaint", by=seat)
    for kind, day in (("sent", 2), ("received", 2), ("transferred", 11)):
        note_proceeding(row, Note(kind, date(2026, 11, day)), POST, by=seat)
    Clock.objects.filter(proceeding__procedure="provider_direct").delete()
    return Clock.objects.get(step="institution_answer_after_transfer")


def lines() -> list[list[list[str]]]:
    return [job.args["lines"] for job in ProcrastinateJob.objects.filter(task_name="juli.tell_desk").order_by("pk")]


def on(seat: Membership, day: int) -> int:
    return remind_desk(seat.pk, today=date(2026, 11, day), by=SYSTEM)


def test_seven_days_three_and_one_before_and_once_it_has_passed(desk: tuple[Organisation, Membership, Actor]) -> None:
    at, seat, _ = desk
    clock = bound(at)
    told = [day for day in range(18, 31) if on(seat, day)]
    assert told == [19, 23, 25, 27]
    number = clock.proceeding.complaint.number
    assert lines()[0] == [[number, "pboc_complaint", clock.step, "2026-11-26", "law"]]


def test_the_same_morning_tells_once_and_a_missed_one_is_made_up_for(
    desk: tuple[Organisation, Membership, Actor],
) -> None:
    at, seat, _ = desk
    bound(at)
    assert [on(seat, day) for day in (18, 18, 21, 21, 22)] == [0, 0, 1, 0, 0]


def test_several_days_come_in_one_mail(desk: tuple[Organisation, Membership, Actor]) -> None:
    at, seat, _ = desk
    bound(at)
    complaint, _, _ = filed(at)
    Clock.objects.filter(proceeding__complaint=complaint).update(due_on=date(2026, 11, 26), starts_on=date(2026, 11, 1))
    assert on(seat, 19) == 3
    assert len(lines()) == 1


def test_another_department_s_days_are_not_told(desk: tuple[Organisation, Membership, Actor]) -> None:
    at, seat, _ = desk
    clock = bound(at)
    Grant.objects.filter(membership=seat).update(
        department=Department.objects.create(organisation=at, code="x", name="x")
    )
    assert on(seat, 19) == 0
    Grant.objects.filter(membership=seat).update(department=clock.proceeding.complaint.department)
    assert on(seat, 23) == 1


def test_whoever_wants_none_gets_none(desk: tuple[Organisation, Membership, Actor]) -> None:
    at, seat, actor = desk
    bound(at)
    with acting(SYSTEM):
        assert desk_seats(by=SYSTEM) == [seat.pk]
    choose_desk_mails(wanted=False, by=actor)
    assert on(seat, 19) == 0
    with acting(SYSTEM):
        assert desk_seats(by=SYSTEM) == []
    choose_desk_mails(wanted=True, by=actor)
    assert on(seat, 23) == 1
    with pytest.raises(NotAllowed):
        remind_desk(seat.pk, today=date(2026, 11, 25), by=actor)


def test_the_page_switches_it_off_and_on(desk: tuple[Organisation, Membership, Actor]) -> None:
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(desk[1].user)
    assert "Switch the mail off" in browser.get(reverse("desk:days")).content.decode()
    for wanted, button in (("no", "Switch the mail on"), ("yes", "Switch the mail off")):
        shown = browser.post(reverse("desk:choose-mails"), {"wanted": wanted}, follow=True).content.decode()
        assert button in shown
        assert DeskMails.objects.get().wanted is (wanted == "yes")


def test_the_mail_names_numbers_and_days_in_both_languages(desk: tuple[Organisation, Membership, Actor]) -> None:
    at, seat, _ = desk
    complaint = bound(at).proceeding.complaint
    day = date.today() + timedelta(days=3)
    told = [[complaint.number, "pboc_complaint", "institution_answer_after_transfer", day.isoformat(), "law"]]
    assert write_to_desk(seat.pk, told * 60, by=SYSTEM)
    (sent,) = mail.outbox
    assert sent.to == [seat.user.email]
    assert sent.body.count(complaint.number) == 100
    assert "and 10 more" in sent.body
    assert "另有 10 项" in sent.body
    assert "周桂兰" not in sent.body
    seat.left_on = day
    seat.save()
    assert not write_to_desk(seat.pk, told, by=SYSTEM)
