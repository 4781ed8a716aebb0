"""Messages of banks and payment institutions about money that went: whole sentences, wherever their lines break."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from juli.ledger.entries import ChargeKind, Kind
from juli.ledger.formats.words import meaning_of
from juli.ledger.photographs.amounts import Amount, amount_in, plain_text
from juli.ledger.photographs.labels import phrases
from juli.ledger.photographs.moments import moment_in
from juli.ledger.photographs.proposal import Proposed, Value, told, value
from juli.ledger.photographs.words import Word

_AMOUNT = re.compile(r"(?:人民币|RMB|¥)?\s?(?P<number>\d[\d,.OoIl]*)\s?元|(?:人民币|RMB|¥)\s?(?P<bare>\d[\d,.OoIl]*)")
_REACH, _REACH_AFTER = 16, 26
"""Characters before and after an amount within which it is said what became of it; a moment may stand between."""
_CLAUSE = re.compile(r"[,，。.;；!！、]")
_CARD = re.compile(r"尾号\D{0,3}(\d{3,4})")


@dataclass(frozen=True, slots=True)
class _Moved:
    """An amount that went somewhere: its place in the message, the word that says so, where the amount before ends."""

    amount: Amount
    start: int
    end: int
    verb: re.Match[str]
    since: int

    @property
    def doubts(self) -> tuple[str, ...]:
        """In a sentence whole yuan are written without decimals."""
        return tuple(code for code in self.amount.doubts if code != "no-decimals")


class _Text:
    """The lines of a picture as one text that remembers which word each character came from."""

    def __init__(self, lines: Sequence[Sequence[Word]]) -> None:
        self.characters: list[str] = []
        self.origin: list[Word] = []
        for line in lines:
            for word in line:
                plain = plain_text(word.text)
                self.characters += plain
                self.origin += [word] * len(plain)
        self.text = "".join(self.characters)

    def words(self, start: int, end: int) -> tuple[Word, ...]:
        """The words a stretch of the text came from, each once."""
        return tuple({id(word): word for word in self.origin[start:end]}.values())


def message_entries(lines: Sequence[Sequence[Word]]) -> tuple[Proposed, ...]:
    """What the messages tell of money taken or given back; nothing where the words are no message."""
    rules = phrases()["message"]
    opening = rules["signs"] + rules["openings"]
    first = next((i for i, line in enumerate(lines) if any(_says(line, mark) for mark in opening)), len(lines))
    whole = _Text(lines[first:])
    if not any(sign in whole.text for sign in rules["signs"]):
        return ()
    return tuple(found for start, end in _messages(whole.text) for found in _entries(whole, start, end))


def _says(line: Sequence[Word], mark: str) -> bool:
    return mark in "".join(plain_text(word.text) for word in line)


def _messages(text: str) -> Iterator[tuple[int, int]]:
    """Where each message begins and ends: at its sender in brackets, otherwise all of it is one."""
    starts = [found.start() for found in re.finditer("【", text)] or [0]
    signed_below = bool(starts) and starts[0] > 0 and text.rstrip()[-1:] == "】" and len(starts) == 1
    bounds = [0] if signed_below else sorted({0, *starts}) if starts[0] > 40 else starts
    yield from zip(bounds, [*bounds[1:], len(text)], strict=True)


def _entries(whole: _Text, start: int, end: int) -> Iterator[Proposed]:
    """Each amount of a message that moved, with the moment and the card the message names."""
    text = whole.text[start:end]
    shared = dict(_shared(whole, start, text))
    for moved in _moved(text):
        values = {
            "amount": value(moved.amount.text, whole.words(start + moved.start, start + moved.end), *moved.doubts)
        }
        yield Proposed(values | shared | _kind(whole, start, text, moved))


def _shared(whole: _Text, start: int, text: str) -> Iterator[tuple[str, Value]]:
    moment = moment_in(text)
    if moment is None:
        yield "occurred_at", Value("", (), (told("no-day"),))
    else:
        yield "occurred_at", value(moment.text, whole.words(start + moment.start, start + moment.end), *moment.doubts)
    if card := _CARD.search(text):
        yield "card", value(f"**** {card[1]}", whole.words(start + card.start(), start + card.end()))


def _moved(text: str) -> Iterator[_Moved]:
    """The amounts of a message that went somewhere, each with the word that says so: before it, or in its clause."""
    rules: Mapping[str, list[str]] = phrases()["message"]
    verbs = re.compile("|".join(map(re.escape, rules["moved"] + rules["back"])))
    still = re.compile("|".join(map(re.escape, rules["still"])))
    last = 0
    for found in _AMOUNT.finditer(text):
        since, last = last, found.end()
        start = max(since, found.start() - _REACH, text.rfind("】", 0, found.start()) + 1)
        said = list(verbs.finditer(text, start, found.start()))
        kept = still.search(text, said[-1].end() if said else start, found.start())
        amount = amount_in(found["number"] or found["bare"])
        verb = said[-1] if said else verbs.search(text, found.end(), _clause_end(text, found.end()))
        if amount is None or verb is None or kept:
            continue
        name = "number" if found["number"] else "bare"
        yield _Moved(amount, found.start(name), found.end(name), verb, since)


def _clause_end(text: str, start: int) -> int:
    """Where the clause that is under way ends, at most a few words on."""
    end = _CLAUSE.search(text, start, start + _REACH_AFTER)
    return end.start() if end else min(len(text), start + _REACH_AFTER)


def _kind(whole: _Text, start: int, text: str, moved: _Moved) -> dict[str, Value]:
    """By what was taken, where a word of the message says it; otherwise only which way the money went."""
    rules = phrases()["message"]
    abouts = re.compile("|".join(rules["about"]), re.IGNORECASE)
    about = abouts.search(text, moved.since, moved.end) or abouts.search(text)
    meaning = meaning_of(about.group()) if about else None
    charge_kind = meaning.charge_kind if meaning and meaning.charge_kind else ChargeKind.OTHER
    said = whole.words(start + moved.verb.start(), start + moved.verb.end())
    return {
        "kind": Value(
            Kind.PAYOUT if moved.verb.group() in rules["back"] else Kind.CHARGE, said, (told("kind-by-words"),)
        ),
        "charge_kind": Value(charge_kind, whole.words(start + about.start(), start + about.end()) if about else ()),
    }
