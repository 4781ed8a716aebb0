"""A whole shift at the desk: three complaints come in, five people work on them, nothing is overwritten or lost."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect

from juli.hub.operations.demo.stories import password
from tests.journeys.conftest import DESKTOP, Installation, new_context, sign_in
from tests.journeys.walker import NUMBER, PASSCODE, Walker, in_days

SERVICE, TECHNICAL, COMPLIANCE = "客户服务部", "技术支持部", "合规与法务部"
SETTLEMENT, BRAND = "结算与风控部", "市场与品牌部"


@dataclass(frozen=True)
class Filed:
    """A complaint as its merchant knows it."""

    number: str
    passcode: str


def filed(url: str, entrance: str, issue: str, *, terminal: Mapping[str, str], **answers: Mapping[str, str]) -> Filed:
    """Filed page by page, as a merchant does it."""
    merchant = Walker(url)
    merchant.submit("/start/", {"entrance": entrance}, page=merchant.get("/"))
    provider = {"provider_name": "澄湖支付", **terminal}
    steps = {"what": {"issue": issue}, "who": {"kind": "sole_trader"}}
    for step, typed in steps.items():
        merchant.submit(f"/draft/{step}/", {"do": "continue", **typed})
    page = merchant.submit("/draft/provider/", {"do": "look", **provider})
    offered = re.search(r'name="organisation" value="([^"]+)"', page)
    assert offered
    steps = {"provider": {**provider, "organisation": offered[1]}, **answers, "evidence": {}}
    for step, typed in steps.items():
        merchant.submit(f"/draft/{step}/", {"do": "continue", **typed})
    page = merchant.submit("/draft/check/", {"do": "file"})
    number, passcode = NUMBER.search(page), PASSCODE.search(page)
    assert number
    assert passcode
    return Filed(number[0], passcode[0])


def three(url: str) -> tuple[Filed, Filed, Filed]:
    """A machine that is broken, somebody who is not listened to, and much money."""
    return (
        filed(
            url,
            "device",
            "device_fault",
            terminal={"merchant_no": "898330158140D11"},
            claims={"claims": "repair"},
            story={"story": "机器能开机，可是从上周起刷的钱都没有到账。"},
            contact={"name": "王小明", "business_name": "小明早餐", "phone": "13800001111"},
        ),
        filed(
            url,
            "service",
            "service_quality",
            terminal={"merchant_no": "898440158140D12"},
            claims={"claims": "apology"},
            story={"story": "打了五次电话没有人理，讲粤语也没人听得懂。"},
            contact={"name": "黄阿妹", "business_name": "阿妹肠粉", "phone": "13800002222"},
        ),
        filed(
            url,
            "overcharged",
            "rate_increase",
            terminal={"merchant_no": "898330158140D13"},
            claims={"claims": "refund", "amount": "25000"},
            story={"story": "从三月起费率变了，一年多收了两万五，合同不是这样写的。"},
            contact={"name": "钱进", "business_name": "钱进建材", "phone": "13800003333"},
        ),
    )


@dataclass
class Shift:
    """The people of the shift, each in a browser of their own."""

    browser: Browser
    url: str
    pages: dict[str, Page] = field(default_factory=dict)

    def page(self, who: str) -> Page:
        """The window of one of them; the first time they sign in."""
        if who not in self.pages:
            page = new_context(self.browser, javascript=True, width=DESKTOP).new_page()
            self.pages[who] = sign_in(page, self.url, f"{who}@chenghu.example", password())
        return self.pages[who]

    def at(self, who: str, path: str) -> Page:
        page = self.page(who)
        page.goto(f"{self.url}/desk/{path}")
        return page

    def send(self, who: str, path: str, **typed: str) -> Page:
        """Fill in a form of the desk and send it."""
        page = self.at(who, path)
        for name, value in typed.items():
            place = page.locator(f"main form [name={name}]")
            if place.evaluate("place => place.tagName") == "SELECT":
                place.select_option(label=value)
            else:
                place.fill(value)
        page.locator("main form .btn-primary").last.click()
        page.wait_for_load_state()
        return page


@pytest.fixture
def shift(browser: Browser, demo: Installation) -> Iterator[Shift]:
    people = Shift(browser, demo.url)
    yield people
    for page in people.pages.values():
        page.context.close()


def test_a_whole_shift(shift: Shift, demo: Installation) -> None:
    machine, service, money = three(demo.url)
    are_routed(shift, machine, service, money)
    is_transferred(shift, machine)
    waits_for_two_departments(shift, money)
    waits_for_a_second_person(shift, demo, money)
    is_undone(shift, machine, service, money)
    two_write_at_once(shift, demo, service)


def are_routed(shift: Shift, machine: Filed, service: Filed, money: Filed) -> None:
    """By rules: repairs, the amount, and the province with what somebody knows. Nobody reads what is not theirs."""
    for complaint, department in ((machine, TECHNICAL), (service, SERVICE), (money, COMPLIANCE)):
        expect(shift.at("lin", f"{complaint.number}/").locator(".jl-owner")).to_contain_text(department)
    expect(shift.at("gu", f"{service.number}/").locator(".jl-owner")).to_contain_text("何嘉树")
    for complaint in (machine, money):
        answer = shift.page("gu").goto(f"{shift.url}/desk/{complaint.number}/")
        assert answer is not None
        assert answer.status == 404


def is_transferred(shift: Shift, machine: Filed) -> None:
    reason = "机器没有坏，钱是结算时没有到，请核查。"
    shift.send("han", f"{machine.number}/transfer/", department=SETTLEMENT, text=reason)
    page = shift.at("shen", f"?view=open&q={machine.number}")
    page.locator("td.shop a").first.click()
    expect(page.locator(".jl-owner")).to_contain_text(SETTLEMENT)
    expect(page.locator("main")).to_contain_text(reason)
    page.get_by_role("button", name="我来办").click()
    expect(page.locator(".jl-owner")).to_contain_text("沈秋")


def waits_for_two_departments(shift: Shift, money: Filed) -> None:
    """The owner of the answer asks two, and can send nothing that decides before both have spoken."""
    for department in (SERVICE, BRAND):
        shift.send("lu", f"{money.number}/department/", department=department, text=f"{department}当时怎么通知的？")
    for who, count in (("gu", 1), ("tang", 0)):
        page = shift.at("lu", f"{money.number}/")
        expect(page.locator("a[data-act=hold]")).to_be_visible()
        for act in ("answer", "offer", "close"):
            expect(page.locator(f"a[data-act={act}]")).to_have_count(0)
        page = shift.at(who, "asked/")
        page.locator(f"a[href*='{money.number}/department/']").click()
        page.locator("[name=text]").fill("当时没有逐户通知。")
        page.locator("main form .btn-primary").click()
        expect(page.locator("[role=status]").first).to_contain_text("回复已经送达")
        expect(shift.at("lu", f"{money.number}/").locator(".jl-thread .jl-tag", has_text="等待回复")).to_have_count(
            count
        )
    shift.page("lu").locator("form[action$='/acknowledge/'] button").click()
    expect(shift.page("lu").locator("a[data-act=offer]").first).to_be_visible()


def waits_for_a_second_person(shift: Shift, demo: Installation, money: Filed) -> None:
    """Above the limit of the house the author cannot send it alone, and the merchant sees nothing of it."""
    terms = "多收的手续费全部退还，费率恢复为 0.60%。"
    page = shift.send("lu", f"{money.number}/offer/", amount="25000", pay_by=in_days(7), text=terms)
    waiting = page.locator(".jl-after__wait")
    expect(waiting).to_contain_text("25,000.00")
    expect(waiting.locator("a")).to_have_count(0)
    merchant = Walker(demo.url)
    home = f"/follow/{money.number}/"
    merchant.submit("/follow/", {"number": money.number, "passcode": money.passcode})
    assert terms not in merchant.get(home)
    page = shift.at("lin", "offers/")
    page.locator(f"main a[href*='{money.number}/offer/']").click()
    page.locator("[name=decision][value=approve]").click()
    expect(page.locator("[role=status]").first).to_contain_text("方案已批准")
    assert terms in merchant.get(home)


def is_undone(shift: Shift, *complaints: Filed) -> None:
    """A tag for all three: looked at before, put on, taken off again."""
    page = shift.at("lin", "?view=open")
    for complaint in complaints:
        page.locator(f"tr[data-number='{complaint.number}'] input[type=checkbox]").check()
    page.locator("[name=kind]").select_option("tag")
    page.locator("#bulk button").click()
    for complaint in complaints:
        expect(page.locator(".jl-worked")).to_contain_text(complaint.number)
    page.locator("[name=tag]").fill("今日复盘")
    page.locator(".jl-many .btn-primary").click()
    undo = page.get_by_role("button", name="撤销")
    expect(undo).to_be_visible(timeout=30_000)
    outcome = page.url
    expect(shift.at("gu", f"?view=open&q={complaints[1].number}").locator("tbody")).to_contain_text("今日复盘")
    page.goto(outcome)
    undo.click()
    expect(page.locator(".jl-worked .jl-tag", has_text="已撤销")).to_have_count(3, timeout=30_000)
    expect(shift.at("gu", f"?view=open&q={complaints[1].number}").locator("tbody")).not_to_contain_text("今日复盘")


def two_write_at_once(shift: Shift, demo: Installation, service: Filed) -> None:
    """Somebody works by keyboard alone; a colleague answers meanwhile. Each sees the other, both answers stand."""
    page = shift.at("jiashu", "today/")
    keys = page.keyboard
    keys.press("g")
    keys.press("1")
    page.wait_for_url("**view=open")
    keys.press("/")
    keys.type("阿妹肠粉")
    keys.press("Enter")
    page.wait_for_url("**q=*")
    keys.press("j")
    keys.press("Enter")
    page.wait_for_url(f"**/desk/{service.number}/")
    page.wait_for_load_state()
    keys.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    keys.press("Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()
    keys.press("k")
    expect(page.locator("#checks button").first).to_be_focused()
    keys.press("Enter")
    expect(page.locator("#checks [aria-pressed=true]")).to_have_count(1)
    page.wait_for_load_state()
    keys.press("r")
    page.wait_for_url("**/answer/#act")
    expect(page.locator("#act_text")).to_be_focused()
    colleague = shift.at("gu", f"{service.number}/answer/#act")
    expect(colleague.locator("[data-present]")).to_contain_text("何嘉树")
    keys.type("黄女士您好，以后由会讲粤语的同事接听。")
    expect(page.locator("[data-saved]")).to_have_text("已保存")
    colleague.fill("#act_text", "五次来电的录音我们正在听。")
    colleague.keyboard.press("Control+Enter")
    colleague.wait_for_url(re.compile(f"/desk/{service.number}/(#act)?$"))
    keys.press("Control+Enter")
    expect(page.locator("[data-news]")).to_contain_text("五次来电的录音我们正在听。")
    page.wait_for_load_state()
    expect(page.locator("#act_text")).to_have_value("黄女士您好，以后由会讲粤语的同事接听。")
    page.locator("#act_text").focus()
    keys.press("Control+Enter")
    talk = page.locator(".jl-talk")
    expect(talk).to_contain_text("五次来电的录音我们正在听。")
    expect(talk).to_contain_text("以后由会讲粤语的同事接听。")
    page.wait_for_load_state()
    keys.press("u")
    page.wait_for_url("**/desk/")
