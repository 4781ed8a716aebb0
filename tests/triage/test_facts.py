"""What a text names: sums, days, names and numbers."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.triage.facts import extract, found_in
from juli.triage.facts.numerals import chinese_number
from juli.triage.reading import read

FRIDAY = date(2026, 11, 20)
WRITTEN = st.text(
    alphabet="0123456789一二两三百千万元块毛角分号日月年去上个周星期押金扣了刷到账拉卡*付 ,.，。/-%￥多几", max_size=60
)


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("扣了299元,又扣¥299", ["299"]),
        ("两百九十八，1万2，押金三千五", ["298", "12000", "3500"]),
        ("99块9毛，九块九，8块2毛5分", ["99.9", "9.9", "8.25"]),
        ("一共2,360.50，1.2万", ["2360.50", "12000"]),
        ("刷了5000到账4970少了30块", ["5000", "4970", "30"]),
        ("押金从99涨到199又到299", ["99", "199", "299"]),
        ("扣了99 199 299三档", ["99", "199", "299"]),
        ("押二九九，叁佰元整", ["299", "300"]),
        ("每笔0.6%+3", ["3"]),
        ("违约金600，解绑费50？费用：1200", ["600", "50", "1200"]),
        ("每年198，扣了两次，一次1280", ["198", "1280"]),
        ("还有钱没结，1860。48每季度，扣了99又199", ["1860", "48", "99", "199"]),
        ("把38输成了83，26块8刷成2680", ["38", "83", "26.8", "2680"]),
        ("3600进来3541，差的59", ["3600", "3541", "59"]),
        ("一台押300，三台900，借记卡20封顶", ["300", "900", "20"]),
        ("刷8800，到8750，礼拜二的900没到", ["8800", "8750", "900"]),
        ("说交280，后来又说380，再后来580", ["280", "380", "580"]),
        ("流量60，会员298，每月多出来6.6", ["60", "298", "6.6"]),
        ("扣了我两个299，48/季度，扣咗五百蚊，三百洋钿", ["299", "48", "500", "300"]),
        ("一百块零五毛，伍佰圓整，5块8，￥２９９", ["100.5", "500", "5.8", "299"]),
        ("流量30g，会员2年，等到2027年，后来3次，上午的10点", []),
        ("限额500元，上限两万", ["500", "20000"]),
        ("限额500，一次最多只能收1000，单笔最高2000", []),
        ("每月15扣，扣2回，买2送1，10:30扣的，费率0.6涨到0.72", []),
        ("两万出头，六十挂零，几百块，三百多块，二百来块，两三百块，二十几万，上百元", []),
        ("费率0.6%，3台机器，尾号3321，打了12363，60天，3个点", []),
        ("一分钱没退，万一呢，千万别，0元购机", []),
        ("我62岁，电话13800138000，卡号6222021234567890123", []),
    ],
)
def test_sums_are_told_once_and_in_order(text: str, sums: list[str]) -> None:
    assert list(extract(text, FRIDAY).amounts) == [Decimal(each) for each in sums]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("上个月8号，昨天，前天", ["2026-10-08", "2026-11-19", "2026-11-18"]),
        ("上周三，这周一，周三，星期天", ["2026-11-11", "2026-11-16", "2026-11-18", "2026-11-15"]),
        ("去年10月1日，今年3月5日，前年6月1日", ["2025-10-01", "2026-03-05", "2024-06-01"]),
        ("11月20号，11月21号", ["2026-11-20", "2025-11-21"]),
        ("2026.3.15，2026-04-01，3/16，20260317", ["2026-03-15", "2026-04-01", "2026-03-16", "2026-03-17"]),
        ("三月十五号，二零二五年十月一日", ["2026-03-15", "2025-10-01"]),
        ("9月10日、11日、12日", ["2026-09-10", "2026-09-11", "2026-09-12"]),
        ("3月30号刷的，2号才到", ["2026-03-30", "2026-04-02"]),
        ("2月29日", ["2024-02-29"]),
        ("3天前", ["2026-11-17"]),
        ("上上周五，上上个礼拜三，礼拜五", ["2026-11-06", "2026-11-04", "2026-11-20"]),
        ("前儿个，今朝，10月12日-15日", ["2026-11-18", "2026-11-20", "2026-10-12", "2026-10-15"]),
        ("国庆那天刷的，去年双十一买的，元旦当天", ["2026-10-01", "2025-11-11", "2026-01-01"]),
        ("2025年双11，五一那天，双十二下单", ["2025-11-11", "2026-05-01", "2025-12-12"]),
        ("8.15扣了60，我3.08办的，大大前天", ["2026-08-15", "2026-03-08", "2026-11-16"]),
        ("10月8、9、10号，上個月8號", ["2026-10-08", "2026-10-09", "2026-10-10"]),
        ("到账8.15，费率1.20，扣8.15元，双十一期间，国庆前", []),
        ("前年，元旦，国庆节扣的，双十一，两周前，三个月前，3月中旬，去年今天", []),
        ("5月份，去年年底，前几天，最近，每月15号，国庆，周一到周五", []),
        ("2月30日，13月1日，3.15晚会，7/24小时", []),
    ],
)
def test_days_that_can_be_resolved(text: str, days: list[str]) -> None:
    assert [day.isoformat() for day in extract(text, FRIDAY).dates] == days


@pytest.mark.parametrize(
    ("text", "provider", "brand"),
    [
        ("拉*拉的机子", "拉卡拉", "拉卡拉"),
        ("拉卡喇", "拉卡拉", "拉卡拉"),
        ("瑞y信", "瑞银信", "瑞银信"),
        ("瑞yin信", "瑞银信", "瑞银信"),
        ("瑞★信", "瑞银信", "瑞银信"),
        ("啦咔啦", "拉卡拉", "拉卡拉"),
        ("银胜的机器", "银盛支付", "银盛支付"),
        ("suixingfu的机子", "随行付", "随行付"),
        ("银S的机器", "银盛支付", "银盛支付"),
        ("立刷不退押金", "嘉联支付", "立刷"),
        ("会员宝扣了我钱", "会员宝", "会员宝"),
        ("工行办的pos机", "工商银行", "工商银行"),
        ("钱打到工行卡上", None, None),
        ("有人冒充拉卡拉，其实是乐刷", "乐刷", "乐刷"),
        ("一台刷卡机", None, None),
    ],
)
def test_the_provider_is_known_by_its_names_brands_and_hidden_signs(
    text: str, provider: str | None, brand: str | None
) -> None:
    facts = extract(text, FRIDAY)
    assert (facts.provider, facts.brand) == (provider, brand)


def test_the_agent_is_a_company_or_a_person_called_one_and_never_the_writer() -> None:
    assert extract("代理商河南聚财通信息技术有限公司不认账", FRIDAY).agent == "河南聚财通信息技术有限公司"
    assert extract("业务员叫王强，电话打不通", FRIDAY).agent == "王强"
    assert extract("我公司是南京某某贸易有限公司", FRIDAY).agent is None
    assert extract("渠道经理刘洋，答应退钱", FRIDAY).agent == "刘洋"
    assert extract("一个叫王芳的客户经理给办的", FRIDAY).agent == "王芳"
    assert extract("业务员跑了", FRIDAY).agent is None
    assert extract("业务员安排，代理商关门", FRIDAY).agent is None


def test_numbers_are_known_by_what_stands_before_them() -> None:
    facts = extract("商户编号：89813014812B06R，终端号 20457811，电话138-0013-8000", FRIDAY)
    assert (facts.merchant_no, facts.terminal_no, facts.phones) == ("89813014812B06R", "20457811", ("13800138000",))
    assert extract("商户号 821 2900 5814 0231", FRIDAY).merchant_no == "821290058140231"
    assert extract("订单号822290058120123", FRIDAY).merchant_no is None
    assert extract("SN:N38000123456", FRIDAY).terminal_no == "N38000123456"


def test_numbers_without_a_label_are_known_by_their_length_near_a_word() -> None:
    facts = extract("我店的是 8221 0005 8120 777，20457811", FRIDAY)
    assert (facts.merchant_no, facts.terminal_no) == ("822100058120777", "20457811")
    facts = extract("商户那边登记的105100058120777，机器背面那个20457811", FRIDAY)
    assert (facts.merchant_no, facts.terminal_no) == ("105100058120777", "20457811")
    facts = extract("机器单号20457811，机器20260315装的，单号是822290058120123", FRIDAY)
    assert (facts.merchant_no, facts.terminal_no) == (None, None)


@given(
    st.sampled_from(["违约金", "解绑费", "扣了", "押金", "又划走", "每年", "一次", "到卡", "定金，"]),
    st.integers(20, 99_999).filter(lambda number: not 10_000 <= number < 13_000 and not 95_000 <= number < 97_000),
)
def test_a_bare_number_after_words_of_money_is_a_sum_unless_it_is_a_limit(word: str, number: int) -> None:
    assert extract(f"{word}{number}，怎么办", FRIDAY).amounts == (Decimal(number),)
    assert extract(f"限额{number}，怎么办", FRIDAY).amounts == ()
    assert extract(f"{word}{number}次，怎么办", FRIDAY).amounts == ()


@given(st.text(max_size=80) | WRITTEN)
def test_any_text_is_read_and_every_place_lies_in_it(text: str) -> None:
    plain = read(text).plain
    places = found_in(plain, FRIDAY)
    spans = [(one.start, one.end) for one in (*places.amounts, *places.days, *places.named)]
    assert all(0 <= start < end <= len(plain) for start, end in spans)
    assert len(read(text).places) == len(plain)
    assert all(day.on.year >= 1 for day in places.days)


@given(
    st.lists(st.sampled_from(["扣了299元", "上个月8号", "拉卡拉", "押金", "到账", "昨天", "三千五百块"]), max_size=6),
    st.sampled_from(["\n", " ", "\u3000", "\t "]),
)
def test_blanks_between_words_change_nothing(words: list[str], blank: str) -> None:
    assert extract(blank.join(words), FRIDAY) == extract("".join(words), FRIDAY)


@given(st.integers(1, 9999))
def test_numerals_are_read_back(number: int) -> None:
    thousands, rest = divmod(number, 1000)
    hundreds, rest = divmod(rest, 100)
    tens, ones = divmod(rest, 10)
    marks = "零一二三四五六七八九"
    written = ""
    for digit, unit in ((thousands, "千"), (hundreds, "百"), (tens, "十"), (ones, "")):
        if digit:
            written += marks[digit] + unit
        elif written and not written.endswith("零") and unit:
            written += "零"
    assert chinese_number(written.rstrip("零") if number % 10 == 0 else written) == number
