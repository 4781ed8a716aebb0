"""The walls of this room in the database: the same lines as `policy.py`, drawn once more."""

from juli.hub.accounts.walls import OPERATOR, drop_wall, wall
from juli.hub.complaints.walls import hanging

WALLS: dict[str, tuple[str, ...]] = {
    "privacy_disclosure": (hanging("privacy_disclosure"),),
    "privacy_erasurerequest": (hanging("privacy_erasurerequest"),),
    "privacy_hold": (OPERATOR,),
    "privacy_disposal": (OPERATOR,),
    "privacy_disposalitem": (OPERATOR,),
}

RAISE = "".join(wall(table, *seen) for table, seen in WALLS.items())
DROP = "".join(drop_wall(table) for table in WALLS)
