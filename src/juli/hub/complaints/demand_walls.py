"""The wall of demands: seen by whoever sees their proceeding, and no partner's business."""

from juli.hub.accounts.walls import drop_wall, through, wall
from juli.hub.complaints.walls import KIND

_TABLE = "complaints_demand"

RAISE = wall(_TABLE, f"{KIND} <> 'partner' AND {through('complaints_proceeding', _TABLE, 'proceeding_id')}")
DROP = drop_wall(_TABLE)
