"""Every address the platform answers, found in its own table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

ANYTHING = {
    "number": "2611-0001-20",
    "item": UUID(int=1),
    "file": UUID(int=1),
    "draft": UUID(int=1),
    "offer_id": UUID(int=1),
    "obligation_id": UUID(int=1),
    "organisation": UUID(int=1),
    "activation": UUID(int=1),
    "document": UUID(int=1),
    "invitation": UUID(int=1),
    "emergency": UUID(int=1),
    "line": 1,
    "audit": UUID(int=1),
    "rule": "rate-above-agreed",
    "step": "what",
    "kind": "receipt",
    "token": "x",
    "key": "x-x",
    "uidb36": "1",
}
"""A value for each part of an address that has a name; nothing of it is there."""
BY_KIND = {"int": 1, "uuid": UUID(int=1), "uuidstr": UUID(int=1), "desk_number": "2611-0001-20"}
"""The same for parts whose kind says enough."""
PART = re.compile(r"<((\w+):)?(\w+)>")


@dataclass(frozen=True)
class Route:
    """One address: its name with the namespace, as requests carry it, and the address itself with invented values."""

    name: str
    address: str
    parts: frozenset[str]


def routes() -> Iterator[Route]:
    """All of them; a part nobody has given a value here gets one by its kind."""
    yield from _below(get_resolver(), "", "/", {})


def _below(resolver: URLResolver, namespace: str, prefix: str, parts: dict[str, object]) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        here = {**parts, **dict.fromkeys(named_parts(entry.pattern))}
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _below(entry, inner, prefix + str(entry.pattern), here)
        elif isinstance(entry, URLPattern):
            yield Route(f"{namespace}{entry.name or ''}", _filled(prefix, entry), frozenset(here))


def named_parts(pattern: object) -> list[str]:
    """The names of the parts of an address, however it is written."""
    regex = getattr(pattern, "regex", None) if isinstance(pattern, RegexPattern) else None
    return list(regex.groupindex) if regex else list(getattr(pattern, "converters", ()))


def _filled(prefix: str, entry: URLPattern) -> str:
    """The address, with values in place of its parts."""
    if isinstance(entry.pattern, RegexPattern):
        found = get_resolver().reverse_dict.getlist(entry.name)
        template, names = found[0][0][0]
        return "/" + template % {name: ANYTHING.get(name, 1) for name in names}
    route = prefix + str(entry.pattern)
    for name, start, end, kind in reversed([(p[3], p.start(), p.end(), p[2]) for p in PART.finditer(route)]):
        route = f"{route[:start]}{BY_KIND.get(kind) or ANYTHING.get(name, 1)}{route[end:]}"
    return route
