"""Calendars by a private link: the secret is all it takes, and it opens days and numbers alone."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed
from juli.hub.complaints.actions import renew_passcode
from juli.hub.complaints.models import Clock
from juli.hub.directory.models import Membership
from juli.hub.reminders.actions import end_case_feed, make_case_feed, make_desk_feed
from juli.hub.reminders.models import CaseFeed, DeskFeed
from tests.hub.builders import filed, organisation, staff
from tests.hub.portal.following import follow, page, shown_after, url
from tests.hub.reminders.calendars import before_pboc
from tests.hub.signed import signed_in

pytestmark = pytest.mark.django_db

WORDS = ("周桂兰", "周记", "澄湖", "1,916", "1916.77", "898430552510A6R", "云洲", "12363", "EMS", "每笔多收")
"""What stands in the complaints of these tests, and in no calendar."""


def asked(secret: str, **more: str) -> str | None:
    """The calendar as a program gets it that is signed in nowhere; None where there is none."""
    answer = Client().get(reverse("portal:feed", args=[secret]), more)
    assert answer.status_code in (200, 404)
    if answer.status_code == 404:
        return None
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer.headers["Cache-Control"]
    return answer.content.decode().replace("\r\n ", "")


@pytest.fixture
def clock() -> Clock:
    return before_pboc("2026-11-23", organisation())


def owner(clock: Clock) -> Actor:
    return Actor(ActorKind.COMPLAINANT, complaint_id=clock.proceeding.complaint_id)


def test_the_link_shows_every_running_day_of_its_complaint_and_nothing_else(clock: Clock) -> None:
    other = before_pboc("2026-11-16").proceeding.complaint
    complaint = clock.proceeding.complaint
    done = Clock.objects.filter(proceeding__complaint=complaint).exclude(pk=clock.pk).earliest("pk")
    Clock.objects.filter(pk=done.pk).update(completed_at=timezone.now())
    text = asked(make_case_feed(complaint, by=owner(clock)))
    assert text is not None
    assert f"UID:clock-{clock.pk}@juli" in text
    assert "DTSTART;VALUE=DATE:20261202" in text
    assert f"SUMMARY:{complaint.number}：" in text
    assert f"UID:clock-{done.pk}@juli" not in text
    assert other.number not in text
    assert [word for word in WORDS if word in text] == []


def test_it_speaks_the_language_of_its_address(clock: Clock) -> None:
    secret = make_case_feed(clock.proceeding.complaint, by=owner(clock))
    assert "据理" in str(asked(secret))
    english = str(asked(secret, **{"in": "en"}))
    assert "据理" not in english
    assert "Juli: days of my complaint" in english


def test_a_new_link_a_new_passcode_and_the_end_each_end_the_old_one(clock: Clock) -> None:
    complaint = clock.proceeding.complaint
    first = make_case_feed(complaint, by=owner(clock))
    second = make_case_feed(complaint, by=owner(clock))
    assert asked(first) is None
    assert asked(second)
    renew_passcode(complaint, by=owner(clock))
    assert asked(second) is None
    complaint.refresh_from_db()
    third = make_case_feed(complaint, by=owner(clock))
    assert asked(third)
    end_case_feed(complaint, by=owner(clock))
    assert asked(third) is None


def test_the_secret_is_kept_as_a_hash_and_one_link_holds_at_a_time(clock: Clock) -> None:
    complaint = clock.proceeding.complaint
    secret = make_case_feed(complaint, by=owner(clock))
    kept = CaseFeed.objects.get()
    assert secret not in str([getattr(kept, field.name) for field in kept._meta.fields])
    kept.pk, kept.secret_hash = None, "0" * 64
    with pytest.raises(IntegrityError), transaction.atomic():
        kept.save()


def test_a_desk_reads_what_binds_it_and_only_while_the_seat_holds(clock: Clock) -> None:
    at = clock.proceeding.complaint.respondent
    user, actor = staff(at)
    secret = make_desk_feed(by=actor)
    text = str(asked(secret))
    binding = Clock.objects.filter(proceeding__procedure="provider_direct", completed_at=None)
    assert binding
    assert text.count("BEGIN:VEVENT") == binding.count()
    assert f"clock-{clock.pk}@" not in text
    assert [word for word in WORDS if word in text] == []
    Membership.objects.filter(user=user).update(left_on=timezone.localdate())
    assert asked(secret) is None


def test_a_desk_s_link_follows_the_rights_of_the_day(clock: Clock) -> None:
    user, actor = staff(clock.proceeding.complaint.respondent)
    secret = make_desk_feed(by=actor)
    Membership.objects.get(user=user).grants.all().delete()
    assert "BEGIN:VEVENT" not in str(asked(secret))


def test_nobody_makes_links_for_others(clock: Clock) -> None:
    complaint = clock.proceeding.complaint
    _, stranger, _ = filed()
    helper = Actor(ActorKind.DELEGATE, complaint_id=complaint.pk)
    for actor in (stranger, helper, Actor(ActorKind.VISITOR)):
        with pytest.raises(NotAllowed):
            make_case_feed(complaint, by=actor)
        with pytest.raises(NotAllowed):
            make_desk_feed(by=actor)
    assert not CaseFeed.objects.exists()
    assert asked("no-secret") is None


def test_the_page_shows_a_link_once_ends_it_and_switches_mails(clock: Clock) -> None:
    complaint, _, passcode = filed(clock.proceeding.complaint.respondent)
    browser = follow(complaint, passcode)
    made = shown_after(browser, "make-link", complaint)
    secret = made.partition('value="http')[2].partition("/days/")[2].partition(".ics")[0]
    assert asked(secret)
    assert secret not in page(browser, "days", complaint)
    assert "End the link" in page(browser, "days", complaint)
    shown_after(browser, "end-link", complaint)
    assert asked(secret) is None
    assert "switched off" in shown_after(browser, "choose-mails", complaint, wanted="no")
    assert "Switch the reminders on" in page(browser, "days", complaint)
    shown_after(browser, "choose-mails", complaint, wanted="yes")
    assert "Switch the reminders off" in page(browser, "days", complaint)
    assert Client().get(url("days", complaint)).status_code == 302


def test_the_desk_s_page_shows_a_link_once_and_ends_it(clock: Clock) -> None:
    user, _ = staff(clock.proceeding.complaint.respondent)
    browser = signed_in(user)
    made = browser.post(reverse("desk:days")).content.decode()
    secret = made.partition('value="http')[2].partition("/days/")[2].partition(".ics")[0]
    assert asked(secret)
    assert secret not in browser.get(reverse("desk:days")).content.decode()
    browser.post(reverse("desk:end-days"))
    assert asked(secret) is None
    assert DeskFeed.objects.get().ended_at
