from .chinese_sentences import split_chinese
from .english_sentences import split_english
from .long_sentences import split_long

__all__ = [
    "split_chinese",
    "split_english",
    "split_long",
]
