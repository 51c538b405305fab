from .extraction import (
    Article,
    LeftOutLine,
    article_document,
    article_of_document,
    extract_article,
    repeated_lines,
)
from .furniture import is_furniture

__all__ = [
    "Article",
    "LeftOutLine",
    "article_document",
    "article_of_document",
    "extract_article",
    "is_furniture",
    "repeated_lines",
]
