"""An open page of the desk takes in what is new by itself: a message in its place, a row of the list."""

from playwright.sync_api import Browser, expect

from juli.hub.operations.demo.stories import password
from tests.journeys.conftest import DESKTOP, Installation, new_context, sign_in

LIN, SU = "lin@chenghu.example", "su@chenghu.example"
NEW = "合同原件今天下午送到。"


def test_a_message_and_a_row_are_renewed_without_reload(demo: Installation, browser: Browser) -> None:
    contexts = [new_context(browser, javascript=True, width=DESKTOP) for _ in range(3)]
    list_page, case_page, writer = [
        sign_in(context.new_page(), demo.url, who, password(), "/desk/today/")
        for context, who in zip(
            contexts, ("lin@chenghu.example", "lin@chenghu.example", "su@chenghu.example"), strict=True
        )
    ]
    list_page.goto(f"{demo.url}/desk/")
    number = list_page.locator("tr[data-number]").first.get_attribute("data-number")
    case_page.goto(f"{demo.url}/desk/{number}/answer/")
    writer.goto(f"{demo.url}/desk/{number}/note/")
    writer.fill("#act_text", NEW)
    writer.keyboard.press("Control+Enter")
    expect(writer.locator("main")).to_contain_text(NEW)
    case_page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    case_page.locator("[data-show]").click()
    expect(case_page.locator("[data-news]")).to_contain_text(NEW)
    expect(list_page.locator(f"tr[data-number='{number}']")).to_have_class("is-new", timeout=20_000)
    for context in contexts:
        context.close()
