"""The life of an invitation: offered, accepted once by a button, led on to a password; over when it is over."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.models import User
from juli.hub.channels.actions import send_invitation
from juli.hub.directory.actions import end_activation, let_leave, withdraw_invitation
from juli.hub.directory.models import Invitation, Membership, Record, Role
from tests.hub.builders import organisation
from tests.hub.house.seated import Seat, said

pytestmark = pytest.mark.django_db


def invited(seat: Seat, email: str = "su@example.cn", *, role: str = "经办人") -> str:
    """The link's address as the mail brings it."""
    told = {"name": "苏敏", "email": email, "role": Role.objects.get(organisation=seat.at, name=role).pk}
    assert seat.post("invite", **told).status_code == 302
    job = ProcrastinateJob.objects.filter(task_name="juli.send_invitation").latest("id")
    assert send_invitation(job.args["invitation_id"], job.args["secret"], by=SYSTEM)
    found = re.search(r"https?://[^/\s]+(/join/\S+)", mail.outbox[-1].body)
    assert found is not None
    return found[1]


def guest() -> Client:
    return Client(headers={"accept-language": "en"})


def test_the_mail_holds_the_link_and_nothing_personal(seat: Seat) -> None:
    address = invited(seat)
    sent = mail.outbox[-1]
    assert sent.to == ["su@example.cn"]
    assert seat.at.name not in sent.subject
    assert "苏敏" not in sent.subject + sent.body
    assert sent.body.count(address) == 2, "once in each language"
    assert sent.extra_headers == {"Auto-Submitted": "auto-generated"}
    stored = Invitation.objects.get()
    assert address.split("/")[-2] not in repr(stored.__dict__)


def test_a_new_person_accepts_by_a_button_and_sets_a_password(seat: Seat) -> None:
    address, browser = invited(seat), guest()
    shown = browser.get(address)
    assert shown["Referrer-Policy"] == "strict-origin"
    assert "no-store" in shown["Cache-Control"]
    assert "offers you a seat" in said(shown)
    assert "answer, note, add files" in said(shown)
    assert browser.head(address).status_code == 200
    assert not Membership.objects.filter(user__email="su@example.cn").exists(), "looking accepts nothing"
    accepted = browser.post(address)
    assert accepted["Referrer-Policy"] == "strict-origin"
    assert "/password/reset/key/" in accepted["Location"]
    user = User.objects.get(email="su@example.cn")
    assert user.name == "苏敏"
    assert not user.has_usable_password()
    form = browser.get(accepted["Location"], follow=True)
    setting = {"password1": "willow by the river 77", "password2": "willow by the river 77"}
    browser.post(form.redirect_chain[-1][0], setting, follow=True)
    user.refresh_from_db()
    assert user.has_usable_password()
    assert Record.objects.filter(organisation=seat.at, kind="joined").count() == 1


def test_a_link_works_once(seat: Seat) -> None:
    address = invited(seat)
    assert guest().post(address).status_code == 302
    for method in ("get", "post"):
        again = getattr(guest(), method)(address)
        assert again.status_code == 404
        assert "This link no longer works" in said(again)
        assert seat.at.name not in said(again)
    assert Membership.objects.filter(user__email="su@example.cn").count() == 1


@pytest.mark.parametrize("why", ["withdrawn", "expired", "not activated", "wrong", "closed account"])
def test_a_link_that_is_over_tells_nothing(seat: Seat, why: str) -> None:
    address = invited(seat)
    if why == "withdrawn":
        withdraw_invitation(Invitation.objects.get(), by=seat.actor)
    if why == "expired":
        Invitation.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    if why == "not activated":
        end_activation(seat.at, reason="x", by=SYSTEM)
    if why == "wrong":
        address = "/join/" + "x" * 43 + "/"
    if why == "closed account":
        User.objects.create_user("su@example.cn", None, name="苏敏", is_active=False)
    answer = guest().post(address)
    assert answer.status_code == 404
    assert "苏敏" not in said(answer)
    assert not Membership.objects.filter(user__email="su@example.cn").exists()


def test_who_has_an_account_signs_in_first(seat: Seat) -> None:
    user = User.objects.create_user("su@example.cn", "willow by the river 77", name="苏敏")
    address = invited(seat)
    refused = guest().post(address)
    assert refused.status_code == 409
    assert f"{reverse('account_login')}?next={address}" in said(refused)
    assert not Membership.objects.filter(user=user).exists()
    own = guest()
    own.force_login(user)
    accepted = own.post(address)
    assert accepted["Location"] == reverse("house:home")
    assert "You belong to" in said(own.get(reverse("house:home")))


def test_the_account_of_another_cannot_take_it(seat: Seat) -> None:
    User.objects.create_user("su@example.cn", "willow by the river 77", name="苏敏")
    address = invited(seat)
    other = guest()
    other.force_login(User.objects.create_user("x@example.cn", "long enough for a test", name="路人"))
    refused = other.post(address)
    assert refused.status_code == 409
    assert "You are signed in as x@example.cn" in said(refused)
    assert not Membership.objects.filter(organisation=seat.at).exclude(user=seat.user).exists()


def test_accepting_seats_who_is_named_and_nobody_else(seat: Seat) -> None:
    """A link passed on to somebody signed in elsewhere makes the invited account, not theirs, a member."""
    address = invited(seat)
    other, user = guest(), User.objects.create_user("x@example.cn", "long enough for a test", name="路人")
    other.force_login(user)
    other.post(address)
    assert not Membership.objects.filter(user=user).exists()
    assert Membership.objects.filter(user__email="su@example.cn", organisation=seat.at).exists()


def test_who_left_comes_back_by_a_new_invitation(seat: Seat) -> None:
    address = invited(seat)
    guest().post(address)
    membership = Membership.objects.get(user__email="su@example.cn")
    let_leave(membership, by=seat.actor)
    guest().post(invited(seat, role="只读"))
    membership.refresh_from_db()
    assert membership.left_on is None
    assert [grant.role.name for grant in membership.grants.all()] == ["只读"]


def test_an_invitation_that_is_over_is_not_mailed(seat: Seat) -> None:
    invited(seat)
    invitation = Invitation.objects.get()
    withdraw_invitation(invitation, by=seat.actor)
    sent = len(mail.outbox)
    assert send_invitation(invitation.pk, "x", by=SYSTEM) is False
    assert len(mail.outbox) == sent


def test_a_second_seat_is_chosen_on_joining(seat: Seat) -> None:
    user = User.objects.create_user("su@example.cn", "willow by the river 77", name="苏敏")
    first = organisation("云帆支付有限公司")
    Membership.objects.create(user=user, organisation=first)
    own = guest()
    own.force_login(user)
    own.post(invited(seat))
    assert f"<h1>{seat.at.name}</h1>" in said(own.get(reverse("house:home")))
