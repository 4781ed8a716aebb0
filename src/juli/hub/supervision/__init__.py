"""Inspection, scores and alerts of supervisors."""
