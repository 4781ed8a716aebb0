"""What was agreed: rates, charges, notices, promises, the deposit and the settlement."""

from juli.agreement.problems import AgreementError, Problem
from juli.agreement.reading import from_fields, load_toml
from juli.agreement.terms import Agreement, Charge, Deposit, Notice, Promise, Rate, Section, Settlement
from juli.agreement.writing import percent_text, to_fields, to_toml

__all__ = [
    "Agreement",
    "AgreementError",
    "Charge",
    "Deposit",
    "Notice",
    "Problem",
    "Promise",
    "Rate",
    "Section",
    "Settlement",
    "from_fields",
    "load_toml",
    "percent_text",
    "to_fields",
    "to_toml",
]
