"""Sums of money named in a text, as decimal yuan.

A sum needs its unit, a large numeral, or words of money beside it. Vague ones (几百块, 300多, 二百来块), rates, counts,
days, bare limits (限额500) and numbers of persons or devices are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from juli.triage.facts.numerals import chinese_number, mixed_number

LARGEST = Decimal(10) ** 11
_CENT = Decimal("0.01")

_FIGURES = r"(?<![\d.*])(?>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,4})?)(?![\d*])"
_SIGNS = "零〇一幺二两三四五六七八九十百千万亿"
_HAN = rf"(?=[一幺二两三四五六七八九十])(?>[{_SIGNS}]{{1,12}})"
_NO_HAN_BEFORE = rf"(?<![几上数成第小{_SIGNS}\d])"
_COUNTED = (
    r"(?!\s*(?:%|‰|个|台|部|次|天|月|年|号|日|分|秒|小时|笔|位|人|期|家|张|遍|点|条|款|岁|折|倍|楼|层|室|栋|米|公里|届|级|代|g|[块元](?:多(?![扣收抽刷付抠给退出])|[几来])|多|几|来|余|出头|挂零|开外|有余|"
    r"商户|用户|粉丝|机器|pos|周|星期|礼拜|页|句|份|步|项|种|回|趟|遭|下(?!来)|单|户|送\d|斤|度|毫安|寸|:\d|开头|的电话|的客服|的短信|打来|电话|热线|客服|短信|投诉))"
)
_VAGUE_TAIL = r"(?!\s*[多几来余好]|大几|出头|挂零|开外|有余)"
_UNIT = (
    r"(?:元(?!旦|月|宵|老|件|素)|圆(?!通|满)|块(?!儿|电池|屏|板|表|玻璃|地|肉|石|砖|广告)|rmb|人民币|软妹币|大洋|洋钿|铜钿|"
    r"蚊(?!子|虫|香|帐))"
)
_MONEY_BEFORE = (
    # The first signs of all that follow, so that other places are passed over at once.
    r"(?=[扣押收交付退返还刷到入少多差花转激保流会服手通年卡月单总售原现金费用本货共合一赔提充欠亏损冻余款进剩缺短漏打应耍碌续其那输按算弄压封险又再后罚补实划走消卖便贵买价报满从涨降变要给])"
    r"(?:扣|耍|碌|续|其他|[那这][笔单]|押|收|交|付|退|返|还|刷|到账|到帐|入账|少|多|差|花|转|押金|押金是|激活金|激活费|保证金|流量费|会员费|服务费|手续费|通讯费|年费|"
    r"卡费|月租|单价|总价|售价|原价|现价|金额|费用|本金|货款|货款是|共计|合计|总计|总共|一共|共|赔|赔偿|提现|充值|充|欠|亏|损失|冻结|余额|"
    r"[费金]|(?<![新这那两老])款|进来|进卡里?|进账|到手|到卡|剩下?|缺|短|漏了?|打[来过]|应该|应为|[输刷收打按算弄]成|冻|压|封顶|流量|会员|激活|保险|又说|再后来|后来|多出来|到(?=[两二三四五六七八九]?[十百千])|到(?=\d{3,7}(?:[，。,;；！？少没]|$))|"
    r"收款|罚|补|收费|付款|实收|实扣|应收|应扣|应到|划(?!算)|走|消费|交易|卖|便宜|贵|买|价格|报价|满|从(?=[^，。]{1,8}[涨变降调到])|又到|涨到|降到|变成|要|给)"
)
_FILLERS = (
    r"(?:了|[两二三]个|[两二三四五六]?[回次遍趟]|[那这][个笔]|我|你|您|[“”\"]|掉|走|去|的|是|为|我们|他|她|他们|你们|俺|咱|人家|又|一笔|：|:|,|，|共|整整|才|只|只有|就|出|出去|到|过|款|钱|金|费|给|被|"
    r"回|不|不明不白|大概|大约|约|差不多|总共|一共|人民币|￥|¥|每月|每年|每次|一年|一个月|一次|每笔){0,4}"
)
_MONEY_AFTER = (
    r"(?=[输刷收打按算弄]成|封顶|到顶|进来|进卡|到手|到卡|没进|(?:整)?(?:的|这个|这笔|那个|那笔|所谓的?)?(?:押金|激活|保证金|流量|会员|服务|手续|通讯|年费|月租|保险|费用?|货款|营业款|"
    r"本金|押机|套餐|钱(?!包)|没到|未到|不到账|到账|不退|退还|冻结|被冻))"
)

_UNITED = re.compile(
    rf"(?P<figures>{_FIGURES})\s*(?:(?P<large>[万千百wk])(?P<tail>\d?(?![\d.])))?\s*{_UNIT}(?:钱)?(?P<rest>多(?![扣收抽刷付抠给退出])|[几来]|(?:零?(?P<jiao>[\d一二两三四五六七八九])(?![\d个台次天年月笔])(?:[毛角](?:(?P<fen>[\d一二两三四五六七八九])(?![个台次天年月笔])分?)?)?))?"
    rf"|{_NO_HAN_BEFORE}(?P<han>{_HAN})\s*{_UNIT}(?:钱)?(?P<hanrest>多(?![扣收抽刷付抠给退出])|[几来]|(?:零?(?P<hanjiao>[\d一二两三四五六七八九])(?![\d个台次天年月笔])(?:[毛角](?:(?P<hanfen>[\d一二两三四五六七八九])(?![个台次天年月笔])分?)?)?))?"
)
_SIGNED = re.compile(
    rf"(?:[¥￥$]|rmb|人民币)\s*(?P<figures>(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,9}})(?:\.\d{{1,2}})?)(?![\d*])(?:(?P<large>[万wk])(?P<tail>\d?(?!\d)))?{_VAGUE_TAIL}"
)
_LARGE = re.compile(
    rf"(?P<figures>{_FIGURES})(?P<large>[万千百]|[wk](?![a-z]))(?P<tail>\d?(?![\d.])){_COUNTED}"
    rf"|{_NO_HAN_BEFORE}(?P<han>(?=[{_SIGNS}]{{2}})(?=[{_SIGNS}]*[万亿千百]){_HAN})(?!分之|火急|千百|八千里|一|事|块|毛){_COUNTED}"
)
_BESIDE = re.compile(
    rf"{_MONEY_BEFORE}{_FILLERS}(?P<figures>{_FIGURES}){_COUNTED}"
    rf"|(?P<after>{_FIGURES}){_COUNTED}{_MONEY_AFTER}"
    rf"|{_MONEY_BEFORE}{_FILLERS}(?P<han>(?=[{_SIGNS}]{{2}}){_HAN}){_COUNTED}"
    rf"|{_NO_HAN_BEFORE}(?P<hanafter>(?=[{_SIGNS}]{{3}}){_HAN}){_COUNTED}{_MONEY_AFTER}"
)
_EACH = re.compile(
    r"(?:每半?年|每季度?|每[次笔台期]|[一半]年|一个?[月季][度]?|[一半]个月|[一另][次笔台期]|[两三四五六七八九十]台|年年|月月|每个?月(?=\d+\.\d|\d{3}|3[2-9]|[4-9]\d))(?:就?[要是收都]|就|才|只要?)?"
    rf"(?P<figures>{_FIGURES}){_COUNTED}(?!\s*[-/年月至到]\s*\d)"
    rf"|(?:一份|每份|[每一]台)(?:就?收?)(?P<han>(?=[{_SIGNS}]{{2}}){_HAN}){_COUNTED}"
    rf"|(?P<after>{_FIGURES})(?=(?:[每/][半年月季次笔台]|一年|一个月|一季度|一次|月月)(?![多半]))"
)
"""A sum for each time: 每年198, 一次1280. A small number after 每月 is rather a day of the month."""
_ALONE = re.compile(
    r"[钱款账帐费金扣](?:[^，。；！？,;!?\d]{0,8})[，,：:](?P<figures>(?<![\d.*])\d{2,7}(?:\.\d{1,2})?)(?=[，。；！？,;!?]|$)"
)
"""A number that is a clause of its own after one of money: 还有钱没结，1860."""
_OF_DAY = re.compile(
    rf"(?:[号日天晚上午]|[周拜期][一二三四五六日天])的(?P<figures>{_FIGURES})(?=[和跟及、，。；,;没未都还一也怎到才]|$)"
)
"""A number called by its day: 礼拜二的900."""
_TIMES = re.compile(
    rf"(?:[两二三四五六七八九]|(?<![\d第])[2-9])个(?P<figures>{_FIGURES}){_COUNTED}(?!\s*[-/年月号日]|[元块])"
)
"""A sum counted: 两个299."""
_PLUS = re.compile(r"(?:%|个点|费率\d?\.\d+|0\.\d{1,3})\s*(?:\+|加)\s*(?P<figures>\d{1,2})(?![\d.%])")
_SMALL = re.compile(r"(?<![块元\d.几])(?P<jiao>[\d一二两三四五六七八九])(?:毛|角)(?:钱)?(?!病|线)")
_LISTED = re.compile(
    rf"(?P<figures>{_FIGURES})(?=\s*(?:[、/~和或跟]|或者|还有|-|－|—|再到|到|至)\s*(?:\d[\d,.]*\s*(?:[、/~和或跟]|或者)\s*)*\d[\d,.]*\s*(?:元|块|rmb))"
)
_NEXT = re.compile(
    rf"(?: |、|/|和|跟|又|还有|外加|加上)(?P<figures>{_FIGURES}){_COUNTED}(?!\s*(?:[-/.年月]\s*\d|元|块|万|千|百|w|k))"
)
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬圆", "一二三四五六七八九十百千万元")
_NO_MONEY_BEFORE = re.compile(
    r"(?:尾号|尾数|卡号|单号|订单号|流水号|参考号|商户号|商编|终端号|电话|手机|微信|编号|sn|qq|第|费率|利率|税率|版本|iphone|型号|代码|返回码|错误码|mcc)[是为:：]?\s*$"
)
_LIMIT_BEFORE = re.compile(
    r"(?:限额|限|上限|额度|最多|最高|不?超过|不到|低于|高于|只能|只让)(?:[是为到成了]|提到|调到|降到|只能|能|让|就|收款?|刷卡?|付款?|交易){0,4}[:：]?\s*$"
)
"""A bare number after these is a limit: neither taken nor owed."""
_RATE_AFTER = re.compile(r"\s*(?:%|‰|个点|个百分点|的费率|费率|折|g流量|g|mb?(?![a-z])|兆)")
_DAY_AROUND = re.compile(r"\s*(?:[-/.年月]\s*\d|[年月号日])")
_HOTLINE = re.compile(r"(?:1[0-2]\d{3}|9[5-6]\d{3}|[48]00\d{7}|\d{11,})$")
_TWO_DIGITS = re.compile(r"[一二两三四五六七八九]{2}[十百千万]|^[一二三四五六七八九][两三四五六七八九]$")


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum named, in yuan, and its place in the plain text."""

    yuan: Decimal
    start: int
    end: int


def find_amounts(plain: str) -> list[Amount]:
    """Every sum of money named, in order of its place; none overlaps another, and a sum said twice stands twice."""
    plain = plain.translate(_FORMAL)
    kept: list[Amount] = []
    for amount in _candidates(plain):
        if not any(amount.start < other.end and other.start < amount.end for other in kept):
            kept.append(amount)
            kept += _followers(plain, amount, kept)
    return sorted(kept, key=lambda amount: amount.start)


def _followers(plain: str, amount: Amount, kept: list[Amount]) -> list[Amount]:
    """Bare numbers that stand in a row after a sum: 99 199 299, or 99、199."""
    row: list[Amount] = []
    match = _NEXT.match(plain, amount.end)
    while match:
        row += _kept(Decimal(match["figures"].replace(",", "")), match.start("figures"), match.end("figures"))
        match = _NEXT.match(plain, match.end())
    return [one for one in row if not any(one.start < other.end and other.start < one.end for other in kept)]


def _candidates(plain: str) -> Iterator[Amount]:
    """The surest first: with a unit, with a sign, in a list, large numerals, beside words of money."""
    for match in _UNITED.finditer(plain):
        yield from _united(plain, match)
    for pattern in (_SIGNED, _LISTED, _LARGE, _BESIDE, _EACH, _ALONE, _OF_DAY, _TIMES, _PLUS):
        for match in pattern.finditer(plain):
            yield from _plain(plain, match)
    for match in _SMALL.finditer(plain):
        yield from _kept(Decimal(_digit(match["jiao"])) / 10, match.start(), match.end())


def _united(plain: str, match: re.Match[str]) -> Iterator[Amount]:
    rest, jiao, fen = (
        (match["rest"], match["jiao"], match["fen"])
        if match["figures"]
        else (match["hanrest"], match["hanjiao"], match["hanfen"])
    )
    if rest in ("多", "几", "来") or _is_idle(plain, match):
        return
    value = _value(match["figures"] or match["han"], match["large"], match["tail"])
    if value is not None:
        small = Decimal(_digit(jiao)) / 10 if jiao else Decimal(0)
        yield from _kept(value + small + (Decimal(_digit(fen)) / 100 if fen else 0), match.start(), match.end())


def _is_idle(plain: str, match: re.Match[str]) -> bool:
    """一块 is money only where it is said to be: 一块钱, 扣了一块."""
    if match["han"] != "一" or "钱" in match[0] or match["hanjiao"] or "元" in match[0]:
        return False
    return not re.search(r"(?:扣|收|每笔|多|少|加|差|退|付)了?(?:我)?$", plain[: match.start()])


def _plain(plain: str, match: re.Match[str]) -> Iterator[Amount]:
    groups = match.groupdict()
    name = next(key for key in ("figures", "after", "han", "hanafter") if groups.get(key))
    start, end = match.span(name)
    if groups.get("large"):
        end = match.end()
    text = groups[name] or ""
    if (
        _NO_MONEY_BEFORE.search(plain[max(0, start - 8) : start])
        or _RATE_AFTER.match(plain, end)
        or _HOTLINE.match(text)
    ):
        return
    if match.re is not _SIGNED and not groups.get("large") and text[0].isdigit() and _is_other(plain, start, end):
        return
    value = _value(text, groups.get("large"), groups.get("tail"))
    if value is not None and (value >= 1 or match.re is _SIGNED):  # 0.72 without a unit is a rate
        yield from _kept(value, start, end)


def _is_other(plain: str, start: int, end: int) -> bool:
    """A bare number that is part of a day, or a limit."""
    if _LIMIT_BEFORE.search(plain[max(0, start - 14) : start]):
        return True
    whole = "." not in plain[start:end]
    return whole and bool(_DAY_AROUND.match(plain, end) or plain[max(0, start - 1) : start] in ("-", "/", "."))


def _value(text: str, large: str | None, tail: str | None) -> Decimal | None:
    figures = text.replace(",", "")
    if figures[0].isdigit():
        return mixed_number(figures, large, tail or "") if large else Decimal(figures)
    if _TWO_DIGITS.search(text) and not all(mark in "零〇一幺二两三四五六七八九" for mark in text):
        return None
    if len(text) == 2 and _TWO_DIGITS.search(text):
        return None
    number = chinese_number(text)
    return None if number is None else Decimal(number)


def _digit(mark: str) -> int:
    return int(mark) if mark.isdigit() else chinese_number(mark) or 0


def _kept(value: Decimal, start: int, end: int) -> Iterator[Amount]:
    yuan = value.quantize(_CENT)
    if 0 < yuan < LARGEST:
        yield Amount(yuan, start, end)
