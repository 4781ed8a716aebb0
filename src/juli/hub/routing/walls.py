"""The walls of this room in the database: the same lines as `policy.py`, drawn once more."""

from juli.hub.accounts.walls import ORGANISATION, drop_wall, wall
from juli.hub.complaints.walls import KIND, hanging

_STAFF = f"{KIND} = 'staff'"
_TABLES = ("ruleversion", "routingrule", "intake", "staffing", "absence", "level", "escalationrule")
WALLS = {
    **{f"routing_{name}": f"{_STAFF} AND organisation_id = {ORGANISATION}" for name in _TABLES},
    "routing_assignment": f"{_STAFF} AND {hanging('routing_assignment')}",
}

KEPT = "".join(
    f"CREATE TRIGGER {name}_kept BEFORE UPDATE ON routing_{name} FOR EACH ROW EXECUTE FUNCTION juli_refuse();"
    for name in ("ruleversion", "routingrule")
)
"""A version of the rules is never changed: what once placed a complaint can be read as long as the house is there."""
DROP_KEPT = "".join(f"DROP TRIGGER {name}_kept ON routing_{name};" for name in ("ruleversion", "routingrule"))

RAISE = "".join(wall(table, seen) for table, seen in WALLS.items()) + KEPT
DROP = DROP_KEPT + "".join(drop_wall(table) for table in WALLS)
