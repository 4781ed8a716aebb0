"""Mails to who helps a complainant, and to partners a respondent asks: that there is something, never what."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy, override

from juli.hub.channels.mails import Mail
from juli.hub.complaints.models import Access, Involvement
from juli.hub.complaints.queries import INVITED_FOR

GIVEN, ENDED = "access_given", "access_ended"
REQUESTED = "partner_requested"
SUBJECTS = {
    GIVEN: gettext_lazy("Juli: somebody asks you to help"),
    ENDED: gettext_lazy("Juli: an access has ended"),
    REQUESTED: gettext_lazy("Juli: a question waits for you"),
}
"""The subject of each: nothing of a person, and nothing of a complaint."""


def mail_to_helper(access: Access, template: str, secret: str) -> Mail:
    """The mail with the link of an invitation, or that says that an access has ended."""
    complaint = access.complaint
    with override("zh-hans" if complaint.language == "zh" else "en"):
        link = reverse("portal:offered", args=[secret]) if template == GIVEN else reverse("portal:account-complaints")
        context = {"number": complaint.number, "link": settings.BASE_URL + link, "days": INVITED_FOR.days}
        return Mail(access.email, str(SUBJECTS[template]), render_to_string(f"channels/{template}.txt", context))


def mail_to_partner(involvement: Involvement, address: str) -> Mail:
    """The mail that says that a question waits."""
    with override("zh-hans"):
        link = settings.BASE_URL + reverse("partners:list")
        context = {"number": involvement.complaint.number, "link": link}
        return Mail(address, str(SUBJECTS[REQUESTED]), render_to_string(f"channels/{REQUESTED}.txt", context))


def send(mail: Mail) -> None:
    """Hand a mail to the mail server; whoever answers by machine is asked not to."""
    headers = {"Auto-Submitted": "auto-generated"}
    EmailMessage(mail.subject, mail.body, to=[mail.to], headers=headers).send()
