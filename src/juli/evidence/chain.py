"""The hash chain of events: each event's hash covers what it says and the hash of the event before it.

Whoever changes, drops, adds or swaps an event breaks every hash after it. A chain cut short at its end is
still a chain, so compare its last hash with one handed out earlier (a receipt, a package) to prove it whole.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping

from juli.wording import Said

FIRST = "0" * 64
"""What stands as the previous hash of the first event."""

Link = tuple[int, str, Mapping[str, object], str]
"""One event of a chain: its position from 1, the previous hash, its fields, its own hash."""

_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)


def event_hash(previous: str, fields: Mapping[str, object]) -> str:
    """The SHA-256, in hex, of the previous hash and of `fields` in canonical JSON.

    Fields hold text, whole numbers, true, false, None, lists and mappings keyed by text. Raises TypeError
    for anything else (a float has more than one spelling), ValueError for a `previous` that is no hash and
    for text that is no Unicode.
    """
    if not _HASH.fullmatch(previous):
        raise ValueError(f"not a hash: {previous!r}")
    return hashlib.sha256(f"{previous}\n".encode() + canonical_json(fields)).hexdigest()


def canonical_json(value: object) -> bytes:
    """The one JSON spelling of `value`: keys sorted, no blanks, UTF-8; errors as in `event_hash`."""
    _check(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=dict).encode()


def verify(links: Iterable[Link]) -> Said | None:
    """Where the chain breaks first, and how; None for a whole chain and for an empty one."""
    expected = FIRST
    for count, (position, previous, fields, own) in enumerate(links, start=1):
        if position != count:
            return Said("evidence", "chain-position", {"position": count, "found": position})
        if previous != expected:
            return Said("evidence", "chain-previous", {"position": position})
        if not _is_true(previous, fields, own):
            return Said("evidence", "chain-content", {"position": position})
        expected = own
    return None


def _is_true(previous: str, fields: Mapping[str, object], own: str) -> bool:
    try:
        return event_hash(previous, fields) == own
    except (TypeError, ValueError):  # fields that no event was ever written with
        return False


def _check(value: object) -> None:
    if isinstance(value, Mapping):
        for key, part in value.items():
            if not isinstance(key, str):
                raise TypeError(f"a key of an event must be text, not {key!r}")
            _check(part)
    elif isinstance(value, list | tuple):
        for part in value:
            _check(part)
    elif value is not None and not isinstance(value, str | int):
        raise TypeError(f"an event cannot hold {value!r}")
