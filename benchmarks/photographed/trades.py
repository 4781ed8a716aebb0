"""Invented trades, and how one picture is judged against what was drawn on it."""

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from juli.ledger.photographs import Proposal, Proposed
from juli.money import Fen, grouped_yuan, yuan

Truth = Mapping[str, str]
"""What a picture tells of one trade, by the columns of a proposal."""
PARTS = ("right", "doubted", "not found", "wrong")
_NAMES = ("澄湖五金店", "城南面馆", "小雨服装店", "福来超市", "老街茶叶行", "东门烟酒商行", "安心大药房", "金穗粮油店")


@dataclass(frozen=True, slots=True)
class Trade:
    """One sale; `card` is its first six and last four digits."""

    amount: Fen
    fee: Fen
    at: datetime
    merchant_no: str
    terminal_no: str
    entry_id: str
    card: tuple[str, str]
    name: str
    voucher: str
    batch: str


def invented(chance: random.Random) -> Trade:
    """A trade between 1 and 50,000 yuan of the last two years."""
    amount = chance.choice((chance.randint(100, 99_999), chance.randint(100_000, 5_000_000)))
    return Trade(
        amount=amount,
        fee=max(1, amount * chance.choice((38, 55, 60, 63)) // 10_000),
        at=datetime(2025, 1, 1) + timedelta(seconds=chance.randint(0, 680 * 86_400)),
        merchant_no=f"{chance.choice(('898', '826', '854'))}{chance.randint(10**11, 10**12 - 1)}",
        terminal_no=f"{chance.randint(10**7, 10**8 - 1)}",
        entry_id=f"{chance.randint(10**11, 10**12 - 1)}",
        card=(f"{chance.choice(('622588', '622202', '621700', '625912'))}", f"{chance.randint(0, 9999):04d}"),
        name=chance.choice(_NAMES),
        voucher=f"{chance.randint(1, 999_999):06d}",
        batch=f"{chance.randint(1, 999):06d}",
    )


def money(fen: Fen, chance: random.Random) -> str:
    """An amount the way one of many houses prints it."""
    plain, grouped = yuan(fen), grouped_yuan(fen)
    return chance.choice(
        (f"RMB {grouped}", f"RMB:{plain}", f"￥{grouped}", f"¥ {plain}", f"{grouped}元", f"RMB{grouped}")
    )


def moment(at: datetime, chance: random.Random) -> str:
    """A day and a time, sometimes with the blank lost."""
    form = chance.choice(
        ("%Y/%m/%d %H:%M:%S", "%Y/%m/%d%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y年%m月%d日 %H:%M:%S", "%Y%m%d %H:%M:%S")
    )
    return at.strftime(form)


def masked(card: tuple[str, str], chance: random.Random) -> str:
    """A masked card number; some houses print fewer stars than digits."""
    first, last = card
    return chance.choice((f"{first}******{last}", f"{first[:4]}****{last}", f"{first} ****** {last}"))


def stamp(at: datetime) -> str:
    """A moment as a proposal gives it."""
    return at.strftime("%Y-%m-%d %H:%M:%S")


def judged(found: Proposal, truths: Sequence[Truth]) -> Counter[str]:
    """How each value came out. What no trade of the picture explains is wrong where nothing doubts it.

    Each truth is held against the proposed entry that agrees with most of its values.
    """
    left, told = list(found.entries), Counter[str]()
    for truth in truths:
        best = max(left, key=lambda entry: _agreeing(entry, truth), default=None)
        if best is not None and (len(truths) == 1 or _agreeing(best, truth)):
            left.remove(best)
        else:
            best = None
        for column, text in truth.items():
            told[_outcome(best, column, text)] += 1
    for entry in left:
        told["wrong"] += bool((amount := entry.values.get("amount")) and not amount.doubts)
    return told


def _agreeing(entry: Proposed, truth: Truth) -> int:
    return sum(column in entry.values and _alike(entry.values[column].text, text) for column, text in truth.items())


def _outcome(entry: Proposed | None, column: str, text: str) -> str:
    value = entry.values.get(column) if entry is not None else None
    if value is None or not value.text:
        return "not found"
    return "right" if _alike(value.text, text) else "doubted" if value.doubts else "wrong"


def _alike(seen: str, text: str) -> bool:
    """Whether two texts say the same; how many stars a card has says nothing."""
    return re.sub(r"\*+", "*", seen) == re.sub(r"\*+", "*", text)
