"""Looking at masked data: with the right and a reason only, and the complainant sees it."""

import pytest
from django.db import IntegrityError, transaction

from juli.hub.accounts.actors import SYSTEM, Actor, NotAllowed
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.models import Event
from juli.hub.complaints.queries import verify_chains
from juli.hub.machines import NotPossible
from juli.hub.privacy.actions import unmask
from juli.hub.privacy.models import Disclosure, Reason
from juli.hub.privacy.queries import disclosures
from tests.hub import builders

pytestmark = pytest.mark.django_db


def test_a_value_is_shown_whole_and_who_looked_stands_in_the_history() -> None:
    home = builders.organisation()
    user, seat = builders.staff(home)
    complaint, complainant, _ = builders.filed(home)
    assert unmask(complaint, "phone", reason="other", words="约上门时间", by=seat) == "13800006027"
    event = Event.objects.filter(complaint=complaint).last()
    assert event is not None
    assert (event.kind, event.actor, event.data) == ("unmasked", seat.reference, {"field": "phone", "reason": "other"})
    assert "13800006027" not in str(event.data)
    with acting(complainant):
        (look,) = disclosures(complaint, by=complainant)
        assert (look.user, look.reason) == (user, Reason.OTHER)
        assert look.payload.content["text"] == "约上门时间"
    assert list(verify_chains()) == []


@pytest.mark.parametrize(
    ("field", "reason", "words", "code"),
    [
        ("name", "call_back", "", "unmask-unknown"),
        ("phone", "curiosity", "", "unmask-unknown"),
        ("phone", "other", "  ", "unmask-reason-missing"),
        ("refund_account", "refund", "", "unmask-nothing-there"),
    ],
)
def test_without_a_reason_nothing_is_shown(field: str, reason: str, words: str, code: str) -> None:
    home = builders.organisation()
    _, seat = builders.staff(home)
    complaint, _, _ = builders.filed(home)
    with pytest.raises(NotPossible) as caught:
        unmask(complaint, field, reason=reason, words=words, by=seat)
    assert caught.value.code == code
    assert not Disclosure.objects.exists()


def test_nobody_looks_without_the_right_or_from_another_house() -> None:
    home, other = builders.organisation(), builders.organisation("北桥支付有限公司")
    complaint, complainant, _ = builders.filed(home)
    _, reader = builders.staff(home, "reader@example.cn", role="只读")
    _, stranger = builders.staff(other, "stranger@example.cn")
    for actor in (reader, stranger, complainant, SYSTEM):
        with pytest.raises(NotAllowed):
            unmask(complaint, "phone", reason="call_back", by=actor)
    assert not Disclosure.objects.exists()


def test_what_was_looked_at_stays_written() -> None:
    home = builders.organisation()
    _, seat = builders.staff(home)
    complaint, _, _ = builders.filed(home)
    unmask(complaint, "phone", reason="call_back", by=seat)
    for change in (lambda: Disclosure.objects.update(reason="refund"), lambda: Disclosure.objects.all().delete()):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            change()


def test_another_organisation_reads_no_looks() -> None:
    home, other = builders.organisation(), builders.organisation("北桥支付有限公司")
    _, seat = builders.staff(home)
    _, stranger = builders.staff(other, "stranger@example.cn")
    complaint, _, _ = builders.filed(home)
    unmask(complaint, "phone", reason="call_back", by=seat)

    def seen(actor: Actor) -> int:
        with acting(actor):
            return Disclosure.objects.count(), disclosures(complaint, by=actor).count()

    assert (seen(seat), seen(stranger)) == ((1, 1), (0, 0))
