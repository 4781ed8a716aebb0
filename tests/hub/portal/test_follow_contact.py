"""A new passcode, and the address that may be written to."""

import pytest
from django.core import signing
from django.urls import reverse

from juli.hub.channels.confirmation import confirmation_token
from juli.hub.complaints.models import Complaint, Draft
from juli.hub.complaints.numbers import passcode_fits
from tests.hub.builders import filed, organisation
from tests.hub.portal.following import browser, follow, page, shown_after, url

pytestmark = pytest.mark.django_db


def confirm_url(token: str) -> str:
    return reverse("portal:confirm-email", args=[token])


def test_a_new_passcode_is_shown_once_and_replaces_the_old_one() -> None:
    complaint, _, old = filed(organisation())
    client = follow(complaint, old)
    assert "The old one then opens nothing any more" in page(client, "renew-passcode", complaint)
    text = shown_after(client, "renew-passcode", complaint)
    new = text.split('class="jl-passcode">')[1].split("<")[0]
    stored = Complaint.objects.get().passcode_hash
    assert passcode_fits(new, stored)
    assert not passcode_fits(old, stored)
    assert not passcode_fits(old, Draft.objects.get().passcode_hash)
    assert new not in page(client, "renew-passcode", complaint)
    assert client.get(url("case", complaint)).status_code == 200
    assert new not in "".join(page(client, "case", complaint))
    assert "You replaced the passcode" in page(follow(complaint, new), "case", complaint)


def test_looking_at_the_page_replaces_nothing() -> None:
    complaint, _, old = filed(organisation())
    page(follow(complaint, old), "renew-passcode", complaint)
    assert passcode_fits(old, Complaint.objects.get().passcode_hash)


def test_a_forged_cookie_shows_no_passcode() -> None:
    complaint, _, old = filed(organisation())
    client = follow(complaint, old)
    client.cookies["juli_new_passcode"] = signing.dumps({"number": complaint.number, "passcode": "FORGED"}, key="x")
    assert "FORGED" not in page(client, "renew-passcode", complaint)


def test_the_link_of_the_mail_confirms_by_its_button_only() -> None:
    complaint, _, _ = filed(organisation())
    address = confirm_url(confirmation_token(complaint.pk, "zhou@example.cn"))
    client = browser()
    text = client.get(address).content.decode()
    assert "Confirm your address" in text
    assert complaint.number not in text
    complaint.complainant.refresh_from_db()
    assert complaint.complainant.email_confirmed_at is None
    assert "Your address is confirmed." in client.post(address, follow=True).content.decode()
    complaint.complainant.refresh_from_db()
    assert complaint.complainant.email_confirmed_at is not None
    assert client.get(url("case", complaint)).status_code == 302  # it opens nothing


@pytest.mark.parametrize("address", ["old@example.cn", ""])
def test_an_address_that_is_no_longer_theirs_is_not_confirmed(address: str) -> None:
    complaint, _, _ = filed(organisation())
    answer = browser().post(confirm_url(confirmation_token(complaint.pk, address)))
    assert answer.status_code == 404
    assert "no longer confirms anything" in answer.content.decode()
    complaint.complainant.refresh_from_db()
    assert complaint.complainant.email_confirmed_at is None


def test_a_forged_token_gets_a_calm_sentence() -> None:
    complaint, _, _ = filed(organisation())
    token = confirmation_token(complaint.pk, "zhou@example.cn")
    for wrong in (token[:-1], f"{token}x", "x", "a:b:c"):
        for answer in (browser().get(confirm_url(wrong)), browser().post(confirm_url(wrong))):
            assert answer.status_code == 404
            assert "no longer confirms anything" in answer.content.decode()


def test_the_mail_can_be_asked_for_again_a_few_times() -> None:
    complaint, _, passcode = filed(organisation())
    client = follow(complaint, passcode)
    assert "z***@example.cn is not confirmed yet." in page(client, "case", complaint)
    for _ in range(3):
        assert "The mail is on its way." in shown_after(client, "request-confirmation", complaint)
    assert "sent several times already" in shown_after(client, "request-confirmation", complaint)
    assert client.get(url("request-confirmation", complaint)).status_code == 405


def test_a_confirmed_address_is_not_asked_again() -> None:
    complaint, _, passcode = filed(organisation())
    browser().post(confirm_url(confirmation_token(complaint.pk, "zhou@example.cn")))
    client = follow(complaint, passcode)
    assert url("request-confirmation", complaint) not in page(client, "case", complaint)
    assert "no address that still has to be confirmed" in shown_after(client, "request-confirmation", complaint)


def test_without_an_address_the_page_says_to_look_again() -> None:
    complaint, _, passcode = filed(organisation(), email="")
    assert "You gave no e-mail address." in page(follow(complaint, passcode), "case", complaint)
