"""How a list can be laid out: its orders, its columns."""

from collections.abc import Mapping

BY_DUE_DAY = ("-overdue", "due_on", "filed_at", "pk")
"""What has passed by law or promise first, then by day; of one day, who has waited longest."""

ORDERS: Mapping[str, tuple[str, ...]] = {
    "due": BY_DUE_DAY,
    "aim": ("aimed_at", "pk"),
    "newest": ("-filed_at", "pk"),
    "changed": ("-changed_at", "pk"),
    "amount": ("-claimed_fen", "pk"),
    "closed": ("-closed_at", "pk"),
}
"""By code, the columns a list is ordered by; each ends with the primary key, and has its index."""

COLUMNS = ("number", "issue", "asks", "amount", "department", "tags", "next", "latest")
"""What a list can show beside the day and the merchant, in this order."""
USUAL_COLUMNS = ("number", "issue", "asks", "amount", "department", "next", "latest")
