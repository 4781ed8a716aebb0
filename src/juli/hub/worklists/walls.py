"""The walls of this room in the database: the same lines as `policy.py`, drawn once more."""

from juli.hub.accounts.walls import ORGANISATION, USER, drop_sight, drop_wall, renewed_wall, sight, through, wall
from juli.hub.complaints.walls import KIND

_STAFF = f"{KIND} = 'staff'"
_HOUSE = f"{_STAFF} AND organisation_id = {ORGANISATION}"
_DEPARTMENTS = "(SELECT juli_departments())"
_SHARED = (
    f"(audience = 'organisation' OR owner_id = {USER} OR (audience = 'department'"
    f" AND ({_DEPARTMENTS} IS NULL OR department_id = ANY ({_DEPARTMENTS}::bigint[]))))"
)


def _hanging(table: str) -> str:
    return f"{_STAFF} AND {through('complaints_complaint', f'worklists_{table}')}"


_PARENTS = {"worklists_savedview": "uuid", "worklists_bulkrun": "uuid", "worklists_tag": "bigint"}
WALLS = {
    "worklists_savedview": f"{_HOUSE} AND {_SHARED}",
    "worklists_tag": _HOUSE,
    "worklists_bulkrun": f"{_HOUSE} AND user_id = {USER}",
    "worklists_pin": f"user_id = {USER} AND {through('worklists_savedview', 'worklists_pin', 'view_id')}",
    "worklists_tagging": (f"{_hanging('tagging')} AND {through('worklists_tag', 'worklists_tagging', 'tag_id')}"),
    "worklists_setaside": _hanging("setaside"),
    "worklists_bulkitem": f"{_hanging('bulkitem')} AND {through('worklists_bulkrun', 'worklists_bulkitem', 'run_id')}",
}

OPENED = {"worklists_opened": f"{_HOUSE} AND user_id = {USER}"}
"""Drawn by its own columns alone: a list asks it of complaints that it has found visible."""

RAISE_OPENED = "".join(wall(table, seen) for table, seen in OPENED.items())
DROP_OPENED = "".join(drop_wall(table) for table in OPENED)
OWN_PARTS = f"{_STAFF} AND {through('worklists_bulkrun', 'worklists_bulkitem', 'run_id')}"
"""A later wall of parts: what was passed on is still a part of the work of whoever passed it on."""
RENEW_PARTS = renewed_wall("worklists_bulkitem", OWN_PARTS)
RENEW_PARTS_BACK = renewed_wall("worklists_bulkitem", WALLS["worklists_bulkitem"])
RAISE = "".join(sight(*parent) for parent in _PARENTS.items())
RAISE += "".join(wall(table, seen) for table, seen in WALLS.items())
DROP = "".join(drop_wall(table) for table in WALLS) + "".join(drop_sight(*parent) for parent in _PARENTS.items())
