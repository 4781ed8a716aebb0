"""The walls of this room in the database: the same lines as `policy.py`, drawn once more."""

from juli.hub.accounts.walls import USER, drop_wall, wall
from juli.hub.complaints.walls import KIND, hanging

_THEIRS = ("reminder", "mailsoff", "casefeed")
WALLS = {
    **{
        f"reminders_{name}": f"{KIND} IN ('complainant', 'delegate') AND {hanging(f'reminders_{name}')}"
        for name in _THEIRS
    },
    # The wall of clocks holds for what is asked here, too.
    "reminders_clockmove": "EXISTS (SELECT 1 FROM complaints_clock c WHERE c.id = reminders_clockmove.clock_id)",
    "reminders_deskfeed": (
        "EXISTS (SELECT 1 FROM directory_membership m WHERE m.id = reminders_deskfeed.membership_id"
        f" AND m.user_id = {USER})"
    ),
}

KEPT = """
CREATE TRIGGER move_kept BEFORE UPDATE ON reminders_clockmove FOR EACH ROW EXECUTE FUNCTION juli_refuse();
"""
DROP_KEPT = "DROP TRIGGER move_kept ON reminders_clockmove;"

RAISE = "".join(wall(table, seen) for table, seen in WALLS.items()) + KEPT
DROP = DROP_KEPT + "".join(drop_wall(table) for table in WALLS)
