"""The walls of complaints in the database: the same lines as `policy.py`, drawn once more.

What hangs on a complaint is seen by whoever sees the complaint. Beside that, no internal word reaches the
complainant's side, and a partner sees only what was said to it. Events hold ids and codes alone; every seat that
acts continues their chain, so every seat of a complaint reads them.
"""

from juli.hub.accounts.walls import (
    ACCESS,
    COMPLAINT,
    DRAFT,
    ORGANISATION,
    USER,
    drop_sight,
    drop_wall,
    sight,
    through,
    wall,
)

KIND = "(SELECT juli_kind())"
_NO_PARTNER = f"{KIND} <> 'partner'"
_INVOLVED = (
    "EXISTS (SELECT 1 FROM complaints_involvement i WHERE i.{column} = {table}.{key}"
    f" AND i.organisation_id = {ORGANISATION} AND i.ended_at IS NULL)"
)
_DEPARTMENTS = "(SELECT juli_departments())"
ACTIVE = f"EXISTS (SELECT 1 FROM directory_organisation WHERE id = {ORGANISATION} AND activated_on IS NOT NULL)"
_TODAY = "(now() AT TIME ZONE 'Asia/Shanghai')::date"
_HELD = (
    "EXISTS (SELECT 1 FROM complaints_access a WHERE a.complaint_id = complaints_complaint.id"
    f" AND a.user_id = {USER} AND a.ended_at IS NULL AND "
)
_OWN_ACCESS = f"{_HELD} a.kind = 'own')"
_DELEGATION = f"{_HELD} a.kind = 'delegate' AND a.accepted_at IS NOT NULL AND a.until >= {_TODAY}"
# A list of all that one was asked to help with changes nothing; to act, one complaint is opened.
_DELEGATED = (
    f"CASE WHEN {COMPLAINT} IS NULL THEN NOT (SELECT juli_may_write()) AND {_DELEGATION})"
    f" ELSE id = {COMPLAINT} AND {_DELEGATION} AND a.id = {ACCESS}) END"
)
# These two tables have no wall: the directory and its relations are public.
_RELATED = (
    f"EXISTS (SELECT 1 FROM directory_relation r WHERE r.one_id = {ORGANISATION}"
    " AND r.other_id = complaints_involvement.respondent_id"
    f" AND r.since <= {_TODAY} AND (r.until IS NULL OR r.until > {_TODAY}))"
)


def hanging(table: str, column: str = "complaint_id") -> str:
    """What hangs on a visible complaint and is no partner's business."""
    return f"{_NO_PARTNER} AND {through('complaints_complaint', table, column)}"


def heard(table: str) -> str:
    """Something said: not the house's own words for the complainant's side, only its own thread for a partner."""
    own_thread = _INVOLVED.format(table=table, column="id", key="involvement_id")
    return (
        f"{through('complaints_complaint', table)} AND CASE {KIND} WHEN 'partner' THEN {own_thread}"
        f" WHEN 'complainant' THEN NOT {table}.internal WHEN 'delegate' THEN NOT {table}.internal ELSE true END"
    )


WALLS: dict[str, tuple[str, ...]] = {
    "complaints_complaint": (
        f"{KIND} = 'complainant' AND id = {COMPLAINT}",
        f"{KIND} = 'complainant' AND {COMPLAINT} IS NULL AND {_OWN_ACCESS}",
        f"{KIND} = 'delegate' AND {_DELEGATED}",
        f"{KIND} IN ('staff', 'operator') AND respondent_id = {ORGANISATION} AND received_on IS NOT NULL"
        f" AND {ACTIVE} AND ({_DEPARTMENTS} IS NULL OR department_id = ANY ({_DEPARTMENTS}::bigint[]))",
        f"{KIND} = 'partner' AND {_INVOLVED.format(table='complaints_complaint', column='complaint_id', key='id')}",
    ),
    **{f"complaints_{name}": (hanging(f"complaints_{name}"),) for name in ("claim", "auditrecord", "proceeding")},
    # Searched by the name of the shop, over all of a desk: asked in the open, the complaints are read once.
    "complaints_complainant": (
        f"{_NO_PARTNER} AND EXISTS (SELECT 1 FROM complaints_complaint c"
        " WHERE c.id = complaints_complainant.complaint_id)",
    ),
    "complaints_clock": (f"{_NO_PARTNER} AND {through('complaints_proceeding', 'complaints_clock', 'proceeding_id')}",),
    "complaints_event": (through("complaints_complaint", "complaints_event"),),
    "complaints_payload": (heard("complaints_payload"),),
    "complaints_message": (heard("complaints_message"),),
    "complaints_evidenceitem": (
        "message_id IS NULL AND " + hanging("complaints_evidenceitem"),
        through("complaints_message", "complaints_evidenceitem", "message_id"),
    ),
    # These two name no other table that has a wall, since the wall of complaints asks them.
    "complaints_involvement": (
        f"{KIND} = 'partner' AND organisation_id = {ORGANISATION} AND ended_at IS NULL AND {ACTIVE} AND {_RELATED}",
        f"{KIND} IN ('staff', 'operator') AND respondent_id = {ORGANISATION}",
    ),
    "complaints_access": (
        f"user_id = {USER}",
        f"{KIND} = 'complainant' AND complaint_id = {COMPLAINT}",
        f"id = {ACCESS}",
    ),
    "complaints_draft": (f"id = {DRAFT}", f"{KIND} = 'complainant' AND complaint_id = {COMPLAINT}"),
    "complaints_draftfile": (through("complaints_draft", "complaints_draftfile", "draft_id"),),
}
"""By table, the conditions under which a row is seen, beside the system's."""

CONSENT = wall("complaints_consent", hanging("complaints_consent"))
PICTURES = wall("complaints_draftpicture", through("complaints_draft", "complaints_draftpicture", "draft_id"))
REOPENINGS = wall("complaints_reopening", hanging("complaints_reopening"))
"""Later than the others."""

_PARENTS = {
    "complaints_complaint": "uuid",
    "complaints_proceeding": "bigint",
    "complaints_message": "uuid",
    "complaints_draft": "uuid",
}

RAISE = "".join(sight(*parent) for parent in _PARENTS.items())
RAISE += "".join(wall(table, *seen) for table, seen in WALLS.items())
DROP = "".join(drop_wall(table) for table in WALLS) + "".join(drop_sight(*parent) for parent in _PARENTS.items())
