"""Routing: which department of a house gets a complaint, who there handles it, and how it climbs inside the house."""
