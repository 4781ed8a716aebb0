"""Personal data at the console: what is due, batches of two people, holds; a complaint is its number and no more."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.models import Event
from juli.hub.complaints.numbers import complaint_number
from juli.hub.privacy import queries
from juli.hub.privacy.actions import carry_out_disposals, place_hold, propose_disposal, request_erasure
from juli.hub.privacy.models import Disposal, DisposalItem, Hold
from tests.hub.builders import filed, organisation, staff
from tests.hub.console.operating import HOSTILE, Console, said
from tests.hub.privacy.acting import closed
from tests.hub.signed import prove

pytestmark = pytest.mark.django_db
REASON = "某区法院（2026）民初 1 号"


def proposed(console: Console) -> Disposal:
    """A batch that the operator has proposed, with one complaint."""
    closed(5.1)
    return propose_disposal(today=timezone.localdate(), by=console.actor)


def test_what_is_due_is_a_number_with_its_reason_and_nothing_else(console: Console) -> None:
    at = organisation()
    old, _ = closed(5.1, against=at, story=HOSTILE, name=HOSTILE[:60])
    asked, seat = closed(0.1)
    request_erasure(asked, by=seat)
    young, _ = closed(1)
    held, _ = closed(5.2)
    place_hold(held.number, reason=REASON, by=console.actor)
    shown = said(console.get("due"))
    assert "the complainant asked for it" in shown
    assert "its time is over" in shown
    assert shown.index(held.number) < shown.index(old.number) < shown.index(asked.number)
    assert young.number not in shown
    for unread in ("周桂兰", "周记", "从1月起", "13800006027", at.name, REASON, "alert(1)"):
        assert unread not in shown


def test_nothing_due_says_when_something_will_be(console: Console) -> None:
    shown = console.page("due")
    assert "Nothing is due." in shown
    assert reverse("console:propose-disposal") not in shown
    assert "Nothing is due that is not held" in said(console.post("propose-disposal"))
    assert not Disposal.objects.exists()


def test_one_proposes_and_only_another_approves(console: Console, second: Console) -> None:
    complaint, _ = closed(5.1)
    assert console.post("propose-disposal")["Location"] == reverse("console:disposals")
    batch = Disposal.objects.get()
    assert "in a batch" in console.page("due")
    own = console.page("disposal", batch.pk)
    assert complaint.number in own
    assert "you cannot" in own
    assert reverse("console:approve-disposal", args=[batch.pk]) not in own
    assert "Another person has to approve" in said(console.post("approve-disposal", batch.pk))
    batch.refresh_from_db()
    assert (batch.state, batch.decided_by) == ("proposed", None)
    assert reverse("console:approve-disposal", args=[batch.pk]) in second.page("disposal", batch.pk)
    assert second.post("approve-disposal", batch.pk).status_code == 302
    assert carry_out_disposals(now=timezone.now(), by=SYSTEM) == 1
    listed = console.page("disposals")
    for told in (console.user.name, second.user.name, "carried out", "1 erased"):
        assert told in listed
    assert complaint.number not in console.page("due")
    assert "This batch has been carried out" in said(second.post("approve-disposal", batch.pk))


def test_a_refused_batch_erases_nothing_and_its_proposer_may_refuse_it(console: Console) -> None:
    batch = proposed(console)
    assert console.post("refuse-disposal", batch.pk).status_code == 302
    assert carry_out_disposals(now=timezone.now(), by=SYSTEM) == 0
    assert DisposalItem.objects.get().outcome == "not_due"
    assert "refused" in console.page("disposal", batch.pk)
    assert "This batch was refused" in said(console.post("approve-disposal", batch.pk))


def test_what_waits_for_a_second_person_stands_on_the_first_page(console: Console) -> None:
    assert queries.disposals_waiting(by=console.actor).count() == 0
    proposed(console)
    shown = console.page("home")
    assert f'<a href="{reverse("console:disposals")}">1</a>' in shown


def test_a_hold_is_placed_shown_and_released(console: Console) -> None:
    complaint, _, _ = filed(organisation())
    typed = complaint.number.replace("-", " ")
    assert console.post("place-hold", number=typed, reason=HOSTILE, until="2099-01-02").status_code == 302
    shown = console.page("holds")
    assert complaint.number in shown
    assert "<script>alert" not in shown
    assert HOSTILE in said(console.get("holds"))
    assert console.user.name in shown
    assert "2 Jan 2099" in shown
    assert "held already" in said(console.post("place-hold", number=typed, reason=REASON))
    assert console.post("release-hold", complaint.number).status_code == 302
    assert "Nothing is held." in console.page("holds")
    assert console.get("release-hold", complaint.number).status_code == 404
    assert "Nothing holds this complaint" in said(console.post("release-hold", complaint.number))
    assert [event.kind for event in Event.objects.filter(kind__startswith="hold")] == ["hold_placed", "hold_released"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"number": "2611-0001-11"}, "This is no number of a complaint"),
        ({"number": complaint_number(9999, date(2026, 11, 1))}, "There is no such complaint"),
        ({"number": ""}, "is still empty"),
        ({"reason": " "}, "is still empty"),
        ({"until": "2020-01-01"}, "lies in the past"),
        ({"until": "soon"}, "no day of the calendar"),
    ],
)
def test_a_hold_that_does_not_fit_says_why_and_keeps_what_was_typed(
    console: Console, changes: dict[str, str], told: str
) -> None:
    complaint, _, _ = filed(organisation())
    typed = {"number": complaint.number, "reason": REASON, "until": "", **changes}
    answer = said(console.post("place-hold", **typed))
    assert told in answer
    assert typed["reason"].strip() in answer
    assert not Hold.objects.exists()


def test_a_hold_that_has_run_out_says_so(console: Console) -> None:
    complaint, _ = closed(5.1)
    place_hold(complaint.number, reason=REASON, until=timezone.localdate(), by=console.actor)
    Hold.objects.update(until=timezone.localdate().replace(year=2020, day=1))
    assert "has run out" in console.page("holds")
    assert "free to be proposed" in console.page("due")


def test_what_came_under_hold_meanwhile_is_said_before_it_is_approved(console: Console, second: Console) -> None:
    batch = proposed(console)
    place_hold(DisposalItem.objects.get().complaint.number, reason=REASON, by=second.actor)
    assert "1 of them is held" in second.page("disposal", batch.pk)


@pytest.mark.parametrize("name", ["propose-disposal", "approve-disposal", "refuse-disposal", "place-hold", "release"])
def test_each_act_asks_for_a_fresh_sign_in(console: Console, second: Console, name: str) -> None:
    batch = proposed(second)
    complaint, _ = closed(5.1)
    if name == "release":
        place_hold(complaint.number, reason=REASON, by=second.actor)
        name, args = "release-hold", [complaint.number]
    else:
        args = [] if name in ("propose-disposal", "place-hold") else [batch.pk]
    prove(console.browser, ago=601)
    answer = console.post(name, *args, number=complaint.number, reason=REASON)
    assert answer["Location"].startswith(reverse("account_confirm_it_is_you"))
    assert Disposal.objects.get().state == "proposed"
    assert Hold.objects.filter(released_at=None).count() == (name == "release-hold")


def test_only_an_operator_with_the_right_is_told(console: Console) -> None:
    batch = proposed(console)
    powerless = Actor(ActorKind.OPERATOR, user_id=console.actor.user_id)
    seats = [powerless, staff(organisation())[1], Actor(ActorKind.VISITOR), closed()[1]]
    for by in seats:
        with acting(by):
            for ask in (
                lambda by=by: queries.due(today=timezone.localdate(), by=by),
                lambda by=by: queries.disposals(by=by),
                lambda by=by: queries.disposal_items(batch, today=timezone.localdate(), by=by),
                lambda by=by: queries.holds(by=by),
            ):
                with pytest.raises(NotAllowed):
                    ask()


@pytest.mark.parametrize("name", ["due", "disposals", "holds", "disposal"])
def test_a_page_costs_the_same_however_much_stands_on_it(console: Console, name: str) -> None:
    def fill() -> None:
        held, _ = closed(5.2)
        place_hold(held.number, reason=REASON, by=console.actor)
        closed(5.1)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            console.page(name, *([Disposal.objects.latest("pk").pk] if name == "disposal" else []))
        return len(asked)

    fill()
    proposed(console)
    cost()  # the first request also notes that somebody is signed in
    few = cost()
    for _ in range(3):
        fill()
    proposed(console)
    assert cost() == few
