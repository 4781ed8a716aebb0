"""The mail of a morning to somebody at a desk: which days come near or have passed, of which complaints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from juli.hub.channels.mails import Mail
from juli.procedures.lookup import step_name
from juli.wording import LANGUAGES, Language, Said

DESK_DAYS = "desk_days"
MOST_LINES = 50
"""Days of one mail; the list of the desk has them all."""


@dataclass(frozen=True, slots=True)
class Line:
    """One day: the number, what is due, by what right, and whether it has passed."""

    number: str
    step: str
    standing: str
    due_on: date
    is_over: bool


def compose_desk_mail(address: str, told: Sequence[Sequence[str]], today: date) -> Mail:
    """Write it in both languages; it names numbers and what is due, and nothing of anybody."""
    body = "\n\n".join(_told(told, today, language) for language in LANGUAGES)
    with override("zh-hans"):
        return Mail(address, desk_subject(), body)


def desk_subject() -> str:
    """The subject: nothing of a complaint."""
    return _("Juli: days of your desk")


def _told(told: Sequence[Sequence[str]], today: date, language: Language) -> str:
    with override("zh-hans" if language == "zh" else "en"):
        lines = [_line(each, today, language) for each in told[:MOST_LINES]]
        context = {
            "near": [line for line in lines if not line.is_over],
            "over": [line for line in lines if line.is_over],
            "more": max(len(told) - MOST_LINES, 0),
            "link": settings.BASE_URL + reverse("desk:list"),
            "days": settings.BASE_URL + reverse("desk:days"),
        }
        return render_to_string(f"channels/{DESK_DAYS}.txt", context).strip()


def _line(told: Sequence[str], today: date, language: Language) -> Line:
    number, procedure, step, day, nature = told
    due_on = date.fromisoformat(day)
    standing = Said("procedures", f"nature-{nature}").text(language)
    return Line(number, step_name(procedure, step).text(language), standing, due_on, due_on < today)
