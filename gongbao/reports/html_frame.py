"""The frame of every HTML page: escaping, both languages, one theme, one content security policy.

A page is one file: no network, no scripts, no pictures. Its policy admits one style sheet, named
by its hash, so that not even markup that slipped through unescaped could run, load or send
anything. It follows the reader's choice of light or dark, and prints in light.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files
from typing import NamedTuple

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header>
{header}
</header>
<main>
{main}
</main>
<footer>{footer}</footer>
</body>
</html>
"""

_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, which HTML forbids, and what turns the words after it round."""


class Label(NamedTuple):
    """Words of the page itself, in both languages."""

    english: str
    chinese: str

    def __str__(self) -> str:
        return f"{self.english} · {self.chinese}"


def render_page(
    name: str,
    kind: Label,
    style: str,
    *,
    header: Iterable[str],
    main: Iterable[str],
    footer: str,
) -> str:
    """Return a complete page that UTF-8 can write.

    Args:
        name: What the page is about; plain text, which is escaped here.
        kind: What kind of page it is.
        style: Name of its style sheet in this folder, which comes after that of the frame.
        header: What stands below the title; HTML, escaped by those who wrote it, as all that
            follows.
        main: The parts of the page.
        footer: What stands below them.
    """
    sheet = _style_sheet("html_frame.css") + _style_sheet(style)
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    title = escape(name)
    page = _PAGE.format(
        policy=(
            f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        ),
        title=f"{title}: {kind}",
        style=sheet,
        header="\n".join([heading(title, kind, level=1), *header]),
        main="\n".join(main),
        footer=footer,
    )
    # They are shown, and turn nothing.
    page = _UNSHOWN.sub(lambda match: f"[U+{ord(match[0]):04X}]", page)
    # A file name in another encoding holds surrogates, which UTF-8 cannot write.
    return page.encode("utf-8", errors="backslashreplace").decode("utf-8")


def heading(title: str, label: Label | str, *, level: int = 2) -> str:
    """Return a heading in HTML: a title that is HTML, and smaller what explains or translates it.

    >>> heading("Scores", "总分")
    '<h2>Scores <small lang="zh">总分</small></h2>'
    """
    language = "" if isinstance(label, Label) else ' lang="zh"'
    return f"<h{level}>{title} <small{language}>{escape(str(label))}</small></h{level}>"


@cache
def _style_sheet(name: str) -> str:
    return files("gongbao.reports").joinpath(name).read_text(encoding="utf-8")
