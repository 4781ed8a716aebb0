"""A closed complaint goes on: by whom, until when, and what of its former closing stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from juli.hub.accounts.actors import Actor, NotAllowed
from juli.hub.complaints import queries
from juli.hub.complaints.actions import close_complaint, reopen_complaint, withdraw_complaint
from juli.hub.complaints.models import Complaint
from juli.hub.machines import NotPossible
from juli.hub.redress.actions import accept_offer, confirm_payment, make_offer, record_payment
from juli.hub.redress.queries import obligations
from tests.hub.builders import filed, organisation, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed() -> tuple[Complaint, Actor, Actor]:
    at = organisation()
    complaint, seat, _ = filed(at)
    desk = staff(at)[1]
    return close_complaint(complaint, reason="explained", text="说明如下。", by=desk), seat, desk


def test_the_merchant_opens_it_again_with_a_new_target_and_the_old_closing_stays(
    closed: tuple[Complaint, Actor, Actor],
) -> None:
    complaint, seat, desk = closed
    found = reopen_complaint(complaint, reason="again", text="又扣了一次。", by=seat)
    assert (found.stage, found.closed_at, found.closed_reason) == ("in_hand", None, "")
    clock = queries.clocks(complaint, by=desk).get(completed_at=None)
    assert (clock.step, clock.nature, clock.starts_on) == ("answer", "target", timezone.localdate())
    before = queries.reopenings(complaint, by=desk).get()
    assert (before.closed_reason, before.side, before.text) == ("explained", "complainant", "又扣了一次。")
    assert queries.events(complaint, by=seat).last().kind == "reopened"


def test_after_the_period_it_stays_closed(closed: tuple[Complaint, Actor, Actor]) -> None:
    complaint, seat, desk = closed
    Complaint.objects.filter(pk=complaint.pk).update(closed_at=timezone.now() - timedelta(days=91))
    with pytest.raises(NotPossible, match="reopening-late"):
        reopen_complaint(complaint, reason="again", text="又扣了一次。", by=seat)
    assert reopen_complaint(complaint, reason="new_facts", text="有新材料。", by=desk).stage == "in_hand"


def test_a_reason_must_be_of_one_s_own_side_and_fit(closed: tuple[Complaint, Actor, Actor]) -> None:
    complaint, seat, desk = closed
    for by, reason in ((seat, "new_facts"), (desk, "again"), (seat, "money_missing"), (seat, "nothing")):
        with pytest.raises(NotPossible, match="reopening-reason"):
            reopen_complaint(complaint, reason=reason, text="x", by=by)


def test_what_is_open_cannot_be_opened_and_strangers_open_nothing(closed: tuple[Complaint, Actor, Actor]) -> None:
    complaint, seat, _ = closed
    stranger = staff(organisation("云帆支付有限公司"), "chen@example.cn")[1]
    with pytest.raises(NotAllowed):
        reopen_complaint(complaint, reason="new_facts", text="x", by=stranger)
    reopen_complaint(complaint, reason="again", text="x", by=seat)
    with pytest.raises(NotPossible, match="reopening-open"):
        reopen_complaint(complaint, reason="again", text="x", by=seat)


def test_a_second_promise_after_a_reopening_counts_even_where_it_is_due_earlier() -> None:
    at = organisation()
    complaint, seat, _ = filed(at)
    desk, today = staff(at)[1], timezone.localdate()
    for days in (9, 2):
        offer = make_offer(complaint, amount=100, pay_by=today + timedelta(days), text="", by=desk)
        accept_offer(offer, by=seat)
        owed = obligations(complaint, by=seat).first()
        assert owed is not None
        assert owed.offer_id == offer.pk
        record_payment(owed, paid_on=today, reference="1", by=desk)
        confirm_payment(owed, by=seat)
        reopen_complaint(complaint, reason="money_missing", text="没有到。", by=seat)


def test_who_was_talked_into_withdrawing_can_come_back() -> None:
    complaint, seat, _ = filed(organisation())
    withdraw_complaint(complaint, by=seat)
    assert reopen_complaint(complaint, reason="not_as_agreed", text="说撤了就退，没退。", by=seat).stage == "in_hand"


def test_a_new_complaint_follows_an_old_one_and_each_side_finds_the_other() -> None:
    at = organisation()
    old, seat, _ = filed(at)
    new, _, _ = filed(at, follows=old.pk)
    desk = staff(at)[1]
    assert queries.linked(new, by=desk) == (old, None)
    assert queries.linked(old, by=desk) == (None, new)
    assert queries.linked(old, by=seat) == (None, None), "the seat of one complaint opens no other"
