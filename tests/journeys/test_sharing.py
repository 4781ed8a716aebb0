"""Letting others in, in a real browser on a phone: a helper comes and goes, a partner is asked and answers."""

import quopri
import re
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from juli.hub.operations.demo.partners import partners
from juli.hub.operations.demo.stories import houses, password, stories
from tests.journeys.conftest import DESKTOP, PHONE, Guard, Installation, new_context
from tests.journeys.test_story import Desk

HELPER = "wang@lawyer.example"
PAPER = {"name": "委托书.txt", "mimeType": "text/plain", "buffer": "已签字".encode()}


def mailed(demo: Installation, address: str, pattern: str) -> str:
    """What the newest mail to an address says at `pattern`, once the worker has sent it."""
    folder = demo.data / "mail"
    for _ in range(300):
        for path in sorted(folder.glob("*.log"), key=lambda one: one.stat().st_mtime, reverse=True):
            found = _in_mail(path, address, pattern)
            if found:
                return found
        expect_a_moment()
    raise AssertionError(f"no mail to {address} says {pattern}")


def _in_mail(path: Path, address: str, pattern: str) -> str:
    content = path.read_bytes()
    if f"To: {address}".encode() not in content:
        return ""
    text = quopri.decodestring(content).decode("utf-8", "replace")
    found = re.search(pattern, text)
    return found[0] if found else ""


def expect_a_moment() -> None:
    """Between two looks into the folder."""
    time.sleep(0.1)


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_a_helper_comes_writes_and_goes(demo: Installation, browser: Browser, javascript: bool) -> None:
    story = next(story for story in stories() if story.follow == "K7M2-Q9XD-4HTW")
    helper = HELPER.replace("wang", "wang" if javascript else "wang2")
    with (
        new_context(browser, javascript=True, width=PHONE) as eye,
        new_context(browser, javascript=javascript, width=PHONE) as own,
        new_context(browser, javascript=javascript, width=PHONE) as other,
    ):
        guard = Guard(None if javascript else eye.new_page())
        merchant, lawyer = own.new_page(), other.new_page()
        number = opened(merchant, demo, story.follow)
        invite(merchant, demo, number, helper, guard)
        sign_in_by_mail(lawyer, demo, helper)
        lawyer.goto(mailed(demo, helper, r"http\S+/offered/\S+/"))
        guard.look(lawyer)
        lawyer.locator("main form .btn-primary").click()
        expect(lawyer.locator("main")).to_contain_text("您正在代")
        guard.look(lawyer)
        lawyer.locator("form[action$='/message/'] textarea").fill("我是代理律师，请提供通知。")
        lawyer.locator("form[action$='/message/'] button").click()
        expect(lawyer.locator("#talk")).to_contain_text("王律师（代")
        lawyer.goto(f"{demo.url}/account/complaints/")
        expect(lawyer.locator("main")).to_contain_text(number)
        guard.look(lawyer)
        lawyer.locator("main a[href$='/lay-down/']").first.click()
        expect(lawyer.locator("h1")).to_contain_text("放弃")
        guard.look(lawyer)
        merchant.goto(f"{demo.url}/follow/{number}/")
        expect(merchant.locator("#talk")).to_contain_text("王律师（代")
        guard.look(merchant)
        merchant.locator("#helpers a[href$='/end/']").last.click()
        guard.look(merchant)
        merchant.locator("main form button").first.click()
        expect(merchant.locator("body")).to_contain_text("权限已经结束")
        lawyer.goto(f"{demo.url}/follow/{number}/")
        expect(lawyer).to_have_url(re.compile(r"/follow/\?number="))


def opened(page: Page, demo: Installation, passcode: str) -> str:
    """Open the demo's complaint; its number stands on the page of signing in."""
    page.goto(f"{demo.url}/account/login/")
    shown = page.locator("main").inner_text()
    number = re.search(rf"(\d{{4}}-\d{{4,}}-\d\d)\s+\S*口令\s+{passcode}", shown)
    assert number, shown
    page.goto(f"{demo.url}/follow/")
    page.locator("[name=number]").fill(number[1])
    page.locator("[name=passcode]").fill(passcode)
    page.locator("main form .btn-primary").click()
    expect(page.locator("main")).to_contain_text(number[1])
    return number[1]


def invite(page: Page, demo: Installation, number: str, helper: str, guard: Guard) -> None:
    page.goto(f"{demo.url}/follow/{number}/helpers/invite/")
    guard.look(page)
    page.locator("main form .btn-primary").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    guard.look(page)
    page.locator("[name=name]").fill("王律师")
    page.locator("[name=email]").fill(helper)
    page.locator("[name=power][value=act]").check()
    page.locator("[name=until]").fill(in_a_month())
    page.locator("main form .btn-primary").click()
    expect(page.locator("#helpers")).to_contain_text("王律师")
    guard.look(page)
    with page.expect_download() as download:
        page.locator("#helpers a[href$='/paper/pdf/']").last.click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    page.locator("#helpers a[href$='/signed/']").last.click()
    guard.look(page)
    page.locator("[name=paper]").set_input_files(PAPER)
    page.locator("main form .btn-primary").click()
    expect(page.locator("#helpers")).to_contain_text("已在证据里")


def in_a_month() -> str:
    return (date.today() + timedelta(days=30)).isoformat()


def sign_in_by_mail(page: Page, demo: Installation, address: str) -> None:
    """An account by the code of a mail."""
    page.goto(f"{demo.url}/account/begin/")
    page.locator("main [name=email]").fill(address)
    page.locator("main form .btn-primary").click()
    page.goto(mailed(demo, address, r"http\S+/begin/link/\S+/"))
    page.locator("main form .btn-primary").click()
    expect(page).to_have_url(re.compile("/account/"))


def test_the_desk_asks_a_partner_and_the_partner_answers(demo: Installation, browser: Browser) -> None:
    asked = partners()[0]
    with (
        new_context(browser, javascript=True, width=DESKTOP) as office,
        new_context(browser, javascript=False, width=PHONE) as outside,
        new_context(browser, javascript=True, width=PHONE) as eye,
    ):
        desk_guard, guard = Guard(None), Guard(eye.new_page())
        desk = Desk(office.new_page(), demo.url, desk_guard)
        desk.sign_in()
        desk.page.goto(f"{demo.url}/desk/?view=open")
        link = desk.page.locator(".jl-list a[href^='/desk/2']").first.get_attribute("href") or ""
        desk.page.goto(f"{demo.url}{link}partner/")
        desk_guard.look(desk.page)
        desk.page.locator("[name=partner]").select_option(label=asked.name)
        desk.page.locator("[name=text]").fill("这台终端是谁上门安装的？")
        desk.page.locator("main form .btn-primary").click()
        expect(desk.page.locator(".jl-thread")).to_contain_text("这台终端")
        desk_guard.look(desk.page)
        partner = outside.new_page()
        partner.goto(f"{demo.url}/requests/")
        partner.locator("[name=login]").fill(asked.email)
        partner.locator("[name=password]").fill(password())
        partner.locator("main form .btn-primary").click()
        expect(partner).to_have_url(re.compile("/requests/$"))
        guard.look(partner)
        partner.locator("main .jl-linkrow").first.click()
        guard.look(partner)
        partner.locator("[name=text]").fill("是我们的小陈，3月2日。")
        partner.locator("main form .btn-primary").click()
        expect(partner.locator("main")).to_contain_text("小陈")
        guard.look(partner)
        desk.page.reload()
        expect(desk.page.locator(".jl-thread")).to_contain_text("小陈")
        assert houses()[0].short_name in partner.locator("main").inner_text()
