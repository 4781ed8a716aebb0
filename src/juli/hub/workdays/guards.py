"""The database's own guard of imported years."""

KEPT = """
CREATE FUNCTION juli_year_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of an imported year is refused: a later edition takes its place', TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER year_kept BEFORE UPDATE OR DELETE ON workdays_importedyear
    FOR EACH ROW EXECUTE FUNCTION juli_year_kept();
"""
DROP_KEPT = "DROP TRIGGER year_kept ON workdays_importedyear; DROP FUNCTION juli_year_kept();"
