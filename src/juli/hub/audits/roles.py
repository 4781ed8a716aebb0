"""What the files of an audit are for. The work itself reads this without the platform."""

from juli.audit.portfolio.files import RELATIONS as SCHEMAS

RELATIONS = tuple(SCHEMAS)
"""The relations of a portfolio's agreements, each a Parquet file; what is missing is empty."""
ENTRIES, STATEMENT, AGREEMENT = "entries", "statement", "agreement"
SEVERAL = (ENTRIES, STATEMENT)
"""Roles that more than one file may have."""
