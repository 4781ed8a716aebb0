"""Mails to who helps a complainant, to partners a respondent asks, and to its own people: that there is something,
never what."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy, override

from juli.hub.channels.colleagues import COLLEAGUES
from juli.hub.channels.mails import Mail
from juli.hub.complaints.models import Access, Complaint, Involvement
from juli.hub.complaints.queries import INVITED_FOR

GIVEN, ENDED = "access_given", "access_ended"
REQUESTED, ANSWERED = "partner_requested", "partner_answered"
MENTIONED = "mentioned"
SUBJECTS = {
    GIVEN: gettext_lazy("Juli: somebody asks you to help"),
    ENDED: gettext_lazy("Juli: an access has ended"),
    REQUESTED: gettext_lazy("Juli: a question waits for you"),
    ANSWERED: gettext_lazy("Juli: your question is answered"),
    **COLLEAGUES,
    MENTIONED: gettext_lazy("Juli: a colleague has named you in a note"),
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
    return _about(involvement.complaint, REQUESTED, reverse("partners:list"), address)


def mail_to_asker(involvement: Involvement, address: str) -> Mail:
    """The mail that says that a partner has answered."""
    return _about(involvement.complaint, ANSWERED, _case(involvement.complaint), address)


def mail_to_mentioned(complaint: Complaint, address: str) -> Mail:
    """The mail that says that a colleague has named somebody in a note."""
    return _about(complaint, MENTIONED, _case(complaint), address)


def send(mail: Mail) -> None:
    """Hand a mail to the mail server; whoever answers by machine is asked not to."""
    headers = {"Auto-Submitted": "auto-generated"}
    EmailMessage(mail.subject, mail.body, to=[mail.to], headers=headers).send()


def _case(complaint: Complaint) -> str:
    return reverse("desk:case", args=[complaint.number])


def _about(complaint: Complaint, template: str, page: str, address: str) -> Mail:
    with override("zh-hans"):
        context = {"number": complaint.number, "link": settings.BASE_URL + page}
        return Mail(address, str(SUBJECTS[template]), render_to_string(f"channels/{template}.txt", context))
