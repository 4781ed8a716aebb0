"""The mails there are: subject and body by template, in the complainant's language."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from juli.hub.channels.confirmation import confirmation_token
from juli.hub.channels.recovery import recovery_token
from juli.hub.complaints.models import Complainant

CONFIRM_ADDRESS = "confirm_address"
RECOVER = "recover"
TEMPLATES = (
    CONFIRM_ADDRESS,
    RECOVER,
    "acknowledged",
    "message",
    "offer",
    "paid",
    "closed",
    "reopened",
    "merged",
    "person_asked",
    "access_accepted",
    "access_laid_down",
    "deadline_moved",
    "deadline_near",
    "deadline_passed",
)
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
    """Write the mail. It names the number, never what the complaint is about.

    Its link carries no secret, but for the one that replaces a lost passcode.
    """
    complaint = person.complaint
    with override("zh-hans" if complaint.language == "zh" else "en"):
        context = {"number": complaint.number, "link": settings.BASE_URL + _link(person, template)}
        body = render_to_string(f"channels/{template}.txt", context)
        return Mail(to=person.email, subject=subject_of(template), body=body)


def _link(person: Complainant, template: str) -> str:
    if template == CONFIRM_ADDRESS:
        return reverse("portal:confirm-email", args=[confirmation_token(person.complaint.pk, person.email)])
    if template == RECOVER:
        return reverse("portal:recover-passcode", args=[recovery_token(person.complaint)])
    return reverse("portal:follow")


def subject_of(template: str) -> str:
    """The subject of a mail: it never says what a complaint is about."""
    if template == CONFIRM_ADDRESS:
        return _("Juli: please confirm your address")
    if template == RECOVER:
        return _("Juli: a new passcode for your complaint")
    return _("Juli: news on your complaint")
