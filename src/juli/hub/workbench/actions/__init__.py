"""Every change at the workbench, one function each: may they, lock, change, event, effects."""

from juli.hub.workbench.actions.checking import change_checklist, record_investigation, tick, untick
from juli.hub.workbench.actions.merging import merge_complaints, undo_merge
from juli.hub.workbench.actions.notes import read_mentions, write_note_to
from juli.hub.workbench.actions.persons import (
    ask_about_person,
    confirm_person,
    refuse_person,
    withdraw_person_question,
)
from juli.hub.workbench.actions.presence import claim_turn, note_presence
from juli.hub.workbench.actions.replies import add_reply, change_reply, retire_reply
from juli.hub.workbench.actions.texts import drop_text, keep_text, purge_workbench

__all__ = [
    "add_reply",
    "ask_about_person",
    "change_checklist",
    "change_reply",
    "claim_turn",
    "confirm_person",
    "drop_text",
    "keep_text",
    "merge_complaints",
    "note_presence",
    "purge_workbench",
    "read_mentions",
    "record_investigation",
    "refuse_person",
    "retire_reply",
    "tick",
    "undo_merge",
    "untick",
    "withdraw_person_question",
    "write_note_to",
]
