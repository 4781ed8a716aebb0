"""The wall of mails: seen with their complaint, and no partner's business."""

from juli.hub.accounts.walls import drop_wall, wall
from juli.hub.complaints.walls import hanging

WALLS = {table: (hanging(table),) for table in ("channels_outboundmail",)}

RAISE = "".join(wall(table, *seen) for table, seen in WALLS.items())
DROP = "".join(drop_wall(table) for table in WALLS)
