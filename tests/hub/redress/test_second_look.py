"""Offers above a limit: prepared, approved by somebody else or sent back, and nothing of it outside before."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from juli.hub.accounts.actors import Actor, NotAllowed
from juli.hub.accounts.scopes import acting, rows
from juli.hub.complaints import queries as complaints
from juli.hub.complaints.actions import close_complaint
from juli.hub.complaints.models import Complaint, Payload
from juli.hub.directory.models import Organisation
from juli.hub.machines import NotPossible
from juli.hub.privacy.exporting import export_of
from juli.hub.redress import actions, queries
from juli.hub.redress.models import Offer
from tests.hub.builders import filed, organisation, staff

pytestmark = pytest.mark.django_db

LIMIT = 100_000


@pytest.fixture
def at() -> Organisation:
    return organisation()


@pytest.fixture
def author(at: Organisation) -> Actor:
    return staff(at)[1]


@pytest.fixture
def second(at: Organisation) -> Actor:
    return staff(at, "su@example.cn", role="管理员")[1]


@pytest.fixture
def limited(at: Organisation, second: Actor) -> Organisation:
    actions.set_offer_limit(at, amount=LIMIT, by=second)
    return at


def later() -> date:
    return timezone.localdate() + timedelta(days=5)


def prepared(complaint: Complaint, by: Actor, amount: int = LIMIT + 1) -> Offer:
    return actions.make_offer(complaint, amount=amount, pay_by=later(), text="同意退还。", by=by)


def test_up_to_the_limit_an_offer_goes_out_at_once(limited: Organisation, author: Actor) -> None:
    complaint, seat, _ = filed(limited)
    assert prepared(complaint, author, LIMIT).state == "open"
    assert queries.offers(complaint, by=seat).get().terms == "同意退还。"


def test_above_it_the_merchant_sees_nothing_before_a_second_person_approves(
    limited: Organisation, author: Actor, second: Actor
) -> None:
    complaint, seat, _ = filed(limited)
    offer = prepared(complaint, author)
    complaint.refresh_from_db()
    assert (offer.state, offer.limit_fen, complaint.stage) == ("prepared", LIMIT, "filed")
    with acting(seat):
        assert not Offer.objects.filter(complaint=complaint).exists(), "the wall alone hides it"
        assert not Payload.objects.filter(pk=offer.payload_id).exists()
    assert not queries.offers(complaint, by=seat).exists()
    assert "offer_prepared" not in {event.kind for event in complaints.events(complaint, by=seat)}
    assert str(offer.pk) not in str(export_of(complaint, by=seat).document)
    actions.approve_offer(offer, by=second)
    complaint.refresh_from_db()
    assert complaint.stage == "in_hand"
    assert queries.offers(complaint, by=seat).get().terms == "同意退还。"
    assert "offer_approved" not in {event.kind for event in complaints.events(complaint, by=seat)}
    assert actions.accept_offer(offer, by=seat) is not None


def test_waiting_inside_stops_no_clock(limited: Organisation, author: Actor, second: Actor) -> None:
    complaint, _, _ = filed(limited)
    offer = prepared(complaint, author)
    running = complaints.clocks(complaint, by=author).filter(completed_at=None)
    assert set(running.values_list("step", flat=True)) == {"acknowledge", "answer"}
    actions.approve_offer(offer, by=second)
    assert not running.exists()


def test_nobody_approves_their_own_offer_in_the_database_neither(limited: Organisation, author: Actor) -> None:
    complaint, _, _ = filed(limited)
    offer = prepared(complaint, author)
    for decide in (
        lambda: actions.approve_offer(offer, by=author),
        lambda: actions.return_offer(offer, reason="x", by=author),
    ):
        with pytest.raises(NotPossible, match="offer-own"):
            decide()
    own = Offer.objects.filter(pk=offer.pk)
    for change in (
        {"approved_by": offer.made_by_id, "approved_at": timezone.now()},
        {"state": "open", "sent_at": timezone.now()},
        {"amount_fen": 1},
        {"limit_fen": None},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            own.update(**change)


def test_sent_back_with_a_reason_the_author_reads_and_the_merchant_does_not(
    limited: Organisation, author: Actor, second: Actor
) -> None:
    complaint, seat, _ = filed(limited)
    offer = actions.return_offer(prepared(complaint, author), reason="请附上计算。", by=second)
    assert queries.offers(complaint, by=author).get().refusal == "请附上计算。"
    with acting(seat):
        assert not Payload.objects.filter(pk=offer.answer_id).exists()
    with pytest.raises(NotPossible, match="offer-returned"):
        actions.approve_offer(offer, by=second)


def test_without_the_right_or_in_another_house_nobody_approves(limited: Organisation, author: Actor) -> None:
    complaint, _, _ = filed(limited)
    offer = prepared(complaint, author)
    handler = staff(limited, "han@example.cn", role="经办人")[1]
    stranger = staff(organisation("云帆支付有限公司"), "chen@example.cn")[1]
    for other in (handler, stranger):
        with pytest.raises(NotAllowed):
            actions.approve_offer(offer, by=other)


def test_a_limit_that_changes_frees_nothing_that_waits(limited: Organisation, author: Actor, second: Actor) -> None:
    complaint, seat, _ = filed(limited)
    offer = prepared(complaint, author)
    actions.set_offer_limit(limited, amount=None, by=second)
    assert not queries.offers(complaint, by=seat).exists()
    assert queries.offers_waiting(by=second).get() == offer
    assert prepared(complaint, author).state == "open"
    offer.refresh_from_db()
    assert offer.state == "withdrawn"


def test_a_changed_offer_asks_anew_and_the_one_sent_before_stands_until_then(
    limited: Organisation, author: Actor, second: Actor
) -> None:
    complaint, seat, _ = filed(limited)
    first = actions.approve_offer(prepared(complaint, author), by=second)
    other = prepared(complaint, author, LIMIT + 2)
    assert other.state == "prepared"
    assert queries.offers(complaint, by=seat).get(state="open") == first
    actions.accept_offer(first, by=seat)
    other.refresh_from_db()
    assert other.state == "withdrawn"


def test_the_end_of_the_complaint_ends_what_waits(limited: Organisation, author: Actor) -> None:
    complaint, _, _ = filed(limited)
    offer = prepared(complaint, author)
    close_complaint(complaint, reason="explained", text="说明如下。", by=author)
    offer.refresh_from_db()
    assert offer.state == "withdrawn"
    assert offer.sent_at is None


def test_a_department_s_own_limit_goes_before_that_of_all(limited: Organisation, author: Actor, second: Actor) -> None:
    complaint, _, _ = filed(limited)
    assert complaint.department is not None
    actions.set_offer_limit(limited, amount=LIMIT * 2, department=complaint.department, by=second)
    assert prepared(complaint, author, LIMIT * 2).state == "open"
    assert prepared(complaint, author, LIMIT * 2 + 1).state == "prepared"


def test_limits_are_the_house_s_own(limited: Organisation, author: Actor) -> None:
    stranger = staff(organisation("云帆支付有限公司"), "chen@example.cn", role="管理员")[1]
    assert [one.amount_fen for one in queries.offer_limits(by=author)] == [LIMIT]
    with acting(stranger):
        assert not queries.offer_limits(by=stranger).exists()
        assert not rows(Offer, by=stranger).exists()
    for nobody in (author, stranger):
        with pytest.raises(NotAllowed):
            actions.set_offer_limit(limited, amount=1, by=nobody)
