"""Offers: made, decided, paid, confirmed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from juli.hub.accounts.actors import NotAllowed
from juli.hub.complaints.models import Complaint
from juli.hub.machines import NotPossible
from juli.hub.redress import actions, queries
from tests.hub.builders import filed, organisation, staff

pytestmark = pytest.mark.django_db


def test_from_offer_to_confirmed_payment_the_complaint_closes() -> None:
    at = organisation()
    complaint, seat, _ = filed(at)
    desk = staff(at)[1]
    today = timezone.localdate()
    offer = actions.make_offer(complaint, amount=150_000, pay_by=today + timedelta(days=5), text="同意退还。", by=desk)
    obligation = actions.accept_offer(offer, by=seat)
    assert obligation is not None
    actions.record_payment(obligation, paid_on=today, reference="回单 8831", by=desk)
    actions.confirm_payment(obligation, by=seat)
    complaint.refresh_from_db()
    assert (complaint.stage, complaint.closed_reason) == ("closed", "paid")


def test_a_new_offer_replaces_the_open_one_which_can_no_longer_be_accepted() -> None:
    at = organisation()
    complaint, seat, _ = filed(at)
    desk = staff(at)[1]
    later = timezone.localdate() + timedelta(days=5)
    first = actions.make_offer(complaint, amount=100, pay_by=later, text="一", by=desk)
    second = actions.make_offer(complaint, amount=200, pay_by=later, text="二", by=desk)
    with pytest.raises(NotPossible, match="offer-withdrawn"):
        actions.accept_offer(first, by=seat)
    assert list(queries.offers(complaint, by=seat).filter(state="open")) == [second]


def test_money_that_did_not_arrive_is_due_again() -> None:
    at = organisation()
    complaint, seat, _ = filed(at)
    desk = staff(at)[1]
    today = timezone.localdate()
    offer = actions.make_offer(complaint, amount=100, pay_by=today, text="", by=desk)
    obligation = actions.accept_offer(offer, by=seat)
    assert obligation is not None
    with pytest.raises(NotPossible, match="obligation-due"):
        actions.confirm_payment(obligation, by=seat)
    actions.record_payment(obligation, paid_on=today, reference="", by=desk)
    actions.report_missing_payment(obligation, by=seat)
    assert queries.obligations(complaint, by=seat).get().state == "due"


def test_only_the_complainant_decides_and_only_the_respondent_offers() -> None:
    at = organisation()
    complaint, seat, _ = filed(at)
    desk = staff(at)[1]
    today = timezone.localdate()
    with pytest.raises(NotAllowed):
        actions.make_offer(complaint, amount=1, pay_by=today, text="", by=seat)
    offer = actions.make_offer(complaint, amount=1, pay_by=today, text="", by=desk)
    with pytest.raises(NotAllowed):
        actions.accept_offer(offer, by=desk)
    stranger = filed(at)[1]
    with pytest.raises(NotAllowed):
        actions.accept_offer(offer, by=stranger)


def test_the_complaint_says_what_it_awaits() -> None:
    at = organisation()
    complaint, seat, _ = filed(at)
    desk = staff(at)[1]
    today = timezone.localdate()

    def awaited() -> tuple[bool, bool]:
        row = Complaint.objects.get(pk=complaint.pk)
        return row.awaits_decision, row.awaits_payment

    assert awaited() == (False, False)
    actions.make_offer(complaint, amount=100, pay_by=today, text="一", by=desk)
    offer = actions.make_offer(complaint, amount=200, pay_by=today, text="二", by=desk)
    assert awaited() == (True, False)
    obligation = actions.accept_offer(offer, by=seat)
    assert obligation is not None
    assert awaited() == (False, True)
    actions.record_payment(obligation, paid_on=today, reference="回单 8831", by=desk)
    assert awaited() == (False, False)
