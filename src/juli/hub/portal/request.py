"""From the answers of a draft to the request that files it."""

from uuid import UUID

from juli.agreement import Agreement, to_fields
from juli.hub.complaints.filing import FilingRequest
from juli.hub.portal.auditing import audit_of
from juli.hub.portal.contract.sentences import sentences_of
from juli.hub.portal.language import page_language
from juli.hub.portal.steps.claims import claim_requests
from juli.hub.portal.steps.contact import ContactForm
from juli.hub.portal.steps.provider import number_typed, respondent, respondent_name
from juli.hub.portal.visit import Visit, one_line

FOLLOWS = "follows"
"""Where a draft keeps the earlier complaint that it follows. Only the page of that complaint writes it."""


def filing_request(visit: Visit) -> FilingRequest:
    """The complaint as it is filed. The caller has seen that nothing is missing."""
    contact = ContactForm(visit.typed("contact"))
    contact.is_valid()
    given = {name: one_line(str(value or "")) for name, value in contact.cleaned_data.items()}
    organisation = respondent(visit)
    result = audit_of(visit)
    return FilingRequest(
        issue=visit.journey.issue,
        complainant_kind=visit.journey.kind,
        name=given["name"],
        business_name=given["business_name"],
        phone=given["phone"],
        email=given["email"],
        refund_account=given["refund_account"],
        refund_account_consent=bool(contact.cleaned_data["refund_account_consent"]),
        respondent_name=respondent_name(visit),
        organisation_id=organisation.pk if organisation else None,
        merchant_no=number_typed(visit, "merchant_no"),
        terminal_no=number_typed(visit, "terminal_no"),
        story=visit.answer("story", "story"),
        claims=claim_requests(visit),
        language=page_language(),
        audit=result.document,
        agreement=_agreement_fields(result.agreement),
        follows=UUID(visit.answer(FOLLOWS, FOLLOWS)) if visit.typed(FOLLOWS) else None,
        sentences=sentences_of(visit, result.agreement) if result.agreement else None,
    )


def _agreement_fields(agreement: Agreement | None) -> dict[str, object] | None:
    return to_fields(agreement) if agreement else None
