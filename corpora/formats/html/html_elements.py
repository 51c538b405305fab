"""What the elements of a page are to a browser: blocks, words in them, what is kept whole."""

from __future__ import annotations

from collections.abc import Mapping

from corpora.documents import BlockKind

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
KINDS: Mapping[str, BlockKind] = {
    **dict.fromkeys(HEADINGS, BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE_CELL),
    **dict.fromkeys(("caption", "figcaption"), BlockKind.CAPTION),
}
# Everything else is inline, unknown elements too, as it is to a browser.
BLOCK_ELEMENTS = frozenset(
    (
        *("address", "article", "aside", "audio", "base", "blockquote", "body", "button", "canvas"),
        *("caption", "center", "col", "colgroup", "datalist", "dd", "details", "dialog", "dir"),
        *("div", "dl", "dt", "embed", "fieldset", "figcaption", "figure", "footer", "form"),
        *("frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup"),
        *("hr", "html", "legend", "li", "link", "main", "map", "marquee", "menu", "meta", "nav"),
        *("object", "ol", "optgroup", "option", "p", "param", "search", "section", "select"),
        *("source", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead"),
        *("title", "tr", "track", "ul", "video", "iframe", "noembed", "noframes", "xmp"),
        *("pre", "template", "noscript", "svg", "math"),
        # Of drawings and formulas, each in a place of its own.
        *("g", "text", "desc", "foreignobject", "mtext", "mi", "ms"),
    )
)
READINGS = frozenset(("rt", "rtc", "rp"))  # pinyin over characters
KEPT_WHOLE = frozenset((*READINGS, "code", "pre", "math"))
CODE_ELEMENTS = frozenset(("code", "samp", "kbd", "pre", "xmp"))
STRUCK = frozenset(("del", "s", "strike"))
# A new one of these ends the one before it, whether or not that was closed.
CLOSED_BY: Mapping[str, frozenset[str]] = {
    "li": frozenset(("li", "p")),
    "dt": frozenset(("dt", "dd", "p")),
    "dd": frozenset(("dt", "dd", "p")),
    "td": frozenset(("td", "th", "p")),
    "th": frozenset(("td", "th", "p")),
    "tr": frozenset(("td", "th", "tr", "p")),
    "p": frozenset(("p",)),
    "option": frozenset(("option",)),
    **dict.fromkeys(HEADINGS, HEADINGS | {"p"}),
}
