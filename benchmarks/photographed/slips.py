"""Slips as the terminals of different houses print them: labels before, above or beside values, in English, or none."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.photographed.trades import Trade, Truth, masked, moment, money, stamp

from juli.money import yuan

Row = tuple[str, ...]
"""The pieces of one line: one stands on the left, of two the second stands on the right."""


@dataclass(frozen=True, slots=True)
class Slip:
    """The rows of a slip, which of them are large or stand in the middle, and what they tell."""

    rows: Sequence[Row]
    truth: Truth
    large: frozenset[int] = field(default=frozenset())
    middle: frozenset[int] = field(default=frozenset())


def slip(house: str, trade: Trade, chance: random.Random) -> Slip:
    """The slip of one house; `LEARNT` are those the rules were made on, `KEPT` those that were kept for measuring."""
    return (LEARNT | KEPT)[house](trade, chance)


def _shown(trade: Trade, card: str, **more: str) -> dict[str, str]:
    return {
        "amount": yuan(trade.amount),
        "occurred_at": stamp(trade.at),
        "merchant_no": trade.merchant_no,
        "terminal_no": trade.terminal_no,
        "card": card.replace(" ", ""),
        **more,
    }


def _before(trade: Trade, chance: random.Random) -> Slip:
    """Label and value on one line, the fee printed below."""
    card = masked(trade.card, chance)
    rows: list[Row] = [
        ("POS签购单",), ("商户存根",), (f"商户名称：{trade.name}",), (f"商户编号：{trade.merchant_no}",),
        (f"终端编号：{trade.terminal_no}",), ("操作员号：01",), (f"卡号：{card}",), ("发卡行：招商银行",),
        ("交易类型：消费",), (f"批次号：{trade.batch}",), (f"凭证号：{trade.voucher}",), (f"参考号：{trade.entry_id}",),
        (f"日期/时间：{moment(trade.at, chance)}",), (f"金额：{money(trade.amount, chance)}",),
        (f"手续费：{yuan(trade.fee)}",), ("备注：",), ("持卡人签名：",), ("本人确认以上交易",),
    ]  # fmt: skip
    return Slip(rows, _shown(trade, card, entry_id=trade.entry_id, fee=yuan(trade.fee)), middle=frozenset({0, 1}))


def _above(trade: Trade, chance: random.Random) -> Slip:
    """Labels in two languages, each value on the line below; the amount large."""
    card = masked(trade.card, chance)
    rows: list[Row] = [
        ("签购单",), ("持卡人存根 CARDHOLDER COPY",), ("商户名称(MERCHANT NAME)",), (f"  {trade.name}",),
        ("商户编号(MERCHANT NO.)",), (f"  {trade.merchant_no}",), ("终端编号(TERMINAL NO.)",),
        (f"  {trade.terminal_no}",), ("卡号(CARD NO.)",), (f"  {card} /C",), ("交易类型(TRANS TYPE)",),
        ("  消费(SALE)",), ("日期/时间(DATE/TIME)",), (f"  {moment(trade.at, chance)}",),
        ("参考号(REFER NO.)",), (f"  {trade.entry_id}",), ("金额(AMOUNT)",), (f"  {money(trade.amount, chance)}",),
        ("备注(REFERENCE)",), ("持卡人签名(CARDHOLDER SIGNATURE)",),
    ]  # fmt: skip
    return Slip(rows, _shown(trade, card, entry_id=trade.entry_id), frozenset({17}), frozenset({0, 1}))


def _beside(trade: Trade, chance: random.Random) -> Slip:
    """Labels on the left, values on the right."""
    card = masked(trade.card, chance)
    rows: list[Row] = [
        ("签购单",), ("商户名称", trade.name), ("商户编号", trade.merchant_no), ("终端编号", trade.terminal_no),
        ("交易类型", "消费"), ("卡号", card), ("批次号", trade.batch), ("凭证号", trade.voucher),
        ("参考号", trade.entry_id), ("交易时间", moment(trade.at, chance)), ("交易金额", money(trade.amount, chance)),
        ("手续费", yuan(trade.fee)), ("------------------------",), ("持卡人签名",),
    ]  # fmt: skip
    return Slip(rows, _shown(trade, card, entry_id=trade.entry_id, fee=yuan(trade.fee)), middle=frozenset({0}))


def _english(trade: Trade, chance: random.Random) -> Slip:
    """English labels alone."""
    card = masked(trade.card, chance)
    rows: list[Row] = [
        ("SALES SLIP",), ("MERCHANT COPY",), (f"MERCHANT NAME: {trade.name}",), (f"MERCHANT NO: {trade.merchant_no}",),
        (f"TERMINAL NO: {trade.terminal_no}",), (f"CARD NO: {card}",), ("TRANS TYPE: SALE",),
        (f"BATCH NO: {trade.batch}", f"TRACE NO: {trade.voucher}"), (f"REF NO: {trade.entry_id}",),
        (f"DATE/TIME: {trade.at:%Y/%m/%d %H:%M:%S}",), (f"AMOUNT: RMB {yuan(trade.amount)}",),
        ("CARDHOLDER SIGNATURE",), ("I ACKNOWLEDGE SATISFACTORY RECEIPT",),
    ]  # fmt: skip
    return Slip(rows, _shown(trade, card, entry_id=trade.entry_id), frozenset({10}), frozenset({0, 1}))


def _paired(trade: Trade, chance: random.Random) -> Slip:
    """Two labels with their values on a line, day and time apart."""
    card = masked(trade.card, chance)
    rows: list[Row] = [
        ("银联签购单",), (f"商户名:{trade.name}",), (f"商户号:{trade.merchant_no}",),
        (f"终端号:{trade.terminal_no}", "操作员:001"), (f"卡号:{card}",), ("交易类型:消费", "卡类别:借记卡"),
        (f"批次号:{trade.batch}", f"凭证号:{trade.voucher}"),
        (f"日期:{trade.at:%Y/%m/%d}", f"时间:{trade.at:%H:%M:%S}"),
        (f"参考号:{trade.entry_id}",), (f"金额:{money(trade.amount, chance)}",), ("持卡人签名:",),
        ("*** 商户联 ***",),
    ]  # fmt: skip
    return Slip(
        rows, _shown(trade, card, entry_id=trade.entry_id, instrument="debit"), frozenset({9}), frozenset({0, 11})
    )


def _coded(trade: Trade, chance: random.Random) -> Slip:
    """Other words for the same things, the amount first and large."""
    card = masked(trade.card, chance)
    rows: list[Row] = [
        ("消费",), (money(trade.amount, chance),), ("交易成功",), ("------------------------",),
        (f"商户简称: {trade.name}",), (f"商户代码: {trade.merchant_no}",), (f"终端代码: {trade.terminal_no}",),
        (f"付款卡号: {card}",), (f"检索参考号: {trade.entry_id}",), (f"票据号: {trade.voucher}",),
        (f"交易日期: {trade.at:%Y-%m-%d}",), (f"交易时间: {trade.at:%H:%M:%S}",), ("持卡人签字",), ("商户存根联",),
    ]  # fmt: skip
    return Slip(rows, _shown(trade, card, entry_id=trade.entry_id), frozenset({0, 1}), frozenset({0, 1, 2, 13}))


def _twofold(trade: Trade, chance: random.Random) -> Slip:
    """Chinese and English in one label, the values behind it; the type large in the middle."""
    card = masked(trade.card, chance)
    rows: list[Row] = [
        ("银行卡签购单",), ("消费 / SALE",), (f"商户名称 MERCHANT NAME: {trade.name}",),
        (f"商户编码 MERCHANT ID: {trade.merchant_no}",), (f"终端编码 TERMINAL ID: {trade.terminal_no}",),
        (f"卡号 CARD NO: {card}",), ("有效期 EXP DATE: ****",), (f"批次号 BATCH NO: {trade.batch}",),
        (f"凭证号 VOUCHER NO: {trade.voucher}",), (f"参考号 REF NO: {trade.entry_id}",),
        (f"日期时间 DATE/TIME: {moment(trade.at, chance)}",), (f"金额 AMOUNT: {money(trade.amount, chance)}",),
        ("小费 TIPS:",), ("总计 TOTAL:",), ("持卡人签名 SIGNATURE",),
    ]  # fmt: skip
    return Slip(rows, _shown(trade, card, entry_id=trade.entry_id), frozenset({1}), frozenset({0, 1}))


def _bare(trade: Trade, chance: random.Random) -> Slip:
    """Hardly a label."""
    card = masked(trade.card, chance)
    rows: list[Row] = [
        (trade.name,), ("签购单",), ("消费",), (card,), (stamp(trade.at),), (money(trade.amount, chance),),
        ("持卡人签名",), ("谢谢惠顾",),
    ]  # fmt: skip
    truth = {"amount": yuan(trade.amount), "occurred_at": stamp(trade.at)}
    return Slip(rows, truth, frozenset({5}), frozenset(range(8)))


def _settled(trade: Trade, chance: random.Random) -> Slip:
    """What was taken and what arrives stand below the amount; the labels on the left, values close behind."""
    card = masked(trade.card, chance)
    arrives = trade.amount - trade.fee
    rows: list[Row] = [
        ("电子签购单",), (f"{trade.name}",), (f"商户号  {trade.merchant_no}",), (f"终端号  {trade.terminal_no}",),
        (f"交易卡号  {card}",), ("交易名称  消费",), (f"系统参考号  {trade.entry_id}",),
        (f"交易时间  {moment(trade.at, chance)}",), (f"消费金额  {yuan(trade.amount)}元",),
        (f"手续费  {yuan(trade.fee)}元",), (f"到账金额  {yuan(arrives)}元",), ("持卡人签名  免密免签",),
    ]  # fmt: skip
    more = {"entry_id": trade.entry_id, "fee": yuan(trade.fee), "settled": yuan(arrives)}
    return Slip(rows, _shown(trade, card, **more), middle=frozenset({0, 1}))


def _crowded(trade: Trade, chance: random.Random) -> Slip:
    """Two columns, each label above its value."""
    card = masked(trade.card, chance)
    rows: list[Row] = [
        ("签 购 单",), ("商户名称：",), (f"{trade.name}",), ("商户编号", "终端编号"),
        (trade.merchant_no, trade.terminal_no), ("卡号", "交易类型"), (card, "消费"),
        ("交易日期", "交易时间"), (f"{trade.at:%Y-%m-%d}", f"{trade.at:%H:%M:%S}"), ("参考号", "凭证号"),
        (trade.entry_id, trade.voucher), ("金额",), (money(trade.amount, chance),), ("持卡人签名：",),
    ]  # fmt: skip
    return Slip(rows, _shown(trade, card, entry_id=trade.entry_id), frozenset({12}), frozenset({0}))


House = Callable[[Trade, random.Random], Slip]
LEARNT: dict[str, House] = {
    "before": _before, "above": _above, "beside": _beside, "english": _english, "paired": _paired,
}  # fmt: skip
KEPT: dict[str, House] = {
    "coded": _coded, "twofold": _twofold, "bare": _bare, "settled": _settled, "crowded": _crowded,
}  # fmt: skip
