"""What other distributions add to the house through entry points, named when it fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import EntryPoint, entry_points

from corpora.errors import GongbaoError, PlugInError


def installed_plug_ins(group: str) -> dict[str, EntryPoint]:
    """Return the entry points of a group by their names; nothing of them is imported."""
    return {point.name: point for point in entry_points(group=group)}


def load_plug_in(point: EntryPoint) -> object:
    """Import what an entry point names.

    Raises:
        PlugInError: naming its distribution, if that fails in any way.
    """
    with blamed(point, "cannot be loaded"):
        loaded: object = point.load()
    return loaded


@contextmanager
def blamed(point: EntryPoint, what: str) -> Iterator[None]:
    """Turn whatever a plug-in raises into an error that says whose it is.

    An error of the house, which names what is wrong with the user's material, passes as it is.

    Raises:
        PlugInError: naming the plug-in, its distribution and what happened.
    """
    try:
        yield
    except GongbaoError:
        raise
    except Exception as error:
        raise PlugInError(f"{origin_of(point)} {what}: {type(error).__name__}: {error}") from error


def origin_of(point: EntryPoint) -> str:
    """Return how messages name a plug-in: itself, its group and its distribution."""
    distribution = point.dist.name if point.dist is not None else point.value
    return f"{point.name!r} ({point.group}) of the distribution {distribution}"
