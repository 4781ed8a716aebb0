"""The walls of the limits of the complainant's own, and of what a person at a desk chose."""

from juli.hub.accounts.walls import USER, drop_wall, wall
from juli.hub.complaints.walls import KIND, hanging

_LIMIT, _MAILS = "reminders_ownlimit", "reminders_deskmails"
WALLS = {
    _LIMIT: f"{KIND} IN ('complainant', 'delegate') AND {hanging(_LIMIT)}",
    _MAILS: (
        "EXISTS (SELECT 1 FROM directory_membership m WHERE m.id = reminders_deskmails.membership_id"
        f" AND m.user_id = {USER})"
    ),
}

RAISE = "".join(wall(table, seen) for table, seen in WALLS.items())
DROP = "".join(drop_wall(table) for table in WALLS)
