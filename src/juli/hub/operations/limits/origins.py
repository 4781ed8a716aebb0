"""Where a request comes from, as far as it is counted."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.http import HttpRequest

ONE_SUBSCRIBER = 64
"""Leading bits of an IPv6 address that one subscriber has; within them a single phone takes any address it likes."""


def network_of(request: HttpRequest) -> str:
    """The address of an IPv4 visitor, the /64 of an IPv6 one; "" where none is known.

    The web server has read it from the connection, or from a proxy that the installation trusts.
    """
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ip_network((int(address), ONE_SUBSCRIBER), strict=False))
    return str(address)
