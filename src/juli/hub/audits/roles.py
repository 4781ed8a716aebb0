"""What the files of an audit are for. The work itself reads this without the platform."""

from juli.audit.relation_columns import RELATION_COLUMNS

RELATIONS = tuple(RELATION_COLUMNS)
"""The relations of a portfolio's agreements, each a Parquet file; what is missing is empty."""
ENTRIES, STATEMENT, AGREEMENT = "entries", "statement", "agreement"
SEVERAL = (ENTRIES, STATEMENT)
"""Roles that more than one file may have."""
