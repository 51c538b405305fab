from .article import Article, article_document
from .extraction import extract_article, repeated_lines

__all__ = [
    "Article",
    "article_document",
    "extract_article",
    "repeated_lines",
]
