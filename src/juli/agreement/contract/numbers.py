"""Numbers of a contract, in digits or in Chinese, as exact values: never through a float."""

import re
from datetime import date
from decimal import Decimal

from juli.agreement.fields import E5_PER_PERCENT, LARGEST_RATE_E5, YEARS
from juli.money import LARGEST_FEN, Fen

DIGITS = {"〇": 0, "零": 0} | {
    sign: value for signs in ("一二三四五六七八九", "壹贰叁肆伍陆柒捌玖") for value, sign in enumerate(signs, start=1)
}
DIGITS |= {"两": 2, "俩": 2, "○": 0}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}

_SIGNS = "".join([*DIGITS, *UNITS, *MYRIADS])
_PLAIN = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?"
NUMBER = rf"(?:(?:{_PLAIN})[万千百亿]?|[{_SIGNS}]{{1,16}}(?:点[{''.join(DIGITS)}]{{1,6}})?)"
AMOUNT = rf"(?:人民币|RMB|¥)?(?:{NUMBER})(?:元|块|圆)(?:整|钱)?|¥(?:{_PLAIN})"
PERCENT = rf"(?:{NUMBER})[%‰]|[百千万]分之(?:{NUMBER})|(?:{NUMBER})(?:个(?:百分)?点|个?基点|[Bb][Pp])(?!\d)"
DAY = (
    rf"(?:\d{{4}}|[{''.join(DIGITS)}]{{4}})\s?年(?:\d{{1,2}}|[{_SIGNS}]{{1,3}})月(?:\d{{1,2}}|[{_SIGNS}]{{1,3}})日"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"
)

_TOKEN = re.compile(r"(?<!\?P)<(number|amount|percent|day)(?::(\w+))?>")
SHAPES = {"number": NUMBER, "amount": AMOUNT, "percent": PERCENT, "day": DAY}
"""What a pattern of the data may name in angle brackets."""
_AMOUNT_SIGNS = re.compile(r"人民币|RMB|¥|元|块|圆|整|钱")
_UNITS_OF_RATE = re.compile(r"(?P<point>个(?:百分)?点)|(?:个?基点|[Bb][Pp])")
_PER_PARTS = {"%": 1000, "‰": 100, "百": 1000, "千": 100, "万": 10, "‱": 10}
"""What one part is in hundred-thousandths: one percent is 1000 of them."""


def pattern(text: str) -> re.Pattern[str]:
    """A pattern of the data with <number>, <amount>, <percent> and <day> in it, as a regular expression."""
    return re.compile(_TOKEN.sub(lambda found: f"(?P<{found[2] or found[1]}>{SHAPES[found[1]]})", text))


def number_of(text: str) -> Decimal | None:
    """The value of a number: "1,286.5", "5万", "一千二百八十八点五", "二〇二五"; None for what is none."""
    scale = 1
    plain = text.replace(",", "")
    if plain[:1].isascii() and plain[-1:] in UNITS | MYRIADS:
        scale, plain = (UNITS | MYRIADS)[plain[-1]], plain[:-1]
    if re.fullmatch(r"\d+(\.\d+)?", plain, re.ASCII):
        return Decimal(plain) * scale
    whole, point, decimals = plain.partition("点")
    value = _chinese(whole)
    if value is None or (point and not decimals) or not all(sign in DIGITS for sign in decimals):
        return None
    return Decimal(f"{value}.{''.join(str(DIGITS[sign]) for sign in decimals) or 0}")


def amount_of(text: str) -> Fen | None:
    """An amount in yuan ("99元", "伍万元整", "¥1,286.50") in fen; None where it is no whole number of fen."""
    value = number_of(_AMOUNT_SIGNS.sub("", text).strip())
    if value is None or value * 100 != (fen := int(value * 100)) or fen > LARGEST_FEN:
        return None
    return fen


def rate_of(text: str) -> int | None:
    """A rate ("0.6%", "6‰", "万分之六", "0.6个点") in hundred-thousandths: 0.60 % is 600; None where it is none."""
    # 个点 is a percent, 基点 a hundredth of one.
    text = _UNITS_OF_RATE.sub(lambda unit: "%" if unit["point"] else "‱", text)
    part = text[0] if "分之" in text else text[-1]
    value = number_of(text.partition("分之")[2] or text[:-1])
    if value is None:
        return None
    scaled = value * _PER_PARTS[part]
    whole = int(scaled)
    return whole if whole == scaled and 0 <= whole <= LARGEST_RATE_E5 else None


def day_of(text: str) -> date | None:
    """A day ("2025年3月1日", "2025-03-01", "二〇二五年三月一日"); None for one that does not exist."""
    parts = [number_of(part) for part in re.split(r"[年月日/.\-\s]+", text) if part]
    try:
        year, month, day = (int(part) for part in parts if part is not None)
        return date(year, month, day) if year in YEARS else None
    except (ValueError, OverflowError):
        return None


def percent_of(rate_e5: int) -> Decimal:
    """The rate in percent."""
    return Decimal(rate_e5) / E5_PER_PERCENT


def _chinese(text: str) -> int | None:
    """A whole number in Chinese signs; signs without any unit are read one by one, as in a year."""
    if not text or not all(sign in DIGITS or sign in UNITS or sign in MYRIADS for sign in text):
        return None
    if all(sign in DIGITS for sign in text):
        return int("".join(str(DIGITS[sign]) for sign in text))
    total = section = digit = 0
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in UNITS:
            section, digit = section + (digit or 1) * UNITS[sign], 0
        else:
            total, section, digit = (total + section + digit) * MYRIADS[sign], 0, 0
    return total + section + digit
