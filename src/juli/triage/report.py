"""What the triage understood, as a plain document and as lines for people."""

from collections.abc import Iterator
from typing import Any

from juli.triage.classification import Triage
from juli.triage.terms import taxonomy
from juli.wording import Language, Said


def triage_document(found: Triage, language: Language = "zh", text_id: str | None = None) -> dict[str, Any]:
    """What `juli triage --json` prints of a text. Sums are yuan with two decimals, days ISO dates."""
    facts = found.facts
    return {
        "id": text_id,
        "in_scope": found.in_scope,
        "issues": [{"id": one.id, "confidence": one.confidence, "why": one.sentence(language)} for one in found.issues],
        "department": found.department,
        "facts": {
            "amounts": [f"{amount:.2f}" for amount in facts.amounts],
            "dates": [day.isoformat() for day in facts.dates],
            "provider": facts.provider,
            "agent": facts.agent,
            "merchant_no": facts.merchant_no,
            "terminal_no": facts.terminal_no,
        },
        "urgency": found.urgency,
        "tone": [
            {"rule": mark.rule, "level": mark.level, "text": mark.text, "start": mark.start, "end": mark.end}
            for mark in found.tone
        ],
    }


def triage_table(found: Triage, language: Language) -> str:
    """The same as lines for people."""
    return "".join(f"{line.text(language)}\n" for line in _lines(found, language))


def _lines(found: Triage, language: Language) -> Iterator[Said]:
    if not found.in_scope:
        yield _say("outside")
    for one in found.issues:
        name = taxonomy().issue(one.id).name
        yield _say("issue", name=name, share=round(one.confidence * 100), why=one.sentence(language))
    if found.department:
        yield _say("department", name=taxonomy().department(found.department).name)
    facts = found.facts
    told = {
        "amounts": ", ".join(f"{amount:.2f}" for amount in facts.amounts),
        "dates": ", ".join(day.isoformat() for day in facts.dates),
        "provider": facts.provider,
        "agent": facts.agent,
        "merchant": facts.merchant_no,
        "terminal": facts.terminal_no,
        "phones": ", ".join(facts.phones),
    }
    yield from (_say(code, value=value) for code, value in told.items() if value)
    yield from (_say("sign", says=sign.says) for sign in (*found.urgent, *found.vulnerable))
    yield _say(f"urgency-{found.urgency}")


def _say(code: str, **values: object) -> Said:
    return Said("triage", f"told-{code}", values)
