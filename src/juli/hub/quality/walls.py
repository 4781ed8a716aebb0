"""The walls of this room in the database: the same lines as `policy.py`, drawn once more."""

from juli.hub.accounts.walls import ORGANISATION, drop_wall, wall
from juli.hub.complaints.walls import KIND, hanging

WALLS = {
    "quality_question": hanging("quality_question"),
    "quality_review": f"{KIND} = 'staff' AND {hanging('quality_review')}",
    **{
        f"quality_{name}": f"{KIND} = 'staff' AND organisation_id = {ORGANISATION}"
        for name in ("dayflow", "daystock", "draw")
    },
}

RAISE = "".join(wall(table, seen) for table, seen in WALLS.items())
DROP = "".join(drop_wall(table) for table in WALLS)
