"""Files told from an account: what of them is collecting, what a provider took, and what is nobody's business."""

import io
import zipfile

import pytest

from juli.ledger import ChargeKind, Instrument, Kind, Limits, Reading, UnusableFile, read_file
from juli.ledger.report import canonical_notes, read_document, read_table
from tests.ledger.statements import lines, reason
from tests.ledger.test_samples import FOLDER, sample

FUND = (
    "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余（元）,"
    "资金变更提交申请人,备注,业务凭证号"
)
FUND_TOTALS = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额"
BANK = "交易日期,摘要,收入金额,支出金额,余额,对方户名,附言"


def flow(number: str, name: str, kind: str, way: str, amount: str) -> str:
    return f"`2026-03-15 10:05:12,`{number},`F{number},`{name},`{kind},`{way},`{amount},`1.00,`system,`,`"


def fund(*rows: str, totals: str | None = None) -> Reading:
    end = () if totals is None else (FUND_TOTALS, totals)
    return read_file("f.csv", lines(FUND, *rows, *end))


def bank(summary: str, money_in: str, money_out: str, who: str = "", note: str = "") -> Reading:
    settlement = "2026-03-01,转入,1.00,,1.00,拉卡拉支付股份有限公司,商户结算"
    return read_file("b.csv", lines(BANK, settlement, f"2026-03-15,{summary},{money_in},{money_out},9.00,{who},{note}"))


def codes(reading: Reading) -> list[str]:
    return [warning.code for warning in reading.warnings]


def test_a_sale_and_its_fee_are_one_sale() -> None:
    sold, taken = flow("42", "交易", "交易", "收入", "100.00"), flow("42", "交易", "扣除交易手续费", "支出", "0.60")
    reading = fund(sold, taken, totals="2,1,100.00,1,0.60")
    (sale,) = reading.entries
    assert (sale.amount, sale.fee, sale.settled, sale.entry_id) == (10000, 60, 9940, "42")
    assert (reading.unreadable, reading.warnings) == ((), ())


def test_a_fee_without_its_sale_or_with_two_of_them_is_listed() -> None:
    fee = flow("42", "交易", "扣除交易手续费", "支出", "0.60")
    sale = flow("42", "交易", "交易", "收入", "100.00")
    assert [row.line for row in fund(sale, sale, fee).unreadable] == [4]
    assert reason(lines(FUND, fee)) == "all-unreadable"


def test_totals_of_a_fund_flow_that_disagree_or_are_missing_are_told() -> None:
    sale = flow("42", "交易", "交易", "收入", "100.00")
    assert codes(fund(sale)) == ["totals-missing"]
    assert codes(fund(sale, totals="1.0,1.0,100.00,0,0.00")) == []
    assert codes(fund(sale, totals="2,1,99.00,0,0.00")) == ["totals-disagree", "totals-disagree"]


def test_rows_after_the_totals_are_read_or_listed_never_dropped() -> None:
    sale = flow("42", "交易", "交易", "收入", "100.00")
    reading = read_file("f.csv", lines(FUND, sale, FUND_TOTALS, "`1,`1,`100.00,`0,`0.00", "`x,`y", sale))
    assert ([entry.line for entry in reading.entries], [row.line for row in reading.unreadable]) == ([2, 6], [5])


def test_the_footer_of_an_account_detail_that_disagrees_is_a_warning() -> None:
    content = (FOLDER / "alipay-fund.csv").read_bytes().decode("gb18030").replace("共188.00元", "共189.00元")
    assert codes(read_file("a.csv", content.encode("gb18030"))) == ["totals-disagree"]


@pytest.mark.parametrize(
    ("summary", "money_in", "money_out", "who", "kind", "charge_kind"),
    [
        ("流量费", "", "99.00", "随行付支付有限公司", Kind.CHARGE, ChargeKind.DATA_FEE),
        ("POS押金", "", "299.00", "", Kind.CHARGE, ChargeKind.DEPOSIT),
        ("押金返还", "299.00", "", "拉卡拉支付股份有限公司", Kind.PAYOUT, ChargeKind.DEPOSIT),
    ],
)
def test_what_a_provider_took_from_the_bank_account_or_gave_back(
    summary: str, money_in: str, money_out: str, who: str, kind: Kind, charge_kind: ChargeKind
) -> None:
    (entry,) = bank(summary, money_in, money_out, who).entries
    assert (entry.kind, entry.charge_kind, entry.instrument) == (kind, charge_kind, Instrument.UNKNOWN)


@pytest.mark.parametrize(
    ("summary", "money_in", "money_out", "who"),
    [
        ("工资", "5000.00", "", "某公司"),
        ("流量费", "", "99.00", "某通信公司"),
        ("会员费", "", "25.00", "支付宝（中国）网络技术有限公司"),
        ("POS消费", "", "45.00", "某超市"),
        ("退款", "45.00", "", "财付通支付科技有限公司"),
    ],
)
def test_what_is_no_business_of_collecting_is_listed_without_its_words(
    summary: str, money_in: str, money_out: str, who: str
) -> None:
    reading = bank(summary, money_in, money_out, who)
    assert (reading.entries, len(reading.arrivals)) == ((), 1)
    assert [(row.line, row.reason.code) for row in reading.unreadable] == [(3, "not-collected")]
    assert summary not in reading.unreadable[0].reason.text("zh")


def test_money_both_in_and_out_in_one_row_is_listed() -> None:
    assert [row.line for row in bank("结算", "1.00", "1.00").unreadable] == [3]


def test_a_name_and_number_of_the_other_side_are_not_kept() -> None:
    kept = repr(sample("bank-account.csv"))
    assert [word for word in ("亲戚", "3100", "9999", "股份有限公司") if word in kept] == []


def test_arrivals_are_told_to_programs_and_people() -> None:
    reading = sample("bank-account-one-column.csv")
    assert read_document(reading, "zh")["arrivals"] == {"count": 1, "total": "1086.07"}
    assert "银行账户到账 1 笔，共 1,086.07 元" in read_table(reading, "zh")
    assert any("1,086.07" in note for note in canonical_notes(reading, "en"))


def test_a_personal_bill_without_collections_is_refused_as_what_it_is() -> None:
    head = "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,"
    row = "2026-03-15 12:00:00,日用百货,某店,/,{},支出,20.00,余额,交易成功,1\t,\t,,"
    assert reason(lines(head, row.format("日用品"))) == "personal-bill"
    assert reason(lines(head, row.format("视频会员费"))) == "personal-bill"


def test_an_older_personal_bill_tells_the_same() -> None:
    head = (
        "交易号 ,商家订单号 ,交易创建时间 ,付款时间 ,最近修改时间 ,交易来源地 ,类型 ,交易对方 ,商品名称 ,金额（元） ,"
        "收/支 ,交易状态 ,服务费（元） ,成功退款（元） ,备注 ,资金状态 ,"
    )
    row = (
        "2018031522001\t,\t,2018-03-15 10:05:09 ,2018-03-15 10:05:10 ,,其他 ,即时到账 ,{} ,{} ,20.00 ,{} ,交易成功 ,"
        "0.00 ,0.00 ,,,"
    )
    reading = read_file(
        "a.csv", lines(head, row.format("甲", "收钱码收款", "收入"), row.format("某店", "日用品", "支出"))
    )
    (sale,) = reading.entries
    assert (sale.kind, sale.amount, sale.instrument) == (Kind.SALE, 2000, Instrument.ALIPAY)
    assert (sale.occurred_at.isoformat(" "), sale.entry_id) == ("2018-03-15 10:05:09", "2018031522001")
    assert [each.line for each in reading.unreadable] == [3]


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def file_of(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def test_a_statement_in_an_archive_is_read_and_the_others_are_named() -> None:
    members = {"业务明细.csv": file_of("alipay-detail.csv"), "业务明细(汇总).csv": file_of("alipay-summary.csv")}
    reading = read_file("20260315.zip", zipped(members))
    assert reading.entries == tuple(sample_entries("alipay-detail.csv", "20260315.zip"))
    assert codes(reading) == ["member-other"]
    assert "业务明细(汇总).csv" in reading.warnings[0].text("zh")


def sample_entries(name: str, source: str) -> tuple[object, ...]:
    return read_file(source, file_of(name)).entries


def test_a_second_statement_in_an_archive_is_told_as_unread() -> None:
    reading = read_file("a.zip", zipped({"b.csv": file_of("pos-daily.txt"), "a.csv": file_of("alipay-fund.csv")}))
    assert reading.format == "alipay-fund"
    assert [(row.line, row.reason.code) for row in reading.unreadable][:1] == [(0, "member-unread")]


def test_names_of_members_in_gbk_are_shown_as_they_were_meant() -> None:
    name = "账务明细.csv"
    raw = name.encode("gbk")
    placeholder = "x" * len(raw)
    content = zipped({"a.csv": file_of("pos-daily.txt"), placeholder: b"nothing"}).replace(placeholder.encode(), raw)
    assert name in read_file("a.zip", content).warnings[0].text("zh")


@pytest.mark.parametrize(
    ("members", "limits", "code"),
    [
        ({"a.csv": bytes(3_000_000)}, Limits(expanded=1_000_000), "expands-too-far"),
        ({"a.csv": bytes(3_000_000)}, Limits(ratio=10), "packed-too-tightly"),
        ({f"{n}.csv": b"x" for n in range(101)}, Limits(), "too-many-members"),
        ({"inner.zip": zipped({"a.csv": b"occurred_at,kind"})}, Limits(), "type-zip"),
    ],
)
def test_an_archive_beyond_its_bounds_is_refused(members: dict[str, bytes], limits: Limits, code: str) -> None:
    with pytest.raises(UnusableFile) as caught:
        read_file("a.zip", zipped(members), limits=limits)
    assert caught.value.reason.code == code
