from .extraction import Article, article_document, extract_article, repeated_lines

__all__ = [
    "Article",
    "article_document",
    "extract_article",
    "repeated_lines",
]
