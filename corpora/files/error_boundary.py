"""The boundary between files and the house: whatever a file makes a reader do ends as one error.

Libraries that unpack and parse raise what they like for damaged bytes, and so may our own readers
for damage that nobody foresaw. Whoever called hears the file, the part, and what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar, cast

from corpora.errors import GongbaoError, InputError

_Reader = TypeVar("_Reader", bound=Callable[..., Any])
_ADVICE = "the file is damaged or unusual; open it in its own program and save it again"
_LONGEST_REASON = 120


@contextmanager
def file_boundary(place: object, *, error: type[InputError] = InputError) -> Iterator[None]:
    """Turn any failure inside into `error`, naming the place: a file, or a part of one.

    Errors of the house pass as they are: they say more.

    >>> with file_boundary("a.xlsx: sheet1.xml"):
    ...     {}["r"]
    Traceback (most recent call last):
    corpora.errors.InputError: a.xlsx: sheet1.xml: cannot be read (KeyError: 'r'): the file is \
damaged or unusual; open it in its own program and save it again
    """
    try:
        yield
    except GongbaoError:
        raise
    except OSError as failure:
        raise error(f"{place}: cannot be read: {failure.strerror or failure}") from failure
    except RecursionError as failure:
        raise error(f"{place}: cannot be read: nested too deeply; {_ADVICE}") from failure
    except MemoryError as failure:
        raise error(
            f"{place}: cannot be read: larger than the memory of this machine; split it"
        ) from failure
    except Exception as failure:
        reason = " ".join(f"{type(failure).__name__}: {failure}".split())[:_LONGEST_REASON]
        raise error(f"{place}: cannot be read ({reason}): {_ADVICE}") from failure


def within_boundary(read: _Reader, place: object) -> _Reader:
    """Return a reader whose failures, also those of rows it yields later, name the place."""

    @wraps(read)
    def answer(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - as the reader has it
        with file_boundary(place):
            found = read(*arguments, **options)
        return _within(found, place) if isinstance(found, Iterator) else found

    return cast("_Reader", answer)


def _within(rows: Iterator[Any], place: object) -> Iterator[Any]:
    with file_boundary(place):
        yield from rows
