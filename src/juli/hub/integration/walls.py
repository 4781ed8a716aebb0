"""The walls of this room in the database, and the end of a token with its seat."""

from juli.hub.accounts.walls import ORGANISATION, drop_wall, wall

TABLES = ("apitoken", "keptanswer", "webhookendpoint", "webhookmessage", "webhookdelivery")
_MEMBER = "(SELECT juli_kind()) IN ('staff', 'partner', 'supervisor')"
_HOUSE = f"{_MEMBER} AND organisation_id = {ORGANISATION}"

RAISE = "".join(wall(f"integration_{table}", _HOUSE) for table in TABLES)
DROP = "".join(drop_wall(f"integration_{table}") for table in TABLES)

END_WITH_SEAT = """
CREATE FUNCTION juli_end_tokens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE integration_apitoken SET revoked_at = now() WHERE membership_id = NEW.id AND revoked_at IS NULL;
    RETURN NEW;
END $$;
CREATE TRIGGER tokens_end AFTER UPDATE OF left_on ON directory_membership
    FOR EACH ROW WHEN (NEW.left_on IS NOT NULL) EXECUTE FUNCTION juli_end_tokens();
"""
DROP_END_WITH_SEAT = """
DROP TRIGGER tokens_end ON directory_membership;
DROP FUNCTION juli_end_tokens();
"""
