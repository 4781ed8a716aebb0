"""How a desk keeps its list in order: filters in words, views, tags, what is set aside, work on many at once."""
