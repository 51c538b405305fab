"""Files that a browser sends: how many, how large, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from corpora import InputError

_MOST_FIELDS = 12
_MOST_PART = 16 * 2**20
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Uploads:
    """What came with a form.

    Attributes:
        files: Names and bytes by the name of the field.
        texts: Other fields.
    """

    files: dict[str, list[tuple[str, bytes]]]
    texts: dict[str, str]

    def one(self, field: str) -> tuple[str, bytes]:
        """Return the file of a field.

        Raises:
            InputError: if there is none.
        """
        found = self.files.get(field)
        if not found:
            raise InputError(f"{field}: a file is needed")
        return found[0]


async def read_uploads(request: Request, *, most_files: int = 1) -> Uploads:
    """Return the files and fields of a form.

    Raises:
        InputError: if it is no form, or has too much.
    """
    try:
        form = await request.form(
            max_files=most_files, max_fields=_MOST_FIELDS, max_part_size=_MOST_PART
        )
    except MultiPartException as error:
        raise InputError(error.message) from error
    files: dict[str, list[tuple[str, bytes]]] = {}
    texts: dict[str, str] = {}
    try:
        for field, value in form.multi_items():
            if isinstance(value, UploadFile):
                data = await value.read()
                if value.filename or data:  # a browser sends a field without a file as well
                    name = safe_name(value.filename or "")
                    files.setdefault(field, []).append((name, data))
            else:
                texts[field] = value
    finally:
        await form.close()
    return Uploads(files, texts)


def safe_name(name: str) -> str:
    r"""Return the last part of a file name, which only says what the document is called.

    >>> safe_name("../../etc/passwd"), safe_name(r"C:\notes.txt")
    ('passwd', 'notes.txt')
    """
    last = PurePath(name.replace("\\", "/")).name
    kept = "".join(sign for sign in last if sign.isprintable()).strip() or "document.txt"
    if len(kept) > _LONGEST_NAME:
        path = PurePath(kept)
        kept = path.stem[: _LONGEST_NAME - len(path.suffix)] + path.suffix
    return kept
