"""The papers of a complaint as they look, filled with invented data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from juli.papers.kit import Paper as Letter
from juli.papers.kit import PaperFacts, compose_paper, paper_docx, paper_kind, paper_pdf
from juli.papers.kit.facts import Contract, Exhibit, Party
from juli.papers.kit.kept import block_text
from juli.papers.model import ClaimKind, ClaimLine
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


def sample_letter() -> Letter:
    """The letter to a provider, of an invented matter."""
    facts = PaperFacts(
        made_on=_FILED,
        number=_NUMBER,
        issue="rate_increase",
        complainant=Party(kind="sole_trader", name=_("Wang (invented)"), phone="138****0000"),
        respondent=Party(kind="payment_institution", name=_("Chenghu Payment (invented)")),
        contract=Contract(merchant_no="898000000000001", terminal_no="80000001"),
        story=_("The rate rose from January on, and nobody told me."),
        happened_on=date(2026, 1, 9),
        claims=_CLAIMS,
        evidence=(Exhibit(_("contract.pdf"), _("the agreed rate")),),
        answer_by=date(2026, 12, 11),
    )
    return compose_paper(paper_kind("provider_letter"), facts, _without_findings)


def letter_lines() -> Sequence[str]:
    """What that letter says, paragraph by paragraph."""
    with override("zh-hans"):
        letter = sample_letter()
    said = [block_text(placed.block) for placed in letter.blocks]
    return [letter.reference, letter.title, *(line for text in said for line in text.splitlines())]


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


def _letter(write: Callable[[Letter], bytes]) -> Callable[[Language], bytes]:
    """Papers are Chinese, in whatever language the console is read."""

    def written(_language: Language) -> bytes:
        with override("zh-hans"):
            return write(sample_letter())

    return written


PAPERS: Mapping[str, Paper] = {
    paper.name: paper
    for paper in (
        Paper("letter-pdf", gettext_lazy("Letter to the provider"), "pdf", PDF, _letter(paper_pdf)),
        Paper("letter-docx", gettext_lazy("Letter to the provider"), "docx", DOCX, _letter(paper_docx)),
        Paper("receipt-pdf", gettext_lazy("Receipt of a filing"), "pdf", PDF, _receipt),
    )
}
"""All papers by their name in the address."""
