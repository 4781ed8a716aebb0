"""The wall of mails: seen with their complaint, and no partner's business."""

from juli.hub.accounts.walls import USER, drop_wall, wall
from juli.hub.complaints.walls import hanging

WALLS = {table: (hanging(table),) for table in ("channels_outboundmail",)}

RAISE = "".join(wall(table, *seen) for table, seen in WALLS.items())
DROP = "".join(drop_wall(table) for table in WALLS)

NOTICES = {
    table: f"EXISTS (SELECT 1 FROM directory_membership m WHERE m.id = {table}.membership_id AND m.user_id = {USER})"
    for table in ("channels_notice", "channels_noticechoices")
}
"""Later than the others: what somebody hears of is their own."""
