"""Every change of this room."""

from juli.hub.worklists.actions.marking import set_aside, tag_complaint, take_up, untag_complaint
from juli.hub.worklists.actions.views import NewView, pin_view, remove_view, save_view

__all__ = [
    "NewView",
    "pin_view",
    "remove_view",
    "save_view",
    "set_aside",
    "tag_complaint",
    "take_up",
    "untag_complaint",
]
