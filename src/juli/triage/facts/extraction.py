"""All facts of a text at once."""

# ruff: noqa: E501  (a pattern is read whole)

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from juli.triage.facts.amounts import Amount, find_amounts
from juli.triage.facts.days import Day, find_days
from juli.triage.facts.names import Named, find_agent, find_institutions, provider_of
from juli.triage.reading import Reading, read
from juli.triage.tone.numbers import Kind, find_numbers

_GAP = r"(?:\s?(?:是|为|号|码|编号|：|:|=|#|no\.?|【|\[|\(|（|\"|“)){0,4}\s?"
_MERCHANT = re.compile(
    rf"(?:商户号|商户编号|商户编码|商户代码|商编|商户|商户no|mid|特约商户){_GAP}(?P<number>\d(?: ?\d){{10}}(?: ?[0-9a-z]){{4}})(?![0-9a-z])"
)
_MERCHANT_ALONE = re.compile(r"(?<![0-9a-z])(?P<number>8(?: ?\d){14})(?! ?[0-9a-z])")
_MERCHANT_NEAR = re.compile(r"(?:商户|商编|门店)[^，。；,;\d]{0,10}(?P<number>\d{15})(?![0-9a-z])")
_OTHER_WORD = re.compile(r"订单|流水|参考|凭证|交易|单号|电话|手机|卡号|日期|qq")
_OTHER_NUMBER = re.compile(r"(?:订单|流水|参考|凭证|交易|单)号?(?:是|为|：|:)?$")
_TERMINAL = re.compile(
    rf"(?:终端号|终端编号|终端编码|终端|tid|机器号|机器编号|机具号|机具编号|设备号|设备编号|pos机?号){_GAP}(?P<number>[0-9a-z]{{8}})(?![0-9a-z])"
)
_TERMINAL_NEAR = re.compile(
    r"(?:(?:终端|机器|机具|设备|机子|刷卡机|pos机?)[^，。；,;\d]{0,8}|(?<!\d)8\d{3} ?\d{4} ?\d{4} ?\d{3}[/ ,，、和+]{1,2})(?P<number>(?!20[012]\d[01]\d[0-3]\d)\d{8})(?![0-9a-z])"
)
_SERIAL = re.compile(
    rf"(?:sn|s/n|序列号|机身号|机身码|机身编号|机具序列号|机器序列号){_GAP}(?P<number>(?=[a-z0-9]*\d)[a-z0-9]{{8,24}})(?![0-9a-z])"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text names. Sums in yuan and days stand once each, in the order they are named; numbers as written."""

    amounts: tuple[Decimal, ...] = ()
    dates: tuple[date, ...] = ()
    provider: str | None = None
    brand: str | None = None
    agent: str | None = None
    merchant_no: str | None = None
    terminal_no: str | None = None
    phones: tuple[str, ...] = ()


def extract(text: str, received_on: date) -> Facts:
    """The facts of `text`, whose days count from the day it was received."""
    return facts_of(read(text), received_on)


def facts_of(reading: Reading, received_on: date) -> Facts:
    """The same of a text already read."""
    return gathered(found_in(reading.plain, received_on), reading.plain)


@dataclass(frozen=True, slots=True)
class Places:
    """What is named where in a plain text: institutions and brands, sums, days."""

    named: tuple[Named, ...]
    amounts: tuple[Amount, ...]
    days: tuple[Day, ...]


def found_in(plain: str, received_on: date) -> Places:
    """The places of a plain text; no sum lies within a day."""
    days = find_days(plain, received_on)
    amounts = [
        one for one in find_amounts(plain) if not any(one.start < day.end and day.start < one.end for day in days)
    ]
    return Places(tuple(find_institutions(plain)), tuple(amounts), tuple(days))


def gathered(places: Places, plain: str) -> Facts:
    """The facts that stand at these places, and the numbers."""
    provider = provider_of(plain, places.named)
    agent = find_agent(plain, places.named)
    return Facts(
        amounts=tuple(dict.fromkeys(amount.yuan for amount in places.amounts)),
        dates=tuple(dict.fromkeys(day.on for day in places.days)),
        provider=(provider.institution or provider.brand) if provider else None,
        brand=provider.brand if provider else None,
        agent=agent[0] if agent else None,
        merchant_no=_merchant_number(plain),
        terminal_no=_first(_TERMINAL, plain) or _first(_SERIAL, plain) or _near(_TERMINAL_NEAR, plain),
        phones=tuple(dict.fromkeys(digits for _, _, kind, digits in find_numbers(plain) if kind is Kind.PHONE)),
    )


def _merchant_number(plain: str) -> str | None:
    """The number after its label; or one of fifteen digits that begins with 8 or stands near a word for the merchant."""
    labelled = _first(_MERCHANT, plain)
    alone = _MERCHANT_ALONE.search(plain)
    if labelled or not alone or _OTHER_NUMBER.search(plain[max(0, alone.start() - 4) : alone.start()]):
        return labelled or _near(_MERCHANT_NEAR, plain)
    return alone["number"].replace(" ", "")


def _near(pattern: re.Pattern[str], plain: str) -> str | None:
    """The first number that stands near its word and is called nothing else between."""
    found = (match for match in pattern.finditer(plain) if not _OTHER_WORD.search(match[0]))
    return next((match["number"] for match in found), None)


def _first(pattern: re.Pattern[str], plain: str) -> str | None:
    found = pattern.search(plain)
    return found["number"].replace(" ", "").upper() if found else None
