"""The first rows of a file nobody knows, and what its titles suggest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.ledger import excerpt, mapping_from
from juli.ledger.heading import (
    columns_of_moments,
    could_be_mapped,
    heading_of,
    suggested_columns,
    suggested_order,
    suggested_unit,
    titles_digest,
)
from tests.ledger.statements import lines

ODD = (
    "某某商户 2026年1月\n编,何时,何事,若干,扣,备\n"
    "1,2026-01-09 10:00:00,刷卡,1000.00,6.00,甲\n2,2026-01-10 10:00:00,刷卡,500.00,3.00,乙\n"
)


@pytest.mark.parametrize("delimiter", [",", "\t", "|", ";"])
def test_the_titles_are_found_above_the_first_numbers(delimiter: str) -> None:
    found = heading_of("a.csv", ODD.replace(",", delimiter).encode())
    assert found is not None
    assert (found.header, found.width) == (2, 6)
    assert found.titles(2) == ("编", "何时", "何事", "若干", "扣", "备")
    assert found.titles(0) == ("",) * 6


@pytest.mark.parametrize("text", ["Dear Sir or Madam", "a,b\nc,d\n", "1\n2\n3\n", "one, two\n", "\n"])
def test_what_is_no_table_cannot_be_mapped(text: str) -> None:
    assert not could_be_mapped("a.txt", text.encode())


def test_a_picture_cannot_be_mapped() -> None:
    assert not could_be_mapped("a.png", b"\x89PNG\r\n\x1a\n1,2\n3,4\n")


def test_titles_that_are_known_are_suggested() -> None:
    assert suggested_columns(("记账时间", "什么", "手续费", "商户号")) == {0: "occurred_at", 2: "fee", 3: "merchant_no"}
    assert suggested_columns(("甲", "乙")) == {}


def test_a_header_is_known_however_it_is_set() -> None:
    assert titles_digest((" 金额（元）", "时间", "")) == titles_digest(("金额", " 时 间"))
    assert titles_digest(("金额", "时间")) != titles_digest(("时间", "金额"))


def test_a_line_read_by_a_mapping_is_shown_under_its_titles() -> None:
    values = {"schema": "juli.mapping/1", "header": 2, "columns": {"occurred_at": 2, "amount": 4}}
    shown = excerpt("a.csv", ODD.encode(), 3, mapping=mapping_from("a.csv", values))
    assert shown.header == ("编", "何时", "何事", "若干", "扣", "备")
    assert [row.cells[3] for row in shown.rows if row.is_the_line] == ["1000.00"]
    assert excerpt("a.csv", ODD.encode(), 3).rows == ()


@given(st.binary(max_size=400))
def test_no_file_ends_in_an_error(content: bytes) -> None:
    could_be_mapped("a.csv", content)


def test_cells_tell_where_moments_stand_and_in_which_order_and_titles_the_unit() -> None:
    content = lines("编,日子,钟点,若干(分)", "1,15/03/2026,9:05,800", "2,16/03/2026,10:05:09,900")
    heading = heading_of("a.csv", content)
    assert heading is not None
    assert columns_of_moments(heading) == {1: "occurred_at", 2: "occurred_at"}
    assert (suggested_order(heading), suggested_unit(heading)) == ("DD/MM/YYYY HH:mm:ss", "fen")


@pytest.mark.parametrize(
    ("cells", "order"),
    [(("03/15/2026", "03/02/2026"), "MM"), (("03/02/2026", "04/02/2026"), ""), (("2026-03-15",) * 2, "")],
)
def test_an_order_nobody_can_tell_is_not_suggested(cells: tuple[str, str], order: str) -> None:
    heading = heading_of("a.csv", lines("单位：分", "编,日子,若干", *(f"1,{cell},8" for cell in cells)))
    assert heading is not None
    assert suggested_order(heading)[:2] == order
    assert (columns_of_moments(heading), suggested_unit(heading)) == ({1: "occurred_at"}, "fen")
