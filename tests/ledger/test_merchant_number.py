"""Merchant numbers taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.ledger.merchant_number import decode, region_name, terminal_problem


@pytest.mark.parametrize(
    ("text", "parts", "told"),
    [
        ("898210154110002", ("898", "2101", "5411", "0002"), ("银联商务", "沈阳", "超市")),
        ("105290058130392", ("105", "2900", "5813", "0392"), ("建设银行", "上海", "酒吧")),
        ("102581083986056", ("102", "5810", "8398", "6056"), ("工商银行", "广州", "慈善")),
        ("89813014812B06R", ("898", "1301", "4812", "B06R"), ("银联商务", "石家庄", "电信")),
        (" 8981301 5722apt1 ", ("898", "1301", "5722", "APT1"), ("银联商务", "石家庄", "家用电器")),
    ],
)
def test_a_standard_number_tells_acquirer_region_and_trade(
    text: str, parts: tuple[str, str, str, str], told: tuple[str, ...]
) -> None:
    number = decode(text)
    assert (number.acquirer, number.region, number.category, number.sequence) == parts
    assert number.standard
    assert number.text == "".join(parts)
    assert all(word in number.explained.text("zh") for word in told)
    assert number.explained.text("en")


def test_unknown_parts_are_said_to_be_unknown() -> None:
    told = decode("999990000010001").explained.text("en")
    assert "999 (not in the list" in told
    assert "9900 (no known region" in told
    assert "0001 (not in the list" in told


def test_an_unlisted_city_is_placed_in_its_province() -> None:
    assert "辽宁" in region_name("2114").text("zh")


@pytest.mark.parametrize("text", ["1921000401", "", "A98210154110002", "８９８210154110002", "8982101541100021"])
def test_other_numbers_are_kept_as_they_are(text: str) -> None:
    number = decode(text)
    assert (number.text, number.standard, number.acquirer) == (text, False, None)


def test_a_terminal_number_has_eight_letters_or_digits() -> None:
    assert terminal_problem(" a1234567") is None
    short, serial = terminal_problem("123"), terminal_problem("N700123456789")
    assert short is not None
    assert serial is not None
    assert "3" in short.text("zh")
    assert "SN" in serial.text("en")


@given(st.text(max_size=20))
def test_any_text_is_explained(text: str) -> None:
    assert decode(text).explained.text("zh")
