"""What slips, app screens and messages seem to say, and what is left to a person."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.ledger.photographs import Box, Word, lines_of, propose, text_of
from juli.ledger.photographs.report import proposal_document, proposal_table
from juli.money import grouped_yuan, yuan
from juli.wording import LANGUAGES
from tests.pictures import MESSAGE, SCREEN, SLIP

from .pages import doubts, page, texts, told


def test_a_slip_gives_one_trade_with_its_numbers() -> None:
    found = told(*SLIP)
    assert found.kind == "slip"
    wanted = ("occurred_at", "kind", "amount", "fee", "merchant_no", "terminal_no", "entry_id", "card", "merchant_name")
    assert texts(found, *wanted) == [
        (
            "2026-03-15 14:25:36",
            "sale",
            "1286.00",
            "7.72",
            "898210154110002",
            "10023467",
            "260315142536",
            "622588******1234",
            "澄湖五金店",
        )
    ]
    assert doubts(found) == {}


def test_a_value_keeps_its_place() -> None:
    value = told("商户编号：898210154110002", "终端编号：10023467", ("金额", "RMB 12.00"), "日期:2026/03/1514:25:36")
    assert value.entries[0].values["amount"].place == Box(120, 100, 300, 130)


@pytest.mark.parametrize(
    "lines",
    [
        ("MERCHANT NO.(商户编号)", "898210154110002", "TERMINAL NO.(终端编号)", "10023467"),
        ("商户编号(MERCHANT NO.)：898210154110002", "终端号 TERMINAL NO:10023467"),
        ("商 户 编 号：898210154110002  终端编号：10023467",),
        (("商户编号", "898210154110002"), ("终端编号：", "10023467")),
    ],
)
def test_a_label_stands_before_beside_or_above_its_value(lines: tuple[str, ...]) -> None:
    found = told(*lines, "交易类型：消费", "日期/时间：2026/03/1514:25:36", "金额：12.00")
    assert texts(found, "merchant_no", "terminal_no", "amount") == [("898210154110002", "10023467", "12.00")]


@pytest.mark.parametrize(
    ("word", "kind"),
    [("消费", "sale"), ("消费撤销", "void"), ("退货", "refund"), ("预授权完成", "sale"), ("消费/SALE", "sale")],
)
def test_types_of_trade(word: str, kind: str) -> None:
    lines = (
        "商户编号：898210154110002",
        "终端编号：10023467",
        f"交易类型：{word}",
        "2026/03/1514:25:36",
        "金额：12.00",
    )
    assert texts(told(*lines), "kind") == [(kind,)]


def test_a_page_of_a_trade() -> None:
    found = told(*SCREEN)
    assert found.kind == "screen"
    assert texts(found, "occurred_at", "kind", "instrument", "amount", "fee", "settled") == [
        ("2026-03-15 14:25:36", "sale", "credit", "5000.00", "30.00", "4970.00")
    ]


def test_sums_that_do_not_agree_are_doubted() -> None:
    found = told(("交易金额", "¥5,000.00"), ("手续费", "¥30.00"), ("到账金额", "¥4,790.00"), "2026-03-15 14:25:36")
    assert doubts(found)["settled"] == ["sums"]


@pytest.mark.parametrize("time_first", [False, True])
def test_a_list_gives_every_trade(time_first: bool) -> None:
    rows = [
        (("消费", "+5,000.00"), "03-15 14:25"),
        (("流量费", "-99.00"), "03-14 09:01"),
        (("押金扣款", "-299.00"), "03-01 10:00"),
    ]
    lines = [line for first, second in rows for line in ((second, first) if time_first else (first, second))]
    found = told("账单", ("2026年3月", "收入 ¥12,000.00"), *lines)
    assert texts(found, "occurred_at", "kind", "charge_kind", "amount") == [
        ("2026-03-15 14:25:00", "sale", None, "5000.00"),
        ("2026-03-14 09:01:00", "charge", "data_fee", "99.00"),
        ("2026-03-01 10:00:00", "charge", "deposit", "299.00"),
    ]


def test_a_year_comes_from_the_month_above_or_from_nobody() -> None:
    lines = (("消费", "+50.00"), "03-15 14:25", ("消费", "+60.00"), "02-27 14:25")
    assert [doubts(told(*lines), i)["occurred_at"] for i in (0, 1)] == [["no-year"], ["no-year"]]
    headed = told("2026年3月", *lines)
    assert texts(headed, "occurred_at") == [("2026-03-15 14:25:00",), ("02-27 14:25:00",)]
    assert doubts(headed, 1)["occurred_at"] == ["no-year"]


def test_of_words_far_apart_the_nearest_is_the_place() -> None:
    entries = told("2026年3月", *[line for _ in range(4) for line in (("消费", "+50.00"), "03-15 14:25")]).entries
    assert [entry.values["occurred_at"].place for entry in entries] == [
        Box(20, top, 240, top + 30) for top in (100, 180, 260, 340)
    ]


def test_a_day_that_heads_a_list_counts_for_the_trades_below_it() -> None:
    found = told(
        "2026-03-15", ("微信收款", "¥88.00"), "14:25:36", ("支付宝收款", "¥12.00"), "15:25:36",
        "2026-03-16", ("微信收款", "¥1.00"), "09:25:36",
    )  # fmt: skip
    assert texts(found, "occurred_at", "instrument", "amount") == [
        ("2026-03-15 14:25:36", "wechat", "88.00"),
        ("2026-03-15 15:25:36", "alipay", "12.00"),
        ("2026-03-16 09:25:36", "wechat", "1.00"),
    ]


def test_a_trade_whose_time_was_not_seen_is_told_all_the_same() -> None:
    found = told(("消费", "+50.00"), "2026-03-15 14:25", ("消费", "+60.00"), ("消费", "+70.00"), "2026-03-13 10:00")
    assert texts(found, "amount", "occurred_at") == [
        ("50.00", "2026-03-15 14:25:00"), ("60.00", ""), ("70.00", "2026-03-13 10:00:00"),
    ]  # fmt: skip
    assert doubts(found, 1)["occurred_at"] == ["no-day"]


def test_a_message_of_a_bank() -> None:
    found = told(*MESSAGE)
    assert found.kind == "message"
    assert texts(found, "occurred_at", "kind", "charge_kind", "amount", "card") == [
        ("2026-03-15 14:25:00", "charge", "data_fee", "299.00", "**** 1234")
    ]
    assert doubts(found)["kind"] == ["kind-by-words"]


@pytest.mark.parametrize(
    ("message", "kind", "charge_kind", "amount"),
    [
        ("【澄湖支付】尊敬的商户，您的POS机已于2026年03月15日扣除流量费99元。", "charge", "data_fee", "99.00"),
        ("【澄湖支付】您已于2026-03-15 14:25:36缴纳机具押金299.00元，达标后返还。", "charge", "deposit", "299.00"),
        ("【工商银行】您尾号5678卡2026年3月15日14:25支出(POS消费)1,299元，余额1000元。", "charge", "other", "1299.00"),
        ("【澄湖支付】您的押金退还299.00元已于2026年3月15日到账。", "payout", "deposit", "299.00"),
        ("您账户尾号5678于2026-03-15收取服务费36.00元，可用余额12.00元", "charge", "service_fee", "36.00"),
    ],
)
def test_messages_tell_what_was_taken_or_given(message: str, kind: str, charge_kind: str, amount: str) -> None:
    lines = [message[i : i + 14] for i in range(0, len(message), 14)]
    assert texts(told(*lines), "kind", "charge_kind", "amount") == [(kind, charge_kind, amount)]


def test_every_amount_that_a_message_moved_is_told() -> None:
    found = told("【澄湖支付】2026年3月15日扣除流量费99元，收取服务费36元，余额12元。")
    assert texts(found, "charge_kind", "amount") == [("data_fee", "99.00"), ("service_fee", "36.00")]


def test_two_messages_are_two_entries_and_a_balance_is_none() -> None:
    found = told("【甲支付】3月15日扣除流量费99元。", "【乙银行】您尾号5678卡3月16日14:25支出299元，余额1000元。")
    assert texts(found, "amount", "occurred_at") == [("99.00", "03-15"), ("299.00", "03-16 14:25:00")]


def test_the_sender_and_the_time_above_a_message_are_none_of_it() -> None:
    found = told(
        "95588", "3月16日 周一 09:12", "您尾号5678卡3月15日14:25支出(POS消费)299元，余额1,000.12元。【工商银行】"
    )
    assert texts(found, "occurred_at", "amount") == [("03-15 14:25:00", "299.00")]


def test_the_clock_of_the_phone_is_not_the_time_of_the_trade() -> None:
    found = told(("9:41", "5G"), "2026-03-15", ("微信收款", "¥88.00"), "14:25:36", ("支付宝收款", "¥12.00"), "15:25:36")
    assert texts(found, "occurred_at") == [("2026-03-15 14:25:36",), ("2026-03-15 15:25:36",)]
    alone = told("9:41", ("交易金额", "¥88.00"), ("交易日期", "2026-03-15"))
    assert texts(alone, "occurred_at") == [("2026-03-15",)]
    assert doubts(alone)["occurred_at"] == ["no-time"]


def test_a_time_below_its_labelled_day_joins_it() -> None:
    lines = ("商户编号：898210154110002", "终端编号：10023467", "日期/时间：2026/03/15", "14:25:36", "金额：12.00")
    assert texts(told(*lines), "occurred_at") == [("2026-03-15 14:25:36",)]


def test_a_payment_to_the_provider_is_told_by_what_it_was_for() -> None:
    found = told(
        "某某支付有限公司", "-299.00", ("当前状态", "支付成功"), ("商品", "POS机押金"),
        ("支付时间", "2026年3月15日 14:25:36"), ("支付方式", "招商银行信用卡(1234)"),
        ("交易单号", "4200001234202603151234567890"),
    )  # fmt: skip
    assert texts(found, "kind", "charge_kind", "amount", "instrument") == [("charge", "deposit", "299.00", None)]


def test_the_number_of_the_undone_trade_is_not_its_own() -> None:
    lines = (
        "消费撤销",
        "商户编号：898210154110002",
        "终端编号：10023467",
        "原凭证号：000400",
        "金额：RMB-50.00",
        "2026/03/1514:25:36",
    )
    assert texts(told(*lines), "kind", "amount", "voucher") == [("void", "50.00", None)]


def test_a_trade_that_failed_is_doubted() -> None:
    found = told(("交易金额", "¥50.00"), ("交易状态", "交易失败"), ("交易时间", "2026-03-15 14:25:36"))
    assert doubts(found)["amount"] == ["failed"]


def test_a_lost_star_and_odd_lengths_are_doubted_and_a_card_is_never_whole() -> None:
    lines = (
        "商户编号：89821015411000",
        "终端编号：1002346",
        "卡号：62258******1234",
        "金额：1.00",
        "2026-03-15 14:25:36",
    )
    assert doubts(told(*lines)) == {
        "merchant_no": ["length"], "terminal_no": ["length"], "card": ["card-mask"], "kind": ["kind-assumed"],
    }  # fmt: skip
    whole = told("卡号：6225881234561234", *lines[:2], *lines[3:])
    assert texts(whole, "card") == [("622588******1234",)]


def test_what_was_read_without_certainty_is_doubted() -> None:
    found = propose(page(*SLIP, confidence=70))
    assert doubts(found)["amount"] == ["low"]


@pytest.mark.parametrize("lines", [(), ("你好",), ("今天天气", "25:61"), ("金额",), ("价格表", "¥12.00", "¥13.00")])
def test_a_picture_that_tells_of_no_trade_gives_none(lines: tuple[str, ...]) -> None:
    assert told(*lines).entries == ()


def test_a_tilted_line_is_one_line() -> None:
    words = [
        Word("左", Box(0, 0, 40, 30), 99, 2.0),
        Word("右", Box(560, 20, 600, 50), 99, 2.0),
        Word("下", Box(0, 60, 40, 90), 99, 2.0),
    ]
    assert [[word.text for word in line] for line in lines_of(words)] == [["左", "右"], ["下"]]


def test_words_are_plain_text_with_tabs_between_columns() -> None:
    assert (
        text_of([*page(("左", "右")), Word("紧", Box(48, 60, 68, 90)), Word("挨", Box(70, 60, 90, 90))])
        == "左\t右\n紧 挨"
    )


@given(st.integers(1, 10**8), st.integers(0, 10**5), st.sampled_from(["：", ":", "： ", ""]))
def test_amounts_of_a_slip_are_read_however_they_are_set(amount: int, fee: int, colon: str) -> None:
    found = told(
        "商户编号：898210154110002", "终端编号：10023467", "日期/时间：2026/03/1514:25:36",
        f"金额{colon}RMB{grouped_yuan(amount)}", f"手续费{colon}{yuan(fee)}",
    )  # fmt: skip
    assert texts(found, "amount", "fee") == [(yuan(amount), yuan(fee))]


PIECES = st.sampled_from(
    [
        "金额",
        "手续费：",
        "¥12.00",
        "-99.00",
        "消费",
        "03-15",
        "2026-03-15",
        "2026年3月",
        "【行】",
        "支出5元",
        "卡号：62*",
        "：",
        "(",
    ]
)


@settings(max_examples=150)
@given(st.lists(st.lists(st.one_of(PIECES, st.text(min_size=1, max_size=12)), min_size=1, max_size=3), max_size=12))
def test_no_page_ends_in_an_error_and_all_can_be_told(lines: list[list[str]]) -> None:
    words = page(*lines)
    found = propose(words)
    for language in LANGUAGES:
        assert proposal_document("a.jpg", found, words, (800, 600), language)["confirmed"] is False
        assert proposal_table("a.jpg", found, language)
