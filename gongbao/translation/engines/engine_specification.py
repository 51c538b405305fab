"""From `--engine SPEC` to a loaded engine, of this house or of anybody's.

`embedded` is the packaged model, `ctranslate2:DIR` a converted folder, `transformers:DIR` a local
Marian folder, `hub:OWNER/MODEL` a model that `gongbao model add` fetched, `argos:FILE` an Argos
package, `llm:NAME` a language model behind a server that is configured. A distribution adds another
by an entry point in the group `gongbao.engines`:

    [project.entry-points."gongbao.engines"]
    mine = "my_package.my_engine:load"

`load` takes what stands after the colon of `mine:REST`, empty for none, and `threads`.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Literal, NamedTuple, Protocol, cast, overload

from corpora import UsageError
from corpora.plug_ins import blamed, installed_plug_ins, load_plug_in
from gongbao.models.packaged_model import PACKAGED, verify_model
from gongbao.translation.engines.ctranslate2_engine import CTranslate2Engine
from gongbao.translation.engines.engine import Engine
from gongbao.translation.engines.engine_settings import EngineSettings
from gongbao.translation.engines.text_engine import TextEngine, is_text_engine
from gongbao.translation.engines.transformers_engine import TransformersEngine

ENGINE_GROUP = "gongbao.engines"
_LOADED = ("model.bin", "config.json", "shared_vocabulary.json", "source.spm", "gongbao.json")


class EngineLoader(Protocol):
    """What an entry point of the group `gongbao.engines` names."""

    def __call__(self, rest: str, /, *, threads: int) -> Engine | TextEngine:
        """Load the engine of `NAME:REST`; `threads` are the cores to use, 0 for all."""
        ...


@overload
def load_engine(
    specification: Literal["embedded"] = ...,
    *,
    threads: int = 0,
    settings: EngineSettings | None = None,
) -> Engine: ...
@overload
def load_engine(
    specification: str, *, threads: int = 0, settings: EngineSettings | None = None
) -> Engine | TextEngine: ...
def load_engine(
    specification: str = "embedded",
    *,
    threads: int = 0,
    settings: EngineSettings | None = None,
) -> Engine | TextEngine:
    """Load the engine that a specification names.

    Engines of this house come before those of other distributions.

    Args:
        specification: `embedded`, `ctranslate2:DIR`, `transformers:DIR`,
            `hub:OWNER/MODEL[@REVISION]`, `argos:FILE`, `llm:NAME`, or `NAME:REST` of an engine
            that is installed.
        threads: Cores to use, 0 for all.
        settings: What else an engine of this house is told.

    Raises:
        UsageError: for a specification of another form, or an engine that is not configured.
        EngineError: for a server on another machine, where nothing may leave this one.
        ModelError: for a model that is missing, altered or of another kind.
        PlugInError: for an engine of another distribution that cannot be loaded.
    """
    kind, _, rest = specification.partition(":")
    builtin = _BUILT_IN.get(kind)
    if builtin is not None and bool(rest) == bool(builtin.rest):
        return builtin.load(rest, threads=threads, settings=settings or EngineSettings())
    installed = installed_plug_ins(ENGINE_GROUP).get(kind) if builtin is None else None
    if installed is None:
        expected = ", ".join(engine_names())
        raise UsageError(f"unknown engine {specification!r}; expected one of {expected}")
    return _load_installed(installed, rest, threads)


def load_piece_engine(specification: str, *, threads: int = 0) -> Engine:
    """Load an engine that decodes pieces, as `load_engine` does.

    Raises:
        UsageError: for one that gives text only.
    """
    engine = load_engine(specification, threads=threads)
    if is_text_engine(engine):
        raise UsageError(f"the engine {specification!r} gives text only; pieces are needed here")
    return engine


def engine_names() -> tuple[str, ...]:
    """Return the specifications there are: those of this house, then the installed ones."""
    own = tuple(f"{name}:{entry.rest}" if entry.rest else name for name, entry in _BUILT_IN.items())
    others = sorted(name for name in installed_plug_ins(ENGINE_GROUP) if name not in _BUILT_IN)
    return (*own, *(f"{name}[:...]" for name in others))


def _load_installed(point: EntryPoint, rest: str, threads: int) -> Engine | TextEngine:
    load = cast("EngineLoader", load_plug_in(point))
    with blamed(point, f"cannot load {rest!r}"):
        return load(rest, threads=threads)


def _embedded(_rest: str, *, threads: int, settings: EngineSettings) -> Engine:
    manifest = verify_model(only=_LOADED)
    signature = f"{manifest.name}@{manifest.digest[:12]}"
    return CTranslate2Engine(PACKAGED, signature=signature, threads=threads)


def _ctranslate2(rest: str, *, threads: int, settings: EngineSettings) -> Engine:
    return CTranslate2Engine(Path(rest), threads=threads)


def _transformers(rest: str, *, threads: int, settings: EngineSettings) -> Engine:
    return TransformersEngine(Path(rest), threads=threads)


def _hub(rest: str, *, threads: int, settings: EngineSettings) -> Engine:
    from gongbao.translation.engines.hub import load_hub_engine, store_of

    return load_hub_engine(rest, store_of(settings), threads=threads)


def _argos(rest: str, *, threads: int, settings: EngineSettings) -> Engine:
    from gongbao.translation.engines.hub import load_argos_engine, store_of

    return load_argos_engine(rest, store_of(settings), threads=threads)


def _llm(rest: str, *, threads: int, settings: EngineSettings) -> TextEngine:
    from gongbao.translation.engines.llm import open_llm_engine

    return open_llm_engine(rest, settings)


class _Load(Protocol):
    """Loads an engine of this house; each takes of the settings what it needs."""

    def __call__(
        self, rest: str, /, *, threads: int, settings: EngineSettings
    ) -> Engine | TextEngine: ...


class _BuiltIn(NamedTuple):
    """An engine of this house; `rest` is what stands after its colon, empty for none."""

    load: _Load
    rest: str = ""


_BUILT_IN = {
    "embedded": _BuiltIn(_embedded),
    "ctranslate2": _BuiltIn(_ctranslate2, "DIR"),
    "transformers": _BuiltIn(_transformers, "DIR"),
    "hub": _BuiltIn(_hub, "OWNER/MODEL"),
    "argos": _BuiltIn(_argos, "FILE"),
    "llm": _BuiltIn(_llm, "NAME"),
}
