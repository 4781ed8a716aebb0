"""Which addresses of the network belong to strangers, and which to somebody's inside."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_PUBLIC_IPV6 = IPv6Network("2000::/3")
_NEVER_PUBLIC: tuple[Network, ...] = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8",
        "100.64.0.0/10",  # carriers' own, behind their translation
        "192.0.0.0/24",
        "192.88.99.0/24",  # relays from IPv6 to IPv4
        "198.18.0.0/15",
        "240.0.0.0/4",
        "2001::/23",  # tunnels and trials
        "2001:db8::/32",
        "2002::/16",  # holds an IPv4 address
        "3fff::/20",
    )
)
_INTERNAL: tuple[Network, ...] = tuple(
    ip_network(text)
    for text in ("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7")
)


def is_public(address: Address) -> bool:
    """Whether the address is one host of the open internet.

    An IPv6 address that carries an IPv4 one (mapped, NAT64, 6to4, Teredo) is not: it could mean an inside.
    """
    if isinstance(address, IPv6Address) and (address not in _PUBLIC_IPV6 or address.scope_id):
        return False
    return address.is_global and not address.is_multicast and not _within(address, _NEVER_PUBLIC)


def is_internal(address: Address) -> bool:
    """Whether the address may be a server of the operator's own; link-local, where clouds keep secrets, never is."""
    return _within(address, _INTERNAL)


def address_in(host: str) -> Address | None:
    """The address that a host is written as, None where it is a name. ValueError for a number in disguise.

    2130706433, 0x7f.1 and 0177.0.0.1 are read by some as an address and by others as a name.
    """
    bare = host.removeprefix("[").removesuffix("]")
    try:
        return ip_address(bare)
    except ValueError:
        last = bare.rstrip(".").rpartition(".")[2]
        if last.isdigit() or last.lower().startswith("0x") or ":" in bare:
            raise
        return None


def _within(address: Address, networks: tuple[Network, ...]) -> bool:
    return any(address.version == network.version and address in network for network in networks)
