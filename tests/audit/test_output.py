"""The document, the table and the sentences of an audit."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from juli.agreement import Agreement, load_toml
from juli.audit import Audit, Rule, audit, basis_label, document, explain, table
from juli.audit.engine import QUERIES, STEPS, sql
from juli.calendars import official
from juli.ledger import Ledger, combine, read_file
from juli.wording import LANGUAGES, catalogue
from tests.audit.cases import AGREEMENT, judge
from tests.audit.ledgers import agreements, as_of_days, ledgers

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ABOVE = "M1, T1, A1, , 2025-04-01 10:00:00, sale, credit, 10000.00, 302.00, , , , "
LINE_KEYS = {
    *("source", "line", "entry_id", "occurred_at", "instrument", "charge_kind", "amount", "taken", "expected"),
    *("excess", "cause", "round_sum", "clause", "days_late"),
}


@pytest.fixture(scope="module")
def example() -> Audit:
    files = sorted(EXAMPLES.glob("*.csv"))
    agreement = load_toml((EXAMPLES / "agreement.toml").read_bytes(), "agreement.toml")
    ledger = combine([read_file(path.name, path.read_bytes()) for path in files])
    return audit(ledger, agreement, as_of=date(2026, 11, 2), calendar=official())


def test_document_is_what_the_description_says() -> None:
    found = judge(ABOVE)
    assert document(found, "zh") == {
        "schema": "juli.audit/1",
        "as_of": "2026-06-30",
        "read": {
            "entries": 1,
            "sales": 1,
            "charges": 0,
            "payouts": 0,
            "refunds": 0,
            "from": "2025-04-01",
            "to": "2025-04-01",
            "unreadable": [],
            "warnings": [],
        },
        "findings": [
            {
                "rule": "rate-above-agreed",
                "count": 1,
                "excess": "242.00",
                "first": "2025-04-01",
                "last": "2025-04-01",
                "basis": [
                    {"law": "CIVIL-CODE", "article": "509"},
                    {"law": "CIVIL-CODE", "article": "577"},
                    {"agreement": "rate[0]"},
                ],
                "lines": [
                    {
                        "source": "a.csv",
                        "line": 2,
                        "entry_id": "A1",
                        "occurred_at": "2025-04-01T10:00:00",
                        "instrument": "credit",
                        "charge_kind": None,
                        "amount": "10000.00",
                        "taken": "302.00",
                        "expected": "60.00",
                        "excess": "242.00",
                        "cause": "unexplained",
                        "round_sum": None,
                        "clause": "rate[0]",
                        "days_late": None,
                    }
                ],
            }
        ],
        "tariffs": [],
        "unexplained": [{"instrument": "credit", "from": "2025-04-01", "to": "2025-04-01", "lines": 1}],
        "overcharged": "242.00",
        "owed": "0.00",
    }


def test_empty_ledger_has_a_document_too() -> None:
    told = document(audit(Ledger(()), None, as_of=date(2026, 6, 30), calendar=official()), "en")
    assert (told["findings"], told["read"]["from"], told["overcharged"]) == ([], None, "0.00")


@settings(max_examples=10, deadline=None)
@given(ledgers(), agreements, as_of_days)
def test_whatever_is_found_can_be_told_in_both_languages(ledger: Ledger, agreement: Agreement, as_of: date) -> None:
    found = audit(ledger, agreement, as_of=as_of, calendar=official(), consumer=True)
    stored = json.loads(json.dumps(document(found, "zh")))
    for finding in stored["findings"]:
        assert all(line.keys() >= LINE_KEYS for line in finding["lines"])
        for known in (agreement, None):
            told = explain(finding, known)
            texts = [
                said.text(language) for said in (told.sentence, told.short, *told.grounds) for language in LANGUAGES
            ]
            assert all("{" not in text and text for text in texts)
    assert all(table(found, language) for language in LANGUAGES)


def test_example_holds_every_rule_and_every_cause(example: Audit) -> None:
    assert [finding.rule for finding in example.findings] == list(Rule)
    causes = {line.cause for finding in example.findings for line in finding.lines if line.cause}
    assert causes == {
        *("cap-not-applied", "other-instrument-rate", "later-rate", "tariff-changed", "fixed-amount-added"),
    }


def test_example_names_its_broken_row_and_nothing_else(example: Audit) -> None:
    assert [row.source for row in example.read.unreadable] == ["statement-2026.csv"]
    assert example.warnings == ()


@pytest.mark.parametrize(
    ("rule", "short", "sentence"),
    [
        ("charged-twice", "同一笔交易重复收取", "同一份账单里有 1 笔交易重复出现，重复收了 7.90 元。"),
        ("charge-not-agreed", "合同里没有的会员费", "2026年5月6日扣了一笔会员费 198.00 元，合同里没有这一项。"),
        (
            "charge-above-agreed",
            "高于约定的保险费",
            "2026年6月15日扣了保险费 150.00 元，合同约定 120.00 元，多收 30.00 元。",
        ),
        (
            "charge-too-often",
            "收得太勤的流量费",
            "2026年9月21日又扣了一次流量费 99.00 元，上一次是2026年3月20日，比约定的收得勤。",
        ),
        (
            "rate-changed",
            "手续费的收法变了",
            "手续费的收法变过 2 次，最要紧的一次：从2026年1月10日起，信用卡每笔按 2.99% 加 3.00 元收取，之前是 0.60%；"
            "没有看到提前至少 30 天的通知。",
        ),
        (
            "agreed-refund-missing",
            "答应退的款没有退到",
            "对方答应最迟2026年9月30日退 198.00 元，还有 98.00 元没有退到。",
        ),
    ],
)
def test_finding_speaks_to_the_merchant(example: Audit, rule: str, short: str, sentence: str) -> None:
    (finding,) = [each for each in document(example, "zh")["findings"] if each["rule"] == rule]
    told = explain(finding, example.agreement)
    assert (told.short.text("zh"), told.sentence.text("zh")) == (short, sentence)


def first_told(rows: str, terms: str) -> tuple[str, str]:
    found = judge(rows, terms)
    told = explain(document(found, "zh")["findings"][0], found.agreement)
    return told.short.text("zh"), told.sentence.text("zh")


def test_rate_is_told_with_its_terms() -> None:
    assert first_told(ABOVE, AGREEMENT) == (
        "信用卡费率高于约定",
        "信用卡手续费高于约定：合同约定 0.60%，1 笔共多收 242.00 元。",
    )
    _, sentence = first_told(ABOVE, AGREEMENT + 'cap = "20.00"\nfixed = "3.00"\n')
    assert "合同约定 0.60%、最多 20.00 元、另加 3.00 元" in sentence
    capless = ABOVE.replace("302.00", "60.00")
    assert first_told(capless, AGREEMENT + 'cap = "20.00"\n') == (
        "信用卡没有封顶",
        "信用卡手续费没有封顶：合同约定每笔最多收 20.00 元，1 笔共多收 40.00 元。",
    )


def test_charges_of_several_kinds_are_told_together() -> None:
    charges = """
    M1, , , , 2025-04-01 10:00:00, charge, unknown, 198.00, , , , , membership
    M1, , , , 2025-04-02 10:00:00, charge, unknown, 210.00, , , , , insurance
    """
    assert first_told(charges, AGREEMENT) == ("合同里没有的扣费", "有 2 笔扣费合同里没有约定，共 408.00 元。")


def test_notice_alone_is_said_not_to_be_enough(example: Audit) -> None:
    (finding,) = [each for each in document(example, "zh")["findings"] if each["rule"] == "charge-without-notice"]
    assert "notice-is-not-enough" in [ground.code for ground in explain(finding, None).grounds]


def laws(rows: str, terms: str, rule: str, **options: bool) -> list[tuple[str, str]]:
    found = judge(rows, terms, **options)
    (finding,) = [each for each in found.findings if each.rule == rule]
    return [(ground.law, ground.article) for ground in finding.basis if ground.law]


def test_no_law_is_cited_for_what_was_done_before_it_was_in_force() -> None:
    short = "M1, T1, , , {} 10:00:00, sale, credit, 100.00, 0.60, 90.00, , , "
    assert laws(short.format("2020-12-31"), AGREEMENT, "hidden-deduction") == [("PRICE", "13")]
    assert laws(short.format("2024-04-30"), AGREEMENT, "hidden-deduction") == [("PRICE", "13"), ("CIVIL-CODE", "985")]
    assert laws(short.format("2024-05-01"), AGREEMENT, "hidden-deduction") == [
        ("SC-768", "34"),
        ("PRICE", "13"),
        ("CIVIL-CODE", "985"),
    ]


def test_later_rate_rests_on_the_law_of_changes_and_consumers_on_their_own() -> None:
    later = AGREEMENT + 'until = 2025-05-01\n[[rate]]\ninstrument = "credit"\npercent = "3.02"\nfrom = 2025-05-01\n'
    assert laws(ABOVE, later, "rate-above-agreed") == [
        *[("CIVIL-CODE", "509"), ("CIVIL-CODE", "577"), ("SC-768", "20"), ("PBOC-2024-4", "62"), ("CIVIL-CODE", "543")]
    ]
    promise = AGREEMENT + "[[promise]]\namount = 1\nmade_on = 2025-05-01\ndue_on = 2025-05-02\n"
    assert ("CPL-REG", "20") in laws(ABOVE, promise, "agreed-refund-missing", consumer=True)
    assert ("CPL-REG", "20") not in laws(ABOVE, promise, "agreed-refund-missing")


@pytest.mark.parametrize(
    ("ground", "label"),
    [
        ({"law": "SC-768", "article": "34"}, "《非银行支付机构监督管理条例》第34条"),
        ({"agreement": "rate[1]"}, "约定的费率第 2 项"),
        ({"agreement": "deposit"}, "押金的约定"),
        ({"agreement": "??"}, "合同约定"),
    ],
)
def test_grounds_are_named(ground: dict[str, str], label: str) -> None:
    assert basis_label(ground).text("zh") == label


def test_both_catalogues_say_the_same_things() -> None:
    assert catalogue("audit", "zh").keys() == catalogue("audit", "en").keys()


@pytest.mark.parametrize("name", [*STEPS, *QUERIES.values()])
def test_every_rule_file_begins_by_saying_what_it_holds(name: str) -> None:
    first = sql(name).splitlines()[0]
    assert first.startswith("-- ")
    if name in QUERIES.values():
        assert first.startswith(f"-- {name.replace('_', '-')}: ")


def test_table_shows_the_place_of_a_line_and_says_how_many_are_left_out() -> None:
    shown = table(judge("\n".join(ABOVE.replace("A1", f"B{n}") for n in range(12))), "zh")
    assert "a.csv:2 " in shown
    assert "还有 2 行" in shown
