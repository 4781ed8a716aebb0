"""Terminals and merchant numbers of a complaint, brands and repairs."""
