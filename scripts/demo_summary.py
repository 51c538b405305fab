"""Print where the demonstration's files are and what they show."""

from __future__ import annotations

import re
import sys
from html import unescape
from pathlib import Path

_TAG = re.compile(r"<[^>]+>")
_ITEM = re.compile(r'<li class="[^"]*"><b>(\d+)</b>([^<]+)</li>')
_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)


def main() -> None:
    """Summarise `SOURCE.html TRANSLATION.html REPORT.html`."""
    source, page, report = (Path(name) for name in sys.argv[1:4])
    print(f"Chinese page:  {source.resolve()}")
    print(f"English page:  {page.resolve()}")
    print(f"Report:        {report.resolve()}\n")
    counts = _ITEM.findall(report.read_text(encoding="utf-8"))
    print("  ".join(f"{label.split(' · ')[0]} {count}" for count, label in counts) + "\n")
    for chinese, english in list(zip(_texts(source), _texts(page), strict=False))[:3]:
        print(f"  {chinese}\n  {english}\n")
    print("To edit it in the browser, with the terms explained and every change checked:")
    print("  .venv/bin/pip install -e '.[workbench]'")
    print(f"  .venv/bin/gongbao workbench {source} --open")


def _texts(page: Path) -> list[str]:
    found = _PARAGRAPH.findall(page.read_text(encoding="utf-8"))
    texts = [" ".join(unescape(_TAG.sub("", paragraph)).split()) for paragraph in found]
    return [text for text in texts if len(text) > 20]


if __name__ == "__main__":
    main()
