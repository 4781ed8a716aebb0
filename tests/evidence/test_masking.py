"""Masking: one's own is recognised, another's cannot be used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.evidence.masking import mask_account, mask_email, mask_phone


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13812345678", "138****5678"),
        ("138 1234 5678", "138****5678"),
        ("+86 138-1234-5678", "138****5678"),
        ("0086 13812345678", "138****5678"),
        ("(0531) 8888 1234", "053*****1234"),
        ("12315", "***15"),
        ("15", "**"),
        ("", ""),
    ],
)
def test_a_phone_number_keeps_its_ends(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("zhangsan@example.com", "z***@example.com"),
        ("li@example.com", "***@example.com"),
        ("a@b@example.com", "a***@example.com"),
        ("no address", "***"),
        ("", "***"),
    ],
)
def test_an_address_keeps_its_first_letter_and_domain(address: str, masked: str) -> None:
    assert mask_email(address) == masked


@pytest.mark.parametrize(
    ("account", "masked"),
    [("6222 0212 3456 7890 123", "**** 0123"), ("37010519900101123X", "**** 123X"), ("1234567", "****"), ("", "****")],
)
def test_an_account_keeps_its_last_four(account: str, masked: str) -> None:
    assert mask_account(account) == masked


@given(st.text("0123456789", min_size=8, max_size=20))
def test_most_digits_of_a_number_are_hidden(number: str) -> None:
    for masked in (mask_phone(number), mask_account(number)):
        assert sum(character.isdigit() for character in masked) <= 7
        assert masked.count("*") >= 4
