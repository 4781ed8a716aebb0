"""The pages on which a house sets its routing: rules and their preview, who takes what, absences, the ladder."""

from collections.abc import Mapping

import pytest
from django.test import Client

from juli.hub.accounts.actors import SYSTEM
from juli.hub.directory.models import Department, Organisation
from juli.hub.routing.actions import add_rule
from juli.hub.routing.models import Absence, EscalationRule, Intake, Level, RoutingRule, RuleVersion, Staffing
from juli.hub.routing.rules import Rule
from juli.hub.today import this_day
from tests.hub.builders import organisation, seated

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Organisation:
    made = organisation()
    Department.objects.create(organisation=made, code="customer_service", name="客户服务部")
    return made


@pytest.fixture
def head(house: Organisation) -> Client:
    return sit(house, "head@example.cn", "管理员")


def sit(at: Organisation, email: str, role: str) -> Client:
    browser = Client(headers={"accept-language": "zh-CN"})
    browser.force_login(seated(at, email, role=role).user)
    return browser


def page(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


RULE = {"department": "customer_service", "issue": "deposit", "amount_from": "5,000", "province": "43", "skill": "粤语"}


class TestRules:
    def test_a_rule_is_added_told_in_words_moved_changed_and_removed(self, head: Client) -> None:
        head.post("/organisation/routing/add/", RULE)
        head.post("/organisation/routing/add/", {"department": "compliance_legal", "product": "K9"})
        told = page(head, "/organisation/routing/")
        for words in ("要求退回 5,000.00 元以上", "省份是湖南", "提到“K9”", "由有“粤语”专长的人办理", "第 2 版"):
            assert words in told
        last = RuleVersion.objects.first().rules.last()  # type: ignore[union-attr]
        assert last is not None
        head.post(f"/organisation/routing/{last.pk}/earlier/")
        first, second = RuleVersion.objects.first().rules.all()  # type: ignore[union-attr]
        assert (first.product, second.amount_from) == ("K9", 500_000)
        assert 'value="5000.00"' in page(head, f"/organisation/routing/{second.pk}/")
        head.post(f"/organisation/routing/{second.pk}/", RULE | {"amount_from": ""})
        now = RuleVersion.objects.first().rules.last()  # type: ignore[union-attr]
        assert now is not None
        assert now.amount_from is None
        head.post(f"/organisation/routing/{now.pk}/remove/")
        assert RuleVersion.objects.first().rules.count() == 1  # type: ignore[union-attr]

    @pytest.mark.parametrize("wrong", [{"amount_from": "abc"}, {"amount_from": "-3"}, {"department": "nowhere"}])
    def test_what_cannot_be_a_rule_is_said_and_nothing_typed_is_lost(
        self, head: Client, wrong: Mapping[str, str]
    ) -> None:
        told = head.post("/organisation/routing/add/", RULE | {"product": "写了很久"} | wrong).content.decode()
        assert "写了很久" in told
        assert not RuleVersion.objects.exists()

    def test_a_colleague_was_quicker(self, house: Organisation, head: Client) -> None:
        old = add_rule(house, Rule("customer_service"), by=SYSTEM).rules.get()
        add_rule(house, Rule("compliance_legal"), by=SYSTEM)
        assert "同事刚刚改过规则" in head.post(f"/organisation/routing/{old.pk}/", RULE).content.decode()
        assert "同事刚刚改过规则" in head.post(f"/organisation/routing/{old.pk}/earlier/", follow=True).content.decode()

    @pytest.mark.parametrize(
        ("tried", "told"),
        [
            ("issue=deposit&amount_from=6000", "会转到客户服务部，因为第 1 条规则最先符合"),
            ("issue=deposit&amount_from=4000", "会转到合规与法务部，因为没有规则符合"),
            ("issue=device_fault", "会转到客户服务部，因为没有规则符合"),
        ],
    )
    def test_the_preview_says_where_and_why(self, house: Organisation, head: Client, tried: str, told: str) -> None:
        add_rule(house, Rule("customer_service", issue="deposit", amount_from=500_000), by=SYSTEM)
        assert told in page(head, f"/organisation/routing/?{tried}")

    @pytest.mark.parametrize(
        "tried", ["issue=nothing", "issue=deposit&amount_from=x", "issue=", "issue=%00&province=99"]
    )
    def test_a_preview_that_cannot_be_read_fails_nowhere(self, head: Client, tried: str) -> None:
        assert head.get(f"/organisation/routing/?{tried}").status_code == 200


class TestStaffing:
    def test_a_department_is_set_to_workload_and_back(self, house: Organisation, head: Client) -> None:
        service = house.departments.get(code="customer_service")
        head.post(f"/organisation/staffing/{service.pk}/intake/", {"automatic": "yes"})
        assert Intake.objects.get().automatic
        head.post(f"/organisation/staffing/{service.pk}/intake/", {"automatic": "no"})
        assert not Intake.objects.get().automatic

    def test_skills_are_read_whatever_comma_parts_them(self, house: Organisation, head: Client) -> None:
        seat = seated(house, "su@example.cn")
        head.post(f"/organisation/staffing/member/{seat.pk}/", {"skills": "粤语，刷机、 英语; 粤语", "level": "2"})
        kept = Staffing.objects.get()
        assert (kept.skills, kept.level) == (sorted(["粤语", "刷机", "英语"]), 2)
        assert "部门负责人" in page(head, "/organisation/staffing/")

    def test_an_absence_is_entered_and_ended(self, house: Organisation, head: Client) -> None:
        seat, today = seated(house, "su@example.cn"), this_day().isoformat()
        form = {"member": seat.pk, "first_day": today, "last_day": today, "deputy": seat.pk}
        assert "代班人不能是本人" in head.post("/organisation/absences/add/", form).content.decode()
        head.post("/organisation/absences/add/", form | {"deputy": ""})
        absence = Absence.objects.get()
        assert "请假中" in page(head, "/organisation/absences/")
        head.post(f"/organisation/absences/{absence.pk}/end/")
        assert "现在没有人请假" in page(head, "/organisation/absences/")


class TestLadder:
    def test_the_shipped_levels_are_proposed_and_kept_as_they_stand(self, head: Client) -> None:
        shown = page(head, "/organisation/escalation/")
        assert "还没有自己设置" in shown
        form = {
            "name_1": "高级客服",
            "contact_1": "3",
            "request_1": "on",
            "name_2": "负责人",
            "amount_2": "10000",
            "law_2": "0",
        }
        head.post("/organisation/escalation/", form)
        assert [level.name for level in Level.objects.all()] == ["高级客服", "负责人"]
        kept = EscalationRule.objects.values_list("trigger", "threshold", "level")
        assert set(kept) == {("contact", 3, 1), ("request", 0, 1), ("amount", 1_000_000, 2), ("law", 0, 2)}
        assert 'value="10000.00"' in page(head, "/organisation/escalation/")

    @pytest.mark.parametrize(
        ("form", "told"),
        [
            ({}, "至少要有一级"),
            ({"name_2": "x"}, "至少要有一级"),
            ({"name_1": "x", "law_2": "1"}, "还没有写名称"),
            ({"name_1": "x", "law_1": "soon"}, "请写整数"),
            ({"name_1": "x", "contact_1": "0"}, "请写整数"),
        ],
    )
    def test_what_cannot_be_a_ladder_is_said(self, head: Client, form: dict[str, str], told: str) -> None:
        assert told in head.post("/organisation/escalation/", form).content.decode()
        assert not Level.objects.exists()


def test_only_who_manages_routing_of_this_house_finds_these_pages(house: Organisation) -> None:
    rule = add_rule(house, Rule("customer_service", product="K9 alone"), by=SYSTEM).rules.get()
    lead = sit(house, "lead@example.cn", "组长")
    stranger = sit(organisation("云帆支付有限公司"), "head@other.example", "管理员")
    for name in ("routing", "staffing", "absences", "escalation"):
        assert lead.get(f"/organisation/{name}/").status_code == 404
    for browser in (lead, stranger):
        for rest in ("", "earlier/", "remove/"):
            assert browser.post(f"/organisation/routing/{rule.pk}/{rest}", RULE).status_code == 404
    assert "K9 alone" not in page(stranger, "/organisation/routing/")
    assert RoutingRule.objects.count() == 1
