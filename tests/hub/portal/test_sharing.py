"""Letting others in: an account, helpers with a power of attorney, and what each of them then sees."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from juli.hub.accounts.models import User
from juli.hub.complaints.actions import link_complaint, write_message
from juli.hub.complaints.actions.access import Power
from juli.hub.complaints.models import Access, Complaint, EvidenceItem
from juli.hub.redress.actions import make_offer
from tests.hub.builders import filed, organisation, staff
from tests.hub.complaints.sharing import HELPER, account, helped, invited, mailed_secret, soon
from tests.hub.portal.following import PNG, browser, follow, page, shown_after, url

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = browser()
    client.force_login(user)
    return client


def following(complaint: Complaint, passcode: str, user: User) -> Client:
    """A browser that has opened the complaint and is signed in."""
    client = follow(complaint, passcode)
    client.force_login(user)
    client.post(reverse("portal:follow"), {"number": complaint.number, "passcode": passcode})
    return client


def listed(client: Client) -> str:
    return client.get(reverse("portal:account-complaints")).content.decode()


def test_a_complaint_kept_in_an_account_opens_without_its_passcode() -> None:
    complaint, _, passcode = filed(organisation())
    user, _ = account()
    client = following(complaint, passcode, user)
    assert "Keep it in my account" in page(client, "case", complaint)
    assert "is in your account now" in shown_after(client, "keep-in-account", complaint)
    elsewhere = signed_in(user)
    assert complaint.number in listed(elsewhere)
    shown = page(elsewhere, "case", complaint)
    assert "Take it out of my account" in shown
    assert "Forget on this device" not in shown
    assert "number and passcode".lower() in shown_after(elsewhere, "let-go", complaint).lower()
    assert elsewhere.get(url("case", complaint)).status_code == 302
    assert page(client, "case", complaint)


def test_keeping_takes_both_the_passcode_and_an_account() -> None:
    complaint, _, passcode = filed(organisation())
    asked = follow(complaint, passcode).post(url("keep-in-account", complaint))
    assert asked["Location"].startswith(reverse("account_login"))
    assert signed_in(account()[0]).post(url("keep-in-account", complaint)).status_code == 302
    assert not Access.objects.exists()


def test_the_list_asks_to_sign_in_and_teaches_where_it_is_empty() -> None:
    answer = browser().get(reverse("portal:account-complaints"))
    assert answer["Location"].startswith(reverse("account_login"))
    assert "No complaint is kept in your account yet" in listed(signed_in(account()[0]))


def test_the_list_costs_the_same_however_long_it_is() -> None:
    at = organisation()
    user, _ = account()
    client = signed_in(user)

    def keep() -> None:
        complaint, seat, _ = filed(at)
        link_complaint(complaint, by=replace(seat, user_id=user.pk))

    keep()
    listed(client)  # the first request of a browser also notes that it is signed in
    with CaptureQueriesContext(connection) as few:
        listed(client)
    for _ in range(3):
        keep()
    with CaptureQueriesContext(connection) as many:
        listed(client)
    assert len(many) == len(few)


def asked_for(client: Client, complaint: Complaint, typed: dict[str, object]) -> str:
    """The page after the form of an invitation was sent."""
    return client.post(url("invite-helper", complaint), typed, follow=True).content.decode()


INVITATION = {"name": "王律师", "email": HELPER, "power": "settle"}


def test_the_whole_way_of_a_helper() -> None:
    at = organisation()
    complaint, _, passcode = filed(at)
    client = follow(complaint, passcode)
    shown = asked_for(client, complaint, {**INVITATION, "until": soon()})
    assert "not accepted yet" in shown
    access = Access.objects.get()
    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert client.get(url("authority", complaint, access.pk, form)).content.startswith(begins)
    helper = signed_in(account()[0])
    offered = reverse("portal:offered", args=[mailed_secret()])
    asked = helper.get(offered).content.decode()
    assert "周桂兰 asks you to help" in asked
    assert "special powers" in asked
    case = helper.post(offered, follow=True).content.decode()
    assert "You are here for 周桂兰." in case
    assert "Special powers count once" in case
    assert "Replace the passcode" not in case
    assert "Who helps you" not in case
    assert "王律师 (for 周桂兰)" in shown_after(helper, "write", complaint, text="请给我看通知。")
    assert "王律师 (for 周桂兰)" in page(client, "case", complaint)
    assert "for 周桂兰" in listed(helper)
    scan = BytesIO(PNG)
    scan.name = "signed.png"
    assert "is among the evidence" in shown_after(client, "signed-authority", complaint, access.pk, paper=scan)
    assert EvidenceItem.objects.get(purpose="authority").name == "signed.png"
    make_offer(complaint, amount=100, pay_by=soon(), text="x", by=staff(at)[1])
    assert "/accept/" in page(helper, "case", complaint)
    assert "has ended" in shown_after(client, "end-helper", complaint, access.pk)
    assert helper.get(url("case", complaint)).status_code == 302


def test_the_desk_reads_who_writes_for_whom() -> None:
    at = organisation()
    one = helped(at=at)
    write_message(one.complaint, "请给我看通知。", by=one.delegate)
    user, _ = staff(at)
    shown = signed_in(user).get(f"/desk/{one.complaint.number}/").content.decode()
    assert shown.count("王律师 (for 周桂兰)") == 3  # the message, that it was said, that the invitation was accepted


def test_a_reading_helper_sees_no_form_and_no_button() -> None:
    at = organisation()
    one = helped(Power.READ, at=at)
    make_offer(one.complaint, amount=100, pay_by=soon(), text="x", by=staff(at)[1])
    shown = page(signed_in(one.user), "case", one.complaint)
    assert "You can read along, and change nothing." in shown
    for gone in ("/message/", "/evidence/", "/accept/", "/decline/", "/withdraw/", "/passcode/", "/helpers/"):
        assert f'{gone}"' not in shown, gone


def test_without_special_powers_only_declining_is_offered() -> None:
    at = organisation()
    one = helped(Power.ACT, at=at)
    make_offer(one.complaint, amount=100, pay_by=soon(), text="x", by=staff(at)[1])
    shown = page(signed_in(one.user), "case", one.complaint)
    assert "/decline/" in shown
    assert "/accept/" not in shown
    assert "takes special powers" in shown


def test_an_invitation_shows_nothing_to_who_is_not_signed_in_or_somebody_else() -> None:
    complaint, seat, _ = filed(organisation())
    _, secret = invited(complaint, seat)
    offered = reverse("portal:offered", args=[secret])
    stranger = signed_in(account("other@example.cn")[0])
    for client in (browser(), stranger):
        shown = client.get(offered).content.decode()
        assert "周桂兰" not in shown
        assert complaint.number not in shown
        assert HELPER not in shown
    assert browser().post(offered)["Location"].startswith(reverse("account_login"))
    assert "other address" in stranger.post(offered).content.decode()
    assert Access.objects.get().accepted_at is None


def test_a_used_or_wrong_link_says_so() -> None:
    complaint, seat, _ = filed(organisation())
    _, secret = invited(complaint, seat)
    user, _ = account()
    client = signed_in(user)
    client.post(reverse("portal:offered", args=[secret]))
    for gone in (secret, "nonsense"):
        answer = client.get(reverse("portal:offered", args=[gone]))
        assert answer.status_code == 404
        assert "can no longer be accepted" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "Please fill in the name."),
        ("email", "wang", "This is no e-mail address."),
        ("power", "everything", "Please choose what they may do."),
        ("until", timezone.localdate() - timedelta(days=1), "This day has passed."),
        ("until", timezone.localdate() + timedelta(days=400), "a year at most"),
    ],
)
def test_what_is_wrong_with_an_invitation_is_said_and_nothing_typed_is_lost(
    field: str, value: object, said: str
) -> None:
    complaint, _, passcode = filed(organisation())
    client = follow(complaint, passcode)
    typed = {**INVITATION, "until": soon(), field: value}
    shown = asked_for(client, complaint, typed)
    assert said in shown
    assert ("王律师" in shown) == (field != "name")
    assert not Access.objects.exists()
