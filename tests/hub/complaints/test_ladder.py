"""Proceedings before other bodies: what a note does to states, clocks and the chain, and what stays private."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed
from juli.hub.accounts.scopes import acting
from juli.hub.complaints import queries
from juli.hub.complaints.actions import close_complaint, note_proceeding, open_proceeding, withdraw_complaint
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.actions.ladder import Words
from juli.hub.complaints.models import NO_DAY, Clock, Complaint, EvidenceItem, Payload, Proceeding
from juli.hub.complaints.queries import verify_chains
from juli.hub.machines import NotPossible
from juli.proceedings import Note
from tests.hub.builders import filed, organisation, staff

pytestmark = pytest.mark.django_db

POST = Words(channel="post", body="人民银行云洲市分行", reference="EMS 1")
FILE = NewFile("notice.txt", b"the notice", "text/plain")


def day(on: str) -> date:
    return date.fromisoformat(on)


class Before:
    """A proceeding of one complaint, with short ways to note."""

    def __init__(self, procedure: str, *, at: object = None) -> None:
        self.complaint, self.seat, _ = filed(at)  # type: ignore[arg-type]
        self.row = open_proceeding(self.complaint, procedure, by=self.seat)

    def note(self, kind: str, on: str, words: Words = Words(), **more: object) -> bool:  # noqa: B008
        return note_proceeding(self.row, Note(kind, day(on), **more), words, by=self.seat)  # type: ignore[arg-type]

    def running(self) -> dict[str, date]:
        mine = Clock.objects.filter(proceeding=self.row, completed_at=None)
        return {clock.step: clock.due_on for clock in mine}

    def fresh(self) -> Proceeding:
        return Proceeding.objects.get(pk=self.row.pk)


@pytest.fixture
def pboc() -> Before:
    return Before("pboc_complaint", at=organisation())


def test_the_way_over_pboc_starts_and_ends_the_limits_of_the_law(pboc: Before) -> None:
    """Received on Monday 2 November: 7 working days pass over 7 and 8 November, to the 11th. Transferred on the 11th:
    15 days, to the 26th."""
    pboc.note("sent", "2026-10-30", POST)
    assert pboc.running() == {}
    pboc.note("received", "2026-11-02", Words(reference="12363-7"))
    assert pboc.running() == {"pboc_decide": day("2026-11-11")}
    pboc.note("transferred", "2026-11-11")
    assert pboc.running() == {"institution_answer_after_transfer": day("2026-11-26")}
    pboc.note("answered", "2026-11-20", result="rejected")
    assert pboc.running() == {}
    row = pboc.fresh()
    assert (row.course, row.result, row.ended_on) == ("answered", "rejected", day("2026-11-20"))


def test_a_correction_starts_the_seven_days_anew(pboc: Before) -> None:
    """Completed on Thursday 5 November: the 6th, then Monday the 9th to Monday the 16th."""
    pboc.note("sent", "2026-11-02", POST)
    pboc.note("received", "2026-11-02")
    pboc.note("correction_asked", "2026-11-04")
    pboc.note("correction_made", "2026-11-05")
    assert pboc.running() == {"pboc_decide": day("2026-11-16")}


def test_an_extension_counts_only_if_the_law_s_conditions_are_met(pboc: Before) -> None:
    """60 days from 10 October end on 9 December."""
    for kind in ("sent", "received", "transferred"):
        pboc.note(kind, "2026-10-10", POST)
    step = ("pboc_complaint", "institution_answer_after_transfer")
    told = Words(reason="情况复杂")
    assert not pboc.note("extended", "2026-10-20", told, step=step, conditions=("complex_case",))
    assert pboc.running() == {step[1]: day("2026-10-26")}
    met = ("complex_case", "approved_by_institution_complaint_head", "reasons_told_to_complainant")
    assert pboc.note("extended", "2026-10-20", told, step=step, conditions=met)
    assert pboc.running() == {step[1]: day("2026-12-09")}
    with pytest.raises(NotPossible, match="proceeding-order"):
        pboc.note("extended", "2026-10-21", told, step=step, conditions=met)


def test_an_appraisal_stops_the_clock_and_its_days_are_not_counted() -> None:
    """60 days from 1 September end on 31 October; 10 days of an appraisal move that to 10 November."""
    samr = Before("samr_complaint")
    for kind in ("sent", "received", "accepted"):
        samr.note(kind, "2026-09-01", POST)
    step = ("samr_complaint", "mediate")
    samr.note("suspended", "2026-09-10", Words(reason="鉴定"), step=step)
    assert samr.running() == {"mediate": NO_DAY}
    samr.note("resumed", "2026-09-20", step=step)
    assert samr.running() == {"mediate": day("2026-11-10")}


def test_a_refusal_of_an_agency_starts_one_s_own_time_for_reconsideration(pboc: Before) -> None:
    """Sixty days from 11 November end on Sunday 10 January 2027; one's own limit is told before any rolling."""
    pboc.note("sent", "2026-11-02", POST)
    pboc.note("received", "2026-11-02")
    pboc.note("refused", "2026-11-11", Words(ground="pending_elsewhere"))
    assert pboc.running() == {"apply": day("2027-01-10")}
    again = open_proceeding(pboc.complaint, "reconsideration", by=pboc.seat)
    note_proceeding(again, Note("sent", day("2026-11-12")), POST, by=pboc.seat)
    assert pboc.running() == {}


@pytest.mark.parametrize(
    ("noted", "kind", "on", "code"),
    [
        ([], "transferred", "2026-11-02", "proceeding-order"),
        ([("sent", "2026-11-05")], "received", "2026-11-04", "proceeding-before-last"),
        ([("sent", "2026-11-05")], "sent", "2026-11-06", "proceeding-order"),
        ([("sent", "2026-11-05")], "judged", "2026-11-06", "proceeding-order"),
        ([], "sent", "2199-01-01", "day-in-future"),
    ],
)
def test_what_does_not_fit_is_refused(
    pboc: Before, noted: list[tuple[str, str]], kind: str, on: str, code: str
) -> None:
    for one, when in noted:
        pboc.note(one, when, POST)
    before = pboc.complaint.events.count()
    with pytest.raises(NotPossible, match=code):
        pboc.note(kind, on, POST)
    assert pboc.complaint.events.count() == before


@pytest.mark.parametrize(
    ("kind", "words", "more"),
    [
        ("sent", Words(channel="pigeon"), {}),
        ("answered", Words(), {"result": "won"}),
        ("refused", Words(ground="bad mood"), {}),
        ("extended", Words(), {"step": ("pboc_complaint", "institution_answer_after_transfer")}),
    ],
)
def test_a_note_without_what_it_asks_is_refused(pboc: Before, kind: str, words: Words, more: dict[str, object]) -> None:
    with pytest.raises(NotPossible, match="proceeding-incomplete"):
        pboc.note(kind, "2026-11-02", words, **more)


def test_events_hold_codes_and_words_lie_in_private_payloads(pboc: Before) -> None:
    note_proceeding(pboc.row, Note("sent", day("2026-11-02")), POST, by=pboc.seat, proof=[FILE])
    event = pboc.complaint.events.get(kind="proceeding_noted")
    assert "云洲" not in str(event.data)
    assert event.payload is not None
    assert event.payload.private
    assert event.payload.content["reference"] == "EMS 1"
    assert EvidenceItem.objects.get().private
    assert list(verify_chains()) == []


class TestTheDesk:
    """The respondent knows what the bodies told it, and the days that bind it."""

    @pytest.fixture
    def desk(self, pboc: Before) -> Actor:
        respondent = pboc.complaint.respondent
        assert respondent is not None
        return staff(respondent)[1]

    def seen(self, pboc: Before, desk: Actor) -> tuple[list[str], list[str], list[str]]:
        with acting(desk):
            proceedings = queries.proceedings(pboc.complaint, by=desk)
            clocks = queries.clocks(pboc.complaint, by=desk).filter(proceeding=pboc.row)
            events = queries.events(pboc.complaint, by=desk).filter(kind__startswith="proceeding")
            told = [row.data["note"] for row in events]
            return [one.procedure for one in proceedings], [clock.step for clock in clocks], told

    def test_nothing_before_it_is_told(self, pboc: Before, desk: Actor) -> None:
        note_proceeding(pboc.row, Note("sent", day("2026-11-02")), POST, by=pboc.seat, proof=[FILE])
        pboc.note("received", "2026-11-02")
        assert self.seen(pboc, desk) == (["provider_direct"], [], [])
        with acting(desk):
            assert not Payload.objects.filter(private=True).exists()
            assert not EvidenceItem.objects.exists()
            assert not Proceeding.objects.filter(procedure="pboc_complaint").exists()
            assert not Clock.objects.filter(step="pboc_decide").exists()

    def test_the_transfer_and_its_fifteen_days(self, pboc: Before, desk: Actor) -> None:
        for kind in ("sent", "received", "transferred"):
            pboc.note(kind, "2026-11-02", POST)
        expected = ["provider_direct", "pboc_complaint"], ["institution_answer_after_transfer"], ["transferred"]
        assert self.seen(pboc, desk) == expected
        assert Complaint.objects.get().bound_on == day("2026-11-17")
        with acting(desk):
            assert not Payload.objects.filter(private=True).exists()

    def test_limits_of_others_put_no_complaint_to_the_top(self, pboc: Before) -> None:
        due = Complaint.objects.get().due_on
        pboc.note("sent", "2026-11-02", POST)
        pboc.note("received", "2026-11-02")
        assert Complaint.objects.get().due_on == due

    def test_a_report_of_a_breach_is_never_told(self, pboc: Before, desk: Actor) -> None:
        for procedure in ("pcac_report", "samr_report", "pboc_user_report", "police"):
            row = open_proceeding(pboc.complaint, procedure, by=pboc.seat)
            for kind in ("sent", "received", "accepted"):
                note_proceeding(row, Note(kind, day("2026-11-02")), POST, by=pboc.seat)
            with acting(desk):
                assert not Proceeding.objects.filter(procedure=procedure).exists(), procedure

    def test_may_note_nothing(self, pboc: Before, desk: Actor) -> None:
        with pytest.raises(NotAllowed):
            note_proceeding(pboc.row, Note("sent", day("2026-11-02")), POST, by=desk)
        with pytest.raises(NotAllowed):
            open_proceeding(pboc.complaint, "small_claims", by=desk)


def test_a_closed_complaint_is_carried_on_unless_one_withdrew_it(pboc: Before) -> None:
    respondent = pboc.complaint.respondent
    assert respondent is not None
    close_complaint(pboc.complaint, reason="unfounded", text="不成立", by=staff(respondent)[1])
    pboc.note("sent", timezone.localdate().isoformat(), POST)
    other, seat, _ = filed()
    withdraw_complaint(other, by=seat)
    with pytest.raises(NotPossible, match="ladder-over"):
        open_proceeding(other, "samr_report", by=seat)


def test_the_same_door_opens_once_and_again_after_it_ended(pboc: Before) -> None:
    assert open_proceeding(pboc.complaint, "pboc_complaint", by=pboc.seat) == pboc.row
    pboc.note("sent", "2026-11-02", POST)
    pboc.note("withdrawn", "2026-11-03")
    assert open_proceeding(pboc.complaint, "pboc_complaint", by=pboc.seat) != pboc.row
    for procedure in ("provider_direct", "media_exposure", "nonsense"):
        with pytest.raises(NotPossible, match="proceeding-unknown"):
            open_proceeding(pboc.complaint, procedure, by=pboc.seat)


def test_a_note_of_another_s_proceeding_is_not_allowed(pboc: Before) -> None:
    _, stranger, _ = filed()
    with pytest.raises(NotAllowed):
        note_proceeding(pboc.row, Note("sent", day("2026-11-02")), POST, by=stranger)
    with pytest.raises(NotAllowed):
        open_proceeding(pboc.complaint, "small_claims", by=Actor(ActorKind.VISITOR))


@pytest.mark.parametrize(
    "change",
    [
        {"course": "answered"},
        {"course": "answered", "ended_on": date(2026, 11, 2)},
        {"ended_on": date(2026, 11, 2)},
        {"course": "lost"},
        {"result": "won"},
    ],
)
def test_the_database_holds_the_states_too(pboc: Before, change: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Proceeding.objects.filter(pk=pboc.row.pk).update(**change)


def test_the_database_refuses_to_go_back(pboc: Before) -> None:
    pboc.note("sent", "2026-11-02", POST)
    pboc.note("withdrawn", "2026-11-03")
    with pytest.raises(IntegrityError, match="may not go from withdrawn"), transaction.atomic():
        Proceeding.objects.filter(pk=pboc.row.pk).update(course="waiting", ended_on=None)


def test_days_are_kept_apart_by_proceeding(pboc: Before) -> None:
    other = open_proceeding(pboc.complaint, "unionpay", by=pboc.seat)
    pboc.note("sent", "2026-11-10", POST)
    note_proceeding(other, Note("sent", day("2026-11-02")), POST, by=pboc.seat)
    assert other.complaint.proceedings.get(pk=other.pk).sent_on == day("2026-11-02")
    assert timezone.localdate() - day("2026-11-10") > timedelta()
