"""Merchant and terminal numbers: what they tell, and what they leave open.

A standard merchant number has 15 characters: 3 digits for the acquirer, 4 for the region, 4 for the trade
(MCC) and a sequence of 4 that may hold letters. The names stand in this package's catalogues. Acquirers
are those of a list of 2020, so an old name may have changed; regions are 行政区划 codes or the older codes
of the banks, which overlap in kind but not in the few that are named here.
"""

import re
from dataclasses import dataclass

from juli.wording import Said, catalogue

_ROOM = "ledger.merchant_number"
_STANDARD = re.compile(r"(\d{3})(\d{4})(\d{4})([0-9A-Z]{4})", re.ASCII)
_TERMINAL = re.compile(r"[0-9A-Z]{8}", re.ASCII)


@dataclass(frozen=True, slots=True)
class MerchantNumber:
    """A merchant number and its parts; the parts are None where the number is not a standard one.

    `explained` says in a sentence what the number tells and which parts are unknown.
    """

    text: str
    standard: bool
    explained: Said
    acquirer: str | None = None
    region: str | None = None
    category: str | None = None
    sequence: str | None = None


def decode(text: str) -> MerchantNumber:
    """Take a merchant number apart. Small letters become capitals and blanks go; another length stays as it is."""
    number = "".join(text.split()).upper()
    found = _STANDARD.fullmatch(number)
    if found is None:
        return MerchantNumber(number, standard=False, explained=_say("other-number", length=len(number)))
    acquirer, region, category, sequence = found.groups()
    explained = _say(
        "standard-number",
        acquirer=acquirer_name(acquirer),
        region=region_name(region),
        category=category_name(category),
        sequence=sequence,
    )
    return MerchantNumber(number, True, explained, acquirer, region, category, sequence)


def acquirer_name(code: str) -> Said:
    """Which institution three digits stand for."""
    return _named("acquirer", code) or _say("acquirer-unknown", code=code)


def region_name(code: str) -> Said:
    """Which region four digits stand for: a city, else the province of the first two."""
    city = _named("region", code)
    province = _named("province", code[:2])
    if city and province:
        return _say("city-of-province", city=city, province=province, code=code)
    if province:
        return _say("somewhere-in-province", province=province, code=code)
    return city or _say("region-unknown", code=code)


def provinces() -> dict[str, Said]:
    """The provinces by the first two digits of a region."""
    keys = (key.removeprefix("province-") for key in catalogue(_ROOM, "zh") if key.startswith("province-"))
    return {code: _say(f"province-{code}") for code in keys}


def category_name(code: str) -> Said:
    """Which trade a merchant category code (MCC) stands for."""
    name = _named("category", code)
    return _say("category-known", name=name, code=code) if name else _say("category-unknown", code=code)


def terminal_problem(text: str) -> Said | None:
    """What is unusual about a terminal number; None for the usual eight letters and digits.

    A machine's serial number (SN) is longer and is something else.
    """
    number = "".join(text.split()).upper()
    if _TERMINAL.fullmatch(number):
        return None
    return _say("terminal-serial" if len(number) > 8 else "terminal-unusual", length=len(number))


def _named(kind: str, code: str) -> Said | None:
    key = f"{kind}-{code}"
    return _say(key) if key in catalogue(_ROOM, "zh") else None


def _say(code: str, /, **values: object) -> Said:
    return Said(_ROOM, code, values)
