"""What this room does, by what it is about."""

from juli.hub.reminders.actions.desk import choose_desk_mails, remind_desk
from juli.hub.reminders.actions.feeds import end_case_feed, end_desk_feed, make_case_feed, make_desk_feed
from juli.hub.reminders.actions.limits import watch_limits
from juli.hub.reminders.actions.recounting import recount_complaint
from juli.hub.reminders.actions.reminding import choose_mails, remind

__all__ = [
    "choose_desk_mails",
    "choose_mails",
    "end_case_feed",
    "end_desk_feed",
    "make_case_feed",
    "make_desk_feed",
    "recount_complaint",
    "remind",
    "remind_desk",
    "watch_limits",
]
