"""Limits of the complainant's own are watched from the first day, and reminded of at distances of their own."""

from datetime import date

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting, rows
from juli.hub.complaints.actions import tell_circumstances, write_message
from juli.hub.complaints.actions.ladder import Told
from juli.hub.complaints.models import Complaint
from juli.hub.reminders import tasks
from juli.hub.reminders.actions import make_case_feed, remind, watch_limits
from juli.hub.reminders.models import OwnLimit, Reminder
from juli.hub.reminders.queries import shown_by, unwatched_complaints
from juli.hub.workdays.queries import calendar_in_force
from tests.hub.builders import filed, organisation, staff
from tests.hub.portal.following import follow, page

pytestmark = pytest.mark.django_db

KNOWN = Told("business", "payment_institution", "山东省", "no", date(2026, 6, 1))


def limits(complaint: Complaint) -> dict[str, date]:
    return dict(OwnLimit.objects.filter(complaint=complaint).values_list("limit", "due_on"))


def three_years_on(day: date) -> date:
    return day.replace(year=day.year + 3)


def watched(complaint: Complaint) -> dict[str, date]:
    watch_limits(complaint.pk, today=date(2026, 11, 26), by=SYSTEM)
    return limits(complaint)


def test_from_the_first_day_the_demand_that_arrived_counts() -> None:
    complaint, _, _ = filed(organisation())
    assert complaint.received_on is not None
    assert watched(complaint) == {"limitation_general": three_years_on(complaint.received_on)}


def test_what_never_arrived_starts_nothing_until_the_day_is_told() -> None:
    complaint, seat, _ = filed()
    assert watched(complaint) == {}
    tell_circumstances(complaint, KNOWN, by=seat)
    assert watched(complaint) == {"limitation_general": date(2029, 6, 1)}


def test_revoking_for_deceit_ends_within_a_year_and_no_demand_starts_it_anew() -> None:
    """Known on 1 June 2026: a year for deceit, and 90 days (29 in June, 31, 30 of August) for a mistake."""
    complaint, seat, _ = filed(organisation(), issue="misleading_sales")
    tell_circumstances(complaint, KNOWN, by=seat)
    found = watched(complaint)
    assert found["revoke_fraud"] == date(2027, 6, 1)
    assert found["revoke_mistake"] == date(2026, 8, 30)
    assert found["limitation_general"] > date(2029, 6, 1)


def test_it_is_counted_anew_only_where_something_happened() -> None:
    complaint, seat, _ = filed(organisation())
    version = calendar_in_force().version

    def waiting() -> bool:
        with acting(SYSTEM):
            return complaint.pk in unwatched_complaints(version, by=SYSTEM)

    assert waiting()
    watched(complaint)
    assert not waiting()
    write_message(complaint, "One more thing.", by=seat)
    assert waiting()
    watched(complaint)
    with acting(SYSTEM):
        assert complaint.pk in unwatched_complaints("another", by=SYSTEM)


def test_half_a_year_three_months_a_month_and_a_week_before() -> None:
    complaint, seat, _ = filed()
    tell_circumstances(complaint, KNOWN, by=seat)
    watched(complaint)
    days = {"2028-12-02": 0, "2028-12-03": 180, "2029-03-03": 90, "2029-05-02": 30, "2029-05-25": 7, "2029-05-31": 0}
    for day, stage in days.items():
        told = remind(complaint.pk, today=date.fromisoformat(day), by=SYSTEM)
        assert told == (("deadline_near",) if stage else ()), day
    assert [one.stage for one in Reminder.objects.order_by("pk")] == [180, 90, 30, 7]
    assert remind(complaint.pk, today=date(2029, 6, 4), by=SYSTEM) == ("deadline_passed",)


def test_a_day_that_another_calendar_moved_is_told_and_a_fresh_start_is_not() -> None:
    complaint, seat, _ = filed()
    tell_circumstances(complaint, KNOWN, by=seat)
    watched(complaint)
    tell_circumstances(complaint, Told("business", "bank", "山东省", "no", date(2026, 6, 2)), by=seat)
    watched(complaint)
    jobs = ProcrastinateJob.objects.filter(args__template="deadline_moved")
    assert not jobs.exists()
    OwnLimit.objects.update(due_on=date(2029, 6, 5))
    watched(complaint)
    assert jobs.count() == 1


def test_only_the_complainant_s_side_sees_them() -> None:
    at = organisation()
    complaint, seat, _ = filed(at)
    watched(complaint)
    _, desk = staff(at)
    for actor, seen in ((seat, 1), (desk, 0), (filed()[1], 0)):
        with acting(actor):
            assert rows(OwnLimit, by=actor).count() == seen


def test_the_calendar_shows_them_with_alarms_of_their_own() -> None:
    complaint, seat, _ = filed()
    tell_circumstances(complaint, KNOWN, by=seat)
    watched(complaint)
    shown = shown_by(make_case_feed(complaint, by=seat))
    assert shown is not None
    assert [(due.due_on, due.alarms) for due in shown.days] == [(date(2029, 6, 1), (180, 90, 30, 7))]


def test_the_morning_counts_them_first(monkeypatch: pytest.MonkeyPatch) -> None:
    complaint, _, _ = filed(organisation())
    tasks.remind_all(0)
    assert "limitation_general" in limits(complaint)


def test_the_page_warns_when_half_a_year_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    complaint, seat, passcode = filed(issue="misleading_sales")
    tell_circumstances(complaint, KNOWN, by=seat)
    browser = follow(complaint, passcode)
    assert "Right to revoke for fraud" in page(browser, "doors", complaint)
    assert "Limitation period" not in page(browser, "case", complaint)
    monkeypatch.setattr("juli.hub.portal.follow.matter.this_day", lambda: date(2028, 12, 20))
    shown = page(browser, "case", complaint)
    assert shown.count("Limitation period") == 2, "named on top, told below"
    assert "Right to revoke" not in shown, "its day has passed"
