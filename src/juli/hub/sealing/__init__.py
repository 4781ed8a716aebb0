"""Sealing: personal data is encrypted before it reaches the database, under keys that can be changed while running."""
