"""The lines of a portfolio's findings, and the rules at scale: which there are, and what each of them tells."""

from collections.abc import Mapping

import pyarrow as pa

from juli.audit.findings import Rule

LINES = pa.schema(
    [
        ("merchant_no", pa.string()),
        ("rule", pa.string()),
        ("cause", pa.string()),
        ("source", pa.string()),
        ("line", pa.int64()),
        ("entry_id", pa.string()),
        ("occurred_at", pa.timestamp("us")),
        ("amount_fen", pa.int64()),
        ("taken_fen", pa.int64()),
        ("expected_fen", pa.int64()),
        ("excess_fen", pa.int64()),
    ]
)
"""What `lines.parquet` holds."""

HELD = LINES.append(pa.field("charge_kind", pa.string()))
"""What the engines write: beside each line the kind of the charge it is about."""

PROBLEMS_OF_PART = pa.schema(
    [
        ("merchant_no", pa.string()),
        ("instrument", pa.string()),
        ("kind", pa.string()),
        ("first_day", pa.date32()),
        ("last_day", pa.date32()),
        ("entries", pa.int64()),
    ]
)

ORDER = "merchant_no nulls last, source nulls first, line, rule"
"""In which lines are written."""

TOTALS = pa.schema(
    [("merchant_no", pa.string()), ("rule", pa.string()), ("count", pa.int64()), ("excess_fen", pa.int64())]
)
"""What `totals.parquet` holds."""

TOLD: Mapping[Rule, tuple[str, ...]] = {
    Rule.CHARGED_TWICE: ("taken_fen",),
    Rule.RATE_ABOVE_AGREED: ("taken_fen", "expected_fen", "cause"),
    Rule.HIDDEN_DEDUCTION: ("taken_fen",),
    Rule.NO_AGREED_RATE: ("taken_fen",),
    Rule.DEPOSIT_NOT_RETURNED: ("taken_fen",),
    Rule.NOT_SETTLED: ("taken_fen", "expected_fen"),
    Rule.SETTLED_LATE: ("taken_fen",),
    Rule.RATE_CHANGED: ("taken_fen",),
}
"""The rules that are queries here, and which columns of a line each of them gives beside its excess."""

CHARGE_RULES = frozenset(
    {
        Rule.CHARGE_NOT_AGREED,
        Rule.CHARGE_TOO_EARLY,
        Rule.CHARGE_TOO_OFTEN,
        Rule.CHARGE_WITHOUT_NOTICE,
        Rule.CHARGE_ABOVE_AGREED,
    }
)

FOLDED = CHARGE_RULES | {Rule.AGREED_REFUND_MISSING}
"""The rules that are walks over a merchant's charges and payouts."""

AT_SCALE = FOLDED | frozenset(TOLD) - {Rule.RATE_CHANGED}
"""A merchant number cannot differ where it chooses the agreement; `rate-changed` rests on tariffs, which are inferred
only where that is asked for."""

WITHOUT_AGREEMENT = frozenset({Rule.CHARGED_TWICE, Rule.HIDDEN_DEDUCTION, Rule.RATE_CHANGED})
"""What is judged of a merchant without an agreement."""
