"""The wall of this room in the database."""

from juli.hub.accounts.walls import ORGANISATION, drop_wall, wall

_HOUSE = f"(SELECT juli_kind()) IN ('staff', 'supervisor') AND organisation_id = {ORGANISATION}"

RAISE = wall("audits_auditrun", _HOUSE)
DROP = drop_wall("audits_auditrun")
