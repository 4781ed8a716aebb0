"""The address of a calendar, and what stands at it."""

from datetime import UTC, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from juli.calendars.feed import FeedDay, write_feed
from juli.hub.reminders.queries import Due, Shown
from juli.wording import Language

LANGUAGE = "in"
"""The parameter of the address that names the language; Chinese without it."""


def feed_address(secret: str, language: Language) -> str:
    """Where the calendar is. Whoever has the address reads it."""
    address = settings.BASE_URL + reverse("portal:feed", args=[secret])
    return address if language == "zh" else f"{address}?{LANGUAGE}={language}"


def webcal(address: str) -> str:
    """The address in the form by which a device opens its calendar."""
    return f"webcal:{address.partition(':')[2]}" if address else ""


def feed_text(shown: Shown, language: Language, now: datetime) -> str:
    """The calendar: of each day the complaint's number and what is due, and nothing of anybody."""
    with override("zh-hans" if language == "zh" else "en"):
        name = _("Juli: days of the desk") if shown.is_desk else _("Juli: days of my complaint")
        days = [_day(due, language) for due in shown.days]
    return write_feed(name, days, now.astimezone(UTC))


def _day(due: Due, language: Language) -> FeedDay:
    told = {"number": due.number, "step": due.counted.name.text(language)}
    lines = [due.counted.standing.text(language)]
    if due.counted.provisional:
        lines.append(_("The days off of that year are not announced yet; the day may still move."))
    return FeedDay(due.uid, due.due_on, _("%(number)s: %(step)s") % told, "\n".join(lines), due.alarms)
