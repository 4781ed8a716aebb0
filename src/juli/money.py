"""Money: integer fen inside, yuan text outside. No float ever holds money."""

import re
from decimal import ROUND_HALF_UP, Decimal

Fen = int
"""An amount in fen (1/100 yuan)."""

LARGEST_FEN = 10**13
"""Amounts above 100 thousand million yuan are mistakes of a file, not money of a merchant."""

_PLAIN = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_LONGEST_TEXT = 24
"""A number of this many characters is exact, and so is a sum of millions of them."""


class MoneyError(ValueError):
    """A text that is no amount. `code` names the reason in the wording catalogue of the ledger."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text!r}")
        self.code = code
        self.text = text


def parse_number(text: str) -> Decimal:
    """Read a plain decimal number ("1286", "1,286.00", "-0.01000"), of any unit and any decimals.

    Thousands separators count only where they stand at every third digit, so that a decimal comma
    ("3000,00") is refused instead of becoming a hundredfold amount. Full-width digits, exponents and
    a negative nothing ("-0.00") are refused too: each is a sign that a program misread the cell.
    Raises MoneyError with the code `money-empty`, `money-comma`, `money-form`, `money-negative-zero` or
    `money-large`.
    """
    plain = text.strip(" ")
    if not plain:
        raise MoneyError("money-empty", text)
    if "," in plain and not _GROUPED.fullmatch(plain):
        raise MoneyError("money-comma", text)
    plain = plain.replace(",", "")
    if len(plain) > _LONGEST_TEXT or not _PLAIN.fullmatch(plain):
        raise MoneyError("money-form", text)
    number = Decimal(plain)
    if number == 0 and plain.startswith("-"):
        raise MoneyError("money-negative-zero", text)
    if abs(number) > LARGEST_FEN:
        raise MoneyError("money-large", text)
    return number


def parse_yuan(text: str) -> Fen:
    """Read yuan with at most two decimals ("1286", "1,286.00", "-0.12") as fen.

    Zeros after the second decimal change nothing and are allowed. Raises MoneyError as `parse_number`
    does, and with `money-decimals` or `money-large`.
    """
    return _whole_fen(parse_number(text).scaleb(2), "money-decimals", text)


def parse_fen(text: str) -> Fen:
    """Read a whole number of fen ("128600"). Raises MoneyError as `parse_number` does, and with
    `money-fen-decimals` or `money-large`."""
    return _whole_fen(parse_number(text), "money-fen-decimals", text)


def _whole_fen(fen: Decimal, code: str, text: str) -> Fen:
    if fen != fen.to_integral_value():
        raise MoneyError(code, text)
    if abs(fen) > LARGEST_FEN:
        raise MoneyError("money-large", text)
    return int(fen)


def yuan(fen: Fen) -> str:
    """Fen as yuan with two decimals and no separators: 128650 -> "1286.50" (files, JSON)."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def grouped_yuan(fen: Fen) -> str:
    """Fen as yuan for people: 128650 -> "1,286.50"."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def half_up(value: Decimal) -> int:
    """The whole number nearest to `value`; a half goes up (away from zero)."""
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))
