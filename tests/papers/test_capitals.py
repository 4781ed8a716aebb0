import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.money import LARGEST_FEN
from juli.papers.capitals import capitals, numeral

DIGITS = {mark: value for value, mark in enumerate("零壹贰叁肆伍陆柒捌玖")}
UNITS = {"拾": 10, "佰": 100, "仟": 1000}


@pytest.mark.parametrize(
    ("fen", "written"),
    [
        (255927, "人民币贰仟伍佰伍拾玖元贰角柒分"),
        (5, "人民币伍分"),
        (50, "人民币伍角"),
        (1000, "人民币壹拾元整"),
        (1005, "人民币壹拾元零伍分"),
        (10000010, "人民币壹拾万元壹角"),
        (100000500, "人民币壹佰万零伍元整"),
        (0, "人民币零元整"),
    ],
)
def test_amounts_as_a_bank_writes_them(fen: int, written: str) -> None:
    assert capitals(fen) == written


def test_a_negative_amount_has_no_capitals() -> None:
    with pytest.raises(ValueError, match="negative"):
        capitals(-1)


@given(st.integers(0, LARGEST_FEN))
def test_capitals_say_the_amount(fen: int) -> None:
    assert read(capitals(fen)) == fen


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (10, "十"), (13, "十三"), (34, "三十四"), (62, "六十二"), (110, "一百一十"), (509, "五百零九")],
)
def test_numerals_as_articles_write_them(number: int, written: str) -> None:
    assert numeral(number) == written


def read(written: str) -> int:
    """Capitals back to fen, by the rules of writing them and nothing of the code under test."""
    text = written.removeprefix("人民币").removesuffix("整")
    yuan, _, small = text.rpartition("元")
    jiao = DIGITS[small[small.index("角") - 1]] if "角" in small else 0
    cents = DIGITS[small[small.index("分") - 1]] if "分" in small else 0
    return whole(yuan) * 100 + jiao * 10 + cents


def whole(text: str) -> int:
    for unit, value in (("亿", 10**8), ("万", 10**4)):
        if unit in text:
            high, _, low = text.rpartition(unit)
            return whole(high) * value + whole(low)
    total = digit = 0
    for mark in text:
        if mark in UNITS:
            total, digit = total + digit * UNITS[mark], 0
        else:
            digit = DIGITS[mark]
    return total + digit
