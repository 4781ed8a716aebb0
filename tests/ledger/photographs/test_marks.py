"""Amounts and moments as pictures show them: read where they are plain, told as seen where they are not."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.ledger.photographs.amounts import amount_in
from juli.ledger.photographs.moments import moment_in
from juli.money import grouped_yuan, yuan

FEN = st.integers(min_value=1, max_value=10**9)
MOMENTS = st.datetimes(min_value=datetime(2015, 1, 1), max_value=datetime(2030, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0)
)
AMOUNT_FORMS = ["{}", "¥{}", "￥{}", "RMB{}", "RMB {}", "{}元", "-{}", "- ¥{}", "+{}", "人民币{}元", "¥ {}"]
MOMENT_FORMS = [
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d%H:%M:%S",
    "%Y-%m-%d%H:%M:%S",
    "%Y-%m-%d  %H:%M:%S",
    "%Y年%m月%d日%H:%M:%S",
    "%Y年%m月%d日 %H:%M:%S",
    "%Y.%m.%d %H:%M:%S",
    "%Y%m%d%H%M%S",
    "%Y-%m-%d %H：%M：%S",
    "%Y-%m-%d 周五 %H:%M:%S",
]


@given(FEN, st.sampled_from(AMOUNT_FORMS), st.booleans())
def test_an_amount_is_read_however_it_is_dressed(fen: int, form: str, grouped: bool) -> None:
    found = amount_in(form.format(grouped_yuan(fen) if grouped else yuan(fen)))
    assert found is not None
    assert (found.text, found.doubts) == (yuan(fen), ())
    assert found.is_negative == form.startswith("-")


@given(FEN)
def test_fen_become_yuan(fen: int) -> None:
    found = amount_in(f"{fen}分")
    assert found is not None
    assert found.text == yuan(fen)


@given(FEN, st.data())
def test_a_letter_among_the_digits_is_doubted_and_never_mended(fen: int, data: st.DataObject) -> None:
    digits = yuan(fen + 10_000)
    place = data.draw(st.integers(0, 1))
    seen = digits[:place] + data.draw(st.sampled_from("OoIlBSZ")) + digits[place + 1 :]
    found = amount_in(f"¥{seen}")
    assert found is not None
    assert (found.text, found.doubts) == (seen, ("letters",))


@pytest.mark.parametrize(
    ("text", "seen", "doubts"),
    [
        ("29900", "29900.00", ("no-decimals",)),
        ("299元", "299.00", ()),
        ("1.286.00", "1.286.00", ("points",)),
        ("1,28600", "1,28600", ("points",)),
        ("1 286.00", "1286.00", ()),
    ],
)
def test_what_the_point_may_have_lost(text: str, seen: str, doubts: tuple[str, ...]) -> None:
    found = amount_in(text)
    assert found is not None
    assert (found.text, found.doubts) == (seen, doubts)


@pytest.mark.parametrize("text", ["", "元", "消费", "Oo", "10023467号", "14:25:36", "2026-03-15", "O.l"])
def test_what_is_no_amount(text: str) -> None:
    found = amount_in(text)
    assert found is None or not found.is_marked


@given(MOMENTS, st.sampled_from(MOMENT_FORMS), st.sampled_from(["", "时间 ", "于"]))
def test_a_moment_is_read_with_or_without_its_blank(moment: datetime, form: str, before: str) -> None:
    found = moment_in(before + moment.strftime(form) + ("支出" if before else ""))
    assert found is not None
    assert (found.text, found.doubts) == (moment.strftime("%Y-%m-%d %H:%M:%S"), ())


@given(MOMENTS, st.sampled_from(["%m月%d日%H:%M", "%m-%d %H:%M", "%m/%d %H:%M", "%m-%d%H:%M"]))
def test_a_year_that_is_not_there_is_not_made_up(moment: datetime, form: str) -> None:
    found = moment_in(moment.strftime(form))
    assert found is not None
    assert (found.text, found.doubts) == (moment.strftime("%m-%d %H:%M:00"), ("no-year",))


@pytest.mark.parametrize(
    ("text", "seen", "doubts"),
    [
        ("2026/3/158:25:36", "2026-03-15 08:25:36", ()),
        ("2026/3/114:25:36", "2026/3/114:25:36", ("glued",)),
        ("2026/02/3014:25:36", "2026/02/3014:25:36", ("impossible",)),
        ("2026-03-15", "2026-03-15", ("no-time",)),
        ("14:25:36", "14:25:36", ("no-day",)),
        ("2026-03-15 14:25:", "2026-03-15 14:25:00", ("no-seconds",)),
        ("2O26/03/15 14:25:36", "2O26/03/15 14:25:36", ("letters",)),
    ],
)
def test_what_stays_doubtful_of_a_moment(text: str, seen: str, doubts: tuple[str, ...]) -> None:
    found = moment_in(text)
    assert found is not None
    assert (found.text, found.doubts) == (seen, doubts)


@given(st.text(max_size=60))
def test_nothing_that_may_stand_in_a_picture_ends_in_an_error(text: str) -> None:
    amount_in(text)
    moment_in(text)
