"""Where pages link to other files, and the pages with links to files whose names have changed."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote

from corpora.formats.html.html_tokens import TokenKind, attributes, tokenise

_LINKING = frozenset(("href", "src", "data", "poster", "background", "action", "data-src"))
_MARKDOWN = re.compile(
    r"\]\(\s*(?:<(?P<angle>[^<>\n]+)>|(?P<plain>[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*))"
    r"|^ {0,3}\[[^\]\n]+\]:[ \t]*<?(?P<defined>[^\s<>]+)",
    re.MULTILINE,
)
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|\?|\Z")
_QUOTED = re.compile(r"%[0-9A-Fa-f]{2}")


def linked_files(source: str, page: str, format: str) -> set[str]:
    """Return the files that a page links or shows, by their names from the folder of the site.

    Args:
        source: The page.
        page: Its name from the folder of the site, with slashes.
        format: "html" or "markdown".
    """
    targets = (target for _, _, target in _links(source, format))
    return {name for target in targets for name in _names(target, page)}


def with_renamed_links(source: str, page: str, format: str, renamed: Mapping[str, str]) -> str:
    """Return a page whose links to files of other names now have those; the rest is as it was.

    Args:
        source: The page.
        page: Its name from the folder of the site, with slashes.
        format: "html" or "markdown".
        renamed: The last part of the new name of each file that has one, by its old name.

    >>> with_renamed_links('<a href="../a/b.doc#x">', "en/p.html", "html", {"a/b.doc": "b.docx"})
    '<a href="../a/b.docx#x">'
    """
    pieces: list[str] = []
    position = 0
    for start, end, target in _links(source, format):
        new = next((renamed[name] for name in _names(target, page) if name in renamed), None)
        if new is not None:
            path, rest = _cut(target)
            folder = path.rpartition("/")[0]
            is_quoted = bool(_QUOTED.search(path)) or not new.isascii() or " " in new
            changed = f"{folder}/" * bool(folder) + (quote(new) if is_quoted else new) + rest
            written = html.escape(changed) if format == "html" else changed
            pieces += [source[position:start], written]
            position = end
    return "".join([*pieces, source[position:]])


def _links(source: str, format: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each link stands, and where it leads."""
    if format == "markdown":
        for match in _MARKDOWN.finditer(source):
            group = match.lastgroup or ""
            yield *match.span(group), match[group]
    for token in tokenise(source):
        if token.kind is TokenKind.START_TAG:
            for attribute in attributes(source, token):
                if attribute.name in _LINKING and attribute.value:
                    start = source.index(attribute.value, attribute.start)
                    target = html.unescape(attribute.value)
                    yield start, start + len(attribute.value), target


def _names(target: str, page: str) -> Iterator[str]:
    """Yield the names that a link may mean: percent signs stand for UTF-8, or once for GBK."""
    path, _ = _cut(target.strip())
    if not path or _ELSEWHERE.match(path) or path.startswith("/"):
        return
    for read in dict.fromkeys((path, unquote(path), unquote(path, "gb18030"))):
        name = posixpath.normpath(posixpath.join(posixpath.dirname(page), read.replace("\\", "/")))
        if not name.startswith("../"):
            yield name


def _cut(target: str) -> tuple[str, str]:
    """Return the path of a link, and its query and fragment."""
    found = re.search(r"[?#]", target)
    place = found.start() if found else len(target)
    return target[:place], target[place:]
