"""The directory's walls in the database: the same lines as `policy.py`, drawn once more."""

from juli.hub.accounts.walls import OPERATOR, ORGANISATION, USER, drop_sight, drop_wall, sight, through, wall

_HOUSE = f"organisation_id = {ORGANISATION}"
_OWN = f"user_id = {USER}"
_OWN_HOUSE = (
    "EXISTS (SELECT 1 FROM directory_membership WHERE directory_membership.user_id = "
    f"{USER} AND directory_membership.organisation_id = directory_role.organisation_id)"
)

WALLS = {
    "directory_membership": (OPERATOR, _HOUSE, _OWN),
    "directory_grant": (through("directory_membership", "directory_grant", "membership_id"),),
    "directory_role": (OPERATOR, _HOUSE, _OWN_HOUSE),
    "directory_invitation": (OPERATOR, _HOUSE),
    "directory_activation": (OPERATOR, _HOUSE),
    "directory_activationdocument": (through("directory_activation", "directory_activationdocument", "activation_id"),),
    "directory_emergencyaccess": (OPERATOR, _HOUSE, _OWN),
    "directory_record": (OPERATOR, _HOUSE),
}
"""By table, the conditions under which a row is seen, beside the system's."""

_PARENTS = {"directory_membership": "bigint", "directory_activation": "uuid"}

RAISE = "".join(sight(*parent) for parent in _PARENTS.items())
RAISE += "".join(wall(table, *seen) for table, seen in WALLS.items())
DROP = "".join(drop_wall(table) for table in WALLS) + "".join(drop_sight(*parent) for parent in _PARENTS.items())
