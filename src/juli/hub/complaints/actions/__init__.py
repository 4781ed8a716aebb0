"""Every change of a complaint, one function each: may they, lock, change, event, effects."""

from juli.hub.complaints.actions.access import (
    accept_access,
    end_access,
    give_access,
    keep_authority,
    lay_down_access,
    link_complaint,
    unlink_complaint,
)
from juli.hub.complaints.actions.columns import note_draft_file, remember_columns
from juli.hub.complaints.actions.contact import confirm_email, renew_passcode, request_confirmation, request_recovery
from juli.hub.complaints.actions.contracts import add_contract, keep_agreed, read_waiting_contract
from juli.hub.complaints.actions.conversation import add_evidence, withdraw_evidence, write_message, write_note
from juli.hub.complaints.actions.departments import (
    answer_department,
    ask_department,
    take_back_transfer,
    transfer_complaint,
    withdraw_question,
)
from juli.hub.complaints.actions.drafts import (
    add_draft_file,
    delete_draft,
    describe_draft_file,
    forget_audit,
    keep_audit,
    purge_drafts,
    remove_draft_file,
    save_answers,
    start_draft,
)
from juli.hub.complaints.actions.escalation import answer_demand, escalate_to_compliance
from juli.hub.complaints.actions.file import file_complaint
from juli.hub.complaints.actions.handling import acknowledge_complaint, close_complaint, withdraw_complaint
from juli.hub.complaints.actions.ladder import note_proceeding, open_proceeding, tell_circumstances
from juli.hub.complaints.actions.papers import give_id_number, keep_paper, tell_particulars, withdraw_id_number
from juli.hub.complaints.actions.partners import (
    answer_involvement,
    ask_further,
    end_involvement,
    involve_partner,
)
from juli.hub.complaints.actions.pictures import (
    add_draft_picture,
    confirm_picture_rows,
    keep_picture_rows,
    retry_picture,
)
from juli.hub.complaints.actions.reopening import reopen_complaint
from juli.hub.complaints.actions.sending import record_received, record_sent
from juli.hub.complaints.actions.taking_in import take_in_complaints

__all__ = [
    "accept_access",
    "acknowledge_complaint",
    "add_contract",
    "add_draft_file",
    "add_draft_picture",
    "add_evidence",
    "answer_demand",
    "answer_department",
    "answer_involvement",
    "ask_department",
    "ask_further",
    "close_complaint",
    "confirm_email",
    "confirm_picture_rows",
    "delete_draft",
    "describe_draft_file",
    "end_access",
    "end_involvement",
    "escalate_to_compliance",
    "file_complaint",
    "forget_audit",
    "give_access",
    "give_id_number",
    "involve_partner",
    "keep_agreed",
    "keep_audit",
    "keep_authority",
    "keep_paper",
    "keep_picture_rows",
    "lay_down_access",
    "link_complaint",
    "note_draft_file",
    "note_proceeding",
    "open_proceeding",
    "purge_drafts",
    "read_waiting_contract",
    "record_received",
    "record_sent",
    "remember_columns",
    "remove_draft_file",
    "renew_passcode",
    "reopen_complaint",
    "request_confirmation",
    "request_recovery",
    "retry_picture",
    "save_answers",
    "start_draft",
    "take_back_transfer",
    "take_in_complaints",
    "tell_circumstances",
    "tell_particulars",
    "transfer_complaint",
    "unlink_complaint",
    "withdraw_complaint",
    "withdraw_evidence",
    "withdraw_id_number",
    "withdraw_question",
    "write_message",
    "write_note",
]
