"""Rules of a house: which of them fits is decided by nothing but the facts, and the first decides."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.hub.accounts.actors import Actor, NotAllowed
from juli.hub.complaints.models import Event
from juli.hub.complaints.placing import Facts
from juli.hub.directory.models import Department
from juli.hub.machines import NotPossible
from juli.hub.routing.actions import add_rule, change_rule, move_rule, remove_rule
from juli.hub.routing.models import RoutingRule, RuleVersion
from juli.hub.routing.queries import rule_version, tried
from juli.hub.routing.rules import Rule, first_fitting
from tests.hub.builders import filed, organisation, staff
from tests.hub.complaints.departments import divided

FACTS = Facts("device_fault", frozenset({"repair", "refund"}), 50_000, "老街牛肉粉 拉卡啦 K9", "43", "web", "zh")


@pytest.mark.parametrize(
    ("condition", "fits"),
    [
        ({}, True),
        ({"issue": "device_fault"}, True),
        ({"issue": "deposit"}, False),
        ({"claim": "repair"}, True),
        ({"claim": "apology"}, False),
        ({"amount_from": 50_000}, True),
        ({"amount_from": 50_001}, False),
        ({"product": "k9"}, True),
        ({"product": "K8"}, False),
        ({"province": "43"}, True),
        ({"province": "44"}, False),
        ({"channel": "web"}, True),
        ({"channel": "phone"}, False),
        ({"language": "zh"}, True),
        ({"language": "en"}, False),
        ({"issue": "device_fault", "claim": "repair", "amount_from": 1, "province": "43"}, True),
        ({"issue": "device_fault", "claim": "repair", "amount_from": 1, "province": "44"}, False),
    ],
)
def test_every_condition_must_hold(condition: dict[str, object], fits: bool) -> None:
    rule = replace(Rule("technical_support"), **condition)  # type: ignore[arg-type]
    assert rule.fits(FACTS) is fits


RULES = st.builds(
    Rule,
    department=st.sampled_from(["a", "b", "c"]),
    issue=st.sampled_from(["", "deposit", "device_fault"]),
    amount_from=st.none() | st.integers(1, 100_000),
    province=st.sampled_from(["", "43", "44"]),
)


@given(st.lists(RULES, max_size=6))
def test_the_first_that_fits_decides_and_no_other(rules: list[Rule]) -> None:
    found = first_fitting(rules, FACTS)
    fitting = [rule for rule in rules if rule.fits(FACTS)]
    assert found == (fitting[0] if fitting else None)


@pytest.mark.django_db
class TestPlacing:
    def test_without_rules_the_taxonomy_decides_and_customer_service_catches_the_rest(self) -> None:
        one = divided()
        for issue, code in (
            ("rate_increase", "compliance_legal"),
            ("device_fault", "technical_support"),
            ("settlement_delay", "settlement_risk"),
            ("product_quality", "customer_service"),
        ):
            placed, rule = tried(one.house, Facts(issue), by=one.leader)
            assert placed.department is not None
            assert (placed.department.code, rule) == (code, None), issue

    def test_settlement_falls_to_customer_service_where_there_is_no_such_department(self) -> None:
        house = organisation()
        Department.objects.create(organisation=house, code="customer_service", name="客服")
        complaint, _, _ = filed(house, issue="settlement_delay")
        assert complaint.department is not None
        assert complaint.department.code == "customer_service"

    def test_a_complaint_goes_by_the_rule_and_its_arrival_says_which(self) -> None:
        one = divided()
        _, head = staff(one.house, "head@example.cn", role="管理员")
        add_rule(one.house, Rule("settlement_risk", issue="rate_increase", amount_from=100_000), by=head)
        complaint, _, _ = filed(one.house)
        assert complaint.department == one.settlement.department
        arrival = Event.objects.get(complaint=complaint, kind="received")
        version = RuleVersion.objects.get()
        assert arrival.data["rule"] == version.rules.get().pk
        assert (arrival.data["routing"], arrival.data["department"]) == (1, one.settlement.department.pk)

    def test_the_region_of_the_merchant_number_counts(self) -> None:
        one = divided()
        _, head = staff(one.house, "head@example.cn", role="管理员")
        add_rule(one.house, Rule("customer_service", province="43"), by=head)
        inside, _, _ = filed(one.house)
        outside, _, _ = filed(one.house, merchant_no="898110552510A6R")
        assert (inside.department, outside.department) == (one.service.department, one.owner.department)

    def test_a_rule_to_a_department_that_is_gone_leads_to_customer_service(self) -> None:
        one = divided()
        _, head = staff(one.house, "head@example.cn", role="管理员")
        add_rule(one.house, Rule("marketing_brand", issue="rate_increase"), by=head)
        complaint, _, _ = filed(one.house)
        assert complaint.department == one.service.department


@pytest.mark.django_db
class TestVersions:
    def test_each_change_makes_the_next_version_and_keeps_the_one_before(self) -> None:
        house = organisation()
        _, head = staff(house, role="管理员")
        first = add_rule(house, Rule("a", issue="deposit"), by=head)
        add_rule(house, Rule("b"), by=head)
        last = RuleVersion.objects.get(number=2).rules.last()
        assert last is not None
        move_rule(house, last.pk, by=head)
        now = rule_version(by=head)
        assert now is not None
        assert [rule.department for rule in now.rules.all()] == ["b", "a"]
        moved, kept = now.rules.all()
        changed = change_rule(house, kept.pk, Rule("c"), by=head)
        remove_rule(house, changed.rules.earliest("position").pk, by=head)
        now = rule_version(by=head)
        assert now is not None
        assert ([rule.department for rule in now.rules.all()], now.number) == (["c"], 5)
        assert [rule.department for rule in first.rules.all()] == ["a"]
        assert now.made_by_id == head.user_id
        assert moved.department == "b"

    def test_a_rule_of_an_older_version_is_changed_no_more(self) -> None:
        house = organisation()
        _, head = staff(house, role="管理员")
        old = add_rule(house, Rule("a"), by=head).rules.get()
        add_rule(house, Rule("b"), by=head)
        with pytest.raises(NotPossible, match="rules-changed"):
            remove_rule(house, old.pk, by=head)

    def test_only_who_may_manage_routing_of_this_house_changes_it(self) -> None:
        house, other = organisation(), organisation("云帆支付有限公司")
        _, head = staff(house, role="管理员")
        _, lead = staff(house, "lead@example.cn", role="组长")
        _, stranger = staff(other, "head@example.cn", role="管理员")
        rule = add_rule(house, Rule("a"), by=head).rules.get()
        for by in (lead, stranger, Actor(head.kind)):
            with pytest.raises(NotAllowed):
                add_rule(house, Rule("b"), by=by)
            with pytest.raises(NotAllowed):
                remove_rule(house, rule.pk, by=by)
        assert rule_version(by=stranger) is None
        assert RoutingRule.objects.count() == 1
