"""Days named in a text that can be resolved against the day it was received.

A day without a year is the latest one that is not after the day of receipt. Months without a day, feasts (国庆, 双十一)
unless one day is meant (国庆那天, 去年双十一), weeks and months ago (两周前), and words such as 前几天, 月底 are no days.
"""

# ruff: noqa: E501  (a pattern is read whole)

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from juli.triage.facts.numerals import chinese_number

_N = r"(?:3[01]|[12]\d|0?[1-9]|三十一|三十|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_M = r"(?:1[0-2]|0?[1-9]|十[一二]?|元|正|[一二三四五六七八九])"
_Y = r"(?:20\d\d|[12]\d|二[零〇]二[一二三四五六七八九零〇]|二[零〇]一[一二三四五六七八九])"
_DAY = rf"(?P<day>{_N})(?:号|日)(?!店|楼|线|机|码|门|院|公馆|元)"
_RELATIVE_YEARS = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "当年": 0, "同年": 0}
_RELATIVE_MONTHS = {
    "上上个月": -2,
    "上上月": -2,
    "上个月": -1,
    "上月": -1,
    "这个月": 0,
    "本月": 0,
    "当月": 0,
    "这月": 0,
    "下个月": 1,
    "下月": 1,
}
_RELATIVE_DAYS = {
    "大大前天": -4, "大前天": -3, "前天": -2, "前日": -2, "前晚": -2, "前儿": -2, "前夜": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "昨儿": -1, "昨夜": -1, "昨个": -1, "昨早": -1,
    "琴日": -1, "寻日": -1, "今天": 0, "今朝": 0, "今日": 0, "今早": 0, "今晚": 0, "今儿": 0, "今晨": 0, "当日": 0, "明天": 1, "听日": 1, "明日": 1, "明早": 1, "明儿": 1, "后天": 2,
}  # fmt: skip
_WEEKDAYS = {
    mark: day for day, marks in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天末7")) for mark in marks
}

_YEARED = re.compile(
    rf"(?<!\d)(?P<year>{_Y})\s*年\s*(?:的)?(?P<month>{_M})\s*月\s*(?:份的?)?(?P<day>{_N})(?:号|日|(?![\d个年元块万%天岁月]))"
)
_FIGURED = re.compile(
    r"(?<![\d.\-/])(?P<year>20\d\d|1\d|2\d)(?P<mark>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<day>3[01]|[12]\d|0?[1-9])(?![\d]|[./-]\d)"
)
_RUN = re.compile(r"(?<![\da-z])(?P<year>20[12]\d)(?P<month>1[0-2]|0[1-9])(?P<day>3[01]|[12]\d|0[1-9])(?![\da-z])")
_OF_YEAR = re.compile(
    rf"(?P<relative>{'|'.join(_RELATIVE_YEARS)})\s*(?:的)?(?P<month>{_M})\s*月\s*(?:份的?)?(?P<day>{_N})(?:号|日|(?![\d个年元块万%天岁月]))"
)
_PLAIN = re.compile(
    rf"(?<![\d年一二三四五六七八九十个])(?P<month>{_M})\s*月\s*(?:份的?)?(?P<day>{_N})(?:号|日|(?![\d个年元块万%天岁月台笔次家千百分点]))"
)
_OF_MONTH = re.compile(rf"(?P<relative>{'|'.join(_RELATIVE_MONTHS)})\s*(?:份)?(?:的)?{_DAY}")
_SLASHED = re.compile(
    r"(?<![\d./\-:])(?P<month>1[0-2]|0?[1-9])(?P<mark>/|-|\.)(?P<day>3[01]|[12]\d|0?[1-9])(?![\d%/.:]|-(?!\d{1,2}/))(?P<sure>号|日|那天|当天)?(?!\s*(?:小时|全天|元|块|折|倍|个|分|万|费))"
)
_FEASTS = {
    "元旦": (1, 1), "五一": (5, 1), "劳动节": (5, 1), "六一": (6, 1), "六一八": (6, 18), "618": (6, 18), "国庆": (10, 1), "国庆节": (10, 1),
    "双十一": (11, 11), "双11": (11, 11), "双十二": (12, 12), "双12": (12, 12), "圣诞": (12, 25), "圣诞节": (12, 25),
}  # fmt: skip
"""Feasts and days of sales that are the same day each year. Only where one day is meant: 国庆那天, 去年双十一."""
_ANY_FEAST = "|".join(sorted(_FEASTS, key=len, reverse=True))
_ONE_DAY = "元旦|双十一|双11|双十二|双12|六一八|618"
_WHICH_YEAR = rf"{'|'.join(_RELATIVE_YEARS)}|20\d\d年"
_FEAST = re.compile(
    rf"(?=[去前上今本当同的2元五劳六国双圣])(?:(?P<relative>{_WHICH_YEAR})?(?:的)?(?<!\d)(?:(?P<feast>{_ANY_FEAST})(?:那天|那日|当天|当日|那晚|当晚|当夜)"
    rf"|(?P<single>{_ONE_DAY})(?=刷|扣|交的|付的|办的|买的|签的|装的|下单|晚上|凌晨|下午|上午))"
    rf"|(?P<ofyear>{_WHICH_YEAR})(?:的)?(?P<sale>{_ONE_DAY})(?!\d|期间|前|后|以来|之|活动|到))"
)
_DOTTED = re.compile(
    r"(?:^|(?<=[，。；！？、,;!?：:我从在于]))(?P<month>1[0-2]|[1-9])\.(?P<day>3[01]|[12]\d|0[1-9])(?=[刷扣到办交签装买付收]了?|早上|上午|中午|下午|晚上|那笔|的那|起|开始)(?![刷扣到办交签装买付收]了?[点个成%])"
)
"""8.15 is a day only where a clause begins with it and goes on with what was done."""
_DAYS = re.compile(r"(?<![去前每明]年)(?<![以之然])(?:" + "|".join(_RELATIVE_DAYS) + ")")
_WEEK = re.compile(
    r"(?<![每一两三四五六七八九几半整到至])(?P<which>上上个?|上个?|这个?|本|下下个?|下个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?!次|回|个|到|至|-|—|两|遍)"
)
_AGO = re.compile(r"(?<![\d几十百第])(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})天(?:之前|以前|前)(?!后)")
_BARE = re.compile(
    rf"(?:(?<=[日号][-—~])|(?<=[\d十][、和])|(?<![\d.\-/月个年第尾零一二三四五六七八九十百a-z星]))(?P<day>{_N})(?P<sign>号|日|(?=(?:[、和]{_N})+(?:号|日)))(?!店|楼|线|机|码|门|院|公馆|元|台|桌|文|称|卡|段|[a-z0-9]|是|为|[：:])"
)
_NEAR = 20
"""How many characters before it the day may stand that tells the month of a bare one."""
_SKIPPED = re.compile(r"(?:每月|每个月|次月|工作日|尾|农历|阴历|腊月|正月|每年)$")


@dataclass(frozen=True, slots=True)
class Day:
    """A day named, and its place in the plain text."""

    on: date
    start: int
    end: int


def find_days(plain: str, received_on: date) -> list[Day]:
    """Every day that can be resolved, in order of its place; none overlaps another."""
    kept: list[Day] = []
    for day in _candidates(plain, received_on):
        if not any(day.start < other.end and other.start < day.end for other in kept):
            kept.append(day)
    kept.sort(key=lambda day: day.start)
    kept += [
        day
        for day in _bare(plain, received_on, kept)
        if not any(day.start < one.end and one.start < day.end for one in kept)
    ]
    return sorted(kept, key=lambda day: day.start)


def _candidates(plain: str, today: date) -> Iterator[Day]:
    for pattern, resolve in _READERS:
        for match in pattern.finditer(plain):
            if _SKIPPED.search(plain[: match.start()][-4:]):
                continue
            on = resolve(match, today)
            if on is not None:
                yield Day(on, *match.span())


def _bare(plain: str, today: date, named: list[Day]) -> Iterator[Day]:
    """A day without a month: the next such day after one named shortly before it, or else the latest one."""
    named = list(named)
    for match in _BARE.finditer(plain):
        if _SKIPPED.search(plain[: match.start()][-4:]):
            continue
        before = [one for one in named if 0 <= match.start() - one.end <= _NEAR]
        if match["sign"] != "号" and not (before and match.start() - before[-1].end <= 1):
            continue
        number = _number(match["day"])
        on = _next_day(number, before[-1].on) if before else _latest_day(number, today)
        if on is not None:
            named.append(Day(on, *match.span()))
            yield named[-1]


def _next_day(number: int, after: date) -> date | None:
    months = after.year * 12 + after.month - 1
    found = (_date(count // 12, count % 12 + 1, number) for count in range(months, months + 2))
    return next((on for on in found if on is not None and after <= on), None)


def _of_year(match: re.Match[str], today: date) -> date | None:
    year = _number(match["year"])
    return _date(year + 2000 if year < 100 else year, _number(match["month"]), _number(match["day"]))


def _of_relative_year(match: re.Match[str], today: date) -> date | None:
    return _date(today.year + _RELATIVE_YEARS[match["relative"]], _number(match["month"]), _number(match["day"]))


def _without_year(match: re.Match[str], today: date) -> date | None:
    month, day = _number(match["month"]), _number(match["day"])
    found = (_date(today.year - back, month, day) for back in range(9))
    return next((on for on in found if on is not None and on <= today), None)


def _slashed(match: re.Match[str], today: date) -> date | None:
    """3/15 is a day; 3.15 and 3-15 only where they are called one."""
    return _without_year(match, today) if match["mark"] == "/" or match["sure"] else None


def _of_month(match: re.Match[str], today: date) -> date | None:
    months = today.year * 12 + today.month - 1 + _RELATIVE_MONTHS[match["relative"]]
    return _date(months // 12, months % 12 + 1, _number(match["day"]))


def _relative_day(match: re.Match[str], today: date) -> date | None:
    return _shifted(today, _RELATIVE_DAYS[match[0]])


def _weekday(match: re.Match[str], today: date) -> date | None:
    """上周三 lies in the week before (weeks begin on Monday); 周三 alone is the latest one."""
    wanted = _WEEKDAYS[match["weekday"]]
    which = (match["which"] or "").removesuffix("个")
    if not which:
        return _shifted(today, -((today.weekday() - wanted) % 7))
    weeks = {"上上": -2, "上": -1, "这": 0, "本": 0, "下": 1, "下下": 2}[which]
    return _shifted(today, weeks * 7 + wanted - today.weekday())


def _feast(match: re.Match[str], today: date) -> date | None:
    """国庆那天 is the latest one, 去年双十一 the one of that year."""
    month, day = _FEASTS[match["feast"] or match["single"] or match["sale"]]
    relative = match["relative"] or match["ofyear"]
    if relative:
        year = int(relative[:4]) if relative[0].isdigit() else today.year + _RELATIVE_YEARS[relative]
        return _date(year, month, day)
    on = _date(today.year, month, day)
    return on if on is not None and on <= today else _date(today.year - 1, month, day)


def _days_ago(match: re.Match[str], today: date) -> date | None:
    return _shifted(today, -_number(match["count"]))


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...] = (
    (_YEARED, _of_year),
    (_FIGURED, _of_year),
    (_RUN, _of_year),
    (_OF_YEAR, _of_relative_year),
    (_OF_MONTH, _of_month),
    (_PLAIN, _without_year),
    (_SLASHED, _slashed),
    (_DOTTED, _without_year),
    (_FEAST, _feast),
    (_DAYS, _relative_day),
    (_WEEK, _weekday),
    (_AGO, _days_ago),
)


def _latest_day(number: int, today: date) -> date | None:
    months = today.year * 12 + today.month - 1
    found = (_date(count // 12, count % 12 + 1, number) for count in range(months, months - 3, -1))
    return next((on for on in found if on is not None and on <= today), None)


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text in ("元", "正"):
        return 1
    return chinese_number(text.replace("廿", "二十")) or 0


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _shifted(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None
