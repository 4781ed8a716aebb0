"""People who sign in."""

import pytest
from django.test import Client


@pytest.fixture
def browser() -> Client:
    """A browser set to English."""
    return Client(headers={"accept-language": "en"})
