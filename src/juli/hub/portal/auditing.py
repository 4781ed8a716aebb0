"""The audit of a draft: computed when what it rests on has changed, kept otherwise."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from juli.agreement import Agreement
from juli.audit import audit, figures, output
from juli.calendars import official
from juli.hub.complaints.actions import keep_audit
from juli.hub.complaints.readings import kept_reading, read_again
from juli.hub.files import file_store
from juli.hub.portal.journey import BOUNDS
from juli.hub.portal.language import page_language
from juli.hub.portal.steps.agreed import agreement_of
from juli.hub.portal.steps.statements import LIMITS
from juli.hub.portal.visit import Visit
from juli.hub.today import this_day
from juli.ledger import Ledger, combine, settle
from juli.money import Fen, parse_yuan

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AuditResult:
    """A `juli.audit/1` document with the agreement it was judged by; or why there is none.

    `problem` is "" where there is a result, else "no-lines", "too-large" or "failed".
    """

    document: Mapping[str, Any] | None = None
    agreement: Agreement | None = None
    problem: str = ""

    @property
    def overcharged(self) -> Fen:
        """What was taken too much, in fen."""
        return parse_yuan(self.document["overcharged"]) if self.document else 0

    @property
    def owed(self) -> Fen:
        """What should have come back, in fen."""
        return parse_yuan(self.document["owed"]) if self.document else 0


def audit_of(visit: Visit) -> AuditResult:
    """The audit of the draft as it stands today, in the language of the page."""
    told = agreement_of(visit)
    agreement = told if isinstance(told, Agreement) else None
    kept = visit.draft.audit or {}
    stamp = {"language": page_language(), "as_of": this_day().isoformat()}
    if kept.get("document") and stamp.items() <= kept.items():
        return AuditResult(kept["document"], agreement)
    if not visit.files_for("statement"):
        return AuditResult(None, agreement, "no-lines")
    try:
        ledger = _ledger(visit)
        if not ledger.entries and not ledger.arrivals:
            return AuditResult(None, agreement, "no-lines")
        if len(ledger.entries) > BOUNDS["entries"]:
            return AuditResult(None, agreement, "too-large")
        document = _document(visit, ledger, agreement)
    except Exception:
        # The person sees a sentence and can go on without an audit; what failed stands in the log.
        _LOGGER.exception("the audit of a draft failed")
        return AuditResult(None, agreement, "failed")
    visit.draft = keep_audit({**stamp, "document": document}, by=visit.actor)
    return AuditResult(document, agreement)


def _ledger(visit: Visit) -> Ledger:
    store = file_store()
    readings = [
        read_again(file.name, store.get(file.sha256), kept_reading(file), limits=LIMITS)
        for file in visit.files_for("statement")
    ]
    return settle(combine(readings), official())


def _document(visit: Visit, ledger: Ledger, agreement: Agreement | None) -> dict[str, Any]:
    consumer = visit.journey.kind == "consumer"
    result = audit(ledger, agreement, as_of=this_day(), calendar=official(), consumer=consumer)
    return {**output.document(result, page_language()), "figures": figures(result)}
