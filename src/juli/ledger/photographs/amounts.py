"""Amounts as pictures show them. What may be misread stays as it was seen and gets a doubt."""

import re
import unicodedata
from dataclasses import dataclass

from juli.money import MoneyError, parse_yuan, yuan

LOOKALIKES = "OoQDlI|iBSZz"
"""Letters that a reader of text puts for digits: 0, 1, 8, 5, 2."""

_CURRENCY = re.compile(r"人民币|RMB|CNY|¥|￥|Y(?=\d)", re.IGNORECASE)
_SIGN = re.compile(r"^[-+—–−]+|[-+—–−]+$")
_FORM = re.compile(rf"[\d{LOOKALIKES}.,]*\d[\d{LOOKALIKES}.,]*")
_PLAIN = re.compile(r"\d{1,9}(\.\d{1,2})?|\d{1,3}(,\d{3}){1,3}(\.\d{1,2})?", re.ASCII)
_FEN = re.compile(r"\d{1,11}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount: as yuan where it is plain, otherwise as it was seen, with the codes of its doubts.

    `is_marked` says that a currency or two decimals show that it is money at all.
    """

    text: str
    doubts: tuple[str, ...] = ()
    is_negative: bool = False
    is_marked: bool = False


def plain_text(text: str) -> str:
    """Text in half-width characters, as recognisers mix both."""
    return unicodedata.normalize("NFKC", text).strip()


def amount_in(text: str) -> Amount | None:
    """The amount a text is ("¥1,286.00", "-299.00元", "29900分", "1O0.00"); None where it is none."""
    bare = re.sub(r"\s", "", plain_text(text))
    money = _CURRENCY.sub("", bare)
    number = _SIGN.sub("", money)
    unit = number[-1:] if number[-1:] in ("元", "分") else ""
    number = number.removesuffix(unit)
    if not _FORM.fullmatch(number):
        return None
    is_negative = bool(re.match(r"[-—–−]", money) or re.match(r"[-—–−]", bare))
    is_marked = bool(unit) or money != bare or bool(re.search(r"\.\d\d$", number))
    if unit == "分" and _FEN.fullmatch(number):
        return Amount(yuan(int(number)), (), is_negative, is_marked)
    return Amount(*_read(number, unit), is_negative, is_marked)


def _read(number: str, unit: str) -> tuple[str, tuple[str, ...]]:
    if any(character in LOOKALIKES for character in number):
        return number, ("letters",)
    if not _PLAIN.fullmatch(number):
        return number, ("points",)
    try:
        fen = parse_yuan(number)
    except MoneyError:
        return number, ("points",)
    return yuan(fen), (() if "." in number or unit else ("no-decimals",))
