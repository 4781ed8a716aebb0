"""What was agreed, as the merchant tells it, with the sentences of a contract behind it; only to be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from juli.agreement.contract.told import ToldTerm, told_terms
from juli.hub.complaints.models import AuditRecord
from juli.wording import Language


@dataclass(frozen=True, slots=True)
class AgreedTerm:
    """One term; `file` and `quotes` are there where the merchant confirmed it from a contract."""

    told: ToldTerm
    file: str
    quotes: Sequence[Mapping[str, Any]]


def agreed_terms(record: AuditRecord) -> Sequence[AgreedTerm]:
    """The terms that the complaint's audit was judged by."""
    language: Language = "en" if (get_language() or "").startswith("en") else "zh"
    behind = record.sentences or {}
    return [
        AgreedTerm(told, behind.get(told.place, {}).get("file", ""), behind.get(told.place, {}).get("quotes", ()))
        for told in told_terms(record.agreement or {}, language)
    ]
