"""The id of the request on a page, so that a person can tell the operator which one went wrong."""

from django import template

from juli.hub.operations.logs.request import current_note

register = template.Library()


@register.simple_tag
def request_id() -> str:
    """The id of the request under way; empty outside of one."""
    note = current_note()
    return note.id if note else ""
