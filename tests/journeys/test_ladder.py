"""Up the ladder on a phone: nobody answers, the merchant goes to compliance, then to PBoC, and the time runs out."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from playwright.sync_api import Browser, Page, expect

from juli.hub.operations.demo.stories import stories
from tests.journeys.conftest import PHONE, Guard, Installation, new_context
from tests.journeys.test_sharing import opened
from tests.papers.builders import pdf_text


def stand_at(demo: Installation, *words: str) -> str:
    """Move the day of the demo; what the command says."""
    command = [sys.executable, "-m", "juli.cli", "demo", "today", *words, "--data", str(demo.data)]
    environment = {**os.environ, "JULI_TIME_MACHINE": "yes"}
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


@contextmanager
def time_machine(demo: Installation) -> Iterator[None]:
    """Bring the day back, whatever happens."""
    try:
        yield
    finally:
        stand_at(demo)


def in_days(demo: Installation, days: int) -> None:
    day = (date.today() + timedelta(days=days)).isoformat()
    assert day in stand_at(demo, day)


def answer_the_questions(page: Page, guard: Guard) -> None:
    guard.look(page)
    page.locator("[name=province]").select_option("山东省")
    page.locator("[name=clause][value=no]").check()
    page.locator("[name=known_on]").fill((date.today() - timedelta(days=100)).isoformat())
    page.locator("main form .btn-primary").click()
    expect(page.locator("h1")).to_have_text("您可以走的路")


def go_through(page: Page, door: str, look: Callable[[Page], object]) -> None:
    """Three clicks: the door, what is missing, the finished papers."""
    page.locator(f".jl-door__act a[href$='/doors/{door}/']").click()
    look(page)
    page.locator("main form[method=post] button").last.click()
    expect(page.locator("h1")).to_have_text("文书还缺什么")
    look(page)
    page.locator("main form .btn-primary").click()
    expect(page.locator("h1")).to_have_text("要准备的材料")
    look(page)


def write_in(page: Page, kind: str, look: Callable[[Page], object]) -> None:
    """A paper read, a paragraph in one's own words kept as a version, and the PDF taken along."""
    page.locator(f"#paper-{kind} .jl-linkrow").click()
    look(page)
    page.get_by_role("link", name="修改文字").click()
    page.locator("#b-story a[href^='?edit=']").click()
    page.locator("textarea").fill("从一月起每笔都多收，我打过三次电话。")
    page.get_by_role("button", name="保存为新的一版").click()
    expect(page.locator("#b-story")).to_contain_text("我打过三次电话")
    expect(page.locator("#versions")).to_contain_text("第 1 版")
    look(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载 PDF").click()
    assert "我打过三次电话" in pdf_text(taken.value.path().read_bytes())
    page.locator(".jl-back").click()


def hand_in(page: Page, look: Callable[[Page], object]) -> None:
    page.locator("main .btn-primary").click()
    look(page)
    page.locator("[name=channel]").select_option("courier")
    page.locator("main form .btn-primary").click()
    expect(page.locator("[role=status]").last).to_contain_text("已经记下")


def note(page: Page, kind: str) -> None:
    page.locator(f"a[href$='/{kind}/']").click()
    page.locator("main form .btn-primary").click()
    expect(page.locator("[role=status]").last).to_contain_text("已经记下")


def test_from_silence_to_the_people_s_bank(demo: Installation, browser: Browser) -> None:
    story = next(story for story in stories() if story.follow == "K7M2-Q9XD-4HTW")
    with (
        time_machine(demo),
        new_context(browser, javascript=True, width=PHONE) as eye,
        new_context(browser, javascript=False, width=PHONE) as own,
    ):
        page, guard = own.new_page(), Guard(eye.new_page())
        number = opened(page, demo, story.follow)
        home = f"{demo.url}/follow/{number}/"
        in_days(demo, 20)
        page.goto(home)
        expect(page.locator(".jl-moved")).to_contain_text((date.today() + timedelta(days=20)).isoformat())
        expect(page.locator("#next")).to_contain_text("没有在服务目标的日子前答复")
        page.locator("#next .btn-primary").click()
        answer_the_questions(page, guard)
        guard.look(page)
        go_through(page, "provider_compliance", guard.look)
        hand_in(page, guard.look)
        note(page, "received")
        in_days(demo, 40)
        page.goto(f"{home}doors/")
        go_through(page, "pboc_complaint", lambda _page: None)
        write_in(page, "pboc_complaint", guard.look)
        hand_in(page, lambda _page: None)
        for kind in ("received", "accepted", "transferred"):
            note(page, kind)
        expect(page.locator(".jl-clock--law")).to_contain_text("还有 15 天")
        in_days(demo, 60)
        page.goto(home)
        expect(page.locator(".jl-clock--over")).to_contain_text("您可以把逾期告诉转办的人民银行分支机构")
        guard.look(page)
        page.locator("#next a[href*='/proceeding/']").first.click()
        expect(page.locator(".jl-clock--over")).to_contain_text("已经过了")
        expect(page.locator("#h-ways")).to_have_text("现在可以走的路")
        guard.look(page)
    expect_no_trace(browser, home)


def expect_no_trace(browser: Browser, home: str) -> None:
    """Back at the real day, no page speaks of another one."""
    with new_context(browser, javascript=False, width=PHONE) as other:
        page = other.new_page()
        page.goto(re.sub(r"/follow/.*", "/", home))
        expect(page.locator(".jl-moved")).to_have_count(0)
