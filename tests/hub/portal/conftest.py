"""Tests of the portal open drafts hundreds of times; a cheap hash keeps them quick and changes nothing they look at."""

import pytest

from juli.hub.complaints import numbers


@pytest.fixture(autouse=True)
def cheap_passcodes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(numbers._SCRYPT, "n", 2)
