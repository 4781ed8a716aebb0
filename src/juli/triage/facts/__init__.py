"""What a text names: sums, days, the provider, brand and agent, numbers of merchant and terminal, telephone numbers."""

from juli.triage.facts.extraction import Facts, Places, extract, facts_of, found_in, gathered

__all__ = ["Facts", "Places", "extract", "facts_of", "found_in", "gathered"]
