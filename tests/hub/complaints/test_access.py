"""Access: kept in an account, given to helpers, ended at once; and what a helper may never do."""

from datetime import timedelta

import pytest
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed
from juli.hub.accounts.scopes import acting
from juli.hub.complaints import actions
from juli.hub.complaints.actions.access import LONGEST, MOST_A_DAY, MOST_LET_IN, Power
from juli.hub.complaints.models import Access, Complaint, Event, EvidenceItem
from juli.hub.complaints.queries import is_file_referenced, seat_in_account, voices
from juli.hub.machines import NotPossible
from juli.hub.redress.actions import accept_offer, confirm_payment, make_offer, record_payment, reject_offer
from tests.hub.builders import filed, organisation, staff
from tests.hub.complaints.sharing import PAPER, Helped, account, helped, invited, soon

pytestmark = pytest.mark.django_db


def kinds(complaint: Complaint) -> list[str]:
    return list(complaint.events.order_by("position").values_list("kind", flat=True))


def test_a_complaint_is_kept_in_an_account_and_let_go_again() -> None:
    complaint, seat, _ = filed(organisation())
    user, actor = account()
    own = Actor(ActorKind.COMPLAINANT, user_id=user.pk, complaint_id=seat.complaint_id)
    actions.link_complaint(complaint, by=own)
    assert seat_in_account(complaint.number, by=actor) == own
    with pytest.raises(NotPossible, match="access-held"):
        actions.link_complaint(complaint, by=own)
    actions.unlink_complaint(complaint, by=own)
    assert seat_in_account(complaint.number, by=actor) is None
    assert kinds(complaint)[-2:] == ["account_linked", "account_unlinked"]
    actions.link_complaint(complaint, by=own)


def test_nobody_links_a_complaint_they_have_not_open() -> None:
    complaint, seat, _ = filed(organisation())
    user, actor = account()
    other, _, _ = filed()
    for stranger in (actor, Actor(ActorKind.COMPLAINANT, user_id=user.pk, complaint_id=other.pk), seat):
        with pytest.raises(NotAllowed):
            actions.link_complaint(complaint, by=stranger)


def test_an_invitation_is_accepted_once_by_the_address_it_was_sent_to() -> None:
    complaint, seat, _ = filed(organisation())
    access, secret = invited(complaint, seat)
    _, stranger = account("other@example.cn")
    user, actor = account()
    now = timezone.now()
    with pytest.raises(NotPossible, match="access-other-address"):
        actions.accept_access(secret, now=now, by=stranger)
    with pytest.raises(NotAllowed):
        actions.accept_access(secret + "x", now=now, by=actor)
    actions.accept_access(secret, now=now, by=actor)
    with pytest.raises(NotAllowed):
        actions.accept_access(secret, now=now, by=actor)
    delegate = seat_in_account(complaint.number, by=actor)
    assert delegate == Actor(
        ActorKind.DELEGATE, user_id=user.pk, complaint_id=complaint.pk, access_id=access.pk, rights=frozenset()
    )
    assert kinds(complaint)[-2:] == ["access_given", "access_accepted"]
    assert complaint.events.last().actor == f"delegate:{access.pk}"


@pytest.mark.parametrize("why", ["eight days", "ended", "day passed"])
def test_an_old_or_ended_invitation_gives_nothing(why: str) -> None:
    complaint, seat, _ = filed(organisation())
    access, secret = invited(complaint, seat)
    _, actor = account()
    now = timezone.now()
    if why == "eight days":
        now += timedelta(days=8)
    if why == "ended":
        actions.end_access(access, by=seat)
    if why == "day passed":
        Access.objects.filter(pk=access.pk).update(until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(NotAllowed):
        actions.accept_access(secret, now=now, by=actor)
    assert seat_in_account(complaint.number, by=actor) is None


def test_somebody_is_let_in_for_a_year_at_most_and_five_at_a_time() -> None:
    complaint, seat, _ = filed(organisation())
    today = timezone.localdate()
    given = {"name": "王律师", "power": Power.READ, "by": seat}
    for until in (today - timedelta(days=1), today + LONGEST + timedelta(days=1)):
        with pytest.raises(NotPossible, match="access-days"):
            actions.give_access(complaint, email="a@example.cn", until=until, **given)
    for number in range(MOST_LET_IN):
        actions.give_access(complaint, email=f"a{number}@example.cn", until=today, **given)
    with pytest.raises(NotPossible, match="access-many"):
        actions.give_access(complaint, email="a@example.cn", until=today, **given)


def test_nobody_sends_invitations_without_end() -> None:
    complaint, seat, _ = filed(organisation())
    given = {"name": "王律师", "power": Power.READ, "by": seat, "until": soon(), "email": "a@example.cn"}
    for _ in range(MOST_A_DAY):
        actions.end_access(actions.give_access(complaint, **given), by=seat)
    with pytest.raises(NotPossible, match="access-often"):
        actions.give_access(complaint, **given)


def test_the_names_of_helpers_stand_in_no_event() -> None:
    one = helped()
    assert not Event.objects.filter(data__icontains="王").exists()
    assert voices(one.complaint, one.complaint.events.all(), by=one.seat).names == {
        f"delegate:{one.access.pk}": "王律师（代 周桂兰）"
    }


def test_what_a_helper_does_is_marked_for_both_parties() -> None:
    at = organisation()
    one = helped(at=at)
    message = actions.write_message(one.complaint, "请给我看通知。", by=one.delegate)
    own = actions.write_message(one.complaint, "我自己写的。", by=one.seat)
    for reader in (one.seat, staff(at)[1], one.delegate):
        with acting(reader):
            heard = voices(one.complaint, one.complaint.events.all(), by=reader)
            assert heard.of(message) == "王律师（代 周桂兰）"
            assert heard.of(own) == ""
    assert message.author_id is None


def never(one: Helped) -> list[object]:
    """What no helper may do, however much they may do otherwise."""
    return [
        lambda by: actions.renew_passcode(one.complaint, by=by),
        lambda by: actions.request_confirmation(one.complaint, by=by),
        lambda by: actions.link_complaint(one.complaint, by=by),
        lambda by: actions.unlink_complaint(one.complaint, by=by),
        lambda by: actions.give_access(
            one.complaint, name="x", email="x@example.cn", power=Power.READ, until=soon(), by=by
        ),
        lambda by: actions.end_access(one.access, by=by),
        lambda by: actions.keep_authority(one.access, PAPER, by=by),
    ]


@pytest.mark.parametrize("power", list(Power))
def test_a_helper_never_gets_at_keys_contact_or_other_helpers(power: Power) -> None:
    one = helped(power)
    before = one.complaint.events.count()
    for act in never(one):
        with pytest.raises(NotAllowed):
            act(one.delegate)
    assert one.complaint.events.count() == before


def test_a_reading_helper_changes_nothing() -> None:
    one = helped(Power.READ)
    for act in (
        lambda: actions.write_message(one.complaint, "x", by=one.delegate),
        lambda: actions.add_evidence(one.complaint, [PAPER], by=one.delegate),
        lambda: actions.withdraw_complaint(one.complaint, by=one.delegate),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize(("power", "paper"), [(Power.ACT, True), (Power.SETTLE, False)])
def test_without_the_special_powers_on_paper_nobody_settles_for_another(power: Power, paper: bool) -> None:
    at = organisation()
    one = helped(power, at=at, paper=paper)
    offer = make_offer(one.complaint, amount=100, pay_by=soon(), text="x", by=staff(at)[1])
    for act in (
        lambda: accept_offer(offer, by=one.delegate),
        lambda: actions.withdraw_complaint(one.complaint, by=one.delegate),
    ):
        with pytest.raises(NotAllowed):
            act()
    reject_offer(offer, by=one.delegate)


def test_with_the_special_powers_a_helper_accepts_and_confirms() -> None:
    at = organisation()
    one = helped(Power.SETTLE, at=at)
    desk = staff(at)[1]
    offer = make_offer(one.complaint, amount=100, pay_by=soon(), text="x", by=desk)
    owed = accept_offer(offer, by=one.delegate)
    assert owed is not None
    record_payment(owed, paid_on=timezone.localdate(), reference="1", by=desk)
    confirm_payment(owed, by=one.delegate)
    one.complaint.refresh_from_db()
    assert one.complaint.stage == "closed"
    assert one.complaint.events.get(kind="offer_accepted").actor == f"delegate:{one.access.pk}"


def test_the_signed_paper_is_evidence_that_nobody_takes_back() -> None:
    one = helped(Power.SETTLE)
    item = EvidenceItem.objects.get(complaint=one.complaint, purpose="authority")
    one.access.refresh_from_db()
    assert one.access.authority_sha256 == item.sha256
    with pytest.raises(NotAllowed):
        actions.withdraw_evidence(item, by=one.seat)
    item.state = "erased"
    item.save()
    assert is_file_referenced(item.sha256)


def test_an_ended_access_ends_at_once_and_once() -> None:
    one = helped()
    actions.end_access(one.access, by=one.seat)
    assert seat_in_account(one.complaint.number, by=Actor(ActorKind.ACCOUNT, user_id=one.user.pk)) is None
    with pytest.raises(NotAllowed):
        actions.write_message(one.complaint, "x", by=one.delegate)
    with pytest.raises(NotPossible, match="access-over"):
        actions.end_access(one.access, by=one.seat)
    assert kinds(one.complaint)[-1] == "access_ended"


def test_a_helper_may_be_invited_again_after_the_end() -> None:
    one = helped()
    actions.end_access(one.access, by=one.seat)
    _, secret = invited(one.complaint, one.seat)
    actor = Actor(ActorKind.ACCOUNT, user_id=one.user.pk)
    again = actions.accept_access(secret, now=timezone.now(), by=actor)
    with acting(SYSTEM):
        assert Access.objects.get(pk=again.pk).user_id == one.user.pk
