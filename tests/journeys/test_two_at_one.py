"""Two people open the same complaint in two browsers: each sees the other, neither overwrites, nothing is lost."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from juli.hub.operations.demo.stories import password
from tests.journeys.conftest import DESKTOP, PHONE, Guard, Installation, new_context, sign_in

LIN, SU = "lin@chenghu.example", "su@chenghu.example"


@pytest.fixture(scope="module")
def two(browser: Browser, demo: Installation) -> Iterator[tuple[Page, Page]]:
    contexts = [new_context(browser, javascript=True, width=DESKTOP) for _ in range(2)]
    yield tuple(  # type: ignore[misc]
        sign_in(context.new_page(), demo.url, who, password()) for context, who in zip(contexts, (LIN, SU), strict=True)
    )
    for context in contexts:
        context.close()


def test_neither_of_two_overwrites_the_other(demo: Installation, two: tuple[Page, Page]) -> None:
    lin, su = two
    lin.goto(f"{demo.url}/desk/?view=open")
    address = lin.locator(".jl-list--work td.jl-num a, .jl-list--work td.shop a").first.get_attribute("href")
    lin.goto(f"{demo.url}{address}")
    lin.keyboard.press("?")
    expect(lin.locator("dialog#keys")).to_be_visible()
    lin.keyboard.press("Escape")
    expect(lin.locator("dialog#keys")).to_be_hidden()
    lin.keyboard.press("r")
    lin.wait_for_url("**/answer/#act")
    su.goto(f"{demo.url}{address}answer/#act")
    expect(su.locator("[data-present]")).to_contain_text("正在这里写")
    lin.fill("#act_text", "林写到一半的答复")
    expect(lin.locator("[data-saved]")).to_have_text("已保存")
    su.fill("#act_text", "苏先发出的答复")
    su.keyboard.press("Control+Enter")
    su.wait_for_url(re.compile(f"{re.escape(str(address))}(#act)?$"))
    lin.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    show = lin.locator("[data-show]")
    expect(show).to_have_text("有 1 条新消息，显示")
    lin.locator("#act .btn-primary").click()
    expect(lin.locator("[data-news]")).to_contain_text("苏先发出的答复")
    expect(lin.locator("#act_text")).to_have_value("林写到一半的答复")
    lin.goto(f"{demo.url}{address}")
    expect(lin.locator(".jl-unsent")).to_contain_text("写给商户")
    lin.locator(".jl-unsent a").first.click()
    expect(lin.locator("#act_text")).to_have_value("林写到一半的答复")
    lin.locator("#act .btn-primary").click()
    expect(lin.locator(".jl-talk")).to_contain_text("林写到一半的答复")
    expect(lin.locator(".jl-unsent")).to_have_count(0)


def test_names_are_offered_while_a_note_is_written(demo: Installation, two: tuple[Page, Page]) -> None:
    lin, _ = two
    lin.goto(lin.url.partition("#")[0] + "note/#act")
    note, names = lin.locator("#act_text"), lin.locator("#mention")
    note.focus()
    lin.keyboard.type("请@")
    expect(names).to_be_visible()
    offered = names.locator("[role=option]").all_inner_texts()
    lin.keyboard.press("ArrowDown")
    expect(names.locator("[aria-selected=true]")).to_have_text(offered[1])
    expect(note).to_have_attribute("aria-activedescendant", "mention-1")
    lin.keyboard.press("Enter")
    expect(names).to_be_hidden()
    expect(note).to_have_value(f"请@{offered[1]} ")
    lin.keyboard.type("和@苏")
    names.locator("[role=option]").first.click()
    expect(note).to_have_value(re.compile(r"和@苏\S+ $"))
    expect(note).to_be_focused()
    lin.keyboard.type("看。写信到x@")
    expect(names).to_be_hidden()
    lin.keyboard.type(" @")
    expect(names).to_be_visible()
    lin.keyboard.press("Escape")
    expect(names).to_be_hidden()
    lin.locator("#act .jl-draft__f .btn-quiet").click()


def test_its_pages_are_clean_on_a_phone_and_on_a_desk(demo: Installation, two: tuple[Page, Page]) -> None:
    page, _ = two
    address = page.url.removeprefix(demo.url).partition("#")[0]
    guard = Guard(page)
    for width in (PHONE, DESKTOP):
        page.set_viewport_size(width)  # type: ignore[arg-type]
        for end in (f"{address}", f"{address}note/", f"{address}investigation/", "/desk/mentions/"):
            page.goto(f"{demo.url}{end}")
            guard.look(page)
    assert len(guard.checked) == 4
