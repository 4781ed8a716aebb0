"""Money: texts to fen and back, to the last fen."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.money import LARGEST_FEN, MoneyError, grouped_yuan, half_up, parse_fen, parse_number, parse_yuan, yuan

fen = st.integers(-LARGEST_FEN, LARGEST_FEN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0),
        ("0.00", 0),
        ("1286", 128600),
        ("1286.5", 128650),
        ("1,286.00", 128600),
        ("-0.12", -12),
        (" 3.00 ", 300),
        ("0.0600", 6),
        ("12,345,678.90", 1234567890),
    ],
)
def test_yuan_is_read_as_fen(text: str, expected: int) -> None:
    assert parse_yuan(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "money-empty"),
        ("  ", "money-empty"),
        ("3000,00", "money-comma"),
        ("1,23", "money-comma"),
        (",5", "money-comma"),
        ("1e5", "money-form"),
        ("NaN", "money-form"),
        ("Infinity", "money-form"),
        ("１２３", "money-form"),
        ("+5", "money-form"),
        ("5.", "money-form"),
        (".5", "money-form"),
        ("0x10", "money-form"),
        ("1_000", "money-form"),
        ("5\n", "money-form"),
        ("9" * 5000, "money-form"),
        ("-0.00", "money-negative-zero"),
        ("-0", "money-negative-zero"),
        ("0.001", "money-decimals"),
        ("100000000000.01", "money-large"),
        ("99999999999999999999", "money-large"),
    ],
)
def test_what_is_no_amount_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(MoneyError) as caught:
        parse_yuan(text)
    assert caught.value.code == code
    assert caught.value.text == text


def test_fen_must_be_whole() -> None:
    assert parse_fen("128600") == 128600
    with pytest.raises(MoneyError) as caught:
        parse_fen("100.50")
    assert caught.value.code == "money-fen-decimals"


def test_a_number_keeps_all_its_decimals() -> None:
    assert parse_number("0.01234") == Decimal("0.01234")


@given(fen)
def test_yuan_text_reads_back(amount: int) -> None:
    assert parse_yuan(yuan(amount)) == amount
    assert parse_yuan(grouped_yuan(amount)) == amount


@given(st.text(max_size=20))
def test_any_text_is_an_amount_or_a_money_error(text: str) -> None:
    try:
        amount = parse_yuan(text)
    except MoneyError:
        return
    assert parse_yuan(yuan(amount)) == amount


@pytest.mark.parametrize(
    ("value", "whole"), [("0.5", 1), ("1.5", 2), ("2.4999", 2), ("-0.5", -1), ("-1.4", -1), ("7", 7)]
)
def test_a_half_goes_up(value: str, whole: int) -> None:
    assert half_up(Decimal(value)) == whole
