"""What a picture tells, piece by piece in reading order: each piece a concept, its text, and its words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from juli.ledger.entries import Instrument
from juli.ledger.formats.words import instrument_of, meaning_of
from juli.ledger.photographs.amounts import amount_in, plain_text
from juli.ledger.photographs.labels import Labelled, labelled, phrases
from juli.ledger.photographs.moments import moment_in
from juli.ledger.photographs.words import Word

_LONGEST_KIND = 14
_PARTS = re.compile(r"(?:[\s|·•;]|(?<!\d),|(?<=\d),(?!\d))+")
_UNKNOWN_LABEL = re.compile(r"[^\d:]{0,12}:\s*(\D{0,6}[\d.,]+\s?元?)")
"""What stands before an amount and is no label we know, or one that was misread."""
_CARD = re.compile(r"\d{4,6}\s?\*{2,9}\s?\d{4}")
_MONTH = re.compile(r"20\d{2}\s?年\s?\d{1,2}\s?月")
_NO_KIND = re.compile(r"(成功|详情|明细|记录|账单|时间|金额|中心|管理|通知|方式|公司|银行|商户|门店)$")
"""Ends of words that stand on pages of apps and are no kind of trade."""
_NOT_DONE = re.compile(r"失败$|已关闭|已取消|处理中|未支付")
_STATUS_BAR = re.compile(r"\d{1,2}:\d{2}(?![:\d])")
"""The clock of a phone on top of its screen is when the picture was taken, not when the trade was made."""
_MOMENTS = ("time", "date", "settled_on")


@dataclass(frozen=True, slots=True)
class Token:
    """One piece: "amount", "time", "kind" and so on. `line` is the line it stands on, from 0."""

    concept: str
    text: str
    words: tuple[Word, ...]
    line: int
    is_labelled: bool = False


def tokens_of(lines: Sequence[Sequence[Word]]) -> list[Token]:
    """All pieces in reading order. What no label names counts only where no label names anything like it."""
    named = list(labelled(lines))
    concepts = {each for piece in named for each in _named_by(piece)}
    used = {id(word) for piece in named for word in piece.words if piece.concept != "amount" or amount_in(piece.text)}
    found = [Token(piece.concept, piece.text, piece.words, piece.line, True) for piece in named]
    for number, line in enumerate(lines):
        found += [Token("month", plain_text(word.text), (word,), number) for word in line if _is_month(word)]
        if _sums_up(line):
            continue
        for word in line:
            if number == 0 and _STATUS_BAR.match(plain_text(word.text)):
                continue
            if id(word) not in used and not _is_month(word):
                found += [each for each in _unnamed(word, number) if not _is_named(each, concepts)]
    return sorted(found, key=lambda token: (token.line, token.words[0].box.left))


def _is_month(word: Word) -> bool:
    return _MONTH.fullmatch(plain_text(word.text)) is not None


def _named_by(piece: Labelled) -> Iterator[str]:
    """What a labelled piece settles for the whole picture: its concept, or as much of a moment as it holds."""
    if piece.concept in _MOMENTS:
        moment = moment_in(piece.text) if piece.concept != "settled_on" else None
        if moment is not None:
            yield from (part for part, is_there in (("day", moment.has_day), ("clock", moment.has_time)) if is_there)
    elif piece.concept != "amount" or amount_in(piece.text) is not None:
        yield piece.concept


def _is_named(token: Token, concepts: set[str]) -> bool:
    """Whether labels have settled what an unlabelled piece tells; a time may still join a labelled day."""
    moment = moment_in(token.text) if token.concept == "time" else None
    if moment is None:
        return token.concept in concepts
    return not (moment.has_day and "day" not in concepts) and not (moment.has_time and "clock" not in concepts)


def _unnamed(word: Word, line: int) -> Iterator[Token]:
    """What a word without a label tells by itself: a moment, an amount, a kind of trade, a means of payment."""
    text = plain_text(word.text)
    moment = moment_in(text)
    rest = text
    if moment is not None and (moment.has_time or moment.has_day):
        yield Token("time", text[moment.start : moment.end] or text, (word,), line)
        rest = f"{text[: moment.start]} {text[moment.end :]}".strip()
    elif _CARD.fullmatch(text):
        yield Token("card", text, (word,), line)
        return
    elif (amount := amount_in(text)) is not None and amount.is_marked:
        yield Token("amount", text, (word,), line)
        return
    if behind := _UNKNOWN_LABEL.fullmatch(rest):
        if (amount := amount_in(behind[1])) is not None and amount.is_marked:
            yield Token("unclear_amount", behind[1], (word,), line)
        return
    for part in filter(None, _PARTS.split(rest)):
        yield from _said(part, word, line)


def _said(part: str, word: Word, line: int) -> Iterator[Token]:
    amount = amount_in(part)
    if amount is not None:
        if amount.is_marked:
            yield Token("amount", part, (word,), line)
        return
    if len(part) > _LONGEST_KIND:
        return
    if _NOT_DONE.search(part):
        yield Token("status", part, (word,), line)
        return
    meaning = None if _NO_KIND.search(part) else meaning_of(part)
    if meaning is not None and meaning.kind is not None:
        yield Token("kind", part, (word,), line)
    if instrument_of(part) is not Instrument.UNKNOWN:
        yield Token("instrument", part, (word,), line)


def _sums_up(line: Sequence[Word]) -> bool:
    """Whether a line tells what was added up or what is left, and no trade."""
    rules, texts = phrases()["list"], [plain_text(word.text) for word in line]
    if any(text.startswith(tuple(rules["sums"])) for text in texts):
        return True
    both_ways = sum(text.startswith(tuple(rules["ways"])) for text in texts)
    return both_ways > 1 or (both_ways == 1 and any(_MONTH.fullmatch(text) for text in texts))
