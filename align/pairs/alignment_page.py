"""The alignment to look at: source and target side by side, what is doubtful or missing coloured.

One page without network, scripts or pictures; it prints as it looks.
"""

from __future__ import annotations

from html import escape

from align.pairs.alignment_tables import bead_text
from align.sentences.beads import Bead
from align.sentences.document_alignment import Alignment

_DOUBTFUL = 0.6
_STYLE = """
body { font: 15px/1.5 Georgia, "Noto Serif CJK SC", "Songti SC", SimSun, serif; margin: 2em auto;
  max-width: 72em; padding: 0 1em; color: #222; background: #fff; }
h1 { font-size: 1.3em; margin: 0 0 .2em; }
p.summary, p.legend, p.signature { margin: .3em 0; color: #555; }
table { border-collapse: collapse; width: 100%; margin-top: 1em; table-layout: fixed; }
th { text-align: left; font-weight: normal; color: #777; border-bottom: 1px solid #999; }
td, th { padding: .35em .6em; vertical-align: top; overflow-wrap: anywhere; }
td { border-bottom: 1px solid #e4e4e4; }
th:last-child { width: 3.5em; text-align: right; }
td.score { text-align: right; font: 12px/1.9 ui-monospace, monospace; color: #777; }
tr.doubtful td { background: #fff4d6; }
tr.omitted td { background: #fde3df; }
tr.added td { background: #e3ecfa; }
tr.moved td { background: #ece4f7; }
.key { padding: 0 .4em; border: 1px solid #ccc; }
.number { color: #aaa; font-size: .75em; margin-right: .5em; }
.none { color: #999; font-style: italic; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } tr { break-inside: avoid; }
  td { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
"""
_COLOURS = {
    "omitted": ("#fde3df", "in the source only"),
    "added": ("#e3ecfa", "in the target only"),
    "doubtful": ("#fff4d6", f"score below {_DOUBTFUL:g}"),
    "moved": ("#ece4f7", "stands elsewhere in the target"),
}


def alignment_page(alignment: Alignment, source_name: str, target_name: str) -> str:
    """Return the alignment as an HTML page."""
    rows = "\n".join(_row(alignment, bead) for bead in alignment.beads)
    kinds = [_kind(bead) for bead in alignment.beads]
    counts = ", ".join(
        f"{kinds.count(kind)} {word}"
        for kind, word in (
            ("omitted", "omitted"),
            ("added", "added"),
            ("doubtful", "doubtful"),
            ("moved", "moved"),
        )
    )
    legend = " ".join(
        f'<span class="key" style="background:{colour}">{escape(meaning)}</span>'
        for colour, meaning in _COLOURS.values()
    )
    pairs = sum(bead.is_pair for bead in alignment.beads)
    title = f"{source_name} | {target_name}"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{escape(title)}</h1>
<p class="summary">{len(alignment.source)} and {len(alignment.target)} sentences, {pairs} pairs,
{counts}; score of the documents {alignment.score:.2f}</p>
<p class="legend">{legend}</p>
<table>
<thead><tr><th>{escape(source_name)}</th><th>{escape(target_name)}</th><th>score</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
<p class="signature">{escape(alignment.signature)}</p>
</body>
</html>
"""


def _kind(bead: Bead) -> str:
    if not bead.target:
        return "omitted"
    if not bead.source:
        return "added"
    if bead.is_moved:
        return "moved"
    return "doubtful" if bead.score < _DOUBTFUL else ""


def _row(alignment: Alignment, bead: Bead) -> str:
    kind = _kind(bead)
    source = _cell(bead.source, bead_text(alignment.source, bead.source), "zh")
    target = _cell(bead.target, bead_text(alignment.target, bead.target), "en")
    return (
        f'<tr class="{kind}"><td lang="zh">{source}</td><td lang="en">{target}</td>'
        f'<td class="score">{bead.score:.2f}</td></tr>'
    )


def _cell(numbers: tuple[int, ...], text: str, language: str) -> str:
    if not numbers:
        return f'<span class="none">{"无" if language == "zh" else "nothing"}</span>'
    first, last = numbers[0], numbers[-1]
    place = str(first) if first == last else f"{first}-{last}"
    return f'<span class="number">{place}</span>{escape(text)}'
