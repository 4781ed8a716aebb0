"""The walls of this room in the database: the same lines as `policy.py`, drawn once more."""

from juli.hub.accounts.walls import drop_wall, through, wall
from juli.hub.complaints.walls import KIND

WALLS = {
    "understanding_understanding": (
        f"{KIND} IN ('staff', 'complainant', 'delegate')"
        f" AND {through('complaints_complaint', 'understanding_understanding')}"
    ),
    "understanding_triagecorrection": (
        f"{KIND} = 'staff' AND {through('complaints_complaint', 'understanding_triagecorrection')}"
    ),
}

KEPT = (
    "CREATE TRIGGER correction_kept BEFORE UPDATE ON understanding_triagecorrection"
    " FOR EACH ROW EXECUTE FUNCTION juli_refuse();"
)
"""What a person once said is never changed: the figures rest on it."""
DROP_KEPT = "DROP TRIGGER correction_kept ON understanding_triagecorrection;"

RAISE = "".join(wall(table, seen) for table, seen in WALLS.items()) + KEPT
DROP = DROP_KEPT + "".join(drop_wall(table) for table in WALLS)
