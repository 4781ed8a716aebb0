"""Desks to sit at."""

from tests.hub.desk.conftest import desk

__all__ = ["desk"]
