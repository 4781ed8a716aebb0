"""While a merchant writes: a hard word is marked, calm ones are taken and put back, one's own stay and go."""

import re

from playwright.sync_api import Browser, expect

from tests.journeys.conftest import PHONE, Guard, Installation, new_context

ANGRY = "你们这帮畜生，10月12日扣了299元。"


def test_hard_words_are_marked_below_the_field_and_may_stay(demo: Installation, browser: Browser) -> None:
    with new_context(browser, javascript=True, width=PHONE) as context:
        page = context.new_page()
        page.goto(demo.url)
        page.locator(".jl-ways button").first.click()
        page.goto(f"{demo.url}/draft/story/")
        story, marked = page.locator("[name=story]"), page.locator("[data-tone-shown]")
        story.fill(ANGRY)
        expect(marked.locator("mark").first).to_contain_text("畜生")
        Guard(None).look(page)
        marked.locator("[data-tone-calm]").click()
        expect(story).not_to_have_value(re.compile("畜生"))
        expect(story).to_have_value(re.compile("10月12日扣了299元"))
        marked.locator("[data-tone-back]").click()
        expect(story).to_have_value(ANGRY)
        marked.locator("[data-tone-keep]").click()
        expect(marked).to_be_empty()
        page.locator(".jl-bottom .btn-primary").click()
        expect(page).to_have_url(re.compile("/draft/evidence/$"))
