"""Card numbers on slips: masked as they stand there, never whole."""

import re
from dataclasses import replace

from juli.ledger.photographs.proposal import Value, told, value
from juli.ledger.photographs.words import Word

_STARS = re.compile(r"[*xX×＊·•]+")
_LENGTHS = range(16, 20)
_LONGEST_SHOWN = 10


def card_value(text: str, words: tuple[Word, ...]) -> Value:
    """The number with its middle masked, doubted where its length is not that of a card."""
    found = re.match(r"[\d*xX×＊·•\s]+", text)
    plain = re.sub(r"\s", "", found.group()) if found else ""
    starred = _STARS.sub(lambda stars: "*" * len(stars.group()), plain)
    length = len(starred)
    if sum(character.isdigit() for character in starred) > _LONGEST_SHOWN:
        starred = f"{starred[:6]}{'*' * max(0, length - 10)}{starred[-4:]}"
    seen = value(starred, words)
    if length in _LENGTHS:
        return seen
    return replace(seen, doubts=(*seen.doubts, told("card-mask")))
