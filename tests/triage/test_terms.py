"""The taxonomy: every issue has a department and an entrance, every rule of the audit an issue."""

from pathlib import Path

import pytest
import yaml

from juli.ledger.entries import ChargeKind
from juli.triage import (
    ENTRANCES,
    UnknownTerm,
    department,
    entrance_name,
    issue,
    issue_of_finding,
    read_taxonomy,
    taxonomy,
)
from juli.wording import catalogue

SHARED = Path(__file__).parents[3] / "shared/taxonomy.yaml"

RULES = [
    "charged-twice",
    "rate-above-agreed",
    "hidden-deduction",
    "no-agreed-rate",
    "charge-not-agreed",
    "charge-too-early",
    "charge-too-often",
    "charge-without-notice",
    "charge-above-agreed",
    "deposit-not-returned",
    "not-settled",
    "settled-late",
    "agreed-refund-missing",
    "merchant-number-mismatch",
    "rate-changed",
]


@pytest.mark.parametrize(
    ("rule", "charge_kind", "expected"),
    [
        ("rate-above-agreed", None, "rate_increase"),
        ("hidden-deduction", None, "unexplained_deduction"),
        ("charge-not-agreed", "data_fee", "data_fee"),
        ("charge-too-often", "deposit", "deposit"),
        ("charge-above-agreed", "insurance", "service_fee"),
        ("charge-too-early", "other", "unexplained_deduction"),
        ("agreed-refund-missing", None, "unexplained_deduction"),
        ("agreed-refund-missing", "data_fee", "data_fee"),
        ("not-settled", None, "settlement_delay"),
        ("merchant-number-mismatch", None, "merchant_code"),
        ("deposit-not-returned", "deposit", "deposit"),
    ],
)
def test_a_finding_is_about_an_issue(rule: str, charge_kind: str | None, expected: str) -> None:
    assert issue_of_finding(rule, charge_kind) == expected


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_with_every_kind_of_charge_is_about_a_known_issue(rule: str) -> None:
    for kind in [None, *ChargeKind]:
        assert issue_of_finding(rule, kind) in taxonomy().issues


def test_a_deposit_is_answered_by_compliance() -> None:
    assert department(issue("deposit").department).name.text("zh") == "合规与法务部"


def test_every_issue_reads_well_in_both_languages_and_has_an_entrance() -> None:
    for known in taxonomy().issues.values():
        for said in (known.name, known.plain, known.holds):
            assert said.text("zh")
            assert said.text("en").isascii()
        assert known in taxonomy().issues_behind(known.entrance)
        assert len(set(known.phrases)) == len(known.phrases)


def test_every_entrance_leads_somewhere() -> None:
    assert all(taxonomy().issues_behind(entrance) for entrance in ENTRANCES)
    assert entrance_name("overcharged").text("zh") == "被多扣钱了"
    assert catalogue("triage", "zh").keys() == catalogue("triage", "en").keys()
    assert {f"entrance-{entrance}" for entrance in ENTRANCES} <= catalogue("triage", "zh").keys()


def test_what_is_not_in_the_taxonomy_is_said_to_be_unknown() -> None:
    for ask in (issue, department, issue_of_finding, taxonomy().issues_behind):
        with pytest.raises(UnknownTerm, match="weather"):
            ask("weather")


def test_ids_and_departments_are_those_of_the_fact_sheet() -> None:
    if not SHARED.exists():
        pytest.skip("the fact sheet ../shared/taxonomy.yaml is not here")
    facts = yaml.safe_load(SHARED.read_text(encoding="utf-8"))
    assert {key: known.department for key, known in taxonomy().issues.items()} == {
        key: fact["department"] for key, fact in facts["issues"].items()
    }
    for terms, told in ((taxonomy().issues, facts["issues"]), (taxonomy().departments, facts["departments"])):
        assert {key: known.name.text("zh") for key, known in terms.items()} == {
            k: fact["zh"] for k, fact in told.items()
        }


SMALL = """
[department.d]
zh = "部"
en = "d"
does_zh = "事"
does_en = "work"
[issue.i]
department = "d"
entrance = "service"
zh = "事"
en = "i"
plain_zh = "事"
plain_en = "i"
holds_zh = "事"
holds_en = "i"
phrases = []
[[finding]]
rules = ["r"]
issue = "i"
"""


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (SMALL.replace('department = "d"', 'department = "x"'), "i: unknown x"),
        (SMALL.replace('entrance = "service"', 'entrance = "roof"'), "roof"),
        (SMALL.replace('plain_en = "i"\n', ""), "plain_en"),
        (SMALL.replace('rules = ["r"]\nissue = "i"', 'rules = ["r"]\nissue = "x"'), "no issue: x"),
        (SMALL + '[[finding]]\nrules = ["r"]\nissue = "i"\n', "twice"),
    ],
)
def test_a_faulty_taxonomy_is_refused(text: str, fault: str) -> None:
    assert read_taxonomy(SMALL).issue_of_finding("r", "anything") == "i"
    with pytest.raises(ValueError, match=fault):
        read_taxonomy(text)


CAUSES = [
    "服务态度及服务质量",
    "服务设施、设备、业务系统",
    "管理制度、业务规则与流程",
    "营销方式",
    "信息披露",
    "自主选择权",
    "合同条款",
    "消费者资金安全",
    "消费者信息安全",
]


def test_the_nearest_terms_of_others_are_for_reference_and_only_those_that_could_be_read() -> None:
    mapped = [known for known in taxonomy().issues.values() if known.id != "other"]
    assert {known.cause_like_jrt0169 for known in mapped} <= set(CAUSES)
    assert {known.annual_disclosure for known in mapped} == {"交易类", "服务类"}
    assert taxonomy().issue("other").cause_like_jrt0169 is None
