"""The walls of offers and obligations: seen with their complaint, and no partner's business."""

from juli.hub.accounts.walls import ORGANISATION, drop_wall, renewed_wall, wall
from juli.hub.complaints.walls import KIND, hanging

WALLS = {table: (hanging(table),) for table in ("redress_offer", "redress_obligation")}

RAISE = "".join(wall(table, *seen) for table, seen in WALLS.items())
DROP = "".join(drop_wall(table) for table in WALLS)

_SENT = f"redress_offer.sent_at IS NOT NULL OR {KIND} NOT IN ('complainant', 'delegate')"
LIMITS = wall("redress_offerlimit", f"{KIND} = 'staff' AND organisation_id = {ORGANISATION}")
SENT_ONLY = renewed_wall("redress_offer", f"{hanging('redress_offer')} AND ({_SENT})")
UNSENT_TOO = renewed_wall("redress_offer", *WALLS["redress_offer"])
"""Later than the others: what waits inside for a second person is not the merchant's yet."""

TERMS = """
CREATE FUNCTION juli_offer_terms_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.amount_fen, NEW.pay_by, NEW.limit_fen, NEW.payload_id, NEW.made_by_id, NEW.made_at)
        IS DISTINCT FROM (OLD.amount_fen, OLD.pay_by, OLD.limit_fen, OLD.payload_id, OLD.made_by_id, OLD.made_at) THEN
        RAISE EXCEPTION 'an offer is replaced by another, never changed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER offer_terms_kept BEFORE UPDATE ON redress_offer
    FOR EACH ROW EXECUTE FUNCTION juli_offer_terms_kept();
"""
DROP_TERMS = "DROP TRIGGER offer_terms_kept ON redress_offer; DROP FUNCTION juli_offer_terms_kept();"
