"""A year is imported: exactly the clocks it touches move, both values stay, the chain says so, the people are told."""

from datetime import date
from pathlib import Path

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import juli.hub
from juli.calendars import official, read_notice
from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed
from juli.hub.channels.tasks import tell_complainant
from juli.hub.complaints.actions import confirm_email, write_message
from juli.hub.complaints.models import Clock, Complaint, Event
from juli.hub.complaints.queries import verify_chains
from juli.hub.machines import NotPossible
from juli.hub.reminders.models import ClockMove
from juli.hub.reminders.tasks import recount_clocks
from juli.hub.workdays.actions import import_year
from juli.hub.workdays.models import ImportedYear
from juli.hub.workdays.queries import calendar_in_force
from tests.hub.builders import organisation, staff
from tests.hub.console.operating import Console, sit_down
from tests.hub.reminders.calendars import EXTRA, TITLE, before_pboc, table
from tests.hub.signed import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def console() -> Console:
    return sit_down()


def put_in_force(console: Console, content: bytes = table()) -> ImportedYear:
    notice = read_notice(content, TITLE, "https://example.gov.cn/1")
    return import_year(notice, "0" * 64, seen=calendar_in_force().version, by=console.actor)


def due(clock: Clock) -> date:
    return Clock.objects.get(pk=clock.pk).due_on


def test_exactly_the_clocks_over_the_changed_day_move(console: Console) -> None:
    """Seven working days after Monday 23 November end on 2 December; with 1 December off, on the 3rd.

    Of the others one ends before that day (16 November: on the 25th), one begins after it, one is done with.
    """
    over, before, done = (before_pboc(on) for on in ("2026-11-23", "2026-11-16", "2026-11-24"))
    target = Clock.objects.exclude(pk__in=[over.pk, before.pk, done.pk]).count()
    Clock.objects.filter(pk=done.pk).update(completed_at=timezone.now())
    still = {one.pk: one.fields for one in Clock.objects.exclude(pk=over.pk)}
    assert due(over) == date(2026, 12, 2)
    put_in_force(console)
    assert recount_clocks() == 1
    assert due(over) == date(2026, 12, 3)
    assert {one.pk: one.fields for one in Clock.objects.exclude(pk=over.pk)} == still
    assert len(still) == target + 2


def test_both_values_are_kept_and_the_chain_names_the_clock(console: Console) -> None:
    clock = before_pboc("2026-11-23")
    put_in_force(console)
    recount_clocks()
    move = ClockMove.objects.get()
    assert (move.clock_id, move.before["due"], move.after["due"]) == (clock.pk, "2026-12-02", "2026-12-03")
    assert (move.before["calendar"], move.after["calendar"]) == (official().version, calendar_in_force().version)
    told = Event.objects.get(kind="clocks_moved").data
    assert told == {
        "calendar": calendar_in_force().version,
        "clocks": [{"clock": clock.pk, "step": "pboc_decide", "before": "2026-12-02", "after": "2026-12-03"}],
    }
    assert list(verify_chains()) == []
    assert "2026-12-01" in str(Clock.objects.get(pk=clock.pk).fields["holidays"])
    with pytest.raises(IntegrityError), transaction.atomic():
        ClockMove.objects.update(moved=False)


def test_once_more_changes_nothing_and_a_later_edition_brings_it_back(console: Console) -> None:
    clock = before_pboc("2026-11-23")
    put_in_force(console)
    assert [recount_clocks(), recount_clocks()] == [1, 0]
    assert ClockMove.objects.count() == 1
    assert put_in_force(console, table(())).edition == 2
    assert recount_clocks() == 1
    assert due(clock) == date(2026, 12, 2)
    assert ImportedYear.objects.count() == 2


def test_whoever_is_concerned_is_told(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Complaint, str]] = []
    monkeypatch.setattr(
        "juli.hub.reminders.actions.recounting.tell_complainant", lambda one, template: asked.append((one, template))
    )
    clock, other = before_pboc("2026-11-23"), before_pboc("2026-11-16")
    complaint = clock.proceeding.complaint
    confirm_email(complaint, "zhou@example.cn", by=SYSTEM)
    put_in_force(console)
    recount_clocks()
    assert asked == [(complaint, "deadline_moved")]
    tell_complainant(str(complaint.pk), "deadline_moved")
    assert complaint.number in mail.outbox[-1].body
    assert "北" not in mail.outbox[-1].body
    assert other.proceeding.complaint.number not in mail.outbox[-1].body


def test_the_desk_sees_in_its_list_whose_binding_day_moved(console: Console) -> None:
    """A target that the desk is bound by: an answer within working days."""
    at = organisation()
    complaint = before_pboc("2026-11-16", at).proceeding.complaint
    other = before_pboc("2026-11-16", at).proceeding.complaint
    user, _ = staff(at)
    browser = signed_in(user)
    assert "is-moved" not in browser.get(reverse("desk:list")).content.decode()
    own = Clock.objects.filter(proceeding__complaint=complaint, proceeding__procedure="provider_direct").earliest("pk")
    ClockMove.objects.create(complaint=complaint, clock=own, before={}, after={}, moved=True, at=timezone.now())
    private = Clock.objects.get(proceeding__complaint=other, proceeding__procedure="pboc_complaint", step="pboc_decide")
    ClockMove.objects.create(complaint=other, clock=private, before={}, after={}, moved=True, at=timezone.now())
    assert browser.get(reverse("desk:list")).content.decode().count("is-moved") == 1


def test_clocks_started_from_now_on_count_by_it(console: Console) -> None:
    put_in_force(console)
    assert due(before_pboc("2026-11-23")) == date(2026, 12, 3)


def test_an_imported_year_is_never_changed(console: Console) -> None:
    put_in_force(console)
    for change in (lambda: ImportedYear.objects.update(title="x"), lambda: ImportedYear.objects.all().delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_only_the_operator_imports_and_only_what_was_looked_at(console: Console) -> None:
    notice = read_notice(table(), TITLE)
    _, desk = staff(organisation())
    for actor in (desk, Actor(ActorKind.VISITOR), Actor(ActorKind.OPERATOR, user_id=console.user.pk)):
        with pytest.raises(NotAllowed):
            import_year(notice, "0" * 64, seen=calendar_in_force().version, by=actor)
    with pytest.raises(NotPossible):
        import_year(notice, "0" * 64, seen="cn-2020-of-yore", by=console.actor)
    assert not ImportedYear.objects.exists()


def bring(console: Console, content: bytes, name: str = "2026.csv") -> str:
    upload = SimpleUploadedFile(name, content, "text/csv")
    answer = console.post("bring-year", title=TITLE, address="", file=upload)
    assert answer.status_code == 200
    return answer.content.decode()


def sealed(page: str) -> str:
    return page.partition('name="proposal" value="')[2].partition('"')[0]


def test_the_page_shows_what_changes_before_anything_does(console: Console) -> None:
    clock = before_pboc("2026-11-23")
    page = bring(console, table())
    assert "2026-12-01" in page
    assert '<b class="jl-num">1</b> running deadlines' in page
    assert not ImportedYear.objects.exists()
    assert due(clock) == date(2026, 12, 2)
    answer = console.post("bring-year", proposal=sealed(page))
    assert answer.headers["Location"] == reverse("console:year", args=[2026])
    kept = ImportedYear.objects.get()
    assert (kept.imported_by, kept.year, EXTRA.isoformat() in kept.days_off) == (console.user, 2026, True)
    assert kept.file_hash in console.page("year", 2026)


def test_a_preview_that_was_tampered_with_or_overtaken_is_refused(console: Console) -> None:
    page = bring(console, table())
    console.post("bring-year", proposal=sealed(page)[:-2] + "xx")
    assert not ImportedYear.objects.exists()
    other = bring(console, table(()))
    console.post("bring-year", proposal=sealed(page))
    console.post("bring-year", proposal=sealed(other))
    assert ImportedYear.objects.count() == 1


@pytest.mark.parametrize("content", [b"date,kind\n2026-13-40,off\n", b"\xff\xfe", b"nothing", b"date,kind\n"])
def test_a_file_that_is_no_notice_is_told_and_nothing_typed_is_lost(console: Console, content: bytes) -> None:
    page = bring(console, content)
    assert TITLE in page
    assert "jl-field__e" in page
    assert not ImportedYear.objects.exists()


def test_nobody_else_reaches_the_page() -> None:
    user, _ = staff(organisation())
    for browser in (Client(), signed_in(user)):
        assert browser.get(reverse("console:bring-year")).status_code in (302, 403, 404)


def test_a_message_still_starts_its_target_by_the_calendar_in_force(console: Console) -> None:
    """The rooms that count ask the one function."""
    put_in_force(console)
    clock = before_pboc("2026-11-16", organisation())
    write_message(
        clock.proceeding.complaint, "?", by=Actor(ActorKind.COMPLAINANT, complaint_id=clock.proceeding.complaint_id)
    )
    direct = Clock.objects.filter(proceeding__procedure="provider_direct").latest("pk")
    assert direct.fields["calendar_version"] == calendar_in_force().version


def test_no_room_of_the_platform_counts_by_the_release_alone() -> None:
    """Whoever asks for the calendar of the release would not see the imported years."""
    hub = Path(juli.hub.__file__).parent
    asking = {str(path.relative_to(hub)) for path in hub.rglob("*.py") if "official()" in path.read_text("utf-8")}
    assert asking == {"workdays/queries.py", "audits/asked_calendar.py"}
