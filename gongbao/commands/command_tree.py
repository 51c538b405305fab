"""The tree of all commands: where each is and what it does in one sentence, nothing imported."""

from __future__ import annotations

import click

from gongbao import __version__
from gongbao.commands.deferred_group import Deferred, DeferredGroup

_EXAMPLE = """
\b
Examples:
  gongbao translate bulletin.docx -o bulletin.en.docx --report why.html
  gongbao check bulletin.zh.docx bulletin.en.docx
  gongbao translate --help
"""
_COMMANDS = {
    "align": Deferred(
        "gongbao.commands.texts.align_command:align",
        "Align the sentences of a Chinese document and its English translation.",
    ),
    "apply": Deferred(
        "gongbao.commands.translation.apply_command:apply",
        "Put the edited FILE (xlsx, docx, html, xlf) of a hand-over back into its document.",
    ),
    "check": Deferred(
        "gongbao.commands.quality.check_command:check",
        "Find the faults of the English TARGET against the Chinese SOURCE.",
    ),
    "corpus": Deferred(
        "gongbao.commands.texts.corpus_command:corpus",
        "Published translations: what was printed, where and when.",
    ),
    "correct": Deferred(
        "gongbao.commands.translation.correct_command:correct",
        "Correct the English TARGET against the Chinese SOURCE: what is certain, and nothing else.",
    ),
    "engines": Deferred(
        "gongbao.commands.engines.engines_command:engines",
        "List the engines that are built in, added, installed and configured, and ask each.",
    ),
    "evaluate": Deferred(
        "gongbao.commands.quality.evaluate_command:evaluate",
        "Measure HYP..., files or folders of files, one translated segment a line.",
    ),
    "extract": Deferred(
        "gongbao.commands.texts.extract_command:extract",
        "Print the article of PAGE (HTML or saved text): title, date, source, body.",
    ),
    "glossary": Deferred(
        "gongbao.commands.glossary.glossary_group:glossary",
        "Official terms: what matches in a text, and why.",
    ),
    "log": Deferred(
        "gongbao.commands.changes.log_command:log",
        "List the changes of the workspace, the latest first: number, time, author, what, why.",
    ),
    "memory": Deferred(
        "gongbao.commands.memory.memory_group:memory",
        "What was translated before: exchange, search and care.",
    ),
    "model": Deferred(
        "gongbao.commands.translation.model_command:model",
        "Translation models: the packaged one, and those that were added.",
    ),
    "score": Deferred(
        "gongbao.commands.quality.score_command:score",
        "Score PAIRS, a table (TSV, CSV, JSONL, XLSX) with columns source and target or zh and en.",
    ),
    "translate": Deferred(
        "gongbao.commands.translation.translate_command:translate",
        "Translate Chinese documents (Office, HTML, Markdown, text, XLIFF, JSONL) into English.",
    ),
    "undo": Deferred(
        "gongbao.commands.changes.undo_command:undo",
        "Take back what CHANGE of `gongbao log` did (by default the last change).",
    ),
    "waiver": Deferred(
        "gongbao.commands.quality.waiver_command:waiver",
        "Findings of `gongbao check` and `translate` that are meant so, with author and reason.",
    ),
    "workbench": Deferred(
        "gongbao.commands.workbench.workbench_command:workbench",
        "Open the workbench: documents are translated, edited and approved in the browser.",
    ),
}


@click.group(
    cls=DeferredGroup,
    deferred=_COMMANDS,
    epilog=_EXAMPLE,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="gongbao")
def cli() -> None:
    """Chinese official bulletins into English, with every approved term and figure guaranteed.

    Exit codes: 0 clean, 1 a requirement is unmet, 2 wrong usage, 3 bad input, 130 interrupted.
    """
