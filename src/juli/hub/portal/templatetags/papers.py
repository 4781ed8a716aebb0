"""Words of the papers for templates."""

from django import template

from juli.hub.portal.follow.papers.asking import BODIES, askable
from juli.hub.portal.templatetags.juli import say
from juli.papers.kit.case import label_of

register = template.Library()


@register.filter
def fact_name(name: str) -> str:
    """What a fact that was told for the papers is called."""
    if name.startswith(f"{BODIES}."):
        return say(label_of("body"))
    return say(askable()[name].label) if name in askable() else name
