"""Mails to the people of organisations: invitations, and what their administrators must hear of.

They name the organisation and a page. The secret of an invitation stands in its link alone.
"""

from collections.abc import Mapping

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from juli.hub.channels.mails import Mail
from juli.hub.directory.models import Invitation, Organisation

INVITATION = "organisation/invitation"
NOTICES = ("organisation/emergency_opened",)
ORGANISATION_TEMPLATES = (INVITATION, *NOTICES)
"""Every template is a text file under templates/channels/."""
SPOKEN = ("zh-hans", "en")
"""Nobody knows yet which language these people read, so they get both."""


def compose_invitation(invitation: Invitation, secret: str) -> Mail:
    """Write the mail with the link that offers a seat."""
    context = {
        "organisation": invitation.organisation.name,
        "link": settings.BASE_URL + reverse("join:offer", args=[secret]),
        "ends_at": invitation.ends_at,
    }
    return Mail(invitation.email, organisation_subject(INVITATION), organisation_body(INVITATION, context))


def compose_notice(template: str, organisation: Organisation, email: str) -> Mail:
    """Write to somebody who manages the organisation that something happened there."""
    context = {"organisation": organisation.name, "link": settings.BASE_URL + reverse("house:home")}
    return Mail(email, organisation_subject(template), organisation_body(template, context))


def organisation_body(template: str, context: Mapping[str, object]) -> str:
    """The text in both languages, Chinese first."""
    return "\n\n".join(_told(template, context, language) for language in SPOKEN)


def organisation_subject(template: str) -> str:
    """The subject: nothing of a person, and nothing of a complaint."""
    with override(SPOKEN[0]):
        return _("Juli: an invitation") if template == INVITATION else _("Juli: please look at your organisation")


def _told(template: str, context: Mapping[str, object], language: str) -> str:
    with override(language):
        return render_to_string(f"channels/{template}.txt", dict(context)).strip()
