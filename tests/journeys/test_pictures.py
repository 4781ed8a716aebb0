"""A slip is photographed on a phone, without JavaScript: the real worker reads it, a person confirms it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import PHONE, Guard, Installation, new_context
from tests.pictures import SLIP, drawn, encoded, noisy

ODD = "编,何时,何事,若干,扣\n1,2026-01-09 10:00:00,刷卡,1000.00,6.00\n2,2026-01-10 10:00:00,刷卡,1000.00,30.00\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    photo, table = tmp_path / "小票.jpg", tmp_path / "流水.csv"
    photo.write_bytes(encoded(noisy(drawn(SLIP))))
    table.write_text(ODD, encoding="utf-8")
    return photo, table


def test_a_slip_and_an_unknown_table_are_read_on_a_phone(
    demo: Installation, browser: Browser, files: tuple[Path, Path]
) -> None:
    page = new_context(browser, javascript=False, width=PHONE).new_page()
    guard = Guard(new_context(browser, javascript=True, width=PHONE).new_page())
    page.goto(demo.url)
    page.locator(".jl-ways button").first.click()
    page.goto(f"{demo.url}/draft/statements/")
    page.locator("[name=files]").set_input_files(files[0])
    page.locator("[name=do][value=upload]").click()
    expect(page).to_have_url(re.compile("/draft/picture/"))
    # The page looks again by itself until the worker has read the picture.
    expect(page.locator("[name=line-0-amount]")).to_have_value("1286.00", timeout=90_000)
    expect(page.locator("[name=line-0-when]")).to_have_value("2026-03-15 14:25:36")
    guard.look(page)
    assert guard.eye is not None
    drawn_width = (
        "Math.min(...[...document.querySelectorAll('.jl-crop')].map(crop => crop.getBoundingClientRect().width))"
    )
    assert guard.eye.evaluate(drawn_width) > 40
    page.locator(".jl-bottom .btn-primary").click()
    expect(page).to_have_url(re.compile("/draft/statements/$"))
    page.locator("[name=files]").set_input_files(files[1])
    page.locator("[name=do][value=upload]").click()
    expect(page).to_have_url(re.compile("/draft/columns/"))
    for column, use in {"1": "occurred_at", "3": "amount", "4": "fee"}.items():
        page.locator(f"[name=column-{column}]").select_option(use)
    page.locator("[name=do][value=preview]").click()
    expect(page.locator(".jl-raw tbody tr")).to_have_count(2)
    guard.look(page)
    page.locator(".jl-bottom .btn-primary").click()
    expect(page).to_have_url(re.compile("/draft/statements/$"))
    expect(page.locator(".jl-files > li")).to_have_count(2)
    guard.look(page)
    page.goto(f"{demo.url}/draft/audit/")
    expect(page.locator("main")).to_contain_text("3 行")
