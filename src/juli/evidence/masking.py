"""Masking of personal data for display: enough to recognise one's own, too little to use another's."""

import re

MASK = "*"
_GROUPING = re.compile(r"[\s()（）-]+")
_CHINA = re.compile(r"^(?:\+|00)86")


def mask_phone(phone: str) -> str:
    """The first three and last four digits of a mobile number, the last two of a shorter one.

    "138 1234 5678" -> "138****5678", "0531-8888 1234" -> "053*****1234", "12315" -> "***15".
    """
    digits = _CHINA.sub("", _GROUPING.sub("", phone))
    head, tail = (3, 4) if len(digits) >= 11 else (0, 2)
    return _keep(digits, head, tail)


def mask_email(address: str) -> str:
    """The first letter and the domain: "zhangsan@example.com" -> "z***@example.com".

    The number of stars says nothing of the length. A name of one or two letters, and anything that is no
    address, is masked whole.
    """
    name, at, domain = address.strip().rpartition("@")
    if not at:
        return MASK * 3
    return f"{name[0] if len(name) > 2 else ''}{MASK * 3}@{domain}"


def mask_account(account: str) -> str:
    """The last four characters of a bank account, card or identity number: "**** 1234"."""
    plain = _GROUPING.sub("", account)
    return f"{MASK * 4} {plain[-4:]}" if len(plain) >= 8 else MASK * 4


def _keep(text: str, head: int, tail: int) -> str:
    if len(text) <= head + tail:
        return MASK * len(text)
    return text[:head] + MASK * (len(text) - head - tail) + text[len(text) - tail :]
