"""The log: one line for each thing that happened, for programs in production and for people elsewhere."""
