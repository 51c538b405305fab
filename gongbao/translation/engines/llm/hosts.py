"""Which host receives the text, and whether it is this machine."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from corpora import UsageError
from gongbao.loopback import is_loopback


@dataclass(frozen=True, slots=True)
class Destination:
    """Where text goes.

    Attributes:
        host: Name or address, with the port where one is written.
        is_loopback: It is this machine, so nothing leaves it.
        is_encrypted: By TLS, on the way.
    """

    host: str
    is_loopback: bool
    is_encrypted: bool

    @property
    def sentence(self) -> str:
        """Who receives the text, for the first line on standard error."""
        if self.is_loopback:
            return f"the text goes to {self.host}, which is this machine"
        way = "" if self.is_encrypted else ", unencrypted"
        return f"the text leaves this machine: it goes to {self.host}{way}"


def destination_of(url: str, place: str) -> Destination:
    """Return where an address leads.

    Args:
        url: The address of a chat interface.
        place: Where it is written, for messages.

    Raises:
        UsageError: for one that is no http address, or holds a name, a password or a query: an
            address is shown and kept, and a key in it would be too.

    >>> destination_of("http://127.0.0.1:8000/v1", "here").is_loopback
    True
    >>> destination_of("https://api.example.com/v1", "here")
    Destination(host='api.example.com', is_loopback=False, is_encrypted=True)
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UsageError(f"{place}: no address: {error}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f'{place}: expected an address as "http://127.0.0.1:8000/v1"')
    if parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError(
            f"{place}: an address holds no user, password or query; key_env names the variable"
            " that holds the key"
        )
    name = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    host = f"{name}:{port}" if port is not None else name
    return Destination(host, is_loopback(parts.hostname), parts.scheme == "https")
