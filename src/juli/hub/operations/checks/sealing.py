"""Checks of the keys and of what is sealed under them. Read after Django is set up."""

from collections.abc import Iterator
from itertools import islice

from django.db import models

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.queries import verify_payloads
from juli.hub.configuration import Configuration
from juli.hub.operations import keys
from juli.hub.operations.checks.findings import Finding, right, wrong
from juli.hub.operations.private_files import is_private
from juli.hub.sealing.keyring import KeyState, SealBroken, current_ring
from juli.hub.sealing.rotation import sealed_fields, sealed_models

MOST_SHOWN = 10
SAMPLE = 20
"""The newest rows of every table that are opened."""


def check_keys(configuration: Configuration) -> Iterator[Finding]:
    """The ring is there, for its owner alone; every key in use is on it; what was sealed opens."""
    with acting(SYSTEM):
        yield from _check_keys(configuration)


def _check_keys(configuration: Configuration) -> Iterator[Finding]:
    try:
        ring = current_ring()
        known = {key.id for key in ring.keys if key.state is not KeyState.RETIRED}
        uses = keys.uses()
        found = [wrong("keys", "key-lost", key=key, count=uses[key]) for key in sorted(uses.keys() - known)]
        if not is_private(configuration.keys_file):
            found.append(wrong("keys", "not-private", path=configuration.keys_file, mode="600"))
        if not found:
            for model in sealed_models():
                _open_some(model)
    except SealBroken as broken:
        found = [wrong("keys", broken.code, detail=broken.detail)]
    yield from found or [right("keys", "keys-right", path=configuration.keys_file, count=sum(uses.values()))]


def check_contents() -> Iterator[Finding]:
    """What people said is still what they said: every text fits the hash its history keeps."""
    with acting(SYSTEM):
        changed = list(islice(verify_payloads(), MOST_SHOWN))
    yield from (wrong("contents", "content-changed", number=number) for number in changed)
    if not changed:
        yield right("contents", "contents-whole")


def _open_some(model: type[models.Model]) -> None:
    for row in model._base_manager.order_by("-pk")[:SAMPLE]:
        for field in sealed_fields(model):
            getattr(row, field.name)
