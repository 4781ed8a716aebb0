"""Every change of this room: rules, staffing, absences, the ladder; giving a complaint to a person, raising it."""

from juli.hub.routing.actions.assigning import (
    assign_by_load,
    assign_complaint,
    hand_over,
    take_back_assignment,
    take_complaint,
)
from juli.hub.routing.actions.escalating import ask_for_senior, climb_complaint, escalate_complaint
from juli.hub.routing.actions.house import end_absence, enter_absence, set_intake, set_ladder, set_staffing
from juli.hub.routing.actions.rules import add_rule, change_rule, move_rule, remove_rule

__all__ = [
    "add_rule",
    "ask_for_senior",
    "assign_by_load",
    "assign_complaint",
    "change_rule",
    "climb_complaint",
    "end_absence",
    "enter_absence",
    "escalate_complaint",
    "hand_over",
    "move_rule",
    "remove_rule",
    "set_intake",
    "set_ladder",
    "set_staffing",
    "take_back_assignment",
    "take_complaint",
]
