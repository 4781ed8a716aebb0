"""Every change of the directory: organisations, why they are trusted, their people, and looks past a wall."""

from juli.hub.directory.actions.activation import (
    check_activation,
    claim_organisation,
    confirm_activation,
    end_activation,
    end_due_activations,
    open_desk,
    propose_activation,
    refuse_activation,
)
from juli.hub.directory.actions.emergency import end_emergency, note_emergency_view, open_emergency
from juli.hub.directory.actions.organisations import (
    add_department,
    edit_organisation,
    enter_organisation,
    relate_organisations,
    remove_department,
    unrelate_organisations,
    withhold_rights,
)
from juli.hub.directory.actions.people import (
    accept_invitation,
    grant_role,
    invite_person,
    let_leave,
    place_member,
    revoke_grant,
    seat_person,
    withdraw_invitation,
)
from juli.hub.directory.actions.roles import add_role, change_role, remove_role

__all__ = [
    "accept_invitation",
    "add_department",
    "add_role",
    "change_role",
    "check_activation",
    "claim_organisation",
    "confirm_activation",
    "edit_organisation",
    "end_activation",
    "end_due_activations",
    "end_emergency",
    "enter_organisation",
    "grant_role",
    "invite_person",
    "let_leave",
    "note_emergency_view",
    "open_desk",
    "open_emergency",
    "place_member",
    "propose_activation",
    "refuse_activation",
    "relate_organisations",
    "remove_department",
    "remove_role",
    "revoke_grant",
    "seat_person",
    "unrelate_organisations",
    "withdraw_invitation",
    "withhold_rights",
]
