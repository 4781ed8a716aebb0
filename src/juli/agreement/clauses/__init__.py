"""The clause checker: terms of a contract worth a second look, and terms it lacks, with the law on them."""

from juli.agreement.clauses.catalogue import Clause, ClauseLaw, Holder, Weight, clauses, missing_terms
from juli.agreement.clauses.checking import Check, Mark, Missing, check
from juli.agreement.clauses.judging import Sureness

__all__ = [
    "Check",
    "Clause",
    "ClauseLaw",
    "Holder",
    "Mark",
    "Missing",
    "Sureness",
    "Weight",
    "check",
    "clauses",
    "missing_terms",
]
