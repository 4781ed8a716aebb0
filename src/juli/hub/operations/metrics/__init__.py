"""Figures for Prometheus: counts of every web process together, and what the database holds. Nothing personal."""
