"""The papers of a complaint as they look, filled with invented data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from juli.papers.document import Heading, Letter, Paragraph
from juli.papers.docx import letter_docx
from juli.papers.letter import compose
from juli.papers.model import ClaimKind, ClaimLine, Complainant, ComplainantKind, EvidenceLine, Matter
from juli.papers.pdf import letter_pdf
from juli.papers.receipt import KeptFile, Receipt, receipt_pdf
from juli.wording import Language

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FILED = date(2026, 11, 20)
_NUMBER = "2611-0001-28"
_CLAIMS = (ClaimLine(ClaimKind.REFUND, 191_677), ClaimLine(ClaimKind.RESTORE_RATE))


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that can be looked at: its title, its type, and how it is made."""

    name: str
    title: object
    extension: str
    media_type: str
    make: Callable[[Language], bytes]


def sample_letter(language: Language) -> Letter:
    """The letter to a provider, of an invented matter."""
    with override("zh-hans" if language == "zh" else "en"):
        matter = Matter(
            number=_NUMBER,
            filed_on=_FILED,
            complainant=Complainant(_("Wang (invented)"), ComplainantKind.SOLE_TRADER, "138****0000"),
            provider=_("Chenghu Payment (invented)"),
            issue="rate_increase",
            merchant_no="898000000000001",
            terminal_no="80000001",
            story=_("The rate rose from January on, and nobody told me."),
            claims=_CLAIMS,
            evidence=(EvidenceLine(_("contract.pdf"), _("the agreed rate")),),
            answer_by=date(2026, 12, 11),
        )
    return compose(matter, _without_findings, language)


def letter_lines(letter: Letter) -> Sequence[str]:
    """What a letter says, paragraph by paragraph, without its tables and annexes."""
    body = [block.text for block in letter.body if isinstance(block, Heading | Paragraph)]
    return [letter.reference, letter.title, letter.salutation, *body]


def _without_findings(finding: Mapping[str, Any]) -> tuple[str, str]:
    raise LookupError("the invented matter rests on no audit")


def _receipt(language: Language) -> bytes:
    with override("zh-hans" if language == "zh" else "en"):
        receipt = Receipt(
            number=_NUMBER,
            passcode="0000-0000-0000",
            provider=_("Chenghu Payment (invented)"),
            filed_at=datetime(2026, 11, 20, 10, 30, tzinfo=ZoneInfo(settings.TIME_ZONE)),
            received=True,
            claims=_CLAIMS,
            files=(KeptFile(_("contract.pdf"), "0" * 64),),
            follow_at=str(settings.BASE_URL),
        )
    return receipt_pdf(receipt, language)


def _pdf(language: Language) -> bytes:
    return letter_pdf(sample_letter(language))


def _docx(language: Language) -> bytes:
    return letter_docx(sample_letter(language))


PAPERS: Mapping[str, Paper] = {
    paper.name: paper
    for paper in (
        Paper("letter-pdf", gettext_lazy("Letter to the provider"), "pdf", PDF, _pdf),
        Paper("letter-docx", gettext_lazy("Letter to the provider"), "docx", DOCX, _docx),
        Paper("receipt-pdf", gettext_lazy("Receipt of a filing"), "pdf", PDF, _receipt),
    )
}
"""All papers by their name in the address."""
