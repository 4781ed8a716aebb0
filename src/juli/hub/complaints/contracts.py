"""What is kept of a contract that was read: proposed terms and marked clauses, each with its sentence."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from juli.agreement.clauses import Mark, check
from juli.agreement.contract import (
    ContractLimits,
    ContractText,
    Proposal,
    ProposedTerm,
    Quote,
    UnusableContract,
    propose,
    read_contract,
    recognised,
)
from juli.agreement.contract.documents import say
from juli.agreement.contract.pdf import pictures_of
from juli.evidence.recognition import text_in
from juli.wording import LANGUAGES, Said

_LOGGER = logging.getLogger(__name__)

AT_ONCE: Final = ContractLimits(bytes=4 * 1024**2, expanded=1024**2, pages=40, characters=60_000, seconds=3)
"""What a page waits for: a contract of the usual length, in about a second."""
LATER: Final = ContractLimits(expanded=16 * 1024**2)
"""What the worker reads."""
MOST_MARKS = 80

CONFIRMED: Final = "contract-confirmed"
"""Where a draft keeps the sentences behind confirmed terms, by file."""

WAITING, READ, UNREAD = "waiting", "read", "unread"
MOST_PICTURES = 12
PICTURE_SIDE = 2200
"""Pages of a scan that are recognised, and the pixels of their longer side: about 190 dots to the inch of A4."""
RECOGNISER: Callable[[bytes], str] | None = text_in
"""The words of one picture, in lines, with tabs between far parts of a line; None while nobody recognises them."""
_PICTURES = frozenset({"scan", "type-image"})
_MORE_TIME = frozenset({"too-large", "expands-too-far", "too-slow", "cut", "pages-cut"})


@dataclass(frozen=True, slots=True)
class ContractReading:
    """How far a contract was read: `state`, the `reason` why it was not, and what stands in it."""

    state: str
    reason: Said | None = None
    found: Mapping[str, Any] | None = None

    @property
    def note(self) -> dict[str, Any]:
        """What a list of files shows of it."""
        found = self.found or {}
        return {
            "state": self.state,
            "reason": sentences(self.reason) if self.reason else None,
            "terms": len(found.get("terms", ())),
            "marks": len(found.get("marks", ())),
        }


def sentences(said: Said) -> dict[str, str]:
    """A sentence in every language."""
    return {language: said.text(language) for language in LANGUAGES}


def reading_at_once(name: str, content: bytes, on: date) -> ContractReading:
    """What a contract says, or that it takes longer: `waiting`. Pictures wait where somebody recognises their words."""
    try:
        contract = read_contract(name, content, AT_ONCE)
    except UnusableContract as error:
        if error.reason.code in _MORE_TIME or (RECOGNISER and error.reason.code in _PICTURES):
            return ContractReading(WAITING)
        return ContractReading(UNREAD, error.reason)
    if any(note.code in _MORE_TIME for note in contract.notes):
        return ContractReading(WAITING)
    return understood(contract, on)


def reading_later(name: str, content: bytes, on: date) -> ContractReading:
    """What a contract says, within the wider bounds of the worker."""
    try:
        return understood(_text_of(name, content), on)
    except UnusableContract as error:
        return ContractReading(UNREAD, error.reason)
    except Exception:
        # The person must not wait for what will never come; what failed stands in the log.
        _LOGGER.exception("a contract could not be read")
        return ContractReading(UNREAD, say("failed"))


def _text_of(name: str, content: bytes) -> ContractText:
    """The words of a contract, recognised where they are but pictures and somebody can."""
    try:
        return read_contract(name, content, LATER)
    except UnusableContract as error:
        if RECOGNISER is None or error.reason.code not in _PICTURES:
            raise
        scanned = error.reason.code == "scan"
        pictures = pictures_of(content, MOST_PICTURES, PICTURE_SIDE, LATER.seconds) if scanned else (content,)
        texts = [RECOGNISER(picture) for picture in pictures]
        if not any(map(str.strip, texts)):
            raise
        return recognised(name, texts)


def understood(contract: ContractText, on: date) -> ContractReading:
    """The terms that a text proposes, and what of it deserves a second look by the law of that day."""
    return ContractReading(READ, found=_found(contract, propose(contract), on))


def _found(contract: ContractText, proposal: Proposal, on: date) -> dict[str, Any]:
    checked = check(contract, on=on)
    return {
        "notes": [sentences(note) for note in contract.notes],
        "terms": [_term(term) for term in proposal.terms],
        "marks": [_mark(mark) for mark in checked.marks[:MOST_MARKS]],
        "marks_cut": max(0, len(checked.marks) - MOST_MARKS),
        "missing": [each.clause.id for each in checked.missing],
        "not_judged": sentences(checked.not_judged) if checked.not_judged else None,
    }


def _mark(mark: Mark) -> dict[str, Any]:
    """A marked sentence; `shown` are the places in its words that show the term."""
    shown = [[start - mark.quote.start, end - mark.quote.start] for start, end in mark.words]
    return {"clause": mark.clause.id, "quote": _quote(mark.quote) | {"shown": shown}}


def _term(term: ProposedTerm) -> dict[str, Any]:
    return {
        "section": term.section,
        "values": dict(term.values),
        "quotes": _quotes(term.quotes),
        "doubts": [sentences(doubt) for doubt in term.doubts],
        "missing": list(term.missing),
        "sure": term.sure.value,
    }


def _quotes(quotes: Sequence[Quote]) -> list[dict[str, Any]]:
    return [_quote(each) for each in quotes]


def _quote(quote: Quote) -> dict[str, Any]:
    return {"text": quote.text, "page": quote.page, "heading": quote.heading}
