"""The operator imports a changed year, and the day that a merchant waits for moves; then back again."""

import time
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Page, expect

from juli.calendars import Notice, official
from juli.hub.operations.demo.stories import stories
from tests.journeys.conftest import DESKTOP, PHONE, Guard, Installation, new_context
from tests.journeys.test_organisations import SECRET, sign_in
from tests.journeys.test_sharing import opened

WAITED = 60
"""Seconds within which the worker has counted anew, on a busy machine."""


def notice_with(known: Notice, more: Iterable[date] = ()) -> bytes:
    """A year's notice as a file, with further days off."""
    lines = [f"{day},off" for day in sorted(known.days_off | set(more))]
    lines += [f"{day},work" for day in sorted(known.made_up)]
    return "\n".join(["date,kind", *lines]).encode()


def bring(page: Page, demo: Installation, content: bytes, guard: Guard) -> str:
    """Import a year; what its preview said."""
    page.goto(f"{demo.url}/console/calendars/new/")
    page.locator("[name=title]").fill("关于部分节假日安排的补充通知")
    page.locator("[type=file]").set_input_files({"name": "year.csv", "mimeType": "text/csv", "buffer": content})
    page.locator("main .btn-primary").click()
    guard.look(page)
    told = page.locator("main").inner_text()
    page.locator("main .btn-primary").click()
    expect(page.locator("[role=status]").last).to_contain_text("正在重新计算")
    return told


def awaited(page: Page, former: str, told: str = "") -> str:
    """The days of the clocks once they are other ones than before, and the page tells why."""
    end = time.monotonic() + WAITED
    while time.monotonic() < end:
        page.reload()
        if (shown := days_of(page)) != former and told in page.locator("main").inner_text():
            return shown
    raise AssertionError(f"still {former}")


def days_of(page: Page) -> str:
    """The days that run; the first of them may be over before the changed day."""
    return "|".join(page.locator(".jl-clock__d").all_inner_texts())


def test_a_changed_year_moves_the_day_and_the_former_brings_it_back(demo: Installation, browser: Browser) -> None:
    story = next(story for story in stories() if story.follow == "K7M2-Q9XD-4HTW")
    calendar, today = official(), datetime.now(ZoneInfo("Asia/Shanghai")).date()
    coming = next(day for day in (today + timedelta(days=n) for n in range(1, 15)) if calendar.is_working(day))
    known = calendar.notices[coming.year]
    with (
        new_context(browser, javascript=True, width=DESKTOP) as eye,
        new_context(browser, javascript=False, width=DESKTOP) as console,
        new_context(browser, javascript=False, width=PHONE) as own,
    ):
        operator, merchant, guard = console.new_page(), own.new_page(), Guard(eye.new_page())
        number = opened(merchant, demo, story.follow)
        former = days_of(merchant)
        sign_in(operator, demo, "guan@operator.example", SECRET)
        try:
            assert f"{coming:%Y-%m-%d}" in bring(operator, demo, notice_with(known, [coming]), guard)
            moved = awaited(merchant, former, "新的放假安排公布")
        finally:
            bring(operator, demo, notice_with(known), guard)
        assert awaited(merchant, moved) == former
        assert number in merchant.url
