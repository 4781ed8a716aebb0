"""What the lists of a desk need to know of offers and payments, noted in the complaint's row; as SQL for migrations."""

_NOTED = """
CREATE FUNCTION juli_note_{column}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner uuid := coalesce(NEW.complaint_id, OLD.complaint_id);
    awaited boolean := EXISTS (SELECT 1 FROM {table} WHERE complaint_id = owner AND state = '{state}');
BEGIN
    UPDATE complaints_complaint SET {column} = awaited WHERE id = owner AND {column} <> awaited;
    RETURN NULL;
END $$;
CREATE TRIGGER {column}_noted AFTER INSERT OR UPDATE OF state OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION juli_note_{column}();
UPDATE complaints_complaint c SET {column} = true
    WHERE EXISTS (SELECT 1 FROM {table} t WHERE t.complaint_id = c.id AND t.state = '{state}');
"""

_NO_LONGER = "DROP TRIGGER {column}_noted ON {table}; DROP FUNCTION juli_note_{column}();"

_COLUMNS = (
    {"column": "awaits_decision", "table": "redress_offer", "state": "open"},
    {"column": "awaits_payment", "table": "redress_obligation", "state": "due"},
)

RAISE = "".join(_NOTED.format(**each) for each in _COLUMNS)
DROP = "".join(_NO_LONGER.format(**each) for each in _COLUMNS)
