"""What the doors are told: who, what, and what came of it before whom."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.actions import close_complaint, note_proceeding, open_proceeding, write_message
from juli.hub.complaints.actions.ladder import Told, Words, tell_circumstances
from juli.hub.complaints.models import Complaint
from juli.hub.portal.follow.ladder.facts import known_purpose, matter_for_doors
from juli.hub.portal.follow.matter import matter_of
from juli.hub.redress.actions import accept_offer, make_offer
from juli.procedures.doors import Matter, Purpose, Respondent, Result
from juli.proceedings import Note
from tests.hub.builders import filed, organisation, staff

pytestmark = pytest.mark.django_db

KNOWN = Told("business", "agent", "山东省", "yes", date(2026, 6, 1), 9_000_000)
LONG_AGO = timezone.localdate() - timedelta(days=9)


def told(complaint: Complaint, seat: Actor) -> Matter:
    """The matter as the doors see it."""
    complaint.refresh_from_db()
    circumstances = tell_circumstances(complaint, KNOWN, by=seat)
    with acting(seat):
        return matter_for_doors(matter_of(complaint, seat), circumstances)


def brought(complaint: Complaint, seat: Actor, procedure: str, *kinds: str, result: str = "") -> None:
    row = open_proceeding(complaint, procedure, by=seat)
    for kind in kinds:
        words = Words(channel="post", reason="x")
        note_proceeding(row, Note(kind, LONG_AGO, result=result if kind == "answered" else ""), words, by=seat)


def test_who_and_what_come_from_the_complaint_and_the_rest_from_what_was_told() -> None:
    complaint, seat, _ = filed(organisation())
    matter = told(complaint, seat)
    assert (matter.complainant, matter.purpose, matter.respondent) == ("sole_trader", "business", "payment_institution")
    assert (matter.amount, matter.issue, matter.province) == (191_677, "rate_increase", "山东省")
    assert (matter.arbitration_clause, matter.average_wage) == (True, 9_000_000)
    by_name, seat, _ = filed(complainant_kind="person")
    assert told(by_name, seat).respondent is Respondent.AGENT


@pytest.mark.parametrize(
    ("kind", "purpose"),
    [
        ("company", Purpose.BUSINESS),
        ("sole_trader", Purpose.BUSINESS),
        ("consumer", Purpose.PERSONAL),
        ("person", None),
    ],
)
def test_what_follows_from_who_complains_is_not_asked(kind: str, purpose: Purpose | None) -> None:
    assert known_purpose(kind) is purpose


@pytest.mark.parametrize(
    ("procedure", "kinds", "result", "tried", "pending"),
    [
        ("pboc_complaint", (), "", None, False),
        ("pboc_complaint", ("sent",), "", Result.NO_ANSWER, True),
        ("pboc_complaint", ("sent", "received"), "", Result.NO_ANSWER, True),
        ("pboc_complaint", ("sent", "received", "accepted"), "", None, True),
        ("pboc_complaint", ("sent", "transferred"), "", None, True),
        ("pboc_complaint", ("sent", "refused"), "", Result.REJECTED, False),
        ("pboc_complaint", ("sent", "transferred", "answered"), "partial", Result.PARTIAL, False),
        ("pboc_complaint", ("sent", "withdrawn"), "", None, False),
        ("provider_compliance", ("sent", "received"), "", Result.NO_ANSWER, False),
        ("peoples_mediation", ("sent", "accepted", "agreed"), "", Result.SETTLED, False),
        ("samr_complaint", ("sent", "accepted", "terminated"), "", Result.REJECTED, False),
    ],
)
def test_what_came_of_it_elsewhere(
    procedure: str, kinds: tuple[str, ...], result: str, tried: Result | None, pending: bool
) -> None:
    """A body that has taken it in hand is not silent; one that ended is not pending."""
    complaint, seat, _ = filed(organisation())
    brought(complaint, seat, procedure, *kinds, result=result)
    matter = told(complaint, seat)
    found = {one.procedure: one.result for one in matter.tried}
    assert found.get(procedure) == tried
    assert (procedure in matter.pending) is pending


class TestTheProviderItself:
    def direct(self, complaint: Complaint, seat: Actor) -> list[Result]:
        return [one.result for one in told(complaint, seat).tried if one.procedure == "provider_direct"]

    def test_nothing_was_tried_before_it_was_sent(self) -> None:
        complaint, seat, _ = filed(organisation(active=False))
        assert self.direct(complaint, seat) == []

    def test_silence_an_answer_an_offer_a_settlement(self) -> None:
        house = organisation()
        complaint, seat, _ = filed(house)
        _, officer = staff(house)
        assert self.direct(complaint, seat) == [Result.NO_ANSWER]
        write_message(complaint, "不同意。", by=officer)
        assert self.direct(complaint, seat) == [Result.REJECTED]
        offer = make_offer(complaint, amount=100, pay_by=timezone.localdate(), text="退", by=officer)
        assert self.direct(complaint, seat) == [Result.PARTIAL]
        accept_offer(offer, by=seat)
        assert self.direct(complaint, seat) == [Result.SETTLED]

    @pytest.mark.parametrize(("reason", "result"), [("resolved", Result.ACCEPTED), ("unfounded", Result.REJECTED)])
    def test_how_it_was_closed(self, reason: str, result: Result) -> None:
        house = organisation()
        complaint, seat, _ = filed(house)
        close_complaint(complaint, reason=reason, text="答复", by=staff(house)[1])
        assert self.direct(complaint, seat) == [result]
