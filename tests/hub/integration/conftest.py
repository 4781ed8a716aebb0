"""The same quick passwords and folders as the pages of the house and the API have."""

from tests.hub.api.conftest import own_folder
from tests.hub.house.conftest import quick_passwords
from tests.hub.operations.outbound.conftest import serve

__all__ = ["own_folder", "quick_passwords", "serve"]
