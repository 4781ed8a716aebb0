"""Proof: a store that trusts nothing unread, the kinds of files taken, masking, and the chain of events."""
