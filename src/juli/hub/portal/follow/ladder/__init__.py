"""The ladder on the complainant's pages: which doors are open, and what became of what was brought through them."""
