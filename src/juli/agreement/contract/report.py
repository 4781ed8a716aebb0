"""What a contract seems to agree, for programs (JSON) and for people."""

from collections.abc import Iterator
from typing import Any

from juli.agreement.contract.documents import say
from juli.agreement.contract.proposal import Proposal, ProposedTerm, Quote
from juli.agreement.contract.told import shown
from juli.ledger.speech import quoted
from juli.wording import Language

SCHEMA = "juli.contract/1"


def contract_document(proposal: Proposal, language: Language) -> dict[str, Any]:
    """The proposal as the document `juli.contract/1`. Places are characters of `text`, the end excluded."""
    contract = proposal.contract
    return {
        "schema": SCHEMA,
        "source": contract.source,
        "kind": contract.kind,
        "pages": len(contract.pages) or None,
        "complete": contract.complete,
        "notes": [note.text(language) for note in contract.notes],
        "terms": [_term_document(term, language) for term in proposal.terms],
        "text": contract.text,
    }


def contract_table(proposal: Proposal, language: Language) -> str:
    """The proposal in lines a person reads."""
    return "\n".join(_lines(proposal, language)) + "\n"


def quote_document(quote: Quote) -> dict[str, Any]:
    """A sentence of the contract with its place."""
    return {
        "start": quote.start,
        "end": quote.end,
        "page": quote.page,
        "heading": quote.heading,
        "text": quote.text,
    }


def _term_document(term: ProposedTerm, language: Language) -> dict[str, Any]:
    return {
        "section": term.section,
        "values": dict(term.values),
        "sure": term.sure.value,
        "missing": list(term.missing),
        "doubts": [{"code": doubt.code, "text": doubt.text(language)} for doubt in term.doubts],
        "quotes": [quote_document(quote) for quote in term.quotes],
    }


def _lines(proposal: Proposal, language: Language) -> Iterator[str]:
    yield say("heading" if proposal.terms else "nothing", source=proposal.contract.source).text(language)
    for note in proposal.contract.notes:
        yield say("note", note=note).text(language)
    for term in proposal.terms:
        yield ""
        yield from _term_lines(term, language)
    if proposal.terms:
        yield ""
        yield say("closing").text(language)


def _term_lines(term: ProposedTerm, language: Language) -> Iterator[str]:
    yield say("term-heading", section=say(f"section-{term.section}"), sure=say(f"sure-{term.sure}")).text(language)
    for name, value in term.values.items():
        yield "  " + say("value", name=say(f"field-{name}"), value=shown(value, language)).text(language)
    if term.missing:
        names = _listed([say(f"field-{name}").text(language) for name in term.missing], language)
        yield "  " + say("missing", names=names).text(language)
    for doubt in term.doubts:
        yield "  " + say("doubt", doubt=doubt).text(language)
    for each in term.quotes:
        code = "quoted-page" if each.page else "quoted"
        yield "  " + say(code, page=each.page, text=quoted(each.text)).text(language)


def _listed(parts: list[str], language: Language) -> str:
    return say("separator").text(language).join(parts)
