"""Several slips in one picture, lines that bend with their paper, and values that are sought where they fit."""

import random
from math import degrees, radians, sin, tan

import pytest

from juli.ledger.photographs import Box, Word, lines_of, propose

from .pages import doubts, page, texts, told

WANTED = ("merchant_no", "amount", "occurred_at")


def slip(merchant: str, amount: str, day: int, entry_id: str = "260315142536") -> list[str]:
    return [
        "签购单", f"商户编号：{merchant}", "终端编号：10023467", "卡号：622588******1234", "交易类型：消费",
        f"参考号：{entry_id}", f"日期/时间：2026/03/{day} 14:25:36", f"金额：RMB {amount}",
    ]  # fmt: skip


def moved(words: list[Word], across: int, down: int) -> list[Word]:
    return [
        Word(w.text, Box(w.box.left + across, w.box.top + down, w.box.right + across, w.box.bottom + down))
        for w in words
    ]


FIRST, SECOND = slip("898210154110002", "12.00", 15), slip("898210154110003", "99.50", 16, "260316142536")
BOTH = [
    ("898210154110002", "12.00", "2026-03-15 14:25:36"),
    ("898210154110003", "99.50", "2026-03-16 14:25:36"),
]


@pytest.mark.parametrize(("across", "down"), [(520, 0), (560, 55), (500, -30)])
def test_slips_side_by_side_are_two_trades(across: int, down: int) -> None:
    found = propose([*page(*FIRST), *moved(page(*SECOND), across, down)])
    assert texts(found, *WANTED) == BOTH


def test_slips_one_below_the_other_are_two_trades() -> None:
    found = propose([*page(*FIRST), *moved(page(*SECOND), 0, 420)])
    assert texts(found, *WANTED) == BOTH


def test_two_copies_of_one_slip_are_one_trade() -> None:
    found = propose([*page(*FIRST, "商户存根"), *moved(page(*FIRST, "持卡人存根"), 520, 0)])
    assert texts(found, *WANTED) == BOTH[:1]


def test_a_slip_in_two_columns_is_one_trade() -> None:
    found = told(
        "签购单", ("商户编号", "终端编号"), ("898210154110002", "10023467"), ("卡号", "交易类型"),
        ("622588******1234", "消费"), ("交易日期", "交易时间"), ("2026-03-15", "14:25:36"), "金额", "RMB 12.00",
    )  # fmt: skip
    assert texts(found, *WANTED, "terminal_no") == [(*BOTH[0], "10023467")]


def bent(words: list[Word], rise: float, width: float = 900) -> list[Word]:
    """The same words on paper that bows: its middle `rise` pixels lower than its sides."""
    found = []
    for word in words:
        across, down = word.box.middle
        drop = rise * sin(radians(180 * across / width))
        slope = (rise * sin(radians(180 * (across + 1) / width))) - drop
        half = (word.box.height + word.box.width * abs(slope)) / 2
        box = Box(word.box.left, round(down + drop - half), word.box.right, round(down + drop + half))
        found.append(Word(word.text, box, 99, degrees(tan(slope))))
    return found


@pytest.mark.parametrize("rise", [0, 30, 60, -60])
def test_values_far_to_the_right_stay_on_their_lines_on_bent_paper(rise: float) -> None:
    rows = [("商户编号", "898210154110002"), ("终端编号", "10023467"), ("批次号", "000123"), ("参考号", "260315142536")]
    words = []
    for i, (label, text) in enumerate(rows):
        words += [Word(label, Box(20, 60 * i, 120, 60 * i + 34)), Word(text, Box(620, 60 * i, 860, 60 * i + 34))]
    random.Random(1).shuffle(words)
    assert [[word.text for word in line] for line in lines_of(bent(words, rise))] == [list(row) for row in rows]


def test_a_stamp_is_no_number_and_the_value_below_it_is() -> None:
    found = told(*FIRST[:5], ("参考号：", "已核对", "260315142536"), *FIRST[6:])
    assert texts(found, "entry_id") == [("260315142536",)]
    alone = told(*FIRST[:5], ("参考号：", "已核对"), *FIRST[6:])
    assert texts(alone, "entry_id") == [(None,)]


def test_the_value_of_the_next_label_is_not_this_ones() -> None:
    found = told(*FIRST[:5], "参考号", ("凭证号", "000456"), *FIRST[6:])
    assert texts(found, "entry_id", "voucher") == [(None, "000456")]


def test_a_translation_whose_bracket_was_misread_is_no_value() -> None:
    found = told(*FIRST[:5], "参考号(REFER NO.}", "260315142536", *FIRST[6:])
    assert texts(found, "entry_id") == [("260315142536",)]


def test_a_card_seen_in_pieces_is_put_together() -> None:
    found = told(*FIRST[:3], ("卡号：622588", "******", "1234"), *FIRST[4:])
    assert texts(found, "card") == [("622588******1234",)]
    assert "card" not in doubts(found)


def test_labels_in_two_languages_need_no_blank_between_them() -> None:
    found = told(*FIRST[:5], "参考号REF NO: 260315142536", *FIRST[6:])
    assert texts(found, "entry_id") == [("260315142536",)]


def test_a_reference_number_that_lost_digits_is_doubted_on_slips() -> None:
    found = told(*FIRST[:5], "参考号：2603151425", *FIRST[6:])
    assert doubts(found)["entry_id"] == ["length"]
    screen = told(("交易金额", "¥50.00"), ("交易时间", "2026-03-15 14:25:36"), ("订单号", "2603151425"))
    assert "entry_id" not in doubts(screen)


def test_where_many_words_are_uncertain_none_is_certain() -> None:
    words = page(*FIRST)
    blurred = [Word(w.text, w.box, 70 if i in {0, 4} else 99) for i, w in enumerate(words)]
    assert doubts(propose(blurred))["amount"] == ["low"]
    assert "amount" not in doubts(propose([Word(w.text, w.box, 70 if i == 0 else 99) for i, w in enumerate(words)]))


def test_an_amount_behind_a_misread_label_is_doubted() -> None:
    found = told(*FIRST[:7], "金颜：RMB12.00")
    assert texts(found, "amount") == [("12.00",)]
    assert doubts(found)["amount"] == ["label"]


def test_an_amount_on_a_page_without_any_label_is_doubted() -> None:
    found = told("¥544.68", "消费", "2025-08-22 10:23:37", "826701121698653")
    assert doubts(found)["amount"] == ["label"]
    listed = told(("消费", "¥544.68"), "2025-08-22 10:23:37", ("消费", "¥12.00"), "2025-08-22 09:00:00")
    assert [doubts(listed, i) for i in (0, 1)] == [{}, {}]


def test_slips_without_labels_side_by_side_are_doubted() -> None:
    found = told(
        ("签购单", "签购单"), ("2026-03-15 14:25:36", "2026-03-16 09:00:00"), ("RMB 12.00", "RMB 13.00"), "持卡人"
    )
    assert doubts(found) | {"kind": []} == {"amount": ["several"], "occurred_at": ["several-moments"], "kind": []}


def test_the_name_of_the_sender_says_nothing_of_the_money() -> None:
    found = told("【澄湖支付】您的激活金99元已于2025/12/18 07:38退还至您的银行卡，请查收。")
    assert texts(found, "kind", "charge_kind", "amount") == [("payout", "deposit", "99.00")]


def test_tips_and_totals_make_no_second_trade() -> None:
    found = told(*FIRST, "小费：", "合计金额：RMB 15.00")
    assert texts(found, "amount") == [("12.00",)]
    assert doubts(found)["amount"] == ["several"]


def test_a_fee_that_is_high_is_doubted() -> None:
    found = told(*FIRST, "手续费：8.00")
    assert doubts(found)["fee"] == ["fee-high"]


@pytest.mark.parametrize(
    ("message", "charge_kind", "amount"),
    [
        ("【星河付】您于2026年3月15日刷卡1,286.00元，其中99.00元作为机具押金收取。", "deposit", "99.00"),
        ("【星河付】您的299元押金已于2026年3月15日扣除，余额为1,024.00元。", "deposit", "299.00"),
    ],
)
def test_what_became_of_an_amount_may_be_said_after_it(message: str, charge_kind: str, amount: str) -> None:
    assert texts(told(message), "charge_kind", "amount") == [(charge_kind, amount)]


def test_a_balance_moves_nothing_though_money_moved_before_and_after() -> None:
    found = told("【甲银行】您尾号5678卡余额88.00元。3月15日扣款9元，余额79.00元已通知。")
    assert texts(found, "amount") == [("9.00",)]
