"""Who gets in: operators, and nobody else, at any address of the console."""

import pytest
from django.test import Client
from django.urls import reverse

from juli.hub.accounts.models import User
from juli.hub.directory.models import Record
from tests.hub.builders import organisation, staff
from tests.hub.console.operating import Console, everything
from tests.hub.signed import prove, signed_in

pytestmark = pytest.mark.django_db

BY_BUTTON = {"withdraw", "end-emergency", "retry"}
"""These change something at the press of a button and show no page."""


def test_the_operator_opens_every_address(console: Console) -> None:
    opened = 0
    for name, values in everything(console):
        answer = console.get(name, *values)
        assert answer.status_code == (405 if name in BY_BUTTON else 200), name
        assert name in BY_BUTTON or "no-store" in answer["Cache-Control"], name
        opened += 1
    assert opened >= 35


@pytest.mark.parametrize("who", ["staff", "administrator", "account", "closed operator"])
def test_nobody_else_finds_anything(console: Console, who: str) -> None:
    user = User.objects.create_user("x@example.cn", "long enough for a test", name="路人")
    if who in ("staff", "administrator"):
        user, _ = staff(organisation("南风支付有限公司"), role="管理员" if who == "administrator" else "组长")
    stranger = signed_in(user)
    if who == "closed operator":
        User.objects.filter(pk=user.pk).update(is_staff=True, is_active=False)
    addresses = [reverse(f"console:{name}", args=values) for name, values in everything(console)]
    before = Record.objects.count()
    for address in addresses:
        expected = 302 if who == "closed operator" else 404
        assert stranger.get(address).status_code in (expected, 405), address
        assert stranger.post(address, {"reason": "x" * 20, "hours": 1}).status_code in (expected, 405), address
    assert Record.objects.count() == before


def test_a_stranger_is_asked_to_sign_in(console: Console) -> None:
    for name, values in everything(console):
        if name not in BY_BUTTON:
            answer = Client().get(reverse(f"console:{name}", args=values))
            assert answer.status_code == 302
            assert answer["Location"].startswith(reverse("account_login") + "?next=/console/")


@pytest.mark.parametrize("name", ["propose", "end", "withhold", "invite", "begin-emergency"])
def test_dangerous_acts_ask_for_a_fresh_sign_in(console: Console, name: str) -> None:
    at = organisation()
    assert console.get(name, at.pk).status_code == 200
    prove(console.browser, ago=601)
    answer = console.post(name, at.pk, reason="long enough to be a reason", hours=1)
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_confirm_it_is_you"))
    assert not Record.objects.filter(organisation=at).exclude(kind="opened_at_the_machine").exists()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_page_is_whole_in_both_languages(console: Console, language: str) -> None:
    for name, values in everything(console):
        if name in BY_BUTTON or name in ("document", "paper"):
            continue
        shown = console.browser.get(
            reverse(f"console:{name}", args=values), headers={"accept-language": language}
        ).content.decode()
        assert f'<html lang="{"en" if language == "en" else "zh-CN"}"' in shown
        assert "<h1" in shown, name
