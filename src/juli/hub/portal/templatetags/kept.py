"""Lengths of time, as pages say them."""

from django import template

from juli.hub.portal.language import page_language
from juli.hub.privacy.categories import Span

register = template.Library()


@register.filter
def say_span(span: Span) -> str:
    """A length of time in the language of the page."""
    return span.said.text(page_language())
