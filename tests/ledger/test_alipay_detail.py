"""Alipay 业务明细."""

from datetime import datetime

from juli.ledger import Entry, Instrument, Kind, Reading, read_file
from tests.ledger.statements import lines, shared_file

HEADER = (
    "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,"
    "支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,"
    "退款批次号/请求号,服务费（元）,分润（元）,备注"
)


def trade(kind: str = "交易", amount: str = "50.00", fee: str = "-0.30", refund_no: str = "") -> str:
    start = f"2026031522001\t,A1\t,{kind}\t,铁钉,2026-03-15 10:00:00,2026-03-15 10:00:07,S1\t,店\t,\t,T1\t,*某\t"
    return f"{start},{amount},{amount},0.00,0.00,0.00,0.00,0.00,,0.00\t,0.00,{refund_no}\t,{fee},0.00,备忘"


def detail(*rows: str, footer: tuple[str, ...] = ()) -> Reading:
    top = ("#支付宝业务明细查询", "#账号：[2088]", "#起始日期：[2026年03月15日 00:00:00]", "#----业务明细列表----")
    return read_file("a.csv", lines(*top, HEADER, *rows, "#----业务明细列表结束----", *footer))


def test_the_real_file_warns_of_its_disagreeing_footer() -> None:
    reading = read_file("detail.csv", shared_file("alipay_merchant_detail_2019.csv"))
    assert [entry.kind for entry in reading.entries].count(Kind.SALE) == 3
    assert [entry.kind for entry in reading.entries].count(Kind.REFUND) == 1
    assert {warning.code for warning in reading.warnings} == {"totals-disagree"}
    assert reading.unreadable == ()


def test_a_sale_with_its_fee_seen_from_the_account_and_its_refund() -> None:
    reading = detail(trade(), trade("退款", "-20.00", "0.00", "R1"))
    when, alipay = datetime(2026, 3, 15, 10, 0, 7), Instrument.ALIPAY
    assert reading.entries == (
        Entry("a.csv", 6, when, Kind.SALE, alipay, 5000, None, "T1", "2026031522001", fee=30, memo="备忘"),
        Entry("a.csv", 7, when, Kind.REFUND, alipay, 2000, None, "T1", "R1", "2026031522001", memo="备忘"),
    )


def test_an_agreeing_footer_is_no_warning() -> None:
    footer = (
        "#交易合计：2笔，商家实收共100.00元，商家优惠共0.00元",
        "#退款合计：1笔，商家实收退款共-20.00元，商家优惠退款共0.00元",
    )
    assert detail(trade(), trade(), trade("退款", "-20.00"), footer=footer).warnings == ()


def test_a_footer_that_states_another_sum_is_one_warning() -> None:
    (warning,) = detail(trade(), footer=("#交易合计：1笔，商家实收共60.00元，商家优惠共0.00元",)).warnings
    assert all(figure in warning.text("zh") for figure in ("60.00", "50.00"))


def test_a_type_of_trade_it_does_not_know_is_listed() -> None:
    reading = detail(trade(), trade("转存"))
    assert [row.line for row in reading.unreadable] == [7]
    assert "转存" in reading.unreadable[0].reason.text("zh")


def test_a_trade_that_begins_like_a_remark_is_not_dropped() -> None:
    reading = detail(trade(), "#" + trade())
    assert len(reading.entries) + len(reading.unreadable) == 2
