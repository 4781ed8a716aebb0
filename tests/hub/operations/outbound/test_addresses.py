"""Which addresses are strangers' and which an inside, at the edges of every range."""

from ipaddress import ip_address

import pytest

from juli.hub.operations.outbound.addresses import address_in, is_internal, is_public

PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.0.1",
    "172.32.0.1",
    "2400:3200::1",
    "2606:4700::1",
]
NOT_PUBLIC = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:8.8.8.8",
    "::ffff:127.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "2400:3200::1%eth0",
    "fec0::1",
    "ff02::1",
]


@pytest.mark.parametrize("text", PUBLIC)
def test_strangers_are_public(text: str) -> None:
    assert is_public(ip_address(text))


@pytest.mark.parametrize("text", NOT_PUBLIC)
def test_everything_else_is_not(text: str) -> None:
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", ["10.1.2.3", "127.0.0.1", "192.168.0.9", "100.64.0.1", "::1", "fd00::1"])
def test_an_inside_may_be_the_operators_own(text: str) -> None:
    assert is_internal(ip_address(text))


@pytest.mark.parametrize("text", ["169.254.169.254", "fe80::1", "0.0.0.0", "224.0.0.1", "::ffff:10.0.0.1", "8.8.8.8"])
def test_where_clouds_keep_secrets_is_never_the_operators_own(text: str) -> None:
    assert not is_internal(ip_address(text))


@pytest.mark.parametrize(
    "host", ["2130706433", "0177.0.0.1", "0x7f.0.0.1", "0x7f000001", "127.1", "1.2.3.4.5", "1.2.3.256"]
)
def test_a_number_in_disguise_is_no_host(host: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        address_in(host)


def test_names_and_plain_addresses_are_told_apart() -> None:
    assert address_in("example.cn") is None
    assert address_in("4711.example.cn") is None
    assert str(address_in("[::1]")) == "::1"
    assert str(address_in("8.8.8.8")) == "8.8.8.8"
