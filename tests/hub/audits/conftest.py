"""A folder of audits of our own for each test."""

from tests.hub.api.conftest import own_folder
from tests.hub.house.conftest import quick_passwords

__all__ = ["own_folder", "quick_passwords"]
