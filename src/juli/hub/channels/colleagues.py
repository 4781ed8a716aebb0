"""Mails to people of the respondent's house: that a complaint came to them, and never what it is about."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy, override

from juli.hub.channels.mails import Mail

COLLEAGUES = {
    "department_asked": gettext_lazy("Juli: your department is asked"),
    "department_answered": gettext_lazy("Juli: a department has answered"),
    "transferred": gettext_lazy("Juli: a complaint was passed to your department"),
    "assigned": gettext_lazy("Juli: a complaint is with you now"),
    "escalated": gettext_lazy("Juli: a complaint was escalated to you"),
}
"""The subject of each: nothing of a person, and nothing of a complaint."""


def mail_to_colleague(number: str, template: str, address: str) -> Mail:
    """The mail that names the complaint by its number and leads to it."""
    with override("zh-hans"):
        context = {"number": number, "link": settings.BASE_URL + reverse("desk:case", args=[number])}
        return Mail(address, str(COLLEAGUES[template]), render_to_string(f"channels/{template}.txt", context))
