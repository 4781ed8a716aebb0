"""Numbers as Chinese writes them: amounts in capitals, so that no stroke can change them, and ordinals."""

import re

from juli.money import Fen, yuan

_LEADING_ONE_TEN = re.compile("^一十")


def capitals(fen: Fen) -> str:
    """An amount in fen in capitals: 255927 -> "人民币贰仟伍佰伍拾玖元贰角柒分". ValueError below nothing."""
    if fen < 0:
        raise ValueError(f"an amount in capitals cannot be negative: {fen}")
    return f"人民币{_written(yuan(fen), 'rmb')}"


def numeral(number: int) -> str:
    """A whole number from 1 on in Chinese numerals: 34 -> "三十四"."""
    return _LEADING_ONE_TEN.sub("十", _written(str(number), "low"))


def _written(number: str, manner: str) -> str:
    from cn2an import an2cn  # noqa: PLC0415 (slow to load)

    return str(an2cn(number, manner))
