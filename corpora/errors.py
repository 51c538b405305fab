"""Every error a user can meet, in one tree, each with the exit code it ends a command with.

GongbaoError                 (3)
├── UsageError               (2)  the command or call is wrong: options, unknown engine
├── InputError               (3)  the material is wrong
│   ├── EncodingError             bytes that are no known Chinese or English encoding
│   ├── DocumentError             a document that cannot be read or written
│   └── GlossaryError             a glossary row, term or concept that cannot be used
├── PlugInError              (3)  what another distribution adds, and fails
├── ModelError               (3)  missing, altered or unusable model files
├── EngineError              (3)  a server that translates: out of reach, refusing, not to be asked
│   └── BudgetError          (1)  the tokens that a run may use are spent
└── WorkspaceError           (3)  a workspace that cannot be opened, read or changed
"""

from __future__ import annotations


class GongbaoError(Exception):
    """Root of the tree; `exit_code` is what a command returns when it ends with this error."""

    exit_code = 3


class UsageError(GongbaoError):
    """The command line or the call itself is wrong."""

    exit_code = 2


class InputError(GongbaoError):
    """The material given is wrong; the message names the file and the place."""


class EncodingError(InputError):
    """Bytes that decode in none of the supported encodings."""


class DocumentError(InputError):
    """A document that cannot be read or written."""


class GlossaryError(InputError):
    """A glossary entry that cannot be used."""


class PlugInError(GongbaoError):
    """A plug-in of another distribution that cannot be loaded or does not do what it should."""


class ModelError(GongbaoError):
    """Model files that are missing, altered or unusable."""


class EngineError(GongbaoError):
    """A server that translates and cannot be reached, refuses, or may not be sent the text."""


class BudgetError(EngineError):
    """The tokens that a run may use are spent; what was answered is kept."""

    exit_code = 1


class WorkspaceError(GongbaoError):
    """A workspace file that cannot be opened, is in use for too long, or cannot be changed so."""
