"""The database's own guards, as SQL for migrations: what no code, and no slip of a hand, may do to these tables."""

FUNCTIONS = r"""
CREATE FUNCTION juli_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: it is append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION juli_continue_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last record;
BEGIN
    SELECT position, hash INTO last FROM complaints_event
        WHERE complaint_id = NEW.complaint_id ORDER BY position DESC LIMIT 1;
    IF NEW.position <> coalesce(last.position, 0) + 1 OR NEW.previous <> coalesce(last.hash, repeat('0', 64)) THEN
        RAISE EXCEPTION 'the event does not continue the chain of its complaint'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION juli_erase_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.id <> OLD.id OR NEW.complaint_id <> OLD.complaint_id OR NEW.sha256 <> OLD.sha256
        OR (NEW.content IS NOT NULL AND NEW.content IS DISTINCT FROM OLD.content)
        OR (NEW.content IS NULL AND NEW.erased_at IS NULL) THEN
        RAISE EXCEPTION 'a payload may be erased, never changed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- Arguments: the column, and the allowed steps as "old>new,old>new".
CREATE FUNCTION juli_allowed_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old_state text := to_jsonb(OLD) ->> TG_ARGV[0];
    new_state text := to_jsonb(NEW) ->> TG_ARGV[0];
BEGIN
    IF old_state <> new_state AND NOT (old_state || '>' || new_state = ANY (string_to_array(TG_ARGV[1], ','))) THEN
        RAISE EXCEPTION '% of % may not go from % to %', TG_ARGV[0], TG_TABLE_NAME, old_state, new_state
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""

DROP_FUNCTIONS = """
DROP FUNCTION juli_refuse(), juli_continue_chain(), juli_erase_only(), juli_allowed_step();
"""

EVENTS = """
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON complaints_event
    FOR EACH ROW EXECUTE FUNCTION juli_refuse();
CREATE TRIGGER event_not_emptied BEFORE TRUNCATE ON complaints_event
    FOR EACH STATEMENT EXECUTE FUNCTION juli_refuse();
CREATE TRIGGER event_chain BEFORE INSERT ON complaints_event
    FOR EACH ROW EXECUTE FUNCTION juli_continue_chain();
CREATE TRIGGER payload_kept BEFORE DELETE ON complaints_payload
    FOR EACH ROW EXECUTE FUNCTION juli_refuse();
CREATE TRIGGER payload_erase_only BEFORE UPDATE ON complaints_payload
    FOR EACH ROW EXECUTE FUNCTION juli_erase_only();
"""

DROP_EVENTS = """
DROP TRIGGER event_append_only ON complaints_event;
DROP TRIGGER event_not_emptied ON complaints_event;
DROP TRIGGER event_chain ON complaints_event;
DROP TRIGGER payload_kept ON complaints_payload;
DROP TRIGGER payload_erase_only ON complaints_payload;
"""

RESEAL_TOO = """
CREATE OR REPLACE FUNCTION juli_erase_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- Content is sealed: under another key the same words are other bytes. Whether they are the same words, their
    -- hash says, which never changes.
    rotating boolean := coalesce(current_setting('juli.rotating', true), '') = 'on';
BEGIN
    IF NEW.id <> OLD.id OR NEW.complaint_id <> OLD.complaint_id OR NEW.sha256 <> OLD.sha256
        OR (OLD.content IS NULL AND NEW.content IS NOT NULL)
        OR (OLD.erased_at IS NOT NULL AND NEW.erased_at IS DISTINCT FROM OLD.erased_at)
        OR (NEW.content IS NOT NULL AND NEW.content IS DISTINCT FROM OLD.content AND NOT rotating)
        OR ((NEW.content IS NULL) <> (NEW.erased_at IS NOT NULL)) THEN
        RAISE EXCEPTION 'a payload may be erased, never changed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""
"""A later form of the guard of payloads, which lets them be sealed again under another key."""

ERASE_ONLY = """
CREATE TRIGGER payload_erase_only BEFORE UPDATE ON complaints_payload
    FOR EACH ROW EXECUTE FUNCTION juli_erase_only();
"""

CONSENTS = """
CREATE FUNCTION juli_withdraw_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
        OR (NEW.id, NEW.complaint_id, NEW.category, NEW.text_version, NEW.given_at)
            IS DISTINCT FROM (OLD.id, OLD.complaint_id, OLD.category, OLD.text_version, OLD.given_at) THEN
        RAISE EXCEPTION 'a consent may be taken back, never changed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consent_withdraw_only BEFORE UPDATE ON complaints_consent
    FOR EACH ROW EXECUTE FUNCTION juli_withdraw_only();
CREATE TRIGGER consent_kept BEFORE DELETE ON complaints_consent
    FOR EACH ROW EXECUTE FUNCTION juli_refuse();
"""

DROP_CONSENTS = """
DROP TRIGGER consent_withdraw_only ON complaints_consent;
DROP TRIGGER consent_kept ON complaints_consent;
DROP FUNCTION juli_withdraw_only();
"""

DROP_ERASE_ONLY = "DROP TRIGGER payload_erase_only ON complaints_payload;"

LISTED = """
CREATE FUNCTION juli_note_due() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner uuid;
BEGIN
    SELECT complaint_id INTO owner FROM complaints_proceeding WHERE id = coalesce(NEW.proceeding_id, OLD.proceeding_id);
    UPDATE complaints_complaint SET (due_on, bound_on) = (
        SELECT coalesce(min(c.due_on), '9999-12-31'),
            coalesce(min(c.due_on) FILTER (WHERE c.nature <> 'target'), '9999-12-31')
        FROM complaints_clock c JOIN complaints_proceeding p ON p.id = c.proceeding_id
        WHERE p.complaint_id = owner AND c.completed_at IS NULL
    ) WHERE id = owner;
    RETURN NULL;
END $$;

CREATE FUNCTION juli_note_speaker() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE complaints_complaint SET last_said_by = NEW.side WHERE id = NEW.complaint_id;
    RETURN NULL;
END $$;

CREATE TRIGGER clock_noted AFTER INSERT OR UPDATE OR DELETE ON complaints_clock
    FOR EACH ROW EXECUTE FUNCTION juli_note_due();
CREATE TRIGGER speaker_noted AFTER INSERT ON complaints_message
    FOR EACH ROW WHEN (NOT NEW.internal) EXECUTE FUNCTION juli_note_speaker();
"""
"""What lists are ordered by stands in the complaint's own row, whichever way a clock or a message comes in."""

DROP_LISTED = """
DROP TRIGGER clock_noted ON complaints_clock;
DROP TRIGGER speaker_noted ON complaints_message;
DROP FUNCTION juli_note_due(), juli_note_speaker();
"""
