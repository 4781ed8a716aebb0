"""How programs spell the cells they export, put into the usual spelling; what is odder still stays as it is.

A spreadsheet is kept from changing a number by marks around it ('0012, `0012, ="0012"); copies from a page
bring signs nobody sees; amounts come with a currency, or with their minus in another place; times count to
twelve; a day whose format was lost is the number of days a spreadsheet counts.
"""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache

_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_ODD = frozenset(_UNSEEN + "`'=")
NOTHING = frozenset({"-", "--", "---", "—", "——", "/", "\\", "N/A", "NULL", "null"})
"""What stands in a cell that holds nothing."""

_SUSPECT = _ODD | {word[0] for word in NOTHING}

_SIGN = r"[-+−－]"
_MONEY = re.compile(
    rf"(?P<before>{_SIGN}?)(?:[¥￥]|RMB|CNY|人民币)?\s?(?P<after>{_SIGN}?)(?P<number>[\d,]*(?:\d|\.\d+))"
    rf"\s?(?:元|圆|RMB|CNY)?(?P<behind>[-−－]?)",
    re.ASCII,
)
_BRACKETS = re.compile(r"[(（](?P<inside>[^-+−－]+)[)）]")

_WEEKDAY = re.compile(r"\(?(?:星期|周|礼拜)[一二三四五六日天]\)?")
_BEFORE = re.compile(r"(上午|下午|AM|PM)\s?(\d{1,2})(?=[:时点])", re.ASCII)
_BEHIND = re.compile(r"\b(\d{1,2})((?:[:]\d{2}){1,2})\s?([AP]M)", re.ASCII)
_AFTERNOON = ("下午", "PM")
_SERIAL = re.compile(r"(?P<day>[45]\d{4})(?P<time>\.\d+)?", re.ASCII)
_FRACTION = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2}) (?P<time>0?\.\d+)", re.ASCII)
FIRST_SERIAL = datetime.combine(date(1899, 12, 30), time())
"""The moment spreadsheets count their days from."""


def plain(cell: str) -> str:
    """A bare cell, empty where it says that it holds nothing."""
    text = cell.strip()
    if not text or (text[0] not in _SUSPECT and text[-1] not in _UNSEEN):
        return text
    text = bare(text)
    return "" if text in NOTHING else text


def bare(cell: str) -> str:
    """A cell without the blanks, unseen signs and marks around it."""
    text = cell.strip()
    if text and (text[0] in _ODD or text[-1] in _UNSEEN):
        text = text.strip(_UNSEEN).strip()
        if text.startswith('="') and text.endswith('"'):
            text = text[2:-1]
        text = text.lstrip("`'" + _UNSEEN).strip()
    return text


def money(text: str) -> str:
    """An amount without its currency, its minus before it: "¥1,286.00元", "(30.00)" and "30.00-" are 1,286.00 and
    -30.00. What is no amount so spelled stays as it is."""
    if text.isascii() and text[:1] != "." and text.replace(".", "", 1).isdigit():
        return text
    bracketed = _BRACKETS.fullmatch(text)
    found = _MONEY.fullmatch(bracketed["inside"] if bracketed else text)
    if found is None:
        return text
    signs = [sign for sign in (found["before"], found["after"], found["behind"]) if sign]
    if len(signs) + bool(bracketed) > 1:
        return text
    negative = bracketed or (signs and signs != ["+"])
    number = f"0{found['number']}" if found["number"].startswith(".") else found["number"]
    return f"-{number}" if negative else number


@lru_cache(maxsize=1024)
def moment(text: str) -> str:
    """A moment in half-width signs and twenty-four hours, without the day of the week; the number of a
    spreadsheet (from 2009 to 2064, and a part of a day beside a day) as the moment it counts."""
    plain_text = " ".join(_WEEKDAY.sub(" ", unicodedata.normalize("NFKC", text)).upper().split())
    if serial := _SERIAL.fullmatch(plain_text):
        return _counted(FIRST_SERIAL, float(serial.group()))
    if fraction := _FRACTION.fullmatch(plain_text):
        return _counted(datetime.fromisoformat(fraction["day"]), float(fraction["time"]))
    before = _BEFORE.sub(lambda found: _hour(found[1], found[2]), plain_text)
    return _BEHIND.sub(lambda found: _hour(found[3], found[1]) + found[2], before)


def _counted(start: datetime, days: float) -> str:
    return f"{start + timedelta(seconds=round(days * 86_400)):%Y-%m-%d %H:%M:%S}"


def _hour(half: str, hour: str) -> str:
    """An hour of the half of a day in twenty-four; one that cannot be stays what it was, beside its word."""
    number, later = int(hour), half in _AFTERNOON
    if number == 12:
        return "12" if later else "00"
    if number > 12 and not later:
        return f"{half}{hour}"
    return str(number + 12 if later and number < 12 else number)
