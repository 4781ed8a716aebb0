"""Addresses of the pages of complaints: a list writes hundreds of them, and Django works out each anew."""

from functools import cache

from django.urls import reverse

_SAMPLE = "2611-00000-00"


def address_of(route: str, number: str) -> str:
    """The address of a route that takes the number of a complaint and nothing else."""
    before, after = _around(route)
    return f"{before}{number}{after}"


@cache
def _around(route: str) -> tuple[str, str]:
    before, _, after = reverse(route, args=[_SAMPLE]).partition(_SAMPLE)
    return before, after
