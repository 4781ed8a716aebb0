"""Folders as the API has them, and servers that answer as told."""

from tests.hub.api.conftest import own_folder
from tests.hub.operations.outbound.conftest import serve

__all__ = ["own_folder", "serve"]
