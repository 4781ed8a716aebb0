"""A session is new wherever somebody gains a seat, ends where they lose it, and no other site can use it.

Classes: session fixation, a password changed without the old one, forged forms.
"""

import pytest
from django.test import Client
from django.urls import reverse

from juli.hub.complaints.actions import renew_passcode
from tests.hub.builders import filed, organisation, staff
from tests.hub.portal.following import browser, follow, url
from tests.hub.security.addresses import routes

pytestmark = pytest.mark.django_db
PASSWORD = "long enough for a test"


def key(client: Client) -> str:
    return client.cookies["juli_session"].value if "juli_session" in client.cookies else ""


def sign_in(client: Client) -> Client:
    answer = client.post(reverse("account_login"), {"login": "lin@example.cn", "password": PASSWORD})
    assert answer.status_code == 302
    return client


def test_signing_in_gives_a_new_session() -> None:
    staff(organisation())
    complaint, _, passcode = filed()
    client = follow(complaint, passcode)
    before = key(client)
    sign_in(client)
    assert key(client) not in ("", before)


def test_opening_a_complaint_gives_a_new_session() -> None:
    one, _, passcode = filed()
    two, _, other = filed()
    client = follow(one, passcode)
    before = key(client)
    client.post(reverse("portal:follow"), {"number": two.number, "passcode": other})
    assert key(client) != before
    stale = browser()
    stale.cookies["juli_session"] = before
    assert stale.get(url("case", two)).status_code == 302


def test_a_session_that_somebody_else_has_chosen_is_not_taken_over() -> None:
    staff(organisation())
    client = browser()
    client.cookies["juli_session"] = "chosen0by0the0attacker0000000000"
    sign_in(client)
    assert key(client) != "chosen0by0the0attacker0000000000"


def test_signing_out_ends_the_session_at_the_server() -> None:
    staff(organisation())
    client = sign_in(browser())
    kept = key(client)
    client.post(reverse("account_logout"))
    stale = browser()
    stale.cookies["juli_session"] = kept
    assert stale.get("/desk/").status_code == 302


def test_a_new_password_needs_the_old_one_and_ends_other_sessions() -> None:
    user, _ = staff(organisation())
    here, elsewhere = sign_in(browser()), sign_in(browser())
    new = "another one that is long"
    fields = {"oldpassword": "wrong", "password1": new, "password2": new}
    here.post(reverse("account_change_password"), fields)
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    here.post(reverse("account_change_password"), {**fields, "oldpassword": PASSWORD})
    user.refresh_from_db()
    assert user.check_password(new)
    assert elsewhere.get("/desk/").status_code == 302


def test_a_new_passcode_ends_every_session_opened_with_the_old_one() -> None:
    complaint, seat, passcode = filed()
    client = follow(complaint, passcode)
    assert client.get(url("case", complaint)).status_code == 200
    renew_passcode(complaint, by=seat)
    assert client.get(url("case", complaint)).status_code == 302


@pytest.mark.parametrize("who", ["stranger", "complainant", "staff"])
def test_no_other_site_can_send_a_form_not_even_that_of_signing_in(who: str) -> None:
    complaint, _, passcode = filed()
    opened = follow(complaint, passcode)
    client = Client(enforce_csrf_checks=True)
    if who == "complainant":
        client.cookies = opened.cookies
    if who == "staff":
        client.force_login(staff(organisation())[0])
    tried = 0
    for route in routes():
        for extra in ({}, {"origin": "https://evil.example"}, {"referer": "https://evil.example/"}):
            answer = client.post(route.address, {"csrfmiddlewaretoken": "x" * 64}, headers=extra)
            # Programs bring a token, which no browser sends by itself; what it does send counts for nothing there.
            refused = (401, 403, 404, 405) if route.name.startswith("api") else (403, 405)
            assert answer.status_code in refused, (route.name, answer.status_code)
            tried += answer.status_code == 403
    assert tried > 100


def test_looking_changes_nothing() -> None:
    """What changes something is a form; a picture or a link of another site sends none."""
    complaint, _, passcode = filed(organisation())
    client = follow(complaint, passcode)
    before = complaint.events.count()
    for route in routes():
        client.get(route.address)
        client.get(route.address.replace("2611-0001-20", complaint.number))
    assert complaint.events.count() == before
    assert client.get(url("case", complaint)).status_code == 200
