"""Rows under another merchant number than the agreement's."""

from juli.audit import document
from tests.audit.cases import AGREEMENT, judge, lines

AGREED = AGREEMENT.replace("M1", "898430552510A6R")


def sale(number: str) -> str:
    return f"{number}, T1, , , 2025-04-01 10:00:00, sale, credit, 100.00, 0.60, , , , "


def test_another_number_is_told_and_costs_nothing() -> None:
    assert lines(judge(sale("898431153110B2K"), AGREED)) == {"merchant-number-mismatch": [(2, 0)]}


def test_empty_number_and_small_letters_are_no_other_number() -> None:
    assert lines(judge(f"{sale('')}\n{sale('898430552510a6r')}", AGREED)) == {}


def test_both_numbers_are_taken_apart() -> None:
    (finding,) = document(judge(sale("898431153110B2K"), AGREED), "zh")["findings"]
    (line,) = finding["lines"]
    assert (line["merchant"]["region"], line["merchant"]["mcc"]) == ("4311", "5311")
    assert (line["agreed_merchant"]["region"], line["agreed_merchant"]["mcc"]) == ("4305", "5251")
