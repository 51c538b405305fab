"""One call from nothing to a translator: engine, glossaries, guarantee."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpora.memory import TranslationMemory
from corpora.workspace import Workspace
from glossary.opening import GlossaryLike, open_glossaries
from gongbao.translation.engines import EngineSettings, load_engine
from gongbao.translation.guarantee import GuaranteeOptions, Translator


def open_translator(
    *,
    engine: str = "embedded",
    glossaries: Sequence[GlossaryLike] = (),
    packaged_glossary: bool = True,
    workspace: Path | Workspace | None = None,
    memory: bool = True,
    options: GuaranteeOptions | None = None,
    threads: int = 0,
    settings: EngineSettings | None = None,
) -> Translator:
    """Return a translator that guarantees the given glossaries and every figure.

    Args:
        engine: `embedded`, `ctranslate2:DIR`, `transformers:DIR`, `llm:NAME`, or an installed
            engine.
        glossaries: Files of terms, `FILE=5` gives one a priority, 0 otherwise; or English by
            Chinese terms.
        packaged_glossary: Use the packaged one too, below all others.
        workspace: A workspace whose approved terms are guaranteed too; one that is open stays so.
        memory: Let the translation memory of the workspace stand in for the engine.
        options: How to search and repair.
        threads: Cores to use, 0 for all.
        settings: What else the engine is told: its configuration, the environment that holds its
            key, what it may do. Answers of a language model are kept in `workspace` unless they
            name another.
    """
    if isinstance(workspace, Path):
        workspace = Workspace(workspace, create=False)
    finder = open_glossaries(glossaries, packaged_glossary=packaged_glossary, workspace=workspace)
    known = TranslationMemory(workspace) if workspace is not None and memory else None
    told = settings or EngineSettings()
    if told.workspace is None and workspace is not None:
        told = replace(told, workspace=workspace.path)
    loaded = load_engine(engine, threads=threads, settings=told)
    return Translator(loaded, finder, options or GuaranteeOptions(), known)
