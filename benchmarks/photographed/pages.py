"""What stands on the screens of phones: pages of one trade, lists of many, messages of deductions."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from benchmarks.photographed.trades import Trade, Truth, invented, stamp

from juli.money import grouped_yuan, yuan

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """Rows with what stands left and right, the truths they tell, and which are large or in the middle."""

    rows: Sequence[Row]
    truths: Sequence[Truth]
    large: frozenset[int] = field(default=frozenset())
    middle: frozenset[int] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation: the sender on top, then what stands between the bubbles (times) and in them (messages)."""

    sender: str
    parts: Sequence[tuple[str, str]]
    truths: Sequence[Truth]


def detail(trade: Trade, chance: random.Random) -> Page:
    """One trade, label and value in a row, the clock of the phone on top."""
    arrives = trade.amount - trade.fee
    rows = [
        ("9:41", "5G 86%"), ("交易详情", ""), ("交易金额", f"¥{grouped_yuan(trade.amount)}"),
        ("手续费", f"¥{yuan(trade.fee)}"), ("到账金额", f"¥{grouped_yuan(arrives)}"), ("交易类型", "消费"),
        ("支付方式", "信用卡"), ("交易状态", "交易成功"), ("交易时间", stamp(trade.at)), ("商户号", trade.merchant_no),
        ("终端号", trade.terminal_no), ("流水号", trade.entry_id),
    ]  # fmt: skip
    return Page(rows, [_told(trade, settled=yuan(arrives), instrument="credit")], middle=frozenset({1}))


def _told(trade: Trade, **more: str) -> dict[str, str]:
    return {
        "amount": yuan(trade.amount), "fee": yuan(trade.fee), "occurred_at": stamp(trade.at), "kind": "sale",
        "merchant_no": trade.merchant_no, "terminal_no": trade.terminal_no, "entry_id": trade.entry_id, **more,
    }  # fmt: skip


def headline(trade: Trade, chance: random.Random) -> Page:
    """The amount large in the middle without a label, what it cost below."""
    rows = [
        ("14:07", "4G"), ("账单详情", ""), (trade.name, ""), (f"+{grouped_yuan(trade.amount)}", ""), ("交易成功", ""),
        ("收款方式", "借记卡"), ("手续费", f"{yuan(trade.fee)}元"), ("创建时间", stamp(trade.at)),
        ("订单号", trade.entry_id), ("商户编号", trade.merchant_no), ("终端编号", trade.terminal_no),
        ("对此订单有疑问", ">"),
    ]  # fmt: skip
    truth = {**_told(trade, instrument="debit")}
    truth.pop("kind")
    return Page(rows, [truth], frozenset({3}), frozenset({1, 2, 3, 4}))


def listed(trade: Trade, chance: random.Random) -> Page:
    """A month of trades, each with its day and time below its kind."""
    return _list(trade, chance, "%m-%d %H:%M", 9)


def long_list(trade: Trade, chance: random.Random) -> Page:
    """The same, as long as a screenshot that scrolls."""
    return _list(trade, chance, "%m月%d日 %H:%M", 40)


def _list(trade: Trade, chance: random.Random, form: str, count: int) -> Page:
    kinds = (
        ("刷卡收款", "sale", ""),
        ("微信收款", "sale", ""),
        ("流量费", "charge", "data_fee"),
        ("押金扣款", "charge", "deposit"),
    )
    at = trade.at.replace(day=28, hour=20)
    rows: list[Row] = [("20:14", "5G"), ("账单", "筛选"), (f"{at:%Y年}{at.month}月", "收入 ¥98,120.33")]
    truths: list[Truth] = []
    for _ in range(count):
        fen = invented(chance).amount
        name, kind, charged = chance.choice(kinds)
        rows += [(name, f"{'-' if charged else '+'}{grouped_yuan(fen)}"), (at.strftime(form), "")]
        truth = {"amount": yuan(fen), "kind": kind, "occurred_at": at.strftime("%Y-%m-%d %H:%M:00")}
        truths.append(truth | ({"charge_kind": charged} if charged else {}))
        at -= timedelta(minutes=chance.randint(5, 36_000 // count))
    return Page(rows, truths, middle=frozenset())


def stacked(trade: Trade, chance: random.Random) -> Page:
    """Each label above its value."""
    pairs = (
        ("交易金额（元）", grouped_yuan(trade.amount)), ("手续费（元）", yuan(trade.fee)), ("交易类型", "消费"),
        ("交易时间", stamp(trade.at)), ("商户编号", trade.merchant_no), ("终端编号", trade.terminal_no),
        ("参考号", trade.entry_id),
    )  # fmt: skip
    rows = [("8:05", "5G 40%"), ("交易明细", ""), *((text, "") for pair in pairs for text in pair)]
    return Page(rows, [_told(trade)], middle=frozenset({1}))


def daily(trade: Trade, chance: random.Random) -> Page:
    """A list under days, each with its means and its time, the fee of each named below."""
    at = trade.at.replace(hour=21)
    rows: list[Row] = [("21:30", "4G"), ("收款记录", ""), (f"{at:%Y-%m-%d}", "共 5 笔")]
    truths: list[Truth] = []
    for _ in range(5):
        one = replace(invented(chance), at=at)
        means, code = chance.choice((("信用卡收款", "credit"), ("支付宝收款", "alipay"), ("微信收款", "wechat")))
        rows += [(means, f"¥{grouped_yuan(one.amount)}"), (f"{at:%H:%M:%S}", f"手续费 {yuan(one.fee)}")]
        truths.append({"amount": yuan(one.amount), "fee": yuan(one.fee), "occurred_at": stamp(at), "instrument": code})
        at -= timedelta(minutes=chance.randint(2, 120))
    return Page(rows, truths, middle=frozenset({1}))


def _bank(trade: Trade, chance: random.Random) -> tuple[str, Truth]:
    last, fen = trade.card[1], chance.choice((9_900, 29_900, 3_600, 19_900, 6_000))
    text = (
        f"【江城银行】您尾号{last}的储蓄卡于{trade.at.month}月{trade.at.day}日{trade.at:%H:%M}支出人民币{yuan(fen)}元，"
        f"摘要：POS流量费，余额{grouped_yuan(trade.amount)}元。"
    )
    return text, {"amount": yuan(fen), "charge_kind": "data_fee", "occurred_at": f"{trade.at:%m-%d %H:%M}:00"}


def _provider(trade: Trade, chance: random.Random) -> tuple[str, Truth]:
    fen = chance.choice((9_900, 29_900, 19_900))
    text = (
        f"【澄湖支付】尊敬的商户，您的POS终端{trade.terminal_no}已于{trade.at:%Y-%m-%d %H:%M:%S}扣除"
        f"服务费{fen // 100}元，如有疑问请致电客服。拒收请回复R"
    )
    return text, {"amount": yuan(fen), "charge_kind": "service_fee", "occurred_at": stamp(trade.at)}


def _deposit(trade: Trade, chance: random.Random) -> tuple[str, Truth]:
    fen = chance.choice((9_900, 29_900, 19_900))
    text = (
        f"【星河付】您好，您于{trade.at:%Y年%m月%d日}刷卡{yuan(trade.amount)}元，其中{yuan(fen)}元作为机具押金收取，"
        "激活达标后返还。"
    )
    return text, {"amount": yuan(fen), "charge_kind": "deposit", "occurred_at": f"{trade.at:%Y-%m-%d}"}


def _signed_below(trade: Trade, chance: random.Random) -> tuple[str, Truth]:
    fen, last = chance.choice((9_900, 29_900, 3_600)), trade.card[1]
    text = (
        f"您尾号{last}卡{trade.at.month}月{trade.at.day}日{trade.at:%H:%M}快捷支付扣款{yuan(fen)}元(POS通讯费)，"
        f"余额{yuan(trade.amount)}元。【东湖银行】"
    )
    return text, {"amount": yuan(fen), "charge_kind": "data_fee", "occurred_at": f"{trade.at:%m-%d %H:%M}:00"}


def _account(trade: Trade, chance: random.Random) -> tuple[str, Truth]:
    fen, last = chance.choice((9_900, 29_900, 3_600)), trade.card[1]
    text = (
        f"【农汇银行】您账户*{last}于{trade.at:%Y年%m月%d日%H时%M分}完成一笔代扣交易，金额为-{yuan(fen)}元，对方户名：某某支付，"
        f"用途：会员费，可用余额{grouped_yuan(trade.amount)}元。"
    )
    return text, {"amount": yuan(fen), "charge_kind": "membership", "occurred_at": f"{trade.at:%Y-%m-%d %H:%M}:00"}


def _returned(trade: Trade, chance: random.Random) -> tuple[str, Truth]:
    fen = chance.choice((9_900, 29_900, 19_900))
    text = f"【澄湖支付】您的激活金{fen // 100}元已于{trade.at:%Y/%m/%d %H:%M}退还至您的银行卡，请查收。"
    return text, {
        "amount": yuan(fen), "kind": "payout", "charge_kind": "deposit", "occurred_at": f"{trade.at:%Y-%m-%d %H:%M}:00"
    }  # fmt: skip


Message = Callable[[Trade, random.Random], tuple[str, Truth]]
MESSAGES: dict[str, Sequence[Message]] = {
    "learnt": (_bank, _provider, _deposit),
    "kept": (_signed_below, _account, _returned),
}


def chat(kept: str, trade: Trade, chance: random.Random) -> Chat:
    """Three messages one below the other, the time each came between them."""
    parts: list[tuple[str, str]] = []
    truths: list[Truth] = []
    for i, say in enumerate(MESSAGES[kept]):
        one = replace(invented(chance), at=trade.at + timedelta(days=i, minutes=chance.randint(1, 500)))
        text, truth = say(one, chance)
        parts += [("between", f"{one.at.month}月{one.at.day}日 {one.at:%H:%M}"), ("bubble", text)]
        truths.append(truth)
    return Chat(chance.choice(("1069 0099 5588", "955990", "澄湖支付")), parts, truths)


Draft = Callable[[Trade, random.Random], Page]
LEARNT: dict[str, Draft] = {"detail": detail, "headline": headline}
KEPT: dict[str, Draft] = {"stacked": stacked, "detail": detail}
LISTS: dict[str, dict[str, Draft]] = {"learnt": {"listed": listed}, "kept": {"daily": daily}}
