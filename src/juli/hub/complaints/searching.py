"""What a complaint is found by at its respondent's desk."""

from juli.hub.complaints.models import Complainant, Complaint
from juli.hub.searching.index import fact_words, keep_facts


def let_be_found(complaint: Complaint, person: Complainant) -> None:
    """Let a complaint be found by its numbers and by who complains. Called by actions only, whenever these change."""
    keep_facts(complaint.pk, words_of(complaint, person), of=complaint.respondent_id)


def words_of(complaint: Complaint, person: Complainant) -> frozenset[str]:
    """The words that a complaint is found by, beside what was said in it."""
    return fact_words(
        numbers=(complaint.number, complaint.merchant_no, complaint.terminal_no),
        names=(person.name, person.business_name),
        phone=person.phone,
    )
