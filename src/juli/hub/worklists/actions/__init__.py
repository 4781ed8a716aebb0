"""Every change of this room."""

from juli.hub.worklists.actions.many import MOST_AT_ONCE, ask_to_undo, begin_on_many, call_off
from juli.hub.worklists.actions.marking import set_aside, tag_complaint, take_up, untag_complaint
from juli.hub.worklists.actions.opening import forget_opened, note_opened
from juli.hub.worklists.actions.views import NewView, pin_view, remove_view, save_view

__all__ = [
    "MOST_AT_ONCE",
    "NewView",
    "ask_to_undo",
    "begin_on_many",
    "call_off",
    "forget_opened",
    "note_opened",
    "pin_view",
    "remove_view",
    "save_view",
    "set_aside",
    "tag_complaint",
    "take_up",
    "untag_complaint",
]
