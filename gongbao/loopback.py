"""Whether an address is this machine's own: nothing that is sent there leaves it."""

from __future__ import annotations

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine under an address that no other one reaches.

    >>> [is_loopback(host) for host in ("127.0.0.1", "localhost", "::1", "10.1.2.3", "a.example")]
    [True, True, True, False, False]
    """
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
