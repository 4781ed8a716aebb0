"""The walls of this room, and what it keeps in the row of a complaint, as SQL for migrations."""

from juli.hub.accounts.walls import ORGANISATION, drop_wall, wall
from juli.hub.complaints.walls import KIND, hanging

_STAFF = f"{KIND} = 'staff'"
WALLS = {
    "service_hours_serviceversion": f"{_STAFF} AND organisation_id = {ORGANISATION}",
    "service_hours_servicetarget": f"{_STAFF} AND {hanging('service_hours_servicetarget')}",
}

KEPT = """
CREATE TRIGGER serviceversion_kept BEFORE UPDATE ON service_hours_serviceversion
    FOR EACH ROW EXECUTE FUNCTION juli_refuse();
"""
"""What once counted a target can be read as long as the house is there."""

NOTED = """
CREATE FUNCTION juli_note_aim() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner uuid := coalesce(NEW.complaint_id, OLD.complaint_id);
BEGIN
    UPDATE complaints_complaint SET aimed_at = coalesce(
        (SELECT due_at FROM service_hours_servicetarget WHERE complaint_id = owner AND met_at IS NULL),
        '9999-01-01 00:00+00'
    ) WHERE id = owner;
    RETURN NULL;
END $$;
CREATE TRIGGER aim_noted AFTER INSERT OR UPDATE OR DELETE ON service_hours_servicetarget
    FOR EACH ROW EXECUTE FUNCTION juli_note_aim();
CREATE INDEX list_aimed ON complaints_complaint (respondent_id, aimed_at, id);
"""
"""What a list is ordered by stands in the complaint's own row, beside the days of its clocks and apart from them."""

ALWAYS_NOTED = NOTED.partition("CREATE TRIGGER")[0].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
SAME_LEFT_ALONE = """
CREATE OR REPLACE FUNCTION juli_note_aim() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner uuid := coalesce(NEW.complaint_id, OLD.complaint_id);
    aim timestamptz := coalesce(
        (SELECT due_at FROM service_hours_servicetarget WHERE complaint_id = owner AND met_at IS NULL),
        '9999-01-01 00:00+00'
    );
BEGIN
    UPDATE complaints_complaint SET aimed_at = aim WHERE id = owner AND aimed_at <> aim;
    RETURN NULL;
END $$;
"""
"""A later form: a row is written anew only where it says something else."""

RAISE = "".join(wall(table, seen) for table, seen in WALLS.items()) + KEPT + NOTED
DROP = """
DROP INDEX list_aimed;
DROP TRIGGER aim_noted ON service_hours_servicetarget;
DROP FUNCTION juli_note_aim();
DROP TRIGGER serviceversion_kept ON service_hours_serviceversion;
""" + "".join(drop_wall(table) for table in WALLS)
