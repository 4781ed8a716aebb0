"""The walls of questions between departments of one house, and the complaint that an asked one may read meanwhile.

A later form of the wall of complaints in `walls.py`.
"""

from juli.hub.accounts.walls import ORGANISATION, drop_wall, renewed_wall, wall
from juli.hub.complaints.walls import KIND, WALLS

_STAFF = f"{KIND} IN ('staff', 'operator')"
_DEPARTMENTS = "(SELECT juli_departments())"
OWNED = f"department_id = ANY ({_DEPARTMENTS}::bigint[])"
ASKED = (
    "id IN (SELECT r.complaint_id FROM complaints_departmentrequest r"
    f" WHERE r.department_id = ANY ({_DEPARTMENTS}::bigint[]) AND r.state = 'waiting')"
)
_REQUEST = "complaints_departmentrequest"

RENEWED = tuple(seen.replace(OWNED, f"{OWNED} OR {ASKED}") for seen in WALLS["complaints_complaint"])

# It names no other table that has a wall, since the wall of complaints asks it.
RAISE = wall(_REQUEST, f"{_STAFF} AND respondent_id = {ORGANISATION}")
RAISE += renewed_wall("complaints_complaint", *RENEWED)
DROP = renewed_wall("complaints_complaint", *WALLS["complaints_complaint"]) + drop_wall(_REQUEST)
