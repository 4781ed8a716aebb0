"""The walls of this room in the database: the same lines as `policy.py`, drawn once more."""

from juli.hub.accounts.walls import ORGANISATION, USER, drop_sight, drop_wall, sight, through, wall
from juli.hub.complaints.walls import KIND

_STAFF = f"{KIND} = 'staff'"


def _of_desk(table: str) -> str:
    return f"{_STAFF} AND {through('complaints_complaint', table)}"


_OF_HOUSE = f"{_STAFF} AND organisation_id = {ORGANISATION}"

WALLS = {
    **{f"workbench_{name}": _of_desk(f"workbench_{name}") for name in ("presence", "mention", "tick", "investigation")},
    "workbench_merge": (
        f"{KIND} IN ('staff', 'complainant', 'delegate') AND ({through('complaints_complaint', 'workbench_merge')}"
        f" OR {through('complaints_complaint', 'workbench_merge', 'main_id')})"
    ),
    "workbench_kepttext": f"user_id = {USER} AND {_of_desk('workbench_kepttext')}",
    "workbench_cannedreply": _OF_HOUSE,
    "workbench_checklistedition": _OF_HOUSE,
    "workbench_replyversion": through("workbench_cannedreply", "workbench_replyversion", "reply_id"),
}

PERSONS = {
    "workbench_personquestion": (
        f"{through('complaints_complaint', 'workbench_personquestion')} AND ({KIND} IN ('complainant', 'delegate')"
        f" OR {_STAFF} AND {through('complaints_complaint', 'workbench_personquestion', 'other_id')})"
    )
}
RAISE_PERSONS = "".join(wall(table, seen) for table, seen in PERSONS.items())
DROP_PERSONS = "".join(drop_wall(table) for table in PERSONS)

_KEPT = ("replyversion", "checklistedition", "investigation")
"""Versions: what was once in force is never changed."""
KEPT = "".join(
    f"CREATE TRIGGER {name}_kept BEFORE UPDATE ON workbench_{name} FOR EACH ROW EXECUTE FUNCTION juli_refuse();"
    for name in _KEPT
)
DROP_KEPT = "".join(f"DROP TRIGGER {name}_kept ON workbench_{name};" for name in _KEPT)

ALIKE = (
    "CREATE INDEX complaint_of_merchant ON complaints_complaint (respondent_id, merchant_no) WHERE merchant_no <> '';"
    "CREATE INDEX complaint_of_terminal ON complaints_complaint (respondent_id, terminal_no) WHERE terminal_no <> '';"
)
"""By these numbers the other complaints of a merchant are found."""
DROP_ALIKE = "DROP INDEX complaint_of_merchant; DROP INDEX complaint_of_terminal;"

RAISE = sight("workbench_cannedreply", "uuid")
RAISE += "".join(wall(table, seen) for table, seen in WALLS.items()) + KEPT + ALIKE
DROP = DROP_ALIKE + DROP_KEPT + "".join(drop_wall(table) for table in WALLS)
DROP += drop_sight("workbench_cannedreply", "uuid")
