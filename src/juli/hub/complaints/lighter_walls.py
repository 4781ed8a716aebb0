"""Later forms of walls: the same lines, drawn so that a question of the desk is planned and answered quickly.

PostgreSQL plans the whole of a wall anew in each statement. What only complainants, helpers and partners go by
therefore stands in functions, which are planned once a connection and called for these seats alone.
"""

from juli.hub.accounts.walls import COMPLAINT, ORGANISATION, renewed_wall, through
from juli.hub.complaints import department_walls, ladder_walls
from juli.hub.complaints.department_walls import ASKED, OWNED
from juli.hub.complaints.walls import ACTIVE, KIND, WALLS

FUNCTIONS = """
CREATE FUNCTION juli_reaches_complaint(sought uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
    opened uuid := juli_id('complaint');
    today date := (now() AT TIME ZONE 'Asia/Shanghai')::date;
BEGIN
    CASE juli_kind()
    WHEN 'complainant' THEN
        RETURN opened IS NULL AND EXISTS (SELECT 1 FROM complaints_access
            WHERE complaint_id = sought AND user_id = juli_id('user') AND ended_at IS NULL AND kind = 'own');
    WHEN 'delegate' THEN
        -- A list of all that one was asked to help with changes nothing; to act, one complaint is opened.
        RETURN CASE WHEN opened IS NULL THEN NOT juli_may_write() ELSE sought = opened END
            AND EXISTS (SELECT 1 FROM complaints_access
                WHERE complaint_id = sought AND user_id = juli_id('user') AND ended_at IS NULL AND kind = 'delegate'
                AND accepted_at IS NOT NULL AND until >= today AND (opened IS NULL OR id = juli_id('access')));
    WHEN 'partner' THEN
        RETURN EXISTS (SELECT 1 FROM complaints_involvement
            WHERE complaint_id = sought AND organisation_id = juli_id('organisation') AND ended_at IS NULL);
    ELSE
        RETURN false;
    END CASE;
END $$;

CREATE FUNCTION juli_hears_involvement(sought uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM complaints_involvement
        WHERE id = sought AND organisation_id = juli_id('organisation') AND ended_at IS NULL);
END $$;
"""

DROP_FUNCTIONS = "DROP FUNCTION juli_reaches_complaint(uuid), juli_hears_involvement(uuid);"

# Of an answer that is a truth value the planner expects that it may hold, of one that is compared that it hardly does.
_DESK = (
    f"(SELECT juli_kind() IN ('staff', 'operator') AND {ACTIVE}) AND respondent_id = {ORGANISATION}"
    f" AND received_on IS NOT NULL AND ((SELECT juli_departments() IS NULL) OR {OWNED} OR {ASKED})"
)
_COMPLAINT = (
    f"{KIND} = 'complainant' AND id = {COMPLAINT}",
    _DESK,
    f"{KIND} IN ('complainant', 'delegate', 'partner') AND juli_reaches_complaint(id)",
)


def _heard(table: str) -> str:
    return (
        f"{through('complaints_complaint', table)} AND CASE {KIND}"
        f" WHEN 'partner' THEN juli_hears_involvement({table}.involvement_id)"
        f" WHEN 'complainant' THEN NOT {table}.internal WHEN 'delegate' THEN NOT {table}.internal ELSE true END"
    )


_THEIR_SIDE = f"{KIND} IN ('complainant', 'delegate')"
LIGHTER: dict[str, tuple[str, ...]] = {
    "complaints_complaint": _COMPLAINT,
    "complaints_message": (_heard("complaints_message"),),
    "complaints_payload": (f"{_heard('complaints_payload')} AND ({_THEIR_SIDE} OR NOT private)",),
}
_FORMER: dict[str, tuple[str, ...]] = {
    "complaints_complaint": department_walls.RENEWED,
    "complaints_message": WALLS["complaints_message"],
    "complaints_payload": ladder_walls.RENEWED["complaints_payload"],
}

RAISE = FUNCTIONS + "".join(renewed_wall(table, *seen) for table, seen in LIGHTER.items())
DROP = "".join(renewed_wall(table, *seen) for table, seen in _FORMER.items()) + DROP_FUNCTIONS
