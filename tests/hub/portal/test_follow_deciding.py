"""Offers and payments from the complainant's side: compared, decided, confirmed or found missing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint
from juli.hub.portal.follow.matter import Comparison
from juli.hub.redress.actions import accept_offer, make_offer, record_payment
from juli.hub.redress.models import Obligation, Offer
from tests.hub.builders import REQUEST, filed, organisation, staff
from tests.hub.portal.following import follow, page, shown_after, url

pytestmark = pytest.mark.django_db
ASKED = REQUEST.claimed


def offered(amount: int) -> tuple[Complaint, Actor, Actor, str, Offer]:
    house = organisation()
    complaint, seat, passcode = filed(house)
    _, officer = staff(house)
    day = timezone.localdate() + timedelta(days=5)
    offer = make_offer(complaint, amount=amount, pay_by=day, text="OUR-WORDS", by=officer)
    return complaint, seat, officer, passcode, offer


def settled() -> tuple[Complaint, Actor, str, Obligation]:
    complaint, seat, officer, passcode, offer = offered(ASKED)
    obligation = accept_offer(offer, by=seat)
    assert obligation is not None
    return complaint, officer, passcode, obligation


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        (ASKED - 100_488, '<b class="jl-num">1,004.88 yuan</b> less than you asked for'),
        (ASKED + 1, '<b class="jl-num">0.01 yuan</b> more than you asked for'),
        (ASKED, "The offer is the full sum you asked for."),
    ],
)
def test_an_offer_stands_beside_what_was_asked(amount: int, sentence: str) -> None:
    complaint, _, _, passcode, offer = offered(amount)
    client = follow(complaint, passcode)
    for text in (page(client, "case", complaint), page(client, "accept-offer", complaint, offer.pk)):
        assert sentence in text
        assert "1,916.77" in text
        assert "OUR-WORDS" in text


def test_less_and_more_are_never_below_zero() -> None:
    assert (Comparison(offered=3, asked=10).short, Comparison(offered=3, asked=10).above) == (7, 0)
    assert (Comparison(offered=10, asked=3).short, Comparison(offered=10, asked=3).above) == (0, 7)


def test_both_choices_are_equal_and_say_what_they_mean() -> None:
    complaint, _, _, passcode, offer = offered(100_00)
    client = follow(complaint, passcode)
    section = page(client, "case", complaint).split('id="offer"')[1].split("</section>")[0]
    assert section.count('class="btn btn-plain"') == 2
    assert "btn-primary" not in section
    assert "The same money cannot be asked for again." in page(client, "accept-offer", complaint, offer.pk)
    assert "you give nothing up" in page(client, "decline-offer", complaint, offer.pk)
    assert Offer.objects.get().state == "open"  # looking decides nothing


def test_accepting_waits_for_the_payment() -> None:
    complaint, _, _, passcode, offer = offered(100_00)
    text = shown_after(follow(complaint, passcode), "accept-offer", complaint, offer.pk)
    assert "You have accepted the offer." in text
    assert "You accepted the offer. 澄湖支付有限公司 pays by" in text
    assert Complaint.objects.get().stage == "settled"


def test_an_offer_of_nothing_says_that_it_closes_at_once() -> None:
    complaint, _, _, passcode, offer = offered(0)
    client = follow(complaint, passcode)
    assert "closes at once" in page(client, "accept-offer", complaint, offer.pk)
    assert "The complaint is closed" in shown_after(client, "accept-offer", complaint, offer.pk)


def test_declining_goes_on_as_before() -> None:
    complaint, _, _, passcode, offer = offered(100_00)
    text = shown_after(follow(complaint, passcode), "decline-offer", complaint, offer.pk)
    assert "You have not accepted the offer." in text
    assert 'id="offer"' not in text
    assert Complaint.objects.get().stage == "in_hand"


def test_deciding_twice_is_answered_calmly() -> None:
    complaint, _, _, passcode, offer = offered(100_00)
    client = follow(complaint, passcode)
    shown_after(client, "accept-offer", complaint, offer.pk)
    assert "This offer has already been accepted." in shown_after(client, "accept-offer", complaint, offer.pk)
    assert "This offer has already been accepted." in shown_after(client, "decline-offer", complaint, offer.pk)


def test_an_offer_that_was_replaced_cannot_be_accepted_by_mistake() -> None:
    complaint, _, officer, passcode, old = offered(100_00)
    client = follow(complaint, passcode)
    make_offer(complaint, amount=1, pay_by=timezone.localdate(), text="less", by=officer)
    assert "This offer no longer stands." in shown_after(client, "accept-offer", complaint, old.pk)
    assert Complaint.objects.get().stage == "in_hand"


def test_offers_and_payments_of_others_are_not_found() -> None:
    mine, _, _, passcode, offer = offered(100_00)
    other, _, _ = filed()
    foreign = Offer.objects.create(
        complaint=other,
        amount_fen=1,
        pay_by=timezone.localdate(),
        payload=other.messages.get().payload,
        made_by_id=offer.made_by_id,
        made_at=timezone.now(),
        sent_at=timezone.now(),
        state="open",
    )
    client = follow(mine, passcode)
    for name, key in [
        ("accept-offer", foreign.pk),
        ("decline-offer", foreign.pk),
        ("payment-arrived", foreign.pk),
        ("payment-missing", mine.pk),
    ]:
        assert client.get(url(name, mine, key)).status_code == 404
        assert client.post(url(name, mine, key)).status_code == 404
    foreign.refresh_from_db()
    assert foreign.state == "open"


def test_the_complainant_is_asked_whether_the_money_has_come_and_closes_it() -> None:
    complaint, officer, passcode, obligation = settled()
    client = follow(complaint, passcode)
    assert url("payment-arrived", complaint, obligation.pk) not in page(client, "case", complaint)
    record_payment(obligation, paid_on=timezone.localdate(), reference="BANK-77", by=officer)
    text = page(client, "case", complaint)
    assert "Has the money arrived?" in text
    assert "BANK-77" in text
    assert url("payment-missing", complaint, obligation.pk) in text
    page(client, "payment-arrived", complaint, obligation.pk)
    text = shown_after(client, "payment-arrived", complaint, obligation.pk)
    assert "The money has arrived. The complaint is closed" in text
    assert Complaint.objects.get().closed_reason == "paid"


def test_money_that_has_not_come_is_owed_again() -> None:
    complaint, officer, passcode, obligation = settled()
    record_payment(obligation, paid_on=timezone.localdate(), reference="", by=officer)
    client = follow(complaint, passcode)
    assert "counts as open again" in page(client, "payment-missing", complaint, obligation.pk)
    text = shown_after(client, "payment-missing", complaint, obligation.pk)
    assert "It is noted that the money has not arrived." in text
    assert "Promised day" in text
    obligation.refresh_from_db()
    assert obligation.state == "due"


def test_confirming_before_anything_was_paid_is_answered_calmly() -> None:
    complaint, _, passcode, obligation = settled()
    text = shown_after(follow(complaint, passcode), "payment-arrived", complaint, obligation.pk)
    assert "The payment has not been recorded yet." in text


def test_withdrawing_asks_first_and_says_what_is_lost() -> None:
    complaint, _, passcode, _ = settled()
    client = follow(complaint, passcode)
    assert "A promised payment is still open." in page(client, "withdraw", complaint)
    assert Complaint.objects.get().stage == "settled"
    text = shown_after(client, "withdraw", complaint)
    assert "You withdrew this complaint. It is closed" in text
    assert "nothing can be changed" in shown_after(client, "withdraw", complaint)


def test_a_closed_complaint_starts_no_payment_anew() -> None:
    complaint, officer, passcode, obligation = settled()
    record_payment(obligation, paid_on=timezone.localdate(), reference="", by=officer)
    client = follow(complaint, passcode)
    shown_after(client, "withdraw", complaint)
    assert "nothing can be changed" in shown_after(client, "payment-missing", complaint, obligation.pk)
    obligation.refresh_from_db()
    assert obligation.state == "paid"
