"""What the clause checker found, for programs (JSON) and for people."""

from collections.abc import Iterable, Iterator
from typing import Any

from juli.agreement.clauses.catalogue import Clause, ClauseLaw, say
from juli.agreement.clauses.checking import Check, Mark, Missing
from juli.agreement.contract.report import quote_document
from juli.ledger.speech import quoted
from juli.wording import Language

SCHEMA = "juli.clauses/1"


def clauses_document(check: Check, language: Language) -> dict[str, Any]:
    """The check as the document `juli.clauses/1`. Places are characters of `text`, the end excluded.

    `missing` is null where it was not judged; `not_judged` then says why.
    """
    contract = check.contract
    return {
        "schema": SCHEMA,
        "source": contract.source,
        "kind": contract.kind,
        "as_of": check.on.isoformat(),
        "consumer": check.consumer,
        "complete": contract.complete,
        "notes": [note.text(language) for note in contract.notes],
        "marks": [_found(mark, language) | _shown_by(check, mark) for mark in check.marks],
        "missing": None if check.not_judged else [_found(each, language) for each in check.missing],
        "not_judged": check.not_judged and check.not_judged.text(language),
        "caution": say("closing").text(language),
        "text": contract.text,
    }


def clauses_table(check: Check, language: Language) -> str:
    """The check in lines a person reads."""
    return "\n".join(_lines(check, language)) + "\n"


def _found(found: Mark | Missing, language: Language) -> dict[str, Any]:
    clause = found.clause
    return {
        "id": clause.id,
        "weight": found.weight.value,
        "name": clause.name.text(language),
        "why": clause.why.text(language),
        "ask": clause.ask.text(language),
        "laws": [_law(law, language) for law in found.laws],
    }


def _shown_by(check: Check, mark: Mark) -> dict[str, Any]:
    """The sentence of a mark and the words in it that show the term."""
    words = [{"start": start, "end": end, "text": check.contract.text[start:end]} for start, end in mark.words]
    return {"quote": quote_document(mark.quote), "words": words}


def _law(law: ClauseLaw, language: Language) -> dict[str, Any]:
    return {
        "statute": law.statute,
        "article": law.article,
        "cited": law.cited.text(language),
        "holds_for": law.holder.value,
        "verified": law.verified,
    }


def _lines(check: Check, language: Language) -> Iterator[str]:
    heading = "heading-consumer" if check.consumer else "heading-business"
    yield say(heading, source=check.contract.source).text(language)
    notes = (*check.contract.notes, *((check.not_judged,) if check.not_judged else ()))
    yield from (say("note", note=note).text(language) for note in notes)
    yield ""
    if check.marks:
        yield say("marked", count=len(check.marks)).text(language)
    elif not check.missing:
        yield say("none-marked").text(language)
    for mark in check.marks:
        yield from _mark_lines(check, mark, language)
    if check.missing:
        yield ""
        yield say("missing", count=len(check.missing)).text(language)
    for each in check.missing:
        yield from _told(each, language, ())
    yield ""
    yield say("closing").text(language)


def _mark_lines(check: Check, mark: Mark, language: Language) -> Iterator[str]:
    code = "quoted-page" if mark.quote.page else "quoted"
    told = say(code, page=mark.quote.page, text=quoted(mark.quote.text)).text(language)
    words = [quoted(check.contract.text[start:end]) for start, end in mark.words]
    shown = say("shown", words=say("apart").text(language).join(words)).text(language)
    yield from _told(mark, language, (told, shown))


def _told(found: Mark | Missing, language: Language, first: Iterable[str]) -> Iterator[str]:
    clause: Clause = found.clause
    yield "  " + say("mark-heading", weight=say(f"weight-{found.weight}"), name=clause.name).text(language)
    for line in (*first, say("why", why=clause.why).text(language), say("ask", ask=clause.ask).text(language)):
        yield "    " + line
    for law in found.laws:
        code = "law" if law.verified else "law-unverified"
        yield "    " + say(code, holder=say(f"holder-{law.holder}"), cited=law.cited).text(language)
