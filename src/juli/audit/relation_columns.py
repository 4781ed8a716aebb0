"""The relations of a portfolio beside its entries: each is a Parquet file of its name, a missing one is empty.

It says so in words alone, for those who name the files and do not read them.
"""

from collections.abc import Mapping

_TEXT, _FEN, _DAY, _COUNT = "string", "int64", "date32", "int32"

RELATION_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "agreements": {"merchant_no": _TEXT, "signed_on": _DAY, "tolerance_fen": _FEN, "settlement_working_days": _COUNT},
    "rates": {
        "merchant_no": _TEXT,
        "instrument": _TEXT,
        "rate_e5": "int64",
        "cap_fen": _FEN,
        "fixed_fen": _FEN,
        "valid_from": _DAY,
        "valid_until": _DAY,
        "above_fen": _FEN,
        "up_to_fen": _FEN,
    },
    "charges": {
        "merchant_no": _TEXT,
        "kind": _TEXT,
        "amount_fen": _FEN,
        "every_months": _COUNT,
        "first_after_days": _COUNT,
        "notice": "bool",
    },
    "notices": {"merchant_no": _TEXT, "of": _TEXT, "given_on": _DAY, "effective_on": _DAY},
    "deposits": {
        "merchant_no": _TEXT,
        "amount_fen": _FEN,
        "turnover_fen": _FEN,
        "within_days": _COUNT,
        "refund_within_days": _COUNT,
    },
    "promises": {"merchant_no": _TEXT, "kind": _TEXT, "amount_fen": _FEN, "made_on": _DAY, "due_on": _DAY},
    "merchants": {"merchant_no": _TEXT, "agent": _TEXT},
}
"""The columns of each relation and their types, as Arrow names them."""
