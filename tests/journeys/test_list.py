"""A morning at the list of the desk, by keyboard: search, choose, tag, undo, keep a view."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from juli.hub.operations.demo.stories import password
from tests.journeys.conftest import DESKTOP, PHONE, Guard, Installation, new_context, sign_in


@pytest.fixture
def page(browser: Browser, demo: Installation) -> Iterator[Page]:
    """Somebody of customer service, just signed in."""
    context = new_context(browser, javascript=True, width=DESKTOP, language="zh-CN")
    yield sign_in(context.new_page(), demo.url, "su@chenghu.example", password(), "/desk/today/")
    context.close()


def look(page: Page) -> None:
    """At a desk and on a phone."""
    for width in (PHONE, DESKTOP):
        page.set_viewport_size(width)  # type: ignore[arg-type]
        Guard(None).look(page)


def test_a_morning_by_keyboard(page: Page, demo: Installation) -> None:
    look(page)
    page.keyboard.press("g")
    page.keyboard.press("1")
    expect(page).to_have_url(re.compile("view=open"))
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("金额:>50 colour:red")
    page.keyboard.press("Enter")
    expect(page.locator(".jl-chips li")).to_have_count(1)
    expect(page.get_by_role("alert")).to_contain_text("colour")
    for details in page.locator("details > summary").all():
        details.click()
    look(page)
    for key in ("j", "x", "j", "x"):
        page.keyboard.press(key)
    expect(page.locator("[data-chosen]")).to_contain_text("2")
    page.keyboard.press("t")
    expect(page).to_have_url(re.compile("/desk/many/$"))
    look(page)
    page.locator("[name=tag]").fill("待核实")
    page.keyboard.press("Enter")
    undo = page.get_by_role("button", name="撤销")
    expect(undo).to_be_visible(timeout=30_000)
    look(page)
    undo.click()
    expect(page.locator(".jl-worked")).to_contain_text("已撤销", timeout=30_000)
    page.goto(f"{demo.url}/desk/views/")
    page.locator("[name=name]").fill("金额较大")
    page.locator("[name=filters]").fill("金额:>50")
    page.get_by_role("button", name="保存视图").click()
    expect(page.locator("[aria-current=page]")).to_contain_text("金额较大")
    page.goto(f"{demo.url}/desk/views/")
    look(page)
