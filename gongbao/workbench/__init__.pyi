from .accounts import Account, Role, add_account, read_accounts
from .application import WorkbenchOptions, make_application
from .server import serve

__all__ = [
    "Account",
    "Role",
    "WorkbenchOptions",
    "add_account",
    "make_application",
    "read_accounts",
    "serve",
]
