"""The whole story in a real browser: from a statement to an answered, settled and closed complaint.

Once with JavaScript and once without for the merchant's part; every page is looked at by axe.
"""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import DESKTOP, PHONE, Guard, Installation, new_context

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
STATEMENTS = [EXAMPLES / name for name in ("statement-2025.csv", "statement-2026.csv", "pos-daily-2026-10.csv")]
STORY = "今年1月起每笔都多收，没有任何通知。<b>请核对</b> {{ 7*7 }} =1+1"
CONTRACT = """特约商户受理协议
甲方：北桥支付有限公司
第一条 信用卡手续费费率为0.60%，借记卡手续费费率为0.50%，封顶20元。
第二条 流量费每年99元，自签约满180天起收取。
第三条 结算周期为T+1。
第四条 本协议最终解释权归甲方所有。
签订日期：2025年9月12日
"""
LOOKED_AT = 25
"""So many different addresses the story passes, at the least."""


class Merchant:
    """Someone on a phone, without signing in."""

    def __init__(self, page: Page, url: str, guard: Guard) -> None:
        self.page, self.url, self.guard = page, url, guard

    def go_on(self, leads_to: str) -> None:
        self.guard.look(self.page)
        self.page.locator(".jl-bottom .btn-primary").click()
        expect(self.page).to_have_url(re.compile(f"/{leads_to}/$"))

    def begin(self) -> None:
        page = self.page
        page.goto(self.url)
        self.guard.look(page)
        page.locator(".jl-ways button").first.click()
        page.locator("input[value=rate_increase]").check()
        self.go_on("who")
        page.locator("input[value=sole_trader]").check()
        self.go_on("provider")
        page.locator("[name=provider_name]").fill("澄湖支付")
        page.locator("[name=merchant_no]").fill("898430552510A6R")
        page.locator("[name=terminal_no]").fill("88213307")
        page.locator("[name=do][value=look]").click()
        page.locator("[name=organisation]").first.check()
        self.go_on("agreed")

    def agree(self) -> None:
        page = self.page
        for name, value in {
            "rate-0-percent": "0.60",
            "rate-1-percent": "0.50",
            "rate-1-cap": "20",
            "rate-2-percent": "0.38",
            "charge-0-amount": "99",
            "deposit-amount": "299",
            "deposit-turnover": "50000",
            "deposit-within_days": "180",
            "deposit-refund_within_days": "7",
            "signed_on": "2025-09-12",
        }.items():
            page.locator(f"[name={name}]").fill(value)
        page.locator("[name=charges][value=known]").check()
        page.locator("[name=charge-0-kind]").select_option("data_fee")
        page.locator("[name=charge-0-every_months]").select_option("12")
        page.locator("[name=deposit][value=known]").check()
        self.go_on("statements")

    def audit(self) -> None:
        page = self.page
        page.locator("[name=files]").set_input_files(STATEMENTS)
        page.locator("[name=do][value=upload]").click()
        expect(page.locator("main")).to_contain_text("statement-2026.csv")
        self.go_on("audit")
        total = page.locator(".jl-sum").inner_text()
        assert re.search(r"\d,\d{3}\.\d\d", total)
        self.guard.look(page)
        page.locator(".jl-lines a").first.click()
        expect(page).to_have_url(re.compile(r"/draft/line/"))
        self.guard.look(page)
        page.go_back()
        assert page.locator(".jl-sum").inner_text() == total
        self.go_on("claims")

    def tell(self) -> None:
        page = self.page
        assert re.fullmatch(r"\d+\.\d\d", page.locator("[name=amount]").input_value())
        self.go_on("story")
        page.locator("[name=story]").fill(STORY)
        self.go_on("evidence")
        slip = {"name": "聊天记录.txt", "mimeType": "text/plain", "buffer": "业务员：费率不变".encode()}
        page.locator("[name=files]").set_input_files(slip)
        page.locator("[name=do][value=upload]").click()
        self.go_on("contact")
        page.locator("[name=name]").fill("周桂兰")
        page.locator("[name=business_name]").fill("周记五金建材店（测试）")
        page.locator("[name=email]").fill("zhou@example.cn")
        self.go_on("check")

    def file(self) -> str:
        page = self.page
        expect(page.locator("main")).to_contain_text("<b>请核对</b> {{ 7*7 }} =1+1")
        self.go_on("filed")
        number = re.search(r"\d{4}-\d{4,}-\d\d", page.locator("main").inner_text())
        assert number
        page.reload()
        assert number[0] in page.locator("main").inner_text()
        self.guard.look(page)
        for kind, begins in {"receipt": b"%PDF", "letter-pdf": b"%PDF", "letter-docx": b"PK"}.items():
            with page.expect_download() as download:
                page.locator(f"a[href$='/{kind}/']").click()
            assert Path(download.value.path()).read_bytes().startswith(begins)
        return number[0]

    def open(self, number: str) -> None:
        self.page.goto(f"{self.url}/follow/{number}/")
        expect(self.page.locator("main")).to_contain_text(number)
        self.guard.look(self.page)

    def answer(self) -> None:
        self.page.locator("form[action$='/message/'] textarea").fill("请给我看通知。")
        self.page.locator("form[action$='/message/'] button").click()
        expect(self.page.locator("main")).to_contain_text("请给我看通知。")

    def accept(self) -> None:
        self.page.locator("a[href$='/accept/']").first.click()
        self.guard.look(self.page)
        self.page.locator("main form button").first.click()

    def confirm_payment(self) -> None:
        self.page.locator("a[href$='/arrived/']").first.click()
        self.guard.look(self.page)
        self.page.locator("main form button").first.click()


class Desk:
    """Someone of the provider, at a desk."""

    def __init__(self, page: Page, url: str, guard: Guard) -> None:
        self.page, self.url, self.guard = page, url, guard

    def sign_in(self) -> None:
        page = self.page
        page.goto(f"{self.url}/desk/")
        self.guard.look(page)
        page.locator("[name=login]").fill("lin@chenghu.example")
        page.locator("[name=password]").fill("willow by the lake 21")
        page.locator("main form .btn-primary").click()
        expect(page).to_have_url(re.compile("/desk/$"))
        self.guard.look(page)

    def open(self, number: str) -> None:
        self.page.goto(f"{self.url}/desk/?q={number}")
        self.page.locator(f"a[href*='/desk/{number}/']").first.click()
        expect(self.page).to_have_url(re.compile(f"/desk/{number}/"))
        self.guard.look(self.page)

    def act(self, number: str, act: str, **fields: str) -> None:
        page = self.page
        page.goto(f"{self.url}/desk/{number}/{act}/")
        self.guard.look(page)
        for name, value in fields.items():
            field = page.locator(f"#act [name={name}]")
            if field.evaluate("e => e.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        page.locator("#act .btn-primary").click()
        expect(page).to_have_url(re.compile(f"/desk/{number}/(#.*)?$"))


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_from_a_statement_to_a_closed_complaint(demo: Installation, browser: Browser, javascript: bool) -> None:
    with (
        new_context(browser, javascript=True, width=PHONE) as eye,
        new_context(browser, javascript=javascript, width=PHONE) as phone,
        new_context(browser, javascript=True, width=DESKTOP) as office,
    ):
        guard = Guard(None if javascript else eye.new_page())
        merchant = Merchant(phone.new_page(), demo.url, guard)
        merchant.begin()
        merchant.agree()
        merchant.audit()
        merchant.tell()
        number = merchant.file()
        desk = Desk(office.new_page(), demo.url, Guard(None, guard.checked))
        desk.sign_in()
        desk.open(number)
        desk.act(number, "acknowledge")
        desk.act(number, "note", text="内部：费率参数 1月9日改过。")
        desk.act(number, "answer", text="周女士您好，我们正在核对。")
        merchant.open(number)
        expect(merchant.page.locator("main")).to_contain_text("我们正在核对")
        expect(merchant.page.locator("main")).not_to_contain_text("费率参数")
        merchant.answer()
        later = (date.today() + timedelta(days=10)).isoformat()
        desk.act(number, "offer", amount="1000.00", pay_by=later, text="同意退还多收部分。")
        merchant.open(number)
        merchant.accept()
        desk.act(number, "payment", paid_on=date.today().isoformat(), reference="回单 8831")
        merchant.open(number)
        merchant.confirm_payment()
        merchant.open(number)
        expect(merchant.page.locator("form[action$='/message/']")).to_have_count(0)
        desk.open(number)
    assert len(guard.checked) >= LOOKED_AT, sorted(guard.checked)


def test_a_contract_is_read_and_confirmed_on_a_phone(demo: Installation, browser: Browser, tmp_path: Path) -> None:
    """Without JavaScript: uploaded, its terms confirmed one by one, a long one read by the worker."""
    phone = new_context(browser, javascript=False, width=PHONE)
    eye = new_context(browser, javascript=True, width=PHONE)
    guard = Guard(eye.new_page())
    short, long = tmp_path / "contract.txt", tmp_path / "long.txt"
    short.write_text(CONTRACT, encoding="utf-8")
    long.write_text(CONTRACT + "第五条 双方应当遵守法律。\n" * 6000, encoding="utf-8")
    page = phone.new_page()
    page.goto(demo.url)
    page.locator(".jl-ways button").first.click()
    page.goto(f"{demo.url}/draft/agreed/")
    page.locator("[name=rate-0-percent]").fill("0.55")
    page.locator("#id_contract").set_input_files(short)
    page.locator("section button[value=contract]").last.click()
    expect(page).to_have_url(re.compile("/terms/$"))
    guard.look(page)
    # What was typed before stays unless the person chooses; the rest is taken as it stands.
    page.locator(".jl-bottom .btn-primary").click()
    expect(page).to_have_url(re.compile("/agreed/$"))
    expect(page.locator("[name=rate-0-percent]")).to_have_value("0.55")
    expect(page.locator("[name=rate-1-cap]")).to_have_value("20.00")
    expect(page.locator("[name=signed_on]")).to_have_value("2025-09-12")
    guard.look(page)
    page.locator("button[value^='marks:']").click()
    expect(page.locator(".jl-quote").first).to_contain_text("最终解释权归甲方所有")
    guard.look(page)
    page.goto(f"{demo.url}/draft/agreed/")
    page.locator("#id_contract").set_input_files(long)
    page.locator("section button[value=contract]").last.click()
    waits = page.locator("li", has_text="long.txt").locator("button[name=remove]").get_attribute("value")
    # Without any script the page looks again by itself until the worker has read it.
    page.goto(f"{demo.url}/draft/contract/{waits}/terms/")
    expect(page.locator(".jl-term").first).to_be_visible(timeout=30_000)
    for context in (phone, eye):
        context.close()
