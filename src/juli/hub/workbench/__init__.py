"""The workbench of a complaint: what the house writes, checks and knows while it handles it."""
