"""What reached the bank account, matched to the sales it settles: exactly, in fen, and only where one answer fits."""

from juli.ledger.arrivals.matching import Match, Matching, match
from juli.ledger.arrivals.settling import settle

__all__ = ["Match", "Matching", "match", "settle"]
