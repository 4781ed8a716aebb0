"""What a text names: sums, days, the provider, brand and agent, numbers of merchant and terminal, telephone numbers."""

from juli.triage.facts.extraction import Facts, extract, facts_of

__all__ = ["Facts", "extract", "facts_of"]
