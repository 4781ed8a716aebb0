"""A folder of audits of our own for each test."""

from tests.hub.api.conftest import own_folder

__all__ = ["own_folder"]
