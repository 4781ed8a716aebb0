"""The lists in the side bar of every page of the desk."""

from collections.abc import Sequence
from typing import Any

from django import template

from juli.hub.desk.side import SideView, side_views

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_lists(context: Any) -> Sequence[SideView]:
    """The lists of the signed-in seat; with numbers where the page has counted (`counted_lists`)."""
    if (counted := context.get("counted_lists")) is not None:
        return counted  # type: ignore[no-any-return]
    actor = getattr(context.get("request"), "actor", None)
    return side_views(by=actor) if actor is not None else []
