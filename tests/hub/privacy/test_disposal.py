"""Disposal: what is due, by two people, never what is held; the history stays whole without what it told."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.models import (
    AuditRecord,
    Complainant,
    Complaint,
    Consent,
    Draft,
    Event,
    EvidenceItem,
    Payload,
)
from juli.hub.complaints.queries import open_complaint, verify_chains, verify_payloads
from juli.hub.machines import NotPossible
from juli.hub.privacy.actions import (
    approve_disposal,
    carry_out_disposals,
    erase_accounts,
    place_hold,
    propose_disposal,
    refuse_disposal,
    release_hold,
    request_erasure,
)
from juli.hub.privacy.models import Disposal, DisposalItem, Hold
from juli.hub.privacy.queries import due
from tests.hub import builders
from tests.hub.privacy.acting import age, closed, operator

pytestmark = pytest.mark.django_db


def numbers_due(today: object = None) -> dict[str, str]:
    return {one.number: one.why for one in due(today=today or timezone.localdate(), by=SYSTEM)}  # type: ignore[arg-type]


def disposed() -> int:
    """Propose by one, approve by another, carry out."""
    one, two = operator("one@example.cn"), operator("two@example.cn")
    approve_disposal(propose_disposal(today=timezone.localdate(), by=one), by=two)
    return carry_out_disposals(now=timezone.now(), by=SYSTEM)


def test_what_is_due_by_time_and_by_wish() -> None:
    home = builders.organisation()
    old, _ = closed(5.1)
    young, _ = closed(4.9)
    asked_here, other = closed(2.9, against=home)
    asked_by_hand, own = closed(0.1)
    for complaint, seat in ((asked_here, other), (asked_by_hand, own)):
        request_erasure(complaint, by=seat)
    idle, _, _ = builders.filed()
    Complaint.objects.filter(pk=idle.pk).update(changed_at=timezone.now() - timedelta(days=5 * 366))
    assert numbers_due() == {old.number: "time", idle.number: "time", asked_by_hand.number: "asked"}
    age(asked_here, 3.1)
    assert numbers_due()[asked_here.number] == "asked"
    assert young.number not in numbers_due()


def test_nothing_is_erased_before_a_second_person_has_agreed() -> None:
    closed(5.1)
    one, two = operator("one@example.cn"), operator("two@example.cn")
    batch = propose_disposal(today=timezone.localdate(), by=one)
    assert carry_out_disposals(now=timezone.now(), by=SYSTEM) == 0
    with pytest.raises(NotPossible, match="disposal-second-person"):
        approve_disposal(batch, by=one)
    with pytest.raises(NotPossible, match="disposal-nothing-due"):
        propose_disposal(today=timezone.localdate(), by=two)
    approve_disposal(batch, by=two)
    assert carry_out_disposals(now=timezone.now(), by=SYSTEM) == 1
    assert Disposal.objects.get().state == "done"
    assert numbers_due() == {}


def test_the_database_too_wants_two_people_and_one_way() -> None:
    closed(5.1)
    one = operator("one@example.cn")
    batch = propose_disposal(today=timezone.localdate(), by=one)
    for change in ({"state": "approved", "decided_by": one.user_id}, {"state": "approved"}, {"state": "done"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Disposal.objects.filter(pk=batch.pk).update(**change)


def test_what_was_refused_can_be_proposed_again() -> None:
    closed(5.1)
    one, two = operator("one@example.cn"), operator("two@example.cn")
    refuse_disposal(propose_disposal(today=timezone.localdate(), by=one), by=one)
    assert carry_out_disposals(now=timezone.now(), by=SYSTEM) == 0
    approve_disposal(propose_disposal(today=timezone.localdate(), by=one), by=two)
    assert carry_out_disposals(now=timezone.now(), by=SYSTEM) == 1


def test_nobody_but_the_operator_decides() -> None:
    home = builders.organisation()
    _, staff = builders.staff(home)
    complaint, seat = closed(5.1)
    powerless = Actor(ActorKind.OPERATOR, user_id=operator().user_id)
    for actor in (staff, seat, powerless, Actor(ActorKind.VISITOR)):
        with pytest.raises(NotAllowed):
            propose_disposal(today=timezone.localdate(), by=actor)
        with pytest.raises(NotAllowed):
            place_hold(complaint.number, reason="court", by=actor)


def test_others_see_neither_holds_nor_batches() -> None:
    home = builders.organisation()
    _, staff = builders.staff(home)
    complaint, seat = closed(5.1)
    place_hold(complaint.number, reason="court", by=operator())
    for actor in (staff, seat):
        with acting(actor):
            assert not Hold.objects.exists()
            assert not Disposal.objects.exists()


def test_a_hold_stops_everything_until_it_is_released() -> None:
    complaint, _ = closed(5.1, refund_account="6222021234567890123", refund_account_consent=True)
    keeper, one, two = operator("keep@example.cn"), operator("one@example.cn"), operator("two@example.cn")
    batch = propose_disposal(today=timezone.localdate(), by=one)
    approve_disposal(batch, by=two)
    place_hold(complaint.number, reason="（2026）鲁01民初1号", by=keeper)
    with pytest.raises(NotPossible, match="hold-already"):
        place_hold(complaint.number, reason="again", by=keeper)
    assert carry_out_disposals(now=timezone.now(), by=SYSTEM) == 0
    assert erase_accounts(today=timezone.localdate(), by=SYSTEM) == 0
    assert DisposalItem.objects.get().outcome == "held"
    assert Complainant.objects.get().phone == "13800006027"
    release_hold(complaint.number, by=keeper)
    approve_disposal(propose_disposal(today=timezone.localdate(), by=one), by=two)
    assert carry_out_disposals(now=timezone.now(), by=SYSTEM) == 1


def test_a_hold_with_a_last_day_ends_by_itself() -> None:
    complaint, _ = closed(5.1)
    today = timezone.localdate()
    place_hold(complaint.number, reason="court", until=today, by=operator())
    (held,) = due(today=today, by=SYSTEM)
    (free,) = due(today=today + timedelta(days=1), by=SYSTEM)
    assert (held.is_held, free.is_held) == (True, False)
    with pytest.raises(NotPossible, match="hold-day-past"):
        place_hold(complaint.number, reason="court", until=today - timedelta(days=1), by=operator("b@example.cn"))


def test_after_erasure_nothing_personal_is_left_and_the_history_is_whole() -> None:
    home = builders.organisation()
    complaint, _, passcode = builders.filed(home, audit={"schema": "juli.audit/1"})
    age_of(complaint)
    events = Event.objects.filter(complaint=complaint).count()
    assert disposed() == 1
    person = Complainant.objects.get()
    told = (person.name, person.business_name, person.phone, person.phone_index, person.email, person.refund_account)
    assert told == ("",) * 6
    assert not Payload.objects.filter(content__isnull=False).exists()
    assert not AuditRecord.objects.exists()
    assert not Draft.objects.exists()
    assert list(verify_chains()) == []
    assert list(verify_payloads()) == []
    kinds = list(Event.objects.filter(complaint=complaint).values_list("kind", flat=True))
    assert kinds[events:] == ["erased"]
    assert open_complaint(complaint.number, passcode) is None


def age_of(complaint: Complaint) -> None:
    """A complaint nobody has touched for longer than it is kept."""
    Complaint.objects.filter(pk=complaint.pk).update(changed_at=timezone.now() - timedelta(days=5 * 366))


def test_what_statistics_need_is_left() -> None:
    home = builders.organisation()
    complaint, _, _ = builders.filed(home)
    age_of(complaint)
    disposed()
    left = Complaint.objects.get()
    assert (left.issue, left.respondent, left.claimed_fen, left.respondent_name) == (
        "rate_increase",
        home,
        191_677,
        home.name,
    )
    assert [claim.amount_fen for claim in left.claims.all()] == [191_677, None]


def test_the_name_of_a_respondent_that_was_typed_goes_too() -> None:
    complaint, _ = closed(5.1, respondent_name="业务员老王")
    disposed()
    complaint.refresh_from_db()
    assert complaint.respondent_name == ""


def test_accounts_go_three_months_after_the_end() -> None:
    account = {"refund_account": "6222021234567890123", "refund_account_consent": True}
    old, _ = closed(0.3, **account)
    young, _ = closed(0.2, **account)
    assert erase_accounts(today=timezone.localdate(), by=SYSTEM) == 1
    left = Complainant.objects.exclude(refund_account="").get()
    assert left.complaint == young
    assert Consent.objects.get(complaint=old).withdrawn_at is not None
    assert erase_accounts(today=timezone.localdate(), by=SYSTEM) == 0


def test_files_go_unless_another_complaint_holds_the_same_bytes() -> None:
    from juli.hub.complaints.actions import add_evidence
    from juli.hub.complaints.actions.conversation import NewFile
    from juli.hub.files import file_store

    shared, alone = NewFile("a.txt", b"shared", "text/plain", "x"), NewFile("b.txt", b"alone", "text/plain", "x")
    complaint, seat, _ = builders.filed()
    add_evidence(complaint, [shared, alone], by=seat)
    other, other_seat, _ = builders.filed()
    add_evidence(other, [shared], by=other_seat)
    age_of(complaint)
    one, two = operator("one@example.cn"), operator("two@example.cn")
    approve_disposal(propose_disposal(today=timezone.localdate(), by=one), by=two)
    carry_out_disposals(now=timezone.now() + timedelta(days=2), by=SYSTEM)
    items = {item.size: item for item in EvidenceItem.objects.filter(complaint=complaint)}
    assert {(item.state, item.name, item.proves) for item in items.values()} == {("erased", "", "")}
    assert file_store().path(items[6].sha256).exists()
    assert not file_store().path(items[5].sha256).exists()
