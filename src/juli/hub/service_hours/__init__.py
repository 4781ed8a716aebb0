"""When a house is open, and in how much of that time it means to answer: its own targets, never the law."""
