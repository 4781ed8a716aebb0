"""The words of `words.toml`, looked up: headers to concepts, types of trade to kinds, cards to instruments."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from juli.ledger.entries import ChargeKind, Instrument, Kind
from juli.ledger.spelling import bare


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a type of trade means; `kind` None moves no money."""

    kind: Kind | None
    charge_kind: ChargeKind | None = None


@cache
def words() -> Mapping[str, Any]:
    """The whole word list."""
    return tomllib.loads(files("juli.ledger.formats").joinpath("words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """A header or word without blanks and marks around it, in half-width letters and capitals."""
    return "".join(unicodedata.normalize("NFKC", bare(text)).split()).strip("`'\"").upper()


@lru_cache(maxsize=1024)
def meaning_of(trade_type: str) -> Meaning | None:
    """What a type of trade ("消费撤销", "流量费") means; None for an unknown word."""
    word = normal(trade_type)
    found = next((rule for rule in words()["kinds"] if _holds(rule, word)), None)
    if found is None:
        return None
    if found["kind"] == "none":
        return Meaning(None)
    charge_kind = found.get("charge_kind")
    return Meaning(Kind(found["kind"]), ChargeKind(charge_kind) if charge_kind else None)


@lru_cache(maxsize=1024)
def instrument_of(*texts: str) -> Instrument:
    """With what was paid, by the texts that say it (card type, means of payment, type of trade), best first.

    A code of a wallet and a foreign card count before what stands beside them: behind a wallet is a card too.
    """
    rules = [rule for text in texts if (rule := _instrument_rule(normal(text)))]
    first = next((rule for rule in rules if rule.get("first")), next(iter(rules), None))
    return Instrument(first["instrument"]) if first else Instrument.UNKNOWN


def _instrument_rule(word: str) -> Mapping[str, Any] | None:
    if word in words()["codes"]:
        return {"instrument": words()["codes"][word]}
    return next((rule for rule in words()["instruments"] if _holds(rule, word)), None)


@lru_cache(maxsize=1024)
def failed(status: str, *, undoing: bool = False) -> bool:
    """Whether a trade of this status moved no money, or not in the end; what undoes a trade may well be undone."""
    word, rules = normal(status), words()["status"]
    if _any(rules["never"], word) or (not undoing and _any(rules["undone"], word)):
        return True
    return _any(rules["bad"], word) and not _any(rules["good"], word)


@lru_cache(maxsize=1024)
def not_settled(state: str) -> bool:
    """Whether a state of settlement says that the money has not arrived."""
    return _any(words()["unsettled"]["any"], normal(state))


@lru_cache(maxsize=1024)
def is_foreign_money(currency: str) -> bool:
    """Whether a currency is another than the yuan."""
    word = normal(currency)
    return word != "元" and not _any(words()["currency"]["yuan"], word)


def _holds(rule: Mapping[str, Any], word: str) -> bool:
    if "without" in rule and _any(rule["without"], word):
        return False
    return _any(rule["any"], word) and ("also" not in rule or _any(rule["also"], word))


def _any(parts: list[str], word: str) -> bool:
    return any(part in word for part in parts)
