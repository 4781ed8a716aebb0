"""Words for codes that the console alone shows."""

from django import template
from django.utils.translation import pgettext_lazy

register = template.Library()

SIDES = {
    "complainant": pgettext_lazy("side", "merchant"),
    "respondent": pgettext_lazy("side", "provider"),
    "partner": pgettext_lazy("side", "partner"),
}


@register.filter
def side(code: str) -> str:
    """Who said something."""
    return str(SIDES.get(code, code))
