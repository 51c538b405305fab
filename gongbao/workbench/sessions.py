"""Who is behind a request: sessions of this run, opened by the start address or a password."""

from __future__ import annotations

import secrets
import time
from collections import deque
from dataclasses import dataclass, field
from threading import Lock

from gongbao.workbench.accounts import Account, Role

COOKIE = "gongbao_session"
_MOST_FAILURES = 5
_FAILURE_SECONDS = 60.0
_IDLE_SECONDS = 12 * 3600.0


@dataclass(slots=True)
class Session:
    """Somebody at work; `csrf` is the token that comes with every request but GET.

    Attributes:
        name: Who it is, in histories and approvals.
        role: What they may do.
        has_account: The name is that of the account, and stays.
    """

    name: str
    role: Role
    has_account: bool = False
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    seen: float = field(default_factory=time.monotonic)


class Sessions:
    """The sessions of a server; they end with it, or after half a day without a request.

    Attributes:
        token: Opens a session from the start address, where there are no accounts.
        accounts: Who may sign in; None where the start address is enough.
    """

    def __init__(self, author: str, accounts: dict[str, Account] | None = None) -> None:
        self.token = secrets.token_urlsafe(24)
        self.accounts = accounts
        self._author = author
        self._sessions: dict[str, Session] = {}
        self._failures: dict[str, deque[float]] = {}
        self._turn = Lock()

    def open_by_token(self, token: str) -> str | None:
        """Return the key of a new session, None where the token is not the one of this run."""
        is_right = secrets.compare_digest(token.encode(), self.token.encode())
        if self.accounts is not None or not is_right:
            return None
        return self._open(Session(self._author, Role.ALL))

    def open_by_password(self, name: str, password: str, address: str) -> str | None:
        """Return the key of a new session, None for a wrong name or password.

        Raises:
            PermissionError: after five failures within a minute from one address.
        """
        with self._turn:
            failures = self._failures.setdefault(address, deque())
            while failures and time.monotonic() - failures[0] > _FAILURE_SECONDS:
                failures.popleft()
            if len(failures) >= _MOST_FAILURES:
                raise PermissionError("too many attempts; try again in a minute")
        account = (self.accounts or {}).get(name)
        # A name that is not there takes as long as a wrong password.
        checked = account or Account("", Role.TRANSLATOR, "c2FsdA==$")
        if not checked.accepts(password) or account is None:
            with self._turn:
                failures.append(time.monotonic())
            return None
        return self._open(Session(account.name, account.role, has_account=True))

    def find(self, key: str) -> Session | None:
        """Return the session of a cookie, None where it has ended or never was."""
        with self._turn:
            session = self._sessions.get(key)
            if session is None:
                return None
            if time.monotonic() - session.seen > _IDLE_SECONDS:
                del self._sessions[key]
                return None
            session.seen = time.monotonic()
            return session

    def close(self, key: str) -> None:
        """End a session."""
        with self._turn:
            self._sessions.pop(key, None)

    def _open(self, session: Session) -> str:
        key = secrets.token_urlsafe(32)
        with self._turn:
            self._sessions[key] = session
        return key
