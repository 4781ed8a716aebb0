"""Signing in, in a real browser: password, app, recovery code, passkey, code and link by mail, sessions."""

import email
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from email import policy
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import DESKTOP, PHONE, Guard, Installation, new_context, start, stop

PHRASE = "a phrase of one's own"
OPERATOR = "op@example.cn"


@pytest.fixture(scope="module")
def platform(installed: Callable[..., Path]) -> Iterator[Installation]:
    """An installation for real use, where operators need a second factor."""
    installation = start(installed())
    yield installation
    stop(installation)


def address(platform: Installation, path: str) -> str:
    """By name, since a passkey belongs to a name and not to a number."""
    return platform.url.replace("127.0.0.1", "localhost") + path


def juli(platform: Installation, *words: str) -> str:
    command = [sys.executable, "-m", "juli.cli", *words, "--data", str(platform.data)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def operator_link(platform: Installation, who: str) -> str:
    """The path of the link for a new operator's first password."""
    told = juli(platform, "operator", "add", "--email", who, "--name", "欧阳兰")
    found = re.search(r"/account/password/\S+", told)
    assert found
    return found[0]


def code_of(secret: str, *, later: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def set_password(page: Page, platform: Installation, who: str) -> None:
    page.goto(address(platform, operator_link(platform, who)))
    for field in page.locator("input[type=password]").all():
        field.fill(PHRASE)
    page.locator("form.jl-panel button").click()


def type_password(page: Page, platform: Installation, who: str) -> None:
    page.goto(address(platform, "/account/login/"))
    page.locator("input[name=login]").fill(who)
    page.locator("input[name=password]").fill(PHRASE)
    page.locator("form.jl-panel button").click()


def sign_out(page: Page, platform: Installation) -> None:
    page.goto(address(platform, "/account/"))
    page.get_by_role("button", name="Sign out", exact=True).click()


def mails_to(platform: Installation, who: str) -> list[str]:
    """The bodies of the mails to an address, in the order they were sent."""
    files = sorted((platform.data / "mail").glob("*"), key=lambda path: path.stat().st_mtime_ns)
    read = [email.message_from_bytes(path.read_bytes(), policy=policy.default) for path in files]
    return [message.get_body().get_content() for message in read if who in str(message["to"])]


def awaited_mail(platform: Installation, who: str, number: int) -> str:
    """The mail number `number` to an address, once the worker has sent it."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        found = mails_to(platform, who)
        if len(found) >= number:
            return found[number - 1]
        time.sleep(0.1)
    raise AssertionError(f"no mail to {who}")


@pytest.fixture
def desktop(browser: Browser) -> Iterator[BrowserContext]:
    context = new_context(browser, javascript=True, width=DESKTOP, language="en")
    yield context
    context.close()


def heading(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def test_an_operator_from_the_first_link_to_app_and_recovery_code(
    platform: Installation, browser: Browser, desktop: BrowserContext
) -> None:
    page, guard = desktop.new_page(), Guard(None)
    set_password(page, platform, OPERATOR)
    type_password(page, platform, OPERATOR)
    page.goto(address(platform, "/"))
    heading(page, "Second factor")
    expect(page.get_by_text("Your work here needs a second factor")).to_be_visible()
    guard.look(page)
    page.get_by_role("link", name="Set up an app").click()
    guard.look(page)
    secret = page.locator(".jl-key").inner_text()
    page.get_by_label("Code of the app").fill(code_of(secret))
    page.get_by_role("button", name="Use this app").click()
    heading(page, "Recovery codes")
    guard.look(page)
    recovery = page.locator(".jl-codes code").all_inner_texts()
    assert len(recovery) == 10
    page.get_by_role("link", name="I have written them down").click()
    heading(page, "My account")
    guard.look(page)
    for path in ("/account/factors/", "/account/sessions/", "/account/name/", "/account/phone/", "/account/email/"):
        page.goto(address(platform, path))
        guard.look(page)

    for code in (code_of(secret, later=1), recovery[0]):
        sign_out(page, platform)
        type_password(page, platform, OPERATOR)
        heading(page, "Second step")
        guard.look(page)
        page.get_by_label("Code of your app").fill(code)
        page.get_by_role("button", name="Sign in").click()
        heading(page, "What waits")


def test_a_passkey_replaces_the_password_and_serves_as_second_factor(
    platform: Installation, desktop: BrowserContext
) -> None:
    page, guard, who = desktop.new_page(), Guard(None), "key@example.cn"
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    devices = desktop.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    number = devices.send("WebAuthn.addVirtualAuthenticator", {"options": device})["authenticatorId"]
    set_password(page, platform, who)
    type_password(page, platform, who)
    page.goto(address(platform, "/account/factors/passkeys/add/"))
    guard.look(page)
    page.get_by_label("What you call it").fill("my laptop")
    page.get_by_role("button", name="Add the passkey").click()
    heading(page, "Recovery codes")
    page.goto(address(platform, "/account/factors/passkeys/"))
    expect(page.get_by_text("my laptop")).to_be_visible()
    expect(page.get_by_text("without a password too")).to_be_visible()
    guard.look(page)

    sign_out(page, platform)
    page.goto(address(platform, "/account/login/?next=/account/sessions/"))
    guard.look(page)
    page.get_by_role("button", name="With a passkey").click()
    heading(page, "Where I am signed in")

    sign_out(page, platform)
    type_password(page, platform, who)
    page.get_by_role("button", name="Use my passkey").click()
    heading(page, "What waits")
    assert wrong == []

    sign_out(page, platform)
    devices.send("WebAuthn.setUserVerified", {"authenticatorId": number, "isUserVerified": False})
    page.goto(address(platform, "/account/login/"))
    page.get_by_role("button", name="With a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("The passkey was not used")
    guard.look(page)


def test_a_code_by_mail_on_a_phone_without_scripts_and_a_link_in_another_browser(
    platform: Installation, browser: Browser
) -> None:
    phone = new_context(browser, javascript=False, width=PHONE)
    eye = new_context(browser, javascript=True, width=PHONE)
    page, guard, who = phone.new_page(), Guard(eye.new_page()), "zhou@example.cn"
    page.goto(address(platform, "/account/begin/"))
    guard.look(page)
    page.get_by_label("电子邮箱").fill(who)
    page.get_by_role("button", name="发送验证码和链接").click()
    body = awaited_mail(platform, who, 1)
    guard.look(page)
    code = re.search(r"\b\d{6}\b", body)
    assert code
    page.get_by_label("邮件里的验证码").fill(code[0])
    page.get_by_role("button", name="登录").click()
    heading(page, "我的账号")
    guard.look(page)

    there = new_context(browser, javascript=False, width=PHONE)
    other = there.new_page()
    other.goto(address(platform, "/account/begin/"))
    other.get_by_label("电子邮箱").fill(who)
    other.get_by_role("button", name="发送验证码和链接").click()
    link = re.search(r"/account/begin/link/\S+", awaited_mail(platform, who, 2))
    assert link
    other.context.clear_cookies()
    other.goto(address(platform, link[0]))
    expect(other.get_by_text("另一个浏览器")).to_be_visible()
    other.get_by_role("button", name="在这里登录").click()
    heading(other, "我的账号")

    page.goto(address(platform, "/account/sessions/"))
    guard.look(page)
    page.get_by_role("button", name="退出其他所有浏览器").click()
    other.reload()
    heading(other, "登录")
    page.reload()
    heading(page, "我在哪里登录着")
    for context in (phone, eye, there):
        context.close()
