"""Words and marks of the ladder for templates."""

from django import template

from juli.hub.portal.follow.ladder.words import GROUPS

register = template.Library()


@register.filter
def group_title(state: str) -> str:
    """The heading over the doors of one state."""
    return str(GROUPS[state][0])


@register.filter
def group_mark(state: str) -> str:
    """The mark of a state, as the style names it."""
    return GROUPS[state][1]


@register.filter
def group_icon(state: str) -> str:
    """The icon of a state."""
    return GROUPS[state][2]
