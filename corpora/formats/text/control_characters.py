"""Characters that no document shows: controls that come along from a clipboard or a model.

Binary formats and hand-overs write a space for them; in a page, Markdown or a table of text they
would stand raw, and half of a pair of surrogates cannot be written at all.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpora.documents import MarkedText

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def without_controls(translation: MarkedText, source: str = "") -> MarkedText:
    r"""Return a translation with spaces for control characters, as every hand-over has them.

    What stands in the source as well is the document's own and stays.

    >>> without_controls(MarkedText("Chongqing\x0bCity"))
    MarkedText(text='Chongqing City', marks=())
    """
    text = _CONTROL.sub(lambda found: found[0] if found[0] in source else " ", translation.text)
    return translation if text == translation.text else replace(translation, text=text)
