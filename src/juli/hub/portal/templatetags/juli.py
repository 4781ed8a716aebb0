"""What every template of the doors may use: icons, amounts, days, sentences of the left wing."""

import re
from datetime import date, datetime
from functools import cache
from pathlib import Path

from django import template
from django.template.defaultfilters import stringfilter
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from juli.hub.portal.language import page_language
from juli.hub.today import this_day
from juli.money import Fen, grouped_yuan
from juli.wording import Said

register = template.Library()

_ICONS = Path(__file__).resolve().parents[1] / "icons"
_DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A Tabler outline icon as inline SVG. It says nothing to a screen reader: words stand beside it."""
    return _svg(name)


@cache
def _svg(name: str) -> SafeString:
    return format_html(
        '<svg class="icon" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
        ' stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        "{}</svg>",
        _drawing(name),
    )


def _drawing(name: str) -> SafeString:
    found = _DRAWING.search((_ICONS / f"{name}.svg").read_text(encoding="utf-8"))
    if found is None:
        raise template.TemplateSyntaxError(f"not an icon: {name}")
    # Our own vendored file, never anything typed by a person.
    return mark_safe(" ".join(found[1].split()))  # noqa: S308


@register.filter
def yuan(fen: Fen | None) -> str:
    """Fen as yuan for people: 191677 -> "1,916.77"; nothing where there is no amount."""
    return "" if fen is None else grouped_yuan(fen)


@register.filter
def bday(day: date | datetime | None) -> str:
    """A day as people say it, with the year where it is not this one."""
    if day is None:
        return ""
    local = timezone.localtime(day) if isinstance(day, datetime) and timezone.is_aware(day) else day
    weekday = _(_WEEKDAYS[local.weekday()])
    form = _day_form() if local.year == this_day().year else _day_form_with_year()
    return date_format(local, form).replace("~", weekday)


@register.filter
def moment(at: datetime | None) -> str:
    """A day and the time of day, Beijing time."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    # Translators: Django's letters for dates: j day, n month as a number, M month as a word, H:i the time.
    form = pgettext("moment", "j M, H:i")
    return date_format(local, form if local.year == this_day().year else "Y-m-d H:i")


@register.filter
def say(sentence: Said | str | None) -> str:
    """A sentence of the left wing in the language of the page."""
    return sentence.text(page_language()) if isinstance(sentence, Said) else (sentence or "")


@register.filter
@stringfilter
def phrases(sentence: str) -> list[str]:
    """A sentence cut after commas and full stops, so that lines break between its phrases."""
    return [part for part in re.split(r"(?<=[\uff0c\u3002\uff1b\uff1a])", sentence) if part]


def _day_form() -> str:
    # Translators: Django's letters for dates: j day, n month as a number, M month as a word; ~ is the weekday.
    return pgettext("day", "~ j M")


def _day_form_with_year() -> str:
    # Translators: as "~ j M", with Y the year.
    return pgettext("day", "~ j M Y")


_WEEKDAYS = (
    gettext_noop("Mon"),
    gettext_noop("Tue"),
    gettext_noop("Wed"),
    gettext_noop("Thu"),
    gettext_noop("Fri"),
    gettext_noop("Sat"),
    gettext_noop("Sun"),
)
