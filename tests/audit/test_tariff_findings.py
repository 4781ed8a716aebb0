"""What the tariff behind the fees means for the findings: causes, round sums, changes, and how it is told."""

from datetime import date, timedelta

import pytest

from juli.audit import Audit, Finding, Line, document, explain, table
from juli.audit.tariffs import Formula
from tests.audit.cases import AGREEMENT, judge, lines
from tests.audit.series import in_words

AGREED, DEARER = Formula(600), Formula(2_990, 300)
CHANGE = date(2025, 6, 2)
OLD, NEW = (1_000, 2_345, 777, 4_321), (10_000, 5_000, 8_888, 321)


def rows(formula: Formula, amounts: tuple[int, ...], first: date, instrument: str = "credit") -> list[str]:
    """One sale a day, of amounts in yuan."""
    return [
        f"M1, T1, , , {first + timedelta(days=number)} 10:00:00, sale, {instrument}, {amount}.00, "
        f"{formula.fee(amount * 100) / 100:.2f}, , , , "
        for number, amount in enumerate(amounts)
    ]


def changed(before: Formula = AGREED, after: Formula = DEARER) -> str:
    return "\n".join([*rows(before, OLD, date(2025, 5, 1)), *rows(after, NEW, CHANGE)])


def finding(found: Audit, rule: str) -> Finding:
    return next(each for each in found.findings if each.rule == rule)


def only_line(found: Audit, rule: str) -> Line:
    (line,) = finding(found, rule).lines
    return line


def told(found: Audit, rule: str) -> str:
    (told,) = [each for each in document(found, "zh")["findings"] if each["rule"] == rule]
    return explain(told, found.agreement).sentence.text("zh")


def test_lines_of_a_stretch_are_charged_by_another_tariff() -> None:
    found = judge(changed())
    assert {line.cause for line in finding(found, "rate-above-agreed").lines} == {"tariff-changed"}
    assert told(found, "rate-above-agreed") == (
        "从2025年6月2日起，信用卡每笔按 2.99% 加 3.00 元收取，合同约定 0.60%，4 笔共多收 590.59 元。"
    )


def test_causes_that_the_agreement_gives_go_before_the_tariff_and_round_sums_after() -> None:
    later = AGREEMENT + 'until = 2025-07-01\n[[rate]]\ninstrument = "credit"\npercent = "2.99"\nfixed = "3.00"\n'
    found = judge(changed(), later + "from = 2025-07-01\n")
    assert {line.cause for line in finding(found, "rate-above-agreed").lines} == {"later-rate"}
    on_top = judge(changed(after=Formula(600, 300)))
    assert {line.cause for line in finding(on_top, "rate-above-agreed").lines} == {"tariff-changed"}
    assert {line.details["round_sum_fen"] for line in finding(on_top, "rate-above-agreed").lines} == {300}
    few = judge("\n".join(rows(Formula(600, 300), (1_000, 2_000), CHANGE)))
    assert {line.cause for line in finding(few, "rate-above-agreed").lines} == {"fixed-amount-added"}


def test_two_lines_give_no_cause() -> None:
    found = judge("\n".join(rows(DEARER, NEW[:2], CHANGE)))
    assert [in_words(tariff.formula) for tariff in found.tariffs.tariffs] == ["2.99% + 3"]
    assert {line.cause for line in finding(found, "rate-above-agreed").lines} == {"unexplained"}


def test_law_of_changes_is_cited_for_another_tariff() -> None:
    basis = finding(judge(changed()), "rate-above-agreed").basis
    assert [(ground.law, ground.article) for ground in basis if ground.law] == [
        *[("CIVIL-CODE", "509"), ("CIVIL-CODE", "577"), ("SC-768", "20"), ("PBOC-2024-4", "62"), ("CIVIL-CODE", "543")]
    ]


def test_change_is_told_with_its_day_both_tariffs_and_its_law() -> None:
    found = judge(changed(), None)
    line = only_line(found, "rate-changed")
    assert (line.line, line.excess, line.details["changed_on"]) == (6, 0, CHANGE)
    assert (line.details["before"], line.details["after"]) == (AGREED, DEARER)
    assert [(ground.law, ground.article) for ground in finding(found, "rate-changed").basis] == [
        ("PBOC-2024-4", "62"),
        ("SC-768", "20"),
    ]
    assert told(found, "rate-changed") == (
        "从2025年6月2日起，信用卡每笔按 2.99% 加 3.00 元收取，之前是 0.60%；没有看到提前至少 30 天的通知。"
    )


@pytest.mark.parametrize(
    ("given", "effective", "known"),
    [
        ("2025-05-03", "2025-06-02", True),  # 30 days ahead, on the day
        ("2025-05-04", "2025-06-02", False),  # 29 days
        ("2025-05-03", "2025-06-03", False),  # after the change
        ("2025-04-01", "2025-05-02", True),  # announced for earlier
        ("2025-03-01", "2025-05-01", False),  # of the tariff before
    ],
)
def test_notice_of_a_change_is_known_where_it_was_given_30_days_ahead(given: str, effective: str, known: bool) -> None:
    notice = f'[[notice]]\nof = "rate"\ngiven_on = {given}\neffective_on = {effective}\n'
    assert only_line(judge(changed(), AGREEMENT + notice), "rate-changed").details["notice_known"] is known


def test_change_that_was_agreed_or_made_it_cheaper_is_said_to_be() -> None:
    agreed = AGREEMENT + 'until = 2025-06-01\n[[rate]]\ninstrument = "credit"\npercent = "2.99"\nfixed = "3.00"\n'
    found = judge(changed(), agreed + "from = 2025-06-01\n")
    assert lines(found) == {"rate-changed": [(6, 0)]}
    assert told(found, "rate-changed").endswith("新的收法和约定一致。")
    cheaper = judge(changed(DEARER, AGREED), None)
    assert told(cheaper, "rate-changed").endswith("比以前便宜。")


def test_one_tariff_on_both_sides_of_odd_lines_did_not_change() -> None:
    odd = [rows(Formula(0, fee), (500,), date(2025, 5, 20))[0] for fee in (111, 777, 222)]
    text = "\n".join([*rows(AGREED, OLD, date(2025, 5, 1)), *odd, *rows(AGREED, NEW, CHANGE)])
    assert lines(judge(text, None)) == {}


SHOWN = "M1, T1, , , 2025-04-02 10:00:00, sale, {instrument}, {amount}, {fee}, , , , "


@pytest.mark.parametrize(
    ("others", "amount", "fee", "within"),
    [
        ([], "1000.00", "105.00", 9_900),  # 6.00 as agreed, and 99
        ([], "1000.00", "105.01", None),  # to the fen
        ([], "1000.00", "104.00", None),  # 98 is no sum of the trade
        ([("credit", "200.00", "1.10")], "1000.00", "104.50", 9_900),  # 0.55 %, as another line shows
        ([("credit", "83.27", "0.46")], "1000.00", "104.50", 9_900),  # only 0.55 % gives 0.46 of 83.27
        ([("credit", "8.30", "0.05")], "1000.00", "104.50", None),  # 0.55 to 0.66 % would
        ([("debit", "200.00", "1.10")], "1000.00", "104.50", None),  # another instrument
    ],
)
def test_round_sum_is_what_is_left_beside_an_expected_or_shown_fee(
    others: list[tuple[str, str, str]], amount: str, fee: str, within: int | None
) -> None:
    sold = [("credit", amount, fee), *others]
    text = "\n".join(SHOWN.format(instrument=kind, amount=sum_, fee=taken) for kind, sum_, taken in sold)
    line = next(line for line in finding(judge(text), "rate-above-agreed").lines if line.line == 2)
    assert line.details.get("round_sum_fen") == within


def test_round_sum_within_the_net_amount_is_seen_without_a_stated_fee() -> None:
    net = "M1, T1, , , 2025-04-02 10:00:00, sale, credit, 1000.00, , 695.00, , , "
    told = document(judge(net), "en")["findings"][0]["lines"][0]
    assert (told["taken"], told["round_sum"], told["cause"]) == ("305.00", "299.00", "fixed-amount-added")


def test_hidden_deduction_of_a_round_sum_is_named() -> None:
    short = SHOWN.format(instrument="credit", amount="1000.00", fee="6.00").replace(", , , , ", ", {}, , , ")
    found = [document(judge(short.format(settled), None), "en")["findings"][0] for settled in ("695.00", "694.00")]
    assert [each["lines"][0]["round_sum"] for each in found] == ["299.00", "300.00"]
    odd = document(judge(short.format("693.50"), None), "en")["findings"][0]
    assert odd["lines"][0]["round_sum"] is None


def test_without_agreement_the_document_says_what_was_charged_and_when() -> None:
    odd = SHOWN.format(instrument="debit", amount="100.00", fee="55.55")
    told = document(judge(f"{changed()}\n{odd}", None), "zh")
    before, after = told["tariffs"]
    assert (before["from"], before["to"], before["percent"], before["explains"]) == (
        *("2025-05-01", "2025-05-04", "0.60", 4),
    )
    assert after == {
        "instrument": "credit",
        "from": "2025-06-02",
        "to": "2025-06-05",
        "percent": "2.99",
        "fixed": "3.00",
        "cap": None,
        "above": None,
        "up_to": None,
        "explains": 4,
        "of": 4,
        "sure": True,
        "rivals": [],
    }
    assert told["unexplained"] == [{"instrument": "debit", "from": "2025-04-02", "to": "2025-04-02", "lines": 1}]
    assert told["overcharged"] == "0.00"


def test_table_tells_the_tariffs_and_what_none_explains() -> None:
    twice = "\n".join(SHOWN.format(instrument="debit", amount=amount, fee="55.55") for amount in ("100.00", "200.00"))
    shown = table(judge(f"{changed()}\n{twice}", None), "zh")
    assert "2025-06-02 至 2025-06-05，信用卡：2.99% 加 3.00 元（4 笔中符合 4 笔）" in shown
    assert "2025-04-02 至 2025-04-02，借记卡：有 2 笔看不出是怎么算出来的" in shown
