"""The mails there are: subject and body by template, in the complainant's language."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from juli.hub.channels.confirmation import confirmation_token
from juli.hub.complaints.models import Complainant

CONFIRM_ADDRESS = "confirm_address"
TEMPLATES = (CONFIRM_ADDRESS, "acknowledged", "message", "offer", "paid", "closed")
"""Every template is a text file under templates/channels/. Only the first may go to an unconfirmed address."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail ready to be sent."""

    to: str
    subject: str
    body: str


def may_be_sent(person: Complainant, template: str) -> bool:
    """Nothing about the matter goes to an address that was never confirmed."""
    if not person.email:
        return False
    return template == CONFIRM_ADDRESS or person.email_confirmed_at is not None


def compose_mail(person: Complainant, template: str) -> Mail:
    """Write the mail. It names the number, never what the complaint is about; its link carries no secret."""
    complaint = person.complaint
    link = reverse("portal:follow")
    if template == CONFIRM_ADDRESS:
        link = reverse("portal:confirm-email", args=[confirmation_token(complaint.pk, person.email)])
    with override("zh-hans" if complaint.language == "zh" else "en"):
        context = {"number": complaint.number, "link": settings.BASE_URL + link}
        body = render_to_string(f"channels/{template}.txt", context)
        subject = (
            _("Juli: please confirm your address") if template == CONFIRM_ADDRESS else _("Juli: news on your complaint")
        )
    return Mail(to=person.email, subject=subject, body=body)
