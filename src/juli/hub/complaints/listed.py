"""Later forms of what the database notes in a complaint's row, as SQL for migrations.

A row is written anew only where it says something else: every list has an index that a written row costs.
"""

SAME_LEFT_ALONE = """
CREATE OR REPLACE FUNCTION juli_note_due() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner uuid;
    soonest date;
    soonest_binding date;
BEGIN
    SELECT complaint_id INTO owner FROM complaints_proceeding WHERE id = coalesce(NEW.proceeding_id, OLD.proceeding_id);
    -- Planned while tables are small and kept while they grow: OFFSET 0 keeps to the clocks of one complaint.
    SELECT coalesce(min(due_on), '9999-12-31'),
        coalesce(min(due_on) FILTER (WHERE nature <> 'target'
            AND coalesce(fields ->> 'verified', 'true') = 'true'), '9999-12-31')
    INTO soonest, soonest_binding
    FROM (SELECT due_on, nature, fields, completed_at, actor FROM complaints_clock
        WHERE proceeding_id = ANY (ARRAY(SELECT id FROM complaints_proceeding WHERE complaint_id = owner))
        OFFSET 0) of_complaint
    WHERE completed_at IS NULL AND actor IN ('provider', 'bank');
    UPDATE complaints_complaint SET due_on = soonest, bound_on = soonest_binding
    WHERE id = owner AND (due_on, bound_on) IS DISTINCT FROM (soonest, soonest_binding);
    RETURN NULL;
END $$;
ALTER FUNCTION juli_note_due() SET enable_seqscan = off;

CREATE OR REPLACE FUNCTION juli_note_speaker() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE complaints_complaint SET last_said_by = NEW.side WHERE id = NEW.complaint_id AND last_said_by <> NEW.side;
    RETURN NULL;
END $$;
"""

SPEAKER_ALWAYS = """
CREATE OR REPLACE FUNCTION juli_note_speaker() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE complaints_complaint SET last_said_by = NEW.side WHERE id = NEW.complaint_id;
    RETURN NULL;
END $$;
"""
