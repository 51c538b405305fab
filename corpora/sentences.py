"""Where sentences begin and end, in Chinese and in English.

All three functions return spans (start, end) in code points. White space between sentences lies
in no span; every other character lies in exactly one.
"""

from __future__ import annotations

from corpora.chinese_sentences import split_chinese
from corpora.english_sentences import split_english
from corpora.long_sentences import split_long

__all__ = ["split_chinese", "split_english", "split_long"]
