"""Indexes that a list of a million rows is read along, as SQL for migrations: one for each of its orders."""

INDEXES = {
    "list_bound": "(respondent_id, bound_on) WHERE stage <> 'closed'",
    "list_by_day": "(respondent_id, due_on, filed_at, id) WHERE stage <> 'closed'",
    "list_filed": "(respondent_id, filed_at DESC, id)",
    "list_changed": "(respondent_id, changed_at DESC, id)",
    "list_claimed": "(respondent_id, claimed_fen DESC, id)",
    "list_closed": "(respondent_id, closed_at DESC, id) WHERE stage = 'closed'",
}

MAKE = "".join(f"CREATE INDEX {name} ON complaints_complaint {on};" for name, on in INDEXES.items())
DROP = "".join(f"DROP INDEX {name};" for name in INDEXES)
