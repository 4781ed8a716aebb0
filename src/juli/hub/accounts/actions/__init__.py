"""Changes to accounts, by what they are about."""

from juli.hub.accounts.actions.attempts import forget_failed_attempts, note_failed_attempt
from juli.hub.accounts.actions.codes import forget_codes, open_by_link, send_code, try_code
from juli.hub.accounts.actions.notes import queue_mail, queue_sms, send_note
from juli.hub.accounts.actions.people import (
    add_operator,
    change_email,
    confirm_phone,
    forget_phone,
    open_account,
    remove_operator,
    rename_person,
    reset_sign_in,
)
from juli.hub.accounts.actions.sessions import end_session, end_sessions, note_session_seen

__all__ = [
    "add_operator",
    "change_email",
    "confirm_phone",
    "end_session",
    "end_sessions",
    "forget_codes",
    "forget_failed_attempts",
    "forget_phone",
    "note_failed_attempt",
    "note_session_seen",
    "open_account",
    "open_by_link",
    "queue_mail",
    "queue_sms",
    "remove_operator",
    "rename_person",
    "reset_sign_in",
    "send_code",
    "send_note",
    "try_code",
]
