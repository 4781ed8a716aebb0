"""The tables of the directory, split by idea."""

from juli.hub.directory.models.organisations import Department, Organisation, OrganisationKind, Relation, RelationKind
from juli.hub.directory.models.people import Grant, Invitation, Membership, Role
from juli.hub.directory.models.trust import Activation, ActivationDocument, ActivationState, EmergencyAccess, Record

__all__ = [
    "Activation",
    "ActivationDocument",
    "ActivationState",
    "Department",
    "EmergencyAccess",
    "Grant",
    "Invitation",
    "Membership",
    "Organisation",
    "OrganisationKind",
    "Record",
    "Relation",
    "RelationKind",
    "Role",
]
