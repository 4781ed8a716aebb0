"""An organisation comes to the platform, in a real browser: claimed, checked by two, invited, joined, run.

Every page of the console and of the organisations' own is looked at by axe, on a phone and on a desk.
"""

import email
import re
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from email import policy
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from juli.hub.operations.demo.stories import stories
from tests.journeys.conftest import DESKTOP, PHONE, Guard, Installation, new_context, start, stop
from tests.journeys.test_sharing import opened

SECRET = "willow by the lake 21"
CLAIM = {
    "name": "钱程",
    "email": "qian@beiqiao.example",
    "licence_no": "Z2000011",
    "evidence": "本单位合规负责人，可回拨公示电话核实。",
}
CONSOLE = (
    "",
    "organisations/",
    "organisations/new/",
    "activations/",
    "emergencies/",
    "people/",
    "privacy/",
    "privacy/propose/",
    "privacy/batches/",
    "privacy/holds/",
    "privacy/holds/new/",
    "calendars/",
    "calendars/2027/",
    "templates/",
    "templates/letter/",
    "templates/mail/offer/",
    "jobs/",
    "storage/",
    "settings/",
    "health/",
)
HOUSE = (
    "",
    "about/",
    "departments/",
    "departments/add/",
    "members/",
    "members/invite/",
    "roles/",
    "roles/add/",
    "records/",
    "emergencies/",
)


@pytest.fixture(scope="module")
def platform(installed: Callable[..., Path]) -> Iterator[Installation]:
    """A demo of its own: what happens here would stand in the way of others."""
    installation = start(installed("--demo"), "--demo")
    yield installation
    stop(installation)


@pytest.fixture(scope="module")
def cookies() -> dict[str, list[Any]]:
    """What browsers keep of each sign-in, so that everybody signs in once: many sign-ins from one address wait."""
    return {}


Seated = Callable[..., AbstractContextManager[Page]]


@pytest.fixture
def seated(browser: Browser, platform: Installation, cookies: dict[str, list[Any]]) -> Seated:
    """Opens a page of somebody who has signed in, without scripts unless they are asked for."""

    @contextmanager
    def opened(who: str, width: dict[str, int], *, javascript: bool = False, **options: str) -> Iterator[Page]:
        context = new_context(browser, javascript=javascript, width=width, **options)
        page = context.new_page()
        if who in cookies:
            context.add_cookies(cookies[who])
        else:
            sign_in(page, platform, who, SECRET)
            cookies[who] = context.cookies()
        yield page
        context.close()

    return opened


def sign_in(page: Page, platform: Installation, who: str, password: str) -> None:
    page.goto(f"{platform.url}/account/login/")
    page.locator("[name=login]").fill(who)
    page.locator("[name=password]").fill(password)
    page.locator("main form .btn-primary").first.click()
    expect(page).not_to_have_url(re.compile("/account/login/"))


def send(page: Page) -> None:
    page.locator("main .btn-primary").last.click()


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desk"])
def width(request: pytest.FixtureRequest) -> dict[str, int]:
    found: dict[str, int] = request.param
    return found


@pytest.fixture
def guard(browser: Browser, width: dict[str, int]) -> Iterator[Guard]:
    """Looks at pages that run without scripts through the same page with them."""
    context = new_context(browser, javascript=True, width=width)
    yield Guard(context.new_page())
    context.close()


def test_every_page_of_the_console(platform: Installation, seated: Seated, width: dict[str, int]) -> None:
    """In Chinese on a phone, in English at a desk."""
    guard, language = Guard(None), "zh-CN" if width == PHONE else "en-GB"
    with seated("guan@operator.example", width, javascript=True, language=language) as page:
        for path in CONSOLE:
            page.goto(f"{platform.url}/console/{path}")
            guard.look(page)
        page.goto(f"{platform.url}/console/organisations/?q=云帆")
        page.locator("table a").first.click()
        guard.look(page)
        organisation = page.url
        for act in ("propose", "withhold", "relate", "invite", "emergency", "end", "records"):
            page.goto(f"{organisation}{act}/")
            guard.look(page)


def test_a_hold_comes_and_goes(
    platform: Installation, browser: Browser, seated: Seated, width: dict[str, int], guard: Guard
) -> None:
    story = next(story for story in stories() if story.follow)
    with new_context(browser, javascript=False, width=PHONE) as merchant:
        number = opened(merchant.new_page(), platform, story.follow)
    with seated("guan@operator.example", width) as page:
        page.goto(f"{platform.url}/console/privacy/holds/new/")
        send(page)
        expect(page.locator("[role=alert]")).to_be_visible()
        guard.look(page)
        page.locator("[name=number]").fill(number)
        page.locator("[name=reason]").fill("法院要求保留，案号见登记")
        send(page)
        expect(page.locator("table")).to_contain_text(number)
        guard.look(page)
        page.locator("table a").first.click()
        guard.look(page)
        send(page)
        expect(page.locator("main")).not_to_contain_text(number)


def test_every_page_of_a_house(platform: Installation, seated: Seated, width: dict[str, int]) -> None:
    guard = Guard(None)
    with seated("he@donghu.example", width, javascript=True) as page:
        for path in HOUSE:
            page.goto(f"{platform.url}/organisation/{path}")
            expect(page.locator("h1")).to_be_visible()
            guard.look(page)
        page.goto(f"{platform.url}/organisation/members/")
        page.locator("table a").first.click()
        guard.look(page)
        member = page.url
        for act in ("grant", "lend", "place", "leave"):
            page.goto(f"{member}{act}/")
            guard.look(page)
        page.goto(f"{member}lend/")
        send(page)
        expect(page.locator("[role=alert]")).to_be_visible()
        guard.look(page)


def test_who_may_change_nothing_reads_who_may(
    platform: Installation, seated: Seated, width: dict[str, int], guard: Guard
) -> None:
    with seated("chen@lixintong.example", width) as page:
        page.goto(f"{platform.url}/organisation/")
        expect(page.locator("h1")).to_have_text("立信通商户服务有限公司")
        expect(page.locator("nav.jl-places a")).to_have_count(1)
        guard.look(page)


def test_from_a_claim_to_a_member(platform: Installation, browser: Browser, seated: Seated) -> None:
    guard_context = new_context(browser, javascript=True, width=PHONE)
    guard = Guard(guard_context.new_page())
    visitor = new_context(browser, javascript=False, width=PHONE)
    claim(visitor.new_page(), platform, guard)
    with seated("guan@operator.example", PHONE) as first:
        open_claim(first, platform)
        send(first)
        send(first)
        expect(first.locator("main")).to_contain_text("要由第二人确认")
        guard.look(first)
    with seated("fang@operator.example", PHONE) as second:
        open_claim(second, platform)
        guard.look(second)
        send(second)
        send(second)
        expect(second.locator("main")).to_contain_text("认领已生效")
        second.locator("main a").first.click()
        second.get_by_role("link", name="邀请第一位管理员").click()
        expect(second.locator("[name=email]")).to_have_value(CLAIM["email"])
        send(second)
        expect(second.locator("[role=status]")).to_contain_text("邀请已发出")
    member = visitor.new_page()
    member.goto(platform.url + link_to(platform, CLAIM["email"]))
    guard.look(member)
    send(member)
    for name in ("password1", "password2"):
        member.locator(f"[name={name}]").fill("willow by the river 77")
    send(member)
    member.goto(f"{platform.url}/organisation/")
    if "/login/" in member.url:
        sign_in(member, platform, CLAIM["email"], "willow by the river 77")
        member.goto(f"{platform.url}/organisation/")
    expect(member.locator("h1")).to_have_text("北桥支付有限公司")
    guard.look(member)
    visitor.close()
    guard_context.close()


def test_a_look_in_an_emergency_is_seen_by_the_house(platform: Installation, browser: Browser, seated: Seated) -> None:
    guard_context = new_context(browser, javascript=True, width=PHONE)
    guard = Guard(guard_context.new_page())
    with seated("guan@operator.example", PHONE) as page:
        page.goto(f"{platform.url}/console/organisations/?q=云帆")
        page.locator("table a").first.click()
        page.get_by_role("link", name="紧急查看投诉").click()
        page.locator("[name=reason]").fill("值班人员联系不上，付款期限今天到期")
        send(page)
        page.get_by_role("link", name="查看投诉").first.click()
        guard.look(page)
        page.locator("table a").first.click()
        guard.look(page)
        number = page.locator("h1 .jl-num").inner_text()
        page.get_by_role("button", name="现在结束").click()
        expect(page).to_have_url(f"{platform.url}/console/emergencies/")
        guard.look(page)
    with seated("chen@yunfan.example", PHONE) as page:
        page.goto(f"{platform.url}/organisation/emergencies/")
        expect(page.locator("table")).to_contain_text("值班人员联系不上")
        expect(page.locator("table")).to_contain_text(number)
        guard.look(page)
    guard_context.close()


def claim(page: Page, platform: Installation, guard: Guard) -> None:
    page.goto(f"{platform.url}/institutions/?q=北桥")
    guard.look(page)
    page.locator("h3 a").first.click()
    guard.look(page)
    page.get_by_role("link", name="认领席位").click()
    send(page)
    expect(page.locator("[role=alert]")).to_be_visible()
    guard.look(page)
    for name, value in CLAIM.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=documents]").set_input_files(
        {"name": "执照.txt", "mimeType": "text/plain", "buffer": "许可证编号 Z2000011".encode()}
    )
    send(page)
    expect(page.locator("[role=status]")).to_contain_text("两个人先后核验")
    guard.look(page)


def open_claim(page: Page, platform: Installation) -> None:
    page.goto(f"{platform.url}/console/activations/")
    page.locator("table a").first.click()
    expect(page.locator("main")).to_contain_text(CLAIM["evidence"])
    with page.expect_download() as waiting:
        page.locator("a.jl-doc").click()
    assert Path(waiting.value.path()).read_text(encoding="utf-8") == "许可证编号 Z2000011"


def link_to(platform: Installation, who: str) -> str:
    """The address in the invitation, once the worker has sent it."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        for path in sorted((platform.data / "mail").glob("*")):
            mail = email.message_from_bytes(path.read_bytes(), policy=policy.default)
            body = mail.get_content() if mail["To"] == who else ""
            if found := re.search(r"/join/\S+", body):
                return found[0]
        time.sleep(0.2)
    raise AssertionError(f"no invitation to {who}")
