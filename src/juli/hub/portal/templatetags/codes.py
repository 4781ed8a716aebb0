"""Words for the codes of a complaint, in the language of the page."""

from django import template

from juli.hub.complaints.labels import CLOSING, WAYS

register = template.Library()


@register.filter
def way(code: str) -> str:
    """How something was sent or said; nothing for a way without a word."""
    return str(WAYS.get(code, ""))


@register.filter
def closing(code: str) -> str:
    """Why a complaint was closed."""
    return str(CLOSING.get(code, ""))
