"""Juli 据理: complaints, redress and after-sales about payment terminals, proven to the fen."""

__version__ = "0.1.0"
