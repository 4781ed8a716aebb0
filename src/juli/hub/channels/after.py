"""Mails after a complaint is closed: how it was handled, and whether the money has really come."""

from django.template.loader import render_to_string
from django.utils.translation import override

from juli.hub.channels.mails import Mail, may_be_sent, subject_of
from juli.hub.complaints.models import Complainant

AFTER = ("survey", "survey_again", "money", "money_again")
"""Every template is a text file under templates/channels/."""


def mail_after(person: Complainant, template: str, link: str) -> Mail | None:
    """The mail with the link to the question, or None where the address was never confirmed.

    The link opens the question alone.
    """
    if not may_be_sent(person, template):
        return None
    with override("zh-hans" if person.complaint.language == "zh" else "en"):
        context = {"number": person.complaint.number, "link": link}
        return Mail(person.email, subject_of(template), render_to_string(f"channels/{template}.txt", context))
