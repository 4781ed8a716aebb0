"""Numbers of persons in a text: mobile telephones, identity numbers and bank cards, told by their own check digits."""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

_RUN = re.compile(r"(?<![0-9a-z])[0-9](?:[ -]?[0-9]){10,22}[ -]?x?(?![0-9a-z])")
_MOBILE = re.compile(r"(?:86)?(1[3-9][0-9]{9})")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10x98765432"
CARD_LENGTHS = range(16, 20)
CARD_BEGINS = "3456"


class Kind(StrEnum):
    """What kind of number of a person it is."""

    PHONE = "phone"
    ID_NUMBER = "id_number"
    CARD_NUMBER = "card_number"


def find_numbers(text: str) -> Iterator[tuple[int, int, Kind, str]]:
    """Every such number with its place, kind and digits. `text` is in half width and small letters.

    Hotlines, amounts, merchant and order numbers are none: their lengths, beginnings or check digits differ.
    """
    for run in _RUN.finditer(text):
        digits = re.sub(r"[ -]", "", run[0])
        kind = _kind(digits)
        if kind:
            end = run.end() - (len(run[0]) - len(run[0].rstrip(" -")))
            yield run.start(), end, kind, _number(digits, kind)


def _kind(digits: str) -> Kind | None:
    if _MOBILE.fullmatch(digits):
        return Kind.PHONE
    if is_id_number(digits):
        return Kind.ID_NUMBER
    return Kind.CARD_NUMBER if is_card_number(digits) else None


def _number(digits: str, kind: Kind) -> str:
    found = _MOBILE.fullmatch(digits) if kind is Kind.PHONE else None
    return found[1] if found else digits


def is_id_number(digits: str) -> bool:
    """Whether it is a resident's identity number: 17 digits with a day of birth, and the check digit of ISO 7064."""
    if not re.fullmatch(r"[1-9][0-9]{16}[0-9x]", digits):
        return False
    try:
        date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == digits[17]


def is_card_number(digits: str) -> bool:
    """Whether it is a bank card's number: 16 to 19 digits of a network that issues cards, with Luhn's check digit."""
    if len(digits) not in CARD_LENGTHS or not digits.isdecimal() or digits[0] not in CARD_BEGINS:
        return False
    doubled = (int(digit) * 2 for digit in digits[-2::-2])
    total = sum(map(int, digits[-1::-2])) + sum(twice - 9 if twice > 9 else twice for twice in doubled)
    return total % 10 == 0
