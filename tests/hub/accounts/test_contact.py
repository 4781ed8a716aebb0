"""Name, e-mail and phone: changed by whom they belong to, confirmed before they count."""

import base64
import hashlib
import hmac
import json
import re
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from juli.hub.accounts import sms
from juli.hub.accounts.actions import confirm_phone, rename_person
from juli.hub.accounts.actors import NotAllowed
from juli.hub.accounts.models import OneTimeCode, PhoneNumber, User
from juli.hub.accounts.queries import account_actor
from juli.hub.configuration import Sms, SmsWay
from juli.hub.operations.outbound.asking import Answer
from tests.hub.accounts.signing import delivered, last_link, person, sign_in

pytestmark = pytest.mark.django_db
CONFIRM = r"/account/email/confirm/\S+/"


@pytest.fixture
def user(browser: Client) -> User:
    found = person()
    sign_in(browser, found)
    return found


def written() -> list[Path]:
    return sorted(settings.SMS_PATH.glob("*.txt")) if settings.SMS_PATH.exists() else []


def code_by_sms(browser: Client, number: str) -> str:
    before = set(written())
    assert browser.post("/account/phone/", {"phone": number})["Location"] == "/account/phone/code/"
    delivered()
    (fresh,) = set(written()) - before
    assert fresh.stat().st_mode & 0o777 == 0o600
    to, text = fresh.read_text(encoding="utf-8").splitlines()
    assert to == "13800006027"
    code = re.search(r"\d{6}", text)
    assert code
    return code[0]


def test_a_new_address_counts_once_confirmed_and_the_old_one_is_told(browser: Client, user: User) -> None:
    browser.post("/account/email/", {"email": "New@example.cn"})
    user.refresh_from_db()
    assert user.email == "zhou@example.cn"
    link = last_link(CONFIRM)
    assert delivered()[-1].to == ["new@example.cn"]
    browser.post(link)
    user.refresh_from_db()
    assert user.email == "new@example.cn"
    assert delivered()[-1].to == ["zhou@example.cn"]
    assert "Another address" in str(delivered()[-1].body)
    assert Client().login(email="new@example.cn", password="long enough for a test")


def test_the_address_of_another_is_neither_told_nor_taken(browser: Client, user: User) -> None:
    person("taken@example.cn")
    answers = [
        browser.post("/account/email/", {"email": f"{who}@example.cn"}, follow=True).content.decode()
        for who in ("free", "taken")
    ]
    said = [re.sub(r'value="\w{64}"', "", answer) for answer in answers]
    assert said[0] == said[1]
    assert browser.post(last_link(CONFIRM)).status_code == 410
    user.refresh_from_db()
    assert user.email == "zhou@example.cn"


def test_a_confirmation_does_not_happen_by_looking(browser: Client, user: User) -> None:
    browser.post("/account/email/", {"email": "new@example.cn"})
    browser.get(last_link(CONFIRM))
    user.refresh_from_db()
    assert user.email == "zhou@example.cn"
    assert browser.get("/account/email/confirm/forged/").status_code == 410


def test_a_link_that_confirms_an_address_signs_nobody_in(browser: Client, user: User) -> None:
    browser.post("/account/email/", {"email": "new@example.cn"})
    token = last_link(CONFIRM).split("/")[-2]
    assert Client().post(f"/account/begin/link/{token}/").status_code == 410


def test_a_number_counts_once_its_code_came_back_and_is_stored_sealed(browser: Client, user: User) -> None:
    code = code_by_sms(browser, "+86 138-0000-6027")
    assert not PhoneNumber.objects.exists()
    wrong = "000000" if code != "000000" else "111111"
    assert "not the code" in browser.post("/account/phone/code/", {"code": wrong}).content.decode()
    browser.post("/account/phone/code/", {"code": code})
    kept = PhoneNumber.objects.get()
    assert kept.number == "13800006027"
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM accounts_phonenumber")
        assert b"13800006027" not in bytes(cursor.fetchone()[0])
    assert "138****6027" in browser.get("/account/").content.decode()
    browser.post("/account/phone/", {"forget": "1"})
    assert not PhoneNumber.objects.exists()


def test_a_code_confirms_nothing_for_another_person(browser: Client, user: User) -> None:
    code = code_by_sms(browser, "13800006027")
    held = browser.session["phone-code"]
    thief = Client(headers={"accept-language": "en"})
    sign_in(thief, person("thief@example.cn"))
    session = thief.session
    session["phone-code"] = held
    session.save()
    thief.post("/account/phone/code/", {"code": code})
    assert not PhoneNumber.objects.exists()


def test_text_messages_are_throttled(browser: Client, user: User) -> None:
    for _ in range(3):
        code_by_sms(browser, "13800006027")
    assert browser.post("/account/phone/", {"phone": "13800006027"}).status_code == 429
    assert OneTimeCode.objects.count() == 1


@pytest.mark.parametrize(
    "number", ["", "12345678901", "1380000602", "138000060271", "１３８００００６０２７", "+1 202 555 0100"]
)
def test_what_is_no_mobile_number_is_said(browser: Client, user: User, number: str) -> None:
    assert 'role="alert"' in browser.post("/account/phone/", {"phone": number}).content.decode()
    assert not OneTimeCode.objects.exists()


@pytest.mark.parametrize("status", [204, 500])
def test_the_service_that_sends_gets_a_signed_request(
    status: int, monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    settings.SMS = Sms(SmsWay.WEBHOOK, "https://sms.example.cn/send", "s3cret")
    sent: list[tuple[str, str, dict[str, str], bytes]] = []

    def fetch(method: str, url: str, *, headers: dict[str, str], content: bytes) -> Answer:
        sent.append((method, url, headers, content))
        return Answer(status, {}, b"")

    monkeypatch.setattr(sms, "fetch", fetch)
    with nullcontext() if status == 204 else pytest.raises(sms.NotTaken):
        sms.send_sms("13800006027", "code 123456")
    ((method, url, headers, content),) = sent
    assert (method, url) == ("POST", "https://sms.example.cn/send")
    assert json.loads(content) == {"to": "13800006027", "text": "code 123456"}
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + content
    expected = base64.b64encode(hmac.new(b"s3cret", signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"


def test_the_name_is_changed(browser: Client, user: User) -> None:
    browser.post("/account/name/", {"name": " 周  桂兰 "})
    user.refresh_from_db()
    assert user.name == "周 桂兰"


def test_nobody_changes_anything_of_another() -> None:
    user, other = person(), person("other@example.cn")
    with pytest.raises(NotAllowed):
        rename_person(user, "x", by=account_actor(other))
    with pytest.raises(NotAllowed):
        confirm_phone(user, "13800006027", by=account_actor(other))
