"""Voids and refunds: what they undo, and what they leave alone."""

import pytest

from tests.audit.cases import AGREEMENT, judge, lines

SALE = "M1, T1, A1, , 2025-04-01 10:00:00, sale, credit, 100.00, 9.00, , , , "
SAME_LATER = "M1, T1, A2, , 2025-04-01 11:00:00, sale, credit, 100.00, 9.00, , , , "


def undoing(
    kind: str, *, original: str = "", time: str = "12:00:00", merchant: str = "M1", amount: str = "100.00"
) -> str:
    return f"{merchant}, T1, , {original}, 2025-04-01 {time}, {kind}, credit, {amount}, , , , , "


def above(*rows: str) -> list[int | None]:
    return [line for line, _ in lines(judge("\n".join(rows))).get("rate-above-agreed", [])]


def warned(*rows: str) -> list[str]:
    return [warning.code for warning in judge("\n".join(rows)).warnings]


def test_named_void_takes_its_sale_out_of_every_rule() -> None:
    assert above(SALE, SAME_LATER, undoing("void", original="A1")) == [3]
    assert above(SALE, undoing("void", original="A1", time="09:00:00", amount="1.00")) == []


def test_named_void_takes_a_repeated_row_with_it() -> None:
    assert lines(judge("\n".join([SALE, SALE, undoing("void", original="A1")]))) == {}


def test_refund_leaves_the_fee_to_be_judged_as_it_was() -> None:
    assert above(SALE, undoing("refund", original="A1")) == [2]
    assert above(SALE, undoing("refund")) == [2]


def test_unnamed_void_undoes_the_latest_sale_before_it() -> None:
    assert above(SALE, SAME_LATER, undoing("void")) == [2]
    assert above(SALE, SAME_LATER, undoing("void", time="10:30:00")) == [3]


def test_each_sale_is_undone_once() -> None:
    assert above(SALE, SAME_LATER, undoing("void"), undoing("void", time="12:30:00")) == []
    rows = (SALE, undoing("void"), undoing("void", time="12:30:00"))
    assert above(*rows) == []
    assert warned(*rows) == ["undoes-no-sale"]


def test_sale_that_is_undone_by_name_is_no_longer_there_for_others() -> None:
    assert above(SALE, SAME_LATER, undoing("void", original="A2"), undoing("void")) == []


def test_void_in_the_middle_of_a_repeated_row_leaves_one_sale() -> None:
    assert lines(judge("\n".join([SALE, SALE, undoing("void")]))) == {"rate-above-agreed": [(2, 840)]}


@pytest.mark.parametrize(
    "stranger",
    [
        undoing("void", time="09:59:59"),
        undoing("void", merchant="M2"),
        undoing("void", amount="99.99"),
        undoing("void").replace("T1", "T2"),
        undoing("void").replace("credit", "debit"),
        undoing("void").replace("2025-04-01", "2025-04-02"),
    ],
)
def test_void_that_fits_no_sale_has_no_effect_and_is_a_warning(stranger: str) -> None:
    assert above(SALE, stranger) == [2]
    assert warned(SALE, stranger) == ["undoes-no-sale"]


def test_void_that_names_a_missing_sale_is_not_matched_to_another() -> None:
    stranger = undoing("void", original="Z9")
    assert above(SALE, stranger) == [2]
    assert warned(SALE, stranger) == ["undoes-missing-sale"]


def test_within_one_instant_the_order_of_rows_decides() -> None:
    day_only = SALE.replace("10:00:00", "00:00:00")
    void = undoing("void", time="00:00:00")
    assert above(day_only, void) == []
    assert above(void, day_only) == [3]


def test_warning_says_where_the_row_stands() -> None:
    (warning,) = judge(undoing("void"), AGREEMENT).warnings
    assert "a.csv:2" in warning.text("zh")
    assert "a.csv:2" in warning.text("en")
