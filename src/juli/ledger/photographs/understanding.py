"""From the words of a picture to the entries it seems to tell."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from juli.ledger.entries import ChargeKind, Instrument, Kind
from juli.ledger.formats.words import failed, instrument_of, meaning_of
from juli.ledger.photographs.amounts import amount_in, plain_text
from juli.ledger.photographs.cards import card_value
from juli.ledger.photographs.labels import phrases
from juli.ledger.photographs.messages import message_entries
from juli.ledger.photographs.moments import Moment, joined, moment_in
from juli.ledger.photographs.proposal import Proposal, Proposed, Value, told, value
from juli.ledger.photographs.sheets import once, sheets_of
from juli.ledger.photographs.tokens import Token, tokens_of
from juli.ledger.photographs.words import Word, doubted_together, lines_of
from juli.ledger.speech import quoted
from juli.money import Fen, MoneyError, parse_yuan

MOST_ENTRIES = 60
_USUAL_FEE = 5
"""A fee of more than a fifth of its amount is none that is usual."""
_USUAL_LENGTHS, _USUAL_ON_SLIPS = {"merchant_no": 15, "terminal_no": 8}, {"entry_id": 12, "original_id": 12}
"""Digits; the reference number of a card trade has twelve (field 37 of ISO 8583)."""
_NAMES = {"merchant": "merchant_no", "terminal": "terminal_no", "entry_id": "entry_id", "original_id": "original_id"}
Dated = tuple[Moment, tuple[Word, ...]]
"""A moment and the words it was read from."""

_NAMES |= {"merchant_name": "merchant_name", "voucher": "voucher", "batch": "batch"}


def propose(words: Sequence[Word]) -> Proposal:
    """What the words of a picture seem to tell, at most `MOST_ENTRIES` trades; none where it tells of no money."""
    words = doubted_together(words)
    lines = lines_of(words)
    tokens = tokens_of(lines)
    if not _is_slip(words, tokens):
        if entries := message_entries(lines):
            return Proposal("message", entries[:MOST_ENTRIES])
        entries = _named(tuple(_entries(_blocks(tokens), is_slip=False))[:MOST_ENTRIES], tokens)
        return Proposal("screen" if entries else "unknown", entries)
    sheets = sheets_of(words, lines, tokens)
    slips = once(entry for sheet in sheets for entry in _entries(_slip_blocks(sheet), is_slip=True))
    return Proposal("slip" if slips else "unknown", slips[:MOST_ENTRIES])


def _named(entries: tuple[Proposed, ...], tokens: Sequence[Token]) -> tuple[Proposed, ...]:
    """The same entries, the amount of a single one doubted where no label was made out: it may be that of another."""
    if len(entries) != 1 or any(token.is_labelled for token in tokens):
        return entries
    values = entries[0].values
    return (Proposed({**values, "amount": _doubted(values["amount"], "label")}),)


def _is_slip(words: Sequence[Word], tokens: Sequence[Token]) -> bool:
    rules = phrases()["slip"]
    marks = {token.concept for token in tokens if token.is_labelled} & set(rules["concepts"])
    whole = " ".join(plain_text(word.text) for word in words).upper()
    return len(marks) + sum(text in whole for text in rules["words"]) >= 2


def _blocks(tokens: Sequence[Token]) -> list[list[Token]]:
    """The pieces of each trade: a new one begins on the line where what comes first in the first one comes again."""
    counts = Counter(token.concept for token in tokens)
    most = max(counts["amount"], 1)
    lead = next(
        (t.concept for t in tokens if t.concept in ("kind", "amount", "time") and counts[t.concept] == most), ""
    )
    starts = sorted({token.line for token in tokens if token.concept == lead}) if most > 1 else []
    blocks: list[list[Token]] = [[]]
    for token in tokens:
        begins = starts and token.line >= starts[0]
        if begins:
            starts.pop(0)
        if begins and any(other.concept == lead for other in blocks[-1]):
            blocks.append([])
        blocks[-1].append(token)
    return blocks


def _slip_blocks(tokens: Sequence[Token]) -> list[list[Token]]:
    """A slip is one trade, with its tips and its total, unless it tells more than one moment."""
    moments = sum(token.concept in ("time", "date") and token.is_labelled for token in tokens)
    return _blocks(tokens) if moments > 1 and _times(tokens) > 1 else [list(tokens)]


def _times(tokens: Sequence[Token]) -> int:
    """How many different times of day are told."""
    found = (moment_in(token.text) for token in tokens if token.concept in ("time", "date"))
    return len({moment.text for moment in found if moment is not None and moment.has_time})


def _entries(blocks: Sequence[Sequence[Token]], *, is_slip: bool) -> Iterator[Proposed]:
    if not is_slip and not any(token.concept in ("date", "time") for block in blocks for token in block):
        return
    day: Dated | None = None
    month: Token | None = None
    for block in blocks:
        month = next((token for token in block if token.concept == "month"), month)
        values = _values(block, day, is_slip=is_slip)
        day = next((found for token in reversed(block) if (found := _heading(token))), day)
        if "amount" in values:
            yield Proposed(_dated(values, month))


def _values(block: Sequence[Token], day: Dated | None, *, is_slip: bool) -> dict[str, Value]:
    """The values of one trade; a day that stood above it counts for it too."""
    found = dict(_money(block))
    if is_slip and "amount" not in found:
        found |= _unclear_money(block)
    moment = _moment(block, day)
    if moment is None:
        found["occurred_at"] = Value("", (), (told("no-day"),))
    else:
        several = ("several-moments",) if is_slip and _times(block) > 1 else ()
        found["occurred_at"] = value(moment[0].text, moment[1], *moment[0].doubts, *several)
    for token in block:
        if (column := _NAMES.get(token.concept)) and column not in found:
            found[column] = _number(token, column, is_slip=is_slip)
        if token.concept == "card":
            found["card"] = card_value(token.text, token.words)
    found |= _kinds(block, is_slip=is_slip)
    return _weighed(_judged(block, found))


def _money(block: Sequence[Token]) -> Iterator[tuple[str, Value]]:
    for column in ("settled", "fee", "amount"):
        seen = [(found, token) for token in block if token.concept == column and (found := amount_in(token.text))]
        if seen:
            amount, token = seen[0]
            others = {other.text for other, _ in seen} - {amount.text}
            yield column, value(amount.text, token.words, *amount.doubts, *(("several",) if others else ()))


def _unclear_money(block: Sequence[Token]) -> Iterator[tuple[str, Value]]:
    """The first amount behind words that are no label we know: a misread one, perhaps."""
    token = next((token for token in block if token.concept == "unclear_amount"), None)
    amount = amount_in(token.text) if token else None
    if token is not None and amount is not None:
        yield "amount", value(amount.text, token.words, *amount.doubts, "label")


def _heading(token: Token) -> Dated | None:
    """The day that a line without a time and without a label puts above the trades below it."""
    moment = moment_in(token.text) if token.concept == "time" and not token.is_labelled else None
    return (moment, token.words) if moment is not None and moment.has_day and not moment.has_time else None


def _dated(values: dict[str, Value], month: Token | None) -> dict[str, Value]:
    """The same values, the year added where the month that heads the list is that of the day."""
    at = values["occurred_at"]
    found = re.fullmatch(r"(20\d{2})\D+(\d{1,2})\D*", month.text) if month else None
    if month is None or found is None or not at.text.startswith(f"{int(found[2]):02d}-"):
        return values
    doubts = tuple(doubt for doubt in at.doubts if doubt.code != "no-year")
    return {**values, "occurred_at": Value(f"{found[1]}-{at.text}", (*month.words, *at.words), doubts)}


def _moment(block: Sequence[Token], day: Dated | None) -> Dated | None:
    """When it happened: a whole moment, otherwise a day and a time that stand apart.

    A day that heads the trades below it stands above the time, unless a label says that it is this one's.
    """
    found = [(moment, t) for t in block if t.concept in ("date", "time") and (moment := moment_in(t.text))]
    whole = next((each for each in found if each[0].has_day and each[0].has_time), None)
    if whole is not None:
        return whole[0], whole[1].words
    clock = next((t.line for moment, t in found if moment.has_time), None)
    near = [each for each in found if clock is None or each[1].is_labelled or each[1].line <= clock]
    days = [(moment, t.words) for moment, t in near if moment.has_day] or ([day] if day else [])
    times = [(moment, t.words) for moment, t in found if moment.has_time]
    if days and times:
        words = tuple(dict.fromkeys((*days[0][1], *times[0][1])))
        return joined(days[0][0], times[0][0]), words
    return next(iter(days or times), None)


def _number(token: Token, column: str, *, is_slip: bool) -> Value:
    text = token.text
    if column in ("merchant_no", "terminal_no", "entry_id", "original_id", "voucher", "batch"):
        text = text.replace(" ", "")
    usual = (_USUAL_LENGTHS | (_USUAL_ON_SLIPS if is_slip else {})).get(column)
    found = value(text, token.words)
    if usual and len(text) != usual:
        return replace(found, doubts=(*found.doubts, told("length", usual=usual, found=len(text))))
    return found


def _kinds(block: Sequence[Token], *, is_slip: bool) -> Iterator[tuple[str, Value]]:
    """What kind of trade, and with what it was paid."""
    read = ((token, meaning_of(token.text)) for token in block if token.concept == "kind")
    token, meaning = next(((each, m) for each, m in read if m is not None and m.kind is not None), (None, None))
    if token is not None and meaning is not None and meaning.kind is not None:
        yield "kind", value(meaning.kind, token.words)
        if meaning.charge_kind is not None:
            yield "charge_kind", value(meaning.charge_kind, token.words)
    else:
        yield from _assumed_kind(block, is_slip=is_slip)
    if token is not None and meaning is not None and meaning.charge_kind is not None:
        return
    for token in block:
        paid = instrument_of(token.text) if token.concept in ("instrument", "kind") else Instrument.UNKNOWN
        if paid is not Instrument.UNKNOWN:
            yield "instrument", value(paid, token.words)
            return


def _assumed_kind(block: Sequence[Token], *, is_slip: bool) -> Iterator[tuple[str, Value]]:
    """A sale, unless the amount is written negative as on pages of an app; doubted in any case."""
    amounts = (amount_in(token.text) for token in block if token.concept == "amount")
    amount = next((found for found in amounts if found is not None), None)
    is_charge = amount is not None and amount.is_negative and not is_slip
    yield "kind", Value(Kind.CHARGE if is_charge else Kind.SALE, (), (told("kind-assumed"),))
    if is_charge:
        yield "charge_kind", Value(ChargeKind.OTHER)


def _judged(block: Sequence[Token], values: dict[str, Value]) -> dict[str, Value]:
    """The same values, the amount doubted where the picture says that the trade did not go through."""
    status = next((token for token in block if token.concept == "status" and failed(token.text)), None)
    if status is None or "amount" not in values:
        return values
    doubted = values["amount"]
    doubt = told("failed", text=quoted(status.text))
    return {**values, "amount": replace(doubted, doubts=(*doubted.doubts, doubt))}


def _weighed(values: dict[str, Value]) -> dict[str, Value]:
    """The same values, the amounts doubted where they do not agree with each other."""
    amount, fee, settled = (_fen(values.get(name)) for name in ("amount", "fee", "settled"))
    found = dict(values)
    if amount is not None and fee is not None and fee * _USUAL_FEE > amount:
        found["fee"] = _doubted(found["fee"], "fee-high")
    if None not in (amount, fee, settled) and (amount or 0) - (fee or 0) != settled:
        found["settled"] = _doubted(found["settled"], "sums")
    return found


def _doubted(found: Value, code: str) -> Value:
    return replace(found, doubts=(*found.doubts, told(code)))


def _fen(found: Value | None) -> Fen | None:
    try:
        return None if found is None else parse_yuan(found.text)
    except MoneyError:
        return None
