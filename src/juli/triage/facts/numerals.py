"""Numbers as Chinese writes and says them: 两百九十八, 三千五, 1万2, 一万二, 二九九."""

from decimal import Decimal

DIGITS = {
    mark: value
    for value, marks in enumerate(("零〇", "一幺", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for mark in marks
}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_UNITS = {**_SMALL, **_LARGE, "w": 10**4, "k": 1000}


def chinese_number(text: str) -> int | None:
    """The whole number of Chinese numerals; None where they make none.

    A last digit after a unit counts the next lower one (三千五 is 3,500); digits alone are read one by one (二九九).
    """
    if all(mark in DIGITS for mark in text):
        return int("".join(str(DIGITS[mark]) for mark in text)) if text else None
    total = section = 0
    digit: int | None = None
    last_unit, after_zero = 0, False
    for mark in text:
        if mark in DIGITS:
            if digit:
                return None
            after_zero = after_zero or DIGITS[mark] == 0
            digit = DIGITS[mark]
        elif mark in _SMALL:
            section += (1 if digit is None and mark == "十" else digit or 0) * _SMALL[mark]
            digit, last_unit, after_zero = None, _SMALL[mark], False
        elif mark in _LARGE:
            total = (total + section + (digit or 0)) * _LARGE[mark]
            section, digit, last_unit, after_zero = 0, None, _LARGE[mark], False
        else:
            return None
    tail = digit or 0
    if tail and last_unit >= 100 and not after_zero:
        tail *= last_unit // 10
    return total + section + tail or None


def mixed_number(figures: str, unit: str, tail: str) -> Decimal:
    """1万2 is 12,000, 1.2万 too, 3千5 is 3,500: figures, a unit, and perhaps a digit of the next lower one."""
    size = _UNITS[unit]
    return Decimal(figures) * size + (Decimal(tail) * (size // 10) if tail else 0)
