"""Signed-in browsers: listed, ended, and over by themselves."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.test import Client

from juli.hub.accounts.actions import end_sessions
from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed
from juli.hub.accounts.devices import device_name, network_of, network_text
from juli.hub.accounts.models import User
from juli.hub.accounts.queries import account_actor
from juli.hub.directory.actions import let_leave
from juli.hub.directory.models import Membership
from juli.hub.directory.queries import actor_at
from juli.hub.operations.models import Installation
from juli.hub.operations.standing import MOST_OF_OTHERS, STANDING
from tests.hub.accounts.signing import PASSWORD, person, sign_in, with_app
from tests.hub.builders import organisation, seated, staff

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0"
OFFICE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0"


def signed_in(user: User, agent: str = OFFICE, address: str = "203.0.113.77") -> Client:
    client = Client(headers={"accept-language": "en", "user-agent": agent}, REMOTE_ADDR=address)
    sign_in(client, user)
    return client


def ago(browser: Client, **moments: timedelta) -> None:
    """Let the session have begun, or been seen last, so long ago."""
    browser.get("/account/")
    session = browser.session
    known = session[STANDING]
    session[STANDING] = {**known, **{name: known[name] - past.total_seconds() for name, past in moments.items()}}
    session.save()


def test_each_browser_is_named_in_plain_words_with_half_its_address() -> None:
    user = person()
    browser, phone = signed_in(user), signed_in(user, PHONE, "2001:db8:aaaa:bbbb::7")
    page = browser.get("/account/sessions/").content.decode()
    for words in ("Edge on Windows", "WeChat on iPhone", "203.0.113.…", "2001:db8:aaaa:…", "this browser"):
        assert words in page
    stored = " ".join(UserSession.objects.values_list("ip", flat=True))
    assert "203.0.113.77" not in stored
    assert "bbbb" not in stored
    assert phone.get("/account/").status_code == 200


def test_one_browser_or_all_others_are_signed_out() -> None:
    user = person()
    here, there, elsewhere = (signed_in(user) for _ in range(3))
    here.post(f"/account/sessions/{UserSession.objects.get(session_key=there.session.session_key).pk}/end/")
    assert [client.get("/account/").status_code for client in (here, there, elsewhere)] == [200, 302, 200]
    here.post("/account/sessions/end-others/")
    assert [client.get("/account/").status_code for client in (here, elsewhere)] == [200, 302]


def test_nobody_signs_out_another_person() -> None:
    theirs = signed_in(person("other@example.cn"))
    mine = signed_in(person())
    number = UserSession.objects.get(session_key=theirs.session.session_key).pk
    mine.post(f"/account/sessions/{number}/end/")
    mine.post("/account/sessions/end-others/")
    assert theirs.get("/account/").status_code == 200


def test_no_stranger_signs_anybody_out() -> None:
    user = person()
    browser = signed_in(user)
    for stranger in (Actor(ActorKind.VISITOR), account_actor(person("other@example.cn"))):
        with pytest.raises(NotAllowed):
            end_sessions(user, by=stranger)
    assert browser.get("/account/").status_code == 200


def test_who_leaves_an_organisation_is_signed_out() -> None:
    house = organisation()
    user, _ = staff(house)
    browser = signed_in(user)
    administrator = actor_at(seated(house, "admin@example.cn"))
    let_leave(Membership.objects.get(user=user), by=administrator)
    assert browser.get("/account/").status_code == 302


def test_machines_are_answered_where_sessions_cannot_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    browser = signed_in(person())

    def gone(*_: object) -> None:
        raise OperationalError("the database is gone")

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", gone)
    assert browser.get("/healthz").status_code == 200
    with pytest.raises(OperationalError):
        browser.get("/account/")


def test_a_new_password_ends_all_other_sessions() -> None:
    user = person()
    here, there = signed_in(user), signed_in(user)
    fresh = "another long enough phrase"
    here.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh})
    assert [client.get("/account/").status_code for client in (here, there)] == [200, 302]


def test_closing_an_account_or_ending_a_seat_ends_its_sessions() -> None:
    user = person()
    browser = signed_in(user)
    assert end_sessions(user, by=SYSTEM) == 1
    assert browser.get("/account/").status_code == 302
    browser = signed_in(user)
    User.objects.update(is_active=False)
    assert browser.get("/account/").status_code == 302


def staff_member() -> User:
    return staff(organisation())[0]


def operator() -> User:
    Installation.objects.create(demo=True)
    return person(is_staff=True)


@pytest.mark.parametrize(
    ("make", "most", "idle"),
    [
        (staff_member, settings.SIGN_IN.most, settings.SIGN_IN.idle),
        (operator, settings.SIGN_IN.most, settings.SIGN_IN.operator_idle),
        (person, MOST_OF_OTHERS, timedelta(days=7)),
    ],
)
def test_a_session_is_over_after_its_time_or_without_use(
    make: Callable[[], User], most: timedelta, idle: timedelta
) -> None:
    user, little = make(), timedelta(minutes=2)
    for moments, status in (
        ({"since": most - little}, 200),
        ({"since": most}, 302),
        ({"seen": idle - little}, 200),
        ({"seen": idle}, 302),
    ):
        browser = signed_in(user)
        ago(browser, **moments)
        assert browser.get("/account/").status_code == status, moments


def test_whose_time_is_over_reads_why_and_comes_back_to_the_same_page() -> None:
    browser = signed_in(person())
    ago(browser, since=MOST_OF_OTHERS)
    answer = browser.get("/account/sessions/?a=b", follow=True)
    assert answer.redirect_chain == [("/account/login/?next=/account/sessions/%3Fa%3Db", 302)]
    assert "time for one sign-in was over" in answer.content.decode()
    assert not Session.objects.filter(session_key__in=UserSession.objects.values("session_key")).exists()


def test_a_sign_in_that_waits_for_its_second_factor_is_no_session_yet() -> None:
    user = person()
    with_app(user)
    signed_in(user)
    assert not UserSession.objects.exists()


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (PHONE, "WeChat on iPhone"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile Safari/537.36", "Chrome on Android"),
        ("curl/8.0", "A browser that does not say what it is"),
        ("", "A browser that does not say what it is"),
    ],
)
def test_device_names(agent: str, name: str) -> None:
    from django.utils.translation import override

    with override("en"):
        assert device_name(agent) == name


def test_networks() -> None:
    assert network_of("198.51.100.23") == "198.51.100.0"
    assert network_text("198.51.100.0") == "198.51.100.…"
    assert network_of("2001:db8:1:2::3") == "2001:db8:1::"
    assert network_text("2001:db8:1::") == "2001:db8:1:…"
