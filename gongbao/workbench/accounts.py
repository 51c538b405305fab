"""Who may sign in to a workbench that others on the network reach: a file of accounts.

One account a line: name, role and a salted scrypt hash of the password, parted by tabs.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpora import InputError, UsageError, write_atomically

_COST, _BLOCK, _LANES = 2**15, 8, 1  # 32 MB and a tenth of a second for each guess
_MEMORY = 2 * 128 * _COST * _BLOCK
_SHORTEST = 10


class Role(StrEnum):
    """What somebody may do: a reviewer also approves documents, a terminologist decides terms."""

    TRANSLATOR = "translator"
    REVIEWER = "reviewer"
    TERMINOLOGIST = "terminologist"
    ALL = "all"

    @property
    def may_approve(self) -> bool:
        """Tell whether documents are approved in this role."""
        return self in (Role.REVIEWER, Role.ALL)

    @property
    def may_decide_terms(self) -> bool:
        """Tell whether terms are approved and rejected in this role."""
        return self in (Role.TERMINOLOGIST, Role.ALL)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in."""

    name: str
    role: Role
    digest: str

    def accepts(self, password: str) -> bool:
        """Tell whether a password is this account's; takes as long for a wrong one."""
        salt, _, expected = self.digest.partition("$")
        return hmac.compare_digest(_digest(password, salt), f"{salt}${expected}")


def read_accounts(path: Path) -> dict[str, Account]:
    """Return the accounts of a file by name.

    Raises:
        InputError: naming the line that is no account.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    accounts: dict[str, Account] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 3 or fields[1] not in set(Role) or "$" not in fields[2]:
            raise InputError(f"{path}:{number}: expected a name, a role and a hash, with tabs")
        accounts[fields[0]] = Account(fields[0], Role(fields[1]), fields[2])
    return accounts


def add_account(path: Path, name: str, role: Role, password: str) -> None:
    """Add an account to a file, or give one that is there another password and role.

    Raises:
        UsageError: if the name cannot be one, or the password is too short.
    """
    if not name.strip() or any(sign in name for sign in "\t\r\n#"):
        raise UsageError(f"{name!r} cannot be the name of an account")
    if len(password) < _SHORTEST:
        raise UsageError(f"a password has at least {_SHORTEST} characters")
    accounts = read_accounts(path) if path.exists() else {}
    digest = _digest(password, base64.b64encode(secrets.token_bytes(16)).decode())
    accounts[name.strip()] = Account(name.strip(), role, digest)
    lines = [f"{one.name}\t{one.role}\t{one.digest}\n" for one in accounts.values()]
    write_atomically(path, "".join(lines).encode())
    path.chmod(0o600)


def _digest(password: str, salt: str) -> str:
    made = hashlib.scrypt(
        password.encode(), salt=salt.encode(), n=_COST, r=_BLOCK, p=_LANES, maxmem=_MEMORY
    )
    return f"{salt}${base64.b64encode(made).decode()}"
