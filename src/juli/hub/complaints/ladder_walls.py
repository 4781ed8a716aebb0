"""The walls of what a complainant does elsewhere, and what of it the respondent's desk may know.

Later forms of walls in `walls.py`: of other proceedings a respondent sees those it was told of, with the clocks that
bind it; private payloads and files, and the circumstances, are seen on the complainant's side alone.
"""

from juli.hub.accounts.walls import drop_wall, renewed_wall, wall
from juli.hub.complaints.walls import KIND, WALLS, hanging, heard

_THEIR_SIDE = f"{KIND} IN ('complainant', 'delegate')"
_BINDING = "complaints_clock.actor IN ('provider', 'bank')"

RENEWED: dict[str, tuple[str, ...]] = {
    "complaints_proceeding": (
        f"{hanging('complaints_proceeding')} AND"
        f" ({_THEIR_SIDE} OR procedure = 'provider_direct' OR complaints_proceeding.told)",
    ),
    "complaints_clock": tuple(f"{seen} AND ({_THEIR_SIDE} OR {_BINDING})" for seen in WALLS["complaints_clock"]),
    "complaints_payload": (f"{heard('complaints_payload')} AND ({_THEIR_SIDE} OR NOT private)",),
    "complaints_evidenceitem": tuple(
        f"{seen} AND ({_THEIR_SIDE} OR NOT private)" for seen in WALLS["complaints_evidenceitem"]
    ),
}

CIRCUMSTANCES = "complaints_circumstances"

NOTE_DUE = """
CREATE OR REPLACE FUNCTION juli_note_due() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner uuid;
BEGIN
    SELECT complaint_id INTO owner FROM complaints_proceeding WHERE id = coalesce(NEW.proceeding_id, OLD.proceeding_id);
    UPDATE complaints_complaint SET (due_on, bound_on) = (
        SELECT coalesce(min(c.due_on), '9999-12-31'),
            coalesce(min(c.due_on) FILTER (WHERE c.nature <> 'target'
                AND coalesce(c.fields ->> 'verified', 'true') = 'true'), '9999-12-31')
        FROM complaints_clock c JOIN complaints_proceeding p ON p.id = c.proceeding_id
        WHERE p.complaint_id = owner AND c.completed_at IS NULL AND c.actor IN ('provider', 'bank')
    ) WHERE id = owner;
    RETURN NULL;
END $$;
"""
"""A later form: only what binds the respondent puts a complaint into its place on the desk, and what was not verified
is no law."""

NOTE_DUE_BY_PROCEEDING = """
CREATE OR REPLACE FUNCTION juli_note_due() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    owner uuid;
    of_owner bigint[];
BEGIN
    SELECT complaint_id INTO owner FROM complaints_proceeding WHERE id = coalesce(NEW.proceeding_id, OLD.proceeding_id);
    of_owner := ARRAY(SELECT id FROM complaints_proceeding WHERE complaint_id = owner);
    UPDATE complaints_complaint SET (due_on, bound_on) = (
        SELECT coalesce(min(due_on), '9999-12-31'),
            coalesce(min(due_on) FILTER (WHERE nature <> 'target'
                AND coalesce(fields ->> 'verified', 'true') = 'true'), '9999-12-31')
        FROM (SELECT due_on, nature, fields, completed_at, actor FROM complaints_clock
            WHERE proceeding_id = ANY (of_owner) OFFSET 0) of_complaint
        WHERE completed_at IS NULL AND actor IN ('provider', 'bank')
    ) WHERE id = owner;
    RETURN NULL;
END $$;
"""
"""The same by another plan: it is made while tables are small and kept while they grow, and must not read whole ones,
nor all clocks that run (hence OFFSET 0)."""

RAISE = "".join(renewed_wall(table, *seen) for table, seen in RENEWED.items())
RAISE += wall(CIRCUMSTANCES, f"{_THEIR_SIDE} AND {hanging(CIRCUMSTANCES)}") + NOTE_DUE
DROP = "".join(renewed_wall(table, *WALLS[table]) for table in RENEWED) + drop_wall(CIRCUMSTANCES)
PARTICULARS = wall("complaints_particulars", f"{_THEIR_SIDE} AND {hanging('complaints_particulars')}")
"""Later than the others."""
