"""The database's own guard, as SQL for migrations."""

ERASED_WITH_TEXT = """
CREATE FUNCTION juli_forget_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM searching_entry WHERE payload_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER words_forgotten AFTER UPDATE OF content ON complaints_payload
    FOR EACH ROW WHEN (NEW.content IS NULL) EXECUTE FUNCTION juli_forget_words();
"""
"""What a text is found by goes with the text, whichever way it is erased."""

DROP_ERASED_WITH_TEXT = """
DROP TRIGGER words_forgotten ON complaints_payload;
DROP FUNCTION juli_forget_words();
"""
