"""The first rows of a file nobody knows, and what its titles suggest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.ledger import excerpt, mapping_from
from juli.ledger.heading import could_be_mapped, heading_of, suggested_columns, titles_digest

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
