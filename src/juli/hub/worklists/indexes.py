"""Indexes that a list of a million rows is read along, as SQL for migrations: one for each of its orders."""

from collections.abc import Mapping

INDEXES = {
    "list_bound": "(respondent_id, bound_on) WHERE stage <> 'closed'",
    "list_by_day": "(respondent_id, due_on, filed_at, id) WHERE stage <> 'closed'",
    "list_filed": "(respondent_id, filed_at DESC, id)",
    "list_changed": "(respondent_id, changed_at DESC, id)",
    "list_claimed": "(respondent_id, claimed_fen DESC, id)",
    "list_closed": "(respondent_id, closed_at DESC, id) WHERE stage = 'closed'",
}
_BY_DAY = "(respondent_id, due_on, filed_at, id)"
WAITING = {
    "list_reply": f"{_BY_DAY} WHERE stage IN ('filed', 'in_hand') AND last_said_by = 'complainant'",
    "list_decision": f"{_BY_DAY} WHERE stage <> 'closed' AND awaits_decision",
    "list_payment": f"{_BY_DAY} WHERE stage = 'settled' AND awaits_payment",
}
"""Of the lists of what waits for somebody. They hold what fits them only."""


def _made(indexes: Mapping[str, str]) -> str:
    return "".join(f"CREATE INDEX {name} ON complaints_complaint {on};" for name, on in indexes.items())


def _dropped(indexes: Mapping[str, str]) -> str:
    return "".join(f"DROP INDEX {name};" for name in indexes)


MAKE, DROP = _made(INDEXES), _dropped(INDEXES)
MAKE_WAITING, DROP_WAITING = _made(WAITING), _dropped(WAITING)
